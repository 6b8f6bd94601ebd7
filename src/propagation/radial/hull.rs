//! The upper convex hull of a profile, grown point by point.

/// A corner of the hull.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Corner {
    pub(super) x: f64,
    pub(super) y: f64,
    /// Which sample of the profile it is.
    pub(super) sample: u32,
}

/// Upper hull of points with rising x.
///
/// Receivers along a radial ask for nearly the same corner one after the other, so a search begins where the last one
/// ended: a step or two instead of log h.
#[derive(Clone, Debug, Default)]
pub(super) struct UpperHull {
    corners: Vec<Corner>,
    near: usize,
}

impl UpperHull {
    pub(super) fn clear(&mut self) {
        self.corners.clear();
        self.near = 0;
    }

    /// Adds a point to the right of all others; points on or below a chord leave. How many corners stand before it.
    pub(super) fn push(&mut self, corner: Corner) -> u32 {
        while let [.., a, b] = self.corners[..] {
            if (b.y - a.y) * (corner.x - a.x) > (corner.y - a.y) * (b.x - a.x) {
                break;
            }
            self.corners.pop();
        }
        self.corners.push(corner);
        self.corners.len() as u32 - 1
    }

    /// Adds a point of which it is known how many corners stand before it.
    pub(super) fn push_behind(&mut self, before: u32, corner: Corner) {
        self.corners.truncate(before as usize);
        self.corners.push(corner);
    }

    /// Climbs to the corner from which no neighbour is better; of equal ones the right one. `better(a, b)` says whether
    /// b is at least as good as a.
    fn climb(&mut self, better: impl Fn(&Corner, &Corner) -> bool) -> Option<Corner> {
        let last = self.corners.len().checked_sub(1)?;
        let start = self.near.min(last);
        let mut at = start;
        while at < last && better(&self.corners[at], &self.corners[at + 1]) {
            at += 1;
        }
        if at == start {
            while at > 0 && !better(&self.corners[at - 1], &self.corners[at]) {
                at -= 1;
            }
        }
        self.near = at;
        Some(self.corners[at])
    }

    /// The corner of the largest slope (y - y_r) / (x_r - x) seen from a point to the right of the hull.
    pub(super) fn tangent_from(&mut self, x_r: f64, y_r: f64) -> Option<Corner> {
        self.climb(|a, b| (b.y - y_r) * (x_r - a.x) >= (a.y - y_r) * (x_r - b.x))
    }

    /// The corners, from left to right.
    pub(super) fn corners(&self) -> &[Corner] {
        &self.corners
    }
}

#[cfg(test)]
mod tests {
    use super::{Corner, UpperHull};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_hull_finds_what_a_scan_finds(
            heights in prop::collection::vec(-500.0..3000.0_f64, 1..200),
            receivers in prop::collection::vec(-500.0..3000.0_f64, 1..5),
        ) {
            let mut hull = UpperHull::default();
            for (i, height) in heights.iter().enumerate() {
                hull.push(Corner { x: (i + 1) as f64 * 0.03, y: *height, sample: i as u32 });
            }
            let x_r = (heights.len() + 1) as f64 * 0.03;
            let point = |(i, y): (usize, &f64)| ((i + 1) as f64 * 0.03, *y);
            for receiver in receivers {
                let seen = |(x, y): (f64, f64)| (y - receiver) / (x_r - x);
                let steepest = heights.iter().enumerate().map(point).map(seen).fold(f64::MIN, f64::max);
                let corner = hull.tangent_from(x_r, receiver).expect("a corner");
                prop_assert!((seen((corner.x, corner.y)) - steepest).abs() <= 1e-9 * steepest.abs().max(1.0));
                prop_assert!((heights[corner.sample as usize] - corner.y).abs() < 1e-12);
            }
        }
    }
}
