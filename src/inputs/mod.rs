//! Files to data: scenario, terrain and land cover on the planning grid, villages and masts from tables and vector
//! files, antenna patterns; and the rows refused, with file, row, field, value and reason.
//!
//! Only this room and `outputs/` touch files and GDAL; `warp` alone calls GDAL's C interface, because the safe
//! bindings have no warp and no void filling.

pub mod clutter;
pub mod crs;
mod known_keys;
mod mosaic;
mod raster_error;
mod raster_file;
pub mod raster_source;
pub mod scenario_file;
pub mod terrain;
#[cfg(test)]
mod test_rasters;
mod void_fill;
mod warp;

pub use raster_error::RasterInputError;
pub use raster_file::{RasterNote, RasterSummary};
pub use warp::QuietGdal;
