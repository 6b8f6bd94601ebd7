//! Units of height, vertical datums and heights that cannot be metres.
use super::*;
use crate::scenario::HeightUnit;

/// Length of the US survey foot, metres.
const US_FOOT_M: f64 = 1_200.0 / 3_937.0;

/// A flat raster of 2,000 m around the place, in a CRS with heights.
fn flat_2000_m(folder: &Path, crs: &str, metres_per_unit: f64) -> Result<WarpedTerrain, RasterInputError> {
    let horizontal = crs.split('+').next().expect("a part");
    let (corner, cell) = if horizontal.ends_with("4269") || crs == "EPSG:4979" {
        ((104.48, 21.52), 1.0 / 3600.0)
    } else {
        ((438_000.0, 2_390_000.0), 100.0)
    };
    let raster = TestRaster { crs: Some(crs), corner, cell, size: (250, 250), void: Some(-9999.0) };
    let name = format!("{}.tif", crs.replace([':', '+'], "_"));
    raster.write(&folder.join(&name), |_, _| 2_000.0 / metres_per_unit);
    read(&request(folder, &[&name]), grid_around(&utm(), AT, 20, 30.0))
}

fn worst_from(terrain: &WarpedTerrain, elevation_m: f32) -> f32 {
    terrain.elevation.values().iter().fold(0.0, |worst, value| (value - elevation_m).abs().max(worst))
}

#[test]
fn heights_of_a_compound_crs_are_converted_once_and_keep_their_datum() {
    let folder = tempfile::tempdir().expect("temporary folder");
    for (crs, metres_per_unit, datum) in [
        ("EPSG:32648+6360", US_FOOT_M, "NAVD88 height (ftUS)"),
        ("EPSG:32648+8228", 0.3048, "NAVD88 height (ft)"),
        ("EPSG:32648+5703", 1.0, "NAVD88 height"),
        ("EPSG:32648+5773", 1.0, "EGM96 height"),
        ("EPSG:4269+6360", US_FOOT_M, "NAVD88 height (ftUS)"),
        ("EPSG:4979", 1.0, "WGS 84"),
    ] {
        let terrain = flat_2000_m(folder.path(), crs, metres_per_unit).expect("read");
        assert!(
            worst_from(&terrain, 2_000.0) < 0.01,
            "{crs}: {:?}",
            terrain.elevation.at(Cell { row: 5, col: 5 })
        );
        let told = terrain.report.notes.iter().any(
            |note| matches!(note, RasterNote::VerticalDatum { datum: named, files: 1, .. } if named == datum),
        );
        // GeoTIFF keeps no third axis of a geographic CRS by itself
        assert!(told || crs == "EPSG:4979", "{crs}: {:?}", terrain.report.notes);
        let converted =
            terrain.report.notes.iter().any(|note| matches!(note, RasterNote::UnitConverted { .. }));
        assert_eq!(converted, metres_per_unit < 1.0, "{crs}");
    }
}

#[test]
fn a_compound_crs_that_the_user_names_gives_the_unit_too() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let raster =
        TestRaster { crs: None, corner: (438_000.0, 2_390_000.0), cell: 100.0, size: (250, 250), void: None };
    raster.write(&folder.path().join("bare.tif"), |_, _| 1_000.0);
    let mut request = request(folder.path(), &["bare.tif"]);
    request.crs_override = Some("EPSG:32648+6360".to_owned());
    let terrain = read(&request, grid_around(&utm(), AT, 20, 30.0)).expect("read");
    assert!(worst_from(&terrain, 304.800_6) < 0.01);
}

#[test]
fn a_compound_crs_on_the_planning_lattice_is_converted_too() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let geometry = grid_around(&utm(), AT, 20, 30.0);
    let raster = TestRaster {
        crs: Some("EPSG:32648+6360"),
        corner: (geometry.west_m, geometry.north_m),
        cell: 30.0,
        size: (20, 20),
        void: None,
    };
    raster.write(&folder.path().join("own.tif"), |_, _| 1_000.0);
    let terrain = read(&request(folder.path(), &["own.tif"]), geometry).expect("read");
    assert!(worst_from(&terrain, 304.800_6) < 0.01);
}

#[test]
fn depths_are_refused() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let error = flat_2000_m(folder.path(), "EPSG:32648+5715", 1.0).expect_err("depths");
    assert!(matches!(&error, RasterInputError::Depths { .. }), "{error}");
    assert!(error.to_string().contains("EPSG_32648_5715.tif"), "{error}");
}

