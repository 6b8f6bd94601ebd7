//! The verdict on one cluster from the links of its sample points.
use super::{
    PlaceLinks, PlaceService, Scope, ScopeService, ServerLink, ServiceSetting, probability_together,
};
use crate::link::{ServiceClass, Verdict};
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
        samples.iter().map(|sample| place_service(setting, scope, sample)).collect();
    let verdict_of = |place: &PlaceService| verdict_at(setting, place, place.probability);
    let verdicts: Vec<Verdict> = places.iter().map(verdict_of).collect();
    let by_one_mast = places.iter().map(|place| {
        let alone = place.deciding.map(|server| server.link.probability);
        verdict_at(setting, place, alone)
    });
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
        verdict_by_one_mast: Verdict::of_parts(by_one_mast),
        served_share: if all_served { 1.0 } else { weight_of(Verdict::Served) },
        class: weakest
            .best_server
            .map_or(ServiceClass::None, |server| classes.class_of(server.link.level.dbm())),
        weakest_sample,
        weakest,
        fragile: None,
    }
}

/// Whether a place is served in a scope; `None` where there is no data.
pub(super) fn is_served(setting: &ServiceSetting<'_>, scope: &Scope, found: &PlaceLinks) -> Option<bool> {
    let place = place_service(setting, scope, found);
    match verdict_at(setting, &place, place.probability) {
        Verdict::NoData => None,
        verdict => Some(verdict == Verdict::Served),
    }
}

/// Index of the known place farthest from service: the least probable, of equally probable ones the one whose best sector has
/// the least margin.
fn weakest_of(places: &[PlaceService], verdicts: &[Verdict]) -> usize {
    let known = |&index: &usize| verdicts[index] != Verdict::NoData;
    let probability = |index: usize| places[index].probability.unwrap_or_default();
    let strength =
        |index: usize| places[index].deciding.map_or(f64::NEG_INFINITY, |server| server.link.strength());
    let nearer_to_none = |&a: &usize, &b: &usize| {
        probability(a).total_cmp(&probability(b)).then(strength(a).total_cmp(&strength(b)))
    };
    (0..places.len()).filter(known).min_by(nearer_to_none).unwrap_or_default()
}

/// What a place receives within a scope, of its links.
#[must_use]
pub fn place_service(setting: &ServiceSetting<'_>, scope: &Scope, found: &PlaceLinks) -> PlaceService {
    let within = |sector: usize| scope.holds(&setting.network.sectors()[sector]);
    let links: Vec<ServerLink> = found.links.iter().filter(|server| within(server.sector)).copied().collect();
    let stronger =
        |best: ServerLink, next: ServerLink| if next.link.level > best.link.level { next } else { best };
    PlaceService {
        best_server: links.iter().copied().reduce(stronger),
        deciding: links.iter().copied().reduce(ServerLink::nearer),
        probability: probability_together(setting.network, &setting.need, &links),
        sectors_computed: links.len(),
        sectors_without_terrain: found.without_terrain.iter().filter(|sector| within(**sector)).count(),
        sectors_refused: found.refused.iter().filter(|(sector, _)| within(*sector)).count(),
    }
}

fn verdict_at(setting: &ServiceSetting<'_>, place: &PlaceService, probability: Option<f64>) -> Verdict {
    if probability.is_some_and(|probability| probability >= setting.need.target_probability) {
        Verdict::Served
    } else if place.sectors_without_terrain + place.sectors_refused > 0 {
        Verdict::NoData
    } else {
        Verdict::Unserved
    }
}
