//! How long each stage of a run takes on this machine.

mod date;
mod error;
pub mod peers;
mod stages;

use crate::language::word;
pub use crate::outputs::HistoryError;
pub use error::BenchError;

use super::demo::{DemoPlan, make_district, make_mast_field};
use super::run::TimedRun;
use super::several::Several;
use super::size::{RunSize, RunWork};
use super::timer::Timer;
use super::{Progress, RunMeans};
use crate::inputs::process_memory::{forget_peak_memory, peak_memory_bytes};
use crate::inputs::read_files::files_of_scenario;
use crate::inputs::regular_file::{SizeLimit, require_within};
use crate::inputs::scenario_file::{LoadedScenario, Variant, load_scenarios};
use crate::outputs::{
    BenchHistory, BenchRecord, BenchWork, OutputError, Replaced, ScratchFolder, bench_set_text, bench_text,
    write_bench_json,
};
use crate::scenario::Scenario;
use crate::units::Length;
use stages::{Measured, measured};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The district measured where no scenario is named: that of `signalgap demo`. It changes with the generator; the summary tells
/// when an earlier measurement had another amount of work. [`BenchSubject::MastField`] stays the same.
const DEMONSTRATION: DemoPlan = DemoPlan { seed: 2, small: false };

/// What a measurement runs.
#[derive(Clone, Debug, PartialEq)]
pub enum BenchSubject {
    /// A scenario.
    Scenario(PathBuf),
    /// The demonstration district.
    Demonstration,
    /// A field of masts on generated terrain of 90 x 90 km: three sectors on three bands each, reaching 30 km, layers of level
    /// and best server.
    MastField {
        /// How many.
        masts: usize,
        /// Side of the terrain's cells.
        cell: Length,
    },
}

/// What to measure, and what to compare it with.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchRequest {
    /// What is run.
    pub subject: BenchSubject,
    /// Memory of the run, bytes.
    pub memory_bytes: usize,
    /// Runs, of which the one with the least processor time counts.
    pub runs: usize,
    /// Whether the variants of a scenario are run as if each were alone, sharing nothing.
    pub alone: bool,
    /// What to call the measurement.
    pub label: Option<String>,
    /// The file of all measurements.
    pub history: PathBuf,
    /// Line, label, scenario or version of the measurement to compare with; default: the last one of the same scenario.
    pub compare: Option<String>,
    /// A file for this measurement alone.
    pub json: Option<PathBuf>,
}

/// What a measurement returns to its caller.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchReport {
    /// Text for the terminal.
    pub summary: String,
    /// Number of rows of the input rejected.
    pub rejects: usize,
    /// The measurements: one, or one for each variant.
    pub records: Vec<BenchRecord>,
}

/// Runs a scenario in a temporary folder, times its stages, and adds them to a history.
///
/// # Method
/// The run is that of [`super::run()`], its files included, one for each variant of a scenario file with `[variants]`: together they read
/// the ground once and sweep each mast once for all bands, as [`super::compare::compare`] does; the radials of each mast are followed once more without losses,
/// which separates geometry from loss and counts in no sum. Stages are separated by wall-clock time and by the
/// processor time of all threads.
///
/// # Errors
/// [`BenchError`]: a scenario that does not run, a history that cannot be read or added to. The temporary folder is removed.
pub fn bench(request: &BenchRequest, progress: &dyn Progress) -> Result<BenchReport, BenchError> {
    refuse_to_overwrite(request)?;
    let history = read_history(&request.history)?;
    if let Some(wanted) = &request.compare {
        history.compared("", Some(wanted))?;
    }
    let scratch = ScratchFolder::temporary().map_err(BenchError::Scratch)?;
    let input = scratch.path().join("input");
    let scenario = match &request.subject {
        BenchSubject::Scenario(scenario) => scenario.clone(),
        BenchSubject::Demonstration => make_district(&input, DEMONSTRATION, progress)?,
        BenchSubject::MastField { masts, cell } => make_mast_field(&input, (*masts, *cell), progress)?,
    };
    let variants = load_scenarios(&scenario).map_err(super::RunError::from)?;
    let mut best: Vec<Option<Run>> = variants.iter().map(|_| None).collect();
    for _ in 0..request.runs.max(1) {
        for (best, run) in best.iter_mut().zip(one_pass(&variants, request, scratch.path(), progress)?) {
            if best.as_ref().is_none_or(|best| run.measured.processor_s < best.measured.processor_s) {
                *best = Some(run);
            }
        }
    }
    let runs: Vec<Run> = best.into_iter().flatten().collect();
    let records: Vec<BenchRecord> = runs.iter().map(|run| record(run, request)).collect();
    let compared = |record: &BenchRecord| history.compared(&record.scenario, request.compare.as_deref());
    let earlier = records.iter().map(compared).collect::<Result<Vec<_>, _>>()?;
    if let Some(json) = &request.json {
        write_bench_json(json, &records)?;
    }
    let line = history.append(&records)?;
    let summary = if let ([record], [earlier]) = (&records[..], &earlier[..]) {
        bench_text(record, *earlier, history.path(), line)
    } else {
        let earlier: Vec<_> = earlier.iter().map(|found| found.map(|(_, record)| record)).collect();
        bench_set_text(&records, &earlier, history.path(), line)
    };
    let rejects = runs.iter().map(|run| run.rejects).sum();
    Ok(BenchReport { summary, rejects, records })
}

