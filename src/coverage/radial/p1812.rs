//! Losses from the carried geometry: delta-Bullington alone, or all of P.1812-8.
use super::nearest::Ray;
use super::receiver::{Receiver, Slopes};
use super::smooth::smooth_path;
use super::{RadialSweep, Sample};
use crate::propagation::diffraction::bullington::{Edge, Ends, bullington_loss_db, bullington_point};
use crate::propagation::diffraction::knife_edge::NU_WITHOUT_LOSS;
use crate::propagation::diffraction::spherical_earth::{SmoothPath, Wave, spherical_earth_loss_db};
use crate::propagation::p1812::{self, PathGeometry};
use crate::terrain::Zone;

/// Which losses are taken from the geometry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CarriedLoss {
    /// Free space and delta-Bullington (P.525, P.526).
    DeltaBullington,
    /// P.1812-8 for a share of time, %.
    P1812 {
        /// Share of the average year, 1 to 50 %.
        time_percent: f64,
        /// Surface refractivity at sea level, N-units.
        surface_refractivity: f64,
    },
}

/// One frequency and what depends on it alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LossBand {
    /// The wave.
    pub wave: Wave,
    /// Free-space loss over 1 km, dB.
    pub free_space_1_km_db: f64,
    /// Added to the median loss for the share of locations asked for, dB (P.1812-8, §4.8); not at sea.
    pub location_db: f64,
    bound: BoundConstants,
}

impl LossBand {
    /// A wave, its free-space loss over 1 km, and what the share of locations adds.
    #[must_use]
    pub fn new(wave: Wave, free_space_1_km_db: f64, location_db: f64) -> Self {
        Self { wave, free_space_1_km_db, location_db, bound: BoundConstants::of(wave.f_ghz) }
    }
}

/// A diffraction loss this much above another mechanism's leaves it without effect: 5 log10(1 + 10^(-0.2 x)) is under
/// 1e-11 dB.
const WITHOUT_EFFECT_DB: f64 = 56.0;

impl RadialSweep {
    /// Losses of a receiver at all bands, dB; `latitude_deg` is of the path's centre.
    pub fn losses(
        &self,
        (loss, bands): (CarriedLoss, &[LossBand]),
        receiver: &Receiver,
        latitude_deg: f64,
        out: &mut [f64],
    ) {
        let actual = self.actual_edge(&receiver.median, receiver);
        let slant_db = 20.0 * receiver.slant_range_km().log10();
        let smooth = self.smooth_of(receiver, self.link.effective_radius_km);
        let mut geometry = None;
        for (value, band) in out.iter_mut().zip(bands) {
            let free_space_db = band.free_space_1_km_db + slant_db;
            let diffraction_db = delta_bullington_db(actual, smooth, receiver, band.wave);
            *value = match loss {
                CarriedLoss::DeltaBullington => free_space_db + diffraction_db,
                CarriedLoss::P1812 { time_percent, surface_refractivity } => {
                    let median_db = free_space_db + diffraction_db;
                    if time_percent >= 50.0
                        && self.only_diffraction(
                            receiver,
                            actual,
                            band,
                            (median_db, diffraction_db, surface_refractivity),
                        )
                    {
                        free_space_db.max(median_db + receiver.location_db(band))
                    } else {
                        let path = geometry.get_or_insert_with(|| {
                            self.path_geometry(receiver, latitude_deg, surface_refractivity)
                        });
                        self.whole_p1812_db(path, receiver, band, (time_percent, diffraction_db))
                    }
                }
            };
        }
    }

    /// The equivalent edge of terrain with clutter.
    fn actual_edge(&self, slopes: &Slopes, receiver: &Receiver) -> Edge {
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
        let samples = (self.distance_km.as_slice(), self.obstacle_m.as_slice());
        let ray = receiver.ray(slopes.curvature);
        let found = self.obstacle_blocks.nearest(samples, receiver.samples, ray, floor);
        found.map_or(clear, |(nu_sqrt_m, i)| Edge {
            nu_sqrt_m,
            distance_km: self.distance_km[i],
            obstructed: false,
        })
    }

    /// Smooth edge and path where the smooth Earth may cause a loss.
    fn smooth_of(&self, receiver: &Receiver, a_p_km: f64) -> Option<(Edge, SmoothPath)> {
        if receiver.smooth_clear {
            return None;
        }
        let path = smooth_path(receiver, a_p_km);
        Some((self.smooth_edge(receiver, path), path))
    }

