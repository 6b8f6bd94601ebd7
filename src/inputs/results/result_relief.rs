//! The relief that a run drew, to lie under maps of its results.
use super::result_folder::ResultFolder;
use std::path::PathBuf;

/// Its file.
const RELIEF: &str = "hillshade.tif";

/// The relief of a folder; `None` where the run drew none, or it is not there as it was written: maps do without.
///
/// # Cost
/// Reads the file in pieces.
#[must_use]
pub fn relief_of(folder: &ResultFolder) -> Option<PathBuf> {
    folder.unchanged(RELIEF).ok()
}
