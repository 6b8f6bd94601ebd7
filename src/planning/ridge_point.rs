//! A ridge on the way from a mast to a place.
use crate::coverage::DirectPath;
use crate::geodesy::LonLat;
use crate::propagation::Ridge;
use crate::units::{Decibels, Length};
use serde::{Deserialize, Serialize};

/// A ridge on the way from a mast to a place.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct RidgePoint {
    /// Where.
    pub place: LonLat,
    /// Ground, m above sea.
    pub elevation_amsl_m: f64,
    /// Height over the straight ray, Earth bulge included, m; negative below it.
    pub height_over_ray_m: f64,
    /// Ground distance from the mast.
    pub distance_from_mast: Length,
    /// Share of the path's diffraction loss, 0 to 1.
    pub share: f64,
    /// That share of the diffraction loss over the bare terrain.
    pub diffraction: Decibels,
}

impl RidgePoint {
    pub(super) fn of(path: &DirectPath, ridge: &Ridge, diffraction: Decibels) -> Self {
        Self {
            place: path.place_at(ridge.distance),
            elevation_amsl_m: path.profile().ground_m()[ridge.index],
            height_over_ray_m: ridge.height_over_ray_m,
            distance_from_mast: ridge.distance,
            share: ridge.share,
            diffraction: Decibels::new(ridge.share * diffraction.db()),
        }
    }
}
