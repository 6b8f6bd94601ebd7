//! Headline totals for programs: one document on standard output, and the same in the manifest.
use crate::support::signalgap;
use serde_json::Value;
use std::path::Path;

fn totals(folder: &Path, arguments: &[&str]) -> Value {
    let output = signalgap(folder, &[arguments, &["--json"]].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{arguments:?}");
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

fn read(file: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(file).expect("a file")).expect("JSON")
}

#[test]
fn each_command_tells_its_totals() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    assert!(signalgap(at, &["init", "d"]).status.success());

    let check = totals(at, &["check", "d/scenario.toml"]);
    assert_eq!((&check["headline"]["counts"]["settlements"], &check["rejects"]), (&12.into(), &0.into()));
    assert!(check["folder"].is_null() && check["headline"]["models"][0] == "p1812");

    let run = totals(at, &["run", "d/scenario.toml", "-o", "out"]);
    let manifest = read(&at.join("out/manifest.json"));
    assert_eq!(run["headline"], manifest["headline"]);
    assert_eq!(run["headline"]["people_without"], manifest["indicators"]["people_without_4g"]);
    assert_eq!(run["folder"], "out");
    let files = run["files"].as_array().expect("files");
    assert!(files.iter().all(|file| at.join("out").join(file.as_str().expect("a name")).is_file()));
    assert!(files.contains(&"manifest.json".into()), "{files:?}");

    let opportunity = totals(at, &["opportunity", "d/scenario.toml", "-o", "where"]);
    assert_eq!(opportunity["headline"]["gaps"], run["headline"]["gaps"]);

    let plan = totals(at, &["plan", "d/scenario.toml", "-o", "plan"]);
    assert_eq!(plan["headline"], read(&at.join("plan/manifest.json"))["plan"]);
    assert!(plan["headline"]["people_gained_verified"].as_f64().expect("people") > 0.0);

    let compare = totals(at, &["compare", "out", "plan/plan.toml", "-o", "both"]);
    let scenarios = compare["headline"]["scenarios"].as_array().expect("scenarios");
    assert_eq!(scenarios[0]["people_served"], run["headline"]["people_with"]);
    assert!(scenarios[1]["people_newly_served"].as_f64().expect("people") > 0.0);
}

/// A document for strangers: of a rejected row it tells file, row, column and reason, and no coordinate unless asked.
#[test]
fn rejected_rows_are_told_to_programs() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    assert!(signalgap(at, &["init", "d"]).status.success());
    let villages = at.join("d/villages.csv");
    let text = std::fs::read_to_string(&villages).expect("a table");
    let places = text.replacen("21.0971800", "213.0971800", 1).replacen("21.1", "2.1", 1);
    std::fs::write(&villages, places).expect("a table");
    let check = |more: &[&str]| {
        let output = signalgap(at, &[&["check", "d/scenario.toml", "--json"], more].concat());
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(String::from_utf8_lossy(&output.stderr).contains("2 rows were rejected"));
        serde_json::from_slice::<Value>(&output.stdout).expect("one JSON document")
    };
    let told = check(&[]);
    let row = &told["headline"]["rejected_rows"][0];
    assert_eq!((&told["rejects"], &row["field"], &row["value"]), (&2.into(), &"lat".into(), &Value::Null));
    assert!(row["reason"].as_str().expect("a reason").contains("latitude"), "{row}");
    let shown = told["headline"].to_string();
    for degrees in ["213", "104.", "2.1"] {
        assert!(!shown.contains(degrees), "{degrees} in {shown}");
    }
    let asked = check(&["--with-coordinates"]);
    assert_eq!(asked["headline"]["rejected_rows"][0]["value"], "213.0971800");
    assert!(asked["headline"].to_string().contains("104."), "{asked}");
}
