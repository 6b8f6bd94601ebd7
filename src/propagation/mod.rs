//! Path-loss models: basic transmission loss from a path profile.
//!
//! Input: [`crate::terrain::PathProfile`] and two antenna heights. Output: [`PathLoss`] with every term apart. Each
//! model is a value behind [`PathLossModel`]; its edition and limits are part of it.

mod catalogue;
mod caveat;
pub mod clutter;
pub mod diffraction;
mod domain;
mod free_space;
mod greatest;
mod model;
pub mod p1812;
mod p526;

pub use catalogue::{ModelKey, ModelOptions};
pub use caveat::Caveat;
pub use domain::{Domain, Limit};
pub use free_space::free_space_loss;
pub use model::{
    ClutterTreatment, DiffractionTerms, PathEnvironment, PathLoss, PathLossModel, Polarization, PreparedPath,
    PropagationError, PropagationMode, Signal, Source, Terminals,
};
pub use p526::P526;
pub use p1812::P1812;
