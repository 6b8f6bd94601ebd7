use super::{
    Lattice, PlanningBounds, TerrainRequest, TerrainSurvey, WarpedTerrain, planning_geometry, read_terrain,
    survey,
};
use crate::findings::RasterNote;
use crate::geodesy::LonLat;
use crate::grid::{Cell, GridGeometry, Shape};
use crate::inputs::RasterInputError;
use crate::inputs::places::crs::PlanningProjection;
use crate::inputs::rasters::test_rasters::{TILE_SIDE, TestRaster, gzipped, tile_bytes, zipped};
use std::path::Path;

mod bad_files;
mod colours;
mod formats;
mod heights;
mod overlaps;
mod real_data;
mod sea;

/// Bac Yen, in the tile N21E104.
const AT: LonLat = LonLat { longitude_deg: 104.5, latitude_deg: 21.5 };

fn utm() -> PlanningProjection {
    PlanningProjection::from_user_input("EPSG:32648").expect("zone 48")
}

fn request(base: &Path, sources: &[&str]) -> TerrainRequest {
    TerrainRequest {
        sources: sources.iter().map(|&source| source.to_owned()).collect(),
        base: base.to_owned(),
        ..TerrainRequest::default()
    }
}

/// A grid of `side` cells around a place.
fn grid_around(projection: &PlanningProjection, place: LonLat, side: usize, cell_m: f64) -> GridGeometry {
    let centre = projection.place(&[place]).expect("placed")[0];
    let half_m = side as f64 * cell_m / 2.0;
    let corner = |value_m: f64| (value_m / cell_m).round() * cell_m;
    GridGeometry {
        shape: Shape { rows: side, cols: side },
        west_m: corner(centre.easting_m - half_m),
        north_m: corner(centre.northing_m + half_m),
        cell_m,
    }
}

fn read(request: &TerrainRequest, geometry: GridGeometry) -> Result<WarpedTerrain, RasterInputError> {
    read_terrain(request, &utm(), geometry, &|_| {})
}

/// Centres of all cells, WGS 84.
fn centres(projection: &PlanningProjection, geometry: &GridGeometry) -> Vec<LonLat> {
    let Shape { rows, cols } = geometry.shape;
    let cells = (0..rows * cols).map(|index| Cell { row: index / cols, col: index % cols });
    let centres: Vec<_> = cells.map(|cell| geometry.centre_m(cell)).collect();
    projection.to_geographic(&centres).expect("convertible")
}

/// Largest difference between the terrain and a function of longitude and latitude, metres.
fn worst_m(terrain: &WarpedTerrain, projection: &PlanningProjection, truth: impl Fn(f64, f64) -> f64) -> f64 {
    let places = centres(projection, terrain.elevation.geometry());
    let errors = places.iter().zip(terrain.elevation.values()).map(|(place, &elevation_m)| {
        (f64::from(elevation_m) - truth(place.longitude_deg, place.latitude_deg)).abs()
    });
    errors.fold(0.0, |worst, error| if error.is_nan() || error > worst { error } else { worst })
}

/// A plane that rises by about 45 degrees eastwards and 20 degrees northwards.
fn plane(longitude_deg: f64, latitude_deg: f64) -> f64 {
    4_000.0 + 100_000.0 * (longitude_deg - 104.5) + 40_000.0 * (latitude_deg - 21.5)
}

/// A raster of one arc-second around the place, on the plane.
const ARC_SECOND: TestRaster<'_> = TestRaster {
    crs: Some("EPSG:4326"),
    corner: (104.48, 21.52),
    cell: 1.0 / 3600.0,
    size: (144, 144),
    void: Some(-9999.0),
};

#[test]
fn a_plane_stays_a_plane() {
    let folder = tempfile::tempdir().expect("temporary folder");
    ARC_SECOND.write(&folder.path().join("plane.tif"), plane);
    let request = request(folder.path(), &["plane.tif"]);
    for crs in ["EPSG:32648", "EPSG:9206", "EPSG:3405"] {
        let projection = PlanningProjection::from_user_input(crs).expect("known");
        let geometry = grid_around(&projection, AT, 100, 30.0);
        let terrain = read_terrain(&request, &projection, geometry, &|_| {}).expect("read");
        let worst = worst_m(&terrain, &projection, plane);
        assert!(worst < 0.05, "{crs}: {worst} m");
        assert_eq!(terrain.report.void_cells, 0);
    }
}

