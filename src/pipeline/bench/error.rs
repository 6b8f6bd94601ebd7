//! Why a measurement stops.
use crate::outputs::{HistoryError, OutputError};
use crate::pipeline::RunError;
use std::path::PathBuf;

/// Why a measurement stops.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BenchError {
    /// The run.
    #[error(transparent)]
    Run(Box<RunError>),
    /// The file of measurements.
    #[error(transparent)]
    History(#[from] HistoryError),
    /// The measurement cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Two files that are one.
    #[error("{}", crate::text!("bench-error-same-file", path = path.display(), what, other))]
    SameFile {
        /// File.
        path: PathBuf,
        /// What it is named as.
        what: &'static str,
        /// And as.
        other: &'static str,
    },
    /// No temporary folder.
    #[error(
        "{}", crate::text!("bench-error-scratch", reason = .0))]
    Scratch(std::io::Error),
    /// This program, started beside another one.
    #[error("{}", crate::text!("bench-error-own-run", program, reason))]
    OwnRun {
        /// The other one.
        program: &'static str,
        /// What it said.
        reason: String,
    },
    /// An internal error.
    #[error("{}", crate::text!("internal-error", reason = .0))]
    Internal(String),
}

impl From<RunError> for BenchError {
    fn from(error: RunError) -> Self {
        Self::Run(Box::new(error))
    }
}

impl BenchError {
    /// Whether this is an internal error rather than bad input.
    #[must_use]
    pub const fn is_internal(&self) -> bool {
        match self {
            Self::Run(error) => error.is_internal(),
            Self::Internal(_) => true,
            _ => false,
        }
    }
}
