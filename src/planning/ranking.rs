//! Which gaps come first.
use super::Gap;
use super::criteria::{known_criteria, scale_of, served_places, value_of};
use crate::coverage::ServiceReport;
use crate::network::Technology;
use crate::settlements::Settlement;
use serde::Serialize;
use std::collections::BTreeMap;

/// One criterion's part in a settlement's need.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contribution {
    /// Criterion.
    pub criterion: String,
    /// Value in its own unit; `None` when unknown.
    pub value: Option<f64>,
    /// Share of the criterion's scale, -1 to 1; 0 when unknown.
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
    /// What the order follows: need, and cheapness where costs are known, by their weights.
    pub score: f64,
    /// Sum of the contributions.
    pub need: f64,
    /// Cost per person of the cheapest remedy, in the scenario's currency; `None` when unknown.
    pub cost_per_person: Option<f64>,
    /// Part of the cost in the score.
    pub cost_contribution: f64,
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

/// What is ranked, and by what.
#[derive(Clone, Copy, Debug)]
pub struct RankingQuestion<'a> {
    /// All settlements of the study area, which the scales are taken from.
    pub settlements: &'a [Settlement],
    /// Their service.
    pub service: &'a ServiceReport,
    /// The gaps, by settlement.
    pub gaps: &'a [Gap],
    /// The technology that is missing.
    pub technology: Technology,
    /// Weights of need by criterion.
    pub weights: &'a BTreeMap<String, f64>,
    /// Values that count as the whole of a criterion, where they are stated.
    pub scales: &'a BTreeMap<String, f64>,
    /// What remedies cost, where it is known.
    pub cost: Option<CostRanking<'a>>,
}

/// How the cost of remedies counts.
#[derive(Clone, Copy, Debug)]
pub struct CostRanking<'a> {
    /// Cost per person of the cheapest remedy, by index of the settlement, in the scenario's currency.
    pub per_person: &'a BTreeMap<usize, f64>,
    /// The cost per person that is half as good as none, in the same.
    pub half_at: f64,
    /// Weight beside need, 0 to 1.
    pub weight: f64,
}

impl CostRanking<'_> {
    /// Part of the cost in a score: the weight for no cost at all, half of it at [`Self::half_at`], 0 where no cost is known.
    fn contribution(&self, cost_per_person: Option<f64>) -> f64 {
        cost_per_person.map_or(0.0, |cost| self.weight * self.half_at / (self.half_at + cost))
    }
}

impl RankingQuestion<'_> {
    /// Orders the settlements that have gaps, the most pressing first.
    ///
    /// # Definition
    /// A criterion's value is divided by its scale and kept within -1 and 1; need = sum of weight x that / sum of the weights' sizes.
    /// Scales are the scenario's, else the largest value of any settlement of the study area, served or not (people, households, attributes), 40 dB, 10 km, and
    /// 1 for shares and for yes or no: serving one settlement leaves the need of all others as it is, but for `distance_to_served_km`.
    /// Unknown values count 0. Facilities count where their houses are gaps. `deficit_db` is the largest of the settlement's gaps, and counts as
    /// the whole where no sector reaches. `distance_to_served_km` is from the centre to the nearest served cluster of any settlement.
    ///
    /// Without costs score = need. With them score = (1 - w) x need + w x h / (h + cost per person), where w is the weight of the cost and h the cost per
    /// person that is half as good as none; the second part is 0 where no priced remedy is known.
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
    /// A planning convention: the weighted sum with linear scale transformation of multi-criteria decision analysis (Hwang and Yoon,
    /// Multiple Attribute Decision Making, 1981, §2.3), on scales that do not depend on the ranked.
    pub fn answer(&self) -> Result<Vec<RankedSettlement>, RankingError> {
        check_criteria(self.settlements, self.weights)?;
        let served = served_places(self.settlements, self.service, self.technology);
        let scale = |criterion: &String| scale_of(criterion, self.settlements, self.scales);
        let scales: Vec<f64> = self.weights.keys().map(scale).collect();
        let groups = self.gaps.chunk_by(|a, b| a.settlement == b.settlement);
        let mut ranked: Vec<RankedSettlement> = groups
            .map(|group| {
                let settlement = &self.settlements[group[0].settlement];
                let value = |criterion: &str| value_of(criterion, settlement, group, &served);
                self.ranked(group, &scales, &value)
            })
            .collect();
        let people = |row: &RankedSettlement| row.people_without_service.unwrap_or(-1.0);
        ranked.sort_by(|a, b| {
            let ids = [a, b].map(|row| &self.settlements[row.settlement].settlement_id);
            b.score.total_cmp(&a.score).then(people(b).total_cmp(&people(a))).then(ids[0].cmp(ids[1]))
        });
        for (place, row) in ranked.iter_mut().enumerate() {
            row.rank = place + 1;
        }
        Ok(ranked)
    }

    /// A settlement, by its gaps, on the scales of the criteria.
    fn ranked(&self, gaps: &[Gap], scales: &[f64], value: &dyn Fn(&str) -> Option<f64>) -> RankedSettlement {
        let sizes: f64 = self.weights.values().map(|weight| weight.abs()).sum();
        let part = |((criterion, weight), scale): ((&String, &f64), &f64)| {
            let value = value(criterion);
            let share = match value {
                // no sector reaches
                None if criterion == "deficit_db" => 1.0,
                Some(value) if *scale > 0.0 => (value / scale).clamp(-1.0, 1.0),
                _ => 0.0,
            };
            let contribution = if sizes > 0.0 { weight * share / sizes } else { 0.0 };
            Contribution { criterion: criterion.clone(), value, normalised: share, contribution }
        };
        let contributions: Vec<Contribution> = self.weights.iter().zip(scales).map(part).collect();
        let need: f64 = contributions.iter().map(|part| part.contribution).sum();
        let settlement = gaps[0].settlement;
        let cost_per_person = self.cost.and_then(|cost| cost.per_person.get(&settlement).copied());
        let cost_contribution = self.cost.map_or(0.0, |cost| cost.contribution(cost_per_person));
        let weight_of_need = self.cost.map_or(1.0, |cost| 1.0 - cost.weight);
        RankedSettlement {
            settlement,
            rank: 0,
            score: weight_of_need * need + cost_contribution,
            need,
            cost_per_person,
            cost_contribution,
            people_without_service: gaps.iter().map(|gap| gap.people_without_service).sum(),
            contributions,
        }
    }
}

/// Whether every criterion is built in or an attribute of some settlement: known before anything is judged.
///
/// # Errors
/// [`RankingError::UnknownCriterion`] names the first that is not.
pub fn check_criteria(
    settlements: &[Settlement],
    weights: &BTreeMap<String, f64>,
) -> Result<(), RankingError> {
    let known = known_criteria(settlements);
    match weights.keys().find(|criterion| known.binary_search(criterion).is_err()) {
        Some(criterion) => Err(RankingError::UnknownCriterion { criterion: criterion.clone(), known }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::CostRanking;
    use std::collections::BTreeMap;

    #[test]
    fn no_cost_counts_its_whole_weight_and_an_unknown_one_nothing() {
        let per_person = BTreeMap::new();
        let cost = CostRanking { per_person: &per_person, half_at: 200.0, weight: 0.5 };
        let parts = [Some(0.0), Some(200.0), Some(600.0), None].map(|of| cost.contribution(of));
        assert!(
            parts
                .iter()
                .zip([0.5, 0.25, 0.125, 0.0])
                .all(|(found, expected)| (found - expected).abs() < 1e-12)
        );
    }
}
