//! How far residuals are alike.
use super::data::CalibrationSample;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Upper ends of the bands of distance, m.
const BANDS_M: [f64; 12] =
    [25.0, 50.0, 75.0, 100.0, 150.0, 200.0, 300.0, 450.0, 700.0, 1_000.0, 1_500.0, 2_000.0];
/// Pairs in a band below which it says nothing.
const FEWEST_PAIRS: usize = 20;
/// Most samples of a mast that are paired; of more, every second, third, ...
const MOST_OF_A_MAST: usize = 3_000;
/// Decorrelation distances that are tried, m: 20 to 2,000 by steps of 6 %.
const TRIED: i32 = 80;
/// Correlation between masts where too few places heard two (3GPP TR 36.942, 4.3: between sites).
const COMMON_DEFAULT: f64 = 0.5;

/// How residuals of a mast are alike at a distance, and those of different masts at a place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correlation {
    /// Distance at which the correlated part has fallen to 1/e, m.
    pub distance_m: f64,
    /// Share of the variance that is correlated; the rest differs from place to place.
    pub share: f64,
    /// Correlation of the correlated part between masts, 0 to 1.
    pub between_masts: f64,
    /// Whether that was measured; otherwise it is 0.5.
    pub between_masts_measured: bool,
    /// Pairs of places of a mast that tell it.
    pub pairs: usize,
}

/// Products of the residuals of pairs, by distance.
#[derive(Clone, Copy, Default)]
struct Band {
    pairs: usize,
    product: f64,
    distance: f64,
}

/// The correlation of residuals that were heard; each sample with its residual, dB.
///
/// # Method
/// The mean product of the residuals of pairs in bands of distance; s^2 exp(-d/D) through them by least squares, a band
/// counting with the square root of its pairs.
///
/// # Cost
/// O(pairs), with at most 3,000 samples of a mast.
#[must_use]
pub fn correlation_of(residuals: &[(&CalibrationSample, f64)]) -> Correlation {
    let mut of_masts: BTreeMap<usize, Vec<(&CalibrationSample, f64)>> = BTreeMap::new();
    for &(sample, residual) in residuals.iter().filter(|(sample, _)| sample.is_heard()) {
        of_masts.entry(sample.mast).or_default().push((sample, residual));
    }
    let mut bands = [Band::default(); BANDS_M.len()];
    let (mut variance, mut count) = (0.0, 0.0);
    for samples in of_masts.values_mut() {
        let every = samples.len().div_ceil(MOST_OF_A_MAST);
        *samples = samples.iter().step_by(every).copied().collect();
        variance += samples.iter().map(|(_, residual)| residual * residual).sum::<f64>();
        count += samples.len() as f64;
        for (index, one) in samples.iter().enumerate() {
            for other in &samples[index + 1..] {
                add_pair(&mut bands, distance_m(one.0, other.0), one.1 * other.1);
            }
        }
    }
    let variance = (variance / f64::max(count, 1.0)).max(1e-9);
    let (distance_m, correlated) = curve_through(&bands, variance);
    let all: Vec<_> = of_masts.into_values().collect();
    let common = between_masts(&all, distance_m)
        .filter(|_| correlated > 0.0)
        .map(|c| (c / correlated).clamp(0.0, 1.0));
    Correlation {
        distance_m,
        share: correlated / variance,
        between_masts: common.unwrap_or(COMMON_DEFAULT),
        between_masts_measured: common.is_some(),
        pairs: bands.iter().map(|band| band.pairs).sum(),
    }
}

