//! The best places for new masts, by search over the distinct sets of a map.
use super::map::OpportunityMap;
use super::points::PointToServe;
use crate::grid::Cell;
use crate::planning::MastDesign;
use crate::units::{Length, Tilt};
use std::cmp::Ordering;

/// A place for a new mast, as the map has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MastPlace {
    /// Index of the height in the map's layers.
    pub layer: usize,
    /// Index of the cell in the layer.
    pub at: usize,
    /// Index of the set of points that it serves.
    pub set: u32,
    /// People at those points.
    pub people: f64,
    /// Expected people gained.
    pub expected: f64,
}

impl MastPlace {
    /// The cell of the planning grid.
    #[must_use]
    pub const fn cell(&self, map: &OpportunityMap) -> Cell {
        map.cell(self.at)
    }

    /// Antenna above ground.
    #[must_use]
    pub fn height_agl(&self, map: &OpportunityMap) -> Length {
        map.layers[self.layer].height_agl
    }

    /// Tilt of the antenna.
    #[must_use]
    pub fn downtilt(&self, map: &OpportunityMap, design: &MastDesign) -> Tilt {
        map.downtilt(design, self.layer, self.at)
    }

    /// Of places that serve equally many people the better first: most expected people, then the lower mast, then the cell that comes first.
    fn order(&self, other: &Self, map: &OpportunityMap) -> Ordering {
        let height = |place: &Self| place.height_agl(map).metres();
        other
            .expected
            .total_cmp(&self.expected)
            .then_with(|| height(self).total_cmp(&height(other)))
            .then(self.at.cmp(&other.at))
    }
}

/// The places of a map that can be the best: of each distinct set the one with most expected people.
#[derive(Clone, Debug)]
pub struct BestPlaces<'a> {
    map: &'a OpportunityMap,
    points: &'a [PointToServe],
    /// By falling people.
    places: Vec<MastPlace>,
    /// Points of each place's set, bit by bit.
    bits: Vec<Vec<u64>>,
}

impl<'a> BestPlaces<'a> {
    /// # Cost
    /// O(cells x heights).
    #[must_use]
    pub fn of(map: &'a OpportunityMap, points: &'a [PointToServe]) -> Self {
        let mut best: Vec<Option<MastPlace>> = vec![None; map.sets.all().len()];
        for (number, layer) in map.layers.iter().enumerate() {
            for (at, (&set, &expected)) in layer.sets.iter().zip(&layer.expected).enumerate() {
                if set == 0 || expected.is_nan() {
                    continue;
                }
                let people = map.sets.of(set).people;
                let place = MastPlace { layer: number, at, set, people, expected: f64::from(expected) };
                let known = &mut best[set as usize];
                if known.is_none_or(|known| place.order(&known, map).is_lt()) {
                    *known = Some(place);
                }
            }
        }
        let places: Vec<MastPlace> = best.into_iter().flatten().collect();
        let words = points.len().div_ceil(64);
        let bits_of = |place: &MastPlace| {
            let mut bits = vec![0_u64; words];
            for &point in &map.sets.of(place.set).points {
                bits[point / 64] |= 1 << (point % 64);
            }
            bits
        };
        let bits = places.iter().map(bits_of).collect();
        Self { map, points, places, bits }
    }

    /// The best place for one mast: most people, then most expected people, the lower mast, the first cell; `None` where no cell serves anybody.
    #[must_use]
    pub fn best(&self) -> Option<MastPlace> {
        let better = |best: MastPlace, next: &MastPlace| {
            let order = next.people.total_cmp(&best.people).reverse();
            if order.then_with(|| next.order(&best, self.map)).is_lt() { *next } else { best }
        };
        let (first, others) = self.places.split_first()?;
        Some(others.iter().fold(*first, better))
    }

    /// The best two places for two masts, which is not always the best and another; `None` where fewer than two sets are served. People
    /// who are served by both count once; what two masts of one operator add to each other's probability does not count.
    ///
    /// # Method
    /// All pairs of sets that are in no other set, by falling people, as long as two can be better than the best so far.
    ///
    /// # Cost
    /// O(sets^2) at most.
    #[must_use]
    pub fn best_pair(&self) -> Option<([MastPlace; 2], f64)> {
        let whole = self.maximal();
        let mut best: Option<([MastPlace; 2], f64)> = None;
        for (number, &a) in whole.iter().enumerate() {
            for &b in &whole[number + 1..] {
                let (first, second) = (self.places[a], self.places[b]);
                let known = best.as_ref().map_or(f64::NEG_INFINITY, |(_, people)| *people);
                if first.people + second.people < known {
                    break;
                }
                let people = first.people + self.people_beyond(b, &self.bits[a]);
                let expected = first.expected + second.expected;
                let better = best.as_ref().is_none_or(|(pair, known)| {
                    let before = pair[0].expected + pair[1].expected;
                    people.total_cmp(known).then(expected.total_cmp(&before)).is_gt()
                });
                if better {
                    best = Some(([first, second], people));
                }
            }
        }
        best
    }

    /// Places by the people that they serve beyond those that some places serve already, the most first; of equal ones as [`Self::best`]. Those that serve
    /// nobody more are left out.
    #[must_use]
    pub fn beyond(&self, taken: &[MastPlace]) -> Vec<(MastPlace, f64)> {
        let mut served = vec![0_u64; self.points.len().div_ceil(64)];
        for place in taken {
            for &point in &self.map.sets.of(place.set).points {
                served[point / 64] |= 1 << (point % 64);
            }
        }
        let places =
            (0..self.places.len()).map(|place| (self.places[place], self.people_beyond(place, &served)));
        let mut beyond: Vec<(MastPlace, f64)> = places.filter(|(_, people)| *people > 0.0).collect();
        beyond.sort_by(|(a, of_a), (b, of_b)| of_b.total_cmp(of_a).then_with(|| a.order(b, self.map)));
        beyond
    }

    /// The places whose sets are in no other set, by falling people.
    fn maximal(&self) -> Vec<usize> {
        let mut whole: Vec<usize> = Vec::new();
        for place in 0..self.places.len() {
            let inside = |other: &usize| is_subset(&self.bits[place], &self.bits[*other]);
            if !whole.iter().any(inside) {
                whole.push(place);
            }
        }
        whole
    }

    /// People that a place serves outside a set.
    fn people_beyond(&self, place: usize, served: &[u64]) -> f64 {
        let points = self.map.sets.of(self.places[place].set).points.iter();
        let beyond = points.filter(|point| served[**point / 64] >> (**point % 64) & 1 == 0);
        beyond.map(|point| self.points[*point].people).sum()
    }
}

/// Whether all of a set is in another.
pub(super) fn is_subset(set: &[u64], other: &[u64]) -> bool {
    set.iter().zip(other).all(|(set, other)| set & !other == 0)
}
