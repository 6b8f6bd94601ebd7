//! How firm a fixed plan is: whom it serves, over the draws, beside today's network in the same draws.
use super::draw_set::DrawSet;
use super::points::exists;
use super::served_draws::{PointDraws, served_draws};
use super::{FirmPoint, FirmnessError, FirmnessQuestion, Spread};
use rayon::prelude::*;
use serde::Serialize;

/// A settlement or a cluster over the draws.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlaceFirmness {
    /// Index of the settlement.
    pub settlement: usize,
    /// Its identifier.
    pub settlement_id: String,
    /// The cluster (empty for the centre); `None` for the settlement as a whole.
    pub cluster_id: Option<String>,
    /// People; `None` when those of some sample point are unknown.
    pub people: Option<f64>,
    /// Share of the draws in which all its sample points are served, with the plan.
    pub served: f64,
    /// The same today.
    pub served_today: f64,
    /// Mean share of its people that is served, with the plan; of its sample points by their weight where people are unknown.
    pub served_share: f64,
    /// The same today.
    pub served_share_today: f64,
    /// People served with the plan and not without it; unknown people count 0.
    pub people_gained: Spread,
}

/// A chosen option over the draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OptionFirmness {
    /// Index of the option.
    pub option: usize,
    /// People that it serves and today's network does not.
    pub people: Spread,
    /// People whom it alone serves: neither today's network nor another chosen option does.
    pub people_by_it_alone: Spread,
}

/// How firm a plan is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanFirmness {
    /// Number of draws.
    pub draws: usize,
    /// People served with the plan.
    pub people: Spread,
    /// People served today, in the same draws.
    pub people_today: Spread,
    /// People served with the plan and not without it, draw by draw.
    pub people_gained: Spread,
    /// People served without the plan and not with it: where it rebuilds towers.
    pub people_lost: Spread,
    /// By identifier.
    pub settlements: Vec<PlaceFirmness>,
    /// By identifiers of settlement and cluster.
    pub clusters: Vec<PlaceFirmness>,
    /// The plan's, by index.
    pub options: Vec<OptionFirmness>,
    /// In the order of the settlements, the draws in which all of each is served.
    #[serde(skip)]
    whole: Vec<DrawSet>,
}

impl PlanFirmness {
    /// Correlation, over the draws, of two settlements being served wholly with the plan: 1 for what stands and falls together, 0 for what does not depend on the other. `None` where one
    /// of them is not there, or is served always or never.
    #[must_use]
    pub fn correlation(&self, settlement_id: &str, other_id: &str) -> Option<f64> {
        let of = |id: &str| {
            let by_id = |place: &PlaceFirmness| place.settlement_id.as_str().cmp(id);
            self.settlements.binary_search_by(by_id).ok().map(|at| &self.whole[at])
        };
        let (one, other) = (of(settlement_id)?, of(other_id)?);
        let mut both = one.clone();
        both.keep(other);
        let [one, other, both] = [one, other, &both].map(|set| set.count() as f64 / self.draws as f64);
        let variances = one * (1.0 - one) * other * (1.0 - other);
        (variances > 0.0).then(|| (both - one * other) / variances.sqrt())
    }
}

/// A point's draws with the plan and without it.
struct Served {
    with_plan: DrawSet,
    today: DrawSet,
}

impl FirmnessQuestion<'_> {
    /// How firm a plan of the chosen options is, over so many draws ([`crate::planning::comparison::DRAWS`] knows a share of one half to 0.011).
    ///
    /// # Method
    /// In each draw every link gets an error ([`super::ErrorTerms`]), and every settlement one of its positions. A point is served where a link of today's network or of a chosen option has a margin
    /// that, with its error, is not negative; no probability is asked for again. Today's network is tried in the same draws.
    ///
    /// # Cost and determinism
    /// One inverse of the normal distribution per point, tower and draw; 1 bit per point, option with a link to it, and draw. The same bits for any number of threads and order of towers, points and links.
    ///
    /// # Errors
    /// [`FirmnessError`] for what cannot be drawn.
    pub fn plan(&self, chosen: &[usize], draws: usize) -> Result<PlanFirmness, FirmnessError> {
        let order = self.order()?;
        if draws == 0 {
            return Err(FirmnessError::NoDraws);
        }
        let mut chosen = chosen.to_vec();
        chosen.sort_unstable();
        chosen.dedup();
        for option in &chosen {
            exists("option", *option, self.options)?;
        }
        let drawn = served_draws(self, draws, &|option| chosen.binary_search(&option).is_ok());
        let served: Vec<Served> = drawn.iter().map(Served::of).collect();
        let people = |of: &dyn Fn(&Served) -> DrawSet| {
            let sets = order.iter().map(|at| (of(&served[*at]), people_of(&self.points[*at])));
            Spread::of(sums(draws, sets))
        };
        let places = Places { points: self.points, served: &served, draws };
        let same_settlement = |a: &usize, b: &usize| key(self, *a, false) == key(self, *b, false);
        let same_cluster = |a: &usize, b: &usize| key(self, *a, true) == key(self, *b, true);
        let by_settlement: Vec<&[usize]> = order.chunk_by(same_settlement).collect();
        let by_cluster: Vec<&[usize]> = order.chunk_by(same_cluster).collect();
        Ok(PlanFirmness {
            draws,
            people: people(&|served| served.with_plan.clone()),
            people_today: people(&|served| served.today.clone()),
            people_gained: people(&Served::gained),
            people_lost: people(&Served::lost),
            settlements: by_settlement.par_iter().map(|points| places.place(points, false)).collect(),
            clusters: by_cluster.par_iter().map(|points| places.place(points, true)).collect(),
            options: chosen.par_iter().map(|option| self.option(*option, &drawn, &order, draws)).collect(),
            whole: by_settlement.iter().map(|points| places.wholly(points, &|of| &of.with_plan)).collect(),
        })
    }

    /// A chosen option, among the draws of the points.
    fn option(&self, option: usize, drawn: &[PointDraws], order: &[usize], draws: usize) -> OptionFirmness {
        let mut rows = [vec![0.0; draws], vec![0.0; draws]];
        for at in order {
            let Some(mut set) = drawn[*at].options.get(&option).cloned() else { continue };
            let people = people_of(&self.points[*at]);
            set.remove(&drawn[*at].today);
            set.add_to(&mut rows[0], people);
            let others = drawn[*at].options.iter().filter(|(other, _)| **other != option);
            others.for_each(|(_, other)| set.remove(other));
            set.add_to(&mut rows[1], people);
        }
        let [people, people_by_it_alone] = rows.map(Spread::of);
        OptionFirmness { option, people, people_by_it_alone }
    }
}

