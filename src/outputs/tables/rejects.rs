//! `rejects.csv`: rows that could not be used, and why.
use crate::outputs::error::OutputError;
use crate::outputs::values::csv_text::csv_text;
use crate::scenario::CsvFormulas;
use serde::Serialize;

/// One rejected row.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RejectRow {
    /// File.
    pub file: String,
    /// Row in the file, from 1; empty when a whole file or layer is meant.
    pub row: String,
    /// Field.
    pub field: String,
    /// Value as it stood there.
    pub value: String,
    /// Why it was rejected.
    pub reason: String,
}

/// The rejected rows as CSV, in the order given.
///
/// # Errors
/// [`OutputError::Csv`].
///
/// # Examples
/// ```
/// use signalgap::outputs::{RejectRow, rejects_csv};
/// use signalgap::scenario::CsvFormulas;
///
/// let reject = RejectRow {
///     file: "villages.csv".to_owned(),
///     row: "7".to_owned(),
///     field: "population".to_owned(),
///     value: "many".to_owned(),
///     reason: "not a number".to_owned(),
/// };
/// let csv = String::from_utf8(rejects_csv(&[reject], CsvFormulas::default())?)?;
/// assert_eq!(csv, "file,row,field,value,reason\nvillages.csv,7,population,many,not a number\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rejects_csv(rejects: &[RejectRow], formulas: CsvFormulas) -> Result<Vec<u8>, OutputError> {
    let csv = |source| OutputError::Csv { name: "rejects.csv", source };
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.write_record(["file", "row", "field", "value", "reason"]).map_err(csv)?;
    for reject in rejects {
        let RejectRow { file, row, field, value, reason } = reject;
        let cells = [file, row, field, value, reason].map(|text| csv_text(text, formulas));
        writer.write_record(cells.iter().map(|cell| cell.as_bytes())).map_err(csv)?;
    }
    writer.into_inner().map_err(|error| csv(error.into_error().into()))
}

#[cfg(test)]
mod tests {
    use super::{RejectRow, rejects_csv};
    use crate::scenario::CsvFormulas;

    #[test]
    fn a_reject_keeps_its_value_as_it_stood() {
        let reject = RejectRow {
            file: "villages.csv".to_owned(),
            row: "7".to_owned(),
            field: "latitude".to_owned(),
            value: "21,3\"".to_owned(),
            reason: "not a number".to_owned(),
        };
        let text =
            String::from_utf8(rejects_csv(&[reject], CsvFormulas::AsText).expect("CSV")).expect("UTF-8");
        assert_eq!(text, "file,row,field,value,reason\nvillages.csv,7,latitude,\"21,3\"\"\",not a number\n");
    }
}
