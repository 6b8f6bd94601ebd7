//! Neighbouring radials of one side, followed together line by line.
use super::kernel::{Comb, Frame, LineOfCells, compare, raise};
use super::pieces::{Piece, WEDGES};
use super::setting::{HIDDEN, IN_SIGHT, SIGHT_UNKNOWN, SightSetting};
use super::strip::Strip;
use crate::coverage::mast_radials::{Lines, MastRadials, Side};
use crate::terrain::Ground;
use std::ops::Range;

/// Lines loaded at a time where they are columns: two cache lines of each row.
const COLUMNS: usize = 32;
/// Cells beyond the radius to which radials are followed, so that the last cells lie between two.
const BEYOND_CELLS: f64 = 2.0;
/// The slope of a horizon over which there is no terrain yet.
const NO_HORIZON: f64 = -1e30;

/// What the cells of neighbouring columns see, column by column.
struct Seen<'a> {
    values: &'a [u8],
    /// The first row, and how many.
    first: usize,
    rows: usize,
}

/// One wedge on its way outwards.
pub(super) struct Wedge<'a> {
    ground: &'a Ground,
    lines: Lines,
    /// Heights of antennas: the transmitter's above sea, the receiver's above ground, m.
    antennas_m: (f64, f64),
    curvature: f64,
    reach_cells: f64,
    /// Half the number of intervals of the whole side: radials per unit of slope.
    half: f64,
    first_radial: usize,
    /// Steepest terrain so far of each radial (see [`Frame`]), NaN behind a void, and one element that nothing reads.
    horizons: Vec<f64>,
    /// 1 + slope^2 of each radial.
    bend: Vec<f64>,
    /// Whether a horizon may be NaN.
    void: bool,
    strip: Strip,
}

impl<'a> Wedge<'a> {
    pub(super) fn new(
        setting: &SightSetting<'a>,
        mast_radials: &MastRadials,
        side: Side,
        wedge: usize,
        ground_at_mast_m: f64,
    ) -> Self {
        let intervals = mast_radials.radials() - 1;
        let radials = wedge * intervals / WEDGES..(((wedge + 1) * intervals).div_ceil(WEDGES)) + 1;
        let disc = setting.disc();
        let (tx_agl, rx_agl) = setting.antennas_agl;
        Self {
            ground: setting.ground,
            lines: mast_radials.lines(side),
            antennas_m: (ground_at_mast_m + tx_agl.metres(), rx_agl.metres()),
            curvature: setting.curvature(),
            reach_cells: disc.reach_cells,
            half: 0.5 * intervals as f64,
            first_radial: radials.start,
            horizons: vec![NO_HORIZON; radials.len() + 1],
            bend: radials.map(|radial| mast_radials.slope(radial).powi(2) + 1.0).collect(),
            void: false,
            strip: Strip::default(),
        }
    }

