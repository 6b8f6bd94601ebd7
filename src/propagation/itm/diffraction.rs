//! Attenuation beyond the horizon: knife edges and a rounded Earth, weighted by the terrain's irregularity.
use super::geometry::ItmGeometry;
use super::ground::Wave;
use super::irregularity::{share_of_irregularity, sigma_h_m};

/// Earth's radius that 4/3 is taken of in Vogler's normalised distances, km.
const EARTH_RADIUS_KM: f64 = 6_370.0;
/// 1/(4 pi), as the reference rounds it.
const ONE_OVER_4_PI: f64 = 0.079_577_5;
/// The largest k delta-h that the weight takes, 2 pi x 1,000.
const MOST_ROUGHNESS: f64 = 6_283.2;

/// The straight line that diffraction attenuation follows beyond the horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DiffractionLine {
    /// m_d, dB/m.
    pub(super) slope_db_per_m: f64,
    /// A_ed, dB.
    pub(super) intercept_db: f64,
}

impl DiffractionLine {
    /// Through the attenuations at two distances well beyond the horizon.
    ///
    /// # Source
    /// Algorithm (4.2) to (4.8), with the reference's 5 and 10 in place of 1.3787 and 2.7574 for wave numbers.
    pub(super) fn of(path: &ItmGeometry, wave: &Wave) -> Self {
        let x_ae_m = bending_scale_m(path, wave);
        let d_3_m = path.d_ls_m().max(path.d_l_m() + 5.0 * x_ae_m); // (4.3)
        let d_4_m = d_3_m + 10.0 * x_ae_m; // (4.4)
        let diffraction = Diffraction::of(path, wave);
        let (a_3_db, a_4_db) = (diffraction.attenuation_db(d_3_m), diffraction.attenuation_db(d_4_m));
        let slope_db_per_m = (a_4_db - a_3_db) / (d_4_m - d_3_m); // (4.7)
        Self { slope_db_per_m, intercept_db: a_3_db - slope_db_per_m * d_3_m } // (4.8)
    }

    /// At `s_m` metres, dB.
    pub(super) fn at_db(&self, s_m: f64) -> f64 {
        self.intercept_db + self.slope_db_per_m * s_m
    }
}

/// Distance in which a wave bends round the effective Earth, (a_e^2 / f)^(1/3), f in MHz; m.
pub(super) fn bending_scale_m(path: &ItmGeometry, wave: &Wave) -> f64 {
    (path.effective_radius_m * path.effective_radius_m / wave.f_mhz).cbrt()
}

/// All of the diffraction attenuation that does not depend on the distance.
#[derive(Clone, Copy, Debug)]
struct Diffraction<'a> {
    path: &'a ItmGeometry,
    wave: &'a Wave,
    smooth: SmoothEarth,
    /// A_fo, dB.
    clutter_db: f64,
    /// Square-root term of the weight.
    heights_ratio: f64,
}

impl<'a> Diffraction<'a> {
    fn of(path: &'a ItmGeometry, wave: &'a Wave) -> Self {
        let [h_g1, h_g2] = path.structural_height_m;
        let [h_e1, h_e2] = path.effective_height_m;
        let sigma_h_m = sigma_h_m(path.irregularity_m * share_of_irregularity(path.d_ls_m()));
        // (4.10), ERL 79-ITS 67 (3.38c)
        let clutter_db = (5.0 * (1.0 + 1e-5 * h_g1 * h_g2 * wave.f_mhz * sigma_h_m).log10()).min(15.0);
        let known_heights_m2 = h_g1 * h_g2 + 10.0; // C = 10 m2 on a known path (4.9)
        let heights_ratio = (1.0 + (h_e1 * h_e2 - h_g1 * h_g2) / known_heights_m2).sqrt();
        Self { path, wave, smooth: SmoothEarth::of(path, wave), clutter_db, heights_ratio }
    }

    /// A_diff(s) of (4.11), dB.
    fn attenuation_db(&self, s_m: f64) -> f64 {
        let path = self.path;
        let beyond_m = s_m - path.d_l_m();
        let theta = path.theta_rad(s_m); // (4.12)
        let curve = self.heights_ratio + (path.theta_e_rad() * path.effective_radius_m + path.d_l_m()) / s_m;
        let roughness = path.irregularity_m * share_of_irregularity(s_m) * self.wave.k;
        let w = 25.1 / (25.1 + (curve * roughness.min(MOST_ROUGHNESS)).sqrt()); // (4.9)
        let knife_db = self.knife_edges_db(beyond_m, theta);
        let smooth_db = self.smooth.attenuation_db(beyond_m, theta);
        w * smooth_db + (1.0 - w) * knife_db + self.clutter_db
    }

