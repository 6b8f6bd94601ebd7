//! `signalgap measurements`: files of measured levels, read and described.

mod check_measurements;
mod describe;

pub use check_measurements::{MeasurementsRequest, check_measurements};
