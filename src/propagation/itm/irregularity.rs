//! The terrain irregularity: how far heights spread about a straight line.
use super::fit::line_ends;

/// Distance over which the spread grows to that of the region, D of equation (3.9), m.
const SCALE_DISTANCE_M: f64 = 50e3;

/// Share of the asymptotic irregularity that a stretch of `s_m` metres has, Algorithm (3.9).
pub(super) fn share_of_irregularity(s_m: f64) -> f64 {
    1.0 - 0.8 * (-s_m / SCALE_DISTANCE_M).exp()
}

/// Standard deviation of heights within the first Fresnel zone of the reflecting plane, m, Algorithm (3.10) with
/// H = 16 m (ERL 79-ITS 67, (3.6a)).
pub(super) fn sigma_h_m(irregularity_m: f64) -> f64 {
    0.78 * irregularity_m * (-0.5 * irregularity_m.sqrt().sqrt()).exp()
}

/// Smallest and largest number of samples in a decile.
const DECILE: (usize, usize) = (4, 25);
/// Samples of the largest decile, ten deciles less five.
const MOST_SAMPLES: usize = 10 * DECILE.1 - 5;

/// Asymptotic terrain irregularity delta-h, m: the interdecile range of heights about their line between the places
/// `from` and `to` (counted in intervals of `spacing_m`), brought to an infinite stretch.
///
/// # Method
/// As the reference: 35 to 245 heights are read at equal steps from the stretch; stretches of less than two
/// intervals have none. Deciles are selected, not sorted.
///
/// # Source
/// Algorithm, §3.2 and (3.9) inverted.
pub(super) fn irregularity_m(heights: &[f64], spacing_m: f64, from: f64, to: f64) -> f64 {
    if to - from < 2.0 {
        return 0.0;
    }
    let decile = ((0.1 * (to - from + 8.0)) as usize).clamp(DECILE.0, DECILE.1);
    let mut samples = [0.0; MOST_SAMPLES];
    let samples = &mut samples[..10 * decile - 5];
    let steps = (samples.len() - 1) as f64;
    let step = (to - from) / steps;
    let last_interval = heights.len() - 2;
    for (index, sample) in samples.iter_mut().enumerate() {
        let place = from + step * index as f64;
        let interval = (place as usize).min(last_interval);
        let (before, after) = (heights[interval], heights[interval + 1]);
        *sample = before + (after - before) * (place - interval as f64);
    }
    let (first, end) = line_ends(samples, 0.0, steps);
    let slope = (end - first) / steps;
    for (index, sample) in samples.iter_mut().enumerate() {
        *sample -= first + slope * index as f64;
    }
    interdecile_m(samples, decile) / share_of_irregularity((to - from) * spacing_m)
}

/// Difference of the height exceeded by a decile of the samples and that exceeded by all but a decile.
fn interdecile_m(samples: &mut [f64], decile: usize) -> f64 {
    let falling = |a: &f64, b: &f64| b.total_cmp(a);
    let low = samples.len() - decile;
    let (above, &mut exceeded_by_most, _) = samples.select_nth_unstable_by(low, falling);
    let (_, &mut exceeded_by_few, _) = above.select_nth_unstable_by(decile - 1, falling);
    exceeded_by_few - exceeded_by_most
}

#[cfg(test)]
mod tests {
    use super::{irregularity_m, share_of_irregularity};

    #[test]
    fn a_straight_slope_has_none() {
        let slope: Vec<f64> = (0..200).map(|i| 3.0 * f64::from(i)).collect();
        assert!(irregularity_m(&slope, 30.0, 1.5, 190.0).abs() < 1e-9);
    }

    #[test]
    fn half_the_ground_on_each_of_two_levels() {
        // samples alternate between 0 and 100 m about a level line: the deciles are 50 m above and below it
        let steps: Vec<f64> = (0..400).map(|i| if (i / 2) % 2 == 0 { 0.0 } else { 100.0 }).collect();
        let range_m = irregularity_m(&steps, 30.0, 0.0, 399.0) * share_of_irregularity(399.0 * 30.0);
        assert!((range_m - 100.0).abs() < 2.0, "{range_m}");
    }

    #[test]
    fn a_stretch_of_less_than_two_intervals_has_none() {
        assert!(irregularity_m(&[0.0, 50.0, 0.0], 30.0, 0.1, 2.0).abs() < f64::EPSILON);
    }
}
