//! What measurements say of a model's error: offset, clutter height, spread, and the map between the measured places.
//!
//! Everything here is about levels that were measured and levels that a model predicts for them; how they were predicted does
//! not matter.

mod conditioning;
mod correlation;
mod covariance;
mod cross_validation;
mod data;
#[cfg(test)]
mod field_tests;
mod fit;
mod groups;
mod intervals;
mod layout;
mod likelihood;
mod linear;
mod neighbours;
mod pooling;
mod predictions;
mod record;
mod refusal;
mod reliability;
mod reported;
mod residual_field;
mod residual_point;
mod solve;
mod spread;
#[cfg(test)]
mod synthetic_tests;
mod terms;
mod validate;

pub use conditioning::ConditioningResult;
pub use correlation::{Correlation, correlation_of};
pub use covariance::Covariance;
pub use cross_validation::{LayoutResult, Validation};
pub use data::{CalibrationData, CalibrationSample};
pub use fit::{Fit, Prior, fit};
pub use groups::{ErrorStatistics, error_statistics, variance_between};
pub use intervals::{Interval, ParameterIntervals};
pub use layout::BlockLayout;
pub use pooling::MastOffset;
pub use predictions::{Evidence, Prediction};
pub use record::{
    CalibrationDomain, CalibrationRecord, CalibrationSource, ClutterValue, MastRecord, RECORD_VERSION,
    ResidualRecord, SourceFileRecord, ValidationSummary,
};
pub use refusal::CalibrationRefusal;
pub use reliability::{ReliabilityBand, reliability, share_within};
pub use reported::{
    PredictedService, ReportBound, WrongReports, contradicts, report_bounds, report_probability, surprise,
};
pub use residual_field::{Conditioned, ResidualField};
pub use residual_point::ResidualPoint;
pub use spread::TwoSigmas;
pub use terms::Terms;
pub use validate::{Calibrated, CalibrationQuestion, calibrate, fitted_clutter};
