//! Folders of more than one elevation model: companions, results of this program, overlaps that agree and that do not.
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use super::*;
use crate::findings::PassedOver;
use crate::grid::RasterContent;
use gdal::Metadata;

/// Hills of 30 to 60 m over some hundred metres, and steep ones.
fn hills(longitude_deg: f64, latitude_deg: f64) -> f64 {
    let (x, y) = ((longitude_deg - 104.5) * 103_600.0, (latitude_deg - 21.5) * 110_700.0);
    600.0 + 250.0 * (x / 700.0).sin() * (y / 900.0).cos() + 30.0 * (x / 190.0).cos()
}

fn outcome(folder: &Path, sources: &[&str]) -> Result<WarpedTerrain, RasterInputError> {
    read(&request(folder, sources), grid_around(&utm(), AT, 60, 30.0))
}

fn passed_over(terrain: &WarpedTerrain) -> Vec<(PassedOver, Vec<String>)> {
    let notes = terrain.report.notes.iter();
    let passed = notes.filter_map(|note| match note {
        RasterNote::PassedOver { why, files } => Some((*why, files.clone())),
        _ => None,
    });
    passed.collect()
}

#[test]
fn companions_in_a_folder_are_passed_over_and_told() {
    let folder = tempfile::tempdir().expect("temporary folder");
    ARC_SECOND.write(&folder.path().join("ASTGTMV003_N21E104_dem.tif"), hills);
    ARC_SECOND.write(&folder.path().join("ASTGTMV003_N21E104_num.tif"), |_, _| 12.0);
    for sources in [".", "*.tif"] {
        let terrain = outcome(folder.path(), &[sources]).expect("read");
        assert!(worst_m(&terrain, &utm(), hills) < 15.0);
        assert_eq!(terrain.report.files, ["ASTGTMV003_N21E104_dem.tif"]);
        let expected = [(PassedOver::Companion, vec!["ASTGTMV003_N21E104_num.tif".to_owned()])];
        assert_eq!(passed_over(&terrain).len(), expected.len());
        assert!(passed_over(&terrain)[0].1[0].ends_with(&expected[0].1[0]));
    }
    let named = outcome(folder.path(), &["ASTGTMV003_N21E104_num.tif"]).expect("used as told");
    assert!((named.elevation.at(Cell { row: 5, col: 5 }) - 12.0).abs() < 1e-3);
    let alone = tempfile::tempdir().expect("temporary folder");
    ARC_SECOND.write(&alone.path().join("ASTGTMV003_N21E104_num.tif"), |_, _| 12.0);
    let error = outcome(alone.path(), &["."]).expect_err("nothing left");
    assert!(matches!(&error, RasterInputError::AllPassedOver { files } if files.len() == 1), "{error}");
}

#[test]
fn results_of_this_program_are_never_terrain() {
    let folder = tempfile::tempdir().expect("temporary folder");
    ARC_SECOND.write(&folder.path().join("ground.tif"), hills);
    let label = |name: &str, item: &str, text: &str| {
        let path = folder.path().join(name);
        ARC_SECOND.write(&path, |_, _| 3.0);
        let options =
            gdal::DatasetOptions { open_flags: gdal::GdalOpenFlags::GDAL_OF_UPDATE, ..Default::default() };
        let mut dataset = gdal::Dataset::open_ex(&path, options).expect("open");
        dataset.set_metadata_item(item, text, "").expect("labelled");
        dataset.close().expect("closed");
    };
    label("a.tif", RasterContent::ITEM, RasterContent::Result.key());
    // as version 0.1.0 described them
    label(
        "b.tif",
        "TIFFTAG_IMAGEDESCRIPTION",
        "My district: 4G best server; path loss p1812 (ITU-R P.1812-8).",
    );
    let look = "Basic transmission loss, p1812 (ITU-R P.1812-8); site at longitude 104.500000, latitude 21.500000, antenna \
                30 m, receiver 1.5 m above ground; 900 MHz, vertical, 50 % of time";
    label("c.tif", "TIFFTAG_IMAGEDESCRIPTION", look);
    let terrain = outcome(folder.path(), &["."]).expect("read");
    assert_eq!(terrain.report.files, ["./ground.tif"].map(|name| name.trim_start_matches("./")));
    let passed = passed_over(&terrain);
    assert_eq!((passed.len(), passed[0].0, passed[0].1.len()), (1, PassedOver::Result, 3));
    let named = outcome(folder.path(), &["a.tif"]).expect("used as told");
    assert_eq!(named.report.notes, [RasterNote::OwnResult { file: "a.tif".to_owned() }]);
    // the elevation of the demonstration is terrain
    label("ground.tif", RasterContent::ITEM, RasterContent::Elevation.key());
    outcome(folder.path(), &["ground.tif"]).expect("read");
}

