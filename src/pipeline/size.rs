//! How much a run has to do.
use super::planning_inputs::Inputs;
use crate::coverage::{AreaTally, Disc, masts_of};
use crate::geodesy::Position;
use crate::grid::GridGeometry;
use crate::scenario::Scenario;

/// How much a run has to do.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RunSize {
    pub(super) grid: GridGeometry,
    pub(super) masts: usize,
    pub(super) sectors: usize,
    /// Distinct downlink frequencies.
    pub(super) bands: usize,
    /// Cells within reach of a mast, each mast's counted.
    pub(super) mast_cells: usize,
    /// Clusters of houses.
    pub(super) clusters: usize,
}

/// What a run had to compute, and what it found in the cache.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RunWork {
    /// Whether the ground was found.
    pub(super) ground_was_kept: bool,
    /// Masts swept and found.
    pub(super) masts: AreaTally,
}

impl RunSize {
    pub(super) fn of(inputs: &Inputs, scenario: &Scenario) -> Self {
        let geometry = *inputs.ground.geometry();
        let masts = masts_of(&inputs.network);
        let reach_m = scenario.service.radius_km * 1_000.0;
        let disc = |position: &Position| Disc::new(&geometry, position, reach_m * position.point_scale);
        let mut hertz: Vec<u64> =
            inputs.network.sectors().iter().map(|sector| sector.carrier.downlink.hertz().to_bits()).collect();
        hertz.sort_unstable();
        hertz.dedup();
        Self {
            grid: geometry,
            mast_cells: masts.iter().map(|mast| disc(&mast.antenna.position).cells()).sum(),
            masts: masts.len(),
            sectors: inputs.network.sectors().len(),
            bands: hertz.len(),
            clusters: inputs.settlements.iter().map(|settlement| settlement.clusters.len()).sum(),
        }
    }
}
