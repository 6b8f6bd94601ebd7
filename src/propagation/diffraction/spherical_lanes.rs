//! Diffraction over a smooth spherical Earth, four paths at a time, over land.
//!
//! The same equations as [`super::spherical_earth`], by portable vectors; equal to 1e-10 dB (tested).
use super::lanes::LANES;
use super::spherical_earth::{LAND, SmoothPath, Wave, surface_admittance};
use std::f64::consts::{FRAC_PI_3, LN_10, LOG10_E};
use wide::f64x4;

/// Spherical-Earth diffraction losses of paths over land and an Earth of one effective radius, dB; never negative.
///
/// # Source
/// ITU-R P.526-16, §3.2 (P.1812-8, §4.3.2, equations (25) to (31)).
#[must_use]
pub fn spherical_earth_losses_db(paths: [SmoothPath; LANES], wave: Wave) -> [f64; LANES] {
    let a_p = f64x4::splat(paths[0].a_p_km);
    let d = f64x4::from(paths.map(|path| path.d_km));
    let h_te = f64x4::from(paths.map(|path| path.h_te_m));
    let h_re = f64x4::from(paths.map(|path| path.h_re_m));
    let milli = f64x4::splat(0.001);
    let roots = (milli * h_te).sqrt() + (milli * h_re).sqrt();
    let d_los = f64x4::splat((2.0 * paths[0].a_p_km).sqrt()) * roots; // (25)
    let beyond = d.simd_ge(d_los);
    let (h_se, d_se1, d_se2) = smallest_clearances_m(d, h_te, h_re, a_p);
    let wavelength_m = f64x4::splat(wave.wavelength_m);
    let h_req = f64x4::splat(17.456) * (d_se1 * d_se2 * wavelength_m / d).sqrt(); // (29)
    let reach = d / (h_te.sqrt() + h_re.sqrt());
    let a_em = f64x4::splat(500.0) * reach * reach; // (30)
    let l_dft = first_terms_db(d, h_te, h_re, beyond.select(a_p, a_em), wave);
    let zero = f64x4::splat(0.0);
    let cleared = h_req.simd_gt(zero).select(h_se / h_req, zero);
    let within = (f64x4::splat(1.0) - cleared) * l_dft.fast_max(zero); // (31)
    beyond.select(l_dft, h_se.simd_gt(h_req).select(zero, within)).to_array()
}

/// Smallest clearances between the curved Earth and the rays (m), and their distances from the ends (km); equations (26)
/// to (28).
fn smallest_clearances_m(d: f64x4, h_te: f64x4, h_re: f64x4, a_p: f64x4) -> (f64x4, f64x4, f64x4) {
    let of = f64x4::splat;
    let sum = h_te + h_re;
    let c = (h_te - h_re) / sum;
    let m = of(250.0) * d * d / (a_p * sum);
    let up = m + of(1.0);
    let inner = (of(1.5) * c * (of(3.0) * m / (up * up * up)).sqrt()).fast_max(of(-1.0)).fast_min(of(1.0));
    let (_, cosine) = (of(FRAC_PI_3) + inner.acos() / of(3.0)).sin_cos();
    let b = (of(2.0) * (up / (of(3.0) * m)).sqrt() * cosine).fast_max(of(-1.0)).fast_min(of(1.0));
    let d_se1 = of(0.5) * d * (of(1.0) + b);
    let d_se2 = d - d_se1;
    let bulge_m = of(500.0);
    let h_se =
        ((h_te - bulge_m * d_se1 * d_se1 / a_p) * d_se2 + (h_re - bulge_m * d_se2 * d_se2 / a_p) * d_se1) / d;
    (h_se, d_se1, d_se2)
}

