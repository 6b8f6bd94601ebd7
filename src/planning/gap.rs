//! Gaps: places without service.
use super::cause::cause_of;
use super::{Cause, ExplainingMast, GapEvidence, GapQuestion, ModelDeficit};
use crate::coverage::{
    Explanation, LinkError, MastIndex, ServerLink, ServiceReport, ServiceSetting, service_explained,
};
use crate::network::{Network, Technology};
use crate::settlements::Settlement;
use crate::units::Decibels;
use serde::Serialize;

/// A cluster (or centre) that lacks the ranked technology.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gap {
    /// Index of the settlement.
    pub settlement: usize,
    /// Index of the cluster in the settlement.
    pub cluster: usize,
    /// Index of the sample point explained: the weakest.
    pub sample: usize,
    /// People without service here; `None` when unknown.
    pub people_without_service: Option<f64>,
    /// The sector closest to serving, if any reaches.
    pub best: Option<ServerLink>,
    /// Missing margin for the target probability; `None` when no sector reaches.
    pub deficit: Option<Decibels>,
    /// The masts that explain it, the most promising first; at most three.
    pub masts: Vec<ExplainingMast>,
    /// Why, by the first of them.
    pub cause: Cause,
    /// The same place by the models compared with the deciding one, in the order of the report; `None` where none of
    /// their links reaches.
    pub other_models: Vec<Option<ModelDeficit>>,
}

/// Judges settlements as [`crate::coverage::service_at_settlements`] does, and takes down the evidence of every gap.
///
/// # Cost
/// Beside the paths of the verdicts, up to three paths per gap.
///
/// # Errors
/// [`LinkError`] names the sector the model refuses.
pub fn judge_with_evidence(
    setting: &ServiceSetting<'_>,
    index: &MastIndex,
    settlements: &[Settlement],
    question: GapQuestion<'_>,
    done: &(dyn Fn() + Sync),
) -> Result<(ServiceReport, Vec<GapEvidence>), LinkError> {
    let explanation = Explanation {
        technology: question.technology,
        of: &|lacking| GapEvidence::of(setting, question, lacking),
    };
    service_explained(setting, index, settlements, &explanation, done)
}

/// Tells the cause of every gap from its evidence.
///
/// # Order
/// That of the evidence: by settlement, then cluster.
///
/// # Cost
/// O(sectors) per gap; no path is computed.
#[must_use]
pub fn explain_gaps(
    network: &Network,
    settlements: &[Settlement],
    evidence: &[GapEvidence],
    technology: Technology,
) -> Vec<Gap> {
    let explain = |found: &GapEvidence| {
        let people = settlements[found.settlement].people_by_cluster()[found.cluster];
        Gap {
            settlement: found.settlement,
            cluster: found.cluster,
            sample: found.sample,
            people_without_service: people.map(|people| people * (1.0 - found.served_share)),
            best: found.best,
            deficit: found.deficit,
            masts: found.masts.clone(),
            cause: cause_of(network, found, technology),
            other_models: found.other_models.clone(),
        }
    };
    evidence.iter().map(explain).collect()
}
