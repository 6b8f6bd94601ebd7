//! The folder of an unfinished run: finished tiles, and readings for which there was no room in memory.
//!
//! They are written in a thread of their own ([`WorkWriter`]) while the next tile is computed.
//!
//! Tiles are content of a [`Store`], under all that the run depends on and their windows. So a run that resumes gives the same bytes, and
//! tiles of another place or run count as not there. Readings are for this process alone: a run that resumes sweeps masts again.
use super::reading_files::ReadingFiles;
use super::work_writer::WorkWriter;
use crate::coverage::{AreaLayer, AreaPlan, AreaStore, LayerValues, Reading, ReadingKey, StoreError};
use crate::grid::{GridGeometry, Window};
use crate::language::word;
use crate::outputs::error::OutputError;
use crate::outputs::report::manifest::{InputFile, build};
use crate::outputs::results::area_tiles::{AreaTiles, bytes_of_layers, kept_layer};
use crate::scenario::Scenario;
use crate::store::{Key, Store, bytes_of_shorts, shorts_of, sync_names, write_whole};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Name of the folder within the output folder.
const WORK_FOLDER: &str = ".signalgap.work";
/// What says which run the folder belongs to.
pub(in crate::outputs) const FINGERPRINT: &str = "run.json";
/// What must be the same for a run to be resumed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fingerprint {
    version: String,
    /// The program's sources, dependencies, compiler and target.
    build: String,
    /// The release of GDAL, which reads the inputs.
    gdal: String,
    scenario: Value,
    inputs: Value,
    grid: GridGeometry,
    layers: Value,
    /// Whether something was read that has no checksum.
    on_the_web: bool,
}

impl Fingerprint {
    /// Of a run.
    ///
    /// # Errors
    /// [`OutputError::Json`].
    pub fn of(scenario: &Scenario, inputs: &[InputFile], plan: &AreaPlan) -> Result<Self, OutputError> {
        let json = |value: Result<Value, serde_json::Error>| value.map_err(no_json);
        let [build, gdal] = build();
        Ok(Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            build,
            gdal,
            on_the_web: inputs.iter().any(|input| !input.is_at_hand()),
            scenario: json(serde_json::to_value(scenario))?,
            inputs: json(serde_json::to_value(inputs))?,
            grid: *plan.geometry(),
            layers: json(serde_json::to_value(plan.layers()))?,
        })
    }

    /// What differs from another, for people.
    fn difference(&self, other: &Self) -> Option<&'static str> {
        [
            (self.version != other.version, word("work-folder-another-version-of-the-program")),
            (self.build != other.build, word("work-folder-another-build-of-the-program")),
            (self.gdal != other.gdal, word("work-folder-another-version-of-gdal")),
            (self.scenario != other.scenario, word("another-scenario")),
            (self.inputs != other.inputs, word("work-folder-other-input-files")),
            (self.grid != other.grid, word("work-folder-another-planning-grid")),
            (self.layers != other.layers, word("work-folder-other-layers")),
            (self.on_the_web, word("work-folder-inputs-on-the-web-which-may")),
        ]
        .into_iter()
        .find_map(|(differs, what)| differs.then_some(what))
    }
}

fn no_json(source: serde_json::Error) -> OutputError {
    OutputError::Json { name: FINGERPRINT, source }
}

/// The folder of a run, while it lasts.
#[derive(Debug)]
pub struct WorkFolder {
    path: PathBuf,
    store: Arc<Store>,
    writer: WorkWriter,
    geometry: GridGeometry,
    layers: Vec<AreaLayer>,
    windows: Vec<Window>,
    tiles: Vec<Key>,
    finished: Vec<bool>,
    readings: ReadingFiles,
}

impl WorkFolder {
    /// Begins, or continues if `resume` is requested and there is something to continue with.
    ///
    /// # Errors
    /// [`OutputError::OtherRun`] when what is there belongs to another run; [`OutputError::File`] with the system's reason.
    pub fn open(
        folder: &Path,
        plan: &AreaPlan,
        fingerprint: &Fingerprint,
        resume: bool,
    ) -> Result<Self, OutputError> {
        let path = folder.join(WORK_FOLDER);
        let found = path.join(FINGERPRINT);
        let windows: Vec<Window> = plan.tiles().collect();
        let run = Key::of("run", fingerprint).map_err(no_json)?.digest();
        let tile = |window: &Window| Key::of("tile", &(&run, sides(*window))).map_err(no_json);
        let store = Arc::new(Store::new(path.clone()));
        let mut work = Self {
            writer: WorkWriter::begin(&store).map_err(|source| failed(&path, source))?,
            store,
            geometry: *plan.geometry(),
            layers: plan.layers().to_vec(),
            tiles: windows.iter().map(tile).collect::<Result<_, _>>()?,
            finished: vec![false; windows.len()],
            readings: ReadingFiles::new(path.clone()),
            windows,
            path,
        };
        let is_folder = work.path.symlink_metadata().is_ok_and(|there| there.is_dir());
        if resume && is_folder && found.exists() {
            work.check(&found, fingerprint)?;
            work.readings.remove_old().map_err(|source| failed(&work.path, source))?;
            for (tile, key) in work.tiles.iter().enumerate() {
                let content = work.store.get(key).ok().flatten();
                work.finished[tile] = content.is_some_and(|content| content.len() == work.tile_bytes(tile));
            }
        } else {
            remove_if_there(&work.path)?;
            fs::create_dir_all(&work.path).map_err(|source| failed(&work.path, source))?;
            sync_names(folder).map_err(|source| failed(&work.path, source))?;
            let bytes = serde_json::to_vec(fingerprint).map_err(no_json)?;
            write_whole(&found, &[&bytes]).map_err(|source| failed(&found, source))?;
        }
        Ok(work)
    }

