//! The Bullington loss of four paths at a time.
//!
//! The same equations as [`super::bullington`], by portable vectors; equal to 1e-12 dB (tested).
use super::knife_edge::NU_WITHOUT_LOSS;
use std::f64::consts::LOG10_E;
use wide::f64x4;

/// Paths at a time.
pub const LANES: usize = 4;

/// 10 log10 of each positive value.
#[must_use]
pub fn decibels(values: [f64; LANES]) -> [f64; LANES] {
    (f64x4::from(values).ln() * f64x4::splat(10.0 * LOG10_E)).to_array()
}

/// Bullington losses of paths of lengths `d_km` with equivalent edges of nu sqrt(lambda), dB.
///
/// # Source
/// As [`super::bullington::bullington_loss_db`]: ITU-R P.526-16, §4.1, equation (31), and §4.5.1, (59) and (60).
#[must_use]
pub fn bullington_losses_db(nu_sqrt_m: [f64; LANES], wavelength_m: f64, d_km: [f64; LANES]) -> [f64; LANES] {
    let edges = LaneEdges::of(nu_sqrt_m, wavelength_m.sqrt().recip());
    let share = f64x4::splat(1.0) - edges.exponential;
    let correction_db = share * (f64x4::splat(10.0) + f64x4::splat(0.02) * f64x4::from(d_km));
    edges.lossy.select(edges.loss_db + correction_db, f64x4::splat(0.0)).to_array()
}

/// The same losses, and their change with nu sqrt(lambda), dB/sqrt(m).
#[must_use]
pub fn bullington_losses_and_slopes(
    nu_sqrt_m: [f64; LANES],
    wavelength_m: f64,
    d_km: [f64; LANES],
) -> ([f64; LANES], [f64; LANES]) {
    let one = f64x4::splat(1.0);
    let inverse_root_m = wavelength_m.sqrt().recip();
    let edges = LaneEdges::of(nu_sqrt_m, inverse_root_m);
    let span_db = f64x4::splat(10.0) + f64x4::splat(0.02) * f64x4::from(d_km);
    let loss_db = edges.loss_db + (one - edges.exponential) * span_db;
    let corrected = one + edges.exponential * span_db * f64x4::splat(1.0 / 6.0);
    let slope = f64x4::splat(20.0 * LOG10_E * inverse_root_m) * corrected / edges.hypotenuse;
    let none = f64x4::splat(0.0);
    (edges.lossy.select(loss_db, none).to_array(), edges.lossy.select(slope, none).to_array())
}

/// Knife edges: equation (31).
struct LaneEdges {
    lossy: f64x4,
    hypotenuse: f64x4,
    loss_db: f64x4,
    /// exp(-loss / 6).
    exponential: f64x4,
}

impl LaneEdges {
    #[inline]
    fn of(nu_sqrt_m: [f64; LANES], inverse_root_m: f64) -> Self {
        let limit = f64x4::splat(NU_WITHOUT_LOSS);
        let nu = f64x4::from(nu_sqrt_m) * f64x4::splat(inverse_root_m);
        let lossy = nu.simd_gt(limit);
        let shifted = lossy.select(nu, limit) - f64x4::splat(0.1);
        let hypotenuse = (shifted * shifted + f64x4::splat(1.0)).sqrt();
        let loss_db = f64x4::splat(6.9) + (hypotenuse + shifted).ln() * f64x4::splat(20.0 * LOG10_E);
        Self { lossy, hypotenuse, loss_db, exponential: (loss_db * f64x4::splat(-1.0 / 6.0)).exp() }
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, bullington_losses_and_slopes, bullington_losses_db, decibels};
    use crate::propagation::diffraction::bullington::{Edge, bullington_loss_db};

    #[test]
    fn equal_to_one_path_at_a_time() {
        for step in 0..400 {
            let mut nu = [0.0; LANES];
            let mut d = [0.0; LANES];
            for lane in 0..LANES {
                nu[lane] = (f64::from(step) - 40.0) * 0.05 + lane as f64 * 0.013;
                d[lane] = 0.03 + f64::from(step) * 0.2 + lane as f64;
            }
            nu[step as usize % LANES] = if step % 3 == 0 { f64::NEG_INFINITY } else { nu[0] };
            let losses_db = bullington_losses_db(nu, 0.15, d);
            for lane in 0..LANES {
                let edge = Edge { nu_sqrt_m: nu[lane], distance_km: 0.0, obstructed: true };
                let alone_db = bullington_loss_db(edge, 0.15, d[lane]);
                assert!((losses_db[lane] - alone_db).abs() < 1e-12, "nu = {}", nu[lane]);
            }
            assert!((decibels(d)[1] - 10.0 * d[1].log10()).abs() < 1e-12);
        }
    }
    #[test]
    fn slopes_are_those_of_secants() {
        for step in 0..200 {
            let nu = [0, 1, 2, 3].map(|lane| (f64::from(step) - 40.0) * 0.05 + f64::from(lane) * 0.01);
            let d_km = [3.0, 12.0, 30.0, 80.0];
            let ahead = bullington_losses_db(nu.map(|nu| nu + 1e-5), 0.33, d_km);
            let behind = bullington_losses_db(nu.map(|nu| nu - 1e-5), 0.33, d_km);
            let (losses_db, slopes) = bullington_losses_and_slopes(nu, 0.33, d_km);
            let bits = |losses_db: [f64; LANES]| losses_db.map(f64::to_bits);
            assert_eq!(bits(losses_db), bits(bullington_losses_db(nu, 0.33, d_km)));
            for (lane, slope) in slopes.into_iter().enumerate() {
                let on_the_limit = (nu[lane] / 0.33_f64.sqrt() + 0.78).abs() < 1e-4;
                let secant = (ahead[lane] - behind[lane]) / 2e-5;
                assert!(on_the_limit || (slope - secant).abs() < 1e-5, "{}: {slope}, {secant}", nu[lane]);
            }
        }
    }
}
