//! Fits: a clutter height, one offset, a term for hidden places, a spread.
use super::data::{CalibrationData, CalibrationSample};
use super::solve::{Predicted, Solution, solve};
use super::terms::Terms;
use serde::{Deserialize, Serialize};

/// Precision of a fitted clutter height, m (or of a factor, in tenths).
const CLUTTER_STEP: f64 = 0.05;

/// What is known before measuring.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prior {
    /// Height of clutter, m, or factor.
    pub clutter: f64,
    /// Its standard deviation.
    pub clutter_sd: f64,
    /// What one sample counts beside priors, 0 to 1: neighbours tell the same.
    pub weight: f64,
}

impl Prior {
    fn of_clutter(&self, clutter: f64) -> f64 {
        -0.5 * ((clutter - self.clutter) / self.clutter_sd).powi(2)
    }
}

/// What a fit found.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// What it has beside the offset.
    pub terms: Terms,
    /// Height of clutter, m, or factor on all heights.
    pub clutter: f64,
    /// Added to every predicted level, dB.
    pub offset_db: f64,
    /// Added besides where the terrain hides the mast, dB.
    pub hidden_db: f64,
    /// Standard deviation about that, dB, the masts' own offsets included.
    pub sigma_db: f64,
    /// Logarithm of the likelihood with the priors.
    pub log_likelihood: f64,
}

impl Fit {
    /// The level that it predicts for a sample of no particular mast, dBm.
    pub(super) fn level(&self, data: &CalibrationData, sample: &CalibrationSample) -> f64 {
        let hidden = if sample.hidden { self.hidden_db } else { 0.0 };
        data.level(sample, self.clutter) + self.offset_db + hidden
    }
}

/// Fits some of the samples.
///
/// # Method
/// Maximum of the likelihood of all samples, each on its own, raised to the power of `weight` (a composite likelihood; Pauli, Racugno,
/// Ventura, Statistica Sinica 21 (2011), 149), and of the priors: offset and clutter are confounded, and what the data do not tell
/// apart the priors do. The height of clutter by golden section around the best of those computed.
///
/// # Cost
/// O(samples x (heights + 20)).
#[must_use]
pub fn fit(data: &CalibrationData, subset: &[usize], terms: Terms, prior: &Prior) -> Fit {
    let mut start = Solution::START;
    let mut at = |clutter: f64| {
        let level = |&index: &usize| {
            let sample = &data.samples[index];
            Predicted { sample, level: data.level(sample, clutter) }
        };
        let predicted: Vec<Predicted<'_>> = subset.iter().map(level).collect();
        start = solve(&predicted, prior.weight, terms.hidden, start);
        Solution { log: start.log + prior.of_clutter(clutter), ..start }
    };
    let (clutter, solution) =
        if terms.clutter { best_clutter(data, &mut at) } else { (prior.clutter, at(prior.clutter)) };
    Fit {
        terms,
        clutter,
        offset_db: solution.offset_db,
        hidden_db: solution.hidden_db,
        sigma_db: solution.sigma_db(),
        log_likelihood: solution.log,
    }
}

/// The most likely height of clutter.
fn best_clutter(data: &CalibrationData, at: &mut dyn FnMut(f64) -> Solution) -> (f64, Solution) {
    const GOLDEN: f64 = 0.618_033_988_749_894_8;
    let heights = &data.clutter;
    let all: Vec<Solution> = heights.iter().map(|&height| at(height)).collect();
    let best = (0..all.len()).fold(0, |best, next| if all[next].log > all[best].log { next } else { best });
    let (mut low, mut high) = (heights[best.saturating_sub(1)], heights[(best + 1).min(heights.len() - 1)]);
    let (mut a, mut b) = (high - GOLDEN * (high - low), low + GOLDEN * (high - low));
    let (mut of_a, mut of_b) = (at(a), at(b));
    while high - low > CLUTTER_STEP {
        if of_a.log >= of_b.log {
            (high, b, of_b) = (b, a, of_a);
            a = high - GOLDEN * (high - low);
            of_a = at(a);
        } else {
            (low, a, of_a) = (a, b, of_b);
            b = low + GOLDEN * (high - low);
            of_b = at(b);
        }
    }
    let found = [(heights[best], all[best]), (a, of_a), (b, of_b)];
    let (clutter, solution) =
        found.into_iter().fold(found[0], |best, next| if next.1.log > best.1.log { next } else { best });
    if data.clutter_step > 0.0 {
        let rounded = (clutter / data.clutter_step).round() * data.clutter_step;
        return (rounded, at(rounded));
    }
    (clutter, solution)
}
