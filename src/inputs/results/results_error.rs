//! Why a finished result cannot be read.
use crate::inputs::crs::CrsError;
use std::path::PathBuf;

/// Why a result folder, or a file of it, cannot be compared.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ResultsError {
    /// No manifest.
    #[error(
        "{}", crate::text!("results-error-no-manifest", folder = folder.display(), reason))]
    NoManifest {
        /// The folder.
        folder: PathBuf,
        /// The reason.
        reason: String,
    },
    /// The manifest of something else.
    #[error("{}", crate::text!("results-error-not-a-run", folder = folder.display(), reason))]
    NotARun {
        /// The folder.
        folder: PathBuf,
        /// What it holds.
        reason: String,
    },
    /// Results of another version.
    #[error(
        "{}", crate::text!("results-error-other-version", folder = folder.display(), found, own))]
    OtherVersion {
        /// The folder.
        folder: PathBuf,
        /// Version that wrote it.
        found: String,
        /// This version.
        own: &'static str,
    },
    /// A file that the run did not write.
    #[error("{}", crate::text!("results-error-not-written", folder = folder.display(), file))]
    NotWritten {
        /// The folder.
        folder: PathBuf,
        /// Name of the file.
        file: String,
    },
    /// A file that is not as it was written.
    #[error(
        "{}", crate::text!("results-error-changed", file = file.display()))]
    Changed {
        /// The file.
        file: PathBuf,
    },
    /// A file that cannot be read.
    #[error("{}", crate::text!("file-unreadable", file = file.display(), reason))]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// The reason.
        reason: String,
    },
    /// A value that is none of those a run writes.
    #[error("{}", crate::text!("results-error-field", file = file.display(), row, field, value, reason))]
    Field {
        /// The file.
        file: PathBuf,
        /// Row or feature, from 1.
        row: usize,
        /// The field.
        field: String,
        /// What it holds.
        value: String,
        /// What is wrong with that.
        reason: &'static str,
    },
    /// A folder that a report is not made of.
    #[error("{}", crate::text!("results-error-not-for-report", folder = folder.display(), reason))]
    NotForReport {
        /// The folder.
        folder: PathBuf,
        /// What it should hold.
        reason: &'static str,
    },
    /// A plan of another scenario than the run.
    #[error("{}", crate::text!("results-error-other-scenario", folder = folder.display(), scenario, name))]
    OtherScenario {
        /// The plan's folder.
        folder: PathBuf,
        /// The plan's scenario.
        scenario: String,
        /// The run's scenario.
        name: String,
    },
    /// A reference system that is unknown.
    #[error(transparent)]
    Crs(#[from] CrsError),
}
