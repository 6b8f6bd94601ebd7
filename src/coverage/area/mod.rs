//! Area layers: what every cell of the planning grid receives of all masts.
//!
//! A plan ([`AreaPlan`]) says which masts reach which tiles; [`run_area`] sweeps each mast once, reads it at the cells of
//! each tile and keeps, per carrier, the strongest sectors and the sum of all powers; a finished tile gives the layers.

mod error;
mod kept;
mod layer;
mod merge;
#[cfg(test)]
mod merge_tests;
mod plan;
mod reading;
mod run;
mod sources;
mod sums;
mod tile;
mod watch;

pub use error::{AreaError, StoreError};
pub use kept::{AreaTally, KeptReadings, NothingKept};
pub use layer::{AreaLayer, AreaLayers, AreaQuantity, LayerValues, NO_COUNT, NO_SERVER};
pub use plan::{AreaPlan, AreaWish, TILE_CELLS, layers_of};
pub use reading::{Reading, ReadingKey};
pub use run::{AreaMeans, AreaStore, GroundSource, area_in_memory, least_memory, run_area, sweep_area};
pub use watch::{AreaStage, AreaWatch};
