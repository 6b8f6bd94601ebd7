//! Planning scenarios, and the files of plans as another program reads them.
use crate::pipeline::finished::{Finished, table};
use crate::pipeline::opportunity::{example, small};
use crate::support::signalgap;
use rayon::ThreadPoolBuilder;
use serde_json::Value;
use signalgap::geodesy::LonLat;
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::pipeline::{RunMeans, Silent, plan};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::LazyLock;

/// New masts of one height and nothing else: quickly planned. The area ends 200 m before the terrain does: `signalgap path` has none there.
pub(crate) const MASTS_ALONE: &str = "[area]\nbounds = [104.4245, 21.0723, 104.5067, 21.1493]\n[new_mast]\nheights_m = [15.0]\n\
                                      [remedies]\nper_gap = 0\n";

/// A village of the small district that has fibre.
pub(crate) const FIBRE_ENDS: &str = "lon,lat\n104.4982784,21.09718\n";

/// Masts alone for more money than is needed, over three years.
pub(crate) static FOUR_MASTS: LazyLock<Finished> = LazyLock::new(|| {
    let changes = format!(
        "{MASTS_ALONE}[plan]\nbudgets = [700000.0, 100000.0]\nyears = [300000.0, 200000.0, 100000.0]\n"
    );
    planned(&small("plan_four_masts", &changes, false), 2)
});

/// Masts alone, of which none that is there has a way home: one place with fibre, hops over others, satellites.
pub(crate) fn one_fibre_end(satellite: &str) -> Finished {
    let changes = format!(
        "{MASTS_ALONE}[plan]\nbudgets = [900000.0, 100000.0]\n[plan.backhaul]\nmasts = false\nlongest_fibre_km = 2.0\n\
         fibre_ends = \"ends.csv\"\nsatellite = \"{satellite}\"\n"
    );
    let scenario = small(&format!("plan_one_fibre_end_{satellite}"), &changes, false);
    std::fs::write(scenario.with_file_name("ends.csv"), FIBRE_ENDS).expect("a table");
    planned(&scenario, 2)
}

/// Plans a scenario into `plan` beside it.
pub(crate) fn planned(scenario: &Path, threads: usize) -> Finished {
    planned_with(scenario, threads, RunMeans::default().memory_bytes)
}

/// The same, within a memory of one's own.
pub(crate) fn planned_with(scenario: &Path, threads: usize, memory_bytes: usize) -> Finished {
    let folder = scenario.with_file_name("plan");
    let loaded = load_scenario(scenario).unwrap_or_else(|error| panic!("{error}"));
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    let means = RunMeans { memory_bytes, ..RunMeans::default() };
    let report =
        pool.install(|| plan(&loaded, &folder, means, &Silent).unwrap_or_else(|error| panic!("{error}")));
    Finished { folder, report }
}

/// `signalgap plan` of a scenario, into `plan` beside it. A single budget gets a second one: without it the curve has ten more plans.
pub(crate) fn told(scenario: &Path, more: &[&str]) -> Output {
    let budgets = more.iter().filter(|argument| **argument == "--budget").count();
    let second: &[&str] = if budgets == 1 { &["--budget", "100000"] } else { &[] };
    let plan = ["plan", "scenario.toml", "-o", "plan", "--threads", "2"];
    signalgap(scenario_folder(scenario), &[&plan, more, second].concat())
}

/// What is printed, however its lines are broken.
pub(crate) fn printed(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Refused in these words, without a plan; what was said.
pub(crate) fn refused(scenario: &Path, more: &[&str], words: &[&str]) -> String {
    let output = told(scenario, more);
    let said = printed(&output.stderr);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{said}");
    for word in words {
        assert!(said.contains(word), "no `{word}` in {said}");
    }
    assert!(!scenario.with_file_name("plan").join("plan.json").exists(), "{said}");
    said
}

/// Planned without rejects; what was said.
pub(crate) fn done(scenario: &Path, more: &[&str]) -> String {
    let output = told(scenario, more);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output.stderr));
    printed(&output.stdout)
}

/// Folder of a scenario.
pub(crate) fn scenario_folder(scenario: &Path) -> &Path {
    scenario.parent().expect("a folder")
}

