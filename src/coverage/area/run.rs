//! Carrying out a plan tile by tile within a memory limit.
use super::error::{AreaError, StoreError};
use super::kept::{AreaTally, KeptReadings, NothingKept};
use super::layer::{AreaLayers, LayerValues};
use super::plan::{AreaPlan, AreaWish, layers_of};
use super::reading::{Reading, ReadingKey, read_window};
use super::sources::MastSources;
use super::tile::TileSums;
use super::watch::{AreaStage, AreaWatch};
use crate::coverage::{LinkError, MastIndex, MastRaster, MastSweep, ServiceSetting, SweepSetting};
use crate::grid::{GridGeometry, Window};
use crate::terrain::Ground;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Where ground comes from, a window at a time.
pub trait GroundSource: Sync {
    /// Ground that holds at least a window of the planning grid.
    ///
    /// # Errors
    /// Of the source.
    fn ground(&self, window: Window) -> Result<Cow<'_, Ground>, StoreError>;
}

impl GroundSource for Ground {
    fn ground(&self, _window: Window) -> Result<Cow<'_, Ground>, StoreError> {
        Ok(Cow::Borrowed(self))
    }
}

/// Where finished tiles go, and readings for which there is no room in memory.
pub trait AreaStore {
    /// Whether a tile is finished already.
    fn is_finished(&self, tile: usize) -> bool;

    /// Takes a finished tile: the layers of the plan over its window.
    ///
    /// # Errors
    /// Of the store.
    fn put_tile(&mut self, tile: usize, layers: Vec<LayerValues>) -> Result<(), StoreError>;

    /// Keeps what a tile reads of a mast.
    ///
    /// # Errors
    /// Of the store.
    fn put_reading(&mut self, key: ReadingKey, reading: &Reading) -> Result<(), StoreError>;

    /// Gives a reading back, once; `None` where none was kept.
    ///
    /// # Errors
    /// Of the store.
    fn take_reading(&mut self, key: ReadingKey) -> Result<Option<Reading>, StoreError>;
}

/// The means of a run.
pub struct AreaMeans<'a> {
    /// Ground.
    pub ground: &'a dyn GroundSource,
    /// Bytes for rasters, tiles and windows of ground together.
    pub memory_bytes: usize,
    /// Receives each stage, each swept mast and each finished tile.
    pub watch: &'a dyn AreaWatch,
    /// Where masts that were swept before are found.
    pub kept: &'a dyn KeptReadings,
}

/// Computes all tiles of a plan that are not finished.
///
/// # Method
/// Tile by tile; the first tile that needs a mast has it swept, once, unless its readings were kept by an earlier run. What all
/// tiles read of it is kept for the tiles and runs to come; where it cannot be kept, its raster stays in memory while there is
/// room, and without room what the tiles to come read of it is put into the store.
///
/// # Cost and determinism
/// One sweep per mast, one reading per mast and tile. A cell's values depend only on the masts: neither on the memory, nor
/// on the threads, nor on which tiles were finished before.
///
/// # Errors
/// [`AreaError`].
pub fn run_area(
    plan: &AreaPlan,
    setting: &ServiceSetting<'_>,
    means: &AreaMeans<'_>,
    store: &mut dyn AreaStore,
) -> Result<AreaTally, AreaError> {
    if let Some(field) = setting.path.measured {
        field.prepare(setting.network.sectors().iter().map(|sector| sector.site_id.as_str()));
    }
    let mut run = Run {
        plan,
        setting,
        means,
        rasters: BTreeMap::new(),
        swept: Vec::new(),
        found: BTreeSet::new(),
        room: room_for_rasters(plan, setting, means)?,
    };
    for (number, tile) in plan.tiles.iter().enumerate() {
        if store.is_finished(number) {
            continue;
        }
        means.watch.begins(AreaStage::Merge);
        let mut sums = TileSums::new(plan, *setting, tile.window);
        for &mast in &tile.masts {
            let reading = run.reading(mast, number, store)?;
            means.watch.begins(AreaStage::Merge);
            sums.add(&plan.masts[mast], &reading);
        }
        means.watch.begins(AreaStage::Finish);
        run.forget_after(number);
        let layers = sums.finish();
        means.watch.begins(AreaStage::Store);
        store.put_tile(number, layers).map_err(AreaError::Store)?;
        means.watch.done();
    }
    run.found.retain(|mast| !run.swept.contains(mast));
    Ok(AreaTally { swept: run.swept.len(), found: run.found.len() })
}

