//! Files to data: scenario, terrain and land cover on the planning grid, villages and masts from tables and vector
//! files, antenna patterns; and the rows refused, with file, row, field, value and reason.
//!
//! Tables come out as drafts in WGS 84, which become settlements and sector-carriers once the caller has worked out
//! their positions in one batch. Only this room and `outputs/` touch files and GDAL; `warp` alone calls GDAL's C
//! interface, because the safe bindings have no warp and no void filling.

pub mod antenna_files;
pub mod clutter;
mod columns;
pub mod crs;
mod csv_table;
mod file_pattern;
pub mod file_stamp;
mod gdal_reason;
mod gdal_settings;
pub mod input_error;
mod itm_columns;
pub mod itu_maps;
mod known_keys;
mod link_error;
pub mod links;
mod locate;
pub mod model_options;
mod mosaic;
mod narrow_gaps;
mod network;
mod opencellid;
mod opening;
pub mod outliers;
mod overlap_reading;
mod pattern_folder;
mod polygon;
mod polygon_rings;
pub mod presence;
pub mod process_memory;
pub mod profile_file;
mod raster_block;
mod raster_colours;
mod raster_copy;
mod raster_error;
mod raster_file;
mod raster_heights;
mod raster_overlap;
mod raster_search;
pub mod raster_source;
pub mod read_files;
mod records;
#[cfg(test)]
mod reference_data;
pub mod regular_file;
pub mod rejects;
mod row_reader;
pub mod row_store;
pub mod scenario_file;
#[cfg(test)]
mod scenario_file_tests;
mod scenario_layers;
mod sector_groups;
mod sector_row;
mod settlement_groups;
mod settlement_row;
#[cfg(test)]
mod settlement_tests;
pub mod settlements;
#[cfg(test)]
mod site_tests;
pub mod sites;
mod source_crs;
mod table;
pub mod terrain;
#[cfg(test)]
mod test_rasters;
mod values;
mod vector_table;
mod void_fill;
mod warp;

pub use gdal_reason::GdalReason;
pub use gdal_settings::{bound_gdal_cache, keep_own_drivers_only, silence_gdal};
pub use input_error::InputError;
pub use itm_columns::ItmColumns;
pub use link_error::LinkInputError;
pub use raster_error::RasterInputError;
pub use raster_file::RasterSummary;
pub use rejects::{Accepted, Note, Reject};
pub use warp::QuietGdal;
