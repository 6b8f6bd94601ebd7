//! Heights at equal spacing, as the model works on them.
use crate::terrain::PathProfile;
use std::borrow::Cow;

/// Share of the spacing by which a point may stand off its even place: the rounding of written distances.
pub(super) const EVEN_WITHIN: f64 = 0.01;
/// Largest number of points, as a multiple of those given, that an uneven profile is read at.
pub(super) const MOST_REFINEMENT: f64 = 10.0;

/// The bare ground of a path at equal spacing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EvenProfile<'p> {
    pub(super) heights_m: Cow<'p, [f64]>,
    pub(super) spacing_m: f64,
    /// Whether the points given were uneven and the heights are read between them.
    pub(super) resampled: bool,
}

impl<'p> EvenProfile<'p> {
    /// A profile whose points stand within 1 % of the spacing of their even places is taken as it is. Any other is
    /// read by straight lines between its points, at its own least spacing but at no more than ten times as many
    /// points.
    ///
    /// # Cost
    /// O(n); allocates only for an uneven profile.
    pub(super) fn of(profile: &'p PathProfile) -> Self {
        let (d_km, ground_m) = (profile.distance_km(), profile.ground_m());
        let intervals = d_km.len() - 1;
        let whole_km = d_km[intervals];
        let spacing_km = whole_km / intervals as f64;
        if is_even(d_km, spacing_km) {
            return Self {
                heights_m: Cow::Borrowed(ground_m),
                spacing_m: whole_km * 1_000.0 / intervals as f64,
                resampled: false,
            };
        }
        let least_km = d_km.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
        let most = MOST_REFINEMENT * intervals as f64;
        let finer = (whole_km / least_km).ceil().min(most) as usize;
        Self {
            heights_m: Cow::Owned(read_between(d_km, ground_m, finer)),
            spacing_m: whole_km * 1_000.0 / finer as f64,
            resampled: true,
        }
    }
}

/// Whether every point stands within its share of the spacing of its even place. All are counted, without a branch
/// between points, so that several are compared at once.
fn is_even(d_km: &[f64], spacing_km: f64) -> bool {
    let within_km = EVEN_WITHIN * spacing_km;
    let off = |&(index, d_km): &(i32, &f64)| (d_km - f64::from(index) * spacing_km).abs() > within_km;
    (0..).zip(d_km).filter(off).count() == 0
}

/// Heights on straight lines between points, at the ends of equal intervals.
fn read_between(d_km: &[f64], ground_m: &[f64], intervals: usize) -> Vec<f64> {
    let last = d_km.len() - 1;
    let mut after = 1;
    let height_m = |index: usize| {
        let place_km = d_km[last] * (index as f64 / intervals as f64);
        while after < last && d_km[after] < place_km {
            after += 1;
        }
        let share = (place_km - d_km[after - 1]) / (d_km[after] - d_km[after - 1]);
        ground_m[after - 1] + (ground_m[after] - ground_m[after - 1]) * share
    };
    (0..=intervals).map(height_m).collect()
}

#[cfg(test)]
mod tests {
    use super::EvenProfile;
    use crate::terrain::PathProfile;
    use std::borrow::Cow;

    #[test]
    fn even_points_are_taken_as_they_are() {
        let rounded = PathProfile::bare_inland(vec![0.0, 0.0333, 0.0667, 0.1], vec![1.0, 5.0, 2.0, 4.0]);
        let rounded = rounded.expect("a profile");
        let even = EvenProfile::of(&rounded);
        assert!(matches!(even.heights_m, Cow::Borrowed(_)) && !even.resampled);
        assert!((even.spacing_m - 100.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn uneven_points_are_read_at_their_least_spacing() {
        let uneven =
            PathProfile::bare_inland(vec![0.0, 0.1, 0.4], vec![10.0, 20.0, 50.0]).expect("a profile");
        let even = EvenProfile::of(&uneven);
        assert!(even.resampled && (even.spacing_m - 100.0).abs() < 1e-9);
        for (height, expected) in even.heights_m.iter().zip([10.0, 20.0, 30.0, 40.0, 50.0]) {
            assert!((height - expected).abs() < 1e-9);
        }
    }

    #[test]
    fn refinement_ends_at_ten_times_the_points() {
        let uneven =
            PathProfile::bare_inland(vec![0.0, 0.000_01, 1.0], vec![10.0, 20.0, 50.0]).expect("a profile");
        assert_eq!(EvenProfile::of(&uneven).heights_m.len(), 21);
    }
}
