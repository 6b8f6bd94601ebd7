//! The tiles of an area from the shards that computed them.
use super::shards_folder::{ShardsError, ShardsFolder};
use crate::coverage::{AreaLayer, AreaPlan, LayerValues};
use crate::grid::{GridGeometry, Window};
use crate::outputs::error::OutputError;
use crate::outputs::results::area_tiles::AreaTiles;
use crate::store::{Key, Store};

/// Layers of an area in the folders of its shards.
#[derive(Debug)]
pub struct ShardTiles {
    geometry: GridGeometry,
    layers: Vec<AreaLayer>,
    windows: Vec<Window>,
    tiles: Vec<(Store, Key)>,
}

impl ShardTiles {
    /// Of an area whose tiles are in folders: of each shard, the folder that has it.
    ///
    /// # Cost
    /// Reads all tiles once, for their checksums.
    ///
    /// # Errors
    /// [`ShardsError::Damaged`] for a tile that is not as it was written.
    pub fn open(plan: &AreaPlan, folder_of: &[&ShardsFolder]) -> Result<Self, ShardsError> {
        let windows: Vec<Window> = plan.tiles().collect();
        let mut tiles: Vec<Option<(Store, Key)>> = vec![None; windows.len()];
        for (shard, folder) in folder_of.iter().enumerate() {
            let task = &folder.plan().shards[shard];
            for &tile in &task.tiles {
                let key = folder
                    .plan()
                    .tile_key(tile)
                    .map_err(|source| OutputError::Json { name: "plan.json", source })?;
                let store = folder.results();
                let damaged = || ShardsError::Damaged { file: store.place(&key), shard };
                let content = store.get(&key).ok().flatten().ok_or_else(damaged)?;
                let bytes = bytes_of(plan.layers(), windows.get(tile));
                if content.len() != bytes {
                    return Err(damaged());
                }
                if let Some(place) = tiles.get_mut(tile) {
                    *place = Some((store, key));
                }
            }
        }
        let all: Option<Vec<_>> = tiles.into_iter().collect();
        let file = || folder_of.first().map(|folder| folder.path().join("plan.json")).unwrap_or_default();
        let tiles = all.ok_or_else(|| ShardsError::ChangedPlan { file: file() })?;
        Ok(Self { geometry: *plan.geometry(), layers: plan.layers().to_vec(), windows, tiles })
    }
}

/// Bytes of layers over a window.
fn bytes_of(layers: &[AreaLayer], window: Option<&Window>) -> usize {
    let cells = window.map_or(0, |window| window.shape.cells());
    layers.iter().map(|layer| cells * LayerValues::bytes_per_cell(layer.quantity)).sum()
}

impl AreaTiles for ShardTiles {
    fn geometry(&self) -> &GridGeometry {
        &self.geometry
    }

    fn layers(&self) -> &[AreaLayer] {
        &self.layers
    }

    fn windows(&self) -> Vec<Window> {
        self.windows.clone()
    }

    fn values(&self, tile: usize, layer: usize) -> Result<LayerValues, OutputError> {
        let window = self.windows.get(tile);
        let first = bytes_of(&self.layers[..layer], window) as u64;
        let count = bytes_of(&self.layers[layer..=layer], window);
        let (store, key) = &self.tiles[tile];
        let bytes = store.part(key, first, count);
        let bytes = bytes.map_err(|source| OutputError::File { path: store.place(key), source })?;
        Ok(LayerValues::from_bytes(self.layers[layer].quantity, &bytes))
    }
}
