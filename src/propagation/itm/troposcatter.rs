//! Attenuation by scattering from the troposphere, far beyond the horizon.
use super::diffraction::{DiffractionLine, bending_scale_m};
use super::geometry::ItmGeometry;
use super::ground::Wave;
use std::f64::consts::SQRT_2;

/// Distance between the two places that the line is drawn through, D_s of (4.53), m.
const STEP_M: f64 = 200e3;

/// The straight line that scatter attenuation follows, and where it takes over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ScatterLine {
    /// m_s, dB/m.
    slope_db_per_m: f64,
    /// A_es, dB.
    intercept_db: f64,
    /// d_x, m: scatter prevails beyond.
    pub(super) from_m: f64,
}

impl ScatterLine {
    /// `None` where the scatter volume gives no real result.
    ///
    /// # Source
    /// Algorithm (4.52) to (4.59), with the reference's 1.088 ln f for 0.3 ln(47.7 k) of wave numbers.
    pub(super) fn of(path: &ItmGeometry, wave: &Wave, line: &DiffractionLine) -> Option<Self> {
        let d_5_m = path.d_l_m() + STEP_M; // (4.52)
        let d_6_m = d_5_m + STEP_M; // (4.53)
        // the farther one first: its frequency gain may stand in for the nearer one's
        let h_6_db = frequency_gain_db(path, wave, d_6_m, None);
        let h_5_db = frequency_gain_db(path, wave, d_5_m, h_6_db)?;
        let a_6_db = attenuation_db(path, wave, d_6_m, h_6_db?); // (4.54)
        let a_5_db = attenuation_db(path, wave, d_5_m, h_5_db); // (4.55)
        let slope_db_per_m = (a_6_db - a_5_db) / STEP_M; // (4.57)
        let steeper = line.slope_db_per_m - slope_db_per_m;
        let crossing_m = (a_5_db - line.intercept_db - slope_db_per_m * d_5_m) / steeper;
        let beyond_m = path.d_l_m() + 1.088 * bending_scale_m(path, wave) * wave.f_mhz.ln();
        let from_m = path.d_ls_m().max(beyond_m).max(crossing_m); // (4.58)
        Some(Self { slope_db_per_m, intercept_db: steeper * from_m + line.intercept_db, from_m }) // (4.59)
    }

    /// At `s_m` metres, dB.
    pub(super) fn at_db(&self, s_m: f64) -> f64 {
        self.intercept_db + self.slope_db_per_m * s_m
    }
}

/// A_scat(s) of (4.63) with a frequency gain, dB.
fn attenuation_db(path: &ItmGeometry, wave: &Wave, s_m: f64, gain_db: f64) -> f64 {
    let theta = path.theta_rad(s_m);
    let arc_m = theta * s_m;
    let refraction_db = 0.1 * (path.surface_refractivity - 301.0) * (-arc_m / 40e3).exp();
    10.0 * (wave.k * 47.7 * theta.powi(4)).log10() + function_of_arc_db(arc_m) - refraction_db + gain_db
}

/// F(theta d) of (6.9), dB.
fn function_of_arc_db(arc_m: f64) -> f64 {
    let (a, b, c) = if arc_m <= 10e3 {
        (133.4, 0.332e-3, -10.0)
    } else if arc_m <= 70e3 {
        (104.6, 0.212e-3, -2.5)
    } else {
        (71.8, 0.157e-3, 5.0)
    };
    a + b * arc_m + c * arc_m.log10()
}

/// A frequency gain beyond which it is not computed again, dB.
const GREAT_GAIN_DB: f64 = 15.0;

/// Frequency gain H_0 at `s_m` metres, dB; `farther` is that of a greater distance, where known. `None` where both
/// antennas are too low for the function to be defined.
///
/// # Source
/// Algorithm (4.60) to (4.67) and (6.10) to (6.14); NBS Technical Note 101, (9.3) to (9.5).
fn frequency_gain_db(path: &ItmGeometry, wave: &Wave, s_m: f64, farther: Option<f64>) -> Option<f64> {
    if let Some(gain_db) = farther.filter(|gain_db| *gain_db > GREAT_GAIN_DB) {
        return Some(gain_db);
    }
    let elevations = path.horizon_elevation_rad;
    let theta = elevations[0] + elevations[1] + s_m / path.effective_radius_m; // (4.61)
    let [r_1, r_2] = path.effective_height_m.map(|h_e| 2.0 * wave.k * theta * h_e); // (4.62)
    if r_1 < 0.2 && r_2 < 0.2 {
        return None;
    }
    let (scatter, asymmetry) = (Volume::of(path, s_m, theta), Asymmetry::of(path, s_m));
    let eta_s = scatter.efficiency(path.surface_refractivity);
    let mean_db = 0.5 * (gain_curves_db(r_1, eta_s) + gain_curves_db(r_2, eta_s)); // (6.12)
    let logs = (0.6 - eta_s.max(1.0).log10()) * asymmetry.s.log10() * asymmetry.q.log10();
    let mut gain_db = (mean_db + mean_db.min(6.0 * logs)).max(0.0); // (6.10), (6.11)
    if eta_s < 1.0 {
        gain_db = eta_s * gain_db + (1.0 - eta_s) * gain_without_scatter_db(r_1, r_2); // (6.14)
    }
    Some(farther.filter(|_| gain_db > GREAT_GAIN_DB).unwrap_or(gain_db))
}

