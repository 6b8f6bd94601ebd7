//! Everything read, checked and placed on the planning grid.
use super::ground::PlanningGround;
use crate::geodesy::{PlanningCrs, Position};
use crate::grid::CellMask;
use crate::inputs::Reject;
use crate::inputs::terrain::TerrainReport;
use crate::measurements::VillageReport;
use crate::network::Network;
use crate::outputs::InputFile;
use crate::propagation::RefractivityMaps;
use crate::settlements::{Settlement, UnitArea};

/// Everything read, checked and placed.
pub(super) struct Inputs {
    pub(super) settlements: Vec<Settlement>,
    /// Areas of communes, where the scenario names them.
    pub(super) communes: Vec<UnitArea>,
    pub(super) network: Network,
    /// What villages reported, by settlement, operator, technology and date.
    pub(super) reports: Vec<VillageReport>,
    pub(super) ground: PlanningGround,
    pub(super) crs: PlanningCrs,
    /// Of each candidate place of the scenario.
    pub(super) candidates: Vec<Position>,
    pub(super) rejects: Vec<Reject>,
    pub(super) terrain: TerrainReport,
    /// Whether the ground came from the cache.
    pub(super) ground_was_kept: bool,
    /// Cells in which no new mast may stand.
    pub(super) forbidden: CellMask,
    /// Maps of the radio climate, where the scenario names them.
    pub(super) refractivity: Option<RefractivityMaps>,
    /// All that was read.
    pub(super) files: Vec<InputFile>,
}
