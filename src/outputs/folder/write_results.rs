//! Writing: all files of a run are put in place together, or none.
use super::earlier_results::{Earlier, MANIFEST};
use super::more_formats::{MORE_FILES, Wanted};
use super::qgis_files::QGIS_FILES;
use super::staging::{Staging, names_in, nothing_in_the_way};
use super::write_plan::holds_plan;
use crate::coverage::AreaLayer;
use crate::outputs::error::OutputError;
use crate::outputs::files::replaced::Replaced;
use crate::outputs::html::{FACTS, REPORT};
use crate::outputs::qgis::beside::with_style;
use crate::outputs::rasters::area_rasters::{is_area_raster, names_of_rasters};
use crate::outputs::rasters::opportunity_rasters::{
    OpportunityRaster, is_opportunity_raster, opportunity_rasters,
};
use crate::outputs::report::manifest::{Manifest, manifest_json};
use crate::outputs::results::reported::ReportFindings;
use crate::outputs::results::run_results::{ResultFile, Results};
use crate::outputs::tables::opportunity::{opportunity_points_csv, opportunity_sets_csv};
use crate::outputs::tables::rejects::{RejectRow, rejects_csv};
use crate::outputs::tables::reports::{report_changes_csv, reports_csv};
use crate::outputs::vectors::commune_areas::commune_areas_geojson;
use crate::outputs::vectors::opportunity::opportunity_places_geojson;
use crate::outputs::workbook::run_sheets::run_sheets;
use crate::outputs::{
    blocking_points_geojson, clusters_geojson, communes_csv, gaps_geojson, indicators_csv, margins_csv,
    ranking_csv, rays_geojson, remedies_csv, remedies_geojson, service_csv, settlements_geojson,
    settlements_long_csv, sites_geojson,
};
use crate::planning::Opportunities;
use std::path::{Path, PathBuf};

