//! A check sum over the cells of a raster, to see that what was written can be read.
#![expect(clippy::disallowed_types, reason = "rasters are read again here")]
use crate::grid::{Cell, Shape, Window};
use crate::outputs::error::OutputError;
use gdal::Dataset;
use gdal::errors::GdalError;
use gdal::raster::GdalType;

/// Rows read at once.
const BLOCK_ROWS: usize = 512;

/// A value a raster may hold, as bits.
pub(in crate::outputs) trait CellBits: GdalType + Copy {
    /// Its bits.
    fn bits(self) -> u64;
}

impl CellBits for u8 {
    fn bits(self) -> u64 {
        u64::from(self)
    }
}

impl CellBits for u32 {
    fn bits(self) -> u64 {
        u64::from(self)
    }
}

impl CellBits for f32 {
    fn bits(self) -> u64 {
        u64::from(self.to_bits())
    }
}

/// A sum over cells and their places that does not depend on the order in which windows come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::outputs) struct CellSum(u64);

impl CellSum {
    /// Adds a window of a raster of `cols` columns.
    pub(in crate::outputs) fn add<T: CellBits>(&mut self, cols: usize, window: &Window, values: &[T]) {
        for (index, value) in values.iter().enumerate() {
            let row = window.first.row + index / window.shape.cols;
            let col = window.first.col + index % window.shape.cols;
            let place = (row * cols + col) as u64;
            // an odd multiplier spreads places and values over all bits (Knuth's multiplicative hashing)
            let mixed = (place << 32 ^ value.bits()).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            self.0 = self.0.wrapping_add(mixed ^ mixed >> 29);
        }
    }

    /// Of the first band of a raster, read block by block.
    fn of<T: CellBits>(dataset: &Dataset) -> Result<Self, GdalError> {
        let (cols, rows) = dataset.raster_size();
        let band = dataset.rasterband(1)?;
        let mut sum = Self::default();
        for first in (0..rows).step_by(BLOCK_ROWS) {
            let size = (cols, BLOCK_ROWS.min(rows - first));
            let values = band.read_as::<T>((0, first.cast_signed()), size, size, None)?;
            let shape = Shape { rows: size.1, cols };
            let window = Window { first: Cell { row: first, col: 0 }, shape };
            sum.add(cols, &window, values.data());
        }
        Ok(sum)
    }

    /// Refuses a raster that does not hold what was handed over: GDAL before 3.7 does not report a full disk.
    ///
    /// # Errors
    /// [`OutputError::Raster`] where it cannot be read, [`OutputError::Torn`] where it holds other values.
    pub(in crate::outputs) fn require<T: CellBits>(
        self,
        dataset: &Dataset,
        name: &str,
    ) -> Result<(), OutputError> {
        let found =
            Self::of::<T>(dataset).map_err(|source| OutputError::Raster { name: name.to_owned(), source })?;
        if found == self { Ok(()) } else { Err(OutputError::Torn { name: name.to_owned() }) }
    }
}

#[cfg(test)]
mod tests {
    use super::{CellSum, OutputError};
    use crate::grid::{Cell, Shape, Window};
    use gdal::DriverManager;
    use gdal::raster::Buffer;

    #[test]
    fn a_raster_that_holds_other_values_is_refused() {
        let driver = DriverManager::get_driver_by_name("MEM").expect("GDAL keeps rasters in memory");
        let dataset = driver.create_with_band_type::<f32, _>("", 3, 2, 1).expect("a raster");
        let values = vec![1.0_f32, 2.0, 3.0, 4.0, 5.0, 6.0];
        let window = Window { first: Cell { row: 0, col: 0 }, shape: Shape { rows: 2, cols: 3 } };
        let mut sum = CellSum::default();
        sum.add(3, &window, &values);
        assert!(matches!(sum.require::<f32>(&dataset, "x.tif"), Err(OutputError::Torn { .. })));
        let mut band = dataset.rasterband(1).expect("a band");
        band.write((0, 0), (3, 2), &mut Buffer::new((3, 2), values)).expect("values");
        assert!(sum.require::<f32>(&dataset, "x.tif").is_ok());
    }

    #[test]
    fn windows_in_any_order_have_one_sum_and_every_cell_counts() {
        let whole = Window { first: Cell { row: 0, col: 0 }, shape: Shape { rows: 2, cols: 3 } };
        let half = |row| Window { first: Cell { row, col: 0 }, shape: Shape { rows: 1, cols: 3 } };
        let sum = |windows: &[(Window, &[f32])]| {
            let mut sum = CellSum::default();
            for (window, values) in windows {
                sum.add(3, window, values);
            }
            sum
        };
        let all = sum(&[(whole, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0])]);
        assert_eq!(sum(&[(half(1), &[4.0, 5.0, 6.0]), (half(0), &[1.0, 2.0, 3.0])]), all);
        assert_ne!(sum(&[(whole, &[1.0, 2.0, 3.0, 4.0, 6.0, 5.0])]), all);
        assert_ne!(sum(&[(whole, &[1.0, 2.0, 3.0, 4.0, 5.0, 0.0])]), all);
    }
}
