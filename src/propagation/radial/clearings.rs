//! Where the clearings around the antennas end on the way to each receiver of a radial.
use super::horizons::{Columns, RadialHorizons};
use super::hull::Corner;
use crate::terrain::{ClearingEdge, clearing_ends_km};

/// A point of the path where a clearing ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct EdgePoint {
    pub(super) x_km: f64,
    /// Ground, m above sea.
    pub(super) ground_m: f64,
    /// Ground with clutter, m above sea.
    pub(super) top_m: f64,
}

/// The clearings of all receivers of a radial; empty where there is no clutter, or no clearing.
#[derive(Clone, Debug, Default)]
pub(super) struct Clearings {
    km: f64,
    /// Where the transmitter's ends, and the first sample behind it.
    near: Option<EdgePoint>,
    near_before: usize,
    /// Where each receiver's ends, and the first sample behind that.
    pub(super) far: Vec<Option<EdgePoint>>,
    pub(super) from: Vec<usize>,
}

/// Surfaces on a radial, with and without clutter, m above sea.
#[derive(Clone, Copy)]
pub(super) struct Surfaces<'a> {
    pub(super) distance_km: &'a [f64],
    pub(super) ground_m: &'a [f64],
    pub(super) clutter_m: &'a [f64],
}

impl Surfaces<'_> {
    /// Ground between the two samples beside a distance, clutter of the nearer one; `None` on a sample and beyond the last.
    pub(super) fn between(&self, x_km: f64) -> Option<ClearingEdge> {
        let after = self.distance_km.partition_point(|d_km| *d_km <= x_km);
        let before = after.checked_sub(1)?;
        let (a_km, b_km) = (self.distance_km[before], *self.distance_km.get(after)?);
        let share = (x_km - a_km) / (b_km - a_km);
        let (a_m, b_m) = (self.ground_m[before], self.ground_m[after]);
        let clutter_m = self.clutter_m[if share >= 0.5 { after } else { before }];
        (x_km > a_km).then_some(ClearingEdge { ground_m: a_m + (b_m - a_m) * share, clutter_m })
    }

    fn edge(&self, x_km: f64) -> Option<EdgePoint> {
        let ClearingEdge { ground_m, clutter_m } = self.between(x_km)?;
        (clutter_m > 0.0).then_some(EdgePoint { x_km, ground_m, top_m: ground_m + clutter_m })
    }
}

impl Clearings {
    /// For clearings of a size, km.
    ///
    /// # Cost
    /// O(log n) per sample.
    pub(super) fn fill(&mut self, km: f64, surfaces: Surfaces<'_>) {
        let d_km = surfaces.distance_km;
        self.clear();
        if km <= 0.0 || !surfaces.clutter_m.iter().any(|clutter_m| *clutter_m > 0.0) {
            return;
        }
        self.km = km;
        self.near = surfaces.edge(km);
        self.near_before = d_km.partition_point(|d| *d <= km);
        let ends = d_km.iter().map(|d| clearing_ends_km(km, *d));
        self.far
            .extend(ends.map(|ends| ends.and_then(|[near, far]| (far > near).then(|| surfaces.edge(far))?)));
        let mut from = 1;
        self.from.extend(d_km.iter().map(|d| {
            while from < d_km.len() && d_km[from] <= d - km {
                from += 1;
            }
            from
        }));
    }

    pub(super) fn clear(&mut self) {
        self.km = 0.0;
        self.near = None;
        self.far.clear();
        self.from.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.from.is_empty()
    }

    /// Where the transmitter's clearing ends, if it ends before that of a receiver at a distance.
    pub(super) fn near_of(&self, d_km: f64) -> Option<EdgePoint> {
        self.near.filter(|_| clearing_ends_km(self.km, d_km).is_some())
    }

    /// The distances of the samples before a receiver with the ends of the clearings among them, and how many they are.
    pub(super) fn merged<'a>(
        &self,
        d_km: &'a [f64],
        receiver: usize,
    ) -> (usize, impl Fn(usize) -> f64 + use<'a>) {
        let (near, far) = match self.far.get(receiver) {
            Some(far) => (self.near_of(d_km[receiver]), *far),
            None => (None, None),
        };
        let inserted = usize::from(near.is_some());
        let near_at = near.map_or((usize::MAX, 0.0), |edge| (self.near_before, edge.x_km));
        let far_at = far.map_or((usize::MAX, 0.0), |edge| (self.from[receiver] + inserted, edge.x_km));
        let inner = receiver - 1 + inserted + usize::from(far.is_some());
        let distance_km = move |sample: usize| match sample {
            _ if sample == near_at.0 => near_at.1,
            _ if sample == far_at.0 => far_at.1,
            _ => d_km[sample - usize::from(sample > near_at.0) - usize::from(sample > far_at.0)],
        };
        (inner, distance_km)
    }
}

