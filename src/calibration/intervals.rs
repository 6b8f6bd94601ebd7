//! How surely the values of a fit are known.
use super::cross_validation::Question;
use super::predictions::{Fitted, Ground};
use super::terms::Terms;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, StudentsT};

/// Most groups of blocks that are left out.
const MOST_GROUPS: usize = 24;

/// A value with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The value.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Intervals of what a fit found.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParameterIntervals {
    /// Offset of a mast of which nothing else is known, dB.
    pub offset_db: Interval,
    /// Standard deviation about the masts' offsets, dB.
    pub sigma_db: Interval,
    /// Clutter height, m, or factor, where it is fitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clutter: Option<Interval>,
    /// Term of hidden places, dB, where it is fitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden_db: Option<Interval>,
}

impl Question<'_> {
    /// 95 % intervals by leaving out block after block (the jackknife of Quenouille and Tukey), which holds whatever the
    /// correlation within a block is.
    pub(super) fn intervals(self, whole: &Fitted, ground: Ground<'_>) -> ParameterIntervals {
        let count = ground.blocks.iter().max().map_or(0, |last| last + 1);
        let groups = count.min(MOST_GROUPS);
        let terms: Terms = whole.fit.terms;
        let without = |group: usize| {
            let left: Vec<usize> = (0..self.data.samples.len())
                .filter(|&index| ground.blocks[index] % groups != group)
                .collect();
            values_of(&Fitted::of(self.data, &left, terms, ground))
        };
        let values: Vec<[f64; 4]> = (0..groups).into_par_iter().map(without).collect();
        let own = values_of(whole);
        let interval = |place: usize| jackknifed(own[place], values.iter().map(|all| all[place]));
        let sigma = interval(1);
        ParameterIntervals {
            offset_db: at_least(interval(0), whole.pooling.centre_variance.sqrt(), groups),
            sigma_db: Interval { value: sigma.value.exp(), low: sigma.low.exp(), high: sigma.high.exp() },
            clutter: terms.clutter.then(|| interval(2)),
            hidden_db: terms.hidden.then(|| interval(3)),
        }
    }
}

/// Offset, logarithm of sigma, clutter, term of hidden places.
fn values_of(fitted: &Fitted) -> [f64; 4] {
    [fitted.offset_db(), fitted.within_db.ln(), fitted.fit.clutter, fitted.fit.hidden_db]
}

/// The interval about a value, from the values found without each group.
fn jackknifed(value: f64, without: impl ExactSizeIterator<Item = f64> + Clone) -> Interval {
    let groups = without.len() as f64;
    let mean = without.clone().sum::<f64>() / groups;
    let about: f64 = without.map(|one| (one - mean).powi(2)).sum();
    let error = (about * (groups - 1.0) / groups).sqrt();
    let half = quantile(groups - 1.0) * error;
    Interval { value, low: value - half, high: value + half }
}

/// Student's t, 97.5 %.
fn quantile(freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom).map_or(f64::INFINITY, |t| t.inverse_cdf(0.975))
}

/// An interval no narrower than a standard error makes it: masts differ, which blocks that hold samples of all do not show.
fn at_least(interval: Interval, error: f64, groups: usize) -> Interval {
    let half = (0.5 * (interval.high - interval.low)).max(quantile(groups as f64 - 1.0) * error);
    Interval { value: interval.value, low: interval.value - half, high: interval.value + half }
}
