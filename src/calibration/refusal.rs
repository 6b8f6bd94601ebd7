//! Why measurements are too few for a calibration.

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CalibrationRefusal {
    /// Fewer places where something was heard than a fit needs.
    FewPlaces {
        /// Places.
        places: usize,
        /// Needed.
        needed: usize,
    },
    /// All lie on fewer separate blocks of ground than three: the error elsewhere cannot be told.
    FewBlocks {
        /// Blocks.
        blocks: usize,
        /// Their side, m.
        side_m: f64,
    },
}
