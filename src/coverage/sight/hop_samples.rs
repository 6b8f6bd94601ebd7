//! Terrain along a radial, asked for the least height of a hop's far antenna.
use crate::terrain::{ClearanceCriterion, ClearanceRule};
use crate::units::Length;

/// Samples per block, and blocks per group.
const BLOCK: usize = 16;

/// A criterion on a path of one length.
#[derive(Clone, Copy, Debug)]
struct PathCriterion {
    d_km: f64,
    per_km: f64,
    /// 500 / Earth radius, m/km^2.
    curvature: f64,
    /// Share of F1 times the root of 1000 wavelengths.
    unit: f64,
}

impl PathCriterion {
    fn of(criterion: ClearanceCriterion, d_km: f64, root: f64) -> Self {
        Self {
            d_km,
            per_km: d_km.recip(),
            curvature: 500.0 / criterion.earth.radius_km(),
            unit: criterion.share * root,
        }
    }

    /// Slope of the ray from the near antenna that clears a sample, m/km.
    fn slope(self, sample: &Sample) -> f64 {
        let behind_km = self.d_km - sample.d_km;
        let zone = self.unit * sample.inverse_root * (behind_km * self.per_km).sqrt();
        sample.slope + self.curvature * behind_km + zone
    }

    /// A slope that no sample of a block exceeds.
    fn bound(self, block: &Bound) -> f64 {
        block.slope + self.curvature * (self.d_km - block.near_km) + self.unit * block.inverse_root
    }
}

/// Terrain with clutter at a distance.
#[derive(Clone, Copy, Debug)]
struct Sample {
    d_km: f64,
    /// Of the straight line from the near antenna to the obstacle over a flat Earth, m/km.
    slope: f64,
    /// 1 / sqrt(d).
    inverse_root: f64,
}

/// What bounds the slopes of some samples: the greatest slope, and distance and root of the nearest.
#[derive(Clone, Copy, Debug)]
struct Bound {
    slope: f64,
    near_km: f64,
    inverse_root: f64,
}

impl Bound {
    const fn of(sample: &Sample) -> Self {
        Self { slope: sample.slope, near_km: sample.d_km, inverse_root: sample.inverse_root }
    }
}

/// Terrain with clutter along a radial so far.
#[derive(Clone, Debug, Default)]
pub(super) struct HopSamples {
    samples: Vec<Sample>,
    blocks: Vec<Bound>,
    groups: Vec<Bound>,
    /// The samples that decided before, by criterion.
    before: [usize; 2],
}

impl HopSamples {
    pub(super) fn clear(&mut self) {
        self.samples.clear();
        self.blocks.clear();
        self.groups.clear();
        self.before = [0; 2];
    }

    /// An obstacle so high over the near antenna.
    pub(super) fn push(&mut self, d_km: f64, over_near_m: f64) {
        let sample = Sample { d_km, slope: over_near_m / d_km, inverse_root: d_km.sqrt().recip() };
        let number = self.samples.len();
        for (bounds, size) in [(&mut self.blocks, BLOCK), (&mut self.groups, BLOCK * BLOCK)] {
            if number.is_multiple_of(size) {
                bounds.push(Bound::of(&sample));
            } else if let Some(bound) = bounds.last_mut() {
                bound.slope = bound.slope.max(sample.slope);
            }
        }
        self.samples.push(sample);
    }

    /// How far above the near antenna the far one must be at a distance beyond all samples, metres; minus infinity without any.
    ///
    /// # Method
    /// As of [`ClearanceRule::least_far_height`], by branch and bound: the sample that decided before comes first, as it mostly does
    /// again; groups and blocks of samples are skipped whose greatest slope, with bulge and zone of their nearest sample, cannot exceed the best so far.
    pub(super) fn far_over_near_m(&mut self, d_km: f64, rule: &ClearanceRule, root: f64) -> f64 {
        if self.samples.is_empty() {
            return f64::NEG_INFINITY;
        }
        let criteria = rule.criteria(Length::from_kilometres(d_km));
        let criteria = criteria.map(|criterion| PathCriterion::of(criterion, d_km, root));
        let known = |number: usize| criteria[number].slope(&self.samples[self.before[number]]);
        let mut best = known(0).max(known(1));
        for (number, criterion) in criteria.into_iter().enumerate() {
            let (slope, decided) = self.steepest(criterion, best, self.before[number]);
            self.before[number] = decided;
            best = slope;
        }
        best * d_km
    }

