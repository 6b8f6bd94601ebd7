//! What the fading of a hop depends on.
use crate::units::Length;

/// Length of a hop and the heights of its antennas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HopGeometry {
    /// Ground distance.
    pub length: Length,
    /// Antennas above sea, metres.
    pub antennas_amsl_m: [f64; 2],
    /// Mean of the ground on the path, metres above sea; read by [`ClearAir::Mapped`](super::ClearAir::Mapped) alone.
    pub mean_ground_m: f64,
}

impl HopGeometry {
    /// A level hop at sea level over ground as high as its antennas: of all hops of the length it fades most.
    #[must_use]
    pub const fn level(length: Length) -> Self {
        Self { length, antennas_amsl_m: [0.0; 2], mean_ground_m: 0.0 }
    }

    /// Elevation of the path over the horizontal, degrees.
    pub(super) fn elevation_deg(&self) -> f64 {
        let [a_m, b_m] = self.antennas_amsl_m;
        (b_m - a_m).abs().atan2(self.length.metres()).to_degrees()
    }
}
