//! Real terrain, where the reference data are there.
use super::*;
use crate::inputs::reference_data::shared;

fn place(longitude_deg: f64, latitude_deg: f64) -> LonLat {
    LonLat { longitude_deg, latitude_deg }
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn zipped_pyrenees_with_voids() {
    let folder = shared("data/terrain");
    let centre = place(1.5, 42.5);
    let zone = PlanningProjection::utm_for(centre).expect("zone 31");
    let mut request = request(&folder, &["N42E001.hgt.zip"]);
    let survey = survey(&request, centre).expect("surveyed");
    let geometry = grid_around(&zone, centre, 1_500, survey.resolution_m); // the whole tile and more
    let terrain = read_terrain(&request, &zone, geometry, &|_| {}).expect("read");
    let highest = terrain.elevation.values().iter().copied().fold(f32::NEG_INFINITY, f32::max);
    assert!((2_900.0..3_200.0).contains(&highest), "{highest}");
    let places = centres(&zone, &geometry);
    let inside = |place: &LonLat| {
        (1.0..2.0).contains(&place.longitude_deg) && (42.0..43.0).contains(&place.latitude_deg)
    };
    let cells = || places.iter().zip(terrain.elevation.values()).filter(|(place, _)| inside(place));
    let voids = cells().filter(|(_, elevation_m)| elevation_m.is_nan()).count();
    let share = voids as f64 / cells().count() as f64;
    let in_the_tile = 7_652.0 / (1_201.0 * 1_201.0);
    assert!((share / in_the_tile - 1.0).abs() < 0.03, "{share} against {in_the_tile}");
    request.void_fill_max_cells = 200;
    let filled = read_terrain(&request, &zone, geometry, &|_| {}).expect("read").report;
    assert!(filled.filled_cells > 1_000, "{filled:?}");
    assert_eq!(filled.void_cells + filled.filled_cells, filled.void_cells_before_fill);
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn half_a_tile_of_sea() {
    let folder = shared("data/terrain");
    let centre = place(-124.5, 48.5);
    let zone = PlanningProjection::utm_for(centre).expect("zone 10");
    let geometry = grid_around(&zone, centre, 2_000, 30.0);
    let mut request = request(&folder, &["N48W125.hgt.zip"]);
    request.void_fill_max_cells = 100;
    let terrain = read_terrain(&request, &zone, geometry, &|_| {}).expect("read");
    assert!((0.2..0.8).contains(&terrain.report.void_share), "{:?}", terrain.report);
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_cevennes_are_taken_as_they_are() {
    let folder = shared("data/terrain");
    let zone = PlanningProjection::from_user_input("EPSG:32631").expect("zone 31");
    let request = request(&folder, &["cevennes_srtm30m_utm31.tif"]);
    let survey = survey(&request, place(3.6, 44.2)).expect("surveyed");
    let lattice = survey.native_lattice(&zone).expect("its own lattice");
    let bounds = PlanningBounds {
        west_m: lattice.easting_m,
        south_m: lattice.northing_m - 1_596.0 * 30.0,
        east_m: lattice.easting_m + 1_654.0 * 30.0,
        north_m: lattice.northing_m,
    };
    let geometry = planning_geometry(bounds, 30.0, Some(lattice), 10_000_000).expect("a grid");
    assert_eq!(geometry.shape, Shape { rows: 1_596, cols: 1_654 });
    let terrain = read_terrain(&request, &zone, geometry, &|_| {}).expect("read");
    assert_eq!(terrain.report.void_cells, 0);
    let values = terrain.elevation.values();
    let lowest = values.iter().copied().fold(f32::INFINITY, f32::min);
    let highest = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    assert_eq!((lowest.round() as i32, highest.round() as i32), (85, 1_672));
    assert!(values.iter().all(|value| value.fract().abs() < 1e-6), "whole metres, unresampled");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn nine_dted_tiles_and_a_finer_one_over_them() {
    let folder = shared("data/bacyen");
    let projection = PlanningProjection::from_user_input("EPSG:9206").expect("VN-2000");
    let geometry = grid_around(&projection, place(104.43, 21.25), 1_000, 200.0);
    let read = |sources: &[&str]| {
        read_terrain(&request(&folder, sources), &projection, geometry, &|_| {}).expect("read")
    };
    let coarse = read(&["dem"]);
    assert_eq!(coarse.report.files.len(), 9);
    assert_eq!(coarse.report.void_cells, 0);
    let both = read(&["dem/*.dt0", "dem_30m_semisynthetic.tif"]);
    assert_eq!(both.report.files.len(), 10);
    assert_ne!(both.elevation, coarse.elevation);
    assert_eq!(both.elevation.values()[0].to_bits(), coarse.elevation.values()[0].to_bits());
}
