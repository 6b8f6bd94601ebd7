//! The equivalent edge of the smooth Earth, without looking at every sample.
use super::bullington::{Edge, bullington_point, clear_nu_sqrt_m};
use super::ends::Ends;

/// Below this the nearest sample lies under the ray for certain, whatever was rounded.
const SURELY_CLEAR_SQRT_M: f64 = -1e-6;

/// The equivalent edge of a profile of height 0 whose samples 1 to `inner` lie between antennas at `ends`.
///
/// `distance_km` gives the rising distances of the samples.
///
/// # Method
/// The slope from an antenna to a point of the bulge rises to one distance and falls from there, and nu is concave in
/// phi with d_i = d sin^2 phi: the samples beside the largest are found by halving.
///
/// # Cost
/// O(log n).
///
/// # Source
/// ITU-R P.526-16, §4.5.1 and §4.5.2; P.1812-8, §4.3.4: the Bullington part with all profile heights zero.
#[must_use]
pub fn smooth_edge(ends: Ends, inner: usize, distance_km: impl Fn(usize) -> f64) -> Edge {
    smooth_edge_near(ends, inner, distance_km, None).0
}

/// The same, and the sample nearest to a clear ray (0 where it is not clear), which the search begins at if it is given.
///
/// # Cost
/// O(log n), with a sample given as many steps as it is off the one found.
#[must_use]
pub fn smooth_edge_near(
    ends: Ends,
    inner: usize,
    distance_km: impl Fn(usize) -> f64,
    near: Option<usize>,
) -> (Edge, usize) {
    let Ends { d_km: d, h_ts_m: h_ts, h_rs_m: h_rs, c_e } = ends;
    if inner == 0 {
        return (Edge { nu_sqrt_m: f64::NEG_INFINITY, distance_km: 0.5 * d, obstructed: false }, 0);
    }
    let nu = |sample: usize| clear_nu_sqrt_m(distance_km(sample), 0.0, ends);
    let clear = |nearest: usize| {
        (Edge { nu_sqrt_m: nu(nearest), distance_km: distance_km(nearest), obstructed: false }, nearest)
    };
    if let Some(near) = near {
        let nearest = climb(near.clamp(1, inner), inner, nu);
        if nu(nearest) < SURELY_CLEAR_SQRT_M {
            return clear(nearest);
        }
    }
    // slope to the bulge 500 Ce d_i (d - d_i) from h at d_i = 0: largest at d_i = sqrt(h / (500 Ce))
    let optimum_km = |h_m: f64| (h_m.max(0.0) / (500.0 * c_e)).sqrt();
    let from_tx = |sample: usize| {
        let d_i = distance_km(sample);
        500.0 * c_e * (d - d_i) - h_ts / d_i
    };
    let s_tim = greatest_beside(inner, from_tx, |sample| distance_km(sample) < optimum_km(h_ts));
    if s_tim >= (h_rs - h_ts) / d {
        let from_rx = |sample: usize| {
            let d_i = distance_km(sample);
            500.0 * c_e * d_i - h_rs / (d - d_i)
        };
        let s_rim = greatest_beside(inner, from_rx, |sample| distance_km(sample) < d - optimum_km(h_rs));
        return (bullington_point(s_tim, s_rim, ends), 0);
    }
    clear(halve(inner, nu))
}

/// The sample of 1 to `inner` with the largest value of a concave function, the first of equal ones.
fn halve(inner: usize, value: impl Fn(usize) -> f64) -> usize {
    let (mut low, mut high) = (1, inner);
    while low < high {
        let middle = usize::midpoint(low, high);
        if value(middle + 1) > value(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// The same by steps from a sample.
fn climb(near: usize, inner: usize, value: impl Fn(usize) -> f64) -> usize {
    let mut at = near;
    let mut here = value(at);
    while at < inner {
        let next = value(at + 1);
        if next <= here {
            break;
        }
        (at, here) = (at + 1, next);
    }
    while at > 1 {
        let before = value(at - 1);
        if before < here {
            break;
        }
        (at, here) = (at - 1, before);
    }
    at
}

/// The greater of the values at the two samples, of 1 to `inner`, beside the place where `before` turns false.
fn greatest_beside(inner: usize, value: impl Fn(usize) -> f64, before: impl Fn(usize) -> bool) -> f64 {
    let (mut low, mut high) = (1, inner + 1);
    while low < high {
        let middle = usize::midpoint(low, high);
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    value(low.min(inner)).max(value((low - 1).max(1)))
}

#[cfg(test)]
mod tests {
    use super::{Ends, smooth_edge, smooth_edge_near};
    use crate::propagation::diffraction::bullington::equivalent_edge;
    use crate::propagation::diffraction::skyline::Skyline;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn halving_finds_what_a_scan_finds(
            steps in prop::collection::vec(0.01..3.0_f64, 1..120),
            heights_m in (0.0..2_000.0_f64, 0.0..2_000.0_f64),
            radius_km in 3_000.0..20_000.0_f64,
            near in 0..150_usize,
        ) {
            let mut distance_km = vec![0.0];
            for step in &steps {
                distance_km.push(distance_km[distance_km.len() - 1] + step);
            }
            let ends = Ends {
                d_km: distance_km[distance_km.len() - 1],
                h_ts_m: heights_m.0,
                h_rs_m: heights_m.1,
                c_e: 1.0 / radius_km,
            };
            let sea = vec![0.0; distance_km.len()];
            let scanned = equivalent_edge(&Skyline::of(&distance_km, &sea, ends), &distance_km, &sea, ends);
            let found = smooth_edge(ends, distance_km.len() - 2, |sample| distance_km[sample]);
            prop_assert_eq!(scanned.obstructed, found.obstructed);
            let (stepped, _) = smooth_edge_near(ends, distance_km.len() - 2, |sample| distance_km[sample], Some(near));
            prop_assert_eq!(stepped.obstructed, found.obstructed);
            prop_assert!(stepped.nu_sqrt_m.total_cmp(&found.nu_sqrt_m).is_eq());
            prop_assert!(
                scanned.nu_sqrt_m.is_infinite() && found.nu_sqrt_m.is_infinite()
                    || (scanned.nu_sqrt_m - found.nu_sqrt_m).abs() <= 1e-10 * scanned.nu_sqrt_m.abs().max(1.0)
            );
        }
    }
}
