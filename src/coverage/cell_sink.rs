//! Where the values of cells go while threads compute them.
use crate::grid::Cell;

/// Takes cells in any order, each once, from any thread.
pub(super) trait CellSink: Sync {
    /// Takes the departure slope (m/km) and the losses (dB) of a cell.
    fn put(&self, cell: Cell, values: &[f32]);
}
