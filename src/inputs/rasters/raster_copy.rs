//! Values of a raster on the grid's own lattice: copied, not warped.
use super::raster_block::Block;
use super::raster_error::RasterInputError;
use super::raster_file::{Content, HIGHEST_ELEVATION_M, RasterFile};
use super::read_ahead::BlockReader;
use crate::grid::{Cell, GridGeometry};

impl RasterFile {
    /// Whether a cell without value is told by its value alone, not by a mask beside the values.
    pub(in crate::inputs) fn is_unmasked(&self) -> bool {
        let flags = self.dataset.rasterband(1).and_then(|band| band.mask_flags());
        flags.is_ok_and(|flags| flags.is_all_valid() || flags.is_nodata())
    }

    /// The blocks that [`Self::copy`] asks for, in its order.
    pub(in crate::inputs) fn blocks_on(&self, grid: &GridGeometry) -> Vec<Block> {
        self.part_on(grid).map_or_else(Vec::new, |(part, _, _)| self.blocks(part).collect())
    }

    /// The part of the raster on a grid of its own lattice, with the row of the grid's first row in the raster, and the columns of
    /// the grid west of the part; `None` where they do not meet.
    fn part_on(&self, grid: &GridGeometry) -> Option<(Block, isize, usize)> {
        let [left, per_col, _, top, _, per_row] = self.geo_transform;
        // the lattice is the same: whole numbers
        let first_col = ((grid.west_m - left) / per_col).round() as isize;
        let first_row = ((grid.north_m - top) / per_row).round() as isize;
        let inside = |first: isize, count: usize, own: usize| {
            let end = first.saturating_add_unsigned(count).clamp(0, own.cast_signed());
            first.clamp(0, own.cast_signed()).cast_unsigned()..end.cast_unsigned()
        };
        let cols = inside(first_col, grid.shape.cols, self.cols);
        let rows = inside(first_row, grid.shape.rows, self.rows);
        let left_out = (cols.start.cast_signed() - first_col).cast_unsigned();
        let part = Block { row: rows.start, col: cols.start, rows: rows.len(), cols: cols.len() };
        (!cols.is_empty() && !rows.is_empty()).then_some((part, first_row, left_out))
    }

    /// Copies the values on a grid of the raster's own lattice, checking them; where it has none, what is there stays.
    ///
    /// They come by way of `reader`, which has been turned to this raster.
    ///
    /// # Errors
    /// A raster that cannot be read or believed.
    pub(in crate::inputs) fn copy(
        &self,
        values: &mut [f32],
        grid: &GridGeometry,
        content: Content,
        reader: &mut BlockReader,
    ) -> Result<(), RasterInputError> {
        let Some((part, first_row, left_out)) = self.part_on(grid) else { return Ok(()) };
        for block in self.blocks(part) {
            let buffer = reader.read(self, block)?;
            for (number, read) in buffer.chunks_exact(block.cols).enumerate() {
                let to = (block.row + number).cast_signed() - first_row;
                let at = to.cast_unsigned() * grid.shape.cols + left_out + block.col - part.col;
                let first = Cell { row: block.row + number, col: block.col };
                self.put_row(&mut values[at..at + block.cols], read, first, content)?;
            }
        }
        Ok(())
    }

    /// Puts the values of a row over others; `first` is the cell of the first one.
    fn put_row(
        &self,
        to: &mut [f32],
        read: &[f32],
        first: Cell,
        content: Content,
    ) -> Result<(), RasterInputError> {
        let plain = self.scale.to_bits() == 1.0_f64.to_bits() && self.offset.abs() <= 0.0;
        // a whole row of good values, as nearly all are; NaN is near nothing
        let void = self.void.map_or(f32::NAN, |void| void as f32);
        let (low, high) = (self.lowest_m as f32, HIGHEST_ELEVATION_M as f32);
        let is_void = |value: f32| (value - void).abs() <= 1.0;
        let good = |value: &f32| *value >= low && *value <= high && !is_void(*value);
        if plain && content == Content::Elevation && read.iter().all(good) {
            to.copy_from_slice(read);
            return Ok(());
        }
        for (number, (to, &raw)) in to.iter_mut().zip(read).enumerate() {
            let raw = f64::from(raw);
            let cell = Cell { row: first.row, col: first.col + number };
            self.check_value(raw, cell, content)?;
            if !self.is_void(raw) {
                *to = (raw * self.scale + self.offset) as f32;
            }
        }
        Ok(())
    }
}
