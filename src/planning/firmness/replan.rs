//! Which sites stay in the plan where it is made again for each draw.
use super::draw_set::DrawSet;
use super::points::exists;
use super::served_draws::{PointDraws, served_draws};
use super::weights::drawn_weights;
use super::{DrawnCost, FirmnessError, FirmnessQuestion};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Draws that a plan is made again for where none are stated: a share of one half is known to 0.035 (standard deviation). A choice.
pub const REPLANNED_DRAWS: usize = 200;

/// What is planned again.
#[derive(Clone, Copy)]
pub struct ReplanQuestion<'a> {
    /// The network, its options and the points.
    pub firmness: FirmnessQuestion<'a>,
    /// The site of each option: options of one site are the same site at another height, say.
    pub sites: &'a [usize],
    /// What is built once and shared.
    pub items: &'a [DrawnCost],
    /// Stated weights of the criteria.
    pub weights: &'a BTreeMap<String, f64>,
    /// Spread of their logarithms; [`super::WEIGHT_SPREAD`], or 0 for weights that do not vary.
    pub weight_spread: f64,
    /// Weight of a person at a point, by the drawn weights (in the order of the criteria's names) and the index of the point.
    pub person_weight: &'a (dyn Fn(&[f64], usize) -> f64 + Sync),
    /// Number of draws.
    pub draws: usize,
}

/// One draw, to be planned for.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Number of the draw.
    pub draw: usize,
    /// By option, rising indices of the points that it serves and today's network does not.
    pub serves: Vec<Vec<usize>>,
    /// By option, rising indices of the points that today's network serves, and no longer if this option alone is built: where it rebuilds a tower.
    pub loses: Vec<Vec<usize>>,
    /// By item, its cost.
    pub item_costs: Vec<f64>,
    /// By point, weight of a person there.
    pub person_weights: Vec<f64>,
}

/// How often options and sites are chosen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Replanned {
    /// Number of draws.
    pub draws: usize,
    /// By option, share of the draws whose plan has it.
    pub option_shares: Vec<f64>,
    /// By site, share of the draws whose plan has one of its options.
    pub site_shares: Vec<f64>,
}

/// What all draws have in common: rows of numbers by draw.
struct Rows {
    points: Vec<PointDraws>,
    lost: Vec<BTreeMap<usize, DrawSet>>,
    item_costs: Vec<Vec<f64>>,
    weights: Vec<Vec<f64>>,
}

impl ReplanQuestion<'_> {
    /// Makes a plan for each draw and counts what stays. `replan` names the options that it would choose if the draw were the truth; it is called from several threads, once per draw,
    /// and `done` after it.
    ///
    /// # Cost and determinism
    /// Of the draws: one inverse of the normal distribution per point, tower and draw; 1 bit per point, option with a link to it, and draw. Parallel over draws. The same bits for any number of
    /// threads; for any order of rows where `replan` does not depend on it.
    ///
    /// # Errors
    /// [`FirmnessError`] for what cannot be drawn, and for an option that is not there.
    pub fn answer(
        &self,
        replan: &(dyn Fn(&Drawn) -> Vec<usize> + Sync),
        done: &(dyn Fn() + Sync),
    ) -> Result<Replanned, FirmnessError> {
        let rows = self.rows()?;
        let plan_of = |draw: usize| {
            let mut chosen = replan(&self.drawn(draw, &rows));
            done();
            chosen.sort_unstable();
            chosen.dedup();
            let last = chosen.last().copied();
            last.map_or(Ok(()), |last| exists("option", last, self.firmness.options))?;
            Ok(chosen)
        };
        let plans: Vec<Vec<usize>> =
            (0..self.draws).into_par_iter().map(plan_of).collect::<Result<_, FirmnessError>>()?;
        let sites = self.sites.iter().map(|site| site + 1).max().unwrap_or(0);
        let mut of_options = vec![0_usize; self.firmness.options];
        let mut of_sites = vec![0_usize; sites];
        for plan in &plans {
            let there: BTreeSet<usize> = plan.iter().map(|option| self.sites[*option]).collect();
            for option in plan {
                of_options[*option] += 1;
            }
            for site in there {
                of_sites[site] += 1;
            }
        }
        let shares = |counts: Vec<usize>| {
            counts.into_iter().map(|count| count as f64 / self.draws as f64).collect::<Vec<f64>>()
        };
        Ok(Replanned { draws: self.draws, option_shares: shares(of_options), site_shares: shares(of_sites) })
    }

    fn rows(&self) -> Result<Rows, FirmnessError> {
        self.firmness.order()?;
        if self.draws == 0 {
            return Err(FirmnessError::NoDraws);
        }
        if self.sites.len() != self.firmness.options {
            let (index, count) = (self.firmness.options, self.sites.len());
            return Err(FirmnessError::NoSuch { what: "site_of_option", index, count });
        }
        self.items.iter().try_for_each(DrawnCost::check)?;
        let mut points = served_draws(&self.firmness, self.draws, &|_| true);
        let lost = points.iter().map(|point| point.lost(self.firmness.rebuilt)).collect();
        for PointDraws { today, options, .. } in &mut points {
            for set in options.values_mut() {
                set.remove(today);
            }
        }
        let item_costs = self.items.par_iter().map(|item| item.drawn(self.draws)).collect();
        let weights = drawn_weights(self.weights, self.weight_spread, self.draws)?;
        Ok(Rows { points, lost, item_costs, weights })
    }

    fn drawn(&self, draw: usize, rows: &Rows) -> Drawn {
        let points_of = |sets: &mut dyn Iterator<Item = &BTreeMap<usize, DrawSet>>| {
            let mut points = vec![Vec::new(); self.firmness.options];
            for (at, sets) in sets.enumerate() {
                let there = sets.iter().filter(|(_, set)| set.contains(draw));
                there.for_each(|(option, _)| points[*option].push(at));
            }
            points
        };
        let weight = |at: usize| (self.person_weight)(&rows.weights[draw], at);
        Drawn {
            draw,
            serves: points_of(&mut rows.points.iter().map(|point| &point.options)),
            loses: points_of(&mut rows.lost.iter()),
            item_costs: rows.item_costs.iter().map(|row| row[draw]).collect(),
            person_weights: (0..rows.points.len()).map(weight).collect(),
        }
    }
}
