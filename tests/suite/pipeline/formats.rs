//! The same results in other forms, and tables as spreadsheets take them.
#![expect(clippy::disallowed_types, reason = "results are read as another program does")]
use super::finished::{Finished, toml_text};
use gdal::Dataset;
use gdal::vector::LayerAccess;
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::pipeline::{RunMeans, Silent, run};
use std::fs;
use std::path::Path;

const MARK: &[u8] = b"\xEF\xBB\xBF";

fn scenario(formats: &str) -> String {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district/scenario.toml");
    format!("extends = {}\n[output]\nrasters = false\nformats = [{formats}]\n", toml_text(&base))
}

#[test]
fn forms_come_and_go_as_the_scenario_asks() {
    let finished =
        Finished::of_files("formats", &[("scenario.toml", &scenario("\"xlsx\", \"kmz\", \"fgb\""))]);
    let there = |name: &str| finished.folder.join(name).is_file();
    for name in ["signalgap.xlsx", "signalgap.kmz", "settlements.fgb", "gaps.fgb", "sites.fgb", "rays.fgb"] {
        assert!(there(name), "{name}");
    }
    for name in ["settlements", "gaps", "sites", "rays"] {
        let read = Dataset::open(finished.folder.join(format!("{name}.fgb"))).expect("GDAL opens it");
        let rows = read.layer(0).expect("a layer").feature_count();
        assert_eq!(
            rows,
            finished.json(&format!("{name}.geojson"))["features"].as_array().map_or(0, Vec::len) as u64
        );
    }
    let bytes = |name: &str| fs::read(finished.folder.join(name)).expect("a file");
    let before = ["signalgap.xlsx", "signalgap.kmz", "gaps.fgb"].map(bytes);
    let file = finished.folder.with_file_name("scenario.toml");
    let again = |formats: &str| {
        fs::write(&file, scenario(formats)).expect("a scenario");
        let loaded = load_scenario(&file).expect("a scenario");
        run(&loaded, &finished.folder, RunMeans::default(), &Silent).expect("results");
    };
    again("\"fgb\", \"kmz\", \"xlsx\"");
    assert!(
        before == ["signalgap.xlsx", "signalgap.kmz", "gaps.fgb"].map(bytes),
        "equal results, equal bytes"
    );
    again("");
    assert!(
        !there("signalgap.xlsx") && !there("signalgap.kmz") && !there("gaps.fgb") && there("gaps.geojson")
    );
}

#[test]
fn tables_begin_with_the_mark_by_which_spreadsheets_know_utf8() {
    let finished = Finished::of_files("marks", &[("scenario.toml", &scenario("\"xlsx\""))]);
    let mut tables = 0;
    for entry in fs::read_dir(&finished.folder).expect("results") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "csv") {
            let bytes = fs::read(&path).expect("a table");
            assert!(bytes.starts_with(MARK) && !bytes[3..].starts_with(MARK), "{}", path.display());
            let read = Dataset::open(&path).expect("GDAL opens it");
            let first = read.layer(0).expect("rows").defn().fields().next().expect("a column").name();
            assert!(!first.starts_with('\u{feff}'), "{first}");
            tables += 1;
        }
    }
    assert!(tables > 5);
    assert!(finished.table("ranking.csv")[0].contains_key("rank"));
}
