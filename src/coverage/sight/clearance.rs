//! The smallest clearance of the straight ray, as a share of the first Fresnel radius.
use super::setting::SightSetting;
use crate::coverage::line_terrain::LineTerrain;
use crate::coverage::mast_radials::{Lines, MastRadials, Side};
use crate::grid::{Cell, Grid};
use crate::units::Frequency;
use rayon::prelude::*;

/// Samples per block.
const BLOCK: usize = 16;
/// Inner points of the paths to the cells around the mast.
const NEAR_POINTS: u32 = 4;

/// Smallest clearance of the straight ray between the antennas over terrain with clutter, as a share of the first Fresnel
/// radius, for every cell: 1 is a fully clear zone, 0 grazes, negative is blocked. NaN outside the radius, in a void, behind
/// one, and everywhere when the mast stands in one.
///
/// # Method
/// Radials as in the loss sweep; on a radial the value is that of [`clearance`](crate::terrain::clearance) over the same
/// samples (ITU-R P.526-16, equations (2) and (26)), found by branch and bound over blocks of samples; a cell's value is
/// interpolated between its two radials. The cells around the mast, before which a radial has no sample, take points on
/// their own path.
///
/// # Cost and determinism
/// Tens of evaluations per receiver; parallel over radials, bit-identical for any thread count.
#[must_use]
pub fn clearance_raster(setting: &SightSetting<'_>, frequency: Frequency) -> Grid<f32> {
    let geometry = *setting.geometry();
    let mut shares = Grid::filled(geometry, f32::NAN);
    let ground_at_mast_m = setting.ground_at_mast_m();
    if ground_at_mast_m.is_nan() {
        return shares;
    }
    let mast_radials = setting.mast_radials();
    let lines = Side::ALL.map(|side| mast_radials.lines(side));
    let follow = RadialClearance {
        setting,
        mast_radials,
        ground_at_mast_m,
        wavelength_m: frequency.wavelength().metres(),
    };
    let radials: Vec<Vec<f32>> = (0..Side::ALL.len() * mast_radials.radials())
        .into_par_iter()
        .map_init(Samples::default, |samples, task| {
            follow.radial(samples, &lines[task / mast_radials.radials()], task % mast_radials.radials())
        })
        .collect();
    let levels = Side::ALL.map(|side| mast_radials.levels(&lines[side as usize]));
    let disc = setting.disc();
    let at = |side: Side, cell: Cell| {
        let number = side as usize;
        let place = mast_radials.place(side, &lines[number], &levels[number], cell);
        let Some((line, beside, share)) = place else { return f32::NAN };
        if line == 0 {
            return follow.near(cell) as f32;
        }
        let radial = |radial: usize| {
            radials[number * mast_radials.radials() + radial].get(line).copied().unwrap_or(f32::NAN)
        };
        between(radial(beside.0), radial(beside.1), share as f32)
    };
    shares.values_mut().par_chunks_mut(geometry.shape.cols).enumerate().for_each(|(row, values)| {
        let inside = disc.columns(row);
        let mut first = inside.start;
        for (side, end) in mast_radials.sides_of_row(row) {
            let end = end.clamp(first, inside.end);
            values[first..end]
                .iter_mut()
                .zip(first..)
                .for_each(|(value, col)| *value = at(side, Cell { row, col }));
            first = end;
        }
    });
    shares
}

/// A radial without a value is left out where the other is at least as near.
fn between(a: f32, b: f32, share: f32) -> f32 {
    match (a.is_nan(), b.is_nan()) {
        (false, false) => a + (b - a) * share,
        (false, true) if share <= 0.5 => a,
        (true, false) if share >= 0.5 => b,
        _ => f32::NAN,
    }
}

/// What the radials share.
#[derive(Clone, Copy)]
struct RadialClearance<'a> {
    setting: &'a SightSetting<'a>,
    mast_radials: MastRadials,
    ground_at_mast_m: f64,
    wavelength_m: f64,
}

