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

/// Receivers on the radials of a group, line by line, number by number and radial by radial: departure slope, losses, their change with the
/// height, ground.
#[derive(Clone, Debug, Default)]
pub(super) struct Records {
    pub(super) values: Vec<f32>,
    pub(super) stored: usize,
    /// Losses of the lines that are compared, all at one wavelength, dB.
    compared_db: Vec<[f32; LANES]>,
}

/// A block of radials with their receivers.
#[derive(Clone, Debug, Default)]
pub(super) struct RadialBlock {
    pub(super) groups: [Records; 9],
    /// One line: by number, the radials in their order.
    along: Vec<[f32; ALONG]>,
}

/// Intervals of a block.
const LAST: i32 = 64;

/// Radials of a block with the first of the next, and some to fill up.
const ALONG: usize = BLOCK + LANES;

/// A loss that lies this far beside the line between those of the neighbouring radials disagrees with them, dB; like the two numbers below
/// found on fine and coarse ground (decision 21).
const APART_DB: f32 = 1.0;
/// One line in so many is compared.
const COMPARED_IN: usize = 8;
/// Radials between those of a block are called for where more than one receiver in so many disagrees.
const ONE_IN: usize = 6;

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
        self.compared_db.clear();
        self.compared_db.resize(lines.div_ceil(COMPARED_IN), [f32::NAN; LANES]);
    }

    /// Where the edge losses of a line go, dB; `None` for lines that are not compared.
    #[inline(always)]
    pub(super) fn edges_db(&mut self, line: usize) -> Option<&mut [f32; LANES]> {
        let is_compared = line.is_multiple_of(COMPARED_IN);
        self.compared_db.get_mut(line / COMPARED_IN).filter(|_| is_compared)
    }

    /// A number of a line's receivers.
    #[inline(always)]
    fn of(&self, line: usize, number: usize) -> [f32; LANES] {
        let first = (line * self.stored + number) * LANES;
        self.values
            .get(first..first + LANES)
            .and_then(|lanes| lanes.try_into().ok())
            .unwrap_or([f32::NAN; LANES])
    }
}

impl RadialBlock {
    /// The next block begins with what bounds this one.
    pub(super) fn go_on(&mut self) {
        self.groups.swap(0, 8);
    }

    /// Lays the receivers of a line side by side.
    #[inline(always)]
    fn lay_along(&mut self, line: usize, stored: usize) {
        self.along.resize(stored, [f32::NAN; ALONG]);
        let Self { groups, along } = self;
        for (number, along) in along.iter_mut().enumerate() {
            *along = side_by_side(groups, |group| group.of(line, number));
        }
    }

    /// Numbers of a line side by side.
    fn along(&self, of: impl Fn(&Records) -> [f32; LANES]) -> [f32; ALONG] {
        side_by_side(&self.groups, of)
    }

    /// Whether radials between those of the block are called for: too many losses do not follow from those of the neighbours.
    ///
    /// Compared are edge losses at one wavelength, which does not depend on the bands, on ground as high as the neighbours'. Radials that were
    /// not followed side by side have none.
    pub(super) fn disagrees(&self, place: &BlockPlace<'_>) -> bool {
        let BlockPlace { radials, lines, nearest, .. } = *place;
        let (mut apart, mut receivers) = (0, 0);
        let compared = (0..lines.count).step_by(COMPARED_IN).map(|line| (line, lines.offset(line)));
        for (line, offset) in compared.filter(|(_, offset)| *offset > nearest) {
            let step = 1 << radials.level(offset);
            let losses_db = self.along(|group| {
                group.compared_db.get(line / COMPARED_IN).copied().unwrap_or([f32::NAN; LANES])
            });
            let [slopes, ground_m] =
                [2, 1].map(|last| self.along(|group| group.of(line, group.stored.saturating_sub(last))));
            for radial in (step..BLOCK).step_by(step) {
                let [before, after] = [radial - step, radial + step]
                    .map(|beside| losses_db[beside] + slopes[radial] * (ground_m[radial] - ground_m[beside]));
                let apart_db = (losses_db[radial] - 0.5 * (before + after)).abs();
                apart += usize::from(apart_db > APART_DB);
                receivers += usize::from(!apart_db.is_nan());
            }
        }
        apart * ONE_IN > receivers
    }

