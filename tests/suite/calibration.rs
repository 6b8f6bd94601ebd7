//! `signalgap calibrate`, and runs that a calibration corrects.
#![expect(clippy::print_stdout, reason = "the figures are shown")]
use crate::support::{shared, signalgap};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Clutter and offset of the world that was measured; its scenario states 10 m and no offset.
const CLUTTER_M: f64 = 6.0;
const OFFSET_DB: f64 = -5.0;
/// EPRE of 46 dBm on two ports over 10 MHz, antenna of 8 dBi, feeder of 1 dB.
const EIRP_DBM: f64 = 46.0 - 30.792 + 7.0;
const MASTS: [(&str, f64, f64); 3] =
    [("A", 104.4400, 21.0900), ("B", 104.4700, 21.1200), ("C", 104.4950, 21.0900)];
const BOUNDS: [f64; 4] = [104.4300, 21.0780, 104.5010, 21.1440];

fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = signalgap(folder, arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.code().is_some_and(|code| code < 2),
        "{arguments:?}: {}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
    text(&output.stdout)
}

/// A district of three masts in the terrain of the demonstration, and levels that were measured along its roads; the median level that is true at
/// each village, dBm.
fn measured_district(folder: &Path) -> BTreeMap<String, f64> {
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district");
    for name in ["terrain.tif", "villages.csv"] {
        fs::copy(small.join(name), folder.join(name)).expect("a copy");
    }
    let mut sites = String::from(
        "site_id,sector_id,operator,technology,frequency_mhz,bandwidth_mhz,lon,lat,antenna_height_m,azimuth_deg,\
         power_dbm,gain_dbi,feeder_loss_db\n",
    );
    let mut links = String::from("id,f_mhz,h_tx_m,h_rx_m,tx_lon,tx_lat,rx_lon,rx_lat\n");
    let random = &mut fastrand::Rng::with_seed(19);
    let villages = fs::read_to_string(folder.join("villages.csv")).expect("villages");
    let mut places = Vec::new();
    for (site, lon, lat) in MASTS {
        writeln!(sites, "{site},{site}-L,Net,LTE,942.5,10,{lon},{lat},35,omni,46,8,1").expect("text");
        for village in villages.lines().skip(1) {
            let at: Vec<f64> =
                village.split(',').skip(5).take(2).map(|text| text.parse().expect("degrees")).collect();
            let mut at = [at[0], at[1]];
            // the centres of villages, where the truth is wanted
            let mut columns = village.split(',');
            if let (Some(id), Some("")) = (columns.next(), columns.next()) {
                writeln!(links, "V{site}{},942.5,35,1.5,{lon},{lat},{},{}", places.len(), at[0], at[1])
                    .expect("text");
                places.push((site, at, Some(id)));
            }
            for _ in 0..30 {
                at[0] = (at[0] + 0.0008 * (random.f64() - 0.4)).clamp(BOUNDS[0], BOUNDS[2]);
                at[1] = (at[1] + 0.0008 * (random.f64() - 0.4)).clamp(BOUNDS[1], BOUNDS[3]);
                let id = format!("{site}{}", places.len());
                writeln!(links, "{id},942.5,35,1.5,{lon},{lat},{:.6},{:.6}", at[0], at[1]).expect("text");
                places.push((site, at, None));
            }
        }
    }
    fs::write(folder.join("sites.csv"), sites).expect("a file");
    fs::write(folder.join("links.csv"), links).expect("a file");
    let height = format!("{CLUTTER_M}");
    run(
        folder,
        &[
            "path",
            "--links",
            "links.csv",
            "--dem",
            "terrain.tif",
            "--clutter-height",
            &height,
            "-o",
            "losses.csv",
        ],
    );
    let mut drive = String::from("latitude,longitude,cell_id,technology,rsrp\n");
    let losses = fs::read_to_string(folder.join("losses.csv")).expect("losses");
    let (mut villages_dbm, mut rows) = (BTreeMap::new(), losses.lines().skip(1));
    for (site, [lon, lat], village) in &places {
        let row = rows.next().expect("a loss for each link");
        let loss: f64 = row.split(',').nth(2).and_then(|text| text.parse().ok()).expect("a loss");
        if let Some(village) = village {
            let level = EIRP_DBM - loss + OFFSET_DB;
            let best: &mut f64 = villages_dbm.entry((*village).to_owned()).or_insert(level);
            *best = best.max(level);
            continue;
        }
        // a wave of shadowing and what differs from place to place
        let wave = 4.0 * (lon * 2_500.0).sin() * (lat * 2_500.0).cos();
        let noise = 3.0 * (random.f64() + random.f64() + random.f64() - 1.5);
        let level = EIRP_DBM - loss + OFFSET_DB + wave + noise;
        writeln!(drive, "{lat:.6},{lon:.6},{site}-L,LTE,{level:.1}").expect("text");
    }
    fs::write(folder.join("drive.csv"), drive).expect("a file");
    let scenario = "name = \"Measured\"\n[area]\ncrs = \"EPSG:32648\"\nbounds = [104.42252, 21.07034, 104.50869, 21.15118]\n\
        [terrain]\nfiles = \"terrain.tif\"\nkind = \"bare_earth\"\n[clutter]\nuniform_height_m = 10.0\n\
        [settlements]\nfiles = \"villages.csv\"\n[sites]\nfiles = \"sites.csv\"\n[sites.sector_pattern]\nvertical_beamwidth_deg = 180.0\n[measurements]\nfiles = \"drive.csv\"\n";
    fs::write(folder.join("scenario.toml"), scenario).expect("a file");
    let corrected = "extends = \"scenario.toml\"\n[propagation]\ncalibration = \"cal/calibration.toml\"\n";
    fs::write(folder.join("corrected.toml"), corrected).expect("a file");
    let offset_alone = "extends = \"corrected.toml\"\n[propagation]\ncondition_on_measurements = false\n";
    fs::write(folder.join("offset.toml"), offset_alone).expect("a file");
    villages_dbm
}

