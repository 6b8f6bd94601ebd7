//! Scenario files, good and bad.
use super::scenario_file::{LoadedScenario, ScenarioFileError, load_scenario};
use super::source_files::line_of;
use crate::link::TerminalCorrection;
use crate::propagation::ModelKey;
use std::fs;
use std::path::Path;

const LEAST: &str = "name = \"t\"\n[terrain]\nfiles = \"dem.tif\"\nkind = \"bare_earth\"\n[settlements]\n\
                     files = \"v.csv\"\n[sites]\nfiles = [\"s.csv\", \"/vsicurl/http://x/y.csv\"]\n";

fn load(folder: &Path, text: &str) -> Result<LoadedScenario, ScenarioFileError> {
    let file = folder.join("scenario.toml");
    fs::write(&file, text).expect("a scratch file");
    load_scenario(&file)
}

#[test]
fn the_least_scenario_has_all_defaults_and_joined_paths() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let scenario = load(folder.path(), LEAST).expect("a scenario").scenario;
    assert!(Path::new(&scenario.terrain.files[0]).is_absolute());
    assert!(scenario.terrain.files[0].ends_with("dem.tif"));
    assert_eq!(scenario.sites.files[1], "/vsicurl/http://x/y.csv");
    assert_eq!(scenario.service, crate::scenario::ServiceChoice::default());
    assert_eq!(scenario.sites.presets, crate::scenario::Presets::default());
}

#[test]
fn one_number_may_be_changed_alone() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let text = format!(
        "{LEAST}[service.lte.uplink]\nhandset_power_dbm = 20.0\n[ranking.weights]\ndeficit_db = 1.0\n"
    );
    let scenario = load(folder.path(), &text).expect("a scenario").scenario;
    assert!((scenario.service.lte.uplink.handset_power_dbm - 20.0).abs() < 1e-12);
    assert!((scenario.service.lte.uplink.noise_figure_db - 5.0).abs() < 1e-12);
    assert_eq!(scenario.ranking.weights.len(), 1, "weights are replaced whole");
    assert_eq!(scenario.service.lte.uplink.source, "the scenario", "no longer the default's source");
    assert_eq!(scenario.service.umts, crate::scenario::ServiceChoice::default().umts);
}

#[test]
fn a_variant_changes_its_base() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    fs::create_dir(folder.path().join("base")).expect("a folder");
    fs::write(folder.path().join("base/base.toml"), LEAST).expect("a base");
    let loaded =
        load(folder.path(), "extends = \"base/base.toml\"\nname = \"v\"\n[service]\nradius_km = 12.0\n")
            .expect("a scenario");
    assert_eq!(loaded.scenario.name, "v");
    assert!((loaded.scenario.service.radius_km - 12.0).abs() < 1e-12);
    assert!(loaded.scenario.terrain.files[0].ends_with("base/dem.tif"), "{:?}", loaded.scenario.terrain);
    assert_eq!(loaded.files.len(), 2);
}

#[test]
fn models_are_one_or_several_and_the_first_decides() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let models = |text: &str| {
        let text = format!("{LEAST}{text}");
        load(folder.path(), &text).map(|loaded| loaded.scenario.propagation.models)
    };
    assert_eq!(models("").expect("a scenario"), [ModelKey::P1812]);
    let several = "[propagation]\nmodels = [\"p526\", \"p1812\"]\n";
    assert_eq!(models(several).expect("a scenario"), [ModelKey::P526, ModelKey::P1812]);
    let one = "[propagation]\nmodels = \"p526\"\n";
    assert_eq!(models(one).expect("a scenario"), [ModelKey::P526]);
    for (text, words) in [
        (
            "models = [\"p526\", \"p1821\"]",
            ["scenario.toml:10: `propagation.models`", "did you mean `p1812`?"],
        ),
        ("models = []", ["propagation.models", "give at least one"]),
        ("models = [\"p526\", \"p526\"]", ["propagation.models", "listed twice"]),
        ("models = 7", ["scenario.toml:10: `propagation.models`", "the name of a model or a list of names"]),
        ("model = \"p526\"", ["unknown key `propagation.model`", "did you mean `propagation.models`?"]),
    ] {
        let error = models(&format!("[propagation]\n{text}\n")).expect_err(text).to_string();
        assert!(words.iter().all(|word| error.contains(word)), "{text}: {error}");
    }
}

#[test]
fn numbers_and_maps_of_the_climate_stand_in_place_of_each_other() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let climate = |text: &str| {
        let loaded = load(folder.path(), text).expect("a scenario");
        let propagation = loaded.scenario.propagation;
        (propagation.delta_n, propagation.surface_refractivity, propagation.itu_maps)
    };
    let maps = Some(folder.path().join("itu"));
    assert_eq!(climate(LEAST), (Some(45.0), Some(325.0), None));
    assert_eq!(climate(&format!("{LEAST}[propagation]\nitu_maps = \"itu\"\n")), (None, None, maps.clone()));
    // a variant that chooses the other kind
    fs::write(folder.path().join("numbers.toml"), format!("{LEAST}[propagation]\ndelta_n = 40.0\n"))
        .expect("a base");
    let to_maps = "extends = \"numbers.toml\"\n[propagation]\nitu_maps = \"itu\"\n";
    assert_eq!(climate(to_maps), (None, None, maps));
    fs::write(folder.path().join("maps.toml"), format!("{LEAST}[propagation]\nitu_maps = \"itu\"\n"))
        .expect("a base");
    let to_numbers = "extends = \"maps.toml\"\n[propagation]\nsurface_refractivity = 350.0\n";
    assert_eq!(climate(to_numbers), (Some(45.0), Some(350.0), None));
}

