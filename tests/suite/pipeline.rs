//! Whole runs, from files to files: everything is read back from the results as another program would read it, and held
//! against the inputs.
//!
//! The real terrain, villages and masts are not part of the project: they are looked for in the folder named by
//! `SIGNALGAP_SHARED` (default `../shared`), and cargo lists a test that needs them as ignored when they are absent. The same
//! checks run on the generated district everywhere.

mod against_terrain;
pub(crate) mod bac_yen;
mod clutter;
mod communes;
mod consistency;
pub(crate) mod district;
mod elevation;
mod example_data;
mod explained;
pub(crate) mod finished;
mod formats;
mod fragile;
mod full_district;
mod indicators;
mod made_up;
mod models;
pub(crate) mod opportunity;
mod pinned_district;
pub(crate) mod raster;
mod raster_files;
mod remedies;
mod same_bits;
mod server_numbers;
mod summaries;
mod surface_models;
mod terrains;
mod vector_files;
