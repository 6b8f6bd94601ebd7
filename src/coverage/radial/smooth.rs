//! The smooth-Earth part of delta-Bullington for one receiver.
use super::receiver::Receiver;
use super::{RadialLink, RadialSweep};
use crate::propagation::diffraction::bullington::{Edge, Ends};
use crate::propagation::diffraction::smooth_edge::smooth_edge;
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
    pub(super) fn smooth_edge(&self, receiver: &Receiver, path: SmoothPath) -> Edge {
        let ends =
            Ends { d_km: path.d_km, h_ts_m: path.h_te_m, h_rs_m: path.h_re_m, c_e: path.a_p_km.recip() };
        smooth_edge(ends, receiver.samples - 1, |sample| self.distance_km[sample])
    }
}
