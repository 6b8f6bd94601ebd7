//! Remarks that do not make a value unusable.
use super::Limit;
use serde::Serialize;

/// What the reader must know about a predicted loss.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[non_exhaustive]
pub enum Caveat {
    /// An input outside the interval the source was made for.
    OutsideDomain {
        /// Symbol or name of the input.
        parameter: &'static str,
        /// Value.
        value: f64,
        /// Unit.
        unit: &'static str,
        /// Lower limit, itself inside.
        low: f64,
        /// Upper limit, itself inside.
        high: f64,
    },
    /// A remark of the model's own, such as a warning of its reference implementation.
    Warning {
        /// Short name of the model.
        model: &'static str,
        /// What it is about, and what it means for the value.
        text: &'static str,
    },
}

impl Caveat {
    /// The remark without the value of this very link, so that equal remarks can be counted.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::OutsideDomain { parameter, unit, low, high, .. } => {
                let limit = Limit { parameter, unit, low: *low, high: *high };
                format!("links whose {parameter} is outside the model's range, {limit}")
            }
            Self::Warning { model, text } => format!("links with a remark of {model}: {text}"),
        }
    }
}

/// The remark on one link, with its value.
impl std::fmt::Display for Caveat {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::OutsideDomain { parameter, value, unit, low, high } => {
                let (value, limit) = (significant(*value), Limit { parameter, unit, low: *low, high: *high });
                write!(formatter, "{parameter} {value} {unit} is outside the model's range, {limit}")
            }
            Self::Warning { text, .. } => formatter.write_str(text),
        }
    }
}

/// A number with six significant digits, without trailing zeros.
fn significant(value: f64) -> String {
    if value.abs() <= 0.0 || !value.is_finite() {
        return value.to_string();
    }
    let decimals = (5.0 - value.abs().log10().floor()).clamp(0.0, 17.0) as usize;
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::significant;
    use crate::propagation::Limit;

    #[test]
    fn a_remark_names_value_and_limits() {
        let limit = Limit { parameter: "effective base antenna height", unit: "m", low: 30.0, high: 200.0 };
        let caveat = limit.caveat(388.496_863_013_880_44).expect("a caveat");
        let text = "effective base antenna height 388.497 m is outside the model's range, 30 to 200 m";
        assert_eq!(caveat.to_string(), text);
        let counted = "links whose effective base antenna height is outside the model's range, 30 to 200 m";
        assert_eq!(caveat.text(), counted);
    }

    #[test]
    fn six_digits_are_kept() {
        for (value, text) in [
            (0.249_999, "0.249999"),
            (-570.0, "-570"),
            (1_000_001.0, "1000001"),
            (5.000_012, "5.00001"),
            (0.0, "0"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(significant(value), text);
        }
    }
}
