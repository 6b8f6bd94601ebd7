//! The area rasters: what each is called, what it says of itself, how its values are stored.
use super::cell_sum::CellBits;
use super::cloud_raster::{Label, Storage, in_steps, write_cloud_optimised};
use super::raster_style::{CLASS_COLOURS, style_of};
use super::server_table::attribute_table;
use crate::coverage::{AreaLayer, AreaQuantity, LayerValues, NO_COUNT, NO_SERVER};
use crate::language::word;
use crate::link::ServiceClass;
use crate::network::{ServerNumbers, Technology};
use crate::outputs::error::OutputError;
use crate::outputs::results::area_tiles::AreaTiles;
use crate::outputs::results::model_rows::deciding_model;
use crate::outputs::results::run_results::Results;
use crate::outputs::values::field_slugs::slugs;
use crate::text;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// Value of cells that no sector reaches: no receiver knows such a level, margin or share.
const NO_QUANTITY: f32 = -9_999.0;
/// Server of cells that no sector reaches; no sector has this number.
const NO_SERVER_INDEX: u32 = 0;

/// One raster of the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::outputs) struct AreaRaster {
    /// File name.
    pub(in crate::outputs) name: String,
    /// Which of the layers it shows.
    pub(in crate::outputs) layer: usize,
}

/// The rasters of a run's layers, in their order.
pub(in crate::outputs) fn rasters_of(layers: &[AreaLayer], operators: &[&str]) -> Vec<AreaRaster> {
    let slugs = slugs(operators.iter().copied(), "operator");
    let suffix = |layer: &AreaLayer| {
        let found = operators.iter().position(|name| layer.scope.operator.as_deref() == Some(name));
        found.map_or_else(String::new, |at| format!("_{}", slugs[at]))
    };
    let name = |layer: &AreaLayer| {
        let technology = layer.scope.technology;
        format!(
            "coverage_{}_{}{}.tif",
            technology.key(),
            file_word(technology, layer.quantity),
            suffix(layer)
        )
    };
    layers.iter().enumerate().map(|(index, layer)| AreaRaster { name: name(layer), layer: index }).collect()
}

/// Names of the rasters of a run, with the files beside them.
pub(in crate::outputs) fn names_of_rasters(layers: &[AreaLayer], operators: &[&str]) -> Vec<String> {
    let named = |raster: AreaRaster| [raster.style_name(), format!("{}.aux.xml", raster.name), raster.name];
    rasters_of(layers, operators).into_iter().flat_map(named).collect()
}

impl AreaRaster {
    fn style_name(&self) -> String {
        format!("{}.qml", self.name.strip_suffix(".tif").unwrap_or(&self.name))
    }

    /// The files beside it: the style that QGIS applies, and GDAL's side file where there is one; names and texts.
    pub(in crate::outputs) fn beside(
        &self,
        results: &Results<'_>,
        tiles: &dyn AreaTiles,
        written: Written,
    ) -> Vec<(String, String)> {
        let style = style_of(results, &tiles.layers()[self.layer], written.servers.as_ref());
        let side_file = written.side_file.map(|text| (format!("{}.aux.xml", self.name), text));
        std::iter::once((self.style_name(), style)).chain(side_file).collect()
    }
}

/// What is known once a raster is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::outputs) struct Written {
    /// Text of GDAL's side file.
    side_file: Option<String>,
    /// Numbers of the sectors that occur, in a raster of sectors.
    servers: Option<BTreeSet<u32>>,
}

/// Whether a file of the output folder is an area raster, or a side file of one, of this or an earlier run.
pub(in crate::outputs) fn is_area_raster(name: &str) -> bool {
    let known = |technology: &Technology| name.starts_with(&format!("coverage_{}_", technology.key()));
    let raster = name.strip_suffix(".aux.xml").unwrap_or(name);
    let ending = raster.strip_suffix(".tif").or_else(|| name.strip_suffix(".qml"));
    ending.is_some() && Technology::ALL.iter().any(known)
}

