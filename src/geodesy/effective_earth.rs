//! Effective Earth radius.
use crate::units::Length;

/// Mean Earth radius used by the ITU-R P-series, km (P.1812-8, §3.7; P.452-18, §3.5).
pub const EARTH_RADIUS_KM: f64 = 6_371.0;

/// The radius of an Earth on which rays are straight lines.
///
/// # Examples
/// ```
/// use signalgap::geodesy::EffectiveEarth;
/// let earth = EffectiveEarth::median(45.0);
/// assert!((earth.radius_km() - 8_930.777).abs() < 1e-3);
/// // in the middle of a path of 10 km
/// assert!((earth.bulge_m(5.0, 5.0) - 1.399_654).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EffectiveEarth {
    radius_km: f64,
}

impl EffectiveEarth {
    /// The median effective Earth for an average refractivity lapse rate in the lowest kilometre.
    ///
    /// # Units and conventions
    /// `delta_n` in N-units/km, as a positive number (45 is typical of Viet Nam's latitude).
    ///
    /// # Source
    /// ITU-R P.1812-8, §3.7, equations (6) and (7): k50 = 157 / (157 - delta-N), ae = 6371 k50.
    #[must_use]
    pub fn median(delta_n: f64) -> Self {
        Self { radius_km: EARTH_RADIUS_KM * 157.0 / (157.0 - delta_n) }
    }

    /// A given effective radius.
    #[must_use]
    pub const fn from_radius(radius: Length) -> Self {
        Self { radius_km: radius.kilometres() }
    }

    /// The effective radius, km.
    #[must_use]
    pub const fn radius_km(self) -> f64 {
        self.radius_km
    }

    /// Height of the bulge over the chord, metres, `d1_km` and `d2_km` from the two ends: 500 d1 d2 / ae.
    #[must_use]
    pub fn bulge_m(self, d1_km: f64, d2_km: f64) -> f64 {
        500.0 * d1_km * d2_km / self.radius_km
    }
}

#[cfg(test)]
mod tests {
    use super::EffectiveEarth;

    #[test]
    fn a_lapse_of_39_25_is_four_thirds() {
        assert!((EffectiveEarth::median(39.25).radius_km() - 6_371.0 * 4.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn the_bulge_of_a_50_km_path_is_37_m() {
        // 500 * 25 * 25 / 8494.667 = 36.79 m
        assert!((EffectiveEarth::median(39.25).bulge_m(25.0, 25.0) - 36.788).abs() < 1e-3);
    }
}
