//! The whole run: read, judge, explain, rank, map, write. The only place that names all rooms.

mod analyse;
mod area;
pub mod bench;
mod caveats;
mod checksums;
mod clutter;
pub mod coverage;
mod dem;
mod demo;
mod error;
mod ground;
mod means;
pub mod path;
mod progress;
mod read;
mod size;
mod timer;
mod village_heights;

pub use crate::outputs::remove_unfinished;
pub use demo::{DemoPlan, demo, make_district, write_starter};
pub use error::RunError;
pub use means::{DEFAULT_MEMORY_BYTES, RunMeans};
pub use progress::{Progress, Silent};

use crate::coverage::{MastIndex, masts_of};
use crate::inputs::bound_gdal_cache;
use crate::inputs::presence::require_inputs;
use crate::inputs::rejects::Reject;
use crate::inputs::scenario_file::LoadedScenario;
use crate::outputs::{
    AreaTiles, Manifest, RejectRow, Results, keep_others, prepare_folder, summary_text, write_results,
};
use analyse::analyse;
use area::{keep_rasters, map_area, require_memory};
use caveats::Caveats;
use checksums::BeforeReading;
use read::{Inputs, Means, read_inputs};
use size::RunSize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use timer::Timer;

/// What a run returns to its caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunReport {
    /// Text for the terminal.
    pub summary: String,
    /// Number of rows rejected.
    pub rejects: usize,
    /// The files written.
    pub files: Vec<PathBuf>,
}

/// Number of rejects that a check lists one by one; a run lists all of them in `rejects.csv`.
const REJECTS_TOLD: usize = 100;

/// What a check returns to its caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckReport {
    /// Text for the terminal.
    pub summary: String,
    /// Number of rows that would be rejected.
    pub rejects: usize,
}

/// Runs a scenario and writes the results to a folder.
///
/// A run that is stopped leaves its finished tiles in the folder; with [`RunMeans::resume`] the next one continues with them,
/// to the same bytes.
///
/// # Errors
/// [`RunError`]: nothing is written, or only what was there before stays.
pub fn run(
    loaded: &LoadedScenario,
    folder: &Path,
    means: RunMeans,
    progress: &dyn Progress,
) -> Result<RunReport, RunError> {
    run_timed(loaded, folder, means, (progress, &mut Timer::new())).map(|(report, _)| report)
}

/// As [`run`], timing its stages; also returns the amount of work.
fn run_timed(
    loaded: &LoadedScenario,
    folder: &Path,
    means: RunMeans,
    (progress, timer): (&dyn Progress, &mut Timer),
) -> Result<(RunReport, RunSize), RunError> {
    require_inputs(loaded)?;
    let _prepared = prepare_folder(folder)?;
    bound_gdal_cache(means.memory_bytes);
    let before = BeforeReading::of(loaded);
    keep_others(folder, before.files.iter().map(|file| (file.role, file.path.as_path())))?;
    let mut caveats = Caveats::default();
    let reading = Means { scratch: folder, memory_bytes: means.memory_bytes, before: &before };
    let inputs = read_inputs(loaded, &reading, &mut caveats, (progress, timer))?;
    let scenario = &loaded.scenario;
    keep_rasters(scenario, &inputs, folder)?;
    caveats.add_of_inputs(scenario, &inputs)?;
    let models = scenario.propagation.loss_models();
    let (model, others) =
        models.split_first().ok_or_else(|| RunError::Internal("the scenario names no model".to_owned()))?;
    let models = (&**model, others);
    let index = MastIndex::of(&inputs.network);
    require_memory(scenario, (&inputs, &index), models, means)?;
    let analysis = analyse(scenario, (&inputs, &index), models, (progress, timer))?;
    caveats.add_of_service(scenario, &inputs, &analysis.service);
    caveats.add_of_indicators(&analysis.indicators);
    let area = if scenario.output.rasters {
        Some(map_area(scenario, (&inputs, &index), models, (folder, means), (progress, timer))?)
    } else {
        None
    };
    let results = Results {
        scenario,
        crs: &inputs.crs,
        settlements: &inputs.settlements,
        network: &inputs.network,
        service: &analysis.service,
        gaps: &analysis.gaps,
        ranking: &analysis.ranking,
        indicators: &analysis.indicators,
        layers: area.as_ref().map(|area| area as &dyn AreaTiles),
    };
    progress.stage("Writing results", 1);
    let mut counts = counts_of(&inputs);
    counts.insert("gaps".to_owned(), analysis.gaps.len() as f64);
    let rejects: Vec<RejectRow> = inputs.rejects.iter().map(reject_row).collect();
    let size = RunSize::of(&inputs, scenario);
    let (manifest, files) = write_results(folder, &results, &rejects, || {
        timer.lap("write");
        Manifest {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            counts,
            timings_s: timer.wall_s(),
            caveats: caveats.into_rows(),
            inputs: inputs.files.clone(),
        }
    })?;
    progress.finish();
    let summary = summary_text(&results, &manifest, folder, &files);
    if let Some(area) = area {
        area.remove()?;
    }
    timer.lap("write");
    Ok((RunReport { summary, rejects: rejects.len(), files }, size))
}

