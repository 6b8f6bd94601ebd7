//! Values and costs as whole numbers, whose sums are exact in any order.

/// Leading binary digits that a sum of all may have; as floating-point numbers they are exact too.
const DIGITS: i32 = 46;

/// A unit, a power of two.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale(f64);

impl Scale {
    /// For numbers whose sum is then below 2^46 units.
    pub(super) fn of(numbers: impl Iterator<Item = f64>) -> Self {
        let mut numbers: Vec<f64> = numbers.collect();
        numbers.sort_by(f64::total_cmp);
        let sum: f64 = numbers.iter().sum();
        let digits = if sum > 0.0 { sum.log2().ceil() as i32 } else { 0 };
        Self(f64::powi(2.0, (digits - DIGITS).max(-1_000)))
    }

    /// The nearest number of units; what is out of reach stays out of reach.
    pub(super) fn units(self, number: f64) -> i64 {
        (number / self.0).round().clamp(-LIMIT, LIMIT) as i64
    }

    /// A limit in units, with room for the roundings of so many numbers.
    pub(super) fn at_most(self, limit: f64, numbers: usize) -> i64 {
        self.units(limit).saturating_add(roundings_of(numbers))
    }

    /// A least sum in units, with room for the roundings of so many numbers.
    pub(super) fn at_least(self, limit: f64, numbers: usize) -> i64 {
        self.units(limit).saturating_sub(roundings_of(numbers))
    }

    /// So many units.
    pub(super) const fn number(self, units: f64) -> f64 {
        units * self.0
    }
}

/// What the roundings of so many numbers to units come to at most, in units.
pub(super) fn roundings_of(numbers: usize) -> i64 {
    i64::try_from(numbers / 2 + 1).unwrap_or(i64::MAX)
}

/// Beyond any sum of units.
const LIMIT: f64 = (1_u64 << 50) as f64;

/// The greatest number that divides all, at least 1: sums differ by multiples of it.
pub(super) fn common_step(numbers: impl Iterator<Item = i64>) -> i64 {
    let divisor = |mut a: i64, mut b: i64| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    numbers.fold(0, |step, number| divisor(step, number.abs())).max(1)
}
