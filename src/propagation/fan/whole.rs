//! All mechanisms of P.1812-8 at 50 % of the time for one receiver.
use super::nearest::ClearRay;
use super::setting::{FanBand, FanSetting};
use crate::propagation::p1812::{self, NO_COAST_KM, PathGeometry};
use crate::propagation::radial::AnnualStatistics;

/// A receiver over the bare ground of its radial.
#[derive(Clone, Copy)]
pub(super) struct WholePath<'a> {
    /// Ground of the samples before it, m above sea.
    pub(super) ground_m: &'a [f64],
    /// Offset of the first, and from each to the next in km.
    pub(super) first_offset: f64,
    pub(super) step_km: f64,
    pub(super) h_rs_m: f64,
    /// Ground under it.
    pub(super) under_m: f64,
    /// The fitted surface at both ends.
    pub(super) fitted_m: [f64; 2],
    /// Places where clearings end, and ground there; NaN where there is none.
    pub(super) edges: [(f64, f64); 2],
    pub(super) latitude_deg_per_km: f64,
}

/// A horizon, or the point nearest to a ray.
#[derive(Clone, Copy)]
struct Point {
    value: f64,
    x_km: f64,
    height_m: f64,
}

impl WholePath<'_> {
    /// The basic transmission loss where diffraction of the median Earth is known, dB.
    ///
    /// # Cost
    /// O(n).
    pub(super) fn loss_db(
        &self,
        setting: &FanSetting,
        (band, statistics): (&FanBand, &AnnualStatistics),
        diffraction_db: f64,
    ) -> f64 {
        let path = self.geometry(setting, statistics.surface_refractivity);
        let f_ghz = band.band.wave.f_ghz;
        let parts = p1812::Parts::of(&path, f_ghz, statistics.time_percent, diffraction_db, diffraction_db);
        parts.l_b0p.max(parts.l_bc)
    }

    fn x_km(&self, sample: usize) -> f64 {
        (self.first_offset + sample as f64) * self.step_km
    }

    /// Samples and the ends of clearings among them, in no order.
    fn points(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        let samples =
            self.ground_m.iter().enumerate().map(|(sample, ground_m)| (self.x_km(sample), *ground_m));
        samples.chain(self.edges.into_iter().filter(|(_, ground_m)| !ground_m.is_nan()))
    }

    /// The greatest of the values at points; `last`: of equal ones the last.
    fn greatest(&self, last: bool, value: impl Fn(f64, f64) -> f64) -> Point {
        let none = Point { value: f64::NEG_INFINITY, x_km: 0.0, height_m: 0.0 };
        self.points().fold(none, |found, (x_km, height_m)| {
            let value = value(x_km, height_m);
            let is_greater = value > found.value || last && value >= found.value;
            if is_greater { Point { value, x_km, height_m } } else { found }
        })
    }

    /// P.1812-8, Attachment 1, §4 and §5.
    fn geometry(&self, setting: &FanSetting, n_0: f64) -> PathGeometry {
        let a_e_km = setting.link.effective_radius_km;
        let c = 500.0 / a_e_km;
        let d = self.x_km(self.ground_m.len());
        let h_1_m = setting.start.ground_m;
        let (h_ts_m, h_rs_m) = (h_1_m + setting.link.tx_height_agl_m, self.h_rs_m);
        let bent = |x: f64, height_m: f64| height_m - c * x * x;
        let receiver_m = bent(d, h_rs_m);
        let direct = (receiver_m - h_ts_m) / d;
        let far = self.greatest(false, |x, height_m| (bent(x, height_m) - h_ts_m) / x);
        let transhorizon = far.value > direct;
        let (h_st_m, h_sr_m) = (self.fitted_m[0].min(h_1_m), self.fitted_m[1].min(self.under_m));
        let slope = (h_sr_m - h_st_m) / d;
        let rough_m = |x: f64, height_m: f64| height_m - (h_st_m + slope * x);
        let turn = 2.0 * c * d;
        let (t, r, d_lt_km, d_lr_km, h_m_m);
        if transhorizon {
            let near = self.greatest(true, |x, height_m| (bent(x, height_m) - receiver_m) / (d - x));
            let within = self.points().filter(|(x, _)| (far.x_km..=near.x_km).contains(x));
            h_m_m = within.map(|(x, height_m)| rough_m(x, height_m)).fold(f64::NEG_INFINITY, f64::max);
            (t, r) = (far.value, near.value - turn);
            (d_lt_km, d_lr_km) = (far.x_km, d - near.x_km);
        } else {
            let ray = ClearRay {
                first_offset: self.first_offset,
                receiver_offset: d,
                h_ts_m,
                slope: (h_rs_m - h_ts_m) / d,
                bend: c,
            };
            let nearest = self.greatest(false, |x, height_m| ray.over_m(x, height_m) * ray.weight(x));
            h_m_m = rough_m(nearest.x_km, nearest.height_m);
            (t, r) = (direct, -direct - turn);
            (d_lt_km, d_lr_km) = (nearest.x_km, d - nearest.x_km);
        }
        let mrad = |slope: f64| 1_000.0 * (slope / 1_000.0).atan();
        let (theta_t_mrad, theta_r_mrad) = (mrad(t), mrad(r));
        let rise_km = (h_ts_m - h_rs_m) / 1_000.0;
        let latitude_deg = setting.start.latitude_deg + 0.5 * self.latitude_deg_per_km * d;
        PathGeometry {
            d_km: d,
            slant_km: d.hypot(rise_km),
            a_e_km,
            h_ts_m,
            h_rs_m,
            transhorizon,
            d_lt_km,
            d_lr_km,
            theta_t_mrad,
            theta_r_mrad,
            theta_mrad: turn + theta_t_mrad + theta_r_mrad,
            h_te_m: h_ts_m - h_st_m,
            h_re_m: h_rs_m - h_sr_m,
            h_m_m,
            omega: 0.0,
            d_tm_km: d,
            d_lm_km: d,
            beta_0: p1812::beta_0(latitude_deg, d, d),
            n_0,
            d_ct_km: NO_COAST_KM,
            d_cr_km: NO_COAST_KM,
            receiver_at_sea: false,
        }
    }
}
