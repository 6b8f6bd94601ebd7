//! `calibration.toml`: what a calibration found, taken into a scenario.
use super::scenario_error::ScenarioFileError;
use crate::calibration::{CalibrationRecord, ClutterValue, RECORD_VERSION, ResidualRecord};
use crate::inputs::files::regular_file::{SizeLimit, read_regular_text};
use crate::language::word;
use crate::scenario::{ClutterChoice, Scenario};
use crate::text;
use std::path::Path;

/// The measured places, beside the calibration.
pub(super) const MEASURED_PLACES: &str = "measured_places.csv";

/// Reads the calibration that a scenario names and puts its clutter and its spread into the scenario.
///
/// # Errors
/// [`ScenarioFileError::Calibration`]: a file that is none, of another version, of another model, or over other clutter.
pub(super) fn calibrated(scenario: &mut Scenario) -> Result<Option<CalibrationRecord>, ScenarioFileError> {
    let Some(path) = scenario.propagation.calibration.clone() else { return Ok(None) };
    // whatever is missing is told with the other inputs that are
    if !path.is_file() {
        return Ok(None);
    }
    let refused =
        |reason: String| ScenarioFileError::Calibration { file: path.display().to_string(), reason };
    let record = read_calibration(&path).map_err(&refused)?;
    let model = scenario.propagation.models.first().map_or("", |model| model.key());
    if record.model != model {
        return Err(refused(text!("calibration-other-model", of = record.model, model)));
    }
    put_clutter(&record, &mut scenario.clutter).map_err(&refused)?;
    scenario.service.sigma_db = record.sigma.unmeasured_db;
    Ok(Some(record))
}

/// The measured places beside a calibration; none where the file is not there.
///
/// # Errors
/// [`ScenarioFileError::Calibration`] names the file and why it cannot be read.
pub(super) fn measured_places(scenario: &Scenario) -> Result<Vec<ResidualRecord>, ScenarioFileError> {
    let Some(path) = &scenario.propagation.calibration else { return Ok(Vec::new()) };
    let path = path.with_file_name(MEASURED_PLACES);
    if !scenario.propagation.condition_on_measurements || !path.is_file() {
        return Ok(Vec::new());
    }
    let refused =
        |reason: String| ScenarioFileError::Calibration { file: path.display().to_string(), reason };
    let text = read_regular_text(&path, SizeLimit::TABLE).map_err(|error| refused(error.to_string()))?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().map_err(|error| refused(error.to_string()))?;
    if !header.iter().any(|name| name == "residual_db") {
        return Err(refused(word("calibration-no-places").to_owned()));
    }
    let rows: Result<Vec<ResidualRecord>, csv::Error> = reader.into_deserialize().collect();
    let rows = rows.map_err(|error| refused(error.to_string()))?;
    let is_bad = |row: &&ResidualRecord| {
        !(row.residual_db.is_finite() && row.longitude_deg.abs() <= 180.0 && row.latitude_deg.abs() <= 90.0)
    };
    match rows.iter().find(is_bad) {
        Some(row) => Err(refused(text!("calibration-bad-place", site = row.site_id))),
        None => Ok(rows),
    }
}

/// A calibration from its file.
///
/// # Errors
/// Why it is none.
pub fn read_calibration(path: &Path) -> Result<CalibrationRecord, String> {
    let text = read_regular_text(path, SizeLimit::CALIBRATION).map_err(|error| error.to_string())?;
    let record: CalibrationRecord = toml::from_str(&text).map_err(|error| error.message().to_owned())?;
    if record.version != RECORD_VERSION {
        return Err(text!("calibration-other-version", version = record.version, known = RECORD_VERSION));
    }
    Ok(record)
}

/// Puts the height of clutter, or the factor on heights, that a calibration found into a choice.
///
/// # Errors
/// Why it cannot be: a height over rasters, a factor without any.
pub fn put_clutter(record: &CalibrationRecord, choice: &mut Option<ClutterChoice>) -> Result<(), String> {
    let has_rasters = |clutter: &ClutterChoice| !clutter.files.is_empty() || !clutter.height_files.is_empty();
    let rasters = choice.as_ref().is_some_and(has_rasters);
    match record.clutter {
        ClutterValue::UniformHeightM(_) if rasters => Err(word("calibration-uniform-clutter").to_owned()),
        ClutterValue::HeightFactor(_) if !rasters => Err(word("calibration-clutter-factor").to_owned()),
        ClutterValue::UniformHeightM(height_m) => {
            let clutter = choice.get_or_insert_with(ClutterChoice::default);
            clutter.uniform_height_m = Some(height_m);
            Ok(())
        }
        ClutterValue::HeightFactor(factor) => {
            if let Some(clutter) = choice {
                clutter.height_factor = factor;
            }
            Ok(())
        }
        ClutterValue::AsStated => Ok(()),
    }
}
