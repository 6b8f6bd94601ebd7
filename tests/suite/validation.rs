//! Published numbers and our two ways to one number: prints, per quantity, cases and deviations, and fails when fewer
//! cases ran than exist.
//!
//! The files of published numbers are not part of the project: they are looked for in the folder named by
//! `SIGNALGAP_SHARED` (default `../shared`), and cargo lists a test that needs one as ignored when they are absent.

#![expect(clippy::print_stdout, reason = "the table of deviations is what this prints")]

mod carried_radials;
mod clearings;
mod delta_bullington;
mod deviations;
mod fan_equals_direct;
mod generated_ground;
mod geodesic_profile;
mod itm;
mod measurements;
mod model_spread;
mod opportunity_map;
mod p1812;
mod p1812_terms;
mod place_sweep;
mod raster_against_direct;
mod raster_on_coarse_cells;
mod raster_over_clutter;
mod real_ground;
mod sight_against_exact;
mod sweep_equals_direct;
