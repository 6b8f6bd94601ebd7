//! Which gaps come first.
use super::Gap;
use super::criteria::{known_criteria, scale_of, served_places, value_of};
use crate::coverage::ServiceReport;
use crate::network::Technology;
use crate::settlements::Settlement;
use serde::Serialize;
use std::cmp::Ordering;
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
    #[error("{}", crate::text!("ranking-error-unknown-criterion", criterion, known = known.join(", ")))]
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
    pub(super) fn contribution(&self, cost_per_person: Option<f64>) -> f64 {
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
        let criteria = self.criteria()?;
        let weights: Vec<f64> = criteria.iter().map(|criterion| criterion.weight).collect();
        let mut ranked: Vec<RankedSettlement> =
            self.rows(&criteria).iter().map(|row| self.ranked(&criteria, &weights, row)).collect();
        ranked.sort_by(|a, b| {
            let ids = [a, b].map(|row| self.settlements[row.settlement].settlement_id.as_str());
            more_pressing(&Pressing::of(a, ids[0]), &Pressing::of(b, ids[1]))
        });
        for (place, row) in ranked.iter_mut().enumerate() {
            row.rank = place + 1;
        }
        Ok(ranked)
    }

    /// The criteria, by name, with their weights and scales.
    ///
    /// # Errors
    /// [`RankingError::UnknownCriterion`].
    pub(super) fn criteria(&self) -> Result<Vec<Criterion<'_>>, RankingError> {
        check_criteria(self.settlements, self.weights)?;
        let criteria = self.weights.iter().map(|(name, weight)| Criterion {
            name,
            weight: *weight,
            scale: scale_of(name, self.settlements, self.scales),
        });
        Ok(criteria.collect())
    }

    /// What the settlements that have gaps are ranked by, by index.
    pub(super) fn rows(&self, criteria: &[Criterion<'_>]) -> Vec<RankingRow> {
        let served = served_places(self.settlements, self.service, self.technology);
        let row = |gaps: &[Gap]| {
            let settlement = &self.settlements[gaps[0].settlement];
            let value = |criterion: &Criterion<'_>| value_of(criterion.name, settlement, gaps, &served);
            RankingRow {
                settlement: gaps[0].settlement,
                values: criteria.iter().map(value).collect(),
                people_without_service: gaps.iter().map(|gap| gap.people_without_service).sum(),
                cost_per_person: self.cost.and_then(|cost| cost.per_person.get(&gaps[0].settlement).copied()),
            }
        };
        self.gaps.chunk_by(|a, b| a.settlement == b.settlement).map(row).collect()
    }

    /// A settlement, by the weights.
    fn ranked(&self, criteria: &[Criterion<'_>], weights: &[f64], row: &RankingRow) -> RankedSettlement {
        let shares: Vec<f64> =
            criteria.iter().zip(&row.values).map(|(criterion, value)| criterion.share(*value)).collect();
        let parts = criteria.iter().zip(&row.values).zip(contributions(weights, &shares).zip(&shares));
        let contributions = parts.map(|((criterion, value), (contribution, share))| Contribution {
            criterion: criterion.name.to_owned(),
            value: *value,
            normalised: *share,
            contribution,
        });
        let contributions: Vec<Contribution> = contributions.collect();
        let need: f64 = contributions.iter().map(|part| part.contribution).sum();
        RankedSettlement {
            settlement: row.settlement,
            rank: 0,
            score: score(need, self.cost, row.cost_per_person),
            need,
            cost_per_person: row.cost_per_person,
            cost_contribution: self.cost.map_or(0.0, |cost| cost.contribution(row.cost_per_person)),
            people_without_service: row.people_without_service,
            contributions,
        }
    }
}

/// A criterion with its weight and scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Criterion<'a> {
    pub(super) name: &'a str,
    pub(super) weight: f64,
    /// The value that counts as the whole of it.
    pub(super) scale: f64,
}

impl Criterion<'_> {
    /// Share of the scale, -1 to 1; 0 when unknown.
    pub(super) fn share(&self, value: Option<f64>) -> f64 {
        match value {
            // no sector reaches
            None if self.name == "deficit_db" => 1.0,
            Some(value) if self.scale > 0.0 => (value / self.scale).clamp(-1.0, 1.0),
            _ => 0.0,
        }
    }
}

/// What a settlement is ranked by.
#[derive(Clone, Debug)]
pub(super) struct RankingRow {
    /// Index of the settlement.
    pub(super) settlement: usize,
    /// In the order of the criteria, each in its own unit.
    pub(super) values: Vec<Option<f64>>,
    pub(super) people_without_service: Option<f64>,
    pub(super) cost_per_person: Option<f64>,
}

/// Each criterion's part in the need: weight x share / sum of the weights' sizes.
pub(super) fn contributions(weights: &[f64], shares: &[f64]) -> impl Iterator<Item = f64> {
    let sizes: f64 = weights.iter().map(|weight| weight.abs()).sum();
    let part = move |(weight, share): (&f64, &f64)| if sizes > 0.0 { weight * share / sizes } else { 0.0 };
    weights.iter().zip(shares).map(part)
}

/// Need and cost by their weights.
pub(super) fn score(need: f64, cost: Option<CostRanking<'_>>, cost_per_person: Option<f64>) -> f64 {
    let weight_of_need = cost.map_or(1.0, |cost| 1.0 - cost.weight);
    weight_of_need * need + cost.map_or(0.0, |cost| cost.contribution(cost_per_person))
}

/// What the order follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pressing<'a> {
    pub(super) score: f64,
    pub(super) people_without_service: Option<f64>,
    pub(super) settlement_id: &'a str,
}

impl<'a> Pressing<'a> {
    fn of(row: &RankedSettlement, settlement_id: &'a str) -> Self {
        Self { score: row.score, people_without_service: row.people_without_service, settlement_id }
    }
}

/// The order of [`RankingQuestion::answer`].
pub(super) fn more_pressing(a: &Pressing<'_>, b: &Pressing<'_>) -> Ordering {
    let people = |of: &Pressing<'_>| of.people_without_service.unwrap_or(-1.0);
    b.score
        .total_cmp(&a.score)
        .then(people(b).total_cmp(&people(a)))
        .then(a.settlement_id.cmp(b.settlement_id))
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
