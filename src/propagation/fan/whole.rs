//! All mechanisms of P.1812-8 for one receiver.
use super::nearest::ClearRay;
use super::setting::{FanSetting, OfBand};
use crate::propagation::p1812::{self, NO_COAST_KM, PathGeometry};
use crate::simd::LANES;

/// A receiver over the bare ground of its radial.
pub(super) struct WholePath<'a> {
    /// Ground of the samples before it, line by line, m above sea, and which lane is this radial's.
    pub(super) ground_m: &'a [[f64; LANES]],
    pub(super) lane: usize,
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
    /// Horizons of both ends where terrain hides them from each other: slopes in the bent heights, m/km, and distances from the transmitter, km.
    pub(super) horizons: Option<[(f64, f64); 2]>,
    pub(super) latitude_deg_per_km: f64,
}

impl WholePath<'_> {
    /// The basic transmission loss where diffraction over the median Earth and over that of beta-0 percent of the time is known, dB.
    ///
    /// # Cost
    /// O(n).
    pub(super) fn loss_db(
        &self,
        setting: &FanSetting,
        of_band: OfBand<'_>,
        [median_db, beyond_db]: [f64; 2],
    ) -> f64 {
        let OfBand { band, statistics } = of_band;
        let path = self.geometry(setting, statistics.surface_refractivity);
        let f_ghz = band.band.wave.f_ghz;
        let parts = p1812::Parts::of(&path, f_ghz, statistics.time_percent, median_db, beyond_db);
        parts.l_b0p.max(parts.l_bc)
    }

    fn x_km(&self, sample: usize) -> f64 {
        (self.first_offset + sample as f64) * self.step_km
    }

    /// The sample at a distance.
    fn sample_at(&self, x_km: f64) -> usize {
        (x_km / self.step_km - self.first_offset).round().max(0.0) as usize
    }

    /// The point nearest to a clear ray, km and m above sea.
    fn nearest(&self, ray: &ClearRay) -> (f64, f64) {
        let (d, mut best, mut found) = (ray.receiver_offset, f64::NEG_INFINITY, (0.0, self.under_m));
        let samples =
            self.ground_m.iter().enumerate().map(|(sample, row)| (self.x_km(sample), row[self.lane]));
        for (x, height_m) in self.edges.into_iter().filter(|(_, ground_m)| !ground_m.is_nan()).chain(samples)
        {
            let over_m = ray.over_m(x, height_m);
            // squares compared: neither root nor division
            if over_m < 0.0 && best < 0.0 && over_m * over_m * d >= best * best * x * (d - x) {
                continue;
            }
            let weighed = over_m * ray.weight(x);
            if weighed > best {
                (best, found) = (weighed, (x, height_m));
            }
        }
        found
    }

    /// P.1812-8, Attachment 1, §4 and §5.
    fn geometry(&self, setting: &FanSetting, n_0: f64) -> PathGeometry {
        let a_e_km = setting.link.effective_radius_km;
        let c = 500.0 / a_e_km;
        let d = self.x_km(self.ground_m.len());
        let h_1_m = setting.start.ground_m;
        let (h_ts_m, h_rs_m) = (h_1_m + setting.link.tx_height_agl_m, self.h_rs_m);
        let (h_st_m, h_sr_m) = (self.fitted_m[0].min(h_1_m), self.fitted_m[1].min(self.under_m));
        let slope = (h_sr_m - h_st_m) / d;
        let rough_m = |x: f64, height_m: f64| height_m - (h_st_m + slope * x);
        let turn = 2.0 * c * d;
        let (t, r, d_lt_km, d_lr_km, h_m_m);
        if let Some([(far, far_km), (near, near_km)]) = self.horizons {
            let (first, last) =
                (self.sample_at(far_km), self.sample_at(near_km).min(self.ground_m.len() - 1));
            let between = self.ground_m[first..=last.max(first)].iter().zip(first..);
            h_m_m = between.fold(f64::NEG_INFINITY, |most, (row, sample)| {
                most.max(rough_m(self.x_km(sample), row[self.lane]))
            });
            (t, r) = (far, near - turn);
            (d_lt_km, d_lr_km) = (far_km, d - near_km);
        } else {
            let ray = ClearRay {
                first_offset: self.first_offset,
                receiver_offset: d,
                h_ts_m,
                slope: (h_rs_m - h_ts_m) / d,
                bend: c,
            };
            let (x_km, height_m) = self.nearest(&ray);
            h_m_m = rough_m(x_km, height_m);
            let direct = (h_rs_m - h_ts_m) / d - c * d;
            (t, r) = (direct, -direct - turn);
            (d_lt_km, d_lr_km) = (x_km, d - x_km);
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
            transhorizon: self.horizons.is_some(),
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
