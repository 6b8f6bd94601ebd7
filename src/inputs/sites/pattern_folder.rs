//! The antenna files that a network table names.
use super::antenna_files::{AntennaFile, AntennaFileError, parse_rewritten, read_antenna_file};
use super::antenna_table::AntennaTable;
use crate::findings::RowNote;
use crate::language::word;
use crate::text;
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
    /// Tables of antennas in the folder, once they were asked for.
    tables: Option<BTreeMap<PathBuf, AntennaTable>>,
    /// What could be read, whether or not it is an antenna.
    files: BTreeSet<PathBuf>,
}

const EXTENSIONS: [&str; 7] = ["msi", "pln", "pla", "ant", "txt", "xml", "pap"];

/// What tables of antennas end in.
const TABLE_EXTENSIONS: [&str; 3] = ["txt", "csv", "tsv"];

/// The files of a folder that a network table may name: one named in full may end in anything.
pub(in crate::inputs) fn antenna_files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(|path| path.is_file()).collect()
}

impl PatternFolder {
    pub(in crate::inputs) fn new(folder: Option<&Path>) -> Self {
        let folder = folder.map(Path::to_path_buf);
        Self { folder, known: BTreeMap::new(), tables: None, files: BTreeSet::new() }
    }

    /// The antenna of a name: a file's name, with or without `.msi`, `.pln`, `.pla`, `.ant`, `.txt`, `.xml` or `.pap`, or else a name in one
    /// of the folder's tables of antennas; in any case.
    ///
    /// # Errors
    /// The reason why there is none.
    pub(in crate::inputs) fn antenna(&mut self, name: &str) -> Result<Antenna, String> {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let file = match self.find(name) {
            Ok(Some(path)) => self.read(path),
            Ok(None) => self.in_tables(name),
            Err(reason) => Err(reason),
        };
        let found = file.map(|file| Antenna { pattern: Arc::new(file.pattern.clone()), file });
        self.known.insert(name.to_owned(), found.clone());
        found
    }

    fn read(&mut self, path: PathBuf) -> Result<AntennaFile, String> {
        let read = read_antenna_file(&path);
        if !matches!(read, Err(AntennaFileError::Unreadable { .. })) {
            self.files.insert(path);
        }
        read.map_err(|error| error.to_string())
    }

    /// The antenna of a name in the folder's tables.
    fn in_tables(&mut self, name: &str) -> Result<AntennaFile, String> {
        let folder = self.folder.clone().unwrap_or_default();
        if self.tables.is_none() {
            self.tables = Some(tables_in(&folder)?);
        }
        let tables = self.tables.iter().flatten();
        let mut found: Vec<(&PathBuf, Result<String, String>)> =
            tables.filter_map(|(path, table)| Some((path, table.lines_of(name)?))).collect();
        match (found.pop(), found.is_empty()) {
            (Some((path, lines)), true) => {
                let read = parse_rewritten(&path.display().to_string(), lines);
                self.files.insert(path.clone());
                read.map_err(|error| error.to_string())
            }
            (None, _) => Err(text!("pattern-folder-no-antenna-of-this-name-file", folder = folder.display())),
            (Some(_), false) => {
                Err(text!("pattern-folder-several-tables-of-antennas-in-have", folder = folder.display()))
            }
        }
    }

    /// The files that were opened, by path.
    pub(in crate::inputs) fn into_files(self) -> Vec<PathBuf> {
        self.files.into_iter().collect()
    }

    /// The file of a name, if there is one.
    fn find(&self, name: &str) -> Result<Option<PathBuf>, String> {
        let folder = self.folder.as_ref().ok_or(word("pattern-folder-an-antenna-file-is-given-but"))?;
        let entries = std::fs::read_dir(folder).map_err(|error| {
            text!("pattern-folder-sites-patterns-folder-cannot-be-read", folder = folder.display(), error)
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
            [only] => Ok(Some(only.clone())),
            [] => Ok(None),
            several => {
                match several.iter().find(|path| path.file_name().is_some_and(|found| found == name)) {
                    Some(exact) => Ok(Some(exact.clone())),
                    None => Err(text!(
                        "pattern-folder-antenna-files-match-this-name-in",
                        several = several.len(),
                        folder = folder.display()
                    )),
                }
            }
        }
    }
}

/// The tables of antennas in a folder, by path.
fn tables_in(folder: &Path) -> Result<BTreeMap<PathBuf, AntennaTable>, String> {
    let is_table = |path: &PathBuf| {
        let extension = path.extension().map(|found| found.to_string_lossy().to_lowercase());
        extension.is_some_and(|found| TABLE_EXTENSIONS.contains(&found.as_str()))
    };
    let mut found = BTreeMap::new();
    for path in antenna_files_in(folder).into_iter().filter(is_table) {
        if let Some(table) = AntennaTable::open(&path).map_err(|error| error.to_string())? {
            found.insert(path, table);
        }
    }
    Ok(found)
}
