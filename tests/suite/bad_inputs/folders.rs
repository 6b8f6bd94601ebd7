//! Output folders: nothing half written, nothing of the user's lost.
use super::case::{SCENARIO, SITES, VILLAGES, terrain};
use crate::support::{contents, signalgap};
use std::path::Path;
use std::process::Output;

/// A folder with the good world.
fn world() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("villages.csv", VILLAGES),
        ("sites.csv", SITES),
        ("scenario.toml", SCENARIO),
        ("terrain.asc", &terrain()),
    ] {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn run_into(folder: &Path, output: &str) -> Output {
    signalgap(folder, &["run", "scenario.toml", "-o", output])
}

fn refused(output: &Output, words: &str) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.starts_with("signalgap: ") && told.contains(words), "{told}");
    assert!(!told.contains("panicked") && output.stdout.is_empty(), "{told}");
}

#[test]
fn folders_that_cannot_be_written() {
    let world = world();
    std::fs::write(world.path().join("file"), "a file").expect("a file");
    std::os::unix::fs::symlink("around", world.path().join("around")).expect("a link");
    let before = contents(world.path());
    refused(
        &run_into(world.path(), "file"),
        "output folder file: File exists (os error 17); choose a folder that you can",
    );
    refused(&run_into(world.path(), "file/deeper/still"), "output folder file/deeper/still: Not a directory");
    refused(
        &run_into(world.path(), "around/out"),
        "output folder around/out: Too many levels of symbolic links",
    );
    refused(&run_into(world.path(), "/proc/signalgap"), "output folder /proc/signalgap: ");
    assert!(contents(world.path()) == before, "nothing was made or changed");
}

#[test]
fn a_failed_run_makes_no_folder_and_spoils_none() {
    let world = world();
    let run = run_into(world.path(), "new/deep/out");
    assert!(run.status.success(), "a missing folder is made: {run:?}");
    let before = contents(&world.path().join("new/deep/out"));
    assert!(before.len() > 10);
    std::fs::write(world.path().join("villages.csv"), "settlement_id,lon,lat\nA,104.45,213\n")
        .expect("a file");
    refused(&run_into(world.path(), "new/deep/out"), "no usable settlement");
    assert!(contents(&world.path().join("new/deep/out")) == before, "the earlier result is as it was");
    refused(&run_into(world.path(), "other/deep/out"), "no usable settlement");
    assert!(!world.path().join("other").exists(), "no folder is left");
    std::fs::create_dir(world.path().join("mine")).expect("a folder");
    refused(&run_into(world.path(), "mine/out"), "no usable settlement");
    assert!(world.path().join("mine").exists() && !world.path().join("mine/out").exists());
}

#[test]
fn a_folder_in_the_way_of_a_file_spoils_nothing() {
    let world = world();
    assert!(run_into(world.path(), "out").status.success());
    let out = world.path().join("out");
    std::fs::remove_file(out.join("coverage_4g_class.tif")).expect("a file");
    std::fs::create_dir(out.join("coverage_4g_class.tif")).expect("a folder");
    let before = contents(&out);
    refused(&run_into(world.path(), "out"), "coverage_4g_class.tif: a folder of that name is in the way");
    assert!(contents(&out) == before);
}

#[test]
fn inputs_are_never_replaced() {
    let world = world();
    let geojson = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"A\"},\
                   \"geometry\":{\"type\":\"Point\",\"coordinates\":[104.45,21.25]}}]}";
    std::fs::write(world.path().join("settlements.geojson"), geojson).expect("a file");
    let scenario = SCENARIO.replace("villages.csv", "settlements.geojson");
    std::fs::write(world.path().join("scenario.toml"), scenario).expect("a file");
    let before = contents(world.path());
    refused(
        &run_into(world.path(), "."),
        "output file ./settlements.geojson is an input of this run (settlements: settlements.geojson): choose another",
    );
    assert!(contents(world.path()) == before);
    assert!(run_into(world.path(), "out").status.success());
    let kept = std::fs::read_to_string(world.path().join("settlements.geojson")).expect("the input");
    assert_eq!(kept, geojson);
}

#[test]
fn other_files_of_the_output_folder_stay() {
    let world = world();
    std::fs::create_dir(world.path().join("out")).expect("a folder");
    std::fs::write(world.path().join("out/notes.txt"), "mine").expect("a file");
    assert!(run_into(world.path(), "out").status.success());
    assert_eq!(std::fs::read_to_string(world.path().join("out/notes.txt")).expect("my file"), "mine");
}
