//! Area layers as the writers take them: tile by tile, wherever they are kept.
use crate::coverage::{AreaLayer, AreaLayers, LayerValues};
use crate::grid::{GridGeometry, Window};
use crate::outputs::error::OutputError;
use crate::store::{Key, Store};
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

/// Bytes that the first of these layers take over so many cells, where they lie one after another.
pub(in crate::outputs) fn bytes_of_layers(layers: &[AreaLayer], cells: usize) -> usize {
    layers.iter().map(|layer| cells * LayerValues::bytes_per_cell(layer.quantity)).sum()
}

/// Values of one layer of a tile of so many cells, which a store keeps with all its layers one after another.
///
/// # Errors
/// [`OutputError::File`] with the system's reason.
pub(in crate::outputs) fn kept_layer(
    (store, key): (&Store, &Key),
    layers: &[AreaLayer],
    cells: usize,
    layer: usize,
) -> Result<LayerValues, OutputError> {
    let first = bytes_of_layers(&layers[..layer], cells) as u64;
    let count = bytes_of_layers(&layers[layer..=layer], cells);
    let bytes = store
        .part(key, first, count)
        .map_err(|source| OutputError::File { path: store.place(key), source })?;
    Ok(LayerValues::from_bytes(layers[layer].quantity, &bytes))
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
