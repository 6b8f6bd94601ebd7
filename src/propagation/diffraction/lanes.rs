//! Bullington and spherical-Earth losses of eight paths at a time, in either precision.
//!
//! The same equations as [`super::bullington`] and [`super::spherical_earth`]; in double precision equal to 1e-12 and 1e-10 dB (tested).
use super::knife_edge::NU_WITHOUT_LOSS;
use super::spherical_earth::{LAND, Wave, surface_admittance};
use crate::simd::Lanes;
use std::f64::consts::LOG10_E;

/// What the losses need of a wave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PreparedWave {
    /// Root of the wavelength, sqrt(m).
    pub root_m: f64,
    /// 1 / sqrt(wavelength).
    pub inverse_root_m: f64,
    /// Cube root of the frequency in GHz.
    pub cbrt_f: f64,
    /// Surface admittance of land for an Earth of 1 km.
    k_1: f64,
}

impl From<Wave> for PreparedWave {
    fn from(wave: Wave) -> Self {
        let root_m = wave.wavelength_m.sqrt();
        let k_1 = surface_admittance(1.0, wave, LAND);
        Self { root_m, inverse_root_m: root_m.recip(), cbrt_f: wave.f_ghz.cbrt(), k_1 }
    }
}

/// 10 log10 of positive numbers.
#[inline(always)]
#[must_use]
pub fn decibels<V: Lanes>(values: V) -> V {
    values.ln() * (10.0 * LOG10_E)
}

/// Bullington losses of paths of lengths d (km) with equivalent edges of nu sqrt(wavelength), dB, and their change with it.
///
/// # Source
/// As [`super::bullington::bullington_loss_db`]: ITU-R P.526-16, §4.1, equation (31), and §4.5.1, (59) and (60).
#[inline(always)]
#[must_use]
pub fn bullington<V: Lanes>(nu_sqrt_m: V, inverse_root_m: f64, d_km: V) -> (V, V) {
    let nu = nu_sqrt_m * inverse_root_m;
    let (limit, none) = (nu.all(NU_WITHOUT_LOSS), nu.all(0.0));
    let lossy = nu.gt(limit);
    let shifted = V::select(lossy, nu, limit) - 0.1;
    let hypotenuse = (shifted * shifted + 1.0).sqrt();
    let edge_db = (hypotenuse + shifted).ln() * (20.0 * LOG10_E) + 6.9;
    let exponential = (edge_db * (-1.0 / 6.0)).exp();
    let span_db = d_km * 0.02 + 10.0;
    let kept = exponential * span_db;
    let loss_db = edge_db + (span_db - kept);
    let slope = (kept * (1.0 / 6.0) + 1.0) * (20.0 * LOG10_E * inverse_root_m) / hypotenuse;
    (V::select(lossy, loss_db, none), V::select(lossy, slope, none))
}

/// Paths over a smooth Earth, antennas above it.
#[derive(Clone, Copy, Debug)]
pub struct SmoothPaths<V> {
    /// Lengths, km.
    pub d_km: V,
    /// Effective heights of the transmitters, m; not negative.
    pub h_te_m: V,
    /// Of the receivers.
    pub h_re_m: V,
    /// Effective Earth radius, km.
    pub radius_km: f64,
}

/// What is free of frequency.
#[derive(Clone, Copy, Debug)]
pub struct SmoothGeometry<V: Lanes> {
    paths: SmoothPaths<V>,
    /// Beyond the horizon.
    beyond: V::Mask,
    /// Smallest clearance, and that which is needed per root of the wavelength.
    h_se_m: V,
    required: V,
    /// Effective radius of the first term, km, and its logarithm.
    ln_radius: V,
}

impl<V: Lanes> SmoothPaths<V> {
    /// Clearances, ITU-R P.526-16, §3.2, equations (25) to (30); (26) to (28) by Newton's method in place of the closed form of the cubic.
    #[inline(always)]
    #[must_use]
    pub fn geometry(self) -> SmoothGeometry<V> {
        let Self { d_km: d, h_te_m, h_re_m, radius_km } = self;
        let roots = h_te_m.sqrt() + h_re_m.sqrt();
        let beyond = d.ge(roots * (2.0 * radius_km / 1_000.0).sqrt()); // (25)
        let sum = h_te_m + h_re_m;
        let c = (h_te_m - h_re_m) / sum;
        let m = d * d * (250.0 / radius_km) / sum;
        let none = m.all(0.0);
        let size = smallest_root(m, c.abs());
        let b = V::select(none.gt(c), -size, size);
        let d_1 = d * (b + 1.0) * 0.5;
        let d_2 = d - d_1;
        let bulge = 500.0 / radius_km;
        let h_se_m = ((h_te_m - d_1 * d_1 * bulge) * d_2 + (h_re_m - d_2 * d_2 * bulge) * d_1) / d;
        let required = (d_1 * d_2 / d).greater(none).sqrt() * 17.456; // (29)
        let reach = d / roots;
        let radius = V::select(beyond, m.all(radius_km), reach * reach * 500.0); // (30)
        SmoothGeometry { paths: self, beyond, h_se_m, required, ln_radius: radius.ln() }
    }
}

