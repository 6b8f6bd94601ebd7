//! Rasters of a finished run, read window by window.
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use super::result_folder::ResultFolder;
use super::results_error::ResultsError;
use crate::grid::{GridGeometry, Shape, Window};
use crate::inputs::QuietGdal;
use crate::inputs::gdal_access::open_input::{Kind, OpenError, open_input};
use crate::language::word;
use crate::network::Technology;
use gdal::Dataset;
use gdal::errors::GdalError;
use gdal::raster::GdalType;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What a raster of a run holds, of any operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultQuantity {
    /// Median level of the best server, dBm.
    Level,
    /// Service class, 0 to 4.
    Class,
}

/// An open raster of a finished run.
pub struct ResultRaster {
    file: PathBuf,
    /// GDAL works on a dataset in one thread at a time.
    dataset: Mutex<Dataset>,
    geometry: GridGeometry,
    wkt: String,
    nodata: Option<f64>,
}

impl std::fmt::Debug for ResultRaster {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ResultRaster").field("file", &self.file).finish_non_exhaustive()
    }
}

impl ResultRaster {
    /// Opens a raster of a folder; `None` where the run wrote none.
    ///
    /// # Cost
    /// Reads the file once for its checksum.
    ///
    /// # Errors
    /// [`ResultsError`]: it is missing, changed since it was written, or no raster of square cells to the north.
    pub fn open(
        folder: &ResultFolder,
        technology: Technology,
        quantity: ResultQuantity,
    ) -> Result<Option<Self>, ResultsError> {
        let word = match (quantity, technology) {
            (ResultQuantity::Class, _) => "class",
            (ResultQuantity::Level, Technology::Lte) => "rsrp",
            (ResultQuantity::Level, Technology::Umts) => "rscp",
        };
        let name = format!("coverage_{}_{word}.tif", technology.key());
        if !folder.lists(&name) {
            return Ok(None);
        }
        let _quiet = QuietGdal::new();
        let file = folder.unchanged(&name)?;
        let dataset = open_raster(&file)?;
        Self::of(file, dataset).map(Some)
    }

    /// Opens a raster by its name, whoever wrote it.
    ///
    /// # Errors
    /// [`ResultsError::Unreadable`]: it is missing, damaged, or no raster of square cells to the north.
    pub fn open_file(file: &Path) -> Result<Self, ResultsError> {
        let _quiet = QuietGdal::new();
        Self::of(file.to_owned(), open_raster(file)?)
    }

    fn of(file: PathBuf, dataset: Dataset) -> Result<Self, ResultsError> {
        let unreadable =
            |error: GdalError| ResultsError::Unreadable { file: file.clone(), reason: error.to_string() };
        let [west_m, cell_m, east_per_row, north_m, north_per_col, south_step] =
            dataset.geo_transform().map_err(unreadable)?;
        let (cols, rows) = dataset.raster_size();
        let square =
            (cell_m + south_step).abs() < 1e-9 * cell_m && east_per_row == 0.0 && north_per_col == 0.0;
        if !(cell_m > 0.0 && square) {
            let reason = word("result-raster-its-cells-are-not-squares-to").to_owned();
            return Err(ResultsError::Unreadable { file, reason });
        }
        let nodata = dataset.rasterband(1).map_err(unreadable)?.no_data_value();
        let wkt = dataset.projection();
        let geometry = GridGeometry { shape: Shape { rows, cols }, west_m, north_m, cell_m };
        Ok(Self { file, dataset: Mutex::new(dataset), geometry, wkt, nodata })
    }

    /// Where its cells lie.
    #[must_use]
    pub const fn geometry(&self) -> GridGeometry {
        self.geometry
    }

    /// Its reference system as well-known text.
    #[must_use]
    pub fn wkt(&self) -> &str {
        &self.wkt
    }

    /// Quantities of a window row by row, NaN where there is none.
    ///
    /// # Errors
    /// [`ResultsError::Unreadable`] with GDAL's reason.
    pub fn quantities(&self, window: Window) -> Result<Vec<f32>, ResultsError> {
        let mut values = self.read::<f32>(window)?;
        if let Some(nodata) = self.nodata {
            let nodata = nodata as f32;
            for value in &mut values {
                if value.total_cmp(&nodata).is_eq() {
                    *value = f32::NAN;
                }
            }
        }
        Ok(values)
    }

    /// Numbers of names of a window row by row, as they are stored.
    ///
    /// # Errors
    /// As [`Self::quantities`].
    pub fn numbers(&self, window: Window) -> Result<Vec<u8>, ResultsError> {
        self.read(window)
    }

    fn read<T: Copy + GdalType>(&self, window: Window) -> Result<Vec<T>, ResultsError> {
        let unreadable = |error: GdalError| ResultsError::Unreadable {
            file: self.file.clone(),
            reason: error.to_string(),
        };
        let Window { first, shape } = window;
        let at = (first.col.cast_signed(), first.row.cast_signed());
        let size = (shape.cols, shape.rows);
        let dataset = self.dataset.lock().unwrap_or_else(PoisonError::into_inner);
        let band = dataset.rasterband(1).map_err(unreadable)?;
        let buffer = band.read_as::<T>(at, size, size, None).map_err(unreadable)?;
        Ok(buffer.data().to_vec())
    }
}

/// Opens a raster of results.
///
/// # Errors
/// [`ResultsError::Unreadable`] with the reason.
pub(super) fn open_raster(file: &Path) -> Result<Dataset, ResultsError> {
    open_input(&file.to_string_lossy(), Kind::Raster).map_err(|error| {
        let reason = match error {
            OpenError::Refused(reason) => reason,
            OpenError::Gdal(reason) => reason.to_string(),
        };
        ResultsError::Unreadable { file: file.to_owned(), reason }
    })
}
