//! Which gaps come first.
use super::Gap;
use crate::coverage::ServiceReport;
use crate::geodesy::PlaceIndex;
use crate::link::Verdict;
use crate::network::Technology;
use crate::settlements::{Facility, Settlement};
use crate::units::Decibels;
use serde::Serialize;
use std::collections::BTreeMap;

/// One criterion's part in a score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contribution {
    /// Criterion.
    pub criterion: String,
    /// Value in its own unit; `None` when unknown.
    pub value: Option<f64>,
    /// Share of the largest value among the ranked, -1 to 1; 0 when unknown.
    pub normalised: f64,
    /// Weight x normalised / sum of the weights' sizes.
    pub contribution: f64,
}

/// One settlement in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RankedSettlement {
    /// Index of the settlement.
    pub settlement: usize,
    /// From 1.
    pub rank: usize,
    /// Sum of the contributions.
    pub score: f64,
    /// People without service; `None` when unknown.
    pub people_without_service: Option<f64>,
    /// In the order of the criteria's names.
    pub contributions: Vec<Contribution>,
}

/// Why no ranking can be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RankingError {
    /// A criterion that nothing defines.
    #[error("ranking.weights.{criterion}: unknown criterion; choose from {}", known.join(", "))]
    UnknownCriterion {
        /// The name.
        criterion: String,
        /// Built-in names and attribute columns.
        known: Vec<String>,
    },
}

/// Criteria that need no column of their own.
const BUILT_IN: [&str; 10] = [
    "clinic",
    "deficit_db",
    "distance_to_served_km",
    "electrified",
    "fixed_broadband",
    "households_without_service",
    "people_without_service",
    "peoples_committee",
    "school",
    "smartphone_share",
];

/// Orders the settlements that have gaps, the most pressing first.
///
/// # Definition
/// A criterion's value is divided by the largest absolute value among the ranked; score = sum of weight x that / sum
/// of the weights' sizes. Unknown values count 0. Yes is 1, no is 0; `fixed_broadband` and `smartphone_share` are shares of
/// the settlement's people. `deficit_db` is the largest of the
/// settlement's gaps, and counts as the largest of all where no sector reaches. `distance_to_served_km` is from the
/// centre to the nearest served cluster of any settlement.
///
/// # Order
/// Score descending, people without service descending, identifier ascending: total, so the same for any input order.
///
/// # Cost
/// O((ranked + served places) x log of the served places).
///
/// # Errors
/// [`RankingError::UnknownCriterion`].
///
/// # Source
/// A planning convention: the weighted sum with linear scale transformation (maximum method) of multi-criteria
/// decision analysis (Hwang and Yoon, Multiple Attribute Decision Making, 1981, §2.3).
pub fn rank_settlements(
    (settlements, service): (&[Settlement], &ServiceReport),
    gaps: &[Gap],
    weights: &BTreeMap<String, f64>,
    technology: Technology,
) -> Result<Vec<RankedSettlement>, RankingError> {
    check_criteria(settlements, weights)?;
    let served = served_places(settlements, service, technology);
    let groups: Vec<&[Gap]> = gaps.chunk_by(|a, b| a.settlement == b.settlement).collect();
    let values: Vec<Vec<Option<f64>>> = weights
        .keys()
        .map(|criterion| {
            let of = |group: &&[Gap]| value_of(criterion, &settlements[group[0].settlement], group, &served);
            let mut column: Vec<Option<f64>> = groups.iter().map(of).collect();
            if criterion == "deficit_db" {
                let greatest = column.iter().flatten().copied().fold(1.0, f64::max);
                for value in &mut column {
                    *value = value.map(|v| v.min(greatest)).or(Some(greatest));
                }
            }
            column
        })
        .collect();
    let sizes: f64 = weights.values().map(|weight| weight.abs()).sum();
    let mut ranked: Vec<RankedSettlement> = groups
        .iter()
        .enumerate()
        .map(|(row, group)| {
            let contributions: Vec<Contribution> = weights
                .iter()
                .zip(&values)
                .map(|((criterion, weight), column)| {
                    let greatest = column.iter().flatten().fold(0.0_f64, |most, v| most.max(v.abs()));
                    let share = column[row].map_or(0.0, |v| if greatest > 0.0 { v / greatest } else { 0.0 });
                    let contribution = if sizes > 0.0 { weight * share / sizes } else { 0.0 };
                    Contribution {
                        criterion: criterion.clone(),
                        value: column[row],
                        normalised: share,
                        contribution,
                    }
                })
                .collect();
            RankedSettlement {
                settlement: group[0].settlement,
                rank: 0,
                score: contributions.iter().map(|part| part.contribution).sum(),
                people_without_service: group.iter().map(|gap| gap.people_without_service).sum(),
                contributions,
            }
        })
        .collect();
    let people = |row: &RankedSettlement| row.people_without_service.unwrap_or(-1.0);
    ranked.sort_by(|a, b| {
        let ids = [a, b].map(|row| &settlements[row.settlement].settlement_id);
        b.score.total_cmp(&a.score).then(people(b).total_cmp(&people(a))).then(ids[0].cmp(ids[1]))
    });
    for (place, row) in ranked.iter_mut().enumerate() {
        row.rank = place + 1;
    }
    Ok(ranked)
}

