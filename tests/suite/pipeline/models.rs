//! Path-loss models in whole runs: which decides, how far others lie apart, and that each choice counts.
use super::district::{SMALL, input};
use super::finished::{Feature, Finished, cell, scratch, toml_text};
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::pipeline::{RunMeans, Silent, check, run};
use std::fmt::Write as _;
use std::fs;
use std::sync::LazyLock;

/// The small district without rasters, with changes.
fn variant(name: &str, changes: &str) -> Finished {
    Finished::of_files(name, &[("scenario.toml", &scenario(changes))])
}

fn scenario(changes: &str) -> String {
    let base = toml_text(&input().join("scenario.toml"));
    format!("extends = {base}\n[output]\nrasters = false\n{changes}")
}

/// Three models, the default first.
static THREE: LazyLock<Finished> = LazyLock::new(|| {
    variant("three_models", "[propagation]\nmodels = [\"p1812\", \"deygout\", \"free_space\"]\n")
});

const OTHERS: [&str; 2] = ["deygout", "free_space"];

#[test]
fn p1812_decides_unless_the_scenario_says_otherwise() {
    let manifest = SMALL.manifest();
    let models = manifest["models"].as_array().expect("models");
    assert_eq!(models.len(), 1);
    assert_eq!((&models[0]["key"], &models[0]["decides"]), (&"p1812".into(), &true.into()));
    assert_eq!(models[0]["document"], "ITU-R P.1812-8 (09/2025)");
    assert!(SMALL.report.summary.contains("Path loss: p1812 (ITU-R P.1812-8 (09/2025))"));
    assert!(SMALL.features("clusters").iter().all(|c| !c.properties.contains_key("models_total")));
}

#[test]
fn models_beside_the_deciding_one_change_no_verdict_of_it() {
    let (alone, three) = (SMALL.features("clusters"), THREE.features("clusters"));
    assert_eq!(alone.len(), three.len());
    for (alone, three) in alone.iter().zip(&three) {
        // a model that disagrees makes a verdict fragile: that is what it is for
        for (field, value) in alone.properties.iter().filter(|(field, _)| !field.starts_with("fragile_")) {
            assert_eq!(three.value(field), value, "{field}");
        }
    }
    let turned = variant("turned", "[propagation]\nmodels = [\"free_space\", \"p1812\"]\n");
    for (turned, three) in turned.features("clusters").iter().zip(&three) {
        assert_eq!(turned.value("rsrp_4g_dbm"), three.value("model_free_space_rsrp_4g_dbm"));
        assert_eq!(turned.value("model_p1812_verdict_4g"), three.value("verdict_4g"));
    }
}

#[test]
fn a_check_names_the_models_too() {
    let folder = scratch("models_checked");
    let text = scenario("[propagation]\nmodels = [\"p1812\", \"deygout\"]\n");
    fs::write(folder.join("scenario.toml"), text).expect("a scenario");
    let loaded = load_scenario(&folder.join("scenario.toml")).expect("a scenario");
    let summary = check(&loaded, RunMeans::default().memory_bytes, false, &Silent).expect("a check").summary;
    for line in ["  path loss    p1812 (ITU-R P.1812-8", "  compared     deygout (ITU-R P.526-11"] {
        assert!(summary.contains(line), "{summary}");
    }
}

