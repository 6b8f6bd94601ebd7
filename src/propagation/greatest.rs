//! Largest values over many samples, several samples side by side.

/// Samples worked on side by side: what a compiler turns into vector instructions.
pub(super) const LANES: usize = 4;

/// The largest value so far of each lane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Greatest([f64; LANES]);

impl Greatest {
    /// Of no samples: minus infinity.
    pub(super) const NONE: Self = Self([f64::NEG_INFINITY; LANES]);

    /// Takes a value into account.
    #[inline]
    pub(super) fn take(&mut self, lane: usize, value: f64) {
        let greatest = self.0[lane];
        // not f64::max: a comparison is one instruction, and no value here is NaN
        self.0[lane] = if value > greatest { value } else { greatest };
    }

    /// The largest of all lanes.
    pub(super) fn value(self) -> f64 {
        self.0.into_iter().fold(f64::NEG_INFINITY, f64::max)
    }
}

/// Index of the first of two equally long rows of numbers for which a condition holds.
pub(super) fn first_that(a: &[f64], b: &[f64], holds: impl Fn(f64, f64) -> bool) -> Option<usize> {
    const BLOCK: usize = 16;
    let any = |(a, b): (&[f64], &[f64])| a.iter().zip(b).fold(false, |any, (a, b)| any | holds(*a, *b));
    let block = a.chunks(BLOCK).zip(b.chunks(BLOCK)).position(any)?;
    (block * BLOCK..a.len()).find(|&index| holds(a[index], b[index]))
}

/// Index of the last of two equally long rows of numbers for which a condition holds.
pub(super) fn last_that(a: &[f64], b: &[f64], holds: impl Fn(f64, f64) -> bool) -> Option<usize> {
    const BLOCK: usize = 16;
    let any = |(a, b): &(&[f64], &[f64])| a.iter().zip(*b).fold(false, |any, (a, b)| any | holds(*a, *b));
    let blocks = a.rchunks(BLOCK).zip(b.rchunks(BLOCK));
    let after = blocks.take_while(|block| !any(block)).count() * BLOCK;
    (0..a.len().saturating_sub(after)).rev().find(|&index| holds(a[index], b[index]))
}

#[cfg(test)]
mod tests {
    use super::{Greatest, LANES, first_that, last_that};

    #[test]
    fn the_greatest_of_every_lane_counts() {
        for best in 0..LANES {
            let mut greatest = Greatest::NONE;
            for lane in 0..LANES {
                greatest.take(lane, if lane == best { 3.0 } else { -1.0 });
            }
            assert!((greatest.value() - 3.0).abs() < f64::EPSILON);
        }
        assert!(Greatest::NONE.value().is_infinite());
    }

    #[test]
    fn first_and_last_at_every_place_of_every_length() {
        for length in 0..70 {
            let b = vec![0.0; length];
            assert_eq!(first_that(&b, &b, |x, _| x > 0.5), None);
            assert_eq!(last_that(&b, &b, |x, _| x > 0.5), None);
            for low in 0..length {
                for high in low..length {
                    let mut a = b.clone();
                    (a[low], a[high]) = (1.0, 1.0);
                    assert_eq!(first_that(&a, &b, |x, _| x > 0.5), Some(low));
                    assert_eq!(last_that(&a, &b, |x, _| x > 0.5), Some(high));
                }
            }
        }
    }
}
