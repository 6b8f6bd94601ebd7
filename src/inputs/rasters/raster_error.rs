//! What can be wrong with a raster, terrain or land cover.
use crate::geodesy::{GeographicBounds, LonLat};
use crate::inputs::GdalReason;
use crate::inputs::places::crs::CrsError;
use crate::words::{feet_hint, listed};

/// A terrain or land-cover input that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RasterInputError {
    /// An empty list of sources.
    #[error("no raster files are named: list files, globs or folders")]
    NoSources,
    /// A file, glob or folder without a raster.
    #[error("'{pattern}' matches no raster file{}: check the path, or add the file", looked_in(.base))]
    NothingFound {
        /// As the user wrote it.
        pattern: String,
        /// The folder relative patterns are resolved in.
        base: String,
    },
    /// A glob that cannot be parsed or followed.
    #[error("'{pattern}' cannot be searched: {reason}")]
    BadPattern {
        /// As the user wrote it.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A name that is not UTF-8.
    #[error("the name of '{path}' is not UTF-8 text: rename the file or its folder")]
    NotText {
        /// The path, what is not text replaced.
        path: String,
    },
    /// A folder or file that the system does not let us read.
    #[error("cannot read '{path}'")]
    Unreadable {
        /// The path.
        path: String,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A grid too large for the memory allowed cannot be kept in a file.
    #[error("terrain cannot be stored in '{}': {source}; free disk space there, or allow more memory", path.display())]
    Scratch {
        /// The file.
        path: std::path::PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// Not a raster, or damaged at its start.
    #[error("'{file}' cannot be opened as a raster (damaged, incomplete, or not a raster)")]
    NotARaster {
        /// The file.
        file: String,
        /// GDAL's reason.
        source: GdalReason,
    },
    /// A file that asks for what the user did not.
    #[error("'{file}' is not opened: {reason}")]
    Refused {
        /// The file.
        file: String,
        /// What it asks for, and what to do.
        reason: String,
    },
    /// A raster container without a band of its own.
    #[error("'{file}' has no raster band")]
    NoBand {
        /// The file.
        file: String,
    },
    /// Damaged further in, for instance cut off.
    #[error("'{file}' cannot be read at row {row} (counted from 0): it is damaged or incomplete")]
    Truncated {
        /// The file.
        file: String,
        /// First row of the block that cannot be read.
        row: usize,
        /// GDAL's reason.
        source: GdalReason,
    },
    /// More cells under the area than can be read in a useful time.
    #[error(
        "'{file}' has {cells} cells under the planning area, more than the limit of {limit}: resample it to larger cells, \
         or choose a smaller area"
    )]
    TooFine {
        /// The file.
        file: String,
        /// Its cells under the area.
        cells: usize,
        /// The limit.
        limit: usize,
    },
    /// A buffer for which the system has no memory.
    #[error(
        "'{file}' cannot be read: there is not enough memory ({mib} MiB) for one block of it; free memory, or allow more"
    )]
    NoMemory {
        /// The file.
        file: String,
        /// Size of the part, MiB.
        mib: usize,
    },
    /// No geotransform.
    #[error(
        "'{file}' is not georeferenced (no geotransform): add the georeference, for instance with gdal_translate"
    )]
    NoGeoreference {
        /// The file.
        file: String,
    },
    /// Cells too small to be measured.
    #[error(
        "'{file}' has cells of {x_m} x {y_m} m, and the smallest accepted side is {least_m} m: its geotransform is wrong, or its \
         CRS is not the one it states"
    )]
    AbsurdCells {
        /// The file.
        file: String,
        /// Side along columns, metres.
        x_m: f64,
        /// Side along rows, metres.
        y_m: f64,
        /// Smallest side accepted, metres.
        least_m: f64,
    },
    /// No CRS.
    #[error(
        "'{file}' does not state its coordinate reference system: write it into the file with gdal_edit -a_srs, or name \
         it as `crs` beside the list of files"
    )]
    NoCrs {
        /// The file.
        file: String,
    },
    /// Rotated or south-up, and several bands.
    #[error("'{file}' is rotated or south-up and has {bands} bands: keep one band, or warp it to north-up")]
    RotatedMultiBand {
        /// The file.
        file: String,
        /// Number of bands.
        bands: usize,
    },
    /// A unit of elevation that is not known.
    #[error("'{file}' gives elevations in '{unit}': convert it to metres (feet are converted automatically)")]
    UnknownUnit {
        /// The file.
        file: String,
        /// As stated in the file.
        unit: String,
    },
    /// Two elevation models of one place that are not the same ground.
    #[error(
        "'{first}' and '{second}' overlap and disagree: at longitude {:.5}, latitude {:.5} the first gives {first_m:.1} m and \
         the second {second_m:.1} m, the most of {count} places compared{}; only one can be the ground: name it instead of \
         the folder, or remove the other",
        place.0, place.1, feet_hint(*.in_feet)
    )]
    Disagree {
        /// One file.
        first: String,
        /// The other.
        second: String,
        /// Its elevation where they disagree most, metres.
        first_m: f64,
        /// Likewise.
        second_m: f64,
        /// Longitude and latitude of that place, degrees.
        place: (f64, f64),
        /// Places compared.
        count: usize,
        /// Whether one is the other in feet.
        in_feet: bool,
    },
    /// All that a search found is none of what was looked for.
    #[error(
        "only auxiliary layers and results of signalgap were found ({}): add the data, or list a file explicitly to use it",
        listed(.files)
    )]
    AllPassedOver {
        /// What was found.
        files: Vec<String>,
    },
    /// Colours in place of heights.
    #[error(
        "'{file}' contains colours, not heights ({what}): use the elevation model itself, not a picture of it or its encoding in \
         colours (terrain-RGB)"
    )]
    Colours {
        /// The file.
        file: String,
        /// What shows it.
        what: &'static str,
    },
    /// Depths in place of heights.
    #[error(
        "'{file}' contains depths ('{datum}' counts downwards), not heights above sea: use an elevation model"
    )]
    Depths {
        /// The file.
        file: String,
        /// Name of the vertical part of its CRS.
        datum: String,
    },
    /// An elevation that the Earth does not have.
    #[error(
        "'{file}' has an elevation of {value} m at row {row}, column {col} (counted from 0), outside {low}..{high} m: {}",
        cure(*.value)
    )]
    AbsurdElevation {
        /// The file.
        file: String,
        /// The elevation, metres.
        value: f64,
        /// Row in the file.
        row: usize,
        /// Column in the file.
        col: usize,
        /// Lowest accepted, metres.
        low: f64,
        /// Highest accepted, metres.
        high: f64,
    },
    /// Ground deep below sea level, and nothing that says what it is.
    #[error(
        "{cells} cells of the planning grid lie below {below_m} m, the lowest at {lowest_m:.0} m (longitude {:.5}, latitude {:.5}): \
         set terrain.sea = \"level\" if that is the sea (radio waves pass over its surface, 0 m), terrain.sea = \"ground\" if it is land \
         below sea level, or terrain.sea = \"void\" for no data there",
        at.longitude_deg, at.latitude_deg
    )]
    SeaNotChosen {
        /// Cells of the planning grid.
        cells: usize,
        /// Ground below this height, metres.
        below_m: f64,
        /// The lowest, metres.
        lowest_m: f64,
        /// Where that is.
        at: LonLat,
    },
    /// Heights above ground that no building or tree has.
    #[error(
        "'{file}' is named in clutter.height_files, but rises {tallest_m:.0} m above ground; buildings and trees up to {limit_m} m \
         are accepted. If it holds heights above sea, it is a surface model: name it in terrain.surface"
    )]
    ClutterTooTall {
        /// The first of the files.
        file: String,
        /// The greatest height, metres.
        tallest_m: f32,
        /// The greatest accepted.
        limit_m: f64,
    },
    /// A land-cover value that is no class code.
    #[error(
        "'{file}' has the value {value} at row {row}, column {col} (counted from 0): land-cover classes are whole numbers \
         from 0 to 65534"
    )]
    NotAClass {
        /// The file.
        file: String,
        /// The value.
        value: f64,
        /// Row in the file.
        row: usize,
        /// Column in the file.
        col: usize,
    },
    /// The files and the planning grid have nothing in common.
    #[error("the rasters cover {} and the planning grid {}: they do not overlap", show(.rasters), show(.grid))]
    NoOverlap {
        /// All rasters together, WGS 84.
        rasters: GeographicBounds,
        /// The planning grid, WGS 84.
        grid: GeographicBounds,
    },
    /// A planning area that is empty or not finite.
    #[error(
        "planning area west {west_m}, south {south_m}, east {east_m}, north {north_m} m with cells of {cell_m} m is not a \
         grid: all must be finite, west < east, south < north, cell size > 0"
    )]
    BadArea {
        /// Western edge, metres.
        west_m: f64,
        /// Southern edge, metres.
        south_m: f64,
        /// Eastern edge, metres.
        east_m: f64,
        /// Northern edge, metres.
        north_m: f64,
        /// Cell size, metres.
        cell_m: f64,
    },
    /// Too large a grid.
    #[error(
        "the planning grid would have {cells} cells of {cell_m} m, more than the limit of {max_cells}: choose a cell size \
         of {enough_m} m or more, a smaller area or service radius, or raise the limit"
    )]
    TooManyCells {
        /// Cells of the grid.
        cells: f64,
        /// Cell size, metres.
        cell_m: f64,
        /// The limit.
        max_cells: usize,
        /// A cell size that would do, metres.
        enough_m: f64,
    },
    /// GDAL refused a step of the warp.
    #[error("{files} cannot be warped to the planning grid")]
    Warp {
        /// The files of the group.
        files: String,
        /// GDAL's reason.
        source: GdalReason,
    },
    /// The void filling failed.
    #[error("voids of the terrain cannot be filled")]
    Fill {
        /// GDAL's reason.
        source: GdalReason,
    },
    /// A CRS that cannot be used.
    #[error(transparent)]
    Crs(#[from] CrsError),
}

