//! In which draws a point is served, by today's network and by each option.
use super::draw_set::DrawSet;
use super::points::{FirmPoint, FirmnessQuestion, Rebuilt};
use crate::planning::comparison::TowerPlace;
use crate::planning::draws::DrawKey;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A margin of more standard deviations fails once in a billion draws, and one as far below 0 holds as rarely: neither is drawn.
const CERTAIN_DEVIATIONS: f64 = 6.0;

/// The draws in which a point is served.
#[derive(Clone, Debug)]
pub(super) struct PointDraws {
    /// By today's network.
    pub(super) today: DrawSet,
    /// By what no wanted option ends.
    pub(super) kept: DrawSet,
    /// By the links of today of a tower that a wanted option rebuilds.
    pub(super) rebuilt: BTreeMap<usize, DrawSet>,
    /// By an option, whatever else there is; none where what is kept serves in all draws.
    pub(super) options: BTreeMap<usize, DrawSet>,
}

/// Rows of the error that several points have in common.
struct Drawing<'a> {
    question: &'a FirmnessQuestion<'a>,
    draws: usize,
    /// The model's, already of its share.
    model: Vec<f64>,
    /// By tower that a drawn link has, already of its share.
    masts: BTreeMap<usize, TowerDraws>,
    /// Towers that wanted options rebuild.
    rebuilt: BTreeSet<usize>,
}

/// A tower's part of the error.
struct TowerDraws {
    key: DrawKey,
    row: Vec<f64>,
}

/// A link as a threshold: it serves where the error in standard deviations is at least `least`.
struct Threshold {
    tower: usize,
    option: Option<usize>,
    position: usize,
    least: f64,
}

/// Draws the links that stand today and those of the wanted options; in the order of the points.
///
/// # Cost and determinism
/// One inverse of the normal distribution per point, tower and draw, and 8 bytes per tower and draw; parallel over towers and points. Every number follows from names and places.
pub(super) fn served_draws(
    question: &FirmnessQuestion<'_>,
    draws: usize,
    wanted: &(dyn Fn(usize) -> bool + Sync),
) -> Vec<PointDraws> {
    let thresholds: Vec<Vec<Threshold>> =
        question.points.iter().map(|point| thresholds_of(point, wanted)).collect();
    let mut towers: Vec<usize> =
        thresholds.iter().flatten().filter(|link| is_open(link)).map(|link| link.tower).collect();
    towers.sort_unstable();
    towers.dedup();
    let mast = |tower: usize| {
        let key = tower_key(&question.towers[tower]);
        let row = row_of(key.text("mast"), question.terms.mast, draws);
        (tower, TowerDraws { key, row })
    };
    let model = row_of(DrawKey::new().text("model"), question.terms.model, draws);
    let masts = towers.into_par_iter().map(mast).collect();
    let rebuilt = question.rebuilt.iter().filter(|rebuilt| wanted(rebuilt.option));
    let rebuilt = rebuilt.map(|rebuilt| rebuilt.tower).collect();
    let drawing = Drawing { question, draws, model, masts, rebuilt };
    let points = question.points.par_iter().zip(&thresholds);
    points.map(|(point, thresholds)| drawing.point(point, thresholds)).collect()
}

impl Drawing<'_> {
    fn point(&self, point: &FirmPoint, thresholds: &[Threshold]) -> PointDraws {
        let positions = positions_of(point, self.draws);
        let among = |link: &Threshold| positions.as_ref().map(|sets| &sets[link.position]);
        let mut found = PointDraws::none(self.draws);
        let (open, certain): (Vec<&Threshold>, Vec<&Threshold>) =
            thresholds.iter().partition(|link| is_open(link));
        let zeros = vec![0.0; self.draws];
        for link in certain {
            self.set_of(&mut found, link).add_where(&zeros, f64::NEG_INFINITY, among(link));
        }
        if found.kept.count() < self.draws {
            let common = self.common(point);
            let mut row = zeros;
            for links in open.chunk_by(|a, b| a.tower == b.tower) {
                self.tower_at(links[0].tower, point, &common, &mut row);
                for link in links {
                    self.set_of(&mut found, link).add_where(&row, link.least, among(link));
                }
            }
        }
        if found.kept.count() == self.draws {
            found.options.clear();
        }
        found.today.add(&found.kept);
        found.rebuilt.values().for_each(|set| found.today.add(set));
        found
    }

    /// The set that a link's draws belong to.
    fn set_of<'a>(&self, found: &'a mut PointDraws, link: &Threshold) -> &'a mut DrawSet {
        let none = || DrawSet::none(self.draws);
        match link.option {
            Some(option) => found.options.entry(option).or_insert_with(none),
            None if self.rebuilt.contains(&link.tower) => {
                found.rebuilt.entry(link.tower).or_insert_with(none)
            }
            None => &mut found.kept,
        }
    }

    /// The error that all towers at a point have in common.
    fn common(&self, point: &FirmPoint) -> Vec<f64> {
        let key = DrawKey::new().text(&point.key.settlement_id).text(&point.key.cluster_id).text("place");
        let mut common = row_of(key, self.question.terms.place, self.draws);
        common.iter_mut().zip(&self.model).for_each(|(common, model)| *common += model);
        common
    }

    /// The whole error of a tower at a point, in standard deviations.
    fn tower_at(&self, tower: usize, point: &FirmPoint, common: &[f64], row: &mut [f64]) {
        let Some(mast) = self.masts.get(&tower) else { return };
        let point = DrawKey::new()
            .text(&point.key.settlement_id)
            .text(&point.key.cluster_id)
            .number(u64::from(point.key.sample));
        fill(mast.key.number(point.bits()), self.question.terms.link, row);
        for ((row, common), mast) in row.iter_mut().zip(common).zip(&mast.row) {
            *row += common + mast;
        }
    }
}

