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

impl GeographicBounds {
    /// Whether a place lies in them or on their edge. Longitudes count on any turn: 245 degrees is -115 degrees. Where the west is
    /// greater than the east, the box crosses 180 degrees.
    #[must_use]
    pub fn contains(&self, at: LonLat) -> bool {
        let east = if self.west > self.east { self.east + 360.0 } else { self.east };
        let on_a_turn = |turn: f64| (self.west..=east).contains(&(at.longitude_deg + turn));
        [-360.0, 0.0, 360.0].into_iter().any(on_a_turn)
            && (self.south..=self.north).contains(&at.latitude_deg)
    }
}

#[cfg(test)]
mod tests {
    use super::{GeographicBounds, LonLat};

    #[test]
    fn a_box_holds_a_place_on_any_turn() {
        let holds = |west: f64, east: f64, longitude_deg: f64| {
            let bounds = GeographicBounds { west, south: -1.0, east, north: 1.0 };
            assert!(!bounds.contains(LonLat { longitude_deg, latitude_deg: 1.5 }));
            bounds.contains(LonLat { longitude_deg, latitude_deg: 0.5 })
        };
        assert!(holds(244.0, 246.0, -115.0) && !holds(244.0, 246.0, 115.0));
        assert!(holds(0.0, 360.0, -0.1) && holds(-180.0, 180.0, 180.0));
        for (west, east) in [(179.5, 180.5), (-180.5, -179.5), (179.5, -179.5)] {
            assert!(holds(west, east, 179.9) && holds(west, east, -179.9), "{west}");
            assert!(!holds(west, east, 0.0) && !holds(west, east, 179.0), "{west}");
        }
    }
}
