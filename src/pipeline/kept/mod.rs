//! What a run takes from the cache and leaves there: the ground, and what masts were swept to.

mod ground;
mod sweeps;

pub(super) use ground::KeptGround;
pub(super) use sweeps::{KeptSweeps, SweptBy};

/// The program's sources, dependencies, compiler and target: what one build computed is nothing to another.
const BUILD: [&str; 2] = [env!("CARGO_PKG_VERSION"), env!("SIGNALGAP_BUILD")];
