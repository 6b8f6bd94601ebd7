//! Area layers as the writers take them: tile by tile, wherever they are kept.
use crate::coverage::{AreaLayer, LayerValues};
use crate::grid::{GridGeometry, Window};
use crate::outputs::error::OutputError;
use std::fmt::Debug;

/// Layers of an area in tiles.
pub trait AreaTiles: Debug + Sync {
    /// The grid.
    fn geometry(&self) -> &GridGeometry;

    /// The layers.
    fn layers(&self) -> &[AreaLayer];

    /// Where the tiles lie; together they cover the grid once.
    fn windows(&self) -> Vec<Window>;

    /// Values of one layer over one tile, row by row.
    ///
    /// # Errors
    /// [`OutputError`] where they cannot be had.
    fn values(&self, tile: usize, layer: usize) -> Result<LayerValues, OutputError>;
}
