//! Scenarios that extend one file or several.
use super::scenario_file::{LoadedScenario, ScenarioFileError, load_scenario};
use std::fs;
use std::path::Path;

const LEAST: &str = "name = \"t\"\n[terrain]\nfiles = \"dem.tif\"\nkind = \"bare_earth\"\n[settlements]\n\
                     files = \"v.csv\"\n[sites]\nfiles = \"s.csv\"\n";

/// Writes files by their names and loads the last.
fn load(folder: &Path, files: &[(&str, &str)]) -> Result<LoadedScenario, ScenarioFileError> {
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("a scratch file");
    }
    load_scenario(&folder.join(files.last().expect("a file").0))
}

fn names(loaded: &LoadedScenario) -> Vec<String> {
    let name = |path: &std::path::PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
    loaded.files.iter().map(name).collect()
}

#[test]
fn later_files_of_a_list_override_earlier_ones() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let radius = |order: &str| {
        let top = format!("extends = [{order}]\nname = \"top\"\n");
        let loaded = load(
            folder.path(),
            &[
                ("base.toml", LEAST),
                ("near.toml", "[service]\nradius_km = 5.0\nsigma_db = 6.0\n"),
                ("far.toml", "[service]\nradius_km = 30.0\n"),
                ("top.toml", &top),
            ],
        );
        let loaded = loaded.expect("a scenario");
        assert_eq!(loaded.stamps.len(), 4);
        let service = &loaded.scenario.service;
        (service.radius_km.to_string(), service.sigma_db.to_string(), names(&loaded))
    };
    let (radius_km, sigma_db, files) = radius("\"base.toml\", \"near.toml\", \"far.toml\"");
    assert_eq!((radius_km.as_str(), sigma_db.as_str()), ("30", "6"));
    assert_eq!(files, ["top.toml", "far.toml", "near.toml", "base.toml"]);
    let (radius_km, sigma_db, _) = radius("\"base.toml\", \"far.toml\", \"near.toml\"");
    assert_eq!((radius_km.as_str(), sigma_db.as_str()), ("5", "6"));
}

#[test]
fn a_file_reached_in_two_ways_is_laid_once_before_all_that_extend_it() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let base = format!("{LEAST}[service]\nradius_km = 10.0\nsigma_db = 7.0\n");
    let loaded = load(
        folder.path(),
        &[
            ("base.toml", &base),
            ("a.toml", "extends = \"base.toml\"\n[service]\nradius_km = 5.0\n"),
            ("b.toml", "extends = \"base.toml\"\n[service]\nsigma_db = 9.0\n"),
            ("top.toml", "extends = [\"a.toml\", \"b.toml\", \"base.toml\"]\nname = \"top\"\n"),
        ],
    );
    let loaded = loaded.expect("a scenario");
    let service = &loaded.scenario.service;
    assert_eq!((service.radius_km.to_string(), service.sigma_db.to_string()), ("5".into(), "9".into()));
    assert_eq!(names(&loaded), ["top.toml", "b.toml", "a.toml", "base.toml"]);
}

#[test]
fn loops_long_chains_and_bad_names_are_refused_with_their_files() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let fails = |files: &[(&str, &str)], words: &[&str]| {
        let error = load(folder.path(), files).expect_err("an error").to_string();
        assert!(words.iter().all(|word| error.contains(word)), "{error}");
    };
    let circle = [
        ("base.toml", LEAST),
        ("a.toml", "extends = [\"base.toml\", \"b.toml\"]\n"),
        ("b.toml", "extends = \"top.toml\"\n"),
        ("top.toml", "extends = [\"a.toml\"]\n"),
    ];
    fails(&circle, &["forms a loop", "top.toml -> ", "a.toml -> ", "b.toml -> "]);
    fails(
        &[("top.toml", "extends = [\"base.toml\", 7]\n")],
        &["top.toml", "found integer", "a list of them"],
    );
    fails(&[("top.toml", "extends = [\"gone.toml\"]\n")], &["gone.toml", "top.toml names it"]);
    let many: Vec<String> = (0..40).map(|index| format!("f{index}.toml")).collect();
    let list: Vec<String> = many.iter().map(|name| format!("{name:?}")).collect();
    let top = format!("extends = [{}]\n", list.join(", "));
    let mut files: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).collect();
    files.push(("top.toml", &top));
    fails(&files, &["f31.toml", "more than 32 files"]);
}