/// Smallest memory of [`run_area`], bytes: a tile, and the raster of a mast with the ground it is swept over.
///
/// # Cost
/// O(R) per mast for a radius of R cells.
#[must_use]
pub fn least_memory(plan: &AreaPlan, setting: &ServiceSetting<'_>) -> usize {
    let of_mast = |mast: &MastSources| {
        let window = setting.reach.window(&plan.geometry, &mast.antenna);
        let held = window.map_or(0, |window| window.shape.cells());
        let ground_bytes = held * if setting.path.clutter_on_profile { 8 } else { 4 };
        ground_bytes + setting.reach.raster_bytes(&plan.geometry, &mast.antenna, &mast.frequencies)
    };
    plan.masts.iter().map(of_mast).max().unwrap_or_default() + plan.tile_bytes()
}

/// The memory left for rasters after a tile, a window of ground and the raster being swept.
fn room_for_rasters(
    plan: &AreaPlan,
    setting: &ServiceSetting<'_>,
    means: &AreaMeans<'_>,
) -> Result<usize, AreaError> {
    let needed_bytes = least_memory(plan, setting);
    means
        .memory_bytes
        .checked_sub(needed_bytes)
        .ok_or(AreaError::TooLittleMemory { bound_bytes: means.memory_bytes, needed_bytes })
}

struct Run<'a> {
    plan: &'a AreaPlan,
    setting: &'a ServiceSetting<'a>,
    means: &'a AreaMeans<'a>,
    rasters: BTreeMap<usize, MastRaster>,
    /// Masts in the order in which they were swept.
    swept: Vec<usize>,
    /// Masts of which readings were found.
    found: BTreeSet<usize>,
    /// Bytes for more rasters.
    room: usize,
}

impl Run<'_> {
    fn reading(&mut self, mast: usize, tile: usize, store: &mut dyn AreaStore) -> Result<Reading, AreaError> {
        if let Some(raster) = self.rasters.get(&mast) {
            return Ok(self.read(raster, tile));
        }
        self.means.watch.begins(AreaStage::Store);
        if let Some(reading) = store.take_reading(self.key(mast, tile)).map_err(AreaError::Store)? {
            return Ok(reading);
        }
        if let Some(reading) = self.means.kept.find(self.key(mast, tile)) {
            if self.found.insert(mast) && !self.swept.contains(&mast) {
                self.means.watch.done();
            }
            return Ok(reading);
        }
        let raster = self.sweep(mast, tile, store)?;
        let reading = self.read(&raster, tile);
        // kept once: where that was lost meanwhile, it would be lost again
        let is_first = !self.swept.contains(&mast);
        self.swept.push(mast);
        if !(is_first && self.keep(mast, &raster)?) {
            self.hold(mast, tile, raster, store)?;
        }
        self.means.watch.done();
        Ok(reading)
    }

    fn key(&self, mast: usize, tile: usize) -> ReadingKey {
        let channels = self.plan.masts[mast].frequencies.len() + 1;
        ReadingKey { mast, tile, window: self.plan.tiles[tile].window, channels }
    }

    fn read(&self, raster: &MastRaster, tile: usize) -> Reading {
        self.means.watch.begins(AreaStage::Read);
        read_window(raster, self.plan.tiles[tile].window)
    }

    /// Keeps what all tiles read of a mast for the tiles and runs to come; whether it is kept.
    fn keep(&self, mast: usize, raster: &MastRaster) -> Result<bool, AreaError> {
        let tiles: Vec<ReadingKey> = self.plan.tiles_of(mast).map(|tile| self.key(mast, tile)).collect();
        self.means.watch.begins(AreaStage::Store);
        self.means.kept.keep(&tiles, &mut |key| {
            let reading = self.read(raster, key.tile);
            self.means.watch.begins(AreaStage::Store);
            Ok(reading)
        })
    }

    /// Holds a raster for the tiles after one: in memory, or what they read of it in the store.
    fn hold(
        &mut self,
        mast: usize,
        tile: usize,
        raster: MastRaster,
        store: &mut dyn AreaStore,
    ) -> Result<(), AreaError> {
        let to_come: Vec<usize> =
            self.tiles_after(tile, mast).filter(|&later| !store.is_finished(later)).collect();
        if let Some(left) = self.room.checked_sub(raster.bytes()) {
            if !to_come.is_empty() {
                self.room = left;
                self.rasters.insert(mast, raster);
            }
            return Ok(());
        }
        for later in to_come {
            let reading = self.read(&raster, later);
            self.means.watch.begins(AreaStage::Store);
            store.put_reading(self.key(mast, later), &reading).map_err(AreaError::Store)?;
        }
        Ok(())
    }

    fn ground(&self, window: Window) -> Result<Cow<'_, Ground>, AreaError> {
        self.means.watch.begins(AreaStage::Ground);
        self.means.ground.ground(window).map_err(AreaError::Store)
    }

    /// Sweeps a mast for a tile and those to come, or for all tiles where they are kept.
    fn sweep(&self, mast: usize, tile: usize, store: &dyn AreaStore) -> Result<MastRaster, AreaError> {
        let sources = &self.plan.masts[mast];
        let is_asked = |tile: &usize| !store.is_finished(*tile);
        let mut asked: Vec<usize> =
            std::iter::once(tile).chain(self.tiles_after(tile, mast).filter(is_asked)).collect();
        if self.means.kept.keeps_all_tiles() || asked.len() == self.plan.tiles_of(mast).count() {
            asked.clear();
        }
        let windows: Vec<Window> = asked.into_iter().map(|tile| self.plan.tiles[tile].window).collect();
        let nowhere = Ground::nowhere(self.plan.geometry);
        let bare: SweepSetting<'_> = self.setting.over(&nowhere).sweep();
        // a mast that reaches a tile has cells around it; what is not held is void
        let none = Window::of(0..1, 0..1);
        let window = if windows.is_empty() {
            self.setting.reach.window(&self.plan.geometry, &sources.antenna)
        } else {
            MastSweep::new(&bare, &sources.antenna, &sources.frequencies).ground_of(&windows)
        };
        let ground = self.ground(window.unwrap_or(none))?;
        let setting: SweepSetting<'_> = self.setting.over(&ground).sweep();
        let sweep = MastSweep::new(&setting, &sources.antenna, &sources.frequencies);
        if self.means.watch.geometry_apart() {
            self.means.watch.begins(AreaStage::Geometry);
            sweep.trace_all();
        }
        self.means.watch.begins(AreaStage::Sweep);
        Ok(if windows.is_empty() { sweep.raster(&|_| ()) } else { sweep.raster_of(&windows, &|_| ()) })
    }

    fn tiles_after(&self, tile: usize, mast: usize) -> impl Iterator<Item = usize> + '_ {
        self.plan.tiles_of(mast).filter(move |&later| later > tile)
    }

    /// Drops the rasters that no later tile needs.
    fn forget_after(&mut self, tile: usize) {
        let done: Vec<usize> = self
            .rasters
            .keys()
            .copied()
            .filter(|&mast| self.tiles_after(tile, mast).next().is_none())
            .collect();
        for mast in done {
            if let Some(raster) = self.rasters.remove(&mast) {
                self.room += raster.bytes();
            }
        }
    }
}

