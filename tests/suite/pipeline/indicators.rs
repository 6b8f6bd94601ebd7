//! The choices that the indicators and the ranking by them depend on.
use super::consistency::check;
use super::district::input;
use super::finished::{Finished, cell, toml_text};

/// The small district without rasters and with these changes.
fn variant(name: &str, changes: &str) -> Finished {
    let base = toml_text(&input().join("scenario.toml"));
    let scenario = format!("extends = {base}\n[output]\nrasters = false\n{changes}");
    Finished::of_files(name, &[("scenario.toml", &scenario)])
}

#[test]
fn the_share_from_which_a_village_has_broadband_is_the_scenarios() {
    let with = |share: f64| {
        let changes = format!("[indicators]\nfixed_broadband_share = {share}\n");
        let run = variant(&format!("broadband_{share}"), &changes);
        check(&run);
        let villages = run.features("settlements");
        let above = villages.iter().filter(|v| v.number("fixed_broadband_share") >= share).count();
        let row = run.table("indicators.csv").remove(0);
        assert_eq!(cell(&row, "settlements_with_fixed_broadband") as usize, above);
        let line = format!("at least {:.0} % have it", 100.0 * share);
        assert!(run.report.summary.contains(&line), "{}", run.report.summary);
        above
    };
    // 100 x 0.07 is not 7 in binary
    assert!(with(0.07) > with(0.4));
}

#[test]
fn shares_of_broadband_and_smartphones_can_order_the_villages() {
    for criterion in ["fixed_broadband", "smartphone_share"] {
        let changes = format!("[ranking.weights]\n{criterion} = -1.0\n");
        let ranking = variant(&format!("by_{criterion}"), &changes).table("ranking.csv");
        let shares: Vec<f64> = ranking.iter().map(|row| cell(row, criterion)).collect();
        assert!(
            shares.len() > 2 && shares.is_sorted() && shares.iter().all(|share| (0.0..=1.0).contains(share))
        );
        assert!(shares[0] < shares[shares.len() - 1]);
    }
}

#[test]
fn every_commune_has_a_row() {
    let run = variant("communes_of_the_district", "");
    let villages = run.features("settlements");
    let mut communes: Vec<(&str, &str)> =
        villages.iter().map(|village| (village.text("commune_code"), village.text("commune"))).collect();
    communes.sort_unstable();
    communes.dedup();
    let table = run.table("indicators.csv");
    let rows: Vec<(&str, &str)> =
        table[1..].iter().map(|row| (row["code"].as_str(), row["name"].as_str())).collect();
    assert_eq!(rows, communes);
    for (row, (code, _)) in table[1..].iter().zip(communes) {
        let own = villages.iter().filter(|village| village.text("commune_code") == code);
        let people: f64 = own.map(|village| village.number("population")).sum();
        assert!((cell(row, "population") - people).abs() < 0.1, "{code}");
    }
}

#[test]
fn cheap_remedies_bring_villages_forward() {
    const WEIGHT: f64 = 0.4;
    const FAIR: f64 = 100.0;
    let costs = "[costs]\ncurrency = \"USD\"\nprice_year = 2026\nadd_carrier = 8000.0\nnew_sector = 12000.0\n\
                 small_remote_sector = 18000.0\nturn_or_tilt = 400.0\nsatellite_terminal = 1.0\n";
    let changes = format!("{costs}[ranking]\ncost_weight = {WEIGHT}\nfair_cost_per_person = {FAIR:.1}\n");
    let run = variant("ranking_by_cost", &changes);
    let (ranking, remedies) = (run.table("ranking.csv"), run.table("remedies.csv"));
    let mut known = 0;
    for row in &ranking {
        let own = remedies.iter().filter(|remedy| {
            let priced = remedy["remedy"] != "satellite" && !remedy["cost"].is_empty();
            remedy["settlement_id"] == row["settlement_id"] && priced && cell(remedy, "people_gained") > 0.0
        });
        let least = own
            .map(|remedy| cell(remedy, "cost") / cell(remedy, "people_gained"))
            .fold(f64::INFINITY, f64::min);
        let part = if least.is_finite() {
            assert!((cell(row, "cost_per_person") - least).abs() < 0.006, "{row:?}");
            known += 1;
            WEIGHT * FAIR / (FAIR + least)
        } else {
            assert_eq!(row["cost_per_person"], "");
            0.0
        };
        assert!((cell(row, "cost_contribution") - part).abs() < 6e-5, "{row:?}");
        let score = (1.0 - WEIGHT) * cell(row, "need") + part;
        assert!((cell(row, "score") - score).abs() < 2e-4, "{row:?}");
    }
    assert!(known > 1, "{known} of {}", ranking.len());
    // an average village's share of a new mast, where the scenario states no cost
    let mast = format!("{costs}new_mast = 30000.0\nnew_mast_per_m = 500.0\n");
    let run = variant("ranking_by_mast", &mast);
    let villages = run.features("settlements");
    let people: f64 = villages.iter().map(|village| village.number("population")).sum();
    let fair = (30_000.0 + 40.0 * 500.0) * villages.len() as f64 / people;
    for row in run.table("ranking.csv").iter().filter(|row| !row["cost_per_person"].is_empty()) {
        let part = 0.5 * fair / (fair + cell(row, "cost_per_person"));
        assert!((cell(row, "cost_contribution") - part).abs() < 2e-4, "{row:?}");
    }
}
