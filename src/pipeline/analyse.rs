//! Analysis: service, gaps, ranking, area layers.
use super::read::Inputs;
use super::{Progress, RunError, Timer};
use crate::coverage::{
    AreaLayers, LinkSetting, MastIndex, ServiceReport, service_at_settlements, sweep_area,
};
use crate::planning::{Gap, GapQuestion, RankedSettlement, find_gaps, rank_settlements};
use crate::propagation::PathLossModel;
use crate::scenario::Scenario;
use crate::units::Length;

/// What the analysis found.
pub(super) struct Analysis {
    pub(super) service: ServiceReport,
    pub(super) gaps: Vec<Gap>,
    pub(super) ranking: Vec<RankedSettlement>,
    pub(super) layers: Option<AreaLayers>,
}

/// All a link needs, from the scenario and what was read.
pub(super) fn link_setting<'a>(
    scenario: &'a Scenario,
    inputs: &'a Inputs,
    (model, other_models): (&'a dyn PathLossModel, &'a [Box<dyn PathLossModel>]),
) -> Result<LinkSetting<'a>, RunError> {
    let step_m = scenario.propagation.profile_step_m.unwrap_or(inputs.ground.geometry().cell_m);
    let (delta_n, surface_refractivity) = climate_of_area(scenario, inputs)?;
    Ok(LinkSetting {
        ground: &inputs.ground,
        network: &inputs.network,
        model,
        other_models,
        receiver: &scenario.receiver,
        lte: &scenario.service.lte,
        umts: &scenario.service.umts,
        sigma_db: scenario.service.sigma_db,
        target_probability: scenario.service.target_probability,
        service_radius: Length::from_kilometres(scenario.service.radius_km),
        delta_n,
        surface_refractivity,
        refractivity: inputs.refractivity.as_ref(),
        time_percent: scenario.propagation.time_percent,
        clutter_on_profile: scenario.clutter_on_profile(),
        polarization: scenario.propagation.polarization,
        profile_step: Length::from_metres(step_m),
        radial_spacing_cells: scenario.propagation.radial_spacing_cells,
    })
}

/// The scenario's delta-N and N0, else those of the maps in the middle of the area.
fn climate_of_area(scenario: &Scenario, inputs: &Inputs) -> Result<(f64, f64), RunError> {
    let chosen = scenario.propagation.delta_n.zip(scenario.propagation.surface_refractivity);
    let mapped = inputs.refractivity.as_ref().map(|maps| {
        let place = inputs.centre;
        (maps.delta_n.at(place), maps.surface_refractivity.at(place))
    });
    chosen
        .or(mapped)
        .ok_or_else(|| RunError::Internal("the scenario holds no radio climate, nor maps of it".to_owned()))
}

/// Judges, explains, ranks and maps.
pub(super) fn analyse(
    scenario: &Scenario,
    inputs: &Inputs,
    progress: &dyn Progress,
    timer: &mut Timer,
) -> Result<Analysis, RunError> {
    let models = scenario.propagation.loss_models();
    let Some((model, others)) = models.split_first() else {
        return Err(RunError::Internal("the scenario names no model".to_owned()));
    };
    let setting = link_setting(scenario, inputs, (&**model, others))?;
    let index = MastIndex::of(&inputs.network);
    let step = || progress.advance(1);

    progress.stage("Judging settlements", inputs.settlements.len() as u64);
    let service = service_at_settlements(&setting, &index, &inputs.settlements, &step)?;
    timer.lap("serve");

    progress.stage("Explaining gaps", 1);
    let technology = scenario.ranking.technology;
    let question = GapQuestion {
        technology,
        tallest_antenna_agl: Length::from_metres(scenario.service.tallest_antenna_m),
    };
    let gaps = find_gaps(&setting, &index, (&inputs.settlements, &service), question)?;
    timer.lap("explain");
    let judged = (inputs.settlements.as_slice(), &service);
    let ranking = rank_settlements(judged, &gaps, &scenario.ranking.weights, technology)?;
    timer.lap("rank");

    let layers = if scenario.output.rasters {
        progress.stage("Sweeping masts", index.masts().len() as u64);
        let layers = sweep_area(&setting, &index, &step)?;
        timer.lap("sweep");
        Some(layers)
    } else {
        None
    };
    progress.finish();
    Ok(Analysis { service, gaps, ranking, layers })
}