/// Makes one file of a result.
type TableWriter = fn(&Results<'_>) -> Result<Vec<u8>, OutputError>;

const TABLES: [(&str, TableWriter); 14] = [
    ("settlements.geojson", settlements_geojson),
    ("clusters.geojson", clusters_geojson),
    ("gaps.geojson", gaps_geojson),
    ("rays.geojson", rays_geojson),
    ("blocking_points.geojson", blocking_points_geojson),
    ("sites.geojson", sites_geojson),
    ("remedies.geojson", remedies_geojson),
    ("ranking.csv", ranking_csv),
    ("remedies.csv", remedies_csv),
    ("indicators.csv", indicators_csv),
    ("margins.csv", margins_csv),
    ("service.csv", service_csv),
    ("settlements_long.csv", settlements_long_csv),
    ("communes.csv", communes_csv),
];

/// Makes one file of the opportunity map.
type OpportunityWriter = fn(&Results<'_>, &Opportunities) -> Result<Vec<u8>, OutputError>;

/// Files that a run with an opportunity map writes beside its rasters.
const OPPORTUNITY_TABLES: [(&str, OpportunityWriter); 3] = [
    ("opportunity_places.geojson", opportunity_places_geojson),
    ("opportunity_points.csv", opportunity_points_csv),
    ("opportunity_sets.csv", opportunity_sets_csv),
];

/// Makes one file of what villages reported.
type ReportWriter = fn(&Results<'_>, &ReportFindings) -> Result<Vec<u8>, OutputError>;

/// Files that a run with reports of villages writes.
const REPORT_TABLES: [(&str, ReportWriter); 2] =
    [("reports.csv", reports_csv), ("report_changes.csv", report_changes_csv)];

/// Areas of communes, where they were given.
const COMMUNE_AREAS: &str = "commune_areas.geojson";

/// A file a run may leave out: an earlier run's must not pass for this one's.
const REJECTS: &str = "rejects.csv";

/// The report and its facts, which only a whole run writes.
const REPORT_FILES: [&str; 2] = [FACTS, REPORT];

/// The files that every run may write.
fn fixed_names() -> impl Iterator<Item = String> {
    let opportunity = OPPORTUNITY_TABLES.iter().map(|(name, _)| *name);
    let reports = REPORT_TABLES.iter().map(|(name, _)| *name);
    let tables =
        TABLES.iter().map(|(name, _)| *name).chain(opportunity).chain(reports).chain([COMMUNE_AREAS]);
    tables.flat_map(with_style).chain(
        QGIS_FILES
            .into_iter()
            .chain(MORE_FILES)
            .chain(REPORT_FILES)
            .chain([REJECTS, MANIFEST])
            .map(str::to_owned),
    )
}

/// Refuses, before any work, a folder with a plan; one in which a result would replace something this run reads, or a file that no earlier run
/// made, or that was changed since; or in which a folder is in the way. Inputs are given with their roles.
///
/// # Cost
/// Reads the earlier results for their checksums.
///
/// # Errors
/// [`OutputError::HoldsPlan`] names the folder; [`OutputError::OverInput`], [`OutputError::NotOurs`] and [`OutputError::File`] name the files.
pub fn keep_others<'i>(
    folder: &Path,
    inputs: impl IntoIterator<Item = (&'i str, &'i Path)>,
) -> Result<(), OutputError> {
    if holds_plan(folder) {
        return Err(OutputError::HoldsPlan { path: folder.to_owned() });
    }
    let rasters = names_in(folder, |name| is_area_raster(name) || is_opportunity_raster(name))?;
    let fixed: Vec<String> = fixed_names().collect();
    let names: Vec<&str> = fixed.iter().chain(&rasters).map(String::as_str).collect();
    nothing_in_the_way(folder, names.iter().copied())?;
    let replaced = Replaced::of(names.iter().map(|name| folder.join(name)));
    inputs.into_iter().try_for_each(|(role, input)| replaced.refuse(role, input))?;
    Earlier::in_folder(folder).refuse_others(fixed.iter().map(String::as_str))
}

/// As [`keep_others`], for the rasters of these layers, which are known when the network is read.
///
/// # Errors
/// [`OutputError::NotOurs`] names the files.
pub fn keep_other_rasters(
    folder: &Path,
    layers: &[AreaLayer],
    operators: &[&str],
) -> Result<(), OutputError> {
    let names = names_of_rasters(layers, operators);
    Earlier::in_folder(folder).refuse_others(names.iter().map(String::as_str))
}

/// As [`keep_others`], for the rasters of an opportunity map of antenna heights, m.
///
/// # Errors
/// [`OutputError::NotOurs`] names the files.
pub fn keep_other_opportunities(folder: &Path, heights_m: &[f64]) -> Result<(), OutputError> {
    let rasters = opportunity_rasters(heights_m);
    let names: Vec<String> = rasters.iter().flat_map(OpportunityRaster::names).collect();
    Earlier::in_folder(folder).refuse_others(names.iter().map(String::as_str))
}

/// Writes all result files into a folder, which is made where it is missing.
///
/// # Method
/// The files are completed in a hidden folder beside and then moved into place; the manifest goes first and comes last,
/// so a folder with a manifest is a complete result. What an earlier run in the same folder wrote, by its manifest, is
/// removed where it is as it was written; a file that is somebody else's or was changed is never replaced or removed.
/// `rejects.csv` is written where there are rejects, the rasters where the run has layers. The manifest is requested for the report, and
/// once more when all other files are made, so that it can record how long that took.
///
/// Returns the manifest and the files written, in the order of their names.
///
/// # Errors
/// [`OutputError`] names the folder or file; when making the files fails, an earlier result stays as it was.
pub fn write_results(
    folder: &Path,
    results: &Results<'_>,
    rejects: &[RejectRow],
    manifest: impl Fn() -> Manifest,
) -> Result<(Manifest, Vec<PathBuf>), OutputError> {
    let mut staging = Staging::begin(folder)?;
    for (name, make) in TABLES {
        let file = ResultFile { name: name.to_owned(), bytes: make(results)? };
        staging.add_layer(&file, results.scenario.ranking.technology)?;
    }
    if !results.communes.is_empty() {
        let file = ResultFile { name: COMMUNE_AREAS.to_owned(), bytes: commune_areas_geojson(results)? };
        staging.add_layer(&file, results.scenario.ranking.technology)?;
    }
    for (name, make) in REPORT_TABLES {
        let Some(found) = results.reported else { continue };
        let file = ResultFile { name: name.to_owned(), bytes: make(results, found)? };
        staging.add_layer(&file, results.scenario.ranking.technology)?;
    }
    staging.add_rasters(results)?;
    finish(staging, results, rejects, manifest, true)
}

/// Writes the files of the opportunity map alone, with the manifest, as [`write_results`] does all.
///
/// # Errors
/// As [`write_results`].
pub fn write_opportunity(
    folder: &Path,
    results: &Results<'_>,
    rejects: &[RejectRow],
    manifest: impl Fn() -> Manifest,
) -> Result<(Manifest, Vec<PathBuf>), OutputError> {
    finish(Staging::begin(folder)?, results, rejects, manifest, false)
}

/// Adds the opportunity map, rejected rows, the report of a whole run and the manifest, and puts all files in place.
fn finish(
    mut staging: Staging,
    results: &Results<'_>,
    rejects: &[RejectRow],
    manifest: impl Fn() -> Manifest,
    is_run: bool,
) -> Result<(Manifest, Vec<PathBuf>), OutputError> {
    if let Some(found) = results.opportunity {
        for (name, make) in OPPORTUNITY_TABLES {
            let file = ResultFile { name: name.to_owned(), bytes: make(results, found)? };
            staging.add_layer(&file, results.scenario.ranking.technology)?;
        }
        staging.add_opportunity(results)?;
    }
    if !rejects.is_empty() {
        staging.add(&ResultFile {
            name: REJECTS.to_owned(),
            bytes: rejects_csv(rejects, results.scenario.output.csv_formulas)?,
        })?;
    }
    staging.add_for_qgis(results)?;
    let wanted = Wanted {
        title: &results.scenario.name,
        technology: results.scenario.ranking.technology,
        formats: &results.scenario.output.formats,
    };
    staging.add_formats(&wanted, |read| run_sheets(results, read))?;
    let earlier = staging.keep_others(REPORT_FILES.into_iter().chain([REJECTS, MANIFEST]))?;
    if is_run {
        staging.add_report(results, &manifest(), rejects)?;
    }
    let manifest = manifest();
    let bytes = manifest_json(results, &manifest, staging.files())?;
    staging.add(&ResultFile { name: MANIFEST.to_owned(), bytes })?;
    Ok((manifest, staging.publish(&earlier)?))
}

#[cfg(test)]
#[expect(clippy::disallowed_types, reason = "results are read as another program does")]
mod tests {
    use super::{keep_others, write_results};
    use crate::outputs::example::World;
    use crate::outputs::folder::staging::PART_FOLDER;
    use crate::outputs::{RejectRow, Results};
    use gdal::Dataset;
    use gdal::vector::LayerAccess;
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    fn reject() -> RejectRow {
        let text = |text: &str| text.to_owned();
        RejectRow {
            file: text("sites.csv"),
            row: text("3"),
            field: text("latitude"),
            value: text("213"),
            reason: text("outside -90 to 90"),
        }
    }

    fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
        fs::read_dir(folder)
            .expect("folder")
            .map(|entry| entry.expect("entry"))
            .map(|entry| {
                let name = entry.file_name().into_string().expect("UTF-8");
                (name, fs::read(entry.path()).unwrap_or_default())
            })
            .collect()
    }

    #[test]
    fn gdal_and_geojson_read_every_layer() {
        let (world, folder) = (World::new(), tempfile::tempdir().expect("folder"));
        let (_, paths) =
            write_results(folder.path(), &world.results(), &[], || world.manifest()).expect("results");
        assert_eq!(paths.len(), 37);
        for (name, count, fields) in [
            ("settlements", 2, 15),
            ("clusters", 3, 66),
            ("gaps", 2, 82),
            ("rays", 1, 23),
            ("blocking_points", 1, 14),
            ("remedies", 2, 36),
            ("sites", 2, 24),
        ] {
            let path = folder.path().join(format!("{name}.geojson"));
            let text = fs::read_to_string(&path).expect("file");
            let read: geojson::FeatureCollection = text.parse().expect("GeoJSON");
            assert_eq!(read.features.len(), count, "{name}");
            assert_eq!(read.bbox.map(|bbox| bbox.len()), Some(4), "{name}");
            let dataset = Dataset::open(&path).expect("GDAL opens it");
            let layer = dataset.layer(0).expect("a layer");
            assert_eq!((layer.name().as_str(), layer.feature_count()), (name, count as u64));
            assert_eq!(layer.defn().fields().count(), fields, "{name}");
        }
        for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "tif")) {
            Dataset::open(path).expect("GDAL opens it");
        }
    }

    #[test]
    fn a_second_run_writes_the_same_bytes() {
        let (world, folder) = (World::new(), tempfile::tempdir().expect("folder"));
        let write = || write_results(folder.path(), &world.results(), &[reject()], || world.manifest());
        write().expect("results");
        let first = contents(folder.path());
        write().expect("results again");
        assert_eq!(first.len(), 38);
        assert!(first == contents(folder.path()));
        assert!(!folder.path().join(PART_FOLDER).exists());
    }

    #[test]
    fn nothing_of_an_earlier_run_lingers() {
        let (world, folder) = (World::new(), tempfile::tempdir().expect("folder"));
        let manifest = world.manifest();
        write_results(folder.path(), &world.results(), &[reject()], || manifest.clone()).expect("results");
        let statistics = "<PAMDataset>\n  statistics of a viewer";
        fs::write(folder.path().join("coverage_4g_rsrp.tif.aux.xml"), statistics).expect("file");
        fs::write(folder.path().join("notes.txt"), "the planner's").expect("file");
        fs::create_dir(folder.path().join(PART_FOLDER)).expect("as a killed run leaves it");
        let without = Results { layers: None, ..world.results() };
        write_results(folder.path(), &without, &[], || manifest.clone()).expect("results");
        let names: Vec<String> = contents(folder.path()).into_keys().collect();
        let expected = [
            "blocking_points.geojson",
            "blocking_points.qml",
            "clusters.geojson",
            "clusters.qml",
            "communes.csv",
            "gaps.geojson",
            "gaps.qml",
            "indicators.csv",
            "manifest.json",
            "margins.csv",
            "notes.txt",
            "ranking.csv",
            "rays.geojson",
            "rays.qml",
            "remedies.csv",
            "remedies.geojson",
            "remedies.qml",
            "report.html",
            "report.json",
            "service.csv",
            "settlements.geojson",
            "settlements.qml",
            "settlements_long.csv",
            "signalgap.gpkg",
            "signalgap.qgz",
            "signalgap.xlsx",
            "sites.geojson",
            "sites.qml",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_failure_leaves_an_earlier_result_as_it_was() {
        let (mut world, folder) = (World::new(), tempfile::tempdir().expect("folder"));
        let manifest = world.manifest();
        write_results(folder.path(), &world.results(), &[], || manifest.clone()).expect("results");
        let before = contents(folder.path());
        world.settlements[0].name = "changed".to_owned();
        world.crs.wkt = "not a reference system".to_owned();
        assert!(write_results(folder.path(), &world.results(), &[], || manifest.clone()).is_err());
        assert!(before == contents(folder.path()));
    }

    #[test]
    fn a_folder_in_the_way_of_a_file_is_named_before_anything_changes() {
        let (world, folder) = (World::new(), tempfile::tempdir().expect("folder"));
        fs::create_dir(folder.path().join("ranking.csv")).expect("folder");
        let outcome = write_results(folder.path(), &world.results(), &[], || world.manifest());
        let text = outcome.expect_err("a folder is in the way").to_string();
        assert!(text.contains("ranking.csv"), "{text}");
        assert_eq!(contents(folder.path()).len(), 1);
    }

    #[test]
    fn an_input_is_never_replaced() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("sites.geojson");
        fs::write(&path, "{}").expect("file");
        let text =
            keep_others(folder.path(), [("sites", path.as_path())]).expect_err("in the way").to_string();
        assert!(text.contains("sites.geojson") && text.contains("sites"), "{text}");
        assert!(keep_others(&folder.path().join("out"), [("sites", path.as_path())]).is_ok());
    }

    #[test]
    fn files_of_others_stay_or_are_named() {
        let (world, folder) = (World::new(), tempfile::tempdir().expect("folder"));
        let manifest = world.manifest();
        let write = |results: &Results<'_>| write_results(folder.path(), results, &[], || manifest.clone());
        write(&world.results()).expect("results");
        let mine = |name: &str| fs::write(folder.path().join(name), "mine").expect("file");
        mine("coverage_4g_drive_test.tif");
        mine("rejects.csv");
        mine("coverage_4g_class.qml");
        let before = contents(folder.path());
        let refused = write(&world.results()).expect_err("mine").to_string();
        assert!(refused.contains(": coverage_4g_class.qml, rejects.csv; "), "{refused}");
        assert!(before == contents(folder.path()));
        let early = keep_others(folder.path(), []).expect_err("mine").to_string();
        assert!(early.contains(": rejects.csv; "), "{early}");

        // a run without rasters takes its own away, and leaves what was changed
        fs::remove_file(folder.path().join("rejects.csv")).expect("file");
        write(&Results { layers: None, ..world.results() }).expect("results");
        let names: Vec<String> = contents(folder.path()).into_keys().collect();
        let rasters: Vec<_> = names.iter().filter(|name| name.starts_with("coverage")).collect();
        assert_eq!(rasters, ["coverage_4g_class.qml", "coverage_4g_drive_test.tif"]);
    }
}
