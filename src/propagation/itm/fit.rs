//! A straight line through part of a profile.

/// Lanes of the running sums: as many as the processor adds at once, twice.
const LANES: usize = 8;

/// Heights at both ends of the *whole* profile of the least-squares line through the heights from place `from` to
/// place `to`, counted in intervals from the first height.
///
/// # Method
/// As the reference: whole intervals that lie within `from..to`, the next one on each side where none does; trapezoid weights
/// at the two ends.
///
/// # Cost
/// O(n); the sums run in eight lanes.
#[inline(always)]
pub(super) fn line_ends(heights: &[f64], from: f64, to: f64) -> (f64, f64) {
    let last = heights.len() - 1;
    let beyond = |place: f64| (last as f64 - place).max(0.0) as usize;
    let (mut first_used, mut last_used) = (from.max(0.0) as usize, last - beyond(to));
    if last_used <= first_used {
        first_used = first_used.saturating_sub(1);
        last_used = last - beyond(last_used as f64 + 1.0);
    }
    let part = &heights[first_used..=last_used];
    let length = (last_used - first_used) as f64;
    let Moments { sum, moment } = Moments::of(part);
    let mean = sum / length;
    let slope = moment * 12.0 / ((length * length + 2.0) * length);
    let middle = 0.5 * (first_used + last_used) as f64;
    (mean - slope * middle, mean + slope * (last as f64 - middle))
}

/// Sum of heights and of heights times place from the middle, the two end heights halved.
#[derive(Clone, Copy, Debug)]
struct Moments {
    sum: f64,
    moment: f64,
}

impl Moments {
    #[inline(always)]
    fn of(heights: &[f64]) -> Self {
        let last = heights.len() - 1;
        let half = 0.5 * last as f64;
        let (mut sums, mut moments) = ([0.0_f64; LANES], [0.0_f64; LANES]);
        let mut places: [f64; LANES] = std::array::from_fn(|lane| lane as f64 - half);
        let chunks = heights.chunks_exact(LANES);
        let rest = chunks.remainder();
        for chunk in chunks {
            for lane in 0..LANES {
                sums[lane] += chunk[lane];
                moments[lane] += chunk[lane] * places[lane];
                places[lane] += LANES as f64;
            }
        }
        for (lane, height) in rest.iter().enumerate() {
            sums[lane] += height;
            moments[lane] += height * places[lane];
        }
        let (first, end) = (heights[0], heights[last]);
        Self {
            sum: sums.iter().sum::<f64>() - 0.5 * (first + end),
            moment: moments.iter().sum::<f64>() - 0.5 * half * (end - first),
        }
    }
}

/// Mean of some heights, in eight lanes.
#[inline(always)]
pub(super) fn mean(heights: &[f64]) -> f64 {
    let mut sums = [0.0_f64; LANES];
    let chunks = heights.chunks_exact(LANES);
    let rest: f64 = chunks.remainder().iter().sum();
    for chunk in chunks {
        for lane in 0..LANES {
            sums[lane] += chunk[lane];
        }
    }
    (sums.iter().sum::<f64>() + rest) / heights.len() as f64
}

#[cfg(test)]
mod tests {
    use super::{line_ends, mean};

    #[test]
    fn a_straight_slope_is_its_own_line() {
        let slope: Vec<f64> = (0..40).map(|i| 100.0 + 2.5 * f64::from(i)).collect();
        for (from, to) in [(0.0, 39.0), (3.2, 31.7), (10.0, 10.4), (38.0, 39.0)] {
            let (first, end) = line_ends(&slope, from, to);
            assert!((first - 100.0).abs() < 1e-9 && (end - 197.5).abs() < 1e-9, "{from} {to}: {first} {end}");
        }
    }

    #[test]
    fn three_heights_worked_by_hand() {
        // half, whole, half weight: (0 / 2 + 3 + 0 / 2) / 2 = 1.5, level
        let (first, end) = line_ends(&[0.0, 3.0, 0.0], 0.0, 2.0);
        assert!((first - 1.5).abs() < 1e-12 && (end - 1.5).abs() < 1e-12);
    }

    #[test]
    fn the_mean_counts_every_height_once() {
        let heights: Vec<f64> = (1..=19).map(f64::from).collect();
        assert!((mean(&heights) - 10.0).abs() < 1e-12);
    }
}