    /// Both knife edges, A_k of (4.14), dB; nu^2 by (4.13).
    fn knife_edges_db(&self, beyond_m: f64, theta: f64) -> f64 {
        let edge_db = |d_l_m: f64| {
            fresnel_db(ONE_OVER_4_PI * self.wave.k * theta * theta * d_l_m * beyond_m / (beyond_m + d_l_m))
        };
        edge_db(self.path.horizon_distance_m[0]) + edge_db(self.path.horizon_distance_m[1])
    }
}

/// Attenuation of a single knife edge, Fn(nu) of (6.1), from nu^2, dB.
fn fresnel_db(nu_squared: f64) -> f64 {
    if nu_squared < 5.76 {
        6.02 + 9.11 * nu_squared.sqrt() - 1.27 * nu_squared
    } else {
        12.953 + 10.0 * nu_squared.log10()
    }
}

/// The rounded Earth by three radii: between the horizons and before each of them.
///
/// # Source
/// Algorithm (4.15) to (4.20); Vogler 1964, equations (2), (3), (6a), (7a), (13).
#[derive(Clone, Copy, Debug)]
struct SmoothEarth {
    f_cube_root: f64,
    z_g_abs: f64,
    /// Normalised distances to both horizons together.
    x_horizons: f64,
    /// Height gains together, dB.
    height_gains_db: f64,
}

impl SmoothEarth {
    fn of(path: &ItmGeometry, wave: &Wave) -> Self {
        let mut smooth = Self {
            f_cube_root: wave.f_cube_root,
            z_g_abs: wave.z_g_abs,
            x_horizons: 0.0,
            height_gains_db: 0.0,
        };
        for end in 0..2 {
            let d_l_m = path.horizon_distance_m[end];
            let radius_m = 0.5 * d_l_m * d_l_m / path.effective_height_m[end]; // 1/gamma_j, (4.15)
            let (x, k) = smooth.normalised(d_l_m, radius_m);
            smooth.x_horizons += x;
            smooth.height_gains_db += height_gain_db(x, k);
        }
        smooth
    }

    /// Normalised distance x and ground parameter K of an arc over an Earth of some radius, (4.16) to (4.18).
    fn normalised(&self, arc_m: f64, radius_m: f64) -> (f64, f64) {
        let c_0 = (4.0 / 3.0 * EARTH_RADIUS_KM * 1_000.0 / radius_m).cbrt();
        let k = 0.017_778 * c_0 / (self.f_cube_root * self.z_g_abs);
        ((1.607 - k) * c_0 * c_0 * self.f_cube_root * (arc_m / 1_000.0), k)
    }

    /// A_r of (4.20), dB, `beyond_m` metres beyond the horizons under the angular distance `theta`.
    fn attenuation_db(&self, beyond_m: f64, theta: f64) -> f64 {
        let (x, _) = self.normalised(beyond_m, beyond_m / theta);
        distance_loss_db(x + self.x_horizons) - self.height_gains_db - 20.0
    }
}

/// Distance function G(x) of (6.3), dB.
fn distance_loss_db(x: f64) -> f64 {
    0.057_51 * x - 10.0 * x.log10()
}

/// Height gain F(x, K) of (6.4) to (6.6) in the reference's form, dB.
fn height_gain_db(x: f64, k: f64) -> f64 {
    let high_db = || 17.372 * x.ln() - 117.0;
    if x < 200.0 {
        let w = -k.ln();
        if k >= 1e-5 && x * w * w * w <= 5_495.0 {
            return 2.5e-5 * x * x / k - 8.686 * w - 15.0;
        }
        return if x > 1.0 { high_db() } else { -117.0 };
    }
    let far_db = 0.057_51 * x - 4.343 * x.ln();
    if x >= 2_000.0 {
        return far_db;
    }
    let w = 0.013_4 * x * (-0.005 * x).exp();
    (1.0 - w) * far_db + w * high_db()
}

#[cfg(test)]
mod tests {
    use super::{fresnel_db, height_gain_db};

    #[test]
    fn a_grazed_edge_costs_six_decibels() {
        assert!((fresnel_db(0.0) - 6.02).abs() < 1e-12);
        // both forms meet at nu = 2.4 within the roundings of their coefficients
        assert!((fresnel_db(5.76 - 1e-9) - fresnel_db(5.76)).abs() < 0.02);
    }

    #[test]
    fn height_gain_grows_with_height_and_has_no_great_jumps() {
        let at = |x: f64| height_gain_db(x, 0.02);
        assert!(at(250.0) > at(150.0) && at(2_500.0) > at(250.0));
        assert!((at(2_000.0) - at(1_999.999)).abs() < 0.2);
    }
}
