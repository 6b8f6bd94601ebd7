//! What each lane keeps beside vectors: hulls, heights, clearings.
use super::hull::SlopedHull;
use super::nearest::Heights;
use super::setting::{FanRadials, FanSetting};
use crate::simd::LANES;

/// What one thread keeps from fan to fan.
#[derive(Clone, Debug, Default)]
pub struct FanWork {
    pub(super) lanes: [Lane; LANES],
}

/// One radial.
#[derive(Clone, Debug, Default)]
pub(super) struct Lane {
    /// Over terrain with clutter as far as it is taken in, and over bare ground where there is clutter.
    pub(super) obstacles: SlopedHull,
    pub(super) bare: SlopedHull,
    /// Ground, and ground with clutter where there is some.
    pub(super) ground: Heights,
    pub(super) topped: Heights,
    /// The sample nearest to the ray of the receiver before.
    pub(super) near: Option<usize>,
    pub(super) clearing: LaneClearing,
    /// Over terrain with clutter that is taken in: the transmitter's horizon, m/km, and its distance, km.
    pub(super) steepest: f64,
    pub(super) steepest_km: f64,
}

/// Where clearings lie on a radial with evenly spaced samples.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LaneClearing {
    /// Samples in a receiver's clearing, and the place of its end between the sample before them and the next.
    pub(super) samples: usize,
    pub(super) share: f64,
    /// The first sample that is not in the transmitter's clearing, and the end of that between it and the sample before.
    pub(super) first_outside: usize,
    pub(super) near: Option<LaneEdge>,
}

/// The end of a clearing with clutter on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LaneEdge {
    pub(super) x_km: f64,
    pub(super) ground_m: f64,
    pub(super) top_m: f64,
}

impl FanWork {
    /// Begins eight radials.
    pub(super) fn begin(&mut self, setting: &FanSetting, radials: &FanRadials) {
        for (lane, step_km) in self.lanes.iter_mut().zip(radials.step_km) {
            lane.obstacles.clear(radials.lines + 1);
            lane.ground.clear(radials.lines);
            if setting.cluttered {
                lane.bare.clear(radials.lines);
                lane.topped.clear(radials.lines);
                lane.clearing = LaneClearing::of(setting.link.clearing_km, radials.first_offset, step_km);
            }
            lane.near = None;
            (lane.steepest, lane.steepest_km) = (f64::NEG_INFINITY, 0.0);
        }
    }
}

/// Places nearer together than this share of a step are one.
const SAME_PLACE: f64 = 1e-9;

impl LaneClearing {
    fn of(clearing_km: f64, first_offset: f64, step_km: f64) -> Self {
        if clearing_km <= 0.0 {
            return Self::default();
        }
        let steps = clearing_km / step_km;
        // samples less than so many steps away
        let samples = (steps - SAME_PLACE).ceil().max(1.0) - 1.0;
        let share = samples + 1.0 - steps;
        let outside = (steps - first_offset - SAME_PLACE).ceil().max(0.0);
        Self {
            samples: samples as usize,
            share: if share < SAME_PLACE { 0.0 } else { share },
            first_outside: outside as usize,
            near: None,
        }
    }
}

impl Lane {
    /// Takes a sample of terrain with clutter in.
    ///
    /// Also where the transmitter's clearing ends, once the sample behind it is known.
    #[inline(always)]
    pub(super) fn lay(&mut self, setting: &FanSetting, place: &LanePlace, (ground_m, clutter_m): (f64, f64)) {
        let sample = place.sample;
        let clearing_km = setting.link.clearing_km;
        let within = sample < self.clearing.first_outside;
        if sample == self.clearing.first_outside && clearing_km > 0.0 {
            self.clearing.near = self.near_edge(setting, place, (ground_m, clutter_m));
        }
        self.topped.push(if within { ground_m } else { ground_m + clutter_m });
    }

