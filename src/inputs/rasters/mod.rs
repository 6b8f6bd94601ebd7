//! Raster files: found, opened, examined, compared with one another and read in blocks.

pub(super) mod overlap_reading;
pub(super) mod raster_block;
pub(super) mod raster_colours;
pub(super) mod raster_copy;
pub(super) mod raster_error;
pub(super) mod raster_file;
pub(super) mod raster_heights;
pub(super) mod raster_overlap;
pub(super) mod raster_search;
pub mod raster_source;
pub(super) mod raster_turns;
pub(super) mod read_ahead;
pub(super) mod sea_cells;
#[cfg(test)]
pub(super) mod test_rasters;
