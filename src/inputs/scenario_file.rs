//! Reading `scenario.toml`: variants, defaults, unknown keys, paths.
use super::known_keys::{known_keys, nearest, nearest_choice};
use crate::link::Receiver;
use crate::scenario::{
    AreaChoice, OutputChoice, Presets, Problem, PropagationChoice, RankingChoice, Scenario, ServiceChoice,
};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// A scenario and the files it came from.
#[derive(Clone, Debug)]
pub struct LoadedScenario {
    /// Every choice, defaults filled in, paths joined.
    pub scenario: Scenario,
    /// The file asked for and those it extends, in that order.
    pub files: Vec<PathBuf>,
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
        /// Line, column, the line itself and the reason.
        reason: String,
    },
    /// Keys that nothing defines.
    #[error("{}", .0.join("\n"))]
    UnknownKeys(Vec<String>),
    /// A value of the wrong type, or a key that is missing.
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
    #[error("`extends` goes in a circle: {0}")]
    Circle(String),
    /// Choices that cannot be followed.
    #[error("{file}: the scenario contradicts itself or leaves its limits:\n{}", list(.problems))]
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
pub fn load_scenario(path: &Path) -> Result<LoadedScenario, ScenarioFileError> {
    let chain = read_chain(path)?;
    let unknown: Vec<String> = chain.iter().flat_map(SourceFile::unknown_keys).collect();
    if !unknown.is_empty() {
        return Err(ScenarioFileError::UnknownKeys(unknown));
    }
    let mut merged = defaults();
    for source in chain.iter().rev() {
        let mut table = source.table.clone();
        table.remove("extends");
        join_paths(&mut table, folder_of(&source.path)?);
        drop_alternatives(&mut merged, &table);
        merge(&mut merged, table, "");
    }
    fill_climate(&mut merged);
    own_sources(&mut merged);
    let scenario: Scenario = serde_path_to_error::deserialize(Value::Table(merged))
        .map_err(|error| value_error(&chain, &error.path().to_string(), &error.inner().to_string()))?;
    let problems = scenario.problems();
    if problems.is_empty() {
        let files = chain.into_iter().map(|source| source.path).collect();
        return Ok(LoadedScenario { scenario, files });
    }
    Err(ScenarioFileError::Problems { file: path.display().to_string(), problems })
}

/// One file as it stands.
struct SourceFile {
    path: PathBuf,
    text: String,
    table: Table,
}

fn read_chain(path: &Path) -> Result<Vec<SourceFile>, ScenarioFileError> {
    let mut chain: Vec<SourceFile> = Vec::new();
    let mut next = Some(path.to_owned());
    while let Some(path) = next {
        let file = path.display().to_string();
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if chain.iter().any(|source| real(&source.path) == real(&path)) {
            let names = chain.iter().map(|source| source.path.display().to_string()).chain([file]);
            return Err(ScenarioFileError::Circle(names.collect::<Vec<_>>().join(" -> ")));
        }
        let text = std::fs::read_to_string(&path).map_err(|error| ScenarioFileError::Unreadable {
            file: file.clone(),
            reason: match chain.last() {
                None => error.to_string(),
                Some(above) => format!("{error} (`extends` in {} names it)", above.path.display()),
            },
        })?;
        let table: Table = toml::from_str(&text).map_err(|error| ScenarioFileError::Syntax {
            file: file.clone(),
            reason: error.to_string().trim_end().to_owned(),
        })?;
        next = match table.get("extends") {
            None => None,
            Some(Value::String(base)) => Some(path.parent().unwrap_or(Path::new("")).join(base)),
            Some(other) => {
                let place = "extends".to_owned();
                let reason = format!("found {}, a file name in quotes is needed", other.type_str());
                return Err(ScenarioFileError::Value { file, place, reason });
            }
        };
        chain.push(SourceFile { path, text, table });
    }
    Ok(chain)
}

