//! Longitudes from 0 to 360 degrees, and both sides of the antimeridian.
use super::{Grid, Link};

/// A slope that rises by 1,000 m per degree eastwards from a longitude, whichever turn of the Earth a longitude is on.
fn slope_m(x: f64, y: f64, middle: f64) -> f64 {
    let east = (x - middle + 540.0).rem_euclid(360.0) - 180.0;
    500.0 + 1_000.0 * east.clamp(-0.2, 0.2) + 100.0 * y.clamp(-1.0, 1.0)
}

/// The three commands find the slope's heights at both ends of a path across `middle`, whatever grids hold it.
fn check(middle: f64, grids: &[Grid]) {
    let around = |east: f64| (middle + east + 180.0).rem_euclid(360.0) - 180.0;
    // from either side: the middle of the grid lies on one
    for (mast, village) in [((-0.012, 0.05), (0.008, 0.055)), ((0.012, 0.05), (-0.008, 0.055))] {
        let link = Link::new((around(mast.0), mast.1), (around(village.0), village.1));
        for (number, grid) in grids.iter().enumerate() {
            grid.write(&link.dem(&format!("{number}.tif")), |x, y| slope_m(x, y, middle) as f32);
        }
        let found = link.found();
        found.agree();
        let height_m = |(x, y): (f64, f64)| slope_m(x, y, middle);
        found.ends(height_m(link.mast), height_m(link.village));
    }
}

/// A grid in cells of a hundredth of a degree around the equator.
fn grid(west: f64, east: f64) -> Grid {
    let cell = 0.01;
    Grid { corner: (west, 0.5), cell, size: (((east - west) / cell).round() as usize, 100) }
}

#[test]
fn a_grid_of_0_to_360_degrees_holds_the_west() {
    check(-115.0, &[grid(0.0, 360.0)]);
    check(-115.0, &[grid(244.0, 246.0)]);
}

#[test]
fn a_grid_of_0_to_360_degrees_holds_both_sides_of_180() {
    check(180.0, &[grid(0.0, 360.0)]);
}

#[test]
fn a_grid_of_0_to_360_degrees_holds_both_sides_of_greenwich() {
    check(0.0, &[grid(0.0, 360.0)]);
}

#[test]
fn a_grid_of_the_whole_earth_holds_both_sides_of_180() {
    check(180.0, &[grid(-180.0, 180.0)]);
}

#[test]
fn a_grid_across_180_degrees_holds_both_sides() {
    check(180.0, &[grid(179.5, 180.5)]);
    check(180.0, &[grid(-180.5, -179.5)]);
}

#[test]
fn tiles_on_either_turn_meet_at_180_degrees() {
    check(180.0, &[grid(179.5, 180.0), grid(-180.0, -179.5)]);
    check(180.0, &[grid(179.5, 180.0), grid(180.0, 180.5)]);
}

#[test]
fn bounds_may_cross_180_degrees() {
    let mut link = Link::new((179.99, 0.05), (-179.99, 0.055));
    link.bounds = Some([179.95, 0.0, -179.95, 0.1]);
    grid(-180.0, 180.0).write(&link.dem("earth.tif"), |x, y| slope_m(x, y, 180.0) as f32);
    link.found().agree();
    let manifest = std::fs::read(link.folder.path().join("out/manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    let cells = manifest["counts"]["grid_cells"].as_f64().expect("cells");
    assert!((80.0..150.0).contains(&cells), "0.1 by 0.1 degrees in cells of 1.1 km: {cells}");
}

#[test]
fn tiles_on_either_turn_meet_at_greenwich() {
    check(0.0, &[grid(359.5, 360.0), grid(0.0, 0.5)]);
}

#[test]
fn half_a_cell_beyond_the_edge_is_no_other_place() {
    // grids registered at their cells' centres, as those of ETOPO and reanalyses
    check(180.0, &[Grid { corner: (-180.005, 0.505), cell: 0.01, size: (36_001, 101) }]);
    check(0.0, &[Grid { corner: (-0.005, 0.505), cell: 0.01, size: (36_000, 101) }]);
}
