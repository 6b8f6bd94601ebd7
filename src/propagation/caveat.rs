//! Remarks that do not make a value unusable.
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
            Self::OutsideDomain { parameter, .. } => {
                format!("links whose {parameter} is outside the model's range")
            }
            Self::Warning { model, text } => format!("links with a remark of {model}: {text}"),
        }
    }
}

/// The remark on one link, with its value.
impl std::fmt::Display for Caveat {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::OutsideDomain { parameter, value, unit } => {
                write!(formatter, "{parameter} {value} {unit} is outside the model's range")
            }
            Self::Warning { text, .. } => formatter.write_str(text),
        }
    }
}
