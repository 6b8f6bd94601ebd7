//! What is not compared, and what is not replaced.
#![cfg_attr(
    target_os = "linux",
    expect(clippy::disallowed_types, reason = "a test holds the lock of a folder")
)]
use super::small_world::{World, files};
use std::fs;

/// A world with the results `today` and `plan`.
fn finished() -> World {
    let world = World::new();
    for name in ["today", "plan"] {
        world.done(&["run", &format!("{name}.toml"), "-o", name]);
    }
    world
}

const FOLDERS: [&str; 5] = ["compare", "today", "plan", "-o", "out"];

#[test]
fn results_that_were_edited_cut_or_removed() {
    for name in [
        "settlements.geojson",
        "service.csv",
        "clusters.geojson",
        "gaps.geojson",
        "margins.csv",
        "coverage_4g_class.tif",
    ] {
        let world = finished();
        let file = world.at("plan").join(name);
        let whole = fs::read(&file).expect("a file");
        let mut edited = whole.clone();
        let middle = edited.len() / 2;
        edited[middle] ^= 1;
        for bytes in [edited, whole[..whole.len() / 2].to_vec(), Vec::new()] {
            fs::write(&file, bytes).expect("a file");
            world.refused(&FOLDERS, &[name, "is not as the run wrote it", "run the scenario again"]);
        }
        fs::remove_file(&file).expect("a file");
        world.refused(&FOLDERS, &[name, "cannot be read"]);
    }
}

#[test]
fn folders_that_hold_no_results_of_this_version() {
    let world = finished();
    let manifest = world.text("plan/manifest.json");
    let version = env!("CARGO_PKG_VERSION");
    let older = manifest.replacen(&format!("\"version\": \"{version}\""), "\"version\": \"0.0.9\"", 1);
    world.put("plan/manifest.json", &older);
    world.refused(&FOLDERS, &["were written by version 0.0.9", version]);
    for (text, words) in [
        ("{}", "holds no results of a run"),
        ("no JSON", "holds no results of a run"),
        ("{\"program\":\"other\",\"version\":\"1\",\"outputs\":[]}", "manifest.json is of `other`"),
    ] {
        world.put("plan/manifest.json", text);
        world.refused(&FOLDERS, &["plan", words]);
    }
    fs::remove_file(world.at("plan/manifest.json")).expect("a file");
    world.refused(&FOLDERS, &["is no folder with finished results"]);
    let without = manifest.replace("margins.csv", "margins_of_another_kind.csv");
    world.put("plan/manifest.json", &without);
    world.refused(&FOLDERS, &["have no margins.csv"]);
    world.refused(&["compare", "today", "nowhere.toml", "-o", "out"], &["nowhere.toml"]);
    world.refused(&["compare", "today", "-o", "out"], &["1 scenario is given: at least two are compared"]);
}

#[test]
fn values_that_no_run_writes() {
    let world = finished();
    let replace = |name: &str, from: &str, to: &str| {
        let text = world.text(&format!("plan/{name}"));
        assert!(text.contains(from), "{text}");
        let text = text.replacen(from, to, 1);
        world.put(&format!("plan/{name}"), &text);
        // with a manifest that lists it
        let (_, sha256) = signalgap::outputs::hash_file(&world.at("plan").join(name)).expect("a file");
        let mut manifest: serde_json::Value =
            serde_json::from_str(&world.text("plan/manifest.json")).expect("JSON");
        for file in manifest["outputs"].as_array_mut().expect("files") {
            if file["file"] == name {
                file["sha256"] = sha256.clone().into();
            }
        }
        world.put("plan/manifest.json", &manifest.to_string());
    };
    replace("margins.csv", ",4g,", ",5g,");
    world.refused(&FOLDERS, &["margins.csv", "row 1", "`technology`: `5g` is no technology"]);
    replace("margins.csv", ",5g,", ",4g,");
    replace("clusters.geojson", "\"verdict_4g\":\"served\"", "\"verdict_4g\":\"splendid\"");
    world.refused(&FOLDERS, &["clusters.geojson", "row 1", "`verdict_4g`: `splendid`"]);
    replace("clusters.geojson", "\"verdict_4g\":\"splendid\"", "\"verdict_4g\":7");
    world.refused(&FOLDERS, &["`verdict_4g`: `7` is no text"]);
}

#[test]
fn output_folders_that_hold_something_else() {
    let world = finished();
    // the results of a run are no comparison's to replace
    let before = files(&world.at("today"));
    let output = world.signalgap(&["compare", "today", "plan", "-o", "today"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("holds the results of a run"));
    assert!(files(&world.at("today")) == before);
    // the user's own file
    world.put("out/changes.geojson", "mine");
    world.refused(&FOLDERS, &["changes.geojson", "signalgap did not create"]);
    fs::remove_file(world.at("out/changes.geojson")).expect("a file");
    world.done(&FOLDERS);
    world.put("out/notes.txt", "mine");
    world.put("out/compare.csv", "edited");
    world.refused(&FOLDERS, &["compare.csv", "changed since"]);
    fs::remove_file(world.at("out/compare.csv")).expect("a file");
    world.done(&FOLDERS);
    assert_eq!(world.text("out/notes.txt"), "mine");
    // a comparison is no result to compare
    world.refused(&["compare", "out", "plan", "-o", "other"], &["holds no results of a run"]);
    // results given are not run over
    world.done(&["compare", "today.toml", "plan.toml", "-o", "both"]);
    let over = ["compare", "both/today", "today.toml", "-o", "both"];
    let output = world.signalgap(&over);
    assert_eq!(output.status.code(), Some(0), "Today (2) has a folder of its own");
    world.put("plain.toml", &world.text("today.toml").replace("\"Today\"", "\"Plan!\""));
    let output = world.signalgap(&["compare", "both/today", "both/plan", "plain.toml", "-o", "both"]);
    assert!(String::from_utf8_lossy(&output.stderr).is_empty(), "{output:?}");
    let output = world.signalgap(&["compare", "plain.toml", "both/plan", "-o", "both"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("is run into") && told.contains("also given as finished results"), "{told}");
}

#[test]
fn rejected_rows_are_counted_and_named() {
    let world = World::new();
    world.put("plan.csv", &(world.text("plan.csv") + "X1,X1-L,One,LTE,942.5,10,104.5,213,30,20,0,0\n"));
    let output = world.signalgap(&["compare", "today.toml", "plan.toml", "-o", "out"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("1 row was rejected: see out/plan/rejects.csv"), "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_in_use_waits_for_no_one() {
    let world = finished();
    fs::create_dir(world.at("out")).expect("a folder");
    let lock = fs::File::create(world.at("out/.signalgap.lock")).expect("a file");
    lock.lock().expect("a lock");
    let output = world.signalgap(&FOLDERS);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("another run is writing there"), "{told}");
}

/// `/dev/full`-like behaviour through a limit on the size of files: what cannot be written leaves nothing half.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_without_room_leaves_the_earlier_comparison() {
    let world = finished();
    world.done(&FOLDERS);
    let before = files(&world.at("out"));
    // files of at most 4 KiB (8 blocks of 512 bytes): compare.csv is larger
    let command = format!(
        "ulimit -f 8; trap '' XFSZ; exec {} compare plan today -o out",
        env!("CARGO_BIN_EXE_signalgap")
    );
    let output = std::process::Command::new("sh")
        .args(["-c", &command])
        .current_dir(world.at(""))
        .output()
        .expect("a shell");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("compare.csv"), "{told}");
    assert!(files(&world.at("out")) == before);
}