    /// The greatest slope, no less than `least`, and the sample that decided: `decided` where none exceeds it.
    fn steepest(&self, criterion: PathCriterion, least: f64, decided: usize) -> (f64, usize) {
        let (mut best, mut decided) = (least, decided);
        for (group, bound) in self.groups.iter().enumerate() {
            if criterion.bound(bound) <= best {
                continue;
            }
            let blocks = group * BLOCK..((group + 1) * BLOCK).min(self.blocks.len());
            for block in blocks {
                if criterion.bound(&self.blocks[block]) <= best {
                    continue;
                }
                let first = block * BLOCK;
                let samples = &self.samples[first..(first + BLOCK).min(self.samples.len())];
                for (sample, number) in samples.iter().zip(first..) {
                    let slope = criterion.slope(sample);
                    if slope > best {
                        (best, decided) = (slope, number);
                    }
                }
            }
        }
        (best, decided)
    }
}

/// The root that the first Fresnel radius is made with: sqrt(1000 wavelengths), for km and metres.
pub(super) fn fresnel_root(wavelength: Length) -> f64 {
    (1_000.0 * wavelength.metres()).sqrt()
}

#[cfg(test)]
mod tests {
    use super::{HopSamples, fresnel_root};
    use crate::geodesy::EffectiveEarth;
    use crate::terrain::{ClearanceRule, PathProfile, Zone};
    use crate::units::{Frequency, Length};

    /// Heights of a radial that are difficult for the search: flat, stairs, spikes, equal slope, steep noise.
    fn adversarial(kind: usize, i: usize) -> f64 {
        let d = (i + 1) as f64;
        match kind {
            0 => 100.0,
            1 => 100.0 + 5.0 * (i / 13) as f64,
            2 => [90.0, 400.0][usize::from(i % 37 == 11)],
            3 => 60.0 + 0.75 * d,
            _ => 200.0 + 150.0 * (0.7 * d).sin() * (0.031 * d).cos(),
        }
    }

    #[test]
    fn every_distance_has_the_height_of_its_own_profile() {
        let rule = ClearanceRule { median_earth: EffectiveEarth::median(50.0), ..ClearanceRule::default() };
        let frequency = Frequency::from_megahertz(13_000.0);
        let root = fresnel_root(frequency.wavelength());
        let (near_ground_m, near) = (80.0, Length::from_metres(30.0));
        let mut above_ground = 0;
        for kind in 0..5 {
            let mut samples = HopSamples::default();
            let (mut d_km, mut ground_m, mut clutter_m) = (vec![0.0], vec![near_ground_m], vec![0.0]);
            for i in 0..700 {
                let (at_km, height_m) = ((i + 1) as f64 * 0.037, adversarial(kind, i));
                let trees_m = if kind == 4 && i % 5 == 0 { 12.0 } else { 0.0 };
                d_km.push(at_km);
                ground_m.push(height_m);
                clutter_m.push(trees_m);
                let zones = vec![Zone::Inland; i + 2];
                let profile = PathProfile::new(d_km.clone(), ground_m.clone(), clutter_m.clone(), zones);
                let direct =
                    rule.least_far_height(&profile.expect("a path"), near, frequency).metres() + height_m;
                let found_m = samples.far_over_near_m(at_km, &rule, root) + near_ground_m + near.metres();
                let found_m = found_m.max(height_m);
                assert!((found_m - direct).abs() < 1e-8, "kind {kind}, {i}: {found_m}, {direct}");
                above_ground += usize::from(found_m > height_m);
                samples.push(at_km, height_m + trees_m - near_ground_m - near.metres());
            }
        }
        assert!((1_500..3_500).contains(&above_ground), "{above_ground}");
    }
}
