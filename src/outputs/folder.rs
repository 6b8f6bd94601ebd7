//! Writing: all files of a run are put in place together, or none.
#![expect(clippy::disallowed_types, reason = "result files are written here")]
use super::area_rasters::{is_area_raster, rasters_of, write_area_raster};
use super::error::OutputError;
use super::manifest::{InputFile, Manifest, OutputFile, manifest_json};
use super::rejects::{RejectRow, rejects_csv};
use super::results::{ResultFile, Results};
use super::{
    blocking_points_geojson, clusters_geojson, gaps_geojson, indicators_csv, ranking_csv,
    settlements_geojson, sites_geojson,
};
use rayon::prelude::*;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const MANIFEST: &str = "manifest.json";

/// Files are made here, within the output folder, and moved out when all are complete.
const PART_FOLDER: &str = ".signalgap.part";

/// Makes one file of a result.
type TableWriter = fn(&Results<'_>) -> Result<Vec<u8>, OutputError>;

const TABLES: [(&str, TableWriter); 7] = [
    ("settlements.geojson", settlements_geojson),
    ("clusters.geojson", clusters_geojson),
    ("gaps.geojson", gaps_geojson),
    ("blocking_points.geojson", blocking_points_geojson),
    ("sites.geojson", sites_geojson),
    ("ranking.csv", ranking_csv),
    ("indicators.csv", indicators_csv),
];

/// A file a run may leave out: an earlier run's must not pass for this one's.
const REJECTS: &str = "rejects.csv";

/// Refuses a folder in which a result would replace, or remove, something this run reads, or in which a folder is in the way.
///
/// # Errors
/// [`OutputError::OverInput`] and [`OutputError::File`] name the file.
pub fn keep_inputs(folder: &Path, inputs: &[InputFile]) -> Result<(), OutputError> {
    let mut names: Vec<String> =
        TABLES.iter().map(|(name, _)| *name).chain([REJECTS, MANIFEST]).map(str::to_owned).collect();
    names.extend(area_rasters_in(folder)?);
    nothing_in_the_way(folder, names.iter().map(String::as_str))?;
    let targets: Vec<(PathBuf, PathBuf)> = names
        .into_iter()
        .map(|name| folder.join(name))
        .filter_map(|path| Some((path.canonicalize().ok()?, path)))
        .collect();
    for input in inputs {
        let Ok(real) = Path::new(&input.path).canonicalize() else { continue };
        if let Some((_, path)) = targets.iter().find(|(target, _)| *target == real) {
            return Err(OutputError::OverInput { path: path.clone(), role: input.role.clone() });
        }
    }
    Ok(())
}

/// Writes all result files into a folder, which is made where it is missing.
///
/// # Method
/// The files are completed in a hidden folder beside and then moved into place; the manifest goes first and comes last,
/// so a folder with a manifest is a complete result. Of an earlier run in the same folder nothing stays that could be
/// taken for this one's; other files are left alone. `rejects.csv` is written where there are rejects, the rasters where
/// the run has layers. The manifest is asked for when all other files are made, so that it can tell how long that took.
///
/// Returns the manifest and the files written, in the order of their names.
///
/// # Errors
/// [`OutputError`] names the folder or file; when making the files fails, an earlier result stays as it was.
pub fn write_results(
    folder: &Path,
    results: &Results<'_>,
    rejects: &[RejectRow],
    manifest: impl FnOnce() -> Manifest,
) -> Result<(Manifest, Vec<PathBuf>), OutputError> {
    let mut staging = Staging::begin(folder)?;
    for (name, make) in TABLES {
        staging.add(&ResultFile { name: name.to_owned(), bytes: make(results)? })?;
    }
    staging.add_rasters(results)?;
    if !rejects.is_empty() {
        staging.add(&ResultFile {
            name: REJECTS.to_owned(),
            bytes: rejects_csv(rejects, results.scenario.output.csv_formulas)?,
        })?;
    }
    staging.files.sort_by(|a, b| a.file.cmp(&b.file));
    let manifest = manifest();
    let bytes = manifest_json(results, &manifest, &staging.files)?;
    staging.add(&ResultFile { name: MANIFEST.to_owned(), bytes })?;
    Ok((manifest, staging.publish()?))
}

/// Files on their way into the output folder; what was not published is removed.
pub(super) struct Staging {
    folder: PathBuf,
    part: PathBuf,
    files: Vec<OutputFile>,
}

impl Staging {
    /// Makes the folder and, in it, an empty one for the files.
    ///
    /// # Errors
    /// [`OutputError::Folder`] names the folder.
    pub(super) fn begin(folder: &Path) -> Result<Self, OutputError> {
        let failed = |source| OutputError::Folder { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(failed)?;
        let part = folder.join(PART_FOLDER);
        // left by a run that was killed
        ignore_missing(fs::remove_dir_all(&part)).map_err(failed)?;
        fs::create_dir(&part).map_err(failed)?;
        Ok(Self { folder: folder.to_owned(), part, files: Vec::new() })
    }

    /// Writes one file, down to the disk.
    fn add(&mut self, file: &ResultFile) -> Result<(), OutputError> {
        let path = self.part.join(&file.name);
        let write = || {
            let mut target = File::create(&path)?;
            target.write_all(&file.bytes)?;
            target.sync_all()
        };
        write().map_err(|source| OutputError::File { path: self.folder.join(&file.name), source })?;
        self.files.push(OutputFile::of(&file.name, &file.bytes));
        Ok(())
    }

    /// Writes the area rasters, where the run has layers.
    fn add_rasters(&mut self, results: &Results<'_>) -> Result<(), OutputError> {
        let Some(tiles) = results.layers else { return Ok(()) };
        let operators = results.network.operators();
        let rasters = rasters_of(tiles.layers(), &operators);
        // GDAL works on one raster per thread; which is written when does not matter to any
        let side_files: Vec<Option<String>> = rasters
            .par_iter()
            .map(|raster| write_area_raster(results, tiles, raster, &self.part))
            .collect::<Vec<_>>()
            .into_iter()
            .collect::<Result<_, _>>()?;
        for (raster, side_file) in rasters.iter().zip(side_files) {
            let path = self.part.join(&raster.name);
            let synced = File::open(&path).and_then(|file| file.sync_all());
            synced.map_err(|source| OutputError::File { path: self.folder.join(&raster.name), source })?;
            self.files.push(OutputFile::of_file(&raster.name, &path)?);
            let (name, style) = raster.style(results, tiles);
            self.add(&ResultFile { name, bytes: style.into_bytes() })?;
            if let Some(text) = side_file {
                let name = format!("{}.aux.xml", raster.name);
                self.add(&ResultFile { name, bytes: text.into_bytes() })?;
            }
        }
        Ok(())
    }

    /// Moves all files into place.
    fn publish(mut self) -> Result<Vec<PathBuf>, OutputError> {
        self.check_targets()?;
        self.remove(MANIFEST)?;
        self.remove(REJECTS)?;
        for name in area_rasters_in(&self.folder)? {
            self.remove(&name)?;
        }
        let files = std::mem::take(&mut self.files);
        for file in &files {
            let path = self.folder.join(&file.file);
            fs::rename(self.part.join(&file.file), &path)
                .map_err(|source| OutputError::File { path, source })?;
        }
        let mut paths: Vec<PathBuf> = files.iter().map(|file| self.folder.join(&file.file)).collect();
        paths.sort();
        Ok(paths)
    }

    /// A folder in the place of a file is found before anything is changed.
    fn check_targets(&self) -> Result<(), OutputError> {
        let earlier = area_rasters_in(&self.folder)?;
        let earlier = earlier.iter().map(String::as_str).chain([REJECTS]);
        let names = self.files.iter().map(|file| file.file.as_str()).chain(earlier);
        nothing_in_the_way(&self.folder, names)
    }

    fn remove(&self, name: &str) -> Result<(), OutputError> {
        let path = self.folder.join(name);
        ignore_missing(fs::remove_file(&path)).map_err(|source| OutputError::File { path, source })
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // a failure here leaves a hidden folder behind, which the next run removes
        let _ = fs::remove_dir_all(&self.part);
    }
}

/// Finds a folder in the place of a file.
fn nothing_in_the_way<'a>(
    folder: &Path,
    mut names: impl Iterator<Item = &'a str>,
) -> Result<(), OutputError> {
    let in_the_way = names.find_map(|name| Some(folder.join(name)).filter(|path| path.is_dir()));
    in_the_way.map_or(Ok(()), |path| {
        let source = io::Error::new(io::ErrorKind::IsADirectory, "a folder of that name is in the way");
        Err(OutputError::File { path, source })
    })
}

/// Names of the area rasters in a folder, with their side files.
fn area_rasters_in(folder: &Path) -> Result<Vec<String>, OutputError> {
    let failed = |source| OutputError::Folder { path: folder.to_owned(), source };
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(failed)?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(failed)?.file_name();
        names.extend(name.to_str().filter(|name| is_area_raster(name)).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

fn ignore_missing(outcome: io::Result<()>) -> io::Result<()> {
    match outcome {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{PART_FOLDER, keep_inputs, write_results};
    use crate::outputs::example::World;
    use crate::outputs::{InputFile, RejectRow, Results};
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
        assert_eq!(paths.len(), 18);
        for (name, count, fields) in [
            ("settlements", 2, 45),
            ("clusters", 3, 58),
            ("gaps", 2, 34),
            ("blocking_points", 1, 13),
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
        assert_eq!(first.len(), 19);
        assert!(first == contents(folder.path()));
        assert!(!folder.path().join(PART_FOLDER).exists());
    }

    #[test]
    fn nothing_of_an_earlier_run_lingers() {
        let (world, folder) = (World::new(), tempfile::tempdir().expect("folder"));
        let manifest = world.manifest();
        write_results(folder.path(), &world.results(), &[reject()], || manifest.clone()).expect("results");
        fs::write(folder.path().join("coverage_4g_rsrp.tif.aux.xml"), "statistics of a viewer")
            .expect("file");
        fs::write(folder.path().join("notes.txt"), "the planner's").expect("file");
        fs::create_dir(folder.path().join(PART_FOLDER)).expect("as a killed run leaves it");
        let without = Results { layers: None, ..world.results() };
        write_results(folder.path(), &without, &[], || manifest.clone()).expect("results");
        let names: Vec<String> = contents(folder.path()).into_keys().collect();
        let expected = [
            "blocking_points.geojson",
            "clusters.geojson",
            "gaps.geojson",
            "indicators.csv",
            "manifest.json",
            "notes.txt",
            "ranking.csv",
            "settlements.geojson",
            "sites.geojson",
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
        let input = InputFile::of("sites", &path.display().to_string()).expect("an input");
        let error =
            keep_inputs(folder.path(), std::slice::from_ref(&input)).expect_err("in the way").to_string();
        assert!(error.contains("sites.geojson is an input of this run (sites)"), "{error}");
        assert!(keep_inputs(&folder.path().join("out"), &[input]).is_ok());
    }
}
