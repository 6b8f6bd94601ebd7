//! The area rasters: 4G RSRP, 3G RSCP, best 4G server, 4G service class.
use super::cloud_raster::{Label, Storage, cloud_optimised, escaped};
use super::error::OutputError;
use super::model_rows::deciding_model;
use super::results::{ResultFile, Results};
use crate::coverage::{AreaLayers, NO_SERVER};
use crate::grid::Grid;
use crate::link::ServiceClass;
use std::fmt::Write as _;

/// Level of cells that no sector reaches, dBm: no receiver knows such a level.
const NO_LEVEL_DBM: f32 = -9_999.0;
/// Server of cells that no sector reaches; the others count from 1.
const NO_SERVER_INDEX: u32 = 0;
/// Class of cells that no sector reaches.
const NO_CLASS: u8 = 255;

/// ColorBrewer's RdYlBu in five steps, from `none` to `excellent`: red to blue, safe for colour-blind eyes.
const CLASS_COLOURS: [[u8; 3]; 5] =
    [[0xd7, 0x19, 0x1c], [0xfd, 0xae, 0x61], [0xff, 0xff, 0xbf], [0xab, 0xd9, 0xe9], [0x2c, 0x7b, 0xb6]];

/// Makes one raster, with its side file if it has one.
pub(super) type RasterWriter = fn(&Results<'_>, &AreaLayers) -> Result<Vec<ResultFile>, OutputError>;

/// All rasters; one after the other, so that only one is held in memory.
pub(super) const WRITERS: [RasterWriter; 4] = [lte_rsrp, umts_rscp, lte_server, lte_class];

/// The area rasters as Cloud Optimised GeoTIFFs; nothing when the run has no layers.
///
/// # Units and conventions
/// Planning CRS, north-up. Levels in dBm (float, two decimals, nodata -9999, overviews averaged); best server as the
/// `server_index` of `sites.geojson` (integer, nodata 0); class 0 `none` to 4 `excellent` (byte with colours, nodata 255).
/// The side files `*.aux.xml` name the values, as GDAL and QGIS read them.
///
/// # Errors
/// [`OutputError::Raster`] with GDAL's reason.
pub fn raster_files(results: &Results<'_>) -> Result<Vec<ResultFile>, OutputError> {
    let Some(layers) = results.layers else { return Ok(Vec::new()) };
    let files: Result<Vec<_>, _> = WRITERS.iter().map(|make| make(results, layers)).collect();
    Ok(files?.into_iter().flatten().collect())
}

fn lte_rsrp(results: &Results<'_>, layers: &AreaLayers) -> Result<Vec<ResultFile>, OutputError> {
    level_raster(results, ("coverage_4g_rsrp.tif", "4G RSRP, best server"), &layers.lte_rsrp_dbm)
}

fn umts_rscp(results: &Results<'_>, layers: &AreaLayers) -> Result<Vec<ResultFile>, OutputError> {
    level_raster(results, ("coverage_3g_rscp.tif", "3G RSCP, best server"), &layers.umts_rscp_dbm)
}

fn description(results: &Results<'_>, what: &str) -> String {
    let scenario = results.scenario;
    let model = deciding_model(scenario);
    let text = format!("{}: {what}; path loss {model}. {}", scenario.name, scenario.description);
    text.trim().to_owned()
}

fn level_raster(
    results: &Results<'_>,
    (name, band): (&'static str, &str),
    level_dbm: &Grid<f32>,
) -> Result<Vec<ResultFile>, OutputError> {
    let label = Label {
        name,
        band,
        unit: "dBm",
        description: description(results, band),
        wkt: &results.crs.wkt,
        nodata: f64::from(NO_LEVEL_DBM),
        colours: &[],
        storage: Storage::Quantity,
    };
    let rounded =
        level_dbm.map(|dbm| if dbm.is_nan() { NO_LEVEL_DBM } else { (dbm * 100.0).round() / 100.0 });
    Ok(vec![ResultFile { name, bytes: cloud_optimised(&label, &rounded)? }])
}

fn lte_server(results: &Results<'_>, layers: &AreaLayers) -> Result<Vec<ResultFile>, OutputError> {
    let name = "coverage_4g_best_server.tif";
    let band = "4G best server, server_index of sites.geojson";
    let label = Label {
        name,
        band,
        unit: "",
        description: description(results, band),
        wkt: &results.crs.wkt,
        nodata: f64::from(NO_SERVER_INDEX),
        colours: &[],
        storage: Storage::Names,
    };
    let index =
        layers.lte_server.map(|sector| if sector == NO_SERVER { NO_SERVER_INDEX } else { sector + 1 });
    Ok(vec![
        ResultFile { name, bytes: cloud_optimised(&label, &index)? },
        ResultFile { name: "coverage_4g_best_server.tif.aux.xml", bytes: server_names(results).into_bytes() },
    ])
}

fn lte_class(results: &Results<'_>, layers: &AreaLayers) -> Result<Vec<ResultFile>, OutputError> {
    let name = "coverage_4g_class.tif";
    let thresholds = &results.scenario.service.lte.classes;
    let names: Vec<String> = ServiceClass::ALL
        .iter()
        .enumerate()
        .map(|(number, class)| format!("{number} {}", class.key()))
        .collect();
    let label = Label {
        name,
        band: "4G service class",
        unit: "",
        description: description(results, &format!("4G service class ({})", names.join(", "))),
        wkt: &results.crs.wkt,
        nodata: f64::from(NO_CLASS),
        colours: &CLASS_COLOURS,
        storage: Storage::Names,
    };
    let number =
        |class| ServiceClass::ALL.iter().position(|known| *known == class).map_or(NO_CLASS, |at| at as u8);
    let classes = layers.lte_class(thresholds).map(|class| class.map_or(NO_CLASS, number));
    Ok(vec![
        ResultFile { name, bytes: cloud_optimised(&label, &classes)? },
        ResultFile { name: "coverage_4g_class.tif.aux.xml", bytes: class_names().into_bytes() },
    ])
}

/// Names of the classes, as GDAL's side file holds them.
fn class_names() -> String {
    let mut names = String::new();
    for class in ServiceClass::ALL {
        let _ = writeln!(names, "<Category>{}</Category>", class.key());
    }
    side_file(&format!("<CategoryNames>\n{names}</CategoryNames>\n"))
}

/// Sectors by their number, as an attribute table of GDAL's side file.
fn server_names(results: &Results<'_>) -> String {
    /// GDAL's field types (0 integer, 2 text) and usages (5 value, 2 name, 0 other).
    const FIELDS: [(&str, u8, u8); 4] =
        [("server_index", 0, 5), ("sector_id", 2, 2), ("site_id", 2, 0), ("operator", 2, 0)];
    let mut table = String::from("<GDALRasterAttributeTable tableType=\"thematic\">\n");
    for (index, (name, kind, usage)) in FIELDS.iter().enumerate() {
        let _ = writeln!(
            table,
            r#"<FieldDefn index="{index}"><Name>{name}</Name><Type>{kind}</Type><Usage>{usage}</Usage></FieldDefn>"#
        );
    }
    for (index, sector) in results.network.sectors().iter().enumerate() {
        let _ = writeln!(
            table,
            r#"<Row index="{index}"><F>{}</F><F>{}</F><F>{}</F><F>{}</F></Row>"#,
            index + 1,
            escaped(&sector.sector_id),
            escaped(&sector.site_id),
            escaped(&sector.operator)
        );
    }
    table.push_str("</GDALRasterAttributeTable>\n");
    side_file(&table)
}

fn side_file(content: &str) -> String {
    format!("<PAMDataset>\n<PAMRasterBand band=\"1\">\n{content}</PAMRasterBand>\n</PAMDataset>\n")
}

#[cfg(test)]
#[expect(clippy::disallowed_types, reason = "GDAL reads back what was written")]
mod tests {
    use super::raster_files;
    use crate::grid::Shape;
    use crate::outputs::Results;
    use crate::outputs::example::World;
    use gdal::raster::ColorInterpretation;
    use gdal::{Dataset, Metadata};

    fn written(world: &World) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("folder");
        for file in raster_files(&world.results()).expect("rasters") {
            std::fs::write(folder.path().join(file.name), file.bytes).expect("file");
        }
        folder
    }

    fn values<T: gdal::raster::GdalType + Copy>(dataset: &Dataset) -> Vec<T> {
        dataset.rasterband(1).and_then(|band| band.read_band_as::<T>()).expect("values").data().to_vec()
    }

    #[test]
    fn a_level_raster_is_cloud_optimised_and_says_what_it_holds() {
        let folder = written(&World::with_grid(Shape { rows: 700, cols: 1_100 }));
        let dataset = Dataset::open(folder.path().join("coverage_4g_rsrp.tif")).expect("GDAL opens it");
        assert_eq!(dataset.metadata_item("LAYOUT", "IMAGE_STRUCTURE").as_deref(), Some("COG"));
        assert_eq!(dataset.metadata_item("COMPRESSION", "IMAGE_STRUCTURE").as_deref(), Some("DEFLATE"));
        let text = dataset.metadata_item("TIFFTAG_IMAGEDESCRIPTION", "").expect("description");
        assert_eq!(
            text,
            "Hand-made: 4G RSRP, best server; path loss p1812 (ITU-R P.1812-8 (09/2025)). synthetic"
        );
        let code = dataset.spatial_ref().and_then(|crs| crs.auth_code()).expect("code");
        assert_eq!(code, 32_648);
        let place = dataset.geo_transform().expect("place");
        assert_eq!(
            place.map(f64::to_bits),
            [400_000.0, 30.0, 0.0, 2_300_000.0, 0.0, -30.0].map(f64::to_bits)
        );
        let band = dataset.rasterband(1).expect("band");
        assert_eq!(band.no_data_value(), Some(-9_999.0));
        assert_eq!(band.unit(), "dBm");
        assert_eq!(band.description().expect("text"), "4G RSRP, best server");
        assert!(band.overview_count().expect("overviews") >= 2);
        let levels = values::<f32>(&dataset);
        assert!((levels[0] + 70.12).abs() < 1e-4);
        assert!((levels[levels.len() - 1] + 9_999.0).abs() < 1e-4, "nothing reaches the last row");
    }

    #[test]
    fn classes_have_colours_and_names() {
        let folder = written(&World::new());
        let dataset = Dataset::open(folder.path().join("coverage_4g_class.tif")).expect("GDAL opens it");
        let band = dataset.rasterband(1).expect("band");
        assert_eq!(band.no_data_value(), Some(255.0));
        assert_eq!(band.color_interpretation(), ColorInterpretation::PaletteIndex);
        let colour = band.color_table().and_then(|table| table.entry_as_rgb(4)).expect("a colour");
        assert_eq!((colour.r, colour.g, colour.b), (0x2c, 0x7b, 0xb6));
        // -70, -82, -94, -106, -118, -130 dBm
        assert_eq!(values::<u8>(&dataset)[..7], [4, 3, 3, 1, 0, 0, 4]);
        assert_eq!(values::<u8>(&dataset)[24..], [255; 6]);
    }

    #[test]
    fn servers_count_from_one() {
        let folder = written(&World::new());
        let dataset =
            Dataset::open(folder.path().join("coverage_4g_best_server.tif")).expect("GDAL opens it");
        assert_eq!(dataset.rasterband(1).expect("band").no_data_value(), Some(0.0));
        let servers = values::<u32>(&dataset);
        assert_eq!((servers[0], servers[29]), (1, 0));
        let names = std::fs::read_to_string(folder.path().join("coverage_4g_best_server.tif.aux.xml"));
        assert!(names.expect("side file").contains("VNPT &amp; &quot;Vina&quot; &lt;b&gt;"));
    }

    #[test]
    fn equal_layers_give_equal_bytes() {
        let world = World::with_grid(Shape { rows: 700, cols: 1_100 });
        let first = raster_files(&world.results()).expect("rasters");
        assert_eq!(first.len(), 6);
        assert!(first == raster_files(&world.results()).expect("rasters"));
    }

    #[test]
    fn no_layers_no_rasters() {
        let world = World::new();
        let files = raster_files(&Results { layers: None, ..world.results() });
        assert!(files.expect("nothing to do").is_empty());
    }

    #[test]
    fn an_unusable_reference_system_is_an_error_that_names_the_file() {
        let mut world = World::new();
        world.crs.wkt = "not a reference system".to_owned();
        let text = raster_files(&world.results()).expect_err("no such system").to_string();
        assert!(text.contains("coverage_4g_rsrp.tif"), "{text}");
    }
}
