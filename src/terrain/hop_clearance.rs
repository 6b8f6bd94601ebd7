//! Clearance of a microwave hop by two criteria, and the least antenna heights that keep both.
use super::PathProfile;
use crate::geodesy::EffectiveEarth;
use crate::units::{Frequency, Length};

/// Halvings of a range of heights: a hundred metres to less than a micrometre.
const HALVINGS: usize = 28;

/// What a microwave hop must clear: a share of the first Fresnel zone over the median Earth, and another over the Earth of k_e; the greater height wins.
///
/// # Source
/// ITU-R P.530-18 (09/2021), section 2.2.2.1: step 1 asks for 1.0 F1 at the median k (4/3 where it is not known); step 3 for a share of F1 at the k_e of figure 2
/// ([`EffectiveEarth::exceeded_nearly_always`]): none or 0.3 F1 in a temperate climate, 0.6 F1 in a tropical one on paths beyond some 30 km. The default takes 0.6 F1 on
/// paths of any length, a choice on the safe side. Obstacles are ground with clutter: canopy counts.
///
/// # Examples
/// ```
/// use signalgap::terrain::{ClearanceRule, PathProfile};
/// use signalgap::units::{Frequency, Length};
/// let ridge = PathProfile::bare_inland(vec![0.0, 5.0, 10.0], vec![0.0, 40.0, 0.0]).expect("a profile");
/// let (rule, frequency) = (ClearanceRule::default(), Frequency::from_megahertz(7_500.0));
/// let near = Length::from_metres(50.0);
/// let far = rule.least_far_height(&ridge, near, frequency);
/// let changed = |by_m: f64| Length::from_metres(far.metres() + by_m);
/// assert!(rule.check(&ridge, [near, changed(0.001)], frequency).is_clear());
/// assert!(!rule.check(&ridge, [near, changed(-0.001)], frequency).is_clear());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClearanceRule {
    /// The median Earth.
    pub median_earth: EffectiveEarth,
    /// Share of the first Fresnel radius to be clear over the median Earth.
    pub median_share: f64,
    /// Share to be clear over the Earth of k_e.
    pub low_share: f64,
}

impl Default for ClearanceRule {
    fn default() -> Self {
        Self { median_earth: EffectiveEarth::from_factor(4.0 / 3.0), median_share: 1.0, low_share: 0.6 }
    }
}

/// One of the two criteria, on a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClearanceCriterion {
    /// Curvature of the ray against the Earth's.
    pub earth: EffectiveEarth,
    /// Share of the first Fresnel radius that must be clear.
    pub share: f64,
}

/// The point of a path that has the smallest clearance as a share of the first Fresnel radius.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TightestPoint {
    /// Index of the profile point.
    pub index: usize,
    /// Ground distance from the near end.
    pub distance: Length,
    /// Height of the ray over the obstacle, metres; negative where it is blocked.
    pub clearance_m: f64,
    /// The same as a share of the first Fresnel radius there.
    pub share: f64,
}

/// A hop by one criterion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CriterionClearance {
    /// What is asked.
    pub criterion: ClearanceCriterion,
    /// Where it is tightest; `None` on a path without inner points, which is clear.
    pub tightest: Option<TightestPoint>,
}

impl CriterionClearance {
    /// Whether the share asked for is clear everywhere.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.tightest.is_none_or(|point| point.share >= self.criterion.share)
    }
}

/// A hop by both criteria.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HopClearance {
    /// Over the median Earth.
    pub median: CriterionClearance,
    /// Over the Earth of k_e.
    pub low: CriterionClearance,
}

impl HopClearance {
    /// Whether both criteria are kept.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.median.is_clear() && self.low.is_clear()
    }
}

/// Antenna heights above ground that an end of a hop may have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeightRange {
    /// The lowest.
    pub least: Length,
    /// The greatest.
    pub greatest: Length,
}

impl ClearanceRule {
    /// The two criteria on a path of a length: the median Earth first.
    #[must_use]
    pub fn criteria(&self, path: Length) -> [ClearanceCriterion; 2] {
        let low_earth = EffectiveEarth::exceeded_nearly_always(path);
        [
            ClearanceCriterion { earth: self.median_earth, share: self.median_share },
            ClearanceCriterion { earth: low_earth, share: self.low_share },
        ]
    }

    /// A hop between antennas above ground, near end first.
    ///
    /// # Cost
    /// O(n).
    #[must_use]
    pub fn check(
        &self,
        profile: &PathProfile,
        antennas_agl: [Length; 2],
        frequency: Frequency,
    ) -> HopClearance {
        let [median, low] = self.criteria(profile.ground_distance()).map(|criterion| CriterionClearance {
            criterion,
            tightest: tightest(profile, antennas_agl, criterion.earth, frequency),
        });
        HopClearance { median, low }
    }

