//! A folder of content.
#![expect(clippy::disallowed_types, reason = "content is kept in files")]
use super::durable::write_whole;
use super::key::{DIGEST_BYTES, Key};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::PathBuf;

/// A folder of content. Files are written under a temporary name and renamed, so that a process that is killed leaves only
/// whole ones; each ends with a checksum over its key and its content.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// Of a folder that is there.
    #[must_use]
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where content of a key is kept.
    #[must_use]
    pub fn place(&self, key: &Key) -> PathBuf {
        self.folder.join(key.file_name())
    }

    /// Content of a key; `None` where there is none, or what is there is torn or of another key.
    ///
    /// # Errors
    /// The system's, except that a file is not there.
    pub fn get(&self, key: &Key) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = match fs::read(self.place(key)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let Some(length) = bytes.len().checked_sub(DIGEST_BYTES) else { return Ok(None) };
        let checksum = bytes.split_off(length);
        Ok((key.checksum(&bytes)[..] == checksum[..]).then_some(bytes))
    }

    /// A part of content that [`Self::get`] has found whole.
    ///
    /// # Errors
    /// The system's.
    pub fn part(&self, key: &Key, first_byte: u64, bytes: usize) -> io::Result<Vec<u8>> {
        let mut part = vec![0; bytes];
        let mut file = File::open(self.place(key))?;
        file.seek(SeekFrom::Start(first_byte))?;
        file.read_exact(&mut part)?;
        Ok(part)
    }

    /// Keeps content so that it outlasts a power cut.
    ///
    /// # Errors
    /// The system's.
    pub fn keep(&self, key: &Key, content: &[u8]) -> io::Result<()> {
        write_whole(&self.place(key), &[content, &key.checksum(content)])
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Store};
    use std::fs;

    fn key(of: u32) -> Key {
        Key::of("test", &of).expect("a key")
    }

    #[test]
    fn content_is_found_under_its_own_key_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned());
        assert_eq!(store.get(&key(1)).expect("a look"), None);
        store.keep(&key(1), b"one").expect("kept");
        store.keep(&key(2), b"two").expect("kept");
        assert_eq!(store.get(&key(1)).expect("a look").as_deref(), Some(&b"one"[..]));
        assert_eq!(store.part(&key(2), 1, 2).expect("a part"), b"wo");
        fs::copy(store.place(&key(1)), store.place(&key(3))).expect("a copy");
        assert_eq!(store.get(&key(3)).expect("a look"), None, "of another key");
    }

    #[test]
    fn torn_and_changed_content_is_not_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned());
        store.keep(&key(1), b"content").expect("kept");
        let whole = fs::read(store.place(&key(1))).expect("a file");
        for length in 0..whole.len() {
            fs::write(store.place(&key(1)), &whole[..length]).expect("torn");
            assert_eq!(store.get(&key(1)).expect("a look"), None, "{length} bytes");
        }
        let mut changed = whole.clone();
        changed[0] ^= 1;
        fs::write(store.place(&key(1)), changed).expect("changed");
        assert_eq!(store.get(&key(1)).expect("a look"), None);
        fs::write(store.place(&key(1)), whole).expect("whole again");
        assert!(store.get(&key(1)).expect("a look").is_some());
    }
}
