//! Judging settlements by direct paths.
use super::place_links::links_by_model;
use super::several_masts::tower_margins;
use super::verdict::judge_cluster;
use super::{
    ClusterService, LinkError, MastIndex, ModelService, PlaceLinks, Scope, ScopeService, ServerLink,
    ServiceReport, ServiceSetting, SettlementService, TowerMargin, scopes_of,
};
use crate::geodesy::Position;
use crate::link::Verdict;
use crate::network::Technology;
use crate::propagation::CaveatCounts;
use crate::settlements::Settlement;
use rayon::prelude::*;

/// A cluster without service, with all that was computed for it.
#[derive(Clone, Debug)]
pub struct LackingCluster<'a> {
    /// Index of the settlement.
    pub settlement: usize,
    /// Index of the cluster in the settlement.
    pub cluster: usize,
    /// Its weakest sample point.
    pub place: &'a Position,
    /// What it has of the technology that it lacks.
    pub service: &'a ScopeService,
    /// The same by the models compared, in the order of the setting.
    pub other_models: Vec<&'a ScopeService>,
    /// Links of every technology at the weakest sample point, by the deciding model.
    pub links: &'a [ServerLink],
}

/// What is made of clusters without service while they are judged.
pub struct Explanation<'e, T> {
    /// The technology whose lack is explained.
    pub technology: Technology,
    /// Called once for each cluster that lacks it.
    pub of: &'e (dyn Fn(&LackingCluster<'_>) -> Result<T, LinkError> + Sync),
}

/// Judges every settlement in every scope, by every model.
///
/// # Method
/// One direct path per (sample point, mast) within the service radius; a place is served in a scope when some sector
/// of it reaches the target probability in both directions. `done` is called once per settlement.
///
/// # Cost and determinism
/// O(places x masts in range x profile samples x models), parallel over settlements; bit-identical for any thread count
/// and order of rows.
///
/// # Errors
/// [`LinkError`] of the first sector (by settlement) the deciding model refuses.
pub fn service_at_settlements(
    setting: &ServiceSetting<'_>,
    index: &MastIndex,
    settlements: &[Settlement],
    done: &(dyn Fn() + Sync),
) -> Result<ServiceReport, LinkError> {
    let none: Option<&Explanation<'_, ()>> = None;
    judge(setting, index, settlements, none, done).map(|(service, _)| service)
}

/// As [`service_at_settlements`]; what is made of the clusters without service comes along, by settlement and cluster. The
/// paths they are explained by are those they are judged by.
///
/// # Errors
/// [`LinkError`] of the first sector (by settlement) the deciding model refuses, or of an explanation.
pub fn service_explained<T: Send>(
    setting: &ServiceSetting<'_>,
    index: &MastIndex,
    settlements: &[Settlement],
    explanation: &Explanation<'_, T>,
    done: &(dyn Fn() + Sync),
) -> Result<(ServiceReport, Vec<T>), LinkError> {
    judge(setting, index, settlements, Some(explanation), done)
}

fn judge<T: Send>(
    setting: &ServiceSetting<'_>,
    index: &MastIndex,
    settlements: &[Settlement],
    explanation: Option<&Explanation<'_, T>>,
    done: &(dyn Fn() + Sync),
) -> Result<(ServiceReport, Vec<T>), LinkError> {
    let judging = Judging { setting, index, scopes: scopes_of(setting.network), explanation };
    let judged: Vec<JudgedByAll<T>> = settlements
        .par_iter()
        .enumerate()
        .map(|(number, settlement)| {
            let result = judging.settlement(number, settlement);
            done();
            result
        })
        .collect::<Vec<_>>()
        .into_iter()
        .collect::<Result<_, _>>()?;
    let sources = setting.other_models.iter().map(|model| model.source());
    let mut models: Vec<ModelService> = std::iter::once(setting.path.model.source())
        .chain(sources)
        .map(|source| ModelService {
            source,
            settlements: Vec::with_capacity(settlements.len()),
            caveats: CaveatCounts::default(),
            refused: 0,
        })
        .collect();
    let (mut explained, mut tower_margins) = (Vec::new(), Vec::with_capacity(settlements.len()));
    for settlement in judged {
        explained.extend(settlement.explained);
        tower_margins.push(settlement.margins);
        for (model, judged) in models.iter_mut().zip(settlement.by_model) {
            model.settlements.push(judged.service);
            model.refused += judged.refused;
            model.caveats.append(judged.caveats);
        }
    }
    let deciding = models.remove(0);
    let report = ServiceReport {
        scopes: judging.scopes,
        settlements: deciding.settlements,
        tower_margins,
        model_caveats: deciding.caveats,
        other_models: models,
    };
    Ok((report, explained))
}

/// All that settlements are judged with.
struct Judging<'a, T> {
    setting: &'a ServiceSetting<'a>,
    index: &'a MastIndex,
    scopes: Vec<Scope>,
    explanation: Option<&'a Explanation<'a, T>>,
}