fn settlements(folder: &Path, results: &str) -> Vec<Value> {
    let text = fs::read(folder.join(results).join("settlements.geojson")).expect("settlements");
    let document: Value = serde_json::from_slice(&text).expect("JSON");
    let features = document["features"].as_array().expect("features");
    features.iter().map(|feature| feature["properties"].clone()).collect()
}

#[test]
fn a_calibration_finds_the_truth_and_corrects_a_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let truth = measured_district(folder);
    let told = run(folder, &["calibrate", "scenario.toml", "-o", "cal"]);
    let record: toml::Table =
        toml::from_str(&fs::read_to_string(folder.join("cal/calibration.toml")).expect("a file"))
            .expect("TOML");
    let number = |value: &toml::Value| value.as_float().expect("a number");
    let clutter = number(&record["clutter"]["uniform_height_m"]);
    let offset = number(&record["offset_db"]["value"]);
    println!("{told}\nclutter {clutter} m, offset {offset} dB");
    let between = |of: &toml::Value, truth: f64| (number(&of["low"])..=number(&of["high"])).contains(&truth);
    assert!(between(&record["offset_db"], OFFSET_DB), "offset {}", record["offset_db"]);
    assert!(between(&record["intervals"]["clutter"], CLUTTER_M), "{}", record["intervals"]["clutter"]);
    assert!(
        (offset - OFFSET_DB).abs() < 1.0 && (clutter - CLUTTER_M).abs() < 1.0,
        "whatever their intervals"
    );
    let validation = &record["validation"];
    assert!(number(&validation["rmse_db"]) < number(&validation["uncalibrated_rmse_db"]), "{validation}");
    assert!((0.8..0.97).contains(&number(&validation["within_90"])), "{validation}");
    let hash = record["data"]["files"][0]["sha256"].as_str().expect("a hash");
    assert_eq!(hash.len(), 64);
    for name in ["errors.csv", "layouts.csv", "residuals.geojson", "measured_places.csv"] {
        assert!(folder.join("cal").join(name).is_file(), "{name}");
    }

    run(folder, &["run", "scenario.toml", "-o", "plain", "--quiet"]);
    run(folder, &["run", "offset.toml", "-o", "offset", "--quiet"]);
    let summary = run(folder, &["run", "corrected.toml", "-o", "corrected", "--quiet"]);
    assert!(summary.contains("calibration with measured levels"), "{summary}");
    let [plain, offset, corrected] = ["plain", "offset", "corrected"].map(|name| settlements(folder, name));
    let error = |found: &[Value]| {
        let errors = found.iter().map(|village| {
            let id = village["settlement_id"].as_str().expect("an id");
            (village["rsrp_4g_dbm"].as_f64().expect("a level") - truth[id]).abs()
        });
        errors.sum::<f64>() / found.len() as f64
    };
    let [before, after] = [&plain, &offset].map(|found| error(found));
    println!("levels at villages differ from the truth by {before:.2} dB before and {after:.2} dB after");
    assert!(before > 2.0 && after < 1.0, "{before} {after}");
    let mut sources = BTreeMap::new();
    let mut moved = 0;
    for ((plain, offset), corrected) in plain.iter().zip(&offset).zip(&corrected) {
        assert!(plain.get("level_source_4g").is_none());
        assert_eq!(offset["level_source_4g"], "predicted");
        assert_ne!(plain["rsrp_4g_dbm"], offset["rsrp_4g_dbm"], "clutter and offset change every level");
        let source = corrected["level_source_4g"].as_str().expect("a source").to_owned();
        if source == "predicted" {
            assert_eq!(corrected["rsrp_4g_dbm"], offset["rsrp_4g_dbm"], "far away nothing changes");
        } else {
            moved += usize::from(corrected["rsrp_4g_dbm"] != offset["rsrp_4g_dbm"]);
        }
        *sources.entry(source).or_insert(0) += 1;
    }
    println!("{sources:?}, {moved} levels moved");
    assert!(moved > 0, "{sources:?}");
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    measured_district(folder);
    run(folder, &["calibrate", "scenario.toml", "-o", "cal"]);
    let drive = fs::read_to_string(folder.join("drive.csv")).expect("a file");
    let mut lines: Vec<&str> = drive.lines().collect();
    lines[1..].reverse();
    fs::write(folder.join("drive.csv"), lines.join("\n") + "\n").expect("a file");
    run(folder, &["--threads", "1", "calibrate", "scenario.toml", "-o", "again"]);
    for name in ["measured_places.csv", "errors.csv", "layouts.csv", "residuals.geojson"] {
        let [first, again] = ["cal", "again"].map(|of| fs::read(folder.join(of).join(name)).expect("a file"));
        assert!(first == again, "{name}");
    }
}

