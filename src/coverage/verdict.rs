//! The verdict on one cluster from the links of its sample points.
use super::{PlaceLinks, PlaceService, Scope, ScopeService, ServiceSetting};
use crate::link::{ServiceClass, Verdict};
use crate::network::Network;
use crate::settlements::Cluster;

/// One cluster in one scope by one model; `shown` is the sample point whose levels are kept, the weakest without it.
pub(super) fn judge_cluster(
    setting: &ServiceSetting<'_>,
    scope: &Scope,
    cluster: &Cluster,
    samples: &[&PlaceLinks],
    shown: Option<usize>,
) -> ScopeService {
    let places: Vec<PlaceService> =
        samples.iter().map(|sample| place_service(setting.network, scope, sample)).collect();
    let verdicts: Vec<Verdict> =
        places.iter().map(|place| verdict_at(place, setting.need.target_probability)).collect();
    let weight_of = |wanted: Verdict| -> f64 {
        let parts = verdicts.iter().zip(&cluster.samples);
        parts.filter(|(verdict, _)| **verdict == wanted).map(|(_, sample)| sample.weight).sum()
    };
    // all served is exactly 1, whatever the weights' rounding
    let all_served = verdicts.iter().all(|verdict| *verdict == Verdict::Served);
    let weakest_sample = shown.unwrap_or_else(|| weakest_of(&places, &verdicts));
    let weakest = places[weakest_sample];
    let classes = &setting.need.of(scope.technology).classes;
    ScopeService {
        verdict: Verdict::of_parts(verdicts.iter().copied()),
        served_share: if all_served { 1.0 } else { weight_of(Verdict::Served) },
        class: weakest
            .best_server
            .map_or(ServiceClass::None, |server| classes.class_of(server.link.level.dbm())),
        weakest_sample,
        weakest,
    }
}

/// Index of the known place farthest from service.
fn weakest_of(places: &[PlaceService], verdicts: &[Verdict]) -> usize {
    let known = |&index: &usize| verdicts[index] != Verdict::NoData;
    let strength =
        |&index: &usize| places[index].deciding.map_or(f64::NEG_INFINITY, |server| server.link.strength());
    (0..places.len()).filter(known).min_by(|a, b| strength(a).total_cmp(&strength(b))).unwrap_or_default()
}

fn place_service(network: &Network, scope: &Scope, found: &PlaceLinks) -> PlaceService {
    let within = |sector: usize| scope.holds(&network.sectors()[sector]);
    let mut place = PlaceService::default();
    for server in found.links.iter().filter(|server| within(server.sector)) {
        place.sectors_computed += 1;
        if place.best_server.is_none_or(|best| server.link.level > best.link.level) {
            place.best_server = Some(*server);
        }
        place.deciding = Some(place.deciding.map_or(*server, |best| best.nearer(*server)));
    }
    place.sectors_without_terrain = found.without_terrain.iter().filter(|sector| within(**sector)).count();
    place.sectors_refused = found.refused.iter().filter(|(sector, _)| within(*sector)).count();
    place
}

fn verdict_at(place: &PlaceService, target_probability: f64) -> Verdict {
    if place.deciding.is_some_and(|server| server.link.probability >= target_probability) {
        Verdict::Served
    } else if place.sectors_without_terrain + place.sectors_refused > 0 {
        Verdict::NoData
    } else {
        Verdict::Unserved
    }
}
