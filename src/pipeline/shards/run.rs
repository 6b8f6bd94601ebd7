//! One shard is computed.
use super::error::ShardsRunError;
use super::judged::{JudgedSettlement, bytes_of};
use super::work::area_of;
use crate::coverage::{
    AreaMeans, AreaPlan, AreaStore, AreaTally, KeptReadings, LayerValues, NothingKept, Reading, ReadingKey,
    StoreError, run_area,
};
use crate::inputs::bound_gdal_cache;
use crate::inputs::presence::require_inputs;
use crate::inputs::read_files::{ANTENNAS, ReadFile, files_of_scenario};
use crate::inputs::scenario_file::{LoadedScenario, load_scenario};
use crate::language::word;
use crate::outputs::{
    InputFile, OutputError, ShardDone, ShardFile, ShardTask, ShardsError, ShardsFolder, ShardsPlan,
};
use crate::pipeline::kept::KeptSweeps;
use crate::pipeline::timer::AreaTimer;
use crate::pipeline::{Progress, RunError, Session};
use crate::store::{Cache, Key, Store, bytes_of_shorts, shorts_of};
use crate::system::processor_time::processor_time_s;
use crate::terrain::Ground;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Inputs of at most this size are hashed again before a shard is computed; of larger ones the size is compared.
const HASHED_BYTES: u64 = 8 << 20;

/// What computing a shard tells its caller.
#[derive(Clone, Debug)]
pub struct ShardRan {
    /// Its record.
    pub record: PathBuf,
    /// Checksum of the record.
    pub sha256: String,
    /// What it says.
    pub done: ShardDone,
    /// Whether it was done before.
    pub already_done: bool,
    /// What it was expected to take, s.
    pub expected_cpu_s: f64,
}

/// How a shard is computed.
#[derive(Clone, Debug)]
pub struct ShardMeans {
    /// The scenario's file, where it is not the plan's.
    pub scenario: Option<PathBuf>,
    /// Memory for terrain, swept masts and tiles, bytes; `None` for what the plan says.
    pub memory_bytes: Option<usize>,
}

/// Computes a shard of a plan and leaves its results in the plan's folder. Where it is done already, nothing is computed; where it was stopped, its
/// finished tiles are kept.
///
/// # Errors
/// [`ShardsRunError`]; [`ShardsRunError::is_temporary`] tells whether the same may succeed later.
pub fn run(
    folder: &Path,
    shard: usize,
    means: &ShardMeans,
    progress: &dyn Progress,
) -> Result<ShardRan, ShardsRunError> {
    let (began, cpu_s) = (Instant::now(), processor_time_s());
    let folder = ShardsFolder::open_for_work(folder)?;
    let plan = folder.plan();
    let count = plan.count;
    let task = plan.shards.get(shard).ok_or(ShardsError::NoSuchShard { shard, count })?;
    let expected_cpu_s = task.estimate.cpu_s;
    if let Some(done) = folder.done(shard) {
        let record = folder.record(shard);
        let sha256 = crate::outputs::hash_file(&record)?.1;
        return Ok(ShardRan { record, sha256, done, already_done: true, expected_cpu_s });
    }
    folder.prepare()?;
    let memory_bytes = means.memory_bytes.unwrap_or(plan.memory_bytes);
    bound_gdal_cache(memory_bytes);
    let loaded = load_planned(&folder, means.scenario.as_deref())?;
    let mut session = Session::open_part(&loaded, task.ground_window(), memory_bytes, progress)?;
    session.take_measurements(progress)?;
    let (tally, mut files) = compute_tiles(&session, &folder, task, progress)?;
    files.extend(judge(&session, &folder, task, progress)?);
    let done = ShardDone {
        shard,
        plan: plan.digest.clone(),
        files,
        masts_swept: tally.swept,
        masts_found: tally.found,
        cpu_s: processor_time_s() - cpu_s,
        wall_s: began.elapsed().as_secs_f64(),
    };
    let sha256 = folder.finish(&done)?;
    Ok(ShardRan { record: folder.record(shard), sha256, done, already_done: false, expected_cpu_s })
}

