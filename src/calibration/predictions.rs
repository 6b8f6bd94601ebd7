//! A fit with its masts' offsets: what it predicts, and how surely.
use super::data::{CalibrationData, CalibrationSample};
use super::fit::{Fit, Prior, fit};
use super::likelihood::{Normal, hazard};
use super::pooling::{Pooling, pool};
use super::spread::spread_of;
use super::terms::Terms;

/// A predicted level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction {
    /// Median, dBm.
    pub mean_dbm: f64,
    /// Standard deviation, dB.
    pub sigma_db: f64,
}

impl Prediction {
    /// The level expected of a row that is in the files: where those too weak to be heard were never written down, more than the median, dBm.
    #[must_use]
    pub fn expected_dbm(&self, logged_from: Option<f64>) -> f64 {
        let Self { mean_dbm, sigma_db } = *self;
        logged_from.map_or(mean_dbm, |bound| mean_dbm + sigma_db * hazard((mean_dbm - bound) / sigma_db))
    }

    pub(super) const fn normal(&self) -> Normal {
        Normal { mean: self.mean_dbm, sigma: self.sigma_db }
    }
}

/// What is known of a mast when a level of it is predicted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// It was measured elsewhere.
    Measured,
    /// It was not.
    Unmeasured,
}

/// A fit with the offsets of its masts.
#[derive(Clone, Debug)]
pub(super) struct Fitted {
    pub(super) fit: Fit,
    pub(super) pooling: Pooling,
    /// Standard deviation about the masts' own offsets, dB.
    pub(super) within_db: f64,
}

/// What is fitted beside the samples.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    /// The block of every sample.
    pub(super) blocks: &'a [usize],
    pub(super) prior: &'a Prior,
}

impl Fitted {
    /// Fits some samples.
    pub(super) fn of(data: &CalibrationData, subset: &[usize], terms: Terms, ground: Ground<'_>) -> Self {
        let fit = fit(data, subset, terms, ground.prior);
        let pooling = pool(data, subset, &fit, ground.blocks);
        let mut fitted = Self { fit, pooling, within_db: fit.sigma_db };
        let means = subset.iter().map(|&index| {
            let sample = &data.samples[index];
            (sample, fitted.mean(data, sample, Evidence::Measured))
        });
        let means: Vec<_> = means.collect();
        fitted.within_db = spread_of(&means);
        fitted
    }

    /// The offset of a mast that was not measured, dB.
    pub(super) fn offset_db(&self) -> f64 {
        self.fit.offset_db + self.pooling.centre_db
    }

    fn mean(&self, data: &CalibrationData, sample: &CalibrationSample, evidence: Evidence) -> f64 {
        let own = match evidence {
            Evidence::Measured => self.pooling.masts.get(&sample.mast).map_or(0.0, |mast| mast.offset_db),
            Evidence::Unmeasured => 0.0,
        };
        self.fit.level(data, sample) + self.pooling.centre_db + own
    }

    /// The level of a sample, whether it was fitted or not.
    pub(super) fn predict(
        &self,
        data: &CalibrationData,
        sample: &CalibrationSample,
        evidence: Evidence,
    ) -> Prediction {
        let own = self.pooling.masts.get(&sample.mast).filter(|_| evidence == Evidence::Measured);
        let unknown = self.pooling.between + self.pooling.centre_variance;
        let variance = self.within_db.powi(2) + own.map_or(unknown, |mast| mast.variance);
        Prediction { mean_dbm: self.mean(data, sample, evidence), sigma_db: variance.sqrt() }
    }
}
