//! Cells of a grid that lie in areas.
use super::{Cell, GridGeometry};

/// Which cells of a grid have their centre in some area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellMask {
    cols: usize,
    /// A bit per cell, row by row; empty where no cell does.
    bits: Vec<u64>,
}

impl CellMask {
    /// No cell.
    #[must_use]
    pub const fn none(geometry: &GridGeometry) -> Self {
        Self { cols: geometry.shape.cols, bits: Vec::new() }
    }

    /// Adds the cells within the rings of one area, closed or not, given as easting and northing in metres. What lies in an odd number of rings is in
    /// the area: a ring within another is a hole.
    ///
    /// # Cost
    /// O(rows that each side crosses), and O(cells within).
    pub fn add(&mut self, geometry: &GridGeometry, rings: &[Vec<(f64, f64)>]) {
        let shape = geometry.shape;
        self.bits.resize(shape.cells().div_ceil(64), 0);
        let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); shape.rows];
        for ring in rings {
            for (index, &a) in ring.iter().enumerate() {
                cross(geometry, &SideOfRing { from: a, to: ring[(index + 1) % ring.len()] }, &mut crossings);
            }
        }
        for (row, crossed) in crossings.iter_mut().enumerate() {
            crossed.sort_by(f64::total_cmp);
            for pair in crossed.chunks_exact(2) {
                // centres from the first crossing on, before the second
                let column = |col: f64| col.ceil().clamp(0.0, shape.cols as f64) as usize;
                for col in column(pair[0])..column(pair[1]) {
                    let at = row * shape.cols + col;
                    self.bits[at / 64] |= 1 << (at % 64);
                }
            }
        }
    }

    /// Whether a cell is among them.
    #[must_use]
    pub fn holds(&self, cell: Cell) -> bool {
        let at = cell.row * self.cols + cell.col;
        self.bits.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }
}

/// A side of a ring, from end to end, m.
struct SideOfRing {
    from: (f64, f64),
    to: (f64, f64),
}

/// Adds where a side crosses the rows of centres, in columns.
fn cross(geometry: &GridGeometry, side: &SideOfRing, crossings: &mut [Vec<f64>]) {
    let (from, to) =
        (geometry.fractional(side.from.0, side.from.1), geometry.fractional(side.to.0, side.to.1));
    let (upper, lower) = if from.0 <= to.0 { (from, to) } else { (to, from) };
    // a corner on a row belongs to the side below it alone
    let last = crossings.len() as f64;
    let row = |row: f64| row.ceil().clamp(0.0, last) as usize;
    let first = row(upper.0);
    for (below, crossed) in crossings[first..row(lower.0).max(first)].iter_mut().enumerate() {
        let share = ((first + below) as f64 - upper.0) / (lower.0 - upper.0);
        crossed.push(upper.1 + share * (lower.1 - upper.1));
    }
}

#[cfg(test)]
mod tests {
    use super::CellMask;
    use crate::grid::{Cell, GridGeometry, Shape};

    const GEOMETRY: GridGeometry =
        GridGeometry { shape: Shape { rows: 8, cols: 9 }, west_m: 100.0, north_m: 180.0, cell_m: 10.0 };

    fn square(west: f64, south: f64, side: f64) -> Vec<(f64, f64)> {
        vec![(west, south), (west + side, south), (west + side, south + side), (west, south + side)]
    }

    fn cells(mask: &CellMask) -> usize {
        let all = (0..8).flat_map(|row| (0..9).map(move |col| Cell { row, col }));
        all.filter(|cell| mask.holds(*cell)).count()
    }

    #[test]
    fn a_square_with_a_hole_by_hand() {
        let mut mask = CellMask::none(&GEOMETRY);
        assert_eq!(cells(&mask), 0);
        // centres at 105, 115, ... and 175, 165, ...: five by five of them, less one
        mask.add(&GEOMETRY, &[square(110.0, 120.0, 50.0), square(130.0, 140.0, 10.0)]);
        assert_eq!(cells(&mask), 24);
        assert!(mask.holds(Cell { row: 1, col: 1 }) && mask.holds(Cell { row: 5, col: 5 }));
        assert!(!mask.holds(Cell { row: 3, col: 3 }) && !mask.holds(Cell { row: 0, col: 1 }));
        // beyond the grid on all sides
        mask.add(&GEOMETRY, &[square(-1_000.0, -1_000.0, 3_000.0)]);
        assert_eq!(cells(&mask), 72);
    }

    #[test]
    fn two_areas_side_by_side_share_no_cell_and_leave_none() {
        let (mut left, mut right) = (CellMask::none(&GEOMETRY), CellMask::none(&GEOMETRY));
        // the border runs through centres
        left.add(&GEOMETRY, &[square(105.0, 100.0, 40.0)]);
        right.add(&GEOMETRY, &[square(145.0, 100.0, 40.0)]);
        assert_eq!((cells(&left), cells(&right)), (16, 16));
        for col in 0..9 {
            assert!(!(left.holds(Cell { row: 5, col }) && right.holds(Cell { row: 5, col })));
        }
    }
}
