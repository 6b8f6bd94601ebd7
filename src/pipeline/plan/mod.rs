//! The plan: what to build for the money at hand.

mod anchors;
mod assemble;
mod build;
mod candidate;
mod candidates;
mod cell_prices;
mod counted;
mod firm;
mod hop_links;
mod judged_sets;
mod near_lines;
mod own_sets;
mod pairs;
mod plan_costs;
mod plan_search;
mod reach;
mod relays;
mod verify;
mod villages;
mod way_search;
mod ways_home;

use super::checksums::BeforeReading;
use super::judge::Findings;
use super::run::prepare;
use super::session::Opening;
use super::{Progress, RunError, RunMeans, RunReport, Session, Timer};
use crate::inputs::bound_gdal_cache;
use crate::inputs::presence::require_inputs;
use crate::inputs::scenario_file::LoadedScenario;
use crate::language::word;
use crate::outputs::{keep_other_plans, plan_headline, plan_text, write_plan};
use crate::planning::Opportunities;
use crate::scenario::Scenario;
use crate::text;
use plan_costs::{PlanCosts, costs_of};
use plan_search::PlanSearch;
use std::path::Path;

/// Remedies told of a gap, at least: the plan chooses among them.
const REMEDIES_PER_GAP: usize = 8;

/// Plans what to build, and writes the plan.
///
/// # Errors
/// [`RunError`]: nothing is written, or only what was there before stays.
pub fn plan(
    loaded: &LoadedScenario,
    folder: &Path,
    means: RunMeans<'_>,
    progress: &dyn Progress,
) -> Result<RunReport, RunError> {
    let costs = costs_of(&loaded.scenario)?;
    let loaded = &LoadedScenario { scenario: planned_scenario(&loaded.scenario, &costs)?, ..loaded.clone() };
    let RunMeans { memory_bytes, cache, .. } = means;
    require_inputs(loaded)?;
    let _prepared = prepare(loaded, folder, means)?;
    bound_gdal_cache(memory_bytes);
    let before = BeforeReading::of(loaded);
    keep_other_plans(folder, before.files.iter().map(|file| (file.role, file.path.as_path())))?;
    let opening = Opening { scratch: folder, memory_bytes, before, timer: Timer::new(), cache, shared: None };
    let session = Session::open_with(loaded, opening, progress)?;
    let judged = session.judge(progress)?;
    let gaps = session.explain(&judged);
    let opportunity = session.opportunity(&gaps, progress)?;
    let remedies = session.remedies(&gaps, Some(&opportunity), progress)?;
    let ranking = session.rank(&judged, &gaps, &remedies)?;
    let found = Findings { service: judged.service, gaps, remedies, ranking, opportunity: Some(opportunity) };
    session.plan_into(folder, &found, &costs, progress)
}

/// A scenario with as many remedies of each gap as a plan chooses among, the cheapest by the plan's costs where the scenario has none of its own.
fn planned_scenario(scenario: &Scenario, costs: &PlanCosts) -> Result<Scenario, RunError> {
    let mut scenario = scenario.clone();
    if scenario.costs.is_none() {
        let of_work =
            costs.table.remedy_costs().map_err(|error| RunError::Plan(text!("the-costs", error)))?;
        scenario.costs = Some(of_work);
    }
    if scenario.remedies.per_gap > 0 {
        scenario.remedies.per_gap = scenario.remedies.per_gap.max(REMEDIES_PER_GAP);
    }
    Ok(scenario)
}

impl Session<'_> {
    /// Plans from what was found, and writes the plan to a folder that was prepared and looked through.
    fn plan_into(
        &self,
        folder: &Path,
        found: &Findings,
        costs: &PlanCosts,
        progress: &dyn Progress,
    ) -> Result<RunReport, RunError> {
        let none = Opportunities::none(super::opportunity::design_of(self.scenario())?);
        let opportunity = found.opportunity.as_ref().unwrap_or(&none);
        let made = PlanSearch { session: self, found, opportunity, costs }.make(progress)?;
        self.lap("plan");
        progress.stage(word("writing-results"), 1);
        let results = self.results(found, None);
        let planned = made.planned(costs, results, &opportunity.points, &self.loaded.files[0]);
        let mut rejects = self.reject_rows();
        rejects.extend(made.rejects.iter().map(super::write::reject_row));
        let files = write_plan(folder, &planned, &rejects, || self.manifest(found))?;
        progress.finish();
        let summary = plan_text(&planned, &made.notes, folder, &files);
        Ok(RunReport { summary, rejects: rejects.len(), files, headline: plan_headline(&planned) })
    }
}
