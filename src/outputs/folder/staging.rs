//! Files on their way into the output folder: completed in a hidden folder within it, then moved into place together.
#![expect(clippy::disallowed_types, reason = "result files are written here")]
use super::earlier_results::{Earlier, MANIFEST};
use crate::language::word;
use crate::network::Technology;
use crate::outputs::error::OutputError;
use crate::outputs::qgis::beside::style_beside;
use crate::outputs::rasters::area_rasters::{AreaRaster, rasters_of, write_area_raster};
use crate::outputs::rasters::opportunity_rasters::opportunity_rasters;
use crate::outputs::rasters::relief::{RELIEF, RELIEF_STYLE, style, write_relief};
use crate::outputs::report::manifest::OutputFile;
use crate::outputs::results::run_results::{ResultFile, Results};
use crate::store::sync_names;
use rayon::prelude::*;
use std::borrow::Cow;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Files are made here, within the output folder, and moved out when all are complete.
pub(in crate::outputs) const PART_FOLDER: &str = ".signalgap.part";

/// Ending of tables.
const TABLE: &str = ".csv";

/// U+FEFF in UTF-8: without it, spreadsheets on Windows take a table's letters for those of an older encoding.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The manifest of the earlier run, while its files are replaced.
const EARLIER: &str = "earlier.json";

/// Files beside a raster: names and texts.
type Beside = Vec<(String, String)>;

/// Files on their way into the output folder; what was not published is removed.
pub(in crate::outputs) struct Staging {
    folder: PathBuf,
    part: PathBuf,
    files: Vec<OutputFile>,
    /// Some files may be in place and others not: what waits is kept for the next run to carry to its end.
    half_moved: bool,
}

impl Staging {
    /// Makes the folder and, in it, an empty one for the files. A run that was killed while it moved complete files into place is
    /// carried to its end first.
    ///
    /// # Errors
    /// [`OutputError::Folder`] names the folder.
    pub(in crate::outputs) fn begin(folder: &Path) -> Result<Self, OutputError> {
        let failed = |source| OutputError::Folder { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(failed)?;
        let part = folder.join(PART_FOLDER);
        finish_publishing(folder, &part)?;
        // left by a run that was killed
        ignore_missing(fs::remove_dir_all(&part)).map_err(failed)?;
        fs::create_dir(&part).map_err(failed)?;
        Ok(Self { folder: folder.to_owned(), part, files: Vec::new(), half_moved: false })
    }

    /// The files completed so far, in the order of their names.
    pub(in crate::outputs) fn files(&self) -> &[OutputFile] {
        &self.files
    }

    /// Writes one file, down to the disk; a table with the mark by which spreadsheets know UTF-8.
    pub(in crate::outputs) fn add(&mut self, file: &ResultFile) -> Result<(), OutputError> {
        let path = self.part.join(&file.name);
        let bytes = marked(file);
        let write = || {
            let mut target = OpenOptions::new().write(true).create_new(true).open(&path)?;
            target.write_all(&bytes)?;
            target.sync_all()
        };
        write().map_err(|source| OutputError::File { path: self.folder.join(&file.name), source })?;
        self.completed(OutputFile::of(&file.name, &bytes));
        Ok(())
    }

    /// Writes a layer with the style that QGIS applies to it; `technology` is that of the ranking.
    pub(in crate::outputs) fn add_layer(
        &mut self,
        file: &ResultFile,
        technology: Technology,
    ) -> Result<(), OutputError> {
        self.add(file)?;
        match style_beside(file, technology) {
            Some(style) => self.add(&style),
            None => Ok(()),
        }
    }

    fn completed(&mut self, file: OutputFile) {
        let at = self.files.partition_point(|before| before.file < file.file);
        self.files.insert(at, file);
    }

    /// Where files are made before they are moved.
    pub(in crate::outputs) fn part_folder(&self) -> &Path {
        &self.part
    }

    /// Takes in a raster that was written to the hidden folder, down to the disk.
    pub(in crate::outputs) fn complete_raster(&mut self, name: &str) -> Result<(), OutputError> {
        let file = self.complete(name)?;
        self.completed(file);
        Ok(())
    }

    /// Brings a file of the hidden folder down to the disk, and takes its checksum.
    fn complete(&self, name: &str) -> Result<OutputFile, OutputError> {
        let path = self.part.join(name);
        let synced = File::open(&path).and_then(|file| file.sync_all());
        synced.map_err(|source| OutputError::File { path: self.folder.join(name), source })?;
        OutputFile::of_file(name, &path)
    }

    /// Writes the area rasters, where the run has layers, and the relief beside them.
    pub(in crate::outputs) fn add_rasters(&mut self, results: &Results<'_>) -> Result<(), OutputError> {
        let (relief, rasters) = rayon::join(|| self.relief(results), || self.area_rasters(results));
        let (rasters, relief) = (rasters?, relief?);
        for (file, beside) in rasters {
            self.completed(file);
            for (name, text) in beside {
                self.add(&ResultFile { name, bytes: text.into_bytes() })?;
            }
        }
        relief.map_or(Ok(()), |relief| self.take_relief(relief))
    }

    /// Writes the relief, where the run has terrain and it is not there yet.
    ///
    /// # Errors
    /// [`OutputError`] with the reason of GDAL, the terrain or the disk.
    pub(in crate::outputs) fn add_relief(&mut self, results: &Results<'_>) -> Result<(), OutputError> {
        if self.files.iter().any(|file| file.file == RELIEF) {
            return Ok(());
        }
        self.relief(results)?.map_or(Ok(()), |relief| self.take_relief(relief))
    }

    fn relief(&self, results: &Results<'_>) -> Result<Option<OutputFile>, OutputError> {
        let Some(terrain) = results.terrain else { return Ok(None) };
        write_relief(&self.part, terrain, &results.crs.wkt)?;
        self.complete(RELIEF).map(Some)
    }

    fn take_relief(&mut self, relief: OutputFile) -> Result<(), OutputError> {
        self.completed(relief);
        self.add(&ResultFile { name: RELIEF_STYLE.to_owned(), bytes: style().into_bytes() })
    }

    /// Writes the area rasters; gives each with the files that belong beside it.
    fn area_rasters(&self, results: &Results<'_>) -> Result<Vec<(OutputFile, Beside)>, OutputError> {
        let Some(tiles) = results.layers else { return Ok(Vec::new()) };
        let operators = results.network.operators();
        let write = |raster: &AreaRaster| {
            let written = write_area_raster(results, tiles, raster, &self.part)?;
            Ok((self.complete(&raster.name)?, raster.beside(results, tiles, written)))
        };
        // GDAL works on one raster per thread; which is written when does not matter to any
        let written: Vec<Result<_, OutputError>> =
            rasters_of(tiles.layers(), &operators).par_iter().map(write).collect();
        written.into_iter().collect()
    }

    /// Writes the rasters of the opportunity map with their styles, where the run has one.
    pub(in crate::outputs) fn add_opportunity(&mut self, results: &Results<'_>) -> Result<(), OutputError> {
        let map = results.opportunity.and_then(|found| found.map.as_ref());
        let Some(map) = map else { return Ok(()) };
        let heights_m: Vec<f64> = map.layers.iter().map(|layer| layer.height_agl.metres()).collect();
        // one after the other: beside the map there is memory for one
        for raster in opportunity_rasters(&heights_m) {
            raster.write(results, map, &self.part)?;
            self.complete_raster(&raster.name)?;
            if let Some((name, style)) = raster.style(map) {
                self.add(&ResultFile { name, bytes: style.into_bytes() })?;
            }
        }
        Ok(())
    }

    /// The files of the earlier run, once it is sure that none of the new ones, nor those named beside them, stands in the place
    /// of somebody else's or of a folder.
    ///
    /// # Errors
    /// [`OutputError::NotOurs`] and [`OutputError::File`] name the files; nothing was changed.
    pub(in crate::outputs) fn keep_others<'n>(
        &'n self,
        beside: impl IntoIterator<Item = &'n str>,
    ) -> Result<Earlier, OutputError> {
        let names: Vec<&str> = self.files.iter().map(|file| file.file.as_str()).chain(beside).collect();
        nothing_in_the_way(&self.folder, names.iter().copied())?;
        let earlier = Earlier::in_folder(&self.folder);
        earlier.refuse_others(names)?;
        Ok(earlier)
    }