/// The smallest positive root of m b^3 - (m + 1) b + c, c from 0 to 1: equation (27).
///
/// # Method
/// Newton's, from the left of the root, where the cubic falls and is convex: from the line at 0, or, where the root may be double, from the
/// parabola at the cubic's minimum, made better twice.
#[inline(always)]
fn smallest_root<V: Lanes>(m: V, c: V) -> V {
    let (up, one) = (m + 1.0, m.all(1.0));
    let inverse = one / m.greater(m.all(LEAST_M));
    let lowest = (up * inverse * (1.0 / 3.0)).sqrt();
    let depth = ((up * lowest * (2.0 / 3.0) - c) * inverse).greater(m.all(0.0));
    let mut before = m.all(0.0);
    for _ in 0..3 {
        before = (depth / (lowest * 3.0 - before)).sqrt();
    }
    let mut b = V::select(m.gt(m.all(LEAST_M)), lowest - before, c / up).greater(m.all(0.0)).lesser(one);
    for _ in 0..4 {
        let square = b * b;
        let slope = m * square * 3.0 - up;
        let value = (m * square - up) * b + c;
        let next = b - value / slope.lesser(m.all(-1e-6));
        b = next.greater(m.all(0.0)).lesser(one);
    }
    b
}

/// Below it the cubic is nearly a line.
const LEAST_M: f64 = 0.05;

impl<V: Lanes> SmoothGeometry<V> {
    /// Spherical-Earth losses over land, dB; never negative within the horizon. Equations (29) and (31).
    #[inline(always)]
    #[must_use]
    pub fn losses_db(&self, wave: &PreparedWave) -> V {
        let required_m = self.required * wave.root_m;
        let none = required_m.all(0.0);
        let first_db = self.first_terms_db(wave);
        let one = required_m.all(1.0);
        let share = V::select(
            required_m.gt(none),
            self.h_se_m / V::select(required_m.gt(none), required_m, one),
            none,
        );
        let within_db = (one - share) * first_db.greater(none);
        V::select(self.beyond, first_db, V::select(self.h_se_m.gt(required_m), none, within_db))
    }

    /// First terms of the residue series, dB; equations (32) to (38).
    #[inline(always)]
    fn first_terms_db(&self, wave: &PreparedWave) -> V {
        let SmoothPaths { d_km: d, h_te_m, h_re_m, .. } = self.paths;
        let inverse_cube_root = (self.ln_radius * (-1.0 / 3.0)).exp();
        let k = inverse_cube_root * wave.k_1;
        let (k_2, one) = (k * k, k.all(1.0));
        let k_4 = k_2 * k_2;
        let beta = (one + k_2 * 1.6 + k_4 * 0.67) / (one + k_2 * 4.5 + k_4 * 1.53); // (34)
        let x = beta * (21.88 * wave.cbrt_f) * inverse_cube_root * inverse_cube_root * d; // (35)
        let y = beta * (0.9575 * wave.cbrt_f * wave.cbrt_f) * inverse_cube_root; // (36)
        let ln_x = x.ln();
        let far = ln_x * (10.0 * LOG10_E) + 11.0 - x * 17.6;
        let near = ln_x * (-20.0 * LOG10_E) - (ln_x * 1.425).exp() * 5.6488;
        let f_x = V::select(x.ge(x.all(1.6)), far, near); // (37)
        let least_db = self.ln_radius * (-20.0 / 3.0 * LOG10_E) + (2.0 + 20.0 * wave.k_1.log10());
        -f_x - height_gains_db(y * h_te_m * beta, least_db) - height_gains_db(y * h_re_m * beta, least_db)
    }
}

/// Height gains G(Y), equation (38), not below `least_db`.
#[inline(always)]
fn height_gains_db<V: Lanes>(b: V, least_db: V) -> V {
    let high = b.gt(b.all(2.0));
    let argument = V::select(high, b - 1.1, b + b * b * b * 0.1);
    let ln = argument.ln();
    let root = V::select(high, argument, b.all(0.0)).sqrt();
    V::select(high, root * 17.6 - ln * (5.0 * LOG10_E) - 8.0, ln * (20.0 * LOG10_E)).greater(least_db)
}

