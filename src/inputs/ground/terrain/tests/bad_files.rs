use super::*;

fn outcome(folder: &Path, source: &str) -> Result<WarpedTerrain, RasterInputError> {
    read(&request(folder, &[source]), grid_around(&utm(), AT, 20, 30.0))
}

#[test]
fn files_that_are_no_rasters_are_named() {
    let folder = tempfile::tempdir().expect("temporary folder");
    std::fs::write(folder.path().join("text.tif"), "not a raster").expect("file");
    std::fs::write(folder.path().join("empty.tif"), "").expect("file");
    std::fs::write(folder.path().join("N21E104.hgt"), vec![0; 1_000]).expect("file");
    std::fs::write(folder.path().join("N21E105.hgt.zip"), "PK\x03\x04 cut").expect("file");
    for source in ["text.tif", "empty.tif", "N21E104.hgt", "N21E105.hgt.zip"] {
        let error = outcome(folder.path(), source).expect_err("no raster");
        assert!(matches!(&error, RasterInputError::NotARaster { file, .. } if file == source), "{error}");
        assert!(error.to_string().contains(source), "{error}");
    }
    let error = outcome(folder.path(), "tiles/*.tif").expect_err("nothing");
    assert!(matches!(error, RasterInputError::NothingFound { .. }), "{error}");
}

#[test]
fn a_truncated_file_is_named() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let path = folder.path().join("cut.tif");
    ARC_SECOND.write(&path, plane);
    let bytes = std::fs::read(&path).expect("bytes");
    std::fs::write(&path, &bytes[..bytes.len() / 2]).expect("cut");
    let error = outcome(folder.path(), "cut.tif").expect_err("truncated");
    assert!(matches!(&error, RasterInputError::Truncated { file, .. } if file == "cut.tif"), "{error}");
}

#[test]
fn cells_smaller_than_a_centimetre_are_refused() {
    let folder = tempfile::tempdir().expect("temporary folder");
    TestRaster { cell: 1e-8, ..ARC_SECOND }.write(&folder.path().join("tiny.tif"), plane);
    let error = outcome(folder.path(), "tiny.tif").expect_err("absurd cells");
    assert!(matches!(&error, RasterInputError::AbsurdCells { file, .. } if file == "tiny.tif"), "{error}");
}

#[test]
fn a_raster_without_a_crs_needs_one_from_the_user() {
    let folder = tempfile::tempdir().expect("temporary folder");
    TestRaster { crs: None, ..ARC_SECOND }.write(&folder.path().join("bare.tif"), plane);
    let error = outcome(folder.path(), "bare.tif").expect_err("no CRS");
    assert!(matches!(&error, RasterInputError::NoCrs { file } if file == "bare.tif"), "{error}");
    let mut request = request(folder.path(), &["bare.tif"]);
    request.crs_override = Some("EPSG:4326".to_owned());
    let geometry = grid_around(&utm(), AT, 20, 30.0);
    let terrain = read(&request, geometry).expect("read");
    assert!(worst_m(&terrain, &utm(), plane) < 0.05);
    assert!(terrain.report.notes.iter().any(|note| matches!(note, RasterNote::CrsAssumed { .. })));
    request.crs_override = Some("EPSG:0".to_owned());
    assert!(matches!(read(&request, geometry), Err(RasterInputError::Crs(_))));
}

#[test]
fn a_raster_without_a_place_is_refused() {
    let folder = tempfile::tempdir().expect("temporary folder");
    std::fs::write(folder.path().join("picture.pgm"), "P5\n2 2\n255\nabcd").expect("file");
    let mut request = request(folder.path(), &["picture.pgm"]);
    request.crs_override = Some("EPSG:4326".to_owned());
    let error = read(&request, grid_around(&utm(), AT, 20, 30.0)).expect_err("no place");
    assert!(matches!(error, RasterInputError::NoGeoreference { .. }), "{error}");
}

#[test]
fn an_undeclared_void_value_is_found_before_it_becomes_a_pit() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let in_the_pit = |x: f64, y: f64| x > 104.5 && x < 104.5004 && y > 21.5;
    let value = |x: f64, y: f64| if in_the_pit(x, y) { -9999.0 } else { plane(x, y) };
    TestRaster { void: None, ..ARC_SECOND }.write(&folder.path().join("pits.tif"), value);
    let error = outcome(folder.path(), "pits.tif").expect_err("absurd");
    assert!(matches!(error, RasterInputError::AbsurdElevation { .. }), "{error}");
    let text = error.to_string();
    assert!(text.contains("pits.tif") && text.contains("-9999"), "{text}");
    // Outside the planning grid it does no harm.
    let away = LonLat { longitude_deg: 104.49, latitude_deg: 21.49 };
    read(&request(folder.path(), &["pits.tif"]), grid_around(&utm(), away, 10, 30.0)).expect("read");
}

#[test]
fn terrain_elsewhere_names_both_extents() {
    let folder = tempfile::tempdir().expect("temporary folder");
    TestRaster { corner: (1.0, 43.0), ..ARC_SECOND }.write(&folder.path().join("far.tif"), |_, _| 5.0);
    let error = outcome(folder.path(), "far.tif").expect_err("elsewhere");
    let RasterInputError::NoOverlap { rasters, grid } = &error else { panic!("{error}") };
    assert!((rasters.west - 1.0).abs() < 1e-6 && (rasters.north - 43.0).abs() < 1e-6);
    assert!(grid.west > 104.4 && grid.east < 104.6 && grid.south > 21.4 && grid.north < 21.6);
    // One tile of many elsewhere is only skipped.
    ARC_SECOND.write(&folder.path().join("near.tif"), plane);
    let terrain = outcome(folder.path(), ".").expect("read");
    assert_eq!(terrain.report.files, ["near.tif"]);
    assert_eq!(terrain.report.notes, [RasterNote::OutsideGrid { file: "far.tif".to_owned() }]);
}

#[test]
fn partly_covered_ground_is_void_not_sea() {
    let folder = tempfile::tempdir().expect("temporary folder");
    TestRaster { size: (72, 144), ..ARC_SECOND }.write(&folder.path().join("west.tif"), plane);
    let terrain =
        read(&request(folder.path(), &["west.tif"]), grid_around(&utm(), AT, 40, 30.0)).expect("read");
    assert!((0.4..0.6).contains(&terrain.report.void_share), "{}", terrain.report.void_share);
    assert!(terrain.elevation.at(Cell { row: 20, col: 39 }).is_nan());
}

#[test]
fn of_several_bands_the_first_counts() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let driver = gdal::DriverManager::get_driver_by_name("GTiff").expect("driver");
    let options = gdal::raster::RasterCreationOptions::default();
    let bands = ARC_SECOND.in_memory(3, plane);
    let copy = bands.create_copy(&driver, folder.path().join("bands.tif"), &options).expect("copied");
    copy.close().expect("closed");
    let terrain = outcome(folder.path(), "bands.tif").expect("read");
    assert!(worst_m(&terrain, &utm(), plane) < 0.05);
    let note = RasterNote::FirstBandOnly { file: "bands.tif".to_owned(), bands: 3 };
    assert_eq!(terrain.report.notes, [note]);
}
