//! The cells within reach of a mast.
use crate::geodesy::Position;
use crate::grid::{GridGeometry, Window};
use std::ops::Range;

/// The disc around a mast, in cells from the first centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    pub(super) mast_row: f64,
    pub(super) mast_col: f64,
    pub(super) reach_cells: f64,
    rows: usize,
    cols: usize,
}

impl Disc {
    /// Around a mast, with a reach in metres on the grid.
    #[must_use]
    pub fn new(geometry: &GridGeometry, mast: &Position, reach_m: f64) -> Self {
        let (mast_row, mast_col) = geometry.fractional(mast.easting_m, mast.northing_m);
        let (rows, cols) = (geometry.shape.rows, geometry.shape.cols);
        Self { mast_row, mast_col, reach_cells: reach_m / geometry.cell_m, rows, cols }
    }

    /// Columns of a row whose centres lie in the disc; empty where there are none.
    #[must_use]
    pub fn columns(&self, row: usize) -> Range<usize> {
        let down = row as f64 - self.mast_row;
        let inside = |col: f64| (col - self.mast_col).hypot(down) <= self.reach_cells;
        let half = (self.reach_cells * self.reach_cells - down * down).max(0.0).sqrt();
        // the root rounds: one more on either side, and the definition decides
        let (mut first, mut last) =
            ((self.mast_col - half).ceil() - 1.0, (self.mast_col + half).floor() + 1.0);
        while first <= last && !inside(first) {
            first += 1.0;
        }
        while last >= first && !inside(last) {
            last -= 1.0;
        }
        let bounded = |col: f64| col.clamp(0.0, self.cols as f64) as usize;
        bounded(first)..bounded(last + 1.0).max(bounded(first))
    }

    /// The smallest window that holds the disc's cells; `None` where it has none.
    #[must_use]
    pub fn window(&self) -> Option<Window> {
        let between = |middle: f64, count: usize| {
            let bound = |place: f64| place.clamp(0.0, count as f64) as usize;
            bound((middle - self.reach_cells).floor())..bound((middle + self.reach_cells).ceil() + 1.0)
        };
        let (rows, cols) = (between(self.mast_row, self.rows), between(self.mast_col, self.cols));
        (!rows.is_empty() && !cols.is_empty()).then(|| Window::of(rows, cols))
    }

    /// Cells in the disc.
    #[must_use]
    pub fn cells(&self) -> usize {
        (0..self.rows).map(|row| self.columns(row).len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Disc;
    use crate::geodesy::{LonLat, Position};
    use crate::grid::{GridGeometry, Shape};

    #[test]
    fn a_disc_by_hand() {
        let geometry =
            GridGeometry { shape: Shape { rows: 7, cols: 5 }, west_m: 0.0, north_m: 70.0, cell_m: 10.0 };
        // on the centre of row 3, column 2
        let mast = Position {
            geographic: LonLat { longitude_deg: 0.0, latitude_deg: 0.0 },
            easting_m: 25.0,
            northing_m: 35.0,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        };
        let rows =
            |reach_m: f64| (0..7).map(move |row| Disc::new(&geometry, &mast, reach_m).columns(row).len());
        assert_eq!(rows(10.0).collect::<Vec<_>>(), [0, 0, 1, 3, 1, 0, 0]);
        assert_eq!(rows(22.4).collect::<Vec<_>>(), [0, 3, 5, 5, 5, 3, 0]);
        assert_eq!(rows(9.0).sum::<usize>(), 1);
        assert_eq!(rows(1_000.0).collect::<Vec<_>>(), [5; 7]);
        assert_eq!(Disc::new(&geometry, &mast, 10.0).cells(), 5);
        let aside = Position { easting_m: -15.0, ..mast };
        assert_eq!(Disc::new(&geometry, &aside, 10.0).cells(), 0);
        assert_eq!(Disc::new(&geometry, &aside, 20.0).columns(3), 0..1);
    }
}
