//! Layers of points as GeoJSON.

pub(super) mod clusters;
pub(super) mod commune_areas;
pub(super) mod features;
pub(super) mod gaps;
pub(super) mod opportunity;
pub(super) mod remedies;
pub(super) mod settlements;
pub(super) mod sites;
