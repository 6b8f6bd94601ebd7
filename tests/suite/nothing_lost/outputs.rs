//! Files: an output is no input, a folder keeps what no run has made, links are not followed.
use super::world::{LINKS, World, vrt};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

const INPUT: &str = "is an input of this run";

#[test]
fn a_table_of_losses_is_none_of_what_it_is_made_from() {
    let world = World::new();
    let links = |table: &str, output: &str, words: &[&str]| {
        world.refused(&["path", "--links", table, "--dem", "dem.vrt", "-o", output], words);
    };
    symlink("links.csv", world.at("soft.csv")).expect("a link");
    fs::hard_link(world.at("links.csv"), world.at("hard.csv")).expect("a hard link");
    for output in ["links.csv", "./links.csv", "soft.csv", "hard.csv", "antennas/../links.csv"] {
        links("links.csv", output, &[INPUT, "(links: links.csv)"]);
    }
    for output in ["dem.vrt", "inner.vrt", "dem.asc"] {
        links("links.csv", output, &[INPUT, "(elevation: "]);
    }
    world.put("cover.asc", &world.text("dem.asc"));
    let clutter = ["--dem", "dem.vrt", "--clutter", "cover.asc", "-o", "cover.asc"];
    world.refused(&[&["path", "--links", "links.csv"], &clutter[..]].concat(), &[INPUT, "(clutter: "]);
    // the table of rejects, mended, is a table of links
    world.put("losses.rejects.csv", LINKS);
    links("losses.rejects.csv", "losses.csv", &["losses.rejects.csv is an input of this run"]);
    world.put("profile.csv", "d_km,h_m\n0,1\n1,2\n");
    world.put("of_profiles.csv", "id,f_mhz,h_tx_m,h_rx_m,profile\na,900,30,1.5,profile.csv\n");
    world.refused(&["path", "--links", "of_profiles.csv", "-o", "profile.csv"], &[INPUT, "(profile: "]);
}

#[test]
fn neighbours_of_a_table_of_losses_stay() {
    let world = World::new();
    let arguments = ["path", "--links", "links.csv", "--dem", "dem.vrt", "-o", "out.csv"];
    world.put("out.rejects.csv", "mine");
    world.refused(&arguments, &["out.rejects.csv exists and is not a table of rejects: move it elsewhere"]);
    world.put("out.rejects.csv", "file,row,field,value,reason\n");
    world.put("out.csv.part", "mine");
    symlink("links.csv", world.at("out.rejects.csv.part")).expect("a link");
    world.done(&arguments);
    assert!(!world.at("out.rejects.csv").exists(), "an earlier run's");
    assert_eq!((world.text("out.csv.part"), world.text("links.csv")), ("mine".to_owned(), LINKS.to_owned()));
    assert!(world.text("out.csv").starts_with("id,model,"));
    let hidden = fs::read_dir(world.0.path()).expect("a folder").map(|entry| entry.expect("one").file_name());
    let hidden = hidden.filter(|name| name.to_string_lossy().starts_with('.'));
    assert_eq!(hidden.count(), 0, "nothing is left beside");
}

#[test]
fn a_picture_or_raster_is_none_of_what_it_is_made_from() {
    let world = World::new();
    fs::copy(world.at("dem.asc"), world.at("dem.png")).expect("a file");
    world.put("profile.svg", "d_km,h_m\n0,1\n1,2\n");
    let link = ["--frequency-mhz", "900", "--plot"];
    let dem = ["path", "--dem", "dem.png", "--tx", "104.41,21.21,30", "--rx", "104.42,21.22,2"];
    world.refused(&[&dem[..], &link, &["dem.png"]].concat(), &[INPUT, "(elevation: dem.png)"]);
    let profile = ["path", "--profile", "profile.svg", "--tx", "30", "--rx", "2"];
    world.refused(&[&profile[..], &link, &["profile.svg"]].concat(), &[INPUT, "(profile: profile.svg)"]);

    let look = ["coverage", "--site", "104.45,21.25,30", "--radius-km", "2", "--frequency-mhz", "900"];
    fs::rename(world.at("dem.asc"), world.at("source.tif")).expect("a file");
    world.put("inner.vrt", &vrt("source.tif"));
    symlink("source.tif", world.at("soft.tif")).expect("a link");
    for output in ["source.tif", "soft.tif"] {
        world.refused(&[&look[..], &["--dem", "dem.vrt", "-o", output]].concat(), &[INPUT, "(elevation: "]);
    }
    for name in ["x.tif.part", "x.part", ".x.tif.part"] {
        world.put(name, "mine");
    }
    world.done(&[&look[..], &["--dem", "dem.vrt", "-o", "x.tif"]].concat());
    for name in ["x.tif.part", "x.part", ".x.tif.part"] {
        assert_eq!(world.text(name), "mine");
    }
    symlink("/dev/null", world.at("null.tif")).expect("a link");
    let null = [&look[..], &["--dem", "dem.vrt", "-o", "null.tif"]].concat();
    world.refused(&null, &["output file null.tif: not a regular file: choose another"]);
}

