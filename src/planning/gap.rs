//! Gaps: places without service.
use super::cause::explain;
use super::fix::least_fix;
use super::{Cause, Fix};
use crate::coverage::{LinkError, LinkSetting, MastIndex, ServerLink, ServiceReport};
use crate::link::{Verdict, inverse_normal};
use crate::network::Technology;
use crate::settlements::Settlement;
use crate::units::{Decibels, Length};
use rayon::prelude::*;

/// A cluster (or centre) that lacks the ranked technology.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Index of the settlement.
    pub settlement: usize,
    /// Index of the cluster in the settlement.
    pub cluster: usize,
    /// Index of the sample point explained: the weakest.
    pub sample: usize,
    /// People without service here; `None` when unknown.
    pub people_without_service: Option<f64>,
    /// The sector that comes nearest to serving, if any reaches.
    pub best: Option<ServerLink>,
    /// What the margin lacks for the target probability; `None` when no sector reaches.
    pub deficit: Option<Decibels>,
    /// Why.
    pub cause: Cause,
    /// What would close it from the site of [`Self::best`].
    pub fix: Fix,
    /// The same place by the models shown beside the deciding one, in the order of the report; `None` where none of their
    /// links reaches.
    pub other_models: Vec<Option<ModelDeficit>>,
}

/// What one place lacks by one model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ModelDeficit {
    /// The sector that comes nearest to serving.
    pub link: ServerLink,
    /// What its margin lacks for the target probability; negative where it serves.
    pub deficit: Decibels,
}

/// What gaps are looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GapQuestion {
    /// The technology whose lack is a gap.
    pub technology: Technology,
    /// Antennas are not raised beyond this.
    pub tallest_antenna_agl: Length,
}

/// Finds every cluster that lacks a technology of any operator, and explains it.
///
/// # Order
/// By settlement, then cluster.
///
/// # Cost
/// One direct path per gap, and one evaluation per metre of mast tried.
///
/// # Errors
/// [`LinkError`] names the sector the model refuses.
pub fn find_gaps(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    (settlements, service): (&[Settlement], &ServiceReport),
    question: GapQuestion,
) -> Result<Vec<Gap>, LinkError> {
    let Some(scope) = service.scope(question.technology, None) else { return Ok(Vec::new()) };
    let lacking: Vec<(usize, usize)> = service
        .settlements
        .iter()
        .enumerate()
        .flat_map(|(settlement, judged)| {
            let lacks = move |(cluster, judged): (usize, &crate::coverage::ClusterService)| {
                let verdict = judged.scopes[scope].verdict;
                matches!(verdict, Verdict::Unserved | Verdict::PartlyServed).then_some((settlement, cluster))
            };
            judged.clusters.iter().enumerate().filter_map(lacks)
        })
        .collect();
    lacking
        .par_iter()
        .map(|&(settlement, cluster)| {
            let people = settlements[settlement].people_by_cluster()[cluster];
            let judged = &service.settlements[settlement].clusters[cluster].scopes[scope];
            let place = &settlements[settlement].clusters[cluster].samples[judged.weakest_sample].position;
            let best = judged.weakest.deciding;
            let deficit = best.map(|link| deficit_of(setting, &link));
            let fix = match best {
                Some(link) => least_fix(setting, index, (&link, place), question.tallest_antenna_agl)?,
                None => Fix::NoSite,
            };
            Ok(Gap {
                settlement,
                cluster,
                sample: judged.weakest_sample,
                people_without_service: people.map(|people| people * (1.0 - judged.served_share)),
                best,
                deficit,
                other_models: service
                    .by_model(settlement)
                    .skip(1)
                    .map(|model| {
                        let link = model.clusters[cluster].scopes[scope].weakest.deciding?;
                        Some(ModelDeficit { link, deficit: deficit_of(setting, &link) })
                    })
                    .collect(),
                cause: explain(setting, index, (best.as_ref(), place), question.technology)?,
                fix,
            })
        })
        .collect::<Vec<_>>()
        .into_iter()
        .collect()
}

/// Margin the target probability asks for, less the margin there is; positive for a gap.
#[must_use]
pub(super) fn deficit_of(setting: &LinkSetting<'_>, link: &ServerLink) -> Decibels {
    Decibels::new(link.sigma_db * inverse_normal(setting.target_probability)) - link.margin()
}
