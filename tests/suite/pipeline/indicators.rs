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
