//! Remedies of the district of version 0.1.0, held against full judgements of the changed network and against whole runs.
use super::finished::{Finished, toml_text};
use super::pinned_district::{CHOICES, folder};
use rayon::prelude::*;
use signalgap::coverage::ServiceReport;
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::network::{Network, Technology};
use signalgap::pipeline::{DEFAULT_MEMORY_BYTES, Session, Silent};
use signalgap::planning::{Remedy, RemedyKind};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Remedies that are judged over the whole district.
const CONFIRMED: usize = 100;
/// How far estimated and verified people may differ.
const ESTIMATE_TOLERANCE: f64 = 0.03;

fn scenario_text(district: &Path, more: &str) -> String {
    let base = toml_text(&district.join("scenario.toml"));
    format!("extends = {base}\n{CHOICES}\n[output]\nrasters = false\n{more}")
}

/// The network with a remedy.
fn changed(network: &Network, remedy: &Remedy) -> Network {
    let stays = |index: &usize| !remedy.replaced.contains(index);
    let kept = (0..network.sectors().len()).filter(stays).map(|index| network.sectors()[index].clone());
    Network::new(kept.chain(remedy.sectors.iter().cloned()).collect())
}

fn people_served(report: &ServiceReport) -> f64 {
    let scope = report.scope(Technology::Lte, None).expect("4G");
    report.settlements.iter().map(|settlement| settlement.people_served[scope].unwrap_or(0.0)).sum()
}

#[test]
fn what_is_offered_is_what_the_changed_network_does() {
    let Some(district) = folder() else { return };
    let file = super::finished::scratch("remedies_session").join("scenario.toml");
    fs::write(&file, scenario_text(&district, "")).expect("a scenario");
    let loaded = load_scenario(&file).expect("a scenario");
    let session = Session::open(&loaded, DEFAULT_MEMORY_BYTES, &Silent).expect("a session");
    let before = session.judge(&Silent).expect("a judgement");
    let gaps = session.explain(&before);
    let remedies = session.remedies(&gaps, None, &Silent).expect("remedies");
    assert_eq!((gaps.len(), remedies.of_gaps.len()), (110, 110));
    let built: Vec<&Remedy> =
        remedies.all.iter().filter(|remedy| remedy.kind != RemedyKind::Satellite).collect();
    // every kind, evenly through the list
    let step = built.len() as f64 / CONFIRMED as f64;
    assert!(step >= 1.0, "{} remedies", built.len());
    let chosen: Vec<&Remedy> = (0..CONFIRMED).map(|at| built[(at as f64 * step) as usize]).collect();
    let kinds: BTreeSet<RemedyKind> = chosen.iter().map(|remedy| remedy.kind).collect();
    assert!(kinds.len() >= 6, "{kinds:?}");
    let people_before = people_served(&before.service);
    chosen.par_iter().for_each(|remedy| {
        let after = session.service_of(&changed(session.network(), remedy)).expect("a service report");
        let gained = people_served(&after) - people_before;
        let told = remedy.people_gained - remedy.people_lost;
        assert!((gained - told).abs() < 1e-6, "{gained} {told}: {remedy:?}");
        for gap in remedy.gaps_closed.iter().map(|gap| &gaps[*gap]) {
            let share = after.settlements[gap.settlement].clusters[gap.cluster].scopes[0].served_share;
            assert!(share >= 1.0, "{remedy:?}");
        }
        if let Some(estimated) = remedy.people_estimated {
            let off = (estimated - remedy.people_gained).abs();
            assert!(off <= ESTIMATE_TOLERANCE * remedy.people_gained, "{estimated}: {remedy:?}");
        }
    });
}

/// A network table with the preset's 4G carrier on every antenna of a site.
fn with_4g(table: &str, site: &str) -> String {
    let mut text = table.to_owned();
    let mut seen = BTreeSet::new();
    for line in table.lines().skip(1) {
        let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        if cells[0] == site && seen.insert(cells[10].clone()) {
            cells[1] = format!("{}+4G", cells[1]);
            (cells[3], cells[4]) = ("LTE".to_owned(), String::new());
            (cells[5], cells[6], cells[13]) = ("1842.5".to_owned(), "20".to_owned(), "46".to_owned());
            text.push_str(&cells.join(","));
            text.push('\n');
        }
    }
    text
}

/// Gaps by settlement and cluster.
fn gaps_of(run: &Finished) -> BTreeSet<(String, String)> {
    let gaps = run.features("gaps");
    let key = |gap: &super::finished::Feature| {
        (gap.text("settlement_id").to_owned(), gap.text("cluster_id").to_owned())
    };
    gaps.iter().map(key).collect()
}

