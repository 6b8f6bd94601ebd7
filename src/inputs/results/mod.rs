//! Finished result folders: their manifest, settlements, their service, clusters, gaps, margins and rasters, also for maps in browsers; and roads to measure them along.

pub mod listed_files;
pub mod read_results;
pub mod report_sources;
mod result_features;
pub mod result_folder;
mod result_margins;
mod result_places;
pub mod result_raster;
pub mod result_relief;
mod result_service;
mod result_table;
mod results_error;
pub mod roads;
pub mod splat_losses;
pub mod web_raster;

pub use results_error::ResultsError;
