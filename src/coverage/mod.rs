//! Coverage: what every place and every cell receives.
//!
//! Two ways to one number: [`service_at_settlements`] profiles each (place, mast) pair on its own, and
//! [`sweep_area`] carries a radial sweep over the whole grid. Verdicts and causes use the first, maps the second.

mod area;
mod asked_blocks;
#[cfg(test)]
mod asked_tests;
mod cell_sink;
mod direct_path;
mod disc;
mod fragility;
mod judging;
mod lattice;
mod line_terrain;
mod link;
mod losses_apart;
mod mast;
mod mast_radials;
mod mast_raster;
mod measured_field;
mod path_sketch;
mod place_links;
mod place_sweep;
mod power;
mod quality;
mod radial_block;
#[cfg(test)]
mod refinement_tests;
mod service;
mod setting;
mod several_masts;
mod short_numbers;
mod sight;
mod site_raster;
mod sweep;
mod sweep_cells;
mod verdict;

pub use area::{
    AreaError, AreaLayer, AreaLayers, AreaMeans, AreaPlan, AreaQuantity, AreaStage, AreaStore, AreaTally,
    AreaWatch, AreaWish, GroundSource, KeptReadings, LayerValues, NO_COUNT, NO_SERVER, NothingKept, Reading,
    ReadingKey, StoreError, TILE_CELLS, area_in_memory, layers_of, least_memory, run_area, sweep_area,
};
pub use direct_path::{DirectPath, SightedPath};
pub use disc::Disc;
pub use fragility::{PositionUncertainty, mark_fragile};
pub use judging::{Explanation, LackingCluster, service_at_settlements, service_explained};
pub use lattice::Lattice;
pub use link::{Link, LinkError, ServerLink};
pub use losses_apart::LossesApart;
pub use mast::{AntennaPoint, Mast, MastIndex, masts_of};
pub use mast_raster::MastRaster;
pub use measured_field::{LevelSource, MeasuredField};
pub use path_sketch::PathSketch;
pub use place_links::{PlaceLinks, links_at};
pub use place_sweep::PlaceSweep;
pub use quality::{PlaceQuality, quality_at};
pub use service::{
    ClusterService, ModelService, PlaceService, Scope, ScopeService, ServiceReport, SettlementService,
    TowerMargin, scopes_of,
};
pub use setting::{PathSetting, Reach, ServiceSetting, SweepSetting};
pub use several_masts::{
    MOST_DEVIATIONS_BELOW, TowerLink, operator_margins, probability_of_towers, probability_together,
};
pub use sight::{
    HIDDEN, HopHeights, IN_SIGHT, SIGHT_UNKNOWN, SightSetting, clearance_raster, hop_height_raster,
    hop_screen, line_of_sight_raster,
};
pub use site_raster::{Quantity, SiteRaster};
pub use sweep::MastSweep;
pub use verdict::place_service;
