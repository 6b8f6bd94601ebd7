//! The files of a scenario as they are written: read, parsed, put in the order in which they are laid.
use super::excerpt::KeyPlaces;
use super::known_keys::{VARIANTS, known_keys, nearest};
use super::network_keys::{NetworkProblem, network_problems};
use super::scenario_error::ScenarioFileError;
use crate::inputs::files::file_stamp::FileStamp;
use crate::inputs::files::regular_file::{SizeLimit, read_regular_text};
use crate::language::word;
use crate::text;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// One file, before it is merged with others.
pub(super) struct SourceFile {
    pub(super) path: PathBuf,
    /// From before it was read.
    pub(super) stamp: Option<FileStamp>,
    pub(super) text: String,
    pub(super) table: Table,
}

/// Faults of a file whose lines are shown.
const MOST_SHOWN: usize = 8;

/// Maximum number of files of a scenario: itself and those it extends.
const MOST_FILES: usize = 32;

/// Reads a scenario's file and all that it extends, directly or not: the requested file first, every file before those it
/// extends, and of the files that one extends the later first. Laid in the reverse of this order, each overrides what
/// it extends. A file that is reached in several ways is listed once, as far back as one of them puts it.
///
/// # Errors
/// [`ScenarioFileError`] for a file that cannot be read or parsed, for a loop, and for more than [`MOST_FILES`] files.
pub(super) fn read_source_files(path: &Path) -> Result<Vec<SourceFile>, ScenarioFileError> {
    let mut reading = Reading::default();
    reading.read(path.to_owned())?;
    reading.read.reverse();
    Ok(reading.read)
}

/// Files read so far.
#[derive(Default)]
struct Reading {
    /// Those of which all bases are read, in the order in which they are laid.
    read: Vec<SourceFile>,
    /// The requested file and those on the way to the one that is read now, and which file each is.
    open: Vec<OpenFile>,
    /// Which files were reached.
    seen: BTreeSet<PathBuf>,
}

struct OpenFile {
    path: PathBuf,
    identity: PathBuf,
}

impl Reading {
    fn read(&mut self, path: PathBuf) -> Result<(), ScenarioFileError> {
        let file = path.display().to_string();
        let identity = path.canonicalize().unwrap_or_else(|_| path.clone());
        if self.open.iter().any(|open| open.identity == identity) {
            let names = self.open.iter().map(|open| open.path.display().to_string()).chain([file]);
            return Err(ScenarioFileError::Circle(names.collect::<Vec<_>>().join(" -> ")));
        }
        if self.seen.contains(&identity) {
            return Ok(());
        }
        if self.seen.len() == MOST_FILES {
            return Err(ScenarioFileError::TooDeep { file, limit: MOST_FILES });
        }
        self.seen.insert(identity.clone());
        let source = read_source(path, self.open.last().map(|open| open.path.as_path()))?;
        self.open.push(OpenFile { path: source.path.clone(), identity });
        for base in source.extends()? {
            self.read(base)?;
        }
        self.open.pop();
        self.read.push(source);
        Ok(())
    }
}

/// Reads a file, which the one `above` extends.
fn read_source(path: PathBuf, above: Option<&Path>) -> Result<SourceFile, ScenarioFileError> {
    let file = || path.display().to_string();
    let named_by = above
        .map_or_else(String::new, |above| text!("source-files-extends-in-names-it", above = above.display()));
    let stamp = FileStamp::of(&path);
    let text = read_regular_text(&path, SizeLimit::SCENARIO).map_err(|error| {
        ScenarioFileError::Unreadable { file: file(), reason: format!("{}{named_by}", reason_of(&error)) }
    })?;
    let table: Table = toml::from_str(&text).map_err(|error| {
        // `extends` may name any file of this machine: its text is not shown
        let reason =
            if above.is_none() { error.to_string().trim_end().to_owned() } else { placed(&error, &text) };
        ScenarioFileError::Syntax { file: file(), reason: format!("{reason}{named_by}") }
    })?;
    Ok(SourceFile { path, stamp, text, table })
}

/// What is wrong with a TOML text and on which line, without the line.
fn placed(error: &toml::de::Error, text: &str) -> String {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let reason = error.message().lines().next().unwrap_or_default().trim();
    text!("at-line", line = before.matches('\n').count() + 1, reason)
}

/// The system's reason, in words for what is not UTF-8.
fn reason_of(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::InvalidData => word("save-as-utf-8").to_owned(),
        _ => error.to_string(),
    }
}

