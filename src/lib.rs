//! signalgap finds villages without 3G/4G signal, explains why, and ranks what to build first.
//!
//! Data flows down this list; a room uses only the rooms above it (a test checks this):
//!
//! [`language`] → [`units`] → [`geodesy`] → [`grid`] → [`terrain`] → [`network`], [`settlements`] → [`propagation`] → [`link`] →
//! [`coverage`] → [`planning`], [`measurements`] → [`scenario`] → `inputs` → `outputs` → `pipeline` → `cli`
//!
//! Without default features the engine (`units` to `planning`) builds without GDAL. The whole program as a call:
//! `pipeline::run(&load_scenario(path)?, folder, &Silent)`.
pub mod calibration;
#[cfg(feature = "cli")]
pub mod cli;
pub mod coverage;
pub mod demonstration;
pub mod findings;
pub mod geodesy;
pub mod grid;
#[cfg(feature = "gdal")]
pub mod inputs;
pub mod language;
pub mod link;
pub mod measurements;
pub mod network;
#[cfg(feature = "gdal")]
pub mod outputs;
#[cfg(feature = "gdal")]
pub mod pipeline;
pub mod planning;
pub mod propagation;
pub mod scenario;
pub mod settlements;
pub mod simd;
#[cfg(feature = "gdal")]
pub mod store;
#[cfg(feature = "gdal")]
mod system;
pub mod terrain;
pub mod units;
pub mod words;