#[test]
fn land_cover_and_one_height_of_clutter_stand_in_place_of_each_other() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let clutter = |text: &str| {
        let loaded = load(folder.path(), text).expect("a scenario");
        loaded.scenario.clutter.expect("clutter")
    };
    let cover = "[clutter]\nfiles = \"cover.tif\"\ntable = \"none\"\nheights_m = { 1 = 10.0 }\n";
    fs::write(folder.path().join("cover.toml"), format!("{LEAST}{cover}")).expect("a base");
    let uniform = "[clutter]\nuniform_height_m = 8.0\n";
    fs::write(folder.path().join("uniform.toml"), format!("{LEAST}{uniform}")).expect("a base");
    let chosen = clutter(&format!("extends = \"cover.toml\"\n{uniform}"));
    assert_eq!((chosen.uniform_height_m, chosen.files.len(), chosen.table), (Some(8.0), 0, None));
    let chosen = clutter(&format!("extends = \"uniform.toml\"\n{cover}"));
    assert_eq!((chosen.uniform_height_m, chosen.files.len(), chosen.heights_m["1"]), (None, 1, 10.0));
    // what is changed beside them stays
    let more = clutter("extends = \"cover.toml\"\n[clutter]\nsettlement_buffer_m = 90.0\n");
    assert!(more.settlement_buffer_m < 100.0 && more.table.is_some());
    let heights = "[clutter]\nheight_files = \"canopy.tif\"\ncrs = \"EPSG:32648\"\n";
    for base in ["cover", "uniform"] {
        let chosen = clutter(&format!("extends = \"{base}.toml\"\n{heights}"));
        assert_eq!((chosen.uniform_height_m, chosen.files.len(), chosen.table), (None, 0, None), "{base}");
        assert!(chosen.height_files[0].ends_with("canopy.tif") && chosen.crs.is_some());
    }
}

#[test]
fn numbers_beside_maps_of_the_climate_are_a_contradiction() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let text = format!("{LEAST}[propagation]\nitu_maps = \"itu\"\ndelta_n = 45.0\n");
    let error = load(folder.path(), &text).expect_err("a contradiction").to_string();
    for word in ["propagation.delta_n: 45 N-units/km", "itu\"", "leave one of them out"] {
        assert!(error.contains(word), "{error}");
    }
}

#[test]
fn options_of_a_model_are_read_and_checked() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let with = |models: &str, option: &str| {
        let text =
            format!("{LEAST}[propagation]\nmodels = {models}\n[propagation.model_options.rma]\n{option}\n");
        load(folder.path(), &text).map(|loaded| loaded.scenario.propagation.model_options.rma)
    };
    let read = with("[\"rma\"]", "street_width_m = 12.0").expect("a scenario");
    assert!((read.street_width_m - 12.0).abs() < 1e-12 && (read.building_height_m - 5.0).abs() < 1e-12);
    let error = with("[\"p1812\", \"rma\"]", "street_width_m = 3.0").expect_err("too narrow").to_string();
    for word in ["propagation.model_options.rma", "street width = 3 m", "from 5 to 50 m"] {
        assert!(error.contains(word), "{error}");
    }
    let error = with("[\"rma\"]", "street_width = 3.0").expect_err("unknown").to_string();
    assert!(error.contains("did you mean `propagation.model_options.rma.street_width_m`?"), "{error}");
}

#[test]
fn clutter_is_not_added_where_every_model_holds_it() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let with = |kind: &str, models: &str| {
        let text = LEAST.replace("bare_earth", kind)
            + &format!("[propagation]\nmodels = {models}\n[receiver]\nterminal_clutter = \"statistical\"\n");
        load(folder.path(), &text).map(|loaded| loaded.scenario.receiver.terminal_clutter)
    };
    for (kind, models) in
        [("bare_earth", "\"p1812\""), ("surface", "\"two_ray\""), ("surface", "[\"p1812\", \"two_ray\"]")]
    {
        assert_eq!(with(kind, models).expect("a scenario"), TerminalCorrection::Statistical);
    }
    for (kind, models, reason) in [
        ("surface", "\"p1812\"", "terrain.kind is \"surface\""),
        ("bare_earth", "[\"okumura_hata\", \"rma\"]", "fitted to measurements among buildings"),
    ] {
        let error = with(kind, models).expect_err(models).to_string();
        for word in ["receiver.terminal_clutter", "twice", reason, "choose \"none\""] {
            assert!(error.contains(word), "{error}");
        }
    }
}

#[test]
fn a_model_of_the_median_refuses_other_shares_of_time() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let with = |models: &str, time_percent: f64| {
        let text = format!("{LEAST}[propagation]\nmodels = {models}\ntime_percent = {time_percent:?}\n");
        load(folder.path(), &text).map(|loaded| loaded.scenario.propagation.time_percent)
    };
    assert_eq!(with("[\"p1812\"]", 1.0).expect("a scenario").to_string(), "1");
    for (models, time_percent, words) in [
        ("[\"p1812\", \"p526\"]", 10.0, ["10 %: model `p526` covers only 50 %", "propagation.models"]),
        ("[\"p1812\"]", 50.5, ["50.5 %: model `p1812` covers 1 to 50 %", "propagation.time_percent"]),
    ] {
        let error = with(models, time_percent).expect_err(models).to_string();
        assert!(words.iter().all(|word| error.contains(word)), "{error}");
    }
}

#[test]
fn lines_are_found() {
    let text = "name = \"x\"\n\n[service.lte]\nrequired_level_dbm = 1\n";
    assert_eq!(line_of(text, "service.lte.required_level_dbm"), Some(4));
    assert_eq!(line_of(text, "service"), Some(3));
    assert_eq!(line_of(text, "terrain"), None);
}
