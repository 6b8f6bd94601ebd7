//! Where the radials of a mast run and which receivers stand on them.
//!
//! Around the mast lie four sides. On each, every radial crosses every line of cell centres ahead of it (the columns to
//! the east and west, the rows to the north and south), and has a sample and a receiver there: terrain is interpolated
//! between two centres only, and a cell's value between two radials only, never along the path. Radials start sparse and
//! are joined by others between them as they fan out, so that the spacing stays between half and the whole of what is asked.
use crate::geodesy::Position;
use crate::grid::{Cell, GridGeometry, Window};
use std::ops::Range;

/// Lines nearer to the mast than this many cells carry no sample: a point of terrain beside the antenna is the mast's own
/// ground.
const FIRST_OFFSET_CELLS: f64 = 0.5;
/// The spacing is halved towards the mast until this many cells from it.
const DENSEST_CELLS: f64 = 8.0;

/// One of the four quarters around a mast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    East,
    West,
    South,
    North,
}

impl Side {
    pub(super) const ALL: [Self; 4] = [Self::East, Self::West, Self::South, Self::North];
}

/// The radials of one mast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MastRadials {
    rows: usize,
    cols: usize,
    /// The part of the grid whose values are held.
    held: Window,
    /// The mast in cells from the first centre.
    mast_row: f64,
    mast_col: f64,
    reach_cells: f64,
    /// Radials of one side are numbered 0 to this, from slope -1 to slope 1.
    intervals: usize,
    octaves: u32,
    spacing_cells: f64,
}

/// The lines of cell centres that the radials of a side cross.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lines {
    /// Row or column of the first.
    pub(super) first: usize,
    /// Whether rows or columns rise outwards.
    pub(super) rising: bool,
    /// Distance of the first from the mast across the lines, cells.
    pub(super) first_offset: f64,
    /// How many.
    pub(super) count: usize,
    /// Distances in the array of the grid's values from line to line, and from cell to cell on a line.
    pub(super) along_stride: usize,
    pub(super) across_stride: usize,
    /// What to subtract to count from the first cell that is held.
    pub(super) held_from: usize,
    /// Cells on a line, and where the mast lies on it.
    pub(super) across_cells: usize,
    pub(super) mast_across: f64,
}

impl MastRadials {
    /// Radials around a mast with at most `spacing_cells` between them at `reach_m` on the grid.
    pub(super) fn new(
        geometry: &GridGeometry,
        held: Window,
        mast: &Position,
        reach_m: f64,
        spacing_cells: f64,
    ) -> Self {
        let (mast_row, mast_col) = geometry.fractional(mast.easting_m, mast.northing_m);
        let reach_cells = reach_m / geometry.cell_m;
        let octaves = (reach_cells / DENSEST_CELLS).log2().floor().max(0.0) as u32;
        let group = 1_usize << octaves;
        let intervals = ((2.0 * reach_cells / spacing_cells).ceil() as usize).max(4).next_multiple_of(group);
        Self {
            rows: geometry.shape.rows,
            cols: geometry.shape.cols,
            held,
            mast_row,
            mast_col,
            reach_cells,
            intervals,
            octaves,
            spacing_cells,
        }
    }

    /// Radials that are followed beside each other.
    pub(super) const BLOCK: usize = 64;

    /// As [`Self::new`], for whole blocks of radials.
    pub(super) fn in_blocks(mut self) -> Self {
        self.octaves = self.octaves.min(Self::BLOCK.ilog2());
        self.intervals = self.intervals.next_multiple_of(Self::BLOCK);
        self
    }

    /// The same with one more between each two.
    pub(super) const fn halved(mut self) -> Self {
        self.intervals *= 2;
        self
    }

    /// Cells ahead of the mast up to which radials lie closer than blocks have them: their spacing is halved no further.
    pub(super) fn nearest_of_blocks(&self) -> f64 {
        DENSEST_CELLS.max(self.reach_cells / f64::from(2_u32 << Self::BLOCK.ilog2()))
    }

    /// Largest distance between radials, cells.
    pub(super) const fn spacing_cells(&self) -> f64 {
        self.spacing_cells
    }

