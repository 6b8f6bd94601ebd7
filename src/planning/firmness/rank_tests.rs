//! Rank intervals against hand-worked answers.
use super::test_points::{NO_OPTION, SIGMA_DB, link, towers, village};
use super::{
    DrawnCost, ErrorTerms, FirmPoint, FirmnessQuestion, PointKey, RankInterval, StabilityError,
    StabilityQuestion, WEIGHT_SPREAD,
};
use crate::coverage::ServiceReport;
use crate::geodesy::{LonLat, Position};
use crate::link::probability_at;
use crate::network::Technology;
use crate::planning::comparison::{DRAWS, TowerPlace};
use crate::planning::{Cause, CostRanking, Gap, RankingQuestion};
use crate::propagation::CaveatCounts;
use crate::settlements::{Cluster, Facilities, SamplePoint, Settlement};
use std::collections::BTreeMap;

/// A village of so many people without service, and values of the attributes `a` and `b`.
fn settlement(number: usize, people: f64, [a, b]: [f64; 2]) -> Settlement {
    let position = Position {
        geographic: LonLat { longitude_deg: 104.0, latitude_deg: 21.0 },
        easting_m: 0.0,
        northing_m: 0.0,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    };
    let cluster = Cluster {
        cluster_id: String::new(),
        name: String::new(),
        samples: vec![SamplePoint { position, weight: 1.0 }],
        population: Some(people),
        households: None,
        fixed_broadband_share: None,
        smartphone_share: None,
        facilities: Facilities::default(),
        clutter_height_m: None,
    };
    Settlement {
        settlement_id: format!("V{number:03}"),
        name: String::new(),
        admin_units: Vec::new(),
        population: Some(people),
        households: Some(people / 5.0),
        electrified: None,
        commune_fibre: None,
        attributes: BTreeMap::from([("a".to_owned(), a), ("b".to_owned(), b)]),
        clusters: vec![cluster],
    }
}

struct World {
    settlements: Vec<Settlement>,
    service: ServiceReport,
    gaps: Vec<Gap>,
    weights: BTreeMap<String, f64>,
    costs: BTreeMap<usize, DrawnCost>,
    towers: Vec<TowerPlace>,
}

impl World {
    fn of(settlements: Vec<Settlement>, weights: &[(&str, f64)]) -> Self {
        let gap = |(settlement, of): (usize, &Settlement)| Gap {
            settlement,
            cluster: 0,
            sample: 0,
            people_without_service: of.population,
            best: None,
            deficit: None,
            masts: Vec::new(),
            cause: Cause::NoSiteInRange,
            other_models: Vec::new(),
        };
        let service = ServiceReport {
            scopes: Vec::new(),
            settlements: Vec::new(),
            tower_margins: Vec::new(),
            model_caveats: CaveatCounts::default(),
            other_models: Vec::new(),
        };
        let gaps = settlements.iter().enumerate().map(gap).collect();
        let weights = weights.iter().map(|(name, weight)| ((*name).to_owned(), *weight)).collect();
        Self { settlements, service, gaps, weights, costs: BTreeMap::new(), towers: towers(4) }
    }

    fn ranking<'a>(&'a self, scales: &'a BTreeMap<String, f64>) -> RankingQuestion<'a> {
        RankingQuestion {
            settlements: &self.settlements,
            service: &self.service,
            gaps: &self.gaps,
            technology: Technology::Lte,
            weights: &self.weights,
            scales,
            cost: None,
        }
    }

    fn ask(
        &self,
        spread: f64,
        points: Option<&[FirmPoint]>,
        cost: Option<CostRanking<'_>>,
    ) -> Vec<RankInterval> {
        let scales = BTreeMap::new();
        let terms = ErrorTerms::of_correlation(0.5);
        let question = StabilityQuestion {
            ranking: RankingQuestion { cost, ..self.ranking(&scales) },
            service: points.map(|points| FirmnessQuestion {
                towers: &self.towers,
                options: 0,
                rebuilt: &[],
                points,
                terms,
            }),
            costs_per_person: &self.costs,
            weight_spread: spread,
            draws: DRAWS,
        };
        question.answer().expect("intervals")
    }
}

/// Settlement, lowest, middle and highest rank.
fn ranks(found: &[RankInterval]) -> Vec<[usize; 4]> {
    found.iter().map(|of| [of.settlement, of.low, of.median, of.high]).collect()
}

#[test]
fn where_nothing_is_drawn_the_ranks_are_the_stated_ones() {
    let villages =
        (0..7).map(|number| settlement(number, [30.0, 70.0, 10.0][number % 3], [number as f64, 1.0]));
    let world = World::of(villages.collect(), &[("people_without_service", 0.7), ("a", 0.3), ("b", -0.2)]);
    let found = world.ask(0.0, None, None);
    let stated = world.ranking(&BTreeMap::new()).answer().expect("a ranking");
    let expected: Vec<[usize; 4]> =
        stated.iter().map(|row| [row.settlement, row.rank, row.rank, row.rank]).collect();
    assert_eq!(ranks(&found), expected);
    assert!(found.iter().zip(1..).all(|(of, rank)| of.rank == rank && of.without_service > 1.0 - 1e-12));
    // nobody of the points is reached: the same
    let point = |number: usize| FirmPoint {
        people: world.settlements[number].population,
        ..village(number, Vec::new())
    };
    let points: Vec<FirmPoint> = (0..7).map(point).collect();
    assert_eq!(world.ask(0.0, Some(&points), None), found);
}

