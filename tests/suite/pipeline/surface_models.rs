//! Surface models: surface between the antennas, ground under them, however the two are given.
use super::finished::{Finished, UTM_48N, scratch};
use crate::support::signalgap;
use serde_json::Value;
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::pipeline::{DEFAULT_MEMORY_BYTES, Session, Silent};
use std::fmt::Write as _;

/// Cells of 30 m, 3 by 9 km.
fn raster(value: impl Fn(u32, u32) -> u32) -> String {
    let mut text =
        "ncols 100\nnrows 300\nxllcorner 498500\nyllcorner 2317500\ncellsize 30\nNODATA_value -9999\n"
            .to_owned();
    for row in 0..300 {
        let values: Vec<String> = (0..100).map(|col| value(row, col).to_string()).collect();
        writeln!(text, "{}", values.join(" ")).expect("text");
    }
    text
}

fn ground_m(row: u32, col: u32) -> u32 {
    300 + (row * 7 + col * 3) % 5 + (row / 40 % 2) * 15
}

/// Woods, villages and fields in turn.
fn canopy_m(row: u32, col: u32) -> u32 {
    [14, 0, 6, 9][((row / 9 + col / 11) % 4) as usize]
}

const MAST: &str = "site_id,sector_id,operator,technology,band,frequency_mhz,bandwidth_mhz,lon,lat,antenna_height_m\n\
                    M,M1,A,LTE,B8,930,10,105.001,20.975,30\n";
const VILLAGES: &str = "settlement_id,name,lon,lat\nV,V,104.9993,21.0151\nW,W,105.003,20.99\n";

/// A run over rasters of ground, surface and canopy.
fn run(name: &str, terrain: &str, clutter: &str) -> Finished {
    let scenario = format!(
        "name = \"Canopy\"\n[terrain]\n{terrain}\n[settlements]\nfiles = \"villages.csv\"\n[sites]\nfiles = \"sites.csv\"\n\
         [service]\nradius_km = 6.0\n{clutter}"
    );
    let rasters = [
        ("ground.asc", raster(ground_m)),
        ("lower.asc", raster(|row, col| ground_m(row, col) - 10)),
        ("surface.asc", raster(|row, col| ground_m(row, col) + canopy_m(row, col))),
        ("canopy.asc", raster(canopy_m)),
    ];
    let projections = ["ground.prj", "lower.prj", "surface.prj", "canopy.prj"].map(|file| (file, UTM_48N));
    let tables = [("sites.csv", MAST), ("villages.csv", VILLAGES), ("scenario.toml", scenario.as_str())];
    let rasters = rasters.iter().map(|(file, text)| (*file, text.as_str()));
    let files: Vec<(&str, &str)> = rasters.chain(projections).chain(tables).collect();
    Finished::of_files(name, &files)
}

