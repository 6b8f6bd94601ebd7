//! Each mast's own offset, drawn towards that of all masts the more, the less ground it was measured on.
use super::data::CalibrationData;
use super::fit::Fit;
use super::likelihood::{Normal, likelihood};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Steps to a group's most likely shift.
const STEPS: usize = 4;

/// The offset of one mast.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MastOffset {
    /// Added to the offset of all masts, dB: its own mean times `weight`.
    pub offset_db: f64,
    /// k / (k + lambda).
    pub weight: f64,
    /// k: separate blocks of ground on which it was measured, counted by their samples (the square of the sum over the sum of squares).
    pub blocks: f64,
    /// Variance of its offset as it is known, dB^2.
    pub variance: f64,
}

/// Offsets of masts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pooling {
    /// By mast.
    pub(super) masts: BTreeMap<usize, MastOffset>,
    /// Of a mast of which nothing is known, beside the fit's offset, dB.
    pub(super) centre_db: f64,
    /// Variance of that, dB^2.
    pub(super) centre_variance: f64,
    /// Variance between masts, dB^2.
    pub(super) between: f64,
    /// The ratio of the variance of one block's mean to that between masts.
    pub(super) lambda: f64,
}

/// A mast's shifts.
struct Measured {
    mast: usize,
    shift_db: f64,
    blocks: f64,
    /// Variance of one block about the mast, dB^2, with its degrees of freedom.
    spread: (f64, f64),
}

/// Offsets of the masts of some samples, over a fit of them.
///
/// # Method
/// A mast's shift is the most likely one for all its samples, that of a block for those of the block. Variances by the
/// method of moments (`DerSimonian` and Laird, Controlled Clinical Trials 7 (1986), 177, with the variance of a block's mean in
/// common).
pub(super) fn pool(data: &CalibrationData, subset: &[usize], fit: &Fit, blocks: &[usize]) -> Pooling {
    let mut of_masts: BTreeMap<usize, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
    for &index in subset {
        let mast = data.samples[index].mast;
        of_masts.entry(mast).or_default().entry(blocks[index]).or_default().push(index);
    }
    let measured: Vec<Measured> =
        of_masts.iter().map(|(&mast, blocks)| measured(data, fit, mast, blocks)).collect();
    let freedom: f64 = measured.iter().map(|mast| mast.spread.1).sum();
    let spread: f64 = measured.iter().map(|mast| mast.spread.0 * mast.spread.1).sum();
    // of one block each, nothing is known of the spread within a mast
    let of_block = if freedom > 0.0 { spread / freedom } else { fit.sigma_db.powi(2) };
    let between = between_masts(&measured, of_block);
    pooled(&measured, of_block, between)
}

fn pooled(measured: &[Measured], of_block: f64, between: f64) -> Pooling {
    let own = |mast: &Measured| of_block / mast.blocks;
    let weights: f64 = measured.iter().map(|mast| 1.0 / (between + own(mast)).max(1e-9)).sum();
    let centre_db = measured.iter().map(|m| m.shift_db / (between + own(m)).max(1e-9)).sum::<f64>() / weights;
    let lambda = if between > 0.0 { of_block / between } else { f64::INFINITY };
    let offset = |mast: &Measured| {
        let weight = if lambda.is_finite() { mast.blocks / (mast.blocks + lambda) } else { 0.0 };
        let offset = MastOffset {
            offset_db: weight * (mast.shift_db - centre_db),
            weight,
            blocks: mast.blocks,
            variance: weight * own(mast) + (1.0 - weight).powi(2) / weights,
        };
        (mast.mast, offset)
    };
    Pooling {
        masts: measured.iter().map(offset).collect(),
        centre_db,
        centre_variance: 1.0 / weights,
        between,
        lambda,
    }
}

fn measured(
    data: &CalibrationData,
    fit: &Fit,
    mast: usize,
    blocks: &BTreeMap<usize, Vec<usize>>,
) -> Measured {
    let all: Vec<usize> = blocks.values().flatten().copied().collect();
    let shift_db = shift(data, fit, &all);
    let (count, squares) = blocks.values().fold((0.0, 0.0), |(count, squares), samples| {
        let own = samples.len() as f64;
        (count + own, squares + own * own)
    });
    let share = |samples: &Vec<usize>| samples.len() as f64 / count;
    let about = |samples: &Vec<usize>| share(samples) * (shift(data, fit, samples) - shift_db).powi(2);
    let taken = 1.0 - squares / (count * count);
    let blocks_of_ground = count * count / squares;
    let spread = if blocks.len() > 1 {
        (blocks.values().map(about).sum::<f64>() / taken, blocks_of_ground - 1.0)
    } else {
        (0.0, 0.0)
    };
    Measured { mast, shift_db, blocks: blocks_of_ground, spread }
}

/// The most likely shift of some samples.
fn shift(data: &CalibrationData, fit: &Fit, samples: &[usize]) -> f64 {
    let mut shift_db = 0.0;
    for _ in 0..STEPS {
        // a prior of the fit's spread holds blocks of a single sample that was not heard
        let (mut slope, mut curvature) =
            (-shift_db / fit.sigma_db.powi(2) * 1e-3, 1e-3 / fit.sigma_db.powi(2));
        for &index in samples {
            let sample = &data.samples[index];
            let mean = fit.level(data, sample) + shift_db;
            let one = likelihood(sample.observed, sample.logged_from, Normal { mean, sigma: fit.sigma_db });
            slope += one.by_mean;
            curvature -= one.by_mean_twice;
        }
        let most = 3.0 * fit.sigma_db;
        shift_db += (slope / curvature.max(1e-12)).clamp(-most, most);
    }
    shift_db
}

/// Variance between masts.
fn between_masts(measured: &[Measured], of_block: f64) -> f64 {
    if measured.len() < 2 {
        return 0.0;
    }
    let count = measured.len() as f64;
    let mean = measured.iter().map(|mast| mast.shift_db).sum::<f64>() / count;
    let about: f64 = measured.iter().map(|mast| (mast.shift_db - mean).powi(2)).sum::<f64>() / (count - 1.0);
    let by_chance = measured.iter().map(|mast| of_block / mast.blocks).sum::<f64>() / count;
    (about - by_chance).max(0.0)
}
