//! The demonstration district as a whole: one whose shares a planner would believe.
use crate::finished::{Feature, Finished, scratch, table, toml_text};
use signalgap::pipeline::{DemoPlan, Silent, make_district};
use std::collections::BTreeSet;
use std::fs;

/// Share of households from which a village counts as having fixed broadband.
const LEAST_BROADBAND: f64 = 0.10;

/// Whether a place is served on 4G, has a signal that is too poor, or none.
fn signal(place: &Feature) -> &'static str {
    match (place.text("verdict_4g"), place.text("class_4g")) {
        ("served", _) => "served",
        (_, "none") => "none",
        _ => "poor",
    }
}

fn people(settlements: &[Feature], share: &str) -> f64 {
    let of = |settlement: &Feature| settlement.number("population") * settlement.number(share);
    let all: f64 = settlements.iter().map(|settlement| settlement.number("population")).sum();
    settlements.iter().map(of).sum::<f64>() / all
}

#[test]
fn its_shares_are_those_of_a_mountain_district() {
    let input = scratch("full_district_input");
    let base = make_district(&input, DemoPlan { seed: 2, small: false }, &Silent).expect("a district");
    let scenario = format!("extends = {}\n[output]\nrasters = false\n", toml_text(&base));
    let run = Finished::of_files("full_district", &[("scenario.toml", &scenario)]);
    let clusters = run.features("clusters");
    let centres: Vec<&Feature> = clusters.iter().filter(|c| c.text("cluster_id").is_empty()).collect();
    assert_eq!(centres.len(), 120);
    for (what, range) in [("served", 0.85..=0.91), ("poor", 0.03..=0.09), ("none", 0.03..=0.09)] {
        let share = centres.iter().filter(|centre| signal(centre) == what).count() as f64 / 120.0;
        assert!(range.contains(&share), "{what}: {share}");
    }
    let rows = table(&input.join("villages.csv"));
    let seats: BTreeSet<&str> = rows
        .iter()
        .filter(|row| row["peoples_committee"] == "yes")
        .map(|row| row["settlement_id"].as_str())
        .collect();
    assert_eq!(seats.len(), 16);
    let dark = centres.iter().filter(|centre| signal(centre) != "served");
    let dark: BTreeSet<&str> = dark.map(|centre| centre.text("settlement_id")).collect();
    assert!(seats.is_disjoint(&dark), "seats without 4G: {:?}", seats.intersection(&dark));
    // the fibre of all communes' seats but one
    let fibre = rows.iter().filter(|row| row["peoples_committee"] == "yes" && row["commune_fibre"] == "yes");
    assert_eq!(fibre.count(), 15);

    let settlements = run.features("settlements");
    let broadband = |village: &&Feature| village.number("fixed_broadband_share") >= LEAST_BROADBAND;
    let share = settlements.iter().filter(broadband).count() as f64 / 120.0;
    assert!((0.84..=0.90).contains(&share), "villages with fixed broadband: {share}");
    let smartphones = people(&settlements, "smartphone_share");
    assert!((0.57..=0.63).contains(&smartphones), "{smartphones}");

    let partly = settlements.iter().filter(|village| village.text("verdict_4g") == "partly_served");
    assert!((15..=40).contains(&partly.count()), "villages with houses in hollows");
    let gaps = run.features("gaps");
    let caused = |cause: &str| gaps.iter().filter(|gap| gap.text("cause") == cause).count();
    assert!(caused("terrain_blocked") >= 20 && (3..=12).contains(&caused("band")));
    fs::remove_dir_all(&input).expect("its input can be removed");
}
