//! Plans of the founding case.
use super::chains::{chains_end_at_home, hops_are_clear};
use super::people::are_verified;
use super::planned::{costs_of_a_mast, number, planned, planned_with};
use crate::pipeline::bac_yen::example_with;
use crate::pipeline::finished::{Finished, scratch, table};
use crate::pipeline::opportunity::pinned_bac_yen;
use crate::support::shared;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

fn files() -> [PathBuf; 3] {
    ["data/bacyen/dem_30m_semisynthetic.tif", "data/bacyen/villages.csv", "data/bacyen/sites_synthetic.csv"]
        .map(shared)
}

/// The example with its own choices but for masts of one height alone, in the CRS that `signalgap path` takes for a DEM in degrees.
static EXAMPLE: LazyLock<Finished> = LazyLock::new(|| {
    let [terrain, villages, sites] = files();
    let folder = scratch("plan_bac_yen");
    let changes = "[area]\ncrs = \"EPSG:32648\"\n[propagation]\nmodels = \"p1812\"\n[new_mast]\nheights_m = [30.0]\n\
                   [remedies]\nper_gap = 0\n[plan]\nbudgets = [300000.0, 100000.0]\n";
    let scenario = example_with([&terrain, &villages, &sites], changes);
    fs::write(folder.join("scenario.toml"), scenario).expect("a scenario");
    planned_with(&folder.join("scenario.toml"), 2, 2 << 30)
});

/// Of all pairs of masts the best, by the search of version 0.1.0 of the project too.
#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn two_masts_for_7010_people_are_the_best_plan() {
    let changes = "[remedies]\nper_gap = 0\n[output]\nrasters = false\n[plan]\nbudgets = [200.0, 100.0]\ncosts = \"costs.toml\"\n\
                   [plan.backhaul]\nsatellite = \"always\"\n";
    let scenario = pinned_bac_yen("plan_pinned_bac_yen", changes);
    fs::write(scenario.with_file_name("costs.toml"), costs_of_a_mast(100.0)).expect("costs");
    let plan = planned(&scenario, 2);
    let json = plan.json("plan.json");
    assert_eq!((&json["proven_optimal"], &json["example_costs"]), (&true.into(), &false.into()));
    assert!((number(&plan, "people_gained_estimated") - 7_010.0).abs() < 0.5, "{json}");
    assert!((number(&plan, "bound_people") - 7_010.0).abs() < 0.5, "{json}");
    assert!((number(&plan, "spent") - 200.0).abs() < 1e-6, "{json}");
    let sites = plan.features("plan");
    assert_eq!(sites.iter().map(|site| site.text("what")).collect::<Vec<_>>(), ["new_mast"; 2]);
    are_verified(&plan);
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_plan_of_the_example_is_proven_or_tells_its_gap_and_is_verified() {
    let plan = &*EXAMPLE;
    let json = plan.json("plan.json");
    let (estimated, bound) = (number(plan, "people_gained_estimated"), number(plan, "bound_people"));
    let share = number(plan, "share_of_bound");
    if json["proven_optimal"] == true {
        assert!((bound - estimated).abs() < 0.5 && (share - 1.0).abs() < 1e-3, "{estimated} of {bound}");
        assert!(plan.report.summary.contains("proven"), "{}", plan.report.summary);
    } else {
        assert!(
            bound > estimated && (share - estimated / bound).abs() < 1e-3,
            "{share}: {estimated} of {bound}"
        );
        assert!(plan.report.summary.contains("of the best possible"), "{}", plan.report.summary);
    }
    assert!(number(plan, "linear_bound") >= bound - 0.5);
    assert!(number(plan, "spent") <= 300_000.0);
    are_verified(plan);
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn hops_and_chains_of_the_example() {
    let [terrain, _, sites] = files();
    let terrain = terrain.display().to_string();
    let ground = ["--dem", &terrain, "--dem-kind", "surface", "--clutter-height", "10"];
    assert!(hops_are_clear(&EXAMPLE, &ground) > 0);
    let masts: BTreeSet<String> = table(&sites).into_iter().map(|row| row["site_id"].clone()).collect();
    chains_end_at_home(&EXAMPLE, &masts);
}
