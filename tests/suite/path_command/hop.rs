//! A link as a microwave hop.
use super::run::{Ran, Scratch};
use serde_json::Value;

/// 15 GHz over a ridge halfway on 20 km, between antennas 320 m above sea.
fn hop(ridge_m: &str, more: &[&str]) -> Ran {
    let scratch = Scratch::new();
    let profile = format!("d_km,h_m,clutter_m\n0,300,0\n5,150,0\n10,{ridge_m}\n15,150,0\n20,300,0\n");
    scratch.write("valley.csv", &profile);
    let link = [
        "--profile",
        "valley.csv",
        "--tx",
        "20",
        "--rx",
        "20",
        "--frequency-mhz",
        "15000",
        "--latitude",
        "21",
    ];
    scratch.run(&[&link[..], more].concat())
}

fn near(value: &Value, expected: f64, tolerance: f64) {
    let found = value.as_f64().unwrap_or_else(|| panic!("{value} is no number"));
    assert!((found - expected).abs() < tolerance, "{found}, expected {expected}");
}

#[test]
fn both_criteria_by_hand() {
    // F1 halfway: sqrt(19.98616 * 5) = 9.9965 m; bulges 5.886 m at 4/3, 13.871 m at k_e = 157 / 277.5
    let json = hop("301,0", &["--hop", "--json"]).json();
    let found = &json["hop"];
    near(&found["median"]["k"], 4.0 / 3.0, 1e-9);
    near(&found["median"]["least"]["clearance_m"], 13.114, 1e-3);
    near(&found["median"]["least"]["fresnel_share"], 13.114 / 9.9965, 1e-3);
    assert_eq!(found["median"]["clear"], true);
    near(&found["low"]["k"], 157.0 / 277.5, 1e-9);
    near(&found["low"]["fresnel_share_wanted"], 0.6, 1e-12);
    near(&found["low"]["least"]["clearance_m"], 5.129, 1e-3);
    near(&found["low"]["least"]["distance_km"], 10.0, 1e-9);
    assert_eq!((&found["low"]["clear"], &found["clear"]), (&Value::Bool(false), &Value::Bool(false)));
    // 2 * (301 + 13.871 + 5.998) - 320 - 300
    near(&found["least_receiver_height_agl_m"], 21.738, 2e-3);
    assert_eq!(found["fading"], Value::Null);
    // the model that decides has a value at 15 GHz
    assert_eq!(json["losses"][0]["model"], "p526");
    let text = hop("301,0", &["--hop"]).good();
    assert!(text.contains("not clear; with the transmitter at 20 m the receiver needs 21.7 m"), "{text}");
    assert!(
        text.lines().any(|line| line.contains("k_e") && line.contains("0.51") && line.ends_with("no")),
        "{text}"
    );
}

#[test]
fn every_option_counts() {
    let verdict = |ridge: &str, more: &[&str]| {
        let arguments = [&["--hop", "--json"], more].concat();
        hop(ridge, &arguments).json()["hop"]["clear"].as_bool().expect("a verdict")
    };
    assert!(verdict("301,0", &["--hop-share", "0.5"]));
    assert!(!verdict("301,0", &["--hop-share", "0.5", "--hop-k", "0.7"]));
    // canopy counts
    assert!(verdict("290,0", &[]) && !verdict("290,12", &[]));
    assert_eq!(
        hop("301,0", &["--model", "p1812,p526", "--hop", "--frequency-mhz", "5000", "--json"]).code,
        2
    );
    assert_eq!(hop("301,0", &["--model", "free_space", "--json"]).json()["hop"], Value::Null);
}

#[test]
fn rain_and_multipath() {
    let rain = ["--hop", "--rain-rate", "90"];
    let fading = hop("301,0", &[&rain[..], &["--json"]].concat()).json()["hop"]["fading"].clone();
    // 49.630 dB by P.838-3 and P.530, as the power law of P.530 rounds it
    near(&fading["rain"][1]["percent_of_year"], 0.01, 1e-12);
    near(&fading["rain"][1]["attenuation_db"], 49.535, 2e-3);
    assert_eq!(fading["outage"], Value::Null);
    let with = |more: &[&str]| {
        let arguments = [&rain[..], &["--fade-margin", "35", "--json"], more].concat();
        hop("301,0", &arguments).json()["hop"]["fading"]["outage"].clone()
    };
    let outage = with(&[]);
    let percent = |key: &str| outage[key].as_f64().expect("a percentage");
    assert!((0.01..0.1).contains(&percent("rain_percent_of_year")));
    // 10^-3.79 * 20^3.1 * 15^0.8 * 10^(-0.00089 * 320 - 3.5), level
    near(&outage["multipath_percent_of_worst_month"], 2.507_645e-3, 1e-8);
    let sum = percent("rain_percent_of_year") + percent("multipath_percent_of_worst_month");
    near(&outage["availability_percent"], 100.0 - sum, 1e-9);
    let dry_air = with(&["--dn1", "-100"]);
    let ratio = percent("multipath_percent_of_worst_month")
        / dry_air["multipath_percent_of_worst_month"].as_f64().expect("a percentage");
    assert!((ratio.log10() - 0.54).abs() < 1e-9, "0.0027 * 200");
    let text = hop("301,0", &[&rain[..], &["--fade-margin", "35"]].concat()).good();
    assert!(text.contains("49.5 dB at 0.01 %") && text.contains("availability 99.9"), "{text}");
}

#[test]
fn misuse_is_refused() {
    let refused = |more: &[&str]| hop("301,0", more).refused();
    assert!(refused(&["--rain-rate", "90"]).contains("--hop"));
    assert!(refused(&["--hop", "--fade-margin", "30"]).contains("--rain-rate"));
    let outside = refused(&["--hop", "--rain-rate", "300"]);
    assert!(outside.contains("rain rate 300 is outside 0 to 250 mm/h"), "{outside}");
    let scratch = Scratch::new();
    let low = scratch.ridge(&["--hop", "--rain-rate", "90"]).refused();
    assert!(low.contains("900 is outside 1000 to 100000 MHz"), "{low}");
    let table = scratch.run(&["--links", "links.csv", "-o", "losses.csv", "--hop"]).refused();
    assert!(table.contains("--hop"), "{table}");
}
