//! Why a report is not made.
use crate::inputs::results::ResultsError;
use crate::outputs::OutputError;
use std::path::PathBuf;

/// Why a report is not made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// Results, plan or comparison.
    #[error(transparent)]
    Results(#[from] ResultsError),
    /// The page cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The report of a run's folder in another form than the run wrote it.
    #[error("{}", crate::text!("report-error-not-as-listed", output = output.display()))]
    NotAsListed {
        /// The file.
        output: PathBuf,
    },
    /// No browser to print with.
    #[error("{}", crate::text!("report-error-no-browser", tried))]
    NoBrowser {
        /// Names that were looked for.
        tried: String,
    },
    /// A browser that does not print.
    #[error("{}", crate::text!("report-error-browser", browser = browser.display(), reason))]
    Browser {
        /// The browser.
        browser: PathBuf,
        /// What it said.
        reason: String,
    },
}

impl ReportError {
    /// Whether this is an internal error rather than bad input.
    #[must_use]
    pub const fn is_internal(&self) -> bool {
        false
    }
}
