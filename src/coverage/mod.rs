//! Coverage: what every place and every cell receives.
//!
//! Two ways to one number: [`service_at_settlements`] profiles each (place, mast) pair on its own, and
//! [`sweep_area`] carries a radial sweep over the whole grid. Verdicts and causes use the first, maps the second.

mod area;
mod assess;
mod disc;
mod fan;
mod lattice;
mod line_terrain;
mod mast;
mod one_mast;
mod place;
pub mod radial;
mod service;
mod sight;
mod sweep;

pub use area::{
    AreaError, AreaLayer, AreaLayers, AreaMeans, AreaPlan, AreaQuantity, AreaStage, AreaStore, AreaWatch,
    AreaWish, GroundSource, LayerValues, NO_COUNT, NO_SERVER, Reading, ReadingKey, StoreError, layers_of,
    least_memory, run_area, sweep_area,
};
pub use assess::{MastIndex, PlaceLinks, links_at, scopes_of, service_at_settlements};
pub use disc::Disc;
pub use lattice::Lattice;
pub use mast::{Mast, masts_of};
pub use one_mast::{OneMast, Quantity};
pub use place::{LinkError, LinkFacts, LinkSetting, link_facts};
pub use service::{
    ClusterService, ModelService, PlaceService, Scope, ScopeService, ServerLink, ServiceReport,
    SettlementService,
};
pub use sight::{HIDDEN, IN_SIGHT, SIGHT_UNKNOWN, SightSetting, clearance_raster, line_of_sight_raster};
pub use sweep::{lattice_bytes, sweep_mast, sweep_mast_at, sweep_mast_telling, trace_mast_at, window_of};
