//! `signalgap measurements check`, as a user runs it.
use crate::support::signalgap;
use std::path::Path;

fn told(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = signalgap(folder, arguments);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// Rows of which one is at no place, one has no level and one no number.
const DRIVE: &str = "time,latitude,longitude,operator,technology,eci,rsrp,comment\n\
    2026-03-31 14:43:00,21.0873,104.4748,Viettel,LTE,10276354,-101,\n\
    2026-03-31 14:43:01,21.0874,104.4749,Viettel,LTE,10276354,-99.5,x\n\
    2026-03-31 14:43:02,0,0,Viettel,LTE,10276354,-98,\n\
    2026-03-31 14:43:03,21.0876,104.4751,Viettel,LTE,10276354,-141,\n\
    2026-03-31 14:43:04,21.0877,104.4752,Viettel,LTE,10276354,loud,\n";

#[test]
fn what_a_file_holds_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("drive.csv"), DRIVE).expect("a file");
    let (code, text, error) = told(folder.path(), &["measurements", "check", "drive.csv"]);
    assert_eq!(code, Some(1), "{error}");
    for part in [
        "drive.csv: a table of levels",
        "rsrp -> rsrp",
        "RSRP: 2 heard, 0 not heard; -101.0 to -99.5 dBm",
        "1: 10276354",
        "1: Viettel",
        "2026-03-31T14:43:00 to 2026-03-31T14:43:01",
        "columns not read: `comment`",
        "1  rows without a position",
        "1  marks for \"none\"",
        "drive.csv:6: rsrp = `loud`",
        "104.47480",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(error.contains("1 row was rejected"), "{error}");
    let (_, vietnamese, _) = told(folder.path(), &["measurements", "check", "drive.csv", "--lang", "vi"]);
    assert!(
        vietnamese.contains("bảng các mức thu") && vietnamese.contains("dòng không có vị trí"),
        "{vietnamese}"
    );
}

#[test]
fn programs_get_the_same_as_json() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("drive.csv"), DRIVE).expect("a file");
    let (code, text, _) = told(folder.path(), &["measurements", "check", "drive.csv", "--json"]);
    assert_eq!(code, Some(1));
    let document: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(document["rejects"], 1);
    let file = &document["headline"]["files"][0];
    assert_eq!((&file["format"], &file["rows"]), (&"table".into(), &5.into()));
    assert_eq!(file["levels"][0]["median"], -99.5);
    assert_eq!(file["oddities"][0]["oddity"], "no_position");
    assert_eq!(document["headline"]["rejected_rows"][0]["row"], 6);
}

#[test]
fn columns_and_crs_on_the_command_line_and_in_a_scenario() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("levels.csv"), "X,Y,S1\n500000,2331800,-88\n").expect("a file");
    let columns = ["--column", "rsrp=S1", "--column", "lon=X", "--column", "lat=Y", "--crs", "EPSG:32648"];
    let (code, text, error) =
        told(folder.path(), &[&["measurements", "check", "levels.csv"][..], &columns].concat());
    assert_eq!(code, Some(0), "{error}");
    assert!(text.contains("105.00000") && text.contains("-88.0 dBm"), "{text}");
    assert_eq!(signalgap(folder.path(), &["init", "d"]).status.code(), Some(0));
    let path = folder.path().join("d/scenario.toml");
    let scenario = std::fs::read_to_string(&path).expect("a scenario");
    let measured = "\n[measurements]\nfiles = \"../levels.csv\"\ncrs = \"EPSG:32648\"\ncolumns = { rsrp = \"S1\", lon = \"X\", lat = \"Y\" }\n";
    std::fs::write(&path, scenario + measured).expect("written");
    let (code, of_scenario, error) =
        told(folder.path(), &["measurements", "check", "--scenario", "d/scenario.toml"]);
    assert_eq!(code, Some(0), "{error}");
    assert!(of_scenario.contains("105.00000") && of_scenario.contains("-88.0 dBm"), "{of_scenario}");
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("t.csv"), "lat,lon,name\n21,104,a\n").expect("a file");
    for (arguments, part) in [
        (&["measurements", "check"][..], "required arguments were not provided"),
        (&["measurements", "check", "none.csv"], "none.csv"),
        (&["measurements", "check", "t.csv"], "no column for level"),
        (&["measurements", "check", "t.csv", "--column", "level"], "write OUR=THEIRS"),
        (&["measurements", "check", "t.csv", "--column", "loudness=name"], "loudness"),
    ] {
        let (code, _, error) = told(folder.path(), arguments);
        assert!(code == Some(2) && error.contains(part), "{arguments:?}: {error}");
    }
}