/// Samples that would tell as much if each told something of its own, as a share of all: the inverse of the mean sum of the
/// correlations of a sample with those of its mast.
///
/// # Cost
/// O(pairs), with at most 3,000 samples of a mast.
pub(super) fn effective_share(samples: &[CalibrationSample], correlation: &Correlation) -> f64 {
    let mut of_masts: BTreeMap<usize, Vec<&CalibrationSample>> = BTreeMap::new();
    for sample in samples.iter().filter(|sample| sample.is_heard()) {
        of_masts.entry(sample.mast).or_default().push(sample);
    }
    let (mut alike, mut count) = (0.0, 0.0);
    for samples in of_masts.values() {
        let every = samples.len().div_ceil(MOST_OF_A_MAST);
        let taken: Vec<_> = samples.iter().step_by(every).collect();
        let mut pairs = 0.0;
        for (index, one) in taken.iter().enumerate() {
            let near = taken[index + 1..]
                .iter()
                .map(|other| (-distance_m(one, other) / correlation.distance_m).exp());
            pairs += near.sum::<f64>();
        }
        // the pairs left out with every second sample lie as the others do
        alike += 2.0 * pairs * (every * every) as f64;
        count += samples.len() as f64;
    }
    1.0 / (1.0 + correlation.share * alike / f64::max(count, 1.0))
}

fn distance_m(one: &CalibrationSample, other: &CalibrationSample) -> f64 {
    (one.easting_m - other.easting_m).hypot(one.northing_m - other.northing_m)
}

fn add_pair(bands: &mut [Band], away: f64, product: f64) {
    let number = BANDS_M.partition_point(|&end| end < away);
    if let Some(band) = bands.get_mut(number) {
        band.pairs += 1;
        band.product += product;
        band.distance += away;
    }
}

/// Distance and variance of the curve s^2 exp(-d/D).
fn curve_through(bands: &[Band], variance: f64) -> (f64, f64) {
    let known = || bands.iter().filter(|band| band.pairs >= FEWEST_PAIRS);
    let tried = (0..TRIED).map(|step| 20.0 * 1.06_f64.powi(step));
    let fits = tried.map(|distance| {
        let along = |band: &Band| (-band.distance / band.pairs as f64 / distance).exp();
        let weight = |band: &Band| (band.pairs as f64).sqrt();
        let mean = |band: &Band| band.product / band.pairs as f64;
        let above: f64 = known().map(|band| weight(band) * along(band) * mean(band)).sum();
        let below: f64 = known().map(|band| weight(band) * along(band).powi(2)).sum();
        let height = if below > 0.0 { (above / below).clamp(0.0, variance) } else { 0.0 };
        let miss: f64 = known().map(|band| weight(band) * (mean(band) - height * along(band)).powi(2)).sum();
        (miss, distance, height)
    });
    let best = fits.reduce(|best, next| if next.0 < best.0 { next } else { best });
    best.map_or((50.0, 0.0), |(_, distance, height)| (distance, height))
}

/// Covariance of the residuals of two masts at one place, where enough places tell it.
fn between_masts(masts: &[Vec<(&CalibrationSample, f64)>], distance: f64) -> Option<f64> {
    /// Places are one place up to this share of the decorrelation distance.
    const SAME_PLACE: f64 = 0.25;
    const FEWEST: usize = 50;
    let near_m = (SAME_PLACE * distance).max(1.0);
    let cell = |sample: &CalibrationSample| {
        ((sample.easting_m / near_m).floor() as i64, (sample.northing_m / near_m).floor() as i64)
    };
    let mut cells: BTreeMap<(i64, i64), BTreeMap<usize, (f64, f64)>> = BTreeMap::new();
    for (sample, residual) in masts.iter().flatten() {
        let sum = cells.entry(cell(sample)).or_default().entry(sample.mast).or_insert((0.0, 0.0));
        *sum = (sum.0 + residual, sum.1 + 1.0);
    }
    let (mut product, mut pairs) = (0.0, 0);
    for heard in cells.values() {
        let means: Vec<f64> = heard.values().map(|(sum, count)| sum / count).collect();
        for (index, one) in means.iter().enumerate() {
            for other in &means[index + 1..] {
                product += one * other;
                pairs += 1;
            }
        }
    }
    (pairs >= FEWEST).then(|| (product / pairs as f64).max(0.0))
}
