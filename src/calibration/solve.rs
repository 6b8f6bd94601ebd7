//! The most likely offset, term of hidden places and sigma, everything else being given.
use super::data::CalibrationSample;
use super::likelihood::{Normal, likelihood};
use super::linear::{cholesky, solved};

/// Standard deviation of the prior of the offset, dB: wide, and yet it tells offset and clutter apart where the data do not.
pub(super) const OFFSET_PRIOR_DB: f64 = 10.0;
/// That of the term of hidden places.
const HIDDEN_PRIOR_DB: f64 = 10.0;
/// Middle and width of the prior of ln(sigma / dB): 8 dB, the default of `service.sigma_db`, within a factor of two.
const SIGMA_PRIOR: (f64, f64) = (2.08, 0.7);
/// Most steps; a start near the result needs two or three.
const MOST_STEPS: usize = 60;

/// A sample with the level that is predicted for it.
#[derive(Clone, Copy)]
pub(super) struct Predicted<'a> {
    pub(super) sample: &'a CalibrationSample,
    /// Without offset, dBm.
    pub(super) level: f64,
}

/// What is fitted over given levels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Solution {
    pub(super) offset_db: f64,
    pub(super) hidden_db: f64,
    pub(super) log_sigma: f64,
    /// Logarithm of the likelihood and of the priors.
    pub(super) log: f64,
}

impl Solution {
    /// A start from nothing.
    pub(super) const START: Self =
        Self { offset_db: 0.0, hidden_db: 0.0, log_sigma: SIGMA_PRIOR.0, log: f64::NEG_INFINITY };

    pub(super) fn sigma_db(&self) -> f64 {
        self.log_sigma.exp()
    }

    fn moved(self, by: &[f64], hidden: bool, share: f64) -> Self {
        Self {
            offset_db: self.offset_db + share * by[0],
            log_sigma: (self.log_sigma + share * by[1]).clamp(-1.0, 4.0),
            hidden_db: self.hidden_db + if hidden { share * by[2] } else { 0.0 },
            log: f64::NEG_INFINITY,
        }
    }
}

/// Slopes and negative curvatures of a logarithm of likelihood: of offset, ln sigma and term of hidden places.
struct Bend {
    log: f64,
    slope: [f64; 3],
    curvature: [[f64; 3]; 3],
}

fn bend_at(data: &[Predicted<'_>], weight: f64, at: &Solution) -> Bend {
    let sigma = at.sigma_db();
    let wide =
        |value: f64, width: f64| (-0.5 * (value / width).powi(2), -value / width.powi(2), width.powi(-2));
    let priors = [
        wide(at.offset_db, OFFSET_PRIOR_DB),
        wide(at.log_sigma - SIGMA_PRIOR.0, SIGMA_PRIOR.1),
        wide(at.hidden_db, HIDDEN_PRIOR_DB),
    ];
    let mut bend = Bend { log: 0.0, slope: [0.0; 3], curvature: [[0.0; 3]; 3] };
    for (index, (log, slope, curvature)) in priors.into_iter().enumerate() {
        bend.log += log;
        bend.slope[index] += slope;
        bend.curvature[index][index] += curvature;
    }
    for Predicted { sample, level } in data {
        let hidden = if sample.hidden { 1.0 } else { 0.0 };
        let mean = level + at.offset_db + hidden * at.hidden_db;
        let one = likelihood(sample.observed, sample.logged_from, Normal { mean, sigma });
        let along = [1.0, 0.0, hidden];
        bend.log += weight * one.log;
        for row in 0..3 {
            bend.slope[row] += weight * one.by_mean * along[row];
            for column in 0..3 {
                bend.curvature[row][column] -= weight * one.by_mean_twice * along[row] * along[column];
            }
        }
        bend.slope[1] += weight * one.by_sigma;
        bend.curvature[1][1] -= weight * one.by_sigma_twice;
        for other in [0, 2] {
            bend.curvature[1][other] -= weight * one.by_both * along[other];
            bend.curvature[other][1] -= weight * one.by_both * along[other];
        }
    }
    bend
}

/// The most likely values, from a start; each sample counts with a weight beside the priors.
///
/// # Method
/// Newton's method; where the curvature is not that of a maximum its diagonal is raised (Levenberg, Marquardt), and a step
/// that does not improve is halved.
///
/// # Cost
/// O(samples) a step, some five steps.
pub(super) fn solve(data: &[Predicted<'_>], weight: f64, hidden: bool, start: Solution) -> Solution {
    let count = if hidden { 3 } else { 2 };
    let mut at = if hidden { start } else { Solution { hidden_db: 0.0, ..start } };
    let mut bend = bend_at(data, weight, &at);
    at.log = bend.log;
    for _ in 0..MOST_STEPS {
        let step = step_of(&bend, count);
        let mut share = 1.0;
        let better = loop {
            let next = at.moved(&step, hidden, share);
            let there = bend_at(data, weight, &next);
            if there.log >= at.log {
                break Some((Solution { log: there.log, ..next }, there));
            }
            share *= 0.5;
            if share < 1e-4 {
                break None;
            }
        };
        let Some((next, there)) = better else { break };
        let gain = next.log - at.log;
        (at, bend) = (next, there);
        if gain < 1e-9 * (1.0 + at.log.abs()) {
            break;
        }
    }
    at
}

/// A step uphill.
fn step_of(bend: &Bend, count: usize) -> Vec<f64> {
    let mut raised = 0.0;
    loop {
        let mut matrix = Vec::with_capacity(count * count);
        for row in 0..count {
            for column in 0..count {
                let own = bend.curvature[row][column];
                matrix.push(if row == column { own + raised * (1.0 + own.abs()) } else { own });
            }
        }
        if let Some(lower) = cholesky(&matrix, count) {
            let mut step = solved(&lower, &bend.slope[..count]);
            let longest = step.iter().fold(0.0, |most: f64, part| most.max(part.abs()));
            // no leap out of the range in which the curvature holds
            for part in &mut step {
                *part *= (10.0 / longest).min(1.0);
            }
            return step;
        }
        raised = if raised == 0.0 { 1e-3 } else { raised * 4.0 };
    }
}
