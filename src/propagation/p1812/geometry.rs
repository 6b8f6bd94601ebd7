//! What the path is like: horizons, smooth surfaces, zones. Free of frequency.
use crate::geodesy::EffectiveEarth;
use crate::propagation::diffraction::smooth_surface::FitSums;
use crate::propagation::{PathEnvironment, Terminals};
use crate::terrain::{PathProfile, Zone};

/// Geometry of a path by the Recommendation's symbols.
#[derive(Clone, Debug, PartialEq)]
pub struct PathGeometry {
    /// Length, km.
    pub d_km: f64,
    /// Distance between the antennas, km.
    pub slant_km: f64,
    /// Median effective Earth radius, km.
    pub a_e_km: f64,
    /// Transmitter antenna, m above sea.
    pub h_ts_m: f64,
    /// Receiver antenna, m above sea.
    pub h_rs_m: f64,
    /// Whether the terrain hides the ends from each other.
    pub transhorizon: bool,
    /// Distance from the transmitter to its horizon, km.
    pub d_lt_km: f64,
    /// Distance from the receiver to its horizon, km.
    pub d_lr_km: f64,
    /// Horizon elevation at the transmitter, mrad.
    pub theta_t_mrad: f64,
    /// Horizon elevation at the receiver, mrad.
    pub theta_r_mrad: f64,
    /// Path angular distance, mrad.
    pub theta_mrad: f64,
    /// Effective height of the transmitter for ducting, m.
    pub h_te_m: f64,
    /// Effective height of the receiver for ducting, m.
    pub h_re_m: f64,
    /// Terrain roughness, m.
    pub h_m_m: f64,
    /// Share of the path over sea.
    pub omega: f64,
    /// Longest continuous stretch over land, km.
    pub d_tm_km: f64,
    /// Longest continuous stretch over inland, km.
    pub d_lm_km: f64,
    /// Time percentage of refractivity exceeding 100 N-units/km, %.
    pub beta_0: f64,
    /// Surface refractivity at sea level, N-units.
    pub n_0: f64,
    /// Distance of the transmitter from the coast along the path, km.
    pub d_ct_km: f64,
    /// Distance of the receiver from the coast along the path, km.
    pub d_cr_km: f64,
    /// Whether the receiver is at sea.
    pub receiver_at_sea: bool,
}

/// Distance from the coast where the path never meets the sea, km: beyond any effect.
pub const NO_COAST_KM: f64 = 500.0;

impl PathGeometry {
    /// From a profile; bare terrain throughout.
    ///
    /// # Cost
    /// O(n).
    ///
    /// # Source
    /// ITU-R P.1812-8, §3.3-3.7 and Attachment 1.
    #[must_use]
    pub fn of(
        profile: &PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
        coast_km: Option<(f64, f64)>,
    ) -> Self {
        let (d, h) = (profile.distance_km(), profile.ground_m());
        let last = d.len() - 1;
        let d_km = d[last];
        let a_e_km = EffectiveEarth::median(environment.delta_n).radius_km();
        let h_ts_m = h[0] + terminals.tx_height_agl.metres();
        let h_rs_m = h[last] + terminals.rx_height_agl.metres();
        let horizons = Horizons::of(profile, (h_ts_m, h_rs_m), a_e_km);
        let mut sums = FitSums::default();
        for i in 1..=last {
            sums.add((d[i - 1], h[i - 1]), (d[i], h[i]));
        }
        let (h_stn_m, h_srn_m) = sums.heights_m(d_km);
        let (h_st_m, h_sr_m) = (h_stn_m.min(h[0]), h_srn_m.min(h[last])); // (90a), (90b)
        let slope = (h_sr_m - h_st_m) / d_km; // (91)
        let roughness = (horizons.first..=horizons.last).map(|i| h[i] - (h_st_m + slope * d[i])); // (93)
        let zone = profile.zone();
        let stretches = Stretches::of(d, zone);
        let (d_ct_km, d_cr_km) = coast_km.unwrap_or_else(|| {
            let at = |index: usize| if zone[index] == Zone::Sea { 0.0 } else { NO_COAST_KM };
            (at(0), at(last))
        });
        Self {
            d_km,
            slant_km: d_km.hypot((h_ts_m - h_rs_m) / 1_000.0),
            a_e_km,
            h_ts_m,
            h_rs_m,
            transhorizon: horizons.transhorizon,
            d_lt_km: horizons.d_lt_km,
            d_lr_km: horizons.d_lr_km,
            theta_t_mrad: horizons.theta_t_mrad,
            theta_r_mrad: horizons.theta_r_mrad,
            theta_mrad: 1_000.0 * d_km / a_e_km + horizons.theta_t_mrad + horizons.theta_r_mrad, // (82)
            h_te_m: h_ts_m - h_st_m,                                                             // (92a)
            h_re_m: h_rs_m - h_sr_m,                                                             // (92b)
            h_m_m: roughness.fold(f64::NEG_INFINITY, f64::max),
            omega: stretches.sea_km / d_km,
            d_tm_km: stretches.land_km,
            d_lm_km: stretches.inland_km,
            beta_0: beta_0(environment.path_centre_latitude_deg, stretches.land_km, stretches.inland_km),
            n_0: environment.surface_refractivity,
            d_ct_km,
            d_cr_km,
            receiver_at_sea: zone[last] == Zone::Sea,
        }
    }
}

