//! What the path is like: horizons, smooth surfaces, zones. Free of frequency.
use super::options::{Coast, P1812Options};
use crate::geodesy::EffectiveEarth;
use crate::propagation::diffraction::ends::Ends;
use crate::propagation::diffraction::skyline::Skyline;
use crate::propagation::diffraction::smooth_surface::SmoothFit;
use crate::propagation::greatest::{Greatest, LANES};
use crate::propagation::{PathEnvironment, Terminals};
use crate::terrain::{PathProfile, Zone};
use serde::Serialize;

/// Geometry of a path by the Recommendation's symbols.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    /// ITU-R P.1812-8, §3.3-3.8 and Attachment 1.
    #[must_use]
    pub fn of(
        profile: &PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
        coast_km: Option<(f64, f64)>,
    ) -> Self {
        let ends = Ends::of(profile, terminals, EffectiveEarth::median(environment.delta_n).radius_km());
        Self::over(profile, &BareTerrain::of(profile, ends), environment, coast_km)
    }

    /// From a profile whose bare terrain has been examined.
    pub(super) fn over(
        profile: &PathProfile,
        terrain: &BareTerrain,
        environment: PathEnvironment,
        coast_km: Option<(f64, f64)>,
    ) -> Self {
        let (d, h) = (profile.distance_km(), profile.ground_m());
        let (h_1, h_n) = profile.ends_m();
        let Ends { d_km, h_ts_m, h_rs_m, c_e } = terrain.ends;
        let horizons = BareHorizons::of(d, h, terrain);
        let (h_stn_m, h_srn_m) = terrain.fit.heights_m;
        let (h_st_m, h_sr_m) = (h_stn_m.min(h_1), h_srn_m.min(h_n)); // (90a), (90b)
        let window = horizons.first.min(horizons.last)..=horizons.last;
        let slope = (h_sr_m - h_st_m) / d_km; // (91)
        let stretches = Stretches::of(profile);
        let (d_ct_km, d_cr_km) = coast_km.unwrap_or_else(|| coast_distances_km(profile.zone()));
        Self {
            d_km,
            slant_km: d_km.hypot((h_ts_m - h_rs_m) / 1_000.0),
            a_e_km: 1.0 / c_e,
            h_ts_m,
            h_rs_m,
            transhorizon: horizons.transhorizon,
            d_lt_km: horizons.d_lt_km,
            d_lr_km: horizons.d_lr_km,
            theta_t_mrad: horizons.theta_t_mrad,
            theta_r_mrad: horizons.theta_r_mrad,
            theta_mrad: 1_000.0 * d_km * c_e + horizons.theta_t_mrad + horizons.theta_r_mrad, // (82)
            h_te_m: h_ts_m - h_st_m,                                                          // (92a)
            h_re_m: h_rs_m - h_sr_m,                                                          // (92b)
            h_m_m: greatest_over(&d[window.clone()], &h[window], h_st_m, slope),
            omega: stretches.sea_km / d_km,
            d_tm_km: stretches.land_km,
            d_lm_km: stretches.inland_km,
            beta_0: beta_0(environment.path_centre_latitude_deg, stretches.land_km, stretches.inland_km),
            n_0: environment.surface_refractivity,
            d_ct_km,
            d_cr_km,
            receiver_at_sea: profile.zone()[d.len() - 1] == Zone::Sea,
        }
    }
}

/// Distances of the terminals from the coast where none are given: 0 at sea, beyond any effect on land.
fn coast_distances_km(zone: &[Zone]) -> (f64, f64) {
    let at = |index: usize| if zone[index] == Zone::Sea { 0.0 } else { NO_COAST_KM };
    (at(0), at(zone.len() - 1))
}

/// Distances of the terminals from the coast by choice; `None` leaves them to [`PathGeometry::of`].
///
/// # Source
/// ITU-R P.1812-8, §3.4. On the profile the coast lies halfway between the last sample on land and the first at sea.
pub(super) fn coast_km(options: &P1812Options, profile: &PathProfile) -> Option<(f64, f64)> {
    match options.coast {
        Coast::Far => None,
        Coast::Given { tx_km, rx_km } => Some((tx_km, rx_km)),
        Coast::Profile => {
            let (d, zone) = (profile.distance_km(), profile.zone());
            let last = d.len() - 1;
            let is_sea = |zone: &Zone| *zone == Zone::Sea;
            let from_tx = zone.iter().position(is_sea).map(|sea| coast_between(d, sea, sea.max(1) - 1));
            let from_rx = zone.iter().rposition(is_sea);
            let from_rx = from_rx.map(|sea| d[last] - coast_between(d, sea, (sea + 1).min(last)));
            Some((from_tx.unwrap_or(NO_COAST_KM), from_rx.unwrap_or(NO_COAST_KM)))
        }
    }
}

