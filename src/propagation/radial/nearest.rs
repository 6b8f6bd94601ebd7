//! The sample nearest to the straight ray of a clear path.
use std::ops::RangeInclusive;

/// Samples per block.
const BLOCK: usize = 32;

/// Largest heights of blocks of samples 1.., to pass over those that cannot matter.
#[derive(Clone, Debug, Default)]
pub(super) struct Blocks {
    tops_m: Vec<f64>,
}

/// Heights along a radial.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surface<'a> {
    pub(super) distance_km: &'a [f64],
    /// Above sea, m.
    pub(super) height_m: &'a [f64],
}

/// A path whose ends see each other, or nearly.
#[derive(Clone, Copy, Debug)]
pub(super) struct RadialRay {
    pub(super) d_km: f64,
    pub(super) h_ts_m: f64,
    pub(super) h_rs_m: f64,
    /// 500 / Earth radius, m/km^2.
    pub(super) curvature: f64,
}

impl RadialRay {
    /// nu sqrt(wavelength) of a point.
    pub(super) fn nu_sqrt_m(&self, d_i: f64, height_m: f64) -> f64 {
        self.over_m(d_i, height_m) * (0.002 * self.d_km / (d_i * (self.d_km - d_i))).sqrt()
    }

    /// Height of a point with the Earth's bulge over the ray, m.
    fn over_m(&self, d_i: f64, height_m: f64) -> f64 {
        let ray_m = self.h_ts_m + (self.h_rs_m - self.h_ts_m) / self.d_km * d_i;
        height_m + self.curvature * d_i * (self.d_km - d_i) - ray_m
    }
}

impl Blocks {
    /// Of a profile's samples, the transmitter's first.
    pub(super) fn fill(&mut self, height_m: &[f64]) {
        self.tops_m.clear();
        let blocks = height_m[1..].chunks(BLOCK);
        self.tops_m.extend(blocks.map(|block| block.iter().copied().fold(f64::NEG_INFINITY, f64::max)));
    }

    /// The largest nu sqrt(wavelength) of samples 1..`end` that exceeds `floor`, and the first sample that has it.
    ///
    /// # Method
    /// Branch and bound: a block's highest point, with the largest bulge in the block, against the lowest ray over it; a
    /// negative excess weighs least where the Fresnel zone is widest.
    ///
    /// # Source
    /// P.1812-8, equations (16) and (80); P.526-16, equation (54).
    pub(super) fn nearest(
        &self,
        surface: Surface<'_>,
        end: usize,
        ray: RadialRay,
        floor: f64,
    ) -> Option<(f64, usize)> {
        let Surface { distance_km, height_m } = surface;
        let d = ray.d_km;
        let slope = (ray.h_rs_m - ray.h_ts_m) / d;
        let mut best = floor;
        let mut found = None;
        let mut first = 1;
        for &top_m in &self.tops_m {
            if first >= end {
                break;
            }
            let last = (first + BLOCK - 1).min(end - 1);
            let (d_a, d_b) = (distance_km[first], distance_km[last]);
            let widest = (0.5 * d).clamp(d_a, d_b);
            let bulge_m = ray.curvature * widest * (d - widest);
            let over_m = top_m + bulge_m - (ray.h_ts_m + (slope * d_a).min(slope * d_b));
            // squares compared: neither root nor division
            let passed = best < 0.0
                && over_m < 0.0
                && over_m * over_m * 0.002 * d >= best * best * widest * (d - widest);
            if !passed {
                for i in first..=last {
                    let d_i = distance_km[i];
                    let over_m = ray.over_m(d_i, height_m[i]);
                    let worth = over_m >= 0.0
                        || best >= 0.0
                        || over_m * over_m * 0.002 * d < best * best * d_i * (d - d_i);
                    if worth {
                        let nu = over_m * (0.002 * d / (d_i * (d - d_i))).sqrt();
                        if nu > best {
                            (best, found) = (nu, Some(i));
                        }
                    }
                }
            }
            first += BLOCK;
        }
        found.map(|i| (best, i))
    }

    /// Largest height over a line through (0, `h_0_m`) with a slope in m/km, over some `samples`; minus infinity
    /// where there are none.
    ///
    /// # Source
    /// P.1812-8, equation (93).
    pub(super) fn highest_over(
        &self,
        surface: Surface<'_>,
        samples: RangeInclusive<usize>,
        h_0_m: f64,
        slope: f64,
    ) -> f64 {
        let Surface { distance_km, height_m } = surface;
        let (from, to) = (*samples.start(), *samples.end());
        let mut best = f64::NEG_INFINITY;
        let mut i = from;
        while i <= to {
            let block = i.wrapping_sub(1) / BLOCK;
            let last = if i == 0 { 0 } else { ((block + 1) * BLOCK).min(to) };
            let whole = i > 0 && (i - 1).is_multiple_of(BLOCK) && block < self.tops_m.len();
            let lowest = (slope * distance_km[i]).min(slope * distance_km[last]);
            if !(whole && self.tops_m[block] - h_0_m - lowest <= best) {
                for k in i..=last {
                    best = best.max(height_m[k] - (h_0_m + slope * distance_km[k]));
                }
            }
            i = last + 1;
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::{Blocks, RadialRay, Surface};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn blocks_find_what_a_scan_finds(
            heights in prop::collection::vec(0.0..400.0_f64, 2..300),
            ends in (100.0..900.0_f64, 100.0..900.0_f64),
            floor in -3.0..0.0_f64,
            line in (-100.0..100.0_f64, -40.0..40.0_f64),
        ) {
            let distance_km: Vec<f64> = (0..heights.len()).map(|i| i as f64 * 0.03).collect();
            let mut blocks = Blocks::default();
            blocks.fill(&heights);
            let end = heights.len() - heights.len() / 5;
            let ray = RadialRay { d_km: end as f64 * 0.03, h_ts_m: ends.0, h_rs_m: ends.1, curvature: 500.0 / 8_500.0 };
            let surface = Surface { distance_km: &distance_km, height_m: &heights };
            let nu = |i: usize| {
                let d_i = distance_km[i];
                ray.over_m(d_i, heights[i]) * (0.002 * ray.d_km / (d_i * (ray.d_km - d_i))).sqrt()
            };
            let scanned = (1..end).map(nu).fold(f64::NEG_INFINITY, f64::max);
            let found = blocks.nearest(surface, end, ray, f64::NEG_INFINITY);
            if end > 1 {
                let (best, at) = found.expect("a sample");
                prop_assert!((best - scanned).abs() < 1e-12 && (nu(at) - scanned).abs() < 1e-12);
            }
            let above = blocks.nearest(surface, end, ray, floor);
            prop_assert_eq!(above.is_some(), scanned > floor);
            let from = heights.len() / 7;
            let over = |k: usize| heights[k] - (line.0 + line.1 * distance_km[k]);
            let most = (from..end).map(over).fold(f64::NEG_INFINITY, f64::max);
            let highest = blocks.highest_over(surface, from..=end - 1, line.0, line.1);
            if from < end {
                prop_assert!((highest - most).abs() < 1e-12);
            }
        }
    }
}
