//! Intervals of quantities, each stated once.
use super::{Parameter, PropagationError};
use serde::Serialize;

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

#[cfg(test)]
mod tests {
    use super::Limit;
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
}
