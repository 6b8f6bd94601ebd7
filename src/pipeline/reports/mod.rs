//! What villages reported: linked without reports, taken into the field of measured levels, compared.

mod compare;
mod linked;

use self::compare::{Predictions, findings};
use self::linked::Linked;
use super::calibrated::{FieldPoint, measured_points, residual_field};
use super::{Progress, RunError, Session};
use crate::calibration::{WrongReports, report_bounds};
use crate::coverage::MeasuredField;
use crate::language::word;
use crate::measurements::{VillageReport, latest_reports};
use crate::scenario::ReportsChoice;

/// How far the reports of a choice are believed.
pub(super) const fn wrong_of(choice: &ReportsChoice) -> WrongReports {
    WrongReports { yes: choice.wrong_yes, no: choice.wrong_no }
}

impl Session<'_> {
    /// Takes in measured levels and reports: villages that reported are linked without reports first; then, with a calibration, the field of
    /// measured levels is made with the reports.
    ///
    /// # Cost
    /// Up to three times the links of each village that reported.
    ///
    /// # Errors
    /// [`RunError`]: a sector the deciding model has no value for, ground that cannot be read.
    pub(super) fn take_measurements(&mut self, progress: &dyn Progress) -> Result<(), RunError> {
        let mut points = measured_points(self.loaded, &self.inputs.crs)?;
        let Some(choice) = &self.scenario().reports else {
            self.measured = self.field_of(points);
            return Ok(());
        };
        let reports = std::mem::take(&mut self.inputs.reports);
        let latest = latest_reports(&reports);
        progress.stage(word("reports-reading"), latest.len() as u64);
        let plain = self.linked(&latest, None)?;
        let before = match residual_field(self.loaded, points.clone()) {
            Some((field, sites)) => self.linked(&latest, Some(&MeasuredField::new(field, &sites)))?,
            None => plain.clone(),
        };
        let conditioned =
            self.loaded.calibration.is_some() && self.scenario().propagation.condition_on_measurements;
        if conditioned {
            points.extend(self.points_of(&latest, &plain, wrong_of(choice)));
        }
        self.measured = self.field_of(points);
        let after = if conditioned { Some(self.linked(&latest, self.measured.as_ref())?) } else { None };
        let predictions = Predictions { before: &before, after: after.as_deref() };
        self.reported = Some(findings(&self.inputs.settlements, &reports, predictions, wrong_of(choice)));
        progress.finish();
        Ok(())
    }

    fn field_of(&self, points: Vec<FieldPoint>) -> Option<MeasuredField> {
        residual_field(self.loaded, points).map(|(field, sites)| MeasuredField::new(field, &sites))
    }

    /// What reports say of the residuals of the masts that they are about, of the villages' links without field.
    fn points_of(
        &self,
        reports: &[&VillageReport],
        plain: &[Linked],
        wrong: WrongReports,
    ) -> Vec<FieldPoint> {
        let sectors = self.inputs.network.sectors();
        let mut points = Vec::new();
        for (report, linked) in reports.iter().zip(plain) {
            for server in linked.bounded(report.reported) {
                let bounds = report_bounds(report.reported, server.link.margin().db(), wrong);
                points.extend(bounds.into_iter().map(|bound| FieldPoint {
                    site_id: sectors[server.sector].site_id.clone(),
                    device: None,
                    point: bound.observed(0, 0, linked.place),
                }));
            }
        }
        points
    }
}