#[cfg(test)]
mod tests {
    use super::{PreparedWave, SmoothPaths, bullington, decibels};
    use crate::propagation::Polarization;
    use crate::propagation::diffraction::bullington::{Edge, bullington_loss_db};
    use crate::propagation::diffraction::spherical_earth::{SmoothPath, Wave, spherical_earth_loss_db};
    use crate::simd::{LANES, Lanes as _, Portable, Simd as _};
    use proptest::prelude::*;

    fn losses_db(nu: [f64; LANES], wavelength_m: f64, d_km: [f64; LANES]) -> [[f64; LANES]; 2] {
        let root = wavelength_m.sqrt().recip();
        let (losses, slopes) = bullington(Portable.double(nu), root, Portable.double(d_km));
        [losses.to_array(), slopes.to_array()]
    }

    #[test]
    fn equal_to_one_edge_at_a_time() {
        for step in 0..400 {
            let mut nu: [f64; LANES] =
                std::array::from_fn(|lane| (f64::from(step) - 40.0) * 0.05 + lane as f64 * 0.013);
            let d: [f64; LANES] = std::array::from_fn(|lane| 0.03 + f64::from(step) * 0.2 + lane as f64);
            nu[step as usize % LANES] = if step % 3 == 0 { f64::NEG_INFINITY } else { nu[0] };
            let [losses_db, _] = losses_db(nu, 0.15, d);
            for lane in 0..LANES {
                let edge = Edge { nu_sqrt_m: nu[lane], distance_km: 0.0, obstructed: true };
                let alone_db = bullington_loss_db(edge, 0.15, d[lane]);
                assert!((losses_db[lane] - alone_db).abs() < 1e-12, "nu = {}", nu[lane]);
            }
            assert!((decibels(Portable.double(d)).to_array()[1] - 10.0 * d[1].log10()).abs() < 1e-12);
        }
    }

    #[test]
    fn slopes_are_those_of_secants() {
        for step in 0..200 {
            let nu: [f64; LANES] =
                std::array::from_fn(|lane| (f64::from(step) - 40.0) * 0.05 + lane as f64 * 0.01);
            let d_km = [3.0, 12.0, 30.0, 80.0, 5.0, 50.0, 1.0, 100.0];
            let [ahead, _] = losses_db(nu.map(|nu| nu + 1e-5), 0.33, d_km);
            let [behind, _] = losses_db(nu.map(|nu| nu - 1e-5), 0.33, d_km);
            let [_, slopes] = losses_db(nu, 0.33, d_km);
            for (lane, slope) in slopes.into_iter().enumerate() {
                let on_the_limit = (nu[lane] / 0.33_f64.sqrt() + 0.78).abs() < 1e-4;
                let secant = (ahead[lane] - behind[lane]) / 2e-5;
                assert!(on_the_limit || (slope - secant).abs() < 1e-5, "{}: {slope}, {secant}", nu[lane]);
            }
        }
    }

    /// Losses of eight paths over one Earth.
    fn spherical_db(paths: &[SmoothPath; LANES], wave: Wave) -> [f64; LANES] {
        let of = |value: fn(&SmoothPath) -> f64| Portable.double(paths.each_ref().map(value));
        let lanes = SmoothPaths {
            d_km: of(|path| path.d_km),
            h_te_m: of(|path| path.h_te_m),
            h_re_m: of(|path| path.h_re_m),
            radius_km: paths[0].a_p_km,
        };
        lanes.geometry().losses_db(&PreparedWave::from(wave)).to_array()
    }

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
                let lane_db = spherical_db(&[path(0.0); LANES], wave)[0];
                assert!((lane_db - alone_db).abs() < 1e-6, "{lane_db} and {alone_db}");
            }
        }
    }

    proptest! {
        #[test]
        fn equal_to_one_path_at_a_time(
            paths in prop::array::uniform8((0.25..120.0_f64, height_m(), height_m())),
            a_p_km in 5_000.0..20_000.0_f64,
            f_ghz in 0.03..6.0_f64,
            vertical in any::<bool>(),
        ) {
            let polarization = if vertical { Polarization::Vertical } else { Polarization::Horizontal };
            let wave = Wave { f_ghz, wavelength_m: 0.2998 / f_ghz, polarization };
            let paths =
                paths.map(|(d_km, h_te_m, h_re_m)| SmoothPath { d_km, h_te_m, h_re_m, a_p_km, sea_share: 0.0 });
            let losses_db = spherical_db(&paths, wave);
            for lane in 0..LANES {
                let alone_db = spherical_earth_loss_db(paths[lane], wave);
                prop_assert!(alone_db.is_finite(), "{:?}", paths[lane]);
                prop_assert!((losses_db[lane] - alone_db).abs() <= 1e-10 * alone_db.max(1.0));
            }
        }
    }
}
