//! Values of a grid that are kept row by row: in memory or in a file.
#![expect(clippy::disallowed_types, reason = "a grid too large for memory is kept in a file")]
use crate::grid::{Grid, GridGeometry, GridPart, Window};
use crate::inputs::rasters::raster_error::RasterInputError;
use crate::system::positioned::{read_exact_at, write_all_at};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// Values of a grid, row by row.
pub trait RowStore {
    /// The grid of the values.
    fn geometry(&self) -> &GridGeometry;

    /// What that is of the planning grid: all of it, unless the store says otherwise.
    fn part(&self) -> GridPart {
        GridPart::all_of(*self.geometry())
    }

    /// Puts whole rows.
    ///
    /// # Errors
    /// [`RasterInputError::Scratch`] where they cannot be kept.
    fn put_rows(&mut self, first_row: usize, values: &[f32]) -> Result<(), RasterInputError>;

    /// Changes single cells, counted row by row.
    ///
    /// # Errors
    /// As [`Self::put_rows`].
    fn put_cells(&mut self, cells: &[(usize, f32)]) -> Result<(), RasterInputError>;

    /// The values of a window.
    ///
    /// # Errors
    /// As [`Self::put_rows`].
    fn window(&self, window: Window) -> Result<Vec<f32>, RasterInputError>;
}

impl RowStore for Grid<f32> {
    fn geometry(&self) -> &GridGeometry {
        self.geometry()
    }

    fn put_rows(&mut self, first_row: usize, values: &[f32]) -> Result<(), RasterInputError> {
        let first = first_row * self.geometry().shape.cols;
        self.values_mut()[first..first + values.len()].copy_from_slice(values);
        Ok(())
    }

    fn put_cells(&mut self, cells: &[(usize, f32)]) -> Result<(), RasterInputError> {
        for &(cell, value) in cells {
            self.values_mut()[cell] = value;
        }
        Ok(())
    }

    fn window(&self, window: Window) -> Result<Vec<f32>, RasterInputError> {
        let rows = self.values().chunks(self.geometry().shape.cols);
        let rows = rows.skip(window.first.row).take(window.shape.rows);
        Ok(rows.flat_map(|row| &row[window.cols()]).copied().collect())
    }
}

/// Values of a part of the planning grid, in memory.
#[derive(Clone, Debug)]
pub struct PartStore {
    part: GridPart,
    values: Grid<f32>,
}

impl PartStore {
    /// A part without values.
    #[must_use]
    pub fn empty(part: GridPart) -> Self {
        Self { part, values: Grid::filled(part.geometry(), f32::NAN) }
    }
}

impl RowStore for PartStore {
    fn geometry(&self) -> &GridGeometry {
        self.values.geometry()
    }

    fn part(&self) -> GridPart {
        self.part
    }

    fn put_rows(&mut self, first_row: usize, values: &[f32]) -> Result<(), RasterInputError> {
        self.values.put_rows(first_row, values)
    }

    fn put_cells(&mut self, cells: &[(usize, f32)]) -> Result<(), RasterInputError> {
        self.values.put_cells(cells)
    }

    fn window(&self, window: Window) -> Result<Vec<f32>, RasterInputError> {
        RowStore::window(&self.values, window)
    }
}

/// A grid in a file of little-endian floats without a name: nothing is left of it, whatever ends the program.
#[derive(Debug)]
pub struct RowFile {
    geometry: GridGeometry,
    path: PathBuf,
    file: File,
}

impl RowFile {
    /// A file in a folder that holds nothing yet.
    ///
    /// # Errors
    /// [`RasterInputError::Scratch`] names the folder.
    pub fn create_in(folder: &Path, geometry: GridGeometry) -> Result<Self, RasterInputError> {
        let file = tempfile::tempfile_in(folder);
        let file = file.map_err(|source| RasterInputError::Scratch { path: folder.to_owned(), source })?;
        Ok(Self { geometry, path: folder.to_owned(), file })
    }

    fn failed(&self, source: io::Error) -> RasterInputError {
        RasterInputError::Scratch { path: self.path.clone(), source }
    }

    fn put(&self, cell: usize, values: &[f32]) -> Result<(), RasterInputError> {
        let bytes = values.iter().map(|value| value.to_le_bytes()).collect::<Vec<_>>().into_flattened();
        write_all_at(&self.file, &bytes, 4 * cell as u64).map_err(|source| self.failed(source))
    }
}

impl RowStore for RowFile {
    fn geometry(&self) -> &GridGeometry {
        &self.geometry
    }

    fn put_rows(&mut self, first_row: usize, values: &[f32]) -> Result<(), RasterInputError> {
        self.put(first_row * self.geometry.shape.cols, values)
    }

    fn put_cells(&mut self, cells: &[(usize, f32)]) -> Result<(), RasterInputError> {
        cells.iter().try_for_each(|&(cell, value)| self.put(cell, &[value]))
    }

    fn window(&self, window: Window) -> Result<Vec<f32>, RasterInputError> {
        let mut values = Vec::with_capacity(window.shape.cells());
        let mut bytes = vec![0; 4 * window.shape.cols];
        for row in window.rows() {
            let first = 4 * (row * self.geometry.shape.cols + window.first.col) as u64;
            read_exact_at(&self.file, &mut bytes, first).map_err(|source| self.failed(source))?;
            let floats =
                bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]));
            values.extend(floats);
        }
        Ok(values)
    }
}

#[cfg(test)]
mod tests {
    use super::{RowFile, RowStore};
    use crate::grid::{Grid, GridGeometry, Shape, Window};

    #[test]
    fn a_file_gives_back_what_memory_does() {
        let geometry =
            GridGeometry { shape: Shape { rows: 7, cols: 5 }, west_m: 0.0, north_m: 0.0, cell_m: 1.0 };
        let folder = tempfile::tempdir().expect("folder");
        let mut file = RowFile::create_in(folder.path(), geometry).expect("file");
        assert_eq!(std::fs::read_dir(folder.path()).expect("folder").count(), 0, "it has no name");
        let mut memory = Grid::filled(geometry, 0.0_f32);
        let stores: [&mut dyn RowStore; 2] = [&mut file, &mut memory];
        for store in stores {
            for row in 0..7 {
                let values: Vec<f32> = (0..5).map(|col| (row * 10 + col) as f32).collect();
                store.put_rows(row, &values).expect("kept");
            }
            store.put_cells(&[(8, -1.5), (34, f32::NAN)]).expect("kept");
            let window = store.window(Window::of(1..3, 2..5)).expect("read");
            assert_eq!(window, [12.0, -1.5, 14.0, 22.0, 23.0, 24.0]);
            assert!(store.window(Window::of(6..7, 4..5)).expect("read")[0].is_nan());
        }
        drop(file);
    }
}
