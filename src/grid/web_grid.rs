//! Values on the grid of maps in browsers (Web Mercator).
use super::Shape;
use crate::geodesy::GeographicBounds;

/// How cells are made of those of another grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebSampling {
    /// The value of the cell in which the centre falls: classes.
    Nearest,
    /// An average: quantities.
    Mean,
}

/// Values in Web Mercator (EPSG:3857).
#[derive(Clone, Debug, PartialEq)]
pub struct WebGrid {
    /// Columns and rows.
    pub shape: Shape,
    /// Its edges.
    pub bounds: GeographicBounds,
    /// Row by row from the north-west; NaN without a value.
    pub values: Vec<f32>,
}
