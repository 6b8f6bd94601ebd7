//! Analysis: service, gaps and ranking of settlements by their own paths.
use super::read::Inputs;
use super::{Progress, RunError, Timer};
use crate::coverage::{MastIndex, PathSetting, Reach, ServiceReport, ServiceSetting};
use crate::link::ServiceNeed;
use crate::planning::{
    DistrictIndicators, Gap, GapEvidence, GapQuestion, IndicatorQuestion, RankedSettlement, explain_gaps,
    judge_with_evidence, rank_settlements,
};
use crate::propagation::{ClimateSource, PathLossModel, RadioClimate};
use crate::scenario::Scenario;
use crate::settlements::Settlement;
use crate::terrain::Ground;
use crate::units::Length;
use rayon::prelude::*;

/// Grid lengths differ from true ones by the scale: this much more ground is read.
const SCALE_ALLOWANCE: f64 = 1.03;

/// What the analysis found.
pub(super) struct Analysis {
    pub(super) service: ServiceReport,
    pub(super) gaps: Vec<Gap>,
    pub(super) ranking: Vec<RankedSettlement>,
    pub(super) indicators: DistrictIndicators,
}

/// All that service is judged with, from the scenario and what was read.
pub(super) fn service_setting<'a>(
    scenario: &'a Scenario,
    (inputs, ground): (&'a Inputs, &'a Ground),
    (model, other_models): (&'a dyn PathLossModel, &'a [Box<dyn PathLossModel>]),
) -> Result<ServiceSetting<'a>, RunError> {
    let choice = &scenario.propagation;
    let step_m = choice.profile_step_m.unwrap_or(inputs.ground.geometry().cell_m);
    Ok(ServiceSetting {
        network: &inputs.network,
        path: PathSetting {
            ground,
            model,
            receiver: &scenario.receiver,
            climate: climate(scenario, inputs)?,
            time_percent: choice.time_percent,
            polarization: choice.polarization,
            clutter_on_profile: scenario.clutter_on_profile(),
            profile_step: Length::from_metres(step_m),
        },
        reach: Reach {
            radius: Length::from_kilometres(scenario.service.radius_km),
            radial_spacing_cells: choice.radial_spacing_cells,
        },
        need: ServiceNeed {
            lte: &scenario.service.lte,
            umts: &scenario.service.umts,
            sigma_db: scenario.service.sigma_db,
            target_probability: scenario.service.target_probability,
        },
        other_models,
    })
}

/// The radio climate of the scenario: its two numbers, or the maps it names.
fn climate<'a>(scenario: &Scenario, inputs: &'a Inputs) -> Result<ClimateSource<'a>, RunError> {
    let stated = scenario.propagation.delta_n.zip(scenario.propagation.surface_refractivity);
    let stated = stated.map(|(delta_n, surface_refractivity)| {
        ClimateSource::Uniform(RadioClimate { delta_n, surface_refractivity })
    });
    inputs.refractivity.as_ref().map(ClimateSource::Maps).or(stated).ok_or_else(|| {
        RunError::Internal("the scenario has neither a radio climate nor maps of it".to_owned())
    })
}

/// The models of a scenario: the deciding one, and the compared ones.
pub(super) type Models<'a> = (&'a dyn PathLossModel, &'a [Box<dyn PathLossModel>]);

/// Judges, explains and ranks.
pub(super) fn analyse(
    scenario: &Scenario,
    (inputs, index): (&Inputs, &MastIndex),
    models: Models<'_>,
    (progress, timer): (&dyn Progress, &mut Timer),
) -> Result<Analysis, RunError> {
    let step = || progress.advance(1);
    let technology = scenario.ranking.technology;
    let question = GapQuestion {
        technology,
        tallest_antenna_agl: Length::from_metres(scenario.service.tallest_antenna_m),
    };
    progress.stage("Judging settlements", inputs.settlements.len() as u64);
    let judge = |settlements: &[Settlement]| -> Result<(ServiceReport, Vec<GapEvidence>), RunError> {
        let ground = inputs.ground.around(&places_of(settlements), reach_m(scenario, settlements))?;
        let setting = service_setting(scenario, (inputs, &ground), models)?;
        Ok(judge_with_evidence(&setting, index, settlements, question, &step)?)
    };
    let (service, evidence) = if inputs.ground.is_in_memory() {
        judge(&inputs.settlements)?
    } else {
        // ground is read around each settlement
        let each = inputs.settlements.par_chunks(1).map(judge).collect::<Vec<_>>();
        joined(each.into_iter().collect::<Result<_, _>>()?)?
    };
    let gaps = explain_gaps(&inputs.network, &inputs.settlements, &evidence, technology);
    timer.lap("judge");
    let judged = (inputs.settlements.as_slice(), &service);
    let ranking = rank_settlements(judged, &gaps, &scenario.ranking.weights, technology)?;
    let indicators = IndicatorQuestion {
        settlements: &inputs.settlements,
        service: &service,
        fixed_broadband_share: scenario.indicators.fixed_broadband_share,
    }
    .answer();
    timer.lap("rank");
    progress.finish();
    Ok(Analysis { service, gaps, ranking, indicators })
}

/// The reports on settlements that were judged one by one, as one.
fn joined(
    each: Vec<(ServiceReport, Vec<GapEvidence>)>,
) -> Result<(ServiceReport, Vec<GapEvidence>), RunError> {
    let (mut whole, mut gaps) = (None::<ServiceReport>, Vec::new());
    for (number, (service, found)) in each.into_iter().enumerate() {
        gaps.extend(found.into_iter().map(|gap| GapEvidence { settlement: number, ..gap }));
        match &mut whole {
            Some(before) => before.append(service),
            None => whole = Some(service),
        }
    }
    let whole = whole.ok_or_else(|| RunError::Internal("no settlement is left to judge".to_owned()))?;
    Ok((whole, gaps))
}

fn places_of(settlements: &[Settlement]) -> Vec<(f64, f64)> {
    let samples = settlements.iter().flat_map(|settlement| &settlement.clusters);
    let places = samples.flat_map(|cluster| &cluster.samples).map(|sample| sample.position);
    places.map(|position| (position.easting_m, position.northing_m)).collect()
}

/// How far from the settlements paths reach on the grid, m.
fn reach_m(scenario: &Scenario, settlements: &[Settlement]) -> f64 {
    let samples = settlements.iter().flat_map(|settlement| &settlement.clusters);
    let scales = samples.flat_map(|cluster| &cluster.samples).map(|sample| sample.position.point_scale);
    scenario.service.radius_km * 1_000.0 * scales.fold(1.0, f64::max) * SCALE_ALLOWANCE
}
