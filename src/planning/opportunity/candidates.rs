//! Which cells are worth a closer look: those that no other cell is at least as good as.
use super::best_places::{MastPlace, is_subset};
use super::map::OpportunityMap;
use std::collections::BTreeMap;

/// Candidates for new masts.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidates {
    /// Pairs of cell and height that serve somebody.
    pub before: usize,
    /// Those that none is at least as good as, in the order of layers and cells.
    pub kept: Vec<MastPlace>,
}

/// What counts for and against a candidate, as far as it is known: what it serves, its height, the slope it stands on.
struct Merits {
    place: MastPlace,
    points: Vec<u64>,
    height_m: f64,
    slope_deg: f32,
}

impl Merits {
    /// Whether a candidate serves at least what another does, and costs no more: a mast costs more that is taller, or stands on a steeper slope.
    fn no_worse_than(&self, other: &Self) -> bool {
        self.height_m <= other.height_m
            && self.slope_deg <= other.slope_deg
            && self.place.people >= other.place.people
            && is_subset(&other.points, &self.points)
    }
}

/// Thins the candidates of a map by dominance; `slope_deg` is that of the ground at a place in the layers.
///
/// # Definition
/// A candidate is left out where another serves a superset of its points, is no taller and stands on ground no steeper; of equal ones the
/// one with most expected people is kept, then the lowest, then the first cell.
///
/// # Cost
/// O(cells x heights), and O(g^2) for g distinct pairs of set and height.
#[must_use]
pub fn thin_candidates(map: &OpportunityMap, slope_deg: &dyn Fn(usize) -> f32) -> Candidates {
    let mut gentlest: BTreeMap<(u32, usize), (f32, MastPlace)> = BTreeMap::new();
    let mut before = 0;
    for (number, layer) in map.layers.iter().enumerate() {
        for (at, (&set, &expected)) in layer.sets.iter().zip(&layer.expected).enumerate() {
            if set == 0 || expected.is_nan() {
                continue;
            }
            before += 1;
            let slope = slope_deg(at);
            let slope = if slope.is_nan() { f32::INFINITY } else { slope };
            let people = map.sets.of(set).people;
            let place = MastPlace { layer: number, at, set, people, expected: f64::from(expected) };
            let known = gentlest.entry((set, number)).or_insert((slope, place));
            if slope < known.0 || (slope <= known.0 && place.expected > known.1.expected) {
                *known = (slope, place);
            }
        }
    }
    let words =
        map.sets.all().iter().filter_map(|set| set.points.last()).max().map_or(1, |last| last / 64 + 1);
    let merits = |(_, (slope_deg, place)): (_, (f32, MastPlace))| {
        let mut points = vec![0_u64; words];
        for &point in &map.sets.of(place.set).points {
            points[point / 64] |= 1 << (point % 64);
        }
        Merits { place, points, height_m: place.height_agl(map).metres(), slope_deg }
    };
    // sets come by falling people: what dominates another comes first, but for equal ones
    let all: Vec<Merits> = gentlest.into_iter().map(merits).collect();
    let mut kept: Vec<&Merits> = Vec::new();
    for candidate in &all {
        if !kept.iter().any(|other| other.no_worse_than(candidate)) {
            kept.retain(|other| !candidate.no_worse_than(other));
            kept.push(candidate);
        }
    }
    let mut kept: Vec<MastPlace> = kept.into_iter().map(|merits| merits.place).collect();
    kept.sort_by_key(|place| (place.layer, place.at));
    Candidates { before, kept }
}
