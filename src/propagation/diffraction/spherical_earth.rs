//! Diffraction over a smooth spherical Earth.
use crate::propagation::Polarization;

/// Electrical constants of the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::propagation) struct Surface {
    relative_permittivity: f64,
    conductivity_s_m: f64,
}

/// Average land, P.526-16 §4.5.2 (P.1812-8 §4.3.3).
pub(in crate::propagation) const LAND: Surface =
    Surface { relative_permittivity: 22.0, conductivity_s_m: 0.003 };
/// Sea, same source.
const SEA: Surface = Surface { relative_permittivity: 80.0, conductivity_s_m: 5.0 };

/// The wave, in the units of the equations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wave {
    /// Frequency, GHz.
    pub f_ghz: f64,
    /// Wavelength, m.
    pub wavelength_m: f64,
    /// Polarisation.
    pub polarization: Polarization,
}

/// A path over a smooth Earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SmoothPath {
    /// Length, km.
    pub d_km: f64,
    /// Effective height of the transmitter antenna, m; not negative.
    pub h_te_m: f64,
    /// Effective height of the receiver antenna, m; not negative.
    pub h_re_m: f64,
    /// Effective Earth radius, km.
    pub a_p_km: f64,
    /// Share of the path over sea, 0 to 1.
    pub sea_share: f64,
}

/// Spherical-Earth diffraction loss, dB; never negative.
///
/// # Source
/// ITU-R P.526-16, §3.2 (P.1812-8, §4.3.2, equations (25) to (31)).
#[must_use]
pub fn spherical_earth_loss_db(path: SmoothPath, wave: Wave) -> f64 {
    let SmoothPath { d_km: d, h_te_m: h_te, h_re_m: h_re, a_p_km: a_p, .. } = path;
    let d_los = (2.0 * a_p).sqrt() * ((0.001 * h_te).sqrt() + (0.001 * h_re).sqrt()); // (25)
    if d >= d_los {
        return first_term_loss_db(path, a_p, wave);
    }
    let (h_se, d_se1, d_se2) = smallest_clearance_m(path);
    let h_req = 17.456 * (d_se1 * d_se2 * wave.wavelength_m / d).sqrt(); // (29)
    if h_se > h_req {
        return 0.0;
    }
    // both are 0 where the antenna stands on the ground; their ratio goes to 0 with its height
    let cleared = if h_req > 0.0 { h_se / h_req } else { 0.0 };
    let a_em = 500.0 * (d / (h_te.sqrt() + h_re.sqrt())).powi(2); // (30)
    let l_dft = first_term_loss_db(path, a_em, wave);
    if l_dft < 0.0 { 0.0 } else { (1.0 - cleared) * l_dft } // (31)
}

/// Smallest clearance between the curved Earth and the ray (m), and its distances from the ends (km); equations (26)
/// to (28).
fn smallest_clearance_m(path: SmoothPath) -> (f64, f64, f64) {
    let SmoothPath { d_km: d, h_te_m: h_te, h_re_m: h_re, a_p_km: a_p, .. } = path;
    let sum = h_te + h_re;
    let c = (h_te - h_re) / sum;
    let m = 250.0 * d * d / (a_p * sum);
    let inner = (1.5 * c * (3.0 * m / (m + 1.0).powi(3)).sqrt()).clamp(-1.0, 1.0);
    let b = 2.0 * ((m + 1.0) / (3.0 * m)).sqrt() * (std::f64::consts::FRAC_PI_3 + inner.acos() / 3.0).cos();
    // between the antennas, also when rounded
    let b = b.clamp(-1.0, 1.0);
    let d_se1 = 0.5 * d * (1.0 + b);
    let d_se2 = d - d_se1;
    let h_se =
        ((h_te - 500.0 * d_se1 * d_se1 / a_p) * d_se2 + (h_re - 500.0 * d_se2 * d_se2 / a_p) * d_se1) / d;
    (h_se, d_se1, d_se2)
}

/// First term of the residue series, dB, land and sea mixed by their shares.
///
/// # Source
/// ITU-R P.526-16, §3.1.2 (P.1812-8, §4.3.3, equations (32) to (38)).
fn first_term_loss_db(path: SmoothPath, a_dft_km: f64, wave: Wave) -> f64 {
    let omega = path.sea_share;
    let land = if omega < 1.0 { (1.0 - omega) * over_surface_db(path, a_dft_km, wave, LAND) } else { 0.0 };
    let sea = if omega > 0.0 { omega * over_surface_db(path, a_dft_km, wave, SEA) } else { 0.0 };
    land + sea
}

fn over_surface_db(path: SmoothPath, a_dft_km: f64, wave: Wave, surface: Surface) -> f64 {
    let k = surface_admittance(a_dft_km, wave, surface);
    let k_2 = k * k;
    let beta_dft = (1.0 + 1.6 * k_2 + 0.67 * k_2 * k_2) / (1.0 + 4.5 * k_2 + 1.53 * k_2 * k_2); // (34)
    let f = wave.f_ghz;
    let x = 21.88 * beta_dft * (f / (a_dft_km * a_dft_km)).cbrt() * path.d_km; // (35)
    let y = 0.9575 * beta_dft * (f * f / a_dft_km).cbrt(); // (36)
    let f_x = if x >= 1.6 {
        11.0 + 10.0 * x.log10() - 17.6 * x
    } else {
        -20.0 * x.log10() - 5.6488 * x.powf(1.425)
    }; // (37)
    -f_x - height_gain_db(y * path.h_te_m, beta_dft, k) - height_gain_db(y * path.h_re_m, beta_dft, k)
}

/// Normalised surface admittance, equations (33a) and (33b).
pub(in crate::propagation) fn surface_admittance(a_dft_km: f64, wave: Wave, surface: Surface) -> f64 {
    let Surface { relative_permittivity: eps_r, conductivity_s_m: sigma } = surface;
    let loss = (18.0 * sigma / wave.f_ghz).powi(2);
    let horizontal =
        0.036 * (a_dft_km * wave.f_ghz).cbrt().recip() * ((eps_r - 1.0).powi(2) + loss).sqrt().sqrt().recip();
    match wave.polarization {
        Polarization::Horizontal => horizontal,
        Polarization::Vertical => horizontal * (eps_r * eps_r + loss).sqrt(),
    }
}

/// Height gain G(Y), equation (38), not below 2 + 20 log10 K.
fn height_gain_db(y: f64, beta_dft: f64, k: f64) -> f64 {
    let b = beta_dft * y;
    let gain = if b > 2.0 {
        17.6 * (b - 1.1).sqrt() - 5.0 * (b - 1.1).log10() - 8.0
    } else {
        20.0 * (b + 0.1 * b * b * b).log10()
    };
    gain.max(2.0 + 20.0 * k.log10())
}
