//! Results of another scenario in the output folder.
use super::world::World;
use std::fs;

const WORDS: [&str; 3] = [
    "another scenario, \"small world\" (scenario.toml)",
    "choose another folder (-o FOLDER",
    "or say --overwrite",
];

/// A variant of the small world, with a word in its place in the file.
fn variant(world: &World, file: &str, choices: &str) {
    world.put(file, &format!("extends = \"scenario.toml\"\n{choices}\n[output]\nlayers = [\"class\"]\n"));
}

#[test]
fn results_of_another_scenario_are_replaced_only_when_asked() {
    let world = World::new();
    world.done(&["run", "scenario.toml", "-o", "out"]);
    variant(&world, "plan_b.toml", "");
    variant(&world, "other/scenario.toml", "name = \"Plan C\"");
    world.put(
        "other/scenario.toml",
        &world.text("other/scenario.toml").replace("\"scenario", "\"../scenario"),
    );
    let this = ["and this is \"small world\" (plan_b.toml)", "and this is \"Plan C\" (other/scenario.toml)"];
    for (file, this) in ["plan_b.toml", "other/scenario.toml"].into_iter().zip(this) {
        for command in ["run", "opportunity"] {
            let words = ["output folder out holds the results of", this].into_iter().chain(WORDS);
            world.refused(&[command, file, "-o", "out"], &words.collect::<Vec<_>>());
        }
        world.refused(&["run", file, "-o", "out", "--resume"], &WORDS);
    }
    // the same scenario with other choices, by another way to its file
    world.put("scenario.toml", &(world.text("scenario.toml") + "[service]\nsigma_db = 9.0\n"));
    world.done(&["run", "./antennas/../scenario.toml", "-o", "out"]);
    assert!(world.text("out/manifest.json").contains("\"sigma_db\": 9.0"));
    world.done(&["run", "plan_b.toml", "-o", "out", "--overwrite"]);
    assert!(!world.at("out/coverage_4g_rsrp.tif").exists() && world.at("out/coverage_4g_class.tif").exists());
    world.refused(&["run", "scenario.toml", "-o", "out"], &["\"small world\" (plan_b.toml)"]);
    // files that are not results stay in any case
    world.put("out/ranking.csv", "mine");
    world.refused(&["run", "scenario.toml", "-o", "out", "--overwrite"], &["changed since: ranking.csv; "]);
}

#[test]
fn an_unfinished_run_of_another_scenario_is_kept() {
    let world = World::new();
    let work = "out/.signalgap.work/run.json";
    let inputs = "[{ \"role\": \"scenario\", \"path\": \"scenario.toml\" }]";
    world.put(work, &format!("{{ \"scenario\": {{ \"name\": \"small world\" }}, \"inputs\": {inputs} }}"));
    variant(&world, "plan_b.toml", "");
    for more in [&[][..], &["--resume"]] {
        let arguments = [&["run", "plan_b.toml", "-o", "out"], more].concat();
        let words = ["output folder out holds an unfinished run of"].into_iter().chain(WORDS);
        world.refused(&arguments, &words.collect::<Vec<_>>());
    }
    world.done(&["run", "plan_b.toml", "-o", "out", "--overwrite"]);
    assert!(!world.at(work).exists());
    world.put(work, "{");
    world.done(&["run", "plan_b.toml", "-o", "out"]);
}

#[test]
fn another_demonstration_is_replaced_only_when_asked() {
    let world = World::new();
    let demo = |seed: &'static str| ["demo", "d", "--small", "--quiet", "--seed", seed];
    world.done(&demo("2"));
    let (villages, scenario) =
        (world.text("d/input/villages.csv"), "Demonstration district (synthetic, seed");
    let words = [format!("\"{scenario} 2)\" ("), format!("\"{scenario} 3)\" ("), "demo: FOLDER".to_owned()];
    world.refused(&demo("3"), &words.each_ref().map(String::as_str));
    world.done(&demo("2"));
    world.done(&[&demo("3")[..], &["--overwrite"]].concat());
    assert!(world.text("d/results/manifest.json").contains("seed 3)"));
    assert_ne!(fs::read_to_string(world.at("d/input/villages.csv")).expect("villages"), villages);
}
