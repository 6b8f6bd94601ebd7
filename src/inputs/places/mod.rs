//! Where things lie: coordinate systems, the places of rows, sample points of areas, places too far away.

pub mod crs;
pub mod outliers;
pub(super) mod polygon;
pub(super) mod polygon_rings;
pub(super) mod row_places;
pub(super) mod source_crs;
