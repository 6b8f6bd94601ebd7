//! What the user should know of the rasters read.
use serde::{Deserialize, Serialize};

/// Why a raster found in a folder was skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassedOver {
    /// A layer that comes with an elevation model or a map, by its name.
    Companion,
    /// This program wrote it.
    Result,
}

/// Something about rasters that the user should know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
        /// Cells across the widest gap that is bridged.
        widest: usize,
    },
    /// Cells without terrain were taken as the surface of the sea, as the user chose.
    VoidsAreSea {
        /// Cells of the planning grid.
        cells: usize,
    },
    /// Ground deep below sea level was put at 0 m, the surface of the sea, as the user chose.
    SeaLevelled {
        /// Cells of the planning grid.
        cells: usize,
        /// Ground below this height, metres.
        below_m: f64,
        /// The lowest, metres.
        lowest_m: f64,
    },
    /// Ground deep below sea level has no data, as the user chose.
    SeaVoided {
        /// Cells of the planning grid.
        cells: usize,
        /// Ground below this height, metres.
        below_m: f64,
        /// The lowest, metres.
        lowest_m: f64,
    },
    /// Ground that may be a shallow sea was taken as ground, and nothing is chosen.
    LowGround {
        /// Cells of the planning grid so low.
        cells: usize,
        /// Ground below this height is told, metres.
        below_m: f64,
        /// The lowest, metres.
        lowest_m: f64,
    },
    /// Ground deep below sea level is ground, as the user chose.
    DeepGround {
        /// Cells of the planning grid so deep.
        cells: usize,
        /// Ground below this height, metres.
        below_m: f64,
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

impl RasterNote {
    /// Whether it tells what the sea was taken as.
    #[must_use]
    pub const fn is_of_sea(&self) -> bool {
        matches!(
            self,
            Self::VoidsAreSea { .. }
                | Self::SeaLevelled { .. }
                | Self::SeaVoided { .. }
                | Self::LowGround { .. }
                | Self::DeepGround { .. }
        )
    }
}
