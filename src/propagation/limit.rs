//! Intervals of quantities, each stated once.
use super::{Parameter, PropagationError};
use serde::{Deserialize, Deserializer, Serialize};

/// Units of limits: one that is read back from where it was kept has one of them.
const UNITS: [&str; 10] = ["", "%", "MHz", "N-units", "N-units/km", "S/m", "dB", "degrees", "km", "m"];

/// One interval a source states.
///
/// # Examples
/// ```
/// use signalgap::propagation::{Limit, Parameter};
/// let limit = Limit { parameter: Parameter::GroundDistance, unit: "km", low: 1.0, high: 20.0 };
/// assert!(limit.caveat(20.0).is_none());
/// assert!(limit.caveat(21.0).is_some());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Limit {
    /// Name of the input.
    pub parameter: Parameter,
    /// Unit of the limits.
    pub unit: &'static str,
    /// Lower limit, itself inside.
    pub low: f64,
    /// Upper limit, itself inside.
    pub high: f64,
}

impl Limit {
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

/// A limit as it is read.
#[derive(Deserialize)]
struct KeptLimit {
    parameter: Parameter,
    unit: String,
    low: f64,
    high: f64,
}

/// A name as it is in a list.
///
/// # Errors
/// A name that the list does not have.
pub(super) fn known<E: serde::de::Error>(
    names: &'static [&'static str],
    name: &str,
) -> Result<&'static str, E> {
    let found = names.iter().copied().find(|known| *known == name);
    found.ok_or_else(|| E::unknown_variant(name, names))
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let KeptLimit { parameter, unit, low, high } = KeptLimit::deserialize(deserializer)?;
        let unit = known(&UNITS, &unit)?;
        Ok(Self { parameter, unit, low, high })
    }
}

#[cfg(test)]
mod tests {
    use super::{Limit, UNITS};
    use crate::propagation::{Parameter, PropagationError};

    const HEIGHT: Limit = Limit { parameter: Parameter::AntennaHeight, unit: "m", low: 1.5, high: 10.0 };

    #[test]
    fn both_limits_are_inside() {
        for inside in [1.5, 10.0] {
            assert_eq!(HEIGHT.caveat(inside), None);
            assert_eq!(HEIGHT.require("a model", inside), Ok(()));
        }
        for outside in [1.499, 10.001, f64::NAN] {
            assert!(HEIGHT.caveat(outside).is_some());
            let error = HEIGHT.require("a model", outside);
            assert!(matches!(
                error,
                Err(PropagationError::OutOfDomain { parameter: Parameter::AntennaHeight, .. })
            ));
        }
    }

    #[test]
    fn limits_of_every_unit_come_back() {
        for unit in UNITS {
            let limit = Limit { parameter: Parameter::Frequency, unit, low: 1.0, high: f64::INFINITY };
            let mut bytes = Vec::new();
            ciborium::into_writer(&limit, &mut bytes).expect("plain data");
            let back: Limit = ciborium::from_reader(&bytes[..]).expect("as it was");
            assert_eq!(back, limit);
        }
    }
}
