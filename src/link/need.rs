//! What a place needs to count as served.
use super::{ServiceRequirement, inverse_normal};
use crate::network::{PredictionError, SectorCarrier, Technology};
use crate::units::Decibels;

/// What a place needs to count as served.
#[derive(Clone, Copy, Debug)]
pub struct ServiceNeed<'a> {
    /// Need of 4G.
    pub lte: &'a ServiceRequirement,
    /// Need of 3G.
    pub umts: &'a ServiceRequirement,
    /// Standard deviation of the prediction, dB, of sectors without one of their own.
    pub sigma_db: f64,
    /// Added to the level of sectors without an offset of their own, both directions, dB: what a calibration found of the model.
    pub offset_db: f64,
    /// Probability of both directions from which a place is served, 0 to 1.
    pub target_probability: f64,
    /// Correlation of the shadowing between two masts of an operator, 0 to 1.
    pub shadowing_correlation: f64,
}

impl ServiceNeed<'_> {
    /// The need of a technology.
    #[must_use]
    pub const fn of(&self, technology: Technology) -> &ServiceRequirement {
        match technology {
            Technology::Lte => self.lte,
            Technology::Umts => self.umts,
        }
    }

    /// What is known of the error of predictions for a sector: its own, otherwise what holds for all.
    #[must_use]
    pub fn error_of(&self, sector: &SectorCarrier) -> PredictionError {
        let all = PredictionError { offset: Decibels::new(self.offset_db), sigma_db: self.sigma_db };
        sector.prediction_error.unwrap_or(all)
    }

    /// Median margin at which the target probability is reached, for a standard deviation in dB.
    #[must_use]
    pub fn margin(&self, sigma_db: f64) -> Decibels {
        Decibels::new(sigma_db * inverse_normal(self.target_probability))
    }
}
