//! A calibration with everything that is quoted of it.
use super::conditioning::ConditioningResult;
use super::correlation::{Correlation, correlation_of, effective_share};
use super::cross_validation::{Question, Validation};
use super::data::{CalibrationData, CalibrationSample};
use super::fit::{Fit, Prior};
use super::intervals::ParameterIntervals;
use super::layout::BlockLayout;
use super::pooling::MastOffset;
use super::predictions::{Evidence, Fitted, Ground, Prediction};
use super::refusal::CalibrationRefusal;
use super::spread::{TwoSigmas, spread_of};
use super::terms::Terms;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Places where something was heard that a fit needs.
const FEWEST_PLACES: usize = 20;
/// Separate blocks of ground that it needs.
const FEWEST_BLOCKS: usize = 3;
/// Sides of blocks in decorrelation distances, and as shares of the ground's extent: at least and at most.
const SIDE: (f64, f64, f64) = (3.0, 1.0 / 12.0, 0.25);
/// The shortest side, m.
const SHORTEST_SIDE_M: f64 = 250.0;
/// The shortest side of blocks of which one half tells the other, m.
const SHORTEST_HALF_M: f64 = 100.0;
/// Masts from which the spread between masts is told by leaving them out.
const FEWEST_MASTS: usize = 3;
/// Most parts in which masts are left out.
const MAST_PARTS: usize = 10;

/// A calibration of one model.
#[derive(Clone, Debug)]
pub struct Calibrated {
    /// The fit of all samples.
    pub fit: Fit,
    /// What was known before, with the weight of a sample.
    pub prior: Prior,
    /// Offset of a mast that was not measured, dB.
    pub offset_db: f64,
    /// Offsets of the masts that were, beside that.
    pub masts: BTreeMap<usize, MastOffset>,
    /// How many blocks count as much as all other masts.
    pub lambda: f64,
    /// Variance of `offset_db`, as it is known, dB^2.
    pub offset_variance: f64,
    /// The two standard deviations.
    pub sigmas: TwoSigmas,
    /// 95 % intervals.
    pub intervals: ParameterIntervals,
    /// How far residuals are alike.
    pub correlation: Correlation,
    /// Side of the blocks, m, and how many there are in the first layout.
    pub blocks: (f64, usize),
    /// What predictions for ground that was left out are worth.
    pub validation: Validation,
    /// What measurements nearby are worth.
    pub conditioning: Option<ConditioningResult>,
    /// Predictions for masts that were left out as a whole, by sample; of three masts and more.
    pub unmeasured: Option<Vec<Prediction>>,
}

/// What is asked of a calibration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CalibrationQuestion {
    /// Height of clutter, or factor, that the scenario states, or none: what the calibration is compared with.
    pub stated_clutter: f64,
    /// What is known before measuring; its weight is found from the correlation of the residuals.
    pub prior: Prior,
    /// Whether a term for hidden places may be chosen, where both kinds were measured on several blocks.
    pub hidden: bool,
    /// Layouts of blocks.
    pub layouts: u64,
}

/// Calibrates a model.
///
/// # Method
/// Terms are chosen and fitted on all samples ([`super::fit()`]); every figure of error comes from ground that was left out, with terms, offsets
/// and sigma found without it, over several layouts of square blocks of at least three decorrelation distances.
///
/// # Cost and determinism
/// Some 65 fits a layout, parallel over layouts; the same bits for any thread count.
///
/// # Errors
/// [`CalibrationRefusal`] where the samples are too few or lie on fewer than three blocks.
pub fn calibrate(
    data: &CalibrationData,
    question: CalibrationQuestion,
    done: &(dyn Fn() + Sync),
) -> Result<Calibrated, CalibrationRefusal> {
    let known = Known::of(data, &question)?;
    let asked = known.question(data, &question);
    let layouts = BlockLayout::several(known.side_m, question.layouts.max(1));
    // near enough to each other that one half can tell of the other
    let halves = BlockLayout::several(known.half_m, question.layouts.max(1));
    let all: Vec<usize> = (0..data.samples.len()).collect();
    let ground = Ground { blocks: &known.blocks, prior: &known.prior };
    let terms = asked.choose(&all, ground, &layouts[0]);
    let whole = Fitted::of(data, &all, terms, ground);
    let validation = asked.validate(&layouts, done);
    let unmeasured = asked.without_masts(terms, ground);
    let spread = |predictions: &Vec<Prediction>| asked.spread(predictions);
    let squares: f64 = validation.predictions.iter().map(|all| spread(all).powi(2)).sum();
    let measured_db = (squares / validation.predictions.len() as f64).sqrt();
    let masts = whole.pooling.masts.len();
    Ok(Calibrated {
        fit: whole.fit,
        prior: known.prior,
        offset_db: whole.offset_db(),
        masts: whole.pooling.masts.clone(),
        lambda: whole.pooling.lambda,
        offset_variance: whole.pooling.centre_variance,
        sigmas: TwoSigmas::of(measured_db, unmeasured.as_ref().map(spread), masts),
        intervals: asked.intervals(&whole, ground),
        correlation: asked.correlation(&whole),
        blocks: (known.side_m, known.count),
        conditioning: asked.conditioning(&halves, terms),
        validation,
        unmeasured,
    })
}

