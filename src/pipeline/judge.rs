//! Judging, explaining and ranking settlements by their own paths.
use super::{Progress, RunError, Session};
use crate::coverage::{ServiceReport, mark_fragile};
use crate::language::word;
use crate::network::{Carrier, Technology, uplink_frequency};
use crate::planning::{
    AddedCarrier, CostRanking, Costs, DistrictIndicators, Gap, GapEvidence, GapQuestion, IndicatorQuestion,
    Opportunities, RankedSettlement, RankingQuestion, Remedies, RemedyKind, Work, explain_gaps,
    judge_with_evidence,
};
use crate::scenario::Scenario;
use crate::settlements::Settlement;
use crate::units::{Dbm, Decibels, Frequency, Length};
use rayon::prelude::*;
use serde::Serialize;

/// Grid lengths differ from true ones by the scale: this much more ground is read.
pub(super) const SCALE_ALLOWANCE: f64 = 1.03;

/// What judging found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Judgement {
    /// Service, in the order of the settlements.
    pub service: ServiceReport,
    /// Evidence of every cluster that lacks the ranked technology, by settlement and cluster.
    pub evidence: Vec<GapEvidence>,
}

/// Which settlements come first, and the indicators of the district.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ranking {
    /// Settlements that lack the ranked technology, the first to build for first.
    pub settlements: Vec<RankedSettlement>,
    /// Indicators of the area and of its administrative units.
    pub indicators: DistrictIndicators,
}

/// All that is found at settlements.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Findings {
    /// Service, in the order of the settlements.
    pub service: ServiceReport,
    /// Clusters that lack the ranked technology, with the cause.
    pub gaps: Vec<Gap>,
    /// What would close them.
    pub remedies: Remedies,
    /// Which come first.
    pub ranking: Ranking,
    /// Where new masts would help, where that was asked ([`Session::opportunity`]).
    #[serde(skip)]
    pub opportunity: Option<Opportunities>,
}

impl Session<'_> {
    /// Judges every settlement by every model, and takes down the evidence of the gaps.
    ///
    /// # Cost
    /// One direct path per (sample point, mast) within the service radius; up to eight more for each cluster whose verdict
    /// may be fragile. Parallel over settlements.
    ///
    /// # Errors
    /// [`RunError`]: a sector the deciding model has no value for, ground that cannot be read.
    pub fn judge(&self, progress: &dyn Progress) -> Result<Judgement, RunError> {
        let inputs = &self.inputs;
        progress.stage(word("judge-judging-settlements"), inputs.settlements.len() as u64);
        let judged = if inputs.ground.is_in_memory() {
            self.judge_some(&inputs.settlements, progress)?
        } else {
            // ground is read around each settlement
            let judge = |settlements: &[Settlement]| self.judge_some(settlements, progress);
            let each = inputs.settlements.par_chunks(1).map(judge).collect::<Vec<_>>();
            joined(each.into_iter().collect::<Result<_, _>>()?)?
        };
        self.lap("judge");
        progress.finish();
        Ok(judged)
    }

    /// Judges some settlements; the evidence has their numbers among these.
    ///
    /// # Errors
    /// As [`Self::judge`].
    pub(super) fn judge_some(
        &self,
        settlements: &[Settlement],
        progress: &dyn Progress,
    ) -> Result<Judgement, RunError> {
        let scenario = self.scenario();
        let step = || progress.advance(1);
        let added = added_carrier(scenario)?;
        let question = GapQuestion { technology: scenario.ranking.technology, added: &added };
        let ground = self.inputs.ground.around(&places_of(settlements), self.paths_reach_m(settlements))?;
        let setting = self.setting(&ground)?;
        let (mut service, evidence) =
            judge_with_evidence(&setting, &self.index, settlements, question, &step)?;
        if let Some(uncertainty) = &self.uncertainty {
            mark_fragile(&setting, &self.index, settlements, uncertainty, &mut service)?;
        }
        Ok(Judgement { service, evidence })
    }

    /// How far from some settlements the paths reach by which they are judged, on the grid, m.
    pub(super) fn paths_reach_m(&self, settlements: &[Settlement]) -> f64 {
        let off_m = self.uncertainty.map_or(0.0, |uncertainty| uncertainty.most().metres());
        reach_m(self.scenario(), settlements) + off_m * SCALE_ALLOWANCE
    }

    /// Tells the cause of every gap.
    #[must_use]
    pub fn explain(&self, judged: &Judgement) -> Vec<Gap> {
        let technology = self.scenario().ranking.technology;
        explain_gaps(&self.inputs.network, &self.inputs.settlements, &judged.evidence, technology)
    }

    /// Ranks the settlements that lack the ranked technology, and counts the district's indicators.
    ///
    /// # Errors
    /// [`RunError::Ranking`] for a criterion that no settlement has.
    pub fn rank(&self, judged: &Judgement, gaps: &[Gap], remedies: &Remedies) -> Result<Ranking, RunError> {
        let (scenario, settlements) = (self.scenario(), self.inputs.settlements.as_slice());
        let ranked = self.with_ranking(&judged.service, gaps, remedies, |question| question.answer())?;
        let indicators = IndicatorQuestion {
            settlements,
            service: &judged.service,
            fixed_broadband_share: scenario.indicators.fixed_broadband_share,
        }
        .answer();
        self.lap("rank");
        Ok(Ranking { settlements: ranked, indicators })
    }

    /// Does something with the question by which settlements are ranked.
    pub(super) fn with_ranking<T>(
        &self,
        service: &ServiceReport,
        gaps: &[Gap],
        remedies: &Remedies,
        act: impl FnOnce(RankingQuestion<'_>) -> T,
    ) -> T {
        let (scenario, settlements) = (self.scenario(), self.inputs.settlements.as_slice());
        let choice = &scenario.ranking;
        let per_person = remedies.cost_per_person(gaps);
        let cost = scenario.costs.as_ref().map(|costs| {
            let half_at = choice.fair_cost_per_person.or_else(|| fair_cost(scenario, costs, settlements));
            let weight = if half_at.is_some() { choice.cost_weight } else { 0.0 };
            CostRanking { per_person: &per_person, half_at: half_at.unwrap_or(1.0), weight }
        });
        act(RankingQuestion {
            settlements,
            service,
            gaps,
            technology: choice.technology,
            weights: &choice.weights,
            scales: &choice.scales,
            cost,
        })
    }

    /// Judges, explains, maps opportunities where the scenario asks for that, looks for remedies and ranks.
    ///
    /// # Errors
    /// Those of [`Self::judge`], [`Self::opportunity`], [`Self::remedies`] and [`Self::rank`].
    pub fn analyse(&self, progress: &dyn Progress) -> Result<Findings, RunError> {
        self.analyse_judged(self.judge(progress)?, progress)
    }

    /// The same of settlements that are judged.
    ///
    /// # Errors
    /// Those of [`Self::opportunity`], [`Self::remedies`] and [`Self::rank`].
    pub(super) fn analyse_judged(
        &self,
        judged: Judgement,
        progress: &dyn Progress,
    ) -> Result<Findings, RunError> {
        let gaps = self.explain(&judged);
        let asked = self.scenario().output.opportunity;
        let opportunity = if asked { Some(self.opportunity(&gaps, progress)?) } else { None };
        let remedies = self.remedies(&gaps, opportunity.as_ref(), progress)?;
        let ranking = self.rank(&judged, &gaps, &remedies)?;
        Ok(Findings { service: judged.service, gaps, remedies, ranking, opportunity })
    }
}

