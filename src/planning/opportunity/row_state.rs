//! One row of the map while points come in.
use super::mast_link::MastLink;
use super::points::PointToServe;
use super::served_sets::Marks;
use std::ops::Range;

/// Set in the index of a cell that serves the point at hand too.
const PENDING: u32 = 1 << 31;

/// One point as a row takes it in.
pub(super) struct PointStep<'a> {
    pub(super) link: &'a MastLink<'a>,
    pub(super) point: &'a PointToServe,
    /// Whether the antenna attenuates in no direction.
    pub(super) flat: bool,
}

/// Cells of a row, at one of the heights.
pub(super) struct RowPart {
    pub(super) height: usize,
    /// From the first cell of the row.
    pub(super) cols: Range<usize>,
    /// Cells of the whole row.
    pub(super) width: usize,
}

/// Sets and expected people of the cells of a row, for some heights and tilts: variant by variant.
#[derive(Clone, Debug)]
pub(super) struct RowState {
    pub(super) sets: Vec<u32>,
    /// NaN where no point has been reached.
    pub(super) expected: Vec<f32>,
}

impl RowState {
    /// Bytes of a cell and variant.
    pub(super) const BYTES: usize = size_of::<u32>() + size_of::<f32>();

    pub(super) fn new(cells: usize) -> Self {
        Self { sets: vec![0; cells], expected: vec![f32::NAN; cells] }
    }

    /// Takes in what `values`, channel by channel, say of a point at a part of the row.
    pub(super) fn add(&mut self, step: &PointStep<'_>, place: &RowPart, values: &[f32], marks: &Marks) {
        let RowPart { height, cols, width } = place;
        let (link, count) = (step.link, cols.len());
        let needed = step.point.needed_strength as f32;
        let people = step.point.people as f32;
        for (tilt, beam) in link.beams.iter().enumerate() {
            let begin = (height * link.beams.len() + tilt) * width + cols.start;
            let sets = &mut self.sets[begin..begin + count];
            let expected = &mut self.expected[begin..begin + count];
            for (cell, (set, expected)) in sets.iter_mut().zip(expected).enumerate() {
                let slope = values[cell];
                if slope.is_nan() {
                    continue;
                }
                let attenuation_db = if step.flat { 0.0 } else { beam.at(slope) };
                let strength = link.strength(values, cell, count, attenuation_db);
                if strength.is_nan() {
                    continue;
                }
                let before = if expected.is_nan() { 0.0 } else { *expected };
                *expected = before + step.point.gains.at(strength) * people;
                if strength >= needed {
                    marks.mark(*set);
                    *set |= PENDING;
                }
            }
        }
    }

    /// Gives the cells that serve the point the sets with it.
    pub(super) fn settle(&mut self, with: &[u32]) {
        for set in &mut self.sets {
            if *set & PENDING != 0 {
                *set = with[(*set & !PENDING) as usize];
            }
        }
    }
}
