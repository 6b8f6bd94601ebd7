//! Ground: elevation and clutter on the planning grid, path profiles over it, line of sight, horizons and Fresnel clearance.
//!
//! Input: grids made by `inputs/`. Output: [`PathProfile`] and [`Clearance`]. Source texts: ITU-R P.1812-8 §3.2
//! (profile), P.526-16 §2.1.1 (Fresnel ellipsoid) and §4.5 (horizon slopes).

mod clearance;
mod clearing;
mod ground;
mod hop_clearance;
mod horizon;
mod profile;
mod sampling;
mod steepness;

pub use clearance::{Clearance, Obstruction, clearance, departure_elevation_deg, line_of_sight};
pub use clearing::{ClearingEdge, clearing_ends_km};
pub use ground::{ClutterHeight, Ground, TerrainKind};
pub use hop_clearance::{
    ClearanceCriterion, ClearanceRule, CriterionClearance, HeightRange, HopClearance, TightestPoint,
};
pub use horizon::{Horizon, Horizons, horizons};
pub use profile::{PathProfile, ProfileError, Zone};
#[cfg(test)]
pub(crate) use sampling::counted::PROFILES;
pub use sampling::{ProfileLine, SamplingError, sample_profile};
pub use steepness::slope_deg;
