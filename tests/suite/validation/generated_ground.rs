//! Mountains drawn from noise: ragged from cell to cell, as steep as wanted.
use super::real_ground::below;
use signalgap::grid::{Cell, Grid, GridGeometry, Shape};
use signalgap::inputs::crs::PlanningProjection;
use signalgap::terrain::Ground;

/// Longest wave, m.
const LONGEST_M: f64 = 18_000.0;
/// Shortest wave, cells.
const SHORTEST_CELLS: f64 = 2.0;
/// Of the slopes, this share is under the steepest that is asked for.
const UNDER_STEEPEST: f64 = 0.999;

/// Mountains.
#[derive(Clone, Copy)]
pub(crate) struct Mountains {
    pub(crate) cell_m: f64,
    pub(crate) half_km: f64,
    /// Heights of waves grow with their lengths to this power: the lower, the more ragged.
    pub(crate) hurst: f64,
    /// Whether waves are folded to sharp ridges.
    pub(crate) ridged: bool,
    /// Slope that one cell in a thousand exceeds, m/m.
    pub(crate) steepest: f64,
}

impl Mountains {
    /// Bare ground in the Andes' zone, its lowest cell 500 m above sea, in whole metres.
    pub(crate) fn ground(&self) -> (Ground, PlanningProjection) {
        let side = (2_000.0 * self.half_km / self.cell_m) as usize;
        let shape = Shape { rows: side, cols: side };
        let geometry = GridGeometry { shape, west_m: 464_000.0, north_m: 8_536_000.0, cell_m: self.cell_m };
        let heights: Vec<f64> = cells(shape).map(|cell| self.height(cell)).collect();
        let grid = Grid::from_values(geometry, heights).expect("all cells");
        let mut slopes: Vec<f64> = cells(shape).filter_map(|cell| slope(&grid, cell)).collect();
        slopes.sort_by(f64::total_cmp);
        let factor = self.steepest / slopes[(UNDER_STEEPEST * slopes.len() as f64) as usize];
        let lowest = grid.values().iter().copied().fold(f64::INFINITY, f64::min);
        let metres = grid.values().iter().map(|height| (500.0 + factor * (height - lowest)).round() as f32);
        let elevation = Grid::from_values(geometry, metres.collect()).expect("all cells");
        let projection = PlanningProjection::from_user_input("EPSG:32719").expect("a CRS");
        (Ground::new(elevation, None).expect("no clutter"), projection)
    }

    /// Height of a cell in any unit.
    fn height(&self, cell: Cell) -> f64 {
        let (mut wave, mut octave, mut height) = (LONGEST_M / self.cell_m, 0_u64, 0.0);
        while wave >= SHORTEST_CELLS {
            let shift = octave as f64;
            let noise =
                noise(cell.row as f64 / wave + 0.71 * shift, cell.col as f64 / wave + 0.37 * shift, octave);
            let folded = if self.ridged { 1.0 - 2.0 * noise.abs() } else { noise };
            height += folded * (wave * self.cell_m).powf(self.hurst);
            (wave, octave) = (0.5 * wave, octave + 1);
        }
        height
    }
}

fn cells(shape: Shape) -> impl Iterator<Item = Cell> {
    (0..shape.rows).flat_map(move |row| (0..shape.cols).map(move |col| Cell { row, col }))
}

/// Slope of a cell that is not at the edge, in the grid's values per metre.
fn slope(grid: &Grid<f64>, Cell { row, col }: Cell) -> Option<f64> {
    let Shape { rows, cols } = grid.geometry().shape;
    let inside = row > 0 && col > 0 && row + 1 < rows && col + 1 < cols;
    let at = |row, col| grid.at(Cell { row, col });
    inside.then(|| {
        let (right, down) = (at(row, col + 1) - at(row, col - 1), at(row + 1, col) - at(row - 1, col));
        right.hypot(down) / (2.0 * grid.geometry().cell_m)
    })
}

/// Smooth noise between -1 and 1 whose values at whole numbers are independent.
fn noise(row: f64, col: f64, octave: u64) -> f64 {
    let weight = |x: f64| x * x * x * (x * (6.0 * x - 15.0) + 10.0);
    let (first_row, first_col) = (row.floor(), col.floor());
    let (down, right) = (weight(row - first_row), weight(col - first_col));
    let drawn = |row: f64, col: f64| {
        let mut seed = (row as u64) << 40 ^ (col as u64) << 20 ^ octave;
        below(&mut seed, 1 << 30) as f64 / f64::from(1 << 29) - 1.0
    };
    let on_row = |row: f64| drawn(row, first_col) * (1.0 - right) + drawn(row, first_col + 1.0) * right;
    on_row(first_row) * (1.0 - down) + on_row(first_row + 1.0) * down
}
