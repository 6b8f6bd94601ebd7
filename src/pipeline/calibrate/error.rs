//! Why there is no calibration.
use crate::calibration::CalibrationRefusal;
use crate::pipeline::RunError;

/// Why there is no calibration.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CalibrateError {
    /// An input, or the output.
    #[error(transparent)]
    Run(Box<RunError>),
    /// The scenario names no measurements.
    #[error("{}", crate::text!("calibrate-no-measurements", scenario = .0))]
    NoMeasurements(String),
    /// No reading has a transmitter that is known.
    #[error("{}", crate::text!("calibrate-nothing-joined", readings, why))]
    NothingJoined {
        /// Readings.
        readings: usize,
        /// Why most of them have none, and what they name.
        why: String,
    },
    /// No place has a prediction.
    #[error("{}", crate::text!("calibrate-nothing-predicted", places, reason))]
    NothingPredicted {
        /// Places.
        places: usize,
        /// Of the first.
        reason: String,
    },
    /// The measurements are too few.
    #[error("{}", crate::words::calibration_refusal(.0))]
    TooFew(CalibrationRefusal),
}

impl From<RunError> for CalibrateError {
    fn from(error: RunError) -> Self {
        Self::Run(Box::new(error))
    }
}

impl CalibrateError {
    /// Whether this is an internal error rather than bad input.
    #[must_use]
    pub const fn is_internal(&self) -> bool {
        matches!(self, Self::Run(error) if error.is_internal())
    }
}
