//! What is drawn: sample points, where they may really lie, and the links to them.
use super::{ErrorTerms, FirmnessError};
use crate::link::MastMargin;
use crate::planning::comparison::TowerPlace;

/// Which sample point.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PointKey {
    /// Settlement.
    pub settlement_id: String,
    /// Cluster; empty for the centre.
    pub cluster_id: String,
    /// Number of the sample point in its cluster.
    pub sample: u32,
}

/// One sample point.
#[derive(Clone, Debug, PartialEq)]
pub struct FirmPoint {
    /// Which.
    pub key: PointKey,
    /// Index of the settlement.
    pub settlement: usize,
    /// People there; `None` when unknown.
    pub people: Option<f64>,
    /// Share of the cluster's people there.
    pub weight: f64,
    /// Where it may really lie, the stated position first. All points of a settlement move together: where they list the same weights, a draw takes the same alternative of each.
    pub positions: Vec<PointLinks>,
}

/// Links to one position of a sample point.
#[derive(Clone, Debug, PartialEq)]
pub struct PointLinks {
    /// Weight beside those of the other positions.
    pub weight: f64,
    /// Links of the ranked technology, in any order; of one tower there may be several.
    pub links: Vec<FirmLink>,
}

/// A link that serves where its drawn margin is not negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirmLink {
    /// Index of the tower.
    pub tower: usize,
    /// The option that builds it; `None` for what stands today.
    pub option: Option<usize>,
    /// The smaller margin of both directions over the need, without a margin for the shadowing, and its deviation.
    pub margin: MastMargin,
}

/// An option that rebuilds a tower: with it, what the tower gives is told by the option's links alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// Index of the option.
    pub option: usize,
    /// Index of the tower whose links of today end with it.
    pub tower: usize,
}

/// A network of today, with what could be built, at the places that it is judged at.
#[derive(Clone, Copy, Debug)]
pub struct FirmnessQuestion<'a> {
    /// Towers, present and possible: an operator at a place. Towers that share both share their error.
    pub towers: &'a [TowerPlace],
    /// Number of the options that links may name.
    pub options: usize,
    /// What options end: a turned sector, say. Options that only add have no part in it.
    pub rebuilt: &'a [Rebuilt],
    /// All sample points whose service is asked for, those that are served today too.
    pub points: &'a [FirmPoint],
    /// What the error is made of.
    pub terms: ErrorTerms,
}

impl FirmnessQuestion<'_> {
    /// Indices of the points by their keys, in which all sums are made: the order of rows changes no bit.
    ///
    /// # Errors
    /// [`FirmnessError`] for what cannot be drawn.
    pub(super) fn order(&self) -> Result<Vec<usize>, FirmnessError> {
        self.terms.check()?;
        for rebuilt in self.rebuilt {
            exists("option", rebuilt.option, self.options)?;
            exists("tower", rebuilt.tower, self.towers.len())?;
        }
        for point in self.points {
            self.check(point)?;
        }
        let mut order: Vec<usize> = (0..self.points.len()).collect();
        order.sort_by(|a, b| self.points[*a].key.cmp(&self.points[*b].key));
        let twice = order.windows(2).find(|pair| self.points[pair[0]].key == self.points[pair[1]].key);
        match twice {
            None => Ok(order),
            Some(pair) => {
                let PointKey { settlement_id, cluster_id, sample } = self.points[pair[0]].key.clone();
                Err(FirmnessError::PointTwice { settlement_id, cluster_id, sample })
            }
        }
    }

    fn check(&self, point: &FirmPoint) -> Result<(), FirmnessError> {
        let not_negative = |value: f64| value.is_finite() && value >= 0.0;
        let wrong = |quantity: &'static str, value: f64| {
            let PointKey { settlement_id, cluster_id, sample } = point.key.clone();
            Err(FirmnessError::PointValue { settlement_id, cluster_id, sample, quantity, value })
        };
        if let Some(people) = point.people.filter(|people| !not_negative(*people)) {
            return wrong("people", people);
        }
        if !not_negative(point.weight) {
            return wrong("weight", point.weight);
        }
        let weights: f64 = point.positions.iter().map(|position| position.weight).sum();
        let each = point.positions.iter().all(|position| not_negative(position.weight));
        if !(each && weights.is_finite() && weights > 0.0) {
            return wrong("position_weight", weights);
        }
        for link in point.positions.iter().flat_map(|position| &position.links) {
            exists("tower", link.tower, self.towers.len())?;
            if let Some(option) = link.option {
                exists("option", option, self.options)?;
            }
            if link.margin.margin_db.is_nan() {
                return wrong("margin_db", link.margin.margin_db);
            }
            if !not_negative(link.margin.sigma_db) {
                return wrong("sigma_db", link.margin.sigma_db);
            }
        }
        Ok(())
    }
}

/// Whether an index is one of so many.
pub(super) fn exists(what: &'static str, index: usize, count: usize) -> Result<(), FirmnessError> {
    if index < count { Ok(()) } else { Err(FirmnessError::NoSuch { what, index, count }) }
}
