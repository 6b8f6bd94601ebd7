//! Rows of the dictionary, found by the names of fields.
use crate::language::{Language, word_in};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The rows, as they are edited.
const ROWS: &str = include_str!("fields.txt");
/// Aliases and meanings in Vietnamese, by name.
const VIETNAMESE_ROWS: &str = include_str!("fields.vi.txt");

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

/// Parts of names that stand for a placeholder, with the words that they have in an alias, or the messages that hold these.
const PLACEHOLDERS: [(&str, &[(&str, &str)]); 5] = [
    ("{t}", &[("4g", "4G"), ("3g", "3G")]),
    ("{w}", &[("rsrp", "RSRP"), ("rscp", "RSCP")]),
    (
        "{m}",
        &[
            ("promising", "field-part-promising"),
            ("strongest", "field-part-strongest"),
            ("nearest", "field-part-nearest"),
            ("mast", "field-part-mast"),
        ],
    ),
    (
        "{c}",
        &[
            ("", ""),
            ("own_", "field-part-own"),
            ("way_home_", "field-part-way-home"),
            ("spent_", "field-part-spent"),
        ],
    ),
    ("{s}", &[("before", "field-part-before"), ("after", "field-part-after")]),
];
/// Placeholder of an operator's or a model's prefix, which may be anything.
const PREFIX: &str = "{o}";

/// One of each language, made when it is first asked for.
struct EachLanguage<T>([OnceLock<T>; 2]);

impl<T> EachLanguage<T> {
    const fn new() -> Self {
        Self([const { OnceLock::new() }; 2])
    }

    fn get_or_init(&self, language: Language, make: impl FnOnce() -> T) -> &T {
        self.0[usize::from(language == Language::Vietnamese)].get_or_init(make)
    }
}

/// All rows, in their order.
pub(super) fn entries(language: Language) -> &'static [Entry] {
    static ENTRIES: EachLanguage<Vec<Entry>> = EachLanguage::new();
    ENTRIES.get_or_init(language, || {
        let mut section = "";
        let mut entries = Vec::new();
        for line in ROWS.lines() {
            if let Some(heading) = line.strip_prefix("## ") {
                section = heading;
            } else if !line.starts_with('#') {
                entries.extend(entry(line, section));
            }
        }
        if language == Language::Vietnamese {
            let translated = translations();
            for entry in &mut entries {
                if let Some([alias, meaning]) = translated.get(entry.name) {
                    (entry.alias, entry.meaning) = (alias, meaning);
                }
            }
        }
        entries
    })
}

/// Alias and meaning of each row in Vietnamese, by name.
fn translations() -> BTreeMap<&'static str, [&'static str; 2]> {
    let rows = VIETNAMESE_ROWS.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let mut columns = line.split('|').map(str::trim);
        Some((columns.next()?, [columns.next()?, columns.next()?]))
    })
    .collect()
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
fn known(language: Language) -> &'static [Known; 2] {
    static KNOWN: EachLanguage<[Known; 2]> = EachLanguage::new();
    KNOWN.get_or_init(language, || {
        let mut known = [Known::new(), Known::new()];
        for (index, entry) in entries(language).iter().enumerate() {
            let tail = entry.name.strip_prefix(PREFIX);
            for (name, alias) in expanded(language, tail.unwrap_or(entry.name), entry.alias) {
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
fn expanded(language: Language, name: &str, alias: &str) -> Vec<(String, String)> {
    let mut all = vec![(name.to_owned(), alias.to_owned())];
    for (placeholder, choices) in PLACEHOLDERS {
        if !name.contains(placeholder) {
            continue;
        }
        let with = |(name, alias): &(String, String)| {
            let choice = |(part, word): &(&str, &'static str)| {
                let word = if word.starts_with("field-part-") { word_in(language, word) } else { word };
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
    let language = Language::current();
    let [whole, tails] = known(language);
    let (row, alias) = match whole.get(name) {
        Some((row, alias)) => (*row, alias.clone()),
        None => name.match_indices('_').find_map(|(at, _)| {
            let (row, alias) = tails.get(&name[at + 1..])?;
            Some((*row, format!("{alias} ({})", spelled(&name[..at]))))
        })?,
    };
    let Entry { kind, unit, meaning, .. } = entries(language)[row];
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
    use super::{FieldKind, ROWS, alias_of, describe, entries, translations};
    use crate::language::Language;
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
        assert_eq!(entries(Language::English).len(), rows);
        let names: BTreeSet<&str> = entries(Language::English).iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), rows);
        assert!(
            entries(Language::English)
                .iter()
                .all(|entry| !entry.alias.is_empty() && !entry.meaning.is_empty())
        );
    }

    #[test]
    fn every_row_is_translated() {
        let translated = translations();
        let placeholders = |text: &str| -> BTreeSet<String> {
            text.split('{')
                .skip(1)
                .filter_map(|part| part.split_once('}'))
                .map(|(name, _)| name.to_owned())
                .collect()
        };
        for entry in entries(Language::English) {
            let [alias, meaning] = translated
                .get(entry.name)
                .unwrap_or_else(|| panic!("{} is not in fields.vi.txt", entry.name));
            assert_eq!(placeholders(alias), placeholders(entry.alias), "{}", entry.name);
            assert!(!meaning.is_empty() && *meaning != entry.meaning, "{}", entry.name);
        }
        assert_eq!(
            translated.len(),
            entries(Language::English).len(),
            "rows of fields.vi.txt that are no more"
        );
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
