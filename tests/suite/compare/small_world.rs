//! Four villages on a plain, each within 2 km of masts of its own, by free-space loss.
use crate::support::signalgap;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// Masts of today: G has none.
pub(crate) const TODAY: [(&str, f64); 3] = [("ML", 104.47), ("S1", 104.52), ("U1", 104.57)];
/// Masts of the plan: one for G, none for L, another one for S as far away on its other side.
pub(crate) const PLAN: [(&str, f64); 3] = [("MG", 104.42), ("S2", 104.50), ("U1", 104.57)];

const VILLAGES: &str = "settlement_id,name,lon,lat,population\nG,Gaining,104.43,21.25,100\nL,Losing,104.46,21.25,40\n\
                        S,Switching,104.51,21.25,70\nU,Unchanged,104.56,21.25,50\n";

/// One LTE 900 antenna all round on each mast, of so much power.
pub(crate) fn sites(masts: &[(&str, f64)], power_dbm: f64) -> String {
    let mut text = "site_id,sector_id,operator,technology,frequency_mhz,bandwidth_mhz,lon,lat,antenna_height_m,power_dbm,gain_dbi,\
                    feeder_loss_db\n"
        .to_owned();
    for (site, longitude) in masts {
        let _ = writeln!(text, "{site},{site}-L,One,LTE,942.5,10,{longitude},21.25,30,{power_dbm},0,0");
    }
    text
}

/// A folder with the scenarios `today.toml` and `plan.toml`.
pub(crate) struct World(tempfile::TempDir);

impl World {
    pub(crate) fn new() -> Self {
        let world = Self(tempfile::tempdir().expect("a folder"));
        let row = "100 ".repeat(200);
        let rows = vec![row.trim(); 100].join("\n");
        let head =
            "ncols 200\nnrows 100\nxllcorner 104.4\nyllcorner 21.2\ncellsize 0.001\nNODATA_value -9999";
        world.put("dem.asc", &format!("{head}\n{rows}\n"));
        world.put("villages.csv", VILLAGES);
        world.put("today.csv", &sites(&TODAY, 20.0));
        world.put("plan.csv", &sites(&PLAN, 20.0));
        world.put(
            "today.toml",
            "name = \"Today\"\n[terrain]\nfiles = \"dem.asc\"\nkind = \"bare_earth\"\ncrs = \"EPSG:4326\"\n[settlements]\n\
             files = \"villages.csv\"\nposition_uncertainty_m = 0.0\n[sites]\nfiles = \"today.csv\"\n[propagation]\n\
             models = \"free_space\"\n[service]\nradius_km = 2.0\n[remedies]\nper_gap = 0\n",
        );
        world.put("plan.toml", "extends = \"today.toml\"\nname = \"Plan\"\n[sites]\nfiles = \"plan.csv\"\n");
        world
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn put(&self, name: &str, text: &str) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn signalgap(&self, arguments: &[&str]) -> Output {
        signalgap(self.0.path(), arguments)
    }

    /// Does it, and gives what is printed, however its lines are broken.
    pub(crate) fn told(&self, arguments: &[&str]) -> String {
        self.done(arguments).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Does it, and gives what is printed.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let output = self.signalgap(arguments);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {told}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Refused in these words, and `out` is as it was.
    pub(crate) fn refused(&self, arguments: &[&str], words: &[&str]) {
        let before = files(&self.at("out"));
        let output = self.signalgap(arguments);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        for words in words {
            assert!(told.contains(words), "no `{words}` in {told}");
        }
        assert!(files(&self.at("out")) == before, "{arguments:?} changed a file");
    }

    /// Properties of the changed places of a comparison.
    pub(crate) fn changes(&self, folder: &str) -> Vec<Map<String, Value>> {
        let text = self.text(&format!("{folder}/changes.geojson"));
        let collection: Value = serde_json::from_str(&text).expect("JSON");
        let features = collection["features"].as_array().expect("features");
        features.iter().map(|feature| feature["properties"].as_object().expect("fields").clone()).collect()
    }

    /// Rows of `compare.csv`.
    pub(crate) fn rows(&self, folder: &str) -> Vec<BTreeMap<String, String>> {
        let mut reader = csv::Reader::from_path(self.at(&format!("{folder}/compare.csv"))).expect("a table");
        let header = reader.headers().expect("a header").clone();
        let row = |record: csv::StringRecord| {
            header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
        };
        reader.records().map(|record| row(record.expect("a row"))).collect()
    }

    /// A value of `compare.csv` for 4G of any operator.
    pub(crate) fn value(&self, folder: &str, scenario: &str, measure: &str, group: &str) -> f64 {
        let rows = self.rows(folder);
        let is_it = |row: &&BTreeMap<String, String>| {
            row["scenario"] == scenario
                && row["measure"] == measure
                && row["group"] == group
                && row["operator"].is_empty()
                && row["technology"] != "3g"
        };
        let row = rows.iter().find(is_it).unwrap_or_else(|| panic!("no {scenario} {measure} {group}"));
        row["value"].parse().unwrap_or_else(|_| panic!("{row:?}"))
    }
}

/// Names and contents of the files in a folder; of one that is not there, nothing.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file());
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    paths.map(|path| (name(&path), fs::read(&path).expect("a file"))).collect()
}
