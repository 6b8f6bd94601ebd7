//! Rows of the dictionary, found by the names of fields.
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The rows, as they are edited.
const ROWS: &str = include_str!("fields.txt");

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::outputs) enum FieldKind {
    /// Text.
    Text,
    /// Whole numbers; people may have one decimal.
    Whole,
    /// Numbers.
    Real,
    /// True or false.
    Truth,
}

impl FieldKind {
    /// Its word in the dictionary.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Whole => "whole",
            Self::Real => "real",
            Self::Truth => "truth",
        }
    }

    const ALL: [Self; 4] = [Self::Text, Self::Whole, Self::Real, Self::Truth];
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Name, or pattern of names.
    pub(super) name: &'static str,
    pub(super) kind: FieldKind,
    /// Unit; empty for none.
    pub(super) unit: &'static str,
    pub(super) alias: &'static str,
    pub(super) meaning: &'static str,
    /// Heading that it stands under.
    pub(super) section: &'static str,
}

/// What is known of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::outputs) struct Described {
    /// What people read in place of the name, with the unit.
    pub(in crate::outputs) alias: String,
    /// What its values are.
    pub(in crate::outputs) kind: FieldKind,
    /// What it means, in one line.
    pub(in crate::outputs) meaning: &'static str,
}

/// Parts of names that stand for a placeholder, with the words that they have in an alias.
const PLACEHOLDERS: [(&str, &[(&str, &str)]); 5] = [
    ("{t}", &[("4g", "4G"), ("3g", "3G")]),
    ("{w}", &[("rsrp", "RSRP"), ("rscp", "RSCP")]),
    (
        "{m}",
        &[
            ("promising", "most promising"),
            ("strongest", "strongest"),
            ("nearest", "nearest"),
            ("mast", "this mast"),
        ],
    ),
    ("{c}", &[("", ""), ("own_", "site"), ("way_home_", "way home"), ("spent_", "so far")]),
    ("{s}", &[("before", "before"), ("after", "after")]),
];
/// Placeholder of an operator's or a model's prefix, which may be anything.
const PREFIX: &str = "{o}";

/// All rows, in their order.
pub(super) fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let mut section = "";
        let mut entries = Vec::new();
        for line in ROWS.lines() {
            if let Some(heading) = line.strip_prefix("## ") {
                section = heading;
            } else if !line.starts_with('#') {
                entries.extend(entry(line, section));
            }
        }
        entries
    })
}

fn entry(line: &'static str, section: &'static str) -> Option<Entry> {
    let mut columns = line.split('|').map(str::trim);
    let mut next = || columns.next();
    let (name, kind) = (next()?, next()?);
    let kind = FieldKind::ALL.into_iter().find(|known| known.word() == kind)?;
    Some(Entry { name, kind, unit: next()?, alias: next()?, meaning: next()?, section })
}

/// A name without its prefix, with the alias that its placeholders give.
type Known = BTreeMap<String, (usize, String)>;

/// Names as they are, and what may follow any prefix.
fn known() -> &'static [Known; 2] {
    static KNOWN: OnceLock<[Known; 2]> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = [Known::new(), Known::new()];
        for (index, entry) in entries().iter().enumerate() {
            let tail = entry.name.strip_prefix(PREFIX);
            for (name, alias) in expanded(tail.unwrap_or(entry.name), entry.alias) {
                if tail.is_some() {
                    known[1].entry(name.clone()).or_insert((index, alias.clone()));
                }
                known[0].entry(name).or_insert((index, alias));
            }
        }
        known
    })
}

