//! The warnings of the reference implementation; `words::remarks` says what each means for a value.
use serde::{Deserialize, Serialize};

/// A warning of NTIA's reference implementation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItmWarning {
    /// Transmitter antenna below 1 m or above 1,000 m.
    TxTerminalHeight,
    /// Receiver antenna below 1 m or above 1,000 m.
    RxTerminalHeight,
    /// Below 40 MHz or above 10 GHz.
    Frequency,
    /// Longer than 1,000 km.
    PathNearUpperLimit,
    /// Longer than 2,000 km.
    PathTooLong,
    /// Shorter than five times the difference of the effective heights.
    PathSteep,
    /// Shorter than 1 km.
    PathTooShort,
    /// Transmitter horizon beyond 200 mrad.
    TxHorizonAngle,
    /// Receiver horizon beyond 200 mrad.
    RxHorizonAngle,
    /// Transmitter horizon nearer than a tenth of that over a smooth Earth.
    TxHorizonNear,
    /// Receiver horizon nearer than a tenth of that over a smooth Earth.
    RxHorizonNear,
    /// Transmitter horizon farther than three times that over a smooth Earth.
    TxHorizonFar,
    /// Receiver horizon farther than three times that over a smooth Earth.
    RxHorizonFar,
    /// A percentage more than 3.1 standard deviations from the median.
    ExtremeVariability,
    /// Refractivity at the height of the terrain below 250 N-units.
    SurfaceRefractivity,
}

impl ItmWarning {
    /// All warnings, by the reference's bits from the lowest.
    pub const ALL: &[Self] = &[
        Self::TxTerminalHeight,
        Self::RxTerminalHeight,
        Self::Frequency,
        Self::PathNearUpperLimit,
        Self::PathTooLong,
        Self::PathSteep,
        Self::PathTooShort,
        Self::TxHorizonAngle,
        Self::RxHorizonAngle,
        Self::TxHorizonNear,
        Self::RxHorizonNear,
        Self::TxHorizonFar,
        Self::RxHorizonFar,
        Self::ExtremeVariability,
        Self::SurfaceRefractivity,
    ];

    /// The reference's flag.
    #[must_use]
    pub const fn bit(self) -> u16 {
        1 << self as u16
    }

    /// Whether the model's [`crate::propagation::Domain`] says the same with the value.
    #[must_use]
    pub const fn is_of_domain(self) -> bool {
        matches!(
            self,
            Self::TxTerminalHeight
                | Self::RxTerminalHeight
                | Self::Frequency
                | Self::PathNearUpperLimit
                | Self::PathTooShort
        )
    }
}

/// The warnings of one loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ItmWarnings(u16);

impl ItmWarnings {
    /// Adds a warning where `given`.
    pub(super) fn add_if(&mut self, given: bool, warning: ItmWarning) {
        if given {
            self.0 |= warning.bit();
        }
    }

    /// The warnings of both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// As the reference's flags.
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// Whether a warning is given.
    #[must_use]
    pub const fn contains(self, warning: ItmWarning) -> bool {
        self.0 & warning.bit() != 0
    }

    /// The warnings given, in the order of their bits.
    pub fn iter(self) -> impl Iterator<Item = ItmWarning> {
        ItmWarning::ALL.iter().copied().filter(move |warning| self.contains(*warning))
    }
}

#[cfg(test)]
mod tests {
    use super::{ItmWarning, ItmWarnings};

    #[test]
    fn the_bits_are_those_of_the_reference() {
        let bit_of = |index: usize| ItmWarning::ALL[index].bit();
        assert_eq!((bit_of(0), bit_of(6), bit_of(14)), (0x1, 0x40, 0x4000));
        assert_eq!(ItmWarning::RxHorizonNear.bit(), 0x400);
        let all = ItmWarning::ALL.iter().fold(0, |bits, warning| bits | warning.bit());
        assert_eq!(all, 0x7fff);
    }

    #[test]
    fn what_is_added_is_contained_and_nothing_else() {
        let mut some = ItmWarnings::default();
        some.add_if(true, ItmWarning::PathSteep);
        some.add_if(false, ItmWarning::Frequency);
        assert_eq!(some.iter().collect::<Vec<_>>(), [ItmWarning::PathSteep]);
        assert_eq!(some.bits(), 0x20);
    }
}
