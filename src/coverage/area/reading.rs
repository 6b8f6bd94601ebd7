//! A mast's lattice read at the cells of a tile.
use super::sources::MastSources;
use crate::coverage::Lattice;
use crate::grid::{Cell, GridGeometry, Window};
use rayon::prelude::*;

/// What the cells of a window read of a mast: per cell the departure slope (m/km), then the loss at each frequency (dB).
/// A slope that is NaN says that the cell has no value.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub(super) channels: usize,
    pub(super) values: Vec<f32>,
}

impl Reading {
    /// Values as they were taken from a reading; `None` where they do not fill the window.
    #[must_use]
    pub fn from_values(channels: usize, window: Window, values: Vec<f32>) -> Option<Self> {
        (values.len() == channels * window.shape.cells()).then_some(Self { channels, values })
    }

    /// The values, cell by cell.
    #[must_use]
    pub fn values(&self) -> &[f32] {
        &self.values
    }
}

/// Reads a lattice at the cells of a window within reach.
pub(super) fn read_window(
    geometry: &GridGeometry,
    mast: &MastSources,
    lattice: &Lattice,
    window: Window,
) -> Reading {
    let channels = lattice.channels();
    let mut values = vec![f32::NAN; window.shape.cells() * channels];
    let rows = values.par_chunks_mut(window.shape.cols * channels).zip(window.rows().into_par_iter());
    rows.for_each(|(values, row)| {
        for (values, col) in values.chunks_mut(channels).zip(window.cols()) {
            let cell = Cell { row, col };
            let (east_m, north_m) = away_m(geometry, mast, cell);
            let near = east_m.hypot(north_m) <= mast.reach_m;
            if !(near && lattice.read(cell, values)) {
                values.fill(f32::NAN);
            }
        }
    });
    Reading { channels, values }
}

/// A cell's centre from the mast, m to the east and north.
pub(super) fn away_m(geometry: &GridGeometry, mast: &MastSources, cell: Cell) -> (f64, f64) {
    let (easting_m, northing_m) = geometry.centre_m(cell);
    let position = &mast.mast.position;
    (easting_m - position.easting_m, northing_m - position.northing_m)
}
