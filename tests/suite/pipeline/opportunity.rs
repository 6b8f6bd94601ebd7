//! The opportunity map from files to files: alike for any threads, memory and order of rows; its best places are confirmed.
use super::finished::{Feature, Finished, scratch, toml_text};
use crate::support::shared;
use rayon::ThreadPoolBuilder;
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::pipeline::{DEFAULT_MEMORY_BYTES, RunMeans, Silent, opportunity};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One of the small district's.
const OPERATOR: &str = "Mây Núi";

/// Maps a scenario's opportunities into `results` beside it.
pub(crate) fn mapped(scenario: &Path, threads: usize, memory_bytes: usize) -> Finished {
    let folder = scenario.parent().expect("a folder").join("results");
    let loaded = load_scenario(scenario).unwrap_or_else(|error| panic!("{error}"));
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    let report = pool.install(|| {
        opportunity(&loaded, &folder, RunMeans { memory_bytes, ..RunMeans::default() }, &Silent)
            .unwrap_or_else(|error| panic!("{error}"))
    });
    Finished { folder, report }
}

pub(crate) fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district")
}

/// A scenario over the small district whose rows may be turned round.
pub(crate) fn small(name: &str, changes: &str, turned: bool) -> PathBuf {
    let folder = scratch(name);
    for table in ["villages.csv", "sites.csv"] {
        let text = fs::read_to_string(example().join(table)).expect("a table");
        let (header, rows) = text.split_once('\n').expect("a header");
        let mut lines: Vec<&str> = rows.lines().collect();
        if turned {
            lines.reverse();
        }
        fs::write(folder.join(table), format!("{header}\n{}\n", lines.join("\n"))).expect("a table");
    }
    let base = toml_text(&example().join("scenario.toml"));
    let scenario = format!(
        "extends = {base}\n[settlements]\nfiles = \"villages.csv\"\n[sites]\nfiles = \"sites.csv\"\n{changes}"
    );
    fs::write(folder.join("scenario.toml"), scenario).expect("a scenario");
    folder.join("scenario.toml")
}

fn contents(run: &Finished) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(&run.folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names
        .filter(|name| name.starts_with("opportunity_"))
        .map(|name| (name.clone(), fs::read(run.folder.join(&name)).expect("a file")))
        .collect()
}

/// Of the places offered, one after the other.
fn places(run: &Finished) -> Vec<Feature> {
    let all = run.features("opportunity_places").into_iter();
    all.filter(|place| place.text("choice") == "one_after_the_other").collect()
}

fn are_confirmed(places: &[Feature]) {
    assert!(!places.is_empty());
    for place in places {
        let (promised, found) = (place.number("people"), place.number("confirmed_people"));
        assert!((promised - found).abs() <= 0.03 * promised, "{promised} promised, {found} found");
    }
}

#[test]
fn the_same_bytes_for_any_threads_memory_and_order_of_rows() {
    let changes = "[new_mast]\nheights_m = [15.0, 30.0]\n";
    let first = mapped(&small("opportunity_1", changes, false), 1, DEFAULT_MEMORY_BYTES);
    let expected = contents(&first);
    assert_eq!(expected.len(), 14, "{:?}", expected.keys());
    are_confirmed(&places(&first));
    for (name, threads, turned, memory_bytes) in [
        ("opportunity_2", 2, false, DEFAULT_MEMORY_BYTES),
        ("opportunity_turned", 2, true, DEFAULT_MEMORY_BYTES),
        // room for one height at a time
        ("opportunity_little", 2, false, 24 << 20),
    ] {
        let other = mapped(&small(name, changes, turned), threads, memory_bytes);
        assert!(contents(&other) == expected, "{name}");
    }
}

#[test]
fn a_best_place_serves_what_it_promises_once_it_is_built() {
    let changes = "[new_mast]\nheights_m = [30.0]\noperator = \"Mây Núi\"\n[output]\nrasters = false\n";
    let run = mapped(&small("opportunity_place", changes, false), 2, DEFAULT_MEMORY_BYTES);
    let best = &places(&run)[0];
    let lacking = |run: &Finished| -> f64 {
        let settlements = run.features("settlements");
        settlements.iter().map(|s| s.number("population") - s.number("people_served_4g")).sum()
    };
    let scenario = small("opportunity_without", changes, false);
    let before = Finished::of(&scenario);
    let built = small("opportunity_built", changes, false);
    let sites = built.with_file_name("sites.csv");
    let text = fs::read_to_string(&sites).expect("a table");
    let header: Vec<&str> = text.lines().next().expect("a header").split(',').collect();
    let tilt = best.number("electrical_downtilt_deg").to_string();
    let (longitude, latitude) = (best.place.longitude_deg.to_string(), best.place.latitude_deg.to_string());
    let row: Vec<&str> = header
        .iter()
        .map(|column| match *column {
            "site_id" => "NEW",
            "sector_id" => "NEW-1",
            "operator" => OPERATOR,
            "technology" => "LTE",
            "band" => "B8",
            "lon" => &longitude,
            "lat" => &latitude,
            "antenna_height_m" => "30",
            "electrical_tilt_deg" => &tilt,
            "mechanical_tilt_deg" => "0",
            "power_dbm" => "46",
            "gain_dbi" => "11",
            "feeder_loss_db" => "1",
            "bandwidth_mhz" => "10",
            "frequency_mhz" => "942.5",
            "status" => "on_air",
            _ => "",
        })
        .collect();
    fs::write(&sites, format!("{}\n{}\n", text.trim_end(), row.join(","))).expect("a table");
    let after = Finished::of(&built);
    let gained = lacking(&before) - lacking(&after);
    let promised = best.number("people");
    assert!(promised > 0.0 && (gained - promised).abs() <= 0.03 * promised, "{gained} of {promised}");
}

