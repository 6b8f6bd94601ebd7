//! The base station of a link and its height over the terrain towards the mobile.
use super::{Limit, Parameter, Terminals};
use crate::geodesy::EffectiveEarth;
use crate::terrain::{PathProfile, line_of_sight};
use crate::units::Length;

/// Distances from the base between which the terrain's mean is taken on a path of 15 km or more, km.
const MEAN_FROM_KM: f64 = 3.0;
/// The far end of the same, km.
const MEAN_TO_KM: f64 = 15.0;
/// Smallest effective height a formula is evaluated at, m: the lowest curve of ITU-R P.1546-6.
const LEAST_EFFECTIVE_M: f64 = 10.0;

/// The interval of effective base heights that Okumura's curves, and so Hata's formula and its descendants, cover.
pub const EFFECTIVE_BASE_HEIGHT: Limit =
    Limit { parameter: Parameter::EffectiveBaseHeight, unit: "m", low: 30.0, high: 200.0 };

/// What a formula in closed form needs of a path.
///
/// The *base* is the end whose antenna stands higher above its own ground, the *mobile* the other; at equal heights
/// the transmitter is the base. So a link has one loss in both directions, whichever end is named first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkGeometry {
    /// Ground distance, km.
    pub d_km: f64,
    /// Distance between the antennas, m.
    pub slant_m: f64,
    /// Base antenna above its ground, m.
    pub base_agl_m: f64,
    /// Mobile antenna above its ground, m.
    pub mobile_agl_m: f64,
    /// Base antenna over the mean terrain towards the mobile, m; negative where that lies higher.
    pub base_over_mean_m: f64,
    /// Whether terrain, with clutter where the profile has it, leaves the straight ray free over the effective Earth.
    pub line_of_sight: bool,
}

impl LinkGeometry {
    /// From a profile and the antennas' heights above ground.
    ///
    /// # Cost
    /// O(n).
    #[must_use]
    pub fn of(profile: &PathProfile, terminals: Terminals, earth: EffectiveEarth) -> Self {
        let ends_m = [terminals.tx_height_agl.metres(), terminals.rx_height_agl.metres()];
        let ground_m = profile.ground_m();
        let rise_m = ground_m[0] + ends_m[0] - ground_m[ground_m.len() - 1] - ends_m[1];
        let transmitter_is_base = ends_m[0] >= ends_m[1];
        let base_agl_m = ends_m[0].max(ends_m[1]);
        let (base_ground_m, mean_m) = if transmitter_is_base {
            (ground_m[0], mean_terrain_m(profile))
        } else {
            (ground_m[ground_m.len() - 1], mean_terrain_m(&profile.reversed()))
        };
        let heights = (terminals.tx_height_agl, terminals.rx_height_agl);
        Self {
            d_km: profile.ground_distance().kilometres(),
            slant_m: profile.ground_distance().metres().hypot(rise_m),
            base_agl_m,
            mobile_agl_m: ends_m[0].min(ends_m[1]),
            base_over_mean_m: base_ground_m + base_agl_m - mean_m,
            line_of_sight: line_of_sight(profile, heights.0, heights.1, earth),
        }
    }

    /// Distance between the antennas.
    #[must_use]
    pub fn slant_range(&self) -> Length {
        Length::from_metres(self.slant_m)
    }

    /// The effective base height that a formula is evaluated at, m: over the mean terrain, but not below 10 m, or not
    /// below the antenna's own height above ground where that is less.
    ///
    /// Below it the formulas, logarithms of this height, have no value or no meaning. The height itself is judged by
    /// [`EFFECTIVE_BASE_HEIGHT`], so that such a link carries a caveat.
    #[must_use]
    pub fn effective_base_m(&self) -> f64 {
        self.base_over_mean_m.max(LEAST_EFFECTIVE_M.min(self.base_agl_m))
    }
}

