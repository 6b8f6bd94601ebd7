//! Reading `scenario.toml`: variants, defaults, unknown keys, paths.
use super::known_keys::{known_keys, nearest, nearest_choice};
use super::scenario_layers::Layers;
use crate::inputs::files::file_stamp::FileStamp;
use crate::inputs::files::regular_file::{SizeLimit, read_regular_text};
use crate::scenario::{Problem, Scenario};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// A scenario and the files it came from.
#[derive(Clone, Debug)]
pub struct LoadedScenario {
    /// Every choice, defaults filled in, paths joined.
    pub scenario: Scenario,
    /// The file requested and those it extends, in that order.
    pub files: Vec<PathBuf>,
    /// What the system said of each of these before it was read.
    pub stamps: Vec<Option<FileStamp>>,
}

/// Why a scenario cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScenarioFileError {
    /// The file cannot be read.
    #[error("{file}: cannot read the scenario: {reason}")]
    Unreadable {
        /// File.
        file: String,
        /// The system's reason.
        reason: String,
    },
    /// The text is no TOML.
    #[error("{file}: not a TOML file: {reason}")]
    Syntax {
        /// File.
        file: String,
        /// Line, column and the reason; the line itself only of the file that was requested.
        reason: String,
    },
    /// Keys that nothing defines.
    #[error("{}", .0.join("\n"))]
    UnknownKeys(Vec<String>),
    /// Keys without which there is no scenario.
    #[error("{file}: {keys} missing: every scenario needs them (`signalgap init` writes one to begin with)")]
    Missing {
        /// File.
        file: String,
        /// Each of them.
        keys: String,
    },
    /// A value of the wrong type.
    #[error("{file}: {place}: {reason}")]
    Value {
        /// File.
        file: String,
        /// Key and line.
        place: String,
        /// What was found and what is needed.
        reason: String,
    },
    /// Files that extend each other.
    #[error("`extends` forms a loop: {0}")]
    Circle(String),
    /// A file extends a file that extends a file, and so on.
    #[error("{file}: more than {limit} files extend one another: merge some of them")]
    TooDeep {
        /// The first file that is one too many.
        file: String,
        /// Maximum number of files of a scenario.
        limit: usize,
    },
    /// Choices that cannot be followed.
    #[error("{file}: the scenario contradicts itself or exceeds its limits:\n{}", list(.problems))]
    Problems {
        /// File.
        file: String,
        /// Each of them.
        problems: Vec<Problem>,
    },
}

fn list(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("  {problem}")).collect::<Vec<_>>().join("\n")
}

/// Reads a scenario with the files it extends.
///
/// # Method
/// Built-in defaults, then the base files from the farthest, then the file itself, table by table; `ranking.weights` is
/// replaced whole. Relative paths are joined to the folder of the file they stand in.
///
/// # Errors
/// [`ScenarioFileError`] names file, key, line and what to do; all unknown keys and all contradictions at once.
///
/// # Examples
/// ```
/// use signalgap::inputs::scenario_file::load_scenario;
/// use std::path::Path;
///
/// let loaded = load_scenario(Path::new("data/small-district/scenario.toml"))?;
/// assert_eq!(loaded.scenario.sites.files, ["data/small-district/sites.csv"]);
/// assert_eq!(loaded.files.len(), 1, "it extends no other file");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn load_scenario(path: &Path) -> Result<LoadedScenario, ScenarioFileError> {
    let chain = read_chain(path)?;
    let unknown: Vec<String> = chain.iter().flat_map(SourceFile::unknown_keys).collect();
    if !unknown.is_empty() {
        return Err(ScenarioFileError::UnknownKeys(unknown));
    }
    let mut layers = Layers::new();
    for source in chain.iter().rev() {
        let mut table = source.table.clone();
        table.remove("extends");
        layers.lay(table, folder_of(&source.path)?);
    }
    let merged = layers.finish();
    let missing: Vec<String> =
        REQUIRED.iter().filter(|path| !holds(&merged, path)).map(|path| path.join(".")).collect();
    if !missing.is_empty() {
        return Err(ScenarioFileError::Missing {
            file: path.display().to_string(),
            keys: missing.join(", "),
        });
    }
    let scenario: Scenario = serde_path_to_error::deserialize(Value::Table(merged))
        .map_err(|error| value_error(&chain, &error.path().to_string(), &error.inner().to_string()))?;
    let problems = scenario.problems();
    if problems.is_empty() {
        let (files, stamps) = chain.into_iter().map(|source| (source.path, source.stamp)).unzip();
        return Ok(LoadedScenario { scenario, files, stamps });
    }
    Err(ScenarioFileError::Problems { file: path.display().to_string(), problems })
}

/// What has no default.
const REQUIRED: [&[&str]; 5] =
    [&["name"], &["terrain", "files"], &["terrain", "kind"], &["settlements", "files"], &["sites", "files"]];