impl PointDraws {
    fn none(draws: usize) -> Self {
        let none = DrawSet::none(draws);
        Self { today: none.clone(), kept: none, rebuilt: BTreeMap::new(), options: BTreeMap::new() }
    }

    /// By option, the draws in which a point has service today and none if this option alone is built.
    pub(super) fn lost(&self, rebuilt: &[Rebuilt]) -> BTreeMap<usize, DrawSet> {
        let lost = rebuilt.iter().filter_map(|rebuilt| {
            let mut lost = self.rebuilt.get(&rebuilt.tower)?.clone();
            lost.remove(&self.kept);
            let others = self.rebuilt.iter().filter(|(tower, _)| **tower != rebuilt.tower);
            others.for_each(|(_, set)| lost.remove(set));
            if let Some(own) = self.options.get(&rebuilt.option) {
                lost.remove(own);
            }
            (lost.count() > 0).then_some((rebuilt.option, lost))
        });
        lost.collect()
    }
}

/// The key of a tower's draws, the same as in a comparison of scenarios.
fn tower_key(tower: &TowerPlace) -> DrawKey {
    DrawKey::new().place(tower.place).text(&tower.operator)
}

/// The links that can serve, by tower.
fn thresholds_of(point: &FirmPoint, wanted: &(dyn Fn(usize) -> bool + Sync)) -> Vec<Threshold> {
    let mut found = Vec::new();
    for (position, here) in point.positions.iter().enumerate() {
        let links = here.links.iter().filter(|link| link.option.is_none_or(wanted));
        let thresholds = links.map(|link| {
            let (margin_db, sigma_db) = (link.margin.margin_db, link.margin.sigma_db);
            let step = if margin_db >= 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
            let least = if sigma_db > 0.0 { -margin_db / sigma_db } else { step };
            Threshold { tower: link.tower, option: link.option, position, least }
        });
        found.extend(thresholds.filter(|link| link.least < CERTAIN_DEVIATIONS));
    }
    found.sort_by_key(|link| link.tower);
    found
}

/// Whether a link must be drawn.
fn is_open(link: &Threshold) -> bool {
    link.least > -CERTAIN_DEVIATIONS
}

/// The draws of each position; `None` where there is one alone.
fn positions_of(point: &FirmPoint, draws: usize) -> Option<Vec<DrawSet>> {
    if point.positions.len() < 2 {
        return None;
    }
    let mut drawn = vec![0.0; draws];
    DrawKey::new().text(&point.key.settlement_id).text("position").uniforms(&mut drawn);
    let all: f64 = point.positions.iter().map(|position| position.weight).sum();
    let mut so_far = 0.0;
    let mut beyond = DrawSet::all(draws);
    let last = point.positions.len() - 1;
    let sets = point.positions.iter().enumerate().map(|(at, position)| {
        let mut here = beyond.clone();
        so_far += position.weight;
        let mut rest = DrawSet::none(draws);
        // rounding leaves no draw without a position
        rest.add_where(&drawn, if at == last { f64::INFINITY } else { so_far / all }, None);
        here.remove(&rest);
        beyond.keep(&rest);
        here
    });
    Some(sets.collect())
}

/// Normal numbers of a key, of a share of the variance.
fn row_of(key: DrawKey, share: f64, draws: usize) -> Vec<f64> {
    let mut row = vec![0.0; draws];
    fill(key, share, &mut row);
    row
}

fn fill(key: DrawKey, share: f64, row: &mut [f64]) {
    if share > 0.0 {
        key.normals(row);
        let deviation = share.sqrt();
        for number in row {
            *number *= deviation;
        }
    } else {
        row.fill(0.0);
    }
}
