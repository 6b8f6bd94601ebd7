//! What a mast's radials hold, and reading it at a cell.
use super::fan::{Fan, Lines, Side};
use crate::grid::Cell;
use crate::units::Frequency;

/// Radials that are computed and kept together.
pub(super) const LANES: usize = 16;

/// Values on the radials around one mast: per receiver the slope at which the wave leaves the mast (m/km over its
/// horizontal), then the loss (dB) at each frequency. NaN from the first void on.
#[derive(Clone, Debug)]
pub struct Lattice {
    pub(super) fan: Fan,
    pub(super) lines: [Lines; 4],
    /// Distinct downlink frequencies, rising.
    pub(super) frequencies: Vec<Frequency>,
    /// By side, groups of radials: per line, radial and channel.
    pub(super) blocks: [Vec<Vec<f32>>; 4],
}

impl Lattice {
    /// Numbers per receiver.
    #[must_use]
    pub fn channels(&self) -> usize {
        self.frequencies.len() + 1
    }

    /// Downlink frequencies, rising.
    #[must_use]
    pub fn frequencies(&self) -> &[Frequency] {
        &self.frequencies
    }

    fn point(&self, side: Side, line: usize, radial: usize) -> Option<&[f32]> {
        let channels = self.channels();
        let first = (line * LANES + radial % LANES) * channels;
        self.blocks[side as usize].get(radial / LANES)?.get(first..first + channels)
    }

    /// Reads a cell between its two radials; false where it has no value.
    ///
    /// A radial without a value (behind a void) is left out where the other is at least as near.
    pub fn read(&self, cell: Cell, values: &mut [f32]) -> bool {
        let Some(place) = self.fan.place(cell, &self.lines) else { return false };
        let point = |radial| self.point(place.side, place.line, radial);
        let (Some(a), Some(b)) = (point(place.radials.0), point(place.radials.1)) else { return false };
        let share = place.share as f32;
        let share = match (a[0].is_nan(), b[0].is_nan()) {
            (false, false) => share,
            (false, true) if share <= 0.5 => return copy(a, values),
            (true, false) if share >= 0.5 => return copy(b, values),
            _ => return false,
        };
        for ((value, a), b) in values.iter_mut().zip(a).zip(b) {
            *value = a + (b - a) * share;
        }
        true
    }
}

fn copy(from: &[f32], to: &mut [f32]) -> bool {
    to.copy_from_slice(from);
    true
}