    /// Reach, cells.
    pub(super) const fn reach_cells(&self) -> f64 {
        self.reach_cells
    }

    /// Rows and columns of the grid within so many cells of the mast.
    pub(super) fn cells_around(&self, cells: f64) -> (Range<usize>, Range<usize>) {
        let around = |middle: f64, count: usize| {
            let bound = |place: f64| place.clamp(0.0, count as f64) as usize;
            bound((middle - cells).ceil())..bound((middle + cells).floor() + 1.0)
        };
        (around(self.mast_row, self.rows), around(self.mast_col, self.cols))
    }

    /// Rows and columns of a window from the mast, first and last, and a cell more on each side.
    pub(super) fn offsets_of(&self, window: &Window) -> ([f64; 2], [f64; 2]) {
        let of = |range: Range<usize>, mast: f64| [range.start as f64 - 1.0 - mast, range.end as f64 - mast];
        (of(window.rows(), self.mast_row), of(window.cols(), self.mast_col))
    }

    /// Cells of the grid between bounds from the mast: north, south, west and east; `None` where there are none.
    pub(super) fn window_within(&self, [north, south, west, east]: [f64; 4]) -> Option<Window> {
        let of = |mast: f64, from: f64, to: f64, count: usize| {
            let bound = |place: f64| place.clamp(0.0, count as f64) as usize;
            bound((mast + from).floor())..bound((mast + to).ceil() + 1.0)
        };
        let rows = of(self.mast_row, north, south, self.rows);
        let cols = of(self.mast_col, west, east, self.cols);
        (!rows.is_empty() && !cols.is_empty()).then(|| Window::of(rows, cols))
    }

    /// Distance from the middle of a line to the reach, cells; `None` beyond it.
    #[inline(always)]
    pub(super) fn half_width(&self, offset: f64) -> Option<f64> {
        let square = self.reach_cells * self.reach_cells - offset * offset;
        (square >= 0.0).then(|| square.sqrt())
    }

    /// Whether a cell belongs to a side: the same as [`Self::sides_of_row`] says.
    #[inline]
    pub(super) fn is_of_side(&self, side: Side, cell: Cell) -> bool {
        let (row, col) = (cell.row as f64, cell.col as f64);
        let down = (row - self.mast_row).abs();
        let (west, east) = (col <= (self.mast_col - down).floor(), col >= (self.mast_col + down).ceil());
        match side {
            Side::West => west && !east,
            Side::East => east,
            Side::South => !west && !east && row >= self.mast_row,
            Side::North => !west && !east && row < self.mast_row,
        }
    }

    /// Radials of one side.
    pub(super) const fn radials(&self) -> usize {
        self.intervals + 1
    }

    /// Cells across the lines per cell along them.
    pub(super) fn slope(&self, radial: usize) -> f64 {
        2.0 * radial as f64 / self.intervals as f64 - 1.0
    }

    /// Offset across the lines beyond which a radial has receivers: those between others join later.
    pub(super) fn begins_at(&self, radial: usize) -> f64 {
        let level = (radial.trailing_zeros()).min(self.octaves);
        if level == self.octaves { 0.0 } else { self.reach_cells / f64::from(2_u32 << level) }
    }

    /// Cells around the mast that its radials can ask for.
    pub(super) fn needs_cells(reach_cells: f64, spacing_cells: f64) -> f64 {
        reach_cells + 2.0 * spacing_cells + 3.0
    }

    /// Offset across the lines to which a radial is followed: the reach, and what reading beside it needs.
    pub(super) fn ends_at(&self, slope: f64) -> f64 {
        (self.reach_cells + 2.0 * self.spacing_cells + 1.0) / slope.mul_add(slope, 1.0).sqrt()
    }

    /// How often the radials that have receivers at an offset are halved: 2 to the power of this from one to the next.
    pub(super) fn level(&self, offset: f64) -> u8 {
        let mut level = 0;
        while level < self.octaves && offset <= self.reach_cells / f64::from(2_u32 << level) {
            level += 1;
        }
        level as u8
    }