#[test]
fn what_is_too_little_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    measured_district(folder);
    let drive = fs::read_to_string(folder.join("drive.csv")).expect("a file");
    let few: Vec<&str> = drive.lines().take(10).collect();
    fs::write(folder.join("drive.csv"), few.join("\n") + "\n").expect("a file");
    let output = signalgap(folder, &["calibrate", "scenario.toml", "-o", "cal"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains("too few measurements") && error.contains("20 are needed"), "{error}");
    assert!(!folder.join("cal").exists(), "nothing was written");
    // a file that is none
    fs::create_dir(folder.join("cal")).expect("a folder");
    fs::write(folder.join("cal/calibration.toml"), "model = 7\n").expect("a file");
    let output = signalgap(folder, &["check", "corrected.toml"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && error.contains("cal/calibration.toml"), "{error}");
    // another model, and a table of places that is none
    fs::write(folder.join("drive.csv"), &drive).expect("a file");
    run(folder, &["calibrate", "scenario.toml", "-o", "own"]);
    let other = "extends = \"scenario.toml\"\n[propagation]\nmodels = [\"p526\"]\ncalibration = \"own/calibration.toml\"\n";
    fs::write(folder.join("other.toml"), other).expect("a file");
    let output = signalgap(folder, &["check", "other.toml"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && error.contains("it is for the model p1812"), "{error}");
    fs::write(folder.join("own/measured_places.csv"), "garbage").expect("a file");
    fs::write(folder.join("other.toml"), other.replace("p526", "p1812")).expect("a file");
    let output = signalgap(folder, &["check", "other.toml"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && error.contains("no column residual_db"), "{error}");
}

/// Real levels around a transmitter among the trees.
#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn somerset_is_predicted_on_ground_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let data = |name: &str| shared(&format!("data/measurements/{name}")).canonicalize().expect("a file");
    let scenario = format!(
        "name = \"Somerset\"\n[terrain]\nfiles = {:?}\nkind = \"bare_earth\"\n[measurements]\nfiles = {:?}\n",
        data("somerset_os_terrain50.tif"),
        data("somerset_links.csv")
    );
    fs::write(folder.join("scenario.toml"), scenario).expect("a file");
    let told = run(folder, &["calibrate", "scenario.toml", "-o", "cal"]);
    println!("{told}");
    let record: toml::Table =
        toml::from_str(&fs::read_to_string(folder.join("cal/calibration.toml")).expect("a file"))
            .expect("TOML");
    let validation = &record["validation"];
    let number = |value: &toml::Value| value.as_float().expect("a number");
    assert_eq!(validation["layouts"].as_integer(), Some(20));
    assert!(number(&validation["rmse_db"]) <= 6.9, "{validation}");
    assert!((0.85..=0.95).contains(&number(&validation["within_90"])), "{validation}");
    let conditioning = &validation["conditioning"];
    assert!(number(&conditioning["near"]) <= 0.80, "{conditioning}");
    assert!(number(&conditioning["overall"]) <= 0.93, "{conditioning}");
}
