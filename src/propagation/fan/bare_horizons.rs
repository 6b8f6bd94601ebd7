//! Horizons over bare ground, for the mechanisms that look at them.
use super::anomalous::{Anomalous, BareHorizons};
use super::carried::{Around, Fan, Line};
use super::edges::Edges;
use super::setting::{BARE, CELLS, OfBand};
use super::whole::WholePath;
use crate::simd::{LANES, LaneMask as _, Lanes, Simd};

/// Horizons of both ends over bare ground: slopes over their horizontals, m/km, and the least and greatest distances, km.
#[derive(Clone, Copy)]
struct BareEnds<V> {
    transmitter: V,
    receiver: V,
    d_lt_km: [V; 2],
    d_lr_km: [V; 2],
}

/// Receivers for which ducting is not ruled out.
pub(super) struct Undecided<V> {
    /// Diffraction over the median Earth, and over that of beta-0 percent of the time, dB.
    pub(super) diffraction_db: [V; 2],
    /// Losses of the other lanes.
    pub(super) losses_db: V,
    /// Which lanes they are.
    pub(super) lanes: u8,
}

impl<S: Simd> Fan<'_, S> {
    /// Bounds of ducting and troposcatter.
    #[inline(always)]
    pub(super) fn weigh<const CLUTTER: u8>(
        &self,
        around: &Around<'_, S>,
        edges: &Edges<S>,
    ) -> Anomalous<S::Single> {
        if CLUTTER != BARE {
            return self.weigh_exact(around, 0);
        }
        let Around { here, seen, .. } = around;
        let hidden = seen.transmitter.gt(here.direct);
        let nearest = edges.clear_km;
        let is_near = nearest.ge(nearest);
        let turn = here.d_km * (2.0 * self.curvature);
        let t = S::Double::select(hidden, seen.transmitter, here.direct);
        let r = S::Double::select(hidden, seen.receiver, -here.direct) - turn;
        let [first, last] = self.outermost();
        let [d_lt, d_lr] = [seen.transmitter_km, here.d_km - seen.receiver_km];
        let d_lt_km = [
            S::Double::select(hidden, d_lt, S::Double::select(is_near, nearest, first)),
            S::Double::select(hidden, d_lt, S::Double::select(is_near, nearest, here.d_km - last)),
        ];
        let d_lr_km = [
            S::Double::select(hidden, d_lr, S::Double::select(is_near, here.d_km - nearest, last)),
            S::Double::select(
                hidden,
                d_lr,
                S::Double::select(is_near, here.d_km - nearest, here.d_km - first),
            ),
        ];
        let ends = BareEnds { transmitter: t, receiver: r, d_lt_km, d_lr_km };
        self.horizons(here, &ends, here.direct.ge(seen.transmitter)).weigh()
    }

    /// Distances from both ends within which there is no point of a profile, km.
    #[inline(always)]
    fn outermost(&self) -> [S::Double; 2] {
        let clearing_km = self.setting.link.clearing_km;
        let limit = if clearing_km > 0.0 { clearing_km } else { f64::INFINITY };
        let [first, last] = [self.step_km * self.radials.first_offset, self.step_km];
        [first.lesser(first.all(limit)), last.lesser(last.all(limit))]
    }

    #[inline(always)]
    fn horizons(
        &self,
        here: &Line<S>,
        ends: &BareEnds<S::Double>,
        meet: <S::Double as Lanes>::Mask,
    ) -> BareHorizons<S::Single> {
        let simd = self.simd;
        let BareEnds { transmitter, receiver, d_lt_km, d_lr_km } = *ends;
        BareHorizons {
            d_km: simd.narrow(here.d_km),
            turn: simd.narrow(here.d_km * (2.0 * self.curvature)),
            transmitter: simd.narrow(transmitter),
            receiver: simd.narrow(receiver),
            d_lt_km: [simd.narrow(d_lt_km[0]), simd.narrow(d_lt_km[1])],
            d_lr_km: [simd.narrow(d_lr_km[0]), simd.narrow(d_lr_km[1])],
            meet: simd.narrow_mask(meet),
            within: 0.025 / self.curvature,
        }
    }

    /// Bounds over bare ground under clutter; the receivers' horizons are known in the lanes of some bits.
    #[inline(always)]
    pub(super) fn weigh_exact(&self, around: &Around<'_, S>, exact: u8) -> Anomalous<S::Single> {
        let Around { here, seen, state, .. } = around;
        let hidden = state.steepest.gt(here.direct);
        let turn = here.d_km * (2.0 * self.curvature);
        let exact = self.double_mask(exact);
        let t = S::Double::select(hidden, state.steepest, here.direct);
        let r = S::Double::select(hidden, seen.bare_receiver.greater(-here.direct), -here.direct) - turn;
        let [first, last] = self.outermost();
        let d_lr = here.d_km - seen.receiver_km;
        let far = S::Double::select(hidden, here.d_km - state.steepest_km, here.d_km - first);
        let d_lt_km = [
            S::Double::select(hidden, state.steepest_km, first),
            S::Double::select(hidden, state.steepest_km, here.d_km - last),
        ];
        let exact = exact & hidden;
        let d_lr_km = [S::Double::select(exact, d_lr, last), S::Double::select(exact, d_lr, far)];
        let ends = BareEnds { transmitter: t, receiver: r, d_lt_km, d_lr_km };
        self.horizons(here, &ends, here.direct.ge(state.steepest)).weigh()
    }

    /// Finds the receivers' horizons over bare ground in some lanes: from now on those that are seen.
    #[inline(always)]
    pub(super) fn find_bare_horizons<const CLUTTER: u8>(&self, around: &mut Around<'_, S>, lanes: u8) {
        let Around { here, seen, work, .. } = around;
        let mut slopes = seen.bare_receiver.to_array();
        let mut places = seen.receiver_km.to_array();
        for (lane, of_lane) in work.lanes.iter().enumerate() {
            if lanes >> lane & 1 == 0 {
                continue;
            }
            let (number, y_r) = (here.number as f64, here.bent_antennas[lane]);
            let step_km = self.radials.step_km[lane];
            let tangent = if CLUTTER == CELLS {
                of_lane.bare.tangent(number, y_r).map(|tangent| (tangent.slope, tangent.x))
            } else {
                let bend = self.curvature * step_km * step_km;
                let samples = self.clearings.samples_of(lane, here.number).map(|sample| {
                    let along = self.radials.first_offset + sample as f64;
                    (sample as f64, work.ground_m[sample][lane] - bend * along * along)
                });
                of_lane.obstacles.bare_tangent(samples, number, y_r)
            };
            if let Some((slope, x)) = tangent {
                slopes[lane] = slope / step_km;
                places[lane] = (x + self.radials.first_offset) * step_km;
            }
        }
        seen.bare_receiver = self.simd.double(slopes);
        seen.receiver_km = self.simd.double(places);
    }

    /// Losses with all mechanisms in some lanes.
    #[inline(never)]
    pub(super) fn with_whole_paths<const CLUTTER: u8>(
        &self,
        around: &Around<'_, S>,
        of_band: OfBand<'_>,
        undecided: &Undecided<S::Single>,
    ) -> S::Single {
        let Around { here, seen, state, work } = around;
        let Undecided { diffraction_db: [median_db, beyond_db], losses_db, lanes } = *undecided;
        let (median_db, beyond_db) = (median_db.to_array(), beyond_db.to_array());
        let fitted = [here.fitted[0].to_array(), here.fitted[1].to_array()];
        let (far_km, far_m) = (seen.far.x_km.to_array(), seen.far.ground.to_array());
        let (transmitter, transmitter_km, receiver) = if CLUTTER == BARE {
            (seen.transmitter, seen.transmitter_km, seen.receiver)
        } else {
            (state.steepest, state.steepest_km, seen.bare_receiver)
        };
        let hidden = transmitter.gt(here.direct).bits();
        let [t, t_km] = [transmitter.to_array(), transmitter_km.to_array()];
        let [r, r_km] = [receiver.to_array(), seen.receiver_km.to_array()];
        let near = &state.near;
        let mut whole_db = [0.0; LANES];
        for lane in (0..LANES).filter(|lane| lanes >> lane & 1 == 1) {
            let far_m = if seen.far.lanes >> lane & 1 == 1 { far_m[lane] } else { f64::NAN };
            let path = WholePath {
                ground_m: &work.ground_m[..here.number],
                lane,
                first_offset: self.radials.first_offset,
                step_km: self.radials.step_km[lane],
                h_rs_m: here.ground_m[lane] + self.rx_m,
                under_m: here.ground_m[lane],
                fitted_m: [fitted[0][lane], fitted[1][lane]],
                edges: [(near.x_km[lane], near.ground_m[lane]), (far_km[lane], far_m)],
                horizons: (hidden >> lane & 1 == 1).then_some([(t[lane], t_km[lane]), (r[lane], r_km[lane])]),
                latitude_deg_per_km: self.radials.latitude_deg_per_km[lane],
            };
            whole_db[lane] = path.loss_db(self.setting, of_band, [median_db[lane], beyond_db[lane]]);
        }
        let whole_db = self.simd.narrow(self.simd.double(whole_db));
        self.select(lanes, whole_db, losses_db)
    }
}
