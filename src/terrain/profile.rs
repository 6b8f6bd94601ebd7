//! The path profile: terrain between two antennas.
use crate::units::Length;
use std::borrow::Cow;

/// Radio-meteorological zone of a profile point (ITU-R P.1812-8, table 2, and its profile files' codes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Sea and other large bodies of water (code 1).
    Sea,
    /// Coastal land: up to 100 m above sea and at most 50 km from it (code 3).
    CoastalLand,
    /// All other land (code 4).
    Inland,
}

/// Why a profile cannot be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// Arrays of different length.
    #[error(
        "{}", crate::text!("profile-error-unequal", distances, found))]
    Unequal {
        /// Number of distances.
        distances: usize,
        /// The number that differs.
        found: usize,
    },
    /// Fewer than two points.
    #[error("{}", crate::text!("profile-error-too-few", reason = .0))]
    TooFew(usize),
    /// The first distance is not zero, or distances do not increase.
    #[error(
        "{}", crate::text!("profile-error-not-increasing", index, value_km))]
    NotIncreasing {
        /// Index of the point, from 0.
        index: usize,
        /// Its distance.
        value_km: f64,
    },
    /// A ground height that is not a finite number.
    #[error(
        "{}", crate::text!("profile-error-unusable-ground", index, value))]
    UnusableGround {
        /// Index of the point, from 0.
        index: usize,
        /// The height.
        value: f64,
    },
    /// A clutter height that is negative or not a finite number.
    #[error(
        "{}", crate::text!("profile-error-unusable-clutter", index, value))]
    UnusableClutter {
        /// Index of the point, from 0.
        index: usize,
        /// The height.
        value: f64,
    },
}

/// Terrain and clutter along a path, the first point under the transmitter, the last under the receiver.
///
/// Made only whole: equal lengths, at least two points, distances increasing from 0, no voids.
///
/// # Examples
/// ```
/// use signalgap::terrain::PathProfile;
/// let profile = PathProfile::bare_inland(vec![0.0, 5.0, 10.0], vec![20.0, 100.0, 30.0]).expect("a profile");
/// assert_eq!(profile.ground_distance().kilometres(), 10.0);
/// assert_eq!(profile.ends_m(), (20.0, 30.0));
/// assert!(PathProfile::bare_inland(vec![0.0, 5.0], vec![20.0, f64::NAN]).is_err());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PathProfile {
    distance_km: Vec<f64>,
    ground_m: Vec<f64>,
    clutter_m: Vec<f64>,
    zone: Vec<Zone>,
    /// Ground with clutter; absent where no clutter stands between the ends.
    obstacle_m: Option<Vec<f64>>,
    all_inland: bool,
    /// Samples that stand at the edge of a clearing, beside the even ones; rising, never the ends.
    pub(super) at_edges: Vec<usize>,
}

impl PathProfile {
    /// From distances (km from the transmitter), ground (metres above sea), clutter (metres above ground), zones.
    ///
    /// # Errors
    /// [`ProfileError`] names the point that is unusable.
    pub fn new(
        distance_km: Vec<f64>,
        ground_m: Vec<f64>,
        clutter_m: Vec<f64>,
        zone: Vec<Zone>,
    ) -> Result<Self, ProfileError> {
        let distances = distance_km.len();
        for found in [ground_m.len(), clutter_m.len(), zone.len()] {
            if found != distances {
                return Err(ProfileError::Unequal { distances, found });
            }
        }
        if distances < 2 {
            return Err(ProfileError::TooFew(distances));
        }
        for (index, &value_km) in distance_km.iter().enumerate() {
            let increases =
                if index == 0 { value_km.abs() <= 0.0 } else { value_km > distance_km[index - 1] };
            if !increases || !value_km.is_finite() {
                return Err(ProfileError::NotIncreasing { index, value_km });
            }
        }
        if let Some(index) = ground_m.iter().position(|height_m| !height_m.is_finite()) {
            return Err(ProfileError::UnusableGround { index, value: ground_m[index] });
        }
        if let Some(index) = clutter_m.iter().position(|height_m| !height_m.is_finite() || *height_m < 0.0) {
            return Err(ProfileError::UnusableClutter { index, value: clutter_m[index] });
        }
        Ok(Self::whole(distance_km, ground_m, clutter_m, zone))
    }

