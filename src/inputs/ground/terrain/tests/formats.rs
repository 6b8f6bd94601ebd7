use super::*;

const TILE: TestRaster<'_> = TestRaster {
    crs: Some("EPSG:4326"),
    corner: (104.4, 21.6),
    cell: 1.0 / 1200.0,
    size: (240, 240),
    void: Some(-9999.0),
};

fn gentle(longitude_deg: f64, latitude_deg: f64) -> f64 {
    1_000.0 + 600.0 * (longitude_deg - 104.5) + 300.0 * (latitude_deg - 21.5)
}

/// Terrain of the tiles: whole metres.
fn in_metres(longitude_deg: f64, latitude_deg: f64) -> i16 {
    gentle(longitude_deg, latitude_deg).round() as i16
}

fn check(folder: &Path, source: &str) {
    let geometry = grid_around(&utm(), AT, 40, 90.0);
    let terrain =
        read(&request(folder, &[source]), geometry).unwrap_or_else(|error| panic!("{source}: {error}"));
    let worst = worst_m(&terrain, &utm(), gentle);
    assert!(worst < 0.8, "{source}: {worst} m"); // half a metre of rounding, and its slope
    assert_eq!(terrain.report.files, [source]);
}

#[test]
fn srtm_tiles_plain_zipped_and_gzipped() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let tile = tile_bytes(104, 21, in_metres);
    assert_eq!(tile.len(), 2 * TILE_SIDE * TILE_SIDE);
    std::fs::write(folder.path().join("N21E104.hgt.zip"), zipped("N21E104.hgt", &tile)).expect("zip");
    std::fs::write(folder.path().join("N21E104.hgt.gz"), gzipped(&tile)).expect("gz");
    std::fs::write(folder.path().join("N21E104.hgt"), &tile).expect("hgt");
    for source in ["N21E104.hgt", "N21E104.hgt.zip", "N21E104.hgt.gz"] {
        check(folder.path(), source);
        let surveyed = survey(&request(folder.path(), &[source]), AT).expect("surveyed");
        // 3 arc-seconds at 21.5 degrees: sqrt(92.29 m x 86.40 m)
        assert!((surveyed.resolution_m - 89.3).abs() < 0.11, "{}", surveyed.resolution_m);
    }
}

#[test]
fn geotiff_vrt_dted_and_ascii_grid() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let value = |x: f64, y: f64| f64::from(in_metres(x, y));
    TILE.write(&folder.path().join("tile.tif"), value);
    TILE.write_as("AAIGrid", &folder.path().join("tile.asc"), value);
    std::fs::write(folder.path().join("tile.vrt"), vrt(&folder.path().join("tile.tif"))).expect("vrt");
    // DTED level 0: a whole degree and half a cell around.
    let half = 0.5 / 120.0;
    let degree = TestRaster {
        corner: (104.0 - half, 22.0 + half),
        cell: 2.0 * half,
        size: (121, 121),
        void: None,
        ..TILE
    };
    degree.write_as("DTED", &folder.path().join("n21_e104.dt0"), value);
    for source in ["tile.tif", "tile.asc", "tile.vrt", "n21_e104.dt0"] {
        check(folder.path(), source);
    }
}

fn vrt(tif: &Path) -> String {
    let (west, north) = TILE.corner;
    format!(
        "<VRTDataset rasterXSize=\"240\" rasterYSize=\"240\"><SRS>EPSG:4326</SRS>\
         <GeoTransform>{west}, {cell}, 0, {north}, 0, -{cell}</GeoTransform>\
         <VRTRasterBand dataType=\"Float32\" band=\"1\"><NoDataValue>-9999</NoDataValue><SimpleSource>\
         <SourceFilename>{}</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>",
        tif.display(),
        cell = TILE.cell,
    )
}

#[test]
fn a_void_in_a_tile_is_void_on_the_grid() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let square = |x: f64, y: f64| (x - 104.5).abs() < 0.01 && (y - 21.5).abs() < 0.01;
    let tile = tile_bytes(104, 21, |x, y| if square(x, y) { i16::MIN } else { in_metres(x, y) });
    std::fs::write(folder.path().join("N21E104.hgt"), &tile).expect("hgt");
    let geometry = grid_around(&utm(), AT, 40, 90.0);
    let terrain = read(&request(folder.path(), &["N21E104.hgt"]), geometry).expect("read");
    // 0.02 x 0.02 degrees are 2,073 m x 2,215 m: 567 cells.
    let voids = terrain.report.void_cells;
    assert!((500..640).contains(&voids), "{voids}");
    assert!(terrain.elevation.at(Cell { row: 20, col: 20 }).is_nan());
    let lowest = terrain.elevation.values().iter().copied().fold(f32::INFINITY, f32::min);
    assert!(lowest > 900.0, "no void value leaks into its neighbours: {lowest}");
}

#[test]
fn two_tiles_meet_without_a_gap() {
    let folder = tempfile::tempdir().expect("temporary folder");
    for (longitude, name) in [(103, "N21E103.hgt"), (104, "N21E104.hgt")] {
        std::fs::write(folder.path().join(name), tile_bytes(longitude, 21, in_metres)).expect("hgt");
    }
    let border = LonLat { longitude_deg: 104.0, latitude_deg: 21.5 };
    let geometry = grid_around(&utm(), border, 40, 90.0);
    let terrain = read(&request(folder.path(), &["*.hgt"]), geometry).expect("read");
    assert_eq!(terrain.report.void_cells, 0);
    let worst = worst_m(&terrain, &utm(), gentle);
    assert!(worst < 0.8, "{worst} m");
}

#[test]
fn scale_offset_and_feet_are_applied() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let geometry = grid_around(&utm(), AT, 10, 90.0);
    let write = |name: &str, unit: &str, (scale, offset): (f64, f64)| {
        let band = format!("<UnitType>{unit}</UnitType><Offset>{offset}</Offset><Scale>{scale}</Scale>");
        let text = vrt(&folder.path().join("tile.tif"));
        let text = text.replace("<SimpleSource>", &format!("{band}<SimpleSource>"));
        std::fs::write(folder.path().join(name), text).expect("vrt");
    };
    TILE.write(&folder.path().join("tile.tif"), |_, _| 1_000.0);
    for (name, unit, scale_and_offset, elevation_m) in [
        ("plain.vrt", "metre", (1.0, 0.0), 1_000.0),
        ("scaled.vrt", "m", (0.5, 100.0), 600.0),
        ("feet.vrt", "ft", (1.0, 0.0), 304.8),
        ("survey_feet.vrt", "US survey foot", (2.0, 1_000.0), 3_000.0 * 1_200.0 / 3_937.0),
    ] {
        write(name, unit, scale_and_offset);
        let terrain = read(&request(folder.path(), &[name]), geometry).expect("read");
        let value = f64::from(terrain.elevation.at(Cell { row: 5, col: 5 }));
        assert!((value - elevation_m).abs() < 1e-3, "{name}: {value}");
        let noted = terrain.report.notes.iter().any(|note| matches!(note, RasterNote::UnitConverted { .. }));
        assert_eq!(noted, name.contains("feet"), "{name}");
    }
    write("fathoms.vrt", "fathom", (1.0, 0.0));
    let error = read(&request(folder.path(), &["fathoms.vrt"]), geometry).expect_err("unknown unit");
    assert!(matches!(&error, RasterInputError::UnknownUnit { unit, .. } if unit == "fathom"), "{error}");
}
