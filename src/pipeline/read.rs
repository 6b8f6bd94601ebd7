//! Reading: from a scenario's files to domain types on the planning grid.
use super::{Progress, RunError};
use crate::geodesy::{LonLat, PlanningCrs};
use crate::grid::{Grid, GridGeometry};
use crate::inputs::clutter::read_land_cover;
use crate::inputs::crs::PlanningProjection;
use crate::inputs::rejects::Reject;
use crate::inputs::scenario_file::LoadedScenario;
use crate::inputs::settlements::{SettlementsRead, place_settlements, read_settlements};
use crate::inputs::sites::{SitesRead, place_sectors, read_sites};
use crate::inputs::terrain::{
    PlanningBounds, TerrainReport, TerrainRequest, planning_geometry, read_terrain, survey,
};
use crate::network::Network;
use crate::outputs::CaveatRow;
use crate::propagation::clutter::{ESA_WORLDCOVER, GENERIC};
use crate::scenario::{ClutterChoice, ClutterTableKey, Scenario};
use crate::settlements::Settlement;
use crate::terrain::Ground;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Everything read, checked and placed.
pub(super) struct Inputs {
    pub(super) settlements: Vec<Settlement>,
    pub(super) network: Network,
    pub(super) ground: Ground,
    pub(super) crs: PlanningCrs,
    pub(super) rejects: Vec<Reject>,
    pub(super) caveats: Vec<CaveatRow>,
    /// (role, file) of all that was read.
    pub(super) files: Vec<(&'static str, String)>,
    pub(super) terrain: TerrainReport,
}

/// Tables, before terrain.
struct Tables {
    settlements: SettlementsRead,
    sites: SitesRead,
}
