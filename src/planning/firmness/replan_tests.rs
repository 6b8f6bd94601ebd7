//! Plans made again for each draw, against hand-worked answers.
use super::test_points::{NO_OPTION, SIGMA_DB, link, towers, village};
use super::{
    Drawn, DrawnCost, ErrorTerms, FirmPoint, FirmnessError, FirmnessQuestion, Rebuilt, ReplanQuestion,
    Replanned,
};
use crate::link::probability_at;
use crate::planning::comparison::TowerPlace;
use std::collections::BTreeMap;

const DRAWS: usize = 1_000;

fn cost(key: &str, low: f64, base: f64, high: f64) -> DrawnCost {
    DrawnCost { key: key.to_owned(), low, base, high }
}

/// Four standard deviations of a share over all draws.
fn sampling_error(share: f64) -> f64 {
    4.0 * (share * (1.0 - share) / DRAWS as f64).sqrt() + 1e-9
}

/// Options whose item, of their own index, costs less per weighted person newly served than `most`; of those the cheapest.
fn cheapest_per_person(drawn: &Drawn, most: f64) -> Vec<usize> {
    let each = |option: usize| {
        let people: f64 = drawn.serves[option].iter().map(|at| 100.0 * drawn.person_weights[*at]).sum();
        if people > 0.0 { drawn.item_costs[option] / people } else { f64::INFINITY }
    };
    let options = (0..drawn.serves.len()).filter(|option| each(*option) < most);
    options.min_by(|a, b| each(*a).total_cmp(&each(*b))).into_iter().collect()
}

struct World {
    towers: Vec<TowerPlace>,
    points: Vec<FirmPoint>,
    items: Vec<DrawnCost>,
    weights: BTreeMap<String, f64>,
}

impl World {
    fn of(points: Vec<FirmPoint>, items: Vec<DrawnCost>) -> Self {
        Self { towers: towers(4), points, items, weights: BTreeMap::new() }
    }

    fn question<'a>(&'a self, sites: &'a [usize]) -> ReplanQuestion<'a> {
        ReplanQuestion {
            firmness: FirmnessQuestion {
                towers: &self.towers,
                options: self.items.len(),
                rebuilt: &[],
                points: &self.points,
                terms: ErrorTerms::of_correlation(0.5),
            },
            sites,
            items: &self.items,
            weights: &self.weights,
            weight_spread: 0.0,
            person_weight: &|_, _| 1.0,
            draws: DRAWS,
        }
    }

    fn cheapest(&self, sites: &[usize]) -> Replanned {
        self.question(sites).answer(&|drawn| cheapest_per_person(drawn, 1e9), &|| ()).expect("plans")
    }
}

#[test]
fn a_site_alone_stays_always_and_a_dominated_one_never() {
    let links = vec![link(0, Some(0), 60.0), link(1, Some(1), 60.0)];
    let items = vec![cost("near", 10.0, 20.0, 30.0), cost("far", 31.0, 40.0, 50.0)];
    let found = World::of(vec![village(0, links)], items).cheapest(&[0, 1]);
    assert_eq!((found.draws, found.option_shares), (DRAWS, vec![1.0, 0.0]));
    let alone = World::of(vec![village(0, vec![link(0, Some(0), 60.0)])], vec![cost("a", 1.0, 1.0, 1.0)]);
    assert_eq!(alone.cheapest(&[0]).site_shares, [1.0]);
}

#[test]
fn a_site_stays_as_often_as_its_village_needs_it_and_it_serves() {
    // today's mast serves the village with 0.69, the option where it does not with certainty
    let today = village(0, vec![link(0, NO_OPTION, 4.0), link(1, Some(0), 60.0)]);
    let found = World::of(vec![today], vec![cost("a", 1.0, 1.0, 1.0)]).cheapest(&[0]);
    let expected = 1.0 - probability_at(4.0, SIGMA_DB);
    assert!((found.site_shares[0] - expected).abs() < sampling_error(expected), "{found:?}");
}