/// Horizons of both ends over bare terrain.
struct Horizons {
    transhorizon: bool,
    theta_t_mrad: f64,
    theta_r_mrad: f64,
    d_lt_km: f64,
    d_lr_km: f64,
    /// Profile indices between which the terrain roughness is taken.
    first: usize,
    last: usize,
}

impl Horizons {
    /// Attachment 1, §4, equations (74) to (81). Of equal angles the first from the transmitter, the last towards the
    /// receiver counts.
    fn of(profile: &PathProfile, (h_ts, h_rs): (f64, f64), a_e: f64) -> Self {
        let (d, h) = (profile.distance_km(), profile.ground_m());
        let n = d.len() - 1;
        let whole = d[n];
        let elevation = |rise_m: f64, km: f64| 1_000.0 * (rise_m / (1_000.0 * km) - km / (2.0 * a_e)).atan();
        // the arctangent keeps order: slopes are compared
        let slope = |rise_m: f64, km: f64| rise_m / (1_000.0 * km) - km / (2.0 * a_e);
        let (mut steepest, mut first) = (f64::NEG_INFINITY, 0);
        for i in 1..n {
            let s = slope(h[i] - h_ts, d[i]);
            if s > steepest {
                (steepest, first) = (s, i);
            }
        }
        let direct = slope(h_rs - h_ts, whole);
        if steepest > direct {
            let (mut steepest_r, mut last) = (f64::NEG_INFINITY, n);
            for i in 1..n {
                let s = slope(h[i] - h_rs, whole - d[i]);
                if s >= steepest_r {
                    (steepest_r, last) = (s, i);
                }
            }
            return Self {
                transhorizon: true,
                theta_t_mrad: 1_000.0 * steepest.atan(),
                theta_r_mrad: 1_000.0 * steepest_r.atan(),
                d_lt_km: d[first],
                d_lr_km: whole - d[last],
                first,
                last,
            };
        }
        let (mut greatest, mut nearest) = (f64::NEG_INFINITY, 0);
        for i in 1..n {
            let over_m =
                h[i] + 500.0 / a_e * d[i] * (whole - d[i]) - (h_ts * (whole - d[i]) + h_rs * d[i]) / whole;
            let nu = over_m * (0.002 * whole / (d[i] * (whole - d[i]))).sqrt();
            if nu > greatest {
                (greatest, nearest) = (nu, i);
            }
        }
        Self {
            transhorizon: false,
            theta_t_mrad: elevation(h_rs - h_ts, whole),
            theta_r_mrad: elevation(h_ts - h_rs, whole),
            d_lt_km: d[nearest],
            d_lr_km: whole - d[nearest],
            first: nearest,
            last: nearest,
        }
    }
}

/// Lengths over the zones; a point stands for the halves of the intervals beside it.
#[expect(clippy::struct_field_names, reason = "the unit belongs to each name")]
struct Stretches {
    sea_km: f64,
    land_km: f64,
    inland_km: f64,
}

impl Stretches {
    fn of(d: &[f64], zone: &[Zone]) -> Self {
        let (sea_km, _) = lengths_km(d, zone, |zone| zone == Zone::Sea);
        let (_, land_km) = lengths_km(d, zone, |zone| zone != Zone::Sea);
        let (_, inland_km) = lengths_km(d, zone, |zone| zone == Zone::Inland);
        Self { sea_km, land_km, inland_km }
    }
}

/// Total and longest continuous length over the zones chosen, km.
fn lengths_km(d: &[f64], zone: &[Zone], chosen: impl Fn(Zone) -> bool) -> (f64, f64) {
    let last = d.len() - 1;
    let (mut total, mut longest, mut start) = (0.0_f64, 0.0_f64, None);
    for i in 0..=last {
        if !chosen(zone[i]) {
            continue;
        }
        let from = *start.get_or_insert(if i == 0 { d[0] } else { 0.5 * (d[i - 1] + d[i]) });
        if i == last || !chosen(zone[i + 1]) {
            let to = if i == last { d[last] } else { 0.5 * (d[i] + d[i + 1]) };
            total += to - from;
            longest = longest.max(to - from);
            start = None;
        }
    }
    (total, longest)
}

/// Time percentage beta-0 of anomalous propagation, §3.6, equations (2) to (5).
#[must_use]
pub fn beta_0(latitude_deg: f64, d_tm_km: f64, d_lm_km: f64) -> f64 {
    let latitude = latitude_deg.abs();
    let tau = inland_tau(d_lm_km);
    let mu_1 = (10.0_f64.powf(-d_tm_km / (16.0 - 6.6 * tau)) + 10.0_f64.powf(-5.0 * (0.496 + 0.354 * tau)))
        .powf(0.2)
        .min(1.0);
    if latitude <= 70.0 {
        let mu_4 = 10.0_f64.powf((-0.935 + 0.0176 * latitude) * mu_1.log10());
        10.0_f64.powf(-0.015 * latitude + 1.67) * mu_1 * mu_4
    } else {
        4.17 * mu_1 * 10.0_f64.powf(0.3 * mu_1.log10())
    }
}

/// tau of equation (3), also used by ducting.
pub(super) fn inland_tau(d_lm_km: f64) -> f64 {
    1.0 - (-(4.12e-4 * d_lm_km.powf(2.41))).exp()
}