#[test]
fn a_coarser_planning_cell_averages_and_keeps_the_plane() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let ripple = |x: f64, y: f64| plane(x, y) + if (x * 3600.0).rem_euclid(2.0) < 1.0 { 20.0 } else { -20.0 };
    ARC_SECOND.write(&folder.path().join("rippled.tif"), ripple);
    let geometry = grid_around(&utm(), AT, 20, 120.0);
    let terrain = read(&request(folder.path(), &["rippled.tif"]), geometry).expect("read");
    let worst = worst_m(&terrain, &utm(), plane);
    assert!(worst < 6.0, "a ripple of 20 m is averaged away, not sampled: {worst} m");
}

#[test]
fn a_grid_on_the_terrains_own_lattice_takes_its_values_unchanged() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let rough = |x: f64, y: f64| 500.0 + ((x * 0.37).sin() * 1_000.0 + y * 1.7).rem_euclid(311.3);
    // Two tiles side by side, their edges 7 m and 13 m off the multiples of 30 m, one void.
    let tile = TestRaster {
        crs: Some("EPSG:32648"),
        corner: (440_007.0, 2_380_013.0),
        cell: 30.0,
        size: (40, 50),
        void: Some(-9999.0),
    };
    let value = |x: f64, y: f64| if x < 440_030.0 && y > 2_379_990.0 { -9999.0 } else { rough(x, y) };
    tile.write(&folder.path().join("west.tif"), value);
    let east = TestRaster { corner: (440_007.0 + 1_200.0, 2_380_013.0), ..tile };
    east.write(&folder.path().join("east.tif"), rough);
    let request = request(folder.path(), &["."]);
    let survey = survey(&request, AT).expect("surveyed");
    assert!((survey.resolution_m - 30.0).abs() < 1e-9);
    let lattice = survey.native_lattice(&utm()).expect("one lattice");
    let bounds =
        PlanningBounds { west_m: 440_010.0, south_m: 2_378_530.0, east_m: 442_400.0, north_m: 2_380_000.0 };
    let geometry = planning_geometry(bounds, 30.0, Some(lattice), 1_000_000).expect("a grid");
    assert_eq!(geometry.shape, Shape { rows: 50, cols: 80 });
    let terrain = read(&request, geometry).expect("read");
    for (index, &elevation_m) in terrain.elevation.values().iter().enumerate() {
        let (x, y) = geometry.centre_m(Cell { row: index / 80, col: index % 80 });
        if index == 0 {
            assert!(elevation_m.is_nan(), "the void stays where it is");
        } else {
            assert_eq!(elevation_m.to_bits(), (rough(x, y) as f32).to_bits(), "cell {index}");
        }
    }
}

#[test]
fn a_lattice_needs_the_planning_crs_and_square_cells_in_step() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let tile = TestRaster {
        crs: Some("EPSG:32648"),
        corner: (440_007.0, 2_380_013.0),
        cell: 30.0,
        size: (10, 10),
        void: None,
    };
    let surveyed = |sources: &[&str]| -> TerrainSurvey {
        survey(&request(folder.path(), sources), AT).expect("surveyed")
    };
    tile.write(&folder.path().join("a.tif"), |_, _| 1.0);
    TestRaster { corner: (440_322.0, 2_380_013.0), ..tile }.write(&folder.path().join("b.tif"), |_, _| 1.0);
    ARC_SECOND.write(&folder.path().join("c.tif"), plane);
    assert!(surveyed(&["a.tif"]).native_lattice(&utm()).is_some());
    assert!(surveyed(&["a.tif", "b.tif"]).native_lattice(&utm()).is_none(), "half a cell out of step");
    assert!(surveyed(&["c.tif"]).native_lattice(&utm()).is_none(), "geographic");
    let zone_47 = PlanningProjection::from_user_input("EPSG:32647").expect("zone 47");
    assert!(surveyed(&["a.tif"]).native_lattice(&zone_47).is_none(), "another zone");
}

