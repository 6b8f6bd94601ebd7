//! signalgap: finds villages without 3G/4G signal, explains why, and ranks what to build first.
pub mod geodesy;
pub mod grid;
#[cfg(feature = "gdal")]
pub mod inputs;
pub mod link;
pub mod network;
pub mod propagation;
pub mod scenario;
pub mod settlements;
pub mod terrain;
pub mod units;
