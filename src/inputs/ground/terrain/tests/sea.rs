//! Depths, land below sea level, and voids at sea.
use super::{ARC_SECOND, AT, TestRaster, grid_around, read, request, utm};
use crate::findings::RasterNote;
use crate::inputs::RasterInputError;
use crate::inputs::ground::terrain::WarpedTerrain;
use crate::scenario::SeaChoice;

/// Terrain of 20 by 20 cells whose western half has the value `west_m` and whose eastern half lies at 20 m.
fn coast(west_m: f64, sea: Option<SeaChoice>) -> Result<WarpedTerrain, RasterInputError> {
    let folder = tempfile::tempdir().expect("temporary folder");
    let value = |x: f64, _: f64| if x < 104.5 { west_m } else { 20.0 };
    TestRaster { void: Some(-32_768.0), ..ARC_SECOND }.write(&folder.path().join("coast.tif"), value);
    let mut request = request(folder.path(), &["coast.tif"]);
    request.sea = sea;
    read(&request, grid_around(&utm(), AT, 20, 30.0))
}

/// Cells within 1 mm of a height.
fn cells_at(terrain: &WarpedTerrain, height_m: f32) -> usize {
    terrain.elevation.values().iter().filter(|elevation_m| (**elevation_m - height_m).abs() < 1e-3).count()
}

#[test]
fn deep_ground_is_refused_until_it_is_said_what_it_is() {
    for depth_m in [-21.0, -30.0, -430.0] {
        let error = coast(depth_m, None).expect_err("nothing is said");
        let RasterInputError::SeaNotChosen { cells, lowest_m, at, .. } = &error else { panic!("{error}") };
        assert!((180..=240).contains(cells) && (lowest_m - depth_m).abs() < 1e-3, "{error}");
        assert!(at.longitude_deg < 104.5 && (at.latitude_deg - 21.5).abs() < 0.01, "{error}");
        let text = error.to_string();
        for choice in SeaChoice::ALL {
            assert!(text.contains(&format!("terrain.sea = \"{}\"", choice.key())), "{text}");
        }
    }
    // a shallow sea, or a coast that was measured badly, is told
    let shallow = coast(-13.0, None).expect("read");
    let [RasterNote::LowGround { cells, .. }] = shallow.report.notes.as_slice() else {
        panic!("{:?}", shallow.report.notes)
    };
    assert!(*cells >= cells_at(&shallow, -13.0) && *cells > 160, "{cells}");
    // dry land a little below sea level is ground like any other
    let polder = coast(-4.0, None).expect("read");
    assert!(polder.report.notes.is_empty() && cells_at(&polder, -4.0) > 160);
}

#[test]
fn depths_are_what_is_chosen_and_told() {
    let at_depth = |choice| {
        let terrain = coast(-430.0, Some(choice)).expect("read");
        let [note] = terrain.report.notes.as_slice() else { panic!("{:?}", terrain.report.notes) };
        (cells_at(&terrain, -430.0), cells_at(&terrain, 0.0), terrain.report.void_cells, note.clone())
    };
    let (ground, sea, void, note) = at_depth(SeaChoice::Ground);
    assert!(ground > 160 && sea == 0 && void == 0, "{ground} {sea} {void}");
    assert!(matches!(note, RasterNote::DeepGround { cells, .. } if cells >= ground), "{note:?}");
    let (ground, sea, void, note) = at_depth(SeaChoice::Level);
    assert!(ground == 0 && sea > 180 && void == 0, "{ground} {sea} {void}");
    assert!(matches!(note, RasterNote::SeaLevelled { cells, .. } if cells == sea), "{note:?}");
    let (ground, sea, void, note) = at_depth(SeaChoice::Void);
    assert!(ground == 0 && sea == 0 && void > 180, "{ground} {sea} {void}");
    let RasterNote::SeaVoided { cells, lowest_m, .. } = note else { panic!("{note:?}") };
    assert!(cells == void && (lowest_m + 430.0).abs() < 1e-3, "{cells} {lowest_m}");
}

#[test]
fn the_deep_sea_is_never_ground() {
    for sea in [None, Some(SeaChoice::Ground)] {
        let text = coast(-1_040.0, sea).expect_err("no land is so low").to_string();
        assert!(text.contains("outside -500..9000 m") && text.contains("terrain.sea = \"level\""), "{text}");
    }
    let level = coast(-1_040.0, Some(SeaChoice::Level)).expect("read");
    assert!(cells_at(&level, 0.0) > 180);
    // a void value that is not declared is no depth
    let text = coast(-9_999.0, Some(SeaChoice::Level)).expect_err("a void").to_string();
    assert!(text.contains("void value is not declared"), "{text}");
}

#[test]
fn voids_are_sea_only_where_the_level_is_chosen() {
    let terrain = |sea| coast(-32_768.0, sea).expect("read");
    let void = terrain(None).report.void_cells;
    assert!((180..=220).contains(&void), "{void}");
    for sea in [SeaChoice::Ground, SeaChoice::Void] {
        let terrain = terrain(Some(sea));
        assert!(terrain.report.void_cells == void && terrain.report.notes.is_empty(), "{sea:?}");
    }
    let level = terrain(Some(SeaChoice::Level));
    assert_eq!((cells_at(&level, 0.0), level.report.void_cells), (void, 0));
    assert_eq!(level.report.notes, [RasterNote::VoidsAreSea { cells: void }]);
}

#[test]
fn a_lagoon_without_data_is_not_filled_from_its_shore() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let value = |x: f64, y: f64| {
        if (x - 104.5).abs() < 0.001 && (y - 21.5).abs() < 0.001 { -40.0 } else { 20.0 }
    };
    ARC_SECOND.write(&folder.path().join("lagoon.tif"), value);
    let mut request = request(folder.path(), &["lagoon.tif"]);
    (request.sea, request.void_fill_max_cells, request.bridge_narrow_gaps) =
        (Some(SeaChoice::Void), 1_000, true);
    let report = read(&request, grid_around(&utm(), AT, 40, 30.0)).expect("read").report;
    assert!(report.void_cells > 30 && report.filled_cells == 0, "{report:?}");
}
