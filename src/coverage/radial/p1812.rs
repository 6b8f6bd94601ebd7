//! Losses from the carried geometry: delta-Bullington alone, or all of P.1812-8.
use super::RadialSweep;
use super::bounds::{BoundConstants, atan_mrad};
use super::nearest::Ray;
use super::receiver::{Receiver, Slopes};
use super::smooth::smooth_path;
use crate::propagation::diffraction::bullington::{Edge, Ends, bullington_loss_db, bullington_point};
use crate::propagation::diffraction::knife_edge::{NU_WITHOUT_LOSS, knife_edge_loss_db};
use crate::propagation::diffraction::lanes::{LANES, bullington_losses_db, decibels};
use crate::propagation::diffraction::spherical_earth::{SmoothPath, Wave, spherical_earth_loss_db};
use crate::propagation::p1812::{self, PathGeometry};
use crate::terrain::Zone;

/// Which losses are taken from the geometry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CarriedLoss {
    /// Free space and delta-Bullington (P.525, P.526).
    DeltaBullington,
    /// P.1812-8.
    P1812(AnnualStatistics),
}

/// What P.1812 is asked for, the same for all receivers of a mast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AnnualStatistics {
    time_percent: f64,
    /// I(p_L), equation (69).
    location_deviate: f64,
    surface_refractivity: f64,
    /// A lower bound of A_p, equation (53), dB.
    least_a_p_db: f64,
}

impl AnnualStatistics {
    /// Shares of the average year (1 to 50 %) and of locations (1 to 99 %), the surface refractivity at sea level
    /// (N-units), and the |latitude| that no path's centre falls short of (degrees).
    ///
    /// beta, equation (54), is at most beta_0 <= 10^(1.67 - 0.015 |latitude|) (4.17 beyond 70 degrees), and A_p rises as
    /// beta falls: its exponent (log10 p - log10 beta) Gamma does down to beta = 1e-24, and is greater below than at any
    /// beta_0. The factor of Gamma that falls with distance is taken at 1,000 km.
    #[must_use]
    pub fn new(
        (time_percent, location_percent): (f64, f64),
        surface_refractivity: f64,
        lowest_latitude_deg: f64,
    ) -> Self {
        let log_beta = (1.67 - 0.015 * lowest_latitude_deg.abs()).max(4.17_f64.log10());
        let far = 1e-6 * 1_000.0_f64.powf(1.13);
        let gamma = 1.076 / (2.0058 - log_beta).powf(1.012)
            * (-(9.51 - 4.8 * log_beta + 0.198 * log_beta * log_beta) * far).exp();
        let ratio = time_percent / 10.0_f64.powf(log_beta);
        let least_a_p_db = -12.0 + 1.2 * ratio.log10() + 12.0 * ratio.powf(gamma);
        let location_deviate = p1812::inverse_complementary_normal(location_percent / 100.0);
        Self { time_percent, location_deviate, surface_refractivity, least_a_p_db }
    }

    /// Share of the average year, %.
    #[must_use]
    pub const fn time_percent(self) -> f64 {
        self.time_percent
    }
}

/// One frequency and what depends on it alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LossBand {
    /// The wave.
    pub wave: Wave,
    /// Free-space loss over 1 km, dB.
    pub free_space_1_km_db: f64,
    /// Standard deviation over locations below the clutter's top, dB (P.1812-8, equation (65)).
    pub location_sigma_db: f64,
    pub(super) bound: BoundConstants,
}

impl LossBand {
    /// A wave, its free-space loss over 1 km, and the spread over locations.
    #[must_use]
    pub fn new(wave: Wave, free_space_1_km_db: f64, location_sigma_db: f64) -> Self {
        Self { wave, free_space_1_km_db, location_sigma_db, bound: BoundConstants::of(wave.f_ghz) }
    }
}

/// One receiver at one band, as far as it is known before the mechanisms are combined.
pub(super) struct Point<'a> {
    pub(super) receiver: &'a Receiver,
    /// The equivalent edge of terrain with clutter.
    pub(super) edge: Edge,
    /// 20 log10 of the slant range in km.
    slant_db: f64,
    /// Delta-Bullington loss over the median Earth.
    pub(super) diffraction_db: f64,
}