    /// Follows the wedge to its last line and writes what its cells see.
    pub(super) fn sweep(&mut self, pieces: &mut [Piece<'_, u8>]) {
        if self.lines.across_stride == 1 {
            self.sweep_rows(pieces);
        } else {
            self.sweep_columns(pieces);
        }
    }

    /// Lines are rows: a piece is a part of a line.
    fn sweep_rows(&mut self, pieces: &mut [Piece<'_, u8>]) {
        let farthest = if self.lines.rising { pieces.last() } else { pieces.first() };
        let Some(farthest) = farthest.map(|piece| piece.row) else { return };
        for line in 0..self.lines.count {
            let row = self.lines.index(line);
            self.load(line..line + 1);
            if let Ok(number) = pieces.binary_search_by_key(&row, |piece| piece.row) {
                let piece = &mut pieces[number];
                self.compare_cells(line, 0, piece.cells, piece.first_col);
            }
            self.raise(line, 0);
            if row == farthest {
                return;
            }
        }
    }

    /// Lines are columns: a piece is a cell of each of several lines.
    fn sweep_columns(&mut self, pieces: &mut [Piece<'_, u8>]) {
        let Some(first_row) = pieces.first().map(|piece| piece.row) else { return };
        let last_row = pieces.last().map_or(first_row, |piece| piece.row);
        let mut seen = Vec::new();
        for from in (0..self.lines.count).step_by(COLUMNS) {
            let count = COLUMNS.min(self.lines.count - from);
            self.load(from..from + count);
            let width = self.strip.heights_m(0).len();
            let first = self.strip.first().max(first_row.cast_signed()).cast_unsigned();
            let behind = (self.strip.first() + width.cast_signed()).max(0).cast_unsigned().min(last_row + 1);
            let rows = behind.saturating_sub(first);
            seen.clear();
            seen.resize(count * rows, SIGHT_UNKNOWN);
            for line in 0..count {
                let across = self.across_of(self.lines.offset(from + line), 1.0);
                let (start, end) =
                    (across.start.max(first.cast_signed()), across.end.min(behind.cast_signed()));
                if start < end {
                    let (start, end) = (start.cast_unsigned(), end.cast_unsigned());
                    let cells = &mut seen[line * rows + start - first..line * rows + end - first];
                    self.compare_cells(from + line, line, cells, start);
                }
                self.raise(from + line, line);
            }
            self.store(&Seen { values: &seen, first, rows }, from..from + count, pieces);
        }
    }

    /// Copies what the cells of some columns see to where it belongs.
    fn store(&self, seen: &Seen<'_>, columns: Range<usize>, pieces: &mut [Piece<'_, u8>]) {
        let Seen { values: seen, first, rows } = *seen;
        let (a, b) = (self.lines.index(columns.start), self.lines.index(columns.end - 1));
        let (west, east) = (a.min(b), a.max(b) + 1);
        let begin = pieces.partition_point(|piece| piece.row < first);
        for piece in pieces[begin..].iter_mut().take_while(|piece| piece.row < first + rows) {
            let last_col = piece.first_col + piece.cells.len();
            let cols = west.max(piece.first_col)..east.min(last_col);
            if cols.is_empty() {
                continue;
            }
            let cells = &mut piece.cells[cols.start - piece.first_col..cols.end - piece.first_col];
            let nearest = cols.start.abs_diff(a).min((cols.end - 1).abs_diff(a));
            let values = seen[nearest * rows + piece.row - first..].iter().step_by(rows);
            if self.lines.rising {
                cells.iter_mut().zip(values).for_each(|(cell, value)| *cell = *value);
            } else {
                cells.iter_mut().rev().zip(values).for_each(|(cell, value)| *cell = *value);
            }
        }
    }

    /// Positions across the lines that the wedge covers at an offset, widened by a margin; empty beyond the radius.
    fn across_of(&self, offset: f64, margin: f64) -> Range<isize> {
        let reach = self.reach_cells + BEYOND_CELLS;
        let widest = (reach * reach - offset * offset).max(0.0).sqrt();
        let position = |radial: usize| {
            let slope = radial as f64 / self.half - 1.0;
            self.lines.mast_across + (slope * offset).clamp(-widest, widest)
        };
        let (low, high) = (position(self.first_radial), position(self.first_radial + self.bend.len() - 1));
        (low - margin).floor() as isize..(high + margin).ceil() as isize + 1
    }

    /// Loads some lines, as wide as the widest needs.
    fn load(&mut self, numbers: Range<usize>) {
        let (from, count) = (numbers.start, numbers.len());
        let margin = 2.0;
        let near = self.across_of(self.lines.offset(from), margin);
        let far = self.across_of(self.lines.offset(from + count - 1), margin);
        let reach = self.reach_cells + BEYOND_CELLS;
        // the widest line is where the radius meets a wedge's edge, somewhere between: bound both ways
        let across = if count == 1 {
            near
        } else {
            let offset = self.lines.offset(from + count - 1).min(reach);
            let slope = |radial: usize| radial as f64 / self.half - 1.0;
            let (low, high) = (slope(self.first_radial), slope(self.first_radial + self.bend.len() - 1));
            let mast = self.lines.mast_across;
            let low = (mast + low * offset - margin).floor() as isize;
            let high = (mast + high * offset + margin).ceil() as isize + 1;
            near.start.min(far.start).min(low)..near.end.max(far.end).max(high)
        };
        self.strip.fill(self.ground, &self.lines, numbers, across);
    }

    fn frame(&self, line: usize, height_agl_m: f64) -> Frame {
        Frame {
            datum_m: self.antennas_m.0 - height_agl_m,
            offset: self.lines.offset(line),
            curvature: self.curvature,
        }
    }

    /// Compares neighbouring cells of a line, the first at a position across it, with the horizons so far.
    fn compare_cells(&self, line: usize, in_strip: usize, seen: &mut [u8], first: usize) {
        let frame = self.frame(line, self.antennas_m.1);
        let skip = (first.cast_signed() - self.strip.first()).cast_unsigned();
        let heights_m = &self.strip.heights_m(in_strip)[skip..skip + seen.len()];
        let across = first as f64 - self.lines.mast_across;
        let step = self.half / frame.offset;
        let comb = Comb { start: self.half + across * step - self.first_radial as f64, step };
        if self.void || self.strip.has_void() {
            for (number, (seen, height_m)) in seen.iter_mut().zip(heights_m).enumerate() {
                let slope = frame.slope(f64::from(*height_m), across + number as f64);
                *seen = self.judge(slope, comb.at(number));
            }
        } else {
            compare(seen, heights_m, &self.horizons, LineOfCells { comb, frame, across });
        }
    }

    /// What a cell sees where horizons may be unknown: one that is counts where it is nearer, as in the loss raster.
    fn judge(&self, slope: f64, place: f64) -> u8 {
        let last = self.bend.len() - 1;
        let place = place.clamp(0.0, last as f64);
        let before = (place as usize).min(last - 1);
        let share = place - before as f64;
        let (a, b) = (self.horizons[before], self.horizons[before + 1]);
        let horizon = match (a.is_nan(), b.is_nan()) {
            (false, false) => a + (b - a) * share,
            (false, true) if share <= 0.5 => a,
            (true, false) if share >= 0.5 => b,
            _ => return SIGHT_UNKNOWN,
        };
        if slope.is_nan() {
            SIGHT_UNKNOWN
        } else if slope > horizon {
            IN_SIGHT
        } else {
            HIDDEN
        }
    }

    /// Raises the horizons by a line's terrain.
    fn raise(&mut self, line: usize, in_strip: usize) {
        let frame = self.frame(line, 0.0);
        let active = self.active(frame.offset);
        if active.is_empty() {
            return;
        }
        let step = frame.offset / self.half;
        let start = self.lines.mast_across - frame.offset + step * (self.first_radial + active.start) as f64
            - self.strip.first() as f64;
        let comb = Comb { start, step };
        let heights_m = self.strip.heights_m(in_strip);
        let clutter_m = self.strip.clutter_m(in_strip);
        let (horizons, bend) = (&mut self.horizons[active.clone()], &self.bend[active]);
        if !self.strip.has_void() && clutter_m.is_none() {
            raise(horizons, bend, heights_m, comb, frame);
            return;
        }
        self.void |= self.strip.has_void();
        for (number, (horizon, bend)) in horizons.iter_mut().zip(bend).enumerate() {
            let top_m = top_m(heights_m, clutter_m, comb.at(number));
            let slope = (top_m - frame.datum_m) / frame.offset - frame.curvature * frame.offset * bend;
            // a horizon that is NaN stays so
            if slope > *horizon || slope.is_nan() {
                *horizon = slope;
            }
        }
    }

    /// The radials that cells within the radius need at an offset and beyond.
    fn active(&self, offset: f64) -> Range<usize> {
        let reach = self.reach_cells + BEYOND_CELLS;
        if offset > reach {
            return 0..0;
        }
        let slope = ((reach / offset).powi(2) - 1.0).sqrt();
        let number = |slope: f64| (slope + 1.0) * self.half - self.first_radial as f64;
        let count = self.bend.len() as f64;
        let low = (number(-slope).floor() - 1.0).clamp(0.0, count) as usize;
        let high = (number(slope).ceil() + 2.0).clamp(0.0, count) as usize;
        low..high.max(low)
    }
}

#[cfg(test)]
impl Wedge<'_> {
    /// Numbers of the wedge's radials.
    pub(super) fn radials(&self) -> Range<usize> {
        self.first_radial..self.first_radial + self.bend.len()
    }

    /// The horizon of one of them so far.
    pub(super) fn horizon(&self, index: usize) -> f64 {
        self.horizons[index]
    }

    /// Raises the horizons by one line.
    pub(super) fn advance(&mut self, line: usize) {
        self.load(line..line + 1);
        self.raise(line, 0);
    }
}

/// Ground between two centres, and clutter of the nearer one on it; NaN where a centre that counts is void.
fn top_m(heights_m: &[f32], clutter_m: Option<&[f32]>, place: f64) -> f64 {
    let before = (place as usize).min(heights_m.len() - 2);
    let share = place - before as f64;
    let a = f64::from(heights_m[before]);
    let ground_m = if share > 0.0 { a + (f64::from(heights_m[before + 1]) - a) * share } else { a };
    let nearer = if share >= 0.5 { before + 1 } else { before };
    ground_m + clutter_m.map_or(0.0, |clutter_m| f64::from(clutter_m[nearer]))
}
