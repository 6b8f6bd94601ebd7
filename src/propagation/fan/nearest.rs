//! The sample nearest to the straight ray of a clear path, on evenly spaced lines.
use crate::simd::LANES;

/// Samples per block.
const BLOCK: usize = 16;

/// Heights on one radial, m above sea, and the largest of each block.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    height_m: Vec<f64>,
    tops_m: Vec<f64>,
    count: usize,
}

/// A path whose ends see each other, or nearly; distances in lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClearRay {
    /// Offset of the first line, and of the receiver.
    pub(super) first_offset: f64,
    pub(super) receiver_offset: f64,
    pub(super) h_ts_m: f64,
    /// Of the ray, m per line.
    pub(super) slope: f64,
    /// Bulge, m per line^2.
    pub(super) bend: f64,
}

impl ClearRay {
    /// Height of a point with the Earth's bulge over the ray, m.
    #[inline(always)]
    pub(super) fn over_m(&self, offset: f64, height_m: f64) -> f64 {
        height_m + self.bend * offset * (self.receiver_offset - offset) - (self.h_ts_m + self.slope * offset)
    }

    /// What the height over the ray is multiplied with: sqrt(d / (d_1 d_2)), 1/sqrt(lines).
    #[inline(always)]
    pub(super) fn weight(&self, offset: f64) -> f64 {
        (self.receiver_offset / (offset * (self.receiver_offset - offset))).sqrt()
    }
}

/// The point nearest to a ray: its weighed height over it, m/sqrt(lines), and its offset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NearestPoint {
    pub(super) weighed: f64,
    pub(super) offset: f64,
}

impl NearestPoint {
    /// Takes a point of a ray's path, if it is nearer; NaN is not.
    #[inline(always)]
    pub(super) fn take(&mut self, ray: &ClearRay, offset: f64, height_m: f64) {
        let weighed = ray.over_m(offset, height_m) * ray.weight(offset);
        if weighed > self.weighed {
            *self = Self { weighed, offset };
        }
    }
}

impl Heights {
    /// Forgets all samples, with room for `count`.
    pub(super) fn clear(&mut self, count: usize) {
        self.count = 0;
        if self.height_m.len() < count + LANES {
            self.height_m.resize(count + LANES, 0.0);
            self.tops_m.resize(count / BLOCK + 2, 0.0);
        }
    }

    /// Adds a sample.
    #[inline(always)]
    pub(super) fn push(&mut self, height_m: f64) {
        let (at, block) = (self.count, self.count / BLOCK);
        self.height_m[at] = height_m;
        let top_m = &mut self.tops_m[block];
        *top_m = if at.is_multiple_of(BLOCK) || height_m > *top_m { height_m } else { *top_m };
        self.count = at + 1;
    }

    /// The point of samples before `end` whose weighed height exceeds that of `found` by most; `near` is a sample to begin with.
    ///
    /// # Method
    /// Branch and bound as [`super::super::radial`]'s search, samples eight at a time.
    #[inline(always)]
    pub(super) fn nearest(
        &self,
        end: usize,
        ray: &ClearRay,
        near: Option<usize>,
        mut found: NearestPoint,
    ) -> NearestPoint {
        let d = ray.receiver_offset;
        if let Some(near) = near.filter(|near| *near < end) {
            found.take(ray, ray.first_offset + near as f64, self.height_m[near]);
        }
        for (block, &top_m) in self.tops_m[..end.div_ceil(BLOCK)].iter().enumerate() {
            let first = block * BLOCK;
            let last = (first + BLOCK - 1).min(end - 1);
            let (a, b) = (ray.first_offset + first as f64, ray.first_offset + last as f64);
            let widest = (0.5 * d).clamp(a, b);
            let lowest_m = (ray.slope * a).min(ray.slope * b);
            let over_m = top_m + ray.bend * widest * (d - widest) - (ray.h_ts_m + lowest_m);
            let best = found.weighed;
            // squares compared: neither root nor division
            if best < 0.0 && over_m < 0.0 && over_m * over_m * d >= best * best * widest * (d - widest) {
                continue;
            }
            let mut begin = first;
            while begin <= last {
                let mut worth = self.worth(begin, ray, found.weighed);
                if last - begin < LANES - 1 {
                    worth &= (1 << (last - begin + 1)) - 1;
                }
                while worth != 0 {
                    let sample = begin + worth.trailing_zeros() as usize;
                    found.take(ray, ray.first_offset + sample as f64, self.height_m[sample]);
                    worth &= worth - 1;
                }
                begin += LANES;
            }
        }
        found
    }

    /// Which of eight samples may exceed a weighed height.
    #[inline(always)]
    fn worth(&self, begin: usize, ray: &ClearRay, best: f64) -> u32 {
        let d = ray.receiver_offset;
        let mut worth = 0;
        for (lane, &height_m) in self.height_m[begin..begin + LANES].iter().enumerate() {
            let offset = ray.first_offset + (begin + lane) as f64;
            let over_m = ray.over_m(offset, height_m);
            let is_worth =
                over_m >= 0.0 || best >= 0.0 || over_m * over_m * d < best * best * offset * (d - offset);
            worth |= u32::from(is_worth) << lane;
        }
        worth
    }
}