/// The scenario of a plan, whose inputs are those of the plan.
pub(super) fn load_planned(
    folder: &ShardsFolder,
    scenario: Option<&Path>,
) -> Result<LoadedScenario, ShardsRunError> {
    let plan = folder.plan();
    let loaded = load_scenario(scenario.unwrap_or_else(|| plan.scenario_here()))?;
    require_inputs(&loaded).map_err(RunError::from)?;
    // of the antennas only those that were opened count
    let (antennas, files): (Vec<ReadFile>, Vec<ReadFile>) =
        files_of_scenario(&loaded).into_iter().partition(|file| file.role == ANTENNAS);
    let (planned_antennas, planned): (Vec<&InputFile>, Vec<&InputFile>) =
        plan.inputs.iter().partition(|planned| planned.role == ANTENNAS);
    let other = |role: &str, file: String| {
        Err(ShardsError::OtherInput { role: role.to_owned(), file, folder: folder.path().to_owned() }.into())
    };
    if let Some(file) = files.get(planned.len()) {
        return other(file.role, file.path.display().to_string());
    }
    let in_order = planned.iter().enumerate().map(|(number, planned)| (planned, files.get(number)));
    let by_name = planned_antennas.iter().map(|planned| {
        let name = Path::new(&planned.path).file_name();
        (planned, antennas.iter().find(|antenna| antenna.path.file_name() == name))
    });
    for (planned, file) in in_order.chain(by_name) {
        let Some(file) = file.filter(|file| file.role == planned.role) else {
            return other(&planned.role, planned.path.clone());
        };
        let path = file.path.display().to_string();
        if !is_planned(&file.path, planned)? {
            return other(&planned.role, path);
        }
    }
    Ok(loaded)
}

/// Whether a file is that of the plan, as far as its size and, of a small one, its checksum tell.
fn is_planned(file: &Path, planned: &InputFile) -> Result<bool, OutputError> {
    let Some(bytes) = planned.bytes else { return Ok(true) };
    let there = file.metadata().map_err(|source| OutputError::Hash { path: file.to_owned(), source })?;
    if there.len() != bytes || bytes > HASHED_BYTES {
        return Ok(there.len() == bytes);
    }
    Ok(Some(crate::outputs::hash_file(file)?.1) == planned.sha256)
}

/// Computes the tiles of a shard that are not there yet.
fn compute_tiles(
    session: &Session<'_>,
    folder: &ShardsFolder,
    task: &ShardTask,
    progress: &dyn Progress,
) -> Result<(AreaTally, Vec<ShardFile>), ShardsRunError> {
    let nowhere = Ground::nowhere(*session.geometry());
    let setting = session.setting(&nowhere)?;
    let area = area_of(session, &setting)?;
    require_planned(session, folder, area.as_ref())?;
    let Some(area) = area.filter(|_| !task.tiles.is_empty()) else {
        return Ok((AreaTally::default(), Vec::new()));
    };
    let plan = folder.plan();
    let mut store = TileStore::new(plan, folder.results(), task)?;
    let left = task.tiles.iter().filter(|tile| !store.finished.contains(*tile)).count();
    let asked = |tile: usize| task.tiles.binary_search(&tile).is_ok() && !store.is_finished(tile);
    progress.stage(word("area-sweeping-masts"), (left + area.masts_that_reach(asked)) as u64);
    let step = || progress.advance(1);
    let mut timer = session.timer();
    let watch = AreaTimer::new(&mut timer, &step);
    let cache = Cache::new(folder.masts(), plan.shared_masts_bytes);
    let key_of = Box::new(|mast: usize| plan.mast_key(mast).ok());
    let kept = (plan.shared_masts_bytes > 0).then(|| KeptSweeps::with_keys(&cache, &area, key_of));
    let kept: &dyn KeptReadings = kept.as_ref().map_or(&NothingKept, |kept| kept);
    // of all settlements a shard judges its own alone, after this
    let memory_bytes = session.memory_bytes.saturating_sub(session.inputs.ground.bytes());
    let means = AreaMeans { ground: &session.inputs.ground, memory_bytes, watch: &watch, kept };
    let tally = run_area(&area, &setting, &means, &mut store).map_err(RunError::from)?;
    watch.finish();
    drop(timer);
    progress.finish();
    let files = task.tiles.iter().map(|tile| folder.written(&plan.tile_key(*tile).map_err(no_json)?));
    Ok((tally, files.collect::<Result<_, ShardsError>>()?))
}

/// Refuses a scenario whose grid or layers are not those of the plan.
fn require_planned(
    session: &Session<'_>,
    folder: &ShardsFolder,
    area: Option<&AreaPlan>,
) -> Result<(), ShardsRunError> {
    let layers = serde_json::to_value(area.map(|area| area.layers().to_vec())).map_err(no_json)?;
    let plan = folder.plan();
    if layers == plan.layers && *session.geometry() == plan.grid {
        return Ok(());
    }
    let file = super::plan::scenario_of(session.loaded);
    Err(ShardsError::OtherScenario { file, folder: folder.path().to_owned() }.into())
}

