//! Predictions for ground that was left out, everything being fitted and chosen without it.
use super::data::CalibrationData;
use super::fit::Prior;
use super::layout::BlockLayout;
use super::likelihood::likelihood;
use super::predictions::{Evidence, Fitted, Ground, Prediction};
use super::reliability::{Outcome, share_within};
use super::terms::Terms;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Parts of the ground that are left out one after the other.
const PARTS: usize = 5;
/// Parts of what is left, on which terms are chosen.
const INNER_PARTS: usize = 3;
/// Separate blocks on which both hidden and visible places must be for a term of hidden places.
const BLOCKS_OF_EACH_KIND: usize = 3;

/// What was found with one layout of blocks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LayoutResult {
    /// The layout.
    pub layout: BlockLayout,
    /// Its blocks with samples.
    pub blocks: usize,
    /// Root mean square error at places that were heard, dB, calibrated without their part of the ground.
    pub rmse_db: f64,
    /// Mean of measured less predicted, likewise, dB.
    pub bias_db: f64,
    /// Root mean square error as the model predicts without a calibration, dB.
    pub uncalibrated_rmse_db: f64,
    /// Mean logarithm of the density stated for what was found.
    pub log_score: f64,
    /// Shares of places within the central 50, 80, 90 and 95 % of what was stated.
    pub within: [f64; 4],
    /// The terms chosen, for each part of the ground.
    pub terms: Vec<Terms>,
}

/// Results over several layouts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Validation {
    /// One for each layout.
    pub layouts: Vec<LayoutResult>,
    /// Likewise, the prediction for each sample without its part of the ground.
    pub predictions: Vec<Vec<Prediction>>,
}

impl Validation {
    /// Mean over the layouts.
    #[must_use]
    pub fn mean_of(&self, of: impl Fn(&LayoutResult) -> f64) -> f64 {
        self.layouts.iter().map(of).sum::<f64>() / self.layouts.len().max(1) as f64
    }

    /// Mean over the layouts of the prediction for a sample, dBm.
    #[must_use]
    pub fn mean_prediction(&self, sample: usize) -> Prediction {
        let count = self.predictions.len().max(1) as f64;
        let mean = |of: fn(&Prediction) -> f64| {
            self.predictions.iter().map(|all| of(&all[sample])).sum::<f64>() / count
        };
        Prediction { mean_dbm: mean(|one| one.mean_dbm), sigma_db: mean(|one| one.sigma_db) }
    }
}

/// The central shares that are counted.
pub(super) const CENTRAL: [f64; 4] = [0.5, 0.8, 0.9, 0.95];

/// What a validation is asked.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) data: &'a CalibrationData,
    /// The clutter that the scenario states, or none.
    pub(super) stated: f64,
    pub(super) prior: &'a Prior,
    /// Whether a term for hidden places may be chosen.
    pub(super) hidden: bool,
}

