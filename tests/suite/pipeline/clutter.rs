//! Clutter of a run: one height everywhere, heights by class.
use super::district::{SMALL, input};
use super::finished::{Finished, UTM_48N, scratch, toml_text};
use crate::support::signalgap;
use serde_json::Value;
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::pipeline::{DEFAULT_MEMORY_BYTES, Session, Silent};
use std::fmt::Write as _;

/// Land cover over the small district and beyond: cells of 1 km, their classes by row and column.
fn land_cover(class: impl Fn(usize, usize) -> u16) -> String {
    land_cover_at(435_000, 2_325_000, class)
}

/// Land cover from a corner, easting and northing in m.
fn land_cover_at(west_m: u32, south_m: u32, class: impl Fn(usize, usize) -> u16) -> String {
    let mut text = format!(
        "ncols 20\nnrows 20\nxllcorner {west_m}\nyllcorner {south_m}\ncellsize 1000\nNODATA_value -1\n"
    );
    for row in 0..20 {
        let classes: Vec<String> = (0..20).map(|col| class(row, col).to_string()).collect();
        writeln!(text, "{}", classes.join(" ")).expect("text");
    }
    text
}

/// The small district with clutter, and land cover beside it.
fn with_clutter(name: &str, clutter: &str, cover: &str) -> Finished {
    let base = toml_text(&input().join("scenario.toml"));
    let scenario = format!("extends = {base}\n[clutter]\n{clutter}\n");
    Finished::of_files(name, &[("scenario.toml", &scenario), ("cover.asc", cover), ("cover.prj", UTM_48N)])
}

