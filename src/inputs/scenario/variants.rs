//! `[variants]`: several scenarios in one file, as combinations of axes or as a list of cases.
use super::known_keys::VARIANTS;
use super::known_keys::{known_keys, nearest};
use super::network_keys::network_problems;
use super::scenario_error::ScenarioFileError;
use super::source_files::{SourceFile, collect_unknown};
use super::variant_labels::{Part, folder_names, label_of, value_text};
use crate::language::word;
use crate::text;
use std::collections::BTreeSet;
use toml::{Table, Value};

/// Maximum number of variants of one file.
const MOST_VARIANTS: usize = 1_000;

/// Maximum number of axes of one file.
const MOST_AXES: usize = 50;

/// Maximum size of the texts of all variants together, bytes: each holds what all its files say.
const MOST_TEXT: usize = 32 << 20;

/// How many variants may be made of a scenario.
struct Room {
    most: usize,
    /// Size of the texts of its files, bytes.
    text: usize,
}

impl Room {
    fn of(sources: &[SourceFile]) -> Self {
        let text: usize = sources.iter().map(|source| source.text.len()).sum();
        Self { most: MOST_VARIANTS.min(MOST_TEXT / text.max(1)), text }
    }

    fn exceeded(&self) -> String {
        let most = self.most;
        if most == MOST_VARIANTS {
            return text!("variants-more-than-variants-take-fewer", most);
        }
        text!("variants-more-than-variants-which-is-the", most, value = self.text)
    }
}

/// How axes are combined.
const COMBINE: [&str; 2] = ["all", "one_by_one"];

/// What one variant sets.
pub(super) struct VariantPlan {
    /// What tells it from the others.
    pub(super) label: String,
    /// The same as a name for a folder.
    pub(super) folder: String,
    settings: Vec<Setting>,
}

/// A key of the scenario and its value.
#[derive(Clone, Debug)]
struct Setting {
    path: Vec<String>,
    value: Value,
}

/// A key of the scenario and its values.
struct Axis {
    path: Vec<String>,
    values: Vec<Value>,
}

impl VariantPlan {
    /// What it says, as a scenario's table.
    pub(super) fn choices(&self) -> Table {
        let mut table = Table::new();
        for setting in &self.settings {
            put(&mut table, &setting.path, setting.value.clone());
        }
        table
    }

