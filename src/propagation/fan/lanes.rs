//! What is kept of eight radials beside vectors: hulls and heights.
use super::hull::SlopedHull;
use super::nearest::Heights;
use super::setting::{FanClutter, FanRadials, FanSetting};
use crate::simd::LANES;

/// What one thread keeps from fan to fan: over the median Earth, and over the one exceeded for beta-0 percent of the time.
#[derive(Clone, Debug, Default)]
pub struct FanWork {
    pub(super) median: EarthWork,
    pub(super) beyond: EarthWork,
}

/// The same over one Earth.
#[derive(Clone, Debug, Default)]
pub(super) struct EarthWork {
    pub(super) lanes: [Lane; LANES],
    /// Ground line by line, and with clutter where there is some, m above sea.
    pub(super) ground_m: Vec<[f64; LANES]>,
    pub(super) topped_m: Vec<[f64; LANES]>,
}

/// One radial.
#[derive(Clone, Debug, Default)]
pub(super) struct Lane {
    /// Over terrain with clutter as far as it is taken in.
    pub(super) obstacles: SlopedHull,
    /// Over bare ground, where clutter differs from cell to cell.
    pub(super) bare: SlopedHull,
    /// Of terrain with clutter.
    pub(super) heights: Heights,
    /// The sample nearest to the ray of the receiver before.
    pub(super) near: Option<usize>,
}

impl EarthWork {
    /// Begins eight radials.
    pub(super) fn begin(&mut self, setting: &FanSetting, radials: &FanRadials) {
        self.ground_m.clear();
        self.topped_m.clear();
        for lane in &mut self.lanes {
            lane.obstacles.clear(radials.lines + 1);
            lane.heights.clear(radials.lines);
            if setting.clutter == FanClutter::Cells || setting.is_timed() {
                lane.bare.clear(radials.lines);
            }
            lane.near = None;
        }
    }
}
