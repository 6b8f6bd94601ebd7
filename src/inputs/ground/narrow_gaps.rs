//! Narrow gaps in the terrain, such as the row without values along the border of some tiles: bridged, whatever their length.
use super::mosaic::STRIP_CELLS;
use super::row_store::RowStore;
use crate::grid::{Shape, Window};
use crate::inputs::rasters::raster_error::RasterInputError;

/// Widest gap that is bridged, planning cells.
pub(in crate::inputs) const NARROW_GAP_CELLS: usize = 3;

/// Cells of a window, row by row.
struct Cells<'a> {
    values: &'a [f32],
    shape: Shape,
}

/// A line through a void cell to the ground on both sides.
struct Span {
    /// Void cells on it.
    width: usize,
    /// Value on the straight line between both sides, metres.
    elevation_m: f64,
}

/// Interpolates void cells that have ground on both sides, along their row or column, across at most [`NARROW_GAP_CELLS`]
/// void cells; gives their number.
///
/// # Method
/// A straight line along the narrower of row and column, the mean of both where they are equal, from the values that were
/// there before: no cell depends on another that is filled.
///
/// # Errors
/// Those of the store.
pub(in crate::inputs) fn bridge_narrow_gaps(store: &mut dyn RowStore) -> Result<usize, RasterInputError> {
    let Shape { rows, cols } = store.geometry().shape;
    let height = (STRIP_CELLS / cols).max(1);
    let mut bridged = Vec::new();
    for first in (0..rows).step_by(height) {
        let strip = first..(first + height).min(rows);
        let around = first.saturating_sub(NARROW_GAP_CELLS)..(strip.end + NARROW_GAP_CELLS).min(rows);
        let (top, shape) = (around.start, Shape { rows: around.len(), cols });
        let values = store.window(Window::of(around, 0..cols))?;
        let cells = Cells { values: &values, shape };
        let in_strip = (strip.start - top) * cols..(strip.end - top) * cols;
        let voids = in_strip.filter(|&index| values[index].is_nan());
        bridged.extend(voids.filter_map(|index| Some((index + top * cols, cells.bridged(index)?))));
    }
    store.put_cells(&bridged)?;
    Ok(bridged.len())
}

impl Cells<'_> {
    /// The new value of a void cell in a narrow gap.
    fn bridged(&self, index: usize) -> Option<f32> {
        let Shape { rows, cols } = self.shape;
        let (row, col) = (index / cols, index % cols);
        let along_row = self.span(index, 1, col, cols - 1 - col);
        let along_col = self.span(index, cols, row, rows - 1 - row);
        let elevation_m = match (along_row, along_col) {
            (Some(a), Some(b)) if a.width == b.width => f64::midpoint(a.elevation_m, b.elevation_m),
            (Some(a), Some(b)) => if a.width < b.width { a } else { b }.elevation_m,
            (a, b) => a.or(b)?.elevation_m,
        };
        Some(elevation_m as f32)
    }

    /// The line through a cell, `step` from cell to cell, with so many cells before and after it in the window.
    fn span(&self, index: usize, step: usize, before: usize, after: usize) -> Option<Span> {
        let nearest = |room: usize, at: &dyn Fn(usize) -> usize| {
            (1..=room.min(NARROW_GAP_CELLS)).find(|&distance| !self.values[at(distance)].is_nan())
        };
        let back = nearest(before, &|distance| index - distance * step)?;
        let ahead = nearest(after, &|distance| index + distance * step)?;
        let width = back + ahead - 1;
        let (from_m, to_m) = (self.values[index - back * step], self.values[index + ahead * step]);
        let share = back as f64 / (back + ahead) as f64;
        let elevation_m = f64::from(from_m) + (f64::from(to_m) - f64::from(from_m)) * share;
        (width <= NARROW_GAP_CELLS).then_some(Span { width, elevation_m })
    }
}

#[cfg(test)]
mod tests {
    use super::bridge_narrow_gaps;
    use crate::grid::{Grid, GridGeometry, Shape};
    use crate::inputs::ground::mosaic::STRIP_CELLS;

    /// A slope of 1 m per column and 2 m per row with the cells chosen void.
    fn slope(rows: usize, cols: usize, is_void: impl Fn(usize, usize) -> bool) -> Grid<f32> {
        let geometry = GridGeometry { shape: Shape { rows, cols }, west_m: 0.0, north_m: 0.0, cell_m: 30.0 };
        let value = |index: usize| {
            let (row, col) = (index / cols, index % cols);
            if is_void(row, col) { f32::NAN } else { col as f32 + 2.0 * row as f32 }
        };
        Grid::from_values(geometry, (0..rows * cols).map(value).collect()).expect("rows x cols values")
    }

    /// Cells bridged and cells left void, once each bridged value is that of the slope.
    fn outcome(mut grid: Grid<f32>) -> (usize, usize) {
        let bridged = bridge_narrow_gaps(&mut grid).expect("bridged");
        let cols = grid.geometry().shape.cols;
        for (index, &value) in grid.values().iter().enumerate().filter(|(_, value)| !value.is_nan()) {
            let expected = (index % cols) as f32 + 2.0 * (index / cols) as f32;
            assert!((value - expected).abs() <= 1e-3 * expected.max(1.0), "{index}: {value}, not {expected}");
        }
        (bridged, grid.values().iter().filter(|value| value.is_nan()).count())
    }

    #[test]
    fn a_gap_from_edge_to_edge_is_bridged_up_to_three_cells() {
        assert_eq!(outcome(slope(20, 30, |row, _| row == 9)), (30, 0));
        assert_eq!(outcome(slope(20, 30, |row, _| (9..12).contains(&row))), (90, 0));
        assert_eq!(outcome(slope(20, 30, |_, col| (9..12).contains(&col))), (60, 0));
        assert_eq!(outcome(slope(20, 30, |row, _| (9..13).contains(&row))), (0, 120));
        // a step in the gap, as a border that runs askew makes it
        assert_eq!(outcome(slope(20, 30, |row, col| row == 9 + usize::from(col > 14))), (30, 0));
    }

    #[test]
    fn what_has_ground_on_one_side_stays_void() {
        assert_eq!(outcome(slope(20, 30, |row, _| row == 0)), (0, 30));
        assert_eq!(outcome(slope(20, 30, |row, col| row < 2 || col > 27)), (0, 20 * 30 - 18 * 28));
    }

    #[test]
    fn strips_bridge_what_the_whole_grid_would() {
        // strips of one row
        let cols = STRIP_CELLS / 2 + 1;
        let is_void = |row: usize, col: usize| col < 40 && (3..6).contains(&row);
        assert_eq!(outcome(slope(9, cols, is_void)), (120, 0));
    }
}