#[test]
fn the_finer_tile_lies_over_the_coarser_whatever_the_order() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let coarse = TestRaster { cell: 3.0 / 3600.0, size: (48, 48), ..ARC_SECOND };
    coarse.write(&folder.path().join("a_coarse.tif"), |_, _| 195.0);
    let fine = TestRaster { size: (72, 144), ..ARC_SECOND };
    fine.write(&folder.path().join("b_fine.tif"), |_, _| 200.0);
    let geometry = grid_around(&utm(), AT, 100, 30.0);
    let one = read(&request(folder.path(), &["a_coarse.tif", "b_fine.tif"]), geometry).expect("read");
    let other = read(&request(folder.path(), &["b_fine.tif", "a_coarse.tif"]), geometry).expect("read");
    assert_eq!(one, other);
    let at = |col: usize| one.elevation.at(Cell { row: 50, col });
    assert!((at(5) - 200.0).abs() < 1e-3 && (at(95) - 195.0).abs() < 1e-3);
    // The other way round by name: resolution decides, not the name.
    std::fs::rename(folder.path().join("a_coarse.tif"), folder.path().join("z.tif")).expect("renamed");
    let renamed = read(&request(folder.path(), &["."]), geometry).expect("read");
    assert_eq!(renamed.elevation.values(), one.elevation.values());
    let surveyed = survey(&request(folder.path(), &["."]), AT).expect("surveyed");
    assert_eq!(surveyed.rasters.len(), 2);
    assert!((surveyed.resolution_m - 29.8).abs() < 1e-9, "{}", surveyed.resolution_m);
}

#[test]
fn tiles_in_two_crs_meet_without_a_gap() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let west = TestRaster { size: (72, 144), ..ARC_SECOND };
    west.write(&folder.path().join("west.tif"), plane);
    let zone = utm();
    let centre = zone.place(&[AT]).expect("placed")[0];
    let east = TestRaster {
        crs: Some("EPSG:32648"),
        corner: (centre.easting_m - 60.0, centre.northing_m + 2_000.0),
        cell: 20.0,
        size: (120, 200),
        void: Some(-9999.0),
    };
    let in_zone = |x: f64, y: f64| {
        let place = zone.to_geographic(&[(x, y)]).expect("convertible")[0];
        plane(place.longitude_deg, place.latitude_deg)
    };
    east.write(&folder.path().join("east.tif"), in_zone);
    let geometry = grid_around(&zone, AT, 100, 30.0);
    let terrain = read(&request(folder.path(), &["."]), geometry).expect("read");
    assert_eq!(terrain.report.void_cells, 0);
    let places = centres(&zone, &geometry);
    let errors: Vec<f64> = places
        .iter()
        .zip(terrain.elevation.values())
        .map(|(place, &elevation_m)| {
            (f64::from(elevation_m) - plane(place.longitude_deg, place.latitude_deg)).abs()
        })
        .collect();
    // In the outermost half cell of a raster its last column is continued: half of 20 m and 30 m at 45 degrees.
    assert!(errors.iter().all(|&error| error < 16.0));
    let at_the_seam = errors.iter().filter(|&&error| error > 0.05).count();
    assert!(at_the_seam <= 200, "two columns of 100 cells at most: {at_the_seam}");
}

#[test]
fn a_part_of_the_grid_has_the_values_of_the_whole() {
    let folder = tempfile::tempdir().expect("temporary folder");
    ARC_SECOND
        .write(&folder.path().join("rough.tif"), |x, y| 500.0 + (x * 9e4).sin() * (y * 7e4).cos() * 300.0);
    let request = request(folder.path(), &["rough.tif"]);
    for cell_m in [20.0, 30.0, 100.0] {
        let whole = grid_around(&utm(), AT, 30, cell_m);
        let part = GridGeometry {
            shape: Shape { rows: 11, cols: 17 },
            west_m: whole.west_m + 6.0 * cell_m,
            north_m: whole.north_m - 9.0 * cell_m,
            cell_m,
        };
        // from post to post, 30 m apart, the ground rises by up to 600 m; either place may be off by a ten-thousandth of a cell
        let most_m = 2.0 * 1e-4 * cell_m as f32 * 600.0 / 30.0;
        let of_whole = read(&request, whole).expect("read").elevation;
        let of_part = read(&request, part).expect("read").elevation;
        for (index, value) in of_part.values().iter().enumerate() {
            let cell = Cell { row: 9 + index / 17, col: 6 + index % 17 };
            let difference_m = (value - of_whole.at(cell)).abs();
            assert!(difference_m < most_m, "{cell_m} m, {cell:?}: {difference_m} m");
        }
        let again = read(&request, whole).expect("read").elevation;
        assert_eq!(again, of_whole, "the same bits each time");
    }
}

