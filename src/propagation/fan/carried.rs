//! What eight radials are followed with, and what is carried from line to line.
use super::clearings::{Clearings, FarEdges, NearEdges};
use super::lanes::EarthWork;
use super::setting::{FanRadials, FanSetting};
use super::time_percentage::TimePercentage;
use crate::propagation::radial::{AnnualStatistics, CarriedLoss};
use crate::simd::{LANES, LaneMask as _, Lanes, Simd};

/// What is the same for all lines.
pub(super) struct Fan<'a, S: Simd> {
    pub(super) simd: S,
    pub(super) setting: &'a FanSetting,
    pub(super) radials: &'a FanRadials,
    pub(super) step_km: S::Double,
    pub(super) inverse_step: S::Double,
    /// Offsets between which there are receivers.
    pub(super) begins: S::Double,
    pub(super) ends: S::Double,
    /// Effective Earth radius, km, and 500 over it.
    pub(super) radius_km: f64,
    pub(super) curvature: f64,
    pub(super) h_1_m: f64,
    pub(super) h_ts_m: f64,
    pub(super) rx_m: f64,
    /// 17.456^2 times the longest wavelength.
    pub(super) fresnel: f64,
    pub(super) statistics: Option<AnnualStatistics>,
    /// Where less than half of the time counts.
    pub(super) time: Option<TimePercentage>,
    pub(super) clearings: Clearings,
}

/// What is carried from line to line.
pub(super) struct State<S: Simd> {
    pub(super) alive: <S::Double as Lanes>::Mask,
    /// The transmitter's horizon over the ground: slope, m/km, and distance, km.
    pub(super) steepest: S::Double,
    pub(super) steepest_km: S::Double,
    /// The same without the Earth's bend.
    pub(super) flattest: S::Double,
    pub(super) flattest_km: S::Double,
    /// Sums of the fitted surface.
    pub(super) v_1: S::Double,
    pub(super) v_2: S::Double,
    pub(super) d_km: S::Double,
    pub(super) ground: S::Double,
    /// Over terrain with clutter that is taken in: the transmitter's horizon, m/km, and its distance, km.
    pub(super) carried: S::Double,
    pub(super) carried_km: S::Double,
    /// Ends of the transmitter's clearing.
    pub(super) near: NearEdges,
    /// Clutter on the line before.
    pub(super) clutter_m: [f64; LANES],
}

/// Receivers on a line, before what stands in their way.
pub(super) struct Line<S: Simd> {
    pub(super) number: usize,
    pub(super) offset: f64,
    /// Lanes with receivers, by their bits.
    pub(super) receiving: u8,
    pub(super) d_km: S::Double,
    pub(super) inverse_km: S::Double,
    pub(super) ground: S::Double,
    pub(super) ground_m: [f64; LANES],
    /// Ground and antennas less the bulge.
    pub(super) y_r: S::Double,
    pub(super) bent: [f64; LANES],
    pub(super) bent_antennas: [f64; LANES],
    pub(super) direct: S::Double,
    /// Slopes of the ground from the transmitter's antenna, m/km, with and without the Earth's bend.
    pub(super) bent_slope: S::Double,
    pub(super) flat_slope: S::Double,
    /// The fitted surface at both ends.
    pub(super) fitted: [S::Double; 2],
    /// Above 0: the smooth Earth surely causes no loss.
    pub(super) margin: S::Double,
}

/// What stands in the way.
pub(super) struct Seen<S: Simd> {
    /// The transmitter's horizon over terrain with clutter.
    pub(super) transmitter: S::Double,
    pub(super) transmitter_km: S::Double,
    /// The receivers' horizons: slopes in the bent heights, m/km, and distances from the transmitter, km.
    pub(super) receiver: S::Double,
    pub(super) receiver_km: S::Double,
    /// The same point, or another, without clutter: not more than the receiver's horizon over bare ground.
    pub(super) bare_receiver: S::Double,
    /// Where terrain reaches the ray.
    pub(super) blocked: <S::Double as Lanes>::Mask,
    /// Lanes whose ends see each other, by their bits.
    pub(super) clear: u8,
    /// Ends of the receivers' clearings.
    pub(super) far: FarEdges<S>,
}

impl<'a, S: Simd> Fan<'a, S> {
    pub(super) fn new(simd: S, setting: &'a FanSetting, radials: &'a FanRadials, radius_km: f64) -> Self {
        let link = &setting.link;
        Self {
            simd,
            setting,
            radials,
            step_km: simd.double(radials.step_km),
            inverse_step: simd.double(radials.step_km.map(f64::recip)),
            begins: simd.double(radials.receives.map(|(begin, _)| begin)),
            ends: simd.double(radials.receives.map(|(_, end)| end)),
            radius_km,
            curvature: 500.0 / radius_km,
            h_1_m: setting.start.ground_m,
            h_ts_m: setting.start.ground_m + link.tx_height_agl_m,
            rx_m: link.rx_height_agl_m,
            fresnel: 17.456 * 17.456 * link.longest_wavelength_m,
            statistics: match setting.loss {
                CarriedLoss::P1812(statistics) => Some(statistics),
                CarriedLoss::DeltaBullington => None,
            },
            time: match &setting.loss {
                CarriedLoss::P1812(statistics) if statistics.time_percent < 50.0 => {
                    Some(TimePercentage::of(statistics))
                }
                _ => None,
            },
            clearings: Clearings::of(link.clearing_km, radials),
        }
    }