/// The bytes of results that hold numbers only.
fn numbers(run: &Finished) -> [Vec<u8>; 3] {
    ["clusters.geojson", "coverage_4g_rsrp.tif", "coverage_3g_rscp.tif"]
        .map(|name| std::fs::read(run.folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}")))
}

#[test]
fn one_height_is_land_cover_of_that_height() {
    let everywhere = land_cover(|_, _| 7);
    let uniform = with_clutter("clutter_uniform", "uniform_height_m = 9.0", &everywhere);
    let own = "files = \"cover.asc\"\ntable = \"none\"\nheights_m = { 7 = 9.0 }";
    let cover = with_clutter("clutter_cover", own, &everywhere);
    assert_eq!(cover.manifest()["scenario"]["clutter"]["heights_m"]["7"], 9.0);
    assert_eq!(uniform.manifest()["scenario"]["clutter"]["uniform_height_m"], 9.0);
    assert!(numbers(&uniform) == numbers(&cover));
    // a height of 0 is none, and no silent one
    let none = with_clutter("clutter_none", "uniform_height_m = 0.0", &everywhere);
    assert!(numbers(&uniform) != numbers(&none) && numbers(&uniform) != numbers(&SMALL));
    assert!(uniform.caveat("no_clutter").is_none() && SMALL.caveat("no_clutter").is_none());
    let (_, text) = none.caveat("no_clutter").expect("it is said");
    assert!(text.contains("20 to 30 dB too high"), "{text}");
    let ignored = with_clutter(
        "clutter_ignored",
        "uniform_height_m = 9.0\n[propagation]\nmodels = \"itm\"",
        &everywhere,
    );
    assert!(ignored.caveat("clutter_ignored").is_some() && ignored.caveat("no_clutter").is_none());
}

#[test]
fn heights_of_ones_own_are_those_of_their_classes() {
    let cover = land_cover(|row, _| if row < 10 { 1 } else { 2 });
    let own = |name, heights: &str| {
        let text = format!("files = \"cover.asc\"\ntable = \"none\"\nheights_m = {{ {heights} }}");
        with_clutter(name, &text, &cover)
    };
    let both = own("clutter_both", "1 = 9.0, 2 = 9.0");
    let half = own("clutter_half", "1 = 9.0");
    let uniform = with_clutter("clutter_uniform_again", "uniform_height_m = 9.0", &cover);
    assert!(numbers(&both) == numbers(&uniform));
    assert!(numbers(&half) != numbers(&uniform));
    let (cells, text) = half.caveat("clutter_class_without_height").expect("class 2 has no height");
    assert!(cells > 0 && text.contains("open ground"), "{cells}: {text}");
    assert!(both.caveat("clutter_class_without_height").is_none());
}

/// A mast and a village on bumpy ground: cells of 30 m in UTM zone 48, 3 by 9 km.
fn bumpy_ground() -> String {
    let mut text =
        "ncols 100\nnrows 300\nxllcorner 498500\nyllcorner 2317500\ncellsize 30\nNODATA_value -9999\n"
            .to_owned();
    for row in 0..300_u32 {
        let height = |col: u32| 300 + (row * 7 + col * 3) % 23 + (row / 40 % 2) * 15;
        let heights: Vec<String> = (0..100).map(|col| height(col).to_string()).collect();
        writeln!(text, "{}", heights.join(" ")).expect("text");
    }
    text
}

const MAST: &str = "site_id,sector_id,operator,technology,band,frequency_mhz,bandwidth_mhz,lon,lat,antenna_height_m\n\
                    M,M1,A,LTE,B8,930,10,105.001,20.975,30\n";
const VILLAGE: (&str, &str) = ("104.9993", "21.0151");

/// The losses of the link by `run` and by `path`: the path's own, and what is added for clutter at the handset.
fn both_losses(name: &str, scenario: &str, flags: &[&str]) -> [[f64; 2]; 2] {
    let folder = scratch(name);
    let write = |file: &str, text: &str| std::fs::write(folder.join(file), text).expect("an input");
    let (lon, lat) = VILLAGE;
    write("dem.asc", &bumpy_ground());
    write("dem.prj", UTM_48N);
    write("cover.asc", &land_cover_at(498_000, 2_317_000, |row, col| (row + col) as u16 % 3));
    write("cover.prj", UTM_48N);
    write("sites.csv", MAST);
    write("villages.csv", &format!("settlement_id,name,lon,lat\nV,V,{lon},{lat}\n"));
    let common = "name = \"One link\"\n[terrain]\nfiles = \"dem.asc\"\nkind = \"bare_earth\"\n[settlements]\nfiles = \
                  \"villages.csv\"\n[sites]\nfiles = \"sites.csv\"\n[service]\nradius_km = 6.0\n";
    write("scenario.toml", &format!("{common}{scenario}"));
    let loaded = load_scenario(&folder.join("scenario.toml")).unwrap_or_else(|error| panic!("{error}"));
    let session = Session::open(&loaded, DEFAULT_MEMORY_BYTES, &Silent).expect("inputs");
    let judged = session.judge(&Silent).expect("verdicts");
    let link = judged.service.settlements[0].clusters[0].scopes[0].weakest.deciding.expect("a link").link;
    let ends = ["path", "--json", "--dem", "dem.asc", "--tx", "105.001,20.975,30", "--rx"];
    let village = format!("{lon},{lat},1.5");
    let output = signalgap(&folder, &[&ends[..], &[&village, "--frequency-mhz", "930"], flags].concat());
    let json: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let loss = |key: &str| json["losses"][0][key].as_f64().unwrap_or_else(|| panic!("{key} in {json}"));
    assert!(json["clutter"]["clearing_m"].is_number() && json["clutter"]["terminal_clutter"].is_string());
    [[link.loss.db(), link.terminal_clutter.db()], [loss("loss_db"), loss("terminal_clutter_db")]]
}

#[test]
fn path_and_run_agree_on_a_link_however_clutter_counts() {
    let cases: [(&str, &str, &[&str]); 7] = [
        ("agree_bare", "", &[]),
        ("agree_uniform", "[clutter]\nuniform_height_m = 12.0\n", &["--clutter-height", "12"]),
        (
            "agree_clearing",
            "[clutter]\nuniform_height_m = 12.0\n[propagation]\nclearing_m = 130.0\n",
            &["--clutter-height", "12", "--clearing", "130"],
        ),
        (
            "agree_cover",
            "[clutter]\nfiles = \"cover.asc\"\ntable = \"none\"\nheights_m = { 1 = 14.0, 2 = 5.5 }\n",
            &[
                "--clutter",
                "cover.asc",
                "--clutter-table",
                "none",
                "--clutter-class",
                "1=14",
                "--clutter-class",
                "2=5.5",
            ],
        ),
        (
            "agree_statistical",
            "[receiver]\nterminal_clutter = \"statistical\"\n",
            &["--terminal-clutter", "statistical"],
        ),
        (
            "agree_height_gain",
            "[receiver]\nterminal_clutter = \"height_gain\"\n",
            &["--terminal-clutter", "height_gain"],
        ),
        (
            "agree_forest",
            "[receiver]\nterminal_clutter = \"height_gain\"\nsurroundings.kind = \"forest\"\nsurroundings.height_m = 11.0\n",
            &["--terminal-clutter", "height_gain", "--surroundings", "forest", "--surroundings-height", "11"],
        ),
    ];
    let mut seen: Vec<[f64; 2]> = Vec::new();
    for (name, scenario, flags) in cases {
        let [run, path] = both_losses(name, scenario, flags);
        for (run, path) in run.iter().zip(path) {
            assert!((run - path).abs() < 1e-6, "{name}: run {run}, path {path}");
        }
        let told = |other: &[f64; 2]| (other[0] - run[0]).abs() + (other[1] - run[1]).abs() > 0.01;
        assert!(seen.iter().all(told), "{name} is like another: {run:?} in {seen:?}");
        seen.push(run);
    }
}

#[test]
fn a_correction_that_counts_twice_is_refused() {
    let folder = scratch("clutter_twice");
    std::fs::write(folder.join("dem.asc"), bumpy_ground()).expect("terrain");
    std::fs::write(folder.join("dem.prj"), UTM_48N).expect("terrain");
    let ends = ["--frequency-mhz", "930", "--tx", "105.001,20.975,30", "--rx", "104.9993,21.0151,1.5"];
    let base = [&["path", "--dem", "dem.asc", "--clutter-height", "10"], &ends[..]].concat();
    let said = |more: &[&str]| {
        let output = signalgap(&folder, &[&base[..], more].concat());
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), text(output.stdout) + &text(output.stderr))
    };
    let (code, text) = said(&["--terminal-clutter", "statistical"]);
    assert!(code == Some(2) && text.contains("--terminal-clutter \"statistical\" would count"), "{text}");
    let (code, text) = said(&["--terminal-clutter", "statistical", "--model", "free_space,p1812"]);
    assert!(code == Some(0) && text.contains("get no correction by --terminal-clutter: p1812"), "{text}");
    assert!(text.contains("10 m everywhere, none nearer than 50 m to an antenna"), "{text}");
    let (code, text) = said(&["--street-width", "20"]);
    assert!(code == Some(2) && text.contains("--street-width has an effect only with"), "{text}");
}

