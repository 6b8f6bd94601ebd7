//! Where things lie: coordinate systems, the places of rows, sample points of areas, places too far away.

pub(super) mod angle;
mod angle_columns;
pub mod crs;
pub mod fibre_ends;
pub(super) mod file_letters;
pub mod forbidden_areas;
mod geometry_text;
pub(super) mod hemisphere;
pub mod outliers;
mod pair_text;
mod place_columns;
pub(super) mod polygon;
pub(super) mod polygon_rings;
pub(super) mod row_places;
pub(super) mod source_crs;