    /// The level of each line.
    pub(super) fn levels(&self, lines: &Lines) -> Vec<u8> {
        (0..lines.count).map(|line| self.level(lines.offset(line))).collect()
    }

    /// The lines of a side; none where the mast stands outside the grid on that side.
    pub(super) fn lines(&self, side: Side) -> Lines {
        let (mast, mast_across, cells, across_cells) = match side {
            Side::East | Side::West => (self.mast_col, self.mast_row, self.cols, self.rows),
            Side::South | Side::North => (self.mast_row, self.mast_col, self.rows, self.cols),
        };
        let rising = matches!(side, Side::East | Side::South);
        let cols_held = self.held.shape.cols;
        let (along_stride, across_stride) =
            if matches!(side, Side::East | Side::West) { (1, cols_held) } else { (cols_held, 1) };
        let held_from = self.held.first.row * cols_held + self.held.first.col;
        let ahead =
            if rising { (mast + FIRST_OFFSET_CELLS).ceil() } else { (mast - FIRST_OFFSET_CELLS).floor() };
        let inside = ahead >= 0.0 && ahead < cells as f64;
        let first = if inside { ahead as usize } else { 0 };
        let to_edge = if !inside {
            0
        } else if rising {
            cells - first
        } else {
            first + 1
        };
        let first_offset = (ahead - mast).abs();
        let within = (self.ends_at(0.0) - first_offset).floor().max(-1.0) as isize + 1;
        let count = to_edge.min(within.max(0) as usize);
        Lines {
            first,
            rising,
            first_offset,
            count,
            along_stride,
            across_stride,
            held_from,
            across_cells,
            mast_across,
        }
    }

    /// The sides that the cells of a row belong to, from west to east, and the column before which each ends.
    pub(super) fn sides_of_row(&self, row: usize) -> [(Side, usize); 3] {
        let down = row as f64 - self.mast_row;
        let west_end = (self.mast_col - down.abs()).floor() + 1.0;
        let east_begin = (self.mast_col + down.abs()).ceil();
        let middle = if down >= 0.0 { Side::South } else { Side::North };
        // as usize: 0 where negative
        let west_end = west_end.min(east_begin) as usize;
        [(Side::West, west_end), (middle, east_begin as usize), (Side::East, usize::MAX)]
    }

    /// Where a cell of a side is read: the line, the two radials that have receivers there, and the weight of the second;
    /// `None` beyond the last line.
    #[inline]
    pub(super) fn place(
        &self,
        side: Side,
        lines: &Lines,
        levels: &[u8],
        cell: Cell,
    ) -> Option<(usize, (usize, usize), f64)> {
        let (down, right) = (cell.row as f64 - self.mast_row, cell.col as f64 - self.mast_col);
        let (index, along, across) = match side {
            Side::East | Side::West => (cell.col, right.abs(), down),
            Side::South | Side::North => (cell.row, down.abs(), right),
        };
        // the mast's own cell is read from the first line
        let line =
            if lines.rising { index.saturating_sub(lines.first) } else { lines.first.saturating_sub(index) };
        let level = *levels.get(line)?;
        let slope = if along > 0.0 { across / along } else { 0.0 };
        // 32 bits: one instruction each way
        let intervals = (self.intervals as u32 >> level).cast_signed();
        let half = 0.5 * f64::from(intervals);
        let position = half * slope + half;
        let before = (position as i32).min(intervals - 1);
        let radials = ((before as usize) << level, (before as usize + 1) << level);
        Some((line, radials, position - f64::from(before)))
    }
}

impl Lines {
    /// Distance of a line from the mast across the lines, cells.
    pub(super) fn offset(&self, line: usize) -> f64 {
        self.first_offset + line as f64
    }

    /// How many lines a radial of a slope crosses on the grid and before an offset.
    pub(super) fn within_reach(&self, slope: f64, ends_at: f64) -> usize {
        let edge = if slope > 0.0 { self.across_cells as f64 - 0.5 } else { -0.5 };
        let to_edge = ((edge - self.mast_across) / slope).max(0.0);
        let limit = if slope.abs() > 0.0 { ends_at.min(to_edge) } else { ends_at };
        let lines = (limit - self.first_offset).floor() + 1.0;
        self.count.min(lines.max(0.0) as usize)
    }

