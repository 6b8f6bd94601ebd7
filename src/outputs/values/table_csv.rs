//! Rows of fields as CSV.
use super::csv_text::csv_text;
use super::fields::Fields;
use crate::outputs::error::OutputError;
use crate::scenario::CsvFormulas;
use serde_json::Value;
use std::borrow::Borrow;

/// CSV of rows that have the header's fields, each made when it is written: UTF-8, commas, quotes where needed. Files
/// of results get a byte-order mark when they are put in place.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn table_csv(
    name: &'static str,
    header: &[String],
    rows: impl IntoIterator<Item = impl Borrow<Fields>>,
    formulas: CsvFormulas,
) -> Result<Vec<u8>, OutputError> {
    let csv = |source| OutputError::Csv { name, source };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).map_err(csv)?;
    for row in rows {
        writer.write_record(row.borrow().pairs().map(|(_, value)| cell(value, formulas))).map_err(csv)?;
    }
    writer.into_inner().map_err(|error| csv(error.into_error().into()))
}

/// A value as a CSV cell: text without quotes, nothing for null, no `.0` after whole numbers.
fn cell(value: &Value, formulas: CsvFormulas) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => csv_text(text, formulas).into_owned(),
        other => {
            let text = other.to_string();
            text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
        }
    }
}