#[test]
fn weights_turn_the_order_as_often_as_the_normal_distribution_says() {
    let world = |ratio: f64| {
        let villages = vec![settlement(0, 10.0, [1.0, 0.0]), settlement(1, 10.0, [0.0, 1.0])];
        World::of(villages, &[("a", ratio), ("b", 1.0)])
    };
    // a difference of two normal logarithms, each of the spread: turned in 7 and in 3 % of the draws
    let ratio = |deviations: f64| (deviations * 2.0_f64.sqrt() * WEIGHT_SPREAD).exp();
    assert_eq!(ranks(&world(ratio(1.476)).ask(WEIGHT_SPREAD, None, None)), [[0, 1, 1, 2], [1, 1, 2, 2]]);
    assert_eq!(ranks(&world(ratio(1.881)).ask(WEIGHT_SPREAD, None, None)), [[0, 1, 1, 1], [1, 2, 2, 2]]);
}

#[test]
fn whoever_is_served_in_a_draw_comes_last_in_it() {
    let villages = vec![settlement(0, 100.0, [0.0; 2]), settlement(1, 50.0, [0.0; 2])];
    let world = World::of(villages, &[("people_without_service", 1.0)]);
    let points = [village(0, vec![link(0, NO_OPTION, 4.0)]), village(1, Vec::new())];
    let found = world.ask(0.0, Some(&points), None);
    assert_eq!(ranks(&found), [[0, 1, 2, 2], [1, 1, 1, 2]]);
    let expected = 1.0 - probability_at(4.0, SIGMA_DB);
    assert!((found[0].without_service - expected).abs() < 0.042 && found[1].without_service > 1.0 - 1e-12);
}

#[test]
fn people_and_households_are_those_without_service_in_the_draw() {
    for criterion in ["people_without_service", "households_without_service"] {
        let villages = vec![settlement(0, 100.0, [0.0; 2]), settlement(1, 60.0, [0.0; 2])];
        let world = World::of(villages, &[(criterion, 1.0)]);
        let points = |served_people: f64| {
            let part = |sample: u32, people: f64, links| {
                let whole = village(0, links);
                FirmPoint { key: PointKey { sample, ..whole.key }, people: Some(people), ..whole }
            };
            let of_first = [
                part(0, served_people, vec![link(0, NO_OPTION, 60.0)]),
                part(1, 100.0 - served_people, Vec::new()),
            ];
            let other = FirmPoint { people: Some(60.0), ..village(1, Vec::new()) };
            of_first.into_iter().chain([other]).collect::<Vec<FirmPoint>>()
        };
        assert_eq!(
            ranks(&world.ask(0.0, Some(&points(50.0)), None)),
            [[0, 2, 2, 2], [1, 1, 1, 1]],
            "{criterion}"
        );
        assert_eq!(
            ranks(&world.ask(0.0, Some(&points(30.0)), None)),
            [[0, 1, 1, 1], [1, 2, 2, 2]],
            "{criterion}"
        );
    }
}

#[test]
fn costs_are_drawn_by_their_key() {
    let villages = vec![settlement(0, 10.0, [1.0, 0.0]), settlement(1, 10.0, [1.0, 0.0])];
    let mut world = World::of(villages, &[("a", 1.0)]);
    let per_person = BTreeMap::from([(0, 200.0), (1, 210.0)]);
    let cost = Some(CostRanking { per_person: &per_person, half_at: 200.0, weight: 0.5 });
    let drawn =
        |key: &str, base: f64| DrawnCost { key: key.to_owned(), low: base - 100.0, base, high: base + 100.0 };
    world.costs = BTreeMap::from([(0, drawn("tower", 200.0)), (1, drawn("tower", 210.0))]);
    assert_eq!(ranks(&world.ask(WEIGHT_SPREAD, None, cost)), [[0, 1, 1, 1], [1, 2, 2, 2]]);
    world.costs.insert(1, drawn("fibre", 210.0));
    assert_eq!(ranks(&world.ask(WEIGHT_SPREAD, None, cost)), [[0, 1, 1, 2], [1, 1, 2, 2]]);
    world.costs.insert(1, DrawnCost { low: 211.0, ..drawn("fibre", 210.0) });
    let (scales, draws) = (BTreeMap::new(), 9);
    let ranking = RankingQuestion { cost, ..world.ranking(&scales) };
    let costs_per_person = &world.costs;
    let question = StabilityQuestion { ranking, service: None, costs_per_person, weight_spread: 0.0, draws };
    assert!(matches!(question.answer(), Err(StabilityError::Firmness(_))));
}

#[test]
fn the_same_bits_for_any_number_of_threads_and_order_of_points() {
    let villages = (0..40).map(|number| settlement(number, 100.0, [number as f64, (number * 7 % 40) as f64]));
    let world = World::of(villages.collect(), &[("people_without_service", 0.5), ("a", 0.3), ("b", 0.2)]);
    let links = |number: usize| {
        (0..3).map(move |tower| link(tower, NO_OPTION, ((number * 5 + tower * 3) % 17) as f64 - 16.0))
    };
    let mut points: Vec<FirmPoint> = (0..40).map(|number| village(number, links(number).collect())).collect();
    let run = |threads, points: &[FirmPoint]| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| world.ask(WEIGHT_SPREAD, Some(points), None))
    };
    let one = run(1, &points);
    assert!(one.iter().any(|of| of.low + 5 < of.high), "{one:?}");
    points.reverse();
    assert_eq!(one, run(2, &points));
}