impl RadialSweep {
    /// Losses of receivers at all bands, dB, receiver by receiver. The receivers are of this radial; terrain behind them
    /// may have been added since.
    ///
    /// # Cost
    /// O(1) per receiver and band, four receivers at a time; a search over blocks of samples where the path is clear, and
    /// where ducting has to be known.
    pub fn losses(
        &self,
        (loss, bands): (CarriedLoss, &[LossBand]),
        receivers: &[Receiver],
        out: &mut Vec<f64>,
    ) {
        out.clear();
        out.resize(receivers.len() * bands.len(), 0.0);
        for (group, out) in receivers.chunks(LANES).zip(out.chunks_mut(LANES * bands.len())) {
            let (mut nu_sqrt_m, mut d_km, mut slant_2) = ([0.0; LANES], [1.0; LANES], [1.0; LANES]);
            let mut edges = [Edge { nu_sqrt_m: 0.0, distance_km: 0.0, obstructed: false }; LANES];
            for (lane, receiver) in group.iter().enumerate() {
                edges[lane] = self.actual_edge(&receiver.median, receiver);
                nu_sqrt_m[lane] = edges[lane].nu_sqrt_m;
                d_km[lane] = receiver.d_km;
                slant_2[lane] = receiver.slant_range_km().powi(2);
            }
            let slant_db = decibels(slant_2);
            let mut smooth = [const { None }; LANES];
            let mut geometry = [const { None }; LANES];
            for (number, band) in bands.iter().enumerate() {
                let actual_db = bullington_losses_db(nu_sqrt_m, band.wave.wavelength_m, d_km);
                for (lane, receiver) in group.iter().enumerate() {
                    let smooth = smooth[lane]
                        .get_or_insert_with(|| SmoothPart::of(receiver, self.link.effective_radius_km));
                    let diffraction_db = actual_db[lane] + self.beyond_db(smooth, receiver, band.wave);
                    let point =
                        Point { receiver, edge: edges[lane], slant_db: slant_db[lane], diffraction_db };
                    out[lane * bands.len() + number] = match loss {
                        CarriedLoss::DeltaBullington => {
                            band.free_space_1_km_db + slant_db[lane] + diffraction_db
                        }
                        CarriedLoss::P1812(statistics) => {
                            self.p1812_db(&point, band, statistics, &mut geometry[lane])
                        }
                    };
                }
            }
        }
    }

    /// L_b of one receiver and band.
    fn p1812_db(
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
            let combined_db = receiver.with_troposcatter_db(band, median_db, statistics.surface_refractivity);
            return free_space_db.max(combined_db - spread_db);
        }
        let path =
            geometry.get_or_insert_with(|| self.path_geometry(receiver, statistics.surface_refractivity));
        let parts = self.parts(path, receiver, band, (statistics.time_percent, point.diffraction_db));
        parts.l_b0p.max(parts.l_bc - spread_db)
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

    /// Change of the Bullington loss over the median Earth with the receiver's height, dB/m, at one band.
    ///
    /// The derivative of equations (53) to (60) of P.526-16, the horizons' points held: with the Bullington point put in,
    /// nu^2 = 0.002 d (S_tim - S_tr) (S_rim + S_tr) / lambda.
    #[must_use]
    pub fn height_slope_db_m(&self, receiver: &Receiver, band: &LossBand) -> f64 {
        let d = receiver.d_km;
        let slopes = &receiver.median;
        let edge = self.actual_edge(slopes, receiver);
        let nu_slope = if slopes.obstructed() {
            let over_tx = slopes.transmitter - slopes.direct;
            let over_rx = slopes.receiver + slopes.direct + 2.0 * slopes.curvature * d;
            let rx_slope = 1.0 / d - 1.0 / (d - slopes.receiver_x_km);
            0.001 * d * (over_tx * rx_slope - over_rx / d) / edge.nu_sqrt_m
        } else {
            -(0.002 * edge.distance_km / (d * (d - edge.distance_km))).sqrt()
        };
        let root_m = band.wave.wavelength_m.sqrt();
        let nu = edge.nu_sqrt_m / root_m;
        if nu <= NU_WITHOUT_LOSS || nu_slope.is_nan() {
            return 0.0;
        }
        let shifted = nu - 0.1;
        let edge_db = knife_edge_loss_db(nu);
        let correction = 1.0 + (-edge_db / 6.0).exp() * (10.0 + 0.02 * d) / 6.0;
        20.0 * std::f64::consts::LOG10_E / shifted.mul_add(shifted, 1.0).sqrt() * correction * nu_slope
            / root_m
    }