/// Layers of an area in memory.
///
/// # Shapes and units
/// On the ground's grid, as [`AreaLayers`] says. `done` is called once per mast and once per tile.
///
/// # Cost and determinism
/// As [`run_area`], with all rasters of a neighbourhood in memory.
///
/// # Errors
/// [`LinkError::Bandwidth`] for an LTE carrier of no standard bandwidth.
pub fn sweep_area(
    setting: &ServiceSetting<'_>,
    index: &MastIndex,
    wish: &AreaWish,
    done: &(dyn Fn() + Sync),
) -> Result<AreaLayers, LinkError> {
    let plan = AreaPlan::new(setting, index, layers_of(setting.network, wish))?;
    let means =
        AreaMeans { ground: setting.path.ground, memory_bytes: usize::MAX, watch: &done, kept: &NothingKept };
    match area_in_memory(&plan, setting, &means) {
        Ok(layers) => Ok(layers),
        Err(AreaError::Link(error)) => Err(error),
        // nothing is read or written, and the memory is not limited
        Err(error) => unreachable!("{error}"),
    }
}

/// As [`run_area`], with the layers in memory; they are not part of the means' memory.
///
/// A mast whose raster has no room is swept again for each tile that needs it.
///
/// # Errors
/// [`AreaError`].
pub fn area_in_memory(
    plan: &AreaPlan,
    setting: &ServiceSetting<'_>,
    means: &AreaMeans<'_>,
) -> Result<AreaLayers, AreaError> {
    let mut store = InMemory {
        windows: plan.tiles().collect(),
        layers: AreaLayers::empty(plan.geometry, plan.layers.clone()),
    };
    run_area(plan, setting, means, &mut store)?;
    Ok(store.layers)
}

struct InMemory {
    windows: Vec<Window>,
    layers: AreaLayers,
}

impl AreaStore for InMemory {
    fn is_finished(&self, _tile: usize) -> bool {
        false
    }

    fn put_tile(&mut self, tile: usize, layers: Vec<LayerValues>) -> Result<(), StoreError> {
        self.layers.place(self.windows[tile], &layers);
        Ok(())
    }

    fn put_reading(&mut self, _key: ReadingKey, _reading: &Reading) -> Result<(), StoreError> {
        Ok(())
    }

    fn take_reading(&mut self, _key: ReadingKey) -> Result<Option<Reading>, StoreError> {
        Ok(None)
    }
}

impl AreaLayers {
    /// Puts the layers of a tile in their place.
    pub fn place(&mut self, window: Window, layers: &[LayerValues]) {
        let GridGeometry { shape, .. } = self.geometry;
        for ((_, whole), tile) in self.layers.iter_mut().zip(layers) {
            whole.place(shape.cols, window, tile);
        }
    }
}
