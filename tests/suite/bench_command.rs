//! `signalgap bench` as a user runs it.
use crate::support::program;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder to run in, and one for temporary files.
struct Scratch(tempfile::TempDir);

impl Scratch {
    fn new() -> Self {
        let scratch = Self(tempfile::tempdir().expect("a folder"));
        fs::create_dir(scratch.path("tmp")).expect("a folder");
        scratch
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = program(self.0.path())
            .arg("bench")
            .args(arguments)
            .env("TMPDIR", self.path("tmp"))
            .output()
            .expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(fs::read_dir(self.path("tmp")).expect("a folder").count(), 0, "nothing is left behind");
        (output.status.code().expect("an exit code"), text(output.stdout), text(output.stderr))
    }

    fn good(&self, arguments: &[&str]) -> String {
        let (code, out, err) = self.run(arguments);
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        out
    }

    fn refused(&self, arguments: &[&str], words: &str) {
        let (code, out, err) = self.run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        assert!(err.contains(words), "`{words}` in {err}");
    }

    /// Names of what lies in the folder.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The measurements of the history.
    fn history(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.path("signalgap-bench.jsonl")).expect("a history");
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }
}

fn district() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district/scenario.toml").display().to_string()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("a number, not {value}"))
}

#[test]
fn stages_make_up_the_whole() {
    let scratch = Scratch::new();
    let text = scratch.good(&[&district(), "--json", "one.json", "--threads", "2"]);
    assert_eq!(scratch.names(), ["one.json", "signalgap-bench.jsonl", "tmp"]);
    let bytes = fs::read(scratch.path("one.json")).expect("a file");
    let record: Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!(scratch.history(), std::slice::from_ref(&record));
    let stages = record["stages"].as_array().expect("stages");
    let names: Vec<&str> = stages.iter().map(|stage| stage["stage"].as_str().expect("a name")).collect();
    for stage in [
        "read tables",
        "read terrain",
        "check sums",
        "judge",
        "rank",
        "plan area",
        "geometry",
        "loss",
        "read out",
        "merge",
        "finish tiles",
        "store tiles",
        "write",
    ] {
        assert_eq!(names.iter().filter(|name| **name == stage).count(), 1, "{stage} in {names:?}");
        assert!(text.lines().any(|line| line.starts_with(stage)), "{stage} in {text}");
    }
    for (part, whole) in [("wall_s", &record["wall_s"]), ("processor_s", &record["processor_s"])] {
        let sum: f64 = stages.iter().map(|stage| number(&stage[part])).sum();
        assert!((sum / number(whole) - 1.0).abs() < 0.02, "{part}: stages {sum}, whole {whole}");
        assert!(stages.iter().all(|stage| number(&stage[part]) >= 0.0), "{part} of {stages:?}");
    }
    let shares: f64 = stages.iter().map(|stage| number(&stage["share"])).sum();
    assert!((shares - 1.0).abs() < 0.02, "{shares}");
    // 100 x 100 cells of 90 m, four masts (two sites of one place at two heights) that reach all of them
    let work = &record["work"];
    assert_eq!((&work["rows"], &work["cols"], &work["cell_mm"]), (&100.into(), &100.into(), &90_000.into()));
    assert_eq!((&work["masts"], &work["mast_cells"]), (&4.into(), &40_000.into()));
    assert_eq!(record["threads"], 2);
    for stage in stages.iter().filter(|stage| !stage["each"].is_null()) {
        let each = &stage["each"];
        let processor_s = number(&each["count"]) * number(&each["processor_ns"]) * 1e-9;
        assert!((processor_s - number(&stage["processor_s"])).abs() < 1e-9, "{stage}");
    }
    let of = |name: &str| {
        number(&stages.iter().find(|stage| stage["stage"] == name).expect("a stage")["processor_s"])
    };
    let rate = 40_000.0 / (of("geometry") + of("loss"));
    assert!((number(&record["sweep_cells_per_processor_s"]) / rate - 1.0).abs() < 1e-9);
    if cfg!(target_os = "linux") {
        assert!(number(&record["peak_memory_bytes"]) > 4e6, "{record}");
    }
}

