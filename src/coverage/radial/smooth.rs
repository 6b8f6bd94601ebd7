//! The smooth-Earth part of delta-Bullington for one receiver.
use super::receiver::Receiver;
use super::{RadialLink, RadialSweep};
use crate::propagation::diffraction::bullington::{Edge, Ends, bullington_point, clear_nu_sqrt_m};
use crate::propagation::diffraction::spherical_earth::SmoothPath;

/// Whether the smooth Earth, its surface at these heights, causes no loss at the longest wavelength: sufficient, not
/// necessary, for equation (29) of P.1812-8.
///
/// With s the share of the path from the lower antenna, u = sqrt(s (1 - s)) and q = 500 d^2 / a, the clearance
/// h_hi s + h_lo (1 - s) - q u^2 must exceed r u, r = 17.456 sqrt(d lambda), wherever the least clearance is. Divided by
/// 1 - s, with w^2 = s / (1 - s) >= s: (h_hi - q) w^2 - r w + h_lo > 0 for all w. Or, with u <= 1/2 and the means'
/// inequality: 2 sqrt(h_hi h_lo) > q / 2 + r.
pub(super) fn surely_clear(receiver: &Receiver, surface_m: (f64, f64), link: &RadialLink) -> bool {
    let (h_te, h_re) = (receiver.h_ts_m - surface_m.0, receiver.h_rs_m - surface_m.1);
    let (low, high) = if h_te < h_re { (h_te, h_re) } else { (h_re, h_te) };
    let d = receiver.d_km;
    let q = 500.0 * d * d / link.effective_radius_km;
    let r_2 = 17.456 * 17.456 * d * link.longest_wavelength_m;
    if high > q && 4.0 * (high - q) * low > r_2 {
        return true;
    }
    let needed_m = 0.5 * q + r_2.sqrt();
    4.0 * high * low > needed_m * needed_m
}

/// The path over a smooth Earth of an effective radius.
pub(super) fn smooth_path(receiver: &Receiver, a_p_km: f64) -> SmoothPath {
    SmoothPath {
        d_km: receiver.d_km,
        h_te_m: receiver.h_ts_m - receiver.surface_m.0,
        h_re_m: receiver.h_rs_m - receiver.surface_m.1,
        a_p_km,
        sea_share: receiver.zones.omega,
    }
}

impl RadialSweep {
    /// The equivalent edge of the smooth profile: height 0 at each sample, antennas at their effective heights.
    ///
    /// The slope to a point of the bulge is concave in its distance, and nu is concave in phi with d_i = d sin^2 phi, so
    /// the best sample lies beside the analytic optimum.
    pub(super) fn smooth_edge(&self, receiver: &Receiver, path: SmoothPath) -> Edge {
        let d = path.d_km;
        if receiver.samples < 2 {
            return Edge { nu_sqrt_m: f64::NEG_INFINITY, distance_km: 0.5 * d, obstructed: false };
        }
        let ends = Ends { d_km: d, h_ts_m: path.h_te_m, h_rs_m: path.h_re_m, c_e: path.a_p_km.recip() };
        let c = 500.0 / path.a_p_km;
        let inner = &self.distance_km[1..receiver.samples];
        let slope = |h_m: f64, d_i: f64| c * (d - d_i) - h_m / d_i;
        let steepest = |h_m: f64, from_receiver: bool| {
            let optimum = (h_m.max(0.0) / c).sqrt();
            let x = if from_receiver { d - optimum } else { optimum };
            let (a, b) = beside(inner, x);
            let away = |x: f64| if from_receiver { d - x } else { x };
            slope(h_m, away(a)).max(slope(h_m, away(b)))
        };
        let s_tim = steepest(path.h_te_m, false);
        if s_tim >= (path.h_re_m - path.h_te_m) / d {
            return bullington_point(s_tim, steepest(path.h_re_m, true), ends);
        }
        // sign of d nu / d phi
        let rising = |x: &f64| {
            let t = x / d;
            c * d * d * (1.0 - 2.0 * t) * t * (1.0 - t) + path.h_te_m * (1.0 - t) - path.h_re_m * t > 0.0
        };
        let after = inner.partition_point(rising);
        let (a, b) = (inner[after.saturating_sub(1)], inner[after.min(inner.len() - 1)]);
        let (nu_a, nu_b) = (clear_nu_sqrt_m((a, 0.0), ends), clear_nu_sqrt_m((b, 0.0), ends));
        let (nu_sqrt_m, distance_km) = if nu_b > nu_a { (nu_b, b) } else { (nu_a, a) };
        Edge { nu_sqrt_m, distance_km, obstructed: false }
    }
}

/// The samples on both sides of `x`, or twice the nearest where it lies outside. A guess by even spacing, then steps.
fn beside(distance_km: &[f64], x: f64) -> (f64, f64) {
    let last = distance_km.len() - 1;
    let (first_km, last_km) = (distance_km[0], distance_km[last]);
    let share = if last_km > first_km { (x - first_km) / (last_km - first_km) } else { 0.0 };
    let mut at = (share * last as f64).clamp(0.0, last as f64) as usize;
    while at < last && distance_km[at + 1] <= x {
        at += 1;
    }
    while at > 0 && distance_km[at] > x {
        at -= 1;
    }
    (distance_km[at], distance_km[(at + 1).min(last)])
}
