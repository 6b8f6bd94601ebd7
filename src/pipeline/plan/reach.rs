//! From which cells, at which antenna heights, a microwave hop reaches a place with a way home.
use super::anchors::Anchors;
use crate::coverage::{AntennaPoint, HopHeights, hop_height_raster};
use crate::grid::{Cell, Grid, Window};
use crate::language::word;
use crate::pipeline::{Progress, RunError, Session};
use crate::planning::backhaul::Band;
use crate::terrain::{ClearanceRule, Ground};
use crate::units::{Frequency, Length};
use rayon::prelude::*;

/// No anchor.
const NONE: u16 = u16::MAX;

/// What all hops are looked for with.
#[derive(Clone, Copy)]
pub(super) struct HopSearch {
    pub(super) rule: ClearanceRule,
    /// Of the lowest band: it asks for the widest Fresnel zone.
    pub(super) frequency: Frequency,
    pub(super) longest: Length,
}

/// The cells and antenna heights that are asked about.
#[derive(Clone, Copy)]
pub(super) struct ReachCells<'a> {
    pub(super) window: Window,
    pub(super) heights: &'a [Length],
}

/// The nearest anchor in sight from each cell of a window, at each of some antenna heights.
pub(super) struct HopReach {
    window: Window,
    /// Antenna heights, rising.
    nearest: Vec<Vec<u16>>,
}

impl HopReach {
    /// Sweeps from every anchor.
    ///
    /// # Cost
    /// One sweep per anchor; 2 bytes per cell and height.
    ///
    /// # Errors
    /// [`RunError`]: ground that cannot be read.
    pub(super) fn of(
        session: &Session<'_>,
        anchors: &Anchors,
        cells: ReachCells<'_>,
        search: HopSearch,
        progress: &dyn Progress,
    ) -> Result<Self, RunError> {
        let ReachCells { window, heights } = cells;
        let mut reach = Self { window, nearest: vec![vec![NONE; window.shape.cells()]; heights.len()] };
        let mut distance_cells = vec![f32::INFINITY; window.shape.cells() * heights.len()];
        let greatest_agl = heights.iter().copied().reduce(|a, b| if a.metres() > b.metres() { a } else { b });
        let Some(greatest_agl) = greatest_agl else { return Ok(reach) };
        progress.stage(word("reach-looking-for-hops"), anchors.all.len() as u64);
        for (number, anchor) in anchors.all.iter().take(usize::from(NONE)).enumerate() {
            let antenna = AntennaPoint { position: anchor.position, height_agl: anchor.height_agl };
            let found = session.hop_heights(antenna, greatest_agl, search)?;
            let (col, row) =
                session.geometry().fractional(anchor.position.easting_m, anchor.position.northing_m);
            for (layer, height) in heights.iter().enumerate() {
                let cells = window.shape.cells();
                let nearest = &mut reach.nearest[layer];
                let distances = &mut distance_cells[layer * cells..(layer + 1) * cells];
                let rows = nearest.par_chunks_mut(window.shape.cols);
                rows.zip(distances.par_chunks_mut(window.shape.cols)).enumerate().for_each(
                    |(line, (nearest, distances))| {
                        for (at, (nearest, distance)) in nearest.iter_mut().zip(distances).enumerate() {
                            let cell = Cell { row: window.first.row + line, col: window.first.col + at };
                            let away = ((cell.row as f64 - row).hypot(cell.col as f64 - col)) as f32;
                            if f64::from(found.least_m(cell)) <= height.metres() && away < *distance {
                                (*nearest, *distance) = (number as u16, away);
                            }
                        }
                    },
                );
            }
            progress.advance(1);
        }
        progress.finish();
        Ok(reach)
    }

    /// The nearest anchor in sight at a place in the window.
    pub(super) fn anchor(&self, layer: usize, at: usize) -> Option<usize> {
        let anchor = self.nearest[layer][at];
        (anchor != NONE).then_some(usize::from(anchor))
    }

    /// The window.
    pub(super) const fn window(&self) -> Window {
        self.window
    }
}

/// Least antenna heights around a place, by cells of the planning grid.
pub(super) struct LeastHeights {
    heights: Grid<f32>,
    /// The part of the planning grid that they cover.
    held: Window,
}

impl LeastHeights {
    /// The least height at a cell of the planning grid, m; NaN where there is none.
    pub(super) fn least_m(&self, cell: Cell) -> f32 {
        let (rows, cols) = (self.held.rows(), self.held.cols());
        if !rows.contains(&cell.row) || !cols.contains(&cell.col) {
            return f32::NAN;
        }
        self.heights.at(Cell { row: cell.row - rows.start, col: cell.col - cols.start })
    }

    /// The cells covered.
    pub(super) const fn held(&self) -> Window {
        self.held
    }
}

impl Session<'_> {
    /// The least antenna heights of hops to a dish.
    pub(super) fn hop_heights(
        &self,
        dish: AntennaPoint,
        greatest_agl: Length,
        search: HopSearch,
    ) -> Result<LeastHeights, RunError> {
        let AntennaPoint { position, height_agl } = dish;
        let reach_m = search.longest.metres() * position.point_scale;
        let ground = self.inputs.ground.around(&[(position.easting_m, position.northing_m)], reach_m)?;
        let asked = HopHeights {
            ground: &ground,
            anchor: &position,
            anchor_agl: height_agl,
            rule: search.rule,
            frequency: search.frequency,
            longest: search.longest,
            greatest_agl,
            radial_spacing_cells: self.scenario().propagation.radial_spacing_cells,
        };
        let heights = hop_height_raster(&asked);
        Ok(LeastHeights { held: Ground::held(&ground), heights })
    }
}

/// The lowest frequency: it asks for the widest Fresnel zone.
pub(super) fn widest(bands: &[Band]) -> Frequency {
    let lowest = bands.iter().map(|band| band.frequency).reduce(|a, b| if b < a { b } else { a });
    lowest.unwrap_or(Frequency::from_megahertz(6_000.0))
}