#[test]
fn equal_sites_share_the_draws_and_heights_of_one_site_count_together() {
    let links = vec![link(0, Some(0), 60.0), link(1, Some(1), 60.0), link(1, Some(2), 60.0)];
    let items = ["a", "b", "c"].map(|key| cost(key, 10.0, 20.0, 60.0)).to_vec();
    let found = World::of(vec![village(0, links)], items).cheapest(&[1, 0, 0]);
    assert!(found.option_shares.iter().all(|share| (share - 1.0 / 3.0).abs() < sampling_error(1.0 / 3.0)));
    let (sites, options) = (&found.site_shares, &found.option_shares);
    assert!((sites[0] - options[1] - options[2]).abs() < 1e-12 && (sites[1] - options[0]).abs() < 1e-12);
    // costs of one key move together: the smaller one is the smaller in every draw
    let links = vec![link(0, Some(0), 60.0), link(1, Some(1), 60.0)];
    let items = vec![cost("a", 10.0, 20.0, 60.0), cost("a", 9.0, 19.0, 59.0)];
    assert_eq!(World::of(vec![village(0, links)], items).cheapest(&[0, 1]).option_shares, [0.0, 1.0]);
}

#[test]
fn weights_decide_between_villages() {
    let points = vec![village(0, vec![link(0, Some(0), 60.0)]), village(1, vec![link(1, Some(1), 60.0)])];
    let mut world = World::of(points, ["a", "b"].map(|key| cost(key, 1.0, 1.0, 1.0)).to_vec());
    world.weights = BTreeMap::from([("clinic".to_owned(), 1.0), ("school".to_owned(), 1.5)]);
    let question = ReplanQuestion {
        weight_spread: 0.4,
        // the first village has a clinic, the second a school
        person_weight: &|weights, point| weights[point],
        ..world.question(&[0, 1])
    };
    let found = question.answer(&|drawn| cheapest_per_person(drawn, 1e9), &|| ()).expect("plans");
    // ln 1.5 over the deviation of a difference of two normal numbers of 0.4
    let expected = probability_at(1.5_f64.ln(), 0.4 * 2.0_f64.sqrt());
    let share = found.option_shares[1];
    assert!((share - expected).abs() < sampling_error(expected), "{share} {expected}");
    assert!((found.option_shares[0] + share - 1.0).abs() < 1e-12);
}

#[test]
fn the_same_bits_for_any_number_of_threads() {
    let links = |number: usize| {
        (0..4).map(|tower| link(tower, Some(tower), ((number * 5 + tower * 3) % 11) as f64 - 5.0)).collect()
    };
    let points: Vec<FirmPoint> = (0..60).map(|number| village(number, links(number))).collect();
    let items = ["a", "b", "c", "d"].map(|key| cost(key, 10.0, 20.0, 60.0)).to_vec();
    let world = World::of(points, items);
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| world.cheapest(&[0, 1, 2, 2]))
    };
    let one = run(1);
    assert_eq!(one, run(2));
    assert!(one.option_shares.iter().all(|share| *share > 0.0 && *share < 1.0), "{one:?}");
    // villages in another order
    let mut points = world.points.clone();
    points.reverse();
    assert_eq!(one, World { points, ..world }.cheapest(&[0, 1, 2, 2]));
}

#[test]
fn an_option_that_rebuilds_a_tower_tells_whom_it_loses() {
    let points = vec![
        village(0, vec![link(0, NO_OPTION, 4.0)]),
        village(1, vec![link(0, NO_OPTION, 4.0), link(1, NO_OPTION, 60.0)]),
        village(2, vec![link(0, NO_OPTION, 4.0), link(0, Some(0), 5.0)]),
    ];
    let world = World::of(points, vec![cost("a", 1.0, 1.0, 1.0)]);
    let mut question = world.question(&[0]);
    question.firmness.rebuilt = &[Rebuilt { option: 0, tower: 0 }];
    let losing = |drawn: &Drawn| {
        assert!(drawn.loses[0].iter().all(|at| *at == 0), "{drawn:?}");
        if drawn.loses[0].is_empty() { Vec::new() } else { vec![0] }
    };
    let (found, expected) = (question.answer(&losing, &|| ()).expect("plans"), probability_at(4.0, SIGMA_DB));
    assert!((found.site_shares[0] - expected).abs() < sampling_error(expected), "{found:?}");
}

#[test]
fn an_option_that_is_not_there_is_an_error() {
    let world = World::of(vec![village(0, vec![link(0, Some(0), 1.0)])], vec![cost("a", 1.0, 1.0, 1.0)]);
    let found = world.question(&[0]).answer(&|_| vec![1], &|| ());
    assert_eq!(found, Err(FirmnessError::NoSuch { what: "option", index: 1, count: 1 }));
    let found = world.question(&[]).answer(&|_| Vec::new(), &|| ());
    assert_eq!(found, Err(FirmnessError::NoSuch { what: "site_of_option", index: 1, count: 0 }));
}
