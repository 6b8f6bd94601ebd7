//! Judging settlements by direct paths.
use super::place::LinkError;
use super::{
    ClusterService, LinkSetting, Mast, PlaceService, Scope, ScopeService, ServerLink, ServiceReport,
    SettlementService, link_facts, masts_of,
};
use crate::geodesy::{Position, geodesic_line};
use crate::link::{ServiceClass, Verdict};
use crate::network::{Network, Technology};
use crate::propagation::Caveat;
use crate::settlements::{Cluster, Settlement};
use crate::terrain::SamplingError;
use rayon::prelude::*;
use rstar::RTree;
use rstar::primitives::GeomWithData;
use std::collections::BTreeMap;

/// Masts found by place.
pub struct MastIndex {
    masts: Vec<Mast>,
    tree: RTree<GeomWithData<[f64; 2], usize>>,
}

impl MastIndex {
    /// Indexes a network's masts.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        let masts = masts_of(network);
        let points = masts.iter().enumerate().map(|(index, mast)| {
            GeomWithData::new([mast.position.easting_m, mast.position.northing_m], index)
        });
        let tree = RTree::bulk_load(points.collect());
        Self { masts, tree }
    }

    /// The masts.
    #[must_use]
    pub fn masts(&self) -> &[Mast] {
        &self.masts
    }

    /// Masts within the geodesic radius of a place, in the order of [`Self::masts`].
    #[must_use]
    pub fn within<'s>(&'s self, place: &Position, setting: &LinkSetting<'_>) -> Vec<&'s Mast> {
        /// Grid lengths differ from true ones by the scale; this much more is searched before the exact test.
        const GRID_ALLOWANCE: f64 = 1.02;
        let radius_m = setting.service_radius.metres();
        let searched_m = radius_m * place.point_scale * GRID_ALLOWANCE;
        let mut found: Vec<usize> = self
            .tree
            .locate_within_distance([place.easting_m, place.northing_m], searched_m * searched_m)
            .map(|entry| entry.data)
            .collect();
        found.sort_unstable();
        let near = |mast: &&Mast| {
            let line = geodesic_line(mast.position.geographic, place.geographic);
            line.ground_distance.metres() <= radius_m
        };
        found.into_iter().map(|index| &self.masts[index]).filter(near).collect()
    }
}

/// What all sectors around give to one place.
#[derive(Clone, Debug, Default)]
pub struct PlaceLinks {
    /// Links with terrain throughout, by sector.
    pub links: Vec<ServerLink>,
    /// Sectors in range whose path has voids, rising.
    pub without_terrain: Vec<usize>,
    /// Remarks of the model.
    pub caveats: Vec<Caveat>,
}

/// All links of one place.
///
/// # Errors
/// [`LinkError`] names the sector; a void on the path is no error but counted.
pub fn links_at(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    place: &Position,
) -> Result<PlaceLinks, LinkError> {
    let mut found = PlaceLinks::default();
    for mast in index.within(place, setting) {
        match link_facts(setting, mast, place) {
            Ok(facts) => found.links.extend(facts.links(setting, &mast.sectors, &mut found.caveats)?),
            Err(SamplingError::Void { .. }) => found.without_terrain.extend(&mast.sectors),
            Err(other) => return Err(other.into()),
        }
    }
    found.links.sort_by_key(|link| link.sector);
    found.without_terrain.sort_unstable();
    Ok(found)
}

/// Judges every settlement in every scope.
///
/// # Method
/// One direct path per (sample point, mast) within the service radius; a place is served in a scope when some sector
/// of it reaches the target probability in both directions. `done` is called once per settlement.
///
/// # Cost and determinism
/// O(places x masts in range x profile samples), parallel over settlements; the same bits for any thread count and
/// order of rows.
///
/// # Errors
/// [`LinkError`] of the first sector (by settlement) the model refuses.
pub fn service_at_settlements(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    settlements: &[Settlement],
    done: &(dyn Fn() + Sync),
) -> Result<ServiceReport, LinkError> {
    let scopes = scopes_of(setting.network);
    let judged: Vec<(SettlementService, Vec<Caveat>)> = settlements
        .par_iter()
        .map(|settlement| {
            let result = judge_settlement(setting, index, &scopes, settlement);
            done();
            result
        })
        .collect::<Vec<_>>()
        .into_iter()
        .collect::<Result<_, _>>()?;
    let mut model_caveats: BTreeMap<String, usize> = BTreeMap::new();
    let mut services = Vec::with_capacity(judged.len());
    for (service, caveats) in judged {
        for caveat in caveats {
            *model_caveats.entry(caveat.text()).or_default() += 1;
        }
        services.push(service);
    }
    Ok(ServiceReport { scopes, settlements: services, model_caveats })
}

/// Per technology any operator, then each operator that has it.
fn scopes_of(network: &Network) -> Vec<Scope> {
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

fn judge_settlement(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    scopes: &[Scope],
    settlement: &Settlement,
) -> Result<(SettlementService, Vec<Caveat>), LinkError> {
    let mut caveats = Vec::new();
    let mut clusters = Vec::with_capacity(settlement.clusters.len());
    for cluster in &settlement.clusters {
        let mut samples = Vec::with_capacity(cluster.samples.len());
        for sample in &cluster.samples {
            let mut found = links_at(setting, index, &sample.position)?;
            caveats.append(&mut found.caveats);
            samples.push(found);
        }
        let judge = |scope| judge_cluster(setting, scope, cluster, &samples);
        clusters.push(ClusterService { scopes: scopes.iter().map(judge).collect() });
    }
    let people = settlement.people_by_cluster();
    let verdict_of = |scope: usize| Verdict::of_parts(clusters.iter().map(|c| c.scopes[scope].verdict));
    let people_served = |scope: usize| {
        let parts = people.iter().zip(&clusters);
        parts.map(|(people, cluster)| people.map(|p| p * cluster.scopes[scope].served_share)).sum()
    };
    let service = SettlementService {
        verdicts: (0..scopes.len()).map(verdict_of).collect(),
        people_served: (0..scopes.len()).map(people_served).collect(),
        clusters,
    };
    Ok((service, caveats))
}

fn judge_cluster(
    setting: &LinkSetting<'_>,
    scope: &Scope,
    cluster: &Cluster,
    samples: &[PlaceLinks],
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
    let known = |&index: &usize| verdicts[index] != Verdict::NoData;
    let strength = |&index: &usize| places[index].deciding.map_or(f64::NEG_INFINITY, |link| link.strength());
    let weakest_sample = (0..places.len())
        .filter(known)
        .min_by(|a, b| strength(a).total_cmp(&strength(b)))
        .unwrap_or_default();
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
    place
}

fn verdict_at(place: &PlaceService, target_probability: f64) -> Verdict {
    if place.deciding.is_some_and(|link| link.probability >= target_probability) {
        Verdict::Served
    } else if place.sectors_without_terrain > 0 {
        Verdict::NoData
    } else {
        Verdict::Unserved
    }
}