/// Whether every criterion is built in or an attribute of some settlement: known before anything is judged.
///
/// # Errors
/// [`RankingError::UnknownCriterion`] names the first that is not.
pub fn check_criteria(
    settlements: &[Settlement],
    weights: &BTreeMap<String, f64>,
) -> Result<(), RankingError> {
    let has = |name: &String| settlements.iter().any(|settlement| settlement.attributes.contains_key(name));
    for criterion in weights.keys() {
        if !BUILT_IN.contains(&criterion.as_str()) && !has(criterion) {
            let mut known: Vec<String> = BUILT_IN.iter().map(|&name| name.to_owned()).collect();
            known.extend(settlements.iter().flat_map(|settlement| settlement.attributes.keys().cloned()));
            known.sort();
            known.dedup();
            return Err(RankingError::UnknownCriterion { criterion: criterion.clone(), known });
        }
    }
    Ok(())
}

fn served_places(settlements: &[Settlement], service: &ServiceReport, technology: Technology) -> PlaceIndex {
    let Some(scope) = service.scope(technology, None) else { return PlaceIndex::of([]) };
    let judged = settlements.iter().zip(&service.settlements);
    let clusters = judged.flat_map(|(settlement, judged)| settlement.clusters.iter().zip(&judged.clusters));
    let served = clusters.filter(|(_, judged)| judged.scopes[scope].verdict == Verdict::Served);
    PlaceIndex::of(served.map(|(cluster, _)| cluster.samples[0].position))
}

fn value_of(criterion: &str, settlement: &Settlement, gaps: &[Gap], served: &PlaceIndex) -> Option<f64> {
    let yes = |known: Option<bool>| known.map(|yes| if yes { 1.0 } else { 0.0 });
    match criterion {
        "people_without_service" => gaps.iter().map(|gap| gap.people_without_service).sum(),
        "households_without_service" => households_without_service(settlement, gaps),
        "deficit_db" => {
            let deficits: Option<Vec<f64>> = gaps.iter().map(|gap| gap.deficit.map(Decibels::db)).collect();
            deficits.and_then(|all| all.into_iter().max_by(f64::total_cmp))
        }
        "distance_to_served_km" => {
            let nearest = served.nearest(&settlement.clusters[0].samples[0].position);
            nearest.map(|(_, distance)| distance.kilometres())
        }
        "electrified" => yes(settlement.electrified),
        "fixed_broadband" => settlement.fixed_broadband_share(),
        "smartphone_share" => settlement.smartphone_share(),
        "school" => yes(settlement.has(Facility::School)),
        "clinic" => yes(settlement.has(Facility::Clinic)),
        "peoples_committee" => yes(settlement.has(Facility::PeoplesCommittee)),
        attribute => settlement.attributes.get(attribute).copied(),
    }
}

/// Households distributed as people are, or as the clusters' own numbers say.
fn households_without_service(settlement: &Settlement, gaps: &[Gap]) -> Option<f64> {
    let own: Option<Vec<f64>> = settlement.clusters.iter().map(|cluster| cluster.households).collect();
    let lacking = |gap: &Gap| {
        let people = settlement.people_by_cluster()[gap.cluster];
        let share_without = match (gap.people_without_service, people) {
            (Some(without), Some(people)) if people > 0.0 => without / people,
            _ => 1.0,
        };
        let households = match &own {
            Some(own) => Some(own[gap.cluster]),
            None => settlement.households.map(|all| all / settlement.clusters.len() as f64),
        };
        households.map(|households| households * share_without)
    };
    gaps.iter().map(lacking).sum()
}
