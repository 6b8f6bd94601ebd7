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
}