    /// Moves all files, the manifest among them, into place of the earlier run's.
    ///
    /// Where that fails half-way, the hidden folder stays, and the next run moves the rest.
    pub(in crate::outputs) fn publish(mut self, earlier: &Earlier) -> Result<Vec<PathBuf>, OutputError> {
        let names: Vec<&str> = self.files.iter().map(|file| file.file.as_str()).collect();
        self.half_moved = true;
        move_into_place(&self.folder, &self.part, earlier, &names)?;
        self.half_moved = false;
        Ok(names.iter().map(|name| self.folder.join(name)).collect())
    }
}

/// What is written of a file.
fn marked(file: &ResultFile) -> Cow<'_, [u8]> {
    if file.name.ends_with(TABLE) {
        Cow::Owned([BYTE_ORDER_MARK, &file.bytes].concat())
    } else {
        Cow::Borrowed(&file.bytes)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.half_moved {
            // a failure here leaves a hidden folder behind, which the next run removes
            let _ = fs::remove_dir_all(&self.part);
        }
    }
}

/// Carries to its end what [`Staging::publish`] had begun when its run was killed: there is no manifest then, and the new one
/// waits in the hidden folder.
fn finish_publishing(folder: &Path, part: &Path) -> Result<(), OutputError> {
    let is_folder = part.symlink_metadata().is_ok_and(|there| there.is_dir());
    if !is_folder || folder.join(MANIFEST).symlink_metadata().is_ok() {
        return Ok(());
    }
    let new = Earlier::listed_by(&part.join(MANIFEST), part);
    if !new.owns(MANIFEST) {
        return Ok(());
    }
    let waiting: Vec<&str> = new.names().filter(|name| new.owns(name)).chain([MANIFEST]).collect();
    let earlier = Earlier::listed_by(&part.join(EARLIER), folder);
    move_into_place(folder, part, &earlier, &waiting)
}