    /// What the smooth Earth adds to the Bullington loss: max(L_dsph - L_bulls, 0).
    fn beyond_db(&self, smooth: &mut SmoothPart, receiver: &Receiver, wave: Wave) -> f64 {
        let Some(path) = smooth.path else { return 0.0 };
        let spherical_db = spherical_earth_loss_db(path, wave);
        if spherical_db <= 0.0 {
            return 0.0;
        }
        let edge = *smooth.edge.get_or_insert_with(|| self.smooth_edge(receiver, path));
        (spherical_db - bullington_loss_db(edge, wave.wavelength_m, receiver.d_km)).max(0.0)
    }

    /// All mechanisms of P.1812.
    fn parts(
        &self,
        path: &PathGeometry,
        receiver: &Receiver,
        band: &LossBand,
        (time_percent, median_db): (f64, f64),
    ) -> p1812::Parts {
        let beta_db = match (&receiver.beyond, self.link.beta_radius_km) {
            (Some(slopes), Some(radius_km)) => {
                let actual = self.actual_edge(slopes, receiver);
                let mut smooth = SmoothPart::of(receiver, radius_km);
                bullington_loss_db(actual, band.wave.wavelength_m, receiver.d_km)
                    + self.beyond_db(&mut smooth, receiver, band.wave)
            }
            _ => median_db,
        };
        p1812::Parts::of(path, band.wave.f_ghz, time_percent, (median_db, beta_db))
    }

    /// The whole geometry of P.1812-8 as the direct path has it.
    fn path_geometry(&self, receiver: &Receiver, n_0: f64) -> PathGeometry {
        let d = receiver.d_km;
        let bare = &receiver.bare;
        let (h_st_m, h_sr_m) = receiver.fitted_m;
        let blocks = if self.cluttered { &self.ground_blocks } else { &self.obstacle_blocks };
        let ground = (self.distance_km.as_slice(), self.ground_m.as_slice());
        let transhorizon = receiver.transhorizon();
        let (t, r) = receiver.horizon_slopes();
        let (theta_t_mrad, theta_r_mrad) = (atan_mrad(t), atan_mrad(r));
        let (d_lt_km, d_lr_km, first, last);
        if transhorizon {
            (first, last) = (bare.transmitter_sample as usize, bare.receiver_sample as usize);
            (d_lt_km, d_lr_km) = (self.distance_km[first], d - bare.receiver_x_km);
        } else {
            let ray = receiver.ray(bare.curvature);
            let found = blocks.nearest(ground, receiver.samples, ray, f64::NEG_INFINITY);
            let nearest = found.map_or(0, |(_, i)| i);
            (first, last) = (nearest, nearest);
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
            beta_0: p1812::beta_0(receiver.latitude_deg, zones.d_tm_km, zones.d_lm_km),
            n_0,
            d_ct_km: coast_km(receiver.transmitter_zone),
            d_cr_km: coast_km(receiver.zone),
            receiver_at_sea: receiver.zone == Zone::Sea,
        }
    }
}

/// The smooth Earth under a receiver: no path where it surely causes no loss; its edge once it is asked for.
struct SmoothPart {
    path: Option<SmoothPath>,
    edge: Option<Edge>,
}

impl SmoothPart {
    fn of(receiver: &Receiver, a_p_km: f64) -> Self {
        Self { path: (!receiver.smooth_clear).then(|| smooth_path(receiver, a_p_km)), edge: None }
    }
}

impl Receiver {
    fn ray(&self, curvature: f64) -> Ray {
        Ray { d_km: self.d_km, h_ts_m: self.h_ts_m, h_rs_m: self.h_rs_m, curvature }
    }
}
