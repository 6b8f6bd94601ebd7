//! The report of a run among its files.
use super::staging::Staging;
use crate::outputs::error::OutputError;
use crate::outputs::html::{FACTS, REPORT, ReportContent, facts_json, report_html};
use crate::outputs::report::manifest::Manifest;
use crate::outputs::results::run_results::{ResultFile, Results};
use crate::outputs::tables::rejects::RejectRow;
use crate::scenario::OutputFormat;
use crate::settlements::Settlement;

/// Most villages and clusters of houses of a report: more would be slow to open, and no longer one district.
pub const MOST_REPORTED: usize = 5_000;

/// Whether a report can show so many places.
#[must_use]
pub fn is_reported(settlements: &[Settlement]) -> bool {
    settlements.iter().map(|settlement| settlement.clusters.len()).sum::<usize>() <= MOST_REPORTED
}

impl Staging {
    /// Adds the report's facts and, where it is wanted, the report that is made of them and of the rasters staged before; neither of more places than it
    /// can show.
    ///
    /// # Errors
    /// [`OutputError`] names the file.
    pub(super) fn add_report(
        &mut self,
        results: &Results<'_>,
        manifest: &Manifest,
        rejects: &[RejectRow],
    ) -> Result<(), OutputError> {
        if !is_reported(results.settlements) {
            return Ok(());
        }
        let bytes = facts_json(results, manifest, rejects)?;
        let facts =
            serde_json::from_slice(&bytes).map_err(|source| OutputError::Json { name: FACTS, source })?;
        self.add(&ResultFile { name: FACTS.to_owned(), bytes })?;
        if results.scenario.output.formats.contains(&OutputFormat::Html) {
            let folder = self.part_folder();
            let content =
                ReportContent { facts: &facts, plan: None, comparison: None, folder, warp: results.web_warp };
            let bytes = report_html(&content, self.files().iter().map(|file| file.file.as_str()))?;
            self.add(&ResultFile { name: REPORT.to_owned(), bytes })?;
        }
        Ok(())
    }
}
