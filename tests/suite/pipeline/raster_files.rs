//! The rasters as another program opens them.
use super::consistency::sectors;
use super::district::{FINE, SMALL, input};
use super::finished::Finished;
use super::raster::{Band, LAYERS};
use gdal::Metadata;
use gdal::raster::{ColorInterpretation, GdalDataType};

/// Settlements' own paths and the raster's cells differ by the lattice and the half cell between them.
const TYPICAL_DIFFERENCE_DB: f64 = 1.0;

#[test]
fn every_raster_is_cloud_optimised_and_says_what_it_holds() {
    for (layer, unit, kind, nodata) in [
        ("coverage_4g_rsrp.tif", "dBm", GdalDataType::Float32, -9_999.0),
        ("coverage_3g_rscp.tif", "dBm", GdalDataType::Float32, -9_999.0),
        ("coverage_4g_best_server.tif", "", GdalDataType::UInt32, 0.0),
        ("coverage_4g_class.tif", "", GdalDataType::UInt8, 255.0),
    ] {
        let dataset = Band::open(&FINE.folder.join(layer)).dataset;
        let structure = |key: &str| dataset.metadata_item(key, "IMAGE_STRUCTURE").unwrap_or_default();
        assert_eq!(
            (structure("LAYOUT").as_str(), structure("COMPRESSION").as_str()),
            ("COG", "DEFLATE"),
            "{layer}"
        );
        let text = dataset.metadata_item("TIFFTAG_IMAGEDESCRIPTION", "").expect("a description");
        assert!(text.contains("synthetic") && text.contains("fictional"), "{layer}: {text}");
        assert_eq!(dataset.spatial_ref().and_then(|crs| crs.auth_code()).expect("a code"), 32_648, "{layer}");
        let [west, cell_m, _, north, _, down_m] = dataset.geo_transform().expect("a place");
        assert!((cell_m - 15.0).abs() < 1e-9 && (down_m + 15.0).abs() < 1e-9, "{layer}");
        assert!((west / 15.0).fract().abs() < 1e-9 && (north / 15.0).fract().abs() < 1e-9, "{layer}");
        let band = dataset.rasterband(1).expect("a band");
        assert_eq!((band.unit().as_str(), band.band_type()), (unit, kind), "{layer}");
        assert_eq!(band.no_data_value(), Some(nodata), "{layer}");
        assert_eq!(band.block_size(), (512, 512), "{layer}");
        assert_eq!(band.overview_count().expect("overviews"), 1, "{layer}: 600 cells halved fit one block");
        let ((cols, rows), halved) = (dataset.raster_size(), band.overview(0).expect("an overview").size());
        // versions of GDAL round an odd number down or up
        assert!([cols / 2, cols.div_ceil(2)].contains(&halved.0), "{layer}: {halved:?}");
        assert!([rows / 2, rows.div_ceil(2)].contains(&halved.1), "{layer}: {halved:?}");
        assert!(band.description().expect("a text").starts_with(if layer.contains("3g") {
            "3G"
        } else {
            "4G"
        }));
    }
}

#[test]
fn overviews_of_names_hold_only_names() {
    for layer in ["coverage_4g_best_server.tif", "coverage_4g_class.tif"] {
        let band = Band::open(&FINE.folder.join(layer));
        let known: std::collections::BTreeSet<u64> =
            band.values().iter().flatten().map(|v| *v as u64).collect();
        let nodata = band.dataset.rasterband(1).expect("a band").no_data_value().expect("a value");
        let overview = band.dataset.rasterband(1).and_then(|band| band.overview(0)).expect("an overview");
        let values = overview.read_band_as::<f64>().expect("values");
        let alien =
            values.data().iter().find(|v| (**v - nodata).abs() > 1e-9 && !known.contains(&(**v as u64)));
        assert!(alien.is_none(), "{layer}: averaged to {alien:?}");
    }
}

