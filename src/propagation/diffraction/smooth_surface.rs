//! The smooth surface fitted to the terrain and the antennas' effective heights over it.
use super::ends::Ends;
use crate::propagation::greatest::{Greatest, LANES};

/// Sums of the least-squares fit, carried along a profile.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FitSums {
    /// Sum of (d_i - d_{i-1}) (h_i + h_{i-1}), equation (161) of P.1812-8.
    pub v_1: f64,
    /// Sum of the moments, equation (162).
    pub v_2: f64,
}

impl FitSums {
    /// Adds the interval from (d_a, h_a) to (d_b, h_b), km and m.
    pub fn add(&mut self, d_a: f64, h_a: f64, d_b: f64, h_b: f64) {
        let step = d_b - d_a;
        self.v_1 += step * (h_b + h_a);
        self.v_2 += step * (h_b * (2.0 * d_b + d_a) + h_a * (d_b + 2.0 * d_a));
    }

    /// Adds the contribution of the two ends of a profile.
    fn add_ends(&mut self, distance_km: &[f64], ground_m: &[f64]) {
        let last = distance_km.len() - 1;
        let (first_step, last_step) = (distance_km[1], distance_km[last] - distance_km[last - 1]);
        let (h_1, h_n) = (ground_m[0], ground_m[last]);
        self.v_1 += first_step * h_1 + last_step * h_n;
        self.v_2 += first_step * h_1 * distance_km[1]
            + last_step * h_n * (2.0 * distance_km[last] + distance_km[last - 1]);
    }

    /// Heights of the fitted surface at the two ends, m above sea: (transmitter, receiver).
    #[must_use]
    pub fn heights_m(self, d_km: f64) -> (f64, f64) {
        let whole = d_km * d_km;
        ((2.0 * self.v_1 * d_km - self.v_2) / whole, (self.v_2 - self.v_1 * d_km) / whole)
    }
}

/// The terrain's highest reach over the straight line between the antennas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Obstruction {
    /// Largest height over the line, m; not above 0 when the line is free.
    pub h_obs_m: f64,
    /// Largest obstruction angle from the transmitter, m/km.
    pub alpha_obt: f64,
    /// Largest obstruction angle from the receiver, m/km.
    pub alpha_obr: f64,
}

/// The least-squares fit and the obstruction of bare terrain, found in one pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SmoothFit {
    /// Heights of the fitted surface at the two ends, m above sea: (transmitter, receiver).
    pub heights_m: (f64, f64),
    /// Reach of the terrain over the straight line between the antennas.
    pub obstruction: Obstruction,
}

impl SmoothFit {
    /// From a profile's samples, the two ends included (distance km, ground m above sea), without bulge.
    ///
    /// # Cost
    /// O(n), one division per sample.
    ///
    /// # Source
    /// P.1812-8, Attachment 1, §5.6.1 and §5.6.2. The sums of [`FitSums`] are taken by points instead of intervals:
    /// the height of point i is weighed with d_{i+1} - d_{i-1}, and in the moment with that times
    /// d_{i-1} + d_i + d_{i+1}.
    #[must_use]
    pub fn of(distance_km: &[f64], ground_m: &[f64], ends: Ends) -> Self {
        let Ends { d_km: d, h_ts_m: h_ts, h_rs_m: h_rs, .. } = ends;
        let last = distance_km.len() - 1;
        let slope = (h_rs - h_ts) / d;
        let (mut v_1, mut v_2) = ([0.0; LANES], [0.0; LANES]);
        let (mut h_obs, mut alpha_t, mut alpha_r) = (Greatest::NONE, Greatest::NONE, Greatest::NONE);
        let mut take = |lane: usize, [d_a, d_i, d_b]: [f64; 3], h_i: f64| {
            let moment = (d_b - d_a) * h_i;
            v_1[lane] += moment;
            v_2[lane] += moment * (d_a + d_i + d_b);
            let over_m = h_i - (h_ts + slope * d_i);
            let share = over_m / (d_i * (d - d_i));
            h_obs.take(lane, over_m);
            alpha_t.take(lane, share * (d - d_i));
            alpha_r.take(lane, share * d_i);
        };
        let (before, before_rest) = distance_km[..last - 1].as_chunks::<LANES>();
        let (at, at_rest) = distance_km[1..last].as_chunks::<LANES>();
        let (after, after_rest) = distance_km[2..].as_chunks::<LANES>();
        let (heights, heights_rest) = ground_m[1..last].as_chunks::<LANES>();
        for (((d_a, d_i), d_b), h_i) in before.iter().zip(at).zip(after).zip(heights) {
            for lane in 0..LANES {
                take(lane, [d_a[lane], d_i[lane], d_b[lane]], h_i[lane]);
            }
        }
        for lane in 0..heights_rest.len() {
            take(lane, [before_rest[lane], at_rest[lane], after_rest[lane]], heights_rest[lane]);
        }
        let mut sums = FitSums { v_1: v_1.iter().sum(), v_2: v_2.iter().sum() };
        sums.add_ends(distance_km, ground_m);
        Self {
            heights_m: sums.heights_m(d),
            obstruction: Obstruction {
                h_obs_m: h_obs.value(),
                alpha_obt: alpha_t.value(),
                alpha_obr: alpha_r.value(),
            },
        }
    }

