//! Places on the Earth: geographic and planning-grid coordinates, geodesic lines, effective Earth radius.
//!
//! The planning coordinate reference system (CRS) is a metric projected one. This room knows it only by its name
//! and by the coordinates that `inputs/` computed with PROJ, so the engine needs no GDAL.

mod effective_earth;
mod geodesic;
mod place_index;
mod position;
mod rounding;

pub use effective_earth::{EARTH_RADIUS_KM, EffectiveEarth};
#[cfg(test)]
pub(crate) use geodesic::counted::GEODESICS;
pub use geodesic::{GeodesicLine, geodesic_line, intermediate_point, path_centre};
pub use place_index::PlaceIndex;
pub use position::{GeographicBounds, LonLat, PlanningCrs, Position};
pub use rounding::Rounding;