/// Judges the settlements of a shard.
fn judge(
    session: &Session<'_>,
    folder: &ShardsFolder,
    task: &ShardTask,
    progress: &dyn Progress,
) -> Result<Option<ShardFile>, ShardsRunError> {
    if task.settlements.is_empty() {
        return Ok(None);
    }
    progress.stage(word("judge-judging-settlements"), task.settlements.len() as u64);
    let judge = |number: &usize| -> Result<JudgedSettlement, ShardsRunError> {
        let settlement = session.settlements().get(*number..=*number);
        let settlement = settlement.ok_or_else(|| ShardsError::OtherScenario {
            file: super::plan::scenario_of(session.loaded),
            folder: folder.path().to_owned(),
        })?;
        let judged = JudgedSettlement::of(session.judge_some(settlement, progress)?);
        judged.ok_or_else(|| RunError::Internal("a settlement was judged as several".to_owned()).into())
    };
    let judged: Vec<_> = task.settlements.par_iter().map(judge).collect();
    let judged: Vec<JudgedSettlement> = judged.into_iter().collect::<Result<_, _>>()?;
    session.lap("judge");
    progress.finish();
    let bytes = bytes_of(&judged).map_err(RunError::Internal)?;
    let key = folder.plan().judged_key(task.number).map_err(no_json)?;
    let store = folder.results();
    store.keep(&key, &bytes).map_err(|source| OutputError::File { path: store.place(&key), source })?;
    Ok(Some(folder.written(&key)?))
}

fn no_json(source: serde_json::Error) -> OutputError {
    OutputError::Json { name: "plan.json", source }
}

/// The tiles of a shard, in its folder. Readings of masts for which there is no room in memory go to a temporary folder.
struct TileStore<'p> {
    plan: &'p ShardsPlan,
    results: Store,
    own: BTreeSet<usize>,
    finished: BTreeSet<usize>,
    readings: tempfile::TempDir,
}

impl<'p> TileStore<'p> {
    fn new(plan: &'p ShardsPlan, results: Store, task: &ShardTask) -> Result<Self, ShardsRunError> {
        let own: BTreeSet<usize> = task.tiles.iter().copied().collect();
        let is_there = |tile: &usize| {
            let key = plan.tile_key(*tile).ok();
            key.is_some_and(|key| results.get(&key).ok().flatten().is_some())
        };
        let finished = own.iter().copied().filter(is_there).collect();
        let readings = tempfile::tempdir()
            .map_err(|source| OutputError::Folder { path: std::env::temp_dir(), source })?;
        Ok(Self { plan, results, own, finished, readings })
    }

    fn reading_store(&self) -> Store {
        Store::new(self.readings.path().to_owned())
    }
}

impl AreaStore for TileStore<'_> {
    fn is_finished(&self, tile: usize) -> bool {
        !self.own.contains(&tile) || self.finished.contains(&tile)
    }

    fn put_tile(&mut self, tile: usize, layers: Vec<LayerValues>) -> Result<(), StoreError> {
        let key = self.plan.tile_key(tile)?;
        let bytes = layers.iter().map(LayerValues::to_bytes).collect::<Vec<_>>().concat();
        let kept = self.results.keep(&key, &bytes);
        kept.map_err(|source| OutputError::File { path: self.results.place(&key), source })?;
        self.finished.insert(tile);
        Ok(())
    }

    fn put_reading(&mut self, key: ReadingKey, reading: &Reading) -> Result<(), StoreError> {
        let (store, name) = (self.reading_store(), reading_key(&key)?);
        let kept = store.keep(&name, &bytes_of_shorts(reading.values()));
        Ok(kept.map_err(|source| OutputError::File { path: store.place(&name), source })?)
    }

    fn take_reading(&mut self, key: ReadingKey) -> Result<Option<Reading>, StoreError> {
        let (store, name) = (self.reading_store(), reading_key(&key)?);
        let found = store.get(&name);
        let found = found.map_err(|source| OutputError::File { path: store.place(&name), source })?;
        Ok(found.and_then(|bytes| Reading::from_values(key.channels, key.window, shorts_of(&bytes))))
    }
}

fn reading_key(key: &ReadingKey) -> Result<Key, serde_json::Error> {
    Key::of("reading", &(key.mast, key.tile))
}
