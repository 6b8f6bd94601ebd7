//! The smooth Earth under receivers where it can matter.
use super::carried::{Around, Fan, Line, Seen, State};
use super::hull::BentLine;
use super::setting::{BARE, CELLS, FanBand, UNIFORM};
use super::smooth_edge::{SampleLines, smooth_nu_sqrt_m};
use crate::propagation::diffraction::lanes::{SmoothGeometry, SmoothPaths, bullington};
use crate::simd::{LaneMask as _, Lanes, Simd};

/// The smooth Earth where it can matter.
pub(super) struct Smooth<S: Simd> {
    simd: S,
    unclear: u8,
    geometry: SmoothGeometry<S::Single>,
    nu_sqrt_m: S::Single,
    d_km: S::Single,
}

impl<S: Simd> Smooth<S> {
    /// What it adds to the Bullington loss: max(L_dsph - L_bulls, 0).
    #[inline(always)]
    pub(super) fn beyond_db(&self, band: &FanBand) -> S::Single {
        let spherical_db = self.geometry.losses_db(&band.wave);
        let (edge_db, _) = bullington(self.nu_sqrt_m, band.wave.inverse_root_m, self.d_km);
        let none = edge_db.all(0.0);
        let chosen = self.simd.single(std::array::from_fn(|lane| f32::from(self.unclear >> lane & 1)));
        S::Single::select(chosen.gt(chosen.all(0.5)), (spherical_db - edge_db).greater(none), none)
    }
}

impl<S: Simd> Fan<'_, S> {
    /// The smooth Earth under receivers for which it is not ruled out; `None` where it is for all.
    #[inline(always)]
    pub(super) fn smooth<const CLUTTER: u8>(&self, around: &Around<'_, S>) -> Option<Smooth<S>> {
        let Around { here, seen, state, work } = around;
        let none = here.d_km.all(0.0);
        let mut doubtful = none.ge(here.margin).bits() & here.receiving;
        if doubtful == 0 {
            return None;
        }
        doubtful &= none.ge(self.margin_over_obstruction(here, seen, state)).bits();
        if doubtful == 0 {
            return None;
        }
        let mut fitted = [here.fitted[0].to_array(), here.fitted[1].to_array()];
        let flattest = state.flattest.to_array();
        for (lane, of_lane) in work.lanes.iter().enumerate() {
            if doubtful >> lane & 1 == 0 {
                continue;
            }
            let slope = (here.ground_m[lane] + self.rx_m - self.h_ts_m) / here.offset;
            let step_km = self.radials.step_km[lane];
            let line = BentLine {
                first_offset: self.radials.first_offset,
                from: self.h_ts_m,
                slope,
                bend: self.curvature * step_km * step_km,
            };
            let mut reach = match CLUTTER {
                BARE => of_lane.obstacles.reach_over(self.simd, line, here.number as f64),
                CELLS => of_lane.bare.reach_over(self.simd, line, here.number as f64),
                _ => of_lane.obstacles.bare_reach_over(self.simd, line, here.number as f64),
            };
            if CLUTTER == UNIFORM {
                for sample in self.clearings.samples_of(lane, here.number) {
                    let along = line.first_offset + sample as f64;
                    let over = work.ground_m[sample][lane] - line.slope * along - line.from;
                    reach.take(over, here.offset - along);
                }
            }
            if reach.over > 0.0 {
                let (from_tx, from_rx) = (flattest[lane] - slope / step_km, reach.slope / step_km);
                fitted[0][lane] -= reach.over * from_tx / (from_tx + from_rx);
                fitted[1][lane] -= reach.over * from_rx / (from_tx + from_rx);
            }
        }
        let h_te = -self.simd.double(fitted[0]).lesser(here.ground.all(self.h_1_m)) + self.h_ts_m;
        let h_re = here.ground + self.rx_m - self.simd.double(fitted[1]).lesser(here.ground);
        let unclear = doubtful & none.ge(self.margin(h_te, h_re, here.d_km)).bits();
        if unclear == 0 {
            return None;
        }
        Some(self.smooth_paths::<CLUTTER>(around, [h_te, h_re], unclear))
    }

    /// The margin over a surface that obstructions lower by no more than they do: those of the horizons.
    #[inline(always)]
    fn margin_over_obstruction(&self, here: &Line<S>, seen: &Seen<S>, state: &State<S>) -> S::Double {
        let none = here.d_km.all(0.0);
        let slope = (here.ground + (self.rx_m - self.h_ts_m)) * here.inverse_km;
        let from_tx = state.flattest - slope;
        let x = seen.receiver_km;
        let from_rx = seen.bare_receiver - (x + here.d_km) * self.curvature + slope;
        let most_rx = seen.receiver - here.d_km * self.curvature + slope;
        let over = (from_tx * state.flattest_km).greater(from_rx * (here.d_km - x));
        let known = seen.blocked & from_tx.gt(none) & from_rx.gt(none);
        let h_st = (here.fitted[0] - over * from_tx / (from_tx + most_rx)).lesser(none.all(self.h_1_m));
        let h_sr = (here.fitted[1] - over * from_rx / (from_tx + from_rx)).lesser(here.ground);
        let margin = self.margin(-h_st + self.h_ts_m, here.ground + self.rx_m - h_sr, here.d_km);
        S::Double::select(known, margin, none)
    }

    #[inline(always)]
    fn smooth_paths<const CLUTTER: u8>(
        &self,
        around: &Around<'_, S>,
        [h_te, h_re]: [S::Double; 2],
        unclear: u8,
    ) -> Smooth<S> {
        let Around { here, seen, state, .. } = around;
        let simd = self.simd;
        // where it does not matter: any antennas
        let chosen = self.double_mask(unclear);
        let (any, least) = (h_te.all(100.0), h_te.all(1e-6));
        let h_te = S::Double::select(chosen, h_te, any).greater(least);
        let h_re = S::Double::select(chosen, h_re, any).greater(least);
        let edges_km = if CLUTTER == BARE {
            None
        } else {
            // where there is none: the first sample
            let first = self.step_km * self.radials.first_offset;
            let near = simd.double(state.near.x_km);
            let far = S::Double::select(self.double_mask(seen.far.lanes), seen.far.x_km, first);
            Some([S::Double::select(near.ge(near), near, first), far])
        };
        let lines = SampleLines {
            step_km: self.step_km,
            inverse_step: self.inverse_step,
            first_offset: self.radials.first_offset,
            last: here.number as f64 - 1.0,
            edges_km,
        };
        let whole = SmoothPaths { d_km: here.d_km, h_te_m: h_te, h_re_m: h_re, radius_km: self.radius_km };
        let nu = smooth_nu_sqrt_m(simd, whole, &lines);
        let paths = SmoothPaths {
            d_km: simd.narrow(here.d_km),
            h_te_m: simd.narrow(h_te),
            h_re_m: simd.narrow(h_re),
            radius_km: self.radius_km,
        };
        Smooth { simd, unclear, geometry: paths.geometry(), nu_sqrt_m: simd.narrow(nu), d_km: paths.d_km }
    }
}