    /// What needs no other line.
    #[inline(always)]
    pub(super) fn line(&self, number: usize, ground: S::Double, state: &mut State<S>) -> Line<S> {
        let offset = self.radials.first_offset + number as f64;
        let void = ground.all(f64::NAN);
        let ground = S::Double::select(state.alive, ground, void);
        let d_km = self.step_km * offset;
        let inverse_km = self.inverse_step * offset.recip();
        let bulge = d_km * d_km * self.curvature;
        let y = ground - bulge;
        let y_r = y + self.rx_m;
        let fitted = state.fit(d_km, inverse_km, ground);
        let h_te = (-fitted[0] + self.h_ts_m).greater(ground.all(self.h_ts_m - self.h_1_m));
        let h_re = (ground + self.rx_m - fitted[1]).greater(ground.all(self.rx_m));
        let place = ground.all(offset);
        let receiving = (place.gt(self.begins) & self.ends.ge(place) & state.alive).bits();
        Line {
            number,
            offset,
            receiving,
            d_km,
            inverse_km,
            ground,
            ground_m: ground.to_array(),
            y_r,
            bent: y.to_array(),
            bent_antennas: y_r.to_array(),
            direct: (y_r - self.h_ts_m) * inverse_km,
            bent_slope: (y - self.h_ts_m) * inverse_km,
            flat_slope: (ground - self.h_ts_m) * inverse_km,
            fitted,
            margin: self.margin(h_te, h_re, d_km),
        }
    }

    /// Above 0 where the smooth Earth causes no loss at the longest wavelength, the antennas at these heights over it: see the radial's
    /// `surface_fits`.
    #[inline(always)]
    pub(super) fn margin(&self, h_te: S::Double, h_re: S::Double, d_km: S::Double) -> S::Double {
        let (low, high) = (h_te.lesser(h_re), h_te.greater(h_re));
        let q = d_km * d_km * self.curvature;
        let r_2 = d_km * self.fresnel;
        let needed = q * 0.5 + r_2.sqrt();
        ((high - q) * low * 4.0 - r_2).greater(high * low * 4.0 - needed * needed)
    }
}

/// Receivers on a line, and what is known of them.
pub(super) struct Around<'a, S: Simd> {
    pub(super) here: &'a Line<S>,
    pub(super) seen: Seen<S>,
    pub(super) state: &'a State<S>,
    pub(super) work: &'a mut EarthWork,
}

/// A horizon: its slope, m/km, and its distance from the transmitter, km.
#[derive(Clone, Copy)]
pub(super) struct Horizon<V> {
    pub(super) slope: V,
    pub(super) x_km: V,
}

impl<V: Lanes> Horizon<V> {
    /// One where a mask holds, another where it does not.
    #[inline(always)]
    pub(super) fn select(mask: V::Mask, yes: Self, no: Self) -> Self {
        Self { slope: V::select(mask, yes.slope, no.slope), x_km: V::select(mask, yes.x_km, no.x_km) }
    }
}

impl<S: Simd> Seen<S> {
    /// Of a line without receivers.
    #[inline(always)]
    pub(super) fn nothing(here: &Line<S>) -> Self {
        let (none, low) = (here.d_km.all(0.0), here.d_km.all(f64::NEG_INFINITY));
        Self {
            transmitter: low,
            transmitter_km: none,
            receiver: low,
            receiver_km: none,
            bare_receiver: low,
            blocked: low.gt(none),
            clear: 0,
            far: FarEdges::none(none),
        }
    }
}

impl<S: Simd> State<S> {
    pub(super) fn new(fan: &Fan<'_, S>) -> Self {
        let none = fan.step_km.all(0.0);
        let low = fan.step_km.all(f64::NEG_INFINITY);
        Self {
            alive: none.ge(none),
            steepest: low,
            steepest_km: none,
            flattest: low,
            flattest_km: none,
            v_1: none,
            v_2: none,
            d_km: none,
            ground: none.all(fan.h_1_m),
            carried: low,
            carried_km: none,
            near: NearEdges::default(),
            clutter_m: [0.0; LANES],
        }
    }

    /// Fits the surface to a line's samples: equations (85), (86), (161) and (162) of P.1812-8.
    #[inline(always)]
    pub(super) fn fit(&mut self, d: S::Double, inverse: S::Double, ground: S::Double) -> [S::Double; 2] {
        let step = d - self.d_km;
        self.v_1 = self.v_1 + step * (ground + self.ground);
        let moment = ground * (d * 2.0 + self.d_km) + self.ground * (d + self.d_km * 2.0);
        self.v_2 = self.v_2 + step * moment;
        (self.d_km, self.ground) = (d, ground);
        let (v_1, v_2) = (self.v_1 * inverse, self.v_2 * inverse * inverse);
        [v_1 * 2.0 - v_2, v_2 - v_1]
    }

    /// Takes a line's samples into the transmitter's horizons.
    #[inline(always)]
    pub(super) fn step(&mut self, here: &Line<S>) {
        let bent = here.bent_slope;
        let steeper = bent.gt(self.steepest);
        self.steepest = S::Double::select(steeper, bent, self.steepest);
        self.steepest_km = S::Double::select(steeper, here.d_km, self.steepest_km);
        let flat = here.flat_slope;
        let higher = flat.gt(self.flattest);
        self.flattest = S::Double::select(higher, flat, self.flattest);
        self.flattest_km = S::Double::select(higher, here.d_km, self.flattest_km);
    }
}
