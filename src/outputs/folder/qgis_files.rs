//! What QGIS opens of a result as a whole: relief, `GeoPackage` and project, made of the files that are staged already.
use super::staging::Staging;
use crate::outputs::error::OutputError;
use crate::outputs::geopackage::write_geopackage::{GEOPACKAGE, Source, write_geopackage};
use crate::outputs::qgis::archive::archive_of;
use crate::outputs::qgis::beside::has_features;
use crate::outputs::qgis::catalogue::{OF_LINKS, StyledFile, layers_of, layouts_of, relations};
use crate::outputs::qgis::project::Project;
use crate::outputs::qgis::project_document::project_document;
use crate::outputs::rasters::relief::{RELIEF, RELIEF_STYLE};
use crate::outputs::results::model_rows::deciding_model;
use crate::outputs::results::run_results::{ResultFile, Results};
use crate::text;
use std::fs;

/// The project.
const PROJECT: &str = "signalgap.qgz";
/// Names of all files that are made here.
pub(super) const QGIS_FILES: [&str; 4] = [GEOPACKAGE, PROJECT, RELIEF, RELIEF_STYLE];
/// The layer of points and lines.
const LINKS: &str = "backhaul.geojson";
/// Tables that the `GeoPackage` holds too.
const TABLES: [&str; 6] =
    ["service.csv", "ranking.csv", "communes.csv", "villages.csv", "stages.csv", "compare.csv"];
/// Least room around what is shown, m.
const LEAST_MARGIN_M: f64 = 1_000.0;
/// The same as a share of the width.
const MARGIN_SHARE: f64 = 0.04;

impl Staging {
    /// Adds relief, `GeoPackage` and project to the files that are there.
    ///
    /// # Errors
    /// [`OutputError`] names the file.
    pub(super) fn add_for_qgis(&mut self, results: &Results<'_>) -> Result<(), OutputError> {
        self.add_relief(results)?;
        self.add_geopackage()?;
        let files = self.styled_files();
        let technology = results.scenario.ranking.technology.key();
        let layers = layers_of(&files, technology);
        let layouts = layouts_of(&layers, technology, &results.scenario.name);
        let (version, model) = (env!("CARGO_PKG_VERSION"), deciding_model(results.scenario));
        let provenance = text!(
            "qgis-files-signalgap-path-loss-planning-crs-inputs",
            version,
            model,
            crs = results.crs.name
        );
        self.add_project(&Project {
            title: &results.scenario.name,
            crs: (&results.crs.name, &results.crs.wkt),
            extent: extent_of(results),
            layers,
            relations: relations(),
            layouts,
            provenance: &provenance,
        })
    }

    /// A file that is staged.
    pub(super) fn read_staged(&self, name: &str) -> Result<Vec<u8>, OutputError> {
        let path = self.part_folder().join(name);
        fs::read(&path).map_err(|source| OutputError::File { path, source })
    }

    /// Adds the `GeoPackage` of the layers and tables that are there.
    ///
    /// # Errors
    /// [`OutputError`] names the file.
    pub(super) fn add_geopackage(&mut self) -> Result<(), OutputError> {
        let names: Vec<String> = self.files().iter().map(|file| file.file.clone()).collect();
        let mut sources = Vec::new();
        for name in names {
            let stem = name.split('.').next().unwrap_or(&name).to_owned();
            if name.ends_with(".geojson") {
                let style = String::from_utf8_lossy(&self.read_staged(&format!("{stem}.qml"))?).into_owned();
                sources.push(Source { name: stem, file: self.part_folder().join(&name), style: Some(style) });
            } else if TABLES.contains(&name.as_str()) {
                sources.push(Source { name: stem, file: self.part_folder().join(&name), style: None });
            }
        }
        write_geopackage(&self.part_folder().join(GEOPACKAGE), &sources)?;
        self.complete_raster(GEOPACKAGE)
    }

    /// Layers with features, tables and rasters, with their styles.
    pub(super) fn styled_files(&self) -> Vec<StyledFile> {
        let styled = |name: &str| {
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let style = self.read_staged(&format!("{stem}.qml")).unwrap_or_default();
            let style = String::from_utf8_lossy(&style).into_owned();
            let geometries = if name == LINKS { self.geometries_of(name) } else { Vec::new() };
            StyledFile { name: name.to_owned(), style, geometries }
        };
        let shown = |name: &&str| match name.rsplit_once('.') {
            Some((_, "tif")) => true,
            // a header and a row at least
            Some((_, "csv")) => self
                .read_staged(name)
                .is_ok_and(|bytes| bytes.iter().filter(|byte| **byte == b'\n').nth(1).is_some()),
            Some((_, "geojson")) => self.read_staged(name).is_ok_and(|bytes| has_features(&bytes)),
            _ => false,
        };
        self.files().iter().map(|file| file.file.as_str()).filter(shown).map(styled).collect()
    }

