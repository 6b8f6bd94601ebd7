//! A path as a picture needs it: few points, and none of its peaks lost.
use super::DirectPath;
use crate::units::Length;
use serde::{Deserialize, Serialize};

/// Stretches of equal length into which a sketch divides a path; each gives two points at most.
const STRETCHES: usize = 40;

/// Ground and clutter along a path, thinned; heights are above sea.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct PathSketch {
    /// Distance of each point from the antenna, m, rising from 0.
    pub distance_m: Vec<f32>,
    /// Ground, m above sea.
    pub ground_m: Vec<f32>,
    /// Buildings and trees above ground, m.
    pub clutter_m: Vec<f32>,
    /// The antenna, m above sea.
    pub antenna_amsl_m: f64,
    /// The handset, m above sea.
    pub handset_amsl_m: f64,
    /// Effective radius of the Earth, by which the ground bulges under a straight ray.
    pub earth_radius: Length,
}

impl PathSketch {
    /// The sketch of a path: its ends, and of each stretch the points with the highest and the lowest top of ground and clutter.
    ///
    /// # Cost
    /// O(n) for n points of the profile; some 80 points are kept, 1 KiB.
    #[must_use]
    pub fn of(path: &DirectPath) -> Self {
        let profile = path.profile();
        let (distance_km, ground_m, tops_m) =
            (profile.distance_km(), profile.ground_m(), profile.obstacle_m());
        let kept = kept_points(distance_km, tops_m);
        let take = |of: &dyn Fn(usize) -> f64| kept.iter().map(|&point| of(point) as f32).collect();
        let (antenna_amsl_m, handset_amsl_m) = path.ends_amsl_m();
        Self {
            distance_m: take(&|point| 1_000.0 * distance_km[point]),
            ground_m: take(&|point| ground_m[point]),
            clutter_m: take(&|point| tops_m[point] - ground_m[point]),
            antenna_amsl_m,
            handset_amsl_m,
            earth_radius: path.effective_earth_radius(),
        }
    }
}

/// Indices of the points that a sketch keeps, rising.
fn kept_points(distance_km: &[f64], tops_m: &[f64]) -> Vec<usize> {
    let last = distance_km.len() - 1;
    let stretch_of = |point: usize| {
        let share = distance_km[point] / distance_km[last];
        ((share * STRETCHES as f64) as usize).min(STRETCHES - 1)
    };
    let mut kept = vec![0];
    let mut first = 1;
    while first < last {
        let stretch = stretch_of(first);
        let end = (first..last).find(|&point| stretch_of(point) != stretch).unwrap_or(last);
        let by_top = |a: &usize, b: &usize| tops_m[*a].total_cmp(&tops_m[*b]).then(b.cmp(a));
        let ends = (first..end).min_by(by_top).zip((first..end).max_by(by_top));
        if let Some((low, high)) = ends {
            kept.push(low.min(high));
            if low != high {
                kept.push(low.max(high));
            }
        }
        first = end;
    }
    kept.push(last);
    kept
}

#[cfg(test)]
mod tests {
    use super::{STRETCHES, kept_points};

    #[test]
    fn short_paths_stay_whole() {
        let distance_km: Vec<f64> = (0..40).map(f64::from).collect();
        assert_eq!(kept_points(&distance_km, &distance_km), (0..40).collect::<Vec<usize>>());
    }

    #[test]
    fn peaks_and_valleys_stay() {
        let distance_km: Vec<f64> = (0..5_000).map(|point| 0.01 * f64::from(point)).collect();
        let mut tops_m: Vec<f64> =
            distance_km.iter().map(|d_km| 500.0 + 100.0 * (0.7 * d_km).sin()).collect();
        (tops_m[1_234], tops_m[4_321]) = (2_000.0, -50.0);
        let kept = kept_points(&distance_km, &tops_m);
        assert!(kept.contains(&1_234) && kept.contains(&4_321));
        assert!(kept.len() <= 2 * STRETCHES + 2, "{}", kept.len());
        assert!(kept.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!((kept[0], kept[kept.len() - 1]), (0, 4_999));
    }
}
