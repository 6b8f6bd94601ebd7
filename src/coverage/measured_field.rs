//! Measured levels near a place, as links and rasters see them.
use crate::calibration::{Conditioned, ResidualField};
use crate::link::MeasuredShift;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The number of a mast that was not measured: it has only what masts have in common.
const UNMEASURED: usize = usize::MAX;
/// A measurement so near is one of the place itself, m.
const OF_THE_PLACE_M: f64 = 50.0;
/// Nodes of a lattice to one decorrelation distance.
const NODES: f64 = 4.0;
/// Most nodes of one lattice.
const MOST_NODES: f64 = 60_000.0;

/// From where a level comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelSource {
    /// The model alone, calibrated or not.
    #[default]
    Predicted,
    /// The model, and measurements in the neighbourhood.
    Conditioned,
    /// The model, and measurements of the mast at the place.
    Measured,
}

impl LevelSource {
    /// The word in outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Predicted => "predicted",
            Self::Conditioned => "conditioned",
            Self::Measured => "measured",
        }
    }
}

/// Residuals of measured masts, by the names of their sites.
#[derive(Clone, Debug)]
pub struct MeasuredField {
    field: ResidualField,
    sites: BTreeMap<String, usize>,
    /// By number of the mast; the last is of masts that were not measured. Made when rasters ask for them.
    lattices: Vec<OnceLock<Lattice>>,
}

impl MeasuredField {
    /// From residuals whose masts are numbered in the order of `sites`.
    #[must_use]
    pub fn new(field: ResidualField, sites: &[String]) -> Self {
        let lattices = (0..=sites.len()).map(|_| OnceLock::new()).collect();
        let sites = sites.iter().enumerate().map(|(number, site)| (site.clone(), number)).collect();
        Self { field, sites, lattices }
    }

    /// Of one site, from shifts (dB) and shares of the variance on the nodes of a lattice four wide, from a corner to the west and
    /// south with a step, m.
    #[cfg(test)]
    pub(super) fn of_nodes(
        site_id: &str,
        covariance: crate::calibration::Covariance,
        [west_m, south_m, step_m]: [f64; 3],
        nodes: Vec<(f32, f32)>,
    ) -> Self {
        let field = Self::new(ResidualField::new(Vec::new(), covariance), &[site_id.to_owned()]);
        field.lattices[0].get_or_init(|| Lattice { west_m, south_m, step_m, cols: 4, nodes });
        field
    }

    fn mast(&self, site_id: &str) -> usize {
        self.sites.get(site_id).copied().unwrap_or(UNMEASURED)
    }

    /// What measurements say of a site's level at a place on the planning grid, and from where that comes.
    #[must_use]
    pub fn at(&self, site_id: &str, place: [f64; 2]) -> Option<(MeasuredShift, LevelSource)> {
        let mast = self.mast(site_id);
        let found = self.field.at(mast, place)?;
        let own = found.measured_m.is_some_and(|away_m| away_m <= OF_THE_PLACE_M);
        let source = if own { LevelSource::Measured } else { LevelSource::Conditioned };
        Some((shift_of(&found), source))
    }

    /// Makes the lattices that rasters read of some sites.
    ///
    /// # Cost
    /// Some 20 us a node, at most 60,000 nodes a mast, parallel over masts.
    pub(super) fn prepare<'s>(&self, site_ids: impl Iterator<Item = &'s str>) {
        let masts: BTreeSet<usize> = site_ids.map(|site_id| self.number(site_id)).collect();
        masts.into_par_iter().for_each(|mast| {
            self.of_number(mast);
        });
    }

    /// The lattice of a site, for rasters.
    pub(super) fn lattice(&self, site_id: &str) -> &Lattice {
        self.of_number(self.number(site_id))
    }

    /// The last one stands for all that were not measured.
    fn number(&self, site_id: &str) -> usize {
        self.mast(site_id).min(self.lattices.len() - 1)
    }

    fn of_number(&self, number: usize) -> &Lattice {
        let mast = if number + 1 == self.lattices.len() { UNMEASURED } else { number };
        // one thread makes it while others wait: it must not wait for them
        self.lattices[number].get_or_init(|| Lattice::of(&self.field, mast))
    }
}

fn shift_of(found: &Conditioned) -> MeasuredShift {
    MeasuredShift { db: found.shift_db, sigma_share: found.sigma_share }
}

/// Shifts on the nodes of a square lattice over the reach of measurements.
#[derive(Clone, Debug, Default)]
pub(super) struct Lattice {
    west_m: f64,
    south_m: f64,
    step_m: f64,
    cols: usize,
    /// Shift, dB, and share of the variance, row by row from the south.
    nodes: Vec<(f32, f32)>,
}

impl Lattice {
    fn of(field: &ResidualField, mast: usize) -> Self {
        let Some([west_m, south_m, east_m, north_m]) = field.reach(mast) else { return Self::default() };
        let area_m2 = (east_m - west_m) * (north_m - south_m);
        let step_m = (field.covariance().distance_m / NODES).max((area_m2 / MOST_NODES).sqrt());
        let count = |from: f64, to: f64| ((to - from) / step_m).ceil() as usize + 1;
        let (cols, rows) = (count(west_m, east_m), count(south_m, north_m));
        let node = |index: usize| {
            let (row, col) = (index / cols, index % cols);
            let place = [west_m + col as f64 * step_m, south_m + row as f64 * step_m];
            let found = field.at(mast, place);
            found.map_or((0.0, 1.0), |found| (found.shift_db as f32, found.sigma_share.powi(2) as f32))
        };
        let nodes = (0..rows * cols).map(node).collect();
        Self { west_m, south_m, step_m, cols, nodes }
    }

    /// The shift at a place, between nodes; none beyond them.
    pub(super) fn at(&self, [easting_m, northing_m]: [f64; 2]) -> MeasuredShift {
        if self.nodes.is_empty() {
            return MeasuredShift::NONE;
        }
        let (x, y) = ((easting_m - self.west_m) / self.step_m, (northing_m - self.south_m) / self.step_m);
        let rows = self.nodes.len() / self.cols;
        if x < 0.0 || y < 0.0 || x >= (self.cols - 1) as f64 || y >= (rows - 1) as f64 {
            return MeasuredShift::NONE;
        }
        let (col, row) = (x.floor() as usize, y.floor() as usize);
        let (right, up) = (x - col as f64, y - row as f64);
        let (mut db, mut variance) = (0.0, 0.0);
        for (dx, dy, weight) in [
            (0, 0, (1.0 - right) * (1.0 - up)),
            (1, 0, right * (1.0 - up)),
            (0, 1, (1.0 - right) * up),
            (1, 1, right * up),
        ] {
            let (shift, share) = self.nodes[(row + dy) * self.cols + col + dx];
            db += weight * f64::from(shift);
            variance += weight * f64::from(share);
        }
        MeasuredShift { db, sigma_share: variance.sqrt() }
    }
}