    /// Heights of the smooth surface used for diffraction, m above sea: (transmitter end, receiver end).
    ///
    /// `h_1_m` and `h_n_m` are the ground under the antennas.
    #[must_use]
    pub fn diffraction_heights_m(&self, h_1_m: f64, h_n_m: f64) -> (f64, f64) {
        let (h_stip_m, h_srip_m) = self.heights_m;
        diffraction_heights_m(h_stip_m, h_srip_m, self.obstruction, h_1_m, h_n_m)
    }
}

/// Heights of the smooth surface used for diffraction, m above sea: (transmitter end, receiver end).
///
/// `h_stip_m` and `h_srip_m` are the fitted surface at the ends, `h_1_m` and `h_n_m` the ground under the antennas.
///
/// # Source
/// ITU-R P.526-16, §4.5.2 with P.1812-8, Attachment 1, §5.6.2: provisional heights lowered by the share of the
/// obstruction, never above the ground.
#[must_use]
pub fn diffraction_heights_m(
    h_stip_m: f64,
    h_srip_m: f64,
    obstruction: Obstruction,
    h_1_m: f64,
    h_n_m: f64,
) -> (f64, f64) {
    let (mut h_st, mut h_sr) = (h_stip_m, h_srip_m);
    if obstruction.h_obs_m > 0.0 {
        let both = obstruction.alpha_obt + obstruction.alpha_obr;
        h_st -= obstruction.h_obs_m * obstruction.alpha_obt / both;
        h_sr -= obstruction.h_obs_m * obstruction.alpha_obr / both;
    }
    (h_st.min(h_1_m), h_sr.min(h_n_m))
}

#[cfg(test)]
mod tests {
    use super::{Ends, FitSums, SmoothFit};
    use proptest::prelude::*;

    #[test]
    fn a_straight_slope_is_its_own_fit() {
        let points: Vec<(f64, f64)> =
            [0.0, 0.3, 1.0, 2.5, 4.0].iter().map(|&d| (d, 100.0 + 25.0 * d)).collect();
        let mut sums = FitSums::default();
        for pair in points.windows(2) {
            sums.add(pair[0].0, pair[0].1, pair[1].0, pair[1].1);
        }
        let (h_t, h_r) = sums.heights_m(4.0);
        assert!((h_t - 100.0).abs() < 1e-9 && (h_r - 200.0).abs() < 1e-9);
    }

    proptest! {
        /// Equations (85), (86) interval by interval and (89) sample by sample, from two points on.
        #[test]
        fn one_pass_finds_what_the_definition_says(
            points in prop::collection::vec((0.005..2.0_f64, -400.0..3_000.0_f64), 2..60),
            antennas_m in (0.0..300.0_f64, 0.0..300.0_f64),
        ) {
            let mut d = vec![0.0];
            for (step, _) in &points[1..] {
                d.push(d[d.len() - 1] + step);
            }
            let h: Vec<f64> = points.iter().map(|(_, h)| *h).collect();
            let last = d.len() - 1;
            let (h_ts_m, h_rs_m) = (h[0] + antennas_m.0, h[last] + antennas_m.1);
            let found = SmoothFit::of(&d, &h, Ends { d_km: d[last], h_ts_m, h_rs_m, c_e: 0.0 });
            let mut sums = FitSums::default();
            for i in 1..=last {
                sums.add(d[i - 1], h[i - 1], d[i], h[i]);
            }
            let (h_st, h_sr) = sums.heights_m(d[last]);
            prop_assert!((found.heights_m.0 - h_st).abs() < 1e-8 && (found.heights_m.1 - h_sr).abs() < 1e-8);
            let over_m = |i: usize| h[i] - (h_ts_m * (d[last] - d[i]) + h_rs_m * d[i]) / d[last];
            let greatest = |of: &dyn Fn(usize) -> f64| (1..last).map(of).fold(f64::NEG_INFINITY, f64::max);
            let same = |a: f64, b: f64| a.is_infinite() && b.is_infinite() || (a - b).abs() <= 1e-8;
            prop_assert!(same(found.obstruction.h_obs_m, greatest(&over_m)));
            prop_assert!(same(found.obstruction.alpha_obt, greatest(&|i| over_m(i) / d[i])));
            prop_assert!(same(found.obstruction.alpha_obr, greatest(&|i| over_m(i) / (d[last] - d[i]))));
        }
    }
}
