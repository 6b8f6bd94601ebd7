//! The folder of an unfinished run: finished tiles, and readings for which there was no room in memory.
//!
//! A file is written under a temporary name, synced and renamed, so that a killed run leaves only complete files. What a tile
//! holds depends on the fingerprint and the plan alone, so a run that resumes gives the same bytes; its checksum is over
//! these, its number and its values, so that a tile of another place or run counts as not there.
#![expect(clippy::disallowed_types, reason = "tiles are kept in files")]
use crate::coverage::{AreaLayer, AreaPlan, AreaStore, LayerValues, Reading, ReadingKey, StoreError};
use crate::grid::{GridGeometry, Window};
use crate::outputs::error::OutputError;
use crate::outputs::files::durable_names::sync_names;
use crate::outputs::report::manifest::InputFile;
use crate::outputs::results::area_tiles::AreaTiles;
use crate::scenario::Scenario;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Name of the folder within the output folder.
const WORK_FOLDER: &str = ".signalgap.work";
/// What says which run the folder belongs to.
const FINGERPRINT: &str = "run.json";
const CHECKSUM_BYTES: usize = 32;

/// What must be the same for a run to be resumed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fingerprint {
    version: String,
    /// The program's sources, dependencies, compiler and target.
    build: String,
    /// The release of GDAL, which reads the inputs.
    gdal: String,
    scenario: serde_json::Value,
    inputs: serde_json::Value,
    grid: GridGeometry,
    layers: serde_json::Value,
    /// Whether something was read that has no checksum.
    on_the_web: bool,
}

impl Fingerprint {
    /// Of a run.
    ///
    /// # Errors
    /// [`OutputError::Json`].
    pub fn of(scenario: &Scenario, inputs: &[InputFile], plan: &AreaPlan) -> Result<Self, OutputError> {
        let json = |value: Result<serde_json::Value, serde_json::Error>| {
            value.map_err(|source| OutputError::Json { name: FINGERPRINT, source })
        };
        Ok(Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            build: env!("SIGNALGAP_BUILD").to_owned(),
            gdal: gdal::version::VersionInfo::release_name(),
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
            (self.version != other.version, "another version of the program"),
            (self.build != other.build, "another build of the program"),
            (self.gdal != other.gdal, "another version of GDAL"),
            (self.scenario != other.scenario, "another scenario"),
            (self.inputs != other.inputs, "other input files"),
            (self.grid != other.grid, "another planning grid"),
            (self.layers != other.layers, "other layers"),
            (self.on_the_web, "inputs on the web, which may have changed since"),
        ]
        .into_iter()
        .find_map(|(differs, what)| differs.then_some(what))
    }
}

/// The folder of a run, while it lasts.
#[derive(Debug)]
pub struct WorkFolder {
    path: PathBuf,
    geometry: GridGeometry,
    layers: Vec<AreaLayer>,
    windows: Vec<Window>,
    /// Checksum of the fingerprint and the windows.
    run: [u8; CHECKSUM_BYTES],
    finished: Vec<bool>,
    /// Where this run's readings begin in the file of their mast, by mast and tile.
    readings: BTreeMap<usize, BTreeMap<usize, u64>>,
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
        let fingerprint_bytes = serde_json::to_vec(fingerprint)
            .map_err(|source| OutputError::Json { name: FINGERPRINT, source })?;
        let mut work = Self {
            geometry: *plan.geometry(),
            layers: plan.layers().to_vec(),
            finished: vec![false; windows.len()],
            run: checksum_of_run(&fingerprint_bytes, &windows),
            windows,
            readings: BTreeMap::new(),
            path,
        };
        let is_folder = work.path.symlink_metadata().is_ok_and(|there| there.is_dir());
        if resume && is_folder && found.exists() {
            work.check(&found, fingerprint)?;
            for tile in 0..work.windows.len() {
                work.finished[tile] = work.read_tile(tile).is_ok();
            }
        } else {
            remove_if_there(&work.path)?;
            fs::create_dir_all(&work.path).map_err(|source| failed(&work.path, source))?;
            sync_names(folder).map_err(|source| failed(&work.path, source))?;
            put(&found, &fingerprint_bytes).map_err(|source| failed(&found, source))?;
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
        let what =
            other.map_or(Some("another version of the program"), |other| fingerprint.difference(&other));
        what.map_or(Ok(()), |what| Err(OutputError::OtherRun { path: self.path.clone(), what }))
    }

    /// Tiles finished.
    #[must_use]
    pub fn finished(&self) -> usize {
        self.finished.iter().filter(|finished| **finished).count()
    }

    /// Removes the folder of a run that is complete.
    ///
    /// # Errors
    /// [`OutputError::File`] with the system's reason.
    pub fn remove(self) -> Result<(), OutputError> {
        remove_if_there(&self.path)
    }

    fn tile_file(&self, tile: usize) -> PathBuf {
        self.path.join(format!("tile_{tile:06}.bin"))
    }

    /// The readings of a mast for which there was no room in memory.
    fn readings_file(&self, mast: usize) -> PathBuf {
        self.path.join(format!("readings_{mast:06}.bin"))
    }

