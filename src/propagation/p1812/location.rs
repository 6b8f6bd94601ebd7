//! Location variability.
use crate::units::Length;

/// What the spread over locations is taken for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocationVariability {
    /// Side of the area over which the variability applies, w_a.
    pub resolution: Length,
}

impl Default for LocationVariability {
    /// 100 m squares.
    fn default() -> Self {
        Self { resolution: Length::from_metres(100.0) }
    }
}

impl LocationVariability {
    /// Standard deviation over locations, dB, for an outdoor terminal at or below the clutter's height.
    ///
    /// # Source
    /// ITU-R P.1812-8, §4.7, equation (66): (0.024 f + 0.52) w_a^0.28, f in GHz, w_a in m.
    #[must_use]
    pub fn sigma_db(self, f_ghz: f64) -> f64 {
        (0.024 * f_ghz + 0.52) * self.resolution.metres().powf(0.28)
    }
}
