//! The files that a manifest lists, each compared with its checksum before it is used.
use super::results_error::ResultsError;
use crate::inputs::files::regular_file::{SizeLimit, open_regular, read_regular};
use crate::store::hexadecimal;
use crate::text;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Name of the manifest.
pub(super) const MANIFEST: &str = "manifest.json";

/// A file as a manifest lists it.
#[derive(Deserialize)]
pub(super) struct OutputEntry {
    file: String,
    sha256: String,
}

/// What the manifests of runs, plans and comparisons have in common.
#[derive(Deserialize)]
struct AnyManifest {
    program: String,
    version: String,
    outputs: Vec<OutputEntry>,
}

/// A folder that this program wrote, with what its manifest lists.
#[derive(Clone, Debug)]
pub struct ListedFiles {
    folder: PathBuf,
    /// By name.
    checksums: BTreeMap<String, String>,
}

impl ListedFiles {
    pub(super) fn of(folder: &Path, outputs: Vec<OutputEntry>) -> Self {
        let checksums = outputs.into_iter().map(|entry| (entry.file, entry.sha256)).collect();
        Self { folder: folder.to_owned(), checksums }
    }

    /// Reads the manifest of a run, a plan or a comparison.
    ///
    /// # Errors
    /// [`ResultsError`]: there is none, it is of something else, or of another version (major and minor number).
    pub fn open(folder: &Path) -> Result<Self, ResultsError> {
        let bytes = manifest_of(folder)?;
        let manifest: AnyManifest = serde_json::from_slice(&bytes).map_err(|error| {
            ResultsError::NotARun { folder: folder.to_owned(), reason: format!("{MANIFEST}: {error}") }
        })?;
        of_this_program(folder, &manifest.program, &manifest.version)?;
        Ok(Self::of(folder, manifest.outputs))
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Names of all files, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.checksums.keys().map(String::as_str)
    }

    /// Whether there is a file of this name.
    #[must_use]
    pub fn lists(&self, name: &str) -> bool {
        self.checksums.contains_key(name)
    }

    /// The content of a file, as it was written.
    ///
    /// # Errors
    /// [`ResultsError`] where the file is not listed, missing, larger than 1 GiB, or not as it was written.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, ResultsError> {
        let expected = self.checksum(name)?;
        let file = self.folder.join(name);
        let bytes = read_regular(&file, SizeLimit::TABLE)
            .map_err(|error| ResultsError::Unreadable { file: file.clone(), reason: error.to_string() })?;
        if hexadecimal(&Sha256::digest(&bytes)) == *expected {
            Ok(bytes)
        } else {
            Err(ResultsError::Changed { file })
        }
    }

    /// Whether content is that of a file as it was written.
    #[must_use]
    pub fn is_as_listed(&self, name: &str, content: &[u8]) -> bool {
        self.checksums.get(name).is_some_and(|expected| hexadecimal(&Sha256::digest(content)) == *expected)
    }

    /// The content of a file as JSON.
    ///
    /// # Errors
    /// As [`Self::read`]; [`ResultsError::Unreadable`] of something else than JSON.
    pub fn json(&self, name: &str) -> Result<Value, ResultsError> {
        let bytes = self.read(name)?;
        serde_json::from_slice(&bytes).map_err(|error| ResultsError::Unreadable {
            file: self.folder.join(name),
            reason: error.to_string(),
        })
    }

    /// The path of a file that is as it was written.
    ///
    /// # Cost
    /// Reads the file in pieces.
    ///
    /// # Errors
    /// [`ResultsError`] where the file is not listed, missing, or not as it was written.
    pub fn unchanged(&self, name: &str) -> Result<PathBuf, ResultsError> {
        const PIECE_BYTES: usize = 1 << 20;
        let expected = self.checksum(name)?;
        let file = self.folder.join(name);
        let mut hasher = Sha256::new();
        let mut piece = vec![0; PIECE_BYTES];
        let mut hash = || -> std::io::Result<()> {
            let mut opened = open_regular(&file)?;
            loop {
                let read = opened.read(&mut piece)?;
                if read == 0 {
                    return Ok(());
                }
                hasher.update(&piece[..read]);
            }
        };
        hash().map_err(|error| ResultsError::Unreadable { file: file.clone(), reason: error.to_string() })?;
        if hexadecimal(&hasher.finalize()) == *expected {
            Ok(file)
        } else {
            Err(ResultsError::Changed { file })
        }
    }

    fn checksum(&self, name: &str) -> Result<&String, ResultsError> {
        let (folder, file) = (self.folder.clone(), name.to_owned());
        self.checksums.get(name).ok_or(ResultsError::NotWritten { folder, file })
    }
}

/// The manifest of a folder.
pub(super) fn manifest_of(folder: &Path) -> Result<Vec<u8>, ResultsError> {
    read_regular(&folder.join(MANIFEST), SizeLimit::MANIFEST)
        .map_err(|error| ResultsError::NoManifest { folder: folder.to_owned(), reason: error.to_string() })
}

/// Refuses what another program, or another version of this one, wrote.
pub(super) fn of_this_program(folder: &Path, program: &str, version: &str) -> Result<(), ResultsError> {
    let folder = folder.to_owned();
    if program != env!("CARGO_PKG_NAME") {
        let reason = text!("result-folder-manifest-json-is-of", program);
        return Err(ResultsError::NotARun { folder, reason });
    }
    let own = env!("CARGO_PKG_VERSION");
    if major_and_minor(version) == major_and_minor(own) {
        Ok(())
    } else {
        Err(ResultsError::OtherVersion { folder, found: version.to_owned(), own })
    }
}

/// `0.1` of `0.1.7`.
fn major_and_minor(version: &str) -> Vec<&str> {
    version.split('.').take(2).collect()
}
