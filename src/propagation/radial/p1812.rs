//! P.1812-8 for one receiver from the carried geometry.
use super::band::{AnnualStatistics, LossBand};
use super::ducting::Point;
use super::lower_bounds::atan_mrad;
use super::nearest::{RadialRay, Surface};
use super::receiver::{Receiver, Slopes};
use super::smooth::SmoothPart;
use super::sweep::RadialSweep;
use crate::propagation::diffraction::bullington::{Edge, bullington_loss_db, bullington_point};
use crate::propagation::diffraction::ends::Ends;
use crate::propagation::diffraction::knife_edge::NU_WITHOUT_LOSS;
use crate::propagation::diffraction::spherical_earth::Wave;
use crate::propagation::p1812::{self, PathGeometry};
use crate::terrain::Zone;

impl RadialSweep {
    /// L_b of one receiver and band.
    pub(super) fn p1812_db(
        &self,
        point: &Point<'_>,
        band: &LossBand,
        statistics: AnnualStatistics,
        geometry: &mut Option<PathGeometry>,
    ) -> f64 {
        let receiver = point.receiver;
        let free_space_db = band.free_space_1_km_db + point.slant_db;
        let median_db = free_space_db + point.diffraction_db;
        let spread_db = statistics.location_deviate * band.location_sigma_db * receiver.within_clutter;
        if statistics.time_percent >= 50.0
            && self.without_ducting(point, band, median_db, statistics.least_a_p_db)
        {
            let combined_db = receiver.with_troposcatter_db(band, median_db, statistics);
            return free_space_db.max(combined_db - spread_db);
        }
        let path =
            geometry.get_or_insert_with(|| self.path_geometry(receiver, statistics.surface_refractivity));
        let parts = self.parts(path, point, band, statistics.time_percent);
        parts.l_b0p.max(parts.l_bc - spread_db)
    }

    /// The equivalent edge of terrain with clutter.
    pub(super) fn actual_edge(&self, slopes: &Slopes, receiver: &Receiver) -> Edge {
        let d = receiver.d_km;
        let clear = Edge { nu_sqrt_m: f64::NEG_INFINITY, distance_km: 0.5 * d, obstructed: false };
        if receiver.samples < 2 {
            return clear;
        }
        if slopes.obstructed() {
            let ends = Ends {
                d_km: d,
                h_ts_m: receiver.h_ts_m,
                h_rs_m: receiver.h_rs_m,
                c_e: slopes.curvature / 500.0,
            };
            let s_tim = slopes.transmitter + slopes.curvature * d;
            let s_rim = slopes.receiver + slopes.curvature * d;
            return bullington_point(s_tim, s_rim, ends);
        }
        let floor = NU_WITHOUT_LOSS * self.link.longest_wavelength_m.sqrt();
        let found = self.nearest_obstacle(receiver.samples, receiver.ray(slopes.curvature), floor);
        found.map_or(clear, |(nu_sqrt_m, distance_km)| Edge { nu_sqrt_m, distance_km, obstructed: false })
    }

    /// What the smooth Earth adds to the Bullington loss, its geometry found once.
    pub(super) fn beyond_db(&self, smooth: &mut Option<SmoothPart>, receiver: &Receiver, wave: Wave) -> f64 {
        if receiver.smooth_clear {
            return 0.0;
        }
        let radius_km = self.link.effective_radius_km;
        smooth.get_or_insert_with(|| self.smooth_part(receiver, radius_km)).beyond_db(wave)
    }

    /// All mechanisms of P.1812.
    fn parts(
        &self,
        path: &PathGeometry,
        point: &Point<'_>,
        band: &LossBand,
        time_percent: f64,
    ) -> p1812::Parts {
        let (receiver, median_db) = (point.receiver, point.diffraction_db);
        let beta_db = match (&receiver.beyond, self.link.beta_radius_km) {
            (Some(slopes), Some(radius_km)) => {
                let actual = self.actual_edge(slopes, receiver);
                bullington_loss_db(actual, band.wave.wavelength_m, receiver.d_km)
                    + self.smooth_part(receiver, radius_km).beyond_db(band.wave)
            }
            _ => median_db,
        };
        p1812::Parts::of(path, band.wave.f_ghz, time_percent, median_db, beta_db)
    }

    /// The whole geometry of P.1812-8 as the direct path has it.
    fn path_geometry(&self, receiver: &Receiver, n_0: f64) -> PathGeometry {
        let d = receiver.d_km;
        let bare = &receiver.bare;
        let (h_st_m, h_sr_m) = receiver.fitted_m;
        let transhorizon = receiver.transhorizon();
        let (t, r) = receiver.horizon_slopes();
        let (theta_t_mrad, theta_r_mrad) = (atan_mrad(t), atan_mrad(r));
        let slope = (h_sr_m - h_st_m) / d;
        let (d_lt_km, d_lr_km, h_m_m);
        if transhorizon {
            let (first, last) = (bare.transmitter_sample as usize, bare.receiver_sample as usize);
            (d_lt_km, d_lr_km) = (self.distance_km[first], d - bare.receiver_x_km);
            let ground = Surface { distance_km: &self.distance_km, height_m: &self.ground_m };
            h_m_m = self.ground_blocks.highest_over(ground, first..=last, h_st_m, slope);
        } else {
            let (x_km, ground_m) = self.nearest_ground(receiver.samples, receiver.ray(bare.curvature));
            (d_lt_km, d_lr_km) = (x_km, d - x_km);
            h_m_m = ground_m - (h_st_m + slope * x_km);
        }
        let zones = receiver.zones;
        let coast_km = |zone: Zone| if zone == Zone::Sea { 0.0 } else { p1812::NO_COAST_KM };
        PathGeometry {
            d_km: d,
            slant_km: receiver.slant_range_km(),
            a_e_km: self.link.effective_radius_km,
            h_ts_m: receiver.h_ts_m,
            h_rs_m: receiver.h_rs_m,
            transhorizon,
            d_lt_km,
            d_lr_km,
            theta_t_mrad,
            theta_r_mrad,
            theta_mrad: 1_000.0 * d / self.link.effective_radius_km + theta_t_mrad + theta_r_mrad,
            h_te_m: receiver.h_ts_m - h_st_m,
            h_re_m: receiver.h_rs_m - h_sr_m,
            h_m_m,
            omega: zones.omega,
            d_tm_km: zones.d_tm_km,
            d_lm_km: zones.d_lm_km,
            beta_0: p1812::beta_0(receiver.latitude_deg, zones.d_tm_km, zones.d_lm_km),
            n_0,
            d_ct_km: coast_km(receiver.transmitter_zone),
            d_cr_km: coast_km(receiver.zone),
            receiver_at_sea: receiver.zone == Zone::Sea,
        }
    }
}

impl Receiver {
    fn ray(&self, curvature: f64) -> RadialRay {
        RadialRay { d_km: self.d_km, h_ts_m: self.h_ts_m, h_rs_m: self.h_rs_m, curvature }
    }
}