/// Rows of `plan.csv`.
pub(crate) fn table_of_plan(scenario: &Path) -> Vec<BTreeMap<String, String>> {
    table(&scenario.with_file_name("plan").join("plan.csv"))
}

/// A number of `plan.json`.
pub(crate) fn number(run: &Finished, key: &str) -> f64 {
    let found = run.json("plan.json")[key].as_f64();
    found.unwrap_or_else(|| panic!("{key} is no number in plan.json"))
}

/// The masts of today in the small district.
pub(crate) fn masts_of_today() -> BTreeSet<String> {
    table(&example().join("sites.csv")).into_iter().map(|row| row["site_id"].clone()).collect()
}

/// An example file of costs where a mast costs so much and everything else nothing.
pub(crate) fn costs_of_a_mast(cost: f64) -> String {
    let example = include_str!("../../../src/cli/starter/costs.toml");
    let mut document: toml::Table = example.parse().expect("TOML");
    let figure = |amount: f64| {
        let amount = toml::Value::Float(amount);
        let source = toml::Value::String("a test".to_owned());
        let fields =
            [("low", amount.clone()), ("base", amount.clone()), ("high", amount), ("source", source)];
        toml::Value::Table(fields.map(|(key, value)| (key.to_owned(), value)).into_iter().collect())
    };
    // of power what is money: the rest are loads, hours and shares
    let is_money = |section: &str, key: &str| {
        ["site", "radio", "access", "work", "opex"].contains(&section)
            || ["hop", "fibre", "per_year", "terminal"].iter().any(|word| key.contains(word))
            || section == "power" && ["grid_", "solar_", "battery_"].iter().any(|word| key.starts_with(word))
    };
    for (section, content) in &mut document {
        let Some(keys) = content.as_table_mut() else { continue };
        for (key, value) in keys {
            if value.get("base").is_some() && is_money(section, key) {
                *value = figure(0.0);
            }
        }
    }
    let mast: toml::Table =
        [("up_to_m".to_owned(), toml::Value::Float(100.0)), ("cost".to_owned(), figure(cost))]
            .into_iter()
            .collect();
    document["site"]["mast"] = toml::Value::Array(vec![toml::Value::Table(mast)]);
    toml::to_string(&document).expect("TOML")
}

/// A link of `backhaul.geojson`.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) fields: Value,
    pub(crate) places: Vec<LonLat>,
}

impl Link {
    pub(crate) fn text(&self, field: &str) -> &str {
        self.fields[field].as_str().unwrap_or_else(|| panic!("{field} is no text in {}", self.fields))
    }

    pub(crate) fn number(&self, field: &str) -> f64 {
        self.fields[field].as_f64().unwrap_or_else(|| panic!("{field} is no number in {}", self.fields))
    }

    pub(crate) fn users(&self) -> Vec<&str> {
        self.text("used_by").split(", ").collect()
    }

    /// The other end of a link from a place; of a satellite terminal none.
    pub(crate) fn beyond(&self, place: &str) -> Option<&str> {
        if self.text("from") == place { self.fields["to"].as_str() } else { Some(self.text("from")) }
    }

    pub(crate) fn ends_at(&self, place: &str) -> bool {
        self.fields["from"] == place || self.fields["to"] == place
    }
}

/// The links of a plan.
pub(crate) fn links(run: &Finished) -> Vec<Link> {
    let layer = run.json("backhaul.geojson");
    let place = |at: &Value| LonLat {
        longitude_deg: at[0].as_f64().expect("a coordinate"),
        latitude_deg: at[1].as_f64().expect("a coordinate"),
    };
    let features = layer["features"].as_array().expect("features").iter();
    let links = features.map(|feature| {
        let places = feature["geometry"]["coordinates"].as_array().expect("coordinates");
        Link { fields: feature["properties"].clone(), places: places.iter().map(place).collect() }
    });
    links.collect()
}

/// The scenario file that a plan was made of.
pub(crate) fn scenario_of(run: &Finished) -> PathBuf {
    run.folder.with_file_name("scenario.toml")
}
