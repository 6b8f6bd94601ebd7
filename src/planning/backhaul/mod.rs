//! How a site gets home: microwave hops, fibre, satellite, and the chains that they make.
//!
//! A hop keeps the two criteria of [`ClearanceRule`](crate::terrain::ClearanceRule) on its own profile, and its length follows from the wanted availability: rain
//! by ITU-R P.838 and P.530, fading in clear air by P.530, with the longest hop of the band as a ceiling. [`hop_height_raster`](crate::coverage::hop_height_raster)
//! finds where hops can end; [`Hops::confirm`] offers one. [`BackhaulGraph`] strings links together. Costs are the caller's. `docs/backhaul.md` has the formulae and choices.

mod band;
mod chain;
mod chain_search;
mod fibre;
mod graph;
mod hop;
mod hop_check;
mod hop_geometry;
mod hops_among;
mod multipath;
mod rain;
mod relay;
mod road_network;
mod way_home;

pub use band::{Band, BandChoice, HopAir, HopOutage, choose_band, typical_bands};
pub use chain::{Chain, ChainLimits};
pub use fibre::{FibreBasis, FibreQuestion, FibreRoute};
pub use graph::{BackhaulGraph, GraphError, Link, LinkKind, NodeKind};
pub use hop::{ConfirmedHop, HopEnd, HopRefusal, HopRefusals, Hops};
pub use hop_check::{HopCheck, HopFading, HopQuestion, MarginOutage, RainAt};
pub use hop_geometry::HopGeometry;
pub use hops_among::HopsAmong;
pub use multipath::{ClearAir, SHORTEST_WITH_MULTIPATH, worst_month_percent};
pub use rain::{RainCoefficients, RainFade, RainWave};
pub use relay::{RelayPlace, relay_places};
pub use road_network::RoadNetwork;
pub use way_home::{Unreachable, WayHome};
