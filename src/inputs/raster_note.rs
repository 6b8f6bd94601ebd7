//! What the user should know of the rasters read.
use super::narrow_gaps::NARROW_GAP_CELLS;
use serde::Serialize;

/// Why a raster found in a folder was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PassedOver {
    /// A layer that comes with an elevation model or a map, by its name.
    Companion,
    /// This program wrote it.
    Result,
}

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
    /// Narrow gaps in the terrain were bridged.
    GapsBridged {
        /// Cells of the planning grid that were interpolated.
        cells: usize,
    },
    /// Cells without terrain were taken as sea, as the user chose.
    VoidsAreSea {
        /// Cells of the planning grid.
        cells: usize,
    },
    /// Sea floor was put at 0 m, as the user chose.
    SeaFloorRaised {
        /// Cells of the planning grid.
        cells: usize,
        /// Ground below this height, metres.
        below_m: f64,
        /// The lowest, metres.
        lowest_m: f64,
    },
    /// Ground far below the sea.
    DeepGround {
        /// Cells of the planning grid below `DEEP_GROUND_M`.
        cells: usize,
        /// The lowest, metres.
        lowest_m: f64,
    },
    /// Two that overlap differ more than their relief explains, but may both be the ground.
    OverlapDiffers {
        /// One file.
        first: String,
        /// The other.
        second: String,
        /// Where they differ most, metres.
        first_m: f64,
        /// Likewise.
        second_m: f64,
    },
    /// Two that lie side by side do not fit together.
    NeighboursDiffer {
        /// One file.
        first: String,
        /// The other.
        second: String,
        /// Where they differ most, metres.
        first_m: f64,
        /// Likewise.
        second_m: f64,
        /// Whether one is the other in feet.
        in_feet: bool,
    },
    /// Whole numbers up to 255 can hold no mountains.
    EightBit {
        /// The file.
        file: String,
    },
    /// A result of this program, named as an input.
    OwnResult {
        /// The file.
        file: String,
    },
    /// Rasters found in folders that are no ground or no map.
    PassedOver {
        /// Why.
        why: PassedOver,
        /// The files.
        files: Vec<String>,
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
            Self::GapsBridged { cells } => write!(
                formatter,
                "{cells} cells in gaps of the terrain at most {NARROW_GAP_CELLS} cells wide were interpolated from both sides"
            ),
            Self::VoidsAreSea { cells } => write!(
                formatter,
                "{cells} cells without terrain were taken as sea, at 0 m, because voids are said to be sea \
                 (terrain.sea.voids, --sea-voids)"
            ),
            Self::SeaFloorRaised { cells, below_m, lowest_m } => write!(
                formatter,
                "{cells} cells below {below_m} m, the lowest at {lowest_m:.0} m, were taken as sea, at 0 m \
                 (terrain.sea.floor_below_m, --sea-floor-below)"
            ),
            Self::DeepGround { cells, lowest_m } => write!(
                formatter,
                "{cells} cells of the planning grid lie below {DEEP_GROUND_M} m, the lowest at {lowest_m:.0} m: if that is \
                 the sea floor, put it at 0 m with terrain.sea.floor_below_m (--sea-floor-below), because radio waves pass \
                 over the water"
            ),
            Self::OverlapDiffers { first, second, first_m, second_m } => write!(
                formatter,
                "{first} and {second} overlap and differ, by up to {:.0} m ({first_m:.0} and {second_m:.0} m); the finer lies \
                 on top: leave one out if they are not the same surface",
                (first_m - second_m).abs()
            ),
            Self::NeighboursDiffer { first, second, first_m, second_m, in_feet } => write!(
                formatter,
                "{first} and {second} lie side by side and do not fit together: {first_m:.0} and {second_m:.0} m at their \
                 border{}",
                feet_hint(*in_feet)
            ),
            Self::EightBit { file } => write!(
                formatter,
                "{file}: holds whole numbers from 0 to 255 only (8 bit), taken as metres: make sure that it is an elevation \
                 model and no picture"
            ),
            Self::OwnResult { file } => {
                write!(
                    formatter,
                    "{file}: is a result of signalgap, and was read as an input because it is named by itself"
                )
            }
            Self::PassedOver { why, files } => {
                let why = match why {
                    PassedOver::Companion => "layers beside the data, by their names",
                    PassedOver::Result => "results of signalgap",
                };
                write!(
                    formatter,
                    "passed over in folders: {} ({why}); name a file by itself to use it",
                    listed(files)
                )
            }
            Self::CrsAssumed { file, crs } => write!(formatter, "{file}: states no CRS; {crs} was assumed"),
            Self::OutsideGrid { file } => {
                write!(formatter, "{file}: lies outside the planning grid and was not read")
            }
        }
    }
}

/// What to do where one raster is another in feet.
pub(super) const fn feet_hint(in_feet: bool) -> &'static str {
    if in_feet {
        "; their ratio is that of feet to metres: one is in feet and does not say so (state its unit in the file, or convert it)"
    } else {
        ""
    }
}

/// The first names of a list, and how many more there are.
pub(super) fn listed(files: &[String]) -> String {
    /// Names told.
    const SHOWN: usize = 5;
    let shown = files.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = files.len().saturating_sub(SHOWN);
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}
