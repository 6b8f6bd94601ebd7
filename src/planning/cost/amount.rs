//! What is known between two ends: low, base and high.
use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::Add;

/// Which of the three values of an amount is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// The cheapest that is likely.
    Low,
    /// The likeliest.
    Base,
    /// The dearest that is likely.
    High,
}

impl Case {
    /// All, rising.
    pub const ALL: [Self; 3] = [Self::Low, Self::Base, Self::High];

    /// The other end: what is dear where a quantity is small (hours of sun).
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::Base => Self::Base,
            Self::High => Self::Low,
        }
    }

    /// The word in inputs and outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Base => "base",
            Self::High => "high",
        }
    }
}

/// Three numbers that are no amount.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum AmountError {
    /// One of them is negative, infinite or not a number.
    #[error("{}", crate::text!("amount-error-not-a-number", key = .case.key(), value))]
    NotANumber {
        /// Which.
        case: Case,
        /// As given.
        value: f64,
    },
    /// They do not rise.
    #[error(
        "{}", crate::text!("amount-error-not-rising", low, base, high))]
    NotRising {
        /// As given.
        low: f64,
        /// As given.
        base: f64,
        /// As given.
        high: f64,
    },
}

/// An amount of money or another quantity that is not negative: low, base and high, `0 <= low <= base <= high`.
///
/// Sums and products take each of the three by itself: the low of a sum is the sum of the lows, as if all were cheap together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Ends")]
pub struct Amount {
    low: f64,
    base: f64,
    high: f64,
}

/// Three numbers as read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    low: f64,
    base: f64,
    high: f64,
}

impl TryFrom<Ends> for Amount {
    type Error = AmountError;

