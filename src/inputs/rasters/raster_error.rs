//! What can be wrong with a raster, terrain or land cover.
use crate::geodesy::{GeographicBounds, LonLat};
use crate::inputs::GdalReason;
use crate::inputs::places::crs::CrsError;
use crate::language::{decimals, word};
use crate::text;
use crate::words::{feet_hint, listed};

/// A terrain or land-cover input that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RasterInputError {
    /// An empty list of sources.
    #[error("{}", crate::text!("raster-input-error-no-sources"))]
    NoSources,
    /// A file, glob or folder without a raster.
    #[error("{}", crate::text!("raster-input-error-nothing-found", pattern, base = looked_in(.base)))]
    NothingFound {
        /// As the user wrote it.
        pattern: String,
        /// The folder relative patterns are resolved in.
        base: String,
    },
    /// A glob that cannot be parsed or followed.
    #[error("{}", crate::text!("raster-input-error-bad-pattern", pattern, reason))]
    BadPattern {
        /// As the user wrote it.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A name that is not UTF-8.
    #[error("{}", crate::text!("raster-input-error-not-text", path))]
    NotText {
        /// The path, what is not text replaced.
        path: String,
    },
    /// A folder or file that the system does not let us read.
    #[error("{}", crate::text!("raster-input-error-unreadable", path))]
    Unreadable {
        /// The path.
        path: String,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A grid too large for the memory allowed cannot be kept in a file.
    #[error("{}", crate::text!("raster-input-error-scratch", path = path.display(), source))]
    Scratch {
        /// The file.
        path: std::path::PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// Not a raster, or damaged at its start.
    #[error("{}", crate::text!("raster-input-error-not-a-raster", file))]
    NotARaster {
        /// The file.
        file: String,
        /// GDAL's reason.
        source: GdalReason,
    },
    /// A file that asks for what the user did not.
    #[error("{}", crate::text!("raster-input-error-refused", file, reason))]
    Refused {
        /// The file.
        file: String,
        /// What it asks for, and what to do.
        reason: String,
    },
    /// A raster container without a band of its own.
    #[error("{}", crate::text!("raster-input-error-no-band", file))]
    NoBand {
        /// The file.
        file: String,
    },
    /// Damaged further in, for instance cut off.
    #[error("{}", crate::text!("raster-input-error-truncated", file, row))]
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
        "{}", crate::text!("raster-input-error-too-fine", file, cells, limit))]
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
        "{}", crate::text!("raster-input-error-no-memory", file, mib))]
    NoMemory {
        /// The file.
        file: String,
        /// Size of the part, MiB.
        mib: usize,
    },
    /// No geotransform.
    #[error(
        "{}", crate::text!("raster-input-error-no-georeference", file))]
    NoGeoreference {
        /// The file.
        file: String,
    },
    /// Cells too small to be measured.
    #[error(
        "{}", crate::text!("raster-input-error-absurd-cells", file, x_m, y_m, least_m))]
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
        "{}", crate::text!("raster-input-error-no-crs", file))]
    NoCrs {
        /// The file.
        file: String,
    },
    /// Rotated or south-up, and several bands.
    #[error("{}", crate::text!("raster-input-error-rotated-multi-band", file, bands))]
    RotatedMultiBand {
        /// The file.
        file: String,
        /// Number of bands.
        bands: usize,
    },
    /// A unit of elevation that is not known.
    #[error("{}", crate::text!("raster-input-error-unknown-unit", file, unit))]
    UnknownUnit {
        /// The file.
        file: String,
        /// As stated in the file.
        unit: String,
    },
    /// Two elevation models of one place that are not the same ground.
    #[error(
        "{}", crate::text!("raster-input-error-disagree", first, second, longitude_deg = decimals(place.0, 5), latitude_deg = decimals(place.1, 5), first_m = decimals(first_m, 1), second_m = decimals(second_m, 1), count, in_feet = feet_hint(*.in_feet)))]
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
        "{}", crate::text!("raster-input-error-all-passed-over", files = listed(.files)))]
    AllPassedOver {
        /// What was found.
        files: Vec<String>,
    },
    /// Colours in place of heights.
    #[error(
        "{}", crate::text!("raster-input-error-colours", file, what))]
    Colours {
        /// The file.
        file: String,
        /// What shows it.
        what: &'static str,
    },
    /// Depths in place of heights.
    #[error(
        "{}", crate::text!("raster-input-error-depths", file, datum))]
    Depths {
        /// The file.
        file: String,
        /// Name of the vertical part of its CRS.
        datum: String,
    },
    /// An elevation that the Earth does not have.
    #[error(
        "{}", crate::text!("raster-input-error-absurd-elevation", file, value, row, col, low, high, value_2 = cure(*.value)))]
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
        "{}", crate::text!("raster-input-error-sea-not-chosen", cells, below_m, lowest_m = decimals(lowest_m, 0), longitude_deg = decimals(at.longitude_deg, 5), latitude_deg = decimals(at.latitude_deg, 5)))]
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
        "{}", crate::text!("raster-input-error-clutter-too-tall", file, tallest_m = decimals(tallest_m, 0), limit_m))]
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
        "{}", crate::text!("raster-input-error-not-a-class", file, value, row, col))]
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
    #[error("{}", crate::text!("raster-input-error-no-overlap", rasters = show(.rasters), grid = show(.grid)))]
    NoOverlap {
        /// All rasters together, WGS 84.
        rasters: GeographicBounds,
        /// The planning grid, WGS 84.
        grid: GeographicBounds,
    },
    /// A planning area that is empty or not finite.
    #[error(
        "{}", crate::text!("raster-input-error-bad-area", west_m, south_m, east_m, north_m, cell_m))]
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
        "{}", crate::text!("raster-input-error-too-many-cells", cells, cell_m, max_cells, enough_m))]
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
    #[error("{}", crate::text!("raster-input-error-warp", files))]
    Warp {
        /// The files of the group.
        files: String,
        /// GDAL's reason.
        source: GdalReason,
    },
    /// The void filling failed.
    #[error("{}", crate::text!("raster-input-error-fill"))]
    Fill {
        /// GDAL's reason.
        source: GdalReason,
    },
    /// A CRS that cannot be used.
    #[error(transparent)]
    Crs(#[from] CrsError),
}

/// What an elevation that the Earth does not have may be, and what to do.
fn cure(value_m: f64) -> &'static str {
    /// Highest mountain in feet, and the deepest sea in metres.
    const IN_FEET_UP_TO: f64 = 29_100.0;
    const DEEPEST_SEA_M: f64 = -9_998.0;
    if value_m > DEEPEST_SEA_M && value_m < 0.0 {
        word("raster-error-if-that-is-the-sea-floor")
    } else if value_m > 0.0 && value_m < IN_FEET_UP_TO {
        word("raster-error-if-heights-are-in-feet-set")
    } else {
        word("raster-error-most-likely-its-void-value-is")
    }
}

fn looked_in(base: &str) -> String {
    if base.is_empty() { String::new() } else { text!("raster-error-looked-in", base) }
}

fn show(bounds: &GeographicBounds) -> String {
    let GeographicBounds { west, south, east, north } = bounds;
    text!(
        "raster-error-longitude-to-latitude-to",
        west = decimals(west, 4),
        east = decimals(east, 4),
        south = decimals(south, 4),
        north = decimals(north, 4)
    )
}
