//! What the two antennas see over a surface: horizons and the point nearest to the ray.
use super::ends::Ends;
use crate::propagation::greatest::{Greatest, LANES, first_that, last_that};

/// Points within this height of a horizon ray tie with the horizon, m: far above the rounding of the arithmetic, far
/// below any terrain model.
pub const TIE_M: f64 = 1e-9;

/// The extremes of a surface, with the bulge of the Earth on it, against the straight ray between two antennas.
///
/// With u_i the height over the ray at d_i: the slopes are the largest of u_i / d_i and u_i / (d - d_i), and the
/// point with the largest diffraction parameter has the largest u_i |u_i| / (d_i (d - d_i)).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Skyline {
    /// Largest slope from the transmitter over that of the ray, S_tim - S_tr, m/km.
    pub over_ray_tx: f64,
    /// Largest slope from the receiver over that of the ray, S_rim + S_tr, m/km.
    pub over_ray_rx: f64,
    /// Largest diffraction parameter times the square root of the wavelength, sqrt(m).
    pub nu_sqrt_m: f64,
}

/// The ray's height at the samples and the bulge, in the form that the loops want.
#[derive(Clone, Copy)]
struct SkylineRay {
    d_km: f64,
    h_ts_m: f64,
    slope: f64,
    bulge: f64,
}

impl SkylineRay {
    fn of(ends: Ends) -> Self {
        let Ends { d_km, h_ts_m, h_rs_m, c_e } = ends;
        Self { d_km, h_ts_m, slope: (h_rs_m - h_ts_m) / d_km, bulge: 500.0 * c_e }
    }

    /// Height of a point with bulge over the ray, m, and d_i (d - d_i), km2.
    #[inline]
    fn over_m(self, d_i: f64, h_i: f64) -> (f64, f64) {
        let between = d_i * (self.d_km - d_i);
        (h_i + self.bulge * between - (self.h_ts_m + self.slope * d_i), between)
    }
}

impl Skyline {
    /// From a profile's samples, the two ends included (distance km, height m above sea); the ends do not count.
    ///
    /// Without points between the ends everything is minus infinity.
    ///
    /// # Cost
    /// O(n), one division per sample.
    ///
    /// # Source
    /// ITU-R P.526-16, §4.5.1, equations (52), (54) and (56); P.1812-8, equations (13), (15) and (17).
    #[must_use]
    pub fn of(distance_km: &[f64], height_m: &[f64], ends: Ends) -> Self {
        let ray = SkylineRay::of(ends);
        let (mut tx, mut rx, mut nearest) = (Greatest::NONE, Greatest::NONE, Greatest::NONE);
        let mut take = |lane: usize, d_i: f64, h_i: f64| {
            let (over_m, between) = ray.over_m(d_i, h_i);
            let share = over_m / between;
            tx.take(lane, share * (ray.d_km - d_i));
            rx.take(lane, share * d_i);
            nearest.take(lane, share * over_m.abs());
        };
        let (d_blocks, d_rest) = inner(distance_km).as_chunks::<LANES>();
        let (h_blocks, h_rest) = inner(height_m).as_chunks::<LANES>();
        for (d_i, h_i) in d_blocks.iter().zip(h_blocks) {
            for lane in 0..LANES {
                take(lane, d_i[lane], h_i[lane]);
            }
        }
        for (lane, (d_i, h_i)) in d_rest.iter().zip(h_rest).enumerate() {
            take(lane, *d_i, *h_i);
        }
        let nearest = nearest.value();
        Self {
            over_ray_tx: tx.value(),
            over_ray_rx: rx.value(),
            nu_sqrt_m: nearest.signum() * (0.002 * ends.d_km * nearest.abs()).sqrt(),
        }
    }

    /// Index of the transmitter's horizon: of points that tie, the first.
    #[must_use]
    pub fn tx_horizon(&self, distance_km: &[f64], height_m: &[f64], ends: Ends) -> Option<usize> {
        let (ray, slope) = (SkylineRay::of(ends), self.over_ray_tx);
        let at_horizon = |d_i, h_i| ray.over_m(d_i, h_i).0 + TIE_M >= slope * d_i;
        first_that(inner(distance_km), inner(height_m), at_horizon).map(|index| index + 1)
    }

    /// Index of the receiver's horizon: of points that tie, the last.
    #[must_use]
    pub fn rx_horizon(&self, distance_km: &[f64], height_m: &[f64], ends: Ends) -> Option<usize> {
        let (ray, slope) = (SkylineRay::of(ends), self.over_ray_rx);
        let at_horizon = |d_i, h_i| ray.over_m(d_i, h_i).0 + TIE_M >= slope * (ray.d_km - d_i);
        last_that(inner(distance_km), inner(height_m), at_horizon).map(|index| index + 1)
    }