/// Bare ground, m above sea, and the clearings in which it counts.
#[derive(Clone, Copy)]
pub(super) struct ClearedGround<'a> {
    pub(super) ground_m: &'a [f64],
    pub(super) clearings: &'a Clearings,
}

/// How far terrain with clutter has been taken in: the end of the transmitter's clearing, if it is still to come, and the next sample.
struct Laid {
    near: Option<EdgePoint>,
    next: usize,
}

/// A horizon: its slope, distance and sample.
#[derive(Clone, Copy)]
struct Seen {
    slope: f64,
    x_km: f64,
    sample: u32,
}

impl RadialHorizons {
    /// As [`RadialHorizons::trace`] over terrain with clutter, `columns`, whose receivers stand in clearings of bare ground.
    ///
    /// # Cost
    /// O(1) amortised per sample, and O(1) per sample of its clearing for each receiver.
    pub(super) fn trace_cleared(
        &mut self,
        columns: Columns<'_>,
        cleared: ClearedGround<'_>,
        curvature: f64,
        first: usize,
    ) {
        let ClearedGround { ground_m, clearings } = cleared;
        self.curvature = curvature;
        self.obstructions.clear();
        self.lay_out(columns);
        self.hull.clear();
        let d_km = columns.distance_km;
        let bent_m = |x_km: f64, height_m: f64| height_m - curvature * x_km * x_km;
        let mut laid = Laid { near: clearings.near, next: 1 };
        let mut carried = Seen { slope: f64::NEG_INFINITY, x_km: 0.0, sample: 0 };
        for i in 1..d_km.len() {
            let (from, y_r) = (clearings.from[i], self.bent[i][1]);
            while let Some(corner) = self.next_corner(d_km, i, &mut laid, clearings) {
                let slope = (corner.y - columns.h_ts_m) / corner.x;
                if slope > carried.slope {
                    carried = Seen { slope, x_km: corner.x, sample: corner.sample };
                }
                self.hull.push(corner);
            }
            let edge = clearings.far[i].map(|edge| (edge.x_km, bent_m(edge.x_km, edge.top_m), from));
            let bare = (from..i).map(|k| (d_km[k], bent_m(d_km[k], ground_m[k]), k));
            let inside = edge.into_iter().chain(bare);
            let mut seen = carried;
            for (x_km, y, sample) in inside.clone() {
                let slope = (y - columns.h_ts_m) / x_km;
                if slope > seen.slope {
                    seen = Seen { slope, x_km, sample: sample as u32 };
                }
            }
            (self.transmitter[i], self.transmitter_x_km[i]) = (seen.slope, seen.x_km);
            self.transmitter_sample[i] = seen.sample;
            if i < first || seen.slope < self.direct[i] {
                continue;
            }
            let tangent = self.hull.tangent_from(d_km[i], y_r);
            let mut seen = tangent.map(|corner| Seen {
                slope: (corner.y - y_r) / (d_km[i] - corner.x),
                x_km: corner.x,
                sample: corner.sample,
            });
            for (x_km, y, sample) in inside {
                let slope = (y - y_r) / (d_km[i] - x_km);
                if seen.is_none_or(|seen| slope >= seen.slope) {
                    seen = Some(Seen { slope, x_km, sample: sample as u32 });
                }
            }
            if let Some(seen) = seen {
                self.receiver[i] = seen.slope - 2.0 * curvature * d_km[i];
                (self.receiver_x_km[i], self.receiver_sample[i]) = (seen.x_km, seen.sample);
            }
        }
    }

    /// The next point of terrain with clutter before the clearing of a receiver.
    fn next_corner(
        &self,
        d_km: &[f64],
        receiver: usize,
        laid: &mut Laid,
        clearings: &Clearings,
    ) -> Option<Corner> {
        let (from, next) = (clearings.from[receiver], laid.next);
        let is_due = |edge: &EdgePoint| {
            edge.x_km <= d_km[receiver] - clearings.km && (next >= from || edge.x_km < d_km[next])
        };
        if let Some(edge) = laid.near.take_if(|edge| is_due(edge)) {
            let y = edge.top_m - self.curvature * edge.x_km * edge.x_km;
            return Some(Corner { x: edge.x_km, y, sample: next as u32 });
        }
        (next < from).then(|| {
            laid.next += 1;
            Corner { x: d_km[next], y: self.bent[next][0], sample: next as u32 }
        })
    }
}
