//! Combination of the mechanisms.
use super::anomalous::{ducting_loss_db, troposcatter_loss_db};
use super::geometry::PathGeometry;
use super::normal::inverse_complementary_normal;
use super::wave::free_space_1_km_db;
use serde::Serialize;

/// Losses by the Recommendation's symbols, dB, and the weights between them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Parts {
    /// Free space, L_bfs.
    pub l_bfs: f64,
    /// Line of sight with multipath and focusing for p percent, L_b0p.
    pub l_b0p: f64,
    /// The same for beta-0 percent, L_b0beta.
    pub l_b0b: f64,
    /// Interpolation between the two effective Earths, F_i.
    pub f_i: f64,
    /// Weight by path angle, F_j.
    pub f_j: f64,
    /// Weight by distance, F_k.
    pub f_k: f64,
    /// Diffraction for p percent, L_dp.
    pub l_dp: f64,
    /// Median loss with diffraction, L_bd50.
    pub l_bd50: f64,
    /// Loss with diffraction for p percent, L_bd.
    pub l_bd: f64,
    /// Notional least loss of line of sight and over-sea diffraction, L_minb0p.
    pub l_minb0p: f64,
    /// Ducting, L_ba.
    pub l_ba: f64,
    /// Notional least loss of line of sight and ducting, L_minbap.
    pub l_minbap: f64,
    /// Diffraction and ducting, L_bda.
    pub l_bda: f64,
    /// Diffraction, line of sight and ducting, L_bam.
    pub l_bam: f64,
    /// Troposcatter, L_bs.
    pub l_bs: f64,
    /// All of them, L_bc.
    pub l_bc: f64,
}

impl Parts {
    /// From geometry, frequency, time percentage and the diffraction losses over both effective Earths.
    #[must_use]
    pub fn of(path: &PathGeometry, f_ghz: f64, p: f64, l_d50: f64, l_dbeta: f64) -> Self {
        let l_bfs = free_space_1_km_db(f_ghz) + 20.0 * path.slant_km.log10(); // (8)
        let focusing = 2.6 * (1.0 - (-0.1 * (path.d_lt_km + path.d_lr_km)).exp());
        let l_b0p = l_bfs + focusing * (p / 50.0).log10(); // (9a), (10)
        let l_b0b = l_bfs + focusing * (path.beta_0 / 50.0).log10(); // (9b), (11)
        let f_i = between_earths(p, path.beta_0);
        let l_dp = l_d50 + f_i * (l_dbeta - l_d50); // (41)
        let (l_bd50, l_bd) = (l_bfs + l_d50, l_b0p + l_dp); // (42), (43)
        let l_minb0p = if p < path.beta_0 {
            l_b0p + (1.0 - path.omega) * l_dp
        } else {
            l_bd50 + (l_b0b + (1.0 - path.omega) * l_dp - l_bd50) * f_i
        }; // (59)
        let l_ba = ducting_loss_db(path, f_ghz, p);
        let l_minbap = log_sum(l_ba, l_b0p); // (60)
        let f_j = 1.0 - 0.5 * (1.0 + (3.0 * 0.8 * (path.theta_mrad - 0.3) / 0.3).tanh()); // (57)
        let f_k = 1.0 - 0.5 * (1.0 + (3.0 * 0.5 * (path.d_km - 20.0) / 20.0).tanh()); // (58)
        let l_bda = if l_minbap <= l_bd { l_minbap + (l_bd - l_minbap) * f_k } else { l_bd }; // (61)
        let l_bam = l_bda + (l_minb0p - l_bda) * f_j; // (62)
        let l_bs = troposcatter_loss_db(path, f_ghz, p);
        let l_bc = sum_of_ways_db(l_bs, l_bam); // (63)
        Self {
            l_bfs,
            l_b0p,
            l_b0b,
            f_i,
            f_j,
            f_k,
            l_dp,
            l_bd50,
            l_bd,
            l_minb0p,
            l_ba,
            l_minbap,
            l_bda,
            l_bam,
            l_bs,
            l_bc,
        }
    }
}

/// F_i, equation (40): 0 at 50 %, 1 at and below beta-0.
fn between_earths(p: f64, beta_0: f64) -> f64 {
    if p >= 50.0 {
        0.0
    } else if p > beta_0 {
        inverse_complementary_normal(p / 100.0) / inverse_complementary_normal(beta_0 / 100.0)
    } else {
        1.0
    }
}

/// 2.5 ln(e^(a/2.5) + e^(b/2.5)), in a form that does not overflow.
fn log_sum(a: f64, b: f64) -> f64 {
    const ETA: f64 = 2.5;
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    high + ETA * ((low - high) / ETA).exp().ln_1p()
}

/// Equation (63): the loss of two independent ways together. Where both are so great that their powers of ten are nought, the
/// smaller is taken out of the sum.
fn sum_of_ways_db(a_db: f64, b_db: f64) -> f64 {
    /// From here on 10 to the power of -0.2 times the loss is no longer a normal number.
    const UNDERFLOWS_DB: f64 = 1_500.0;
    let least_db = a_db.min(b_db);
    if least_db < UNDERFLOWS_DB {
        return -5.0 * (10.0_f64.powf(-0.2 * a_db) + 10.0_f64.powf(-0.2 * b_db)).log10();
    }
    least_db - 5.0 * (1.0 + 10.0_f64.powf(-0.2 * (a_db - b_db).abs())).log10()
}
