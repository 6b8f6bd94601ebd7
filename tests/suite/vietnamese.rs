//! The program in Vietnamese: terminal, files, help and mistakes; and that numbers and keys are those of English.
use crate::support::{contents, program, signalgap};
use std::path::Path;

fn told(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = signalgap(folder, arguments);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// Words of English that no text in Vietnamese has, as whole words.
fn english_in(text: &str) -> Vec<String> {
    let words = [
        "the", "and", "of", "with", "without", "villages", "people", "lack", "mast", "masts", "which",
        "from", "are", "is",
    ];
    let bare = text
        .split('`')
        .step_by(2)
        .flat_map(|part| part.split(|char: char| !char.is_alphanumeric() && char != '_' && char != '.'));
    bare.filter(|word| words.contains(word)).map(str::to_owned).collect()
}

#[test]
fn a_run_speaks_vietnamese_and_counts_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(told(folder.path(), &["init", "d"]).0, Some(0));
    let (code, english, _) = told(folder.path(), &["run", "d/scenario.toml", "-o", "en"]);
    assert_eq!(code, Some(0));
    let (code, text, _) = told(folder.path(), &["run", "d/scenario.toml", "-o", "vi", "--lang", "vi"]);
    assert_eq!(code, Some(0));
    assert!(text.contains("thôn bản") && text.contains("chưa có 4G"), "{text}");
    assert_eq!(english_in(&text), Vec::<String>::new(), "{text}");
    assert!(english.contains("villages"), "{english}");
    // tables of numbers and keys are the same bytes
    let (english, vietnamese) = (contents(&folder.path().join("en")), contents(&folder.path().join("vi")));
    let names = |files: &std::collections::BTreeMap<_, _>| {
        files
            .keys()
            .map(|path: &std::path::PathBuf| path.file_name().map(ToOwned::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&english), names(&vietnamese));
    for name in ["margins.csv", "indicators.csv"] {
        let of = |files: &std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>| {
            files.iter().find(|(path, _)| path.ends_with(name)).map(|(_, bytes)| bytes.clone())
        };
        assert!(of(&english).is_some_and(|bytes| Some(bytes) == of(&vietnamese)), "{name}");
    }
    let villages = std::fs::read_to_string(folder.path().join("vi/settlements.geojson")).expect("villages");
    assert!(villages.contains("\"verdict_4g\":\"unserved\""), "keys stay keys");
    let manifest = std::fs::read_to_string(folder.path().join("vi/manifest.json")).expect("a manifest");
    assert!(manifest.contains("\"language\": \"vi\""), "{manifest}");
}

#[test]
fn command_line_scenario_and_environment_decide_in_this_order() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(told(folder.path(), &["init", "d"]).0, Some(0));
    let said = |locale: &str, arguments: &[&str]| {
        let output = program(folder.path()).args(arguments).env("LC_ALL", locale).output().expect("a run");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let (english, vietnamese) = ("all inputs can be read", "đọc được mọi dữ liệu");
    let check = ["check", "d/scenario.toml"];
    assert!(said("C.UTF-8", &check).contains(english));
    let in_vietnamese = said("vi_VN.UTF-8", &check);
    assert!(!in_vietnamese.contains(english), "{in_vietnamese}");
    let first = in_vietnamese.lines().next().expect("a line").to_owned();
    let path = folder.path().join("d/scenario.toml");
    let scenario = std::fs::read_to_string(&path).expect("a scenario");
    std::fs::write(&path, format!("language = \"vi\"\n{scenario}")).expect("written");
    assert!(said("C.UTF-8", &check).starts_with(&first), "the scenario says it: {vietnamese}");
    assert!(said("vi_VN.UTF-8", &["check", "d/scenario.toml", "--lang", "en"]).contains(english));
    std::fs::write(&path, format!("language = \"fr\"\n{scenario}")).expect("written");
    let (code, _, error) = told(folder.path(), &check);
    assert_eq!(code, Some(2));
    assert!(error.contains("language") && error.contains("`en`") && error.contains("`vi`"), "{error}");
}

#[test]
fn help_and_mistakes_are_in_vietnamese() {
    let folder = tempfile::tempdir().expect("a folder");
    for command in [
        "run",
        "plan",
        "path",
        "coverage",
        "compare",
        "bench",
        "check",
        "init",
        "demo",
        "man",
        "completions",
        "opportunity",
    ] {
        let (code, text, _) = told(folder.path(), &[command, "--help", "--lang", "vi"]);
        assert_eq!(code, Some(0));
        assert!(text.contains("Cách dùng: signalgap") && text.contains("Ví dụ:"), "{text}");
        for english in ["Usage:", "Options:", "Print help", "[default", "[possible", "Examples:", "[OPTIONS]"]
        {
            assert!(!text.contains(english), "{command}: {english} in {text}");
        }
    }
    for (arguments, part) in [
        (&["rnu"][..], "không có lệnh `rnu`"),
        (&["run", "--memori", "1GiB", "x.toml"], "không có tham số `--memori`"),
        (&["run"], "thiếu: <SCENARIO>"),
        (&["plan", "x.toml", "--budget", "much"], "giá trị `much`"),
    ] {
        let (code, _, error) = told(folder.path(), &[arguments, &["--lang", "vi"]].concat());
        assert_eq!(code, Some(2), "{error}");
        assert!(error.contains(part), "{part} in {error}");
    }
}

#[test]
fn rows_are_refused_in_vietnamese() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(told(folder.path(), &["init", "d"]).0, Some(0));
    let path = folder.path().join("d/villages.csv");
    let villages = std::fs::read_to_string(&path).expect("villages");
    let mut lines: Vec<String> = villages.lines().map(str::to_owned).collect();
    let longitude = lines[0].split(',').position(|name| name == "lon").expect("a column");
    let mut cells: Vec<&str> = lines[1].split(',').collect();
    cells[longitude] = "east";
    let broken = cells.join(",");
    lines[1] = broken;
    std::fs::write(&path, lines.join("\n") + "\n").expect("written");
    let (code, text, _) = told(folder.path(), &["run", "d/scenario.toml", "-o", "vi", "--lang", "vi"]);
    assert_eq!(code, Some(1), "{text}");
    let rejects = std::fs::read_to_string(folder.path().join("vi/rejects.csv")).expect("rejects");
    assert!(rejects.contains("không phải") && !rejects.contains("not a number"), "{rejects}");
}
