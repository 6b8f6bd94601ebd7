//! `reports.csv` and `report_changes.csv`: what villages reported, beside the predictions and from report to report.
use crate::measurements::{DatedReport, ReportChange, Reported};
use crate::outputs::error::OutputError;
use crate::outputs::results::reported::{ReportFindings, ReportedVillage};
use crate::outputs::results::run_results::{Results, known_text};
use crate::outputs::values::fields::{Fields, level, number, optional, people, share};
use crate::outputs::values::table_csv::table_csv;
use serde_json::Value;

/// Of a village that a list leaves out.
const NOT_LISTED: &str = "not_listed";

/// `reports.csv`: the latest report on each village, operator and technology, contradictions first.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn reports_csv(
    results: &Results<'_>,
    found: &ReportFindings,
) -> Result<Vec<u8>, OutputError> {
    const HEADER: [&str; 12] = [
        "settlement_id",
        "name",
        "operator",
        "technology",
        "date",
        "reported",
        "probability_before",
        "probability_after",
        "level_before_dbm",
        "surprise",
        "contradiction",
        "population",
    ];
    let row = |village: &ReportedVillage| {
        let mut fields = of_subject(results, village.settlement, &village.operator);
        fields.put("technology", village.technology.key());
        fields.put("date", village.date.to_string());
        fields.put("reported", village.reported.key());
        fields.put("probability_before", optional(village.probability_before, share));
        fields.put("probability_after", optional(village.probability_after, share));
        fields.put("level_before_dbm", optional(village.level_before, level));
        fields.put("surprise", optional(village.surprise(), |bits| number(bits, 2)));
        fields.put("contradiction", village.is_contradiction());
        fields.put("population", people(results.settlements[village.settlement].population));
        fields
    };
    let rows = found.villages.iter().map(row);
    table_csv("reports.csv", &HEADER.map(str::to_owned), rows, results.scenario.output.csv_formulas)
}

/// `report_changes.csv`: two successive reports on one village, operator and technology that differ.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn report_changes_csv(
    results: &Results<'_>,
    found: &ReportFindings,
) -> Result<Vec<u8>, OutputError> {
    const HEADER: [&str; 9] = [
        "settlement_id",
        "name",
        "operator",
        "technology",
        "from_date",
        "from_reported",
        "to_date",
        "to_reported",
        "change",
    ];
    let row = |change: &ReportChange| {
        let mut fields = of_subject(results, change.settlement, &change.operator);
        fields.put("technology", change.technology.key());
        put_told(&mut fields, ["from_date", "from_reported"], change.from);
        put_told(&mut fields, ["to_date", "to_reported"], change.to);
        fields.put("change", change.kind.key());
        fields
    };
    let rows = found.changes.iter().map(row);
    table_csv("report_changes.csv", &HEADER.map(str::to_owned), rows, results.scenario.output.csv_formulas)
}

fn of_subject(results: &Results<'_>, settlement: usize, operator: &str) -> Fields {
    let village = &results.settlements[settlement];
    let mut fields = Fields::default();
    fields.put("settlement_id", village.settlement_id.as_str());
    fields.put("name", village.name.as_str());
    fields.put("operator", known_text(operator).map_or(Value::Null, Value::from));
    fields
}

fn put_told(fields: &mut Fields, [date, reported]: [&str; 2], told: DatedReport) {
    fields.put(date, told.date.to_string());
    fields.put(reported, told.reported.map_or(NOT_LISTED, Reported::key));
}

#[cfg(test)]
mod tests {
    use super::{report_changes_csv, reports_csv};
    use crate::measurements::{ChangeKind, DatedReport, ReportChange, ReportDate, Reported};
    use crate::network::Technology;
    use crate::outputs::example::World;
    use crate::outputs::results::reported::{ReportFindings, ReportedVillage};
    use crate::units::Dbm;

    fn date(text: &str) -> ReportDate {
        ReportDate::of_text(text).expect("a date")
    }

    #[test]
    fn a_row_per_report_and_per_change() {
        let world = World::new();
        let village = ReportedVillage {
            settlement: 1,
            operator: String::new(),
            technology: Technology::Lte,
            date: date("31/03/2026"),
            reported: Reported::No,
            probability_before: Some(0.95),
            probability_after: Some(0.4),
            level_before: Some(Dbm::new(-97.25)),
            likelihood: Some(0.125),
        };
        let change = ReportChange {
            settlement: 1,
            operator: "Viettel".to_owned(),
            technology: Technology::Lte,
            from: DatedReport { date: date("2025"), reported: None },
            to: DatedReport { date: date("2026"), reported: Some(Reported::No) },
            kind: ChangeKind::Again,
        };
        let found = ReportFindings { villages: vec![village], changes: vec![change], conditioned: true };
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let reports = text(reports_csv(&world.results(), &found).expect("CSV"));
        let line = reports.lines().nth(1).expect("a row");
        assert!(line.starts_with("03860,"), "{line}");
        assert!(line.contains(",,4g,2026-03-31,no,0.95,0.4,-97.25,3,true,"), "{line}");
        let changes = text(report_changes_csv(&world.results(), &found).expect("CSV"));
        let line = changes.lines().nth(1).expect("a row");
        assert!(line.ends_with(",Viettel,4g,2025,not_listed,2026,no,appears_again"), "{line}");
    }
}
