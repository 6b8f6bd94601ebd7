//! What villages are compared by, and on which scales.
use super::Gap;
use crate::coverage::ServiceReport;
use crate::geodesy::PlaceIndex;
use crate::link::Verdict;
use crate::network::Technology;
use crate::settlements::{Facility, Settlement};
use crate::units::Decibels;
use std::collections::BTreeMap;

/// Criteria that need no column of their own.
const BUILT_IN: [&str; 10] = [
    "clinic",
    "deficit_db",
    "distance_to_served_km",
    "electrified",
    "fixed_broadband",
    "households_without_service",
    "people_without_service",
    "peoples_committee",
    "school",
    "smartphone_share",
];

/// A deficit that counts as the whole of its criterion, dB: beyond it, nothing that is done at the same mast helps.
const WHOLE_DEFICIT_DB: f64 = 40.0;
/// A distance to service that counts as the whole of its criterion, km.
const WHOLE_DISTANCE_KM: f64 = 10.0;

/// The value of a criterion that counts as the whole of it, the same whoever is served: that of the scenario, else the largest of all settlements
/// (people, households, attributes), 40 dB, 10 km, and 1 for shares and for yes or no.
pub(super) fn scale_of(criterion: &str, settlements: &[Settlement], stated: &BTreeMap<String, f64>) -> f64 {
    if let Some(&scale) = stated.get(criterion) {
        return scale;
    }
    let largest = |value: &dyn Fn(&Settlement) -> Option<f64>| {
        settlements.iter().filter_map(value).fold(0.0_f64, |most, value| most.max(value.abs()))
    };
    match criterion {
        "people_without_service" => {
            largest(&|settlement| settlement.people_by_cluster().iter().copied().sum())
        }
        "households_without_service" => largest(&households_of),
        "deficit_db" => WHOLE_DEFICIT_DB,
        "distance_to_served_km" => WHOLE_DISTANCE_KM,
        built_in if BUILT_IN.contains(&built_in) => 1.0,
        attribute => largest(&|settlement| settlement.attributes.get(attribute).copied()),
    }
}

/// Households of a settlement, as its clusters' own numbers or the whole say.
fn households_of(settlement: &Settlement) -> Option<f64> {
    settlement.households_by_cluster().into_iter().sum()
}

/// Names of the criteria that need no column, and of the attribute columns, by name.
pub(super) fn known_criteria(settlements: &[Settlement]) -> Vec<String> {
    let mut known: Vec<String> = BUILT_IN.iter().map(|&name| name.to_owned()).collect();
    known.extend(settlements.iter().flat_map(|settlement| settlement.attributes.keys().cloned()));
    known.sort();
    known.dedup();
    known
}

pub(super) fn served_places(
    settlements: &[Settlement],
    service: &ServiceReport,
    technology: Technology,
) -> PlaceIndex {
    let Some(scope) = service.scope(technology, None) else { return PlaceIndex::of([]) };
    let judged = settlements.iter().zip(&service.settlements);
    let clusters = judged.flat_map(|(settlement, judged)| settlement.clusters.iter().zip(&judged.clusters));
    let served = clusters.filter(|(_, judged)| judged.scopes[scope].verdict == Verdict::Served);
    PlaceIndex::of(served.map(|(cluster, _)| cluster.samples[0].position))
}

/// A settlement's value of a criterion, of its gaps alone where it is about people, signal and facilities; `None` when unknown.
pub(super) fn value_of(
    criterion: &str,
    settlement: &Settlement,
    gaps: &[Gap],
    served: &PlaceIndex,
) -> Option<f64> {
    let yes = |known: Option<bool>| known.map(|yes| if yes { 1.0 } else { 0.0 });
    match criterion {
        "people_without_service" => gaps.iter().map(|gap| gap.people_without_service).sum(),
        "households_without_service" => households_without_service(settlement, gaps),
        "deficit_db" => {
            let deficits: Option<Vec<f64>> = gaps.iter().map(|gap| gap.deficit.map(Decibels::db)).collect();
            deficits.and_then(|all| all.into_iter().max_by(f64::total_cmp))
        }
        "distance_to_served_km" => {
            let nearest = served.nearest(&settlement.clusters[0].samples[0].position);
            nearest.map(|(_, distance)| distance.kilometres())
        }
        "electrified" => yes(settlement.electrified),
        "fixed_broadband" => settlement.fixed_broadband_share(),
        "smartphone_share" => settlement.smartphone_share(),
        "school" => yes(lacking_facility(settlement, gaps, Facility::School)),
        "clinic" => yes(lacking_facility(settlement, gaps, Facility::Clinic)),
        "peoples_committee" => yes(lacking_facility(settlement, gaps, Facility::PeoplesCommittee)),
        attribute => settlement.attributes.get(attribute).copied(),
    }
}

/// Whether there is a facility of a kind among the houses without service; `None` when no row says.
fn lacking_facility(settlement: &Settlement, gaps: &[Gap], facility: Facility) -> Option<bool> {
    let of_gap = |gap: &Gap| settlement.clusters[gap.cluster].facilities.has(facility);
    gaps.iter().filter_map(of_gap).reduce(|any, here| any || here)
}

/// Households distributed as people are, or as the clusters' own numbers say.
fn households_without_service(settlement: &Settlement, gaps: &[Gap]) -> Option<f64> {
    let (people, households) = (settlement.people_by_cluster(), settlement.households_by_cluster());
    let lacking = |gap: &Gap| {
        let share_without = match (gap.people_without_service, people[gap.cluster]) {
            (Some(without), Some(people)) if people > 0.0 => without / people,
            _ => 1.0,
        };
        households[gap.cluster].map(|households| households * share_without)
    };
    gaps.iter().map(lacking).sum()
}