/// The bytes of results that hold numbers only.
fn numbers(run: &Finished) -> [Vec<u8>; 2] {
    ["clusters.geojson", "coverage_4g_rsrp.tif"]
        .map(|name| std::fs::read(run.folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}")))
}

fn levels_dbm(run: &Finished) -> Vec<f64> {
    run.features("settlements").iter().map(|village| village.number("rsrp_4g_dbm")).collect()
}

const HEIGHTS: &str = "[clutter]\nheight_files = \"canopy.asc\"\n";

#[test]
fn three_ways_to_say_it_are_one() {
    let bare = run("surface_bare", "files = \"ground.asc\"\nkind = \"bare_earth\"", HEIGHTS);
    let both =
        run("surface_both", "files = \"ground.asc\"\nkind = \"bare_earth\"\nsurface = \"surface.asc\"", "");
    let alone = run("surface_alone", "files = \"surface.asc\"\nkind = \"surface\"", HEIGHTS);
    assert!(numbers(&bare) == numbers(&both) && numbers(&bare) == numbers(&alone));
    for finished in [&bare, &both, &alone] {
        for kind in ["no_clutter", "surface_without_canopy", "surface_apart", "surface_void"] {
            assert!(finished.caveat(kind).is_none(), "{kind}");
        }
    }
    let roles = |finished: &Finished| -> Vec<String> {
        let manifest = finished.manifest();
        let inputs = manifest["inputs"].as_array().expect("inputs");
        inputs.iter().map(|file| file["role"].as_str().expect("a role").to_owned()).collect()
    };
    assert!(roles(&both).contains(&"surface".to_owned()));
    assert!(roles(&alone).contains(&"clutter_heights".to_owned()));
}

#[test]
fn one_height_of_canopy_lowers_the_ground() {
    let canopy = "[clutter]\nuniform_height_m = 10.0\n";
    let surface = run("surface_uniform", "files = \"ground.asc\"\nkind = \"surface\"", canopy);
    let lower = run("surface_lower", "files = \"lower.asc\"\nkind = \"bare_earth\"", canopy);
    assert!(numbers(&surface) == numbers(&lower));
}

#[test]
fn standing_on_the_canopy_is_said_and_what_it_is_worth() {
    let on_it = run("surface_on_it", "files = \"surface.asc\"\nkind = \"surface\"", "");
    let canopy = "[clutter]\nuniform_height_m = 10.0\n";
    let under = run("surface_under", "files = \"surface.asc\"\nkind = \"surface\"", canopy);
    let (_, text) = on_it.caveat("surface_without_canopy").expect("it is said");
    assert!(text.contains("20 dB too high") && text.contains("terrain.surface"), "{text}");
    let summary = &on_it.report.summary;
    let (told, numbers) = (summary.find("20 dB too high"), summary.find("settlements"));
    assert!(told < numbers && told.is_some(), "{summary}");
    let lower: Vec<f64> =
        levels_dbm(&on_it).iter().zip(levels_dbm(&under)).map(|(on, under)| on - under).collect();
    assert!(lower.iter().all(|db| (3.0..40.0).contains(db)), "{lower:?}");
}

#[test]
fn models_that_do_not_lie_on_each_other_are_noticed() {
    let exchanged = run(
        "surface_exchanged",
        "files = \"surface.asc\"\nkind = \"bare_earth\"\nsurface = \"ground.asc\"",
        "",
    );
    let (_, text) = exchanged.caveat("surface_apart").expect("it is said");
    assert!(text.contains("more than 3 m below terrain.files in 7") && text.contains("exchanged"), "{text}");
}

/// The loss of the link by `run` and by `path`.
fn both_losses(name: &str, terrain: &str, clutter: &str, flags: &[&str]) -> [f64; 2] {
    let folder = run(name, terrain, clutter).folder.parent().expect("a folder").to_owned();
    let loaded = load_scenario(&folder.join("scenario.toml")).unwrap_or_else(|error| panic!("{error}"));
    let session = Session::open(&loaded, DEFAULT_MEMORY_BYTES, &Silent).expect("inputs");
    let judged = session.judge(&Silent).expect("verdicts");
    let link = judged.service.settlements[0].clusters[0].scopes[0].weakest.deciding.expect("a link").link;
    let ends = ["--tx", "105.001,20.975,30", "--rx", "104.9993,21.0151,1.5", "--frequency-mhz", "930"];
    let output = signalgap(&folder, &[&["path", "--json"], &ends[..], flags].concat());
    let json: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    [link.loss.db(), json["losses"][0]["loss_db"].as_f64().unwrap_or_else(|| panic!("{json}"))]
}

#[test]
fn path_and_run_agree_over_surface_models() {
    let cases: [(&str, &str, &str, &[&str]); 3] = [
        (
            "surface_path_both",
            "files = \"ground.asc\"\nkind = \"bare_earth\"\nsurface = \"surface.asc\"",
            "",
            &["--dem", "ground.asc", "--surface", "surface.asc"],
        ),
        (
            "surface_path_alone",
            "files = \"surface.asc\"\nkind = \"surface\"",
            HEIGHTS,
            &["--dem", "surface.asc", "--dem-kind", "surface", "--clutter-heights", "canopy.asc"],
        ),
        (
            "surface_path_uniform",
            "files = \"surface.asc\"\nkind = \"surface\"",
            "[clutter]\nuniform_height_m = 8.0\n",
            &["--dem", "surface.asc", "--dem-kind", "surface", "--clutter-height", "8"],
        ),
    ];
    for (name, terrain, clutter, flags) in cases {
        let [run, path] = both_losses(name, terrain, clutter, flags);
        assert!((run - path).abs() < 1e-6, "{name}: run {run}, path {path}");
    }
}

#[test]
fn what_path_says_of_surface_models() {
    let folder = scratch("surface_said");
    std::fs::write(folder.join("ground.asc"), raster(ground_m)).expect("terrain");
    std::fs::write(folder.join("ground.prj"), UTM_48N).expect("terrain");
    let ends = ["--frequency-mhz", "930", "--tx", "105.001,20.975,30", "--rx", "104.9993,21.0151,1.5"];
    let said = |more: &[&str]| {
        let output = signalgap(&folder, &[&["path", "--dem", "ground.asc"], &ends[..], more].concat());
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), text(output.stdout) + &text(output.stderr))
    };
    let (code, text) = said(&["--dem-kind", "surface"]);
    assert!(code == Some(0) && text.contains("both ends stand on the canopy"), "{text}");
    let (code, text) = said(&["--dem-kind", "surface", "--clutter-height", "8"]);
    assert!(code == Some(0) && text.contains("8 m everywhere, included in the elevation model"), "{text}");
    let (code, text) = said(&["--clutter-height", "8"]);
    assert!(code == Some(0) && text.contains("say so: --dem-kind surface"), "{text}");
    let (code, text) = said(&["--surface", "ground.asc"]);
    assert!(code == Some(0) && text.contains("ground.asc less the elevation model"), "{text}");
    let (code, text) = said(&["--surface", "ground.asc", "--dem-kind", "surface"]);
    assert!(code == Some(2) && text.contains("beside a bare-earth --dem"), "{text}");
    let (code, text) = said(&["--surface", "ground.asc", "--clutter-height", "8"]);
    assert!(code == Some(2) && text.contains("cannot be used with"), "{text}");
}
