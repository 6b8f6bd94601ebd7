//! `plan.json`: the shards of a run.
use crate::grid::{GridGeometry, Window};
use crate::outputs::report::manifest::InputFile;
use crate::store::Key;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Format of `plan.json`.
pub const PLAN_FORMAT: u32 = 1;

/// The shards of a run, each of which can be computed alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShardsPlan {
    /// Format of the file.
    pub format: u32,
    /// Version of the program.
    pub version: String,
    /// The program's sources, dependencies, compiler and target: shards of another build may differ in the last bits.
    pub build: String,
    /// The release of GDAL, which reads the inputs.
    pub gdal: String,
    /// Stands for all of the plan but for where files lie.
    pub digest: String,
    /// The scenario file, from wherever a shard is run.
    pub scenario: PathBuf,
    /// The same as it was named when the plan was made: where that is the same file, results name it so.
    pub named: PathBuf,
    /// What it is called.
    pub scenario_name: String,
    /// The planning grid.
    pub grid: GridGeometry,
    /// The layers of the area.
    pub layers: Value,
    /// All that the scenario reads, with checksums where files lie on this machine.
    pub inputs: Vec<InputFile>,
    /// Memory of each shard for terrain, swept masts and tiles, bytes.
    pub memory_bytes: usize,
    /// Most that swept masts may take in the plan's folder, from which all shards read them, bytes; 0 where each shard sweeps what it needs of them.
    pub shared_masts_bytes: u64,
    /// How many shards there are.
    pub count: usize,
    /// What all of them take.
    pub totals: ShardEstimate,
    /// The shards.
    pub shards: Vec<ShardTask>,
}

/// What a shard is expected to take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ShardEstimate {
    /// Processor time, s.
    pub cpu_s: f64,
    /// Memory of the whole process, MiB; of a plan, that of the largest shard.
    pub memory_mib: u64,
    /// What it leaves on disk, MiB, without swept masts that are shared.
    pub disk_mib: f64,
    /// Cells of terrain that it reads, millions.
    pub read_million_cells: f64,
}

/// One shard: some tiles of the area, and the settlements in them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShardTask {
    /// Its number, from 0.
    pub number: usize,
    /// Its tiles, by number in the area; none where the scenario asks for no rasters.
    pub tiles: Vec<usize>,
    /// Its settlements, by number in the order of the findings.
    pub settlements: Vec<usize>,
    /// Masts that reach its tiles.
    pub masts: usize,
    /// First row, first column, rows and columns of the terrain that it needs.
    pub ground: Option<[usize; 4]>,
    /// What it is expected to take.
    #[serde(flatten)]
    pub estimate: ShardEstimate,
}

impl ShardTask {
    /// The terrain that it needs.
    #[must_use]
    pub fn ground_window(&self) -> Option<Window> {
        self.ground.map(|[row, col, rows, cols]| Window::of(row..row + rows, col..col + cols))
    }
}

impl ShardsPlan {
    /// The scenario file by the name that it had when the plan was made, where that name still stands for it.
    #[must_use]
    pub fn scenario_here(&self) -> &Path {
        let real = |path: &Path| path.canonicalize().ok();
        let is_same = real(&self.named).is_some_and(|named| real(&self.scenario) == Some(named));
        if is_same { &self.named } else { &self.scenario }
    }

    /// What stands for the plan: equal plans of the same inputs have the same, wherever files lie.
    ///
    /// # Errors
    /// Of data that has no form in JSON.
    pub fn digest_of(&self) -> Result<String, serde_json::Error> {
        let inputs = self.inputs.iter().map(|input| {
            // files without a checksum are told apart by name
            let name = input.sha256.is_none().then_some(&input.path);
            (&input.role, &input.sha256, name)
        });
        let shards = self.shards.iter().map(|shard| (&shard.tiles, &shard.settlements));
        let on = (
            (self.format, &self.version, &self.build, &self.gdal),
            (self.grid, &self.layers, inputs.collect::<Vec<_>>()),
            shards.collect::<Vec<_>>(),
        );
        Ok(Key::of("shards", &on)?.digest())
    }

    /// Stands for a tile of the area, of the bytes that a shard leaves.
    ///
    /// # Errors
    /// As [`Self::digest_of`].
    pub fn tile_key(&self, tile: usize) -> Result<Key, serde_json::Error> {
        Key::of("tile", &(&self.digest, tile))
    }

    /// Stands for what a shard found at its settlements.
    ///
    /// # Errors
    /// As [`Self::digest_of`].
    pub fn judged_key(&self, shard: usize) -> Result<Key, serde_json::Error> {
        Key::of("judged", &(&self.digest, shard))
    }

    /// Stands for a swept mast.
    ///
    /// # Errors
    /// As [`Self::digest_of`].
    pub fn mast_key(&self, mast: usize) -> Result<Key, serde_json::Error> {
        Key::of("mast", &(&self.digest, mast))
    }
}
