//! Whether what a scenario file says of the network (`sites.remove`, `change`, `add`, `every`) has the keys and the types of values that
//! it may have; the values themselves are read with the rows of the tables.
use super::known_keys::nearest;
use crate::inputs::tables::fields::{SITES, is_place};
use crate::language::word;
use crate::text;
use toml::{Table, Value};

/// By what a change names its sectors.
const NAMES: [&str; 2] = ["site_id", "sector_id"];

/// The key that may list several values, each for a sector of its own.
const LISTABLE: &str = "azimuth_deg";

/// Something wrong.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NetworkProblem {
    /// Where: `sites.change[0].azimuth_deg`, items counted from 0.
    pub(super) key: String,
    /// What, for the user, who counts from 1.
    pub(super) text: String,
}

impl NetworkProblem {
    fn new(key: impl Into<String>, text: String) -> Self {
        Self { key: key.into(), text }
    }
}

/// A reason with the column concerned; empty where it is the whole entry.
type Reason<'k> = (&'k str, String);

/// What is wrong.
pub(super) fn network_problems(file: &Table) -> Vec<NetworkProblem> {
    let Some(Value::Table(sites)) = file.get("sites") else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(names) = sites.get("remove") {
        let reason = names_problem(names);
        found.extend(
            reason.map(|reason| NetworkProblem::new("sites.remove", format!("`sites.remove`: {reason}"))),
        );
    }
    for (key, check) in
        [("change", change_problems as fn(&Table) -> Vec<Reason<'_>>), ("add", added_problems)]
    {
        match sites.get(key) {
            None => {}
            Some(Value::Array(entries)) if entries.iter().all(Value::is_table) => {
                for (index, entry) in entries.iter().filter_map(Value::as_table).enumerate() {
                    let number = index + 1;
                    let entry_key = format!("sites.{key}[{index}]");
                    found.extend(check(entry).into_iter().map(|(column, reason)| {
                        let dot = if column.is_empty() { "" } else { "." };
                        let text = format!("`sites.{key}[{number}]`: {reason}");
                        NetworkProblem::new(format!("{entry_key}{dot}{column}"), text)
                    }));
                }
            }
            Some(_) => found.push(NetworkProblem::new(
                format!("sites.{key}"),
                text!("network-keys-sites-list-of-tables-is-needed", key),
            )),
        }
    }
    found.extend(sites.get("every").into_iter().flat_map(every_problems));
    found
}

fn every_problems(every: &Value) -> Vec<NetworkProblem> {
    let Value::Table(values) = every else {
        let found = every.type_str();
        let text = text!("network-keys-sites-every-found-table-of-columns", found);
        return vec![NetworkProblem::new("sites.every", text)];
    };
    let told = values.iter().filter_map(|(key, value)| Some((key, every_problem(key, value)?)));
    told.map(|(key, reason)| {
        NetworkProblem::new(format!("sites.every.{key}"), format!("`sites.every`: {reason}"))
    })
    .collect()
}

/// A name or a list of names.
fn names_problem(names: &Value) -> Option<String> {
    let wrong = match names {
        Value::String(_) => None,
        Value::Array(list) => list.iter().find(|name| !name.is_str()),
        other => Some(other),
    };
    wrong.map(|wrong| text!("network-keys-found-the-name-of-site-or", type_str = wrong.type_str()))
}

fn change_problems(entry: &Table) -> Vec<Reason<'_>> {
    let mut found = Vec::new();
    let named: Vec<(&str, &Value)> = NAMES.iter().filter_map(|key| Some((*key, entry.get(*key)?))).collect();
    match named[..] {
        [(key, names)] if names.as_array().is_some_and(Vec::is_empty) => {
            found.push((key, word("network-keys-its-list-of-names-is-empty").to_owned()));
        }
        [(key, names)] => found.extend(names_problem(names).map(|reason| (key, reason))),
        _ => found.push(("", word("network-keys-give-either-site-id-or-sector").to_owned())),
    }
    let values = || entry.iter().filter(|(key, _)| !NAMES.contains(&key.as_str()));
    if values().next().is_none() {
        found.push(("", word("network-keys-nothing-is-changed-give-column-and").to_owned()));
    }
    found.extend(values().filter_map(|(key, value)| {
        Some((key.as_str(), column_problem(key).or_else(|| value_problem(key, value))?))
    }));
    found
}

fn added_problems(entry: &Table) -> Vec<Reason<'_>> {
    let problem = |key: &str, value: &Value| match value {
        Value::Array(list) if key == LISTABLE && !list.is_empty() => {
            list.iter().find_map(|value| value_problem(key, value))
        }
        value => column_problem(key).or_else(|| value_problem(key, value)),
    };
    entry.iter().filter_map(|(key, value)| Some((key.as_str(), problem(key, value)?))).collect()
}

/// What all sectors have cannot be a name or a place.
fn every_problem(key: &str, value: &Value) -> Option<String> {
    let of_one = NAMES.contains(&key) || is_place(key);
    let of_one = of_one.then(|| text!("network-keys-cannot-be-the-same-for-all", key));
    of_one.or_else(|| column_problem(key)).or_else(|| value_problem(key, value))
}

fn column_problem(key: &str) -> Option<String> {
    if SITES.iter().any(|field| field.name == key) {
        return None;
    }
    let known: Vec<String> = SITES.iter().map(|field| field.name.to_owned()).collect();
    let hint = nearest(key, known.iter()).map_or_else(String::new, |near| text!("did-you-mean", near));
    Some(text!("network-keys-unknown-column", key, hint))
}

fn value_problem(key: &str, value: &Value) -> Option<String> {
    match value {
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) => None,
        other => Some(text!("network-keys-found-number-text-or-true-or", key, type_str = other.type_str())),
    }
}