    fn try_from(Ends { low, base, high }: Ends) -> Result<Self, AmountError> {
        Self::new(low, base, high)
    }
}

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self { low: 0.0, base: 0.0, high: 0.0 };

    /// From its three values.
    ///
    /// # Errors
    /// [`AmountError`] where one is negative or not finite, or they do not rise.
    ///
    /// # Examples
    /// ```
    /// use signalgap::planning::cost::Amount;
    /// assert_eq!(Amount::new(2.0, 3.0, 4.0)?.base(), 3.0);
    /// assert!(Amount::new(4.0, 3.0, 2.0).is_err());
    /// # Ok::<(), signalgap::planning::cost::AmountError>(())
    /// ```
    pub fn new(low: f64, base: f64, high: f64) -> Result<Self, AmountError> {
        for (case, value) in Case::ALL.into_iter().zip([low, base, high]) {
            if !(value.is_finite() && value >= 0.0) {
                return Err(AmountError::NotANumber { case, value });
            }
        }
        if low <= base && base <= high {
            Ok(Self { low, base, high })
        } else {
            Err(AmountError::NotRising { low, base, high })
        }
    }

    /// Known without doubt.
    ///
    /// # Errors
    /// [`AmountError::NotANumber`] where it is negative or not finite.
    pub fn certain(value: f64) -> Result<Self, AmountError> {
        Self::new(value, value, value)
    }

    /// Computed three times; `of` must not fall from one case to the next.
    pub(super) fn of_cases(of: impl Fn(Case) -> f64) -> Self {
        let [low, base, high] = Case::ALL.map(of);
        debug_assert!(0.0 <= low && low <= base && base <= high, "{low} {base} {high}");
        Self { low, base, high }
    }

    /// The cheapest that is likely.
    #[must_use]
    pub const fn low(self) -> f64 {
        self.low
    }

    /// The likeliest.
    #[must_use]
    pub const fn base(self) -> f64 {
        self.base
    }

    /// The dearest that is likely.
    #[must_use]
    pub const fn high(self) -> f64 {
        self.high
    }

    /// One of the three.
    #[must_use]
    pub const fn at(self, case: Case) -> f64 {
        match case {
            Case::Low => self.low,
            Case::Base => self.base,
            Case::High => self.high,
        }
    }

    /// As often as `factor` says, which is not negative.
    pub(super) fn times(self, factor: f64) -> Self {
        Self::of_cases(|case| self.at(case) * factor)
    }

    /// What of an amount is beyond a part of it, case by case, never less than nothing and never falling.
    #[must_use]
    pub fn beyond(self, part: Self) -> Self {
        let [low, base, high] = Case::ALL.map(|case| (self.at(case) - part.at(case)).max(0.0));
        let base = base.max(low);
        Self { low, base, high: high.max(base) }
    }

    /// Multiplied by another, case by case.
    #[must_use]
    pub fn product(self, other: Self) -> Self {
        Self::of_cases(|case| self.at(case) * other.at(case))
    }

    /// The amount that is not exceeded with probability `uniform` (0 to 1), where amounts are spread over a triangle: from low to high with
    /// the peak at base.
    ///
    /// # Source
    /// Inverse of the triangular distribution (Kotz and van Dorp 2004, "Beyond Beta", chapter 1).
    #[must_use]
    pub fn quantile(self, uniform: f64) -> f64 {
        let Self { low, base, high } = self;
        let width = high - low;
        if width <= 0.0 {
            return base;
        }
        let (rise, fall) = (base - low, high - base);
        let value = if uniform * width < rise {
            low + (uniform * width * rise).sqrt()
        } else {
            high - ((1.0 - uniform) * width * fall).sqrt()
        };
        // not even by rounding beyond the ends
        value.clamp(low, high)
    }

    /// Mean of the triangle.
    #[must_use]
    pub fn mean(self) -> f64 {
        (self.low + self.base + self.high) / 3.0
    }
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::of_cases(|case| self.at(case) + other.at(case))
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, AmountError, Case};

    fn amount(low: f64, base: f64, high: f64) -> Amount {
        Amount::new(low, base, high).expect("an amount")
    }

    #[test]
    fn three_numbers_must_rise_from_zero() {
        assert_eq!(
            Amount::new(3.0, 2.0, 4.0),
            Err(AmountError::NotRising { low: 3.0, base: 2.0, high: 4.0 })
        );
        assert_eq!(
            Amount::new(-1.0, 2.0, 4.0),
            Err(AmountError::NotANumber { case: Case::Low, value: -1.0 })
        );
        for bad in [f64::NAN, f64::INFINITY] {
            assert!(matches!(
                Amount::new(1.0, 2.0, bad),
                Err(AmountError::NotANumber { case: Case::High, .. })
            ));
        }
        assert_eq!(Amount::certain(5.0), Amount::new(5.0, 5.0, 5.0));
    }

    #[test]
    fn sums_and_products_take_each_case_by_itself() {
        let (one, other) = (amount(1.0, 2.0, 4.0), amount(10.0, 10.0, 30.0));
        assert_eq!(one + other, amount(11.0, 12.0, 34.0));
        assert_eq!([one, other, one].into_iter().sum::<Amount>(), amount(12.0, 14.0, 38.0));
        assert_eq!(one.product(other), amount(10.0, 20.0, 120.0));
        assert_eq!(one.times(2.5), amount(2.5, 5.0, 10.0));
    }

    /// From 2 over 3 to 6: the triangle's area left of 3 is 1/4; half of it lies left of 6 - sqrt(1/2 x 4 x 3) = 3.5505.
    #[test]
    fn quantiles_are_those_of_the_triangle() {
        let triangle = amount(2.0, 3.0, 6.0);
        for (uniform, value) in
            [(0.0, 2.0), (0.0625, 2.5), (0.25, 3.0), (0.5, 6.0 - 6.0_f64.sqrt()), (1.0, 6.0)]
        {
            assert!((triangle.quantile(uniform) - value).abs() < 1e-12, "{uniform}");
        }
        assert!((amount(7.0, 7.0, 7.0).quantile(0.3) - 7.0).abs() < 1e-12);
        // peaks at an end
        assert!((amount(0.0, 0.0, 1.0).quantile(0.75) - 0.5).abs() < 1e-12);
        assert!((amount(0.0, 1.0, 1.0).quantile(0.25) - 0.5).abs() < 1e-12);
        let steps = 10_000;
        let sum: f64 = (0..steps).map(|k| triangle.quantile((f64::from(k) + 0.5) / f64::from(steps))).sum();
        assert!((sum / f64::from(steps) - triangle.mean()).abs() < 1e-4, "its mean is 11/3");
    }
}
