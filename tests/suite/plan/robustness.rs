//! How firm a plan is: a row per site and per settlement with gaps.
use super::planned::{FOUR_MASTS, number};
use crate::pipeline::finished::{Finished, cell};
use crate::pipeline::opportunity::{mapped, small};
use signalgap::pipeline::DEFAULT_MEMORY_BYTES;
use std::collections::BTreeSet;

fn rows_of(plan: &Finished, kind: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    plan.table("robustness.csv").into_iter().filter(|row| row["kind"] == kind).collect()
}

#[test]
fn a_row_per_site_and_per_settlement_with_gaps() {
    let plan = &*FOUR_MASTS;
    let sites: Vec<String> = plan.features("plan").iter().map(|site| site.text("site").to_owned()).collect();
    let (of_sites, of_settlements) = (rows_of(plan, "site"), rows_of(plan, "settlement"));
    assert_eq!(of_sites.iter().map(|row| row["id"].clone()).collect::<Vec<_>>(), sites);
    let map =
        mapped(&small("plan_robustness_gaps", super::planned::MASTS_ALONE, false), 2, DEFAULT_MEMORY_BYTES);
    let gaps: BTreeSet<String> =
        map.table("opportunity_points.csv").into_iter().map(|row| row["settlement_id"].clone()).collect();
    let told: Vec<String> = of_settlements.iter().map(|row| row["id"].clone()).collect();
    assert_eq!(told.iter().cloned().collect::<BTreeSet<_>>(), gaps);
    assert_eq!(told.len(), gaps.len(), "each once");
    for row in &of_sites {
        assert!((0.0..=1.0).contains(&cell(row, "stays_share")), "{row:?}");
    }
    let mut expected = 0.0;
    for row in &of_settlements {
        for column in ["served_share", "served_share_today", "people_share", "people_share_today"] {
            assert!((0.0..=1.0).contains(&cell(row, column)), "{column} of {row:?}");
        }
        // more masts never serve fewer, draw by draw
        assert!(cell(row, "served_share") >= cell(row, "served_share_today"), "{row:?}");
        let [low, median, high] = ["rank_low", "rank_median", "rank_high"].map(|column| cell(row, column));
        assert!(low <= median && median <= high, "{row:?}");
        expected += cell(row, "people_gained_expected");
    }
    let told = number(plan, "people_gained_expected");
    assert!((expected - told).abs() <= 0.06 * of_settlements.len() as f64, "{told} of {expected}");
    // errors take away some of what a sharp line counts, and not all
    assert!(told > 0.0 && told < number(plan, "people_gained_verified"));
}
