//! What the cells around a mast read of its sweep.
use super::cell_sink::CellSink;
use super::disc::Disc;
use super::short_numbers::{NOTHING, kept_loss, kept_slope, loss_of, slope_of};
use crate::grid::{Cell, Window};
use crate::units::Frequency;
use std::ops::Range;
use std::sync::atomic::{AtomicU16, Ordering};

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

    /// Reads one cell; whether it has a value. As [`Self::read_row`].
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
        let mut kept = vec![NOTHING; values.len()];
        let slopes = cols.len();
        self.kept_row(row, cols, &mut kept);
        for (number, (value, kept)) in values.iter_mut().zip(kept).enumerate() {
            *value = if number < slopes { slope_of(kept) } else { loss_of(kept) };
        }
    }

    /// As [`Self::read_row`], the numbers as they are kept.
    pub(super) fn kept_row(&self, row: usize, cols: Range<usize>, values: &mut [u16]) {
        let (count, channels) = (cols.len(), self.channels());
        assert!(values.len() == count * channels, "as many values as cells and channels");
        values.fill(NOTHING);
        let reached = self.disc.columns(row);
        let within = self.window.cols();
        let read = cols.start.max(within.start).max(reached.start)..cols.end.min(within.end).min(reached.end);
        if !self.window.rows().contains(&row) || read.is_empty() {
            return;
        }
        let first =
            (row - self.window.first.row) * self.window.shape.cols + read.start - self.window.first.col;
        let cells = &self.values[first * channels..][..read.len() * channels];
        let begin = read.start - cols.start;
        for channel in 0..channels {
            let places = values[channel * count + begin..].iter_mut();
            places.zip(cells[channel..].iter().step_by(channels)).for_each(|(place, kept)| *place = *kept);
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
        let Window { first, shape } = self.window;
        let (row, col) = (cell.row.wrapping_sub(first.row), cell.col.wrapping_sub(first.col));
        if row >= shape.rows || col >= shape.cols {
            return;
        }
        let first = (row * shape.cols + col) * self.channels;
        let Some(places) = self.values.get(first..first + self.channels) else { return };
        let [slope, losses @ ..] = values else { return };
        places[0].store(kept_slope(*slope), Ordering::Relaxed);
        for (place, loss_db) in places[1..].iter().zip(losses) {
            place.store(kept_loss(*loss_db), Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MastRasterSink;
    use crate::coverage::cell_sink::CellSink;
    use crate::coverage::disc::Disc;
    use crate::geodesy::{LonLat, Position};
    use crate::grid::{Cell, GridGeometry, Shape};
    use crate::units::Frequency;

    #[test]
    fn cells_are_kept_to_a_part_of_a_decibel() {
        let geometry =
            GridGeometry { shape: Shape { rows: 20, cols: 20 }, west_m: 0.0, north_m: 600.0, cell_m: 30.0 };
        let mast = Position {
            geographic: LonLat { longitude_deg: 0.0, latitude_deg: 0.0 },
            easting_m: 300.0,
            northing_m: 300.0,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        };
        let disc = Disc::new(&geometry, &mast, 200.0);
        let window = disc.window().expect("cells");
        let sink = MastRasterSink::new(window, 3);
        let at = |row, col| Cell { row, col };
        sink.put(at(9, 9), &[-431.7, 123.456, 90.001]);
        sink.put(at(9, 10), &[90_000.0, f32::NAN, 600.0]);
        sink.put(at(0, 0), &[1.0, 2.0, 3.0]);
        let frequencies = [700.0, 900.0].map(Frequency::from_megahertz).to_vec();
        let raster = sink.finish(disc, frequencies);
        let mut values = [0.0; 3];
        assert!(raster.read(at(9, 9), &mut values));
        let near = |found: f32, put: f32, apart: f32| assert!((found - put).abs() <= apart, "{found} {put}");
        near(values[0], -431.7, 0.25);
        near(values[1], 123.456, 0.5 / 128.0 + 1e-5);
        near(values[2], 90.001, 0.5 / 128.0 + 1e-5);
        assert!(raster.read(at(9, 10), &mut values));
        assert!(values[0].is_finite() && values[1].is_nan() && values[2].is_nan(), "{values:?}");
        assert!(!raster.read(at(9, 11), &mut values), "nothing was put there");
        assert!(!raster.read(at(0, 0), &mut values), "beyond the reach");
    }
}
