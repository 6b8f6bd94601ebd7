//! What a village reported of its signal.
use super::report_date::ReportDate;
use crate::network::Technology;
use serde::Serialize;
use std::collections::BTreeSet;

/// What was reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reported {
    /// No service.
    No,
    /// Service that is poor: it comes and goes, or only in places.
    Poor,
    /// Service.
    Yes,
}

impl Reported {
    /// The word in outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Poor => "poor",
            Self::Yes => "yes",
        }
    }
}

/// One report; ordered by village, operator, technology and date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct VillageReport {
    /// Index of the settlement.
    pub settlement: usize,
    /// The operator; empty for any.
    pub operator: String,
    /// The technology.
    pub technology: Technology,
    /// When.
    pub date: ReportDate,
    /// What.
    pub reported: Reported,
    /// Whether it stands in a list of villages without signal, which says nothing of those that it leaves out.
    pub listed: bool,
    /// File.
    pub file: String,
    /// Row in it.
    pub row: u64,
}

impl VillageReport {
    /// Of what the report is one: settlement, operator, technology.
    #[must_use]
    pub fn subject(&self) -> (usize, &str, Technology) {
        (self.settlement, &self.operator, self.technology)
    }
}

/// The latest report on each (settlement, operator, technology), of reports in their order.
///
/// # Cost
/// O(n).
#[must_use]
pub fn latest_reports(reports: &[VillageReport]) -> Vec<&VillageReport> {
    reports.chunk_by(|a, b| a.subject() == b.subject()).filter_map(<[VillageReport]>::last).collect()
}

/// What became of a village from one report to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The later report is better, or the village is on the list no more.
    Better,
    /// The later report is worse than any before.
    Worse,
    /// The later report is as bad as one before a better one: the village appears again.
    Again,
}

impl ChangeKind {
    /// The word in outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Again => "appears_again",
        }
    }
}

/// What was told of a subject, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct DatedReport {
    /// When.
    pub date: ReportDate,
    /// What; `None` where a list of that date leaves the village out.
    pub reported: Option<Reported>,
}

/// Two reports on one subject that differ, and nothing between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportChange {
    /// Index of the settlement.
    pub settlement: usize,
    /// The operator; empty for any.
    pub operator: String,
    /// The technology.
    pub technology: Technology,
    /// The earlier report.
    pub from: DatedReport,
    /// The later one.
    pub to: DatedReport,
    /// What became of it.
    pub kind: ChangeKind,
}

/// What changed from report to report, of reports in their order; by settlement, operator, technology and date.
///
/// # Definition
/// A list of villages without signal is known by its date, technology, operator and the unit (`unit_of` a settlement) in which it
/// names some village: a village that an earlier list names and a later list of its unit does not has left the list.
///
/// # Cost
/// O(n log n) for n reports, and for each village the lists of its unit.
#[must_use]
pub fn report_changes(reports: &[VillageReport], unit_of: &dyn Fn(usize) -> String) -> Vec<ReportChange> {
    let key = |report: &VillageReport, date| {
        (unit_of(report.settlement), report.operator.clone(), report.technology, date)
    };
    let listed = reports.iter().filter(|report| report.listed);
    let lists: BTreeSet<_> = listed.map(|report| key(report, Some(report.date))).collect();
    let mut changes = Vec::new();
    for own in reports.chunk_by(|a, b| a.subject() == b.subject()) {
        let dated =
            |report: &VillageReport| DatedReport { date: report.date, reported: Some(report.reported) };
        let mut told: Vec<DatedReport> = own.iter().map(dated).collect();
        if let Some(first) = own.iter().find(|report| report.listed) {
            let later = lists.range(key(first, Some(first.date))..);
            let unit = unit_of(first.settlement);
            let same = later
                .take_while(|list| (&list.0, &list.1, list.2) == (&unit, &first.operator, first.technology));
            let absent = same.filter_map(|list| list.3).filter(|date| own.iter().all(|r| r.date != *date));
            told.extend(absent.map(|date| DatedReport { date, reported: None }));
            told.sort_unstable();
            drop_absences(&mut told);
        }
        add_changes(own, &told, &mut changes);
    }
    changes
}

/// Keeps that a village is on a list no more only where it was without signal before: otherwise its absence says nothing.
fn drop_absences(told: &mut Vec<DatedReport>) {
    let mut without = false;
    told.retain(|DatedReport { reported, .. }| {
        let keep = reported.is_some() || without;
        without = *reported == Some(Reported::No);
        keep
    });
}

