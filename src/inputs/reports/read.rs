//! Every file of reports to reports.
use super::report_fields::{SECTION, report_columns};
use super::report_row::{RowChoice, is_list};
use super::village_names::VillageNames;
use crate::findings::RowNote;
use crate::inputs::tables::columns::{Columns, find_columns, require};
use crate::inputs::tables::csv_table::Header;
use crate::inputs::tables::rejects::{Notes, rows_listed};
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::{Table, TableChoice};
use crate::inputs::tables::unread_columns::account_for_columns;
use crate::inputs::{Accepted, InputError, Reject};
use crate::measurements::{ReportDate, VillageReport};
use crate::network::Technology;
use crate::scenario::ReportsChoice;
use crate::settlements::Settlement;
use crate::text;

/// Maximum number of rows of all files together.
const MOST_ROWS: usize = 2_000_000;

/// What can be reported about.
#[derive(Clone, Copy, Debug)]
pub struct ReportSubjects<'a> {
    /// The settlements; [`VillageReport::settlement`] is an index into them.
    pub settlements: &'a [Settlement],
    /// The operators of the network.
    pub operators: &'a [&'a str],
    /// The ranked technology.
    pub technology: Technology,
}

/// Reads every file of the choice: by settlement, operator, technology and date.
///
/// # Units and conventions
/// - A settlement is named by its identifier or, where that is not ambiguous, its name, in any case; accents count. A commune beside the name
///   tells settlements of one name apart.
/// - The status stands in one column, in words, or in a column for each, marked with `x` or the like. A table without such a column is
///   a list of villages without signal.
/// - Reports that repeat another one of the same date are counted once and noted; those that contradict each other are all rejected.
///
/// # Cost and determinism
/// O(n log n) for n rows; the result does not depend on the order of rows or files.
///
/// # Errors
/// [`InputError`] when a file or the choice cannot be used as a whole. That no row is left is no error.
pub fn read_reports(
    choice: &ReportsChoice,
    subjects: ReportSubjects<'_>,
) -> Result<Accepted<VillageReport>, InputError> {
    let tables = TableChoice {
        section: SECTION,
        files: &choice.files,
        layer: choice.layer.as_deref(),
        crs: None,
        encoding: choice.encoding.as_deref(),
        columns: &choice.columns,
    };
    let row_choice = RowChoice {
        villages: VillageNames::of(subjects.settlements),
        operators: subjects.operators,
        technology: choice.technology.unwrap_or(subjects.technology),
        date: choice.date.as_deref().and_then(ReportDate::of_text),
    };
    let files = tables.paths()?;
    let (mut rows, mut rejects, mut notes) = (Vec::new(), Vec::new(), Notes::default());
    for path in &files {
        let table = tables.open(path, Header::FirstRow)?;
        if rows.len() + table.rows.len() > MOST_ROWS {
            return Err(InputError::TooManyRows { section: SECTION, most: MOST_ROWS });
        }
        let columns = columns_of(&table, &tables, &mut notes)?;
        let listed = is_list(&columns);
        if listed {
            notes.add(RowNote::ListedWithoutSignal { file: path.clone() }, table.rows.len());
        }
        rejects.extend(table.rejects.iter().cloned());
        table.add_notes(&mut notes);
        for row in &table.rows {
            match row_choice.read(&RowReader::new(&table, &columns, row), listed) {
                Ok(report) => rows.push(report),
                Err(reject) => rejects.push(reject),
            }
        }
    }
    let rows = settle(rows, &mut rejects, &mut notes);
    rejects.sort();
    Ok(Accepted { rows, rejects, notes: notes.into_list(), files, named: Vec::new() })
}

fn columns_of(table: &Table, tables: &TableChoice<'_>, notes: &mut Notes) -> Result<Columns, InputError> {
    let fields = report_columns(tables.columns);
    let columns = find_columns(table, &fields)?;
    if columns.get("name").is_none() {
        require(table, &columns, &fields, "settlement_id")?;
    }
    account_for_columns(table, &columns, &fields, &[], notes);
    Ok(columns)
}

/// One report of a subject and date: repeated ones are dropped, contradicting ones rejected.
fn settle(mut rows: Vec<VillageReport>, rejects: &mut Vec<Reject>, notes: &mut Notes) -> Vec<VillageReport> {
    rows.sort();
    let mut settled = Vec::with_capacity(rows.len());
    for same in rows.chunk_by(|a, b| (a.subject(), a.date) == (b.subject(), b.date)) {
        let [first, others @ ..] = same else { continue };
        if others.iter().all(|other| other.reported == first.reported) {
            notes.add(RowNote::ReportRepeated, others.len());
            let listed = same.iter().any(|report| report.listed);
            settled.push(VillageReport { listed, ..first.clone() });
            continue;
        }
        let told = rows_listed(same.iter().map(|report| (report.file.as_str(), report.row)));
        rejects.extend(same.iter().map(|report| Reject {
            file: report.file.clone(),
            row: report.row,
            field: String::new(),
            value: String::new(),
            reason: text!("reports-contradiction", rows = told),
        }));
    }
    settled
}