const fn file_word(technology: Technology, quantity: AreaQuantity) -> &'static str {
    match (quantity, technology) {
        (AreaQuantity::Level, Technology::Lte) => "rsrp",
        (AreaQuantity::Level, Technology::Umts) => "rscp",
        (AreaQuantity::BestServer, _) => "best_server",
        (AreaQuantity::Class, _) => "class",
        (AreaQuantity::SecondLevel, Technology::Lte) => "second_rsrp",
        (AreaQuantity::SecondLevel, Technology::Umts) => "second_rscp",
        (AreaQuantity::ServersWithin6Db, _) => "servers_within_6db",
        (AreaQuantity::Quality, Technology::Lte) => "sinr",
        (AreaQuantity::Quality, Technology::Umts) => "ecio",
        (AreaQuantity::Probability, _) => "probability",
        (AreaQuantity::ProbabilityGain, _) => "probability_gain",
        (AreaQuantity::UplinkMargin, _) => "uplink_margin",
        (AreaQuantity::DecidingCarrier, _) => "deciding_carrier",
    }
}

/// Name of the band, and unit.
fn band_of(layer: &AreaLayer) -> (String, &'static str) {
    let technology = layer.scope.technology;
    let level = match technology {
        Technology::Lte => "RSRP",
        Technology::Umts => "RSCP",
    };
    let (what, unit) = match layer.quantity {
        AreaQuantity::Level => (text!("area-rasters-best-server", level), "dBm"),
        AreaQuantity::BestServer => (word("area-rasters-best-server-server-index-of-sites").to_owned(), ""),
        AreaQuantity::Class => (word("area-rasters-service-class").to_owned(), ""),
        AreaQuantity::SecondLevel => {
            (text!("area-rasters-second-strongest-on-the-best-server", level), "dBm")
        }
        AreaQuantity::ServersWithin6Db => (word("area-rasters-servers-within-6-db-on-the").to_owned(), ""),
        AreaQuantity::Quality if technology == Technology::Lte => {
            (word("area-rasters-sinr-of-the-reference-signals-best").to_owned(), "dB")
        }
        AreaQuantity::Quality => (word("area-rasters-ec-io-of-the-pilot-best").to_owned(), "dB"),
        AreaQuantity::Probability => {
            (word("area-rasters-probability-that-both-directions-work").to_owned(), "%")
        }
        AreaQuantity::ProbabilityGain => (word("area-rasters-what-several-masts-add-to-the").to_owned(), "%"),
        AreaQuantity::UplinkMargin => {
            (word("area-rasters-uplink-margin-of-the-deciding-carrier").to_owned(), "dB")
        }
        AreaQuantity::DecidingCarrier => {
            (word("area-rasters-deciding-carrier-server-index-of-sites").to_owned(), "")
        }
    };
    let whose = layer.scope.operator.as_ref().map_or_else(String::new, |name| format!(", {name}"));
    (format!("{} {what}{whose}", technology.generation()), unit)
}

/// Writes one raster into a folder; gives what the files beside it say of it.
///
/// # Units and conventions
/// Planning CRS, north-up. Levels, margins and shares as floats in steps of 1/128, nodata -9999, overviews averaged; sectors
/// as the `server_index` of `sites.geojson` (integer, nodata 0); class 0 `none` to 4 `excellent` (byte with colours, nodata
/// 255); counts as bytes, nodata 255. The side file `*.aux.xml` names the values, as GDAL and QGIS read them.
///
/// # Errors
/// [`OutputError`] with GDAL's reason.
pub(in crate::outputs) fn write_area_raster(
    results: &Results<'_>,
    tiles: &dyn AreaTiles,
    raster: &AreaRaster,
    folder: &Path,
) -> Result<Written, OutputError> {
    let layer = &tiles.layers()[raster.layer];
    let (band, unit) = band_of(layer);
    let mut label = Label {
        name: &raster.name,
        band: &band,
        unit,
        description: description(results, layer, &band),
        wkt: &results.crs.wkt,
        nodata: f64::from(NO_QUANTITY),
        colours: &[],
        storage: Storage::Quantity,
    };
    let target = Target { tiles, layer: raster.layer, path: &folder.join(&raster.name) };
    match layer.quantity {
        AreaQuantity::BestServer | AreaQuantity::DecidingCarrier => {
            (label.nodata, label.storage) = (f64::from(NO_SERVER_INDEX), Storage::Names);
            let numbers = ServerNumbers::of(results.network);
            let found = RefCell::new(BTreeSet::new());
            target.write(&label, &|values: &LayerValues| {
                let indices = server_index(values, &numbers);
                found.borrow_mut().extend(indices.chunk_by(PartialEq::eq).map(|same| same[0]));
                indices
            })?;
            let side_file = Some(side_file(&attribute_table(results.network)));
            Ok(Written { side_file, servers: Some(found.into_inner()) })
        }
        AreaQuantity::Class | AreaQuantity::ServersWithin6Db => {
            (label.nodata, label.storage) = (f64::from(NO_COUNT), Storage::Names);
            let classes = layer.quantity == AreaQuantity::Class;
            label.colours = if classes { &CLASS_COLOURS } else { &[] };
            target.write(&label, &|values: &LayerValues| values.counts().unwrap_or_default().to_vec())?;
            Ok(Written { side_file: classes.then(class_names), servers: None })
        }
        _ => {
            target.write(&label, &rounded)?;
            Ok(Written::default())
        }
    }
}

