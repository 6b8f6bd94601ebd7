//! `residuals.geojson`: measured places with what was predicted there.
use super::findings::{CalibratedPlace, CalibrationFindings, ModelCalibration};
use crate::outputs::error::OutputError;
use crate::outputs::values::fields::{Fields, number};
use crate::outputs::vectors::features::{Feature, unattributed_collection};

/// A point for each measured place, by the deciding model.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub(super) fn residuals_geojson(findings: &CalibrationFindings) -> Result<Vec<u8>, OutputError> {
    let places = findings.models.first().into_iter().flat_map(|model| {
        model
            .places
            .iter()
            .map(move |place| Feature::point(place.place, move || fields(findings, model, place)))
    });
    unattributed_collection("residuals", places.collect())
}

fn fields(findings: &CalibrationFindings, model: &ModelCalibration, place: &CalibratedPlace) -> Fields {
    let mut fields = Fields::default();
    fields.put("mast", findings.masts[place.mast].as_str());
    fields.put("model", model.record.model.as_str());
    fields.put("quantity", serde_json::to_value(place.quantity).unwrap_or_default());
    fields.put("heard", place.observed.is_heard());
    fields.put("measured_dbm", number(place.observed.value(), 2));
    fields.put("uncalibrated_dbm", number(place.uncalibrated_dbm, 2));
    fields.put("calibrated_dbm", number(place.calibrated_dbm, 2));
    fields.put("residual_db", number(place.residual_db(), 2));
    fields.put("left_out_dbm", number(place.validated_dbm, 2));
    fields.put("left_out_sigma_db", number(place.sigma_db, 2));
    fields.put("distance_km", number(place.distance_km, 3));
    fields.put("line_of_sight", place.line_of_sight);
    fields.put("readings", place.readings.0);
    fields.put("readings_heard", place.readings.1);
    fields.put("device", place.device.as_str());
    fields
}