/// A pattern with every choice for its placeholders.
fn expanded(name: &str, alias: &str) -> Vec<(String, String)> {
    let mut all = vec![(name.to_owned(), alias.to_owned())];
    for (placeholder, choices) in PLACEHOLDERS {
        if !name.contains(placeholder) {
            continue;
        }
        let with = |(name, alias): &(String, String)| {
            let choice = |(part, word): &(&str, &str)| {
                let named = alias.replace(placeholder, word);
                let beside = !alias.contains(placeholder) && !word.is_empty();
                (name.replace(placeholder, part), if beside { format!("{named} ({word})") } else { named })
            };
            choices.iter().map(choice).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(with).collect();
    }
    all
}

/// What the dictionary says of a field; `None` of columns that come from the user's own tables.
pub(in crate::outputs) fn describe(name: &str) -> Option<Described> {
    let [whole, tails] = known();
    let (row, alias) = match whole.get(name) {
        Some((row, alias)) => (*row, alias.clone()),
        None => name.match_indices('_').find_map(|(at, _)| {
            let (row, alias) = tails.get(&name[at + 1..])?;
            Some((*row, format!("{alias} ({})", spelled(&name[..at]))))
        })?,
    };
    let Entry { kind, unit, meaning, .. } = entries()[row];
    let alias = match unit {
        "" | "people" | "households" | "share" | "money" | "clusters" | "sectors" | "gaps" | "models"
        | "carriers" | "villages" => alias,
        unit => format!("{alias}, {}", if unit == "deg" { "°" } else { unit }),
    };
    Some(Described { alias, kind, meaning })
}

/// What people read in place of a field's name.
pub(in crate::outputs) fn alias_of(name: &str) -> String {
    describe(name).map_or_else(|| spelled(name), |described| described.alias)
}

/// A name as words: `poverty_rate` is "Poverty rate".
fn spelled(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{FieldKind, ROWS, alias_of, describe, entries};
    use crate::outputs::example::{World, properties};
    use crate::outputs::values::fields::Fields;
    use crate::outputs::vectors::settlements::long_rows;
    use crate::outputs::{
        blocking_points_geojson, clusters_geojson, gaps_geojson, rays_geojson, remedies_geojson,
        settlements_geojson, sites_geojson,
    };
    use serde_json::Value;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_can_be_read_and_has_its_own_name() {
        let rows = ROWS.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(entries().len(), rows);
        let names: BTreeSet<&str> = entries().iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), rows);
        assert!(entries().iter().all(|entry| !entry.alias.is_empty() && !entry.meaning.is_empty()));
    }

    #[test]
    fn names_are_found_with_operators_technologies_and_roles() {
        assert_eq!(alias_of("verdict_4g"), "Verdict 4G");
        assert_eq!(alias_of("may_nui_verdict_3g"), "Verdict 3G (May nui)");
        assert_eq!(alias_of("model_itm_rsrp_4g_dbm"), "RSRP 4G (Model itm), dBm");
        assert_eq!(alias_of("promising_km"), "Distance (most promising), km");
        assert_eq!(alias_of("way_home_capex"), "To build (way home)");
        assert_eq!(alias_of("capex"), "To build");
        assert_eq!(alias_of("verdict_before"), "Verdict before");
        assert_eq!(alias_of("poverty_rate"), "Poverty rate");
        assert!(describe("poverty_rate").is_none());
        assert_eq!(describe("school").map(|found| found.kind), Some(FieldKind::Truth));
    }

    #[test]
    fn every_field_of_a_run_is_described_and_of_its_type() {
        for world in [World::new(), World::of_two_models()] {
            let results = world.results();
            let files = [
                settlements_geojson(&results),
                clusters_geojson(&results),
                gaps_geojson(&results),
                rays_geojson(&results),
                blocking_points_geojson(&results),
                sites_geojson(&results),
                remedies_geojson(&results),
            ];
            let own = ["poverty_rate", "commune", "commune_code"];
            let long = long_rows(&results).map(Fields::into_map);
            let rows = files.into_iter().flat_map(|bytes| properties(&bytes.expect("GeoJSON"))).chain(long);
            for (name, value) in rows.flatten().filter(|(name, _)| !own.contains(&name.as_str())) {
                let described = describe(&name).unwrap_or_else(|| panic!("{name} is not in fields.txt"));
                let fits = match described.kind {
                    FieldKind::Text => value.is_string(),
                    FieldKind::Whole | FieldKind::Real => value.is_number(),
                    FieldKind::Truth => value.is_boolean(),
                };
                assert!(fits || value == Value::Null, "{name} is {value}, not {:?}", described.kind);
            }
        }
    }
}
