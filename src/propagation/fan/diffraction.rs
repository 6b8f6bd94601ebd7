//! Bullington and spherical-Earth losses of eight paths at a time, in either precision.
use super::setting::FanBand;
use crate::propagation::diffraction::knife_edge::NU_WITHOUT_LOSS;
use crate::simd::Lanes;
use std::f64::consts::LOG10_E;

/// Bullington losses of paths of lengths d (km) with equivalent edges of nu sqrt(wavelength), dB, and their change with it.
///
/// # Source
/// As [`crate::propagation::diffraction::bullington::bullington_loss_db`]: ITU-R P.526-16, §4.1, equation (31), and §4.5.1, (59) and (60).
#[inline(always)]
pub(super) fn bullington<V: Lanes>(nu_sqrt_m: V, inverse_root_m: f64, d_km: V) -> (V, V) {
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
#[derive(Clone, Copy)]
pub(super) struct SmoothPaths<V> {
    pub(super) d_km: V,
    pub(super) h_te_m: V,
    pub(super) h_re_m: V,
    /// Effective Earth radius, km.
    pub(super) radius_km: f64,
}

/// What is free of frequency.
#[derive(Clone, Copy)]
pub(super) struct SmoothGeometry<V: Lanes> {
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
    pub(super) fn geometry(self) -> SmoothGeometry<V> {
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
    pub(super) fn losses_db(&self, band: &FanBand) -> V {
        let required_m = self.required * band.band.wave.wavelength_m.sqrt();
        let none = required_m.all(0.0);
        let first_db = self.first_terms_db(band);
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
    fn first_terms_db(&self, band: &FanBand) -> V {
        let SmoothPaths { d_km: d, h_te_m, h_re_m, .. } = self.paths;
        let inverse_cube_root = (self.ln_radius * (-1.0 / 3.0)).exp();
        let k = inverse_cube_root * band.k_1;
        let (k_2, one) = (k * k, k.all(1.0));
        let k_4 = k_2 * k_2;
        let beta = (one + k_2 * 1.6 + k_4 * 0.67) / (one + k_2 * 4.5 + k_4 * 1.53); // (34)
        let x = beta * (21.88 * band.cbrt_f) * inverse_cube_root * inverse_cube_root * d; // (35)
        let y = beta * (0.9575 * band.cbrt_f * band.cbrt_f) * inverse_cube_root; // (36)
        let ln_x = x.ln();
        let far = ln_x * (10.0 * LOG10_E) + 11.0 - x * 17.6;
        let near = ln_x * (-20.0 * LOG10_E) - (ln_x * 1.425).exp() * 5.6488;
        let f_x = V::select(x.ge(x.all(1.6)), far, near); // (37)
        let least_db = self.ln_radius * (-20.0 / 3.0 * LOG10_E) + (2.0 + 20.0 * band.k_1.log10());
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

/// Diffraction of eight receivers at a band, dB.
#[derive(Clone, Copy)]
pub(super) struct Diffracted<V> {
    pub(super) free_space_db: V,
    pub(super) diffraction_db: V,
}
