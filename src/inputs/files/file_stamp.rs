//! Whether a file is still as it was: what the system says of it, before it is read and after.
use crate::system::file_identity::FileMarks;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What the system says of a file; two that are equal mean the same content, as far as the resolution of the system's clock allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp(FileMarks);

impl FileStamp {
    /// Of a file, links followed; `None` where there is none.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        path.metadata().ok().map(|there| Self(FileMarks::of(&there)))
    }
}

/// A file that a command reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// `terrain`, `settlements`, `sites`, ...
    pub role: &'static str,
    /// The file on this machine.
    pub path: PathBuf,
    /// What the system said of it before it was read, where it was read already.
    pub stamp: Option<FileStamp>,
}

/// A file that was not the same all the while a run read its inputs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{}", crate::text!("changed-input", path = path.display(), role))]
pub struct ChangedInput {
    /// `terrain`, `settlements`, `sites`, ...
    pub role: String,
    /// The file.
    pub path: PathBuf,
}

/// The stamps of all that a run may read, from before it reads.
#[derive(Clone, Debug, Default)]
pub struct InputStamps {
    stamps: BTreeMap<PathBuf, FileStamp>,
}

impl InputStamps {
    /// Of files, each by whatever name it is listed.
    ///
    /// # Cost
    /// One look per file; none is opened.
    #[must_use]
    pub fn of(files: &[ReadFile]) -> Self {
        let stamps = files.iter().filter_map(|file| {
            // of the scenario, the moment at which its text was read counts
            let stamp = file.stamp.or_else(|| FileStamp::of(&file.path))?;
            Some((identity(&file.path), stamp))
        });
        Self { stamps: stamps.collect() }
    }

    /// Whether a file is as it was.
    ///
    /// # Errors
    /// [`ChangedInput`] names it.
    pub fn require_unchanged(&self, role: &str, path: &Path) -> Result<(), ChangedInput> {
        let before = self.stamps.get(&identity(path));
        if before.is_some() && before == FileStamp::of(path).as_ref() {
            return Ok(());
        }
        Err(ChangedInput { role: role.to_owned(), path: path.to_owned() })
    }
}

/// The one name of a file; what is no longer there keeps the name it was requested by.
pub(in crate::inputs) fn identity(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{FileStamp, InputStamps, ReadFile};
    use std::fs;

    #[test]
    fn a_file_changed_replaced_added_or_removed_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for name in ["kept", "changed", "replaced", "removed"] {
            fs::write(at(name), name).expect("a file");
        }
        let file = |name: &str| ReadFile { role: "sites", path: at(name), stamp: None };
        let files = ["kept", "changed", "replaced", "removed", "added"].map(file);
        let stamps = InputStamps::of(&files);
        fs::write(at("changed"), "another").expect("changed");
        // the same bytes and time under the same name, but another file
        fs::copy(at("replaced"), at("copy")).expect("a copy");
        fs::rename(at("copy"), at("replaced")).expect("in its place");
        fs::remove_file(at("removed")).expect("gone");
        fs::write(at("added"), "").expect("a file");
        assert!(stamps.require_unchanged("sites", &at("kept")).is_ok());
        for name in ["changed", "replaced", "removed", "added"] {
            let error = stamps.require_unchanged("sites", &at(name)).expect_err(name).to_string();
            assert!(error.contains(name) && error.contains("(sites)"), "{error}");
        }
        assert_eq!(FileStamp::of(&at("nowhere")), None);
    }
}