#[test]
fn classes_have_colours_and_follow_from_the_levels() {
    let manifest = FINE.manifest();
    let limit = |class: &str| {
        let classes = &manifest["scenario"]["service"]["lte"]["classes"];
        classes[format!("{class}_dbm")].as_f64().expect("a limit")
    };
    let limits = ["poor", "fair", "good", "excellent"].map(limit);
    let classes = Band::open(&FINE.folder.join("coverage_4g_class.tif"));
    let levels = Band::open(&FINE.folder.join("coverage_4g_rsrp.tif"));
    let mut cells = [0_usize; 5];
    for (class, level) in classes.values().iter().zip(levels.values()) {
        let (Some(class), Some(level_dbm)) = (class, level) else {
            assert_eq!(class.is_none(), level.is_none());
            continue;
        };
        let expected = limits.iter().filter(|limit| level_dbm >= *limit).count();
        // the level is rounded to 1/128 dB, the class is of the level before
        let near = limits.iter().any(|limit| (level_dbm - limit).abs() < 0.011);
        assert!(near || *class as usize == expected, "{class} of {level_dbm} dBm");
        cells[*class as usize] += 1;
    }
    assert!(cells.iter().all(|count| *count > 100), "every class occurs: {cells:?}");
    let band = classes.dataset.rasterband(1).expect("a band");
    assert_eq!(band.color_interpretation(), ColorInterpretation::PaletteIndex);
    let table = band.color_table().expect("colours");
    let colours: Vec<_> =
        (0..5).map(|class| table.entry_as_rgb(class).expect("a colour")).map(|c| (c.r, c.g, c.b)).collect();
    assert!((0..5).all(|a| (0..a).all(|b| colours[a] != colours[b])), "{colours:?}");
}

#[test]
fn best_servers_are_4g_sectors_of_the_sites_layer() {
    let of_index: Vec<(f64, String)> = sectors(&FINE)
        .values()
        .map(|sector| (sector.number("server_index"), sector.text("technology").to_owned()))
        .collect();
    let servers = Band::open(&FINE.folder.join("coverage_4g_best_server.tif"));
    let mut found: Vec<u64> = servers.values().iter().flatten().map(|value| *value as u64).collect();
    found.sort_unstable();
    found.dedup();
    assert!(found.len() > 5, "{found:?}");
    for server in found {
        let sector = of_index.iter().find(|(index, _)| *index as u64 == server);
        assert_eq!(sector.expect("a sector of that number").1, "4G", "server {server}");
    }
}

/// The rasters of a technology have values in the same cells. The other one's, whose masts are not all the same, may differ
/// only along the rim, where it depends on the mast whether a path leaves the terrain.
#[test]
fn cells_without_data_are_the_same_in_every_raster() {
    for run in [&*SMALL, &*FINE] {
        let mask = |layer: &&str| {
            let band = Band::open(&run.folder.join(layer));
            band.values().iter().map(Option::is_some).collect::<Vec<_>>()
        };
        let masks = |technology: &str| {
            LAYERS.iter().filter(|layer| layer.contains(technology)).map(mask).collect::<Vec<_>>()
        };
        let (of_4g, of_3g) = (masks("_4g_"), masks("_3g_"));
        assert_eq!((of_4g.len() + of_3g.len(), of_4g.is_empty()), (LAYERS.len(), false));
        assert!(of_4g.iter().all(|mask| *mask == of_4g[0]) && of_3g.iter().all(|mask| *mask == of_3g[0]));
        assert!(of_4g[0].iter().any(|known| *known));
        let side = (of_4g[0].len() as f64).sqrt() as usize;
        let on_rim =
            |cell: usize| [cell / side, cell % side].iter().any(|&line| line == 0 || line == side - 1);
        let differing = (0..of_4g[0].len()).filter(|&cell| of_4g[0][cell] != of_3g[0][cell]);
        assert!(differing.clone().all(on_rim), "{:?}", differing.collect::<Vec<_>>());
    }
}

/// The map and the table tell the same: the level at each cluster against the raster's cell there.
fn levels_of_map_and_table_differ_by(run: &Finished) -> Vec<f64> {
    let clusters = run.features("clusters");
    let mut differences = Vec::new();
    for (layer, field) in [("coverage_4g_rsrp.tif", "rsrp_4g_dbm"), ("coverage_3g_rscp.tif", "rscp_3g_dbm")] {
        let band = Band::open(&run.folder.join(layer));
        for cluster in &clusters {
            let (Some(cell), Some(own)) = (band.at(cluster.place), cluster.maybe_number(field)) else {
                continue;
            };
            differences.push((cell - own).abs());
        }
    }
    differences.sort_by(f64::total_cmp);
    differences
}

#[test]
fn the_map_says_what_the_table_says() {
    let differences = levels_of_map_and_table_differ_by(&FINE);
    assert!(differences.len() > 30, "{}", differences.len());
    let median_db = differences[differences.len() / 2];
    assert!(median_db < TYPICAL_DIFFERENCE_DB, "median {median_db} dB: {differences:?}");
    assert!(input().join("terrain.tif").exists());
}
