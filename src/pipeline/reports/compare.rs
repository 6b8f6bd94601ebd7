//! What was reported beside what was predicted.
use super::linked::Linked;
use crate::calibration::{PredictedService, WrongReports, report_probability};
use crate::measurements::{VillageReport, latest_reports, report_changes};
use crate::outputs::{ReportFindings, ReportedVillage};
use crate::settlements::Settlement;

/// The links of the latest reports' villages, without and with the reports.
#[derive(Clone, Copy)]
pub(super) struct Predictions<'a> {
    pub(super) before: &'a [Linked],
    /// `None` where the reports change nothing.
    pub(super) after: Option<&'a [Linked]>,
}

/// The latest reports with their predictions, contradictions first, and what changed from report to report.
pub(super) fn findings(
    settlements: &[Settlement],
    reports: &[VillageReport],
    predictions: Predictions<'_>,
    wrong: WrongReports,
) -> ReportFindings {
    let latest = latest_reports(reports);
    let compared = |(index, report): (usize, &&VillageReport)| {
        let after = predictions.after.map(|after| &after[index]);
        compared(report, &predictions.before[index], after, wrong)
    };
    let mut villages: Vec<ReportedVillage> = latest.iter().enumerate().map(compared).collect();
    villages.sort_by(|a, b| {
        let likelihood = |village: &ReportedVillage| village.likelihood.unwrap_or(f64::INFINITY);
        let people =
            |village: &ReportedVillage| settlements[village.settlement].population.unwrap_or_default();
        let by_report = likelihood(a).total_cmp(&likelihood(b));
        by_report.then(people(b).total_cmp(&people(a)))
    });
    let unit_of = |settlement: usize| {
        let unit = settlements[settlement].admin_units.first();
        unit.map_or_else(String::new, |unit| {
            if unit.code.is_empty() { unit.name.clone() } else { unit.code.clone() }
        })
    };
    let changes = report_changes(reports, &unit_of);
    ReportFindings { villages, changes, conditioned: predictions.after.is_some() }
}

fn compared(
    report: &VillageReport,
    before: &Linked,
    after: Option<&Linked>,
    wrong: WrongReports,
) -> ReportedVillage {
    let deciding = before.service.deciding;
    let margin = deciding.map(|server| (server.link.margin().db(), server.link.sigma_db));
    let likelihood = before.probability().map(|probability| {
        report_probability(report.reported, PredictedService { probability, margin }, wrong)
    });
    ReportedVillage {
        settlement: report.settlement,
        operator: report.operator.clone(),
        technology: report.technology,
        date: report.date,
        reported: report.reported,
        probability_before: before.probability(),
        probability_after: after.and_then(Linked::probability),
        level_before: deciding.map(|server| server.link.level),
        likelihood,
    }
}
