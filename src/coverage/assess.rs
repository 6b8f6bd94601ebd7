//! Judging settlements by direct paths.
use super::place::LinkError;
use super::{
    ClusterService, LinkSetting, Mast, ModelService, PlaceService, Scope, ScopeService, ServerLink,
    ServiceReport, SettlementService, link_facts, masts_of,
};
use crate::geodesy::{PlaceIndex, Position};
use crate::link::{ServiceClass, Verdict};
use crate::network::{Network, Technology};
use crate::propagation::{Caveat, CaveatCounts, PathLossModel, PropagationError};
use crate::settlements::{Cluster, Settlement};
use crate::terrain::SamplingError;
use rayon::prelude::*;

/// Masts found by place.
pub struct MastIndex {
    masts: Vec<Mast>,
    places: PlaceIndex,
}

impl MastIndex {
    /// Indexes a network's masts.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        let masts = masts_of(network);
        let places = PlaceIndex::of(masts.iter().map(|mast| mast.position));
        Self { masts, places }
    }

    /// The masts.
    #[must_use]
    pub fn masts(&self) -> &[Mast] {
        &self.masts
    }

    /// Masts within the geodesic radius of a place, in the order of [`Self::masts`].
    #[must_use]
    pub fn within<'s>(&'s self, place: &Position, setting: &LinkSetting<'_>) -> Vec<&'s Mast> {
        let near = self.places.within(place, setting.service_radius);
        near.into_iter().map(|index| &self.masts[index]).collect()
    }
}

/// What all sectors around give to one place by one model.
#[derive(Clone, Debug, Default)]
pub struct PlaceLinks {
    /// Links with terrain throughout, by sector.
    pub links: Vec<ServerLink>,
    /// Sectors in range whose path has voids, rising.
    pub without_terrain: Vec<usize>,
    /// Sectors the model has no value for, rising, and why.
    pub refused: Vec<(usize, PropagationError)>,
    /// Remarks of the model.
    pub caveats: Vec<Caveat>,
}

impl PlaceLinks {
    /// Makes the first refusal an error.
    pub(super) fn none_refused(&self, setting: &LinkSetting<'_>) -> Result<(), LinkError> {
        self.refused.first().map_or(Ok(()), |(sector, source)| {
            let sector_id = setting.network.sectors()[*sector].sector_id.clone();
            Err(LinkError::Propagation { sector_id, source: source.clone() })
        })
    }

    fn sorted(mut self) -> Self {
        self.links.sort_by_key(|link| link.sector);
        self.without_terrain.sort_unstable();
        self.refused.sort_by_key(|(sector, _)| *sector);
        self
    }
}

/// All links of one place by the deciding model.
///
/// # Errors
/// [`LinkError`] names the sector; a void on the path is no error but counted.
pub fn links_at(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    place: &Position,
) -> Result<PlaceLinks, LinkError> {
    let alone = LinkSetting { other_models: &[], ..*setting };
    Ok(links_by_model(&alone, index, place)?.swap_remove(0))
}

/// All links of one place by every model, the deciding one first: one profile serves them all.
///
/// # Errors
/// [`LinkError`] names the sector the deciding model refuses; what another one refuses is listed.
fn links_by_model(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    place: &Position,
) -> Result<Vec<PlaceLinks>, LinkError> {
    let others = setting.other_models.iter().map(|model| &**model);
    let models: Vec<&dyn PathLossModel> = std::iter::once(setting.model).chain(others).collect();
    let mut found = vec![PlaceLinks::default(); models.len()];
    for mast in index.within(place, setting) {
        let facts = match link_facts(setting, mast, place) {
            Ok(facts) => facts,
            Err(SamplingError::Void { .. }) => {
                for found in &mut found {
                    found.without_terrain.extend(&mast.sectors);
                }
                continue;
            }
            Err(other) => return Err(other.into()),
        };
        let Some(view) = facts.view(setting, &mast.sectors) else { continue };
        for (&model, found) in models.iter().zip(&mut found) {
            facts.add_links((setting, model), &view, &mast.sectors, found)?;
        }
        found[0].none_refused(setting)?;
    }
    Ok(found.into_iter().map(PlaceLinks::sorted).collect())
}