/// What an elevation that the Earth does not have may be, and what to do.
const fn cure(value_m: f64) -> &'static str {
    /// Highest mountain in feet, and the deepest sea in metres.
    const IN_FEET_UP_TO: f64 = 29_100.0;
    const DEEPEST_SEA_M: f64 = -9_998.0;
    if value_m > DEEPEST_SEA_M && value_m < 0.0 {
        "if that is the sea floor, set terrain.sea = \"level\" (its surface, which radio waves pass over) or \
         terrain.sea = \"void\" (no data); if it is a void, declare its value (gdal_translate -a_nodata)"
    } else if value_m > 0.0 && value_m < IN_FEET_UP_TO {
        "if heights are in feet, set terrain.height_unit to \"ft\" or \"us_ft\"; if it is a void, declare its \
         value (gdal_translate -a_nodata); otherwise it is not an elevation model"
    } else {
        "most likely its void value is not declared (declare it with gdal_translate -a_nodata, which writes a GeoTIFF: use that \
         in its place), or it is not an elevation model"
    }
}

fn looked_in(base: &str) -> String {
    if base.is_empty() { String::new() } else { format!(" (looked in {base})") }
}

fn show(bounds: &GeographicBounds) -> String {
    let GeographicBounds { west, south, east, north } = bounds;
    format!("longitude {west:.4} to {east:.4}, latitude {south:.4} to {north:.4}")
}
