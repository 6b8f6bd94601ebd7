//! Whether the rings of an area keep apart, found in the time it takes to sort them.
use geo::{Coord, Intersects, Line, MultiPolygon, Point};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::collections::BTreeMap;

/// A side of a ring, by its number, in the box around it.
type BoxedSide = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// A side and where it belongs.
#[derive(Clone, Copy)]
struct RingSide {
    line: Line<f64>,
    ring: usize,
}

/// A ring by the polygon it belongs to, and its sides by number.
struct Ring {
    polygon: usize,
    is_hole: bool,
    first: usize,
    count: usize,
}

struct Rings {
    all: Vec<Ring>,
    sides: Vec<RingSide>,
    tree: RTree<BoxedSide>,
}

/// Whether no two sides of an area touch but neighbours at their common corner, every hole lies in its own polygon and
/// outside its other holes, and no polygon lies in another: then the area is valid (OGC 06-103r4, §6.1.11). Where this is
/// false it may be valid still, since rings may touch at corners.
///
/// # Cost
/// O(n log n) for n corners, more where boxes around many sides overlap.
pub(in crate::inputs) fn rings_are_apart(area: &MultiPolygon<f64>) -> bool {
    let Some(rings) = Rings::of(area) else { return false };
    let first_coord = |ring: &Ring| rings.sides[ring.first].line.start;
    (0..rings.sides.len()).all(|side| rings.touches_only_neighbours(side))
        && rings
            .all
            .iter()
            .enumerate()
            .all(|(number, ring)| rings.is_in_place(number, ring, first_coord(ring)))
}

impl Rings {
    /// `None` where a ring has too few corners, or a corner that is no number.
    fn of(area: &MultiPolygon<f64>) -> Option<Self> {
        let (mut rings, mut sides) = (Vec::new(), Vec::new());
        for (polygon, shape) in area.iter().enumerate() {
            let lines = std::iter::once((false, shape.exterior()))
                .chain(shape.interiors().iter().map(|hole| (true, hole)));
            for (is_hole, line) in lines {
                let (first, ring) = (sides.len(), rings.len());
                // a corner that appears twice makes no side
                let own = line.lines().filter(|line| line.start != line.end);
                sides.extend(own.map(|line| RingSide { line, ring }));
                let count = sides.len() - first;
                if count < 3 || line.coords().any(|corner| !corner.x.is_finite() || !corner.y.is_finite()) {
                    return None;
                }
                rings.push(Ring { polygon, is_hole, first, count });
            }
        }
        let boxed = |(number, side): (usize, &RingSide)| {
            let Line { start, end } = side.line;
            GeomWithData::new(Rectangle::from_corners([start.x, start.y], [end.x, end.y]), number)
        };
        let tree = RTree::bulk_load(sides.iter().enumerate().map(boxed).collect());
        Some(Self { all: rings, sides, tree })
    }

    fn touches_only_neighbours(&self, number: usize) -> bool {
        let RingSide { line, ring } = self.sides[number];
        let Ring { first, count, .. } = self.all[ring];
        let next = first + (number - first + 1) % count;
        let before = first + (number - first + count - 1) % count;
        let around = AABB::from_corners([line.start.x, line.start.y], [line.end.x, line.end.y]);
        let near = self.tree.locate_in_envelope_intersecting(around).map(|side| side.data);
        near.filter(|&other| other != number).all(|other| {
            let beside = self.sides[other].line;
            if other == next {
                !line.intersects(&Point(beside.end))
            } else if other == before {
                !line.intersects(&Point(beside.start))
            } else {
                !line.intersects(&beside)
            }
        })
    }

    /// Whether a ring lies where it may, the rings touching nowhere: one corner tells.
    fn is_in_place(&self, number: usize, ring: &Ring, corner: Coord<f64>) -> bool {
        let mut around: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for other in self.rings_around(number, corner) {
            let Ring { polygon, is_hole, .. } = self.all[other];
            let counts = around.entry(polygon).or_default();
            if is_hole { counts.1 += 1 } else { counts.0 += 1 }
        }
        around.entry(ring.polygon).or_default();
        around.into_iter().all(|(polygon, (exteriors, holes))| {
            if polygon == ring.polygon {
                (exteriors, holes) == (usize::from(ring.is_hole), 0)
            } else {
                exteriors == holes
            }
        })
    }