/// Version 0.1.0 called 104 of the 110 gaps not fixable. Twelve of all close when one of eleven masts with 3G alone gets 4G on the antennas that it
/// has, and one more with an antenna pointed at it.
#[test]
fn every_gap_that_4g_on_a_3g_mast_closes_is_told() {
    let Some(district) = folder() else { return };
    let table = fs::read_to_string(district.join("sites.csv")).expect("the sites");
    let cells: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let with_lte: BTreeSet<&str> = cells.iter().filter(|row| row[3] == "LTE").map(|row| row[0]).collect();
    let only_3g: BTreeSet<&str> =
        cells.iter().map(|row| row[0]).filter(|site| !with_lte.contains(site)).collect();
    assert!(only_3g.len() >= 4, "{only_3g:?}");
    let operators: BTreeSet<&str> = cells.iter().map(|row| row[2]).collect();
    let spectrum = operators.into_iter().fold(String::new(), |text, operator| {
        text + &format!("[[spectrum]]\noperator = \"{operator}\"\nfrequency_mhz = 1842.5\n")
    });
    let more = format!("[remedies]\nper_gap = 100\n{spectrum}");
    let run = Finished::of_files("remedies_known", &[("scenario.toml", &scenario_text(&district, &more))]);
    let before = gaps_of(&run);
    let mut told: BTreeMap<&str, BTreeSet<(String, String)>> = BTreeMap::new();
    let rows = run.table("remedies.csv");
    for row in rows.iter().filter(|row| row["remedy"] == "add_technology") {
        let gap = (row["settlement_id"].clone(), row["cluster_id"].clone());
        told.entry(row["site"].as_str()).or_default().insert(gap);
    }
    let mut confirmed = BTreeSet::new();
    for &site in &only_3g {
        let name = format!("remedies_{site}");
        let sites = with_4g(&table, site);
        let scenario = scenario_text(&district, "[sites]\nfiles = \"sites.csv\"\n");
        let after = Finished::of_files(&name, &[("scenario.toml", &scenario), ("sites.csv", &sites)]);
        let closed: BTreeSet<(String, String)> = before.difference(&gaps_of(&after)).cloned().collect();
        let here = told.remove(site).unwrap_or_default();
        assert_eq!(here, closed, "{site}: told and confirmed");
        confirmed.extend(closed);
    }
    let people = |gaps: &BTreeSet<(String, String)>| -> f64 {
        let of = |row: &&BTreeMap<String, String>| {
            gaps.contains(&(row["settlement_id"].clone(), row["cluster_id"].clone()))
        };
        let by_gap: BTreeMap<(&str, &str), f64> = rows
            .iter()
            .filter(of)
            .map(|row| {
                let people = row["people_of_gap"].parse().expect("people");
                ((row["settlement_id"].as_str(), row["cluster_id"].as_str()), people)
            })
            .collect();
        by_gap.values().sum()
    };
    assert_eq!(confirmed.len(), 12);
    assert!((people(&confirmed) - 3_809.0).abs() < 1.0, "{}", people(&confirmed));
    // with a sector pointed at the gap
    let pointed = rows.iter().filter(|row| {
        ["add_technology", "new_sector"].contains(&row["remedy"].as_str())
            && only_3g.contains(row["site"].as_str())
    });
    let solvable: BTreeSet<(String, String)> =
        pointed.map(|row| (row["settlement_id"].clone(), row["cluster_id"].clone())).collect();
    assert_eq!(solvable.len(), 13);
    assert!((people(&solvable) - 4_351.0).abs() < 1.0, "{}", people(&solvable));
}

/// The people's first village: what is built there is told by cost, and only as far as it is asked for.
#[test]
fn costs_places_and_limits_of_the_scenario_count() {
    let Some(district) = folder() else { return };
    let more = "[remedies]\nper_gap = 2\nmost_gaps = 3\n[costs]\ncurrency = \"USD\"\nprice_year = 2026\nvisit = 5.0\n\
                small_remote_sector = 900.0\nnew_mast = 10.0\nnew_mast_per_m = 1.0\nsatellite_terminal = 7.0\n\
                [[candidate_places]]\nname = \"Hill\"\nlongitude_deg = 104.6301312\nlatitude_deg = 21.1797947\nantenna_height_m = 40.0\n";
    let run = Finished::of_files("remedies_choices", &[("scenario.toml", &scenario_text(&district, more))]);
    let rows = run.table("remedies.csv");
    let own: Vec<_> = rows
        .iter()
        .filter(|row| row["settlement_id"] == "03872-01" && row["cluster_id"].is_empty())
        .collect();
    let told: Vec<(&str, &str)> =
        own.iter().map(|row| (row["remedy"].as_str(), row["cost"].as_str())).collect();
    assert_eq!(told, [("new_mast", "50"), ("small_remote_sector", "900"), ("satellite", "7")]);
    assert_eq!((own[0]["site"].as_str(), own[0]["currency"].as_str()), ("Hill", "USD"));
    let built: BTreeSet<(&str, &str)> = rows
        .iter()
        .filter(|row| row["remedy"] != "satellite")
        .map(|row| (row["settlement_id"].as_str(), row["cluster_id"].as_str()))
        .collect();
    assert_eq!(built.len(), 3, "the gaps with most people");
    assert!(
        run.report.summary.contains("looked for at the 3 gaps with most people, of 110"),
        "{}",
        run.report.summary
    );
    assert!(run.report.summary.contains("USD (prices of 2026)"), "{}", run.report.summary);
    let none = scenario_text(&district, "[remedies]\nper_gap = 0\n");
    let without = Finished::of_files("remedies_none", &[("scenario.toml", &none)]);
    assert!(without.table("remedies.csv").is_empty() && !without.report.summary.contains("What would help"));
    assert!(without.features("gaps").iter().all(|gap| gap.value("remedy").is_null()));
}
