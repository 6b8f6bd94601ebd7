//! What measurements nearby are worth: half of the ground tells the other half.
use super::covariance::Covariance;
use super::cross_validation::Question;
use super::data::CalibrationSample;
use super::layout::BlockLayout;
use super::predictions::{Evidence, Fitted, Ground, Prediction};
use super::residual_field::ResidualField;
use super::residual_point::ResidualPoint;
use super::terms::Terms;
use crate::measurements::Observed;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Places so near to a measurement are told apart, m.
const NEAR_M: f64 = 100.0;

/// Errors of predictions that measurements in the neighbourhood correct, as shares of those of the calibration alone, means over layouts in which one half
/// of blocks of one decorrelation distance tells the other. Errors are those of the levels that a map shows: medians.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConditioningResult {
    /// Root mean square error at places within 100 m of a measurement; `None` where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<f64>,
    /// At all places.
    pub overall: f64,
    /// Places within 100 m, mean over the layouts.
    pub near_places: f64,
    /// Share of places within the central 90 % of what was stated.
    pub within_90: f64,
}

/// Sums of squares.
#[derive(Clone, Copy, Default)]
struct Squares {
    places: f64,
    alone: f64,
    conditioned: f64,
}

impl Squares {
    fn add(&mut self, alone: f64, conditioned: f64) {
        self.places += 1.0;
        self.alone += alone * alone;
        self.conditioned += conditioned * conditioned;
    }

    fn ratio(&self) -> Option<f64> {
        (self.alone > 0.0).then(|| (self.conditioned / self.alone).sqrt())
    }
}

/// Squares near measurements and of all places, and places within 90 %.
type Half = (Squares, Squares, f64);

impl Question<'_> {
    /// Fits, offsets, correlation and field from one half of the blocks, errors on the other, for each layout.
    pub(super) fn conditioning(self, layouts: &[BlockLayout], terms: Terms) -> Option<ConditioningResult> {
        let halves: Vec<Half> = layouts.par_iter().map(|layout| self.half(layout, terms)).collect();
        let mean = |of: &dyn Fn(&Half) -> Option<f64>| {
            let known: Vec<f64> = halves.iter().filter_map(of).collect();
            (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
        };
        Some(ConditioningResult {
            near: mean(&|(near, _, _)| near.ratio()),
            overall: mean(&|(_, all, _)| all.ratio())?,
            near_places: mean(&|(near, _, _)| Some(near.places)).unwrap_or(0.0),
            within_90: mean(&|(_, all, within)| (all.places > 0.0).then(|| within / all.places))?,
        })
    }

    fn half(self, layout: &BlockLayout, terms: Terms) -> Half {
        let samples = &self.data.samples;
        let blocks = layout.blocks(samples);
        let count = blocks.iter().max().map_or(0, |last| last + 1);
        let part_of = layout.parts(count, 2);
        let (known, asked): (Vec<usize>, Vec<usize>) =
            (0..samples.len()).partition(|&index| part_of[blocks[index]] == 0);
        let ground = Ground { blocks: &blocks, prior: self.prior };
        let fitted = Fitted::of(self.data, &known, terms, ground);
        let field = self.field(&fitted, &known);
        let mut half = Half::default();
        for index in asked.into_iter().filter(|&index| samples[index].is_heard()) {
            let sample = &samples[index];
            let predicted = fitted.predict(self.data, sample, Evidence::Measured);
            let alone = sample.observed.value() - predicted.mean_dbm;
            let found = field.at(sample.mast, [sample.easting_m, sample.northing_m]);
            let conditioned = found.map_or(predicted, |found| Prediction {
                mean_dbm: predicted.mean_dbm + found.shift_db,
                sigma_db: predicted.sigma_db * found.sigma_share,
            });
            let error = sample.observed.value() - conditioned.mean_dbm;
            half.1.add(alone, error);
            half.2 += super::share_within(&[(sample.observed, sample.logged_from, conditioned)], 0.9);
            if found.is_some_and(|found| found.nearest_m <= NEAR_M) {
                half.0.add(alone, error);
            }
        }
        half
    }

    /// The residuals of some samples.
    fn field(self, fitted: &Fitted, known: &[usize]) -> ResidualField {
        let samples = &self.data.samples;
        let residual = |sample: &CalibrationSample| {
            sample.observed.value() - fitted.predict(self.data, sample, Evidence::Measured).mean_dbm
        };
        let of_half: Vec<(&CalibrationSample, f64)> =
            known.iter().map(|&index| (&samples[index], residual(&samples[index]))).collect();
        let correlation = super::correlation_of(&of_half);
        let own = &fitted.pooling.masts;
        let mast = own.values().map(|mast| mast.variance).sum::<f64>() / own.len().max(1) as f64;
        let covariance = Covariance::of(fitted.within_db.powi(2) + mast, mast, &correlation);
        let told = of_half.iter().filter(|(sample, _)| !sample.inferred);
        let point = |(sample, residual): &(&CalibrationSample, f64)| ResidualPoint {
            mast: sample.mast,
            device: 0,
            place: [sample.easting_m, sample.northing_m],
            residual: if sample.observed.is_heard() {
                Observed::Level(*residual)
            } else {
                Observed::AtMost(*residual)
            },
            at_least: false,
            wrong: 0.0,
        };
        ResidualField::new(told.map(point).collect(), covariance)
    }
}