/// Where a raster comes from and goes to.
struct Target<'a> {
    tiles: &'a dyn AreaTiles,
    layer: usize,
    path: &'a Path,
}

impl Target<'_> {
    fn write<T: CellBits>(
        &self,
        label: &Label<'_>,
        stored: &dyn Fn(&LayerValues) -> Vec<T>,
    ) -> Result<(), OutputError> {
        let tile = |(tile, window)| Ok((window, stored(&self.tiles.values(tile, self.layer)?)));
        let mut windows = self.tiles.windows().into_iter().enumerate().map(tile);
        write_cloud_optimised(self.path, label, self.tiles.geometry(), &mut windows)
    }
}

fn rounded(values: &LayerValues) -> Vec<f32> {
    let round = |value: &f32| if value.is_nan() { NO_QUANTITY } else { in_steps(*value) };
    values.quantities().unwrap_or_default().iter().map(round).collect()
}

fn server_index(values: &LayerValues, numbers: &ServerNumbers) -> Vec<u32> {
    let index = |&sector: &u32| {
        if sector == NO_SERVER { NO_SERVER_INDEX } else { numbers.of_sector(sector as usize) }
    };
    values.sectors().unwrap_or_default().iter().map(index).collect()
}

fn description(results: &Results<'_>, layer: &AreaLayer, band: &str) -> String {
    let scenario = results.scenario;
    let model = deciding_model(scenario);
    let need = scenario.service.of(layer.scope.technology);
    let more = match layer.quantity {
        AreaQuantity::Class => {
            let names = ServiceClass::ALL.iter().enumerate();
            let names: Vec<String> =
                names.map(|(number, class)| format!("{number} {}", class.key())).collect();
            format!(" ({})", names.join(", "))
        }
        AreaQuantity::Quality => {
            let noise = &need.interference;
            text!(
                "area-rasters-load-noise-figure-db",
                load = noise.load,
                noise_figure_db = noise.noise_figure_db
            )
        }
        AreaQuantity::Probability | AreaQuantity::ProbabilityGain => {
            let service = &scenario.service;
            text!(
                "area-rasters-sigma-db-correlation",
                sigma_db = service.sigma_db,
                shadowing_correlation = service.shadowing_correlation
            )
        }
        _ => String::new(),
    };
    let text = text!(
        "area-rasters-path-loss",
        scenario = scenario.name,
        band,
        more,
        model,
        description = scenario.description
    );
    text.trim().to_owned()
}

/// Names of the classes, as GDAL's side file holds them.
fn class_names() -> String {
    let mut names = String::new();
    for class in ServiceClass::ALL {
        let _ = writeln!(names, "<Category>{}</Category>", class.key());
    }
    side_file(&format!("<CategoryNames>\n{names}</CategoryNames>\n"))
}

/// Text of a side file of GDAL's for the first band.
pub(in crate::outputs) fn side_file(content: &str) -> String {
    format!("<PAMDataset>\n<PAMRasterBand band=\"1\">\n{content}</PAMRasterBand>\n</PAMDataset>\n")
}

