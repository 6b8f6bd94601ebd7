//! Blocks of the planning grid that are warped at once.
use crate::grid::{GridGeometry, Shape, Window};
use std::ops::Range;

/// Cells of a strip of whole rows that is worked on at once.
pub(in crate::inputs) const STRIP_CELLS: usize = 4_000_000;
/// Columns of a block that is warped at once.
const BLOCK_COLS: usize = 1_024;
/// Fewest and most rows of such a block: a matter of the whole grid alone, so that the values are, to the last bit, the same however much of
/// the grid is held in memory, and whatever part of it is read.
const BLOCK_ROWS: (usize, usize) = (64, 512);

/// A block with its values, row by row.
pub(super) struct WarpedBlock<'v> {
    pub(super) window: Window,
    pub(super) values: &'v [f32],
}

/// Rows of a block of a grid.
pub(super) fn block_rows(whole: &GridGeometry) -> usize {
    (STRIP_CELLS / whole.shape.cols).clamp(BLOCK_ROWS.0, BLOCK_ROWS.1)
}

/// The blocks of a grid that have cells in a strip, each whole.
pub(super) fn blocks_of(whole: &GridGeometry, strip: Window) -> Vec<Window> {
    let Shape { rows, cols } = whole.shape;
    let around = |cells: Range<usize>, size: usize, count: usize| {
        let first = cells.start - cells.start % size;
        (first..cells.end).step_by(size).map(move |first| first..(first + size).min(count))
    };
    around(strip.rows(), block_rows(whole), rows)
        .flat_map(|rows| {
            around(strip.cols(), BLOCK_COLS, cols).map(move |cols| Window::of(rows.clone(), cols))
        })
        .collect()
}

impl WarpedBlock<'_> {
    /// Lays what the block has values for over the cells of a strip.
    pub(super) fn lay_over(&self, values: &mut [f32], strip: Window, value: &dyn Fn(f32) -> f32) {
        let Some(common) = strip.common(&self.window) else { return };
        let place = |window: Window, row: usize| {
            let first = (row - window.first.row) * window.shape.cols + common.first.col - window.first.col;
            first..first + common.shape.cols
        };
        for row in common.rows() {
            let from = &self.values[place(self.window, row)];
            for (to, &warped) in values[place(strip, row)].iter_mut().zip(from) {
                if !warped.is_nan() {
                    *to = value(warped);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK_COLS, WarpedBlock, block_rows, blocks_of};
    use crate::grid::{GridGeometry, Shape, Window};

    #[test]
    fn blocks_lie_on_the_whole_grid_and_cover_a_strip() {
        let shape = Shape { rows: 1_300, cols: 2_500 };
        let whole = GridGeometry { shape, west_m: 0.0, north_m: 0.0, cell_m: 30.0 };
        let height = block_rows(&whole);
        let strip = Window::of(510..900, 1_000..2_400);
        let blocks = blocks_of(&whole, strip);
        assert_eq!(blocks.len(), 6);
        for block in &blocks {
            assert_eq!((block.first.row % height, block.first.col % BLOCK_COLS), (0, 0));
        }
        let mut values = vec![0.0; strip.shape.cells()];
        for block in &blocks {
            let warped = vec![2.0; block.shape.cells()];
            WarpedBlock { window: *block, values: &warped }
                .lay_over(&mut values, strip, &|value| value + 1.0);
        }
        assert!(values.iter().all(|value| (*value - 3.0).abs() < 1e-9));
    }

    #[test]
    fn what_has_no_value_lets_what_was_there_stand() {
        let mut values = vec![1.0, 2.0, 3.0, 4.0];
        let block = WarpedBlock { window: Window::of(0..2, 1..3), values: &[9.0, f32::NAN, 8.0, 7.0] };
        block.lay_over(&mut values, Window::of(0..2, 0..2), &|value| value);
        assert_eq!(values, [1.0, 9.0, 3.0, 8.0]);
    }
}
