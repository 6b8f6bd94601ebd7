//! Shards are put together to the files of one run.
use super::error::ShardsRunError;
use super::gather::{done_in, opened};
use super::judged::judged_of;
use super::run::load_planned;
use super::work::area_of;
use crate::coverage::{AreaTally, scopes_of};
use crate::outputs::{AreaTiles, InputFile, OutputError, ShardTiles, ShardsError, ShardsFolder, ranges};
use crate::pipeline::judge::joined;
use crate::pipeline::run::{OpenedRun, RunWay, finished_run, open_run};
use crate::pipeline::{Judgement, Progress, RunError, RunMeans, RunReport, Session, Timer};
use crate::propagation::Source;
use crate::terrain::Ground;
use std::path::{Path, PathBuf};

/// What is merged.
#[derive(Clone, Debug)]
pub struct MergeRequest<'a> {
    /// Folders of one plan; each shard is done in one of them.
    pub folders: &'a [PathBuf],
    /// The scenario's file, where it is not the plan's.
    pub scenario: Option<&'a Path>,
    /// Where the results go.
    pub output: &'a Path,
    /// What the merging may use and replace.
    pub means: RunMeans<'a>,
}

/// Puts the shards of a plan together to the files that a single run writes: reads all inputs, takes verdicts and tiles from the shards, and does the rest as
/// a run does (causes, opportunity maps, remedies, ranking, files).
///
/// # Errors
/// [`ShardsRunError`]: shards that are missing or damaged, inputs that are not those of the plan, and what stops a run.
pub fn merge(request: &MergeRequest<'_>, progress: &dyn Progress) -> Result<RunReport, ShardsRunError> {
    let folders = opened(request.folders, ShardsFolder::open_for_work)?;
    let Some(first) = folders.first() else {
        return Err(RunError::Internal("no folder to merge".to_owned()).into());
    };
    let folder_of = complete(&folders)?;
    let loaded = load_planned(first, request.scenario)?;
    let way = RunWay { means: request.means, timer: Timer::new(), shared: None };
    let OpenedRun { session, prepared } = open_run(&loaded, request.output, way, progress)?;
    require_inputs_of(first, &session)?;
    let judged = judgement(&session, &folder_of)?;
    session.lap("judge");
    let found = session.analyse_judged(judged, progress)?;
    let tiles = tiles(&session, &folder_of)?;
    session.lap("read tiles");
    let layers = tiles.as_ref().map(|tiles| tiles as &dyn AreaTiles);
    let written = session.write_into(request.output, &found, layers, progress)?;
    drop(prepared);
    Ok(finished_run(&session, written))
}

/// Of each shard the folder that has it.
fn complete(folders: &[ShardsFolder]) -> Result<Vec<&ShardsFolder>, ShardsError> {
    let done = done_in(folders);
    let missing: Vec<usize> =
        done.iter().enumerate().filter(|(_, done)| done.is_none()).map(|(shard, _)| shard).collect();
    if !missing.is_empty() {
        let (shown, count) = (ranges(&missing), done.len());
        return Err(ShardsError::Missing { missing, shown, count });
    }
    Ok(done.into_iter().flatten().map(|(folder, _)| folder).collect())
}

/// Refuses inputs whose checksums are not those of the plan.
fn require_inputs_of(folder: &ShardsFolder, session: &Session<'_>) -> Result<(), ShardsError> {
    for planned in folder.plan().inputs.iter().filter(|planned| planned.sha256.is_some()) {
        let is_same = |read: &&InputFile| read.role == planned.role && read.sha256 == planned.sha256;
        if !session.inputs.files.iter().any(|read| is_same(&read)) {
            let (role, file) = (planned.role.clone(), planned.path.clone());
            return Err(ShardsError::OtherInput { role, file, folder: folder.path().to_owned() });
        }
    }
    Ok(())
}

/// What all shards found at their settlements, in the order of the settlements.
fn judgement(session: &Session<'_>, folder_of: &[&ShardsFolder]) -> Result<Judgement, ShardsRunError> {
    let models = session.scenario().propagation.loss_models();
    let sources: Vec<&'static Source> = models.iter().skip(1).map(|model| model.source()).collect();
    let scopes = scopes_of(session.network());
    let mut each: Vec<Option<Judgement>> = session.settlements().iter().map(|_| None).collect();
    for (shard, folder) in folder_of.iter().enumerate() {
        let task = &folder.plan().shards[shard];
        if task.settlements.is_empty() {
            continue;
        }
        let key = folder
            .plan()
            .judged_key(shard)
            .map_err(|source| OutputError::Json { name: "plan.json", source })?;
        let store = folder.results();
        let damaged = || ShardsError::Damaged { file: store.place(&key), shard };
        let bytes = store.get(&key).ok().flatten().ok_or_else(damaged)?;
        let judged = judged_of(&bytes).map_err(|_not_ours| damaged())?;
        if judged.len() != task.settlements.len() {
            return Err(damaged().into());
        }
        for (settlement, judged) in task.settlements.iter().zip(judged) {
            let judged = judged.into_judgement(scopes.clone(), &sources).ok_or_else(damaged)?;
            let place = each.get_mut(*settlement).ok_or_else(damaged)?;
            *place = Some(judged);
        }
    }
    let all: Option<Vec<Judgement>> = each.into_iter().collect();
    let all = all.ok_or_else(|| ShardsError::OtherScenario {
        file: super::plan::scenario_of(session.loaded),
        folder: folder_of.first().map(|folder| folder.path().to_owned()).unwrap_or_default(),
    })?;
    Ok(joined(all)?)
}

/// The tiles of all shards; `None` where the scenario asks for no rasters. All masts that reach one count as swept.
fn tiles(session: &Session<'_>, folder_of: &[&ShardsFolder]) -> Result<Option<ShardTiles>, ShardsRunError> {
    let nowhere = Ground::nowhere(*session.geometry());
    let Some(area) = area_of(session, &session.setting(&nowhere)?)? else { return Ok(None) };
    session.note_work(AreaTally { swept: area.masts_that_reach(|_| true), found: 0 });
    Ok(Some(ShardTiles::open(&area, folder_of)?))
}