/// Range, spread and count of a feature, worked out from what each model says.
fn check_range(feature: &Feature, level: &str, key: &str) -> bool {
    let verdicts = [feature.text(&format!("verdict_{key}"))]
        .into_iter()
        .chain(OTHERS.map(|model| feature.text(&format!("model_{model}_verdict_{key}"))));
    let served = verdicts.filter(|verdict| *verdict == "served").count();
    assert_eq!(feature.value(&format!("models_served_{key}")).as_u64(), Some(served as u64));
    let names = OTHERS.map(|model| format!("model_{model}_{level}_{key}_dbm"));
    let levels: Vec<f64> = std::iter::once(format!("{level}_{key}_dbm"))
        .chain(names)
        .filter_map(|name| feature.maybe_number(&name))
        .collect();
    let spread = feature.maybe_number(&format!("model_spread_{key}_db"));
    if levels.len() < 2 {
        assert_eq!(spread, None);
        return false;
    }
    let least = levels.iter().copied().fold(f64::INFINITY, f64::min);
    let most = levels.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    assert!((feature.number(&format!("{level}_lowest_{key}_dbm")) - least).abs() < 1e-9);
    assert!((feature.number(&format!("{level}_highest_{key}_dbm")) - most).abs() < 1e-9);
    // each level is rounded to 0.01
    assert!((spread.expect("a spread") - (most - least)).abs() < 0.011);
    true
}

#[test]
fn the_range_follows_from_what_each_model_says() {
    let mut ranges = 0;
    for layer in ["settlements", "clusters"] {
        for feature in THREE.features(layer) {
            assert_eq!(feature.value("models_total"), 3);
            ranges += usize::from(check_range(&feature, "rsrp", "4g"));
            ranges += usize::from(check_range(&feature, "rscp", "3g"));
            let (three_edges, nothing) = ("model_deygout_rsrp_4g_dbm", "model_free_space_rsrp_4g_dbm");
            if let (Some(low), Some(high)) =
                (feature.maybe_number(three_edges), feature.maybe_number(nothing))
            {
                assert!(low <= high, "no ridge adds power");
            }
        }
    }
    assert!(ranges > 40, "{ranges}");
}

#[test]
fn gaps_and_ranking_count_the_models() {
    let gaps = THREE.features("gaps");
    assert!(!gaps.is_empty());
    for gap in &gaps {
        let names = OTHERS.map(|model| format!("model_{model}_deficit_db"));
        let deficits: Vec<f64> = std::iter::once("deficit_db".to_owned())
            .chain(names)
            .filter_map(|name| gap.maybe_number(&name))
            .collect();
        assert_eq!(deficits.len(), 3);
        let least = deficits.iter().copied().fold(f64::INFINITY, f64::min);
        let most = deficits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        assert!((gap.number("deficit_lowest_db") - least).abs() < 1e-9);
        assert!((gap.number("deficit_highest_db") - most).abs() < 1e-9);
        assert_eq!(gap.value("models_total"), 3);
        assert!(gap.number("models_served") < 3.0, "the deciding model does not serve it");
    }
    let settlements = THREE.features("settlements");
    for row in THREE.table("ranking.csv") {
        let settlement = settlements.iter().find(|s| s.text("settlement_id") == row["settlement_id"]);
        let served = settlement.expect("a settlement").number("models_served_4g");
        assert!((cell(&row, "models_served") - served).abs() < 1e-9 && row["models_total"] == "3");
    }
}

#[test]
fn the_manifest_holds_each_model_with_its_remarks() {
    let manifest = THREE.manifest();
    let models = manifest["models"].as_array().expect("models");
    let keys: Vec<&str> = models.iter().filter_map(|model| model["key"].as_str()).collect();
    assert_eq!(keys, ["p1812", "deygout", "free_space"]);
    for model in models {
        for field in ["document", "clause", "clutter", "terminal_clutter"] {
            assert!(model[field].as_str().is_some_and(|text| !text.is_empty()), "{field}");
        }
        assert!(model["domain"]["frequency_mhz"]["high"].as_f64().is_some());
    }
    let blocked: u64 = models[2]["caveats"]
        .as_object()
        .expect("remarks")
        .values()
        .filter_map(serde_json::Value::as_u64)
        .sum();
    assert!(blocked > 0, "free space remarks on blocked paths");
    assert!(THREE.report.summary.contains("4G: all models agree in "), "{}", THREE.report.summary);
}

/// The whole of what a run says about clusters.
fn clusters(run: &Finished) -> Vec<Feature> {
    run.features("clusters")
}