    /// The other rings that a place lies in: those that a line east from it crosses an odd number of times.
    fn rings_around(&self, number: usize, place: Coord<f64>) -> impl Iterator<Item = usize> {
        let east = AABB::from_corners([place.x, place.y], [f64::MAX, place.y]);
        let mut crossed: BTreeMap<usize, usize> = BTreeMap::new();
        for side in self.tree.locate_in_envelope_intersecting(east) {
            let RingSide { line: Line { start, end }, ring } = self.sides[side.data];
            let over = (start.y > place.y) != (end.y > place.y);
            let x = || start.x + (place.y - start.y) / (end.y - start.y) * (end.x - start.x);
            if ring != number && over && x() > place.x {
                *crossed.entry(ring).or_default() += 1;
            }
        }
        crossed.into_iter().filter(|(_, times)| times % 2 == 1).map(|(ring, _)| ring)
    }
}

#[cfg(test)]
mod tests {
    use super::rings_are_apart;
    use geo::{LineString, MultiPolygon, Polygon, Validation};

    fn square(x: f64, y: f64, side: f64) -> LineString<f64> {
        LineString::from(vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)])
    }

    #[test]
    fn areas_that_are_plain_are_found_to_be_so() {
        let ring = Polygon::new(square(0.0, 0.0, 10.0), vec![square(1.0, 1.0, 3.0), square(5.0, 5.0, 3.0)]);
        let island = Polygon::new(square(2.0, 2.0, 1.0), vec![]);
        let beside = Polygon::new(square(20.0, 0.0, 1.0), vec![]);
        let twice = LineString::from(vec![(0.0, 0.0), (0.0, 0.0), (1.0, 0.0), (1.0, 0.0), (0.0, 1.0)]);
        for area in [vec![ring.clone()], vec![ring, island, beside], vec![Polygon::new(twice, vec![])]] {
            let area = MultiPolygon(area);
            assert!(area.is_valid() && rings_are_apart(&area), "{area:?}");
        }
    }

    #[test]
    fn what_is_invalid_is_never_plain() {
        let holes = |holes| vec![Polygon::new(square(0.0, 0.0, 10.0), holes)];
        let corners = |corners: &[(f64, f64)]| vec![Polygon::new(LineString::from(corners.to_vec()), vec![])];
        for area in [
            corners(&[(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)]),
            // a spike, two corners only, a touch at a corner, a line there and back
            corners(&[(0.0, 0.0), (2.0, 0.0), (1.0, 0.0), (1.0, 1.0)]),
            corners(&[(0.0, 0.0), (1.0, 0.0)]),
            corners(&[(0.0, 0.0), (2.0, 0.0), (1.0, 1.0), (2.0, 2.0), (0.0, 2.0), (1.0, 1.0)]),
            holes(vec![square(20.0, 0.0, 1.0)]),
            holes(vec![square(-5.0, -5.0, 50.0)]),
            holes(vec![square(1.0, 1.0, 5.0), square(2.0, 2.0, 1.0)]),
            holes(vec![square(5.0, 5.0, 10.0)]),
            holes(vec![square(0.0, 0.0, 10.0)]),
            vec![Polygon::new(square(0.0, 0.0, 10.0), vec![]), Polygon::new(square(1.0, 1.0, 1.0), vec![])],
            vec![Polygon::new(square(0.0, 0.0, 10.0), vec![]), Polygon::new(square(0.0, 0.0, 10.0), vec![])],
            corners(&[(0.0, 0.0), (1.0, f64::NAN), (1.0, 1.0)]),
        ] {
            let area = MultiPolygon(area);
            assert!(!rings_are_apart(&area), "{area:?}");
        }
    }
}
