//! The equivalent edges of terrain with clutter.
use super::carried::{Around, Fan, Line};
use super::lanes::EarthWork;
use super::nearest::{ClearRay, NearestPoint};
use crate::propagation::diffraction::knife_edge::NU_WITHOUT_LOSS;
use crate::propagation::radial::GRAZING_SQRT_M;
use crate::simd::{LANES, Lanes, Simd};

/// Equivalent edges over terrain with clutter.
pub(super) struct Edges<S: Simd> {
    pub(super) nu_sqrt_m: S::Single,
    /// Its change with the receiver's height.
    pub(super) nu_slope: S::Single,
    /// Where the edge of a clear path lies, km; NaN where none was found.
    pub(super) clear_km: S::Double,
}

impl<S: Simd> Fan<'_, S> {
    #[inline(always)]
    pub(super) fn edges(&self, around: &mut Around<'_, S>) -> Edges<S> {
        let Around { here, seen, state, work } = around;
        let simd = self.simd;
        let none = here.d_km.all(0.0);
        let d = simd.narrow(here.d_km);
        let inverse = simd.narrow(here.inverse_km);
        let over_tx = simd.narrow((seen.transmitter - here.direct).greater(none));
        let over_rx = simd.narrow((seen.receiver + here.direct).greater(none));
        let nu = (d * 0.002 * over_tx * over_rx).sqrt();
        let behind = simd.narrow((here.d_km - seen.receiver_km).greater(none.all(1e-9)));
        let slope = over_tx * (inverse - d.all(1.0) / behind) - over_rx * inverse;
        let slope = slope * d * 0.001 / nu.greater(d.all(GRAZING_SQRT_M));
        if seen.clear == 0 {
            return Edges { nu_sqrt_m: nu, nu_slope: slope, clear_km: none };
        }
        let far = seen.far.lanes;
        let far_edges = (far != 0).then_some((seen.far.x_km.to_array(), seen.far.top.to_array()));
        let mut clear = ([f64::NEG_INFINITY; LANES], [f64::NAN; LANES]);
        for lane in (0..LANES).filter(|lane| seen.clear >> lane & 1 == 1) {
            let far = far_edges.filter(|_| far >> lane & 1 == 1).map(|(x_km, top)| (x_km[lane], top[lane]));
            let near = (state.near.x_km[lane], state.near.top_m[lane]);
            let ends = [far.unwrap_or((f64::NAN, f64::NAN)), near];
            (clear.0[lane], clear.1[lane]) = self.clear_edge(here, ends, lane, work);
        }
        let blocked = simd.narrow_mask(seen.blocked);
        let x_km = simd.double(clear.1);
        let x = simd.narrow(x_km);
        let clear_slope = -(x * 0.002 * inverse / (d - x)).sqrt();
        let known = x.ge(x);
        let clear_slope = S::Single::select(known, clear_slope, d.all(0.0));
        Edges {
            nu_sqrt_m: S::Single::select(blocked, nu, simd.narrow(simd.double(clear.0))),
            nu_slope: S::Single::select(blocked, slope, clear_slope),
            clear_km: x_km,
        }
    }

    /// nu sqrt(wavelength) of the point nearest to a clear ray and its distance, km: minus infinity and NaN where nothing comes near.
    #[inline(always)]
    fn clear_edge(
        &self,
        here: &Line<S>,
        clearings: [(f64, f64); 2],
        lane: usize,
        work: &mut EarthWork,
    ) -> (f64, f64) {
        let EarthWork { lanes, ground_m, .. } = work;
        let of_lane = &mut lanes[lane];
        let step_km = self.radials.step_km[lane];
        let h_rs_m = here.ground_m[lane] + self.rx_m;
        let ray = ClearRay {
            first_offset: self.radials.first_offset,
            receiver_offset: here.offset,
            h_ts_m: self.h_ts_m,
            slope: (h_rs_m - self.h_ts_m) / here.offset,
            bend: self.curvature * step_km * step_km,
        };
        let weight = (0.002 / step_km).sqrt();
        let floor = NU_WITHOUT_LOSS * self.setting.link.longest_wavelength_m.sqrt() / weight;
        let mut found = NearestPoint { weighed: floor, offset: f64::NAN };
        let end = here.number;
        let outside = end - self.clearings.back[lane].min(end);
        for (x_km, top_m) in clearings {
            found.take(&ray, x_km / step_km, top_m);
        }
        for (sample, row) in ground_m.iter().enumerate().take(end).skip(outside) {
            found.take(&ray, ray.first_offset + sample as f64, row[lane]);
        }
        found = of_lane.heights.nearest(outside, &ray, of_lane.near, found);
        if found.offset.is_nan() {
            of_lane.near = None;
            return (f64::NEG_INFINITY, f64::NAN);
        }
        of_lane.near = Some((found.offset - ray.first_offset).max(0.0) as usize);
        (found.weighed * weight, found.offset * step_km)
    }
}
