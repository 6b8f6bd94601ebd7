//! Ducting, layer reflection and troposcatter.
use super::geometry::{PathGeometry, inland_tau};

/// Basic transmission loss by ducting and layer reflection exceeded for p percent of the time, L_ba, dB.
///
/// # Source
/// ITU-R P.1812-8, §4.5, equations (46) to (56).
pub(super) fn ducting_loss_db(path: &PathGeometry, f_ghz: f64, p: f64) -> f64 {
    let f = f_ghz;
    let (d_lt, d_lr) = (path.d_lt_km, path.d_lr_km);
    let a_lf = if f < 0.5 { 45.375 - 137.0 * f + 92.5 * f * f } else { 0.0 }; // (47a)
    let a_f = 102.45
        + 20.0 * f.log10()
        + 20.0 * (d_lt + d_lr).log10()
        + a_lf
        + shielding_db(path.theta_t_mrad, d_lt, f)
        + shielding_db(path.theta_r_mrad, d_lr, f)
        + coast_coupling_db(path.d_ct_km, d_lt, path.h_ts_m, path.omega)
        + coast_coupling_db(path.d_cr_km, d_lr, path.h_rs_m, path.omega); // (47)
    a_f + angular_and_time_db(path, f, p)
}

/// Site shielding A_s, equation (48).
fn shielding_db(theta_mrad: f64, d_l_km: f64, f: f64) -> f64 {
    let beyond = theta_mrad - 0.1 * d_l_km; // (48a)
    if beyond > 0.0 {
        20.0 * (1.0 + 0.361 * beyond * (f * d_l_km).sqrt()).log10() + 0.264 * beyond * f.cbrt()
    } else {
        0.0
    }
}

/// Coupling of over-sea ducts near the coast A_c, equation (49).
fn coast_coupling_db(d_c_km: f64, d_l_km: f64, h_s_m: f64, omega: f64) -> f64 {
    if omega >= 0.75 && d_c_km <= d_l_km && d_c_km <= 5.0 {
        -3.0 * (-0.25 * d_c_km * d_c_km).exp() * (1.0 + (0.07 * (50.0 - h_s_m)).tanh())
    } else {
        0.0
    }
}

/// A_d(p), equations (50) to (56).
fn angular_and_time_db(path: &PathGeometry, f: f64, p: f64) -> f64 {
    let d = path.d_km;
    let gamma_d = 5e-5 * path.a_e_km * f.cbrt(); // (51)
    let theta_1 = 1_000.0 * d / path.a_e_km
        + path.theta_t_mrad.min(0.1 * path.d_lt_km)
        + path.theta_r_mrad.min(0.1 * path.d_lr_km); // (52)
    let d_i = (d - path.d_lt_km - path.d_lr_km).min(40.0);
    let mu_3 =
        if path.h_m_m <= 10.0 { 1.0 } else { (-4.6e-5 * (path.h_m_m - 10.0) * (43.0 + 6.0 * d_i)).exp() }; // (56)
    let alpha = (-0.6 - 3.5e-9 * d.powf(3.1) * inland_tau(path.d_lm_km)).max(-3.4); // (55a)
    let spread = 500.0 / path.a_e_km * d * d / (path.h_te_m.sqrt() + path.h_re_m.sqrt()).powi(2);
    let mu_2 = spread.powf(alpha).min(1.0); // (55)
    let beta = path.beta_0 * mu_2 * mu_3; // (54)
    let log_beta = beta.log10();
    let gamma = 1.076 / (2.0058 - log_beta).powf(1.012)
        * (-(9.51 - 4.8 * log_beta + 0.198 * log_beta * log_beta) * 1e-6 * d.powf(1.13)).exp(); // (53a)
    let a_p = -12.0 + (1.2 + 3.7e-3 * d) * (p / beta).log10() + 12.0 * (p / beta).powf(gamma); // (53)
    gamma_d * theta_1 + a_p
}

/// Basic transmission loss by troposcatter exceeded for p percent of the time, L_bs, dB.
///
/// # Source
/// ITU-R P.1812-8, §4.4, equations (44) and (45).
pub(super) fn troposcatter_loss_db(path: &PathGeometry, f_ghz: f64, p: f64) -> f64 {
    let l_f = 25.0 * f_ghz.log10() - 2.5 * (f_ghz / 2.0).log10().powi(2); // (45)
    190.1 + l_f + 20.0 * path.d_km.log10() + 0.573 * path.theta_mrad
        - 0.15 * path.n_0
        - 10.125 * (50.0 / p).log10().powf(0.7) // (44)
}
