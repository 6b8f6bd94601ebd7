//! The terrain irregularity: how far heights spread about a straight line.
use super::fit::line_ends;
use super::intervals::{LANES, intervals_of};

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
/// intervals have none. Deciles are found by counting, not by sorting.
///
/// # Source
/// Algorithm, §3.2 and (3.9) inverted.
#[inline(always)]
pub(super) fn irregularity_m(
    heights: &[f64],
    spacing_m: f64,
    [from, to]: [f64; 2],
    guess: &mut DecileGuess,
) -> f64 {
    if to - from < 2.0 {
        return 0.0;
    }
    let decile = ((0.1 * (to - from + 8.0)) as usize).clamp(DECILE.0, DECILE.1);
    // the last place may lie beyond by rounding alone
    let Some(last_interval) = heights.len().checked_sub(2) else { return 0.0 };
    let mut samples = [0.0; MOST_SAMPLES.next_multiple_of(LANES)];
    let count = 10 * decile - 5;
    let step = (to - from) / (count - 1) as f64;
    let (whole, _) = samples[..count.next_multiple_of(LANES)].as_chunks_mut::<LANES>();
    for (chunk, samples) in whole.iter_mut().enumerate() {
        let first = (chunk * LANES) as f64;
        let (intervals, shares) =
            intervals_of(std::array::from_fn(|lane| from + step * (first + lane as f64)));
        for lane in 0..LANES {
            let interval = intervals[lane].min(last_interval);
            let (before, after) = (heights[interval], heights[interval + 1]);
            samples[lane] = before + (after - before) * shares[lane];
        }
    }
    let (samples, steps) = (&mut samples[..count], (count - 1) as f64);
    let (first, end) = line_ends(samples, 0.0, steps);
    let slope = (end - first) / steps;
    for (index, sample) in samples.iter_mut().enumerate() {
        *sample -= first + slope * index as f64;
    }
    interdecile_m(samples, decile, guess) / share_of_irregularity((to - from) * spacing_m)
}

/// Difference of the height exceeded by a decile of the samples and that exceeded by all but a decile.
#[inline(always)]
fn interdecile_m(samples: &[f64], decile: usize, guess: &mut DecileGuess) -> f64 {
    let squares = in_lanes(samples, 0.0, |sum, sample| sum + sample * sample);
    let deviation_m = (squares.iter().sum::<f64>() / samples.len() as f64).sqrt();
    let [upper, lower] = &mut guess.0;
    ranked(samples, decile - 1, deviation_m, upper)
        - ranked(samples, samples.len() - decile, deviation_m, lower)
}

/// Where the deciles are looked for first, in standard deviations from the mean: it changes the time that takes, not what is found.
#[derive(Clone, Copy, Debug)]
pub(super) struct DecileGuess([f64; 2]);

impl Default for DecileGuess {
    /// Those of the normal distribution.
    fn default() -> Self {
        Self([1.281_55, -1.281_55])
    }
}

/// The sample that so many others exceed, of samples with some standard deviation; the guess, in deviations, becomes where it
/// was found.
///
/// # Method
/// A threshold is corrected by how many exceed it as if they were normally distributed, and from near the rank on sample by
/// sample.
#[inline(always)]
fn ranked(samples: &[f64], exceeding: usize, deviation: f64, guess: &mut f64) -> f64 {
    /// Density of the normal distribution at a decile.
    const DENSITY: f64 = 0.175_5;
    const CORRECTIONS: usize = 3;
    let mut threshold = *guess * deviation;
    let mut around = Around::of(samples, threshold);
    let per_sample = deviation / (DENSITY * samples.len() as f64);
    for _ in 0..CORRECTIONS {
        let off = around.above as f64 - exceeding as f64 - 0.5;
        if off.abs() < 2.0 {
            break;
        }
        threshold += off * per_sample;
        around = Around::of(samples, threshold);
    }
    let found = loop {
        if around.above > exceeding {
            // of those above the least is exceeded by fewer
            let least = around.least_above;
            around = Around::of(samples, least);
            if around.above <= exceeding {
                break least;
            }
        } else {
            let greatest = around.greatest_to;
            if around.above == exceeding {
                break greatest;
            }
            around = Around::of(samples, greatest.next_down());
            if around.above > exceeding {
                break greatest;
            }
        }
    };
    *guess = if deviation > 0.0 { found / deviation } else { *guess };
    found
}

/// How samples lie about a threshold.
struct Around {
    above: usize,
    least_above: f64,
    greatest_to: f64,
}

impl Around {
    #[inline(always)]
    fn of(samples: &[f64], threshold: f64) -> Self {
        let mut above = [0_u64; LANES];
        let (mut least, mut greatest) = ([f64::INFINITY; LANES], [f64::NEG_INFINITY; LANES]);
        let chunks = samples.chunks_exact(LANES);
        let rest = chunks.remainder();
        let mut last = [f64::NEG_INFINITY; LANES];
        last[..rest.len()].copy_from_slice(rest);
        for chunk in chunks.chain(std::iter::once(last.as_slice())) {
            for lane in 0..LANES {
                let sample = chunk[lane];
                let is_above = sample > threshold;
                above[lane] += u64::from(is_above);
                let (high, low) =
                    if is_above { (sample, f64::NEG_INFINITY) } else { (f64::INFINITY, sample) };
                least[lane] = if high < least[lane] { high } else { least[lane] };
                greatest[lane] = if low > greatest[lane] { low } else { greatest[lane] };
            }
        }
        Self {
            above: above.iter().sum::<u64>() as usize,
            least_above: least.into_iter().fold(f64::INFINITY, f64::min),
            greatest_to: greatest.into_iter().fold(f64::NEG_INFINITY, f64::max),
        }
    }
}

/// Samples taken together in eight lanes.
#[inline(always)]
fn in_lanes(samples: &[f64], nothing: f64, take: impl Fn(f64, f64) -> f64) -> [f64; LANES] {
    let mut lanes = [nothing; LANES];
    let chunks = samples.chunks_exact(LANES);
    let rest = chunks.remainder();
    for chunk in chunks {
        for lane in 0..LANES {
            lanes[lane] = take(lanes[lane], chunk[lane]);
        }
    }
    for (lane, sample) in lanes.iter_mut().zip(rest) {
        *lane = take(*lane, *sample);
    }
    lanes
}

#[cfg(test)]
mod tests {
    use super::{DecileGuess, ranked, share_of_irregularity};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ranks_are_those_of_sorted_samples(
            samples in prop::collection::vec(prop_oneof![-3.0..3.0_f64, (-2..3_i32).prop_map(f64::from)], 35..246),
            share in 0.0..1.0_f64,
            deviation in prop_oneof![Just(0.0), 0.0..100.0_f64],
            guess in -5.0..5.0_f64,
        ) {
            let exceeding = (share * samples.len() as f64) as usize;
            let mut falling = samples.clone();
            falling.sort_by(|a, b| b.total_cmp(a));
            let mut guess = guess;
            let found = ranked(&samples, exceeding, deviation, &mut guess);
            prop_assert_eq!(found.to_bits(), falling[exceeding].to_bits());
            prop_assert!(guess.is_finite());
        }
    }

    fn irregularity_m(heights: &[f64], spacing_m: f64, from: f64, to: f64) -> f64 {
        super::irregularity_m(heights, spacing_m, [from, to], &mut DecileGuess::default())
    }

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
