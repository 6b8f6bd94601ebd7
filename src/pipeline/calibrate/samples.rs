//! Measured levels beside predicted ones.
use super::clutter_heights::ClutterHeights;
use super::measured::Measured;
use super::predict::{Level, Transmitters};
use crate::calibration::{CalibrationData, CalibrationSample};
use crate::measurements::{MeasuredQuantity, Observed, Sample, Transmitter};
use crate::scenario::{MeasurementsChoice, Misses};
use std::collections::BTreeMap;

/// Below the lowest level that a file shows, levels were not written down: half a step of levels in whole dB.
const HALF_STEP_DB: f64 = 0.5;

/// The masts of samples, by name.
pub(super) struct Masts {
    /// Their names, in order.
    pub(super) names: Vec<String>,
    of_sample: Vec<usize>,
}

impl Masts {
    pub(super) fn of(measured: &Measured, transmitters: &Transmitters<'_>) -> Self {
        let name = |sample: &Sample| transmitters.sector(sample.transmitter).site_id.clone();
        let of_samples: Vec<String> = measured.averaged.samples.iter().map(name).collect();
        let mut names = of_samples.clone();
        names.sort();
        names.dedup();
        let of_sample = of_samples.iter().map(|name| names.binary_search(name).unwrap_or_default()).collect();
        Self { names, of_sample }
    }

    pub(super) fn of_sample(&self, index: usize) -> usize {
        self.of_sample[index]
    }
}

/// Samples that have a prediction over every height of clutter.
pub(super) struct Predicted {
    pub(super) data: CalibrationData,
    /// Of each sample of the data its index among those measured.
    pub(super) index: Vec<usize>,
    /// Samples without a prediction, by why.
    pub(super) without: BTreeMap<String, usize>,
}

/// Puts measured and predicted levels side by side.
pub(super) fn side_by_side(
    measured: &Measured,
    choice: &MeasurementsChoice,
    masts: &Masts,
    heights: &ClutterHeights,
    levels: &[Vec<Level>],
) -> Predicted {
    let bounds = logged_from(measured, choice);
    let mut found = Predicted {
        data: CalibrationData {
            clutter: heights.tried.clone(),
            clutter_step: heights.step(),
            samples: Vec::new(),
        },
        index: Vec::new(),
        without: BTreeMap::new(),
    };
    let clutter = |place: usize| {
        let at = &measured.places[place];
        measured.ground.clutter_height_m(at.easting_m, at.northing_m)
    };
    for (index, sample) in measured.averaged.samples.iter().enumerate() {
        let all: Result<Vec<_>, &String> = levels.iter().map(|levels| levels[index].as_ref()).collect();
        let all = match all {
            Ok(all) => all,
            Err(reason) => {
                *found.without.entry(reason.clone()).or_default() += usize::from(index < measured.told);
                continue;
            }
        };
        let Some(first) = all.first() else { continue };
        found.index.push(index);
        found.data.samples.push(CalibrationSample {
            mast: masts.of_sample(index),
            easting_m: sample.easting_m,
            northing_m: sample.northing_m,
            observed: as_level(sample),
            logged_from: bounds.get(&(sample.file, sample.quantity)).copied(),
            predicted: all.iter().map(|level| level.dbm).collect(),
            hidden: !first.line_of_sight,
            distance_km: first.distance_km,
            clutter_m: clutter(index).max(0.0),
            inferred: index >= measured.told,
        });
    }
    without_idle_heights(&mut found.data, heights.stated);
    found
}

/// A loss as a level: its negative.
pub(super) fn as_level(sample: &Sample) -> Observed {
    match (sample.quantity, sample.observed) {
        (MeasuredQuantity::PathLoss, Observed::Level(loss)) => Observed::Level(-loss),
        (MeasuredQuantity::PathLoss, Observed::AtMost(loss)) => Observed::AtMost(-loss),
        (_, level) => level,
    }
}

/// From where levels of a file were written down, where misses were not.
fn logged_from(measured: &Measured, choice: &MeasurementsChoice) -> BTreeMap<(usize, MeasuredQuantity), f64> {
    let told = || measured.averaged.samples[..measured.told].iter();
    let mut bounds: BTreeMap<(usize, MeasuredQuantity), f64> = BTreeMap::new();
    for sample in told() {
        let has_misses = measured.files.get(sample.file).is_some_and(|file| file.not_heard > 0);
        let logged = match choice.misses {
            Misses::Auto => has_misses,
            Misses::Logged => true,
            Misses::NotLogged => false,
        };
        if !logged && sample.observed.is_heard() {
            let level = as_level(sample).value() - HALF_STEP_DB;
            let bound = bounds.entry((sample.file, sample.quantity)).or_insert(level);
            *bound = bound.min(level);
        }
    }
    bounds
}

/// A model that does not look at clutter has the same levels over every height: then none is fitted.
fn without_idle_heights(data: &mut CalibrationData, stated: f64) {
    let same = |sample: &CalibrationSample| {
        sample.predicted.iter().all(|level| (level - sample.predicted[0]).abs() < 1e-6)
    };
    if data.samples.iter().all(same) {
        data.clutter = vec![stated];
        data.samples.iter_mut().for_each(|sample| sample.predicted.truncate(1));
    }
}

/// The transmitters' sectors of samples, for the domain.
pub(super) fn transmitters_of(measured: &Measured) -> Vec<Transmitter> {
    let mut all: Vec<Transmitter> =
        measured.averaged.samples[..measured.told].iter().map(|sample| sample.transmitter).collect();
    all.sort_unstable();
    all.dedup();
    all
}
