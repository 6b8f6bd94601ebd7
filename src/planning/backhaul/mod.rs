//! How a site gets home: microwave hops, fibre, satellite, and the chains that they make.
//!
//! A hop keeps the two criteria of [`ClearanceRule`](crate::terrain::ClearanceRule) on its own profile, and its length follows from the wanted availability: rain
//! by ITU-R P.838 and P.530, fading in clear air by P.530, with the longest hop of the band as a ceiling. [`hop_height_raster`](crate::coverage::hop_height_raster)
//! finds where hops can end; [`Hops::confirm`] offers one. [`BackhaulGraph`] strings links together. Costs are the caller's. `docs/backhaul.md` has the formulae and choices.

mod band;
mod chain;
mod chain_search;
mod fibre;
mod hop;
mod hop_geometry;
mod multipath;
mod rain;
mod relay;
mod road_network;

pub use band::{Band, BandChoice, HopAir, HopOutage, choose_band, typical_bands};
pub use chain::{
    BackhaulGraph, Chain, ChainLimits, GraphError, Link, LinkKind, NodeKind, Unreachable, WayHome,
};
pub use fibre::{FibreBasis, FibreQuestion, FibreRoute};
pub use hop::{ConfirmedHop, HopEnd, HopRefusal, HopRefusals, Hops};
pub use hop_geometry::HopGeometry;
pub use multipath::{ClearAir, SHORTEST_WITH_MULTIPATH, worst_month_percent};
pub use rain::{RainCoefficients, RainFade, RainWave};
pub use relay::{RelayPlace, relay_places};
pub use road_network::RoadNetwork;