/// Judges every settlement in every scope, by every model.
///
/// # Method
/// One direct path per (sample point, mast) within the service radius; a place is served in a scope when some sector
/// of it reaches the target probability in both directions. `done` is called once per settlement.
///
/// # Cost and determinism
/// O(places x masts in range x profile samples x models), parallel over settlements; the same bits for any thread count
/// and order of rows.
///
/// # Errors
/// [`LinkError`] of the first sector (by settlement) the deciding model refuses.
pub fn service_at_settlements(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    settlements: &[Settlement],
    done: &(dyn Fn() + Sync),
) -> Result<ServiceReport, LinkError> {
    let scopes = scopes_of(setting.network);
    let judged: Vec<Vec<Judged>> = settlements
        .par_iter()
        .map(|settlement| {
            let result = judge_settlement(setting, index, &scopes, settlement);
            done();
            result
        })
        .collect::<Vec<_>>()
        .into_iter()
        .collect::<Result<_, _>>()?;
    let sources = setting.other_models.iter().map(|model| model.source());
    let mut models: Vec<ModelService> = std::iter::once(setting.model.source())
        .chain(sources)
        .map(|source| ModelService {
            source,
            settlements: Vec::with_capacity(settlements.len()),
            caveats: CaveatCounts::default(),
            refused: 0,
        })
        .collect();
    for settlement in judged {
        for (model, judged) in models.iter_mut().zip(settlement) {
            model.settlements.push(judged.service);
            model.refused += judged.refused;
            model.caveats.append(judged.caveats);
        }
    }
    let deciding = models.remove(0);
    Ok(ServiceReport {
        scopes,
        settlements: deciding.settlements,
        model_caveats: deciding.caveats,
        other_models: models,
    })
}

/// Per technology any operator, then each operator that has it.
#[must_use]
pub fn scopes_of(network: &Network) -> Vec<Scope> {
    let mut scopes = Vec::new();
    for technology in Technology::ALL {
        scopes.push(Scope { technology, operator: None });
        for operator in network.operators() {
            let has = |sector: &&crate::network::SectorCarrier| {
                sector.operator == operator && sector.carrier.technology == technology
            };
            if network.sectors().iter().any(|sector| has(&sector)) {
                scopes.push(Scope { technology, operator: Some(operator.to_owned()) });
            }
        }
    }
    scopes
}

/// One settlement by one model.
struct Judged {
    service: SettlementService,
    caveats: CaveatCounts,
    refused: usize,
}

/// One settlement by every model, the deciding one first.
fn judge_settlement(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    scopes: &[Scope],
    settlement: &Settlement,
) -> Result<Vec<Judged>, LinkError> {
    // by cluster, sample point and model
    let found: Vec<Vec<Vec<PlaceLinks>>> = settlement
        .clusters
        .iter()
        .map(|cluster| {
            let samples = cluster.samples.iter();
            samples.map(|sample| links_by_model(setting, index, &sample.position)).collect()
        })
        .collect::<Result<_, _>>()?;
    let mut all: Vec<Judged> = Vec::with_capacity(1 + setting.other_models.len());
    for model in 0..=setting.other_models.len() {
        let places: Vec<Vec<&PlaceLinks>> =
            found.iter().map(|samples| samples.iter().map(|models| &models[model]).collect()).collect();
        let judged = judge_by_model(setting, scopes, (settlement, &places), all.first());
        all.push(judged);
    }
    Ok(all)
}