impl SourceFile {
    /// The files it extends, in its order.
    fn extends(&self) -> Result<Vec<PathBuf>, ScenarioFileError> {
        let refuse = |found: &Value| ScenarioFileError::Value {
            file: self.path.display().to_string(),
            place: "extends".to_owned(),
            reason: text!("source-files-found-file-name-in-quotes-or", type_str = found.type_str()),
        };
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let base = |name: &Value| name.as_str().map(|name| folder.join(name)).ok_or_else(|| refuse(name));
        match self.table.get("extends") {
            None => Ok(Vec::new()),
            Some(Value::Array(names)) => names.iter().map(base).collect(),
            Some(name) => Ok(vec![base(name)?]),
        }
    }

    /// What it says of a scenario: all but `extends` and `[variants]`.
    pub(super) fn choices(&self) -> Table {
        let mut table = self.table.clone();
        table.remove("extends");
        table.remove(VARIANTS);
        table
    }

    /// Changes of the network with wrong keys or types of values, each with its line, and the first with the line's text.
    pub(super) fn network_problems(&self) -> Vec<String> {
        let (places, file) = (KeyPlaces::of(&self.text), self.path.display().to_string());
        let told = |(number, problem): (usize, NetworkProblem)| {
            if number < MOST_SHOWN {
                places.placed(&file, &problem.key, &problem.text)
            } else {
                format!("{file}: {}", problem.text)
            }
        };
        network_problems(&self.table).into_iter().enumerate().map(told).collect()
    }

    /// Keys that nothing defines, each with its line and the nearest known one; of the requested file the first with the line's text, of
    /// those that it extends without what stands behind the key: `extends` may name any file of this machine.
    pub(super) fn unknown_keys(&self, is_requested: bool) -> Vec<String> {
        let places = KeyPlaces::of(&self.text);
        let mut found = Vec::new();
        let mut table = self.table.clone();
        table.remove("extends");
        collect_unknown(&table, &known_keys(), "", &mut found);
        let told = |(number, (key, suggestion)): (usize, (String, Option<String>))| {
            let hint = suggestion.map_or(String::new(), |known| text!("source-files-did-you-mean", known));
            let file = self.path.display();
            let place = if is_requested { places.find(&key) } else { places.find_name(&key) };
            match place {
                Some(place) if number < MOST_SHOWN => {
                    text!(
                        "source-files-unknown-key",
                        file,
                        line = place.line,
                        key,
                        hint,
                        excerpt = place.excerpt
                    )
                }
                Some(place) => text!("source-files-unknown-key-2", file, line = place.line, key, hint),
                None => text!("source-files-unknown-key-3", file, key, hint),
            }
        };
        found.into_iter().enumerate().map(told).collect()
    }
}

/// Keys of a table that the tree of known ones does not have, each with the nearest known one.
pub(super) fn collect_unknown(
    table: &Table,
    known: &Table,
    prefix: &str,
    found: &mut Vec<(String, Option<String>)>,
) {
    for (key, value) in table {
        let path = format!("{prefix}{key}");
        match (known.get(key), value) {
            (None, _) if known.contains_key("*") => {}
            (None, _) => {
                let suggestion = nearest(key, known.keys()).map(|near| format!("{prefix}{near}"));
                found.push((path, suggestion));
            }
            (Some(Value::Table(known)), Value::Table(inner)) => {
                collect_unknown(inner, known, &format!("{path}."), found);
            }
            _ => {}
        }
    }
}

/// The line on which a dotted key stands, counted from 1, by a look at the text alone: of comments that show keys too.
#[cfg(test)]
pub(in crate::inputs) fn line_of(text: &str, key: &str) -> Option<usize> {
    let bare = |part: &str| part.trim().trim_matches(['"', '\'']).to_owned();
    let mut section = String::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
            section = header.trim_start_matches('[').split('.').map(bare).collect::<Vec<_>>().join(".");
            if section == key || section.starts_with(&format!("{key}.")) {
                return Some(index + 1);
            }
        } else if let Some((name, _)) = line.split_once('=') {
            let name = name.split('.').map(bare).collect::<Vec<_>>().join(".");
            let path = if section.is_empty() { name } else { format!("{section}.{name}") };
            if path == key || path.starts_with(&format!("{key}.")) {
                return Some(index + 1);
            }
        }
    }
    None
}
