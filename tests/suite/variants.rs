//! Variants of one scenario, run in one go: the bytes of single runs, and nothing computed twice.
use crate::support::contents;
use signalgap::inputs::scenario_file::load_scenarios;
use signalgap::pipeline::compare::{CompareRequest, compare};
use signalgap::pipeline::{RunMeans, Silent, run};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Three heights, two bands, two models, on coarse cells of the small district.
const SET: &str = "
extends = \"scenario.toml\"
name = \"Heights, bands and models\"
[area]
resolution_m = 120.0
[service]
radius_km = 4.0
[variants.axes]
\"sites.every.antenna_height_m\" = [25, 30, 40]
\"sites.bands\" = [[\"B8\", \"B1\"], [\"B3\", \"B1\"]]
\"propagation.models\" = [[\"p1812\"], [\"p526\"]]
";

fn world() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district");
    for name in ["scenario.toml", "sites.csv", "terrain.tif", "villages.csv"] {
        fs::copy(from.join(name), folder.path().join(name)).expect("a copy");
    }
    fs::write(folder.path().join("set.toml"), SET).expect("a scenario");
    folder
}

fn request(folder: &Path) -> CompareRequest<'static> {
    CompareRequest {
        inputs: vec![folder.join("set.toml")],
        output: folder.join("out"),
        roads: None,
        means: RunMeans::default(),
    }
}

/// Files of results without the manifest.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = contents(folder).into_iter().filter(|(path, _)| !path.ends_with("manifest.json"));
    files.map(|(path, bytes)| (path.strip_prefix(folder).expect("within").to_owned(), bytes)).collect()
}

fn work(folder: &Path) -> serde_json::Value {
    let manifest = fs::read(folder.join("manifest.json")).expect("a manifest");
    serde_json::from_slice::<serde_json::Value>(&manifest).expect("JSON")["work"].clone()
}

#[test]
fn twelve_variants_are_twelve_single_runs_that_share_their_sweeps() {
    let world = world();
    let variants = load_scenarios(&world.path().join("set.toml")).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(variants.len(), 12);
    compare(&request(world.path()), &Silent).unwrap_or_else(|error| panic!("{error}"));
    let mut swept = 0;
    let mut read = 0;
    for variant in &variants {
        let name = variant.folder.as_ref().expect("a variant");
        let together = world.path().join("out").join(name);
        let alone = world.path().join("alone").join(name);
        run(&variant.loaded, &alone, RunMeans::default(), &Silent).unwrap_or_else(|error| panic!("{error}"));
        let (together_files, alone_files) = (files(&together), files(&alone));
        assert!(alone_files.len() > 10);
        for (path, bytes) in &alone_files {
            assert!(together_files.get(path) == Some(bytes), "{name}: {}", path.display());
        }
        assert_eq!(together_files.len(), alone_files.len());
        assert_eq!(
            work(&alone)["masts_swept"],
            3,
            "two of the four sites stand at one place, here at one height"
        );
        swept += work(&together)["masts_swept"].as_u64().expect("a count");
        read += u64::from(work(&together)["terrain_from_cache"] == false);
    }
    // three places, three heights, two models; the bands share a sweep
    assert_eq!((swept, read), (18, 1));

    // nothing changed: nothing is run, and the comparison is the same
    let before = files(&world.path().join("out"));
    let report = compare(&request(world.path()), &Silent).unwrap_or_else(|error| panic!("{error}"));
    assert!(report.summary.contains("\nScenarios: 0 run, 12 finished before\n"), "{}", report.summary);
    assert!(files(&world.path().join("out")) == before);

    // another table of villages: everything is run again
    let villages = fs::read_to_string(world.path().join("villages.csv")).expect("a table");
    fs::write(world.path().join("villages.csv"), villages + "\n").expect("a table");
    let report = compare(&request(world.path()), &Silent).unwrap_or_else(|error| panic!("{error}"));
    assert!(report.summary.contains("\nScenarios: 12 run, 0 finished before\n"), "{}", report.summary);
}
