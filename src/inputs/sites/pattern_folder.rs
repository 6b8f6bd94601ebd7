//! The antenna files that a network table names.
use super::antenna_files::{AntennaFile, AntennaFileError, read_antenna_file};
use crate::findings::RowNote;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An antenna that can be used: its pattern shared by all sectors.
#[derive(Clone, Debug)]
pub(in crate::inputs) struct Antenna {
    pub(in crate::inputs) file: AntennaFile,
    pub(in crate::inputs) pattern: Arc<crate::network::MeasuredPattern>,
}

impl Antenna {
    /// What was noted on the file, for a sector that states this gain itself or nothing.
    pub(in crate::inputs) fn notes(&self, stated_gain: &str) -> Vec<RowNote> {
        let gain_note = self.file.gain_note.clone().filter(|_| stated_gain.is_empty());
        self.file.notes.iter().cloned().chain(gain_note).collect()
    }
}

/// Reads each named antenna once.
pub(in crate::inputs) struct PatternFolder {
    folder: Option<PathBuf>,
    known: BTreeMap<String, Result<Antenna, String>>,
    /// What could be read, whether or not it is an antenna.
    files: BTreeSet<PathBuf>,
}

const EXTENSIONS: [&str; 5] = ["msi", "pln", "pla", "ant", "txt"];

/// The files of a folder that a network table may name: one named in full may end in anything.
pub(in crate::inputs) fn antenna_files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(|path| path.is_file()).collect()
}

impl PatternFolder {
    pub(in crate::inputs) fn new(folder: Option<&Path>) -> Self {
        Self { folder: folder.map(Path::to_path_buf), known: BTreeMap::new(), files: BTreeSet::new() }
    }

    /// The antenna of a name: a file's name, with or without `.msi`, `.pln`, `.pla`, `.ant` or `.txt`, in any case.
    ///
    /// # Errors
    /// The reason why there is none.
    pub(in crate::inputs) fn antenna(&mut self, name: &str) -> Result<Antenna, String> {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let found = self.find(name).and_then(|path| {
            let read = read_antenna_file(&path);
            if !matches!(read, Err(AntennaFileError::Unreadable { .. })) {
                self.files.insert(path);
            }
            let file = read.map_err(|error| error.to_string())?;
            Ok(Antenna { pattern: Arc::new(file.pattern.clone()), file })
        });
        self.known.insert(name.to_owned(), found.clone());
        found
    }

    /// The files that were opened, by path.
    pub(in crate::inputs) fn into_files(self) -> Vec<PathBuf> {
        self.files.into_iter().collect()
    }

    fn find(&self, name: &str) -> Result<PathBuf, String> {
        let folder =
            self.folder.as_ref().ok_or("an antenna file is given, but sites.patterns_folder is not set")?;
        let entries = std::fs::read_dir(folder).map_err(|error| {
            format!("sites.patterns_folder `{}` cannot be read: {error}", folder.display())
        })?;
        let wanted = name.to_lowercase();
        let fits = |path: &PathBuf| {
            let text =
                |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().to_lowercase());
            let known = text(path.extension()).is_some_and(|found| EXTENSIONS.contains(&found.as_str()));
            text(path.file_name()).as_ref() == Some(&wanted)
                || (known && text(path.file_stem()).as_ref() == Some(&wanted))
        };
        let mut paths: Vec<PathBuf> =
            entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(fits).collect();
        paths.sort();
        match paths.as_slice() {
            [only] => Ok(only.clone()),
            [] => Err(format!(
                "no antenna file of this name (.msi, .pln, .pla, .ant, .txt) in `{}`",
                folder.display()
            )),
            several => {
                match several.iter().find(|path| path.file_name().is_some_and(|found| found == name)) {
                    Some(exact) => Ok(exact.clone()),
                    None => Err(format!(
                        "{} antenna files match this name in `{}`: give the full file name",
                        several.len(),
                        folder.display()
                    )),
                }
            }
        }
    }
}
