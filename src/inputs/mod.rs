//! Files to data: terrain and land cover on the planning grid, and coordinates in the planning CRS.
//!
//! Input: paths and CRS names as the user wrote them. Output: grids, positions, and reports of what was found,
//! converted, filled or missing. Only this room and `outputs/` touch files and GDAL; `warp` alone calls GDAL's C
//! interface, because the safe bindings have no warp and no void filling.

pub mod clutter;
pub mod crs;
mod mosaic;
mod raster_error;
mod raster_file;
pub mod raster_source;
pub mod terrain;
#[cfg(test)]
mod test_rasters;
mod void_fill;
mod warp;

pub use raster_error::RasterInputError;
pub use raster_file::{RasterNote, RasterSummary};
pub use warp::QuietGdal;
