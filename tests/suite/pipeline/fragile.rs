//! Fragile verdicts against runs in which the villages stand elsewhere.
use super::district::input;
use super::finished::{Finished, cell, table, toml_text};
use signalgap::geodesy::{GeodesicLine, LonLat};
use signalgap::units::{Azimuth, Length};
use std::fmt::Write;

/// How far the villages may be off, m.
const OFF_M: f64 = 400.0;

/// The small district with a table of villages and some changes.
fn district(name: &str, villages: &str, changes: &str) -> Finished {
    let base = toml_text(&input().join("scenario.toml"));
    let scenario = format!(
        "extends = {base}\n[output]\nrasters = false\n[settlements]\nfiles = \"villages.csv\"\n{changes}"
    );
    Finished::of_files(name, &[("scenario.toml", &scenario), ("villages.csv", villages)])
}

/// Each row of the district's villages as a settlement of its own, followed by the eight places around it.
fn villages_and_surroundings() -> String {
    let mut rows = "settlement_id,lon,lat\n".to_owned();
    for (number, row) in table(&input().join("villages.csv")).iter().enumerate() {
        let centre = LonLat { longitude_deg: cell(row, "lon"), latitude_deg: cell(row, "lat") };
        let around = (0..8).map(|turn| {
            let azimuth = Azimuth::from_degrees(45.0 * f64::from(turn));
            GeodesicLine { ground_distance: Length::from_metres(OFF_M), azimuth }
                .place_at(centre, Length::from_metres(OFF_M))
        });
        for (which, place) in std::iter::once(centre).chain(around).enumerate() {
            let LonLat { longitude_deg, latitude_deg } = place;
            writeln!(rows, "V{number}-{which},{longitude_deg:.10},{latitude_deg:.10}").expect("text");
        }
    }
    rows
}

#[test]
fn a_verdict_is_fragile_where_it_is_another_one_beside() {
    let changes = format!("position_uncertainty_m = {OFF_M:.1}\n");
    let run = district("fragile", &villages_and_surroundings(), &changes);
    let villages = run.features("settlements");
    let find =
        |id: &str| villages.iter().find(|village| village.text("settlement_id") == id).expect("a village");
    let (mut fragile, mut firm) = (0, 0);
    for technology in ["4g", "3g"] {
        let served = |id: &str| find(id).text(&format!("verdict_{technology}")) == "served";
        for centre in
            villages.iter().map(|village| village.text("settlement_id")).filter(|id| id.ends_with("-0"))
        {
            let stem = centre.strip_suffix('0').expect("a suffix");
            let flips = (1..=8).map(|which| format!("{stem}{which}")).any(|beside| {
                let known = find(&beside).text(&format!("verdict_{technology}")) != "no_data";
                known && served(&beside) != served(centre)
            });
            let said = find(centre).value(&format!("fragile_{technology}")).as_bool().expect("yes or no");
            assert_eq!(said, flips, "{centre} {technology}");
            if said { fragile += 1 } else { firm += 1 }
        }
    }
    assert!(fragile > 0 && firm > 0, "{fragile} and {firm}");
    let (all, clusters) = (&villages, run.features("clusters"));
    let count = all.iter().filter(|village| village.value("fragile_4g") == true).count();
    let line = format!("{count} of {} villages are fragile: their 4G verdict", all.len());
    assert!(run.report.summary.contains(&line), "{line}\n{}", run.report.summary);
    assert_eq!(clusters.iter().filter(|cluster| cluster.value("fragile_4g") == true).count(), count);
}

#[test]
fn another_model_makes_a_verdict_fragile_and_zero_asks_nothing() {
    let villages = villages_and_surroundings();
    let models = "position_uncertainty_m = 0.001\n[propagation]\nmodels = [\"p1812\", \"free_space\"]\n";
    let run = district("fragile_models", &villages, models);
    let settlements = run.features("settlements");
    for village in &settlements {
        let disagree = village.value("models_served_4g") == 1;
        assert_eq!(village.value("fragile_4g") == true, disagree, "{village:?}");
    }
    assert!(settlements.iter().any(|village| village.value("fragile_4g") == true));
    let run = district("fragile_off", &villages, "position_uncertainty_m = 0.0\n");
    let without = |layer: &str| run.features(layer).iter().all(|f| !f.properties.contains_key("fragile_4g"));
    assert!(without("settlements") && without("clusters") && !run.report.summary.contains("fragile:"));
}
