//! `service.csv` of a finished run: what its settlements have of each operator and technology.
use super::result_folder::ResultFolder;
use super::results_error::ResultsError;
use crate::link::{ServiceClass, Verdict};
use crate::planning::comparison::{ServiceFindings, SettlementFindings};
use crate::scenario::CsvFormulas;
use csv::StringRecord;
use std::collections::BTreeMap;
use std::path::Path;

const SERVICE: &str = "service.csv";

/// Columns that are read, in the order of [`Column`].
const COLUMNS: [&str; 8] =
    ["place", "settlement_id", "technology", "operator", "verdict", "class", "level_dbm", "best_server"];

/// A column by its place in [`COLUMNS`].
#[derive(Clone, Copy)]
enum Column {
    Place,
    Settlement,
    Technology,
    Operator,
    Verdict,
    Class,
    Level,
    BestServer,
}

/// Adds what settlements have, one entry per scope, in the scopes' order. The shares of clusters are left 0.
///
/// # Errors
/// [`ResultsError`] names the row and the field, or the settlement that a row is missing of.
pub(super) fn read_service(
    folder: &ResultFolder,
    places: &mut BTreeMap<String, SettlementFindings>,
) -> Result<(), ResultsError> {
    let content = folder.read(SERVICE)?;
    let file = folder.path().join(SERVICE);
    let unreadable =
        |error: csv::Error| ResultsError::Unreadable { file: file.clone(), reason: error.to_string() };
    let mut reader = csv::Reader::from_reader(content.as_slice());
    let header = reader.headers().map_err(unreadable)?.clone();
    let mut at = [0; COLUMNS.len()];
    for (place, name) in at.iter_mut().zip(COLUMNS) {
        let found = header.iter().position(|column| column == name);
        let missing = || ResultsError::NotWritten {
            folder: folder.path().to_owned(),
            file: format!("column `{name}` in {SERVICE}"),
        };
        *place = found.ok_or_else(missing)?;
    }
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(unreadable)?;
        let row = Row { folder, file: &file, number: row + 1, record: &record, at: &at };
        if row.text(Column::Place) == "settlement" {
            row.add(places)?;
        }
    }
    let lacking = |settlement: &&SettlementFindings| settlement.service.len() != folder.scopes.len();
    match places.values().find(lacking) {
        None => Ok(()),
        Some(settlement) => Err(ResultsError::Field {
            file,
            row: 0,
            field: "settlement_id".to_owned(),
            value: settlement.settlement_id.clone(),
            reason: "has not one row for each scope",
        }),
    }
}

struct Row<'r> {
    folder: &'r ResultFolder,
    file: &'r Path,
    /// From 1, the header not counted.
    number: usize,
    record: &'r StringRecord,
    at: &'r [usize; COLUMNS.len()],
}

impl Row<'_> {
    /// Takes the row where it is of the next scope of its settlement.
    fn add(&self, places: &mut BTreeMap<String, SettlementFindings>) -> Result<(), ResultsError> {
        let settlement = self.names(Column::Settlement).into_iter().find(|name| places.contains_key(*name));
        let unknown = || self.refused(Column::Settlement, "is no settlement");
        let settlement = settlement.and_then(|name| places.get_mut(name)).ok_or_else(unknown)?;
        let scope = self.folder.scopes.get(settlement.service.len()).map(|named| &named.scope);
        let scope = scope.ok_or_else(|| self.refused(Column::Settlement, "has more rows than scopes"))?;
        if scope.technology.key() != self.text(Column::Technology) {
            return Err(self.refused(Column::Technology, "is not that of the next scope"));
        }
        if !self.names(Column::Operator).contains(&scope.operator.as_deref().unwrap_or_default()) {
            return Err(self.refused(Column::Operator, "is not that of the next scope"));
        }
        settlement.service.push(self.service()?);
        Ok(())
    }

    fn service(&self) -> Result<ServiceFindings, ResultsError> {
        let verdict = self.text(Column::Verdict);
        let verdict = Verdict::ALL.into_iter().find(|known| known.key() == verdict);
        let none = |column| self.refused(column, "is none that a run writes");
        let class = match self.text(Column::Class) {
            "" => None,
            text => {
                let known = ServiceClass::ALL.into_iter().find(|class| class.key() == text);
                Some(known.ok_or_else(|| none(Column::Class))?)
            }
        };
        let level_dbm = match self.text(Column::Level) {
            "" => None,
            text => {
                let level = text.parse::<f64>().ok().filter(|level| level.is_finite());
                Some(level.ok_or_else(|| self.refused(Column::Level, "is no number"))?)
            }
        };
        Ok(ServiceFindings {
            verdict: verdict.ok_or_else(|| none(Column::Verdict))?,
            served_share: 0.0,
            class,
            level_dbm,
            best_server: self.bare(Column::BestServer),
        })
    }

    fn text(&self, column: Column) -> &str {
        self.record.get(self.at[column as usize]).unwrap_or_default()
    }

    /// A name as it stands there, and as it may have been before a spreadsheet had to be kept from running it.
    fn names(&self, column: Column) -> Vec<&str> {
        let text = self.text(column);
        let bare = text.strip_prefix('\'').filter(|_| self.folder.csv_formulas == CsvFormulas::AsText);
        std::iter::once(text).chain(bare).collect()
    }

    /// A name without the apostrophe that keeps a spreadsheet from running it; `None` of an empty one.
    fn bare(&self, column: Column) -> Option<String> {
        let runs = |bare: &&str| bare.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let names = self.names(column);
        let bare = names.get(1).copied().filter(runs).unwrap_or(names[0]);
        Some(bare.to_owned()).filter(|name| !name.is_empty())
    }

    fn refused(&self, column: Column, reason: &'static str) -> ResultsError {
        ResultsError::Field {
            file: self.file.to_owned(),
            row: self.number,
            field: COLUMNS[column as usize].to_owned(),
            value: self.text(column).to_owned(),
            reason,
        }
    }
}
