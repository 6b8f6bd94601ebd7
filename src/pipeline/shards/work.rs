//! The work of shards over an area: which masts, how much ground, and how much of everything.
use super::cost::{Counted, KEPT_BYTES};
use crate::coverage::{AreaPlan, LayerValues, MastSweep, ServiceSetting, TILE_CELLS, least_memory};
use crate::grid::{GridGeometry, Window};
use crate::pipeline::judge::places_of;
use crate::pipeline::{RunError, Session};
use crate::settlements::Settlement;
use std::collections::BTreeSet;

/// Cells around a place that its interpolation can ask for, and one.
const MARGIN_CELLS: f64 = 3.0;

/// The area of a session and what shards of it need.
pub(super) struct AreaWork<'s> {
    session: &'s Session<'s>,
    /// `None` where the scenario asks for no rasters.
    area: Option<&'s AreaPlan>,
    windows: Vec<Window>,
    sweeps: Vec<MastSweep<'s>>,
    setting: ServiceSetting<'s>,
    /// Whether masts are swept whole and kept for all shards.
    shared: bool,
    /// Cells of all tiles that each mast reaches.
    tile_cells: Vec<f64>,
}

/// The tiles and settlements of a shard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Portion {
    pub(super) tiles: Vec<usize>,
    pub(super) settlements: Vec<usize>,
}

impl<'s> AreaWork<'s> {
    /// Of a session whose setting stands over no ground.
    pub(super) fn new(
        session: &'s Session<'s>,
        area: Option<&'s AreaPlan>,
        setting: ServiceSetting<'s>,
        shared: bool,
    ) -> Self {
        let masts = area.map_or(0, |area| area.masts().count());
        let sweep_setting = setting.sweep();
        let sweep = |mast: usize| area.map(|area| area.sweep_of(&sweep_setting, mast));
        let windows: Vec<Window> = area.map(|area| area.tiles().collect()).unwrap_or_default();
        let mut tile_cells = vec![0.0; masts];
        for (tile, window) in windows.iter().enumerate() {
            for &mast in area.map_or(&[][..], |area| area.masts_of(tile)) {
                tile_cells[mast] += window.shape.cells() as f64;
            }
        }
        let sweeps = (0..masts).filter_map(sweep).collect();
        Self { session, area, windows, sweeps, setting, shared, tile_cells }
    }

    /// Bytes that all swept masts would take.
    pub(super) fn kept_bytes(&self) -> f64 {
        let cells = self.tile_cells.iter().enumerate();
        cells.map(|(mast, cells)| KEPT_BYTES * cells * (self.bands(mast) + 1) as f64).sum()
    }

    /// Masts that reach some tiles, each with the windows of those it reaches.
    fn masts_of(&self, tiles: &[usize]) -> Vec<(usize, Vec<Window>)> {
        let Some(area) = self.area else { return Vec::new() };
        let mut reached: Vec<(usize, usize)> = Vec::new();
        for &tile in tiles {
            reached.extend(area.masts_of(tile).iter().map(|mast| (*mast, tile)));
        }
        reached.sort_unstable();
        reached
            .chunk_by(|a, b| a.0 == b.0)
            .map(|of_mast| (of_mast[0].0, of_mast.iter().map(|(_, tile)| self.windows[*tile]).collect()))
            .collect()
    }

    /// How many masts reach some tiles.
    pub(super) fn masts(&self, tiles: &[usize]) -> usize {
        let Some(area) = self.area else { return 0 };
        tiles.iter().flat_map(|tile| area.masts_of(*tile)).collect::<BTreeSet<_>>().len()
    }

    /// The ground that a portion needs.
    pub(super) fn ground(&self, portion: &Portion) -> Option<Window> {
        let geometry = self.session.geometry();
        let settlements = self.settlements(portion);
        let reach_cells = self.session.paths_reach_m(&settlements) / geometry.cell_m + MARGIN_CELLS;
        let around = Window::around(geometry, &places_of(&settlements), reach_cells);
        let of_masts = self.masts_of(&portion.tiles).into_iter().filter_map(|(mast, windows)| {
            if self.shared {
                self.setting.reach.window(geometry, self.area?.antenna_of(mast))
            } else {
                self.sweeps[mast].ground_of(&windows)
            }
        });
        of_masts.chain(around).reduce(|a, b| a.joined(&b))
    }

    fn settlements(&self, portion: &Portion) -> Vec<Settlement> {
        portion.settlements.iter().map(|number| self.session.settlements()[*number].clone()).collect()
    }

    /// Counts the work on one tile, as if its masts were swept once for all of them.
    pub(super) fn of_tile(&self, tile: usize) -> Counted {
        let mut counted = Counted::default();
        let Some(area) = self.area else { return counted };
        let window = self.windows[tile];
        for &mast in area.masts_of(tile) {
            let share = window.shape.cells() as f64 / self.tile_cells[mast].max(1.0);
            self.add_sweep(&mut counted, mast, share * self.sweeps[mast].cells_of(None));
        }
        self.add_tile(&mut counted, tile);
        counted
    }

    /// Frequencies at which a mast is swept.
    fn bands(&self, mast: usize) -> usize {
        self.area.map_or(0, |area| area.bands_of(mast))
    }