    /// The setting that holds the value of a key, for a message.
    pub(super) fn setting_of(&self, key: &str) -> Option<String> {
        let holds = |setting: &&Setting| {
            let rest = key.strip_prefix(&setting.path.join("."));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let found = self.settings.iter().find(holds)?;
        Some(format!("[variants], `{}` = {}", found.path.join("."), found.value))
    }
}

/// Puts a value at a path; there is nothing but tables on the way.
fn put(table: &mut Table, path: &[String], value: Value) {
    match path {
        [] => {}
        [key] => {
            table.insert(key.clone(), value);
        }
        [key, rest @ ..] => {
            let inner = table.entry(key.clone()).or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

/// The variants of a scenario of source files, the requested one first, in their order; `None` where that has none.
///
/// # Errors
/// [`ScenarioFileError::Variants`] says what is wrong with the table; unknown keys are as in a scenario.
pub(super) fn variant_plans(sources: &[SourceFile]) -> Result<Option<Vec<VariantPlan>>, ScenarioFileError> {
    let source = &sources[0];
    let room = Room::of(sources);
    let file = source.path.display().to_string();
    let refuse = |reason: String| ScenarioFileError::Variants { file: file.clone(), reason };
    let table = match source.table.get(VARIANTS) {
        None => return Ok(None),
        Some(Value::Table(table)) => table,
        Some(other) => {
            return Err(refuse(text!("variants-found-table-is-needed", type_str = other.type_str())));
        }
    };
    let plans = match (table.get("axes"), table.get("cases")) {
        (Some(Value::Table(axes)), None) => of_axes(axes, combine(table).map_err(refuse)?, &room),
        (None, Some(_)) if table.contains_key("combine") => {
            Err(word("variants-combine-is-for-axes-cases-are").to_owned())
        }
        (None, Some(Value::Array(cases))) => of_cases(cases, &room),
        (Some(_), Some(_)) => Err(word("variants-it-has-axes-and-cases-give").to_owned()),
        (None, None) => Err(word("variants-give-axes-keys-and-their-values").to_owned()),
        (Some(_), None) => Err(word("variants-axes-table-of-keys-and-lists").to_owned()),
        (None, Some(_)) => Err(word("variants-cases-list-of-tables-is-needed").to_owned()),
    };
    let plans = plans.map_err(refuse)?;
    check_keys(&file, &plans)?;
    Ok(Some(plans))
}

/// Refuses keys that no scenario has, and changes of the network that are none.
fn check_keys(file: &str, plans: &[VariantPlan]) -> Result<(), ScenarioFileError> {
    let known = known_keys();
    let (mut unknown, mut wrong) = (BTreeSet::new(), BTreeSet::new());
    for plan in plans {
        let choices = plan.choices();
        let mut found = Vec::new();
        collect_unknown(&choices, &known, "", &mut found);
        unknown.extend(found.into_iter().map(|(key, suggestion)| {
            let hint = suggestion.map_or_else(String::new, |near| text!("variants-did-you-mean", near));
            text!("variants-variants-unknown-key", file, key, hint)
        }));
        let told = network_problems(&choices).into_iter();
        wrong.extend(
            told.map(|problem| text!("variants-variants-variant", file, label = plan.label, problem)),
        );
    }
    match (unknown.is_empty(), wrong.is_empty()) {
        (true, true) => Ok(()),
        (false, _) => Err(ScenarioFileError::UnknownKeys(unknown.into_iter().collect())),
        (true, false) => Err(ScenarioFileError::Changes(wrong.into_iter().collect())),
    }
}

/// Whether every combination is wanted; otherwise each axis alone.
fn combine(table: &Table) -> Result<bool, String> {
    match table.get("combine") {
        None => Ok(true),
        Some(Value::String(word)) if COMBINE.contains(&word.as_str()) => Ok(word == COMBINE[0]),
        Some(other) => {
            let known: Vec<String> = COMBINE.iter().map(|&word| word.to_owned()).collect();
            let near = other.as_str().and_then(|word| nearest(word, known.iter()));
            let hint = near.map_or_else(String::new, |near| text!("variants-did-you-mean", near));
            Err(text!("variants-combine-it-is-all-or-one", other, hint))
        }
    }
}

fn of_axes(axes: &Table, all: bool, room: &Room) -> Result<Vec<VariantPlan>, String> {
    let mut found = Vec::new();
    for (key, value) in axes {
        collect_axes(dotted(key), value, &mut found)?;
    }
    if found.is_empty() || found.len() > MOST_AXES {
        return Err(text!("variants-axes-keys-give-1-to-each", found = found.len(), most_axes = MOST_AXES));
    }
    check_paths(&found.iter().map(|axis| axis.path.as_slice()).collect::<Vec<_>>())?;
    let counts: Vec<usize> = found.iter().map(|axis| axis.values.len()).collect();
    let count = if all {
        counts.iter().try_fold(1_usize, |product, count| product.checked_mul(*count))
    } else {
        Some(1 + counts.iter().map(|count| count - 1).sum::<usize>())
    };
    if count.is_none_or(|count| count > room.most) {
        let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
        return Err(text!(
            "variants-the-axes-have-values-together",
            x = counts.join(" x "),
            exceeded = room.exceeded()
        ));
    }
    Ok(planned(&found, if all { combinations(&counts) } else { one_by_one(&counts) }))
}

/// The axes under a key: a list is one, a table holds more.
fn collect_axes(path: Vec<String>, value: &Value, found: &mut Vec<Axis>) -> Result<(), String> {
    let key = path.join(".");
    match value {
        Value::Array(values) if values.is_empty() => Err(text!("variants-axis-has-no-value-give-at", key)),
        Value::Array(values) if values.len() > MOST_VARIANTS => Err(text!(
            "variants-axis-has-values-give-at-most",
            key,
            values = values.len(),
            most_variants = MOST_VARIANTS
        )),
        Value::Array(values) => {
            let texts: Vec<String> = values.iter().map(Value::to_string).collect();
            if let Some(twice) = texts.iter().enumerate().find(|(index, text)| texts[..*index].contains(text))
            {
                return Err(text!("variants-axis-lists-twice", key, twice = twice.1));
            }
            found.push(Axis { path, values: values.clone() });
            Ok(())
        }
        Value::Table(inner) => inner.iter().try_for_each(|(key, value)| {
            let path = path.iter().chain([key]).cloned().collect();
            collect_axes(path, value, found)
        }),
        other => Err(text!("variants-axis-found-list-of-values-is", key, type_str = other.type_str(), other)),
    }
}

/// Refuses two settings of which one holds the other.
fn check_paths(paths: &[&[String]]) -> Result<(), String> {
    let mut sorted = paths.to_vec();
    sorted.sort();
    // what begins with a path follows it at once
    match sorted.windows(2).find(|pair| pair[1].starts_with(pair[0])) {
        Some(pair) => {
            Err(text!("variants-and-set-the-same", pair = pair[0].join("."), pair_2 = pair[1].join(".")))
        }
        None => Ok(()),
    }
}

/// The values of each variant by their numbers: every combination, the last axis the fastest.
fn combinations(counts: &[usize]) -> Vec<Vec<usize>> {
    counts.iter().fold(vec![Vec::new()], |chosen, &count| {
        let longer = chosen.iter().flat_map(|numbers: &Vec<usize>| {
            (0..count).map(|number| numbers.iter().copied().chain([number]).collect())
        });
        longer.collect()
    })
}

/// The first value of each, then each axis varied while the others keep their first.
fn one_by_one(counts: &[usize]) -> Vec<Vec<usize>> {
    let first = vec![0; counts.len()];
    let varied = counts.iter().enumerate().flat_map(|(axis, &count)| {
        (1..count).map(move |number| {
            let mut numbers = vec![0; counts.len()];
            numbers[axis] = number;
            numbers
        })
    });
    std::iter::once(first).chain(varied).collect()
}

fn planned(axes: &[Axis], chosen: Vec<Vec<usize>>) -> Vec<VariantPlan> {
    let paths: Vec<&[String]> = axes.iter().map(|axis| axis.path.as_slice()).collect();
    let labels: Vec<Vec<Part>> = chosen
        .iter()
        .map(|numbers| {
            let values =
                axes.iter().zip(numbers).map(|(axis, &number)| value_text(&axis.values[number], number));
            label_of(&paths, values)
        })
        .collect();
    let settings = chosen.into_iter().map(|numbers| {
        let set = axes.iter().zip(numbers);
        set.map(|(axis, number)| Setting { path: axis.path.clone(), value: axis.values[number].clone() })
            .collect()
    });
    with_names(&labels, settings)
}

fn with_names(labels: &[Vec<Part>], settings: impl Iterator<Item = Vec<Setting>>) -> Vec<VariantPlan> {
    let folders = folder_names(labels);
    let named = labels.iter().zip(folders).zip(settings);
    named
        .map(|((label, folder), settings)| VariantPlan { label: Part::together(label), folder, settings })
        .collect()
}

fn of_cases(cases: &[Value], room: &Room) -> Result<Vec<VariantPlan>, String> {
    match cases.len() {
        0 => return Err(word("variants-cases-give-at-least-one").to_owned()),
        count if count > room.most => {
            return Err(text!("variants-cases-are", count, exceeded = room.exceeded()));
        }
        _ => {}
    }
    let mut names = BTreeSet::new();
    let (mut labels, mut settings) = (Vec::new(), Vec::new());
    for (index, case) in cases.iter().enumerate() {
        let number = index + 1;
        let case = case.as_table().ok_or_else(|| {
            text!("variants-case-found-table-is-needed", number, type_str = case.type_str())
        })?;
        let name = case.get("name").and_then(Value::as_str).map_or("", str::trim);
        if name.is_empty() {
            return Err(text!("variants-case-has-no-name-give-it", number));
        }
        if !names.insert(name.to_lowercase()) {
            return Err(text!("variants-two-cases-are-called-give-each", name));
        }
        labels.push(vec![Part::name(name)]);
        settings.push(settings_of(case).map_err(|reason| text!("variants-case", name, reason))?);
    }
    Ok(with_names(&labels, settings.into_iter()))
}

/// What a case sets.
fn settings_of(case: &Table) -> Result<Vec<Setting>, String> {
    let mut found = Vec::new();
    for (key, value) in case.iter().filter(|(key, _)| *key != "name") {
        collect_settings(dotted(key), value, &mut found);
    }
    check_paths(&found.iter().map(|setting| setting.path.as_slice()).collect::<Vec<_>>())?;
    Ok(found)
}

/// A key of several words, `service.radius_km`.
fn dotted(key: &str) -> Vec<String> {
    key.split('.').map(|part| part.trim().to_owned()).collect()
}

/// The values under a key of a case.
fn collect_settings(path: Vec<String>, value: &Value, found: &mut Vec<Setting>) {
    match value {
        Value::Table(inner) if !inner.is_empty() => {
            for (key, value) in inner {
                collect_settings(path.iter().chain([key]).cloned().collect(), value, found);
            }
        }
        value => found.push(Setting { path, value: value.clone() }),
    }
}