impl SourceFile {
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

/// The defaults that a file may override one by one.
fn defaults() -> Table {
    fn table(of: impl serde::Serialize) -> Value {
        Value::try_from(of).expect("the defaults are plain tables of numbers and texts")
    }
    let mut sites = Table::new();
    sites.insert("presets".to_owned(), table(Presets::default()));
    [
        ("area", table(AreaChoice::default())),
        ("propagation", table(PropagationChoice::default())),
        ("receiver", table(Receiver::default())),
        ("service", table(ServiceChoice::default())),
        ("ranking", table(RankingChoice::default())),
        ("output", table(OutputChoice::default())),
        ("sites", Value::Table(sites)),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

/// Tables that say where their numbers come from.
const SOURCED: [[&str; 3]; 4] = [
    ["service", "lte", "classes"],
    ["service", "lte", "uplink"],
    ["service", "umts", "classes"],
    ["service", "umts", "uplink"],
];

/// Numbers that the scenario changed no longer come from the default's source.
fn own_sources(merged: &mut Table) {
    let before = defaults();
    for path in SOURCED {
        let [default, now] = [&before, &*merged].map(|table| sourced(table, path));
        let (Some(default), Some(now)) = (default, now) else { continue };
        if default == now || default.get("source") != now.get("source") {
            continue;
        }
        let mut now = now.clone();
        now.insert("source".to_owned(), Value::String("the scenario".to_owned()));
        let [section, technology, key] = path;
        let holder = merged.get_mut(section).and_then(|section| section.get_mut(technology));
        if let Some(Value::Table(holder)) = holder {
            holder.insert(key.to_owned(), Value::Table(now));
        }
    }
}

fn sourced<'t>(table: &'t Table, [section, technology, key]: [&str; 3]) -> Option<&'t Table> {
    table.get(section)?.get(technology)?.get(key)?.as_table()
}

/// Lays a table over another; `ranking.weights` replaces what was there.
fn merge(below: &mut Table, above: Table, prefix: &str) {
    for (key, value) in above {
        let path = format!("{prefix}{key}");
        match (below.get_mut(&key), value) {
            (Some(Value::Table(old)), Value::Table(new)) if path != "ranking.weights" => {
                merge(old, new, &format!("{path}."));
            }
            (_, value) => {
                below.insert(key, value);
            }
        }
    }
}

/// The radio climate as numbers.
const CLIMATE: [&str; 2] = ["delta_n", "surface_refractivity"];
/// The radio climate as maps.
const CLIMATE_MAPS: &str = "itu_maps";

/// Maps of the radio climate and its numbers stand in place of each other: what a file chooses goes before the other kind
/// in the files it extends and in the defaults.
fn drop_alternatives(below: &mut Table, above: &Table) {
    let Some(Value::Table(chosen)) = above.get("propagation") else { return };
    let Some(Value::Table(old)) = below.get_mut("propagation") else { return };
    let numbers = CLIMATE.iter().any(|key| chosen.contains_key(*key));
    match (chosen.contains_key(CLIMATE_MAPS), numbers) {
        (true, false) => old.retain(|key, _| !CLIMATE.contains(&key)),
        (false, true) => {
            old.remove(CLIMATE_MAPS);
        }
        _ => {}
    }
}

/// Without maps, a number that no file gives is the default.
fn fill_climate(merged: &mut Table) {
    let mut defaults = defaults();
    let (Some(Value::Table(chosen)), Some(Value::Table(defaults))) =
        (merged.get_mut("propagation"), defaults.get_mut("propagation"))
    else {
        return;
    };
    if !chosen.contains_key(CLIMATE_MAPS) {
        for key in CLIMATE {
            if let (false, Some(value)) = (chosen.contains_key(key), defaults.remove(key)) {
                chosen.insert(key.to_owned(), value);
            }
        }
    }
}

/// Joins the paths of a file to the folder it stands in.
fn join_paths(table: &mut Table, folder: &str) {
    for (section, key) in [
        ("terrain", "files"),
        ("clutter", "files"),
        ("settlements", "files"),
        ("sites", "files"),
        ("sites", "patterns_folder"),
        ("propagation", CLIMATE_MAPS),
    ] {
        let Some(Value::Table(inner)) = table.get_mut(section) else { continue };
        match inner.get_mut(key) {
            Some(Value::String(text)) => *text = joined(folder, text),
            Some(Value::Array(list)) => {
                for item in list {
                    if let Value::String(text) = item {
                        *text = joined(folder, text);
                    }
                }
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

/// A path of a scenario from where the program runs; what a blank text names is left to the checks.
fn joined(folder: &str, text: &str) -> String {
    let remote = text.starts_with("/vsi") || text.contains("://");
    if remote || text.trim().is_empty() {
        return text.to_owned();
    }
    let path = Path::new(folder).join(text);
    let is_pattern = text.contains(['*', '?', '[']) && !path.exists();
    // only the text itself is a pattern, whatever the folder is called
    let path = if is_pattern { Path::new(&glob::Pattern::escape(folder)).join(text) } else { path };
    path.display().to_string()
}

fn value_error(chain: &[SourceFile], key: &str, reason: &str) -> ScenarioFileError {
    let reason = reason.lines().next().unwrap_or_default().trim();
    let reason = format!("{reason}{}", nearest_choice(reason).unwrap_or_default());
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

/// The line on which a dotted key stands, counted from 1.
pub(super) fn line_of(text: &str, key: &str) -> Option<usize> {
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
