//! What measurements nearby say of the error of a prediction.
use super::covariance::Covariance;
use super::likelihood::hazard;
use super::linear::{cholesky, forward, solved};
use super::neighbours::Neighbours;
use super::residual_point::ResidualPoint;
use crate::link::normal_cumulative;

/// Rounds over the measurements that were not heard.
const ROUNDS: usize = 4;

/// A bound of a latent value.
#[derive(Clone, Copy)]
struct Bound {
    value: f64,
    at_least: bool,
    wrong: f64,
}

impl Bound {
    /// Mean and variance of a normal value of which the bound is told, with the probability that it is told wrongly.
    ///
    /// # Definition
    /// The value is weighted with 1 - e where it keeps the bound, with e where it does not.
    fn moments(self, mean: f64, variance: f64) -> (f64, f64) {
        let deviation = variance.sqrt();
        let sign = if self.at_least { -1.0 } else { 1.0 };
        let z = sign * (self.value - mean) / deviation;
        let rate = hazard(z);
        let (kept_mean, kept_variance) =
            (mean - sign * deviation * rate, variance * (1.0 - rate * (z + rate)));
        if self.wrong <= 0.0 {
            return (kept_mean, kept_variance);
        }
        // e of the whole distribution and 1 - 2 e of what keeps the bound
        let kept = (1.0 - 2.0 * self.wrong) * normal_cumulative(z);
        let share = kept / (kept + self.wrong);
        let mixed = share * kept_mean + (1.0 - share) * mean;
        let square =
            share * (kept_variance + kept_mean * kept_mean) + (1.0 - share) * (variance + mean * mean);
        (mixed, square - mixed * mixed)
    }
}

/// What follows at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conditioned {
    /// Added to the predicted level, dB.
    pub shift_db: f64,
    /// Standard deviation of what is left, as a share of that without measurements.
    pub sigma_share: f64,
    /// The nearest measurement of that mast, m; of any mast where it has none.
    pub nearest_m: f64,
    /// The nearest measurement of that mast that is no report, m; `None` without any.
    pub measured_m: Option<f64>,
    /// Measurements that count.
    pub measurements: usize,
}

/// Residuals with their covariance.
#[derive(Clone, Debug)]
pub struct ResidualField {
    points: Vec<ResidualPoint>,
    near: Neighbours,
    covariance: Covariance,
}

impl ResidualField {
    /// From points in any order.
    #[must_use]
    pub fn new(mut points: Vec<ResidualPoint>, covariance: Covariance) -> Self {
        let key = |point: &ResidualPoint| {
            let of_bound = (point.residual.is_heard(), point.at_least, point.wrong.to_bits());
            let place = point.place.map(f64::to_bits);
            (point.mast, place, point.residual.value().to_bits(), of_bound, point.device)
        };
        points.sort_by_key(key);
        Self { near: Neighbours::of(&points), points, covariance }
    }

    /// The covariance.
    #[must_use]
    pub const fn covariance(&self) -> &Covariance {
        &self.covariance
    }

    /// The box within which the measurements of a mast count, west, south, east, north, m; of a mast without a number of its own those of
    /// all. `None` without any.
    #[must_use]
    pub fn reach(&self, mast: usize) -> Option<[f64; 4]> {
        let own = self.points.iter().any(|point| point.mast == mast);
        let counted = self.points.iter().filter(|point| !own || point.mast == mast);
        let reach_m = self.covariance.reach_m();
        let around = counted.map(|point| {
            let [east, north] = point.place;
            [east - reach_m, north - reach_m, east + reach_m, north + reach_m]
        });
        around.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])
    }

    /// What the measurements nearby say of a mast's level at a place; `None` where there are none within four decorrelation
    /// distances. A mast with a number that no point has inherits only what masts have in common.
    ///
    /// # Method
    /// Simple kriging with the nearest 24 measurements of the mast and 8 of others; those that were not heard by expectation
    /// propagation (Minka, UAI 2001) on what the heard ones leave, four rounds in the order of their distance.
    ///
    /// # Cost
    /// O(n^3) for n <= 32 measurements.
    #[must_use]
    pub fn at(&self, mast: usize, place: [f64; 2]) -> Option<Conditioned> {
        let near = self.near.near(&self.points, mast, place, self.covariance.reach_m());
        let (nearest_m, _) = *near.first()?;
        let (heard, missed): (Vec<usize>, Vec<usize>) =
            near.iter().map(|(_, index)| *index).partition(|&index| self.points[index].residual.is_heard());
        let is_measured = |point: &ResidualPoint| point.mast == mast && point.wrong <= 0.0;
        let measured = near.iter().find(|(_, index)| is_measured(&self.points[*index]));
        let asked = Asked { field: self, mast, place };
        let mut latent = asked.given_heard(&heard, &missed)?;
        let bound = |&index: &usize| {
            let point = &self.points[index];
            Bound { value: point.residual.value(), at_least: point.at_least, wrong: point.wrong }
        };
        latent.condition(&missed.iter().map(bound).collect::<Vec<_>>());
        let (shift_db, variance) = latent.target();
        let sigma_share = (variance.max(0.0) / self.covariance.variance()).sqrt().min(1.0);
        let measured_m = measured.map(|(away_m, _)| *away_m);
        Some(Conditioned { shift_db, sigma_share, nearest_m, measured_m, measurements: near.len() })
    }
}

