//! What the user should know of the rasters read.
use serde::Serialize;

/// Something about rasters that the user should know.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RasterNote {
    /// Only the first band was read.
    FirstBandOnly {
        /// The file.
        file: String,
        /// Number of bands.
        bands: usize,
    },
    /// The elevations were converted to metres.
    UnitConverted {
        /// The file.
        file: String,
        /// The file's unit.
        unit: String,
        /// Its length, metres.
        metres_per_unit: f64,
    },
    /// The band and the CRS give two units of height; the band's was used.
    UnitsDiffer {
        /// The file.
        file: String,
        /// The band's unit, which was used.
        band: String,
        /// The unit of the CRS's vertical part.
        crs: String,
    },
    /// Coordinates are not in metres, and nothing states the unit of the heights.
    UnitAssumed {
        /// The file.
        file: String,
        /// Unit of its coordinates.
        horizontal: String,
    },
    /// The heights' vertical datum, which they keep.
    VerticalDatum {
        /// Name of the vertical part of the CRS.
        datum: String,
        /// One of the files.
        file: String,
        /// Number of files in it.
        files: usize,
    },
    /// Ground far below the sea.
    DeepGround {
        /// Cells of the planning grid below `DEEP_GROUND_M`.
        cells: usize,
        /// The lowest, metres.
        lowest_m: f64,
    },
    /// The file has no CRS; the scenario's was used.
    CrsAssumed {
        /// The file.
        file: String,
        /// The CRS.
        crs: String,
    },
    /// The file lies outside the planning grid and was not read.
    OutsideGrid {
        /// The file.
        file: String,
    },
}

/// Below this ground is told, metres: little dry land is lower, and most sea floor is.
pub(super) const DEEP_GROUND_M: f32 = -50.0;

impl std::fmt::Display for RasterNote {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::FirstBandOnly { file, bands } => {
                write!(formatter, "{file}: only the first of {bands} bands was read")
            }
            Self::UnitConverted { file, unit, metres_per_unit } => {
                write!(formatter, "{file}: elevations in '{unit}' were multiplied by {metres_per_unit} m")
            }
            Self::UnitsDiffer { file, band, crs } => write!(
                formatter,
                "{file}: its band says that heights are in '{band}', its CRS that they are in '{crs}'; '{band}' was used"
            ),
            Self::UnitAssumed { file, horizontal } => write!(
                formatter,
                "{file}: its coordinates are in '{horizontal}' and it states no unit of height; heights were taken as metres: \
                 if they are feet, set terrain.height_unit (--height-unit) to \"ft\" or \"us_ft\", else to \"m\""
            ),
            Self::VerticalDatum { datum, file, files } => {
                let more = if *files > 1 { format!(" and {} more", files - 1) } else { String::new() };
                write!(formatter, "{file}{more}: heights stay in the vertical datum of the file, '{datum}'")
            }
            Self::DeepGround { cells, lowest_m } => write!(
                formatter,
                "{cells} cells of the planning grid lie below {DEEP_GROUND_M} m, the lowest at {lowest_m:.0} m: if that is \
                 the sea floor, set it to 0 m in the file, because radio waves pass over the water"
            ),
            Self::CrsAssumed { file, crs } => write!(formatter, "{file}: states no CRS; {crs} was assumed"),
            Self::OutsideGrid { file } => {
                write!(formatter, "{file}: lies outside the planning grid and was not read")
            }
        }
    }
}