#[test]
fn small_voids_are_filled_and_counted_large_ones_stay() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let lattice = TestRaster {
        crs: Some("EPSG:32648"),
        corner: (440_010.0, 2_380_020.0),
        cell: 30.0,
        size: (60, 60),
        void: Some(-32_768.0),
    };
    let (west_m, north_m) = lattice.corner;
    let value = |x: f64, y: f64| {
        let (col, row) = (((x - west_m) / 30.0) as usize, ((north_m - y) / 30.0) as usize);
        let small = (10..12).contains(&row) && (10..12).contains(&col);
        let large = (30..40).contains(&row) && (30..40).contains(&col);
        if small || large || row == 59 { -32_768.0 } else { 700.0 + (x - west_m) * 0.5 }
    };
    lattice.write(&folder.path().join("voids.tif"), value);
    let geometry = GridGeometry { shape: Shape { rows: 60, cols: 60 }, west_m, north_m, cell_m: 30.0 };
    let mut request = request(folder.path(), &["voids.tif"]);
    request.void_fill_max_cells = 60;
    let terrain = read(&request, geometry).expect("read");
    assert_eq!(terrain.report.void_cells_before_fill, 4 + 100 + 60);
    assert_eq!(terrain.report.filled_cells, 4);
    assert_eq!(terrain.report.void_cells, 160);
    assert!((terrain.report.void_share - 160.0 / 3_600.0).abs() < 1e-12);
    let filled = terrain.elevation.at(Cell { row: 10, col: 10 });
    assert!((filled - (700.0 + 10.5 * 15.0)).abs() < 10.0, "{filled}");
    assert!(terrain.elevation.at(Cell { row: 35, col: 35 }).is_nan());
    request.void_fill_max_cells = 100;
    assert_eq!(read(&request, geometry).expect("read").report.filled_cells, 104);
}

#[test]
fn bounds_grow_to_whole_cells_and_not_further() {
    let bounds = |west_m, south_m, east_m, north_m| PlanningBounds { west_m, south_m, east_m, north_m };
    let geometry = planning_geometry(bounds(-10.0, 5.0, 95.0, 60.0), 30.0, None, 100).expect("a grid");
    assert_eq!(
        geometry,
        GridGeometry { shape: Shape { rows: 2, cols: 5 }, west_m: -30.0, north_m: 60.0, cell_m: 30.0 }
    );
    let lattice = Lattice { easting_m: 7.0, northing_m: 3.0, cell_m: 30.0 };
    let snapped =
        planning_geometry(bounds(-10.0, 5.0, 95.0, 60.0), 30.0, Some(lattice), 100).expect("a grid");
    assert!((snapped.west_m + 23.0).abs() < 1e-9 && (snapped.north_m - 63.0).abs() < 1e-9);
    assert_eq!(snapped.shape, Shape { rows: 2, cols: 4 });
    let coarser =
        planning_geometry(bounds(-10.0, 5.0, 95.0, 60.0), 10.0, Some(lattice), 100).expect("a grid");
    assert!((coarser.west_m + 10.0).abs() < 1e-9, "a lattice of another cell size is passed over");
}

#[test]
fn a_grid_too_large_or_empty_is_refused() {
    let country = PlanningBounds { west_m: 0.0, south_m: 0.0, east_m: 1e6, north_m: 1e6 };
    let error = planning_geometry(country, 10.0, None, 1_000_000).expect_err("too large");
    let RasterInputError::TooManyCells { enough_m, max_cells: 1_000_000, .. } = error else {
        panic!("{error}")
    };
    assert!(planning_geometry(country, enough_m, None, 1_000_000).is_ok(), "the advice holds: {enough_m}");
    assert!(error.to_string().contains("10000000000 cells"), "{error}");
    for (east_m, cell_m) in [(0.0, 10.0), (f64::NAN, 10.0), (1e6, 0.0), (1e6, -1.0), (f64::INFINITY, 10.0)] {
        let error = planning_geometry(PlanningBounds { east_m, ..country }, cell_m, None, 100);
        assert!(matches!(error, Err(RasterInputError::BadArea { .. })));
    }
}

#[test]
fn progress_rises_to_one() {
    let folder = tempfile::tempdir().expect("temporary folder");
    ARC_SECOND.write(&folder.path().join("plane.tif"), plane);
    let seen = std::cell::RefCell::new(Vec::new());
    let note = |done: f64| seen.borrow_mut().push(done);
    let geometry = grid_around(&utm(), AT, 100, 30.0);
    read_terrain(&request(folder.path(), &["plane.tif"]), &utm(), geometry, &note).expect("read");
    let seen = seen.into_inner();
    assert!(seen.windows(2).all(|pair| pair[0] <= pair[1]));
    assert!(seen.last().is_some_and(|&last| (last - 1.0).abs() < 1e-6), "{seen:?}");
}
