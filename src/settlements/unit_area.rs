//! The area of an administrative unit.
use super::AdminUnit;
use geo::MultiPolygon;

/// The area of an administrative unit, with the settlements that belong to it.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitArea {
    /// The unit.
    pub unit: AdminUnit,
    /// Longitude and latitude in degrees, WGS 84.
    pub area: MultiPolygon<f64>,
    /// Indices of the settlements, in their order.
    pub settlements: Vec<usize>,
}