/// Removes what the earlier run wrote and moves the new files there; the manifest goes first and comes last.
fn move_into_place(folder: &Path, part: &Path, earlier: &Earlier, names: &[&str]) -> Result<(), OutputError> {
    let failed = |name: &str| {
        let path = folder.join(name);
        move |source| OutputError::File { path, source }
    };
    let removable = earlier.removable();
    ignore_missing(fs::rename(folder.join(MANIFEST), part.join(EARLIER))).map_err(failed(MANIFEST))?;
    for name in &removable {
        ignore_missing(fs::remove_file(folder.join(name))).map_err(failed(name))?;
    }
    let place = |name: &str| fs::rename(part.join(name), folder.join(name)).map_err(failed(name));
    let synced = |folder: &Path| sync_names(folder).map_err(failed(MANIFEST));
    // what a power cut leaves is complete: the files under either name, and no manifest before them
    synced(part)?;
    synced(folder)?;
    names.iter().filter(|name| **name != MANIFEST).try_for_each(|name| place(name))?;
    synced(folder)?;
    place(MANIFEST)?;
    synced(folder)
}

/// Finds a folder in place of a file.
pub(in crate::outputs) fn nothing_in_the_way<'a>(
    folder: &Path,
    mut names: impl Iterator<Item = &'a str>,
) -> Result<(), OutputError> {
    let in_the_way = names.find_map(|name| Some(folder.join(name)).filter(|path| path.is_dir()));
    in_the_way.map_or(Ok(()), |path| {
        let source = io::Error::new(io::ErrorKind::IsADirectory, word("staging-folder-of-that-name-is-in"));
        Err(OutputError::File { path, source })
    })
}

/// Names of the files in a folder that are of some kind, in order; none where the folder is missing.
///
/// # Errors
/// [`OutputError::Folder`].
pub(in crate::outputs) fn names_in(
    folder: &Path,
    is: impl Fn(&str) -> bool,
) -> Result<Vec<String>, OutputError> {
    let failed = |source| OutputError::Folder { path: folder.to_owned(), source };
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(failed)?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(failed)?.file_name();
        names.extend(name.to_str().filter(|name| is(name)).map(str::to_owned));
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
    use super::{EARLIER, PART_FOLDER, Staging};
    use crate::outputs::results::run_results::ResultFile;
    use std::fs;
    use std::path::Path;

    fn stage(folder: &Path, files: &[(&str, &str)]) -> Staging {
        let mut staging = Staging::begin(folder).expect("a folder");
        for (name, text) in files {
            let (name, bytes) = ((*name).to_owned(), (*text).to_owned().into_bytes());
            staging.add(&ResultFile { name, bytes }).expect("written");
        }
        let list = serde_json::json!({ "program": "signalgap", "outputs": staging.files() }).to_string();
        let manifest = ResultFile { name: "manifest.json".to_owned(), bytes: list.into_bytes() };
        staging.add(&manifest).expect("written");
        staging
    }

    fn publish(staging: Staging) {
        let earlier = staging.keep_others([]).expect("all ours");
        staging.publish(&earlier).expect("in place");
    }

    /// Every moment at which a run may be killed while it moves its files: the next one ends what it began.
    #[test]
    fn a_run_killed_while_it_moves_its_files_is_carried_to_its_end() {
        for moved in 0..=2 {
            let folder = tempfile::tempdir().expect("a folder");
            let out = folder.path();
            publish(stage(out, &[("a.csv", "1"), ("old.tif", "1"), ("b.csv", "1")]));
            fs::write(out.join("mine.txt"), "mine").expect("a file");
            let staging = stage(out, &[("a.csv", "2"), ("b.csv", "2")]);
            let part = out.join(PART_FOLDER);
            fs::rename(out.join("manifest.json"), part.join(EARLIER)).expect("moved");
            for name in ["a.csv", "b.csv"].iter().take(moved) {
                fs::rename(part.join(name), out.join(name)).expect("moved");
            }
            std::mem::forget(staging);
            drop(Staging::begin(out).expect("a folder"));
            let text = |name: &str| fs::read_to_string(out.join(name)).expect(name);
            assert_eq!(
                [text("a.csv"), text("b.csv"), text("mine.txt")],
                ["\u{feff}2", "\u{feff}2", "mine"],
                "{moved}"
            );
            assert!(text("manifest.json").contains("a.csv") && !out.join("old.tif").exists(), "{moved}");
            assert_eq!(fs::read_dir(out).expect("a folder").count(), 4, "{moved}");
            publish(stage(out, &[("a.csv", "3")]));
        }
    }

    #[test]
    fn a_run_killed_before_is_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        publish(stage(folder.path(), &[("a.csv", "1")]));
        std::mem::forget(stage(folder.path(), &[("a.csv", "2")]));
        drop(Staging::begin(folder.path()).expect("a folder"));
        assert_eq!(fs::read_to_string(folder.path().join("a.csv")).expect("a file"), "\u{feff}1");
        assert!(!folder.path().join(PART_FOLDER).exists());
    }
}
