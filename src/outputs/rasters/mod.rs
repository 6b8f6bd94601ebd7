//! Rasters and their styles.

pub(super) mod area_rasters;
pub(super) mod cell_sum;
pub(super) mod cloud_raster;
pub(super) mod coverage_raster;
pub(super) mod opportunity_rasters;
pub(super) mod raster_style;
pub(super) mod relief;
mod server_colours;
mod server_table;