#[test]
fn rasters_that_disagree_stop_the_run_with_both_names_and_values() {
    for (what, other) in [
        ("a layer of small numbers", (&|_, _| 12.0) as &dyn Fn(f64, f64) -> f64),
        ("a layer of dates", &|x: f64, _| 6_000.0 + (x * 1e5).sin() * 40.0),
        ("shades", &|x: f64, y: f64| 127.0 + 120.0 * (x * 2e5).sin() * (y * 1e5).cos()),
        ("a copy in feet", &|x, y| hills(x, y) / 0.3048),
        ("another datum", &|x, y| hills(x, y) - 28.0),
        ("a tenth of it elsewhere", &|x, y| if x > 104.504 { 100.0 } else { hills(x, y) }),
    ] {
        for cell in [1.0, 3.0] {
            let folder = tempfile::tempdir().expect("temporary folder");
            ARC_SECOND.write(&folder.path().join("ground.tif"), hills);
            let beside = TestRaster { cell: cell / 3600.0, size: (144, 144), ..ARC_SECOND };
            beside.write(&folder.path().join("beside.tif"), other);
            let error = outcome(folder.path(), &["ground.tif", "beside.tif"])
                .map(|terrain| terrain.report)
                .expect_err(what);
            let RasterInputError::Disagree { first, second, in_feet, .. } = &error else {
                panic!("{what}: {error}")
            };
            assert_eq!((first.as_str(), second.as_str()), ("beside.tif", "ground.tif"));
            assert_eq!(*in_feet, what == "a copy in feet");
            let text = error.to_string();
            assert!(
                text.contains("beside.tif") && text.contains("longitude 104.") && text.contains("remove"),
                "{text}"
            );
        }
    }
}

#[test]
fn low_ground_beside_its_copy_in_feet_stops_too() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let low = |x: f64, _: f64| 3.0 + (x - 104.48) * 50.0;
    ARC_SECOND.write(&folder.path().join("metres.tif"), low);
    ARC_SECOND.write(&folder.path().join("feet.tif"), |x, y| low(x, y) / 0.3048);
    let error = outcome(folder.path(), &["."]).expect_err("feet");
    assert!(matches!(&error, RasterInputError::Disagree { in_feet: true, .. }), "{error}");
    assert!(error.to_string().contains("feet"), "{error}");
}

#[test]
fn one_surface_at_two_resolutions_or_half_a_cell_apart_is_one() {
    let half = 0.5 / 3600.0;
    let coarse = |factor: f64| {
        move |x: f64, y: f64| {
            let steps = (factor as i32) * 2;
            let offset = |step: i32| ((f64::from(step) + 0.5) / f64::from(steps) - 0.5) * factor / 3600.0;
            let places = (0..steps * steps).map(|index| (offset(index % steps), offset(index / steps)));
            places.map(|(dx, dy)| hills(x + dx, y + dy)).sum::<f64>() / f64::from(steps * steps)
        }
    };
    for (what, raster, value) in [
        (
            "3 x coarser",
            TestRaster { cell: 3.0 / 3600.0, size: (48, 48), ..ARC_SECOND },
            &coarse(3.0) as &dyn Fn(f64, f64) -> f64,
        ),
        ("10 x coarser", TestRaster { cell: 10.0 / 3600.0, size: (14, 14), ..ARC_SECOND }, &coarse(10.0)),
        ("10 x coarser, sampled", TestRaster { cell: 10.0 / 3600.0, size: (14, 14), ..ARC_SECOND }, &hills),
        ("shifted", TestRaster { corner: (104.48 + half, 21.52 - half), ..ARC_SECOND }, &|x, y| {
            hills(x - half, y + half)
        }),
        ("a copy", ARC_SECOND, &hills),
    ] {
        let folder = tempfile::tempdir().expect("temporary folder");
        ARC_SECOND.write(&folder.path().join("fine.tif"), hills);
        raster.write(&folder.path().join("other.tif"), value);
        let terrain = outcome(folder.path(), &["."]).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(terrain.report.notes.is_empty(), "{what}: {:?}", terrain.report.notes);
    }
}

#[test]
fn a_neighbour_in_feet_is_told_and_one_that_fits_is_not() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let west = TestRaster { size: (72, 144), ..ARC_SECOND };
    let east = TestRaster { corner: (104.50, 21.52), ..west };
    west.write(&folder.path().join("west.tif"), hills);
    east.write(&folder.path().join("east.tif"), hills);
    assert!(outcome(folder.path(), &["."]).expect("read").report.notes.is_empty());
    east.write(&folder.path().join("east.tif"), |x, y| hills(x, y) / 0.3048);
    let terrain = outcome(folder.path(), &["."]).expect("read");
    let told = terrain
        .report
        .notes
        .iter()
        .any(|note| matches!(note, RasterNote::NeighboursDiffer { in_feet: true, .. }));
    assert!(told, "{:?}", terrain.report.notes);
}

#[test]
fn a_small_difference_is_told() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let flat = |x: f64, _: f64| 20.0 + (x - 104.5) * 10.0;
    ARC_SECOND.write(&folder.path().join("one.tif"), flat);
    ARC_SECOND.write(&folder.path().join("two.tif"), |x, y| flat(x, y) + 6.0);
    let terrain = outcome(folder.path(), &["."]).expect("read");
    let told = terrain.report.notes.iter().any(|note| matches!(note, RasterNote::OverlapDiffers { .. }));
    assert!(told, "{:?}", terrain.report.notes);
}
