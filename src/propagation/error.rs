//! Why a model gave no value.
use super::Parameter;

/// Why a model gave no value; `words` says it to a reader.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PropagationError {
    /// An input for which the equations have no value.
    OutOfDomain {
        /// Short name of the model.
        model: &'static str,
        /// Name of the input.
        parameter: Parameter,
        /// Given value.
        value: f64,
        /// Unit of the three numbers.
        unit: &'static str,
        /// Lower limit.
        low: f64,
        /// Upper limit.
        high: f64,
    },
}
