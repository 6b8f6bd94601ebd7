//! A result beside itself: no change anywhere.
#![expect(clippy::disallowed_types, reason = "GDAL reads back what was written")]
use super::small_world::World;
use crate::pipeline::district::SMALL;
use signalgap::outputs::hash_file;
use std::fs;
use std::path::Path;

fn raster(path: &Path) -> gdal::Dataset {
    gdal::Dataset::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn no_place_changes_and_the_rasters_are_zero() {
    let world = World::new();
    let folder = SMALL.folder.to_str().expect("a name");
    let told = world.told(&["compare", folder, folder, "-o", "out"]);
    let nothing = "no difference beyond the models' own error; settlements: none gain; none lose \
                   Scenarios: 0 run, 2 finished before Results:";
    assert!(told.contains(nothing), "{told}");
    assert!(world.changes("out").is_empty());
    let rows = world.rows("out");
    let mut differences = 0;
    for row in rows.iter().filter(|row| !row["difference"].is_empty()) {
        assert_eq!(row["difference"], "0", "{row:?}");
        differences += 1;
    }
    assert!(differences > 100, "{differences}");
    let ties = rows.iter().filter(|row| row["measure"] == "probability_better");
    let ties: Vec<&str> = ties.map(|row| row["value"].as_str()).collect();
    assert_eq!(ties, ["0.5"; 4], "two scenarios, two technologies");
    let mut seen = [0; 2];
    for entry in fs::read_dir(world.at("out")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.extension().is_none_or(|ending| ending != "tif") || name == "hillshade.tif" {
            continue;
        }
        let dataset = raster(&path);
        let band = dataset.rasterband(1).expect("a band");
        let nodata = band.no_data_value().expect("a value").to_bits();
        let values = band.read_band_as::<f64>().expect("values");
        let bits = || values.data().iter().map(|value| value.to_bits());
        assert!(bits().all(|bits| bits == 0 || bits == nodata), "{name}");
        assert!(bits().any(|bits| bits == 0), "{name}");
        seen[usize::from(name.starts_with("class_change"))] += 1;
    }
    assert_eq!(seen, [2, 2]);
}

#[test]
fn the_manifest_lists_every_file_and_the_results_stay() {
    let world = World::new();
    world.done(&["compare", "today.toml", "today.toml", "-o", "out"]);
    let text = world.text("out/manifest.json");
    let manifest: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let listed = manifest["outputs"].as_array().expect("files");
    assert!(listed.len() > 3);
    for file in listed {
        let (_, sha256) =
            hash_file(&world.at("out").join(file["file"].as_str().expect("a name"))).expect("a file");
        assert_eq!(file["sha256"], sha256);
    }
    let compared = manifest["comparison"].as_array().expect("scenarios");
    let labels: Vec<&str> =
        compared.iter().map(|source| source["label"].as_str().expect("a label")).collect();
    assert_eq!(labels, ["Today", "Today (2)"]);
    assert!(world.at("out/today/manifest.json").is_file() && world.at("out/today_2/manifest.json").is_file());
}
