//! The area layers of a run: planned, worked out tile by tile, kept in the output folder until they are written.
use super::analyse::{Models, service_setting};
use super::read::Inputs;
use super::timer::AreaTimer;
use super::{Progress, RunError, RunMeans, Timer};
use crate::coverage::{
    AreaMeans, AreaPlan, AreaStore, AreaWish, MastIndex, ScopeService, layers_of, least_memory, run_area,
    scopes_of,
};
use crate::outputs::{Fingerprint, OutputError, WorkFolder, keep_other_rasters};
use crate::scenario::Scenario;
use crate::terrain::Ground;
use std::path::Path;

/// What the results of one cluster of houses in one scope by one model take at most, as text in the largest file.
const SCOPE_TEXT_BYTES: usize = 600;
/// What is said of a settlement or a cluster besides, at most.
const PLACE_BYTES: usize = 2_048;

/// Memory for what is found at the settlements by this number of models, and for the text of the largest file of it, bytes.
fn settlement_bytes(inputs: &Inputs, models: usize) -> usize {
    let clusters: usize = inputs.settlements.iter().map(|settlement| settlement.clusters.len()).sum();
    let scopes = scopes_of(&inputs.network).len();
    clusters * (PLACE_BYTES + scopes * models * (size_of::<ScopeService>() + SCOPE_TEXT_BYTES))
}

/// Refuses a folder in which rasters of others stand in the place of this run's.
pub(super) fn keep_rasters(scenario: &Scenario, inputs: &Inputs, folder: &Path) -> Result<(), OutputError> {
    let layers =
        if scenario.output.rasters { layers_of(&inputs.network, &wish_of(scenario)) } else { Vec::new() };
    keep_other_rasters(folder, &layers, &inputs.network.operators())
}

fn wish_of(scenario: &Scenario) -> AreaWish {
    AreaWish {
        any_operator: scenario.output.layers.clone(),
        each_operator: scenario.output.layers_per_operator.clone(),
    }
}

/// Refuses a bound of memory that is too small for the settlements or the area layers, before anything is worked out.
pub(super) fn require_memory(
    scenario: &Scenario,
    (inputs, index): (&Inputs, &MastIndex),
    models: Models<'_>,
    means: RunMeans,
) -> Result<(), RunError> {
    let (bound_bytes, settlements) = (means.memory_bytes, settlement_bytes(inputs, 1 + models.1.len()));
    if settlements > bound_bytes {
        let needed_mib = settlements.div_ceil(1 << 20);
        return Err(RunError::TooManySettlements {
            bound_bytes,
            number: inputs.settlements.len(),
            needed_mib,
        });
    }
    if !scenario.output.rasters {
        return Ok(());
    }
    let nowhere = Ground::nowhere(*inputs.ground.geometry());
    let setting = service_setting(scenario, (inputs, &nowhere), models)?;
    let plan = AreaPlan::new(&setting, index, layers_of(&inputs.network, &wish_of(scenario)))?;
    let needed_bytes = least_memory(&plan, &setting) + settlements;
    let ground = &inputs.ground;
    if needed_bytes <= bound_bytes.saturating_sub(ground.bytes()) {
        return Ok(());
    }
    // terrain that has room in what is asked for is kept in it
    let mib = |bytes: usize| bytes.div_ceil(1 << 20);
    let without_terrain_mib = mib(needed_bytes);
    let needed_mib = if ground.would_be_in_memory(without_terrain_mib << 20) {
        mib(needed_bytes + ground.bytes_in_memory())
    } else {
        without_terrain_mib
    };
    Err(RunError::TooLittleMemory { bound_bytes, needed_mib })
}

/// Computes the area layers.
pub(super) fn map_area(
    scenario: &Scenario,
    (inputs, index): (&Inputs, &MastIndex),
    models: Models<'_>,
    (folder, means): (&Path, RunMeans),
    (progress, timer): (&dyn Progress, &mut Timer),
) -> Result<WorkFolder, RunError> {
    let nowhere = Ground::nowhere(*inputs.ground.geometry());
    let setting = service_setting(scenario, (inputs, &nowhere), models)?;
    let plan = AreaPlan::new(&setting, index, layers_of(&inputs.network, &wish_of(scenario)))?;
    let fingerprint = Fingerprint::of(scenario, &inputs.files, &plan)?;
    let mut work = WorkFolder::open(folder, &plan, &fingerprint, means.resume)?;
    let tiles = plan.tiles().count();
    let left = (0..tiles).filter(|&tile| !work.is_finished(tile));
    let steps = left.count() + plan.masts_that_reach(|tile| !work.is_finished(tile));
    progress.stage("Sweeping masts", steps as u64);
    let step = || progress.advance(1);
    let watch = AreaTimer::new(timer, &step);
    let area = AreaMeans {
        ground: &inputs.ground,
        memory_bytes: means
            .memory_bytes
            .saturating_sub(inputs.ground.bytes() + settlement_bytes(inputs, 1 + models.1.len())),
        watch: &watch,
    };
    if let Err(error) = run_area(&plan, &setting, &area, &mut work) {
        if work.finished() == 0 {
            // nothing to go on with; that it cannot be removed is the lesser fault
            let _ = work.remove();
        }
        return Err(error.into());
    }
    watch.finish();
    progress.finish();
    Ok(work)
}
