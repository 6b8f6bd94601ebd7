//! The planning grid: shape, cells, the map between cells and planning coordinates, and arrays on it.
//!
//! A grid is north-up with square cells. Rows run south, columns run east; a cell's value stands for its centre.

mod array;
mod cell_mask;
mod content;
mod geometry;
mod web_grid;
mod window;

pub use array::{Grid, SharedValues};
pub use cell_mask::CellMask;
pub use content::RasterContent;
pub use geometry::{Cell, GridGeometry, Shape};
pub use web_grid::{WebGrid, WebSampling};
pub use window::{GridPart, Window};