impl Question<'_> {
    /// Leaves out every part of the ground once, with each layout.
    pub(super) fn validate(self, layouts: &[BlockLayout], done: &(dyn Fn() + Sync)) -> Validation {
        let one = |layout: &BlockLayout| {
            let found = self.layout(layout);
            done();
            found
        };
        let all: Vec<_> = layouts.par_iter().map(one).collect();
        let (layouts, predictions) = all.into_iter().unzip();
        Validation { layouts, predictions }
    }

    fn layout(self, layout: &BlockLayout) -> (LayoutResult, Vec<Prediction>) {
        let samples = &self.data.samples;
        let blocks = layout.blocks(samples);
        let count = blocks.iter().max().map_or(0, |last| last + 1);
        let part_of = layout.parts(count, PARTS);
        let parts = PARTS.min(count);
        let ground = Ground { blocks: &blocks, prior: self.prior };
        let mut predictions = vec![Prediction { mean_dbm: f64::NAN, sigma_db: f64::NAN }; samples.len()];
        let mut terms = Vec::with_capacity(parts);
        for part in 0..parts {
            let (left, out): (Vec<usize>, Vec<usize>) =
                (0..samples.len()).partition(|&index| part_of[blocks[index]] != part);
            let chosen = self.choose(&left, ground, layout);
            let fitted = Fitted::of(self.data, &left, chosen, ground);
            for index in out {
                predictions[index] = fitted.predict(self.data, &samples[index], Evidence::Measured);
            }
            terms.push(chosen);
        }
        (self.result(layout, count, &predictions, terms), predictions)
    }

    fn result(
        self,
        layout: &BlockLayout,
        blocks: usize,
        predictions: &[Prediction],
        terms: Vec<Terms>,
    ) -> LayoutResult {
        let outcomes = self.outcomes(predictions);
        let heard = || self.data.samples.iter().zip(predictions).filter(|(s, _)| s.is_heard());
        let count = heard().count().max(1) as f64;
        let mean = |of: &dyn Fn(f64, f64) -> f64| {
            let errors = heard().map(|(sample, predicted)| {
                let plain = self.data.level(sample, self.stated);
                let level = sample.observed.value();
                of(level - predicted.expected_dbm(sample.logged_from), level - plain)
            });
            errors.sum::<f64>() / count
        };
        let log =
            |(observed, bound, predicted): &Outcome| likelihood(*observed, *bound, predicted.normal()).log;
        LayoutResult {
            layout: *layout,
            blocks,
            rmse_db: mean(&|error, _| error * error).sqrt(),
            bias_db: mean(&|error, _| error),
            uncalibrated_rmse_db: mean(&|_, error| error * error).sqrt(),
            log_score: outcomes.iter().map(log).sum::<f64>() / outcomes.len().max(1) as f64,
            within: CENTRAL.map(|central| share_within(&outcomes, central)),
            terms,
        }
    }

    /// What receivers told, beside predictions.
    pub(super) fn outcomes(self, predictions: &[Prediction]) -> Vec<Outcome> {
        let told = self.data.samples.iter().zip(predictions).filter(|(sample, _)| !sample.inferred);
        told.map(|(sample, predicted)| (sample.observed, sample.logged_from, *predicted)).collect()
    }

    /// The terms that predict ground left out best; those with more only where that is surer than by one standard error
    /// over the blocks.
    pub(super) fn choose(self, subset: &[usize], ground: Ground<'_>, layout: &BlockLayout) -> Terms {
        let hidden = self.hidden && self.both_kinds(subset, ground.blocks);
        let candidates = Terms::in_order(self.data.clutter.len() > 1, hidden);
        if let [only] = candidates[..] {
            return only;
        }
        let mut best = (Terms::default(), None::<BTreeMap<usize, f64>>);
        for terms in candidates {
            let scores = self.scores(subset, terms, ground, layout);
            let better = best.1.as_ref().is_none_or(|before| is_better(before, &scores));
            if better {
                best = (terms, Some(scores));
            }
        }
        best.0
    }

    /// Whether hidden and visible places were measured on several blocks each.
    fn both_kinds(self, subset: &[usize], blocks: &[usize]) -> bool {
        [true, false].into_iter().all(|hidden| {
            let of_kind = subset.iter().filter(|&&index| self.data.samples[index].hidden == hidden);
            of_kind.map(|&index| blocks[index]).collect::<BTreeSet<_>>().len() >= BLOCKS_OF_EACH_KIND
        })
    }

    /// Logarithm of the density stated for the samples of each block without its part of the ground.
    fn scores(
        self,
        subset: &[usize],
        terms: Terms,
        ground: Ground<'_>,
        layout: &BlockLayout,
    ) -> BTreeMap<usize, f64> {
        let numbers: BTreeSet<usize> = subset.iter().map(|&index| ground.blocks[index]).collect();
        let place: BTreeMap<usize, usize> =
            numbers.iter().enumerate().map(|(place, &block)| (block, place)).collect();
        let part_of = layout.parts(place.len(), INNER_PARTS);
        let part = |index: usize| part_of[place[&ground.blocks[index]]];
        let mut scores = BTreeMap::new();
        for left_out in 0..INNER_PARTS.min(place.len()) {
            let (out, left): (Vec<usize>, Vec<usize>) =
                subset.iter().partition(|&&index| part(index) == left_out);
            let fitted = Fitted::of(self.data, &left, terms, ground);
            for index in out {
                let sample = &self.data.samples[index];
                let stated = fitted.predict(self.data, sample, Evidence::Measured);
                let one = likelihood(sample.observed, sample.logged_from, stated.normal());
                *scores.entry(ground.blocks[index]).or_insert(0.0) += one.log;
            }
        }
        scores
    }
}

/// Whether scores by block are better than others by more than a standard error.
fn is_better(before: &BTreeMap<usize, f64>, after: &BTreeMap<usize, f64>) -> bool {
    let gains: Vec<f64> = after.iter().map(|(block, score)| score - before[block]).collect();
    let (count, sum) = (gains.len() as f64, gains.iter().sum::<f64>());
    let about = gains.iter().map(|gain| (gain - sum / count).powi(2)).sum::<f64>();
    count > 1.0 && sum > (about * count / (count - 1.0)).sqrt()
}
