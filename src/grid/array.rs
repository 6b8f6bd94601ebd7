//! An array on a grid.
use super::{Cell, GridGeometry};

/// One value per cell of a grid, row by row from the north-western corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid<T> {
    geometry: GridGeometry,
    values: Vec<T>,
}

impl<T: Copy> Grid<T> {
    /// A grid that holds `value` everywhere.
    #[must_use]
    pub fn filled(geometry: GridGeometry, value: T) -> Self {
        Self { geometry, values: vec![value; geometry.shape.cells()] }
    }

    /// A grid from its values, row by row; `None` when their number is not rows x cols.
    #[must_use]
    pub fn from_values(geometry: GridGeometry, values: Vec<T>) -> Option<Self> {
        (values.len() == geometry.shape.cells()).then_some(Self { geometry, values })
    }

    /// Where the grid lies.
    #[must_use]
    pub const fn geometry(&self) -> &GridGeometry {
        &self.geometry
    }

    /// The values, row by row.
    #[must_use]
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The values, to be changed in place.
    pub fn values_mut(&mut self) -> &mut [T] {
        &mut self.values
    }

    /// The value of one cell.
    ///
    /// # Panics
    /// When the cell is outside the grid.
    #[must_use]
    pub fn at(&self, cell: Cell) -> T {
        assert!(cell.col < self.geometry.shape.cols, "column outside the grid");
        self.values[cell.row * self.geometry.shape.cols + cell.col]
    }

    /// The same grid with each value changed by `change`.
    #[must_use]
    pub fn map<U: Copy>(&self, change: impl Fn(T) -> U) -> Grid<U> {
        Grid { geometry: self.geometry, values: self.values.iter().map(|&value| change(value)).collect() }
    }
}

impl Grid<f32> {
    /// Bilinear interpolation between the four nearest centres; NaN where one of them is NaN or outside.
    ///
    /// In the outermost half cell the nearest row or column is continued, so the whole of the grid has values. A
    /// centre of weight zero does not count: on a centre line its void neighbour does no harm.
    #[must_use]
    pub fn bilinear(&self, easting_m: f64, northing_m: f64) -> f64 {
        let shape = self.geometry.shape;
        let (row, col) = self.geometry.fractional(easting_m, northing_m);
        let inside =
            row >= -0.5 && col >= -0.5 && row <= shape.rows as f64 - 0.5 && col <= shape.cols as f64 - 0.5;
        if !inside {
            return f64::NAN;
        }
        let row = row.clamp(0.0, (shape.rows - 1) as f64);
        let col = col.clamp(0.0, (shape.cols - 1) as f64);
        let (row_0, col_0) = (row as usize, col as usize);
        let (row_1, col_1) = ((row_0 + 1).min(shape.rows - 1), (col_0 + 1).min(shape.cols - 1));
        let (south, east) = (row - row_0 as f64, col - col_0 as f64);
        let value = |row: usize, col: usize| f64::from(self.values[row * shape.cols + col]);
        let mix = |a: f64, b: f64, weight: f64| if weight > 0.0 { a + (b - a) * weight } else { a };
        let upper = mix(value(row_0, col_0), value(row_0, col_1), east);
        let lower = if south > 0.0 { mix(value(row_1, col_0), value(row_1, col_1), east) } else { upper };
        mix(upper, lower, south)
    }
}

#[cfg(test)]
mod tests {
    use super::Grid;
    use crate::grid::{Cell, GridGeometry, Shape};

    fn picture() -> Grid<f32> {
        let geometry =
            GridGeometry { shape: Shape { rows: 2, cols: 3 }, west_m: 0.0, north_m: 20.0, cell_m: 10.0 };
        Grid::from_values(geometry, vec![0.0, 10.0, 20.0, 100.0, 110.0, f32::NAN]).expect("six values")
    }

    #[test]
    fn bilinear_by_hand() {
        let grid = picture();
        for (easting_m, northing_m, value) in [
            (5.0, 15.0, 0.0),   // first centre
            (10.0, 15.0, 5.0),  // halfway east
            (5.0, 10.0, 50.0),  // halfway south
            (10.0, 10.0, 55.0), // middle of four
            (0.0, 20.0, 0.0),   // corner: continued
            (25.0, 15.0, 20.0), // centre above a void
        ] {
            assert!((grid.bilinear(easting_m, northing_m) - value).abs() < 1e-9, "{easting_m} {northing_m}");
        }
    }

    #[test]
    fn voids_and_outside_are_nan() {
        let grid = picture();
        for (easting_m, northing_m) in [(20.0, 10.0), (25.0, 14.0), (-0.1, 10.0), (10.0, 20.1)] {
            assert!(grid.bilinear(easting_m, northing_m).is_nan(), "{easting_m} {northing_m}");
        }
    }

    #[test]
    fn values_and_shape_must_agree() {
        assert!(Grid::from_values(*picture().geometry(), vec![1.0_f32; 5]).is_none());
        assert!((picture().at(Cell { row: 1, col: 1 }) - 110.0).abs() < f32::EPSILON);
    }
}
