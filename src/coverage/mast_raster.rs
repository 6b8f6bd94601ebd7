//! What the cells around a mast read of its sweep.
use super::cell_sink::CellSink;
use super::disc::Disc;
use crate::grid::{Cell, Window};
use crate::units::Frequency;
use half::f16;
use std::ops::Range;
use std::sync::atomic::{AtomicU16, Ordering};

/// Parts of a decibel that losses are kept in.
const PARTS_OF_DB: f32 = 128.0;
/// Where there is no value.
const NOTHING: u16 = u16::MAX;

/// Per cell of a window around a mast the slope at which the wave leaves for it (m/km over the mast's horizontal), then the loss (dB) at each
/// frequency. Slopes are kept in half precision, losses in 1/128 dB up to 511 dB: 2 bytes each.
#[derive(Clone, Debug)]
pub struct MastRaster {
    pub(super) disc: Disc,
    pub(super) window: Window,
    pub(super) frequencies: Vec<Frequency>,
    /// Cell by cell.
    pub(super) values: Vec<u16>,
}

impl MastRaster {
    /// Memory of the values.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        size_of::<u16>() * self.values.len()
    }

    /// Memory of one cell at frequencies.
    pub(super) const fn bytes_per_cell(frequencies: &[Frequency]) -> usize {
        size_of::<u16>() * (frequencies.len() + 1)
    }

    /// Numbers read at a cell: departure slope, then a loss for each frequency.
    #[must_use]
    pub const fn channels(&self) -> usize {
        self.frequencies.len() + 1
    }

    /// Downlink frequencies, rising.
    #[must_use]
    pub fn frequencies(&self) -> &[Frequency] {
        &self.frequencies
    }

    /// Reads one cell; false where it has no value. As [`Self::read_row`].
    pub fn read(&self, cell: Cell, values: &mut [f32]) -> bool {
        self.read_row(cell.row, cell.col..cell.col + 1, values);
        !values[0].is_nan()
    }

    /// Reads cells of one row of the grid; those beyond the sweep's reach have no value.
    ///
    /// # Shapes and units
    /// `values`: channel by channel, each as long as `cols`: departure slope (m/km), then losses (dB), all NaN where a cell has no value.
    ///
    /// # Cost
    /// O(1) per cell.
    ///
    /// # Panics
    /// Where the lengths do not agree.
    pub fn read_row(&self, row: usize, cols: Range<usize>, values: &mut [f32]) {
        let (count, channels) = (cols.len(), self.channels());
        assert!(values.len() == count * channels, "as many values as cells and channels");
        values.fill(f32::NAN);
        let reached = self.disc.columns(row);
        let within = self.window.cols();
        let read = cols.start.max(within.start).max(reached.start)..cols.end.min(within.end).min(reached.end);
        if !self.window.rows().contains(&row) || read.is_empty() {
            return;
        }
        let first =
            (row - self.window.first.row) * self.window.shape.cols + read.start - self.window.first.col;
        let cells = self.values[first * channels..][..read.len() * channels].chunks_exact(channels);
        for (number, cell) in (read.start - cols.start..).zip(cells) {
            if cell[0] == NOTHING {
                continue;
            }
            values[number] = f16::from_bits(cell[0]).to_f32();
            for (loss, place) in cell[1..].iter().zip(values[number + count..].iter_mut().step_by(count)) {
                *place = if *loss == NOTHING { f32::NAN } else { f32::from(*loss) / PARTS_OF_DB };
            }
        }
    }
}

/// A raster while threads put cells into it.
pub(super) struct MastRasterSink {
    window: Window,
    channels: usize,
    values: Vec<AtomicU16>,
}

impl MastRasterSink {
    pub(super) fn new(window: Window, channels: usize) -> Self {
        let count = window.shape.cells() * channels;
        Self {
            window,
            channels,
            values: std::iter::repeat_with(|| AtomicU16::new(NOTHING)).take(count).collect(),
        }
    }

    pub(super) fn finish(self, disc: Disc, frequencies: Vec<Frequency>) -> MastRaster {
        let values = self.values.into_iter().map(AtomicU16::into_inner).collect();
        MastRaster { disc, window: self.window, frequencies, values }
    }
}

impl CellSink for MastRasterSink {
    #[inline(always)]
    fn put(&self, cell: Cell, values: &[f32]) {
        let (row, col) =
            (cell.row.wrapping_sub(self.window.first.row), cell.col.wrapping_sub(self.window.first.col));
        let first = (row * self.window.shape.cols + col) * self.channels;
        if col >= self.window.shape.cols {
            return;
        }
        let Some(places) = self.values.get(first..first + self.channels) else { return };
        let [slope, losses @ ..] = values else { return };
        let slope_bits = if slope.is_nan() { NOTHING } else { f16::from_f32(*slope).to_bits() };
        places[0].store(slope_bits, Ordering::Relaxed);
        for (place, loss_db) in places[1..].iter().zip(losses) {
            // NaN and what is too large become the greatest number
            let parts = loss_db * PARTS_OF_DB + 0.5;
            let kept = if parts < f32::from(NOTHING) { parts as u16 } else { NOTHING };
            place.store(kept, Ordering::Relaxed);
        }
    }
}
