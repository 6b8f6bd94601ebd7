//! Indicators of a hand-made district: two communes, four villages.
use super::{DistrictIndicators, IndicatorQuestion, PartOf, ServiceCounts};
use crate::coverage::{ClusterService, PlaceService, Scope, ScopeService, ServiceReport, SettlementService};
use crate::geodesy::{LonLat, Position};
use crate::link::{ServiceClass, Verdict};
use crate::network::Technology;
use crate::propagation::CaveatCounts;
use crate::settlements::{AdminUnit, Cluster, Facilities, SamplePoint, Settlement};
use std::collections::BTreeMap;

/// People, share with broadband, share with smartphones, school.
type Houses = (f64, Option<f64>, Option<f64>, Option<bool>);

fn cluster((people, broadband, phones, school): Houses) -> Cluster {
    let position = Position {
        geographic: LonLat { longitude_deg: 104.0, latitude_deg: 21.0 },
        easting_m: 0.0,
        northing_m: 0.0,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    };
    Cluster {
        cluster_id: String::new(),
        name: String::new(),
        samples: vec![SamplePoint { position, weight: 1.0 }],
        population: Some(people),
        households: None,
        fixed_broadband_share: broadband,
        clutter_height_m: None,
        smartphone_share: phones,
        facilities: Facilities { school, ..Facilities::default() },
    }
}

fn village(commune: &str, fibre: Option<bool>, houses: &[Houses]) -> Settlement {
    let unit = AdminUnit { level: "commune".to_owned(), code: String::new(), name: commune.to_owned() };
    Settlement {
        settlement_id: String::new(),
        name: String::new(),
        admin_units: vec![unit],
        population: Some(houses.iter().map(|(people, ..)| people).sum()),
        households: None,
        electrified: None,
        commune_fibre: fibre,
        attributes: BTreeMap::new(),
        clusters: houses.iter().copied().map(cluster).collect(),
    }
}

fn judged(people_served: f64, clusters: &[(Verdict, ServiceClass)]) -> SettlementService {
    let scope = |&(verdict, class): &(Verdict, ServiceClass)| ScopeService {
        verdict,
        verdict_by_one_mast: verdict,
        served_share: if verdict == Verdict::Served { 1.0 } else { 0.0 },
        class,
        weakest_sample: 0,
        weakest: PlaceService::default(),
        fragile: None,
    };
    SettlementService {
        verdicts: vec![Verdict::of_parts(clusters.iter().map(|(verdict, _)| *verdict))],
        people_served: vec![Some(people_served)],
        clusters: clusters.iter().map(|cluster| ClusterService { scopes: vec![scope(cluster)] }).collect(),
    }
}

/// A1: served, school; a cluster without signal, with a school. A2: weak signal. B1: nothing, offline. B2: no terrain.
fn settlements() -> [Settlement; 4] {
    [
        village(
            "A",
            Some(true),
            &[(200.0, Some(0.5), Some(0.6), Some(true)), (100.0, Some(0.2), None, Some(true))],
        ),
        village("A", Some(false), &[(400.0, Some(0.05), Some(0.5), Some(false))]),
        village("B", Some(false), &[(300.0, Some(0.0), Some(0.1), Some(true))]),
        village("B", None, &[(50.0, None, None, Some(true))]),
    ]
}

fn answer(fixed_broadband_share: f64) -> DistrictIndicators {
    answer_of(&settlements(), fixed_broadband_share)
}

fn answer_of(settlements: &[Settlement], fixed_broadband_share: f64) -> DistrictIndicators {
    let service = ServiceReport {
        scopes: vec![Scope { technology: Technology::Lte, operator: None }],
        settlements: vec![
            judged(200.0, &[(Verdict::Served, ServiceClass::Good), (Verdict::Unserved, ServiceClass::None)]),
            judged(0.0, &[(Verdict::Unserved, ServiceClass::Poor)]),
            judged(0.0, &[(Verdict::Unserved, ServiceClass::None)]),
            judged(0.0, &[(Verdict::NoData, ServiceClass::None)]),
        ],
        tower_margins: Vec::new(),
        model_caveats: CaveatCounts::default(),
        other_models: Vec::new(),
    };
    IndicatorQuestion { settlements, service: &service, fixed_broadband_share }.answer()
}

