//! Changes of the network by scenarios, each against the same change made by hand in the table.
use super::{SitesRead, read_sites};
use crate::findings::RowNote;
use crate::inputs::scenario::scenario_file::load_scenario;
use std::fs;
use std::path::Path;

const BASE: &str = "name = \"t\"\n[terrain]\nfiles = \"dem.tif\"\nkind = \"bare_earth\"\n[settlements]\n\
                    files = \"v.csv\"\n[sites]\nfiles = \"sites.csv\"\n";

const HEADER: &str = "site_id,sector_id,operator,technology,band,frequency_mhz,lon,lat,height (ft),azimuth_deg,\
                      electrical_tilt_deg,Tx Power (W),status";
const ROWS: [&str; 5] = [
    "A,A-1,Op,LTE,B3,1840,104.40,21.10,100,0,4,40,on_air",
    "A,A-2,Op,LTE,B3,1840,104.40,21.10,100,120,4,40,on_air",
    "B,B-1,Op,LTE,B8,942.5,104.45,21.15,,60,,40,on_air",
    "C,C-1,Op,LTE,B8,942.5,104.50,21.20,150,300,2,,on_air",
    "D,D-1,Op,UMTS,B1,2132.6,104.55,21.25,150,300,2,20,on_air",
];

/// The network of a table and a scenario that extends its base in so many steps.
fn read_of(rows: &[&str], steps: &[&str]) -> Result<SitesRead, String> {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let table = format!("{HEADER}\n{}\n", rows.join("\n"));
    fs::write(folder.path().join("sites.csv"), table).expect("a table");
    read_in(folder.path(), BASE, steps)
}

fn read_in(folder: &Path, base: &str, steps: &[&str]) -> Result<SitesRead, String> {
    fs::write(folder.join("step0.toml"), base).expect("a scenario");
    for (index, step) in steps.iter().enumerate() {
        let text = format!("extends = \"step{index}.toml\"\nname = \"x\"\n{step}\n");
        fs::write(folder.join(format!("step{}.toml", index + 1)), text).expect("a scenario");
    }
    let file = folder.join(format!("step{}.toml", steps.len()));
    let loaded = load_scenario(&file).map_err(|error| error.to_string())?;
    read_sites(&loaded.scenario.sites).map_err(|error| error.to_string())
}

/// Everything that the rest of the program sees of the sectors.
fn sectors(read: &SitesRead) -> Vec<String> {
    read.rows.iter().map(|draft| format!("{:?} {:?}", draft.sector(), draft.place())).collect()
}

