//! Why a finished result cannot be read.
use crate::inputs::crs::CrsError;
use std::path::PathBuf;

/// Why a result folder, or a file of it, cannot be compared.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ResultsError {
    /// No manifest.
    #[error(
        "`{}` is no folder with finished results: its manifest.json cannot be read ({reason}); give a folder that `signalgap run` wrote, or a scenario \
         file", folder.display()
    )]
    NoManifest {
        /// The folder.
        folder: PathBuf,
        /// The reason.
        reason: String,
    },
    /// The manifest of something else.
    #[error("`{}` holds no results of a run: {reason}; give a folder that `signalgap run` wrote, or a scenario file", folder.display())]
    NotARun {
        /// The folder.
        folder: PathBuf,
        /// What it holds.
        reason: String,
    },
    /// Results of another version.
    #[error(
        "the results in `{}` were written by version {found}, and this is {own}: run the scenario again, or give the scenario file", folder.display()
    )]
    OtherVersion {
        /// The folder.
        folder: PathBuf,
        /// Version that wrote it.
        found: String,
        /// This version.
        own: &'static str,
    },
    /// A file that the run did not write.
    #[error("the results in `{}` have no {file}: run the scenario again, or give the scenario file", folder.display())]
    NotWritten {
        /// The folder.
        folder: PathBuf,
        /// Name of the file.
        file: String,
    },
    /// A file that is not as it was written.
    #[error(
        "`{}` is not as the run wrote it (its checksum is not the one in manifest.json): run the scenario again, or give the scenario file", file.display()
    )]
    Changed {
        /// The file.
        file: PathBuf,
    },
    /// A file that cannot be read.
    #[error("`{}` cannot be read: {reason}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// The reason.
        reason: String,
    },
    /// A value that is none of those a run writes.
    #[error("`{}`, row {row}, `{field}`: `{value}` {reason}", file.display())]
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
    /// A reference system that is unknown.
    #[error(transparent)]
    Crs(#[from] CrsError),
}