/// Whether a dotted key is there; a table that is none is left to the reading of its value.
fn holds(table: &Table, path: &[&str]) -> bool {
    match path {
        [] => true,
        [key, rest @ ..] => match table.get(*key) {
            Some(Value::Table(inner)) => holds(inner, rest),
            Some(_) => true,
            None => false,
        },
    }
}

/// One file, before it is merged with others.
struct SourceFile {
    path: PathBuf,
    /// From before it was read.
    stamp: Option<FileStamp>,
    text: String,
    table: Table,
}

/// Maximum number of files of a scenario: itself and those it extends.
const LONGEST_CHAIN: usize = 32;

fn read_chain(path: &Path) -> Result<Vec<SourceFile>, ScenarioFileError> {
    let mut chain: Vec<SourceFile> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = Some(path.to_owned());
    while let Some(path) = next {
        let file = path.display().to_string();
        if !seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())) {
            let names = chain.iter().map(|source| source.path.display().to_string()).chain([file]);
            return Err(ScenarioFileError::Circle(names.collect::<Vec<_>>().join(" -> ")));
        }
        if chain.len() == LONGEST_CHAIN {
            return Err(ScenarioFileError::TooDeep { file, limit: LONGEST_CHAIN });
        }
        let source = read_source(path, chain.last())?;
        next = source.extends()?;
        chain.push(source);
    }
    Ok(chain)
}

/// Reads a file, which the one `above` extends.
fn read_source(path: PathBuf, above: Option<&SourceFile>) -> Result<SourceFile, ScenarioFileError> {
    let file = || path.display().to_string();
    let named_by =
        above.map_or_else(String::new, |above| format!(" (`extends` in {} names it)", above.path.display()));
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
    format!("line {}: {reason}", before.matches('\n').count() + 1)
}

/// The system's reason, in words for what is not UTF-8.
fn reason_of(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::InvalidData => "it is not UTF-8 text: save it as UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

impl SourceFile {
    /// The file it extends.
    fn extends(&self) -> Result<Option<PathBuf>, ScenarioFileError> {
        match self.table.get("extends") {
            None => Ok(None),
            Some(Value::String(base)) => Ok(Some(self.path.parent().unwrap_or(Path::new("")).join(base))),
            Some(other) => Err(ScenarioFileError::Value {
                file: self.path.display().to_string(),
                place: "extends".to_owned(),
                reason: format!("found {}, a file name in quotes is needed", other.type_str()),
            }),
        }
    }

    fn unknown_keys(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut table = self.table.clone();
        table.remove("extends");
        collect_unknown(&table, &known_keys(), "", &mut found);
        found
            .into_iter()
            .map(|(key, suggestion)| {
                let line = line_of(&self.text, &key).map_or(String::new(), |line| format!(":{line}"));
                let hint = suggestion.map_or(String::new(), |known| format!("; did you mean `{known}`?"));
                format!("{}{line}: unknown key `{key}`{hint}", self.path.display())
            })
            .collect()
    }
}

fn collect_unknown(table: &Table, known: &Table, prefix: &str, found: &mut Vec<(String, Option<String>)>) {
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

/// The folder a scenario stands in, as text.
fn folder_of(file: &Path) -> Result<&str, ScenarioFileError> {
    file.parent().unwrap_or(Path::new("")).to_str().ok_or_else(|| ScenarioFileError::Unreadable {
        file: file.display().to_string(),
        reason: "the name of its folder is not UTF-8 text: rename the folder".to_owned(),
    })
}

fn value_error(chain: &[SourceFile], key: &str, reason: &str) -> ScenarioFileError {
    let reason = plain(reason.lines().next().unwrap_or_default().trim());
    let reason = format!("{reason}{}", nearest_choice(&reason).unwrap_or_default());
    // of an item of a list the line of the list
    let key = key.split('[').next().unwrap_or(key);
    let holder = chain.iter().find(|source| line_of(&source.text, key).is_some()).unwrap_or(&chain[0]);
    let place = match line_of(&holder.text, key) {
        Some(line) => format!("line {line}, `{key}`"),
        None if key == "." => "the scenario".to_owned(),
        None => format!("`{key}`"),
    };
    ScenarioFileError::Value { file: holder.path.display().to_string(), place, reason }
}

/// The decoder's reason without the names of the program's own types.
fn plain(reason: &str) -> String {
    let Some((found, expected)) = reason.rsplit_once("expected ") else { return reason.to_owned() };
    let expected = match expected {
        "f32" | "f64" => "a number",
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, not negative",
        name if name.starts_with("struct ") || name == "a map" => "a table of keys and values",
        other => other,
    };
    format!("{found}expected {expected}")
}

/// The line on which a dotted key stands, counted from 1.
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
