//! Blocks of 64 radials beside each other, and the cells between them.
use super::cell_sink::CellSink;
use super::lattice::{BESIDE_LOSSES, MOST_CHANGE_DB};
use super::mast_radials::{Lines, MastRadials, Side};
use crate::grid::Cell;
use crate::simd::LANES;

/// Radials of a block.
pub(super) const BLOCK: usize = MastRadials::BLOCK;

/// The radials of a block in groups of eight that begin at the same offset: the first, and from each to the next. The last group holds the
/// first radials of the next block, of which the first bounds this one.
pub(super) const GROUPS: [(usize, usize); 9] =
    [(0, 8), (4, 8), (2, 4), (34, 4), (1, 2), (17, 2), (33, 2), (49, 2), (BLOCK, 8)];

/// Group and lane of each radial of a block.
const PLACES: [(u8, u8); BLOCK + 1] = {
    let mut places = [(8, 0); BLOCK + 1];
    let mut group = 0;
    while group < 8 {
        let mut lane = 0;
        while lane < LANES {
            let (first, stride) = GROUPS[group];
            places[first + lane * stride] = (group as u8, lane as u8);
            lane += 1;
        }
        group += 1;
    }
    places
};

/// Receivers on the radials of a group, line by line and radial by radial: departure slope, losses, their change with the height, ground.
#[derive(Clone, Debug, Default)]
pub(super) struct Records {
    pub(super) values: Vec<f32>,
    pub(super) stored: usize,
}

/// A block of radials with their receivers.
#[derive(Clone, Debug, Default)]
pub(super) struct RadialBlock {
    pub(super) groups: [Records; 9],
}

/// Where a block lies.
#[derive(Clone, Copy)]
pub(super) struct BlockPlace<'a> {
    pub(super) radials: &'a MastRadials,
    pub(super) side: Side,
    pub(super) lines: &'a Lines,
    /// Its first radial.
    pub(super) first: usize,
    /// Cells as far ahead as this, or nearer, are not read.
    pub(super) nearest: f64,
}

impl Records {
    /// Makes room for receivers on lines, none of them with a value.
    pub(super) fn clear(&mut self, lines: usize, stored: usize) {
        self.stored = stored;
        self.values.clear();
        self.values.resize(lines * LANES * stored, f32::NAN);
    }

    /// The values of a line's receiver on a lane.
    #[inline(always)]
    fn of(&self, line: usize, lane: usize) -> &[f32] {
        let first = (line * LANES + lane) * self.stored;
        self.values.get(first..first + self.stored).unwrap_or_default()
    }
}

impl RadialBlock {
    /// The next block begins with what bounds this one.
    pub(super) fn go_on(&mut self) {
        self.groups.swap(0, 8);
    }

    #[inline(always)]
    fn receiver(&self, line: usize, radial: usize) -> &[f32] {
        let (group, lane) = PLACES[radial];
        self.groups[usize::from(group)].of(line, usize::from(lane))
    }

    /// Reads the cells between the radials of a block and gives them to a sink; `heights` are those of the cells.
    ///
    /// # Method
    /// As [`super::Lattice::read_row`]: linear between two radials, changed by the tangent in the receiver's height.
    #[inline(always)]
    pub(super) fn read_cells(
        &self,
        place: &BlockPlace<'_>,
        heights: &impl Fn(usize, usize) -> f32,
        (channels, sink): (&mut [f32], &impl CellSink),
    ) {
        let BlockPlace { radials, side, lines, first, nearest } = *place;
        let slopes = [radials.slope(first), radials.slope(first + BLOCK)];
        for line in 0..lines.count {
            let offset = lines.offset(line);
            if offset <= nearest {
                continue;
            }
            let Some(half) = radials.half_width(offset) else { break };
            let cells = place.cells(line, offset, slopes, half);
            let level = radials.level(offset);
            let step = 1_usize << level;
            let per_cell = 1.0 / ((radials.slope(first + step) - slopes[0]) * offset);
            let from = lines.mast_across + slopes[0] * offset;
            let last = (BLOCK >> level) - 1;
            for across in cells {
                let position = (across as f64 - from) * per_cell;
                let before = (position as usize).min(last);
                let share = (position - before as f64) as f32;
                let (a, b) = (self.receiver(line, before * step), self.receiver(line, (before + 1) * step));
                let Some((a, b)) = with_values(a, b, share) else { continue };
                mix(a, b, share, heights(line, across), channels);
                sink.put(side.cell(lines.index(line), across), channels);
            }
        }
    }
}