/// Reads and validates everything a scenario names; computes nothing.
///
/// # Errors
/// [`RunError`] where a run would stop.
pub fn check(
    loaded: &LoadedScenario,
    means: RunMeans,
    progress: &dyn Progress,
) -> Result<CheckReport, RunError> {
    require_inputs(loaded)?;
    let mut caveats = Caveats::default();
    let before = BeforeReading::of(loaded);
    // a check writes nothing that stays: terrain without room in memory goes to a file without a name
    let reading = Means { scratch: &std::env::temp_dir(), memory_bytes: means.memory_bytes, before: &before };
    let inputs = read_inputs(loaded, &reading, &mut caveats, (progress, &mut Timer::new()))?;
    progress.finish();
    caveats.add_of_inputs(&loaded.scenario, &inputs)?;
    let mut lines = vec![format!("{}: all inputs can be read", loaded.scenario.name)];
    let shape = inputs.ground.geometry().shape;
    let cell_m = inputs.ground.geometry().cell_m;
    lines.push(format!(
        "  grid         {} x {} cells of {cell_m} m, {}",
        shape.rows, shape.cols, inputs.crs.name
    ));
    for (index, model) in loaded.scenario.propagation.loss_models().iter().enumerate() {
        let what = if index == 0 { "path loss" } else { "compared" };
        lines.push(format!("  {what:<12} {} ({})", model.source().key, model.source().document));
    }
    for (name, count) in counts_of(&inputs) {
        lines.push(format!("  {name:<12} {count}"));
    }
    lines.extend(caveats.into_rows().iter().map(|caveat| format!("  note: {}", caveat.sentence())));
    for reject in inputs.rejects.iter().take(REJECTS_TOLD) {
        lines.push(format!(
            "  reject: {}:{}: {} = `{}`: {}",
            reject.file, reject.row, reject.field, reject.value, reject.reason
        ));
    }
    if inputs.rejects.len() > REJECTS_TOLD {
        lines.push(format!("  ... and {} more rejects", inputs.rejects.len() - REJECTS_TOLD));
    }
    lines.push(String::new());
    Ok(CheckReport { summary: lines.join("\n"), rejects: inputs.rejects.len() })
}

fn counts_of(inputs: &Inputs) -> BTreeMap<String, f64> {
    let clusters: usize = inputs.settlements.iter().map(|settlement| settlement.clusters.len()).sum();
    [
        ("settlements", inputs.settlements.len()),
        ("clusters", clusters),
        ("sites", inputs.network.site_ids().len()),
        ("masts", masts_of(&inputs.network).len()),
        ("sectors", inputs.network.sectors().len()),
        ("rejects", inputs.rejects.len()),
        ("grid_cells", inputs.ground.geometry().shape.cells()),
        ("void_cells", inputs.terrain.void_cells),
    ]
    .into_iter()
    .map(|(name, count)| (name.to_owned(), count as f64))
    .collect()
}

fn reject_row(reject: &Reject) -> RejectRow {
    RejectRow {
        file: reject.file.clone(),
        row: reject.row.to_string(),
        field: reject.field.clone(),
        value: reject.value.clone(),
        reason: reject.reason.clone(),
    }
}
