//! The GeoJSON of every command.
use super::check_folder;
use crate::compare::small_world::World;
use crate::pipeline::district::SMALL;
use crate::pipeline::opportunity::{mapped, small};
use crate::plan::planned::{FOUR_MASTS, one_fibre_end};
use signalgap::pipeline::DEFAULT_MEMORY_BYTES;

#[test]
fn of_a_run() {
    let names = check_folder(&SMALL.folder);
    for name in ["blocking_points", "clusters", "gaps", "rays", "remedies", "settlements", "sites"] {
        assert!(names.contains(&format!("{name}.geojson")), "{name} in {names:?}");
    }
}

#[test]
fn of_a_plan() {
    let expected = ["backhaul", "plan", "served_by", "settlements", "sites", "unserved_after"];
    let expected = expected.map(|name| format!("{name}.geojson"));
    assert_eq!(check_folder(&FOUR_MASTS.folder), expected);
    // with lines and points in one file
    assert_eq!(check_folder(&one_fibre_end("always").folder), expected);
}

#[test]
fn of_an_opportunity_map() {
    let found = mapped(
        &small("geojson_opportunity", "[new_mast]\nheights_m = [30.0]\n", false),
        2,
        DEFAULT_MEMORY_BYTES,
    );
    assert_eq!(check_folder(&found.folder), ["opportunity_places.geojson"]);
}

#[test]
fn of_a_comparison() {
    let world = World::new();
    world.done(&["compare", "today.toml", "plan.toml", "-o", "out"]);
    assert_eq!(check_folder(&world.at("out")), ["changes.geojson"]);
}