/// One settlement by one model, from the links of each cluster and sample point; after the `deciding` one the levels kept
/// are of the place that it shows, so that models are compared at one place.
fn judge_by_model(
    setting: &LinkSetting<'_>,
    scopes: &[Scope],
    (settlement, places): (&Settlement, &[Vec<&PlaceLinks>]),
    deciding: Option<&Judged>,
) -> Judged {
    let judge = |cluster: usize| {
        let parts = (&settlement.clusters[cluster], places[cluster].as_slice());
        let shown = |scope: usize| deciding.map(|d| d.service.clusters[cluster].scopes[scope].weakest_sample);
        let judged = scopes.iter().enumerate();
        ClusterService {
            scopes: judged.map(|(index, scope)| judge_cluster(setting, scope, parts, shown(index))).collect(),
        }
    };
    let clusters = (0..places.len()).map(judge).collect();
    let links = || places.iter().flatten();
    let mut caveats = CaveatCounts::default();
    links().flat_map(|found| &found.caveats).for_each(|caveat| caveats.add(caveat.kind(), 1));
    Judged {
        service: settlement_service(settlement, scopes.len(), clusters),
        caveats,
        refused: links().map(|found| found.refused.len()).sum(),
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

/// One cluster in one scope by one model; `shown` is the sample point whose levels are kept, the weakest without it.
fn judge_cluster(
    setting: &LinkSetting<'_>,
    scope: &Scope,
    (cluster, samples): (&Cluster, &[&PlaceLinks]),
    shown: Option<usize>,
) -> ScopeService {
    let places: Vec<PlaceService> =
        samples.iter().map(|sample| place_service(setting.network, scope, sample)).collect();
    let verdicts: Vec<Verdict> =
        places.iter().map(|place| verdict_at(place, setting.target_probability)).collect();
    let weight_of = |wanted: Verdict| -> f64 {
        let parts = verdicts.iter().zip(&cluster.samples);
        parts.filter(|(verdict, _)| **verdict == wanted).map(|(_, sample)| sample.weight).sum()
    };
    // all served is exactly 1, whatever the weights' rounding
    let all_served = verdicts.iter().all(|verdict| *verdict == Verdict::Served);
    let weakest_sample = shown.unwrap_or_else(|| weakest_of(&places, &verdicts));
    let weakest = places[weakest_sample];
    let classes = &setting.requirement(scope.technology).classes;
    ScopeService {
        verdict: Verdict::of_parts(verdicts.iter().copied()),
        served_share: if all_served { 1.0 } else { weight_of(Verdict::Served) },
        class: weakest.best_server.map_or(ServiceClass::None, |link| classes.class_of(link.level.dbm())),
        weakest_sample,
        weakest,
    }
}

/// Index of the known place farthest from service.
fn weakest_of(places: &[PlaceService], verdicts: &[Verdict]) -> usize {
    let known = |&index: &usize| verdicts[index] != Verdict::NoData;
    let strength = |&index: &usize| places[index].deciding.map_or(f64::NEG_INFINITY, |link| link.strength());
    (0..places.len()).filter(known).min_by(|a, b| strength(a).total_cmp(&strength(b))).unwrap_or_default()
}

fn place_service(network: &Network, scope: &Scope, found: &PlaceLinks) -> PlaceService {
    let within = |sector: usize| {
        let sector = &network.sectors()[sector];
        sector.carrier.technology == scope.technology
            && scope.operator.as_ref().is_none_or(|operator| *operator == sector.operator)
    };
    let mut place = PlaceService::default();
    for link in found.links.iter().filter(|link| within(link.sector)) {
        place.sectors_computed += 1;
        if place.best_server.is_none_or(|best| link.level > best.level) {
            place.best_server = Some(*link);
        }
        if place.deciding.is_none_or(|best| link.strength() > best.strength()) {
            place.deciding = Some(*link);
        }
    }
    place.sectors_without_terrain = found.without_terrain.iter().filter(|sector| within(**sector)).count();
    place.sectors_refused = found.refused.iter().filter(|(sector, _)| within(*sector)).count();
    place
}

fn verdict_at(place: &PlaceService, target_probability: f64) -> Verdict {
    if place.deciding.is_some_and(|link| link.probability >= target_probability) {
        Verdict::Served
    } else if place.sectors_without_terrain + place.sectors_refused > 0 {
        Verdict::NoData
    } else {
        Verdict::Unserved
    }
}