/// A village in a forest loses signal only through its column.
#[test]
fn a_village_in_a_forest_states_its_trees() {
    let run = |name: &str, column: &str, clutter: &str| {
        let (lon, lat) = VILLAGE;
        let header = if column.is_empty() { String::new() } else { ",clutter_height_m".to_owned() };
        let rows = format!(
            "settlement_id,name,lon,lat{header}\nV,V,{lon},{lat}{column}\nW,W,105.003,20.99{column_of_w}\n",
            column_of_w = if column.is_empty() { "" } else { "," }
        );
        let scenario = format!(
            "name = \"Forest\"\n[terrain]\nfiles = \"dem.asc\"\nkind = \"bare_earth\"\n[settlements]\nfiles = \"villages.csv\"\n\
             [sites]\nfiles = \"sites.csv\"\n[service]\nradius_km = 6.0\n[service.lte]\nrequired_level_dbm = -127.0\n[service.lte.uplink]\n\
             required_sinr_db = -20.0\n{clutter}"
        );
        let dem = bumpy_ground();
        Finished::of_files(
            name,
            &[
                ("dem.asc", dem.as_str()),
                ("dem.prj", UTM_48N),
                ("sites.csv", MAST),
                ("villages.csv", &rows),
                ("scenario.toml", &scenario),
            ],
        )
    };
    let level = |run: &Finished, id: &str| {
        let settlements = run.features("settlements");
        settlements
            .iter()
            .find(|village| village.text("settlement_id") == id)
            .expect("a village")
            .number("rsrp_4g_dbm")
    };
    let verdict = |run: &Finished| {
        let settlements = run.features("settlements");
        let village = settlements.iter().find(|village| village.text("settlement_id") == "V");
        village.expect("a village").text("verdict_4g").to_owned()
    };
    let open = "[clutter]\nuniform_height_m = 0.0\n";
    let without = run("forest_without", "", open);
    let with = run("forest_with", ",12", open);
    let unused = run("forest_unused", ",12", "");
    assert!(level(&without, "V") - level(&with, "V") > 4.0, "{} {}", level(&without, "V"), level(&with, "V"));
    assert_eq!((verdict(&without).as_str(), verdict(&with).as_str()), ("served", "unserved"));
    assert_eq!(level(&without, "W").to_bits(), level(&with, "W").to_bits());
    assert_eq!(level(&without, "V").to_bits(), level(&unused, "V").to_bits());
    let (villages, text) = unused.caveat("village_clutter_unused").expect("it is said");
    assert!(villages == 1 && text.contains("uniform_height_m = 0.0"), "{villages}: {text}");
    assert!(with.caveat("village_clutter_unused").is_none());
    // a small buffer leaves the forest behind
    let small = run("forest_small", ",12", "[clutter]\nuniform_height_m = 0.0\nsettlement_buffer_m = 0.0\n");
    assert_eq!(
        level(&small, "V").to_bits(),
        level(&without, "V").to_bits(),
        "the own cell lies in the clearing"
    );
}
