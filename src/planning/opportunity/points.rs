//! Sample points without service, and what each still needs.
use super::error::OpportunityError;
use super::gain_table::{Beside, GainTable};
use super::question::OpportunityQuestion;
use crate::coverage::{
    GroundSource, MastIndex, PlaceLinks, ServerLink, links_at, operator_margins, probability_together,
};
use crate::geodesy::Position;
use crate::link::{MastMargin, inverse_normal};
use crate::planning::Gap;
use crate::settlements::Settlement;
use rayon::prelude::*;

/// A sample point of a gap that has no service.
#[derive(Clone, Debug, PartialEq)]
pub struct PointToServe {
    /// Index of the settlement.
    pub settlement: usize,
    /// Index of the cluster in the settlement.
    pub cluster: usize,
    /// Index of the sample point in the cluster.
    pub sample: usize,
    /// Where.
    pub position: Position,
    /// People here: the cluster's, by the weight of the point; 0 where they are unknown.
    pub people: f64,
    /// Probability of service now.
    pub probability: f64,
    /// Strength at which a new mast serves it beside the present ones: its margin over the standard deviation of its shadowing
    /// (without shadowing the margin, dB).
    pub needed_strength: f64,
    pub(super) gains: GainTable,
}

/// The sample points of gaps that no operator serves, in their order; those with unknown paths are left out.
///
/// # Method
/// Present masts of the new mast's operator help it ([`crate::link::joint_probability`]); those of others do not, as everywhere. What a mast needs
/// is found by halving: the probability never falls with its margin.
///
/// # Cost
/// One direct path per (point, mast in range), and some 500 joint probabilities per point; parallel over gaps.
///
/// # Errors
/// [`OpportunityError::Link`] names the sector the model refuses; [`OpportunityError::Source`] of the ground.
pub fn points_to_serve(
    question: &OpportunityQuestion<'_>,
    index: &MastIndex,
    ground: &dyn GroundSource,
    settlements: &[Settlement],
    gaps: &[Gap],
) -> Result<Vec<PointToServe>, OpportunityError> {
    let of_gap = |gap: &Gap| -> Result<Vec<PointToServe>, OpportunityError> {
        let settlement = &settlements[gap.settlement];
        let people = settlement.people_by_cluster()[gap.cluster].unwrap_or_default();
        let samples = settlement.clusters[gap.cluster].samples.iter().enumerate();
        let mut found = Vec::new();
        for (sample, point) in samples {
            let links = links_of(question, index, ground, &point.position)?;
            let Some((beside, needed_strength)) = needed(question, &links) else { continue };
            found.push(PointToServe {
                settlement: gap.settlement,
                cluster: gap.cluster,
                sample,
                position: point.position,
                people: people * point.weight,
                probability: beside.now,
                needed_strength,
                gains: GainTable::of(&beside),
            });
        }
        Ok(found)
    };
    let found: Vec<_> = gaps.par_iter().map(of_gap).collect();
    Ok(found.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// The links of a place over its own ground.
fn links_of(
    question: &OpportunityQuestion<'_>,
    index: &MastIndex,
    ground: &dyn GroundSource,
    place: &Position,
) -> Result<PlaceLinks, OpportunityError> {
    let setting = &question.setting;
    let Some(window) = question.window_around(&[*place], &setting.reach) else {
        return Ok(PlaceLinks::default());
    };
    let ground = ground.ground(window).map_err(OpportunityError::Source)?;
    Ok(links_at(&setting.over(&ground), index, place)?)
}

/// What stands beside a new mast at a point, and the strength that it needs; `None` where the point is served, or that is not known.
fn needed(question: &OpportunityQuestion<'_>, found: &PlaceLinks) -> Option<(Beside, f64)> {
    let (setting, technology) = (&question.setting, question.technology);
    let sectors = setting.network.sectors();
    let asked = |sector: usize| sectors[sector].carrier.technology == technology;
    let links: Vec<ServerLink> = found.links.iter().filter(|server| asked(server.sector)).copied().collect();
    let target = setting.need.target_probability;
    let now = probability_together(setting.network, &setting.need, &links).unwrap_or_default();
    let mut unknown =
        found.without_terrain.iter().copied().chain(found.refused.iter().map(|(sector, _)| *sector));
    if now >= target || unknown.any(asked) {
        return None;
    }
    let beside = Beside { now, ..beside(question, &links) };
    let strength = beside.least_strength(target, inverse_normal(target));
    Some((beside, strength))
}

/// The masts of the new one's operator among links.
fn beside(question: &OpportunityQuestion<'_>, links: &[ServerLink]) -> Beside {
    let setting = &question.setting;
    let shadowed = setting.has_shadowing();
    let own = operator_margins(setting.network, links, &question.design.operator);
    let in_deviations = |mast: MastMargin| {
        if mast.sigma_db > 0.0 {
            MastMargin { margin_db: mast.margin_db / mast.sigma_db, sigma_db: 1.0 }
        } else {
            mast
        }
    };
    Beside {
        own: own.into_iter().map(in_deviations).collect(),
        now: 0.0,
        correlation: setting.need.shadowing_correlation,
        shadowed,
    }
}
