//! The tiles of an area from the shards that computed them.
use super::shards_folder::{ShardsError, ShardsFolder};
use crate::coverage::{AreaLayer, AreaPlan, LayerValues};
use crate::grid::{GridGeometry, Window};
use crate::outputs::error::OutputError;
use crate::outputs::results::area_tiles::{AreaTiles, bytes_of_layers, kept_layer};
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
                if content.len() != bytes_of_layers(plan.layers(), cells_of(&windows, tile)) {
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

/// Cells of a tile; none where there is no such tile.
fn cells_of(windows: &[Window], tile: usize) -> usize {
    windows.get(tile).map_or(0, |window| window.shape.cells())
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
        let (store, key) = &self.tiles[tile];
        kept_layer((store, key), &self.layers, cells_of(&self.windows, tile), layer)
    }
}