    /// The least height above ground of the far antenna that keeps both criteria, not below the ground.
    ///
    /// # Method
    /// What each inner point asks of the ray is linear in the heights of both ends, so the least height is a maximum over the points.
    ///
    /// # Cost
    /// O(n).
    #[must_use]
    pub fn least_far_height(&self, profile: &PathProfile, near_agl: Length, frequency: Frequency) -> Length {
        let demands = self.demands(profile, frequency);
        let (near_ground_m, far_ground_m) = profile.ends_m();
        let least_m = far_needed_m(&demands, near_ground_m + near_agl.metres()).0 - far_ground_m;
        Length::from_metres(least_m.max(0.0))
    }

    /// The two heights above ground within their ranges, near end first, that keep both criteria with the least sum; `None` where even the greatest do not.
    ///
    /// # Method
    /// The sum is a convex function of the near height: its slope is halved down to zero.
    ///
    /// # Cost
    /// O(n) for each of some 30 halvings.
    #[must_use]
    pub fn lowest_heights(
        &self,
        profile: &PathProfile,
        ranges: [HeightRange; 2],
        frequency: Frequency,
    ) -> Option<[Length; 2]> {
        let demands = self.demands(profile, frequency);
        let [near, far] = ranges;
        let (near_ground_m, far_ground_m) = profile.ends_m();
        let far_least_m = far_ground_m + far.least.metres();
        let far_greatest_m = far_ground_m + far.greatest.metres();
        let near_m = |agl: Length| near_ground_m + agl.metres();
        let mut low_m = near_m(near.least).max(near_needed_m(&demands, far_greatest_m));
        let mut high_m = near_m(near.greatest);
        if low_m > high_m {
            return None;
        }
        // where the far height is not decided by a point, or by one nearer to the far end, a lower near height costs less
        let falls_upwards = |near_m: f64| {
            let (needed_m, nearness) = far_needed_m(&demands, near_m);
            needed_m > far_least_m && nearness > 0.5
        };
        if falls_upwards(low_m) {
            for _ in 0..HALVINGS {
                let middle_m = f64::midpoint(low_m, high_m);
                if falls_upwards(middle_m) { low_m = middle_m } else { high_m = middle_m }
            }
        } else {
            high_m = low_m;
        }
        let far_m = far_needed_m(&demands, high_m).0.clamp(far_least_m, far_greatest_m);
        Some([Length::from_metres(high_m - near_ground_m), Length::from_metres(far_m - far_ground_m)])
    }

    /// What the inner points ask by each criterion.
    fn demands(&self, profile: &PathProfile, frequency: Frequency) -> Vec<Demand> {
        let criteria = self.criteria(profile.ground_distance());
        let demand = |point: &Inner| {
            criteria.map(|ClearanceCriterion { earth, share }| Demand {
                nearness: point.d2_km / (point.d1_km + point.d2_km),
                ray_m: point.obstacle_m
                    + earth.bulge_m(point.d1_km, point.d2_km)
                    + share * point.fresnel_m(frequency),
            })
        };
        inner_points(profile).flat_map(|point| demand(&point)).collect()
    }
}

/// Height above sea that the ray must have at a point.
#[derive(Clone, Copy, Debug)]
struct Demand {
    /// Weight of the near end in the height of the ray: 1 at the near end, 0 at the far one.
    nearness: f64,
    ray_m: f64,
}

/// The least height above sea of the far antenna, minus infinity where no point asks for any, and the nearness of the point that decides.
fn far_needed_m(demands: &[Demand], near_m: f64) -> (f64, f64) {
    let needed = |demand: &Demand| {
        ((demand.ray_m - demand.nearness * near_m) / (1.0 - demand.nearness), demand.nearness)
    };
    let greater = |a: (f64, f64), b: (f64, f64)| if b.0 > a.0 { b } else { a };
    demands.iter().map(needed).fold((f64::NEG_INFINITY, 0.0), greater)
}

/// The least height above sea of the near antenna.
fn near_needed_m(demands: &[Demand], far_m: f64) -> f64 {
    let needed = |demand: &Demand| (demand.ray_m - (1.0 - demand.nearness) * far_m) / demand.nearness;
    demands.iter().map(needed).fold(f64::NEG_INFINITY, f64::max)
}

/// A point between the ends.
#[derive(Clone, Copy, Debug)]
struct Inner {
    index: usize,
    d1_km: f64,
    d2_km: f64,
    obstacle_m: f64,
}

