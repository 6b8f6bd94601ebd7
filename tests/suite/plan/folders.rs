//! Folders: a plan replaces its own files and no others.
use super::planned::{MASTS_ALONE, done, printed, scenario_folder, told};
use crate::pipeline::opportunity::small;
use crate::support::{contents, signalgap};
use std::fs;

#[test]
fn results_of_a_run_stay() {
    let scenario = small("plan_over_results", &format!("{MASTS_ALONE}[output]\nrasters = false\n"), false);
    let run = signalgap(scenario_folder(&scenario), &["run", "scenario.toml", "-o", "plan"]);
    assert_eq!(run.status.code(), Some(0), "{}", printed(&run.stderr));
    let before = contents(&scenario.with_file_name("plan"));
    let output = told(&scenario, &["--budget", "300000"]);
    let said = printed(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("holds other results than a plan's"), "{said}");
    assert!(contents(&scenario.with_file_name("plan")) == before, "a file was changed");
}

#[test]
fn a_plan_replaces_its_own_and_leaves_what_is_not() {
    let scenario = small("plan_over_plan", MASTS_ALONE, false);
    let folder = scenario.with_file_name("plan");
    done(&scenario, &["--budget", "300000"]);
    let before = contents(&folder);
    fs::write(folder.join("notes.txt"), "mine").expect("a file");
    done(&scenario, &["--budget", "700000"]);
    let mut after = contents(&folder);
    assert_eq!(after.remove(&folder.join("notes.txt")).as_deref(), Some(&b"mine"[..]));
    assert!(after.keys().eq(before.keys()), "{:?}", after.keys());
    assert_ne!(after[&folder.join("plan.csv")], before[&folder.join("plan.csv")]);
    // what someone changed by hand is theirs
    fs::write(folder.join("plan.csv"), "mine").expect("a file");
    let output = told(&scenario, &["--budget", "300000"]);
    let said = printed(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("plan.csv"), "{said}");
    assert_eq!(fs::read(folder.join("plan.csv")).expect("a file"), b"mine");
    assert!(
        contents(&folder)
            .iter()
            .filter(|(path, _)| !path.ends_with("plan.csv") && !path.ends_with("notes.txt"))
            .all(|(path, bytes)| after[path] == *bytes)
    );
}

#[test]
fn a_run_leaves_a_plan_alone() {
    let scenario = small("plan_under_run", &format!("{MASTS_ALONE}[output]\nrasters = false\n"), false);
    let folder = scenario.with_file_name("plan");
    done(&scenario, &["--budget", "300000"]);
    let before = contents(&folder);
    let output = signalgap(scenario_folder(&scenario), &["run", "scenario.toml", "-o", "plan"]);
    let said = printed(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(contents(&folder) == before, "{said}");
}
