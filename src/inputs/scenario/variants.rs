//! `[variants]`: several scenarios in one file, as combinations of axes or as a list of cases.
use super::excerpt::KeyPlaces;
use super::known_keys::VARIANTS;
use super::known_keys::{known_keys, nearest};
use super::network_keys::{NetworkProblem, network_problems};
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
        text!("variants-more-than-variants-which-is-the", most, bytes = self.text)
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
    /// The key of the file by which it is set, and of an axis the number of the value: `variants.axes.service.radius_km`, `[1]`.
    stated: (String, String),
}

/// A key of the scenario and its values.
struct Axis {
    path: Vec<String>,
    values: Vec<Value>,
}

/// Why variants cannot be made, and the key of the file that is at fault.
struct Refusal {
    key: String,
    reason: String,
}

impl Refusal {
    /// At a key within `[variants]`; at its head where that is empty.
    fn at(key: &str, reason: impl Into<String>) -> Self {
        let key = if key.is_empty() { VARIANTS.to_owned() } else { format!("{VARIANTS}.{key}") };
        Self { key, reason: reason.into() }
    }
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

    /// Where the file states a key of the scenario by this variant, or what holds it.
    pub(super) fn stated(&self, key: &str) -> Option<String> {
        let stated = |setting: &Setting| {
            let path = setting.path.join(".");
            let (name, number) = &setting.stated;
            match key.strip_prefix(&path) {
                Some("") => Some(name.clone()),
                Some(rest) if rest.starts_with(['.', '[']) => Some(format!("{name}{number}{rest}")),
                _ => path.strip_prefix(key).filter(|rest| rest.starts_with('.')).map(|_| name.clone()),
            }
        };
        self.settings.iter().find_map(stated)
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
    let places = KeyPlaces::of(&source.text);
    let refuse = |Refusal { key, reason }: Refusal| match places.find(&key) {
        Some(place) => ScenarioFileError::Variants {
            file: format!("{file}:{}", place.line),
            reason: format!("{reason}\n{}", place.excerpt),
        },
        None => ScenarioFileError::Variants { file: file.clone(), reason },
    };
    let table = match source.table.get(VARIANTS) {
        None => return Ok(None),
        Some(Value::Table(table)) => table,
        Some(other) => {
            return Err(refuse(Refusal::at(
                "",
                text!("variants-found-table-is-needed", type_str = other.type_str()),
            )));
        }
    };
    let plans = match (table.get("axes"), table.get("cases")) {
        (Some(Value::Table(axes)), None) => of_axes(axes, combine(table).map_err(refuse)?, &room),
        (None, Some(_)) if table.contains_key("combine") => {
            Err(Refusal::at("combine", word("variants-combine-is-for-axes-cases-are")))
        }
        (None, Some(Value::Array(cases))) => of_cases(cases, &room),
        (Some(_), Some(_)) => Err(Refusal::at("cases", word("variants-it-has-axes-and-cases-give"))),
        (None, None) => Err(Refusal::at("", word("variants-give-axes-keys-and-their-values"))),
        (Some(_), None) => Err(Refusal::at("axes", word("variants-axes-table-of-keys-and-lists"))),
        (None, Some(_)) => Err(Refusal::at("cases", word("variants-cases-list-of-tables-is-needed"))),
    };
    let plans = plans.map_err(refuse)?;
    check_keys(&file, &places, &plans)?;
    Ok(Some(plans))
}

/// Refuses keys that no scenario has, and changes of the network that are none.
fn check_keys(file: &str, places: &KeyPlaces<'_>, plans: &[VariantPlan]) -> Result<(), ScenarioFileError> {
    let known = known_keys();
    let (mut unknown, mut wrong) = (BTreeSet::new(), BTreeSet::new());
    for plan in plans {
        let choices = plan.choices();
        let mut found = Vec::new();
        collect_unknown(&choices, &known, "", &mut found);
        unknown.extend(found.into_iter().map(|(key, suggestion)| {
            let hint = suggestion.map_or_else(String::new, |near| text!("did-you-mean", near));
            let stated = plan.stated(&key).unwrap_or_default();
            places.placed(file, &stated, &text!("variants-unknown-key", key, hint))
        }));
        let told = network_problems(&choices).into_iter();
        wrong.extend(told.map(|NetworkProblem { key, text }| {
            let stated = plan.stated(&key).unwrap_or_default();
            places.placed(file, &stated, &text!("variants-variant", label = plan.label, text))
        }));
    }
    match (unknown.is_empty(), wrong.is_empty()) {
        (true, true) => Ok(()),
        (false, _) => Err(ScenarioFileError::UnknownKeys(unknown.into_iter().collect())),
        (true, false) => Err(ScenarioFileError::Changes(wrong.into_iter().collect())),
    }
}

/// Whether every combination is wanted; otherwise each axis alone.
fn combine(table: &Table) -> Result<bool, Refusal> {
    match table.get("combine") {
        None => Ok(true),
        Some(Value::String(word)) if COMBINE.contains(&word.as_str()) => Ok(word == COMBINE[0]),
        Some(other) => {
            let known: Vec<String> = COMBINE.iter().map(|&word| word.to_owned()).collect();
            let near = other.as_str().and_then(|word| nearest(word, known.iter()));
            let hint = near.map_or_else(String::new, |near| text!("did-you-mean", near));
            let reason = text!("variants-combine-it-is-all-or-one", other, hint);
            Err(Refusal::at("combine", reason))
        }
    }
}

fn of_axes(axes: &Table, all: bool, room: &Room) -> Result<Vec<VariantPlan>, Refusal> {
    let mut found = Vec::new();
    for (key, value) in axes {
        collect_axes(dotted(key), value, &mut found)?;
    }
    if found.is_empty() || found.len() > MOST_AXES {
        let reason = text!("variants-axes-keys-give-1-to-each", found = found.len(), most_axes = MOST_AXES);
        return Err(Refusal::at("axes", reason));
    }
    check_paths(&found.iter().map(|axis| axis.path.as_slice()).collect::<Vec<_>>())
        .map_err(|(key, reason)| Refusal::at(&format!("axes.{key}"), reason))?;
    let counts: Vec<usize> = found.iter().map(|axis| axis.values.len()).collect();
    let count = if all {
        counts.iter().try_fold(1_usize, |product, count| product.checked_mul(*count))
    } else {
        Some(1 + counts.iter().map(|count| count - 1).sum::<usize>())
    };
    if count.is_none_or(|count| count > room.most) {
        let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
        let reason = text!(
            "variants-the-axes-have-values-together",
            counts = counts.join(" x "),
            exceeded = room.exceeded()
        );
        return Err(Refusal::at("axes", reason));
    }
    Ok(planned(&found, if all { combinations(&counts) } else { one_by_one(&counts) }))
}

/// The axes under a key: a list is one, a table holds more.
fn collect_axes(path: Vec<String>, value: &Value, found: &mut Vec<Axis>) -> Result<(), Refusal> {
    let key = path.join(".");
    let refuse = |reason: String| Err(Refusal::at(&format!("axes.{key}"), reason));
    match value {
        Value::Array(values) if values.is_empty() => refuse(text!("variants-axis-has-no-value-give-at", key)),
        Value::Array(values) if values.len() > MOST_VARIANTS => refuse(text!(
            "variants-axis-has-values-give-at-most",
            key,
            values = values.len(),
            most_variants = MOST_VARIANTS
        )),
        Value::Array(values) => {
            let texts: Vec<String> = values.iter().map(Value::to_string).collect();
            if let Some(twice) = texts.iter().enumerate().find(|(index, text)| texts[..*index].contains(text))
            {
                return refuse(text!("variants-axis-lists-twice", key, twice = twice.1));
            }
            found.push(Axis { path, values: values.clone() });
            Ok(())
        }
        Value::Table(inner) => inner.iter().try_for_each(|(key, value)| {
            let path = path.iter().chain([key]).cloned().collect();
            collect_axes(path, value, found)
        }),
        other => {
            refuse(text!("variants-axis-found-list-of-values-is", key, type_str = other.type_str(), other))
        }
    }
}

/// Refuses two settings of which one holds the other; the second one's key and the reason.
fn check_paths(paths: &[&[String]]) -> Result<(), (String, String)> {
    let mut sorted = paths.to_vec();
    sorted.sort();
    // what begins with a path follows it at once
    match sorted.windows(2).find(|pair| pair[1].starts_with(pair[0])) {
        Some(pair) => {
            let [first, second] = [pair[0].join("."), pair[1].join(".")];
            let reason = text!("variants-and-set-the-same", first, second);
            Err((second, reason))
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
        set.map(|(axis, number)| Setting {
            path: axis.path.clone(),
            value: axis.values[number].clone(),
            stated: (format!("{VARIANTS}.axes.{}", axis.path.join(".")), format!("[{number}]")),
        })
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

fn of_cases(cases: &[Value], room: &Room) -> Result<Vec<VariantPlan>, Refusal> {
    match cases.len() {
        0 => return Err(Refusal::at("cases", word("variants-cases-give-at-least-one"))),
        count if count > room.most => {
            return Err(Refusal::at("cases", text!("variants-cases-are", count, exceeded = room.exceeded())));
        }
        _ => {}
    }
    let mut names = BTreeSet::new();
    let (mut labels, mut settings) = (Vec::new(), Vec::new());
    for (index, case) in cases.iter().enumerate() {
        let number = index + 1;
        let at = |key: &str, reason: String| Refusal::at(&format!("cases[{index}]{key}"), reason);
        let not_a_table =
            || at("", text!("variants-case-found-table-is-needed", number, type_str = case.type_str()));
        let case = case.as_table().ok_or_else(not_a_table)?;
        let name = case.get("name").and_then(Value::as_str).map_or("", str::trim);
        if name.is_empty() {
            let reason = text!("variants-case-has-no-name-give-it", number);
            return Err(at(".name", reason));
        }
        if !names.insert(name.to_lowercase()) {
            let reason = text!("variants-two-cases-are-called-give-each", name);
            return Err(at(".name", reason));
        }
        labels.push(vec![Part::name(name)]);
        let own = settings_of(case, index);
        settings
            .push(own.map_err(|(key, reason)| at(&format!(".{key}"), text!("variants-case", name, reason)))?);
    }
    Ok(with_names(&labels, settings.into_iter()))
}

/// What a case sets, of its number.
fn settings_of(case: &Table, number: usize) -> Result<Vec<Setting>, (String, String)> {
    let mut found = Vec::new();
    for (key, value) in case.iter().filter(|(key, _)| *key != "name") {
        collect_settings(dotted(key), value, &mut found);
    }
    for setting in &mut found {
        setting.stated.0 = format!("{VARIANTS}.cases[{number}].{}", setting.path.join("."));
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
        value => {
            let stated = (String::new(), String::new());
            found.push(Setting { path, value: value.clone(), stated });
        }
    }
}
