//! One row of a table of reports.
use super::status_words::{is_marked, status_of};
use super::village_names::{VillageNames, comparable};
use crate::inputs::Reject;
use crate::inputs::sites::technology_words::technology;
use crate::inputs::tables::columns::Columns;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::text_values::is_unknown;
use crate::language::word;
use crate::measurements::{ReportDate, Reported, VillageReport};
use crate::network::Technology;
use crate::text;

/// Words for any operator.
const ANY: [&str; 6] = ["any", "all", "*", "tất cả", "bất kỳ", "bất kì"];

/// Columns for one status each.
const MARKS: [(&str, Reported); 3] =
    [("with_signal", Reported::Yes), ("poor_signal", Reported::Poor), ("without_signal", Reported::No)];

/// What rows are read with.
pub(super) struct RowChoice<'a> {
    pub(super) villages: VillageNames<'a>,
    pub(super) operators: &'a [&'a str],
    /// Technology of rows that state none.
    pub(super) technology: Technology,
    /// Date of rows that state none.
    pub(super) date: Option<ReportDate>,
}

/// Whether a table is a list: of its villages nothing more is said.
pub(super) fn is_list(columns: &Columns) -> bool {
    columns.get("status").is_none() && MARKS.iter().all(|(field, _)| columns.get(field).is_none())
}

impl RowChoice<'_> {
    /// The report of a row.
    ///
    /// # Errors
    /// The field that cannot be used, and why.
    pub(super) fn read(&self, reader: &RowReader<'_>, listed: bool) -> Result<VillageReport, Reject> {
        Ok(VillageReport {
            settlement: self.settlement(reader)?,
            operator: self.operator(reader)?,
            technology: self.technology(reader)?,
            date: self.date(reader)?,
            reported: if listed { Reported::No } else { reported(reader)? },
            listed,
            file: reader.table.file.clone(),
            row: reader.row.number,
        })
    }

    fn settlement(&self, reader: &RowReader<'_>) -> Result<usize, Reject> {
        let id = reader.whole_text("settlement_id")?;
        if !id.is_empty() {
            return self.villages.by_id(id).map_err(|reason| reader.reject("settlement_id", reason));
        }
        let name = reader.text("name");
        if name.is_empty() {
            let field = if reader.has("settlement_id") { "settlement_id" } else { "name" };
            return Err(reader.reject(field, word("value-is-needed")));
        }
        let found = self.villages.by_name(name, reader.text("commune"));
        found.map_err(|reason| reader.reject("name", reason))
    }

    /// The network's own spelling; empty for any.
    fn operator(&self, reader: &RowReader<'_>) -> Result<String, Reject> {
        let text = reader.text("operator");
        let wanted = comparable(text);
        if wanted.is_empty() || is_unknown(text) || ANY.contains(&wanted.as_str()) {
            return Ok(String::new());
        }
        let exact = self.operators.iter().find(|operator| **operator == text);
        let found = exact.or_else(|| self.operators.iter().find(|operator| comparable(operator) == wanted));
        found.map(|operator| (*operator).to_owned()).ok_or_else(|| {
            let known = self.operators.join(", ");
            reader.reject("operator", text!("reports-unknown-operator", known))
        })
    }

    fn technology(&self, reader: &RowReader<'_>) -> Result<Technology, Reject> {
        let text = reader.text("technology");
        if text.is_empty() {
            return Ok(self.technology);
        }
        match technology(text) {
            Ok(Ok(technology)) => Ok(technology),
            Ok(Err(_)) => Err(reader.reject("technology", word("reports-not-judged"))),
            Err(reason) => Err(reader.reject("technology", reason)),
        }
    }

    fn date(&self, reader: &RowReader<'_>) -> Result<ReportDate, Reject> {
        match reader.text("date") {
            "" => self.date.ok_or_else(|| reader.reject("date", word("reports-no-date"))),
            text => {
                ReportDate::of_text(text).ok_or_else(|| reader.reject("date", word("reports-not-a-date")))
            }
        }
    }
}

/// What the status or the marked column of a row says.
fn reported(reader: &RowReader<'_>) -> Result<Reported, Reject> {
    let text = reader.text("status");
    if !text.is_empty() {
        return status_of(text).ok_or_else(|| reader.reject("status", word("reports-unknown-status")));
    }
    let (mut marked, mut denied) = (Vec::new(), Vec::new());
    for (field, status) in MARKS {
        match is_marked(reader.text(field)) {
            Ok(Some(true)) => marked.push((field, status)),
            Ok(Some(false)) => denied.push((field, status)),
            Ok(None) => {}
            Err(()) => return Err(reader.reject(field, word("reports-unknown-status"))),
        }
    }
    match (marked.as_slice(), denied.as_slice()) {
        ([(_, status)], _) => Ok(*status),
        ([_, (field, _), ..], _) => Err(reader.reject(field, word("reports-two-marks"))),
        // what one column alone denies is the opposite
        ([], [(_, Reported::Yes)]) => Ok(Reported::No),
        ([], [(_, Reported::No)]) => Ok(Reported::Yes),
        _ if reader.has("status") => Err(reader.reject("status", word("value-is-needed"))),
        _ => Err(reader.reject_as("", "", word("reports-no-mark"))),
    }
}
