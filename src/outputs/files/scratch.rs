//! What is unfinished: folders of one process, removed when they are dropped or when the process is interrupted, and files
//! that are completed in one and then moved into place.
#![expect(clippy::disallowed_types, reason = "files are put in place here")]
use crate::language::word;
use crate::outputs::error::OutputError;
use crate::store::sync_names;
use crate::system::file_opening::make_private_folder;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// Folders that [`remove_unfinished`] takes away.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Tries to remove a folder into which other threads may still be writing.
const TRIES: usize = 100;

/// Removes the scratch folders of this process. For a program that is interrupted: what still works in them fails.
pub fn remove_unfinished() {
    let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    while let Some(folder) = unfinished.pop_first() {
        for _ in 0..TRIES {
            match fs::remove_dir_all(&folder) {
                Err(error) if error.kind() != ErrorKind::NotFound => {}
                _ => break,
            }
        }
    }
}

/// A folder that nobody else has, which goes when it is dropped or when the process is interrupted.
#[derive(Debug)]
pub struct ScratchFolder {
    path: PathBuf,
}

impl ScratchFolder {
    /// In the system's folder for temporary files.
    ///
    /// # Errors
    /// That of the system.
    pub fn temporary() -> io::Result<Self> {
        Self::within(&std::env::temp_dir(), "signalgap")
    }

    /// Within a folder, under a hidden name that nothing there has.
    ///
    /// # Errors
    /// That of the system.
    pub fn within(folder: &Path, name: &str) -> io::Result<Self> {
        static COUNTER: AtomicU64 = AtomicU64::new(0);
        loop {
            let number = COUNTER.fetch_add(1, Ordering::Relaxed);
            let name = format!(".{name}.{}-{number}.part", std::process::id());
            let path = folder.join(name);
            let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
            match make_private_folder(&path) {
                // left by a process of the same number, or somebody else's
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(()) => {
                    unfinished.insert(path.clone());
                    return Ok(Self { path });
                }
            }
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for ScratchFolder {
    fn drop(&mut self) {
        // gone already where the process is being interrupted
        let _ = fs::remove_dir_all(&self.path);
        UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.path);
    }
}

/// A file that is written in a private folder next to its destination, and then moved there.
#[derive(Debug)]
pub(in crate::outputs) struct PartFile {
    place: PathBuf,
    path: PathBuf,
    /// Goes with the file, when that was not put in place.
    _folder: ScratchFolder,
}

impl PartFile {
    /// Looks whether the place can be written to; a file that is there stays until [`Self::put_in_place`].
    ///
    /// # Errors
    /// [`OutputError::File`] where the place is a folder or a device, or the system refuses.
    pub(in crate::outputs) fn at(place: &Path) -> Result<Self, OutputError> {
        let failed = |source| OutputError::File { path: place.to_owned(), source };
        let refused = |kind, text| Err(failed(io::Error::new(kind, text)));
        match place.metadata() {
            Ok(there) if there.is_dir() => {
                return refused(ErrorKind::IsADirectory, word("scratch-this-is-folder-give-file-name"));
            }
            Ok(there) if !there.is_file() => {
                return refused(ErrorKind::InvalidInput, word("scratch-not-regular-file-choose-another"));
            }
            _ => {}
        }
        let (Some(name), Some(folder)) = (place.file_name(), place.parent()) else {
            return refused(ErrorKind::InvalidInput, word("scratch-no-file-name-is-given"));
        };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let folder = ScratchFolder::within(folder, &name.to_string_lossy()).map_err(failed)?;
        Ok(Self { place: place.to_owned(), path: folder.path().join(name), _folder: folder })
    }

    /// With this content.
    ///
    /// # Errors
    /// As [`Self::at`], and a full disk.
    pub(in crate::outputs) fn holding(place: &Path, bytes: &[u8]) -> Result<Self, OutputError> {
        let part = Self::at(place)?;
        part.tried(fs::write(part.path(), bytes))?;
        Ok(part)
    }

    /// Where it is written.
    pub(in crate::outputs) fn path(&self) -> &Path {
        &self.path
    }

    /// Sees to it that the file is on the disk.
    fn sync(&self) -> Result<(), OutputError> {
        self.tried(File::open(&self.path).and_then(|file| file.sync_all()))
    }

    /// Moves the file to its place.
    pub(in crate::outputs) fn put_in_place(self) -> Result<(), OutputError> {
        Self::put_all_in_place(&[self])
    }

    /// Moves files to their places, in one folder and in the order given, once all of them are on the disk.
    pub(in crate::outputs) fn put_all_in_place(parts: &[Self]) -> Result<(), OutputError> {
        // the disk takes them together faster than one after the other
        let synced: Vec<Result<(), OutputError>> = parts.par_iter().map(Self::sync).collect();
        synced.into_iter().collect::<Result<(), _>>()?;
        parts.iter().try_for_each(|part| part.tried(fs::rename(&part.path, &part.place)))?;
        let folder = |part: &Self| part.tried(sync_names(part.place.parent().unwrap_or(Path::new(""))));
        parts.last().map_or(Ok(()), folder)
    }

    fn tried(&self, outcome: io::Result<()>) -> Result<(), OutputError> {
        outcome.map_err(|source| OutputError::File { path: self.place.clone(), source })
    }
}

/// Writes one file, complete or not at all.
///
/// # Errors
/// [`OutputError::File`] names it; an earlier one then stays as it was.
///
/// # Examples
/// ```
/// use signalgap::outputs::write_file;
///
/// let folder = tempfile::tempdir()?;
/// let place = folder.path().join("note.txt");
/// write_file(&place, b"whole or not at all")?;
/// assert_eq!(std::fs::read(&place)?, b"whole or not at all");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_file(place: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    PartFile::holding(place, bytes)?.put_in_place()
}

/// A file that something else makes, complete or not at all.
///
/// # Errors
/// Those of `make`, which is given the place to write to; [`OutputError::File`] names the file.
pub fn made_in_place<E: From<OutputError>>(
    place: &Path,
    make: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    let part = PartFile::at(place)?;
    make(part.path())?;
    Ok(part.put_in_place()?)
}

/// Writes files, each complete or not at all; none where one of them is there already, unless that is to be replaced. Folders that are
/// missing are made.
///
/// # Errors
/// [`OutputError::Exists`] names the first that is there; [`OutputError::File`] what the system refuses.
pub fn write_documents(files: &[(PathBuf, Vec<u8>)], overwrite: bool) -> Result<(), OutputError> {
    let there = files.iter().find(|(place, _)| !overwrite && place.symlink_metadata().is_ok());
    if let Some((place, _)) = there {
        return Err(OutputError::Exists { path: place.clone() });
    }
    for (place, bytes) in files {
        let folder = place.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder)
            .map_err(|source| OutputError::Folder { path: folder.to_owned(), source })?;
        write_file(place, bytes)?;
    }
    Ok(())
}
