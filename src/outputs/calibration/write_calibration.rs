//! The files of a calibration.
use super::calibration_text::group_name;
use super::findings::{CalibrationFindings, GroupErrors, ModelCalibration};
use super::residual_features::residuals_geojson;
use crate::calibration::{ErrorStatistics, LayoutResult, ResidualRecord};
use crate::language::word;
use crate::network::Technology;
use crate::outputs::error::OutputError;
use crate::outputs::files::scratch::write_documents;
use crate::outputs::qgis::beside::style_beside;
use crate::outputs::results::run_results::ResultFile;
use crate::outputs::tables::rejects::rejects_csv;
use crate::outputs::values::fields::{Fields, number, round_to, share};
use crate::outputs::values::table_csv::table_csv;
use crate::scenario::CsvFormulas;
use std::fs;
use std::path::{Path, PathBuf};

/// The file that scenarios name.
pub const CALIBRATION_FILE: &str = "calibration.toml";
/// The measured places that a run takes into account, beside it.
const RESIDUALS_FILE: &str = "measured_places.csv";
/// By what an earlier calibration is known: its first line.
const MARK: &str = "#signalgap-calibration";

/// Writes the files of a calibration into a folder; those of an earlier one are replaced.
///
/// # Errors
/// [`OutputError::Exists`] where a file is there that no calibration made, unless it is to be overwritten; [`OutputError::File`] what the system
/// refuses.
pub fn write_calibration(
    findings: &CalibrationFindings,
    folder: &Path,
    overwrite: bool,
) -> Result<Vec<PathBuf>, OutputError> {
    let files = files_of(findings)?;
    let own = fs::read_to_string(folder.join(CALIBRATION_FILE)).is_ok_and(|text| text.starts_with(MARK));
    let documents: Vec<(PathBuf, Vec<u8>)> =
        files.into_iter().map(|file| (folder.join(&file.name), file.bytes)).collect();
    write_documents(&documents, overwrite || own)?;
    Ok(documents.into_iter().map(|(place, _)| place).collect())
}

fn files_of(findings: &CalibrationFindings) -> Result<Vec<ResultFile>, OutputError> {
    let file = |name: &str, bytes: Vec<u8>| ResultFile { name: name.to_owned(), bytes };
    let mut files = Vec::new();
    for (number, model) in findings.models.iter().enumerate() {
        let key = &model.record.model;
        // the deciding model's file has the plain name
        let name = if number == 0 { CALIBRATION_FILE.to_owned() } else { format!("calibration_{key}.toml") };
        files.push(file(&name, record_toml(findings, model)?));
    }
    files.push(file(RESIDUALS_FILE, residual_rows(findings)?));
    files.push(file("errors.csv", errors_csv(findings)?));
    files.push(file("layouts.csv", layouts_csv(findings)?));
    let residuals = file("residuals.geojson", residuals_geojson(findings)?);
    files.extend(style_beside(&residuals, Technology::Lte));
    files.push(residuals);
    #[cfg(feature = "plot")]
    files.extend(super::calibration_pictures::calibration_pictures(findings)?);
    if !findings.rejects.is_empty() {
        files.push(file("rejects.csv", rejects_csv(&findings.rejects, CsvFormulas::AsText)?));
    }
    Ok(files)
}

/// A calibration as scenarios read it.
fn record_toml(findings: &CalibrationFindings, model: &ModelCalibration) -> Result<Vec<u8>, OutputError> {
    let body = toml::to_string(&model.record)
        .map_err(|source| OutputError::Toml { name: CALIBRATION_FILE, source })?;
    let scenario: String =
        findings.scenario.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    Ok(format!("{MARK}: {}\n# {scenario}\n\n{body}", word("calibration-file-head")).into_bytes())
}

/// The measured places by the deciding model.
fn residual_rows(findings: &CalibrationFindings) -> Result<Vec<u8>, OutputError> {
    let csv = |source| OutputError::Csv { name: RESIDUALS_FILE, source };
    let mut writer = csv::Writer::from_writer(Vec::new());
    for place in findings.models.first().into_iter().flat_map(|model| &model.places) {
        let row = ResidualRecord {
            site_id: findings.masts[place.mast].clone(),
            longitude_deg: round_to(place.place.longitude_deg, 7),
            latitude_deg: round_to(place.place.latitude_deg, 7),
            residual_db: round_to(place.residual_db(), 3),
            heard: place.observed.is_heard(),
            device: place.device.clone(),
        };
        writer.serialize(row).map_err(csv)?;
    }
    writer.into_inner().map_err(|error| csv(error.into_error().into()))
}

/// Errors by model and group.
fn errors_csv(findings: &CalibrationFindings) -> Result<Vec<u8>, OutputError> {
    let row = |model: &ModelCalibration, errors: &GroupErrors| {
        let (_, name) = group_name(&errors.group, findings);
        let mut fields = Fields::default();
        fields.put("model", model.record.model.as_str());
        fields.put("group", errors.group.key());
        fields.put("group_value", name);
        fields.put("places", errors.uncalibrated.places);
        put_errors(&mut fields, "uncalibrated", &errors.uncalibrated);
        put_errors(&mut fields, "calibrated", &errors.calibrated);
        fields.put("within_90", share(errors.within_90));
        fields
    };
    let models = findings.models.iter();
    let rows: Vec<Fields> =
        models.flat_map(|model| model.groups.iter().map(move |errors| row(model, errors))).collect();
    csv_of("errors.csv", rows)
}

