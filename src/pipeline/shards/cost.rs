//! What the work of shards is expected to take.
//!
//! The processor time of a sweep is cells within reach x (geometry + bands x losses); that of the rest is a time for each of the things counted
//! below. The rates were measured on one core of a server (AMD EPYC, 2026) with `signalgap run --threads 1` of the demonstration district; on other
//! machines all of them differ by about one factor, which `signalgap shards status` tells once some shards are done.
use crate::propagation::ModelKey;
use crate::scenario::Scenario;

/// Processor time of one of each, ns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rates {
    /// A cell that radials pass, whatever the number of bands.
    sweep_cell: f64,
    /// The loss of a band there.
    sweep_band: f64,
    /// A number that a tile reads of a mast.
    read: f64,
    /// A sector-carrier at a cell of a tile.
    merge: f64,
    /// A layer at a cell of a tile.
    finish: f64,
    /// A sample of a path to a settlement.
    path_sample: f64,
    /// A cell of terrain.
    ground: f64,
}

/// Beginning a process, s: libraries, projection, opening rasters.
const START_S: f64 = 0.06;
/// Reading a row of the tables and placing it, s.
const ROW_S: f64 = 46e-6;
/// Looking whether a mast reaches a tile, s.
const REACH_S: f64 = 14e-9;
/// Bytes of a number that is kept of a mast.
pub(super) const KEPT_BYTES: f64 = 2.0;
/// Memory of a process beside what `--memory` counts, bytes.
pub(super) const BESIDES_BYTES: usize = 150 << 20;

/// The work of a shard, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Counted {
    /// Cells that the radials swept for the shard pass.
    pub(super) swept_cells: f64,
    /// The same times the bands of each mast.
    pub(super) swept_bands: f64,
    /// Numbers that its tiles read of masts.
    pub(super) read: f64,
    /// Sector-carriers at the cells of its tiles.
    pub(super) merged: f64,
    /// Layers at these cells.
    pub(super) finished: f64,
    /// Samples of the paths to its settlements, of all models.
    pub(super) path_samples: f64,
    /// Cells of terrain.
    pub(super) ground_cells: f64,
    /// Rows of the tables.
    pub(super) rows: f64,
    /// Tiles of the whole area times its masts.
    pub(super) tiles_by_masts: f64,
}

impl Rates {
    /// Of a scenario.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let propagation = &scenario.propagation;
        let model = propagation.models.first().copied().unwrap_or(ModelKey::P1812);
        let sweep_band = match model {
            ModelKey::P1812 if propagation.time_percent < 50.0 => 85.0,
            ModelKey::P1812 | ModelKey::P526 => 9.5,
            ModelKey::Itm => 2_100.0,
            ModelKey::Deygout => 4_700.0,
            _ => 3_300.0,
        };
        let clutter = if scenario.clutter_on_profile() { 1.25 } else { 1.0 };
        // eight more places for clusters whose verdict may be fragile
        let fragile = if scenario.settlements.position_uncertainty_m > 0.0 { 3.0 } else { 1.0 };
        Self {
            sweep_cell: 56.0 * clutter,
            sweep_band: sweep_band * clutter,
            read: 1.7,
            merge: 3.0,
            finish: 85.0,
            path_sample: 530.0 * fragile,
            ground: 16.0,
        }
    }

    /// Processor time of counted work without beginning, s.
    pub(super) fn work_s(&self, counted: &Counted) -> f64 {
        let ns = self.sweep_cell * counted.swept_cells
            + self.sweep_band * counted.swept_bands
            + self.read * counted.read
            + self.merge * counted.merged
            + self.finish * counted.finished
            + self.path_sample * counted.path_samples
            + self.ground * counted.ground_cells;
        ns * 1e-9
    }

    /// Processor time of a shard, s.
    pub(super) fn seconds(&self, counted: &Counted) -> f64 {
        START_S + ROW_S * counted.rows + REACH_S * counted.tiles_by_masts + self.work_s(counted)
    }
}

#[cfg(test)]
mod tests {
    use super::{Counted, Rates};
    use crate::inputs::scenario_file::load_scenario;

    #[test]
    fn a_mast_on_three_bands_takes_what_the_page_says() {
        let district = concat!(env!("CARGO_MANIFEST_DIR"), "/data/small-district/scenario.toml");
        let rates = Rates::of(&load_scenario(district.as_ref()).expect("a scenario").scenario);
        let cells = 3.0e6;
        let counted = Counted { swept_cells: cells, swept_bands: 3.0 * cells, ..Counted::default() };
        let ns = rates.work_s(&counted) / cells * 1e9;
        // 56 + 3 x 9.5, times 1.25 over clutter
        assert!((ns - 84.5 * 1.25).abs() < 1e-6, "{ns}");
        assert!(rates.seconds(&Counted::default()) > 0.05);
    }
}