/// First terms of the residue series over land, dB; equations (32) to (38). The cube roots of the radii are exponentials of
/// a logarithm that is needed anyway.
fn first_terms_db(d: f64x4, h_te: f64x4, h_re: f64x4, a_km: f64x4, wave: Wave) -> f64x4 {
    let of = f64x4::splat;
    let ln_a = a_km.ln();
    let inverse_cube_root = (ln_a * of(-1.0 / 3.0)).exp();
    let k_1 = surface_admittance(1.0, wave, LAND);
    let k = of(k_1) * inverse_cube_root;
    let k_2 = k * k;
    let beta =
        (of(1.0) + of(1.6) * k_2 + of(0.67) * k_2 * k_2) / (of(1.0) + of(4.5) * k_2 + of(1.53) * k_2 * k_2); // (34)
    let cbrt_f = wave.f_ghz.cbrt();
    let x = of(21.88 * cbrt_f) * beta * inverse_cube_root * inverse_cube_root * d; // (35)
    let y = of(0.9575 * cbrt_f * cbrt_f) * beta * inverse_cube_root; // (36)
    let ln_x = x.ln();
    let far = of(11.0) + of(10.0 * LOG10_E) * ln_x - of(17.6) * x;
    let near = of(-20.0 * LOG10_E) * ln_x - of(5.6488) * (of(1.425) * ln_x).exp();
    let f_x = x.simd_ge(of(1.6)).select(far, near); // (37)
    let least = of(2.0 + 20.0 * k_1.log10()) - ln_a * of(20.0 / 3.0 / LN_10);
    -f_x - height_gains_db(y * h_te * beta, least) - height_gains_db(y * h_re * beta, least)
}

/// Height gains G(Y), equation (38), not below `least_db`.
fn height_gains_db(b: f64x4, least_db: f64x4) -> f64x4 {
    let of = f64x4::splat;
    let high = b.simd_gt(of(2.0));
    let over = b - of(1.1);
    let ln = high.select(over, b + of(0.1) * b * b * b).ln();
    let root = high.select(over, of(0.0)).sqrt();
    let gain = high.select(of(17.6) * root - of(5.0 * LOG10_E) * ln - of(8.0), of(20.0 * LOG10_E) * ln);
    gain.fast_max(least_db)
}

#[cfg(test)]
mod tests {
    use super::{LANES, spherical_earth_losses_db};
    use crate::propagation::Polarization;
    use crate::propagation::diffraction::spherical_earth::{SmoothPath, Wave, spherical_earth_loss_db};
    use proptest::prelude::*;

    /// From the lowest antennas a model accepts to high ones.
    fn height_m() -> impl Strategy<Value = f64> {
        prop_oneof![1 => 0.1..0.5_f64, 9 => 0.5..900.0_f64]
    }

    #[test]
    fn antennas_on_the_ground_have_the_loss_of_antennas_just_above_it() {
        let wave = Wave { f_ghz: 0.03, wavelength_m: 10.0, polarization: Polarization::Vertical };
        for (h_te_m, h_re_m) in [(0.0, 0.0), (0.0, 7.5), (7.5, 0.0), (0.0, 300.0)] {
            for d_km in [0.25, 4.0, 30.0] {
                let path = |raised_m: f64| SmoothPath {
                    d_km,
                    h_te_m: h_te_m + raised_m,
                    h_re_m: h_re_m + raised_m,
                    a_p_km: 8_931.0,
                    sea_share: 0.0,
                };
                let above_db = spherical_earth_loss_db(path(1e-5), wave);
                let alone_db = spherical_earth_loss_db(path(0.0), wave);
                assert!((alone_db - above_db).abs() < 0.1, "{:?}: {alone_db} and {above_db}", path(0.0));
                let lane_db = spherical_earth_losses_db([path(0.0); LANES], wave)[0];
                assert!((lane_db - alone_db).abs() < 1e-6, "{lane_db} and {alone_db}");
            }
        }
    }

    proptest! {
        #[test]
        fn equal_to_one_path_at_a_time(
            paths in prop::array::uniform4((0.25..120.0_f64, height_m(), height_m())),
            a_p_km in 5_000.0..20_000.0_f64,
            f_ghz in 0.03..6.0_f64,
            vertical in any::<bool>(),
        ) {
            let polarization = if vertical { Polarization::Vertical } else { Polarization::Horizontal };
            let wave = Wave { f_ghz, wavelength_m: 0.2998 / f_ghz, polarization };
            let paths =
                paths.map(|(d_km, h_te_m, h_re_m)| SmoothPath { d_km, h_te_m, h_re_m, a_p_km, sea_share: 0.0 });
            let losses_db = spherical_earth_losses_db(paths, wave);
            for lane in 0..LANES {
                let alone_db = spherical_earth_loss_db(paths[lane], wave);
                prop_assert!(alone_db.is_finite(), "{:?}", paths[lane]);
                prop_assert!((losses_db[lane] - alone_db).abs() <= 1e-10 * alone_db.max(1.0));
            }
        }
    }
}
