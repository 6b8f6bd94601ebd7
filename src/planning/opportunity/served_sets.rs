//! Distinct sets of points, each built from a smaller one by the next point.
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// Indices stay below this: the highest bit of a cell marks what is still to come.
pub(super) const MOST_SETS: usize = 1 << 31;

/// A set of points that some cell serves.
#[derive(Clone, Debug, PartialEq)]
pub struct ServedSet {
    /// Indices of the points, rising.
    pub points: Vec<usize>,
    /// People at them.
    pub people: f64,
}

/// The distinct sets of a map: first the empty one, then by falling number of people, those equal by their points.
#[derive(Clone, Debug, PartialEq)]
pub struct ServedSets {
    sets: Vec<ServedSet>,
}

impl ServedSets {
    /// Sets typed in, the empty one first, by falling people.
    #[cfg(test)]
    pub(super) const fn from_sets(sets: Vec<ServedSet>) -> Self {
        Self { sets }
    }

    /// All of them; the index in a cell counts from the empty one, 0.
    #[must_use]
    pub fn all(&self) -> &[ServedSet] {
        &self.sets
    }

    /// One of them.
    ///
    /// # Panics
    /// Beyond the last.
    #[must_use]
    pub fn of(&self, index: u32) -> &ServedSet {
        &self.sets[index as usize]
    }
}

/// Sets while points are added in rising order: each is its parent and one point more.
pub(super) struct GrowingSets {
    parent: Vec<u32>,
    point: Vec<u32>,
    people: Vec<f64>,
    children: BTreeMap<(u32, u32), u32>,
}

impl GrowingSets {
    /// The empty set alone.
    pub(super) fn new() -> Self {
        Self { parent: vec![0], point: vec![0], people: vec![0.0], children: BTreeMap::new() }
    }

    /// Marks for every set, none of them set.
    pub(super) fn marks(&self) -> Marks {
        Marks((0..self.people.len()).map(|_| AtomicBool::new(false)).collect())
    }

    /// The sets with a point added to those that are marked; of others their own index. `None` where the indices end.
    pub(super) fn with(&mut self, point: usize, people: f64, marks: &Marks) -> Option<Vec<u32>> {
        let mut with: Vec<u32> = (0..self.people.len() as u32).collect();
        for (set, mark) in marks.0.iter().enumerate() {
            if !mark.load(Ordering::Relaxed) {
                continue;
            }
            let next = self.people.len();
            let child = *self.children.entry((set as u32, point as u32)).or_insert(next as u32);
            if child as usize == next {
                if next + 1 >= MOST_SETS {
                    return None;
                }
                self.parent.push(set as u32);
                self.point.push(point as u32);
                self.people.push(self.people[set] + people);
            }
            with[set] = child;
        }
        Some(with)
    }

    /// People of a set.
    #[inline]
    pub(super) fn people(&self, set: u32) -> f64 {
        self.people[set as usize]
    }

    /// Points of a set, rising.
    fn points(&self, mut set: u32) -> Vec<usize> {
        let mut points = Vec::new();
        while set != 0 {
            points.push(self.point[set as usize] as usize);
            set = self.parent[set as usize];
        }
        points.reverse();
        points
    }

    /// The sets that are used, in their final order, and the new index of each old one.
    pub(super) fn finish(&self, used: impl Iterator<Item = u32>) -> (ServedSets, Vec<u32>) {
        let mut is_used = vec![false; self.people.len()];
        used.for_each(|set| is_used[set as usize] = true);
        let mut kept: Vec<(u32, ServedSet)> = (1..self.people.len() as u32)
            .filter(|set| is_used[*set as usize])
            .map(|set| (set, ServedSet { points: self.points(set), people: self.people(set) }))
            .collect();
        kept.sort_by(|(_, a), (_, b)| b.people.total_cmp(&a.people).then_with(|| a.points.cmp(&b.points)));
        let mut renumbered = vec![0; self.people.len()];
        let mut sets = vec![ServedSet { points: Vec::new(), people: 0.0 }];
        for (old, set) in kept {
            renumbered[old as usize] = sets.len() as u32;
            sets.push(set);
        }
        (ServedSets { sets }, renumbered)
    }
}

/// Which sets get a point more.
pub(super) struct Marks(Vec<AtomicBool>);

impl Marks {
    #[inline]
    pub(super) fn mark(&self, set: u32) {
        let mark = &self.0[set as usize];
        if !mark.load(Ordering::Relaxed) {
            mark.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn any(&self) -> bool {
        self.0.iter().any(|mark| mark.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::GrowingSets;

    #[test]
    fn sets_grow_and_are_found_again() {
        let mut sets = GrowingSets::new();
        let marks = sets.marks();
        marks.mark(0);
        let with_0 = sets.with(0, 10.0, &marks).expect("room");
        assert_eq!(with_0, [1]);
        let marks = sets.marks();
        marks.mark(0);
        marks.mark(1);
        // {} gets {1}, {0} gets {0, 1}
        let with_1 = sets.with(1, 30.0, &marks).expect("room");
        assert_eq!(with_1, [2, 3]);
        // a second height finds the same sets
        let marks = sets.marks();
        marks.mark(0);
        assert_eq!(sets.with(0, 10.0, &marks).expect("room"), [1, 1, 2, 3]);
        let (finished, renumbered) = sets.finish([0, 1, 3].into_iter());
        let found: Vec<(&[usize], f64)> =
            finished.all().iter().map(|set| (set.points.as_slice(), set.people)).collect();
        assert_eq!(found, [(&[][..], 0.0), (&[0, 1][..], 40.0), (&[0][..], 10.0)]);
        assert_eq!(renumbered, [0, 2, 0, 1]);
    }
}
