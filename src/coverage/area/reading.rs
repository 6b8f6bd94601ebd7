//! A mast's raster read at the cells of a tile.
use super::sources::MastSources;
use crate::coverage::MastRaster;
use crate::coverage::short_numbers::NOTHING;
use crate::grid::{Cell, GridGeometry, Window};
use rayon::prelude::*;

/// Which reading: of a mast, over a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingKey {
    /// The mast's number in the plan.
    pub mast: usize,
    /// The tile's number in the plan.
    pub tile: usize,
    /// The tile's cells.
    pub window: Window,
    /// Numbers per cell.
    pub channels: usize,
}

/// What the cells of a window read from a mast: row by row, and in a row channel by channel, first the departure slope, then the loss at each
/// frequency, as [`MastRaster`] keeps them, in 2 bytes each. A slope that is nothing says that the cell has no value.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub(super) channels: usize,
    pub(super) values: Vec<u16>,
}

impl Reading {
    /// Values as they were taken from a reading; `None` where they do not fill the window.
    #[must_use]
    pub fn from_values(channels: usize, window: Window, values: Vec<u16>) -> Option<Self> {
        (values.len() == channels * window.shape.cells()).then_some(Self { channels, values })
    }

    /// The values.
    #[must_use]
    pub fn values(&self) -> &[u16] {
        &self.values
    }
}

/// Reads a mast's raster over a window.
pub(super) fn read_window(raster: &MastRaster, window: Window) -> Reading {
    let (channels, cols) = (raster.channels(), window.shape.cols);
    let mut values = vec![NOTHING; window.shape.cells() * channels];
    let rows = values.par_chunks_mut(cols * channels).zip(window.rows().into_par_iter());
    rows.for_each(|(values, row)| raster.kept_row(row, window.cols(), values));
    Reading { channels, values }
}

/// A cell's centre from the mast, m to the east and north.
pub(super) fn away_m(geometry: &GridGeometry, mast: &MastSources, cell: Cell) -> (f64, f64) {
    let (easting_m, northing_m) = geometry.centre_m(cell);
    let position = &mast.antenna.position;
    (easting_m - position.easting_m, northing_m - position.northing_m)
}
