//! What villages reported, beside the predictions.
use crate::calibration::{contradicts, surprise};
use crate::measurements::{ReportChange, ReportDate, Reported};
use crate::network::Technology;
use crate::units::Dbm;

/// The latest report on a village, an operator and a technology.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedVillage {
    /// Index of the settlement.
    pub settlement: usize,
    /// The operator; empty for any.
    pub operator: String,
    /// The technology.
    pub technology: Technology,
    /// When it was reported.
    pub date: ReportDate,
    /// What was reported.
    pub reported: Reported,
    /// Probability of service at the centre, predicted without the reports; `None` where terrain is missing.
    pub probability_before: Option<f64>,
    /// The same with the reports; `None` also where they change nothing, the scenario having no calibration.
    pub probability_after: Option<f64>,
    /// Level of the deciding sector without the reports; `None` where none reaches.
    pub level_before: Option<Dbm>,
    /// Probability of the report under the prediction without it; `None` where terrain is missing.
    pub likelihood: Option<f64>,
}

impl ReportedVillage {
    /// How surprising the report is, bits.
    #[must_use]
    pub fn surprise(&self) -> Option<f64> {
        self.likelihood.map(surprise)
    }

    /// Whether the report contradicts the prediction.
    #[must_use]
    pub fn is_contradiction(&self) -> bool {
        self.likelihood.is_some_and(contradicts)
    }
}

/// All that was reported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportFindings {
    /// Latest reports, contradictions first: by rising probability of the report, then by people.
    pub villages: Vec<ReportedVillage>,
    /// What changed from report to report.
    pub changes: Vec<ReportChange>,
    /// Whether levels near the villages move towards what they reported.
    pub conditioned: bool,
}