/// Where some cluster says something else.
fn differ(a: &Finished, b: &Finished) -> bool {
    let fields = |run| clusters(run).into_iter().map(|cluster| cluster.properties).collect::<Vec<_>>();
    fields(a) != fields(b)
}

/// Model that decides, section, option with its value: each must change what clusters are told. (Polarisation enters P.1812
/// by the spherical Earth alone, which mountains hide: `tests/suite/worlds/options.rs` has it.)
const OPTIONS: &[(&str, &str, &str)] = &[
    ("p1812", "propagation", "time_percent = 5.0"),
    ("p1812", "propagation", "delta_n = 80.0"),
    ("p1812", "propagation", "profile_step_m = 60.0"),
    ("itm", "propagation", "polarization = \"horizontal\""),
    ("okumura_hata", "propagation.model_options.okumura_hata", "surroundings = \"open\""),
    ("cost231_hata", "propagation.model_options.cost231_hata", "surroundings = \"open\""),
    ("itm", "propagation", "time_percent = 90.0"),
    ("itm", "propagation", "surface_refractivity = 380.0"),
    ("itm", "propagation.model_options.itm", "climate = \"equatorial\""),
    ("itm", "propagation.model_options.itm", "relative_permittivity = 81.0"),
    ("itm", "propagation.model_options.itm", "conductivity_s_m = 5.0"),
    ("itm", "propagation.model_options.itm", "time_percent = 90.0"),
    ("itm", "propagation.model_options.itm", "situation_percent = 90.0"),
    (
        "itm",
        "propagation.model_options.itm",
        "variability = \"broadcast\"\nlocation_variability = true\nlocation_percent = 90.0",
    ),
    ("itm", "propagation.model_options.itm", "situation_percent = 90.0\nvariability = \"single_message\""),
    (
        "itm",
        "propagation.model_options.itm",
        "statistics = \"confidence_reliability\"\nconfidence_percent = 90.0\nreliability_percent = 95.0",
    ),
    ("rma", "propagation.model_options.rma", "street_width_m = 12.0"),
    ("rma", "propagation.model_options.rma", "building_height_m = 9.0"),
    ("ecc33", "propagation.model_options.ecc33", "city = \"large\""),
    ("sui", "propagation.model_options.sui", "terrain = \"c\""),
    ("ericsson9999", "propagation.model_options.ericsson9999", "surroundings = \"rural\""),
    ("free_space", "receiver", "terminal_clutter = \"statistical\""),
    ("free_space", "receiver", "terminal_clutter = \"height_gain\""),
    ("free_space", "receiver", "terminal_clutter = \"height_gain\"\nsurroundings.kind = \"open\""),
    ("free_space", "receiver", "terminal_clutter = \"height_gain\"\nsurroundings.height_m = 6.0"),
    ("free_space", "receiver", "terminal_clutter = \"height_gain\"\nsurroundings.street_width_m = 15.0"),
    ("rma", "receiver", "indoor = \"traditional\""),
    ("rma", "receiver", "indoor = \"thermally_efficient\""),
];

/// Runs the options that are `chosen` by model and section, each of which must change the outcome of the model's own run.
fn each_changes_the_output(name: &str, chosen: impl Fn(&str, &str) -> bool) -> Vec<Finished> {
    let mut own: Vec<(&str, Finished)> = Vec::new();
    let mut changed = Vec::new();
    for (index, (model, section, option)) in OPTIONS.iter().enumerate() {
        if !chosen(model, section) {
            continue;
        }
        let deciding = format!("[propagation]\nmodels = \"{model}\"\n");
        if !own.iter().any(|(seen, _)| seen == model) {
            own.push((model, variant(&format!("{name}_{model}"), &deciding)));
        }
        let before = &own.iter().find(|(seen, _)| seen == model).expect("the model's own run").1;
        let changes = if *section == "propagation" {
            format!("{deciding}{option}\n")
        } else {
            format!("{deciding}[{section}]\n{option}\n")
        };
        let after = variant(&format!("{name}_{index}"), &changes);
        assert!(differ(before, &after), "{model}: {section}.{option} changes nothing");
        changed.push(after);
    }
    changed
}

