//! Eight radials followed line by line.
use super::carried::{Around, Fan, Line, Seen, State};
use super::lanes::{EarthWork, FanWork};
use super::setting::{BARE, CELLS, FanClutter, FanSink, FanTask, FanTerrain, UNIFORM};
use crate::simd::{LANES, LaneMask as _, Lanes, Simd};

/// Follows eight radials and gives the losses of their receivers to a sink.
///
/// # Method
/// [`crate::propagation::radial`]'s on evenly spaced lines: horizons by running maxima and hulls that keep the slopes of their sides, the smooth
/// Earth with ducting and troposcatter ruled out by bounds, geometry in double and losses in single precision, eight receivers at a time.
///
/// # Cost
/// O(1) amortised per receiver and band.
#[inline(always)]
pub fn follow<S: Simd>(
    simd: S,
    task: &FanTask<'_, impl FanTerrain>,
    work: &mut FanWork,
    sink: &mut impl FanSink,
) {
    let timed = task.setting.is_timed();
    match task.setting.clutter {
        FanClutter::None if timed => follow_timed::<S, BARE>(simd, task, work, sink),
        _ if timed => follow_timed::<S, CELLS>(simd, task, work, sink),
        FanClutter::None => follow_median::<S, BARE>(simd, task, work, sink),
        FanClutter::Uniform => follow_median::<S, UNIFORM>(simd, task, work, sink),
        FanClutter::Cells => follow_median::<S, CELLS>(simd, task, work, sink),
    }
}

/// Losses of half of the time.
#[inline(always)]
fn follow_median<S: Simd, const CLUTTER: u8>(
    simd: S,
    task: &FanTask<'_, impl FanTerrain>,
    work: &mut FanWork,
    sink: &mut impl FanSink,
) {
    let FanTask { setting, radials, terrain } = *task;
    let work = &mut work.median;
    work.begin(setting, radials);
    let fan = Fan::<S>::new(simd, setting, radials, setting.link.effective_radius_km);
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
        let seen = fan.meet::<CLUTTER>(&here, found.clutter_m, &mut state, work);
        if here.receiving != 0 {
            let mut around = Around { here: &here, seen, state: &state, work: &mut *work };
            fan.receivers::<CLUTTER>(&mut around, sink);
        }
        state.step(&here);
        Fan::leave::<CLUTTER>(&here, work);
    }
}

/// Losses of less than half of the time: the same over two Earths.
#[inline(always)]
fn follow_timed<S: Simd, const CLUTTER: u8>(
    simd: S,
    task: &FanTask<'_, impl FanTerrain>,
    work: &mut FanWork,
    sink: &mut impl FanSink,
) {
    let FanTask { setting, radials, terrain } = *task;
    let radii_km = [setting.link.effective_radius_km, setting.link.beta_radius_km.unwrap_or(f64::INFINITY)];
    let fans = radii_km.map(|radius_km| Fan::<S>::new(simd, setting, radials, radius_km));
    let mut states = [State::<S>::new(&fans[0]), State::<S>::new(&fans[1])];
    let mut works = [&mut work.median, &mut work.beyond];
    for work in &mut works {
        work.begin(setting, radials);
    }
    for line in 0..radials.lines {
        let offset = radials.first_offset + line as f64;
        let found = terrain.line(line, radials.slopes.map(|slope| slope * offset));
        let ground = simd.double(found.ground_m);
        let mut diffraction = None;
        // first the Earth exceeded for beta-0 percent of the time, then the median one
        for earth in [1, 0] {
            let (fan, state, work) = (&fans[earth], &mut states[earth], &mut *works[earth]);
            state.alive = state.alive & ground.ge(ground);
            if !state.alive.any() {
                return;
            }
            let here = fan.line(line, ground, state);
            let seen = fan.meet::<CLUTTER>(&here, found.clutter_m, state, work);
            if here.receiving != 0 {
                let mut around = Around { here: &here, seen, state: &*state, work: &mut *work };
                let found = fan.diffraction::<CLUTTER>(&mut around);
                if let Some(beyond) = &diffraction {
                    fan.timed_receivers::<CLUTTER>(&mut around, [&found, beyond], sink);
                }
                diffraction = Some(found);
            }
            state.step(&here);
            Fan::leave::<CLUTTER>(&here, work);
        }
    }
}

impl<S: Simd> Fan<'_, S> {
    /// Lays a line and tells what stands in the way of its receivers.
    #[inline(always)]
    fn meet<const CLUTTER: u8>(
        &self,
        here: &Line<S>,
        clutter_m: [f64; LANES],
        state: &mut State<S>,
        work: &mut EarthWork,
    ) -> Seen<S> {
        work.ground_m.push(here.ground_m);
        if CLUTTER == BARE {
            self.see(here, state, work)
        } else {
            self.lay(here, clutter_m, state, work);
            self.see_over_clutter(here, state, work)
        }
    }

    /// Takes a line's samples in behind its receivers.
    #[inline(always)]
    fn leave<const CLUTTER: u8>(here: &Line<S>, work: &mut EarthWork) {
        for (lane, of_lane) in work.lanes.iter_mut().enumerate() {
            if CLUTTER == BARE {
                of_lane.heights.push(here.ground_m[lane]);
            } else if CLUTTER == CELLS {
                of_lane.bare.push(here.number as f64, here.bent[lane], here.bent[lane]);
            }
        }
    }
}