#[test]
fn measurements_are_kept_and_compared() {
    let scratch = Scratch::new();
    let other = scratch.path("other.toml");
    fs::write(&other, format!("extends = {:?}\nname = \"Other\"\n[output]\nrasters = false\n", district()))
        .expect("a scenario");
    let first = scratch.good(&[&district(), "--label", "old", "--threads", "1"]);
    assert!(!first.contains("before:") && first.contains("line 1 of signalgap-bench.jsonl"), "{first}");
    let second = scratch.good(&[&district(), "--threads", "2"]);
    assert!(second.contains("\nbefore: line 1 (") && second.contains("[old]"), "{second}");
    assert!(second.contains("threads: 1") && second.contains("  before  ratio\n"), "{second}");
    let third = scratch.good(&["other.toml"]);
    assert!(!third.contains("before:"), "no measurement of this scenario: {third}");
    assert!(!third.contains("\nmerge") && !third.contains("sweeps:"), "no layers are asked for: {third}");
    let fourth = scratch.good(&["other.toml", "--compare", "old"]);
    assert!(fourth.contains("before: line 1 (") && fourth.contains("another scenario"), "{fourth}");
    let fifth = scratch.good(&[&district(), "--compare", "3", "--runs", "2"]);
    assert!(fifth.contains("before: line 3 (Other,") && fifth.contains("best of 2 runs"), "{fifth}");
    let names: Vec<Value> = scratch.history().into_iter().map(|record| record["scenario"].clone()).collect();
    assert_eq!(names.len(), 5);
    assert_eq!((&names[2], &names[3], names[0] == names[4]), (&"Other".into(), &"Other".into(), true));
    scratch.refused(
        &[&district(), "--compare", "nobody"],
        "none of the 5 lines of signalgap-bench.jsonl has the number, label, scenario or version `nobody` (--compare)",
    );
    assert_eq!(scratch.history().len(), 5, "what is refused is not measured");
}

#[test]
fn what_cannot_be_measured_is_refused() {
    let scratch = Scratch::new();
    fs::copy(district(), scratch.path("lonely.toml")).expect("a copy");
    scratch.refused(&["none.toml"], "none.toml: cannot read the scenario");
    scratch.refused(&["lonely.toml"], "villages.csv");
    let scenario = "lonely.toml is an input of this run (scenario: lonely.toml): choose another";
    scratch.refused(&["lonely.toml", "--json", "lonely.toml"], scenario);
    scratch.refused(&["lonely.toml", "--history", "./lonely.toml"], scenario);
    scratch.refused(&[&district(), "--json", "no/one.json"], "no/one.json: folder no does not exist");
    assert_eq!(scratch.names(), ["lonely.toml", "tmp"], "nothing was written");
    let good = scratch.good(&[&district()]);
    assert!(good.contains("line 1 of"), "{good}");
    let history = scratch.path("signalgap-bench.jsonl");
    let mut text = fs::read_to_string(&history).expect("a history");
    text.insert_str(0, "{\"version\": \"0.0.9\"}\n");
    fs::write(&history, &text).expect("a damaged history");
    scratch.refused(&[&district()], "history signalgap-bench.jsonl, line 1: not a measurement");
    assert_eq!(fs::read_to_string(&history).expect("a history"), text, "a damaged history stays as it is");
}

#[test]
fn rejected_rows_are_told() {
    let scratch = Scratch::new();
    let folder = Path::new(&district()).parent().expect("a folder").to_owned();
    for name in ["scenario.toml", "terrain.tif", "sites.csv"] {
        fs::copy(folder.join(name), scratch.path(name)).expect("a copy");
    }
    let villages = fs::read_to_string(folder.join("villages.csv")).expect("villages");
    let mut lines: Vec<String> = villages.lines().map(str::to_owned).collect();
    let row = lines.last().expect("a row").clone();
    let mut fields: Vec<&str> = row.split(',').collect();
    let lon = lines[0].split(',').position(|name| name == "lon").expect("a column");
    fields[lon] = "east";
    lines.push(fields.join(","));
    fs::write(scratch.path("villages.csv"), lines.join("\n")).expect("villages");
    let (code, out, err) = scratch.run(&["scenario.toml"]);
    assert_eq!(code, 1, "{out}{err}");
    assert!(err.contains("1 row was rejected: `signalgap check scenario.toml` lists them"), "{err}");
}

#[test]
fn a_field_of_masts_is_made_and_measured() {
    let scratch = Scratch::new();
    let text = scratch.good(&["--masts", "3", "--cell-m", "300"]);
    let work = &scratch.history()[0]["work"];
    assert_eq!((&work["rows"], &work["cols"], &work["cell_mm"]), (&300.into(), &300.into(), &300_000.into()));
    assert_eq!(
        (&work["masts"], &work["sector_carriers"], &work["frequencies"]),
        (&3.into(), &27.into(), &3.into())
    );
    assert!(text.starts_with("3 masts, 90 x 90 km at 300 m (synthetic): p1812, "), "{text}");
    // 30 km around a mast in the open are 31,416 such cells; the rim cuts some off
    let cells = number(&work["mast_cells"]);
    assert!((40_000.0..3.0 * 31_500.0).contains(&cells), "{cells}");
    scratch.refused(&["--masts", "3", &district()], "cannot be used with");
    scratch.refused(&["--masts", "0"], "0 is not in 1..=2500");
}
