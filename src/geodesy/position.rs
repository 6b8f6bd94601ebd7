//! Coordinates: geographic (WGS 84) and on the planning grid.
use serde::{Deserialize, Serialize};

/// Geographic coordinates on WGS 84, degrees; longitude first, as in GeoJSON.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct LonLat {
    /// Longitude, degrees east, -180..=180.
    pub longitude_deg: f64,
    /// Latitude, degrees north, -90..=90.
    pub latitude_deg: f64,
}

/// A place in both coordinate systems the program uses.
///
/// `inputs/` makes them with PROJ; the engine measures on the grid and reports in WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// WGS 84.
    pub geographic: LonLat,
    /// Planning CRS, metres east.
    pub easting_m: f64,
    /// Planning CRS, metres north.
    pub northing_m: f64,
    /// Angle from true north to grid north at this place, degrees, positive where grid north lies east of true
    /// north: true azimuth = grid azimuth + convergence.
    pub meridian_convergence_deg: f64,
    /// Length on the planning grid over length on the ellipsoid at this place (0.9996 on a UTM central meridian).
    pub point_scale: f64,
}

/// The name of the planning CRS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanningCrs {
    /// What the user reads, for instance `EPSG:32648`, or the CRS's name where it has no code.
    pub name: String,
    /// Well-known text (WKT 2, or WKT 1 where the library knows no other), written into the rasters.
    pub wkt: String,
}

/// A box in WGS 84, degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GeographicBounds {
    /// Western edge, degrees east.
    pub west: f64,
    /// Southern edge, degrees north.
    pub south: f64,
    /// Eastern edge, degrees east.
    pub east: f64,
    /// Northern edge, degrees north.
    pub north: f64,
}
