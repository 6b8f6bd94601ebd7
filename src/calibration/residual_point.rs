//! A measured place in the field of residuals.
use crate::measurements::Observed;

/// The error of a calibrated prediction at a measured place.
#[derive(Clone, Debug, PartialEq)]
pub struct ResidualPoint {
    /// Number of the mast.
    pub mast: usize,
    /// Number of the device.
    pub device: usize,
    /// Place on the planning grid, east and north, m.
    pub place: [f64; 2],
    /// Measured less predicted, dB: known, or at most this.
    pub residual: Observed,
    /// Whether a bound is one from below: the residual is at least this.
    pub at_least: bool,
    /// Probability that a bound is wrong: the report of somebody who stood elsewhere or had another telephone.
    pub wrong: f64,
}
