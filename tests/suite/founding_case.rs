//! `make bac-yen`: the founding case with the user's files. It runs through its script, and `make` itself only to be told what
//! is needed.
use crate::support::{contents, shared};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const NEEDED: [&str; 6] =
    ["N20E104", "N21E104", "104.0-104.8 E, 20.9-21.6 N", "OpenTopography", "villages.csv", "sites.csv"];

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The script with the program under test, in a folder of its own.
fn bac_yen(at: &Path, files: &Path, arguments: &[&str]) -> Output {
    Command::new(project().join("scripts/bac-yen"))
        .args(arguments)
        .current_dir(at)
        .env("FILES", files)
        .env_remove("OUT")
        .env("SIGNALGAP", env!("CARGO_BIN_EXE_signalgap"))
        .output()
        .expect("the script starts")
}

fn told(output: &Output) -> String {
    let texts = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    texts.concat()
}

/// Villages, masts and terrain of the starter, under the names the case asks for.
fn files_at(folder: &Path) -> PathBuf {
    let files = folder.join("my \"files\" [1]");
    let made =
        Command::new(env!("CARGO_BIN_EXE_signalgap")).arg("init").arg(&files).output().expect("it starts");
    assert!(made.status.success(), "{}", told(&made));
    fs::remove_file(files.join("scenario.toml")).expect("a file");
    files
}

#[test]
fn it_runs_with_the_files_of_a_folder() {
    let scratch = tempfile::tempdir().expect("a folder");
    let files = files_at(scratch.path());
    fs::create_dir(files.join("terrain")).expect("a folder");
    fs::rename(files.join("terrain.tif"), files.join("terrain/tile.tif")).expect("a tile");
    fs::rename(files.join("sites.csv"), files.join("sites_2026.csv")).expect("a table");
    let before = contents(&files);
    let run = bac_yen(scratch.path(), &files, &[]);
    assert_eq!(run.status.code(), Some(0), "{}", told(&run));
    assert!(told(&run).ends_with("Results:  bac-yen-out/results\n"), "{}", told(&run));
    assert!(told(&run).contains("\nBac Yen, today\n"), "{}", told(&run));
    let manifest = fs::read_to_string(scratch.path().join("bac-yen-out/results/manifest.json")).expect("one");
    assert!(manifest.contains("sites_2026.csv") && manifest.contains("terrain/tile.tif"), "{manifest}");
    assert!(contents(&files) == before, "the user's folder is as it was");

    let scenario = scratch.path().join("bac-yen-out/scenario.toml");
    fs::write(&scenario, "# mine").expect("a file");
    let refused = bac_yen(scratch.path(), &files, &[]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        told(&refused).contains("bac-yen-out/scenario.toml was made for other files, or by you"),
        "{}",
        told(&refused)
    );
    assert_eq!(fs::read_to_string(&scenario).expect("mine"), "# mine");
    let refused = bac_yen(&files, &files, &[]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(told(&refused).contains("would go into the folder with your files"), "{}", told(&refused));
    assert!(contents(&files) == before, "the user's folder is as it was");
}

#[test]
fn it_tells_what_is_needed() {
    let scratch = tempfile::tempdir().expect("a folder");
    let files = files_at(scratch.path());
    let explains = |files: &Path, words: &str| {
        let look = bac_yen(scratch.path(), files, &["--look"]);
        assert_eq!(look.status.code(), Some(2), "{}", told(&look));
        for words in NEEDED.iter().chain(&[words]) {
            assert!(told(&look).contains(words), "`{words}` in {}", told(&look));
        }
    };
    explains(Path::new(""), "make bac-yen FILES=folder");
    explains(Path::new("nowhere"), "bac-yen: folder nowhere does not exist");
    assert!(bac_yen(scratch.path(), &files, &["--look"]).status.success());
    fs::write(files.join("villages.shp"), "").expect("a file");
    assert!(
        bac_yen(scratch.path(), &files, &["--look"]).status.success(),
        "the table of the very name is meant"
    );
    fs::rename(files.join("villages.csv"), files.join("villages_b.csv")).expect("a file");
    fs::rename(files.join("villages.shp"), files.join("villages_a.csv")).expect("a file");
    let look = bac_yen(scratch.path(), &files, &["--look"]);
    assert_eq!(look.status.code(), Some(2));
    assert!(told(&look).contains("several files could be villages.csv: "), "{}", told(&look));
    for (name, words) in [
        ("villages_a.csv", ""),
        ("villages_b.csv", "contains no villages.csv"),
        ("terrain.tif", "neither a folder named terrain nor a raster"),
    ] {
        fs::remove_file(files.join(name)).expect("a file");
        if !words.is_empty() {
            explains(&files, words);
        }
    }
    fs::create_dir(files.join("terrain")).expect("a folder");
    explains(&files, "/terrain is empty");
}

#[test]
fn make_tells_what_is_needed() {
    let make = Command::new("make").args(["bac-yen", "FILES="]).current_dir(project()).output();
    let Ok(make) = make else {
        let _ = writeln!(std::io::stderr(), "SKIPPED: there is no make");
        return;
    };
    assert!(!make.status.success());
    for words in NEEDED {
        assert!(told(&make).contains(words), "`{words}` in {}", told(&make));
    }
}

/// The whole run on these files is in `tests/suite/pipeline/bac_yen.rs`.
#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn it_finds_the_real_files() {
    let files = shared("data/bacyen");
    let look = bac_yen(project(), &files, &["--look"]);
    assert!(look.status.success(), "{}", told(&look));
}
