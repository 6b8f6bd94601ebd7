//! signalgap: finds villages without 3G/4G signal, explains why, and ranks what to build first.
pub mod coverage;
pub mod geodesy;
pub mod grid;
pub mod link;
pub mod network;
#[cfg(feature = "gdal")]
pub mod outputs;
pub mod planning;
pub mod propagation;
pub mod scenario;
pub mod settlements;
pub mod terrain;
pub mod units;
