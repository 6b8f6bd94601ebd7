//! What a mast's radials hold, and reading it at cells.
use super::mast_radials::{Lines, MastRadials, Side};
use crate::grid::Cell;
use crate::units::Frequency;
use std::ops::Range;

/// Radials that are computed and kept together.
pub(super) const LANES: usize = 16;
/// Numbers per receiver in addition to the losses: departure, change of the loss with height, ground.
pub(super) const BESIDE_LOSSES: usize = 3;
/// Limit of the correction of a loss for the height of a cell above the ground between the radials, dB: the correction is linear.
pub(super) const MOST_CHANGE_DB: f32 = 3.0;

/// Values on the radials around one mast: per receiver the slope at which the wave leaves the mast (m/km over its
/// horizontal; around a place: at which it arrives at the antenna), then the loss (dB) at each frequency, its change with the receiver's height (dB/m) and the ground (m). NaN
/// from the first void on.
#[derive(Clone, Debug)]
pub struct Lattice {
    pub(super) mast_radials: MastRadials,
    pub(super) lines: [Lines; 4],
    /// By side, the level of each line ([`MastRadials::level`]).
    pub(super) levels: [Vec<u8>; 4],
    /// Distinct downlink frequencies, rising.
    pub(super) frequencies: Vec<Frequency>,
    /// By side, groups of radials: per line, radial and number.
    pub(super) blocks: [Vec<Vec<f32>>; 4],
}

/// Interpolation of a cell from the radials on both sides of it.
#[derive(Clone, Copy)]
struct Between<'a> {
    a: &'a [f32],
    b: &'a [f32],
    /// Weight of b.
    share: f32,
}

impl Lattice {
    /// Memory of one receiver at frequencies.
    pub(super) const fn bytes_per_receiver(frequencies: &[Frequency]) -> usize {
        size_of::<f32>() * (frequencies.len() + BESIDE_LOSSES)
    }

    /// Numbers read at a cell: departure slope, then a loss for each frequency.
    #[must_use]
    pub fn channels(&self) -> usize {
        self.frequencies.len() + 1
    }

    /// Reads one cell, its ground at `ground_m` above sea; false where it has no value. As [`Lattice::read_row`].
    pub fn read(&self, cell: Cell, ground_m: f32, values: &mut [f32]) -> bool {
        self.read_row(cell.row, cell.col..cell.col + 1, &[ground_m], values);
        !values[0].is_nan()
    }

    /// Reads cells of one row of the grid, each between its two radials.
    ///
    /// # Shapes and units
    /// `ground_m`: ground of the cells, m above sea. `values`: channel by channel, each as long as `cols`: departure slope
    /// (m/km), then losses (dB), all NaN where a cell has no value.
    ///
    /// # Method
    /// Linear between the two radials. The ground there is between that of two cells each, so a loss is then changed by its
    /// tangent in the receiver's height times what the cell stands over it, 3 dB at most. A radial without a value (behind
    /// a void) is left out where the other is at least as near.
    ///
    /// # Cost and determinism
    /// O(1) per cell; a cell's value does not depend on which others are read with it.
    ///
    /// # Panics
    /// Where the lengths do not agree.
    pub fn read_row(&self, row: usize, cols: Range<usize>, ground_m: &[f32], values: &mut [f32]) {
        let count = cols.len();
        assert!(
            ground_m.len() == count && values.len() == count * self.channels(),
            "as many heights as cells, and as many values as cells and channels"
        );
        let mut at = cols.start;
        for (side, end) in self.mast_radials.sides_of_row(row) {
            let end = end.clamp(at, cols.end);
            for col in at..end {
                let number = col - cols.start;
                match self.between(side, Cell { row, col }) {
                    Some(between) => between.put(ground_m[number], values, number, count),
                    None => values.iter_mut().skip(number).step_by(count).for_each(|value| *value = f32::NAN),
                }
            }
            at = end;
        }
    }

    /// The radials on both sides of a cell, one of them twice where the other has no value and is not nearer.
    #[inline]
    fn between(&self, side: Side, cell: Cell) -> Option<Between<'_>> {
        let levels = &self.levels[side as usize];
        let (line, radials, share) =
            self.mast_radials.place(side, &self.lines[side as usize], levels, cell)?;
        let blocks = &self.blocks[side as usize];
        let stored = self.frequencies.len() + BESIDE_LOSSES;
        let point = |radial: usize| -> Option<&[f32]> {
            let first = (line * LANES + radial % LANES) * stored;
            blocks.get(radial / LANES)?.get(first..)?.get(..stored)
        };
        let (a, b) = (point(radials.0)?, point(radials.1)?);
        let share = share as f32;
        if !(a[0] + b[0]).is_nan() {
            return Some(Between { a, b, share });
        }
        match (a[0].is_nan(), b[0].is_nan()) {
            (false, true) if share <= 0.5 => Some(Between { a, b: a, share }),
            (true, false) if share >= 0.5 => Some(Between { a: b, b, share }),
            _ => None,
        }
    }
}

impl Between<'_> {
    /// Writes what a cell on some ground receives.
    #[inline]
    fn put(self, ground_m: f32, values: &mut [f32], number: usize, count: usize) {
        let Between { a, b, share } = self;
        let mix = |(a, b): (&f32, &f32)| a + (b - a) * share;
        let (
            [a_departure, a_losses @ .., a_slope, a_ground],
            [b_departure, b_losses @ .., b_slope, b_ground],
        ) = (a, b)
        else {
            return;
        };
        let change_db = mix((a_slope, b_slope)) * (ground_m - mix((a_ground, b_ground)));
        let change_db =
            if change_db.is_nan() { 0.0 } else { change_db.clamp(-MOST_CHANGE_DB, MOST_CHANGE_DB) };
        values[number] = mix((a_departure, b_departure));
        let mut at = number + count;
        for pair in a_losses.iter().zip(b_losses) {
            values[at] = mix(pair) + change_db;
            at += count;
        }
    }
}