fn put_errors(fields: &mut Fields, of: &str, errors: &ErrorStatistics) {
    for (name, value) in [
        ("bias_db", errors.bias_db),
        ("rmse_db", errors.rmse_db),
        ("sd_db", errors.sd_db),
        ("within_mast_sd_db", errors.within_mast_sd_db),
    ] {
        fields.put(format!("{of}_{name}"), number(value, 2));
    }
}

/// Results of each layout of blocks.
fn layouts_csv(findings: &CalibrationFindings) -> Result<Vec<u8>, OutputError> {
    let row = |model: &ModelCalibration, found: &LayoutResult| {
        let mut fields = Fields::default();
        fields.put("model", model.record.model.as_str());
        fields.put("layout", found.layout.number);
        fields.put("block_side_m", number(found.layout.side_m, 1));
        fields.put("corner_x", share(found.layout.corner[0]));
        fields.put("corner_y", share(found.layout.corner[1]));
        fields.put("turn_deg", number(found.layout.turn_deg, 2));
        fields.put("blocks", found.blocks);
        fields.put("rmse_db", number(found.rmse_db, 3));
        fields.put("bias_db", number(found.bias_db, 3));
        fields.put("uncalibrated_rmse_db", number(found.uncalibrated_rmse_db, 3));
        fields.put("log_score", number(found.log_score, 4));
        for (name, within) in ["within_50", "within_80", "within_90", "within_95"].iter().zip(found.within) {
            fields.put(*name, share(within));
        }
        fields
    };
    let models = findings.models.iter();
    let rows: Vec<Fields> =
        models.flat_map(|model| model.layouts.iter().map(move |found| row(model, found))).collect();
    csv_of("layouts.csv", rows)
}

fn csv_of(name: &'static str, rows: Vec<Fields>) -> Result<Vec<u8>, OutputError> {
    let header: Vec<String> =
        rows.first().map(|row| row.pairs().map(|(name, _)| name.clone()).collect()).unwrap_or_default();
    table_csv(name, &header, rows, CsvFormulas::AsText)
}

#[cfg(test)]
mod tests {
    use super::files_of;
    use crate::measurements::MeasuredQuantity;
    use crate::outputs::calibration::example::findings;
    use crate::outputs::dictionary::{FieldKind, describe};
    use crate::outputs::results::run_results::ResultFile;
    use serde_json::{Map, Value};

    fn file(name: &str) -> ResultFile {
        let files = files_of(&findings(40, MeasuredQuantity::Rsrp)).expect("files");
        files.into_iter().find(|file| file.name == name).expect(name)
    }

    #[test]
    fn every_column_is_described_and_of_its_type() {
        for name in ["errors.csv", "layouts.csv"] {
            let bytes = file(name).bytes;
            let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes));
            let header = reader.headers().expect("a header").clone();
            let row = reader.records().next().expect("a row").expect("a row");
            for (column, value) in header.iter().zip(&row) {
                let described =
                    describe(column).unwrap_or_else(|| panic!("{name}: {column} is not in fields.txt"));
                let fits = described.kind == FieldKind::Text || value.parse::<f64>().is_ok();
                assert!(fits, "{name}: {column} is {value}");
            }
        }
    }

    #[test]
    fn every_field_of_residuals_is_described_and_of_its_type() {
        let collection: Value = serde_json::from_slice(&file("residuals.geojson").bytes).expect("JSON");
        let features = collection["features"].as_array().expect("features");
        assert_eq!(features.len(), 40);
        let fields: &Map<String, Value> = features[0]["properties"].as_object().expect("fields");
        for (name, value) in fields {
            let described = describe(name).unwrap_or_else(|| panic!("{name} is not in fields.txt"));
            let fits = match described.kind {
                FieldKind::Text => value.is_string(),
                FieldKind::Whole | FieldKind::Real => value.is_number(),
                FieldKind::Truth => value.is_boolean(),
            };
            assert!(fits, "{name} is {value}, not {:?}", described.kind);
        }
    }

    #[test]
    fn residuals_have_a_style_by_their_class_with_words_for_their_fields() {
        let style = String::from_utf8(file("residuals.qml").bytes).expect("UTF-8");
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
        let document = roxmltree::Document::parse_with_options(&style, options).expect("XML");
        let rules = document.descendants().filter(|node| node.has_tag_name("rule"));
        let rules: Vec<_> = rules.filter_map(|rule| rule.attribute("filter")).collect();
        assert_eq!(rules.len(), 9);
        assert_eq!(rules[0], "\"heard\" AND \"residual_db\" >= 15");
        assert!(rules.iter().filter(|filter| filter.starts_with("NOT \"heard\"")).count() == 2);
        assert!(style.contains("labelsEnabled=\"0\""));
        assert!(style.contains("field=\"residual_db\" name=\"Residual, dB\"/>"));
    }
}