    fn whole_p1812_db(
        &self,
        path: &PathGeometry,
        receiver: &Receiver,
        band: &LossBand,
        (time_percent, median_db): (f64, f64),
    ) -> f64 {
        let beta_db = match (&receiver.beyond, self.link.beta_radius_km) {
            (Some(slopes), Some(radius_km)) => {
                let actual = self.actual_edge(slopes, receiver);
                delta_bullington_db(actual, self.smooth_of(receiver, radius_km), receiver, band.wave)
            }
            _ => median_db,
        };
        let l_bc = p1812::Parts::of(path, band.wave.f_ghz, time_percent, (median_db, beta_db));
        l_bc.l_b0p.max(l_bc.l_bc + receiver.location_db(band))
    }

    /// The whole geometry of P.1812-8 as the direct path has it.
    fn path_geometry(&self, receiver: &Receiver, latitude_deg: f64, n_0: f64) -> PathGeometry {
        let d = receiver.d_km;
        let bare = &receiver.bare;
        let (h_st_m, h_sr_m) = receiver.fitted_m;
        let blocks = if self.cluttered { &self.ground_blocks } else { &self.obstacle_blocks };
        let ground = (self.distance_km.as_slice(), self.ground_m.as_slice());
        let transhorizon = receiver.samples > 1 && bare.transhorizon();
        let atan_mrad = |slope: f64| 1_000.0 * (slope / 1_000.0).atan();
        let (theta_t_mrad, theta_r_mrad, d_lt_km, d_lr_km, first, last);
        if transhorizon {
            (first, last) = (bare.transmitter_sample as usize, bare.receiver_sample as usize);
            (theta_t_mrad, theta_r_mrad) = (atan_mrad(bare.transmitter), atan_mrad(bare.receiver));
            (d_lt_km, d_lr_km) = (self.distance_km[first], d - bare.receiver_x_km);
        } else {
            let ray = receiver.ray(bare.curvature);
            let found = blocks.nearest(ground, receiver.samples, ray, f64::NEG_INFINITY);
            let nearest = found.map_or(0, |(_, i)| i);
            (first, last) = (nearest, nearest);
            theta_t_mrad = atan_mrad(bare.direct);
            theta_r_mrad = atan_mrad((receiver.h_ts_m - receiver.h_rs_m) / d - bare.curvature * d);
            (d_lt_km, d_lr_km) = (self.distance_km[nearest], d - self.distance_km[nearest]);
        }
        let slope = (h_sr_m - h_st_m) / d;
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
            h_m_m: blocks.highest_over(ground, (first, last), (h_st_m, slope)),
            omega: zones.omega,
            d_tm_km: zones.d_tm_km,
            d_lm_km: zones.d_lm_km,
            beta_0: p1812::beta_0(latitude_deg, zones.d_tm_km, zones.d_lm_km),
            n_0,
            d_ct_km: coast_km(receiver.transmitter_zone),
            d_cr_km: coast_km(receiver.zone),
            receiver_at_sea: receiver.zone == Zone::Sea,
        }
    }
}

/// L_bulla + max(L_dsph - L_bulls, 0); the smooth part is absent where it surely is 0.
fn delta_bullington_db(
    actual: Edge,
    smooth: Option<(Edge, SmoothPath)>,
    receiver: &Receiver,
    wave: Wave,
) -> f64 {
    let actual_db = bullington_loss_db(actual, wave.wavelength_m, receiver.d_km);
    let Some((edge, path)) = smooth else { return actual_db };
    let spherical_db = spherical_earth_loss_db(path, wave);
    if spherical_db <= 0.0 {
        return actual_db;
    }
    actual_db + (spherical_db - bullington_loss_db(edge, wave.wavelength_m, receiver.d_km)).max(0.0)
}

impl Receiver {
    fn ray(&self, curvature: f64) -> Ray {
        Ray { d_km: self.d_km, h_ts_m: self.h_ts_m, h_rs_m: self.h_rs_m, curvature }
    }

    fn location_db(&self, band: &LossBand) -> f64 {
        if self.zone == Zone::Sea { 0.0 } else { band.location_db }
    }
}

