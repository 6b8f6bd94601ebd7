//! One height of the map while points come in.
use super::mast_link::MastLink;
use super::points::PointToServe;
use super::served_sets::Marks;
use rayon::prelude::*;
use std::ops::Range;

/// Set in the index of a cell that serves the point at hand too.
const PENDING: u32 = 1 << 31;

/// One point as a row takes it in.
pub(super) struct PointStep<'a> {
    pub(super) link: &'a MastLink<'a>,
    pub(super) point: &'a PointToServe,
}

/// Cells of a row.
pub(super) struct RowPart {
    /// From the first cell of the row.
    pub(super) cols: Range<usize>,
    /// Cells of the whole row.
    pub(super) width: usize,
}

/// Sets and expected people of the cells at one height while points come in, row by row, in a row tilt by tilt. All of a kind in one piece, so that its
/// memory is given back as a whole.
#[derive(Clone, Debug)]
pub(super) struct HeightState {
    sets: Vec<u32>,
    /// NaN where no point has been reached.
    expected: Vec<f32>,
    /// Of one row: tilts times cells.
    per_row: usize,
}

/// One row of it.
pub(super) struct RowState<'a> {
    pub(super) sets: &'a mut [u32],
    pub(super) expected: &'a mut [f32],
}

impl HeightState {
    /// Bytes of a cell and tilt.
    pub(super) const BYTES: usize = size_of::<u32>() + size_of::<f32>();

    /// `rows` of `per_row` numbers each.
    pub(super) fn new(rows: usize, per_row: usize) -> Self {
        Self { sets: vec![0; rows * per_row], expected: vec![f32::NAN; rows * per_row], per_row }
    }

    /// The rows, in their order.
    pub(super) fn rows(&mut self) -> impl IndexedParallelIterator<Item = RowState<'_>> {
        let sets = self.sets.par_chunks_mut(self.per_row);
        let rows = sets.zip(self.expected.par_chunks_mut(self.per_row));
        rows.map(|(sets, expected)| RowState { sets, expected })
    }

    /// Set and expected people of a cell at one of the tilts.
    pub(super) fn at(&self, row: usize, tilt_and_cell: usize) -> (u32, f32) {
        let index = row * self.per_row + tilt_and_cell;
        (self.sets[index], self.expected[index])
    }

    /// Gives the cells that serve the point the sets with it.
    pub(super) fn settle(&mut self, with: &[u32]) {
        self.sets.par_iter_mut().for_each(|set| {
            if *set & PENDING != 0 {
                *set = with[(*set & !PENDING) as usize];
            }
        });
    }
}

impl RowState<'_> {
    /// Takes in what `values`, channel by channel, say of a point at a part of the row.
    pub(super) fn add(&mut self, step: &PointStep<'_>, part: &RowPart, values: &[f32], marks: &Marks) {
        let RowPart { cols, width } = part;
        let (link, count) = (step.link, cols.len());
        let needed = step.point.needed_strength as f32;
        let people = step.point.people as f32;
        for (tilt, beam) in link.beams.iter().enumerate() {
            let begin = tilt * width + cols.start;
            let sets = &mut self.sets[begin..begin + count];
            let expected = &mut self.expected[begin..begin + count];
            for (cell, (set, expected)) in sets.iter_mut().zip(expected).enumerate() {
                let slope = values[cell];
                if slope.is_nan() {
                    continue;
                }
                let attenuation_db = if link.flat { 0.0 } else { beam.at(slope) };
                let strength = link.strength(values, cell, count, attenuation_db);
                let before = if expected.is_nan() { 0.0 } else { *expected };
                *expected = before + step.point.gains.at(strength) * people;
                if strength >= needed {
                    marks.mark(*set);
                    *set |= PENDING;
                }
            }
        }
    }
}