#[test]
fn a_model_that_is_not_the_same_both_ways_takes_each_cells_path() {
    let coarse = "[area]\nresolution_m = 180.0\n[new_mast]\nheights_m = [30.0]\n";
    let itm = format!("{coarse}[propagation]\nmodels = \"itm\"\n");
    let run = mapped(&small("opportunity_itm", &itm, false), 2, DEFAULT_MEMORY_BYTES);
    are_confirmed(&places(&run));
    // a quantity that no map of the other model has
    let p1812 = mapped(&small("opportunity_p1812", coarse, false), 2, DEFAULT_MEMORY_BYTES);
    assert!(
        contents(&run)["opportunity_expected_30m.tif"] != contents(&p1812)["opportunity_expected_30m.tif"]
    );
}

#[test]
fn no_mast_is_offered_where_the_slope_forbids_it() {
    let changes = |limit_deg: f64| {
        format!("[new_mast]\nheights_m = [30.0]\nslope_limit_deg = {limit_deg}\n[output]\nrasters = false\n")
    };
    let free = mapped(&small("opportunity_free", &changes(90.0), false), 2, DEFAULT_MEMORY_BYTES);
    let bound = mapped(&small("opportunity_bound", &changes(8.0), false), 2, DEFAULT_MEMORY_BYTES);
    let candidates = |run: &Finished| run.count("opportunity_candidates");
    assert!(candidates(&bound) < candidates(&free), "{} {}", candidates(&bound), candidates(&free));
    let kept = |run: &Finished| run.count("opportunity_candidates_kept");
    assert!(kept(&free) > 0 && kept(&free) < candidates(&free));
}

/// The founding case as version 0.1.0 judged it, with new masts of 40 m, in a scratch folder.
pub(crate) fn pinned_bac_yen(name: &str, changes: &str) -> PathBuf {
    let folder = scratch(name);
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bac_yen.toml");
    let [terrain, villages, sites] = [
        "data/bacyen/dem_30m_semisynthetic.tif",
        "data/bacyen/villages.csv",
        "data/bacyen/sites_synthetic.csv",
    ]
    .map(|file| toml_text(&shared(file)));
    let scenario = format!(
        "extends = {}\n[terrain]\nfiles = {terrain}\nkind = \"bare_earth\"\n[settlements]\nfiles = {villages}\n\
         [sites]\nfiles = {sites}\n{}\n[new_mast]\nheights_m = [40.0]\nradius_km = 20.0\n\
         downtilts_deg = [0.0]\ncarriers = [{{ technology = \"lte\", band = \"B8\", bandwidth_mhz = 10.0, power_dbm = 46.0 }}]\n\
         [new_mast.pattern]\nvertical_beamwidth_deg = inf\n{changes}",
        toml_text(&base),
        include_str!("../../pinned_v010.toml").replace("[propagation]", "[propagation]\nmodels = \"p1812\"")
    );
    fs::write(folder.join("scenario.toml"), scenario).expect("a scenario");
    folder.join("scenario.toml")
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn two_masts_in_bac_yen_serve_7010_people() {
    let run = mapped(&pinned_bac_yen("opportunity_bac_yen", ""), 2, 512 << 20);
    assert_eq!(run.count("gaps"), 22);
    assert_eq!(run.count("opportunity_sets"), 104);
    let found = places(&run);
    are_confirmed(&found);
    assert!((found[0].number("people") - 3_687.0).abs() < 0.5);
    let pair = run.features("opportunity_places");
    let pair: Vec<&Feature> = pair.iter().filter(|place| place.text("choice") == "best_pair").collect();
    assert_eq!(pair.len(), 2);
    assert!((pair[0].number("people_beyond_earlier") - 7_010.0).abs() < 0.5);
    assert!((pair[0].number("confirmed_with_earlier") - 7_010.0).abs() < 0.5);
}
