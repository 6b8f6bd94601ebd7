//! Powers whose sum has the same bits in any order.

/// Power of one unit, dBm: 48 dB below the noise of one subcarrier. The largest sum is +12.6 dBm, far above what any
/// receiver meets.
const UNIT_DBM: f64 = -180.0;

/// Natural logarithm of the power ratio of 1 dB: twice its nepers, which are of amplitudes.
const LN_POWER_PER_DB: f64 = 0.1 * std::f64::consts::LN_10;

/// A sum of powers, in whole units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Power(u64);

impl Power {
    /// A level in dBm times a factor, rounded to whole units; nothing for NaN.
    pub(super) fn of(level_dbm: f32, factor: f64) -> Self {
        let units = factor * (LN_POWER_PER_DB * (f64::from(level_dbm) - UNIT_DBM)).exp();
        // to the nearest; what is beyond the integer's range becomes its largest value, NaN nothing
        Self((units + 0.5) as u64)
    }

    /// Adds; whole numbers that stop at the largest one have the same sum in any order.
    pub(super) const fn add(&mut self, other: Self) {
        self.0 = self.0.saturating_add(other.0);
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Milliwatts.
    pub(super) fn milliwatts(self) -> f64 {
        self.0 as f64 * 10.0_f64.powf(0.1 * UNIT_DBM)
    }
}

#[cfg(test)]
mod tests {
    use super::Power;
    use proptest::prelude::*;

    #[test]
    fn powers_by_hand() {
        let mut sum = Power::of(-90.0, 1.0);
        sum.add(Power::of(-90.0, 1.0));
        assert!((10.0 * sum.milliwatts().log10() + 86.989_7).abs() < 1e-4);
        assert!((10.0 * sum.without(Power::of(-90.0, 0.5)).milliwatts().log10() + 88.239_1).abs() < 1e-4);
        assert_eq!(Power::of(f32::NAN, 1.0), Power::default());
    }

    proptest! {
        #[test]
        fn the_order_does_not_matter(levels in prop::collection::vec(-150.0..20.0_f32, 1..40)) {
            let sum = |levels: &mut dyn Iterator<Item = &f32>| {
                levels.fold(Power::default(), |mut sum, level| {
                    sum.add(Power::of(*level, 0.7));
                    sum
                })
            };
            prop_assert_eq!(sum(&mut levels.iter()), sum(&mut levels.iter().rev()));
        }
    }
}
