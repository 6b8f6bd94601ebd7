//! A scenario's layers: the built-in defaults, the files it extends, the file itself.
use super::known_keys::ACCUMULATED;
use crate::language::word;
use crate::link::Receiver;
use crate::scenario::{AreaChoice, OutputChoice, Presets, PropagationChoice, RankingChoice, ServiceChoice};
use std::path::Path;
use toml::{Table, Value};

/// What has been laid so far.
pub(in crate::inputs) struct Layers(Table);

impl Layers {
    /// The defaults alone.
    pub(in crate::inputs) fn new() -> Self {
        Self(defaults())
    }

    /// Lays a file's choices over what is there; its relative paths are joined to its folder. Its changes of the network, of which `source` is
    /// told, come after those that are there.
    pub(in crate::inputs) fn lay(&mut self, mut table: Table, folder: &str, source: &str) {
        join_paths(&mut table, folder);
        self.append_changes(&mut table, source);
        drop_alternatives(&mut self.0, &table);
        merge(&mut self.0, table, "");
    }

    /// Moves a file's changes of the network to the end of the list of all.
    fn append_changes(&mut self, table: &mut Table, source: &str) {
        let Some(Value::Table(sites)) = table.get_mut("sites") else { return };
        let mut changes: Table =
            ACCUMULATED.iter().filter_map(|key| Some(((*key).to_owned(), sites.remove(*key)?))).collect();
        if changes.is_empty() {
            return;
        }
        changes.insert("source".to_owned(), Value::String(source.to_owned()));
        let Some(Value::Table(below)) = self.0.get_mut("sites") else { return };
        let all = below.entry("changes").or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(all) = all {
            all.push(Value::Table(changes));
        }
    }

    /// All choices, what depends on others filled in.
    pub(in crate::inputs) fn finish(mut self) -> Table {
        fill_climate(&mut self.0);
        own_sources(&mut self.0);
        self.0
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
        now.insert("source".to_owned(), Value::String(word("scenario-layers-the-scenario").to_owned()));
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

/// Choices of a section that stand in place of each other: each by the keys that tell it apart, and by those that go with it.
struct Alternatives {
    section: &'static str,
    each: &'static [(&'static [&'static str], &'static [&'static str])],
}

/// Maps of the radio climate and its numbers; one height of clutter, land cover, and rasters of heights.
const ALTERNATIVES: [Alternatives; 2] = [
    Alternatives { section: "propagation", each: &[(&[CLIMATE_MAPS], &[]), (&CLIMATE, &[])] },
    Alternatives {
        section: "clutter",
        each: &[
            (&["uniform_height_m"], &[]),
            (&["files", "table", "heights_m"], &["crs"]),
            (&["height_files"], &["crs"]),
        ],
    },
];

/// What a file chooses goes before the other kinds in the files it extends and in the defaults.
fn drop_alternatives(below: &mut Table, above: &Table) {
    for Alternatives { section, each } in ALTERNATIVES {
        let Some(Value::Table(chosen)) = above.get(section) else { continue };
        let Some(Value::Table(old)) = below.get_mut(section) else { continue };
        let is_chosen = |(own, _): &&(&[&str], &[&str])| own.iter().any(|key| chosen.contains_key(*key));
        // two in one file contradict each other: the checks of the scenario say so
        let Some((own, with)) = each.iter().find(is_chosen) else { continue };
        let others = each.iter().flat_map(|(own, with)| own.iter().chain(*with)).copied();
        old.retain(|key, _| own.contains(&key) || with.contains(&key) || !others.clone().any(|o| o == key));
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
    if let Some(Value::Table(plan)) = table.get_mut("plan") {
        join_keys(plan, &[("backhaul", "fibre_ends")], folder);
    }
    let keys = [
        ("terrain", "files"),
        ("terrain", "surface"),
        ("clutter", "files"),
        ("clutter", "height_files"),
        ("settlements", "files"),
        ("communes", "polygons"),
        ("communes", "crosswalk"),
        ("sites", "files"),
        ("sites", "join"),
        ("sites", "patterns_folder"),
        ("measurements", "files"),
        ("reports", "files"),
        ("propagation", CLIMATE_MAPS),
        ("propagation", "calibration"),
        ("new_mast", "forbidden_areas"),
        ("plan", "costs"),
        ("plan", "power_lines"),
        ("plan", "roads"),
    ];
    join_keys(table, &keys, folder);
}

/// Joins the paths under some keys of sections to a folder.
fn join_keys(table: &mut Table, keys: &[(&str, &str)], folder: &str) {
    for &(section, key) in keys {
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
