//! The output folder from the start of a run to its end: created, tested, and protected against other runs.
#![expect(
    clippy::disallowed_types,
    reason = "the file that other runs see as locked is in the output folder"
)]
use super::staging::Staging;
use crate::outputs::error::OutputError;
use crate::system::file_identity::is_still;
use crate::system::file_opening::without_following_links;
use crate::text;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// Locked during a run; the system unlocks it when the run is killed.
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
        if let Some((path, locked)) = self.lock.take() {
            // a file left here is taken over by the next run; one that holds something is not the program's
            if is_same(&locked, &path) && locked.metadata().is_ok_and(|there| there.len() == 0) {
                let _ = fs::remove_file(path);
            }
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
    let Some(locked) = lock(&path).map_err(failed)? else {
        return Err(OutputError::Busy { path: folder.to_owned() });
    };
    prepared.lock = Some((path, locked));
    Staging::begin(folder)?;
    Ok(prepared)
}

/// The lock of a folder, for one run alone; `None` where another run holds it.
fn lock(path: &Path) -> io::Result<Option<File>> {
    loop {
        let file = open_lock(path)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(None),
            // a file system without locks is no reason not to run
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        // a run that ended meanwhile has removed the file that was opened: what is there now is another, or none
        if is_same(&file, path) {
            return Ok(Some(file));
        }
    }
}

/// Opens the lock, which keeps what it holds; never what it may link to.
fn open_lock(path: &Path) -> io::Result<File> {
    if path.symlink_metadata().is_ok_and(|there| !there.is_file()) {
        return Err(io::Error::other(text!("prepared-folder-its-is-not-regular-file-remove", lock = LOCK)));
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    without_following_links(&mut options).open(path)
}

fn is_same(file: &File, path: &Path) -> bool {
    file.metadata().is_ok_and(|opened| is_still(&opened, path))
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

    #[test]
    fn a_lock_that_is_a_link_is_not_followed() {
        let folder = tempfile::tempdir().expect("folder");
        let (out, precious) = (folder.path().join("out"), folder.path().join("precious"));
        fs::create_dir(&out).expect("folder");
        fs::write(&precious, "precious").expect("file");
        std::os::unix::fs::symlink("../precious", out.join(LOCK)).expect("link");
        let error = prepare_folder(&out).expect_err("a link").to_string();
        assert!(error.contains(".signalgap.lock is not a regular file: remove it"), "{error}");
        assert_eq!(fs::read_to_string(&precious).expect("file"), "precious");
        fs::remove_file(out.join(LOCK)).expect("link");
        fs::write(out.join(LOCK), "the user's").expect("file");
        drop(prepare_folder(&out).expect("a file is as good as another"));
        assert_eq!(fs::read_to_string(out.join(LOCK)).expect("file"), "the user's");
    }

    /// Many threads, as many processes would, take one folder again and again: never two of them at a time.
    #[test]
    fn one_of_many_holds_a_folder() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let folder = tempfile::tempdir().expect("folder");
        let (holders, held) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let Ok(prepared) = prepare_folder(folder.path()) else { continue };
                        assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                        held.fetch_add(1, Ordering::SeqCst);
                        std::thread::yield_now();
                        holders.fetch_sub(1, Ordering::SeqCst);
                        drop(prepared);
                    }
                });
            }
        });
        assert!(held.into_inner() > 0);
    }
}
