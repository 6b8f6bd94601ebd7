//! A link with all that a scenario says, against what its run writes.
use super::run::{Ran, Scratch};
use crate::support::signalgap;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// A scratch folder with the starter's district in `d`.
fn district() -> Scratch {
    let scratch = Scratch::new();
    assert!(signalgap(&scratch.path(""), &["init", "d"]).status.success());
    scratch
}

fn link(scratch: &Scratch, mast: &str, village: &str) -> Ran {
    scratch.run(&["d/scenario.toml", mast, village, "--json"])
}

/// What a number is in a value.
fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap_or_else(|| panic!("no {key} in {value}"))
}

fn sector<'a>(json: &'a Value, id: &str) -> &'a Value {
    let sectors = json["scenario"]["sectors"].as_array().expect("sectors");
    sectors.iter().find(|sector| sector["sector_id"] == id).unwrap_or_else(|| panic!("no {id} in {json}"))
}

/// Rows of a table by the names of its columns.
fn rows(table: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    // tables begin with the mark by which spreadsheets know UTF-8
    let mut lines = table.trim_start_matches('\u{feff}').lines();
    let names: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let row = |line: &str| {
        names.iter().map(|name| (*name).to_owned()).zip(line.split(',').map(str::to_owned)).collect()
    };
    lines.map(row).collect()
}

#[test]
fn a_link_is_what_the_run_writes() {
    let scratch = district();
    assert!(signalgap(&scratch.path(""), &["run", "d/scenario.toml", "-o", "out"]).status.success());
    let (mut compared, mut greatest) = (0, 0.0_f64);
    for row in rows(&scratch.read("out/margins.csv")).iter().step_by(13) {
        let village = match row["cluster_id"].as_str() {
            "" => row["settlement_id"].clone(),
            cluster => format!("{}/{cluster}", row["settlement_id"]),
        };
        let json = link(&scratch, &row["site_id"], &village).json();
        let found = sector(&json, &row["sector_id"]);
        for (key, column) in [("level_dbm", "level_dbm"), ("margin_db", "margin_db")] {
            let written: f64 = row[column].parse().expect("a number");
            let off = (number(found, key) - written).abs();
            greatest = greatest.max(off);
            assert!(off < 0.01, "{row:?}: {found}");
        }
        // the sector that is shown: its level is that of the loss shown
        let (first, shown) = (&json["scenario"]["sectors"][0], &json["losses"][0]);
        assert!((number(first, "loss_db") - number(shown, "loss_db")).abs() < 1e-9, "{json}");
        assert!((number(first, "level_dbm") - number(&shown["levels"][0], "level_dbm")).abs() < 1e-9);
        compared += 1;
    }
    println!("{compared} links of a run, at most {greatest:.4} dB apart");
    assert!(compared >= 8, "{compared}");
}

#[test]
fn names_in_any_form() {
    let scratch = district();
    let by_id = link(&scratch, "DEMO01", "DEMO-C01-03").good();
    // decomposed, in capitals
    let name: String = "BẢN CHỐNG VẸ".nfd().collect();
    assert_eq!(link(&scratch, "demo01", &name).good(), by_id);
    let cluster = link(&scratch, "DEMO01", "DEMO-C01-03/C1").good();
    assert_eq!(link(&scratch, "DEMO01", "bản chống vẹ - cụm 1").good(), cluster);
    assert_ne!(cluster, by_id);
    let one = link(&scratch, "DEMO01-1-B8", "DEMO-C01-03").json();
    assert_eq!(one["scenario"]["sectors"].as_array().expect("sectors").len(), 1);
    let all: Value = serde_json::from_str(&by_id).expect("JSON");
    assert_eq!(all["scenario"]["sectors"].as_array().expect("sectors").len(), 9);

    let said = link(&scratch, "DEMO01", "ban chong ve").refused();
    assert!(
        said.contains("no village `ban chong ve`") && said.contains("Bản Chống Vẹ (DEMO-C01-03)"),
        "{said}"
    );
    let said = link(&scratch, "DEMO1", "DEMO-C01-03").refused();
    assert!(said.contains("no mast `DEMO1`") && said.contains("DEMO01"), "{said}");
    let villages = scratch.read("d/villages.csv").replace("Bản Keo Ịch", "Bản Chống Vẹ");
    scratch.write("d/villages.csv", &villages);
    let said = link(&scratch, "DEMO01", "Bản Chống Vẹ").refused();
    for candidate in ["DEMO-C01-03", "DEMO-C01-04", "give the identifier"] {
        assert!(said.contains(candidate), "{said}");
    }
}

