//! The area layers of a run: planned, worked out tile by tile, kept in the output folder until they are written.
use super::analyse::{Models, link_setting};
use super::read::Inputs;
use super::timer::AreaTimer;
use super::{Progress, RunError, RunMeans, Timer};
use crate::coverage::{AreaMeans, AreaPlan, AreaStore, AreaWish, MastIndex, layers_of, run_area};
use crate::outputs::{Fingerprint, WorkFolder};
use crate::scenario::Scenario;
use crate::terrain::Ground;
use std::path::Path;

/// Works out the area layers.
pub(super) fn map_area(
    scenario: &Scenario,
    (inputs, index): (&Inputs, &MastIndex),
    models: Models<'_>,
    (folder, means): (&Path, RunMeans),
    (progress, timer): (&dyn Progress, &mut Timer),
) -> Result<WorkFolder, RunError> {
    let nowhere = Ground::nowhere(*inputs.ground.geometry());
    let setting = link_setting(scenario, (inputs, &nowhere), models)?;
    let wish = AreaWish {
        any_operator: scenario.output.layers.clone(),
        each_operator: scenario.output.layers_per_operator.clone(),
    };
    let plan = AreaPlan::new(&setting, index, layers_of(&inputs.network, &wish))?;
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
        memory_bytes: means.memory_bytes.saturating_sub(inputs.ground.bytes()),
        watch: &watch,
    };
    run_area(&plan, &setting, &area, &mut work)?;
    watch.finish();
    progress.finish();
    Ok(work)
}