/// Mean of the bare terrain seen from the first point, metres above sea: between 3 and 15 km on a path of 15 km or
/// more, otherwise between a fifth of the path and its end.
///
/// # Method
/// The integral of the terrain, straight between samples, over the interval, divided by its length.
///
/// # Source
/// ITU-R P.1546-6, Annex 5, §3.1.2 (shorter than 15 km, terrain known) and §3.2 (15 km or longer): the two agree at
/// 15 km. ITU-R P.529-3 takes the mean between 3 and 15 km for Hata's formula.
#[must_use]
pub fn mean_terrain_m(profile: &PathProfile) -> f64 {
    let whole_km = profile.ground_distance().kilometres();
    let (from_km, to_km) = if whole_km < MEAN_TO_KM {
        (whole_km * MEAN_FROM_KM / MEAN_TO_KM, whole_km)
    } else {
        (MEAN_FROM_KM, MEAN_TO_KM)
    };
    let (d_km, ground_m) = (profile.distance_km(), profile.ground_m());
    let mut area = 0.0;
    for i in 1..d_km.len() {
        let (low, high) = (d_km[i - 1].max(from_km), d_km[i].min(to_km));
        if high > low {
            let slope = (ground_m[i] - ground_m[i - 1]) / (d_km[i] - d_km[i - 1]);
            let middle_m = ground_m[i - 1] + slope * (0.5 * (low + high) - d_km[i - 1]);
            area += middle_m * (high - low);
        }
    }
    area / (to_km - from_km)
}

#[cfg(test)]
mod tests {
    use super::{LinkGeometry, mean_terrain_m};
    use crate::geodesy::EffectiveEarth;
    use crate::propagation::Terminals;
    use crate::terrain::PathProfile;
    use crate::units::Length;

    fn path(distance_km: &[f64], ground_m: &[f64]) -> PathProfile {
        PathProfile::bare_inland(distance_km.to_vec(), ground_m.to_vec()).expect("a path")
    }

    fn geometry(profile: &PathProfile, tx_m: f64, rx_m: f64) -> LinkGeometry {
        let terminals =
            Terminals { tx_height_agl: Length::from_metres(tx_m), rx_height_agl: Length::from_metres(rx_m) };
        LinkGeometry::of(profile, terminals, EffectiveEarth::median(45.0))
    }

    #[test]
    fn a_long_path_takes_the_mean_from_3_to_15_km() {
        // 600 m up to 2 km, a ramp of 100 m/km from 2 to 4 km (at 3 km: 500 m), 400 m from there to 20 km:
        // (3 to 4 km: mean 450 m, 1 km; 4 to 15 km: 400 m, 11 km) = (450 + 4400) / 12 = 404.1667 m
        let profile = path(&[0.0, 2.0, 4.0, 20.0], &[600.0, 600.0, 400.0, 400.0]);
        assert!((mean_terrain_m(&profile) - 404.166_667).abs() < 1e-6);
        // 600 + 30 - 404.1667
        assert!((geometry(&profile, 30.0, 1.5).base_over_mean_m - 225.833_333).abs() < 1e-6);
    }

    #[test]
    fn a_short_path_takes_the_mean_from_a_fifth_to_its_end() {
        // 100 m/km over 10 km: from 2 to 10 km the mean is that of 6 km, 600 m
        assert!((mean_terrain_m(&path(&[0.0, 10.0], &[0.0, 1_000.0])) - 600.0).abs() < 1e-9);
    }

    #[test]
    fn the_two_rules_meet_at_15_km() {
        let ramp = |d: f64| path(&[0.0, 1.0, d], &[0.0, 300.0, 900.0]);
        let (below, above) = (mean_terrain_m(&ramp(15.0 - 1e-9)), mean_terrain_m(&ramp(15.0)));
        assert!((below - above).abs() < 1e-5);
    }

    #[test]
    fn a_base_under_the_terrain_is_evaluated_at_ten_metres_or_its_own_height() {
        let uphill = path(&[0.0, 10.0], &[0.0, 1_000.0]);
        let mast = geometry(&uphill, 30.0, 1.5);
        assert!((mast.base_over_mean_m + 570.0).abs() < 1e-9);
        assert!((mast.effective_base_m() - 10.0).abs() < 1e-12);
        assert!((geometry(&uphill, 6.0, 1.5).effective_base_m() - 6.0).abs() < 1e-12);
    }

    #[test]
    fn the_higher_antenna_is_the_base_from_either_end() {
        let profile = path(&[0.0, 1.0, 4.0, 9.0], &[50.0, 400.0, 20.0, 10.0]);
        let (there, back) = (geometry(&profile, 40.0, 1.5), geometry(&profile.reversed(), 1.5, 40.0));
        assert!((there.base_over_mean_m - back.base_over_mean_m).abs() < 1e-9);
        assert_eq!((there.base_agl_m, there.mobile_agl_m), (back.base_agl_m, back.mobile_agl_m));
        assert_eq!(there.line_of_sight, back.line_of_sight);
        assert!((there.slant_m - back.slant_m).abs() < 1e-9);
    }
}