    /// From arrays that are known to make a profile.
    pub(super) fn whole(
        distance_km: Vec<f64>,
        ground_m: Vec<f64>,
        clutter_m: Vec<f64>,
        zone: Vec<Zone>,
    ) -> Self {
        let inner = 1..ground_m.len() - 1;
        let obstacle_m = clutter_m[inner.clone()].iter().any(|&clutter| clutter > 0.0).then(|| {
            let mut obstacle_m = ground_m.clone();
            obstacle_m[inner.clone()]
                .iter_mut()
                .zip(&clutter_m[inner])
                .for_each(|(top, clutter)| *top += clutter);
            obstacle_m
        });
        let all_inland = zone.iter().all(|&zone| zone == Zone::Inland);
        Self { distance_km, ground_m, clutter_m, zone, obstacle_m, all_inland, at_edges: Vec::new() }
    }

    /// Shortens the profile to its first `points`, at least two: the path to a receiver on the last of them. More points than
    /// there are leave it as it is.
    ///
    /// # Cost
    /// O(1) where no clutter stands on the way and all of it is inland, otherwise O(points). Nothing is allocated.
    pub fn shorten_to(&mut self, points: usize) {
        let points = points.max(2);
        if points >= self.points() {
            return;
        }
        self.distance_km.truncate(points);
        self.ground_m.truncate(points);
        self.clutter_m.truncate(points);
        self.zone.truncate(points);
        self.at_edges.retain(|sample| sample + 1 < points);
        if let Some(obstacle_m) = &mut self.obstacle_m {
            obstacle_m.truncate(points);
            // the receiver stands on bare ground
            obstacle_m[points - 1] = self.ground_m[points - 1];
            if self.clutter_m[1..points - 1].iter().all(|&clutter| clutter <= 0.0) {
                self.obstacle_m = None;
            }
        }
        self.all_inland = self.all_inland || self.zone.iter().all(|&zone| zone == Zone::Inland);
    }

    /// A profile over bare inland ground.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn bare_inland(distance_km: Vec<f64>, ground_m: Vec<f64>) -> Result<Self, ProfileError> {
        let points = distance_km.len();
        Self::new(distance_km, ground_m, vec![0.0; points], vec![Zone::Inland; points])
    }

    /// The same terrain without buildings and trees, and without the samples that [`Self::with_clearings`] added for them.
    #[must_use]
    pub fn without_clutter(&self) -> Self {
        let sampled = self.without_edges();
        let bare = vec![0.0; sampled.points()];
        let Self { distance_km, ground_m, zone, .. } = sampled.into_owned();
        Self::whole(distance_km, ground_m, bare, zone)
    }

    /// The same path without the samples that [`Self::with_clearings`] added: as evenly spaced as it was, for a model that does not look
    /// at clutter.
    ///
    /// # Cost
    /// O(n) where there are such samples, otherwise nothing.
    #[must_use]
    pub fn without_edges(&self) -> Cow<'_, Self> {
        if self.at_edges.is_empty() {
            return Cow::Borrowed(self);
        }
        let kept: Vec<usize> =
            (0..self.points()).filter(|sample| self.at_edges.binary_search(sample).is_err()).collect();
        let of = |values: &[f64]| kept.iter().map(|&sample| values[sample]).collect();
        let zone = kept.iter().map(|&sample| self.zone[sample]).collect();
        Cow::Owned(Self::whole(of(&self.distance_km), of(&self.ground_m), of(&self.clutter_m), zone))
    }

    /// Number of points.
    #[must_use]
    pub fn points(&self) -> usize {
        self.distance_km.len()
    }

    /// Ground distance between the ends.
    #[must_use]
    pub fn ground_distance(&self) -> Length {
        Length::from_kilometres(self.distance_km[self.distance_km.len() - 1])
    }

    /// Distances from the transmitter, km.
    #[must_use]
    pub fn distance_km(&self) -> &[f64] {
        &self.distance_km
    }

    /// Ground, metres above sea.
    #[must_use]
    pub fn ground_m(&self) -> &[f64] {
        &self.ground_m
    }

    /// Representative clutter height, metres above ground.
    #[must_use]
    pub fn clutter_m(&self) -> &[f64] {
        &self.clutter_m
    }

    /// Radio-meteorological zones.
    #[must_use]
    pub fn zone(&self) -> &[Zone] {
        &self.zone
    }

    /// Obstacle height at each point, metres above sea: ground with clutter, bare ground at the two ends.
    ///
    /// # Source
    /// ITU-R P.1812-8, §3.2: g_i = h_i + R_i between the terminals, g_0 = h_0 and g_n = h_n.
    #[must_use]
    pub fn obstacle_m(&self) -> &[f64] {
        self.obstacle_m.as_deref().unwrap_or(&self.ground_m)
    }

    /// Whether clutter stands anywhere between the ends.
    #[must_use]
    pub const fn has_clutter(&self) -> bool {
        self.obstacle_m.is_some()
    }

    /// Whether the whole path is inland.
    #[must_use]
    pub const fn all_inland(&self) -> bool {
        self.all_inland
    }

    /// Ground under the two antennas, metres above sea.
    #[must_use]
    pub fn ends_m(&self) -> (f64, f64) {
        (self.ground_m[0], self.ground_m[self.ground_m.len() - 1])
    }

    /// The same path seen from the receiver.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let whole_km = self.ground_distance().kilometres();
        let turned = |values: &[f64]| values.iter().rev().copied().collect::<Vec<_>>();
        let mut distance_km: Vec<f64> = self.distance_km.iter().rev().map(|d| whole_km - d).collect();
        distance_km[0] = 0.0;
        let zone = self.zone.iter().rev().copied().collect();
        let last = self.points() - 1;
        let at_edges = self.at_edges.iter().rev().map(|sample| last - sample).collect();
        let turned_path = Self::whole(distance_km, turned(&self.ground_m), turned(&self.clutter_m), zone);
        Self { at_edges, ..turned_path }
    }
}