impl Served {
    fn of(drawn: &PointDraws) -> Self {
        let mut with_plan = drawn.kept.clone();
        drawn.options.values().for_each(|set| with_plan.add(set));
        Self { with_plan, today: drawn.today.clone() }
    }

    fn lost(&self) -> DrawSet {
        let mut lost = self.today.clone();
        lost.remove(&self.with_plan);
        lost
    }

    fn gained(&self) -> DrawSet {
        let mut gained = self.with_plan.clone();
        gained.remove(&self.today);
        gained
    }
}

/// Points with their draws, to be put together by place.
struct Places<'a> {
    points: &'a [FirmPoint],
    served: &'a [Served],
    draws: usize,
}

impl Places<'_> {
    /// A place of these points, by key.
    fn place(&self, points: &[usize], is_cluster: bool) -> PlaceFirmness {
        let first = &self.points[points[0]];
        let people: Option<f64> = points.iter().map(|at| self.points[*at].people).sum();
        let share_of =
            |of: &dyn Fn(&Served) -> &DrawSet| self.wholly(points, of).count() as f64 / self.draws as f64;
        let gained = points.iter().map(|at| (self.served[*at].gained(), people_of(&self.points[*at])));
        PlaceFirmness {
            settlement: first.settlement,
            settlement_id: first.key.settlement_id.clone(),
            cluster_id: is_cluster.then(|| first.key.cluster_id.clone()),
            people,
            served: share_of(&|served| &served.with_plan),
            served_today: share_of(&|served| &served.today),
            served_share: self.mean_share(points, people, &|served| &served.with_plan),
            served_share_today: self.mean_share(points, people, &|served| &served.today),
            people_gained: Spread::of(sums(self.draws, gained)),
        }
    }

    /// The draws in which all of these points are served.
    fn wholly(&self, points: &[usize], of: &dyn Fn(&Served) -> &DrawSet) -> DrawSet {
        let mut all = of(&self.served[points[0]]).clone();
        points[1..].iter().for_each(|at| all.keep(of(&self.served[*at])));
        all
    }

    /// Mean share of the people that is served; of the weights where people are unknown or nobody, of the points where there are no weights either.
    fn mean_share(&self, points: &[usize], people: Option<f64>, of: &dyn Fn(&Served) -> &DrawSet) -> f64 {
        let weights: f64 = points.iter().map(|at| self.points[*at].weight).sum();
        let weight = |point: &FirmPoint| match people {
            Some(people) if people > 0.0 => people_of(point),
            _ if weights > 0.0 => point.weight,
            _ => 1.0,
        };
        let whole: f64 = points.iter().map(|at| weight(&self.points[*at])).sum();
        let served = |at: &usize| weight(&self.points[*at]) * of(&self.served[*at]).count() as f64;
        points.iter().map(served).sum::<f64>() / (whole * self.draws as f64)
    }
}

/// Numbers per draw: of each set, its number in its draws.
fn sums(draws: usize, sets: impl Iterator<Item = (DrawSet, f64)>) -> Vec<f64> {
    let mut sums = vec![0.0; draws];
    sets.for_each(|(set, number)| set.add_to(&mut sums, number));
    sums
}

fn people_of(point: &FirmPoint) -> f64 {
    point.people.unwrap_or(0.0)
}

/// The place of a point.
fn key<'a>(question: &'a FirmnessQuestion<'_>, at: usize, is_cluster: bool) -> [&'a str; 2] {
    let key = &question.points[at].key;
    [&key.settlement_id, if is_cluster { &key.cluster_id } else { "" }]
}
