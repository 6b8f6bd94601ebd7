//! Path-loss models: basic transmission loss from a path profile.
//!
//! Input: [`crate::terrain::PathProfile`] and two antenna heights. Output: [`PathLoss`] with every term apart. Each
//! model is a value behind [`PathLossModel`]; its edition and limits are part of it.

mod catalogue;
mod caveat;
pub mod clutter;
mod cost231_hata;
mod deygout;
pub mod diffraction;
mod document;
mod domain;
mod ecc33;
pub mod effective_height;
mod ericsson9999;
mod error;
pub mod fan;
mod formula;
mod free_space;
mod free_space_loss;
mod greatest;
pub mod itm;
mod limit;
mod link_case;
mod model;
mod okumura_hata;
pub mod p1812;
mod p526;
mod parameter;
mod path_analysis;
pub mod radial;
#[cfg(test)]
mod radial_tests;
mod radio_climate;
mod ridges;
mod rma;
mod sui;
#[cfg(test)]
mod test_links;
mod two_ray;
mod uma;

pub use catalogue::{ModelKey, ModelOptions};
pub use caveat::{Caveat, CaveatCounts, CaveatKind, Remark};
pub use cost231_hata::Cost231Hata;
pub use deygout::Deygout;
pub use document::Document;
pub use domain::Domain;
pub use ecc33::{Ecc33, Ecc33City, Ecc33Options};
pub use ericsson9999::{Ericsson9999, Ericsson9999Options, EricssonSurroundings};
pub use error::PropagationError;
pub use free_space::FreeSpace;
pub use free_space_loss::free_space_loss;
pub use itm::Itm;
pub use limit::Limit;
pub use link_case::LinkCase;
pub use model::{
    Carried, ClutterTreatment, DiffractionTerms, PathEnvironment, PathLoss, PathLossModel, Polarization,
    PreparedPath, PropagationMode, RadialModel, RadialProfile, Signal, Source, Terminals,
};
pub use okumura_hata::{HataOptions, HataSurroundings, OkumuraHata};
pub use p526::P526;
pub use p1812::P1812;
pub use parameter::Parameter;
pub use path_analysis::{EquivalentEdge, ModelLoss, PathAnalysis, analyse_path, model_losses};
pub use radio_climate::{ClimateSource, RadioClimate, RefractivityMap, RefractivityMaps};
pub use ridges::{Ridge, main_ridges};
pub use rma::{Rma, RmaOptions};
pub use sui::{Sui, SuiOptions, SuiTerrain};
pub use two_ray::TwoRay;
pub use uma::Uma;