/// The common volume of both beams.
#[derive(Clone, Copy, Debug)]
struct Volume {
    /// Height of the cross-over z_0 of (4.66), m.
    height_m: f64,
}

impl Volume {
    fn of(path: &ItmGeometry, s_m: f64, theta: f64) -> Self {
        let apart_m = (path.horizon_distance_m[0] - path.horizon_distance_m[1]).abs();
        Self { height_m: (s_m - apart_m) * (s_m + apart_m) * theta * 0.25 / s_m }
    }

    /// Scattering efficiency eta_s of (4.67).
    fn efficiency(self, n_s: f64) -> f64 {
        let air = 0.031 - 2.32e-3 * n_s + 5.67e-6 * n_s * n_s;
        self.height_m / 1.755_6e3 * (1.0 + air * (-(self.height_m / 8.0e3).min(1.7).powi(6)).exp())
    }
}

/// How unlike the two ends are: s and q of (4.65), kept from 0.1 (and q to 10).
#[derive(Clone, Copy, Debug)]
struct Asymmetry {
    s: f64,
    q: f64,
}

impl Asymmetry {
    fn of(path: &ItmGeometry, s_m: f64) -> Self {
        let apart_m = path.horizon_distance_m[0] - path.horizon_distance_m[1];
        let heights = path.effective_height_m[1] / path.effective_height_m[0];
        let heights = if apart_m < 0.0 { 1.0 / heights } else { heights };
        let s = (s_m - apart_m.abs()) / (s_m + apart_m.abs());
        Self { s: s.max(0.1), q: (heights / s).clamp(0.1, 10.0) }
    }
}

/// H_01(r, eta) of (6.13) for whole eta from 1 to 5, straight between them, dB.
fn gain_curves_db(r: f64, eta_s: f64) -> f64 {
    const A: [f64; 5] = [25.0, 80.0, 177.0, 395.0, 705.0];
    const B: [f64; 5] = [24.0, 45.0, 68.0, 80.0, 105.0];
    let inverse = 1.0 / (r * r);
    let curve_db = |index: usize| 10.0 * (1.0 + (A[index] * inverse + B[index]) * inverse).log10();
    let eta_s = eta_s.clamp(1.0, 5.0);
    let (below, share) = (eta_s as usize - 1, eta_s.fract());
    if share > 0.0 { (1.0 - share) * curve_db(below) + share * curve_db(below + 1) } else { curve_db(below) }
}

/// Frequency gain for eta_s = 0, (6.14), dB.
fn gain_without_scatter_db(r_1: f64, r_2: f64) -> f64 {
    let near = (1.0 + SQRT_2 / r_1) * (1.0 + SQRT_2 / r_2);
    10.0 * (near * near * (r_1 + r_2) / (r_1 + r_2 + 2.0 * SQRT_2)).log10()
}

#[cfg(test)]
mod tests {
    use super::{function_of_arc_db, gain_curves_db};

    #[test]
    fn the_function_of_arc_has_no_jump() {
        // its three pieces were fitted to meet; they do within 0.6 dB
        for seam_m in [10e3, 70e3] {
            assert!((function_of_arc_db(seam_m) - function_of_arc_db(seam_m + 1e-6)).abs() < 0.6);
        }
    }

    #[test]
    fn gain_falls_with_height_and_joins_whole_numbers() {
        assert!(gain_curves_db(1.0, 2.0) > gain_curves_db(10.0, 2.0));
        assert!((gain_curves_db(3.0, 2.0) - gain_curves_db(3.0, 2.0 + 1e-9)).abs() < 1e-6);
        // 10 log10(1 + 80 + 45)
        assert!((gain_curves_db(1.0, 2.0) - 21.003_705).abs() < 1e-5);
    }
}
