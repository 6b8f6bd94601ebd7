//! Files to data: scenario, terrain and land cover on the planning grid, villages and masts from tables and vector
//! files, antenna patterns; and the rows refused, with file, row, field, value and reason.
//!
//! Tables come out as drafts in WGS 84, which become settlements and sector-carriers once the caller has computed
//! their positions in one batch. Only this room and `outputs/` touch files and GDAL; `gdal_access/gdal_c_calls.rs` alone calls
//! GDAL's C interface, because the safe bindings have no warp and no void filling.

pub mod costs;
#[cfg(test)]
mod dialect_properties;
mod files;
mod gdal_access;
mod ground;
pub mod itu_maps;
pub mod links;
pub mod measurements;
mod places;
pub mod process_memory;
mod rasters;
#[cfg(test)]
mod reference_data;
pub mod reports;
pub mod results;
mod scenario;
pub mod settlements;
pub mod sites;
mod tables;

pub use files::{file_stamp, regular_file};
pub use gdal_access::gdal_c_calls::QuietGdal;
pub use gdal_access::gdal_reason::GdalReason;
pub use gdal_access::gdal_settings::{bound_gdal_cache, gdal_release, keep_own_drivers_only, silence_gdal};
pub use ground::{clutter, row_store, terrain};
pub use links::itm_columns::ItmColumns;
pub use links::link_error::LinkInputError;
pub use links::profile_file;
pub use places::{crs, fibre_ends, forbidden_areas, outliers};
pub use rasters::raster_error::RasterInputError;
pub use rasters::raster_file::RasterSummary;
pub use rasters::raster_source;
pub use scenario::{calibration_file, model_options, presence, read_files, scenario_file};
pub use sites::antenna_files;
pub use tables::input_error::InputError;
pub use tables::rejects::{Accepted, Note, Reject};
pub use tables::{input_error, rejects};