impl RadialClearance<'_> {
    /// Shares by line; NaN where a radial has no receiver yet, and it ends at the first void.
    fn radial(&self, samples: &mut Samples, lines: &Lines, radial: usize) -> Vec<f32> {
        let slope = self.mast_radials.slope(radial);
        let (begins_at, ends_at) = (self.mast_radials.begins_at(radial), self.mast_radials.ends_at(slope));
        let unit_km = self.setting.cell_km() * slope.mul_add(slope, 1.0).sqrt();
        let (tx_agl, rx_agl) = self.setting.antennas_agl;
        let terrain = LineTerrain::of(self.setting.ground, lines);
        samples.clear();
        let mut shares = Vec::new();
        for line in 0..lines.count {
            let offset = lines.offset(line);
            if offset > ends_at {
                break;
            }
            let across = lines.mast_across + slope * offset;
            let Some((ground_m, clutter_m)) = terrain.within(line, across) else { break };
            let d_km = offset * unit_km;
            shares.push(if offset > begins_at {
                let ray = SightRay {
                    d_km,
                    h_ts_m: self.ground_at_mast_m + tx_agl.metres(),
                    h_rs_m: ground_m + rx_agl.metres(),
                    curvature: 500.0 / self.setting.earth.radius_km(),
                };
                (-samples.greatest(ray) / self.unit()) as f32
            } else {
                f32::NAN
            });
            samples.push(d_km, ground_m + clutter_m);
        }
        shares
    }

    /// What a height over the ray times sqrt(d / (d1 d2)), km, is divided by to be a share of the Fresnel radius.
    fn unit(&self) -> f64 {
        (1_000.0 * self.wavelength_m).sqrt()
    }

    /// The share of a cell beside the mast, over points of its own path.
    fn near(&self, cell: Cell) -> f64 {
        let geometry = self.setting.geometry();
        let (to_e, to_n) = geometry.centre_m(cell);
        let (from_e, from_n) = (self.setting.mast.easting_m, self.setting.mast.northing_m);
        let (tx_agl, rx_agl) = self.setting.antennas_agl;
        let ground = self.setting.ground;
        let d_km = ((to_e - from_e).hypot(to_n - from_n) / self.setting.mast.point_scale).max(1.0) / 1_000.0;
        let ray = SightRay {
            d_km,
            h_ts_m: self.ground_at_mast_m + tx_agl.metres(),
            h_rs_m: ground.elevation_m(to_e, to_n) + rx_agl.metres(),
            curvature: 500.0 / self.setting.earth.radius_km(),
        };
        let share = |number: u32| f64::from(number) / f64::from(NEAR_POINTS + 1);
        let ratios = (1..=NEAR_POINTS).map(share).map(|share| {
            let (e, n) = (from_e + (to_e - from_e) * share, from_n + (to_n - from_n) * share);
            ray.ratio(d_km * share, ground.elevation_m(e, n) + ground.clutter_height_m(e, n))
        });
        // NaN where a point lies in a void
        let greatest = ratios.fold(f64::NEG_INFINITY, |a, b| if a.is_nan() || a > b { a } else { b });
        -greatest / self.unit()
    }
}

/// The straight ray between two antennas.
#[derive(Clone, Copy, Debug)]
struct SightRay {
    d_km: f64,
    h_ts_m: f64,
    h_rs_m: f64,
    /// 500 / Earth radius, m/km^2.
    curvature: f64,
}

impl SightRay {
    /// Height over the ray times sqrt(d / (d1 d2)): over the Fresnel radius but for the wavelength.
    fn ratio(self, d_i: f64, height_m: f64) -> f64 {
        self.over_m(d_i, height_m) * (self.d_km / (d_i * (self.d_km - d_i))).sqrt()
    }

    fn over_m(self, d_i: f64, height_m: f64) -> f64 {
        let ray_m = (self.h_ts_m * (self.d_km - d_i) + self.h_rs_m * d_i) / self.d_km;
        height_m + self.curvature * d_i * (self.d_km - d_i) - ray_m
    }
}

/// Terrain with clutter along a radial so far.
#[derive(Clone, Debug, Default)]
struct Samples {
    distance_km: Vec<f64>,
    height_m: Vec<f64>,
    /// Largest height of each block of samples.
    tops_m: Vec<f64>,
    /// The sample that decided for the receiver before.
    before: usize,
}

impl Samples {
    fn clear(&mut self) {
        self.distance_km.clear();
        self.height_m.clear();
        self.tops_m.clear();
        self.before = 0;
    }

    fn push(&mut self, distance_km: f64, height_m: f64) {
        if self.height_m.len().is_multiple_of(BLOCK) {
            self.tops_m.push(f64::NEG_INFINITY);
        }
        self.distance_km.push(distance_km);
        self.height_m.push(height_m);
        if let Some(top_m) = self.tops_m.last_mut() {
            *top_m = top_m.max(height_m);
        }
    }

    /// The largest ratio of a ray over all samples, minus infinity without any.
    ///
    /// # Method
    /// The sample that decided before comes first, as it mostly does again; a block is skipped when its highest point,
    /// with the largest bulge in the block over the lowest ray above it, cannot exceed the best so far.
    fn greatest(&mut self, ray: SightRay) -> f64 {
        if self.height_m.is_empty() {
            return f64::NEG_INFINITY;
        }
        let mut best = ray.ratio(self.distance_km[self.before], self.height_m[self.before]);
        for (block, &top_m) in self.tops_m.iter().enumerate() {
            let first = block * BLOCK;
            let behind = (first + BLOCK).min(self.height_m.len());
            let (near, far) = (self.distance_km[first], self.distance_km[behind - 1]);
            if !ray.may_exceed(best, top_m, near, far) {
                continue;
            }
            for i in first..behind {
                let ratio = ray.ratio(self.distance_km[i], self.height_m[i]);
                if ratio > best {
                    (best, self.before) = (ratio, i);
                }
            }
        }
        best
    }
}