#[cfg(test)]
mod tests {
    use super::{PathProfile, ProfileError, Zone};

    #[test]
    fn unusable_profiles_cannot_be_made() {
        let bare = |d: &[f64], h: &[f64]| PathProfile::bare_inland(d.to_vec(), h.to_vec());
        assert_eq!(bare(&[0.0], &[1.0]), Err(ProfileError::TooFew(1)));
        assert!(matches!(bare(&[0.0, 1.0], &[1.0]), Err(ProfileError::Unequal { .. })));
        assert!(matches!(bare(&[0.1, 1.0], &[1.0, 1.0]), Err(ProfileError::NotIncreasing { index: 0, .. })));
        assert!(matches!(bare(&[0.0, 0.0], &[1.0, 1.0]), Err(ProfileError::NotIncreasing { index: 1, .. })));
        assert!(matches!(
            bare(&[0.0, 1.0], &[1.0, f64::NAN]),
            Err(ProfileError::UnusableGround { index: 1, .. })
        ));
    }

    #[test]
    fn a_shortened_profile_is_the_one_that_ends_there() {
        let points = 12;
        let distance_km: Vec<f64> = (0..points).map(|i| f64::from(i) * 0.1).collect();
        let ground_m: Vec<f64> = (0..points).map(|i| f64::from(i * 37 % 11)).collect();
        for first_clutter in 1..points {
            let clutter_m: Vec<f64> =
                (0..points).map(|i| if i == first_clutter || i == 9 { 8.0 } else { 0.0 }).collect();
            let zone: Vec<Zone> =
                (0..points).map(|i| if i == 7 { Zone::Sea } else { Zone::Inland }).collect();
            let make = |end: usize| {
                let (d, g) = (distance_km[..end].to_vec(), ground_m[..end].to_vec());
                PathProfile::new(d, g, clutter_m[..end].to_vec(), zone[..end].to_vec()).expect("a path")
            };
            let mut shortened = make(12);
            for end in (2..=12).rev() {
                shortened.shorten_to(end);
                assert_eq!(shortened, make(end), "clutter at {first_clutter}, {end} points");
            }
        }
    }

    #[test]
    fn turning_twice_gives_the_path_back() {
        let path = PathProfile::bare_inland(vec![0.0, 1.0, 3.0], vec![5.0, 7.0, 6.0]).expect("a path");
        assert_eq!(path.reversed().distance_km(), &[0.0, 2.0, 3.0]);
        assert_eq!(path.reversed().reversed(), path);
    }
}
