//! Reading `scenario.toml`: variants, defaults, unknown keys, paths.
use super::known_keys::nearest_choice;
pub use super::scenario_error::ScenarioFileError;
use super::scenario_layers::Layers;
use super::source_files::{SourceFile, line_of, read_source_files};
use crate::inputs::files::file_stamp::FileStamp;
use crate::scenario::Scenario;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// A scenario and the files it came from.
#[derive(Clone, Debug)]
pub struct LoadedScenario {
    /// Every choice, defaults filled in, paths joined.
    pub scenario: Scenario,
    /// The file requested, then all it extends, each before those it extends itself.
    pub files: Vec<PathBuf>,
    /// What the system said of each of these before it was read.
    pub stamps: Vec<Option<FileStamp>>,
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
    let chain = read_source_files(path)?;
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
