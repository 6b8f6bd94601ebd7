//! Settlements, their clusters of houses, and the people in them.
//!
//! A settlement has a centre and zero or more *clusters*, houses away from the centre. Each is judged on its own;
//! a point counts as one place, an area by sample points weighted by area.

mod settlement;
mod unit_area;

pub use settlement::{AdminUnit, Cluster, Facilities, Facility, SamplePoint, Settlement};
pub use unit_area::UnitArea;
