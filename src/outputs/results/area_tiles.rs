//! Area layers as the writers take them: tile by tile, wherever they are kept.
use crate::coverage::{AreaLayer, AreaLayers, LayerValues};
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

/// Layers in memory as one tile.
#[derive(Clone, Debug)]
pub struct WholeArea {
    layers: Vec<AreaLayer>,
    values: AreaLayers,
}

impl From<AreaLayers> for WholeArea {
    fn from(values: AreaLayers) -> Self {
        Self { layers: values.layers.iter().map(|(layer, _)| layer.clone()).collect(), values }
    }
}

impl AreaTiles for WholeArea {
    fn geometry(&self) -> &GridGeometry {
        &self.values.geometry
    }

    fn layers(&self) -> &[AreaLayer] {
        &self.layers
    }

    fn windows(&self) -> Vec<Window> {
        vec![Window::whole(self.values.geometry.shape)]
    }

    fn values(&self, _tile: usize, layer: usize) -> Result<LayerValues, OutputError> {
        Ok(self.values.layers[layer].1.clone())
    }
}
