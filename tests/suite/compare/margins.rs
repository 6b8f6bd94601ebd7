//! `margins.csv` holds what the probabilities of a run follow from.
use crate::pipeline::district::SMALL;
use crate::pipeline::finished::cell;
use signalgap::link::{MastMargin, joint_probability, probability_at};
use std::collections::BTreeMap;

#[test]
fn the_probabilities_of_the_clusters_follow() {
    let correlation = SMALL.choice("/service/shadowing_correlation");
    let mut towers: BTreeMap<[String; 3], BTreeMap<String, Vec<MastMargin>>> = BTreeMap::new();
    let rows = SMALL.table("margins.csv");
    assert!(rows.len() > 50, "{}", rows.len());
    for row in &rows {
        let margin = MastMargin { margin_db: cell(row, "margin_db"), sigma_db: cell(row, "sigma_db") };
        let alone = probability_at(margin.margin_db, margin.sigma_db);
        assert!((alone - cell(row, "probability")).abs() < 4e-4, "{row:?}");
        assert!(margin.margin_db >= -4.0 * margin.sigma_db - 0.01, "{row:?}");
        let key = ["settlement_id", "cluster_id", "technology"].map(|column| row[column].clone());
        towers.entry(key).or_default().entry(row["operator"].clone()).or_default().push(margin);
    }
    let mut compared = 0;
    for cluster in SMALL.features("clusters") {
        for technology in ["4g", "3g"] {
            let Some(probability) = cluster.maybe_number(&format!("probability_{technology}")) else {
                continue;
            };
            let key =
                [cluster.text("settlement_id"), cluster.text("cluster_id"), technology].map(str::to_owned);
            let operators = towers.get(&key).into_iter().flat_map(BTreeMap::values);
            let found = operators.map(|margins| joint_probability(margins, correlation)).fold(0.0, f64::max);
            assert!((found - probability).abs() < 1e-3, "{key:?}: {found} {probability}");
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared}");
}
