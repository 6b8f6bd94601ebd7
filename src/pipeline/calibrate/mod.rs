//! Calibrating a scenario's models by measured levels.

mod clutter_heights;
mod error;
mod measured;
mod predict;
mod record;
mod samples;

pub use error::CalibrateError;

use self::clutter_heights::ClutterHeights;
use self::measured::Measured;
use self::predict::{Predictor, Transmitters};
use self::record::{Recording, checksums_of};
use self::samples::{Masts, Predicted, as_level, side_by_side};
use super::write::reject_row;
use super::{Progress, RunError};
use crate::calibration::{CalibrationQuestion, calibrate as fit_all, fitted_clutter};
use crate::inputs::presence::require_inputs;
use crate::inputs::scenario_file::LoadedScenario;
use crate::language::word;
use crate::outputs::{CalibrationFindings, ModelCalibration, write_calibration};
use crate::propagation::PathLossModel;
use crate::scenario::{MeasurementsChoice, Scenario};
use std::path::Path;

/// Layouts of blocks over which figures of error are means.
const LAYOUTS: u64 = 20;

/// Layouts with which a term for hidden places is tried.
const LAYOUTS_OF_HIDDEN: u64 = 5;

/// Calibrates the models of a scenario by its measurements, and writes what was found into a folder.
///
/// # Cost
/// For each model a path for each measured place and height of clutter (32), and some 1,500 fits; parallel.
///
/// # Errors
/// [`CalibrateError`]: no measurements, none of known transmitters, too few, files that cannot be read or written.
pub fn calibrate(
    loaded: &LoadedScenario,
    folder: &Path,
    overwrite: bool,
    progress: &dyn Progress,
) -> Result<CalibrationFindings, CalibrateError> {
    let findings = calibration_of(loaded, progress)?;
    write_calibration(&findings, folder, overwrite).map_err(RunError::from)?;
    Ok(findings)
}

/// As [`calibrate`], without writing anything.
///
/// # Errors
/// As [`calibrate`].
pub fn calibration_of(
    loaded: &LoadedScenario,
    progress: &dyn Progress,
) -> Result<CalibrationFindings, CalibrateError> {
    require_inputs(loaded).map_err(RunError::from)?;
    let scenario = &loaded.scenario;
    let choice = scenario.measurements.as_ref().filter(|choice| !choice.files.is_empty());
    let choice = choice.ok_or_else(|| CalibrateError::NoMeasurements(scenario.name.clone()))?;
    let measured = Measured::read(scenario, choice, progress)?;
    let transmitters = Transmitters::of(&measured);
    let masts = Masts::of(&measured, &transmitters);
    let calibrating =
        Calibrating { scenario, choice, measured: &measured, transmitters: &transmitters, masts: &masts };
    let mut models = Vec::new();
    for (key, model) in scenario.propagation.models.iter().zip(scenario.propagation.loss_models()) {
        models.push(calibrating.model(key.key(), &*model, progress)?);
    }
    progress.finish();
    let files = checksums_of(&measured)?;
    for model in &mut models {
        model.record.data.files.clone_from(&files);
    }
    Ok(CalibrationFindings {
        scenario: scenario.name.clone(),
        crs: measured.crs.name.clone(),
        readings: measured.readings,
        files,
        joined: measured.joined.clone(),
        left_out: measured.averaged.left_out,
        rejects: measured.rejects.iter().map(reject_row).collect(),
        masts: masts.names.clone(),
        models,
    })
}