/// The clutter, or factor, that [`calibrate`] finds, without anything that is told of its errors.
///
/// # Cost
/// Two fits, and those by which terms are chosen.
///
/// # Errors
/// As [`calibrate`].
pub fn fitted_clutter(
    data: &CalibrationData,
    question: CalibrationQuestion,
) -> Result<f64, CalibrationRefusal> {
    let known = Known::of(data, &question)?;
    let asked = known.question(data, &question);
    let all: Vec<usize> = (0..data.samples.len()).collect();
    let ground = Ground { blocks: &known.blocks, prior: &known.prior };
    let terms = asked.choose(&all, ground, &BlockLayout::several(known.side_m, 1)[0]);
    Ok(Fitted::of(data, &all, terms, ground).fit.clutter)
}

/// What is known of the samples before terms are chosen.
struct Known {
    /// With the weight of a sample.
    prior: Prior,
    /// Side of blocks, and of those of which one half tells the other, m.
    side_m: f64,
    half_m: f64,
    /// Of each sample its block in the first layout, and how many heard something.
    blocks: Vec<usize>,
    count: usize,
}

impl Known {
    fn of(data: &CalibrationData, question: &CalibrationQuestion) -> Result<Self, CalibrationRefusal> {
        let places = data.samples.iter().filter(|sample| sample.is_heard()).count();
        if places < FEWEST_PLACES {
            return Err(CalibrationRefusal::FewPlaces { places, needed: FEWEST_PLACES });
        }
        let stated = question.stated_clutter;
        let unweighted = Question { data, stated, prior: &question.prior, hidden: question.hidden };
        let first = unweighted.first_correlation();
        let prior = Prior { weight: effective_share(&data.samples, &first), ..question.prior };
        let side_m = unweighted.side_m(first.distance_m);
        let blocks = BlockLayout::several(side_m, 1)[0].blocks(&data.samples);
        let count = heard_blocks(&data.samples, &blocks);
        if count < FEWEST_BLOCKS {
            return Err(CalibrationRefusal::FewBlocks { blocks: count, side_m });
        }
        Ok(Self { prior, side_m, half_m: first.distance_m.max(SHORTEST_HALF_M), blocks, count })
    }

    const fn question<'d>(&'d self, data: &'d CalibrationData, asked: &CalibrationQuestion) -> Question<'d> {
        Question { data, stated: asked.stated_clutter, prior: &self.prior, hidden: asked.hidden }
    }
}

/// Blocks on which something was heard.
fn heard_blocks(samples: &[CalibrationSample], blocks: &[usize]) -> usize {
    let heard = samples.iter().zip(blocks).filter(|(sample, _)| sample.is_heard());
    heard.map(|(_, block)| block).collect::<std::collections::BTreeSet<_>>().len()
}

impl Question<'_> {
    /// The correlation of the residuals of a first fit.
    fn first_correlation(self) -> Correlation {
        let all: Vec<usize> = (0..self.data.samples.len()).collect();
        let one_block = vec![0; all.len()];
        let ground = Ground { blocks: &one_block, prior: self.prior };
        let terms = Terms { clutter: self.data.clutter.len() > 1, hidden: false };
        self.correlation(&Fitted::of(self.data, &all, terms, ground))
    }

    /// The side of blocks: from the decorrelation distance and the extent of the samples.
    fn side_m(self, distance_m: f64) -> f64 {
        let extent = |of: fn(&CalibrationSample) -> f64| {
            let (low, high) = self
                .data
                .samples
                .iter()
                .filter(|sample| sample.is_heard())
                .map(of)
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                    (low.min(value), high.max(value))
                });
            high - low
        };
        let extent_m = extent(|sample| sample.easting_m).max(extent(|sample| sample.northing_m));
        let (distances, least, most) = SIDE;
        (distances * distance_m).max(least * extent_m).min(most * extent_m).max(SHORTEST_SIDE_M)
    }

    /// Predictions for each mast from a fit of the others; masts are left out in at most ten parts.
    fn without_masts(self, terms: Terms, ground: Ground<'_>) -> Option<Vec<Prediction>> {
        let samples = &self.data.samples;
        let masts: std::collections::BTreeSet<usize> = samples.iter().map(|sample| sample.mast).collect();
        if masts.len() < FEWEST_MASTS {
            return None;
        }
        let place: BTreeMap<usize, usize> =
            masts.iter().enumerate().map(|(place, &mast)| (mast, place)).collect();
        let parts = MAST_PARTS.min(masts.len());
        let part = |index: &usize| place[&samples[*index].mast] % parts;
        let one = |left_out: usize| {
            let (out, left): (Vec<usize>, Vec<usize>) =
                (0..samples.len()).partition(|index| part(index) == left_out);
            let fitted = Fitted::of(self.data, &left, terms, ground);
            let predict =
                |index: usize| (index, fitted.predict(self.data, &samples[index], Evidence::Unmeasured));
            out.into_iter().map(predict).collect::<Vec<_>>()
        };
        let mut all: Vec<(usize, Prediction)> = (0..parts).into_par_iter().flat_map_iter(one).collect();
        all.sort_unstable_by_key(|(index, _)| *index);
        Some(all.into_iter().map(|(_, predicted)| predicted).collect())
    }

    /// The spread about predictions.
    fn spread(self, predictions: &[Prediction]) -> f64 {
        let told = self.data.samples.iter().zip(predictions).filter(|(sample, _)| !sample.inferred);
        spread_of(&told.map(|(sample, predicted)| (sample, predicted.mean_dbm)).collect::<Vec<_>>())
    }

    fn correlation(self, fitted: &Fitted) -> Correlation {
        let residuals: Vec<(&CalibrationSample, f64)> = self
            .data
            .samples
            .iter()
            .map(|sample| {
                let predicted = fitted.predict(self.data, sample, Evidence::Measured);
                (sample, sample.observed.value() - predicted.mean_dbm)
            })
            .collect();
        correlation_of(&residuals)
    }
}
