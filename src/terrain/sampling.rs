//! Sampling a path profile from the planning grid.
use super::{ClearingEdge, ClutterHeight, Ground, PathProfile, ProfileError, Zone};
use crate::geodesy::{Position, geodesic_line};
use crate::language::decimals;
use crate::units::Length;

/// Smallest number of intervals of a profile: five points, the fewest ITU-R P.1812-8 §3.2 works with.
const LEAST_INTERVALS: usize = 4;

/// Ground distance below which a path is taken to be this long: at the foot of the mast the slant range decides.
const LEAST_DISTANCE_M: f64 = 1.0;

/// Why a path over the grid has no profile.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SamplingError {
    /// The path crosses ground without elevation.
    #[error(
        "{}", crate::text!("sampling-error-void", at_km = decimals(at_km, 3), void_points, points))]
    Void {
        /// Distance of the first void point.
        at_km: f64,
        /// Number of void points.
        void_points: usize,
        /// Number of points.
        points: usize,
    },
    /// The samples do not make a profile.
    #[error(transparent)]
    Profile(#[from] ProfileError),
}

/// The ends of a profile and how finely it is sampled.
#[derive(Clone, Copy, Debug)]
pub struct ProfileLine<'a> {
    /// Where the transmitter stands.
    pub transmitter: &'a Position,
    /// Where the receiver stands.
    pub receiver: &'a Position,
    /// Geodesic distance between them.
    pub ground_distance: Length,
    /// Largest distance between samples.
    pub step: Length,
    /// No clutter stands nearer to either end: [`PathProfile::with_clearings`].
    pub clearing: Length,
}

impl<'a> ProfileLine<'a> {
    /// The line between two places whose distance is not known yet, without clearings around them.
    ///
    /// # Cost
    /// One geodesic.
    #[must_use]
    pub fn between(transmitter: &'a Position, receiver: &'a Position, step: Length) -> Self {
        let line = geodesic_line(transmitter.geographic, receiver.geographic);
        let clearing = Length::default();
        Self { transmitter, receiver, ground_distance: line.ground_distance, step, clearing }
    }
}

/// Samples the terrain between two places.
///
/// # Method
/// Points at equal spacing, at most `step` apart, on the straight line of the planning grid; elevation bilinear,
/// clutter of the cell, none in the ends' clearings. Where clutter differs from cell to cell, they are at most a cell's side apart,
/// so that no cell with clutter is stepped over. Distances are geodesic: the length on WGS 84, divided evenly.
///
/// # Units and conventions
/// At least five points. Ends closer than 1 m are treated as 1 m apart.
///
/// # Cost
/// O(n) samples.
///
/// # Errors
/// [`SamplingError::Void`] where the terrain has no value on the path.
///
/// # Accuracy
/// Within 50 km the straight line of a conformal metric projection leaves the geodesic by a few metres (in Web Mercator,
/// the most distorted grid that is accepted, by 21 m), and the evenly divided distance is right to 0.05 % of the path
/// (`tests/suite/validation/geodesic_profile.rs`: 24 directions on six grids).
pub fn sample_profile(ground: &Ground, line: ProfileLine<'_>) -> Result<PathProfile, SamplingError> {
    #[cfg(test)]
    counted::PROFILES.with(|count| count.set(count.get() + 1));
    let (from, to) = (line.transmitter, line.receiver);
    let east_m = to.easting_m - from.easting_m;
    let north_m = to.northing_m - from.northing_m;
    let step_m = match ground.clutter() {
        ClutterHeight::Cells(_) => line.step.metres().min(ground.geometry().cell_m),
        ClutterHeight::None | ClutterHeight::Uniform(_) => line.step.metres(),
    };
    let intervals = ((east_m.hypot(north_m) / step_m).ceil() as usize).max(LEAST_INTERVALS);
    let length_km = line.ground_distance.metres().max(LEAST_DISTANCE_M) / 1_000.0;
    let mut distance_km = Vec::with_capacity(intervals + 1);
    let mut ground_m = Vec::with_capacity(intervals + 1);
    let mut clutter_m = Vec::with_capacity(intervals + 1);
    let at = |share: f64| {
        let (easting_m, northing_m) = (from.easting_m + east_m * share, from.northing_m + north_m * share);
        (ground.elevation_m(easting_m, northing_m), ground.clutter_height_m(easting_m, northing_m))
    };
    for index in 0..=intervals {
        let share = index as f64 / intervals as f64;
        let (height_m, on_it_m) = at(share);
        distance_km.push(length_km * share);
        ground_m.push(height_m);
        clutter_m.push(on_it_m);
    }
    if let Some(first) = ground_m.iter().position(|height| height.is_nan()) {
        return Err(SamplingError::Void {
            at_km: distance_km[first],
            void_points: ground_m.iter().filter(|height| height.is_nan()).count(),
            points: intervals + 1,
        });
    }
    let zones = vec![Zone::Inland; intervals + 1];
    let profile = PathProfile::new(distance_km, ground_m, clutter_m, zones)?;
    Ok(profile.with_clearings(line.clearing, |edge_km| {
        let (ground_m, clutter_m) = at(edge_km / length_km);
        (!ground_m.is_nan()).then_some(ClearingEdge { ground_m, clutter_m })
    }))
}

/// How many profiles a thread has sampled.
#[cfg(test)]
pub(crate) mod counted {
    use std::cell::Cell;

    thread_local! {
        pub(crate) static PROFILES: Cell<usize> = const { Cell::new(0) };
    }
}