    fn add_sweep(&self, counted: &mut Counted, mast: usize, cells: f64) {
        counted.swept_cells += cells;
        counted.swept_bands += cells * self.bands(mast) as f64;
    }

    fn add_tile(&self, counted: &mut Counted, tile: usize) {
        let Some(area) = self.area else { return };
        let cells = self.windows[tile].shape.cells() as f64;
        for &mast in area.masts_of(tile) {
            counted.read += cells * (self.bands(mast) + 1) as f64;
            counted.merged += cells * area.carriers_of(mast) as f64;
        }
        counted.finished += cells * area.layers().len() as f64;
    }

    /// Counts the work on one settlement.
    pub(super) fn of_settlement(&self, number: usize) -> Counted {
        let settlement = &self.session.settlements()[number];
        let (radius, cell_m) = (self.setting.reach.radius, self.session.geometry().cell_m);
        let models = self.session.model_count() as f64;
        let samples = settlement.clusters.iter().flat_map(|cluster| &cluster.samples);
        let path_samples: f64 = samples
            .map(|sample| {
                let masts = self.session.index.within(&sample.position, radius);
                masts.map(|(_, line)| line.ground_distance.metres() / cell_m).sum::<f64>()
            })
            .sum();
        Counted { path_samples: path_samples * models, ..Counted::default() }
    }

    /// Counts the work on a portion, with the sweeps that it takes alone, or its share of those that are kept for all.
    pub(super) fn of_portion(&self, portion: &Portion) -> Counted {
        let mut counted = Counted::default();
        for (mast, windows) in self.masts_of(&portion.tiles) {
            let sweep = &self.sweeps[mast];
            let cells = if self.shared {
                let own: usize = windows.iter().map(|window| window.shape.cells()).sum();
                sweep.cells_of(None) * own as f64 / self.tile_cells[mast].max(1.0)
            } else {
                sweep.cells_of(Some(&windows))
            };
            self.add_sweep(&mut counted, mast, cells);
        }
        for &tile in &portion.tiles {
            self.add_tile(&mut counted, tile);
        }
        for &settlement in &portion.settlements {
            counted.path_samples += self.of_settlement(settlement).path_samples;
        }
        counted.ground_cells = self.ground(portion).map_or(0.0, |window| window.shape.cells() as f64);
        counted.tiles_by_masts = (self.windows.len() * self.sweeps.len()) as f64;
        counted.rows = (self.session.settlements().len() + self.session.network().sectors().len()) as f64;
        counted
    }

    /// Memory that a portion takes of what it may use, bytes: rasters of its masts stay in memory while there is room.
    pub(super) fn taken_bytes(&self, portion: &Portion, may_use_bytes: usize) -> usize {
        let of_mast = |(mast, windows): (usize, Vec<Window>)| {
            let held = windows.into_iter().reduce(|a, b| a.joined(&b));
            held.map_or(0, |held| held.shape.cells()) * (self.bands(mast) + 1) * size_of::<u16>()
        };
        let rasters: usize =
            if self.shared { 0 } else { self.masts_of(&portion.tiles).into_iter().map(of_mast).sum() };
        (self.memory_bytes(portion) + rasters).min(may_use_bytes)
    }

    /// Memory that a portion needs for terrain, swept masts and tiles, bytes.
    pub(super) fn memory_bytes(&self, portion: &Portion) -> usize {
        let per_cell = self.session.inputs.ground.bytes_per_cell();
        let ground = self.ground(portion).map_or(0, |window| window.shape.cells() * per_cell);
        ground + self.area.map_or(0, |area| least_memory(area, &self.setting))
    }

    /// What a portion leaves on disk, bytes.
    pub(super) fn disk_bytes(&self, portion: &Portion) -> f64 {
        /// Of a settlement, with the paths of its gaps.
        const SETTLEMENT_BYTES: f64 = 4_000.0;
        let Some(area) = self.area else { return SETTLEMENT_BYTES * portion.settlements.len() as f64 };
        let cells: usize = portion.tiles.iter().map(|tile| self.windows[*tile].shape.cells()).sum();
        let per_cell: usize =
            area.layers().iter().map(|layer| LayerValues::bytes_per_cell(layer.quantity)).sum();
        (cells * per_cell) as f64 + SETTLEMENT_BYTES * portion.settlements.len() as f64
    }
}

/// Row and column of the tile that holds a settlement's first place, or of the nearest to it.
pub(super) fn tile_of(settlement: &Settlement, geometry: &GridGeometry) -> (usize, usize) {
    let place = settlement.clusters.first().and_then(|cluster| cluster.samples.first());
    let (row, col) = place.map_or((0.0, 0.0), |sample| {
        geometry.fractional(sample.position.easting_m, sample.position.northing_m)
    });
    let within = |at: f64, count: usize| at.round().clamp(0.0, count.saturating_sub(1) as f64) as usize;
    (within(row, geometry.shape.rows) / TILE_CELLS, within(col, geometry.shape.cols) / TILE_CELLS)
}

/// The area of a session over a setting; `None` where the scenario asks for no rasters.
pub(super) fn area_of(
    session: &Session<'_>,
    setting: &ServiceSetting<'_>,
) -> Result<Option<AreaPlan>, RunError> {
    if session.scenario().output.rasters { session.plan(setting).map(Some) } else { Ok(None) }
}
