//! How far the order of the gaps holds where weights, service and costs are drawn.
use super::draw_set::DrawSet;
use super::served_draws::served_draws;
use super::weights::{drawn_shares, drawn_weights};
use super::{DrawnCost, FirmnessError, FirmnessQuestion};
use crate::planning::draws::quantile;
use crate::planning::ranking::{Criterion, Pressing, RankingRow, contributions, more_pressing, score};
use crate::planning::{CostRanking, RankingError, RankingQuestion};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// Why no ranks can be drawn.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum StabilityError {
    /// Of the ranking.
    #[error(transparent)]
    Ranking(#[from] RankingError),
    /// Of the draws.
    #[error(transparent)]
    Firmness(#[from] FirmnessError),
}

/// What is ranked again for each draw.
#[derive(Clone, Copy, Debug)]
pub struct StabilityQuestion<'a> {
    /// The ranking as stated.
    pub ranking: RankingQuestion<'a>,
    /// Today's links, where it is drawn who is without service; its points name the settlements of the ranking by their indices. `None`: as stated.
    pub service: Option<FirmnessQuestion<'a>>,
    /// Cost per person by index of the settlement, where it is drawn; that of the ranking for the others.
    pub costs_per_person: &'a BTreeMap<usize, DrawnCost>,
    /// Spread of the logarithms of the weights; [`super::WEIGHT_SPREAD`], or 0 for weights that do not vary.
    pub weight_spread: f64,
    /// Number of draws.
    pub draws: usize,
}

/// The ranks of a settlement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RankInterval {
    /// Index of the settlement.
    pub settlement: usize,
    /// As stated, from 1.
    pub rank: usize,
    /// 5th percentile of its rank.
    pub low: usize,
    /// 50th percentile.
    pub median: usize,
    /// 95th percentile.
    pub high: usize,
    /// Share of the draws in which some of its people are without service; 1 where that is not drawn.
    pub without_service: f64,
}

/// All that is drawn, by draw.
struct Drawing<'a> {
    question: &'a StabilityQuestion<'a>,
    criteria: Vec<Criterion<'a>>,
    /// In the order of the stated ranking.
    rows: Vec<DrawnRow<'a>>,
    weights: Vec<Vec<f64>>,
    cost_weights: Vec<f64>,
}

/// A settlement, with what is drawn of it.
struct DrawnRow<'a> {
    settlement_id: &'a str,
    stated: RankingRow,
    /// Whether some of its people are without service, and how many; `None` as stated.
    lacking: Option<Lacking>,
    costs: Option<Vec<f64>>,
}

/// Who of a settlement lacks service, by draw.
struct Lacking {
    any: DrawSet,
    /// `None` where people are unknown.
    people: Option<Vec<f64>>,
}