/// A place that is asked about.
#[derive(Clone, Copy)]
struct Asked<'a> {
    field: &'a ResidualField,
    mast: usize,
    place: [f64; 2],
}

impl Asked<'_> {
    /// Between two measurements.
    fn between(self, a: usize, b: usize) -> f64 {
        let (points, covariance) = (&self.field.points, &self.field.covariance);
        let (one, other) = (&points[a], &points[b]);
        let away_m = (one.place[0] - other.place[0]).hypot(one.place[1] - other.place[1]);
        let device = if one.device == other.device { covariance.device } else { 0.0 };
        let own = if a == b { covariance.nugget } else { 0.0 };
        covariance.between(away_m, one.mast == other.mast) + device + own
    }

    /// Between a measurement and the place.
    fn to_place(self, index: usize) -> f64 {
        let point = &self.field.points[index];
        let away_m = (point.place[0] - self.place[0]).hypot(point.place[1] - self.place[1]);
        self.field.covariance.between(away_m, point.mast == self.mast)
    }

    /// Mean and covariance of what was not heard and of the place, the heard being known.
    fn given_heard(self, heard: &[usize], missed: &[usize]) -> Option<Latent> {
        let count = heard.len();
        let matrix: Vec<f64> =
            heard.iter().flat_map(|&a| heard.iter().map(move |&b| self.between(a, b))).collect();
        let lower = cholesky(&matrix, count)?;
        let residuals: Vec<f64> =
            heard.iter().map(|&index| self.field.points[index].residual.value()).collect();
        let weights = solved(&lower, &residuals);
        let rows = missed.len() + 1;
        let to_heard = |row: usize| -> Vec<f64> {
            let with = |&b: &usize| missed.get(row).map_or_else(|| self.to_place(b), |&a| self.between(a, b));
            heard.iter().map(with).collect()
        };
        let across: Vec<Vec<f64>> = (0..rows).map(to_heard).collect();
        let half: Vec<Vec<f64>> = across.iter().map(|row| forward(&lower, row)).collect();
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
        let prior = |a: usize, b: usize| match (missed.get(a), missed.get(b)) {
            (Some(&a), Some(&b)) => self.between(a, b),
            (Some(&one), None) | (None, Some(&one)) => self.to_place(one),
            (None, None) => self.field.covariance.variance(),
        };
        let covariance = (0..rows)
            .flat_map(|a| (0..rows).map(move |b| (a, b)))
            .map(|(a, b)| prior(a, b) - dot(&half[a], &half[b]))
            .collect();
        Some(Latent { mean: across.iter().map(|row| dot(row, &weights)).collect(), covariance, rows })
    }
}

/// What expectation propagation puts in the place of a bound: precision, and precision times mean.
#[derive(Clone, Copy, Default)]
struct Site {
    precision: f64,
    shift: f64,
}

/// A normal distribution; the last row is the place.
struct Latent {
    mean: Vec<f64>,
    covariance: Vec<f64>,
    rows: usize,
}

impl Latent {
    fn target(&self) -> (f64, f64) {
        (self.mean[self.rows - 1], self.covariance[self.rows * self.rows - 1])
    }

    /// Takes into account the bounds of the first rows.
    fn condition(&mut self, bounds: &[Bound]) {
        let mut sites = vec![Site::default(); bounds.len()];
        for _ in 0..ROUNDS {
            for (row, (&bound, site)) in bounds.iter().zip(&mut sites).enumerate() {
                self.update(row, bound, site);
            }
        }
    }

    /// One site of expectation propagation: precision and precision times mean.
    fn update(&mut self, row: usize, bound: Bound, site: &mut Site) {
        let (mean, variance) = (self.mean[row], self.covariance[row * self.rows + row]);
        let precision = 1.0 / variance - site.precision;
        if precision.is_nan() || precision <= 1e-9 || variance <= 1e-9 {
            return;
        }
        let (without, spread) = ((mean / variance - site.shift) / precision, 1.0 / precision);
        let (new_mean, new_variance) = bound.moments(without, spread);
        let new = Site {
            precision: 1.0 / new_variance.max(1e-6) - precision,
            shift: new_mean / new_variance.max(1e-6) - without * precision,
        };
        let (more, more_mean) = (new.precision - site.precision, new.shift - site.shift);
        let whole = 1.0 + more * variance;
        if whole.is_nan() || whole <= 1e-9 {
            return;
        }
        *site = new;
        let column: Vec<f64> = (0..self.rows).map(|other| self.covariance[other * self.rows + row]).collect();
        for a in 0..self.rows {
            self.mean[a] += (more_mean - more * mean) / whole * column[a];
            for b in 0..self.rows {
                self.covariance[a * self.rows + b] -= more / whole * column[a] * column[b];
            }
        }
    }
}
