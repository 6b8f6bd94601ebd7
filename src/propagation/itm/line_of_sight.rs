//! Attenuation within the smooth-Earth horizon: two rays near, joined to the diffraction line.
use super::diffraction::DiffractionLine;
use super::geometry::ItmGeometry;
use super::ground::Wave;
use super::irregularity::{share_of_irregularity, sigma_h_m};
use std::f64::consts::{FRAC_PI_2, PI};

/// Attenuation A_ref on a path shorter than the smooth-Earth horizons together, dB.
///
/// # Method
/// A_el + K_1 d + K_2 ln d through the attenuations at d_0, d_1 (two-ray) and d_Ls (diffraction).
///
/// # Source
/// Algorithm (4.28) to (4.42); ERL 79-ITS 67, (3.16) to (3.21).
pub(super) fn line_of_sight_db(path: &ItmGeometry, wave: &Wave, line: &DiffractionLine) -> f64 {
    let near = NearField { path, wave, line };
    let (d_l_m, d_ls_m) = (path.d_l_m(), path.d_ls_m());
    let a_ls_db = line.at_db(d_ls_m);
    let mut d_0_m = 0.04 * wave.f_mhz * path.effective_height_m[0] * path.effective_height_m[1]; // (4.38)
    let d_1_m = if line.intercept_db >= 0.0 {
        d_0_m = d_0_m.min(0.5 * d_l_m); // (4.28)
        d_0_m + 0.25 * (d_l_m - d_0_m) // (4.29)
    } else {
        (-line.intercept_db / line.slope_db_per_m).max(0.25 * d_l_m) // (4.39)
    };
    let a_1_db = near.attenuation_db(d_1_m); // (4.31)
    let at = |distance_m: f64, attenuation_db: f64| Attenuated { distance_m, attenuation_db };
    let (middle, end) = (at(d_1_m, a_1_db), at(d_ls_m, a_ls_db));
    let joined = (d_0_m < d_1_m)
        .then(|| joined_slopes(at(d_0_m, near.attenuation_db(d_0_m)), middle, end, line)) // (4.30)
        .flatten();
    let (k_1, k_2) = joined.unwrap_or_else(|| {
        let rise_db = (a_ls_db - a_1_db).max(0.0);
        (if rise_db > 0.0 { rise_db / (d_ls_m - d_1_m) } else { line.slope_db_per_m }, 0.0) // (4.37), (4.40), (4.41)
    });
    let a_el_db = a_ls_db - k_1 * d_ls_m - k_2 * d_ls_m.ln(); // (4.42)
    a_el_db + k_1 * path.distance_m + k_2 * path.distance_m.ln() // (4.1)
}

/// The attenuation at a distance.
#[derive(Clone, Copy)]
struct Attenuated {
    distance_m: f64,
    attenuation_db: f64,
}

/// K_1 (dB/m) and K_2 (dB) through three distances with their attenuations; `None` where a straight line from the
/// second will do. (4.32) to (4.37).
fn joined_slopes(
    near: Attenuated,
    middle: Attenuated,
    end: Attenuated,
    line: &DiffractionLine,
) -> Option<(f64, f64)> {
    let Attenuated { distance_m: d_0_m, attenuation_db: a_0_db } = near;
    let Attenuated { distance_m: d_1_m, attenuation_db: a_1_db } = middle;
    let Attenuated { distance_m: d_ls_m, attenuation_db: a_ls_db } = end;
    let q = (d_ls_m / d_0_m).ln();
    let whole_m = d_ls_m - d_0_m;
    let part_m = d_1_m - d_0_m;
    let bent_db = whole_m * (a_1_db - a_0_db) - part_m * (a_ls_db - a_0_db);
    let k_2 = (bent_db / (whole_m * (d_1_m / d_0_m).ln() - part_m * q)).max(0.0); // (4.32)
    if line.intercept_db <= 0.0 && k_2 <= 0.0 {
        return None;
    }
    let k_1 = (a_ls_db - a_0_db - k_2 * q) / whole_m; // (4.33)
    if k_1 >= 0.0 {
        return Some((k_1, k_2));
    }
    let rise_db = (a_ls_db - a_0_db).max(0.0);
    Some(if rise_db > 0.0 { (0.0, rise_db / q) } else { (line.slope_db_per_m, 0.0) }) // (4.35) to (4.37)
}

/// A path seen from well within the horizon.
#[derive(Clone, Copy, Debug)]
struct NearField<'a> {
    path: &'a ItmGeometry,
    wave: &'a Wave,
    line: &'a DiffractionLine,
}

impl NearField<'_> {
    /// A_los(s) of (4.45), dB: two rays and diffraction, weighted by (4.43).
    fn attenuation_db(&self, s_m: f64) -> f64 {
        let w = 1.0 / (1.0 + self.wave.f_mhz * self.path.irregularity_m / self.path.d_ls_m().max(10e3)); // (4.43)
        w * self.two_rays_db(s_m) + (1.0 - w) * self.line.at_db(s_m)
    }

    /// Direct ray and reflected ray, A_t of (4.46) to (4.51), dB.
    fn two_rays_db(&self, s_m: f64) -> f64 {
        let [h_1, h_2] = self.path.effective_height_m;
        let sigma_h_m = sigma_h_m(self.path.irregularity_m * share_of_irregularity(s_m));
        let sin_psi = (h_1 + h_2) / s_m.hypot(h_1 + h_2); // (4.46)
        let [z_re, z_im] = self.wave.z_g;
        let rough = (-(self.wave.k * sigma_h_m * sin_psi).min(10.0)).exp();
        // (sin psi - Z) / (sin psi + Z), (4.47)
        let below = (sin_psi + z_re) * (sin_psi + z_re) + z_im * z_im;
        let mut r_re = rough * (sin_psi * sin_psi - z_re * z_re - z_im * z_im) / below;
        let mut r_im = rough * (-2.0 * sin_psi * z_im) / below;
        let size = r_re * r_re + r_im * r_im;
        if size < 0.25 || size < sin_psi {
            let raise = (sin_psi / size).sqrt(); // (4.48)
            (r_re, r_im) = (r_re * raise, r_im * raise);
        }
        let mut delta = 2.0 * self.wave.k * h_1 * h_2 / s_m; // (4.49)
        if delta > FRAC_PI_2 {
            delta = PI - FRAC_PI_2 * FRAC_PI_2 / delta; // (4.50)
        }
        let (sin, cos) = delta.sin_cos();
        -10.0 * ((cos + r_re) * (cos + r_re) + (r_im - sin) * (r_im - sin)).log10() // (4.51)
    }
}
