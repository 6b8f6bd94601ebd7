//! Logarithmic power: ratios (dB) and levels (dBm).
use serde::{Deserialize, Serialize};
use std::ops::{Add, Neg, Sub};

/// A ratio of powers, dB: a gain, a loss, a margin.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Decibels(f64);

impl Decibels {
    /// From a value in dB.
    #[must_use]
    pub const fn new(db: f64) -> Self {
        Self(db)
    }

    /// The value in dB.
    #[must_use]
    pub const fn db(self) -> f64 {
        self.0
    }
}

/// A power level, dB relative to one milliwatt.
///
/// A level takes a gain or a loss; two levels do not add:
/// ```compile_fail
/// use signalgap::units::Dbm;
/// let sum = Dbm::new(-100.0) + Dbm::new(-100.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dbm(f64);

impl Dbm {
    /// From a value in dBm.
    #[must_use]
    pub const fn new(dbm: f64) -> Self {
        Self(dbm)
    }

    /// From milliwatts: 1 mW is 0 dBm.
    #[must_use]
    pub fn from_milliwatts(milliwatts: f64) -> Self {
        Self(10.0 * milliwatts.log10())
    }

    /// The value in dBm.
    #[must_use]
    pub const fn dbm(self) -> f64 {
        self.0
    }
}

impl Add<Decibels> for Dbm {
    type Output = Dbm;
    fn add(self, gain: Decibels) -> Dbm {
        Dbm(self.0 + gain.0)
    }
}

impl Sub<Decibels> for Dbm {
    type Output = Dbm;
    fn sub(self, loss: Decibels) -> Dbm {
        Dbm(self.0 - loss.0)
    }
}

impl Sub for Dbm {
    type Output = Decibels;
    fn sub(self, other: Dbm) -> Decibels {
        Decibels(self.0 - other.0)
    }
}

impl Add for Decibels {
    type Output = Decibels;
    fn add(self, other: Decibels) -> Decibels {
        Decibels(self.0 + other.0)
    }
}

impl Sub for Decibels {
    type Output = Decibels;
    fn sub(self, other: Decibels) -> Decibels {
        Decibels(self.0 - other.0)
    }
}

impl Neg for Decibels {
    type Output = Decibels;
    fn neg(self) -> Decibels {
        Decibels(-self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Dbm, Decibels};

    #[test]
    fn forty_watts_is_46_dbm() {
        assert!((Dbm::from_milliwatts(40_000.0).dbm() - 46.020_599_9).abs() < 1e-6);
    }

    #[test]
    fn a_level_takes_gains_and_losses() {
        let level = Dbm::new(46.0) + Decibels::new(17.0) - Decibels::new(1.0);
        assert!((level.dbm() - 62.0).abs() < 1e-12);
        assert!(((level - Dbm::new(60.0)).db() - 2.0).abs() < 1e-12);
    }
}
