//! Filling small voids of the terrain.
use super::mosaic::STRIP_CELLS;
use super::row_store::RowStore;
use crate::grid::{Grid, Shape, Window};
use crate::inputs::gdal_access::gdal_c_calls::fill_window;
use crate::inputs::rasters::raster_error::RasterInputError;

/// A connected group of void cells (eight neighbours).
struct Void {
    /// Indices of its cells; empty once there are more than the limit.
    cells: Vec<usize>,
    too_large: bool,
    touches_edge: bool,
}

/// Fills the voids of at most `max_cells` cells that do not touch the grid's edge; gives the number of cells filled.
///
/// # Method
/// A void is a group of NaN cells connected by sides or corners. Each is interpolated by GDAL from the ring of
/// cells around it, so one void's filling does not depend on another's. The grid is processed in strips, each with so many
/// rows around it that no small void of the strip reaches their edge: a void that does is too large.
///
/// # Errors
/// GDAL's, and those of the store.
pub(in crate::inputs) fn fill_small_voids(
    store: &mut dyn RowStore,
    max_cells: usize,
) -> Result<usize, RasterInputError> {
    if max_cells == 0 {
        return Ok(0);
    }
    let geometry = *store.geometry();
    let Shape { rows, cols } = geometry.shape;
    let height = (STRIP_CELLS / cols).max(1);
    let mut filled = Vec::new();
    for first in (0..rows).step_by(height) {
        let strip = first..(first + height).min(rows);
        let around = first.saturating_sub(max_cells + 1)..(strip.end + max_cells + 1).min(rows);
        let window = Window::of(around.clone(), 0..cols);
        let Some(grid) = Grid::from_values(geometry.of_window(window), store.window(window)?) else {
            continue;
        };
        let of_grid = |(cell, elevation_m): (usize, f32)| (cell + around.start * cols, elevation_m);
        let found = filled_voids(&grid, max_cells)?.into_iter().map(of_grid);
        filled.extend(found.filter(|(cell, _)| strip.contains(&(cell / cols))));
    }
    store.put_cells(&filled)?;
    Ok(filled.len())
}

/// New values of the cells of all small voids of a grid.
fn filled_voids(grid: &Grid<f32>, max_cells: usize) -> Result<Vec<(usize, f32)>, RasterInputError> {
    let shape = grid.geometry().shape;
    let mut filled = Vec::new();
    let mut visited = vec![false; shape.cells()];
    for start in 0..shape.cells() {
        if visited[start] || !grid.values()[start].is_nan() {
            continue;
        }
        let void = flood(grid, start, &mut visited, max_cells);
        if !void.too_large && !void.touches_edge {
            filled.extend(interpolate(grid, &void.cells)?);
        }
    }
    Ok(filled)
}

/// The void that holds `start`; marks all its cells as visited.
fn flood(grid: &Grid<f32>, start: usize, visited: &mut [bool], max_cells: usize) -> Void {
    let Shape { rows, cols } = grid.geometry().shape;
    let mut void = Void { cells: Vec::new(), too_large: false, touches_edge: false };
    let mut count = 0;
    let mut open = vec![start];
    visited[start] = true;
    while let Some(index) = open.pop() {
        count += 1;
        void.too_large |= count > max_cells;
        if void.too_large {
            void.cells.clear();
        } else {
            void.cells.push(index);
        }
        let (row, col) = (index / cols, index % cols);
        void.touches_edge |= row == 0 || col == 0 || row + 1 == rows || col + 1 == cols;
        for near_row in row.saturating_sub(1)..=(row + 1).min(rows - 1) {
            for near_col in col.saturating_sub(1)..=(col + 1).min(cols - 1) {
                let near = near_row * cols + near_col;
                if !visited[near] && grid.values()[near].is_nan() {
                    visited[near] = true;
                    open.push(near);
                }
            }
        }
    }
    void
}

