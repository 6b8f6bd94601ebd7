//! `service.csv` of a finished run: what its settlements have of each operator and technology.
use super::result_folder::ResultFolder;
use super::result_table::{ResultRow, read_table};
use super::results_error::ResultsError;
use crate::language::word;
use crate::link::{ServiceClass, Verdict};
use crate::planning::comparison::{ServiceFindings, SettlementFindings};
use std::collections::BTreeMap;

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
    read_table(folder, SERVICE, &COLUMNS, |row| {
        let row = Row { folder, row };
        if row.text(Column::Place) == "settlement" { row.add(places) } else { Ok(()) }
    })?;
    let lacking = |settlement: &&SettlementFindings| settlement.service.len() != folder.scopes.len();
    match places.values().find(lacking) {
        None => Ok(()),
        Some(settlement) => Err(ResultsError::Field {
            file: folder.path().join(SERVICE),
            row: 0,
            field: "settlement_id".to_owned(),
            value: settlement.settlement_id.clone(),
            reason: word("result-service-has-not-one-row-for-each"),
        }),
    }
}

struct Row<'r> {
    folder: &'r ResultFolder,
    row: ResultRow<'r>,
}

impl Row<'_> {
    /// Takes the row where it is of the next scope of its settlement.
    fn add(&self, places: &mut BTreeMap<String, SettlementFindings>) -> Result<(), ResultsError> {
        let settlement = self.row.names(Column::Settlement as usize).find(|name| places.contains_key(*name));
        let unknown = || self.refused(Column::Settlement, word("result-is-no-settlement"));
        let settlement = settlement.and_then(|name| places.get_mut(name)).ok_or_else(unknown)?;
        let scope = self.folder.scopes.get(settlement.service.len()).map(|named| &named.scope);
        let scope = scope.ok_or_else(|| {
            self.refused(Column::Settlement, word("result-service-has-more-rows-than-scopes"))
        })?;
        if scope.technology.key() != self.text(Column::Technology) {
            return Err(self.refused(Column::Technology, word("result-service-is-not-that-of-the-next")));
        }
        let operator = scope.operator.as_deref().unwrap_or_default();
        if !self.row.names(Column::Operator as usize).any(|name| name == operator) {
            return Err(self.refused(Column::Operator, word("result-service-is-not-that-of-the-next")));
        }
        settlement.service.push(self.service()?);
        Ok(())
    }

    fn service(&self) -> Result<ServiceFindings, ResultsError> {
        let verdict = self.text(Column::Verdict);
        let verdict = Verdict::ALL.into_iter().find(|known| known.key() == verdict);
        let none = |column| self.refused(column, word("result-none-that-a-run-writes"));
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
                Some(level.ok_or_else(|| self.refused(Column::Level, word("result-service-is-no-number")))?)
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
        self.row.text(column as usize)
    }

    /// A name without the apostrophe that keeps a spreadsheet from running it; `None` of an empty one.
    fn bare(&self, column: Column) -> Option<String> {
        let runs = |bare: &&str| bare.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let bare = self.row.names(column as usize).nth(1).filter(runs);
        let bare = bare.unwrap_or_else(|| self.text(column));
        Some(bare.to_owned()).filter(|name| !name.is_empty())
    }

    fn refused(&self, column: Column, reason: &'static str) -> ResultsError {
        self.row.refused(column as usize, reason)
    }
}
