//! Reading a raster's values in blocks of bounded memory, and whether all of them are there.
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use super::raster_error::RasterInputError;
use crate::inputs::files::regular_file::{open_regular, require_openable};
use crate::inputs::gdal_access::gdal_c_calls::files_of_dataset;
use crate::inputs::gdal_access::open_input::{Kind, open_input};
use gdal::Dataset;
use gdal::raster::GdalType;
use std::io::Read;
use std::path::Path;

/// Most values read at a time: 16 MiB in double precision, for any shape of the raster.
const BLOCK_VALUES: usize = 1 << 21;
/// Maximum number of rows read at a time.
const BLOCK_ROWS: usize = 256;
/// Maximum number of cells of one raster that are read for an area: 200 x 200 km in cells of 1 m.
pub(in crate::inputs) const MOST_CELLS: usize = 40_000_000_000;
/// Formats of text whose readers look for a row that is missing from the file's start again and again, without end.
const TEXT_GRIDS: [&str; 3] = ["AAIGrid", "GRASSASCIIGrid", "ISG"];
/// How deep virtual rasters may lie in one another.
const VIRTUAL_DEPTH: usize = 8;
/// Number of bytes read to distinguish text from other files.
const HEAD_BYTES: u64 = 256;

/// A part of a raster: first row and column, number of rows and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inputs) struct Block {
    pub(in crate::inputs) row: usize,
    pub(in crate::inputs) col: usize,
    pub(in crate::inputs) rows: usize,
    pub(in crate::inputs) cols: usize,
}

impl Block {
    /// The blocks that make up this one, row by row: of whole rows where those are stored together.
    pub(in crate::inputs) fn pieces(self, in_whole_rows: bool) -> impl Iterator<Item = Self> {
        let widest = if in_whole_rows { BLOCK_VALUES } else { BLOCK_VALUES / BLOCK_ROWS };
        let width = self.cols.clamp(1, widest);
        let height = (BLOCK_VALUES / width).clamp(1, BLOCK_ROWS);
        let (row_end, col_end) = (self.row + self.rows, self.col + self.cols);
        let rows = (self.row..row_end).step_by(height);
        rows.flat_map(move |row| {
            let rows = height.min(row_end - row);
            let cols = (self.col..col_end).step_by(width);
            cols.map(move |col| Self { row, col, rows, cols: width.min(col_end - col) })
        })
    }
}

/// Puts the values of a block of the first band in place of others, row by row; `shown` names the raster in errors.
///
/// # Errors
/// A block that cannot be read, or that there is no memory for.
pub(in crate::inputs) fn read_block_into<T: Copy + Default + GdalType>(
    dataset: &Dataset,
    shown: &str,
    block: Block,
    values: &mut Vec<T>,
) -> Result<(), RasterInputError> {
    let Block { row, col, rows, cols } = block;
    let band =
        dataset.rasterband(1).map_err(|_no_band| RasterInputError::NoBand { file: shown.to_owned() })?;
    let more = (rows * cols).saturating_sub(values.len());
    values.try_reserve_exact(more).map_err(|_no_memory| RasterInputError::NoMemory {
        file: shown.to_owned(),
        mib: (rows * cols * size_of::<T>()) >> 20,
    })?;
    values.resize(rows * cols, T::default());
    let place = (col.cast_signed(), row.cast_signed());
    band.read_into_slice(place, (cols, rows), (cols, rows), values, None)
        .map_err(|error| RasterInputError::Truncated { file: shown.to_owned(), row, source: error.into() })
}

/// Refuses a raster of text that lacks rows, also one that a virtual raster is made of.
///
/// # Cost
/// Reads rasters of text once, row by row from the first, to the first that is missing; of others nothing.
///
/// # Errors
/// [`RasterInputError::Truncated`] with the first row that is missing; a source that is no regular file.
pub(in crate::inputs) fn require_complete(
    dataset: &Dataset,
    shown: &str,
    gdal_name: &str,
) -> Result<(), RasterInputError> {
    require_complete_to(dataset, shown, gdal_name, VIRTUAL_DEPTH)
}

fn require_complete_to(
    dataset: &Dataset,
    shown: &str,
    gdal_name: &str,
    depth: usize,
) -> Result<(), RasterInputError> {
    let driver = dataset.driver().short_name();
    if TEXT_GRIDS.contains(&driver.as_str()) {
        let rows = dataset.raster_size().1;
        return (0..rows).try_for_each(|row| {
            let first = Block { row, col: 0, rows: 1, cols: 1 };
            read_block_into::<f32>(dataset, shown, first, &mut Vec::new())
        });
    }
    if driver != "VRT" || depth == 0 {
        return Ok(());
    }
    for source in files_of_dataset(dataset) {
        if source == gdal_name {
            continue;
        }
        require_openable(&source)
            .map_err(|error| RasterInputError::Unreadable { path: source.clone(), source: error })?;
        // what is not a raster, or missing, is reported when it is read
        if is_text(&source)
            && let Ok(dataset) = open_input(&source, Kind::Raster)
        {
            require_complete_to(&dataset, &source, &source, depth - 1)?;
        }
    }
    Ok(())
}

/// Whether a file begins as text; so does, to be sure, one in an archive.
fn is_text(gdal_name: &str) -> bool {
    if gdal_name.starts_with("/vsi") {
        return [".asc", ".txt", ".vrt"].iter().any(|ending| gdal_name.to_ascii_lowercase().contains(ending));
    }
    let mut head = Vec::new();
    let read =
        open_regular(Path::new(gdal_name)).and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut head));
    read.is_ok() && !head.contains(&0)
}

#[cfg(test)]
mod tests {
    use super::{BLOCK_VALUES, Block};

    #[test]
    fn pieces_are_bounded_and_cover_every_cell_once() {
        let part = |rows, cols| Block { row: 7, col: 3, rows, cols };
        for part in [part(1, 1), part(300, 9_000), part(3, 5_000_000), part(257, 8_193)] {
            for in_whole_rows in [false, true] {
                let pieces: Vec<Block> = part.pieces(in_whole_rows).collect();
                let cells: usize = pieces.iter().map(|piece| piece.rows * piece.cols).sum();
                assert_eq!(cells, part.rows * part.cols);
                assert!(pieces.iter().all(|piece| piece.rows * piece.cols <= BLOCK_VALUES));
                let last = pieces.last().expect("a piece");
                assert_eq!((last.row + last.rows, last.col + last.cols), (7 + part.rows, 3 + part.cols));
            }
        }
    }
}
