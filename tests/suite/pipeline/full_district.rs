//! The demonstration district as a whole: one whose shares a planner would believe.
use super::finished::{Feature, Finished, scratch, table, toml_text};
use signalgap::pipeline::{DemoPlan, Silent, make_district};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

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

/// A share of people, each village counting by its people.
fn of_people(settlements: &[Feature], share: &str) -> f64 {
    let of = |settlement: &Feature| settlement.number("population") * settlement.number(share);
    let all: f64 = settlements.iter().map(|settlement| settlement.number("population")).sum();
    settlements.iter().map(of).sum::<f64>() / all
}

/// The centres without reliable 4G, after a look at the shares of the three kinds.
fn check_centres(run: &Finished) -> BTreeSet<String> {
    let clusters = run.features("clusters");
    let centres: Vec<&Feature> = clusters.iter().filter(|c| c.text("cluster_id").is_empty()).collect();
    assert_eq!(centres.len(), 120);
    for (what, range) in [("served", 0.85..=0.91), ("poor", 0.03..=0.09), ("none", 0.03..=0.09)] {
        let share = centres.iter().filter(|centre| signal(centre) == what).count() as f64 / 120.0;
        assert!(range.contains(&share), "{what}: {share}");
    }
    let without = centres.iter().filter(|centre| signal(centre) != "served");
    without.map(|centre| centre.text("settlement_id").to_owned()).collect()
}

/// Every seat has 4G, every seat but one has fibre.
fn check_seats(villages: &[BTreeMap<String, String>], without_4g: &BTreeSet<String>) {
    let seats: Vec<_> = villages.iter().filter(|row| row["peoples_committee"] == "yes").collect();
    assert_eq!(seats.len(), 16);
    for seat in &seats {
        assert!(!without_4g.contains(&seat["settlement_id"]), "no 4G at the seat {}", seat["settlement_id"]);
    }
    assert_eq!(seats.iter().filter(|seat| seat["commune_fibre"] == "yes").count(), 15);
}

/// The district without rasters, with other choices.
fn variant(name: &str, base: &Path, choices: &str) -> Finished {
    let scenario =
        format!("extends = {}\n{choices}[output]\nrasters = false\nopportunity = false\n", toml_text(base));
    Finished::of_files(name, &[("scenario.toml", &scenario)])
}

/// How many villages have a verdict on 4G.
fn count(run: &Finished, verdict: &str) -> usize {
    run.features("settlements").iter().filter(|village| village.text("verdict_4g") == verdict).count()
}

#[test]
fn its_shares_are_those_of_a_mountain_district() {
    let input = scratch("full_district_input");
    let base = make_district(&input, DemoPlan { seed: 2, small: false }, &Silent).expect("a district");
    let run = variant("full_district", &base, "");
    let without_4g = check_centres(&run);
    check_seats(&table(&input.join("villages.csv")), &without_4g);

    let settlements = run.features("settlements");
    let broadband = |village: &&Feature| village.number("fixed_broadband_share") >= LEAST_BROADBAND;
    let share = settlements.iter().filter(broadband).count() as f64 / 120.0;
    assert!((0.84..=0.90).contains(&share), "villages with fixed broadband: {share}");
    let smartphones = of_people(&settlements, "smartphone_share");
    assert!((0.57..=0.63).contains(&smartphones), "people with a smartphone: {smartphones}");

    let partly = count(&run, "partly_served");
    assert!((15..=40).contains(&partly), "villages with houses in hollows: {partly}");
    let gaps = run.features("gaps");
    let caused = |cause: &str| gaps.iter().filter(|gap| gap.text("cause") == cause).count();
    let (terrain, band) = (caused("terrain_blocked"), caused("band"));
    assert!(terrain >= 20 && (3..=12).contains(&band), "{terrain} behind ridges, {band} without LTE");

    let bare = variant("full_district_bare", &base, "[clutter]\nuniform_height_m = 0.0\n");
    let (over_clutter, over_bare_earth) = (count(&run, "served"), count(&bare, "served"));
    assert!(
        over_bare_earth >= over_clutter + 10,
        "{over_clutter} villages in full, {over_bare_earth} over bare earth"
    );
}
