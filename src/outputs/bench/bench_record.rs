//! What one measurement found, as one line of a history.
use serde::{Deserialize, Serialize};

/// One measurement of a scenario's stages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BenchRecord {
    /// Version of the program.
    pub version: String,
    /// When it was measured, UTC: `2026-11-24T21:05:33Z`.
    pub time: String,
    /// What the user calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Name of the scenario.
    pub scenario: String,
    /// Key of the deciding model.
    pub model: String,
    /// Threads of the run.
    pub threads: usize,
    /// Runs of which this is the one with the least processor time.
    pub runs: usize,
    /// How much there was to do.
    pub work: BenchWork,
    /// Stages in the order in which they first ended.
    pub stages: Vec<BenchStage>,
    /// The whole run by wall-clock time, seconds.
    pub wall_s: f64,
    /// Processor time of the whole run, all threads together, seconds.
    pub processor_s: f64,
    /// Cells within reach of a mast, each mast's counted, per processor second of the sweeps.
    pub sweep_cells_per_processor_s: Option<f64>,
    /// The same cells per processor second of all stages of the area layers.
    pub area_cells_per_processor_s: Option<f64>,
    /// Largest memory of the process while the run lasted, bytes, if the system reports it.
    pub peak_memory_bytes: Option<u64>,
}

/// How much a run had to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BenchWork {
    /// Rows of the planning grid.
    pub rows: usize,
    /// Columns of the planning grid.
    pub cols: usize,
    /// Side of its cells, millimetres.
    pub cell_mm: u64,
    /// Masts.
    pub masts: usize,
    /// Sector-carriers.
    pub sector_carriers: usize,
    /// Distinct downlink frequencies.
    pub frequencies: usize,
    /// Cells within reach of a mast, each mast's counted.
    pub mast_cells: usize,
    /// Clusters of houses.
    pub clusters: usize,
    /// Whether the ground was read and warped; otherwise the cache had it.
    #[serde(default = "was_read")]
    pub ground_read: bool,
    /// Masts that were swept; 0 in records of versions before the cache.
    #[serde(default)]
    pub masts_swept: usize,
    /// Masts whose losses the cache had.
    #[serde(default)]
    pub masts_kept: usize,
}

/// Before there was a cache, every run read its ground.
const fn was_read() -> bool {
    true
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BenchStage {
    /// Its name.
    pub stage: String,
    /// By wall-clock time, seconds.
    pub wall_s: f64,
    /// Processor time, all threads together, seconds.
    pub processor_s: f64,
    /// Share of the whole run's processor time, 0 to 1.
    pub share: f64,
    /// What it works on one by one, where that is countable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<BenchEach>,
}

/// What a stage works on one by one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BenchEach {
    /// `cell` of the grid, `mast cell` (a cell within a mast's reach), `cluster`.
    pub unit: String,
    /// How many.
    pub count: usize,
    /// Processor time of one, nanoseconds.
    pub processor_ns: f64,
}

impl BenchRecord {
    /// Processor time of a stage, seconds; `None` where the run had no such stage.
    pub(in crate::outputs) fn processor_s_of(&self, stage: &str) -> Option<f64> {
        self.stages.iter().find(|known| known.stage == stage).map(|known| known.processor_s)
    }

    /// Whether a name is its label, scenario or version.
    pub(in crate::outputs) fn is_called(&self, name: &str) -> bool {
        self.label.as_deref() == Some(name) || self.scenario == name || self.version == name
    }
}
