//! What stands in the way of receivers without clutter.
use super::carried::{Fan, Line, Seen, State};
use super::clearings::FarEdges;
use super::lanes::EarthWork;
use crate::simd::{LANES, LaneMask as _, Lanes, Simd};

impl<S: Simd> Fan<'_, S> {
    /// What stands in the way without clutter; takes the line's samples into the hulls.
    #[inline(always)]
    pub(super) fn see(&self, here: &Line<S>, state: &State<S>, work: &mut EarthWork) -> Seen<S> {
        let simd = self.simd;
        let blocked = state.steepest.ge(here.direct);
        let asks = blocked.bits() & here.receiving;
        let x = here.number as f64;
        let (mut slopes, mut places) = ([f64::NEG_INFINITY; LANES], [0.0; LANES]);
        for (lane, of_lane) in work.lanes.iter_mut().enumerate() {
            let receiver_y = (asks >> lane & 1 == 1).then_some(here.bent_antennas[lane]);
            let tangent = of_lane.obstacles.tangent_and_push(x, here.bent[lane], receiver_y);
            if let Some(tangent) = tangent {
                (slopes[lane], places[lane]) = (tangent.slope, tangent.x);
            }
        }
        let receiver = simd.double(slopes) * self.inverse_step;
        Seen {
            transmitter: state.steepest,
            transmitter_km: state.steepest_km,
            receiver,
            receiver_km: (simd.double(places) + self.radials.first_offset) * self.step_km,
            bare_receiver: receiver,
            blocked,
            clear: here.direct.gt(state.steepest).bits() & here.receiving,
            far: FarEdges::none(here.d_km),
        }
    }
}
