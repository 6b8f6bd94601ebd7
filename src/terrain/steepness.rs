//! How steep the ground is.
use super::Ground;
use crate::grid::Cell;

/// Slope of the ground at a cell, degrees; NaN beside a void, or an edge of what is held.
///
/// # Source
/// Horn, B. K. P. (1981), "Hill shading and the reflectance map", Proceedings of the IEEE 69(1), 14-47: weighted differences over the eight neighbours.
///
/// # Cost
/// O(1).
#[must_use]
pub fn slope_deg(ground: &Ground, cell: Cell) -> f32 {
    let Cell { row, col } = cell;
    if row == 0 || col == 0 {
        return f32::NAN;
    }
    let height_m = |down: usize, right: usize| {
        f64::from(ground.elevation_of(Cell { row: row - 1 + down, col: col - 1 + right }))
    };
    let column = |right: usize| height_m(0, right) + 2.0 * height_m(1, right) + height_m(2, right);
    let line = |down: usize| height_m(down, 0) + 2.0 * height_m(down, 1) + height_m(down, 2);
    let eight_cells_m = 8.0 * ground.geometry().cell_m;
    let (east, south) = ((column(2) - column(0)) / eight_cells_m, (line(2) - line(0)) / eight_cells_m);
    east.hypot(south).atan().to_degrees() as f32
}

#[cfg(test)]
mod tests {
    use super::slope_deg;
    use crate::grid::{Cell, Grid, GridGeometry, Shape};
    use crate::terrain::Ground;

    #[test]
    fn a_plane_has_its_slope_everywhere_inside() {
        let geometry =
            GridGeometry { shape: Shape { rows: 4, cols: 5 }, west_m: 0.0, north_m: 0.0, cell_m: 20.0 };
        // 3 m down per cell south, 4 m up per cell east: 5 m in 20
        let heights = (0..20).map(|at| 4.0 * (at % 5) as f32 - 3.0 * (at / 5) as f32).collect();
        let ground =
            Ground::new(Grid::from_values(geometry, heights).expect("a grid"), None).expect("ground");
        let expected = 0.25_f32.atan().to_degrees();
        for (row, col) in [(1, 1), (2, 3)] {
            assert!((slope_deg(&ground, Cell { row, col }) - expected).abs() < 1e-5);
        }
        for (row, col) in [(0, 2), (3, 2), (1, 4)] {
            assert!(slope_deg(&ground, Cell { row, col }).is_nan());
        }
    }
}
