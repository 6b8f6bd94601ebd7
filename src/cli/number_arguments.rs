//! Numbers within limits, as typed.
use crate::language::{unit as unit_text, word};
use crate::propagation::Limit;
use crate::text;
use crate::words::parameter_text;

/// A number, if it lies within a limit.
pub(super) fn check(limit: Limit, value: f64) -> Result<f64, String> {
    let Limit { parameter, unit, low, high } = limit;
    if (low..=high).contains(&value) {
        return Ok(value);
    }
    Err(text!(
        "number-arguments-is-outside-to",
        parameter = parameter_text(parameter),
        value,
        low,
        high,
        unit = unit_text(unit)
    ))
}

/// A parser of numbers within limits.
pub(super) fn within(limit: Limit) -> impl Fn(&str) -> Result<f64, String> + Clone + Send + Sync + 'static {
    move |text| {
        let value: f64 =
            text.trim().parse().map_err(|_not_a_number| word("number-arguments-not-number").to_owned())?;
        check(limit, value)
    }
}
