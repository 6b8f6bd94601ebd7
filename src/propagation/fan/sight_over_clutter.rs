//! What stands in the way of receivers over terrain with clutter, antennas in clearings.
use super::carried::{Fan, Horizon, Line, Seen, State};
use super::clearings::{EdgeSample, FarEdges, NearEdges};
use super::lanes::EarthWork;
use crate::simd::{LANES, LaneMask as _, Lanes, Simd};

/// Horizons among the points in a receiver's clearing and at its end.
struct Inside<V> {
    transmitter: Horizon<V>,
    receiver: Horizon<V>,
    /// The receiver's slope to one of them without clutter.
    bare: V,
}

impl<S: Simd> Fan<'_, S> {
    /// Lays a line of terrain with clutter; bare in the transmitter's clearing.
    #[inline(always)]
    pub(super) fn lay(
        &self,
        here: &Line<S>,
        clutter_m: [f64; LANES],
        state: &mut State<S>,
        work: &mut EarthWork,
    ) {
        let clearings = &self.clearings;
        let mut topped_m = here.ground_m;
        for lane in 0..LANES {
            let outside = here.number >= clearings.outside[lane];
            topped_m[lane] += if outside { clutter_m[lane] } else { 0.0 };
        }
        if here.number <= clearings.last_near {
            self.find_near_edges(here, clutter_m, state, work);
        }
        work.topped_m.push(topped_m);
        for (lane, height_m) in work.lanes.iter_mut().zip(topped_m) {
            lane.heights.push(height_m);
        }
        state.clutter_m = clutter_m;
    }

    /// Where the transmitter's clearings end before a line.
    fn find_near_edges(
        &self,
        here: &Line<S>,
        clutter_m: [f64; LANES],
        state: &mut State<S>,
        work: &EarthWork,
    ) {
        if self.setting.link.clearing_km <= 0.0 {
            return;
        }
        for lane in (0..LANES).filter(|lane| here.number == self.clearings.outside[*lane]) {
            let step_km = self.radials.step_km[lane];
            let x_km = here.offset * step_km;
            let before = match here.number.checked_sub(1) {
                None => {
                    EdgeSample { x_km: 0.0, ground_m: self.h_1_m, clutter_m: self.setting.start.clutter_m }
                }
                Some(before) => EdgeSample {
                    x_km: x_km - step_km,
                    ground_m: work.ground_m[before][lane],
                    clutter_m: state.clutter_m[lane],
                },
            };
            let after = EdgeSample { x_km, ground_m: here.ground_m[lane], clutter_m: clutter_m[lane] };
            state.near.find(self.setting, lane, [before, after]);
        }
    }

    /// What stands in the way of a line's receivers.
    #[inline(always)]
    pub(super) fn see_over_clutter(
        &self,
        here: &Line<S>,
        state: &mut State<S>,
        work: &mut EarthWork,
    ) -> Seen<S> {
        let simd = self.simd;
        let before = self.take_in(here, state, work);
        if here.receiving == 0 {
            return Seen::nothing(here);
        }
        let far = self.far_edges(here, before, work);
        let inside = self.inside(here, &far, work);
        let nearer = inside.transmitter.slope.gt(state.carried);
        let transmitter = S::Double::select(nearer, inside.transmitter.slope, state.carried);
        let blocked = transmitter.ge(here.direct);
        let asks = blocked.bits() & here.receiving;
        let low = f64::NEG_INFINITY;
        let (mut slopes, mut places, mut bare) = ([low; LANES], [0.0; LANES], [low; LANES]);
        for (lane, of_lane) in work.lanes.iter().enumerate() {
            if asks >> lane & 1 == 1
                && let Some(tangent) = of_lane.obstacles.tangent(here.number as f64, here.bent_antennas[lane])
            {
                (slopes[lane], places[lane], bare[lane]) = (tangent.slope, tangent.x, tangent.bare_slope);
            }
        }
        let receiver = simd.double(slopes) * self.inverse_step;
        let receiver_km = (simd.double(places) + self.radials.first_offset) * self.step_km;
        let bare = simd.double(bare) * self.inverse_step;
        let outside = Horizon { slope: receiver, x_km: receiver_km };
        let outside = self.or_near_edge(here, &state.near, outside);
        let nearest = inside.receiver.slope.ge(outside.slope);
        let receiver = Horizon::select(nearest, inside.receiver, outside);
        Seen {
            transmitter,
            transmitter_km: S::Double::select(nearer, inside.transmitter.x_km, state.carried_km),
            receiver: receiver.slope,
            receiver_km: receiver.x_km,
            bare_receiver: bare.greater(inside.bare),
            blocked,
            clear: here.direct.gt(transmitter).bits() & here.receiving,
            far,
        }
    }

    /// The receivers' horizons, or the ends of the transmitter's clearings where they stand higher.
    #[inline(always)]
    fn or_near_edge(
        &self,
        here: &Line<S>,
        near: &NearEdges,
        outside: Horizon<S::Double>,
    ) -> Horizon<S::Double> {
        let edge_km = self.simd.double(near.x_km);
        let y = self.simd.double(near.top_m) - edge_km * edge_km * self.curvature;
        let edge = (y - here.y_r) / (here.d_km - edge_km);
        Horizon::select(edge.gt(outside.slope), Horizon { slope: edge, x_km: edge_km }, outside)
    }

    /// Takes the samples in that the receivers' clearings no longer reach; their ground, without and with clutter.
    #[inline(always)]
    fn take_in(&self, here: &Line<S>, state: &mut State<S>, work: &mut EarthWork) -> [S::Double; 2] {
        let (simd, clearings) = (self.simd, &self.clearings);
        let number = here.number;
        if number <= clearings.last_near {
            self.take_near_edges_in(number, state);
        }
        let ground = simd.double(clearings.back_row(&work.ground_m, number, 1));
        let topped = simd.double(clearings.back_row(&work.topped_m, number, 1));
        let (x_km, inverse_km) = self.behind(here.offset);
        let bulge = x_km * x_km * self.curvature;
        let (y, bare_y) = (topped - bulge, ground - bulge);
        let slope = (y - self.h_ts_m) * inverse_km;
        let steeper = slope.gt(state.carried);
        state.carried = S::Double::select(steeper, slope, state.carried);
        state.carried_km = S::Double::select(steeper, x_km, state.carried_km);
        let (y, bare_y) = (y.to_array(), bare_y.to_array());
        for (lane, of_lane) in work.lanes.iter_mut().enumerate() {
            if number > clearings.back[lane] {
                let x = (number - 1 - clearings.back[lane]) as f64;
                of_lane.obstacles.push(x, y[lane], bare_y[lane]);
            }
        }
        [ground, topped]
    }

    /// Distances of the samples just behind the receivers' clearings, km, and one over them.
    #[inline(always)]
    fn behind(&self, offset: f64) -> (S::Double, S::Double) {
        let clearings = &self.clearings;
        if clearings.most_back == clearings.least_back {
            let place = offset - (clearings.most_back + 1) as f64;
            return (self.step_km * place, self.inverse_step * place.recip());
        }
        let back = self.simd.double(clearings.back.map(|back| back as f64 + 1.0));
        let x_km = (-back + offset) * self.step_km;
        (x_km, x_km.all(1.0) / x_km)
    }

    /// The same for the ends of the transmitter's clearings.
    fn take_near_edges_in(&self, number: usize, state: &mut State<S>) {
        let (mut slopes, mut places) = (state.carried.to_array(), state.carried_km.to_array());
        for lane in 0..LANES {
            let x_km = state.near.x_km[lane];
            if number == self.clearings.outside[lane] + self.clearings.back[lane] + 1 && !x_km.is_nan() {
                let slope = (state.near.top_m[lane] - self.curvature * x_km * x_km - self.h_ts_m) / x_km;
                if slope > slopes[lane] {
                    (slopes[lane], places[lane]) = (slope, x_km);
                }
            }
        }
        (state.carried, state.carried_km) = (self.simd.double(slopes), self.simd.double(places));
    }

    /// The ends of the receivers' clearings, between the samples `before` them and the next.
    #[inline(always)]
    fn far_edges(&self, here: &Line<S>, [ground, topped]: [S::Double; 2], work: &EarthWork) -> FarEdges<S> {
        let clearing_km = self.setting.link.clearing_km;
        if clearing_km <= 0.0 {
            return FarEdges::none(here.d_km);
        }
        let (simd, clearings) = (self.simd, &self.clearings);
        let after = simd.double(clearings.back_row(&work.ground_m, here.number, 0));
        let after_topped = simd.double(clearings.back_row(&work.topped_m, here.number, 0));
        let share = simd.double(clearings.share);
        let none = share.all(0.0);
        let edge = ground + (after - ground) * share;
        let is_after = share.ge(share.all(0.5));
        let clutter = S::Double::select(is_after, after_topped - after, topped - ground);
        let lanes = (clutter.gt(none) & share.gt(none)).bits();
        FarEdges { lanes, x_km: here.d_km - clearing_km, ground: edge, top: edge + clutter }
    }

    /// Horizons in the receivers' clearings.
    #[inline(always)]
    fn inside(&self, here: &Line<S>, far: &FarEdges<S>, work: &EarthWork) -> Inside<S::Double> {
        let simd = self.simd;
        let low = here.d_km.all(f64::NEG_INFINITY);
        let none = low.all(0.0);
        let antenna = here.y_r;
        let nothing = Horizon { slope: low, x_km: none };
        let mut found = Inside { transmitter: nothing, receiver: nothing, bare: low };
        if far.lanes != 0 {
            let exists = self.double_mask(far.lanes);
            let bulge = far.x_km * far.x_km * self.curvature;
            let inverse = self.setting.link.clearing_km.recip();
            let slope = (far.top - bulge - self.h_ts_m) / far.x_km;
            found.transmitter = Horizon { slope: S::Double::select(exists, slope, low), x_km: far.x_km };
            let slope = (far.top - bulge - antenna) * inverse;
            found.receiver = Horizon { slope: S::Double::select(exists, slope, low), x_km: far.x_km };
            found.bare = S::Double::select(exists, (far.ground - bulge - antenna) * inverse, low);
        }
        let back = simd.double(self.clearings.back.map(|back| back as f64));
        for steps in (1..=self.clearings.most_back.min(here.number)).rev() {
            let in_clearing = back.ge(back.all(steps as f64));
            let x_km = self.step_km * (here.offset - steps as f64);
            let y = simd.double(work.ground_m[here.number - steps]) - x_km * x_km * self.curvature;
            let slope = (y - self.h_ts_m) * self.inverse_step * (here.offset - steps as f64).recip();
            let steeper = slope.gt(found.transmitter.slope) & in_clearing;
            found.transmitter = Horizon::select(steeper, Horizon { slope, x_km }, found.transmitter);
            let slope = (y - antenna) * self.inverse_step * (steps as f64).recip();
            let higher = slope.ge(found.receiver.slope) & in_clearing;
            found.receiver = Horizon::select(higher, Horizon { slope, x_km }, found.receiver);
            found.bare = S::Double::select(slope.gt(found.bare) & in_clearing, slope, found.bare);
        }
        found
    }
}
