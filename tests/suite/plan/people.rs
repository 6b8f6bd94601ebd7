//! People of a plan: by the cells of the opportunity map, by the plan's own judgement, and by running `plan.toml`.
use super::planned::{MASTS_ALONE, number, planned, scenario_of};
use crate::pipeline::finished::{Finished, cell};
use crate::pipeline::opportunity::{mapped, small};
use crate::pipeline::raster::Band;
use signalgap::pipeline::DEFAULT_MEMORY_BYTES;
use std::collections::BTreeSet;

/// People without 4G.
fn lacking(run: &Finished) -> f64 {
    let settlements = run.features("settlements");
    settlements.iter().map(|place| place.number("population") - place.number("people_served_4g")).sum()
}

/// People who gain 4G where `plan.toml` is run, and those whom the plan tells.
pub(crate) fn gained_and_told(plan: &Finished) -> (f64, f64) {
    let before = Finished::of(&scenario_of(plan));
    let after = Finished::of(&plan.folder.join("plan.toml"));
    let told = number(plan, "people_gained_verified") - number(plan, "people_lost");
    (lacking(&before) - lacking(&after), told)
}

/// What was counted is found again, within the share up to which the choice is made again.
pub(crate) fn are_verified(plan: &Finished) {
    let (estimated, verified) =
        (number(plan, "people_gained_estimated"), number(plan, "people_gained_verified"));
    assert!(estimated > 0.0);
    assert!((estimated - verified).abs() <= 0.005 * estimated, "{verified} verified of {estimated}");
}

/// People at the union of the points that the cells of the sites serve, by the files of the opportunity map.
fn people_by_the_map(plan: &Finished, map: &Finished) -> f64 {
    let points: Vec<f64> =
        map.table("opportunity_points.csv").iter().map(|row| cell(row, "people")).collect();
    let sets = map.table("opportunity_sets.csv");
    let mut served: BTreeSet<usize> = BTreeSet::new();
    for site in plan.features("plan") {
        assert_eq!(site.text("what"), "new_mast");
        let raster = format!("opportunity_sets_{}m.tif", site.number("antenna_height_agl_m"));
        let set = Band::open(&map.folder.join(raster)).at(site.place).expect("a set");
        let row = sets.iter().find(|row| (cell(row, "set") - set).abs() < 0.5).expect("a row");
        served.extend(row["points"].split(' ').map(|point| point.parse::<usize>().expect("a point")));
    }
    served.iter().map(|point| points[*point]).sum()
}

#[test]
fn the_people_are_those_of_the_maps_cells_and_are_found_again() {
    // the best mast alone decides: no two masts serve a place together
    let changes = "[new_mast]\nheights_m = [15.0, 30.0]\n[remedies]\nper_gap = 0\n[service]\nshadowing_correlation = 1.0\n\
                   [output]\nrasters = false\n";
    let asked = format!("{changes}[plan]\nbudgets = [400000.0, 100000.0]\n");
    let plan = planned(&small("plan_people", &asked, false), 2);
    let sites = plan.features("plan").len();
    assert!((2..=4).contains(&sites), "{sites}");
    let map = mapped(&small("plan_people_map", changes, false), 2, DEFAULT_MEMORY_BYTES);
    let (by_the_map, estimated) = (people_by_the_map(&plan, &map), number(&plan, "people_gained_estimated"));
    assert!((by_the_map - estimated).abs() <= 1.0, "{estimated} of {by_the_map}");
    are_verified(&plan);
    let (gained, told) = gained_and_told(&plan);
    assert!((gained - told).abs() <= 1.0, "{gained} by running the plan, {told} told");
}

#[test]
fn masts_that_help_each_other_and_work_at_masts_of_today_are_verified_too() {
    let changes =
        "[new_mast]\nheights_m = [30.0]\n[output]\nrasters = false\n[plan]\nbudgets = [300000.0, 100000.0]\n";
    let plan = planned(&small("plan_remedies", changes, false), 2);
    let kinds: BTreeSet<String> =
        plan.features("plan").iter().map(|site| site.text("what").to_owned()).collect();
    assert!(kinds.contains("new_mast") && kinds.len() > 1, "{kinds:?}");
    are_verified(&plan);
    let (gained, told) = gained_and_told(&plan);
    assert!((gained - told).abs() <= 1.0, "{gained} by running the plan, {told} told");
}

#[test]
fn whoever_can_be_served_is_by_the_least_money_where_no_budget_is_given() {
    let plan = planned(&small("plan_everybody", MASTS_ALONE, false), 2);
    let unserved = plan.features("unserved_after");
    assert!(unserved.iter().all(|place| place.text("reason").contains("no site")), "{unserved:?}");
    are_verified(&plan);
}

#[test]
fn sites_at_the_edge_of_the_terrain_keep_their_ground_in_plan_toml() {
    // without bounds of its own, the area ends where the terrain does
    let changes = "[new_mast]\nheights_m = [20.0]\n[remedies]\nper_gap = 0\n[output]\nrasters = false\n";
    let plan = planned(&small("plan_edge", changes, false), 2);
    let (gained, told) = gained_and_told(&plan);
    assert!(told > 0.0 && (gained - told).abs() <= 1.0, "{gained} by running the plan, {told} told");
}