impl SightRay {
    /// Whether a sample between two distances, no higher than `top_m`, may have a ratio above `best`.
    fn may_exceed(self, best: f64, top_m: f64, near: f64, far: f64) -> bool {
        let d = self.d_km;
        let slope = (self.h_rs_m - self.h_ts_m) / d;
        let widest = (0.5 * d).clamp(near, far);
        let bulge_m = self.curvature * widest * (d - widest);
        let over_m = top_m + bulge_m - (self.h_ts_m + (slope * near).min(slope * far));
        // squares compared: neither root nor division; the smallest zone for a positive ratio, the widest for a negative one
        if over_m >= 0.0 {
            let narrowest = (near * (d - near)).min(far * (d - far));
            best < 0.0 || over_m * over_m * d > best * best * narrowest
        } else {
            best < 0.0 && over_m * over_m * d < best * best * widest * (d - widest)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Samples, SightRay};
    use crate::geodesy::EffectiveEarth;
    use crate::terrain::{PathProfile, Zone, clearance};
    use crate::units::{Frequency, Length};
    use proptest::prelude::*;

    /// Heights of a radial that are difficult for the search: flat, stairs, spikes, a plateau at equal slope, steep noise.
    fn adversarial(kind: usize, i: usize) -> f64 {
        let d = (i + 1) as f64;
        match kind {
            0 => 100.0,
            1 => 100.0 + 5.0 * (i / 13) as f64,
            2 => {
                if i % 37 == 11 {
                    400.0
                } else {
                    90.0
                }
            }
            3 => 60.0 + 0.75 * d,
            _ => 200.0 + 150.0 * (0.7 * d).sin() * (0.031 * d).cos(),
        }
    }

    #[test]
    fn every_receiver_has_the_direct_paths_share() {
        let (earth, frequency) = (EffectiveEarth::median(45.0), Frequency::from_megahertz(900.0));
        let (tx, rx) = (Length::from_metres(30.0), Length::from_metres(1.5));
        let mut compared = 0;
        for kind in 0..5 {
            let mut samples = Samples::default();
            let (mut distance_km, mut ground_m, mut clutter_m) = (vec![0.0], vec![80.0], vec![0.0]);
            for i in 0..600 {
                let (d_km, height_m) = ((i + 1) as f64 * 0.037, adversarial(kind, i));
                let trees_m = if kind == 4 && i % 5 == 0 { 12.0 } else { 0.0 };
                distance_km.push(d_km);
                ground_m.push(height_m);
                clutter_m.push(trees_m);
                let ray = SightRay {
                    d_km,
                    h_ts_m: 80.0 + 30.0,
                    h_rs_m: height_m + 1.5,
                    curvature: 500.0 / earth.radius_km(),
                };
                let share = -samples.greatest(ray) / (1_000.0 * frequency.wavelength().metres()).sqrt();
                let zones = vec![Zone::Inland; i + 2];
                let profile =
                    PathProfile::new(distance_km.clone(), ground_m.clone(), clutter_m.clone(), zones);
                let direct = clearance(&profile.expect("a path"), tx, rx, earth, frequency).fresnel_share;
                let equal = share.is_infinite() && direct.is_infinite();
                assert!(
                    equal || (share - direct).abs() < 1e-9,
                    "kind {kind}, receiver {i}: {share}, {direct}"
                );
                compared += usize::from(!equal);
                samples.push(d_km, height_m + trees_m);
            }
        }
        assert_eq!(compared, 5 * 599);
    }

    proptest! {
        #[test]
        fn blocks_find_what_a_scan_finds(
            heights in prop::collection::vec(0.0..400.0_f64, 2..300),
            rough in 0.0..1.0_f64,
            ends in (10.0..900.0_f64, 10.0..900.0_f64),
        ) {
            let mut samples = Samples::default();
            let distance_km = |i: usize| (i + 1) as f64 * 0.03;
            for (i, height_m) in heights.iter().enumerate() {
                samples.push(distance_km(i), 200.0 + rough * height_m);
                let ray = SightRay {
                    d_km: distance_km(i + 1),
                    h_ts_m: ends.0,
                    h_rs_m: ends.1 + 0.3 * heights[i / 2],
                    curvature: 500.0 / 8_500.0,
                };
                let ratios = (0..=i).map(|k| ray.ratio(distance_km(k), 200.0 + rough * heights[k]));
                let scanned = ratios.fold(f64::NEG_INFINITY, f64::max);
                prop_assert!((samples.greatest(ray) - scanned).abs() <= 0.0, "receiver {}", i);
            }
        }
    }
}
