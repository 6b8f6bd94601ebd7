//! Coverage: what every place and every cell receives.
//!
//! Two ways to one number: [`service_at_settlements`] profiles each (place, mast) pair on its own, and
//! [`sweep_area`] carries a radial sweep over the whole grid. Verdicts and causes use the first, maps the second.

mod assess;
mod fan;
mod lattice;
mod layers;
mod mast;
mod merge;
mod place;
pub mod radial;
mod service;
mod sweep;

pub use assess::{MastIndex, PlaceLinks, links_at, service_at_settlements};
pub use lattice::Lattice;
pub use layers::{AreaLayers, NO_SERVER};
pub use mast::{Mast, masts_of};
pub use place::{LinkError, LinkFacts, LinkSetting, link_facts};
pub use service::{
    ClusterService, ModelService, PlaceService, Scope, ScopeService, ServerLink, ServiceReport,
    SettlementService,
};
pub use sweep::{sweep_area, sweep_mast, window_of};
