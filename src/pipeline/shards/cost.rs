//! What the work of shards is expected to take.
//!
//! The processor time of a sweep is cells within reach x (geometry + bands x losses); that of the rest is a time for each of the things counted
//! below. The rates were measured on one core of a server (AMD EPYC, 2026) with `signalgap run --threads 1` of the demonstration district; on other
//! machines all of them differ by about one factor, which `signalgap shards status` tells once some shards are done.
use crate::propagation::ModelKey;
use crate::scenario::Scenario;

/// Processor time of one of each, ns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rates {
    /// A cell that radials pass, whatever the number of bands.
    sweep_cell: f64,
    /// The loss of a band there.
    sweep_band: f64,
    /// A number that a tile reads of a mast.
    read: f64,
    /// A sector-carrier at a cell of a tile.
    merge: f64,
    /// A layer at a cell of a tile.
    finish: f64,
    /// A sample of a path to a settlement.
    path_sample: f64,
    /// A cell of terrain.
    ground: f64,
}

/// Beginning a process, s: libraries, projection, opening rasters.
const START_S: f64 = 0.07;
/// Reading a row of the tables, s.
const ROW_S: f64 = 30e-6;
/// Bytes of a number that is kept of a mast.
pub(super) const KEPT_BYTES: f64 = 2.0;
/// Memory of a process beside what `--memory` counts, bytes.
pub(super) const BESIDES_BYTES: usize = 150 << 20;

/// The work of a shard, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Counted {
    /// Cells that the radials swept for the shard pass.
    pub(super) swept_cells: f64,
    /// The same times the bands of each mast.
    pub(super) swept_bands: f64,
    /// Numbers that its tiles read of masts.
    pub(super) read: f64,
    /// Sector-carriers at the cells of its tiles.
    pub(super) merged: f64,
    /// Layers at these cells.
    pub(super) finished: f64,
    /// Samples of the paths to its settlements, of all models.
    pub(super) path_samples: f64,
    /// Cells of terrain.
    pub(super) ground_cells: f64,
    /// Rows of the tables.
    pub(super) rows: f64,
}

impl Rates {
    /// Of a scenario.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let propagation = &scenario.propagation;
        let model = propagation.models.first().copied().unwrap_or(ModelKey::P1812);
        // against P.1812 at 50 % of time
        let of_model = match model {
            ModelKey::P1812 if propagation.time_percent < 50.0 => 2.6,
            ModelKey::P1812 | ModelKey::P526 => 1.0,
            ModelKey::Itm => 30.0,
            ModelKey::Deygout | ModelKey::Rma | ModelKey::Uma => 20.0,
            _ => 5.0,
        };
        let clutter = if scenario.clutter_on_profile() { 1.25 } else { 1.0 };
        Self {
            sweep_cell: 40.0 * clutter,
            sweep_band: 45.0 * of_model * clutter,
            read: 1.5,
            merge: 4.0,
            finish: 60.0,
            path_sample: 60.0,
            ground: 20.0,
        }
    }

    /// Processor time of counted work without beginning, s.
    pub(super) fn work_s(&self, counted: &Counted) -> f64 {
        let ns = self.sweep_cell * counted.swept_cells
            + self.sweep_band * counted.swept_bands
            + self.read * counted.read
            + self.merge * counted.merged
            + self.finish * counted.finished
            + self.path_sample * counted.path_samples
            + self.ground * counted.ground_cells;
        ns * 1e-9
    }

    /// Processor time of a shard, s.
    pub(super) fn seconds(&self, counted: &Counted) -> f64 {
        START_S + ROW_S * counted.rows + self.work_s(counted)
    }
}