fn assert_part(found: PartOf, part: f64, of: f64) {
    assert!((found.part - part).abs() < 1e-9 && (found.of - of).abs() < 1e-9, "{found:?}: {part} of {of}");
}

#[test]
fn villages_are_counted_once_each_by_what_they_receive() {
    let all = answer(0.1).all;
    let found = all.of(Technology::Lte).expect("judged");
    let counts = ServiceCounts { in_full: 0, in_part: 1, poor: 1, none: 1, no_data: 1 };
    assert_eq!(found.settlements, counts);
    assert_part(found.people_served, 200.0, 1_000.0);
    assert!(all.of(Technology::Umts).is_none(), "nothing was judged");
}

/// Households served and judged where the villages have so many in all, and the clusters of A1 their own.
fn households(of: [Option<f64>; 4], own: [Option<f64>; 2]) -> PartOf {
    let mut settlements = settlements();
    for (settlement, households) in settlements.iter_mut().zip(of) {
        settlement.households = households;
    }
    for (cluster, households) in settlements[0].clusters.iter_mut().zip(own) {
        cluster.households = households;
    }
    answer_of(&settlements, 0.1).all.of(Technology::Lte).expect("judged").households_served
}

#[test]
fn households_are_counted_by_the_clusters_own_numbers_or_as_people_are() {
    let of = [Some(60.0), Some(90.0), None, Some(10.0)];
    // A1 has 60: as its people, 200 of 300, are, or as its clusters say; B1's number is not known, B2 has no terrain
    assert_part(households(of, [None, None]), 40.0, 150.0);
    assert_part(households(of, [Some(25.0), Some(35.0)]), 25.0, 150.0);
    // one number of two says nothing of the other
    assert_part(households(of, [Some(25.0), None]), 40.0, 150.0);
    assert_part(households([None; 4], [Some(25.0), Some(35.0)]), 25.0, 60.0);
    assert_eq!(households([None; 4], [None, None]).share(), None);
}

#[test]
fn a_school_is_judged_where_it_stands() {
    let all = answer(0.1).all;
    // of four schools one has no terrain, one is served at its centre, two are not served
    assert_part(all.of(Technology::Lte).expect("judged").facilities_without[0], 2.0, 3.0);
}

#[test]
fn a_village_has_fixed_broadband_from_the_stated_share_on() {
    // A1: (200 x 0.5 + 100 x 0.2) / 300 = 0.4; A2: 0.05; B1: 0; B2 unknown
    for (share, villages) in [(0.4, 1.0), (0.401, 0.0), (0.05, 2.0), (0.001, 2.0)] {
        assert_part(answer(share).all.fixed_broadband_settlements, villages, 3.0);
    }
    assert_part(answer(0.1).all.fixed_broadband_people, 100.0 + 20.0 + 20.0, 1_000.0);
}

#[test]
fn smartphones_are_of_the_people_whose_share_is_known() {
    assert_part(answer(0.1).all.smartphone_people, 120.0 + 200.0 + 30.0, 900.0);
}

#[test]
fn a_commune_has_fibre_when_one_of_its_villages_says_so() {
    let found = answer(0.1);
    assert_part(found.all.communes_with_fibre, 1.0, 2.0);
    assert_eq!(found.fibre_disputed, ["A"]);
}

#[test]
fn communes_add_up_to_the_area() {
    let found = answer(0.1);
    let names: Vec<&str> = found.units.iter().map(|unit| unit.unit.name.as_str()).collect();
    assert_eq!(names, ["A", "B"]);
    let people: f64 = found.units.iter().map(|unit| unit.indicators.population).sum();
    assert!((people - found.all.population).abs() < 1e-9 && (people - 1_050.0).abs() < 1e-9);
    let of_a = found.units[0].indicators.of(Technology::Lte).expect("judged");
    assert_eq!((of_a.settlements.in_part, of_a.settlements.poor, of_a.settlements.none), (1, 1, 0));
    assert_part(found.units[1].indicators.communes_with_fibre, 0.0, 1.0);
}
