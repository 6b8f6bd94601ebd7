//! The same bytes for any number of threads, any order of rows, and from folders as from scenario files.
use super::small_world::{World, files};
use crate::pipeline::district::SMALL;
use crate::pipeline::finished::toml_text;
use std::collections::BTreeMap;

/// The files of a comparison but the manifest, which names paths.
fn results(world: &World, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = files(&world.at(folder));
    found.remove("manifest.json").expect("a manifest");
    assert!(found.len() > 3);
    found
}

fn reversed(table: &str) -> String {
    let (header, rows) = table.split_once('\n').expect("a header");
    let mut lines: Vec<&str> = rows.lines().collect();
    lines.reverse();
    format!("{header}\n{}\n", lines.join("\n"))
}

#[test]
fn of_scenarios_folders_threads_and_shuffled_rows() {
    let world = World::new();
    world.done(&["compare", "today.toml", "plan.toml", "-o", "one", "--threads", "1"]);
    let expected = results(&world, "one");
    world.done(&["compare", "today.toml", "plan.toml", "-o", "two", "--threads", "2"]);
    assert!(results(&world, "two") == expected, "two threads");
    world.done(&["compare", "one/today", "plan.toml", "-o", "mixed"]);
    assert!(results(&world, "mixed") == expected, "a folder and a scenario");
    assert!(!world.at("mixed/today").exists() && world.at("mixed/plan").is_dir());
    world.done(&["compare", "one/today", "two/plan", "-o", "folders"]);
    assert!(results(&world, "folders") == expected, "two folders");
    for table in ["villages.csv", "today.csv", "plan.csv"] {
        world.put(table, &reversed(&world.text(table)));
    }
    world.done(&["compare", "today.toml", "plan.toml", "-o", "turned"]);
    assert!(results(&world, "turned") == expected, "rows the other way round");
    // again in the same place
    world.done(&["compare", "one/today", "two/plan", "-o", "folders"]);
    assert!(results(&world, "folders") == expected);
}

#[test]
fn of_a_district_with_any_number_of_threads() {
    let world = World::new();
    let input = SMALL.folder.parent().expect("a folder").join("input/scenario.toml");
    let base = toml_text(&input);
    world.put("stronger.toml", &format!("extends = {base}\nname = \"Sigma 6\"\n[service]\nsigma_db = 6.0\n"));
    let folder = SMALL.folder.to_str().expect("a name");
    let compare = |threads: &str, out: &str| {
        world.done(&["compare", folder, "stronger.toml", "-o", out, "--threads", threads]);
        results(&world, out)
    };
    assert!(compare("1", "one") == compare("3", "three"));
}
