//! Shape, cell and geotransform.
use crate::units::Length;
use serde::{Deserialize, Serialize};

/// Number of rows and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// Rows, counted from north to south.
    pub rows: usize,
    /// Columns, counted from west to east.
    pub cols: usize,
}

impl Shape {
    /// Number of cells.
    #[must_use]
    pub const fn cells(self) -> usize {
        self.rows * self.cols
    }
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cell {
    /// Row, from the north.
    pub row: usize,
    /// Column, from the west.
    pub col: usize,
}

/// Where a grid lies: the only place where cells become coordinates and back.
///
/// # Examples
/// ```
/// use signalgap::grid::{Cell, GridGeometry, Shape};
/// let shape = Shape { rows: 3, cols: 4 };
/// let geometry = GridGeometry { shape, west_m: 1_000.0, north_m: 500.0, cell_m: 10.0 };
/// let cell = Cell { row: 2, col: 0 };
/// assert_eq!(geometry.centre_m(cell), (1_005.0, 475.0));
/// assert_eq!(geometry.cell_at(1_005.0, 475.0), Some(cell));
/// assert_eq!(geometry.cell_at(999.0, 475.0), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GridGeometry {
    /// Rows and columns.
    pub shape: Shape,
    /// Easting of the western edge (not of the first centre), metres.
    pub west_m: f64,
    /// Northing of the northern edge, metres.
    pub north_m: f64,
    /// Side of a cell, metres.
    pub cell_m: f64,
}

impl GridGeometry {
    /// Largest distance between samples of a profile: what is asked for, else a cell, and half of one where cells are coarse, for there
    /// profiles would miss too much of the summits between their samples (decision 21).
    #[must_use]
    pub fn profile_step(&self, asked: Option<Length>) -> Length {
        /// Cells larger than this are coarse, m.
        const COARSE_M: f64 = 50.0;
        let own_m = if self.cell_m > COARSE_M { 0.5 * self.cell_m } else { self.cell_m };
        asked.unwrap_or_else(|| Length::from_metres(own_m))
    }

    /// Easting of the eastern edge, metres.
    #[must_use]
    pub fn east_m(&self) -> f64 {
        self.west_m + self.shape.cols as f64 * self.cell_m
    }

    /// Northing of the southern edge, metres.
    #[must_use]
    pub fn south_m(&self) -> f64 {
        self.north_m - self.shape.rows as f64 * self.cell_m
    }

    /// Easting and northing of a cell's centre, metres.
    #[must_use]
    pub fn centre_m(&self, cell: Cell) -> (f64, f64) {
        (
            self.west_m + (cell.col as f64 + 0.5) * self.cell_m,
            self.north_m - (cell.row as f64 + 0.5) * self.cell_m,
        )
    }

    /// The place in units of cells from the north-western *centre*: (row, column), fractional.
    #[must_use]
    pub fn fractional(&self, easting_m: f64, northing_m: f64) -> (f64, f64) {
        ((self.north_m - northing_m) / self.cell_m - 0.5, (easting_m - self.west_m) / self.cell_m - 0.5)
    }

    /// The cell that holds the place, if the grid does.
    #[must_use]
    pub fn cell_at(&self, easting_m: f64, northing_m: f64) -> Option<Cell> {
        let row = ((self.north_m - northing_m) / self.cell_m).floor();
        let col = ((easting_m - self.west_m) / self.cell_m).floor();
        let inside = row >= 0.0 && col >= 0.0 && row < self.shape.rows as f64 && col < self.shape.cols as f64;
        inside.then_some(Cell { row: row as usize, col: col as usize })
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, GridGeometry, Shape};

    const GEOMETRY: GridGeometry =
        GridGeometry { shape: Shape { rows: 3, cols: 4 }, west_m: 1_000.0, north_m: 500.0, cell_m: 10.0 };

    #[test]
    fn a_centre_lies_in_its_own_cell() {
        for row in 0..3 {
            for col in 0..4 {
                let cell = Cell { row, col };
                let (easting_m, northing_m) = GEOMETRY.centre_m(cell);
                assert_eq!(GEOMETRY.cell_at(easting_m, northing_m), Some(cell));
            }
        }
    }

    #[test]
    fn just_outside_each_edge_is_no_cell() {
        for (easting_m, northing_m) in [(999.9, 490.0), (1_040.1, 490.0), (1_010.0, 500.1), (1_010.0, 469.9)]
        {
            assert_eq!(GEOMETRY.cell_at(easting_m, northing_m), None);
        }
        assert!((GEOMETRY.east_m() - 1_040.0).abs() < 1e-9);
        assert!((GEOMETRY.south_m() - 470.0).abs() < 1e-9);
    }

    #[test]
    fn fractional_coordinates_count_from_the_first_centre() {
        let (row, col) = GEOMETRY.fractional(1_005.0, 495.0);
        assert!(row.abs() < 1e-12 && col.abs() < 1e-12);
    }
}
