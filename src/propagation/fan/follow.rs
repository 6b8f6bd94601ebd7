//! Eight radials followed line by line.
use super::fan::{Fan, State};
use super::lanes::FanWork;
use super::setting::{BARE, CELLS, FanClutter, FanRadials, FanSetting, FanSink, FanTerrain, UNIFORM};
use crate::simd::{LaneMask as _, Lanes, Simd};

/// Follows eight radials and gives the losses of their receivers to a sink.
///
/// # Method
/// [`crate::propagation::radial`]'s on evenly spaced lines: horizons by running maxima and hulls that keep the slopes of their sides, the smooth
/// Earth and the weak mechanisms ruled out by bounds, geometry in double and losses in single precision, eight receivers at a time.
///
/// # Cost
/// O(1) amortised per receiver and band.
#[inline(always)]
pub fn follow<S: Simd>(
    simd: S,
    setting: &FanSetting,
    radials: &FanRadials,
    terrain: &impl FanTerrain,
    out: (&mut FanWork, &mut impl FanSink),
) {
    match setting.clutter {
        FanClutter::None => follow_over::<S, BARE>(simd, setting, radials, terrain, out),
        FanClutter::Uniform => follow_over::<S, UNIFORM>(simd, setting, radials, terrain, out),
        FanClutter::Cells => follow_over::<S, CELLS>(simd, setting, radials, terrain, out),
    }
}

#[inline(always)]
fn follow_over<S: Simd, const CLUTTER: u8>(
    simd: S,
    setting: &FanSetting,
    radials: &FanRadials,
    terrain: &impl FanTerrain,
    (work, sink): (&mut FanWork, &mut impl FanSink),
) {
    work.begin(setting, radials);
    let fan = Fan::<S>::new(simd, setting, radials);
    let mut state = State::<S>::new(&fan);
    for line in 0..radials.lines {
        let offset = radials.first_offset + line as f64;
        let found = terrain.line(line, radials.slopes.map(|slope| slope * offset));
        let ground = simd.double(found.ground_m);
        state.alive = state.alive & ground.ge(ground);
        if !state.alive.any() {
            return;
        }
        let here = fan.line(line, ground, &mut state);
        work.ground_m.push(here.ground_m);
        let mut seen = if CLUTTER == BARE {
            fan.see(&here, &state, work)
        } else {
            fan.lay(&here, found.clutter_m, &mut state, work);
            fan.see_over_clutter(&here, &mut state, work)
        };
        if here.receiving != 0 {
            fan.receivers::<CLUTTER>(&here, &mut seen, &state, (work, sink));
        }
        state.step(&here);
        for (lane, of_lane) in work.lanes.iter_mut().enumerate() {
            if CLUTTER == BARE {
                of_lane.heights.push(here.ground_m[lane]);
            } else if CLUTTER == CELLS {
                of_lane.bare.push(line as f64, here.bent[lane], here.bent[lane]);
            }
        }
    }
}
