//! Roads as a graph, and shortest ways along them.
use rstar::RTree;
use rstar::primitives::{GeomWithData, Line};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Vertices in one square of this side are one: roads meet where they share a vertex.
const VERTEX_M: f64 = 1.0;

/// Roads on the planning grid.
///
/// Roads that cross without a common vertex (a bridge) do not meet.
#[derive(Clone, Debug)]
pub struct RoadNetwork {
    vertices: Vec<[f64; 2]>,
    /// Neighbours of each vertex with the length of the road between, m on the grid.
    beside: Vec<Vec<(usize, f64)>>,
    segments: Vec<[usize; 2]>,
    index: RTree<GeomWithData<Line<[f64; 2]>, usize>>,
}

/// Where a place joins the roads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Junction {
    /// The segment, and the point on it.
    segment: usize,
    pub(super) point: [f64; 2],
    /// From the place to the point, m on the grid.
    pub(super) away_m: f64,
}

/// Shortest ways along the roads to a junction from everywhere.
#[derive(Clone, Debug)]
pub(super) struct WaysTo<'a> {
    network: &'a RoadNetwork,
    goal: Junction,
    /// By vertex, m on the grid; infinity where there is no way.
    left_m: Vec<f64>,
    /// The next vertex on the way; the vertex itself where the goal is next.
    next: Vec<usize>,
}

/// A vertex to be looked at.
#[derive(PartialEq)]
struct Reached {
    left_m: f64,
    vertex: usize,
}

impl Eq for Reached {}

impl Ord for Reached {
    /// The nearest comes first out of the heap, then the lower number.
    fn cmp(&self, other: &Self) -> Ordering {
        other.left_m.total_cmp(&self.left_m).then(other.vertex.cmp(&self.vertex))
    }
}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn apart_m(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

impl RoadNetwork {
    /// A network of roads: each a line of points, easting and northing on the planning grid, m. Points that are no numbers cut a road.
    ///
    /// # Cost
    /// O(n log n).
    #[must_use]
    pub fn new(roads: &[Vec<[f64; 2]>]) -> Self {
        let mut numbers: BTreeMap<[i64; 2], usize> = BTreeMap::new();
        let mut vertices = Vec::new();
        let mut segments = Vec::new();
        for road in roads {
            let mut before = None;
            for &point in road {
                if !point.iter().all(|value| value.is_finite()) {
                    before = None;
                    continue;
                }
                let square = point.map(|value| (value / VERTEX_M).round() as i64);
                let vertex = *numbers.entry(square).or_insert_with(|| {
                    vertices.push(point);
                    vertices.len() - 1
                });
                if let Some(before) = before.filter(|before| *before != vertex) {
                    segments.push([before, vertex]);
                }
                before = Some(vertex);
            }
        }
        let mut beside = vec![Vec::new(); vertices.len()];
        for &[a, b] in &segments {
            let length_m = apart_m(vertices[a], vertices[b]);
            beside[a].push((b, length_m));
            beside[b].push((a, length_m));
        }
        let line = |(number, ends): (usize, &[usize; 2])| {
            let [a, b] = ends.map(|end| vertices[end]);
            GeomWithData::new(Line::new(a, b), number)
        };
        let index = RTree::bulk_load(segments.iter().enumerate().map(line).collect());
        Self { vertices, beside, segments, index }
    }

    /// Where a place joins the roads: at the nearest point of any; `None` without roads.
    pub(super) fn junction(&self, place: [f64; 2]) -> Option<Junction> {
        let nearest = self.index.nearest_neighbor(place)?;
        let point = nearest.geom().nearest_point(&place);
        Some(Junction { segment: nearest.data, point, away_m: apart_m(place, point) })
    }

    /// Shortest ways to a junction.
    ///
    /// # Cost
    /// O(n log n).
    pub(super) fn ways_to(&self, goal: Junction) -> WaysTo<'_> {
        let mut left_m = vec![f64::INFINITY; self.vertices.len()];
        let mut next: Vec<usize> = (0..self.vertices.len()).collect();
        let mut waiting = BinaryHeap::new();
        for vertex in self.segments[goal.segment] {
            left_m[vertex] = apart_m(self.vertices[vertex], goal.point);
            waiting.push(Reached { left_m: left_m[vertex], vertex });
        }
        while let Some(Reached { left_m: reached_m, vertex }) = waiting.pop() {
            if reached_m > left_m[vertex] {
                continue;
            }
            for &(other, length_m) in &self.beside[vertex] {
                let by_here_m = reached_m + length_m;
                if by_here_m < left_m[other] {
                    left_m[other] = by_here_m;
                    next[other] = vertex;
                    waiting.push(Reached { left_m: by_here_m, vertex: other });
                }
            }
        }
        WaysTo { network: self, goal, left_m, next }
    }
}

impl WaysTo<'_> {
    /// The shortest way from a junction: its length on the grid, m, and its points; `None` where no road leads there.
    pub(super) fn from(&self, start: Junction) -> Option<(f64, Vec<[f64; 2]>)> {
        if start.segment == self.goal.segment {
            return Some((apart_m(start.point, self.goal.point), vec![start.point, self.goal.point]));
        }
        let [a, b] = self.network.segments[start.segment];
        let by_m = |vertex: usize| apart_m(start.point, self.network.vertices[vertex]) + self.left_m[vertex];
        let first = if by_m(b) < by_m(a) { b } else { a };
        let length_m = by_m(first);
        if length_m.is_infinite() {
            return None;
        }
        let mut points = vec![start.point];
        let mut vertex = first;
        loop {
            points.push(self.network.vertices[vertex]);
            if self.next[vertex] == vertex {
                break;
            }
            vertex = self.next[vertex];
        }
        points.push(self.goal.point);
        Some((length_m, points))
    }
}
