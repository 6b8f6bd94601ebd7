//! What tiles to come read of masts, where memory has no room for it: a file for each mast, for the process that made it alone.
#![expect(clippy::disallowed_types, reason = "content is kept in files")]
use crate::coverage::ReadingKey;
use crate::system::positioned::{read_exact_at, write_all_at};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::PathBuf;

/// How the files' names end.
const EXTENSION: &str = "readings";

/// Where a reading stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ReadingPlace {
    pub(super) path: PathBuf,
    first_byte: u64,
    bytes: usize,
}

/// The files of a folder. A mast's is removed once all its readings were taken.
#[derive(Debug)]
pub(super) struct ReadingFiles {
    folder: PathBuf,
    of_masts: BTreeMap<usize, MastFile>,
}

#[derive(Debug, Default)]
struct MastFile {
    end_byte: u64,
    /// By tile.
    places: BTreeMap<usize, ReadingPlace>,
}

impl ReadingFiles {
    pub(super) const fn new(folder: PathBuf) -> Self {
        Self { folder, of_masts: BTreeMap::new() }
    }

    /// Removes what another process left in the folder, which has no use of it.
    ///
    /// # Errors
    /// The system's.
    pub(super) fn remove_old(&self) -> io::Result<()> {
        for file in fs::read_dir(&self.folder)? {
            let path = file?.path();
            if path.extension().is_some_and(|extension| extension == EXTENSION) {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Where a reading of so many bytes is to be written.
    pub(super) fn place(&mut self, key: &ReadingKey, bytes: usize) -> ReadingPlace {
        let of_mast = self.of_masts.entry(key.mast).or_default();
        let path = self.folder.join(format!("mast-{}.{EXTENSION}", key.mast));
        let place = ReadingPlace { path, first_byte: of_mast.end_byte, bytes };
        of_mast.end_byte += bytes as u64;
        of_mast.places.insert(key.tile, place.clone());
        place
    }

    /// Where a reading stands, if there is one.
    pub(super) fn find(&self, key: &ReadingKey) -> Option<&ReadingPlace> {
        self.of_masts.get(&key.mast)?.places.get(&key.tile)
    }

    /// Forgets a reading, and removes the file of which it was the last.
    ///
    /// # Errors
    /// The system's.
    pub(super) fn forget(&mut self, key: &ReadingKey) -> io::Result<()> {
        let Some(of_mast) = self.of_masts.get_mut(&key.mast) else { return Ok(()) };
        let forgotten = of_mast.places.remove(&key.tile);
        match forgotten {
            Some(place) if of_mast.places.is_empty() => {
                self.of_masts.remove(&key.mast);
                fs::remove_file(place.path)
            }
            _ => Ok(()),
        }
    }
}

impl ReadingPlace {
    /// Writes the reading; a file that was opened for the one before serves again if it is the same.
    ///
    /// # Errors
    /// The system's.
    pub(super) fn write(&self, bytes: &[u8], opened: &mut Option<(PathBuf, File)>) -> io::Result<()> {
        let file = match opened.take() {
            // one that begins anew may be another of the same name
            Some((path, file)) if path == self.path && self.first_byte > 0 => file,
            _ => File::options().write(true).create(true).truncate(self.first_byte == 0).open(&self.path)?,
        };
        write_all_at(&file, bytes, self.first_byte)?;
        *opened = Some((self.path.clone(), file));
        Ok(())
    }

    /// Reads it.
    ///
    /// # Errors
    /// The system's.
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; self.bytes];
        read_exact_at(&File::open(&self.path)?, &mut bytes, self.first_byte)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::ReadingFiles;
    use crate::coverage::ReadingKey;
    use crate::grid::Window;
    use std::fs;

    fn key(mast: usize, tile: usize) -> ReadingKey {
        ReadingKey { mast, tile, window: Window::of(0..1, 0..1), channels: 2 }
    }

    #[test]
    fn readings_of_several_masts_come_back_and_their_files_go() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut files = ReadingFiles::new(folder.path().to_owned());
        let mut opened = None;
        let of = |mast: usize, tile: usize| vec![(10 * mast + tile) as u8; 5 + tile];
        for (mast, tile) in [(1, 0), (2, 0), (1, 1), (1, 2), (2, 7)] {
            let place = files.place(&key(mast, tile), of(mast, tile).len());
            place.write(&of(mast, tile), &mut opened).expect("written");
        }
        let count = || fs::read_dir(folder.path()).expect("a folder").flatten().count();
        assert_eq!(count(), 2);
        for (mast, tile) in [(1, 2), (1, 0), (2, 7), (1, 1), (2, 0)] {
            let place = files.find(&key(mast, tile)).expect("a place");
            assert_eq!(place.read().expect("read"), of(mast, tile));
            files.forget(&key(mast, tile)).expect("forgotten");
            assert_eq!(files.find(&key(mast, tile)), None);
        }
        assert_eq!(count(), 0);
        let again = files.place(&key(2, 5), 3);
        again.write(b"new", &mut opened).expect("written");
        assert_eq!(again.read().expect("read"), b"new", "a file that was removed is made again");
    }

    #[test]
    fn what_another_process_left_goes_and_other_files_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut files = ReadingFiles::new(folder.path().to_owned());
        files.place(&key(3, 4), 2).write(b"ab", &mut None).expect("written");
        fs::write(folder.path().join("other.bin"), b"x").expect("written");
        ReadingFiles::new(folder.path().to_owned()).remove_old().expect("removed");
        let left: Vec<_> =
            fs::read_dir(folder.path()).expect("a folder").flatten().map(|file| file.path()).collect();
        assert_eq!(left, [folder.path().join("other.bin")]);
    }
}