#[cfg(test)]
#[expect(clippy::disallowed_types, reason = "GDAL reads back what was written")]
mod tests {
    use super::{rasters_of, write_area_raster};
    use crate::grid::Shape;
    use crate::network::ServerNumbers;
    use crate::outputs::OutputError;
    use crate::outputs::example::World;
    use gdal::raster::ColorInterpretation;
    use gdal::{Dataset, Metadata};
    use std::path::Path;

    /// Writes all rasters of a world with their side files.
    fn write_all(world: &World, folder: &Path) -> Result<usize, OutputError> {
        let results = world.results();
        let tiles = results.layers.expect("layers");
        let rasters = rasters_of(tiles.layers(), &results.network.operators());
        for raster in &rasters {
            if let Some(text) = write_area_raster(&results, tiles, raster, folder)?.side_file {
                std::fs::write(folder.join(format!("{}.aux.xml", raster.name)), text).expect("file");
            }
        }
        Ok(rasters.len())
    }

    fn written(world: &World) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("folder");
        write_all(world, folder.path()).expect("rasters");
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
        assert!((levels[0] + 70.12).abs() < 0.01);
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
    fn servers_have_the_numbers_of_their_names() {
        let world = World::new();
        let folder = written(&world);
        let number = ServerNumbers::of(&world.network).of_sector(0);
        let dataset =
            Dataset::open(folder.path().join("coverage_4g_best_server.tif")).expect("GDAL opens it");
        assert_eq!(dataset.rasterband(1).expect("band").no_data_value(), Some(0.0));
        let servers = values::<u32>(&dataset);
        assert_eq!((servers[0], servers[29]), (number, 0));
        let names = std::fs::read_to_string(folder.path().join("coverage_4g_best_server.tif.aux.xml"));
        let row = format!("<F>{number}</F><F>S01-L</F><F>SYN01</F><F>Viettel</F>");
        assert!(names.expect("side file").contains(&row));
    }

    #[test]
    fn equal_layers_give_equal_bytes() {
        let world = World::with_grid(Shape { rows: 700, cols: 1_100 });
        let (first, second) = (written(&world), written(&world));
        let mut files = 0;
        for entry in std::fs::read_dir(first.path()).expect("a folder") {
            let name = entry.expect("a file").file_name();
            let bytes = |folder: &tempfile::TempDir| std::fs::read(folder.path().join(&name)).expect("bytes");
            assert!(bytes(&first) == bytes(&second), "{name:?}");
            files += 1;
        }
        assert_eq!(files, 6, "four rasters, two side files, and nothing else");
    }

    #[test]
    fn names_tell_technology_quantity_and_operator() {
        use crate::coverage::{AreaLayer, AreaQuantity, Scope};
        use crate::network::Technology;
        let layer = |technology, operator: Option<&str>, quantity| AreaLayer {
            scope: Scope { technology, operator: operator.map(str::to_owned) },
            quantity,
        };
        let layers = [
            layer(Technology::Lte, None, AreaQuantity::Quality),
            layer(Technology::Umts, Some("VNPT VinaPhone"), AreaQuantity::Quality),
            layer(Technology::Lte, Some("Viettel"), AreaQuantity::ServersWithin6Db),
        ];
        let names: Vec<String> = rasters_of(&layers, &["Viettel", "VNPT VinaPhone"])
            .into_iter()
            .map(|raster| raster.name)
            .collect();
        let expected = [
            "coverage_4g_sinr.tif",
            "coverage_3g_ecio_vnpt_vinaphone.tif",
            "coverage_4g_servers_within_6db_viettel.tif",
        ];
        assert_eq!(names, expected);
        assert!(names.iter().all(|name| super::is_area_raster(name)));
        assert!(
            super::is_area_raster("coverage_3g_rscp.tif.aux.xml")
                && super::is_area_raster("coverage_4g_class.qml")
                && !super::is_area_raster("map.tif")
        );
    }

    #[test]
    fn an_unusable_reference_system_is_an_error_that_names_the_file() {
        let mut world = World::new();
        world.crs.wkt = "not a reference system".to_owned();
        let folder = tempfile::tempdir().expect("folder");
        let text = write_all(&world, folder.path()).expect_err("no such system").to_string();
        assert!(text.contains("coverage_4g_rsrp.tif"), "{text}");
    }
}
