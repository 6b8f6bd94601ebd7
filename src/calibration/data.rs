//! Measured levels beside what a model predicts for them.
use crate::measurements::Observed;

/// One place at which one transmitter was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct CalibrationSample {
    /// Number of the mast.
    pub mast: usize,
    /// Place on the planning grid, m.
    pub easting_m: f64,
    /// Likewise.
    pub northing_m: f64,
    /// The level, dBm; of a measured loss its negative, dB.
    pub observed: Observed,
    /// Levels below this were never written down, dBm; `None` where they were.
    pub logged_from: Option<f64>,
    /// Median level by the model over each height of [`CalibrationData::clutter`], dBm.
    pub predicted: Vec<f64>,
    /// Whether the terrain hides the mast.
    pub hidden: bool,
    /// Length of the path over ground, km.
    pub distance_km: f64,
    /// Height of buildings and trees there, as the scenario states it, m.
    pub clutter_m: f64,
    /// Whether no receiver tells this: a sector that a log of serving cells does not list was weaker than the serving one. It
    /// counts in fits and in no statistic.
    pub inferred: bool,
}

impl CalibrationSample {
    /// Whether a receiver heard a level here.
    #[must_use]
    pub const fn is_heard(&self) -> bool {
        self.observed.is_heard() && !self.inferred
    }
}

/// Samples of one model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CalibrationData {
    /// Heights of clutter, or factors of them, that were computed, rising; one where clutter is not fitted.
    pub clutter: Vec<f64>,
    /// Fitted values are rounded to multiples of this; 0 for none.
    pub clutter_step: f64,
    /// In an order that does not depend on that of the rows.
    pub samples: Vec<CalibrationSample>,
}

impl CalibrationData {
    /// The level predicted for a sample over a height of clutter between those computed, dBm.
    #[must_use]
    pub fn level(&self, sample: &CalibrationSample, clutter: f64) -> f64 {
        let above = self.clutter.partition_point(|&height| height <= clutter).clamp(1, self.clutter.len());
        let (low, high) = (above - 1, above.min(self.clutter.len() - 1));
        if low == high {
            return sample.predicted[low];
        }
        let share = (clutter - self.clutter[low]) / (self.clutter[high] - self.clutter[low]);
        sample.predicted[low] * (1.0 - share) + sample.predicted[high] * share
    }

    /// Number of masts: one more than the largest number.
    #[must_use]
    pub fn masts(&self) -> usize {
        self.samples.iter().map(|sample| sample.mast + 1).max().unwrap_or(0)
    }
}
