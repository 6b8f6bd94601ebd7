//! Clearings around the antennas of eight radials with evenly spaced samples.
use super::setting::{FanRadials, FanSetting};
use crate::simd::{LANES, Lanes, Simd};

/// Places nearer together than this share of a step are one.
const SAME_PLACE: f64 = 1e-9;

/// Where clearings lie, lane by lane.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clearings {
    /// Samples in a receiver's clearing, and the place of its end between the sample before them and the next.
    pub(super) back: [usize; LANES],
    pub(super) share: [f64; LANES],
    /// The first sample that is not in the transmitter's clearing.
    pub(super) outside: [usize; LANES],
    /// The largest and smallest of `back`.
    pub(super) most_back: usize,
    pub(super) least_back: usize,
    /// The last line on which the end of a transmitter's clearing is laid or taken in.
    pub(super) last_near: usize,
}

/// Where the transmitter's clearing ends, lane by lane: distance, ground, ground with clutter; NaN where no clutter stands there.
#[derive(Clone, Copy, Debug)]
pub(super) struct NearEdges {
    pub(super) x_km: [f64; LANES],
    pub(super) ground_m: [f64; LANES],
    pub(super) top_m: [f64; LANES],
}

/// Where the receivers' clearings end: those in the lanes of some bits.
#[derive(Clone, Copy)]
pub(super) struct FarEdges<S: Simd> {
    pub(super) lanes: u8,
    pub(super) x_km: S::Double,
    pub(super) ground: S::Double,
    pub(super) top: S::Double,
}

impl Default for NearEdges {
    fn default() -> Self {
        let none = [f64::NAN; LANES];
        Self { x_km: none, ground_m: none, top_m: none }
    }
}

impl Clearings {
    pub(super) fn of(clearing_km: f64, radials: &FanRadials) -> Self {
        if clearing_km <= 0.0 {
            return Self::default();
        }
        let mut found = Self::default();
        for (lane, step_km) in radials.step_km.into_iter().enumerate() {
            let steps = clearing_km / step_km;
            // samples less than so many steps away
            let samples = (steps - SAME_PLACE).ceil().max(1.0) - 1.0;
            let share = samples + 1.0 - steps;
            found.back[lane] = samples as usize;
            found.share[lane] = if share < SAME_PLACE { 0.0 } else { share };
            found.outside[lane] = (steps - radials.first_offset - SAME_PLACE).ceil().max(0.0) as usize;
        }
        found.most_back = found.back.into_iter().max().unwrap_or_default();
        found.least_back = found.back.into_iter().min().unwrap_or_default();
        let last = found.outside.into_iter().max().unwrap_or_default();
        found.last_near = last + found.most_back + 1;
        found
    }

    /// The values of rows so many samples before a line, and `more` before that; NaN before the first.
    #[inline(always)]
    pub(super) fn back_row(&self, rows: &[[f64; LANES]], line: usize, more: usize) -> [f64; LANES] {
        if self.most_back == self.least_back {
            let row = line.checked_sub(self.most_back + more);
            return row.and_then(|row| rows.get(row)).copied().unwrap_or([f64::NAN; LANES]);
        }
        let mut values = [f64::NAN; LANES];
        for (lane, value) in values.iter_mut().enumerate() {
            let row = line.checked_sub(self.back[lane] + more);
            *value = row.and_then(|row| rows.get(row)).map_or(f64::NAN, |row| row[lane]);
        }
        values
    }
}

impl Clearings {
    /// Samples of a lane in the transmitter's clearing, and in that of a receiver.
    pub(super) fn samples_of(&self, lane: usize, receiver: usize) -> impl Iterator<Item = usize> + use<> {
        let inside = receiver - self.back[lane].min(receiver);
        (0..self.outside[lane].min(inside)).chain(inside..receiver)
    }
}

impl NearEdges {
    /// Finds where a lane's clearing ends, before the first sample outside it: ground and clutter of that and of the sample before it.
    pub(super) fn find(&mut self, setting: &FanSetting, lane: usize, [a, b]: [EdgeSample; 2]) {
        let x_km = setting.link.clearing_km;
        let share = (x_km - a.x_km) / (b.x_km - a.x_km);
        let clutter_m = if share >= 0.5 { b.clutter_m } else { a.clutter_m };
        if share < 1.0 - SAME_PLACE && clutter_m > 0.0 {
            let ground_m = a.ground_m + (b.ground_m - a.ground_m) * share;
            (self.x_km[lane], self.ground_m[lane], self.top_m[lane]) = (x_km, ground_m, ground_m + clutter_m);
        }
    }
}

/// A sample beside the end of a clearing.
#[derive(Clone, Copy)]
pub(super) struct EdgeSample {
    pub(super) x_km: f64,
    pub(super) ground_m: f64,
    pub(super) clutter_m: f64,
}

impl<S: Simd> FarEdges<S> {
    /// No ends.
    #[inline(always)]
    pub(super) fn none(like: S::Double) -> Self {
        let none = like.all(0.0);
        Self { lanes: 0, x_km: none, ground: none, top: none }
    }
}
