//! The output folder from the start of a run to its end: made, tried, and held against other runs.
#![expect(
    clippy::disallowed_types,
    reason = "the file that other runs see as locked is in the output folder"
)]
use super::error::OutputError;
use super::folder::Staging;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// Locked while a run goes on; the system unlocks it when the run is killed.
const LOCK: &str = ".signalgap.lock";

/// An output folder held by one run.
///
/// When it is dropped, the folders made for the run are removed again where they are still empty.
#[derive(Debug)]
pub struct PreparedFolder {
    /// From the innermost.
    made: Vec<PathBuf>,
    lock: Option<(PathBuf, File)>,
}

impl Drop for PreparedFolder {
    fn drop(&mut self) {
        if let Some((path, _locked)) = self.lock.take() {
            // a file left here is taken over by the next run
            let _ = fs::remove_file(path);
        }
        for folder in &self.made {
            // the system refuses to remove a folder that holds something
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Makes the output folder, tries to write there, so that a long run does not fail at its end, and keeps other runs out.
///
/// A run that fails leaves no folder behind that was not there before.
///
/// # Errors
/// [`OutputError::Folder`] and [`OutputError::Busy`] name the folder.
pub fn prepare_folder(folder: &Path) -> Result<PreparedFolder, OutputError> {
    let missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let made = folder.ancestors().take_while(missing).map(Path::to_owned).collect();
    let mut prepared = PreparedFolder { made, lock: None };
    let failed = |source| OutputError::Folder { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(failed)?;
    let path = folder.join(LOCK);
    let file = File::create(&path).map_err(failed)?;
    match file.try_lock() {
        // a file system without locks is no reason not to run
        Ok(()) | Err(TryLockError::Error(_)) => prepared.lock = Some((path, file)),
        Err(TryLockError::WouldBlock) => return Err(OutputError::Busy { path: folder.to_owned() }),
    }
    Staging::begin(folder)?;
    Ok(prepared)
}

#[cfg(test)]
mod tests {
    use super::{LOCK, prepare_folder};
    use crate::outputs::OutputError;
    use std::fs;

    #[test]
    fn a_file_in_place_of_the_folder_is_an_error() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("out");
        fs::write(&path, "a file").expect("file");
        let error = prepare_folder(&path).expect_err("not a folder");
        assert!(matches!(&error, OutputError::Folder { path: named, .. } if *named == path));
    }

    #[test]
    fn folders_made_for_nothing_are_removed_again() {
        let folder = tempfile::tempdir().expect("folder");
        let deep = folder.path().join("new/deep");
        let prepared = prepare_folder(&deep).expect("made");
        assert!(deep.is_dir());
        drop(prepared);
        assert!(!folder.path().join("new").exists());
        let prepared = prepare_folder(&deep).expect("made again");
        fs::write(deep.join("result"), "").expect("file");
        drop(prepared);
        assert!(deep.join("result").exists(), "what holds something stays");
    }

    #[test]
    fn two_runs_do_not_write_to_one_folder() {
        let folder = tempfile::tempdir().expect("folder");
        let first = prepare_folder(folder.path()).expect("free");
        let error = prepare_folder(folder.path()).expect_err("held").to_string();
        assert!(error.contains("another run is writing there"), "{error}");
        drop(first);
        assert_eq!(fs::read_dir(folder.path()).expect("folder").count(), 0, "nothing is left");
        fs::write(folder.path().join(LOCK), "").expect("as a killed run leaves it");
        assert!(prepare_folder(folder.path()).is_ok());
    }
}