/// Measured less predicted by the deciding model as the scenario states it, dB, for every measured place that has a prediction, in the order of
/// masts and cells; of a level that was not heard, at most this.
///
/// # Cost
/// A path for each measured place, parallel.
///
/// # Errors
/// As [`calibrate`].
pub fn residuals_of(loaded: &LoadedScenario, progress: &dyn Progress) -> Result<Vec<f64>, CalibrateError> {
    let scenario = &loaded.scenario;
    let choice = scenario.measurements.as_ref().filter(|choice| !choice.files.is_empty());
    let choice = choice.ok_or_else(|| CalibrateError::NoMeasurements(scenario.name.clone()))?;
    let measured = Measured::read(scenario, choice, progress)?;
    let transmitters = Transmitters::of(&measured);
    let heights = ClutterHeights::of(scenario);
    let models = scenario.propagation.loss_models();
    let Some(model) = models.first() else { return Ok(Vec::new()) };
    let predictor = Predictor {
        scenario,
        measured: &measured,
        transmitters: &transmitters,
        heights: &heights,
        model: &**model,
    };
    let levels = predictor.levels_over(heights.stated, progress)?;
    let told = measured.averaged.samples[..measured.told].iter().zip(levels);
    Ok(told.filter_map(|(sample, level)| Some(as_level(sample).value() - level.ok()?.dbm)).collect())
}

/// What the calibrations of all models share.
struct Calibrating<'a> {
    scenario: &'a Scenario,
    choice: &'a MeasurementsChoice,
    measured: &'a Measured,
    transmitters: &'a Transmitters<'a>,
    masts: &'a Masts,
}

impl Calibrating<'_> {
    fn model(
        &self,
        key: &'static str,
        model: &dyn PathLossModel,
        progress: &dyn Progress,
    ) -> Result<ModelCalibration, CalibrateError> {
        let mut heights = ClutterHeights::of(self.scenario);
        let question = CalibrationQuestion {
            stated_clutter: heights.stated,
            prior: heights.prior,
            hidden: false,
            layouts: LAYOUTS,
        };
        let predicted = self.predicted(&mut heights, model, question, progress)?;
        progress.stage(word("calibrate-validating"), LAYOUTS);
        let calibrated =
            fit_all(&predicted.data, question, &|| progress.advance(1)).map_err(CalibrateError::TooFew)?;
        // what the engine does not apply is told, and not kept
        let with_hidden = CalibrationQuestion { hidden: true, layouts: LAYOUTS_OF_HIDDEN, ..question };
        let hidden = fit_all(&predicted.data, with_hidden, &|| ()).map_err(CalibrateError::TooFew)?;
        let recording = Recording {
            measured: self.measured,
            transmitters: self.transmitters,
            masts: self.masts,
            heights: &heights,
            required_dbm: self.scenario.service.lte.required_level_dbm,
        };
        Ok(recording.model(key, predicted, &calibrated, &hidden))
    }

    /// Measured and predicted levels side by side, over heights of clutter of which one is that which fits best: levels over it are computed, and not
    /// interpolated.
    fn predicted(
        &self,
        heights: &mut ClutterHeights,
        model: &dyn PathLossModel,
        question: CalibrationQuestion,
        progress: &dyn Progress,
    ) -> Result<Predicted, CalibrateError> {
        let paths = self.measured.averaged.samples.len() as u64;
        progress.stage(word("calibrate-computing-paths"), paths * (heights.tried.len() as u64 + 1));
        let mut levels = self.predictor(heights, model).levels(progress)?;
        let first = side_by_side(self.measured, self.choice, self.masts, heights, &levels);
        if first.data.samples.is_empty() {
            let reason = first.without.into_keys().next().unwrap_or_default();
            return Err(CalibrateError::NothingPredicted { places: self.measured.told, reason });
        }
        progress.stage(word("calibrate-fitting"), 1);
        let found = fitted_clutter(&first.data, question).map_err(CalibrateError::TooFew)?;
        let step = heights.step();
        let clutter = (found / step).round() * step;
        let place = heights.tried.partition_point(|tried| *tried < clutter - 1e-9);
        let known = heights.tried.len();
        heights.add(clutter);
        if heights.tried.len() > known {
            let more = self.predictor(heights, model).levels_over(clutter, progress)?;
            levels.insert(place, more);
        }
        Ok(side_by_side(self.measured, self.choice, self.masts, heights, &levels))
    }

    fn predictor<'b>(&'b self, heights: &'b ClutterHeights, model: &'b dyn PathLossModel) -> Predictor<'b> {
        Predictor {
            scenario: self.scenario,
            measured: self.measured,
            transmitters: self.transmitters,
            heights,
            model,
        }
    }
}