/// What the bounds on ducting and troposcatter need of a frequency: P.1812-8, equations (44), (45), (47), (48), (51).
#[derive(Clone, Copy, Debug, PartialEq)]
struct BoundConstants {
    /// 102.45 + 20 log f + A_lf.
    ducting_db: f64,
    /// 190.1 + L_f.
    troposcatter_db: f64,
    sqrt_f: f64,
    cbrt_f: f64,
}

impl BoundConstants {
    fn of(f_ghz: f64) -> Self {
        let a_lf = if f_ghz < 0.5 { 45.375 - 137.0 * f_ghz + 92.5 * f_ghz * f_ghz } else { 0.0 };
        Self {
            ducting_db: 102.45 + 20.0 * f_ghz.log10() + a_lf,
            troposcatter_db: 190.1 + 25.0 * f_ghz.log10() - 2.5 * (0.5 * f_ghz).log10().powi(2),
            sqrt_f: f_ghz.sqrt(),
            cbrt_f: f_ghz.cbrt(),
        }
    }
}

impl RadialSweep {
    /// Whether ducting and troposcatter surely leave the median loss as it is; lower bounds of both are compared with it.
    ///
    /// At 50 % of the time L_bd is the median and F_i is 0, so L_bam = L_bda, which is L_bd where L_minbap exceeds it.
    fn only_diffraction(
        &self,
        receiver: &Receiver,
        actual: Edge,
        band: &LossBand,
        (median_db, diffraction_db, n_0): (f64, f64, f64),
    ) -> bool {
        let bare = &receiver.bare;
        let d = receiver.d_km;
        let bound = &band.bound;
        let transhorizon = receiver.samples > 1 && bare.transhorizon();
        let (theta_t, theta_r) = if transhorizon {
            (mrad_at_least(bare.transmitter), mrad_at_least(bare.receiver))
        } else {
            (mrad_at_least(bare.direct), mrad_at_least(-bare.direct - 2.0 * bare.curvature * d))
        };
        let turn = 2.0 * bare.curvature * d; // 1000 d / a_e
        let scattered_db = bound.troposcatter_db - 0.15 * n_0
            + 20.0 * log10_at_least(d)
            + 0.573 * (turn + theta_t + theta_r);
        if scattered_db < median_db + WITHOUT_EFFECT_DB {
            return false;
        }
        if diffraction_db <= 0.0 {
            return true;
        }
        if receiver.zones.omega >= 0.75 {
            return false; // coupling to ducts over the sea
        }
        let (d_lt, d_lr) = if transhorizon {
            (self.distance_km[bare.transmitter_sample as usize], d - bare.receiver_x_km)
        } else if !self.cluttered && actual.nu_sqrt_m > f64::NEG_INFINITY {
            (actual.distance_km, d - actual.distance_km)
        } else {
            return false;
        };
        let beyond = ((theta_t - 0.1 * d_lt).max(0.0), (theta_r - 0.1 * d_lr).max(0.0));
        let theta_1 = turn + theta_t.min(0.1 * d_lt) + theta_r.min(0.1 * d_lr);
        let without_roots_db = bound.ducting_db
            + 20.0 * log10_at_least(d_lt + d_lr)
            + bound.cbrt_f * (0.025 / bare.curvature * theta_1 + 0.264 * (beyond.0 + beyond.1));
        if without_roots_db > median_db {
            return true;
        }
        let shielding_db =
            |beyond: f64, d_l: f64| 20.0 * log10_at_least(1.0 + 0.361 * beyond * bound.sqrt_f * d_l.sqrt());
        without_roots_db + shielding_db(beyond.0, d_lt) + shielding_db(beyond.1, d_lr) > median_db
    }
}

/// A lower bound of 1000 atan(slope / 1000), slope in m/km.
fn mrad_at_least(slope: f64) -> f64 {
    if slope > 0.0 { slope * (1.0 - slope * slope / 3e6) } else { slope }
}

/// A lower bound of log10 x for a normal positive x, within 0.026: the mantissa's chord.
fn log10_at_least(x: f64) -> f64 {
    let bits = x.to_bits();
    let exponent = (bits >> 52) as f64 - 1_023.0;
    let mantissa = f64::from_bits(bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000);
    (exponent + mantissa - 1.0) * std::f64::consts::LOG10_2
}

impl Sample {
    /// Bare inland ground.
    #[must_use]
    pub const fn bare_inland(distance_km: f64, ground_m: f64) -> Self {
        Self { distance_km, ground_m, clutter_m: 0.0, zone: Zone::Inland }
    }
}