/// The changes of one subject, of what was told of it by date.
fn add_changes(own: &[VillageReport], told: &[DatedReport], changes: &mut Vec<ReportChange>) {
    // what a list leaves out is better than what it names, whatever it is
    let rank = |reported: Option<Reported>| reported.map_or(u8::MAX, |reported| reported as u8);
    let Some(subject) = own.first() else { return };
    for (at, pair) in told.windows(2).enumerate() {
        let (from, to) = (pair[0], pair[1]);
        if from.reported == to.reported {
            continue;
        }
        let before = told[..at].iter().any(|earlier| rank(earlier.reported) <= rank(to.reported));
        let kind = match rank(to.reported) > rank(from.reported) {
            true => ChangeKind::Better,
            false if before => ChangeKind::Again,
            false => ChangeKind::Worse,
        };
        changes.push(ReportChange {
            settlement: subject.settlement,
            operator: subject.operator.clone(),
            technology: subject.technology,
            from,
            to,
            kind,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{ChangeKind, Reported, VillageReport, latest_reports, report_changes};
    use crate::measurements::ReportDate;
    use crate::network::Technology;

    fn report(settlement: usize, date: &str, reported: Reported, listed: bool) -> VillageReport {
        VillageReport {
            settlement,
            operator: String::new(),
            technology: Technology::Lte,
            date: ReportDate::of_text(date).expect("a date"),
            reported,
            listed,
            file: String::new(),
            row: 2,
        }
    }

    fn told(reports: &[VillageReport]) -> Vec<(usize, String, Option<Reported>, ChangeKind)> {
        let changes = report_changes(reports, &|settlement| (settlement / 10).to_string());
        changes.into_iter().map(|c| (c.settlement, c.to.date.to_string(), c.to.reported, c.kind)).collect()
    }

    #[test]
    fn the_latest_report_counts_and_earlier_ones_are_history() {
        let reports = [
            report(0, "2024", Reported::No, false),
            report(0, "2025", Reported::Yes, false),
            report(1, "2023", Reported::Poor, false),
        ];
        let latest: Vec<Reported> = latest_reports(&reports).iter().map(|report| report.reported).collect();
        assert_eq!(latest, [Reported::Yes, Reported::Poor]);
    }

    #[test]
    fn what_got_better_and_worse_and_appears_again() {
        let reports = [
            report(0, "2022", Reported::No, false),
            report(0, "2023", Reported::Yes, false),
            report(0, "2024", Reported::Yes, false),
            report(0, "2025", Reported::Poor, false),
            report(0, "2026", Reported::No, false),
        ];
        let expected = [
            (0, "2023".to_owned(), Some(Reported::Yes), ChangeKind::Better),
            (0, "2025".to_owned(), Some(Reported::Poor), ChangeKind::Again),
            (0, "2026".to_owned(), Some(Reported::No), ChangeKind::Again),
        ];
        assert_eq!(told(&reports), expected);
        let worse = [report(0, "2022", Reported::Yes, false), report(0, "2023", Reported::No, false)];
        assert_eq!(told(&worse), [(0, "2023".to_owned(), Some(Reported::No), ChangeKind::Worse)]);
    }

    #[test]
    fn a_list_that_regrows() {
        // villages 0 and 1 of one commune, 10 of another, of which there is no later list
        let reports = [
            report(0, "2024", Reported::No, true),
            report(0, "2026", Reported::No, true),
            report(1, "2024", Reported::No, true),
            report(1, "2025", Reported::No, true),
            report(1, "2026", Reported::No, true),
            report(10, "2024", Reported::No, true),
        ];
        let expected = [
            (0, "2025".to_owned(), None, ChangeKind::Better),
            (0, "2026".to_owned(), Some(Reported::No), ChangeKind::Again),
        ];
        assert_eq!(told(&reports), expected);
    }

    #[test]
    fn a_village_that_got_signal_leaves_no_list() {
        let reports = [
            report(0, "2024", Reported::No, true),
            report(0, "2025", Reported::Yes, false),
            report(1, "2026", Reported::No, true),
        ];
        assert_eq!(told(&reports), [(0, "2025".to_owned(), Some(Reported::Yes), ChangeKind::Better)]);
    }
}