    /// The bytes of a tile, layer after layer.
    fn read_tile(&self, tile: usize) -> io::Result<Vec<u8>> {
        let mut bytes = fs::read(self.tile_file(tile))?;
        let cells = self.windows[tile].shape.cells();
        let expected: usize =
            self.layers.iter().map(|layer| cells * LayerValues::bytes_per_cell(layer.quantity)).sum();
        let torn = || io::Error::new(io::ErrorKind::InvalidData, "the file is incomplete");
        if bytes.len() != expected + CHECKSUM_BYTES {
            return Err(torn());
        }
        let checksum = bytes.split_off(expected);
        if self.checksum(tile, &bytes)[..] == checksum[..] { Ok(bytes) } else { Err(torn()) }
    }

    /// Of a tile's values, its number, and the run that it belongs to.
    fn checksum(&self, tile: usize, values: &[u8]) -> [u8; CHECKSUM_BYTES] {
        let mut hasher = Sha256::new();
        hasher.update(self.run);
        hasher.update((tile as u64).to_le_bytes());
        hasher.update(values);
        hasher.finalize().into()
    }
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
        let path = self.tile_file(tile);
        let cells = self.windows[tile].shape.cells();
        let bytes_of = |layer: &AreaLayer| cells * LayerValues::bytes_per_cell(layer.quantity);
        let first: usize = self.layers[..layer].iter().map(bytes_of).sum();
        let mut bytes = vec![0; bytes_of(&self.layers[layer])];
        let read = File::open(&path).and_then(|mut file| {
            file.seek(SeekFrom::Start(first as u64))?;
            file.read_exact(&mut bytes)
        });
        read.map_err(|source| failed(&path, source))?;
        Ok(LayerValues::from_bytes(self.layers[layer].quantity, &bytes))
    }
}

impl AreaStore for WorkFolder {
    fn is_finished(&self, tile: usize) -> bool {
        self.finished[tile]
    }

    fn put_tile(&mut self, tile: usize, layers: Vec<LayerValues>) -> Result<(), StoreError> {
        let mut bytes = layers.iter().map(LayerValues::to_bytes).collect::<Vec<_>>().concat();
        let checksum = self.checksum(tile, &bytes);
        bytes.extend_from_slice(&checksum);
        let path = self.tile_file(tile);
        put(&path, &bytes).map_err(|source| failed(&path, source))?;
        self.finished[tile] = true;
        Ok(())
    }

    fn put_reading(&mut self, key: ReadingKey, reading: &Reading) -> Result<(), StoreError> {
        let path = self.readings_file(key.mast);
        let of_mast = self.readings.entry(key.mast).or_default();
        let bytes =
            reading.values().iter().map(|value| value.to_le_bytes()).collect::<Vec<_>>().into_flattened();
        // only this run reads it again: no need to wait for the disk
        let more = !of_mast.is_empty();
        let open = || {
            if !more {
                // left by a run that was killed
                remove_old(&path)?;
            }
            OpenOptions::new().append(true).create_new(!more).open(&path)
        };
        let begins_at = open().and_then(|mut file| {
            let begins_at = file.seek(SeekFrom::End(0))?;
            file.write_all(&bytes)?;
            Ok(begins_at)
        });
        of_mast.insert(key.tile, begins_at.map_err(|source| failed(&path, source))?);
        Ok(())
    }

    fn take_reading(&mut self, key: ReadingKey) -> Result<Option<Reading>, StoreError> {
        let path = self.readings_file(key.mast);
        let Some(of_mast) = self.readings.get_mut(&key.mast) else { return Ok(None) };
        let Some(begins_at) = of_mast.remove(&key.tile) else { return Ok(None) };
        let mut bytes = vec![0; 4 * key.channels * key.window.shape.cells()];
        let read = File::open(&path).and_then(|mut file| {
            file.seek(SeekFrom::Start(begins_at))?;
            file.read_exact(&mut bytes)
        });
        read.map_err(|source| failed(&path, source))?;
        if of_mast.is_empty() {
            self.readings.remove(&key.mast);
            fs::remove_file(&path).map_err(|source| failed(&path, source))?;
        }
        let values =
            bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]));
        Ok(Reading::from_values(key.channels, key.window, values.collect()))
    }
}

/// Binds tiles to the run: what it reads and does, and how its area is cut.
fn checksum_of_run(fingerprint: &[u8], windows: &[Window]) -> [u8; CHECKSUM_BYTES] {
    let mut hasher = Sha256::new();
    hasher.update(Sha256::digest(fingerprint));
    for window in windows {
        let sides = [window.first.row, window.first.col, window.shape.rows, window.shape.cols];
        for side in sides {
            hasher.update((side as u64).to_le_bytes());
        }
    }
    hasher.finalize().into()
}

/// Writes under a temporary name, syncs the file, renames it, and syncs the folder.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("part");
    // left by a run that was killed
    remove_old(&beside)?;
    let mut file = File::create_new(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    sync_names(path.parent().unwrap_or(Path::new("")))
}

fn remove_old(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
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
