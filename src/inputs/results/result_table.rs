//! The rows of a table of a finished run.
use super::result_folder::ResultFolder;
use super::results_error::ResultsError;
use crate::scenario::CsvFormulas;
use crate::text;
use csv::StringRecord;
use std::path::Path;

/// A row; columns are told by their place among those that are read.
#[derive(Clone, Copy)]
pub(super) struct ResultRow<'r> {
    file: &'r Path,
    /// From 1, the header not counted.
    number: usize,
    record: &'r StringRecord,
    columns: &'r [&'r str],
    at: &'r [usize],
    formulas: CsvFormulas,
}

/// Reads some columns of a table, row by row.
///
/// # Errors
/// [`ResultsError`] names the file, a column that is not there, or what is wrong with a row.
pub(super) fn read_table(
    folder: &ResultFolder,
    name: &str,
    columns: &[&str],
    mut each: impl FnMut(ResultRow<'_>) -> Result<(), ResultsError>,
) -> Result<(), ResultsError> {
    let content = folder.read(name)?;
    let file = folder.path().join(name);
    let unreadable =
        |error: csv::Error| ResultsError::Unreadable { file: file.clone(), reason: error.to_string() };
    let mut reader = csv::Reader::from_reader(content.as_slice());
    let header = reader.headers().map_err(unreadable)?.clone();
    let place = |wanted: &&str| {
        let missing = || ResultsError::NotWritten {
            folder: folder.path().to_owned(),
            file: text!("result-table-column-in", wanted, name),
        };
        header.iter().position(|column| column == *wanted).ok_or_else(missing)
    };
    let at = columns.iter().map(place).collect::<Result<Vec<usize>, _>>()?;
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(unreadable)?;
        let formulas = folder.csv_formulas;
        each(ResultRow { file: &file, number: row + 1, record: &record, columns, at: &at, formulas })?;
    }
    Ok(())
}

impl<'r> ResultRow<'r> {
    pub(super) fn text(&self, column: usize) -> &'r str {
        self.record.get(self.at[column]).unwrap_or_default()
    }

    /// A name as it stands there, and as it may have been before a spreadsheet had to be kept from running it.
    pub(super) fn names(&self, column: usize) -> impl Iterator<Item = &'r str> {
        let text = self.text(column);
        let bare = text.strip_prefix('\'').filter(|_| self.formulas == CsvFormulas::AsText);
        std::iter::once(text).chain(bare)
    }

    pub(super) fn refused(&self, column: usize, reason: &'static str) -> ResultsError {
        ResultsError::Field {
            file: self.file.to_owned(),
            row: self.number,
            field: self.columns[column].to_owned(),
            value: self.text(column).to_owned(),
            reason,
        }
    }
}