/// New values of the cells of one void, from its bounding box and the ring around it.
fn interpolate(grid: &Grid<f32>, cells: &[usize]) -> Result<Vec<(usize, f32)>, RasterInputError> {
    let cols = grid.geometry().shape.cols;
    let rows_of = || cells.iter().map(|index| index / cols);
    let cols_of = || cells.iter().map(|index| index % cols);
    let (Some(top), Some(bottom)) = (rows_of().min(), rows_of().max()) else { return Ok(Vec::new()) };
    let (Some(left), Some(right)) = (cols_of().min(), cols_of().max()) else { return Ok(Vec::new()) };
    // A void at the grid's edge is not filled, so the ring exists.
    let shape = Shape { rows: bottom - top + 3, cols: right - left + 3 };
    let values = grid.values();
    let window = (0..shape.rows)
        .flat_map(|row| {
            let start = (top - 1 + row) * cols + left - 1;
            values[start..start + shape.cols].iter().copied()
        })
        .collect();
    let filled =
        fill_window(shape, window).map_err(|error| RasterInputError::Fill { source: error.into() })?;
    let value_of = |&index: &usize| {
        let (row, col) = (index / cols + 1 - top, index % cols + 1 - left);
        (index, filled[row * shape.cols + col])
    };
    Ok(cells.iter().map(value_of).filter(|(_, elevation_m)| !elevation_m.is_nan()).collect())
}

#[cfg(test)]
mod tests {
    use super::fill_small_voids;
    use crate::grid::{Grid, GridGeometry, Shape};

    /// A slope of 1 m per column and 2 m per row with the named cells void.
    fn slope(rows: usize, cols: usize, voids: &[(usize, usize)]) -> Grid<f32> {
        let geometry = GridGeometry { shape: Shape { rows, cols }, west_m: 0.0, north_m: 0.0, cell_m: 30.0 };
        let values = (0..rows * cols).map(|index| {
            let (row, col) = (index / cols, index % cols);
            if voids.contains(&(row, col)) { f32::NAN } else { 100.0 + col as f32 + 2.0 * row as f32 }
        });
        Grid::from_values(geometry, values.collect()).expect("rows x cols values")
    }

    fn voids(grid: &Grid<f32>) -> usize {
        grid.values().iter().filter(|value| value.is_nan()).count()
    }

    #[test]
    fn a_small_void_is_filled_from_its_surroundings() {
        let mut grid = slope(9, 9, &[(4, 4), (4, 5), (5, 6)]);
        assert_eq!(fill_small_voids(&mut grid, 3).expect("filled"), 3);
        assert_eq!(voids(&grid), 0);
        for (index, value) in grid.values().iter().enumerate() {
            let expected = 100.0 + (index % 9) as f32 + 2.0 * (index / 9) as f32;
            assert!((value - expected).abs() < 2.0, "{index}: {value} against {expected}");
        }
    }

    #[test]
    fn one_cell_more_than_the_limit_stays_void() {
        // The corner-to-corner neighbour counts: three cells, not two and one.
        let mut grid = slope(9, 9, &[(4, 4), (4, 5), (5, 6)]);
        assert_eq!(fill_small_voids(&mut grid, 2).expect("nothing to fill"), 0);
        assert_eq!(voids(&grid), 3);
    }

    #[test]
    fn a_void_at_the_edge_stays_void() {
        let mut grid = slope(5, 5, &[(0, 2), (1, 2), (3, 3)]);
        assert_eq!(fill_small_voids(&mut grid, 10).expect("one filled"), 1);
        assert_eq!(voids(&grid), 2);
    }

    #[test]
    fn strips_fill_what_the_whole_grid_would() {
        // strips of one row: wider than a strip may have cells
        let cols = super::STRIP_CELLS / 2 + 1;
        let voids: Vec<(usize, usize)> =
            (2..6).map(|row| (row, 40 + row)).chain([(1, 9), (5, 9), (6, 10)]).collect();
        let wide = |columns: usize| {
            let geometry = GridGeometry {
                shape: Shape { rows: 9, cols: columns },
                west_m: 0.0,
                north_m: 0.0,
                cell_m: 30.0,
            };
            let mut grid = Grid::filled(geometry, 0.0_f32);
            for row in 0..9 {
                for col in 0..columns.min(60) {
                    let height_m = 100.0 + (col * col % 31) as f32 + 2.0 * row as f32;
                    grid.values_mut()[row * columns + col] =
                        if voids.contains(&(row, col)) { f32::NAN } else { height_m };
                }
            }
            let filled = fill_small_voids(&mut grid, 4).expect("filled");
            let near = grid.values().chunks(columns).flat_map(|row| row[..60].to_vec());
            (filled, near.map(f32::to_bits).collect::<Vec<_>>())
        };
        let narrow = wide(60);
        assert_eq!(narrow.0, voids.len());
        assert_eq!(wide(cols), narrow);
    }

    #[test]
    fn a_limit_of_zero_fills_nothing() {
        let mut grid = slope(5, 5, &[(2, 2)]);
        assert_eq!(fill_small_voids(&mut grid, 0).expect("nothing to fill"), 0);
        assert_eq!(voids(&grid), 1);
    }
}