    /// Where an unfinished run in an output folder keeps its files.
    #[must_use]
    pub fn place(folder: &Path) -> PathBuf {
        folder.join(WORK_FOLDER)
    }

    fn check(&self, found: &Path, fingerprint: &Fingerprint) -> Result<(), OutputError> {
        let bytes = fs::read(found).map_err(|source| failed(found, source))?;
        let other: Result<Fingerprint, _> = serde_json::from_slice(&bytes);
        let what = other.map_or(Some(word("work-folder-another-version-of-the-program")), |other| {
            fingerprint.difference(&other)
        });
        what.map_or(Ok(()), |what| Err(OutputError::OtherRun { path: self.path.clone(), what }))
    }

    /// Waits until all that was put is written.
    ///
    /// # Errors
    /// [`OutputError::File`] with the system's reason.
    pub fn settle(&mut self) -> Result<(), OutputError> {
        self.writer.settle()
    }

    /// Tiles that are finished and written, once all that was put is.
    #[must_use]
    pub fn finished(&mut self) -> usize {
        // what was not written is not counted
        let _ = self.writer.settle();
        self.tiles.iter().filter(|key| self.store.place(key).exists()).count()
    }

    /// Removes the folder of a run that is complete.
    ///
    /// # Errors
    /// [`OutputError::File`] with the system's reason.
    pub fn remove(self) -> Result<(), OutputError> {
        let Self { path, writer, .. } = self;
        drop(writer);
        remove_if_there(&path)
    }

    fn tile_bytes(&self, tile: usize) -> usize {
        bytes_of_layers(&self.layers, self.windows[tile].shape.cells())
    }
}

/// A window as numbers.
const fn sides(window: Window) -> [usize; 4] {
    [window.first.row, window.first.col, window.shape.rows, window.shape.cols]
}

impl AreaTiles for WorkFolder {
    fn geometry(&self) -> &GridGeometry {
        &self.geometry
    }

    fn layers(&self) -> &[AreaLayer] {
        &self.layers
    }

    fn windows(&self) -> Vec<Window> {
        self.windows.clone()
    }

    fn values(&self, tile: usize, layer: usize) -> Result<LayerValues, OutputError> {
        let cells = self.windows[tile].shape.cells();
        kept_layer((&self.store, &self.tiles[tile]), &self.layers, cells, layer)
    }
}

impl AreaStore for WorkFolder {
    fn is_finished(&self, tile: usize) -> bool {
        self.finished[tile]
    }

    fn put_tile(&mut self, tile: usize, layers: Vec<LayerValues>) -> Result<(), StoreError> {
        self.writer.tile(self.tiles[tile], layers)?;
        self.finished[tile] = true;
        Ok(())
    }

    fn put_reading(&mut self, key: ReadingKey, reading: &Reading) -> Result<(), StoreError> {
        let bytes = bytes_of_shorts(reading.values());
        let place = self.readings.place(&key, bytes.len());
        Ok(self.writer.reading(place, bytes)?)
    }

    fn take_reading(&mut self, key: ReadingKey) -> Result<Option<Reading>, StoreError> {
        let Some(place) = self.readings.find(&key) else { return Ok(None) };
        self.writer.wait_for(place)?;
        let path = place.path.clone();
        let taken = place.read().and_then(|bytes| {
            self.readings.forget(&key)?;
            Ok(bytes)
        });
        let bytes = taken.map_err(|source| failed(&path, source))?;
        Ok(Reading::from_values(key.channels, key.window, shorts_of(&bytes)))
    }
}

fn remove_if_there(folder: &Path) -> Result<(), OutputError> {
    match fs::remove_dir_all(folder) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(failed(folder, source)),
        _ => Ok(()),
    }
}

fn failed(path: &Path, source: io::Error) -> OutputError {
    OutputError::File { path: path.to_owned(), source }
}