/// What a new mast of middle height costs for each of as many people as a settlement of the study area has on average; `None` where that is not known.
fn fair_cost(scenario: &Scenario, costs: &Costs, settlements: &[Settlement]) -> Option<f64> {
    let people: Vec<f64> = settlements.iter().filter_map(|settlement| settlement.population).collect();
    let mut heights_m = scenario.new_mast.heights_m.clone();
    heights_m.sort_by(f64::total_cmp);
    let height = Length::from_metres(*heights_m.get(heights_m.len() / 2)?);
    let mast = costs.of(RemedyKind::NewMast, Work { carriers: 1, height, ..Work::default() })?;
    let all: f64 = people.iter().sum();
    (all > 0.0 && mast > 0.0).then(|| mast * people.len() as f64 / all)
}

/// What a mast without the ranked technology would get: the preset's carrier.
pub(super) fn added_carrier(scenario: &Scenario) -> Result<AddedCarrier, RunError> {
    let technology = scenario.ranking.technology;
    let preset = match technology {
        Technology::Lte => &scenario.sites.presets.lte,
        Technology::Umts => &scenario.sites.presets.umts,
    };
    let downlink = Frequency::from_megahertz(preset.frequency_mhz);
    let uplink = uplink_frequency(technology, "", downlink)
        .ok_or_else(|| RunError::Internal("a preset's frequency is in no band".to_owned()))?;
    Ok(AddedCarrier {
        carrier: Carrier {
            technology,
            band: String::new(),
            downlink,
            uplink,
            bandwidth_mhz: preset.bandwidth_mhz,
        },
        total_power: Dbm::new(preset.power_dbm),
        antenna_ports: preset.antenna_ports,
        reference_signal_boost: Decibels::new(preset.reference_signal_boost_db),
        pilot_power_share: preset.pilot_power_share,
    })
}

/// The reports on settlements that were judged one by one, as one.
pub(super) fn joined(each: Vec<Judgement>) -> Result<Judgement, RunError> {
    let mut whole: Option<Judgement> = None;
    for (settlement, judged) in each.into_iter().enumerate() {
        let evidence = judged.evidence.into_iter().map(|found| GapEvidence { settlement, ..found });
        match &mut whole {
            Some(before) => {
                before.service.append(judged.service);
                before.evidence.extend(evidence);
            }
            None => whole = Some(Judgement { evidence: evidence.collect(), service: judged.service }),
        }
    }
    whole.ok_or_else(|| RunError::Internal("no settlement is left to judge".to_owned()))
}

pub(super) fn places_of(settlements: &[Settlement]) -> Vec<(f64, f64)> {
    let samples = settlements.iter().flat_map(|settlement| &settlement.clusters);
    let places = samples.flat_map(|cluster| &cluster.samples).map(|sample| sample.position);
    places.map(|position| (position.easting_m, position.northing_m)).collect()
}

/// How far from the settlements paths reach on the grid, m.
pub(super) fn reach_m(scenario: &Scenario, settlements: &[Settlement]) -> f64 {
    let samples = settlements.iter().flat_map(|settlement| &settlement.clusters);
    let scales = samples.flat_map(|cluster| &cluster.samples).map(|sample| sample.position.point_scale);
    scenario.service.radius_km * 1_000.0 * scales.fold(1.0, f64::max) * SCALE_ALLOWANCE
}