/// A flat grid of 1,000 units in feet of New Mexico, without a unit of height.
fn foot_grid(folder: &Path, unit: Option<HeightUnit>) -> WarpedTerrain {
    let at = LonLat { longitude_deg: -106.2, latitude_deg: 35.6 };
    let feet = PlanningProjection::from_user_input("EPSG:26913").expect("zone 13");
    // the centre of EPSG:6529 (New Mexico Central, US survey feet) there
    let raster = TestRaster {
        crs: Some("EPSG:6529"),
        corner: (1_640_416.0 - 20_000.0, 1_678_500.0 + 40_000.0),
        cell: 100.0,
        size: (600, 800),
        void: Some(-9999.0),
    };
    raster.write(&folder.join("feet.tif"), |_, _| 1_000.0);
    let mut request = request(folder, &["feet.tif"]);
    request.height_unit = unit;
    read_terrain(&request, &feet, grid_around(&feet, at, 10, 30.0), &|_| {}).expect("read")
}

#[test]
fn a_foot_grid_without_a_unit_of_height_is_told_and_can_be_stated() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let told = |terrain: &WarpedTerrain| {
        terrain.report.notes.iter().any(|note| matches!(note, RasterNote::UnitAssumed { .. }))
    };
    let silent = foot_grid(folder.path(), None);
    assert!(told(&silent) && worst_from(&silent, 1_000.0) < 0.01, "{:?}", silent.report.notes);
    let text = crate::words::raster_note(&silent.report.notes[0]);
    assert!(text.contains("feet.tif") && text.contains("terrain.height_unit"), "{text}");
    for (unit, elevation_m) in
        [(HeightUnit::Metre, 1_000.0), (HeightUnit::Foot, 304.8), (HeightUnit::UsSurveyFoot, 304.800_6)]
    {
        let stated = foot_grid(folder.path(), Some(unit));
        assert!(!told(&stated) && worst_from(&stated, elevation_m) < 1e-3, "{unit:?}");
    }
}

#[test]
fn the_unit_that_a_file_states_counts_before_the_users() {
    let folder = tempfile::tempdir().expect("temporary folder");
    std::fs::write(folder.path().join("N21E104.hgt"), tile_bytes(104, 21, |_, _| 500)).expect("hgt");
    let mut request = request(folder.path(), &["N21E104.hgt"]);
    request.height_unit = Some(HeightUnit::Foot);
    let terrain = read(&request, grid_around(&utm(), AT, 20, 90.0)).expect("read");
    assert!(worst_from(&terrain, 500.0) < 1e-3, "a tile of SRTM is in metres");
}

#[test]
fn a_row_without_values_along_the_border_of_two_tiles_is_bridged() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let plane = |x: f64, y: f64| 500.0 + 1_000.0 * (x - 104.5) + 2_000.0 * (y - 21.5);
    let north = TestRaster { corner: (104.45, 21.55), size: (360, 180), void: Some(-32_768.0), ..ARC_SECOND };
    let south = TestRaster { corner: (104.45, 21.5), size: (360, 180), void: Some(-32_768.0), ..ARC_SECOND };
    let last_row = 21.5 + 1.0 / 3600.0;
    north.write(&folder.path().join("north.tif"), |x, y| if y < last_row { -32_768.0 } else { plane(x, y) });
    south.write(&folder.path().join("south.tif"), plane);
    let mut request = request(folder.path(), &["north.tif", "south.tif"]);
    for cell_m in [10.0, 30.0] {
        request.bridge_narrow_gaps = false;
        let geometry = grid_around(&utm(), AT, 60, cell_m);
        let gap = read(&request, geometry).expect("read").report.void_cells;
        request.bridge_narrow_gaps = true;
        let terrain = read(&request, geometry).expect("read");
        assert!(gap > 0 && terrain.report.void_cells == 0, "{cell_m}: {gap}");
        assert_eq!(terrain.report.notes, [RasterNote::GapsBridged { cells: gap, widest: 3 }]);
        let centres = centres(&utm(), &geometry);
        let off = |(place, &read): (&LonLat, &f32)| {
            (f64::from(read) - plane(place.longitude_deg, place.latitude_deg)).abs()
        };
        let worst = centres.iter().zip(terrain.elevation.values()).map(off).fold(0.0, f64::max);
        assert!(worst < 0.5, "{cell_m}: {worst} m off the plane");
    }
}

#[test]
fn a_spike_of_32767_is_refused_with_a_cure_that_any_format_takes() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let spike =
        |x: f64, y: f64| if (x - 104.5).abs() < 0.001 && (y - 21.5).abs() < 0.001 { 32_767 } else { 500 };
    std::fs::write(folder.path().join("N21E104.hgt"), tile_bytes(104, 21, spike)).expect("hgt");
    let error = read(&request(folder.path(), &["N21E104.hgt"]), grid_around(&utm(), AT, 20, 90.0));
    let text = error.expect_err("absurd").to_string();
    assert!(text.contains("32767 m at row") && text.contains("gdal_translate -a_nodata"), "{text}");
}