/// The rows with one replaced.
fn replaced(index: usize, row: &'static str) -> Vec<&'static str> {
    let mut rows = ROWS.to_vec();
    rows[index] = row;
    rows
}

fn same(steps: &[&str], by_hand: &[&str]) {
    let changed = read_of(&ROWS, steps).unwrap_or_else(|error| panic!("{steps:?}: {error}"));
    let expected = read_of(by_hand, &[]).expect("a table");
    assert_eq!(sectors(&changed), sectors(&expected), "{steps:?}");
}

#[test]
fn each_kind_of_change_is_the_same_as_in_the_table() {
    same(
        &["sites.change = [{ sector_id = \"A-1\", electrical_tilt_deg = 7 }]"],
        &replaced(0, "A,A-1,Op,LTE,B3,1840,104.40,21.10,100,0,7,40,on_air"),
    );
    // 40 m where the table has feet, 50 W and dBm where it has watts
    let metres = "131.23359580052494";
    let tall = [
        format!("A,A-1,Op,LTE,B3,1840,104.40,21.10,{metres},0,4,50,on_air"),
        format!("A,A-2,Op,LTE,B3,1840,104.40,21.10,{metres},120,4,50,on_air"),
    ];
    let read = read_of(&ROWS, &["sites.change = [{ site_id = \"A\", antenna_height_m = 40, power_w = 50 }]"]);
    let heights: Vec<f64> = read
        .expect("a network")
        .rows
        .iter()
        .filter(|draft| draft.sector().site_id == "A")
        .map(|draft| draft.sector().antenna_height_agl.metres())
        .collect();
    assert_eq!(heights, [40.0, 40.0], "in our own unit, whatever the header says");
    let by_hand: Vec<&str> = tall.iter().map(String::as_str).chain(ROWS[2..].iter().copied()).collect();
    let read = read_of(&by_hand, &[]).expect("a table");
    assert!((read.rows[0].sector().antenna_height_agl.metres() - 40.0).abs() < 1e-9);
    same(&["sites.change = [{ site_id = [\"A\", \"B\"], status = \"off_air\" }]"], &[ROWS[3], ROWS[4]]);
    same(&["sites.remove = [\"A-2\", \"B\"]"], &[ROWS[0], ROWS[3], ROWS[4]]);
    same(&["sites.remove = \"C\""], &[ROWS[0], ROWS[1], ROWS[2], ROWS[4]]);
    same(
        &["sites.change = [{ site_id = \"B\", lon = 104.46, lat = \"21\u{b0}09'36\\\"N\" }]"],
        &replaced(2, "B,B-1,Op,LTE,B8,942.5,104.46,21.16,,60,,40,on_air"),
    );
    same(
        &["sites.change = [{ site_id = \"B\", lon = 104.46 }]"],
        &replaced(2, "B,B-1,Op,LTE,B8,942.5,104.46,21.15,,60,,40,on_air"),
    );
    same(
        &["sites.change = [{ sector_id = \"C-1\", band = \"B3\", frequency_mhz = 1815 }]"],
        &replaced(3, "C,C-1,Op,LTE,B3,1815,104.50,21.20,150,300,2,,on_air"),
    );
    same(
        &["sites.change = [{ sector_id = \"C-1\", band = \"B28\" }]"],
        &replaced(3, "C,C-1,Op,LTE,B28,,104.50,21.20,150,300,2,,on_air"),
    );
    same(
        &["sites.every = { electrical_tilt_deg = 2 }"],
        &[
            "A,A-1,Op,LTE,B3,1840,104.40,21.10,100,0,2,40,on_air",
            "A,A-2,Op,LTE,B3,1840,104.40,21.10,100,120,2,40,on_air",
            "B,B-1,Op,LTE,B8,942.5,104.45,21.15,,60,2,40,on_air",
            ROWS[3],
            ROWS[4],
        ],
    );
    same(&["sites.bands = [\"L900\", \"2100\"]"], &ROWS[2..]);
    // an empty text is a value that is not known
    same(
        &["sites.change = [{ site_id = \"D\", power_w = \"\", azimuth_deg = \"omni\" }]"],
        &replaced(4, "D,D-1,Op,UMTS,B1,2132.6,104.55,21.25,150,omni,2,,on_air"),
    );
}

#[test]
fn added_sectors_are_rows_of_the_table() {
    let added = "sites.add = [{ site_id = \"N\", operator = \"Op\", technology = \"LTE\", band = \"B28\", lon = 104.6, \
                 lat = 21.3, azimuth_deg = [10, 130], power_w = 20 }]";
    let mut rows = ROWS.to_vec();
    rows.push("N,,Op,LTE,B28,,104.6,21.3,,10,,20,");
    rows.push("N,,Op,LTE,B28,,104.6,21.3,,130,,20,");
    same(&[added], &rows);
    let named = added.replace("site_id = \"N\"", "site_id = \"N\", sector_id = \"N\"");
    rows[5] = "N,N-1,Op,LTE,B28,,104.6,21.3,,10,,20,";
    rows[6] = "N,N-2,Op,LTE,B28,,104.6,21.3,,130,,20,";
    same(&[&named], &rows);
    let read = read_of(&ROWS, &[added]).expect("a network");
    let counts = crate::inputs::sites::assumed_counts(&read.rows);
    let before = crate::inputs::sites::assumed_counts(&read_of(&ROWS, &[]).expect("a network").rows);
    let heights =
        |counts: &std::collections::BTreeMap<_, usize>| counts[&crate::network::AssumedField::AntennaHeight];
    assert_eq!(heights(&counts), heights(&before) + 2);
}

#[test]
fn changes_of_a_chain_add_up_in_its_order() {
    let first = "sites.add = [{ site_id = \"N\", sector_id = \"N-1\", technology = \"LTE\", band = \"B28\", lon = 104.6, \
                 lat = 21.3, azimuth_deg = 10 }]\nsites.change = [{ site_id = \"C\", azimuth_deg = 10, power_w = 5 }]";
    let second =
        "sites.change = [{ sector_id = [\"N-1\", \"C-1\"], azimuth_deg = 20 }]\nsites.remove = [\"A\"]";
    let mut rows = ROWS[2..].to_vec();
    rows[1] = "C,C-1,Op,LTE,B8,942.5,104.50,21.20,150,20,2,5,on_air";
    let with_new: Vec<&str> = rows.iter().copied().chain(["N,N-1,,LTE,B28,,104.6,21.3,,20,,,"]).collect();
    same(&[first, second], &with_new);
    same(&[first, second, "sites.remove = [\"N\"]"], &rows);
    // the lists of others replace, and tables are laid over each other
    same(&["sites.bands = [\"B3\"]\n", "sites.bands = [\"B1\"]\n"], &[ROWS[4]]);
    let read = read_of(&ROWS, &[first, second]).expect("a network");
    let said: Vec<String> = read.notes.iter().map(|note| crate::words::row_note(&note.note)).collect();
    let told = "the scenario changes the network: 1 sector of 1 site changed, 1 sector of 1 site added, 2 sectors of 1 site \
                removed";
    assert!(said.iter().any(|text| text == told), "{said:?}");
}

#[test]
fn what_names_one_sector_goes_before_what_names_all() {
    let tilts = |steps: &[&str]| -> Vec<f64> {
        let read = read_of(&ROWS, steps).expect("a network");
        read.rows.iter().map(|draft| draft.sector().electrical_downtilt.degrees_down()).collect()
    };
    let change = "sites.change = [{ site_id = \"A\", electrical_tilt_deg = 9 }]";
    let every = "sites.every = { electrical_tilt_deg = 1 }";
    let added = "sites.add = [{ site_id = \"N\", technology = \"LTE\", band = \"B28\", lon = 104.6, lat = 21.3 }, \
                 { site_id = \"O\", technology = \"LTE\", band = \"B28\", lon = 104.7, lat = 21.3, electrical_tilt_deg = 3 }]";
    assert_eq!(tilts(&[change, every]), [9.0, 9.0, 1.0, 1.0, 1.0]);
    assert_eq!(tilts(&[every, change]), [9.0, 9.0, 1.0, 1.0, 1.0]);
    assert_eq!(
        tilts(&[every, added]),
        [4.0, 4.0, 0.0, 2.0, 2.0].map(|_| 1.0).into_iter().chain([1.0, 3.0]).collect::<Vec<_>>()
    );
}

#[test]
fn a_changed_value_is_no_longer_assumed_and_rows_may_stand_in_any_order() {
    let steps = [
        "sites.change = [{ site_id = \"B\", antenna_height_m = 33, electrical_tilt_deg = 1, mechanical_tilt_deg = 0 }]",
    ];
    let read = read_of(&ROWS, &steps).expect("a network");
    let b = read.rows.iter().find(|draft| draft.sector().site_id == "B").expect("the site");
    assert!(!b.sector().assumed.contains(&crate::network::AssumedField::AntennaHeight));
    assert!(!b.sector().assumed.contains(&crate::network::AssumedField::Tilt));
    let backwards: Vec<&str> = ROWS.iter().rev().copied().collect();
    assert_eq!(sectors(&read), sectors(&read_of(&backwards, &steps).expect("a network")));
}

#[test]
fn wrong_names_and_values_are_told_with_their_place() {
    for (step, words) in [
        (
            "sites.remove = [\"SYN08\"]",
            &["step1.toml: sites.remove", "no site or sector is called `SYN08`"][..],
        ),
        ("sites.remove = [\"A-3\"]", &["called `A-3`", "did you mean `A-"]),
        (
            "sites.change = [{ sector_id = \"A-11\", azimuth_deg = 1 }]",
            &["sites.change[1]", "did you mean `A-1`?"],
        ),
        (
            "sites.change = [{ site_id = \"A\", azimuth_deg = 1 }, { site_id = \"A\", electrical_tilt_deg = 95 }]",
            &[
                "step1.toml: sites.change[2]: electrical_tilt_deg `95`",
                "outside -90 to 90 degrees",
                "(sector A-1)",
            ],
        ),
        (
            "sites.change = [{ site_id = \"A\", antenna_height_m = \"tall\" }]",
            &["antenna_height_m `tall`", "not a number"],
        ),
        (
            "sites.change = [{ site_id = \"A\", frequency_mhz = 942.5 }]",
            &["frequency_mhz `942.5`", "band B3"],
        ),
        ("sites.change = [{ site_id = \"A\", lat = 95.0 }]", &["sites.change[1]", "lat `95`", "latitude"]),
        (
            "sites.change = [{ site_id = \"A\", technology = \"UMTS\", band = \"B28\" }]",
            &["step1.toml: sites.change[1]: band `B28`", "not a known band of UMTS"],
        ),
        ("sites.change = [{ sector_id = \"A-1\", lon = 105.0 }]", &["`A`", "m apart"]),
        (
            "sites.change = [{ site_id = \"A\", antenna = \"k.msi\" }]",
            &["antenna `k.msi`", "patterns_folder"],
        ),
        (
            "sites.change = [{ site_id = \"A\", azimut_deg = 1 }]",
            &["sites.change[1]", "unknown column `azimut_deg`", "`azimuth_deg`"],
        ),
        ("sites.change = [{ azimuth_deg = 1 }]", &["either site_id or sector_id"]),
        (
            "sites.change = [{ site_id = \"A\", sector_id = \"A-1\", azimuth_deg = 1 }]",
            &["either site_id or sector_id"],
        ),
        ("sites.change = [{ site_id = 7, azimuth_deg = 1 }]", &["found integer", "in quotes"]),
        ("sites.change = [{ site_id = [], azimuth_deg = 1 }]", &["its list of names is empty"]),
        ("sites.change = [{ site_id = \"A\" }]", &["nothing is changed"]),
        ("sites.change = [{ site_id = \"A\", azimuth_deg = [1, 2] }]", &["found array"]),
        ("sites.change = { site_id = \"A\", azimuth_deg = 1 }", &["a list of tables is needed"]),
        (
            "sites.change = [{ site_id = \"A\", azimuth_deg = nan }]",
            &["azimuth_deg `NaN`", "not a finite number"],
        ),
        (
            "sites.add = [{ site_id = \"N\", technology = \"LTE\" }]",
            &["sites.add[1]", "lon and lat are missing"],
        ),
        ("sites.add = [{ technology = \"LTE\", lon = 1, lat = 2 }]", &["site_id", "a value is needed"]),
        ("sites.add = [{ site_id = \"N\", lon = 1, lat = 2 }]", &["technology", "a value is needed"]),
        (
            "sites.add = [{ site_id = \"N\", technology = \"GSM\", lon = 1, lat = 2 }]",
            &["not a sector that is judged"],
        ),
        (
            "sites.add = [{ site_id = \"N\", technology = \"LTE\", lon = 104.4, lat = 21.1, azimuth_deg = 400 }]",
            &["azimuth_deg `400`"],
        ),
        (
            "sites.add = [{ site_id = \"A\", sector_id = \"A-1\", technology = \"LTE\", lon = 104.4, lat = 21.1 }]",
            &["a sector `A-1` is there already"],
        ),
        ("sites.add = [{ site_id = \"N\", azimuth_deg = [] }]", &["azimuth_deg: found array"]),
        ("sites.every = { site_id = \"X\" }", &["`sites.every`: site_id cannot be the same for all"]),
        ("sites.every = { lon = 1 }", &["`sites.every`: lon cannot be the same for all"]),
        (
            "sites.every = { electrical_tilt_deg = 99 }",
            &["sites.every: electrical_tilt_deg `99`", "outside -90 to 90"],
        ),
        ("sites.every = 7", &["`sites.every`", "a table of columns and values"]),
        ("sites.every = { tilt = 1 }", &["unknown column `tilt`"]),
        (
            "sites.bands = [\"B99\"]",
            &["sites.bands: `B99` is not a known band", "the network has B1, B3, B8"],
        ),
        ("sites.bands = [\"B28\"]", &["no sector is in band `B28`"]),
        ("sites.changes = []", &["unknown key `sites.changes`", "`sites.change`"]),
        ("sites.remove = [\"A\", \"B\", \"C\", \"D\"]", &["no usable sector", "4 sites removed"]),
    ] {
        let error = read_of(&ROWS, &[step]).expect_err(step);
        assert!(words.iter().all(|word| error.contains(word)), "{step}: {error}");
    }
    let mut rows = ROWS.to_vec();
    rows.push("E,E-1,Op,LTE,B8,942.5,104.50,21.20,900,300,2,,on_air");
    rows.push("E,E-2,Op,LTE,B8,942.5,104.50,21.20,9000,300,2,,on_air");
    let error =
        read_of(&rows, &["sites.change = [{ sector_id = \"E-2\", azimuth_deg = 1 }]"]).expect_err("gone");
    for word in ["did you mean `E-1`?", "rows set aside", "height (ft)"] {
        assert!(error.contains(word), "{error}");
    }
}

#[test]
fn sectors_of_vector_files_and_cell_lists_change_too() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let feature = |site: &str, lon: f64, azimuth: u32| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"site_id\":\"{site}\",\"technology\":\"LTE\",\"azimuth\":{azimuth}}},\
             \"geometry\":{{\"type\":\"Point\",\"coordinates\":[{lon},21.1]}}}}"
        )
    };
    let write = |features: &[String]| {
        let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","));
        fs::write(folder.path().join("sites.geojson"), text).expect("a file");
    };
    let base = BASE.replace("sites.csv", "sites.geojson");
    write(&[feature("A", 104.4, 10), feature("B", 104.5, 20)]);
    let steps =
        ["sites.change = [{ site_id = \"B\", azimuth_deg = 77, lon = 104.6 }]\nsites.remove = [\"A\"]"];
    let changed = read_in(folder.path(), &base, &steps).expect("a network");
    write(&[feature("B", 104.6, 77)]);
    let by_hand = read_in(folder.path(), &base, &[]).expect("a network");
    // a made name stays what it was
    assert_eq!(changed.rows[0].sector().sector_id, "B-LTE-1842.5-20");
    let text = |read: &SitesRead| sectors(read)[0].replace("B-LTE-1842.5-20", "B-LTE-1842.5-77");
    assert_eq!(text(&changed), text(&by_hand));

    let cells = "radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal\n\
                 LTE,452,04,31027,1234,0,104.4,21.1,1000,5,1,1,2,0\nUMTS,452,04,31027,77,0,104.5,21.2,1000,5,1,1,2,0\n";
    fs::write(folder.path().join("cells.csv"), cells).expect("a file");
    let table = "site_id,sector_id,operator,technology,lon,lat,antenna_height_m,azimuth_deg\n\
                 OC-104.40000-21.10000,LTE-452-04-31027-1234,452-04,LTE,104.4,21.1,55,90\n\
                 OC-104.50000-21.20000,UMTS-452-04-31027-77,452-04,UMTS,104.5,21.2,40,\n";
    fs::write(folder.path().join("table.csv"), table).expect("a file");
    let steps = ["sites.every = { antenna_height_m = 40 }\n\
                  sites.change = [{ sector_id = \"LTE-452-04-31027-1234\", antenna_height_m = 55, azimuth_deg = 90 }]"];
    let changed = read_in(folder.path(), &BASE.replace("sites.csv", "cells.csv"), &steps).expect("a network");
    let by_hand = read_in(folder.path(), &BASE.replace("sites.csv", "table.csv"), &[]).expect("a network");
    assert_eq!(sectors(&changed), sectors(&by_hand));
    let every = changed.notes.iter().find(|note| matches!(note.note, RowNote::EverySector { .. }));
    assert_eq!(every.map(|note| note.count), Some(2));
}