    /// Index of the point with the largest diffraction parameter: of points that tie, the last.
    #[must_use]
    pub fn nearest(&self, distance_km: &[f64], height_m: &[f64], ends: Ends) -> Option<usize> {
        let ray = SkylineRay::of(ends);
        let square = self.nu_sqrt_m * self.nu_sqrt_m.abs() / (0.002 * ends.d_km);
        let is_nearest = |d_i, h_i| {
            let (over_m, between) = ray.over_m(d_i, h_i);
            (over_m + TIE_M) * (over_m + TIE_M).abs() >= square * between
        };
        last_that(inner(distance_km), inner(height_m), is_nearest).map(|index| index + 1)
    }
}

/// The samples between the ends.
fn inner(samples: &[f64]) -> &[f64] {
    &samples[1..samples.len() - 1]
}

#[cfg(test)]
mod tests {
    use super::{Ends, Skyline};
    use crate::propagation::diffraction::bullington::clear_nu_sqrt_m;
    use proptest::prelude::*;

    /// Uneven distances and heights of at least one point between the ends.
    fn profiles() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
        prop::collection::vec((0.005..2.0_f64, -400.0..3_000.0_f64), 3..60).prop_map(|points| {
            let mut d = 0.0;
            let distances = points.iter().enumerate().map(|(i, (step, _))| {
                d += if i == 0 { 0.0 } else { *step };
                d
            });
            (distances.collect(), points.iter().map(|(_, h)| *h).collect())
        })
    }

    fn ends(d: &[f64], h: &[f64], antennas_m: (f64, f64)) -> Ends {
        let last = d.len() - 1;
        Ends {
            d_km: d[last],
            h_ts_m: h[0] + antennas_m.0,
            h_rs_m: h[last] + antennas_m.1,
            c_e: 1.0 / 8_500.0,
        }
    }

    proptest! {
        /// Equations (13), (15) and (17) of P.1812-8, sample by sample.
        #[test]
        fn the_pass_finds_what_the_definition_says(
            (d, h) in profiles(),
            antennas_m in (0.0..300.0_f64, 0.0..300.0_f64),
        ) {
            let ends = ends(&d, &h, antennas_m);
            let greatest = |of: &dyn Fn(usize) -> f64| (1..d.len() - 1).map(of).fold(f64::MIN, f64::max);
            let bulged = |i: usize| h[i] + 500.0 * ends.c_e * d[i] * (ends.d_km - d[i]);
            let s_tim = greatest(&|i| (bulged(i) - ends.h_ts_m) / d[i]);
            let s_rim = greatest(&|i| (bulged(i) - ends.h_rs_m) / (ends.d_km - d[i]));
            let nu = greatest(&|i| clear_nu_sqrt_m(d[i], h[i], ends));
            let found = Skyline::of(&d, &h, ends);
            let s_tr = ends.ray_slope();
            // 1e-11 m of height over the shortest distance
            let tolerance = |value: f64| 1e-8 + 1e-12 * value.abs();
            prop_assert!((found.over_ray_tx + s_tr - s_tim).abs() <= tolerance(s_tim));
            prop_assert!((found.over_ray_rx - s_tr - s_rim).abs() <= tolerance(s_rim));
            prop_assert!((found.nu_sqrt_m - nu).abs() <= tolerance(nu));
            let tx = found.tx_horizon(&d, &h, ends).expect("a horizon");
            prop_assert!((bulged(tx) - ends.h_ts_m) / d[tx] >= s_tim - tolerance(s_tim) - 1e-9 / d[tx]);
            let nearest = found.nearest(&d, &h, ends).expect("a point");
            prop_assert!(clear_nu_sqrt_m(d[nearest], h[nearest], ends) >= nu - tolerance(nu) - 1e-6);
        }
    }

    #[test]
    fn without_points_between_the_ends_there_is_no_horizon() {
        let (d, h) = ([0.0, 2.0], [10.0, 20.0]);
        let ends = ends(&d, &h, (10.0, 10.0));
        let skyline = Skyline::of(&d, &h, ends);
        assert!(skyline.over_ray_tx.is_infinite() && skyline.nu_sqrt_m.is_infinite());
        assert_eq!(skyline.tx_horizon(&d, &h, ends), None);
        assert_eq!(skyline.nearest(&d, &h, ends), None);
    }
}
