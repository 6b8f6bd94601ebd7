//! The district as plain data.
use super::ground::Ground;
use super::{DistrictPlan, SectorRow, VillageRow};
use super::{masts, relief, villages};
use crate::grid::Grid;

/// A fictional district.
#[derive(Clone, Debug, PartialEq)]
pub struct District {
    /// Whole metres above sea, without voids, planning coordinates as of EPSG:32648.
    pub terrain: Grid<f32>,
    /// Villages and their clusters, ordered by `settlement_id`, centre first, then by `cluster_id`.
    pub villages: Vec<VillageRow>,
    /// Sectors, ordered by site, direction and carrier.
    pub sectors: Vec<SectorRow>,
}

/// Makes a district.
///
/// *Units and conventions*: see the rows' fields.
///
/// *Cost and determinism*: about 3 s for [`DistrictPlan::full`] on one core, 0.1 s for [`DistrictPlan::small`]; the
/// same plan gives the same bits everywhere. A plan always gives the terrain; of villages and masts it gives fewer
/// than wanted when a seed leaves no room for them (not seen among the seeds tested).
#[must_use]
pub fn generate(plan: &DistrictPlan) -> District {
    let terrain = relief::terrain(plan);
    let ground = Ground::new(&terrain);
    let villages = villages::villages(plan, ground);
    let sectors = masts::sectors(plan, ground, &villages);
    District { terrain, villages, sectors }
}
