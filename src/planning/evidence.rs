//! What is known of a cluster without service once it is judged: the numbers that the cause is told from.
use super::GapQuestion;
use super::explaining_mast::{ExplainingMast, explaining_masts};
use crate::coverage::{LackingCluster, Link, LinkError, ServerLink, ServiceSetting, probability_together};
use crate::network::Technology;
use crate::units::Decibels;
use serde::{Deserialize, Serialize};

/// The deficit of one place according to one model.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct ModelDeficit {
    /// The sector closest to serving.
    pub server: ServerLink,
    /// Missing margin for the target probability; negative where it serves.
    pub deficit: Decibels,
}

/// A cluster (or centre) that lacks a technology, as judging found it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct GapEvidence {
    /// Index of the settlement.
    pub settlement: usize,
    /// Index of the cluster in the settlement.
    pub cluster: usize,
    /// Index of the sample point examined: the weakest.
    pub sample: usize,
    /// Share of the cluster that is served all the same.
    pub served_share: f64,
    /// The sector closest to serving, if any reaches.
    pub best: Option<ServerLink>,
    /// Missing margin for the target probability.
    pub deficit: Option<Decibels>,
    /// The masts that explain it, the most promising first.
    pub masts: Vec<ExplainingMast>,
    /// The sector of another technology that serves the place best.
    pub served_otherwise: Option<usize>,
    /// The same place by the models compared, in the order of the report; `None` where none of their links reaches.
    pub other_models: Vec<Option<ModelDeficit>>,
}

impl GapEvidence {
    /// Takes down what judging found of a cluster.
    ///
    /// # Cost
    /// Up to three paths that explain the gap.
    ///
    /// # Errors
    /// [`LinkError`] names the sector the model refuses.
    pub fn of(
        setting: &ServiceSetting<'_>,
        question: GapQuestion<'_>,
        lacking: &LackingCluster<'_>,
    ) -> Result<Self, LinkError> {
        let best = lacking.service.weakest.deciding;
        let lacks = |server: &ServerLink| deficit_of(setting, &server.link);
        let other_model = |service: &&crate::coverage::ScopeService| {
            let server = service.weakest.deciding?;
            Some(ModelDeficit { server, deficit: lacks(&server) })
        };
        Ok(Self {
            settlement: lacking.settlement,
            cluster: lacking.cluster,
            sample: lacking.service.weakest_sample,
            served_share: lacking.service.served_share,
            best,
            deficit: best.as_ref().map(lacks),
            masts: explaining_masts(setting, question, lacking)?,
            served_otherwise: served_otherwise(setting, lacking.links, question.technology),
            other_models: lacking.other_models.iter().map(other_model).collect(),
        })
    }
}

/// Margin required for the target probability, minus the actual margin; positive for a gap.
fn deficit_of(setting: &ServiceSetting<'_>, link: &Link) -> Decibels {
    setting.need.margin(link.sigma_db) - link.margin()
}

/// The sector with the largest margin of those of the other technologies that serve the place.
fn served_otherwise(
    setting: &ServiceSetting<'_>,
    links: &[ServerLink],
    technology: Technology,
) -> Option<usize> {
    let technology_of = |server: &ServerLink| setting.network.sectors()[server.sector].carrier.technology;
    let nearest = |other: Technology| {
        let own: Vec<ServerLink> =
            links.iter().filter(|server| technology_of(server) == other).copied().collect();
        let probability = probability_together(setting.network, &setting.need, &own)?;
        let serves = probability >= setting.need.target_probability;
        own.into_iter().reduce(ServerLink::nearer).filter(|_| serves)
    };
    let others = Technology::ALL.into_iter().filter(|other| *other != technology);
    others.filter_map(nearest).reduce(ServerLink::nearer).map(|server| server.sector)
}