#[test]
fn the_text_tells_loss_level_and_margin() {
    let scratch = district();
    let text = scratch.run(&["d/scenario.toml", "DEMO01-1-B8", "DEMO-C01-03"]).good();
    for words in [
        "sector DEMO01-1-B8, 4G at 942.5 MHz of Mây Núi to Bản Chống Vẹ (DEMO-C01-03)",
        "RSRP (median)",
        "margin, downlink",
        "margin, uplink",
        "probability",
    ] {
        assert!(text.contains(words), "`{words}` in {text}");
    }
    // options that the scenario has are not taken beside it
    for more in [
        &["--time-percent", "1"][..],
        &["--dem", "d/terrain.tif"],
        &["--delta-n", "50"],
        &["--power-dbm", "40"],
    ] {
        let said = scratch.run(&[&["d/scenario.toml", "DEMO01", "DEMO-C01-03"], more].concat()).refused();
        assert!(said.contains("cannot be used with"), "{more:?}: {said}");
    }
}

/// The hops of a plan have the clearances that the plan tells.
#[test]
fn a_hop_is_what_the_plan_tells() {
    let scratch = district();
    assert!(signalgap(&scratch.path(""), &["plan", "d/scenario.toml", "-o", "plan"]).status.success());
    let hops: Value = serde_json::from_str(&scratch.read("plan/backhaul.geojson")).expect("GeoJSON");
    let hops = hops["features"].as_array().expect("hops");
    assert!(!hops.is_empty());
    for hop in hops {
        let of = &hop["properties"];
        let end = |index: usize, height: &str| {
            let place = &hop["geometry"]["coordinates"][index];
            format!("{},{},{}", place[0], place[1], of[height])
        };
        let mhz = (1_000.0 * number(of, "frequency_ghz")).to_string();
        let (tx, rx) = (end(0, "from_height_agl_m"), end(1, "to_height_agl_m"));
        let words = ["d/scenario.toml", "--hop", "--tx", &tx, "--rx", &rx, "--frequency-mhz", &mhz, "--json"];
        let found = scratch.run(&words).json()["hop"].clone();
        let share = |criterion: &str| number(&found[criterion]["least"], "fresnel_share");
        assert!((share("median") - number(of, "clear_share")).abs() < 0.006, "{of} {found}");
        assert!((share("low") - number(of, "clear_share_worst")).abs() < 0.006, "{of} {found}");
        assert_eq!(found["clear"], true);
    }
}

#[test]
fn power_gives_a_level_and_a_bandwidth_rsrp() {
    let scratch = Scratch::new();
    let terms = ["--power-dbm", "46", "--gain-dbi", "17", "--feeder-loss-db", "2", "--rx-gain-dbi", "-3"];
    let json = scratch.ridge(&[&terms[..], &["--bandwidth-mhz", "10", "--json"]].concat()).json();
    let [power, rsrp] = &json["losses"][0]["levels"].as_array().expect("levels")[..] else {
        panic!("{json}")
    };
    let loss_db = number(&json["losses"][0], "loss_db");
    assert!((number(power, "level_dbm") - (46.0 + 17.0 - 2.0 - 3.0 - loss_db)).abs() < 1e-9);
    // 50 blocks of 12 subcarriers on two ports
    let spread_db = 10.0 * (12.0 * 50.0 * 2.0_f64).log10();
    assert!((number(power, "level_dbm") - number(rsrp, "level_dbm") - spread_db).abs() < 1e-9);
    let text = scratch.ridge(&terms).good();
    assert!(text.contains("received power (median)") && !text.contains("RSRP"), "{text}");
    assert!(!scratch.ridge(&[]).good().contains("Level at the receiver"));
    for alone in
        [&["--gain-dbi", "3"][..], &["--power-dbm", "46", "--ports", "4"], &["--bandwidth-mhz", "10"]]
    {
        let said = scratch.ridge(alone).refused();
        assert!(said.contains("required"), "{said}");
    }
}
