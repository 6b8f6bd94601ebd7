//! Published numbers and our two ways to one number: prints, per quantity, cases and deviations, and fails when fewer
//! cases ran than exist.
//!
//! The files of published numbers are not part of the project: they are looked for in the folder named by
//! `SIGNALGAP_SHARED` (default `../shared`), and a test that needs one says so when it is absent.

#![expect(clippy::print_stdout, reason = "the table of deviations is what this prints")]

#[path = "validation/delta_bullington.rs"]
mod delta_bullington;
#[path = "validation/deviations.rs"]
mod deviations;
#[cfg(feature = "gdal")]
#[path = "validation/geodesic_profile.rs"]
mod geodesic_profile;
#[path = "validation/itm.rs"]
mod itm;
#[path = "validation/model_spread.rs"]
mod model_spread;
#[path = "validation/p1812.rs"]
mod p1812;
#[path = "validation/p1812_terms.rs"]
mod p1812_terms;
#[cfg(feature = "gdal")]
#[path = "validation/raster_against_direct.rs"]
mod raster_against_direct;
#[cfg(feature = "gdal")]
#[path = "validation/sight_against_exact.rs"]
mod sight_against_exact;
#[path = "validation/sweep_equals_direct.rs"]
mod sweep_equals_direct;