    /// Row or column of a line.
    pub(super) const fn index(&self, line: usize) -> usize {
        if self.rising { self.first + line } else { self.first - line }
    }
}

#[cfg(test)]
mod tests {
    use super::{MastRadials, Side};
    use crate::geodesy::{LonLat, Position};
    use crate::grid::{Cell, GridGeometry, Shape, Window};

    fn mast_radials(reach_m: f64) -> (MastRadials, GridGeometry) {
        let geometry = GridGeometry {
            shape: Shape { rows: 90, cols: 120 },
            west_m: 0.0,
            north_m: 2_700.0,
            cell_m: 30.0,
        };
        let mast = Position {
            geographic: LonLat { longitude_deg: 0.0, latitude_deg: 0.0 },
            easting_m: 1_800.0,
            northing_m: 1_340.0,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        };
        let held = Window::whole(geometry.shape);
        (MastRadials::new(&geometry, held, &mast, reach_m, 1.5), geometry)
    }

    #[test]
    fn every_cell_lies_between_radials_that_have_receivers_there() {
        let (mast_radials, geometry) = mast_radials(1_200.0);
        let sides = Side::ALL
            .map(|side| (side, mast_radials.lines(side), mast_radials.levels(&mast_radials.lines(side))));
        let mut cells = [0; 4];
        for row in 0..geometry.shape.rows {
            let mut begin = 0;
            for (side, end) in mast_radials.sides_of_row(row) {
                let end = end.clamp(begin, geometry.shape.cols);
                let cols = begin..end;
                begin = end;
                for col in cols {
                    let (e, n) = geometry.centre_m(Cell { row, col });
                    if (e - 1_800.0).hypot(n - 1_340.0) > 1_200.0 {
                        continue;
                    }
                    cells[side as usize] += 1;
                    let (_, lines, levels) = &sides[side as usize];
                    let (line, radials, share) =
                        mast_radials.place(side, lines, levels, Cell { row, col }).expect("a place");
                    let offset = lines.offset(line);
                    for radial in [radials.0, radials.1] {
                        assert!(radial < mast_radials.radials());
                        assert!(
                            offset > mast_radials.begins_at(radial)
                                && offset <= mast_radials.ends_at(mast_radials.slope(radial))
                        );
                    }
                    assert!((-1e-9..=1.0 + 1e-9).contains(&share));
                    let spacing = offset * (mast_radials.slope(radials.1) - mast_radials.slope(radials.0));
                    assert!(spacing <= 1.5 + 1e-9, "{spacing}");
                }
            }
        }
        assert!(cells.iter().all(|cells| (1_200..1_320).contains(cells)), "{cells:?}");
    }

    #[test]
    fn a_cell_between_two_radials_by_hand() {
        // reach 40 cells, spacing 1.5: 2 * 40 / 1.5 = 53.3 intervals, to a multiple of 4 for two octaves: 56
        let (mast_radials, _) = mast_radials(1_200.0);
        assert_eq!(mast_radials.radials(), 57);
        // the mast is at column 59.5, row 44.833; column 89 is 29.5 cells east, row 50 is 5.167 south
        let lines = mast_radials.lines(Side::East);
        let (line, radials, share) = mast_radials
            .place(Side::East, &lines, &mast_radials.levels(&lines), Cell { row: 50, col: 89 })
            .expect("a place");
        assert_eq!(line, 29);
        // (5.1667 / 29.5 + 1) * 28 = 32.904
        assert_eq!(radials, (32, 33));
        assert!((share - 0.904).abs() < 1e-3);
        // columns to 59.5 - 5.167 = 54.3 are west, those from 64.7 on east
        assert_eq!(
            mast_radials.sides_of_row(50),
            [(Side::West, 55), (Side::South, 65), (Side::East, usize::MAX)]
        );
    }
}