/// One settlement by every model, the deciding one first.
struct JudgedByAll<T> {
    by_model: Vec<Judged>,
    /// What is made of its clusters without service.
    explained: Vec<T>,
    margins: Vec<TowerMargin>,
}

/// One settlement by one model.
struct Judged {
    service: SettlementService,
    caveats: CaveatCounts,
    refused: usize,
}

impl<T> Judging<'_, T> {
    /// One settlement by every model.
    fn settlement(&self, number: usize, settlement: &Settlement) -> Result<JudgedByAll<T>, LinkError> {
        let found: Vec<Vec<Vec<PlaceLinks>>> = settlement
            .clusters
            .iter()
            .map(|cluster| {
                let samples = cluster.samples.iter();
                samples.map(|sample| links_by_model(self.setting, self.index, &sample.position)).collect()
            })
            .collect::<Result<_, _>>()?;
        let mut by_model: Vec<Judged> = Vec::with_capacity(1 + self.setting.other_models.len());
        let mut margins = Vec::new();
        for model in 0..=self.setting.other_models.len() {
            let places: Vec<Vec<&PlaceLinks>> =
                found.iter().map(|samples| samples.iter().map(|place| &place[model]).collect()).collect();
            if model == 0 {
                margins = tower_margins(self.setting.network, &places);
            }
            let judged = self.by_model(settlement, &places, by_model.first());
            by_model.push(judged);
        }
        let explained = self.explained(number, settlement, &found, &by_model)?;
        Ok(JudgedByAll { by_model, explained, margins })
    }

    /// One settlement by one model, from the links of each cluster and sample point; after the `deciding` one the levels
    /// kept are of the place that it shows, so that models are compared at one place.
    fn by_model(
        &self,
        settlement: &Settlement,
        places: &[Vec<&PlaceLinks>],
        deciding: Option<&Judged>,
    ) -> Judged {
        let scopes = &self.scopes;
        let judge = |cluster: usize| {
            let shown = |scope: usize| {
                deciding.map(|judged| judged.service.clusters[cluster].scopes[scope].weakest_sample)
            };
            let judged = scopes.iter().enumerate().map(|(number, scope)| {
                let samples = places[cluster].as_slice();
                judge_cluster(self.setting, scope, &settlement.clusters[cluster], samples, shown(number))
            });
            ClusterService { scopes: judged.collect() }
        };
        let clusters = (0..places.len()).map(judge).collect();
        let links = || places.iter().flatten().copied();
        let mut caveats = CaveatCounts::default();
        links().flat_map(|found| &found.caveats).for_each(|caveat| caveats.add(caveat.kind(), 1));
        Judged {
            service: settlement_service(settlement, scopes.len(), clusters),
            caveats,
            refused: links().map(|found| found.refused.len()).sum(),
        }
    }

    /// What is made of the clusters of a settlement that lack the technology requested.
    fn explained(
        &self,
        number: usize,
        settlement: &Settlement,
        found: &[Vec<Vec<PlaceLinks>>],
        by_model: &[Judged],
    ) -> Result<Vec<T>, LinkError> {
        let Some(explanation) = self.explanation else { return Ok(Vec::new()) };
        let asked = |scope: &Scope| scope.technology == explanation.technology && scope.operator.is_none();
        let Some(scope) = self.scopes.iter().position(asked) else { return Ok(Vec::new()) };
        let service = |model: usize, cluster: usize| &by_model[model].service.clusters[cluster].scopes[scope];
        let lacks = |cluster: &usize| {
            matches!(service(0, *cluster).verdict, Verdict::Unserved | Verdict::PartlyServed)
        };
        let explain = |cluster: usize| {
            let lacking = service(0, cluster);
            let place = &found[cluster][lacking.weakest_sample];
            (explanation.of)(&LackingCluster {
                settlement: number,
                cluster,
                place: &settlement.clusters[cluster].samples[lacking.weakest_sample].position,
                service: lacking,
                other_models: (1..by_model.len()).map(|model| service(model, cluster)).collect(),
                links: &place[0].links,
            })
        };
        (0..found.len()).filter(lacks).map(explain).collect()
    }
}

fn settlement_service(
    settlement: &Settlement,
    scopes: usize,
    clusters: Vec<ClusterService>,
) -> SettlementService {
    let people = settlement.people_by_cluster();
    let verdict_of = |scope: usize| Verdict::of_parts(clusters.iter().map(|c| c.scopes[scope].verdict));
    let people_served = |scope: usize| {
        let parts = people.iter().zip(&clusters);
        parts.map(|(people, cluster)| people.map(|p| p * cluster.scopes[scope].served_share)).sum()
    };
    SettlementService {
        verdicts: (0..scopes).map(verdict_of).collect(),
        people_served: (0..scopes).map(people_served).collect(),
        clusters,
    }
}
