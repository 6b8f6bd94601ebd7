//! Made-up villages and masts on real terrain of every kind: voids, sea, zipped tiles, a file in UTM.
use super::against_terrain::{losses_hold_free_space, ridges_are_the_terrains};
use super::consistency::{check, verdicts};
use super::elevation::Elevation;
use super::finished::{Feature, Finished};
use super::made_up::Place;
use super::raster::{Band, LAYERS};
use crate::support::shared;
use std::path::{Path, PathBuf};

fn by_id<'a>(features: &'a [Feature], id: &str) -> &'a Feature {
    features.iter().find(|feature| feature.text("settlement_id") == id).expect("the settlement")
}

/// The tile inside a zip, as GDAL names it.
fn zipped(zip: &Path) -> PathBuf {
    let tile = zip.file_stem().expect("a name").display().to_string();
    PathBuf::from(format!("/vsizip/{{{}}}/{tile}", zip.display()))
}

/// No cell of a void, and none within reach of nothing, has a value; returns how many cells of voids there are.
///
/// Looked at are cells of the raster that lie in a void with `around` cells of the file on every side.
fn voids_are_no_data(run: &Finished, elevation: &Elevation, around: i32) -> usize {
    let bands = LAYERS.map(|layer| (layer, Band::open(&run.folder.join(layer))));
    let mut found = 0;
    for (index, place) in bands[0].1.places().into_iter().enumerate() {
        if elevation.deep_in_void(place, around) {
            found += 1;
            for (layer, band) in &bands {
                assert!(band.values()[index].is_none(), "{layer}: a value in a void, at {place:?}");
            }
        }
    }
    found
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_pyrenees_with_voids_from_a_zip() {
    let file = shared("data/terrain/N42E001.hgt.zip");
    let run = Place {
        name: "pyrenees",
        terrain: &file,
        villages: &[
            ("BEYOND", 1.66, 42.085, 120),
            ("CLEAR", 1.72, 42.15, 80),
            ("LOW", 1.6092, 42.1283, 200),
            ("NEAR", 1.56, 42.13, 60),
            ("VOID", 1.6492, 42.1042, 40),
        ],
        masts: &[("M1", 1.5392, 42.1508), ("M2", 1.7383, 42.1892)],
        radius_km: 14.0,
        changes: "",
    }
    .run();
    check(&run);
    let elevation = Elevation::open(&zipped(&file));
    // the void of 8 by 2.5 km lies between both masts and BEYOND
    let settlements = run.features("settlements");
    for (id, verdict) in [
        ("VOID", "no_data"),
        ("BEYOND", "no_data"),
        ("CLEAR", "served"),
        ("NEAR", "unserved"),
        ("LOW", "served"),
    ] {
        assert_eq!(by_id(&settlements, id).text("verdict_4g"), verdict, "{id}");
    }
    let clusters = run.features("clusters");
    let void = by_id(&clusters, "VOID");
    assert!(void.maybe_number("rsrp_4g_dbm").is_none() && void.maybe_text("class_4g").is_none());
    assert_eq!(void.number("sectors_computed_4g") as usize, 0);
    assert_eq!(void.number("sectors_without_terrain_4g") as usize, 6);
    let (places, _) = run.caveat("settlement_without_terrain").expect("a caveat");
    assert_eq!(places, 1);
    let (no_data, _) = run.caveat("settlement_no_data").expect("a caveat");
    assert_eq!(no_data as usize, verdicts(&settlements, "4g")[3]);
    let (filled, _) = run.caveat("terrain_filled").expect("small voids are filled, and that is said");
    let (void_cells, _) = run.caveat("terrain_void").expect("large voids stay, and that is said");
    assert!(filled > 100 && void_cells as usize == run.count("void_cells"), "{filled} {void_cells}");
    assert!(voids_are_no_data(&run, &elevation, 3) > 100);
    let no_gap = run.features("gaps").iter().all(|gap| gap.text("settlement_id") != "VOID");
    assert!(no_gap, "what is not known is no gap");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn a_coast_whose_far_half_is_void() {
    let file = shared("data/terrain/N48W125.hgt.zip");
    let run = Place {
        name: "coast",
        terrain: &file,
        villages: &[
            ("ACROSS", -124.5, 48.52, 30),
            ("BAY", -124.62, 48.366, 900),
            ("SHORE", -124.40, 48.265, 50),
        ],
        masts: &[("M1", -124.5908, 48.285)],
        radius_km: 30.0,
        changes: "[area]\nresolution_m = 150.0\n",
    }
    .run();
    check(&run);
    let elevation = Elevation::open(&zipped(&file));
    let settlements = run.features("settlements");
    assert_eq!(by_id(&settlements, "ACROSS").text("verdict_4g"), "no_data");
    assert_ne!(by_id(&settlements, "BAY").text("verdict_4g"), "no_data");
    assert!(run.count("void_cells") > run.count("grid_cells") / 4);
    assert!(run.report.summary.contains("have no terrain"));
    assert!(voids_are_no_data(&run, &elevation, 10) > 10_000);
    // the sea this side of the void is at 0 m in the file: that is data, and the strait is covered
    let band = Band::open(&run.folder.join("coverage_4g_rsrp.tif"));
    let strait = signalgap::geodesy::LonLat { longitude_deg: -124.55, latitude_deg: 48.45 };
    assert!(elevation.at(strait).expect("terrain").abs() < 1.0);
    assert!(band.at(strait).is_some_and(|dbm| (-115.0..-60.0).contains(&dbm)), "{:?}", band.at(strait));
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_white_mountains_from_one_tile() {
    let file = shared("data/terrain/N44W072.hgt");
    let run = Place {
        name: "white_mountains",
        terrain: &file,
        villages: &[
            ("GORHAM", -71.215, 44.39, 2_600),
            ("JACKSON", -71.215, 44.16, 800),
            ("NOTCH", -71.253, 44.257, 10),
            ("VALLEY", -71.42, 44.17, 40),
            ("WEST", -71.44, 44.258, 90),
        ],
        masts: &[("M1", -71.3042, 44.27)],
        radius_km: 16.0,
        changes: "[area]\nresolution_m = 150.0\n",
    }
    .run();
    check(&run);
    let elevation = Elevation::open(&file);
    assert_eq!(run.count("void_cells"), 0, "the circle stays within the tile");
    assert!(run.caveat("terrain_void").is_none());
    assert_eq!(losses_hold_free_space(&run, &elevation).all, 10);
    ridges_are_the_terrains(&run, &elevation);
    let served = verdicts(&run.features("settlements"), "4g");
    assert!(served[0] >= 1 && served[2] >= 1 && served[3] == 0, "{served:?}");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_cevennes_keep_their_own_cells() {
    let file = shared("data/terrain/cevennes_srtm30m_utm31.tif");
    let run = Place {
        name: "cevennes",
        terrain: &file,
        villages: &[
            ("EAST", 3.9047, 44.2475, 300),
            ("NORTH", 3.7295, 44.2666, 20),
            ("SOUTH", 3.8789, 44.1059, 150),
            ("WEST", 3.7042, 44.19, 45),
        ],
        masts: &[("M1", 3.7653, 44.2445), ("M2", 3.8899, 44.1896)],
        radius_km: 9.0,
        changes: "",
    }
    .run();
    check(&run);
    let elevation = Elevation::open(&file);
    // the UTM zone that is chosen is the file's own, so its cells are taken as they are
    let band = Band::open(&run.folder.join("coverage_4g_rsrp.tif"));
    assert_eq!(run.manifest()["planning_crs"], "EPSG:32631");
    assert!((band.cell_m() - 30.0).abs() < 1e-9);
    let own = elevation.cells_from_origin(band.corner());
    assert!(own.iter().all(|cells| (cells - cells.round()).abs() < 1e-6), "{own:?}");
    assert_eq!(run.count("void_cells"), 0);
    let links = losses_hold_free_space(&run, &elevation);
    assert!(links.all >= 6, "{links:?}");
    ridges_are_the_terrains(&run, &elevation);
}
