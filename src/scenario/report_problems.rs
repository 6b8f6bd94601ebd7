//! Checks of the choices of what villages reported.
use super::Scenario;
use super::problems::Findings;
use crate::language::word;
use crate::measurements::ReportDate;

impl Scenario {
    /// What contradicts itself or cannot be.
    pub(super) fn report_problems(&self, found: &mut Findings) {
        let Some(reports) = &self.reports else { return };
        found.files("reports.files", &reports.files);
        for (key, value) in [("reports.wrong_yes", reports.wrong_yes), ("reports.wrong_no", reports.wrong_no)]
        {
            // from 0.5 on a report would say the opposite
            found.within(key, value, "", 0.001..=0.499);
        }
        if reports.date.as_ref().is_some_and(|date| ReportDate::of_text(date).is_none()) {
            found.add("reports.date", word("reports-not-a-date").to_owned());
        }
    }
}
