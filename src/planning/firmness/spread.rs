//! A number over all draws.
use crate::planning::draws::{mean, quantile};
use serde::Serialize;

/// A number over all draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Spread {
    /// Mean.
    pub mean: f64,
    /// 5th percentile.
    pub low: f64,
    /// Reached in 90 % of the draws: the 10th percentile.
    pub at_90_percent: f64,
    /// 50th percentile.
    pub median: f64,
    /// Not exceeded in 90 % of the draws.
    pub within_90_percent: f64,
    /// 95th percentile.
    pub high: f64,
}

impl Spread {
    /// Of one number per draw.
    pub(super) fn of(mut numbers: Vec<f64>) -> Self {
        let mean = mean(&numbers);
        numbers.sort_by(f64::total_cmp);
        let [low, at_90_percent, median, within_90_percent, high] =
            [0.05, 0.1, 0.5, 0.9, 0.95].map(|share| quantile(&numbers, share));
        Self { mean, low, at_90_percent, median, within_90_percent, high }
    }
}

#[cfg(test)]
mod tests {
    use super::Spread;

    #[test]
    fn percentiles_of_a_thousand_numbers() {
        let found = Spread::of((0..1_000).rev().map(f64::from).collect());
        let numbers =
            [found.mean, found.low, found.at_90_percent, found.median, found.within_90_percent, found.high];
        let expected = [499.5, 50.0, 100.0, 500.0, 900.0, 950.0];
        assert!(numbers.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{found:?}");
    }
}
