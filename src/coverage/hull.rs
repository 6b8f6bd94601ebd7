//! The upper convex hull of a profile, grown point by point.

/// Upper hull of points with rising x.
#[derive(Clone, Debug, Default)]
pub(super) struct UpperHull {
    points: Vec<(f64, f64)>,
}

impl UpperHull {
    pub(super) fn clear(&mut self) {
        self.points.clear();
    }

    /// Adds a point to the right of all others; points on or below a chord leave.
    pub(super) fn push(&mut self, (x, y): (f64, f64)) {
        while let [.., (x_a, y_a), (x_b, y_b)] = self.points[..] {
            if (y_b - y_a) * (x - x_a) > (y - y_a) * (x_b - x_a) {
                break;
            }
            self.points.pop();
        }
        self.points.push((x, y));
    }

    /// The greatest of a function that rises and then falls along the hull; minus infinity on an empty hull.
    fn greatest(&self, of: impl Fn((f64, f64)) -> f64) -> f64 {
        let Some(last) = self.points.len().checked_sub(1) else { return f64::NEG_INFINITY };
        let (mut low, mut high) = (0, last);
        while low < high {
            let middle = usize::midpoint(low, high);
            if of(self.points[middle + 1]) > of(self.points[middle]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        of(self.points[low])
    }

    /// Greatest slope (y - y_r) / (x_r - x) seen from a point to the right of the hull.
    pub(super) fn steepest_from(&self, (x_r, y_r): (f64, f64)) -> f64 {
        self.greatest(|(x, y)| (y - y_r) / (x_r - x))
    }

    /// Greatest height over the line through (0, `y_0`) with a slope.
    pub(super) fn highest_over(&self, y_0: f64, slope: f64) -> f64 {
        self.greatest(|(x, y)| y - y_0 - slope * x)
    }
}

#[cfg(test)]
mod tests {
    use super::UpperHull;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_hull_finds_what_a_scan_finds(
            heights in prop::collection::vec(-500.0..3000.0_f64, 1..200),
            receiver in -500.0..3000.0_f64,
            slope in -300.0..300.0_f64,
        ) {
            let points: Vec<(f64, f64)> =
                heights.iter().enumerate().map(|(i, h)| ((i + 1) as f64 * 0.03, *h)).collect();
            let mut hull = UpperHull::default();
            for point in &points {
                hull.push(*point);
            }
            let x_r = (points.len() + 1) as f64 * 0.03;
            let steepest = points.iter().map(|(x, y)| (y - receiver) / (x_r - x)).fold(f64::MIN, f64::max);
            let highest = points.iter().map(|(x, y)| y - 10.0 - slope * x).fold(f64::MIN, f64::max);
            prop_assert!((hull.steepest_from((x_r, receiver)) - steepest).abs() <= 1e-9 * steepest.abs());
            prop_assert!((hull.highest_over(10.0, slope) - highest).abs() <= 1e-9 * highest.abs().max(1.0));
        }
    }
}
