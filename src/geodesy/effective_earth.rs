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

    /// The Earth whose radius is `k` times the true one; 4/3 is the median where nothing better is known (ITU-R P.530-18, section 2.2.2.1, step 1).
    #[must_use]
    pub fn from_factor(k: f64) -> Self {
        Self { radius_km: EARTH_RADIUS_KM * k }
    }

    /// The Earth of the effective factor k_e of a path, exceeded for about 99.9 % of the worst month: 157 / (144 + 2670 / d).
    ///
    /// # Source
    /// The usual closed form of the curve in figure 2 of ITU-R P.530-18, section 2.2.2, which is drawn for a continental temperate climate from 20 to 200 km.
    /// Shorter paths continue the formula: on 5 km, k_e is 0.23 and the bulge in the middle 2.1 m.
    #[must_use]
    pub fn exceeded_nearly_always(path: Length) -> Self {
        let d_km = path.kilometres();
        Self::from_factor(157.0 * d_km / (144.0 * d_km + 2_670.0))
    }

    /// The factor k: effective over true radius.
    #[must_use]
    pub fn factor(self) -> f64 {
        self.radius_km / EARTH_RADIUS_KM
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
    use crate::units::Length;

    #[test]
    fn a_lapse_of_39_25_is_four_thirds() {
        assert!((EffectiveEarth::median(39.25).radius_km() - 6_371.0 * 4.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn the_factor_exceeded_nearly_always_rises_with_the_path() {
        // 157 / (144 + 133.5), 157 / (144 + 53.4), 157 / (144 + 26.7), by hand
        for (d_km, expected) in [(20.0, 0.565_77), (50.0, 0.795_34), (100.0, 0.919_74)] {
            let earth = EffectiveEarth::exceeded_nearly_always(Length::from_kilometres(d_km));
            assert!((earth.factor() - expected).abs() < 1e-5, "{d_km} km: {}", earth.factor());
        }
        // 500 * 2.5 * 2.5 / (6371 * 0.231563) = 2.118 m
        let short = EffectiveEarth::exceeded_nearly_always(Length::from_kilometres(5.0));
        assert!((short.bulge_m(2.5, 2.5) - 2.118).abs() < 1e-3);
        assert!((EffectiveEarth::from_factor(4.0 / 3.0).radius_km() - 8_494.667).abs() < 1e-3);
    }

    #[test]
    fn the_bulge_of_a_50_km_path_is_37_m() {
        // 500 * 25 * 25 / 8494.667 = 36.79 m
        assert!((EffectiveEarth::median(39.25).bulge_m(25.0, 25.0) - 36.788).abs() < 1e-3);
    }
}
