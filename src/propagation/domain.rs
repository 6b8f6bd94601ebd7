//! Validity limits, stated once per model.
use super::{Caveat, PropagationError};
use serde::Serialize;
use std::fmt;

/// One interval a source states.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Limit {
    /// Name of the input.
    pub parameter: &'static str,
    /// Unit of the limits.
    pub unit: &'static str,
    /// Lower limit, itself inside.
    pub low: f64,
    /// Upper limit, itself inside.
    pub high: f64,
}

impl Limit {
    /// The caveat for a value outside, `None` inside.
    #[must_use]
    pub fn caveat(&self, value: f64) -> Option<Caveat> {
        let Self { parameter, unit, low, high } = *self;
        let outside = !(low..=high).contains(&value);
        outside.then_some(Caveat::OutsideDomain { parameter, value, unit, low, high })
    }

    /// For a limit beyond which the equations of `model` have no value.
    ///
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for a value outside, or not a number.
    pub fn require(&self, model: &'static str, value: f64) -> Result<(), PropagationError> {
        let Self { parameter, unit, low, high } = *self;
        if (low..=high).contains(&value) {
            return Ok(());
        }
        Err(PropagationError::OutOfDomain { model, parameter, value, unit, low, high })
    }
}

/// "150 to 1500 MHz", or "25 m" where both limits are one.
impl fmt::Display for Limit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { unit, low, high, .. } = self;
        if low < high {
            write!(formatter, "{low} to {high} {unit}")
        } else {
            write!(formatter, "{low} {unit}")
        }
    }
}

/// The limits of one model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Domain {
    /// Carrier frequency, MHz.
    pub frequency_mhz: Limit,
    /// Ground distance, km.
    pub ground_distance_km: Limit,
    /// Transmitter antenna above ground, m.
    pub tx_height_agl_m: Limit,
    /// Receiver antenna above ground, m.
    pub rx_height_agl_m: Limit,
}

impl Domain {
    /// The caveats of one link.
    #[must_use]
    pub fn caveats(
        &self,
        frequency_mhz: f64,
        ground_distance_km: f64,
        [tx_agl_m, rx_agl_m]: [f64; 2],
    ) -> Vec<Caveat> {
        [
            self.frequency_mhz.caveat(frequency_mhz),
            self.ground_distance_km.caveat(ground_distance_km),
            self.tx_height_agl_m.caveat(tx_agl_m),
            self.rx_height_agl_m.caveat(rx_agl_m),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Limit;
    use crate::propagation::PropagationError;

    const HEIGHT: Limit = Limit { parameter: "height", unit: "m", low: 1.5, high: 10.0 };

    #[test]
    fn both_limits_are_inside() {
        for inside in [1.5, 10.0] {
            assert_eq!(HEIGHT.caveat(inside), None);
            assert_eq!(HEIGHT.require("a model", inside), Ok(()));
        }
        for outside in [1.499, 10.001, f64::NAN] {
            assert!(HEIGHT.caveat(outside).is_some());
            let error = HEIGHT.require("a model", outside);
            assert!(matches!(error, Err(PropagationError::OutOfDomain { parameter: "height", .. })));
        }
    }

    #[test]
    fn limits_in_words() {
        assert_eq!(HEIGHT.to_string(), "1.5 to 10 m");
        assert_eq!(Limit { low: 25.0, high: 25.0, ..HEIGHT }.to_string(), "25 m");
    }
}
