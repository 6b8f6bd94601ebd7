//! An array on a grid.
use super::{Cell, GridGeometry};
use std::fmt::{self, Debug, Formatter};
use std::ops::Deref;
use std::sync::Arc;

/// How far a cell's edge may lie beside the lattice of another grid and still count as on it, in cells.
const ON_LATTICE_CELLS: f64 = 1e-6;

/// One value per cell of a grid, row by row from the north-western corner.
///
/// # Examples
/// ```
/// use signalgap::grid::{Grid, GridGeometry, Shape};
/// let shape = Shape { rows: 1, cols: 2 };
/// let geometry = GridGeometry { shape, west_m: 0.0, north_m: 10.0, cell_m: 10.0 };
/// let heights_m = Grid::from_values(geometry, vec![100.0_f32, 200.0]).expect("two values");
/// // halfway between the two centres
/// assert_eq!(heights_m.bilinear(10.0, 5.0), 150.0);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Grid<T: 'static> {
    geometry: GridGeometry,
    values: Values<T>,
}

/// Values that somebody else holds, such as an array of another library.
pub type SharedValues<T> = Arc<dyn AsRef<[T]> + Send + Sync>;

/// The values of a grid.
#[derive(Clone)]
enum Values<T: 'static> {
    Own(Vec<T>),
    Shared(SharedValues<T>),
}

impl<T> Deref for Values<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            Self::Own(values) => values,
            Self::Shared(values) => (**values).as_ref(),
        }
    }
}

impl<T: Debug> Debug for Values<T> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        (**self).fmt(formatter)
    }
}

impl<T: PartialEq> PartialEq for Values<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Copy> Grid<T> {
    /// A grid that holds `value` everywhere.
    #[must_use]
    pub fn filled(geometry: GridGeometry, value: T) -> Self {
        Self { geometry, values: Values::Own(vec![value; geometry.shape.cells()]) }
    }

    /// A grid from its values, row by row; `None` when their number is not rows x cols.
    #[must_use]
    pub fn from_values(geometry: GridGeometry, values: Vec<T>) -> Option<Self> {
        (values.len() == geometry.shape.cells()).then_some(Self { geometry, values: Values::Own(values) })
    }