impl StabilityQuestion<'_> {
    /// The rank intervals of the settlements that have gaps, in the order of the stated ranking.
    ///
    /// # Method
    /// In each draw every criterion's weight, and the odds of the weight of the cost, are multiplied by exp(spread Z); people without service are those whom no link of today's network reaches in the
    /// draw, and households without service change in proportion; the cost per person is drawn from its triangle. Then the score is that of [`RankingQuestion::answer`]. A settlement of which nobody is without service in a draw comes
    /// after all others, in the stated order. The other criteria keep their values.
    ///
    /// # Cost and determinism
    /// O(settlements x (criteria + log settlements)) per draw, beside the draws of the links; 12 bytes per settlement and draw. Parallel over draws; the same bits for any number of threads and order of points and links.
    ///
    /// # Errors
    /// [`StabilityError`].
    ///
    /// # Source
    /// Ranks over drawn weights and values: stochastic multicriteria acceptability analysis (Lahdelma, Hokkanen and Salminen 1998, European Journal of Operational Research 106).
    pub fn answer(&self) -> Result<Vec<RankInterval>, StabilityError> {
        if self.draws == 0 {
            return Err(FirmnessError::NoDraws.into());
        }
        let drawing = self.drawing()?;
        let ranks: Vec<Vec<u32>> =
            (0..self.draws).into_par_iter().map(|draw| drawing.ranks_in(draw)).collect();
        let interval = |(at, row): (usize, &DrawnRow<'_>)| {
            let mut of_draws: Vec<f64> = ranks.iter().map(|ranks| f64::from(ranks[at])).collect();
            of_draws.sort_by(f64::total_cmp);
            let [low, median, high] = [0.05, 0.5, 0.95].map(|share| quantile(&of_draws, share) as usize);
            let lacking = row.lacking.as_ref().map_or(self.draws, |lacking| lacking.any.count());
            let without_service = lacking as f64 / self.draws as f64;
            RankInterval {
                settlement: row.stated.settlement,
                rank: at + 1,
                low,
                median,
                high,
                without_service,
            }
        };
        Ok(drawing.rows.iter().enumerate().map(interval).collect())
    }

    fn drawing(&self) -> Result<Drawing<'_>, StabilityError> {
        let criteria = self.ranking.criteria()?;
        let stated = self.ranking.answer()?;
        self.costs_per_person.values().try_for_each(DrawnCost::check)?;
        let mut lacking = self.lacking()?;
        let mut by_settlement: BTreeMap<usize, RankingRow> =
            self.ranking.rows(&criteria).into_iter().map(|row| (row.settlement, row)).collect();
        let in_order = stated.iter().filter_map(|ranked| by_settlement.remove(&ranked.settlement));
        let rows = in_order.map(|stated| DrawnRow {
            settlement_id: &self.ranking.settlements[stated.settlement].settlement_id,
            lacking: lacking.remove(&stated.settlement),
            costs: self.costs_per_person.get(&stated.settlement).map(|cost| cost.drawn(self.draws)),
            stated,
        });
        let rows = rows.collect();
        let weights = drawn_weights(self.ranking.weights, self.weight_spread, self.draws)?;
        let cost_weight = self.ranking.cost.map_or(0.0, |cost| cost.weight);
        let cost_weights = drawn_shares(cost_weight, self.weight_spread, self.draws);
        Ok(Drawing { question: self, criteria, rows, weights, cost_weights })
    }

    /// Who is without service, by settlement, where that is drawn.
    fn lacking(&self) -> Result<BTreeMap<usize, Lacking>, FirmnessError> {
        let Some(service) = &self.service else { return Ok(BTreeMap::new()) };
        let order = service.order()?;
        let drawn = served_draws(service, self.draws, &|_| false);
        let mut found: BTreeMap<usize, Lacking> = BTreeMap::new();
        for at in order {
            let point = &service.points[at];
            let mut without = DrawSet::all(self.draws);
            without.remove(&drawn[at].today);
            let nobody = || Lacking { any: DrawSet::none(self.draws), people: Some(vec![0.0; self.draws]) };
            let lacking = found.entry(point.settlement).or_insert_with(nobody);
            lacking.any.add(&without);
            match (point.people, &mut lacking.people) {
                (Some(people), Some(sums)) => without.add_to(sums, people),
                (_, people) => *people = None,
            }
        }
        Ok(found)
    }
}

impl Drawing<'_> {
    /// The ranks in a draw, in the stated order.
    fn ranks_in(&self, draw: usize) -> Vec<u32> {
        let cost =
            self.question.ranking.cost.map(|cost| CostRanking { weight: self.cost_weights[draw], ..cost });
        let pressing: Vec<Pressing<'_>> =
            self.rows.iter().map(|row| self.pressing(row, draw, cost)).collect();
        let is_gap =
            |at: usize| self.rows[at].lacking.as_ref().is_none_or(|lacking| lacking.any.contains(draw));
        let (mut order, served): (Vec<usize>, Vec<usize>) = (0..self.rows.len()).partition(|at| is_gap(*at));
        order.sort_by(|a, b| more_pressing(&pressing[*a], &pressing[*b]));
        order.extend(served);
        let mut ranks = vec![0; self.rows.len()];
        for (place, at) in order.into_iter().enumerate() {
            ranks[at] = place as u32 + 1;
        }
        ranks
    }

    fn pressing<'a>(&self, row: &DrawnRow<'a>, draw: usize, cost: Option<CostRanking<'_>>) -> Pressing<'a> {
        let stated = &row.stated;
        let drawn =
            row.lacking.as_ref().and_then(|lacking| lacking.people.as_ref()).map(|people| people[draw]);
        let people = drawn.or(stated.people_without_service);
        let share = |(criterion, value): (&Criterion<'_>, &Option<f64>)| match criterion.name {
            "people_without_service" => criterion.share(people.filter(|_| value.is_some())),
            "households_without_service" => criterion.share(in_proportion(*value, people, stated)),
            _ => criterion.share(*value),
        };
        let shares: Vec<f64> = self.criteria.iter().zip(&stated.values).map(share).collect();
        let need: f64 = contributions(&self.weights[draw], &shares).sum();
        let cost_per_person = row.costs.as_ref().map_or(stated.cost_per_person, |costs| Some(costs[draw]));
        Pressing {
            score: score(need, cost, cost_per_person),
            people_without_service: people,
            settlement_id: row.settlement_id,
        }
    }
}

/// Households without service where the people without it are others than stated.
fn in_proportion(households: Option<f64>, people: Option<f64>, stated: &RankingRow) -> Option<f64> {
    match (households, people, stated.people_without_service) {
        (Some(households), Some(people), Some(of)) if of > 0.0 => Some(households * people / of),
        _ => households,
    }
}
