//! A scenario from its files, laid over each other and over the defaults.
use super::excerpt::{KeyPlace, KeyPlaces};
use super::known_keys::nearest_choice;
use super::scenario_error::ScenarioFileError;
use super::scenario_layers::Layers;
use super::source_files::SourceFile;
use super::variants::VariantPlan;
use crate::language::word;
use crate::scenario::Scenario;
use crate::text;
use std::path::Path;
use toml::{Table, Value};

/// The scenario of source files, the requested one first, and of one of its variants; every choice checked.
///
/// # Errors
/// [`ScenarioFileError`] names what is missing, of the wrong type, or contradicts itself.
pub(super) fn assemble(
    sources: &[SourceFile],
    variant: Option<&VariantPlan>,
) -> Result<Scenario, ScenarioFileError> {
    let requested = &sources[0].path;
    let file = || match variant {
        Some(variant) => text!("assembly-variant", requested = requested.display(), label = variant.label),
        None => requested.display().to_string(),
    };
    let mut layers = Layers::new();
    for source in sources.iter().rev() {
        layers.lay(source.choices(), folder_of(&source.path)?, &source.path.display().to_string());
    }
    if let Some(variant) = variant {
        layers.lay(variant.choices(), folder_of(requested)?, &file());
    }
    let merged = layers.finish();
    let missing: Vec<String> =
        required(&merged).filter(|path| !holds(&merged, path)).map(|path| path.join(".")).collect();
    if !missing.is_empty() {
        return Err(ScenarioFileError::Missing { file: file(), keys: missing.join(", ") });
    }
    let mut scenario: Scenario = serde_path_to_error::deserialize(Value::Table(merged)).map_err(|error| {
        let (key, reason) = (error.path().to_string(), error.inner().to_string());
        match variant.and_then(|variant| variant.setting_of(&key)) {
            Some(place) => {
                let reason = told(&reason);
                let stated = variant.and_then(|variant| place_in_variant(&sources[0], variant, &key));
                let reason =
                    stated.map_or_else(|| reason.clone(), |found| format!("{reason}\n{}", found.excerpt));
                ScenarioFileError::Value { file: file(), place, reason }
            }
            None => value_error(sources, &key, &reason),
        }
    })?;
    if let Some(variant) = variant {
        scenario.name = format!("{}: {}", scenario.name, variant.label);
    }
    let problems = scenario.problems();
    if problems.is_empty() {
        Ok(scenario)
    } else {
        let told = problems.iter().take(MOST_PLACES);
        let places = told.map(|problem| {
            let own = variant.filter(|variant| variant.setting_of(&problem.key).is_some());
            let (source, place) = match own {
                Some(variant) => (&sources[0], place_in_variant(&sources[0], variant, &problem.key)?),
                None => place_of(sources, &problem.key)?,
            };
            let excerpt = indented(&place.excerpt);
            Some(format!("    {}:{}\n{excerpt}", source.path.display(), place.line))
        });
        Err(ScenarioFileError::Problems { file: file(), places: places.collect(), problems })
    }
}

/// What has no default.
const REQUIRED: [&[&str]; 3] = [&["name"], &["terrain", "files"], &["terrain", "kind"]];
/// Neither has this, except where a scenario is about measured levels alone.
const OF_DISTRICT: [&[&str]; 2] = [&["settlements", "files"], &["sites", "files"]];

/// What must be stated.
fn required(merged: &Table) -> impl Iterator<Item = &'static &'static [&'static str]> {
    let of_district: &[_] = if holds(merged, &["measurements", "files"]) { &[] } else { &OF_DISTRICT };
    REQUIRED.iter().chain(of_district)
}

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
        reason: word("assembly-the-name-of-its-folder-is").to_owned(),
    })
}

/// Lines shown of one scenario.
const MOST_PLACES: usize = 8;

/// The first file that states a key, and where.
fn place_of<'s>(chain: &'s [SourceFile], key: &str) -> Option<(&'s SourceFile, KeyPlace)> {
    chain.iter().find_map(|source| Some((source, KeyPlaces::of(&source.text).find(key)?)))
}

/// Where a variant states a key.
fn place_in_variant(source: &SourceFile, variant: &VariantPlan, key: &str) -> Option<KeyPlace> {
    KeyPlaces::of(&source.text).find(&variant.stated(key)?)
}

/// An excerpt below an item of a list.
fn indented(excerpt: &str) -> String {
    excerpt.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

fn value_error(chain: &[SourceFile], key: &str, reason: &str) -> ScenarioFileError {
    let reason = told(reason);
    let found = place_of(chain, key);
    // of an item of a list the key of the list
    let name = key.split('[').next().unwrap_or(key);
    let place = if name == "." { word("assembly-the-scenario").to_owned() } else { format!("`{name}`") };
    match found {
        Some((source, found)) => ScenarioFileError::Value {
            file: format!("{}:{}", source.path.display(), found.line),
            place,
            reason: format!("{reason}\n{}", found.excerpt),
        },
        None => ScenarioFileError::Value { file: chain[0].path.display().to_string(), place, reason },
    }
}

/// The decoder's reason, with a hint for a misspelt choice.
fn told(reason: &str) -> String {
    let reason = plain(reason.lines().next().unwrap_or_default().trim());
    format!("{reason}{}", nearest_choice(&reason).unwrap_or_default())
}

/// The decoder's reason without the names of the program's own types.
fn plain(reason: &str) -> String {
    let Some((found, expected)) = reason.rsplit_once("expected ") else { return reason.to_owned() };
    let expected = match expected {
        "f32" | "f64" => "a number",
        "u8" | "u16" | "u32" | "u64" | "usize" => word("assembly-whole-number-not-negative"),
        name if name.starts_with("struct ") || name == "a map" => word("assembly-table-of-keys-and-values"),
        other => other,
    };
    text!("assembly-expected", found, expected)
}