    /// Where the transmitter's clearing ends before a sample, between it and the one before.
    fn near_edge(
        &self,
        setting: &FanSetting,
        place: &LanePlace,
        (ground_m, clutter_m): (f64, f64),
    ) -> Option<LaneEdge> {
        let x_km = setting.link.clearing_km;
        let (a_km, a_m, a_clutter_m) = match place.sample.checked_sub(1) {
            None => (0.0, setting.start.ground_m, setting.start.clutter_m),
            // within the clearing the clutter is not kept: that of the sample before is told with it
            Some(before) => (place.x_km - place.step_km, self.ground.at(before), place.clutter_before_m),
        };
        let share = (x_km - a_km) / (place.x_km - a_km);
        let clutter_m = if share >= 0.5 { clutter_m } else { a_clutter_m };
        let edge_m = a_m + (ground_m - a_m) * share;
        (share < 1.0 - SAME_PLACE && clutter_m > 0.0).then_some(LaneEdge {
            x_km,
            ground_m: edge_m,
            top_m: edge_m + clutter_m,
        })
    }

    /// Where the clearing of the receiver on a sample ends, if clutter stands there.
    #[inline(always)]
    pub(super) fn far_edge(&self, receiver: usize, d_km: f64, clearing_km: f64) -> Option<LaneEdge> {
        let after = receiver.checked_sub(self.clearing.samples)?;
        let before = after.checked_sub(1)?;
        let share = self.clearing.share;
        if share <= 0.0 {
            return None;
        }
        let (a_m, b_m) = (self.ground.at(before), self.ground.at(after));
        let nearer = if share >= 0.5 { after } else { before };
        let clutter_m = self.topped.at(nearer) - self.ground.at(nearer);
        let ground_m = a_m + (b_m - a_m) * share;
        (clutter_m > 0.0).then_some(LaneEdge {
            x_km: d_km - clearing_km,
            ground_m,
            top_m: ground_m + clutter_m,
        })
    }

    /// Takes terrain with clutter in that the clearing of a receiver does not reach: one sample, and before it the end of the transmitter's.
    #[inline(always)]
    pub(super) fn take_in(&mut self, sample: usize, bends: &LaneBends) {
        if sample == self.clearing.first_outside
            && let Some(edge) = self.clearing.near
        {
            let x = edge.x_km * bends.inverse_step - bends.first_offset;
            self.take_in_point(x, edge.x_km, (edge.top_m, edge.ground_m), bends);
        }
        let x_km = (bends.first_offset + sample as f64) * bends.step_km;
        let heights_m = (self.topped.at(sample), self.ground.at(sample));
        self.take_in_point(sample as f64, x_km, heights_m, bends);
    }

    #[inline(always)]
    fn take_in_point(&mut self, x: f64, x_km: f64, (top_m, ground_m): (f64, f64), bends: &LaneBends) {
        let bulge_m = bends.curvature * x_km * x_km;
        let slope = (top_m - bulge_m - bends.h_ts_m) / x_km;
        let is_steeper = slope > self.steepest;
        self.steepest = if is_steeper { slope } else { self.steepest };
        self.steepest_km = if is_steeper { x_km } else { self.steepest_km };
        self.obstacles.push(x, top_m - bulge_m, ground_m - bulge_m);
    }
}

/// Where a sample lies.
#[derive(Clone, Copy)]
pub(super) struct LanePlace {
    pub(super) sample: usize,
    pub(super) x_km: f64,
    pub(super) step_km: f64,
    /// Clutter on the sample before.
    pub(super) clutter_before_m: f64,
}

/// What turns a lane's samples into heights over the bulge.
#[derive(Clone, Copy)]
pub(super) struct LaneBends {
    pub(super) first_offset: f64,
    pub(super) step_km: f64,
    pub(super) inverse_step: f64,
    pub(super) curvature: f64,
    pub(super) h_ts_m: f64,
}
