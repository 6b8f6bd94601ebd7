//! The spread about predictions: of masts that were measured, and of those that were not.
use super::data::CalibrationSample;
use super::likelihood::{Normal, likelihood};
use serde::{Deserialize, Serialize};

/// Spread between masts that is taken where few were measured, dB, and for how many masts it counts: somewhat less than one LTE set
/// shows (6.6 dB within masts, 9.8 dB at others, so 7.2 dB between them).
const BETWEEN_PRIOR: (f64, f64) = (6.0, 2.0);

/// The two standard deviations of a prediction.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TwoSigmas {
    /// Of a mast that was measured elsewhere, dB.
    pub measured_db: f64,
    /// Of a mast that was not, dB: the spread between masts added.
    pub unmeasured_db: f64,
    /// Spread between masts, dB.
    pub between_masts_db: f64,
    /// Masts that were measured.
    pub masts: usize,
}

impl TwoSigmas {
    /// From the spread at places of masts measured elsewhere, and at places of masts left out as a whole, where there are several.
    ///
    /// # Method
    /// The variance between masts is the difference of both; it is averaged with that of 6 dB as if two further masts had
    /// shown that, so that one or two masts do not show a spread of nothing.
    #[must_use]
    pub fn of(measured_db: f64, left_out_db: Option<f64>, masts: usize) -> Self {
        let (prior_db, counts) = BETWEEN_PRIOR;
        let found = left_out_db.map_or(0.0, |left_out| (left_out.powi(2) - measured_db.powi(2)).max(0.0));
        let seen = if left_out_db.is_some() { masts as f64 - 1.0 } else { 0.0 };
        let between = (counts * prior_db.powi(2) + seen * found) / (counts + seen);
        Self {
            measured_db,
            unmeasured_db: (measured_db.powi(2) + between).sqrt(),
            between_masts_db: between.sqrt(),
            masts,
        }
    }
}

/// The most likely standard deviation about given means, dB.
///
/// # Method
/// Newton's method in its logarithm, with the curvature kept that of a maximum.
pub(super) fn spread_of(means: &[(&CalibrationSample, f64)]) -> f64 {
    let mut log_sigma = f64::ln(8.0);
    for _ in 0..40 {
        let (mut slope, mut curvature) = (0.0, 1e-6);
        for (sample, mean) in means {
            let one = likelihood(
                sample.observed,
                sample.logged_from,
                Normal { mean: *mean, sigma: log_sigma.exp() },
            );
            slope += one.by_sigma;
            curvature -= one.by_sigma_twice;
        }
        // where the curvature is not that of a maximum, as much as one of heard levels is
        let step = slope / curvature.max(0.5 * means.len() as f64);
        log_sigma = (log_sigma + step.clamp(-0.5, 0.5)).clamp(-1.0, 4.0);
        if step.abs() < 1e-7 {
            break;
        }
    }
    log_sigma.exp()
}
