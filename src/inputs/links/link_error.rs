//! Why a link table, one of its rows, or a profile cannot be used.
use crate::inputs::{InputError, Reject};
use crate::terrain::ProfileError;

/// A profile or link table that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LinkInputError {
    /// The file as a whole.
    #[error(transparent)]
    Table(#[from] InputError),
    /// One row of it.
    #[error("{}", crate::text!("link-input-error-row", file = .0.file, row = .0.row, field_and_value = field_and_value(.0), reason = .0.reason))]
    Row(Reject),
    /// Rows that are no profile together.
    #[error("`{file}`: {source}")]
    Profile {
        /// The file.
        file: String,
        /// What is wrong with it.
        source: ProfileError,
    },
}

impl From<Reject> for LinkInputError {
    fn from(reject: Reject) -> Self {
        Self::Row(reject)
    }
}

fn field_and_value(reject: &Reject) -> String {
    if reject.field.is_empty() { String::new() } else { format!(", {} = `{}`", reject.field, reject.value) }
}
