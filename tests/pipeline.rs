//! Whole runs, from files to files: everything is read back from the results as another program would read it, and held
//! against the inputs.
//!
//! The real terrain, villages and masts are not part of the project: they are looked for in the folder named by
//! `SIGNALGAP_SHARED` (default `../shared`), and a test that needs them says `SKIPPED` when they are absent. The same
//! checks run on the generated district everywhere.

#![cfg(feature = "gdal")]

#[path = "pipeline/against_terrain.rs"]
mod against_terrain;
#[path = "pipeline/bac_yen.rs"]
mod bac_yen;
#[path = "pipeline/communes.rs"]
mod communes;
#[path = "pipeline/consistency.rs"]
mod consistency;
#[path = "pipeline/district.rs"]
mod district;
#[path = "pipeline/elevation.rs"]
mod elevation;
#[path = "pipeline/example_data.rs"]
mod example_data;
#[path = "pipeline/finished.rs"]
mod finished;
#[path = "pipeline/full_district.rs"]
mod full_district;
#[path = "pipeline/indicators.rs"]
mod indicators;
#[path = "pipeline/made_up.rs"]
mod made_up;
#[path = "pipeline/models.rs"]
mod models;
#[path = "pipeline/pinned_district.rs"]
mod pinned_district;
#[path = "pipeline/raster.rs"]
mod raster;
#[path = "pipeline/raster_files.rs"]
mod raster_files;
#[path = "pipeline/same_bits.rs"]
mod same_bits;
#[path = "pipeline/terrains.rs"]
mod terrains;
#[path = "pipeline/vector_files.rs"]
mod vector_files;
