//! A link without its ground, and the values that any model may be asked for.
use super::{Limit, Parameter, PathEnvironment, Signal, Terminals};
use crate::geodesy::EffectiveEarth;
use crate::units::Length;

/// A link without its ground: antennas, air, wave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkCase {
    /// Antennas.
    pub terminals: Terminals,
    /// Radio climate.
    pub environment: PathEnvironment,
    /// Wave and statistics.
    pub signal: Signal,
}

impl LinkCase {
    /// Frequencies that any model has a value for.
    pub const FREQUENCY_MHZ: Limit =
        Limit { parameter: Parameter::Frequency, unit: "MHz", low: 1.0, high: 1.0e6 };
    /// Heights of an antenna above ground.
    pub const ANTENNA_HEIGHT_M: Limit =
        Limit { parameter: Parameter::AntennaHeight, unit: "m", low: 0.0, high: 10_000.0 };
    /// Shares of the average year; each model has narrower limits of its own.
    pub const TIME_PERCENT: Limit =
        Limit { parameter: Parameter::TimePercentage, unit: "%", low: 0.001, high: 99.999 };
    /// Shares of locations; each model has narrower limits of its own.
    pub const LOCATION_PERCENT: Limit =
        Limit { parameter: Parameter::LocationPercentage, unit: "%", low: 0.001, high: 99.999 };
    /// Refractivity lapse rates for which rays still bend less than the Earth (157 would be straight along it); the
    /// ITU's maps of medians come near the upper one.
    pub const DELTA_N: Limit =
        Limit { parameter: Parameter::DeltaN, unit: "N-units/km", low: 0.0, high: 156.0 };
    /// Surface refractivities at sea level; a model may take fewer of them.
    pub const SURFACE_REFRACTIVITY: Limit =
        Limit { parameter: Parameter::N0, unit: "N-units", low: 200.0, high: 500.0 };

    /// Both antennas above ground, transmitter first.
    #[must_use]
    pub const fn antennas(&self) -> (Length, Length) {
        (self.terminals.tx_height_agl, self.terminals.rx_height_agl)
    }

    /// The median effective Earth.
    #[must_use]
    pub fn earth(&self) -> EffectiveEarth {
        EffectiveEarth::median(self.environment.delta_n)
    }
}
