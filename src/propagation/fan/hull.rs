//! The upper convex hull of a radial's samples, with the slopes of its sides.
use crate::simd::{LANES, Lanes, Simd};

/// Upper hull of points with rising x. Memory is laid out once.
#[derive(Clone, Debug, Default)]
pub(super) struct SlopedHull {
    x: Vec<f64>,
    y: Vec<f64>,
    /// From the corner before; infinite at the first.
    slope: Vec<f64>,
    /// The same corner without clutter, at or under y.
    bare_y: Vec<f64>,
    /// Corners.
    count: usize,
}

/// A corner as a receiver sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tangent {
    /// Slope from the receiver, per unit of x.
    pub(super) slope: f64,
    pub(super) x: f64,
    /// Slope to the same corner without clutter.
    pub(super) bare_slope: f64,
}

/// The reach of a hull over a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reach {
    /// Largest height over it; minus infinity without corners.
    pub(super) over: f64,
    /// Largest of it per unit of x before the receiver.
    pub(super) slope: f64,
}

impl SlopedHull {
    /// Forgets all points, with room for `count` of them.
    pub(super) fn clear(&mut self, count: usize) {
        self.count = 0;
        for column in [&mut self.x, &mut self.y, &mut self.slope, &mut self.bare_y] {
            if column.len() < count + LANES {
                column.resize(count + LANES, 0.0);
            }
        }
    }

    /// The last corner whose side is steeper than the line from it to a point; ties leave.
    #[inline(always)]
    fn before(&self, x: f64, y: f64) -> usize {
        let mut at = self.count - 1;
        while y - self.y[at] >= self.slope[at] * (x - self.x[at]) {
            at -= 1;
        }
        at
    }

    /// Adds a point to the right of all others; those on or below a chord leave.
    #[inline(always)]
    pub(super) fn push(&mut self, x: f64, y: f64, bare_y: f64) {
        let (at, slope) = if self.count == 0 {
            (0, f64::INFINITY)
        } else {
            let before = self.before(x, y);
            (before + 1, (y - self.y[before]) / (x - self.x[before]))
        };
        (self.x[at], self.y[at], self.slope[at], self.bare_y[at]) = (x, y, slope, bare_y);
        self.count = at + 1;
    }

    /// What a receiver to the right of all points sees of them: the corner of the largest slope, of equal ones the last.
    #[inline(always)]
    pub(super) fn tangent(&self, x: f64, y: f64) -> Option<Tangent> {
        let at = self.count.checked_sub(1)?;
        Some(self.tangent_before(at, x, y))
    }

    #[inline(always)]
    fn tangent_before(&self, mut at: usize, x: f64, y: f64) -> Tangent {
        while y - self.y[at] > self.slope[at] * (x - self.x[at]) {
            at -= 1;
        }
        let inverse = (x - self.x[at]).recip();
        Tangent {
            slope: (self.y[at] - y) * inverse,
            x: self.x[at],
            bare_slope: (self.bare_y[at] - y) * inverse,
        }
    }

    /// As [`Self::tangent`] for a receiver over a point that is added then, with `sees` whether it is asked for.
    #[inline(always)]
    pub(super) fn tangent_and_push(&mut self, x: f64, y: f64, receiver_y: Option<f64>) -> Option<Tangent> {
        if self.count == 0 {
            self.push(x, y, y);
            return None;
        }
        let before = self.before(x, y);
        let tangent = receiver_y.map(|receiver_y| self.tangent_before(before, x, receiver_y));
        let slope = (y - self.y[before]) / (x - self.x[before]);
        let at = before + 1;
        (self.x[at], self.y[at], self.slope[at], self.bare_y[at]) = (x, y, slope, y);
        self.count = at + 1;
        tangent
    }

    /// The same among corners without clutter and other points, all with rising x: slope and x.
    pub(super) fn bare_tangent(
        &self,
        points: impl Iterator<Item = (f64, f64)>,
        x: f64,
        y: f64,
    ) -> Option<(f64, f64)> {
        let corners = self.x.iter().copied().zip(self.bare_y.iter().copied()).take(self.count);
        let slopes =
            corners.chain(points).map(|(corner_x, corner_y)| ((corner_y - y) / (x - corner_x), corner_x));
        slopes.fold(None, |found: Option<(f64, f64)>, next| match found {
            Some(found) if !(next.0 > found.0 || next.0 >= found.0 && next.1 > found.1) => Some(found),
            _ => Some(next),
        })
    }

    /// Height of the corners before x over a line, the hull's bend taken off: `y + bend (x + x_0)^2` over `from + slope (x + x_0)`.
    #[inline(always)]
    pub(super) fn reach_over<S: Simd>(&self, simd: S, line: BentLine, receiver_x: f64) -> Reach {
        self.reach_of(simd, &self.y, line, receiver_x)
    }

    /// The same without clutter.
    #[inline(always)]
    pub(super) fn bare_reach_over<S: Simd>(&self, simd: S, line: BentLine, receiver_x: f64) -> Reach {
        self.reach_of(simd, &self.bare_y, line, receiver_x)
    }

    #[inline(always)]
    fn reach_of<S: Simd>(&self, simd: S, y: &[f64], line: BentLine, receiver_x: f64) -> Reach {
        let ramp = simd.double([0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
        let none = ramp.all(f64::NEG_INFINITY);
        let (mut over, mut slope) = (none, none);
        let columns = self.x.chunks_exact(LANES).zip(y.chunks_exact(LANES));
        for ((x, y), first) in columns.zip((0..self.count).step_by(LANES)) {
            let Ok(x) = <[f64; LANES]>::try_from(x) else { break };
            let Ok(y) = <[f64; LANES]>::try_from(y) else { break };
            let (x, y) = (simd.double(x), simd.double(y));
            let along = x + line.first_offset;
            let height = y + along * (along * line.bend - line.slope) - line.from;
            let receiver = ramp.all(receiver_x) - x;
            let counts = ramp.all((self.count - first) as f64).gt(ramp) & receiver.gt(ramp.all(0.0));
            let height = S::Double::select(counts, height, none);
            over = over.greater(height);
            let ahead = height / S::Double::select(counts, receiver, ramp.all(1.0));
            slope = slope.greater(ahead);
        }
        Reach { over: greatest(over.to_array()), slope: greatest(slope.to_array()) }
    }
}

impl Reach {
    /// Takes another point in, so far over the line and before the receiver.
    #[inline(always)]
    pub(super) fn take(&mut self, over: f64, before: f64) {
        let slope = over / before;
        self.over = if over > self.over { over } else { self.over };
        self.slope = if slope > self.slope { slope } else { self.slope };
    }
}

#[inline(always)]
fn greatest(values: [f64; LANES]) -> f64 {
    values.into_iter().fold(f64::NEG_INFINITY, |a, b| if b > a { b } else { a })
}

/// A straight line over a curved Earth, in units of x from an origin `first_offset` before 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct BentLine {
    pub(super) first_offset: f64,
    pub(super) from: f64,
    pub(super) slope: f64,
    pub(super) bend: f64,
}