/// Each variant once, in their order; they share what they have in common, unless each is to be measured alone.
fn one_pass(
    variants: &[Variant],
    request: &BenchRequest,
    scratch: &Path,
    progress: &dyn Progress,
) -> Result<Vec<Run>, BenchError> {
    let means = RunMeans { memory_bytes: request.memory_bytes, ..RunMeans::default() };
    let scenarios: Vec<&Scenario> = variants.iter().map(|variant| &variant.loaded.scenario).collect();
    let together = Several::of(&scenarios, means, scratch)?;
    together.each(|number| {
        let variant = &variants[number];
        let folder = scratch.join(format!("results-{number}"));
        let alone =
            request.alone.then(|| Several::of(&scenarios[number..=number], means, scratch)).transpose()?;
        one_run(&variant.loaded, alone.as_ref().unwrap_or(&together), &folder, progress)
    })
}

/// The history, which a pipe or a device cannot be.
fn read_history(path: &Path) -> Result<BenchHistory, HistoryError> {
    match require_within(path, SizeLimit::HISTORY) {
        Err(source) if source.kind() != ErrorKind::NotFound => {
            Err(HistoryError::Unreadable { path: path.to_owned(), source })
        }
        _ => BenchHistory::read(path),
    }
}

/// One run and what was measured of it.
struct Run {
    scenario: String,
    model: String,
    size: RunSize,
    measured: Measured,
    work: RunWork,
    peak_memory_bytes: Option<u64>,
    rejects: usize,
}

fn one_run(
    loaded: &LoadedScenario,
    several: &Several<'_>,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<Run, BenchError> {
    forget_peak_memory();
    let timed = several.run(loaded, folder, Timer::with_geometry_apart(), progress)?;
    let TimedRun { report, size, work, timer } = timed;
    let models = loaded.scenario.propagation.loss_models();
    Ok(Run {
        scenario: loaded.scenario.name.clone(),
        model: models.first().map_or_else(String::new, |model| model.source().key.to_owned()),
        measured: measured(&timer, &size),
        work,
        size,
        peak_memory_bytes: peak_memory_bytes(),
        rejects: report.rejects,
    })
}

fn record(run: &Run, request: &BenchRequest) -> BenchRecord {
    let (size, measured) = (&run.size, &run.measured);
    BenchRecord {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        time: date::utc(SystemTime::now()),
        label: request.label.clone(),
        scenario: run.scenario.clone(),
        model: run.model.clone(),
        threads: rayon::current_num_threads(),
        runs: request.runs.max(1),
        work: BenchWork {
            rows: size.grid.shape.rows,
            cols: size.grid.shape.cols,
            cell_mm: (size.grid.cell_m * 1_000.0).round() as u64,
            masts: size.masts,
            sector_carriers: size.sectors,
            frequencies: size.bands,
            mast_cells: size.mast_cells,
            clusters: size.clusters,
            ground_read: !run.work.ground_was_kept,
            masts_swept: run.work.masts.swept,
            masts_kept: run.work.masts.found,
        },
        stages: measured.stages.clone(),
        wall_s: measured.wall_s,
        processor_s: measured.processor_s,
        sweep_cells_per_processor_s: measured.sweep_cells_per_processor_s,
        area_cells_per_processor_s: measured.area_cells_per_processor_s,
        peak_memory_bytes: run.peak_memory_bytes,
    }
}

/// Refuses files of this measurement that are one another, or inputs of the run, or in folders that are missing.
fn refuse_to_overwrite(request: &BenchRequest) -> Result<(), BenchError> {
    let written = || std::iter::once(&request.history).chain(&request.json);
    if let BenchSubject::Scenario(scenario) = &request.subject {
        let replaced = Replaced::of(written());
        // a scenario that cannot be read may be named by mistake, too
        replaced.refuse("scenario", scenario)?;
        for variant in load_scenarios(scenario).map_err(super::RunError::from)? {
            let files = files_of_scenario(&variant.loaded);
            files.iter().try_for_each(|file| replaced.refuse(file.role, &file.path))?;
        }
    }
    if let Some(json) = &request.json {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_not_there| path.to_owned());
        let same = real(json) == real(&request.history);
        if same || Replaced::of([json]).refuse("history", &request.history).is_err() {
            return Err(BenchError::SameFile {
                path: json.clone(),
                what: word("the-measurement"),
                other: word("bench-the-history"),
            });
        }
    }
    for path in written() {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            return Err(OutputError::NoFolder { path: path.clone(), folder: folder.to_owned() }.into());
        }
    }
    Ok(())
}
