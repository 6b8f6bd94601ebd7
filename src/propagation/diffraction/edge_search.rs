//! The three edges of the paths to the receivers along a radial.
use super::bullington::clear_nu_sqrt_m;
use super::ends::Ends;
use super::three_edges::{EdgePoint, Points, RayEnd, ThreeEdges};

/// Points whose greatest height is kept.
const BLOCK: usize = 16;

/// Finds the edges of path after path over the same points, as [`ThreeEdges::of`] has them.
///
/// # Method
/// A block of points is passed over where its greatest height, taken where it would count most, gives less than the largest nu so
/// far; the edges of the path before are tried first. The edge on the transmitter's side is that of the path before where the
/// principal edge is.
#[derive(Clone, Debug)]
pub struct EdgeSearch<'p> {
    points: Points<'p>,
    greatest_m: Vec<f64>,
    before: Option<ThreeEdges>,
}

impl<'p> EdgeSearch<'p> {
    /// Over points of which the first stands at the transmitter's foot.
    ///
    /// # Cost
    /// O(n).
    #[must_use]
    pub fn over(points: Points<'p>) -> Self {
        let greatest = |block: &[f64]| block.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let greatest_m = points.height_m.chunks(BLOCK).map(greatest).collect();
        Self { points, greatest_m, before: None }
    }

    /// The edges of the path to a receiver that stands on a point; the transmitter is always the same.
    ///
    /// # Cost
    /// O(n / 16) where few blocks hold candidates.
    pub fn edges(&mut self, receiver: usize, ends: Ends) -> ThreeEdges {
        let before = self.before;
        let hint = |side: fn(ThreeEdges) -> Option<EdgePoint>| before.and_then(side).map(|edge| edge.index);
        let transmitter = RayEnd { index: 0, height_m: ends.h_ts_m };
        let receiver = RayEnd { index: receiver, height_m: ends.h_rs_m };
        let principal = self.greatest([transmitter, receiver], ends.c_e, hint(|edges| edges.principal));
        let sides = principal.map(|edge| {
            let top = RayEnd { index: edge.index, height_m: self.points.height_m[edge.index] };
            let same =
                before.filter(|edges| edges.principal.is_some_and(|before| before.index == edge.index));
            let transmitter_side = same.map_or_else(
                || self.greatest([transmitter, top], ends.c_e, hint(|edges| edges.transmitter_side)),
                |edges| edges.transmitter_side,
            );
            (transmitter_side, self.greatest([top, receiver], ends.c_e, hint(|edges| edges.receiver_side)))
        });
        let (transmitter_side, receiver_side) = sides.unwrap_or((None, None));
        let found = ThreeEdges { d_km: ends.d_km, principal, transmitter_side, receiver_side };
        self.before = Some(found);
        found
    }

    /// The inner point of largest nu between two ends, the nearest to the first of equal ones.
    fn greatest(&self, [from, to]: [RayEnd; 2], c_e: f64, hint: Option<usize>) -> Option<EdgePoint> {
        let path = SubPath::of(self.points, [from, to], c_e);
        let hint = hint.filter(|index| from.index < *index && *index < to.index);
        let mut least = hint.map_or(f64::NEG_INFINITY, |index| path.nu_sqrt_m(index));
        let mut found: Option<EdgePoint> = None;
        let mut first = from.index + 1;
        while first < to.index {
            let end = ((first / BLOCK + 1) * BLOCK).min(to.index);
            if path.may_reach(self.greatest_m[first / BLOCK], [first, end - 1], least) {
                for index in first..end {
                    if !path.may_reach(self.points.height_m[index], [index, index], least) {
                        continue;
                    }
                    let nu_sqrt_m = path.nu_sqrt_m(index);
                    if found.is_none_or(|before| nu_sqrt_m > before.nu_sqrt_m) {
                        let distance_km = self.points.distance_km[index];
                        found = Some(EdgePoint { index, distance_km, nu_sqrt_m });
                        least = least.max(nu_sqrt_m);
                    }
                }
            }
            first = end;
        }
        found
    }
}

/// Part of a path, between two ends.
struct SubPath<'p> {
    points: Points<'p>,
    from_km: f64,
    ends: Ends,
    /// Rise of the ray, m/km.
    slope: f64,
}

impl<'p> SubPath<'p> {
    fn of(points: Points<'p>, [from, to]: [RayEnd; 2], c_e: f64) -> Self {
        let from_km = points.distance_km[from.index];
        let d_km = points.distance_km[to.index] - from_km;
        let ends = Ends { d_km, h_ts_m: from.height_m, h_rs_m: to.height_m, c_e };
        Self { points, from_km, ends, slope: ends.ray_slope() }
    }

    fn nu_sqrt_m(&self, index: usize) -> f64 {
        clear_nu_sqrt_m(self.points.distance_km[index] - self.from_km, self.points.height_m[index], self.ends)
    }

    /// Whether some height up to a greatest one between two points may have a nu that is not less than the least asked for.
    ///
    /// # Method
    /// nu is the height over the ray times the root of 0.002 d / (x (d - x)), compared by squares with their signs.
    fn may_reach(&self, greatest_m: f64, [first, last]: [usize; 2], least: f64) -> bool {
        const ROUNDING_M: f64 = 1e-9;
        const ROUNDING: f64 = 1e-9;
        let d_km = self.ends.d_km;
        let (near_km, far_km) =
            (self.points.distance_km[first] - self.from_km, self.points.distance_km[last] - self.from_km);
        let (near, far) = (near_km * (d_km - near_km), far_km * (d_km - far_km));
        let (smallest, largest) = (near.min(far), near.max(far));
        let largest = if near_km < 0.5 * d_km && far_km > 0.5 * d_km { 0.25 * d_km * d_km } else { largest };
        let ray_m = self.ends.h_ts_m + (self.slope * near_km).min(self.slope * far_km);
        let over_m = greatest_m + 500.0 * self.ends.c_e * largest - ray_m + ROUNDING_M;
        let product = if over_m > 0.0 { smallest } else { largest };
        let (found, asked) = (over_m * over_m.abs() * 0.002 * d_km, least * least.abs() * product);
        found + ROUNDING * (found.abs() + asked.abs()) >= asked
    }
}

#[cfg(test)]
mod tests {
    use super::{EdgeSearch, Ends, Points, ThreeEdges};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_search_finds_the_edges_of_each_path(
            heights_m in prop::collection::vec(prop_oneof![0.0..400.0_f64, Just(100.0), Just(0.0)], 3..120),
            antennas_m in (1.0..300.0_f64, 1.0..300.0_f64),
            c_e in prop_oneof![Just(0.0), Just(1.0 / 8_500.0)],
            first_km in 0.015..0.045_f64,
        ) {
            let distance_km: Vec<f64> = (0..heights_m.len())
                .map(|index| if index == 0 { 0.0 } else { first_km + 0.03 * (index - 1) as f64 })
                .collect();
            let mut search = EdgeSearch::over(Points { distance_km: &distance_km, height_m: &heights_m });
            for receiver in 1..heights_m.len() {
                let ends = Ends {
                    d_km: distance_km[receiver],
                    h_ts_m: heights_m[0] + antennas_m.0,
                    h_rs_m: heights_m[receiver] + antennas_m.1,
                    c_e,
                };
                let points =
                    Points { distance_km: &distance_km[..=receiver], height_m: &heights_m[..=receiver] };
                prop_assert_eq!(search.edges(receiver, ends), ThreeEdges::of(points, ends));
            }
        }
    }
}