#[test]
fn every_option_of_p1812_changes_the_output() {
    assert_eq!(each_changes_the_output("p1812", |model, _| model == "p1812").len(), 3);
}

#[test]
fn every_option_of_itm_changes_the_output() {
    assert_eq!(each_changes_the_output("itm", |model, _| model == "itm").len(), 11);
}

#[test]
fn every_option_of_empirical_models_changes_the_output() {
    let empirical =
        |model: &str, section: &str| !["p1812", "itm"].contains(&model) && section.starts_with("propagation");
    assert_eq!(each_changes_the_output("empirical", empirical).len(), 7);
}

/// Among the ways of counting clutter each has its own outcome too.
#[test]
fn every_option_of_the_receiver_changes_the_output() {
    let runs = each_changes_the_output("receiver", |_, section| section == "receiver");
    assert_eq!(runs.len(), 7);
    let clutter = &runs[..5];
    for (place, run) in clutter.iter().enumerate() {
        assert!(clutter[..place].iter().all(|other| differ(run, other)), "{}", run.folder.display());
    }
}

/// A map as the ITU lays it out, the same everywhere but for a step per column.
fn map_text(value: f64, step: f64) -> String {
    let mut row = String::new();
    for column in 0..241 {
        let _ = write!(row, " {:.4}", value + step * f64::from(column));
    }
    format!("{row}\n").repeat(121)
}

/// The small district with maps of the radio climate.
fn with_maps(name: &str, delta_n: &str, surface: &str) -> (std::path::PathBuf, String) {
    let folder = scratch(name);
    fs::create_dir(folder.join("itu")).expect("a folder");
    fs::write(folder.join("itu/DN50.TXT"), delta_n).expect("a map");
    fs::write(folder.join("itu/N050.TXT"), surface).expect("a map");
    (folder, scenario("[propagation]\nitu_maps = \"itu\"\n"))
}

#[test]
fn the_climate_comes_from_the_maps() {
    let run_of = |name: &str, delta_n: &str| {
        let (folder, text) = with_maps(name, delta_n, &map_text(325.0, 0.0));
        fs::write(folder.join("scenario.toml"), text).expect("a scenario");
        Finished::of(&folder.join("scenario.toml"))
    };
    let even = run_of("maps_even", &map_text(45.0, 0.0));
    assert!(!differ(&even, &SMALL), "maps of the typical values give what the values give");
    assert!(SMALL.caveat("radio_climate").is_some() && even.caveat("radio_climate").is_none());
    let manifest = even.manifest();
    let inputs = manifest["inputs"].as_array().expect("inputs");
    let maps: Vec<_> = inputs.iter().filter(|input| input["role"] == "itu_maps").collect();
    assert_eq!(maps.len(), 2);
    assert!(maps.iter().all(|map| map["sha256"].as_str().is_some_and(|sum| sum.len() == 64)));
    assert!(manifest["scenario"]["propagation"].get("delta_n").is_none());
    assert!(differ(&run_of("maps_sloped", &map_text(10.0, 0.5)), &even));
}

#[test]
fn maps_of_another_shape_stop_the_run() {
    let (folder, text) = with_maps("maps_short", &map_text(45.0, 0.0), "325.0 325.0\n");
    fs::write(folder.join("scenario.toml"), text).expect("a scenario");
    let loaded = load_scenario(&folder.join("scenario.toml")).expect("a scenario");
    let error =
        run(&loaded, &folder.join("results"), RunMeans::default(), &Silent).expect_err("no map").to_string();
    assert!(error.contains("N050.TXT") && error.contains("121 are needed"), "{error}");
}
