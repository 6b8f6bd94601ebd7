//! Checksums of all that a run read, and that they are those of what was read.
use super::RunError;
use crate::inputs::file_stamp::InputStamps;
use crate::inputs::read_files::{ANTENNAS, ReadFile, files_of_scenario};
use crate::inputs::scenario_file::LoadedScenario;
use crate::outputs::InputFile;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What a scenario reads, from before it is read.
pub(super) struct BeforeReading {
    pub(super) files: Vec<ReadFile>,
    stamps: InputStamps,
    /// Checksums that were computed already, by role and name.
    known: Mutex<BTreeMap<(String, String), InputFile>>,
}

impl BeforeReading {
    /// Looks at every file of a scenario.
    pub(super) fn of(loaded: &LoadedScenario) -> Self {
        let files = files_of_scenario(loaded);
        Self { stamps: InputStamps::of(&files), files, known: Mutex::default() }
    }

    /// The files that were read, with checksums: those named, by role and name, and all that these refer to or that GDAL finds
    /// beside them.
    ///
    /// # Cost
    /// Reads each file once more; a file that was asked for before and is unchanged is not read again.
    ///
    /// # Errors
    /// [`RunError::Changed`] names a file that is not as it was before the run read it.
    pub(super) fn checksums(
        &self,
        loaded: &LoadedScenario,
        named: &[(&'static str, String)],
    ) -> Result<Vec<InputFile>, RunError> {
        // of the antennas only those that were opened are named
        let behind = files_of_scenario(loaded);
        let behind = self.files.iter().chain(&behind).filter(|file| file.role != ANTENNAS);
        let behind = behind.map(|file| (file.role, file.path.display().to_string()));
        let mut seen = BTreeSet::new();
        let mut all: Vec<(&str, String)> = named.iter().cloned().chain(behind).collect();
        all.retain(|(role, file)| seen.insert((*role, identity(file))));
        let place = |role: &str| named.iter().position(|(other, _)| *other == role);
        all.sort_by_key(|(role, _)| place(role));
        all.iter().map(|(role, file)| self.checksum(role, file)).collect()
    }

    fn checksum(&self, role: &str, file: &str) -> Result<InputFile, RunError> {
        if !InputFile::is_plain(file) {
            return Ok(InputFile::of(role, file)?);
        }
        self.stamps.require_unchanged(role, Path::new(file))?;
        let key = (role.to_owned(), file.to_owned());
        // a checksum stays true of a file that is as it was, whoever panicked
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let checked = InputFile::of(role, file)?;
        tracing::debug!(role, bytes = checked.bytes, sha256 = checked.sha256, "{file}");
        self.stamps.require_unchanged(role, Path::new(file))?;
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, checked.clone());
        Ok(checked)
    }
}

/// The one name of a file; what is not there keeps the name it has.
pub(super) fn identity(file: &str) -> PathBuf {
    Path::new(file).canonicalize().unwrap_or_else(|_| PathBuf::from(file))
}