#[test]
fn a_measurement_is_none_of_what_is_measured() {
    let world = World::new();
    for (name, role) in [
        ("scenario.toml", "scenario"),
        ("base.toml", "scenario"),
        ("sites.csv", "sites"),
        ("villages.csv", "settlements"),
        ("dem.asc", "terrain"),
        ("antennas/K1.msi", "antennas"),
    ] {
        let role = format!("({role}: ");
        let words = [INPUT, role.as_str()];
        world.refused(&["bench", "scenario.toml", "--json", name], &words);
        world.refused(&["bench", "scenario.toml", "--history", name], &words);
    }
    world.put("history.jsonl", "");
    fs::hard_link(world.at("history.jsonl"), world.at("hard.json")).expect("a hard link");
    let same = ["bench", "scenario.toml", "--history", "history.jsonl", "--json", "hard.json"];
    world.refused(&same, &["hard.json: the measurement is the same file as the history"]);
}

/// Every result that a run could put over an input, or over what an input refers to.
#[test]
fn results_are_none_of_what_they_are_made_from() {
    let world = World::new();
    fs::create_dir(world.at("out")).expect("a folder");
    let over = |name: &str, input: &str| {
        fs::rename(world.at(input), world.at("out").join(name)).expect("a file");
        symlink(Path::new("out").join(name), world.at(input)).expect("a link");
        world.refused(&["run", "scenario.toml", "-o", "out"], &[INPUT, name]);
        fs::remove_file(world.at(input)).expect("a link");
        fs::rename(world.at("out").join(name), world.at(input)).expect("a file");
    };
    over("ranking.csv", "villages.csv");
    over("rejects.csv", "sites.csv");
    over("manifest.json", "base.toml");
    over("coverage_4g_rsrp.tif", "dem.asc");
    over("sites.geojson", "scenario.toml");
    world.done(&["run", "scenario.toml", "-o", "out"]);
}

#[test]
fn a_folder_keeps_what_no_run_has_made() {
    let names = [
        "manifest.json",
        "ranking.csv",
        "rejects.csv",
        "sites.geojson",
        "coverage_4g_rsrp.tif",
        "coverage_4g_rsrp.qml",
        "coverage_4g_rsrp.tif.aux.xml",
    ];
    let run = ["run", "scenario.toml", "-o", "out"];
    for name in names {
        let world = World::new();
        fs::create_dir(world.at("out")).expect("a folder");
        world.put("out/coverage_4g_drive_test.tif", "mine");
        world.put("out/coverage_3g_old.qml", "mine");
        world.put(&format!("out/{name}"), "mine");
        let words = format!(
            "output folder out contains files that signalgap did not create, or that were changed since: {name}; "
        );
        world.refused(&run, &[&words]);
        fs::remove_file(world.at("out").join(name)).expect("a file");
        if name != names[0] {
            continue;
        }
        world.done(&run);
        for name in ["out/coverage_4g_drive_test.tif", "out/coverage_3g_old.qml"] {
            assert_eq!(world.text(name), "mine");
        }
        // what a run made is replaced, unless somebody has worked on it since
        world.put("out/coverage_4g_class.tif.aux.xml", "<PAMDataset>\n statistics of a viewer");
        world.done(&run);
        assert!(!world.text("out/coverage_4g_class.tif.aux.xml").contains("viewer"));
        world.put("out/coverage_4g_class.qml", "mine");
        world.refused(&run, &["changed since: coverage_4g_class.qml; move them elsewhere"]);
        world.put("tables.toml", "extends = \"scenario.toml\"\n[output]\nrasters = false\n");
        world.done(&["run", "tables.toml", "-o", "out", "--overwrite"]);
        assert_eq!(world.text("out/coverage_4g_class.qml"), "mine");
        assert!(!world.at("out/coverage_4g_class.tif").exists(), "a raster of the earlier run");
    }
}

/// Folders from somebody else may hold links in the place of the program's own files.
#[test]
fn links_in_an_output_folder_are_not_followed() {
    let world = World::new();
    fs::create_dir(world.at("out")).expect("a folder");
    world.put("precious", "precious");
    symlink("../precious", world.at("out/.signalgap.lock")).expect("a link");
    let run = ["run", "scenario.toml", "-o", "out"];
    world.refused(&run, &["output folder out: its .signalgap.lock is not a regular file: remove it"]);
    fs::remove_file(world.at("out/.signalgap.lock")).expect("a link");
    fs::create_dir(world.at("mine")).expect("a folder");
    world.put("mine/run.json", "mine");
    for name in [".signalgap.work", ".signalgap.part"] {
        symlink("../mine", world.at("out").join(name)).expect("a link");
    }
    for name in [".signalgap.elevation", ".signalgap.clutter"] {
        symlink("../precious", world.at("out").join(name)).expect("a link");
    }
    world.put("fine.toml", "extends = \"scenario.toml\"\n[area]\nresolution_m = 10.0\n");
    world.done(&["run", "fine.toml", "-o", "out", "--memory", "20MiB", "--resume"]);
    assert_eq!((world.text("precious").as_str(), world.text("mine/run.json").as_str()), ("precious", "mine"));
    assert_eq!(fs::read_dir(world.at("mine")).expect("a folder").count(), 1);
}

/// A manifest from somebody else may list files that lie elsewhere.
#[test]
fn a_manifest_reaches_no_other_folder() {
    let world = World::new();
    fs::create_dir(world.at("out")).expect("a folder");
    let listed = signalgap::outputs::OutputFile::of("../links.csv", LINKS.as_bytes());
    let absolute = world.at("links.csv").display().to_string();
    let other = signalgap::outputs::OutputFile::of(&absolute, LINKS.as_bytes());
    let manifest = serde_json::json!({ "program": "signalgap", "outputs": [listed, other] }).to_string();
    world.put("out/manifest.json", &manifest);
    world.done(&["run", "scenario.toml", "-o", "out"]);
    assert_eq!(world.text("links.csv"), LINKS);
}
