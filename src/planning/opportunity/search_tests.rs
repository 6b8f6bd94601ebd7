//! Searching and thinning, on maps typed in by hand.
use super::best_places::BestPlaces;
use super::candidates::thin_candidates;
use super::gain_table::{Beside, GainTable};
use super::map::{HeightLayer, OpportunityMap};
use super::points::PointToServe;
use super::served_sets::{ServedSet, ServedSets};
use crate::geodesy::{LonLat, Position};
use crate::grid::{GridGeometry, Shape, Window};
use crate::units::Length;

/// Points with these people.
fn points(people: &[f64]) -> Vec<PointToServe> {
    let beside = Beside { own: Vec::new(), now: 0.0, correlation: 1.0, shadowed: false };
    let position = Position {
        geographic: LonLat { longitude_deg: 0.0, latitude_deg: 0.0 },
        easting_m: 0.0,
        northing_m: 0.0,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    };
    let point = |(settlement, people): (usize, &f64)| PointToServe {
        settlement,
        cluster: 0,
        sample: 0,
        position,
        people: *people,
        probability: 0.0,
        needed_strength: 0.0,
        gains: GainTable::of(&beside),
    };
    people.iter().enumerate().map(point).collect()
}

/// A row of cells for each height (m): the set of each cell and its expected people.
fn map(people: &[f64], sets: &[&[usize]], layers: &[(f64, &[(u32, f32)])]) -> OpportunityMap {
    let served = |points: &&[usize]| ServedSet {
        points: points.to_vec(),
        people: points.iter().map(|point| people[*point]).sum(),
    };
    let shape = Shape { rows: 1, cols: layers[0].1.len() };
    let layer = |(height_m, cells): &(f64, &[(u32, f32)])| HeightLayer {
        height_agl: Length::from_metres(*height_m),
        sets: cells.iter().map(|cell| cell.0).collect(),
        expected: cells.iter().map(|cell| cell.1).collect(),
        downtilts: vec![0; cells.len()],
    };
    OpportunityMap {
        geometry: GridGeometry { shape, west_m: 0.0, north_m: 0.0, cell_m: 30.0 },
        window: Window::whole(shape),
        layers: layers.iter().map(layer).collect(),
        sets: ServedSets::from_sets(
            std::iter::once(&[][..]).chain(sets.iter().copied()).map(|set| served(&set)).collect(),
        ),
    }
}

const PEOPLE: [f64; 4] = [50.0, 40.0, 35.0, 30.0];
/// By falling people: 90, 85, 75, 70, 30.
const SETS: [&[usize]; 5] = [&[0, 1], &[0, 2], &[1, 2], &[1, 3], &[3]];

#[test]
fn the_best_two_are_not_the_best_and_another() {
    let cells = [(1, 91.0), (2, 86.0), (3, 70.0), (4, 71.0), (5, 31.0), (0, 5.0)];
    let map = map(&PEOPLE, &SETS, &[(30.0, &cells)]);
    let points = points(&PEOPLE);
    let search = BestPlaces::of(&map, &points);
    assert_eq!(search.best().expect("a place").at, 0);
    // greedily {0, 1} and then {0, 2} or {1, 2} for 35, less than {0, 2} and {1, 3} for all 155
    let (pair, people) = search.best_pair().expect("a pair");
    assert_eq!(pair.map(|place| place.at), [1, 3]);
    assert!((people - 155.0).abs() < 1e-9);
    let beyond = search.beyond(&[search.best().expect("a place")]);
    // 35 by either, the one with more expected people first; then {1, 3} and {3} with 30
    let order: Vec<(usize, f64)> = beyond.iter().map(|(place, people)| (place.at, *people)).collect();
    assert_eq!(order, [(1, 35.0), (2, 35.0), (3, 30.0), (4, 30.0)]);
}

#[test]
fn of_equal_places_expected_people_then_height_then_cell_decide() {
    let low = [(1, 80.0), (1, 91.0), (1, 91.0)];
    let high = [(1, 91.0), (1, 80.0), (1, 91.0)];
    let map_of = |layers: &[(f64, &[(u32, f32)])]| map(&PEOPLE, &SETS[..1], layers);
    let points = points(&PEOPLE);
    for layers in [[(30.0, &low[..]), (60.0, &high[..])], [(60.0, &high[..]), (30.0, &low[..])]] {
        let map = map_of(&layers);
        let best = BestPlaces::of(&map, &points).best().expect("a place");
        assert!((best.height_agl(&map).metres() - 30.0).abs() < 1e-9 && best.at == 1);
    }
    let more = [(1, 80.0), (1, 91.5), (1, 91.0)];
    let map = map_of(&[(30.0, &low), (60.0, &more)]);
    let best = BestPlaces::of(&map, &points).best().expect("a place");
    assert!((best.height_agl(&map).metres() - 60.0).abs() < 1e-9 && best.at == 1);
    let nobody = map_of(&[(30.0, &[(0, 1.0), (0, f32::NAN)])]);
    assert!(BestPlaces::of(&nobody, &points).best().is_none());
    assert!(BestPlaces::of(&nobody, &points).best_pair().is_none());
}

#[test]
fn a_candidate_gives_way_to_one_that_serves_more_and_costs_no_more() {
    // {0, 1}, {0, 1}, {0}, {3} and nobody, on 20, 5, 5, 5 and 0 degrees
    let sets: [&[usize]; 3] = [&[0, 1], &[0], &[3]];
    let slopes = [20.0, 5.0, 5.0, 5.0, 0.0];
    let low = [(1, 9.0), (1, 9.0), (2, 5.0), (3, 3.0), (0, 1.0)];
    let one = map(&PEOPLE, &sets, &[(30.0, &low)]);
    let thinned = thin_candidates(&one, &|at| slopes[at]);
    let kept = |found: &super::candidates::Candidates| -> Vec<(usize, usize)> {
        found.kept.iter().map(|place| (place.layer, place.at)).collect()
    };
    assert_eq!((thinned.before, kept(&thinned)), (4, vec![(0, 1), (0, 3)]));
    // a taller mast with the same sets is dearer; one that serves more stays, and so does the lower one
    let sets: [&[usize]; 4] = [&[0, 1, 3], &[0, 1], &[0], &[3]];
    let (low, high) = ([(2, 9.0), (4, 3.0)], [(1, 12.0), (4, 3.0)]);
    let two = map(&PEOPLE, &sets, &[(30.0, &low), (60.0, &high)]);
    let thinned = thin_candidates(&two, &|_| 5.0);
    assert_eq!((thinned.before, kept(&thinned)), (4, vec![(0, 0), (0, 1), (1, 0)]));
    // on a slope that is not known nothing is assumed to be cheap
    let unknown = thin_candidates(&one, &|_| f32::NAN);
    assert_eq!(kept(&unknown), [(0, 0), (0, 3)]);
}
