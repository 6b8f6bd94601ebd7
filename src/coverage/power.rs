//! Powers whose sum has the same bits in any order.
use crate::simd::{LANES, LaneMask, Lanes, Portable, Simd};

/// Power of one unit, dBm: 48 dB below the noise of one subcarrier.
const UNIT_DBM: f64 = -180.0;

/// Natural logarithm of the power ratio of 1 dB: twice its nepers, which are of amplitudes.
const LN_POWER_PER_DB: f64 = 0.1 * std::f64::consts::LN_10;

/// Units of a coarse step, 2^30: -90 dBm.
const COARSE_UNITS: f64 = 1_073_741_824.0;

/// A sum of powers: coarse steps, and what they leave, both in whole units, so that sums up to +70 dBm are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Power {
    coarse: f64,
    fine: f64,
}

/// Sums of powers at eight cells, as [`Power`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct PowerBlock {
    coarse: [f64; LANES],
    fine: [f64; LANES],
}

impl Power {
    /// A level in dBm times a factor, rounded to whole units; nothing for NaN. The bits are those that [`PowerBlock::add`] adds.
    pub(super) fn of(level_dbm: f32, factor: f64) -> Self {
        let mut block = PowerBlock::default();
        block.add(Portable, Portable.single([level_dbm; LANES]), factor);
        block.lane(0)
    }

    /// Adds; whole numbers have the same sum in any order.
    pub(super) fn add(&mut self, other: Self) {
        self.coarse += other.coarse;
        self.fine += other.fine;
    }

    /// What is left without another power; nothing where that is more.
    pub(super) fn without(self, other: Self) -> Self {
        let rest = Self { coarse: self.coarse - other.coarse, fine: self.fine - other.fine };
        if rest.coarse + rest.fine > 0.0 { rest } else { Self::default() }
    }

    /// Milliwatts.
    pub(super) fn milliwatts(self) -> f64 {
        (self.coarse + self.fine) * 10.0_f64.powf(0.1 * UNIT_DBM)
    }
}

impl PowerBlock {
    /// The sum at one of the eight cells.
    pub(super) const fn lane(&self, lane: usize) -> Power {
        Power { coarse: self.coarse[lane], fine: self.fine[lane] }
    }

    /// Adds levels in dBm times a factor, each rounded to whole units; nothing for NaN.
    #[inline(always)]
    pub(super) fn add<S: Simd>(&mut self, simd: S, levels_dbm: S::Single, factor: f64) {
        let ratio = ((levels_dbm - UNIT_DBM) * LN_POWER_PER_DB).exp();
        let units = (simd.widen(ratio) * factor).round();
        let coarse = (units * (1.0 / COARSE_UNITS)).round() * COARSE_UNITS;
        if coarse.gt(coarse.all(0.0)).any() {
            self.coarse = (simd.double(self.coarse) + coarse).to_array();
        }
        self.fine = (simd.double(self.fine) + (units - coarse)).to_array();
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
        assert_eq!(sum.without(Power::of(-80.0, 1.0)), Power::default());
        assert_eq!(Power::of(f32::NAN, 1.0), Power::default());
        assert_eq!(Power::of(f32::NEG_INFINITY, 1.0), Power::default());
    }

    proptest! {
        #[test]
        fn the_order_does_not_matter(levels in prop::collection::vec(-150.0..60.0_f32, 1..40)) {
            let sum = |levels: &mut dyn Iterator<Item = &f32>| {
                levels.fold(Power::default(), |mut sum, level| {
                    sum.add(Power::of(*level, 0.7));
                    sum
                })
            };
            prop_assert_eq!(sum(&mut levels.iter()), sum(&mut levels.iter().rev()));
        }

        #[test]
        fn a_power_is_its_level(level in -115.0..50.0_f32) {
            let found_dbm = 10.0 * Power::of(level, 0.5).milliwatts().log10();
            let expected_dbm = f64::from(level) + 10.0 * 0.5_f64.log10();
            prop_assert!((found_dbm - expected_dbm).abs() < 3e-5, "{} {}", found_dbm, expected_dbm);
        }
    }
}