    fn geometries_of(&self, name: &str) -> Vec<&'static str> {
        let bytes = self.read_staged(name).unwrap_or_default();
        let has = |kind: &&str| {
            let words = format!("\"type\":\"{kind}\"");
            bytes.windows(words.len()).any(|window| window == words.as_bytes())
        };
        OF_LINKS.into_iter().filter(has).collect()
    }

    /// Adds the project.
    ///
    /// # Errors
    /// [`OutputError`] names the file.
    pub(super) fn add_project(&mut self, project: &Project<'_>) -> Result<(), OutputError> {
        let bytes = archive_of("signalgap.qgs", project_document(project).as_bytes());
        self.add(&ResultFile { name: PROJECT.to_owned(), bytes })
    }
}

/// Around all villages: west, south, east, north in the planning CRS.
fn extent_of(results: &Results<'_>) -> [f64; 4] {
    let clusters = results.settlements.iter().flat_map(|settlement| &settlement.clusters);
    let places = clusters.flat_map(|cluster| &cluster.samples).map(|sample| sample.position);
    let around = places.fold(None, |around: Option<[f64; 4]>, place| {
        let (east, north) = (place.easting_m, place.northing_m);
        let [west, south, far_east, far_north] = around.unwrap_or([east, north, east, north]);
        Some([west.min(east), south.min(north), far_east.max(east), far_north.max(north)])
    });
    with_margin(around.unwrap_or_default())
}

/// An area with some room around it, m.
pub(super) fn with_margin([west, south, east, north]: [f64; 4]) -> [f64; 4] {
    let margin = (MARGIN_SHARE * (east - west).max(north - south)).max(LEAST_MARGIN_M);
    [west - margin, south - margin, east + margin, north + margin].map(f64::round)
}

#[cfg(test)]
mod tests {
    use super::{PROJECT, QGIS_FILES};
    use crate::grid::Grid;
    use crate::outputs::Results;
    use crate::outputs::TerrainSource;
    use crate::outputs::example::World;
    use crate::outputs::folder::write_results::write_results;
    use crate::terrain::Ground;
    use std::fs;

    #[test]
    fn the_project_names_files_that_lie_beside_it() {
        let (world, folder) = (World::new(), tempfile::tempdir().expect("folder"));
        let geometry = *world.results().layers.expect("layers").geometry();
        let ground = Ground::new(Grid::filled(geometry, 700.0), None).expect("ground");
        let terrain = Some(TerrainSource { ground: &ground, geometry: &geometry });
        let results = Results { terrain, ..world.results() };
        write_results(folder.path(), &results, &[], || world.manifest()).expect("results");
        assert!(QGIS_FILES.iter().all(|name| folder.path().join(name).is_file()));
        let archive = fs::read(folder.path().join(PROJECT)).expect("a project");
        let text = String::from_utf8_lossy(&archive);
        let text =
            &text[text.find("<!DOCTYPE").expect("a beginning")..text.find("</qgis>").expect("an end") + 7];
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
        let document = roxmltree::Document::parse_with_options(text, options).expect("XML");
        let named = |name: &str| document.descendants().filter(move |node| node.has_tag_name(name)).count();
        let sources = document.descendants().filter(|node| node.has_tag_name("datasource"));
        let sources: Vec<&str> = sources.filter_map(|node| node.text()).collect();
        for source in &sources {
            let file = source.strip_prefix("./").expect("a relative path");
            assert!(folder.path().join(file.split('|').next().unwrap_or(file)).is_file(), "{source}");
        }
        for layer in ["./gaps.geojson", "./settlements.geojson", "./service.csv", "./hillshade.tif"] {
            assert!(sources.contains(&layer), "{layer} in {sources:?}");
        }
        assert_eq!((named("Layout"), named("relation"), named("maplayer")), (3, 4, sources.len()));
        assert!(text.contains("Where is no signal: Hand-made") && text.contains("EPSG:32648"));
    }
}