/// The two receivers beside a cell, one of them twice where the other has no value and is not nearer.
#[inline(always)]
fn with_values<'a>(a: &'a [f32], b: &'a [f32], share: f32) -> Option<(&'a [f32], &'a [f32])> {
    let (slope_a, slope_b) = (a.first().copied().unwrap_or(f32::NAN), b.first().copied().unwrap_or(f32::NAN));
    if !(slope_a + slope_b).is_nan() {
        return Some((a, b));
    }
    match (slope_a.is_nan(), slope_b.is_nan()) {
        (false, true) if share <= 0.5 => Some((a, a)),
        (true, false) if share >= 0.5 => Some((b, b)),
        _ => None,
    }
}

/// What a cell on some ground receives: departure slope and losses.
#[inline(always)]
fn mix(a: &[f32], b: &[f32], share: f32, ground_m: f32, channels: &mut [f32]) {
    let count = channels.len();
    let (Some(a), Some(b)) = (a.get(..count + 2), b.get(..count + 2)) else { return };
    let at = |number: usize| a[number] + (b[number] - a[number]) * share;
    let change_db = at(count) * (ground_m - at(count + 1));
    let change_db = if change_db.is_nan() { 0.0 } else { change_db.clamp(-MOST_CHANGE_DB, MOST_CHANGE_DB) };
    channels[0] = at(0);
    for (number, channel) in channels.iter_mut().enumerate().skip(1) {
        *channel = at(number) + change_db;
    }
}

impl BlockPlace<'_> {
    /// Cells of a line that belong to the block and to its side, within so many cells of the middle.
    #[inline(always)]
    fn cells(&self, line: usize, offset: f64, slopes: [f64; 2], half: f64) -> std::ops::Range<usize> {
        let BlockPlace { radials, side, lines, first, .. } = *self;
        let middle = lines.mast_across;
        let bound = |across: f64| across.ceil().clamp(0.0, lines.across_cells as f64) as usize;
        let mut begin = bound(middle + slopes[0] * offset);
        let mut end = bound(middle + slopes[1] * offset);
        let index = lines.index(line);
        // at the diagonals the side decides
        if first == 0 {
            while begin > 0 && radials.is_of_side(side, side.cell(index, begin - 1)) {
                begin -= 1;
            }
            while begin < end && !radials.is_of_side(side, side.cell(index, begin)) {
                begin += 1;
            }
        }
        if first + BLOCK + 1 == radials.radials() {
            while end < lines.across_cells && radials.is_of_side(side, side.cell(index, end)) {
                end += 1;
            }
            while end > begin && !radials.is_of_side(side, side.cell(index, end - 1)) {
                end -= 1;
            }
        }
        begin.max(bound(middle - half))..end.min(bound(middle + half + 1.0))
    }
}

impl Side {
    /// The cell on a line of an index, so far across.
    #[inline(always)]
    pub(super) const fn cell(self, index: usize, across: usize) -> Cell {
        match self {
            Self::East | Self::West => Cell { row: across, col: index },
            Self::South | Self::North => Cell { row: index, col: across },
        }
    }
}

/// Numbers of a receiver at so many frequencies.
pub(super) const fn stored(frequencies: usize) -> usize {
    frequencies + BESIDE_LOSSES
}
