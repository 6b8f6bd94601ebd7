//! What the fading of a hop depends on.
use crate::terrain::PathProfile;
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

    /// A hop over its profile with antennas above ground, near end first.
    #[must_use]
    pub fn over(profile: &PathProfile, antennas_agl: [Length; 2]) -> Self {
        let (near_ground_m, far_ground_m) = profile.ends_m();
        let [near_agl, far_agl] = antennas_agl;
        Self {
            length: profile.ground_distance(),
            antennas_amsl_m: [near_ground_m + near_agl.metres(), far_ground_m + far_agl.metres()],
            mean_ground_m: profile.ground_m().iter().sum::<f64>() / profile.points() as f64,
        }
    }

    /// Elevation of the path over the horizontal, degrees.
    pub(super) fn elevation_deg(&self) -> f64 {
        let [a_m, b_m] = self.antennas_amsl_m;
        (b_m - a_m).abs().atan2(self.length.metres()).to_degrees()
    }
}
