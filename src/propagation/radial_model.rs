//! Models that compute the receivers along a radial together.
use super::{PathEnvironment, Signal, Terminals};
use std::ops::Range;

/// The samples along a radial from a transmitter, its receivers on some of the last.
#[derive(Clone, Debug)]
pub struct RadialProfile<'r> {
    /// Distances from the transmitter, km; the first sample is its own.
    pub distance_km: &'r [f64],
    /// Bare ground, m above sea.
    pub ground_m: &'r [f64],
    /// Ground with buildings and trees, m above sea; bare at the transmitter.
    pub obstacle_m: &'r [f64],
    /// Whether buildings and trees are cleared around antennas: the path to a receiver then has samples of its own.
    pub cleared: bool,
    /// The samples that have a receiver.
    pub receivers: Range<usize>,
    /// Both antennas.
    pub terminals: Terminals,
    /// The air; the latitude is the transmitter's.
    pub environment: PathEnvironment,
}

/// A model that computes the losses of all receivers of a radial in less time than path by path.
pub trait RadialModel {
    /// Whether it could: puts down the basic transmission losses at each signal, dB, signal by signal and there receiver by receiver, NaN
    /// where the model has none.
    ///
    /// # Accuracy
    /// Within 1e-9 dB of [`super::PreparedPath::loss`] over the profile to the receiver.
    fn losses_along(&self, radial: &RadialProfile<'_>, signals: &[Signal], losses_db: &mut [f64]) -> bool;
}
