//! A rectangle of cells.
use super::{Cell, GridGeometry, Shape};
use std::ops::Range;

/// A rectangle of a grid's cells, never empty.
///
/// # Examples
/// ```
/// use signalgap::grid::{Shape, Window};
/// let window = Window::of(2..4, 1..6);
/// assert_eq!(window.shape, Shape { rows: 2, cols: 5 });
/// assert_eq!(window.cols(), 1..6);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its north-western cell.
    pub first: Cell,
    /// Its rows and columns.
    pub shape: Shape,
}

impl Window {
    /// All of a grid.
    #[must_use]
    pub const fn whole(shape: Shape) -> Self {
        Self { first: Cell { row: 0, col: 0 }, shape }
    }

    /// The cells of a grid whose centres can lie within `reach_cells` of the box around places, given as easting and
    /// northing in metres; `None` where there are none.
    #[must_use]
    pub fn around(geometry: &GridGeometry, places_m: &[(f64, f64)], reach_cells: f64) -> Option<Self> {
        let shape = geometry.shape;
        let mut bounds = [f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY];
        for &(easting_m, northing_m) in places_m {
            let (row, col) = geometry.fractional(easting_m, northing_m);
            bounds = [bounds[0].min(row), bounds[1].max(row), bounds[2].min(col), bounds[3].max(col)];
        }
        let [top, bottom, left, right] = bounds;
        let rows = cells_between(top - reach_cells, bottom + reach_cells, shape.rows)?;
        let cols = cells_between(left - reach_cells, right + reach_cells, shape.cols)?;
        Some(Self::of(rows, cols))
    }

    /// From rows and columns that are not empty.
    #[must_use]
    pub const fn of(rows: Range<usize>, cols: Range<usize>) -> Self {
        Self {
            first: Cell { row: rows.start, col: cols.start },
            shape: Shape { rows: rows.end - rows.start, cols: cols.end - cols.start },
        }
    }

    /// The cells that both hold; `None` where there are none.
    #[must_use]
    pub fn common(&self, other: &Self) -> Option<Self> {
        let of = |a: Range<usize>, b: Range<usize>| a.start.max(b.start)..a.end.min(b.end);
        let (rows, cols) = (of(self.rows(), other.rows()), of(self.cols(), other.cols()));
        (!rows.is_empty() && !cols.is_empty()).then(|| Self::of(rows, cols))
    }

    /// The smallest window that holds both.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let of = |a: Range<usize>, b: Range<usize>| a.start.min(b.start)..a.end.max(b.end);
        Self::of(of(self.rows(), other.rows()), of(self.cols(), other.cols()))
    }

    /// The window and so many cells around it, within a grid.
    #[must_use]
    pub fn widened(&self, cells: usize, shape: Shape) -> Self {
        let of = |range: Range<usize>, count: usize| {
            range.start.saturating_sub(cells)..range.end.saturating_add(cells).min(count)
        };
        Self::of(of(self.rows(), shape.rows), of(self.cols(), shape.cols))
    }

    /// The window as one of the cells from a cell on, which lies north and west of it.
    #[must_use]
    pub const fn from(&self, first: Cell) -> Self {
        Self {
            first: Cell { row: self.first.row - first.row, col: self.first.col - first.col },
            shape: self.shape,
        }
    }

    /// Whether it holds all cells of another.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.common(other) == Some(*other)
    }

    /// Its rows.
    #[must_use]
    pub const fn rows(&self) -> Range<usize> {
        self.first.row..self.first.row + self.shape.rows
    }

    /// Its columns.
    #[must_use]
    pub const fn cols(&self) -> Range<usize> {
        self.first.col..self.first.col + self.shape.cols
    }
}

impl GridGeometry {
    /// The geometry of a window as a grid of its own; the same lattice up to rounding.
    #[must_use]
    pub fn of_window(&self, window: Window) -> Self {
        Self {
            shape: window.shape,
            west_m: self.west_m + window.first.col as f64 * self.cell_m,
            north_m: self.north_m - window.first.row as f64 * self.cell_m,
            cell_m: self.cell_m,
        }
    }
}

/// A window of a grid, of which alone values are held; the values are those of the whole grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridPart {
    /// The whole grid.
    pub whole: GridGeometry,
    /// The cells that are held.
    pub window: Window,
}

impl GridPart {
    /// All of a grid.
    #[must_use]
    pub const fn all_of(whole: GridGeometry) -> Self {
        Self { whole, window: Window::whole(whole.shape) }
    }

    /// The part as a grid of its own.
    #[must_use]
    pub fn geometry(&self) -> GridGeometry {
        self.whole.of_window(self.window)
    }

    /// A window of the part as one of the whole grid.
    #[must_use]
    pub const fn in_whole(&self, window: Window) -> Window {
        let Cell { row, col } = self.window.first;
        Window {
            first: Cell { row: window.first.row + row, col: window.first.col + col },
            shape: window.shape,
        }
    }
}

/// Cells of 0..`count` from one fractional number to another.
fn cells_between(low: f64, high: f64, count: usize) -> Option<Range<usize>> {
    let first = low.ceil().max(0.0);
    let end = (high.floor() + 1.0).min(count as f64);
    (first < end).then_some(first as usize..end as usize)
}

#[cfg(test)]
mod tests {
    use super::Window;
    use crate::grid::{GridGeometry, Shape};

    const GEOMETRY: GridGeometry =
        GridGeometry { shape: Shape { rows: 30, cols: 40 }, west_m: 0.0, north_m: 300.0, cell_m: 10.0 };

    #[test]
    fn around_places_by_hand() {
        // the centre of row 10, column 5; two and a half cells reach to two centres on either side
        let window = Window::around(&GEOMETRY, &[(55.0, 195.0)], 2.5).expect("inside");
        assert_eq!((window.rows(), window.cols()), (8..13, 3..8));
        let corner = Window::around(&GEOMETRY, &[(5.0, 295.0), (25.0, 285.0)], 1.0).expect("clipped");
        assert_eq!((corner.rows(), corner.cols()), (0..3, 0..4));
        assert_eq!(Window::around(&GEOMETRY, &[(-105.0, 195.0)], 5.0), None);
        assert_eq!(Window::around(&GEOMETRY, &[], 5.0), None);
    }
}
