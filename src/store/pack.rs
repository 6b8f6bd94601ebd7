//! Content in numbered parts, each read and checked alone.
//!
//! A pack is one file: the parts one after another, then a table of their lengths and checksums, then the table's own
//! checksum and length. Every checksum is over the key too, so that a file under another name is refused.
#![expect(clippy::disallowed_types, reason = "content is kept in files")]
use super::key::{DIGEST_BYTES, Key};
use crate::system::positioned::read_exact_at;
use rayon::prelude::*;
use std::fs::File;
use std::io::{self, Write};
use tempfile::NamedTempFile;

/// Bytes of a length.
const LENGTH_BYTES: usize = 8;
/// Bytes of a part's entry in the table: its length and its checksum.
const ENTRY_BYTES: usize = LENGTH_BYTES + DIGEST_BYTES;
/// Longest table that is read: of a million parts.
const LONGEST_TABLE_BYTES: u64 = 1_000_000 * ENTRY_BYTES as u64;

/// A pack that is being written, under a name of its own.
pub(super) struct PackWriter {
    key: Key,
    file: NamedTempFile,
    table: Vec<u8>,
    parts: u64,
}

impl PackWriter {
    pub(super) const fn new(key: Key, file: NamedTempFile) -> Self {
        Self { key, file, table: Vec::new(), parts: 0 }
    }

    /// Adds some parts; their checksums are computed side by side.
    pub(super) fn add(&mut self, parts: &[impl AsRef<[u8]> + Sync]) -> io::Result<()> {
        let (key, first) = (self.key, self.parts);
        let checksum = |(part, number)| key.checksum_of_part(first + number as u64, part);
        let parts: Vec<&[u8]> = parts.iter().map(AsRef::as_ref).collect();
        let checksums: Vec<_> = parts.par_iter().copied().zip(0..parts.len()).map(checksum).collect();
        for (part, checksum) in parts.into_iter().zip(checksums) {
            self.file.write_all(part)?;
            self.table.extend_from_slice(&(part.len() as u64).to_le_bytes());
            self.table.extend_from_slice(&checksum);
            self.parts += 1;
        }
        Ok(())
    }

    /// The whole file, its table written.
    pub(super) fn into_file(mut self) -> io::Result<NamedTempFile> {
        self.file.write_all(&self.table)?;
        self.file.write_all(&self.key.checksum(&self.table))?;
        self.file.write_all(&(self.table.len() as u64).to_le_bytes())?;
        self.file.flush()?;
        Ok(self.file)
    }
}

/// A pack that is there, its table checked.
#[derive(Debug)]
pub struct Pack {
    key: Key,
    file: File,
    /// Where each part begins, its length and its checksum.
    parts: Vec<(u64, usize, [u8; DIGEST_BYTES])>,
}

impl Pack {
    /// Of a file under a key; `None` where it is torn, or of another key.
    pub(super) fn open(key: &Key, file: File) -> Option<Self> {
        let all = file.metadata().ok()?.len();
        let ending = all.checked_sub((DIGEST_BYTES + LENGTH_BYTES) as u64)?;
        let mut checksum = [0; DIGEST_BYTES];
        read_exact_at(&file, &mut checksum, ending).ok()?;
        let mut length = [0; LENGTH_BYTES];
        read_exact_at(&file, &mut length, ending + DIGEST_BYTES as u64).ok()?;
        let length = u64::from_le_bytes(length);
        if length > LONGEST_TABLE_BYTES.min(ending) || !length.is_multiple_of(ENTRY_BYTES as u64) {
            return None;
        }
        let mut table = vec![0; usize::try_from(length).ok()?];
        read_exact_at(&file, &mut table, ending - length).ok()?;
        if key.checksum(&table) != checksum {
            return None;
        }
        let mut first = 0_u64;
        let mut parts = Vec::with_capacity(table.len() / ENTRY_BYTES);
        for entry in table.chunks_exact(ENTRY_BYTES) {
            let (length, checksum) = entry.split_at(LENGTH_BYTES);
            let length = u64::from_le_bytes(length.try_into().ok()?);
            parts.push((first, usize::try_from(length).ok()?, checksum.try_into().ok()?));
            first = first.checked_add(length)?;
        }
        (first == ending - table.len() as u64).then_some(Self { key: *key, file, parts })
    }

    /// Number of parts.
    #[must_use]
    pub const fn parts(&self) -> usize {
        self.parts.len()
    }

    /// A part; `None` where there is none, or it is not as it was kept.
    ///
    /// # Cost
    /// Reads the part and computes its checksum.
    #[must_use]
    pub fn part(&self, number: usize) -> Option<Vec<u8>> {
        let (first, length, checksum) = self.parts.get(number)?;
        let mut part = vec![0; *length];
        read_exact_at(&self.file, &mut part, *first).ok()?;
        (self.key.checksum_of_part(number as u64, &part) == *checksum).then_some(part)
    }
}
