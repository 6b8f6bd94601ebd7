//! The whole run: open, judge, explain, rank, map, write.
use super::checksums::BeforeReading;
use super::judge::Findings;
use super::session::Opening;
use super::shared_bands::SharedBands;
use super::size::{RunSize, RunWork};
use super::{Progress, RunError, RunMeans, Session, Timer, Written};
use crate::inputs::bound_gdal_cache;
use crate::inputs::presence::require_inputs;
use crate::inputs::scenario_file::LoadedScenario;
use crate::outputs::{
    AreaTiles, PreparedFolder, keep_other_opportunities, keep_other_scenarios, keep_others, prepare_folder,
};
use crate::planning::Remedies;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

/// What a run tells its caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunReport {
    /// Text for the terminal.
    pub summary: String,
    /// Number of rows set aside.
    pub rejects: usize,
    /// The files written.
    pub files: Vec<PathBuf>,
    /// The headline totals.
    pub headline: Map<String, Value>,
}

/// Runs a scenario and writes the results to a folder.
///
/// A run that is stopped leaves its finished tiles in the folder; with [`RunMeans::resume`] the next one goes on with them,
/// to the same bytes.
///
/// # Errors
/// [`RunError`]: nothing is written, or only what was there before stays.
pub fn run(
    loaded: &LoadedScenario,
    folder: &Path,
    means: RunMeans<'_>,
    progress: &dyn Progress,
) -> Result<RunReport, RunError> {
    let way = RunWay { means, timer: Timer::new(), shared: None };
    run_timed(loaded, folder, way, progress).map(|timed| timed.report)
}

/// Maps where new masts would help, and writes the maps alone. There is nothing to resume.
///
/// # Errors
/// [`RunError`]: nothing is written, or only what was there before stays.
pub fn opportunity(
    loaded: &LoadedScenario,
    folder: &Path,
    means: RunMeans<'_>,
    progress: &dyn Progress,
) -> Result<RunReport, RunError> {
    let RunMeans { memory_bytes, cache, .. } = means;
    require_inputs(loaded)?;
    let _prepared = prepare(loaded, folder, means)?;
    bound_gdal_cache(memory_bytes);
    let before = BeforeReading::of(loaded);
    keep_others(folder, before.files.iter().map(|file| (file.role, file.path.as_path())))?;
    let opening = Opening { scratch: folder, memory_bytes, before, timer: Timer::new(), cache, shared: None };
    let session = Session::open_with(loaded, opening, progress)?;
    keep_other_opportunities(folder, &loaded.scenario.new_mast.heights_m)?;
    let judged = session.judge(progress)?;
    let gaps = session.explain(&judged);
    let opportunity = Some(session.opportunity(&gaps, progress)?);
    let remedies = Remedies::none(gaps.len());
    let ranking = session.rank(&judged, &gaps, &remedies)?;
    let found = Findings { service: judged.service, gaps, remedies, ranking, opportunity };
    let written = session.write_opportunity_into(folder, &found, progress)?;
    Ok(RunReport {
        summary: written.summary,
        rejects: session.rejects().len(),
        files: written.files,
        headline: written.headline,
    })
}

/// Makes and holds the output folder, unless it is another scenario's.
pub(super) fn prepare(
    loaded: &LoadedScenario,
    folder: &Path,
    means: RunMeans<'_>,
) -> Result<PreparedFolder, RunError> {
    let prepared = prepare_folder(folder)?;
    if let Some(file) = loaded.files.first().filter(|_| !means.overwrite) {
        keep_other_scenarios(folder, &loaded.scenario.name, file)?;
    }
    Ok(prepared)
}

/// A run with its times and how much there was to do.
pub(super) struct TimedRun {
    pub(super) report: RunReport,
    pub(super) size: RunSize,
    pub(super) work: RunWork,
    pub(super) timer: Timer,
}

/// How a run is carried out.
pub(super) struct RunWay<'a> {
    pub(super) means: RunMeans<'a>,
    pub(super) timer: Timer,
    /// Frequencies at which the masts are swept for other runs too.
    pub(super) shared: Option<&'a SharedBands>,
}

/// A run whose inputs are read and whose folder is held.
pub(super) struct OpenedRun<'a> {
    pub(super) session: Session<'a>,
    pub(super) prepared: PreparedFolder,
}

/// Reads the inputs of a run and holds its folder; refuses what it must not replace, and too little memory.
pub(super) fn open_run<'a>(
    loaded: &'a LoadedScenario,
    folder: &Path,
    way: RunWay<'a>,
    progress: &dyn Progress,
) -> Result<OpenedRun<'a>, RunError> {
    let RunWay { means, timer, shared } = way;
    if let Some(cache) = means.cache {
        cache.begin_run();
    }
    require_inputs(loaded)?;
    let prepared = prepare(loaded, folder, means)?;
    bound_gdal_cache(means.memory_bytes);
    let before = BeforeReading::of(loaded);
    keep_others(folder, before.files.iter().map(|file| (file.role, file.path.as_path())))?;
    let RunMeans { memory_bytes, cache, .. } = means;
    let opening = Opening { scratch: folder, memory_bytes, before, timer, cache, shared };
    let session = Session::open_with(loaded, opening, progress)?;
    session.keep_rasters(folder)?;
    if loaded.scenario.output.opportunity {
        keep_other_opportunities(folder, &loaded.scenario.new_mast.heights_m)?;
    }
    session.require_memory()?;
    Ok(OpenedRun { session, prepared })
}

/// What a run whose files are written tells its caller.
pub(super) fn finished_run(session: &Session<'_>, written: Written) -> RunReport {
    session.lap("write");
    let Written { summary, files, headline } = written;
    RunReport { summary, rejects: session.rejects().len(), files, headline }
}

/// As [`run`], with times.
pub(super) fn run_timed(
    loaded: &LoadedScenario,
    folder: &Path,
    way: RunWay<'_>,
    progress: &dyn Progress,
) -> Result<TimedRun, RunError> {
    let resume = way.means.resume;
    let OpenedRun { session, prepared } = open_run(loaded, folder, way, progress)?;
    let found = session.analyse(progress)?;
    let rasters = loaded.scenario.output.rasters;
    let area = if rasters { Some(session.map_into(folder, resume, progress)?) } else { None };
    let layers = area.as_ref().map(|area| area as &dyn AreaTiles);
    let written = session.write_into(folder, &found, layers, progress)?;
    if let Some(area) = area {
        area.remove()?;
    }
    drop(prepared);
    let report = finished_run(&session, written);
    let size = RunSize::of(&session.inputs, &loaded.scenario);
    Ok(TimedRun { report, size, work: session.work(), timer: session.into_timer() })
}