impl Inner {
    /// Radius of the first Fresnel zone, metres (ITU-R P.530-18, section 2.2.1, equation (3), with the speed of light instead of 17.3).
    fn fresnel_m(&self, frequency: Frequency) -> f64 {
        let wavelength_m = frequency.wavelength().metres();
        (wavelength_m * 1_000.0 * self.d1_km * self.d2_km / (self.d1_km + self.d2_km)).sqrt()
    }
}

fn inner_points(profile: &PathProfile) -> impl Iterator<Item = Inner> {
    let whole_km = profile.ground_distance().kilometres();
    let points = profile.distance_km().iter().zip(profile.obstacle_m()).enumerate();
    points.take(profile.points() - 1).skip(1).map(move |(index, (&d1_km, &obstacle_m))| Inner {
        index,
        d1_km,
        d2_km: whole_km - d1_km,
        obstacle_m,
    })
}

fn tightest(
    profile: &PathProfile,
    antennas_agl: [Length; 2],
    earth: EffectiveEarth,
    frequency: Frequency,
) -> Option<TightestPoint> {
    let (near_ground_m, far_ground_m) = profile.ends_m();
    let [near_m, far_m] = [near_ground_m + antennas_agl[0].metres(), far_ground_m + antennas_agl[1].metres()];
    let at = |point: Inner| {
        let Inner { index, d1_km, d2_km, obstacle_m } = point;
        let ray_m = (near_m * d2_km + far_m * d1_km) / (d1_km + d2_km);
        let clearance_m = ray_m - obstacle_m - earth.bulge_m(d1_km, d2_km);
        let share = clearance_m / point.fresnel_m(frequency);
        TightestPoint { index, distance: Length::from_kilometres(d1_km), clearance_m, share }
    };
    inner_points(profile).map(at).reduce(|a, b| if b.share < a.share { b } else { a })
}

#[cfg(test)]
mod tests {
    use super::{ClearanceRule, HeightRange};
    use crate::geodesy::EffectiveEarth;
    use crate::terrain::{PathProfile, Zone};
    use crate::units::{Frequency, Length};
    use proptest::prelude::*;

    const SEVEN_GHZ: Frequency = Frequency::from_megahertz(7_000.0);

    fn metres(values: [f64; 2]) -> [Length; 2] {
        values.map(Length::from_metres)
    }

    fn higher(length: Length, by_m: f64) -> Length {
        Length::from_metres(length.metres() + by_m)
    }

    fn ridge(ridge_m: f64, trees_m: f64) -> PathProfile {
        let (d_km, ground_m) = (vec![0.0, 10.0, 20.0, 40.0], vec![100.0, ridge_m, 60.0, 140.0]);
        PathProfile::new(d_km, ground_m, vec![0.0, trees_m, 0.0, 0.0], vec![Zone::Inland; 4])
            .expect("a profile")
    }

    #[test]
    fn both_criteria_by_hand() {
        // 40 km, antennas 150 and 190 m above sea: 160 m at 10 km, where F1 = sqrt(42.8275 * 7.5) = 17.922 m
        let rule = ClearanceRule::default();
        let hop = rule.check(&ridge(110.0, 15.0), metres([50.0, 50.0]), SEVEN_GHZ);
        // k 4/3: bulge 500 * 300 / 8494.667 = 17.658 m, clearance 160 - 125 - 17.658
        let median = hop.median.tightest.expect("a point");
        assert_eq!(median.index, 1);
        assert!((median.clearance_m - 17.342).abs() < 2e-3, "{median:?}");
        assert!((median.share - 17.342 / 17.922).abs() < 2e-4);
        assert!(!hop.median.is_clear(), "0.968 of F1");
        // k_e = 157 / (144 + 66.75) = 0.744958: bulge 31.605 m, clearance 3.395 m
        let low = hop.low.tightest.expect("a point");
        assert!((hop.low.criterion.earth.factor() - 0.744_958).abs() < 1e-6);
        assert!((low.clearance_m - 3.395).abs() < 2e-3, "{low:?}");
        assert!(!hop.low.is_clear() && !hop.is_clear());
        // without the trees there are 15 m more: 0.6 F1 is 10.753 m
        let bare = rule.check(&ridge(110.0, 0.0), metres([50.0, 50.0]), SEVEN_GHZ);
        assert!(bare.median.is_clear() && bare.low.is_clear() && bare.is_clear());
    }