    /// As [`Self::from_values`], of values that somebody else holds: none of them is copied until the grid is changed.
    #[must_use]
    pub fn from_shared(geometry: GridGeometry, values: SharedValues<T>) -> Option<Self> {
        let fits = (*values).as_ref().len() == geometry.shape.cells();
        fits.then_some(Self { geometry, values: Values::Shared(values) })
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

    /// The array itself, row by row.
    #[must_use]
    pub fn into_values(self) -> Vec<T> {
        match self.values {
            Values::Own(values) => values,
            Values::Shared(values) => (*values).as_ref().to_vec(),
        }
    }

    /// The values, to be changed in place; those that somebody else holds are copied first.
    pub fn values_mut(&mut self) -> &mut [T] {
        if let Values::Shared(values) = &self.values {
            self.values = Values::Own((**values).as_ref().to_vec());
        }
        match &mut self.values {
            Values::Own(values) => values,
            Values::Shared(_) => &mut [],
        }
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

    /// The part that lies on `geometry`; `None` where that is not a part of this grid, cell by cell.
    #[must_use]
    pub fn window(&self, geometry: GridGeometry) -> Option<Self> {
        let GridGeometry { shape, cell_m, .. } = self.geometry;
        let same_cells = (geometry.cell_m - cell_m).abs() <= ON_LATTICE_CELLS * cell_m;
        let cols = (geometry.west_m - self.geometry.west_m) / cell_m;
        let rows = (self.geometry.north_m - geometry.north_m) / cell_m;
        let whole = |cells: f64| (cells - cells.round()).abs() <= ON_LATTICE_CELLS && cells.round() >= 0.0;
        if !same_cells || !whole(cols) || !whole(rows) {
            return None;
        }
        let (first_row, first_col) = (rows.round() as usize, cols.round() as usize);
        let inside = first_row.saturating_add(geometry.shape.rows) <= shape.rows
            && first_col.saturating_add(geometry.shape.cols) <= shape.cols;
        if !inside {
            return None;
        }
        let rows = self.values.chunks_exact(shape.cols).skip(first_row).take(geometry.shape.rows);
        let values = rows.flat_map(|row| &row[first_col..first_col + geometry.shape.cols]).copied().collect();
        Some(Self { geometry, values: Values::Own(values) })
    }

    /// The same grid with each value changed by `change`.
    #[must_use]
    pub fn map<U: Copy>(&self, change: impl Fn(T) -> U) -> Grid<U> {
        let values = self.values.iter().map(|&value| change(value)).collect();
        Grid { geometry: self.geometry, values: Values::Own(values) }
    }
}

/// So near to the line of two centres a void third one does not count, metres: coordinates are rounded to 1e-7 degrees, some 1 cm, in files.
const ROUNDED_BY_M: f64 = 0.02;

/// Between two values, by the weight of the second; a void one does not count with `negligible` weight.
fn mix(a: f64, b: f64, weight: f64, negligible: f64) -> f64 {
    let mixed = if weight > 0.0 { a + (b - a) * weight } else { a };
    if !mixed.is_nan() {
        mixed
    } else if weight < negligible {
        a
    } else if weight > 1.0 - negligible {
        b
    } else {
        mixed
    }
}

impl Grid<f32> {
    /// Bilinear interpolation between the four nearest centres; NaN where one of them is NaN or outside.
    ///
    /// In the outermost half cell the nearest row or column is continued, so the whole of the grid has values. A
    /// centre of weight zero does not count, nor a void one where the place is less than 2 cm off the centre line: on a centre line, to the
    /// rounding of coordinates in files, a void neighbour has no effect.
    #[must_use]
    pub fn bilinear(&self, easting_m: f64, northing_m: f64) -> f64 {
        let (row, col) = self.geometry.fractional(easting_m, northing_m);
        self.bilinear_between(row, col)
    }

    /// As [`Self::bilinear`], at a row and column counted from the first centre.
    #[must_use]
    pub fn bilinear_between(&self, row: f64, col: f64) -> f64 {
        let shape = self.geometry.shape;
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
        let negligible = ROUNDED_BY_M / self.geometry.cell_m;
        let between = |a: f64, b: f64, weight: f64| mix(a, b, weight, negligible);
        let upper = between(value(row_0, col_0), value(row_0, col_1), east);
        let lower = if south > 0.0 { between(value(row_1, col_0), value(row_1, col_1), east) } else { upper };
        between(upper, lower, south)
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
    fn shared_values_are_read_where_they_are_and_copied_when_changed() {
        let shape = Shape { rows: 2, cols: 2 };
        let geometry = GridGeometry { shape, west_m: 0.0, north_m: 20.0, cell_m: 10.0 };
        let held: std::sync::Arc<Vec<f32>> = std::sync::Arc::new(vec![1.0, 2.0, 3.0, 4.0]);
        let mut grid =
            Grid::from_shared(geometry, std::sync::Arc::<Vec<f32>>::clone(&held)).expect("four values");
        assert!(std::ptr::eq(grid.values(), held.as_slice()), "not copied");
        assert_eq!(grid, Grid::from_values(geometry, vec![1.0, 2.0, 3.0, 4.0]).expect("four values"));
        grid.values_mut()[0] = 9.0;
        assert_eq!((grid.values()[0], held[0]), (9.0, 1.0));
        assert_eq!(grid.into_values(), [9.0, 2.0, 3.0, 4.0]);
        assert!(Grid::from_shared(geometry, std::sync::Arc::new(vec![1.0_f32])).is_none());
    }

    #[test]
    fn bilinear_by_hand() {
        let grid = picture();
        for (easting_m, northing_m, value) in [
            (5.0, 15.0, 0.0),         // first centre
            (10.0, 15.0, 5.0),        // halfway east
            (5.0, 10.0, 50.0),        // halfway south
            (10.0, 10.0, 55.0),       // middle of four
            (0.0, 20.0, 0.0),         // corner: continued
            (25.0, 15.0, 20.0),       // centre above a void
            (25.0, 14.995, 20.0),     // the same to the rounding of a file
            (24.995, 14.995, 19.995), // also aside
        ] {
            assert!((grid.bilinear(easting_m, northing_m) - value).abs() < 1e-9, "{easting_m} {northing_m}");
        }
    }

    #[test]
    fn voids_and_outside_are_nan() {
        let grid = picture();
        for (easting_m, northing_m) in [(25.0, 14.97), (20.0, 10.0), (25.0, 14.0), (-0.1, 10.0), (10.0, 20.1)]
        {
            assert!(grid.bilinear(easting_m, northing_m).is_nan(), "{easting_m} {northing_m}");
        }
    }

    #[test]
    fn a_window_is_cut_out_cell_by_cell() {
        let at = |rows, cols, west_m, north_m| GridGeometry {
            shape: Shape { rows, cols },
            west_m,
            north_m,
            cell_m: 10.0,
        };
        let part = picture().window(at(2, 1, 10.0, 20.0)).expect("inside");
        assert_eq!(part.values(), [10.0, 110.0]);
        assert_eq!(picture().window(at(1, 2, 0.0, 10.0)).expect("inside").values(), [100.0, 110.0]);
        for outside in [at(2, 3, 10.0, 20.0), at(1, 1, -10.0, 20.0), at(1, 1, 0.0, 0.0), at(1, 1, 5.0, 20.0)]
        {
            assert!(picture().window(outside).is_none(), "{outside:?}");
        }
        assert!(picture().window(GridGeometry { cell_m: 5.0, ..at(1, 1, 0.0, 20.0) }).is_none());
    }

    #[test]
    fn values_and_shape_must_agree() {
        assert!(Grid::from_values(*picture().geometry(), vec![1.0_f32; 5]).is_none());
        assert!((picture().at(Cell { row: 1, col: 1 }) - 110.0).abs() < f32::EPSILON);
    }
}