/// Distance of the coast from the transmitter, km, between a sample at sea and its neighbour on land.
fn coast_between(distance_km: &[f64], sea: usize, land: usize) -> f64 {
    0.5 * (distance_km[sea] + distance_km[land])
}

/// Largest height over a line through (0, `h_0`), m: the terrain roughness of equation (93).
fn greatest_over(distance_km: &[f64], height_m: &[f64], h_0: f64, slope: f64) -> f64 {
    let mut greatest = Greatest::NONE;
    let (d_blocks, d_rest) = distance_km.as_chunks::<LANES>();
    let (h_blocks, h_rest) = height_m.as_chunks::<LANES>();
    for (d_i, h_i) in d_blocks.iter().zip(h_blocks) {
        for lane in 0..LANES {
            greatest.take(lane, h_i[lane] - (h_0 + slope * d_i[lane]));
        }
    }
    for (lane, (d_i, h_i)) in d_rest.iter().zip(h_rest).enumerate() {
        greatest.take(lane, h_i - (h_0 + slope * d_i));
    }
    greatest.value()
}

/// What is read from the bare terrain over the median Earth before anything else.
#[derive(Clone, Copy, Debug)]
pub(super) struct BareTerrain {
    pub(super) ends: Ends,
    pub(super) fit: SmoothFit,
    pub(super) skyline: Skyline,
}

impl BareTerrain {
    pub(super) fn of(profile: &PathProfile, ends: Ends) -> Self {
        let (d, h) = (profile.distance_km(), profile.ground_m());
        Self { ends, fit: SmoothFit::of(d, h, ends), skyline: Skyline::of(d, h, ends) }
    }
}

/// Horizons of both ends over bare terrain.
struct BareHorizons {
    transhorizon: bool,
    theta_t_mrad: f64,
    theta_r_mrad: f64,
    d_lt_km: f64,
    d_lr_km: f64,
    /// Profile indices between which the terrain roughness is taken.
    first: usize,
    last: usize,
}

impl BareHorizons {
    /// Attachment 1, §4, equations (74) to (81). Of points that tie within a nanometre the first is the transmitter's
    /// horizon, the last the receiver's, and the last the nearest to a clear ray.
    fn of(d: &[f64], h: &[f64], terrain: &BareTerrain) -> Self {
        let BareTerrain { ends, skyline, .. } = terrain;
        let whole = ends.d_km;
        // slopes over the chord to elevation angles: the chord dips by half the angle that the path spans
        let elevation_mrad = |m_per_km: f64| 1_000.0 * (m_per_km / 1_000.0 - 0.5 * whole * ends.c_e).atan();
        let s_tr = ends.ray_slope();
        let transhorizon = skyline.over_ray_tx > 0.0;
        let (first, last) = if transhorizon {
            (skyline.tx_horizon(d, h, *ends), skyline.rx_horizon(d, h, *ends))
        } else {
            let nearest = skyline.nearest(d, h, *ends);
            (nearest, nearest)
        };
        let (first, last) = (first.unwrap_or(0), last.unwrap_or(0));
        Self {
            transhorizon,
            theta_t_mrad: elevation_mrad(s_tr + skyline.over_ray_tx.max(0.0)),
            theta_r_mrad: elevation_mrad(if transhorizon { skyline.over_ray_rx - s_tr } else { -s_tr }),
            d_lt_km: d[first],
            d_lr_km: whole - d[last],
            first,
            last,
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
    fn of(profile: &PathProfile) -> Self {
        let (d, zone) = (profile.distance_km(), profile.zone());
        if profile.all_inland() {
            let whole = d[d.len() - 1];
            return Self { sea_km: 0.0, land_km: whole, inland_km: whole };
        }
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