    #[test]
    fn the_second_criterion_decides_on_long_paths_and_the_first_on_short_ones() {
        // in the middle: 1.0 F1 with the bulge at 4/3 against 0.6 F1 with the bulge at k_e
        let rule = ClearanceRule::default();
        let needed = |d_km: f64, rule: &ClearanceRule| {
            let path = PathProfile::bare_inland(vec![0.0, d_km / 2.0, d_km], vec![0.0; 3]).expect("a path");
            let range = HeightRange { least: Length::default(), greatest: Length::from_metres(500.0) };
            rule.lowest_heights(&path, [range; 2], SEVEN_GHZ).expect("heights").map(Length::metres)
        };
        let median_only = ClearanceRule { low_share: f64::NEG_INFINITY, ..rule };
        for (d_km, second_decides) in [(5.0, false), (10.0, false), (20.0, true), (60.0, true)] {
            let [both, first] = [needed(d_km, &rule), needed(d_km, &median_only)].map(|h| h[0] + h[1]);
            assert_eq!(both > first + 1e-3, second_decides, "{d_km} km: {both} m, {first} m");
        }
        // 60 km: F1 = sqrt(42.8275 * 15) = 25.346 m, k_e 157 / 188.5, bulge 500 * 900 / 5306.4; the sum is twice the ray in the middle
        let sum_m = needed(60.0, &rule).iter().sum::<f64>();
        let expected_m = 2.0 * (0.6 * 25.3459 + 500.0 * 900.0 / (6_371.0 * 157.0 / 188.5));
        assert!((sum_m - expected_m).abs() < 1e-2, "{sum_m} {expected_m}");
    }

    #[test]
    fn heights_beyond_the_ranges_are_none() {
        let range = |least: f64, greatest: f64| HeightRange {
            least: Length::from_metres(least),
            greatest: Length::from_metres(greatest),
        };
        let rule = ClearanceRule::default();
        let path = ridge(180.0, 20.0);
        assert_eq!(rule.lowest_heights(&path, [range(10.0, 60.0); 2], SEVEN_GHZ), None);
        let [near, far] = rule.lowest_heights(&path, [range(10.0, 300.0); 2], SEVEN_GHZ).expect("tall masts");
        // the ridge is nearer to the near end, whose height counts three times as much there
        assert!(near.metres() > 100.0 && (far.metres() - 10.0).abs() < 1e-6, "{near:?} {far:?}");
        assert!(rule.check(&path, [higher(near, 1e-4), far], SEVEN_GHZ).is_clear());
    }

    #[test]
    fn a_path_without_inner_points_is_clear() {
        let path = PathProfile::bare_inland(vec![0.0, 1.0], vec![10.0, 20.0]).expect("a profile");
        let rule = ClearanceRule::default();
        assert!(rule.check(&path, metres([0.0, 0.0]), SEVEN_GHZ).is_clear());
        assert_eq!(rule.least_far_height(&path, Length::default(), SEVEN_GHZ), Length::default());
    }

    proptest! {
        #[test]
        fn the_least_height_is_the_least_and_the_lowest_pair_has_the_least_sum(
            heights in prop::collection::vec(0.0..300.0_f64, 3..40),
            near_m in 5.0..80.0_f64,
            k in 0.9..1.6_f64,
        ) {
            let d_km = (0..heights.len()).map(|i| i as f64 * 0.7).collect();
            let path = PathProfile::bare_inland(d_km, heights).expect("a profile");
            let rule = ClearanceRule { median_earth: EffectiveEarth::from_factor(k), ..ClearanceRule::default() };
            let near = Length::from_metres(near_m);
            let far = rule.least_far_height(&path, near, SEVEN_GHZ);
            prop_assert!(rule.check(&path, [near, higher(far, 1e-6)], SEVEN_GHZ).is_clear());
            let lower = higher(far, -1e-6);
            prop_assert!(far <= Length::default() || !rule.check(&path, [near, lower], SEVEN_GHZ).is_clear());
            let range = HeightRange { least: Length::from_metres(5.0), greatest: Length::from_metres(4_000.0) };
            let pair = rule.lowest_heights(&path, [range; 2], SEVEN_GHZ).expect("a pair");
            prop_assert!(rule.check(&path, pair.map(|height| higher(height, 1e-3)), SEVEN_GHZ).is_clear());
            let sum_m = pair[0].metres() + pair[1].metres();
            for step in 0..200 {
                let near = Length::from_metres(5.0 + 3.0 * f64::from(step));
                let far_m = rule.least_far_height(&path, near, SEVEN_GHZ).metres().max(5.0);
                prop_assert!(sum_m <= near.metres() + far_m + 1e-3, "{sum_m} at {near:?} {far_m}");
            }
        }
    }
}