    /// Reads the cells between the radials of a block and gives them to a sink; `heights` are those of the cells.
    ///
    /// # Method
    /// As [`super::Lattice::read_row`]: linear between two radials, changed by the tangent in the receiver's height.
    #[inline(always)]
    pub(super) fn read_cells(
        &mut self,
        place: &BlockPlace<'_>,
        heights: &impl Fn(usize, usize) -> f32,
        channels: &mut [f32],
        sink: &impl CellSink,
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
            if cells.is_empty() {
                continue;
            }
            self.lay_along(line, channels.len() + 2);
            let level = radials.level(offset);
            let step = 1_usize << level;
            let per_cell = 1.0 / ((radials.slope(first + step) - slopes[0]) * offset);
            let from = lines.mast_across + slopes[0] * offset;
            let last = (LAST >> level).max(1) - 1;
            let index = lines.index(line);
            for across in cells {
                let position = (across as f64 - from) * per_cell;
                let before = (position as i32).min(last).max(0);
                let share = (position - f64::from(before)) as f32;
                let first = (before as usize * step).min(BLOCK);
                let beside = Beside { first, second: (first + step).min(BLOCK), share };
                if self.mix(beside, heights(line, across), channels) {
                    sink.put(side.cell(index, across), channels);
                }
            }
        }
    }

    /// What a cell on some ground between two radials receives: departure slope and losses; whether it has values.
    ///
    /// A radial without values is left out where the other is at least as near.
    #[inline(always)]
    fn mix(&self, mut beside: Beside, ground_m: f32, channels: &mut [f32]) -> bool {
        let Beside { first: a, second: b, share } = beside;
        let [departure, .., slope, ground] = &self.along[..] else { return false };
        if (departure[a] + departure[b]).is_nan() {
            match (departure[a].is_nan(), departure[b].is_nan()) {
                (false, true) if share <= 0.5 => beside.second = a,
                (true, false) if share >= 0.5 => beside.first = b,
                _ => return false,
            }
        }
        let slope = beside.mix(slope);
        let change_db = slope * (ground_m - beside.mix(ground));
        let change_db = if change_db > MOST_CHANGE_DB { MOST_CHANGE_DB } else { change_db };
        let change_db = if change_db < -MOST_CHANGE_DB { -MOST_CHANGE_DB } else { change_db };
        let change_db = if change_db.is_nan() { 0.0 } else { change_db };
        channels[0] = beside.mix(departure);
        for (channel, along) in channels.iter_mut().zip(&self.along).skip(1) {
            *channel = beside.mix(along) + change_db;
        }
        true
    }
}

/// Numbers of a line in the order of the radials.
#[inline(always)]
fn side_by_side(groups: &[Records; 9], of: impl Fn(&Records) -> [f32; LANES]) -> [f32; ALONG] {
    let mut along = [f32::NAN; ALONG];
    for (group, (first, stride)) in groups.iter().zip(GROUPS) {
        let count = if first == BLOCK { 1 } else { LANES };
        for (lane, value) in of(group).into_iter().take(count).enumerate() {
            along[first + lane * stride] = value;
        }
    }
    along
}

/// Two radials of a block, and the weight of the second.
#[derive(Clone, Copy)]
struct Beside {
    first: usize,
    second: usize,
    share: f32,
}

impl Beside {
    /// Linear between the two.
    #[inline(always)]
    fn mix(self, along: &[f32; ALONG]) -> f32 {
        let (a, b) = (along[self.first], along[self.second]);
        a + (b - a) * self.share
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
