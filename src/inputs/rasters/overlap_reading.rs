//! One value of a raster at a place, with the relief around it.
use super::raster_error::RasterInputError;
use super::raster_file::{Content, RasterFile};
use super::sea_cells::surface_m;
use crate::geodesy::{GeographicBounds, LonLat};
use crate::grid::Cell;
use crate::inputs::places::crs::transform;
use gdal::spatial_ref::SpatialRef;

/// Cells of one's own, or of the coarser raster, examined to each side.
const REACH_CELLS: f64 = 1.5;
/// Maximum number of cells read along each side of what is examined.
const MOST_CELLS: usize = 12;
/// From so many cells on their mean is taken.
const MEAN_FROM_CELLS: f64 = 2.0;
/// How far outside a raster its outermost values still count, cells.
const BEYOND_CELLS: f64 = 0.51;

/// A place in a raster: column and row, counted in cells from its corner.
#[derive(Clone, Copy, Debug)]
pub(in crate::inputs) struct Pixel {
    col: f64,
    row: f64,
}

/// What a raster says at a place.
#[derive(Clone, Copy, Debug)]
pub(in crate::inputs) struct Reading {
    /// Elevation, metres.
    pub(in crate::inputs) value_m: f64,
    /// Range of the elevations around, metres.
    pub(in crate::inputs) relief_m: f64,
}

/// First cell, number of cells, and number read along one axis.
#[derive(Clone, Copy)]
struct Span {
    first: usize,
    count: usize,
    read: usize,
}

impl Span {
    fn around(at: f64, reach: f64, cells: usize) -> Self {
        let first = (at - reach).floor().clamp(0.0, cells as f64 - 1.0) as usize;
        let end = (at + reach).ceil().clamp(first as f64 + 1.0, cells as f64) as usize;
        let count = end - first;
        Self { first, count, read: count.min(MOST_CELLS) }
    }

    /// Centre of a cell that was read.
    fn centre(self, index: usize) -> f64 {
        self.first as f64 + (index as f64 + 0.5) * self.count as f64 / self.read as f64
    }
}

impl RasterFile {
    /// Places of another CRS in the raster; `None` for those outside.
    ///
    /// # Errors
    /// No conversion between the two CRS.
    pub(in crate::inputs) fn pixels_of(
        &self,
        places: &[(f64, f64)],
        crs: &SpatialRef,
    ) -> Result<Vec<Option<Pixel>>, RasterInputError> {
        if *crs == self.spatial_ref {
            return Ok(places.iter().map(|&(x, y)| self.pixel_at(x, y)).collect());
        }
        let conversion = transform(crs, &self.spatial_ref)?;
        let converted = |&(x, y): &(f64, f64)| {
            let (mut x, mut y) = ([x], [y]);
            conversion.transform_coords(&mut x, &mut y, &mut []).ok()?;
            self.pixel_at(x[0], y[0])
        };
        Ok(places.iter().map(converted).collect())
    }

    fn pixel_at(&self, x: f64, y: f64) -> Option<Pixel> {
        let [x_0, x_per_col, x_per_row, y_0, y_per_col, y_per_row] = self.geo_transform;
        let determinant = x_per_col * y_per_row - x_per_row * y_per_col;
        let (east, north) = (self.on_own_turn(x) - x_0, y - y_0);
        let col = (east * y_per_row - north * x_per_row) / determinant;
        let row = (north * x_per_col - east * y_per_col) / determinant;
        let inside = |at: f64, cells: usize| at > -BEYOND_CELLS && at < cells as f64 + BEYOND_CELLS;
        (inside(col, self.cols) && inside(row, self.rows)).then_some(Pixel { col, row })
    }

    /// How many times as large as another's this raster's cells are.
    pub(in crate::inputs) fn coarseness_over(&self, other: &Self) -> f64 {
        let Ok(GeographicBounds { west, south, east, north }) = other.extent() else { return 1.0 };
        let at =
            LonLat { longitude_deg: f64::midpoint(west, east), latitude_deg: f64::midpoint(south, north) };
        let side = |raster: &Self| {
            let (x_m, y_m) = raster.pixel_m(at);
            (x_m * y_m).sqrt()
        };
        side(self) / side(other)
    }

    /// The elevation at a place, bilinear, or the mean over `cells` of its cells where that is much more than one; `None` in
    /// a void.
    ///
    /// # Errors
    /// Values that cannot be read or believed.
    pub(in crate::inputs) fn reading(
        &self,
        at: Pixel,
        cells: f64,
    ) -> Result<Option<Reading>, RasterInputError> {
        let reach = REACH_CELLS * cells;
        let (cols, rows) = (Span::around(at.col, reach, self.cols), Span::around(at.row, reach, self.rows));
        let no_band = |_no_band| RasterInputError::NoBand { file: self.shown.clone() };
        let band = self.dataset.rasterband(1).map_err(no_band)?;
        let first = (cols.first.cast_signed(), rows.first.cast_signed());
        let read = band.read_as::<f64>(first, (cols.count, rows.count), (cols.read, rows.read), None);
        let read = read.map_err(|error| {
            let (file, row) = (self.shown.clone(), rows.first);
            RasterInputError::Truncated { file, row, source: error.into() }
        })?;
        let centre = (within(at.col, self.cols), within(at.row, self.rows));
        let (mut sum, mut known, mut all) = (0.0, 0.0, 0.0);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for (index, &raw) in read.data().iter().enumerate() {
            let (col, row) = (cols.centre(index % cols.read), rows.centre(index / cols.read));
            let weight = weight(col - centre.0, cells) * weight(row - centre.1, cells);
            all += weight;
            if self.is_void(raw) {
                continue;
            }
            let cell = Cell { row: row as usize, col: col as usize };
            self.check_value(raw, cell, Content::Elevation)?;
            let value_m = f64::from(surface_m((raw * self.scale + self.offset) as f32, self.sea));
            if value_m.is_nan() {
                continue;
            }
            (sum, known) = (sum + weight * value_m, known + weight);
            (low, high) = (low.min(value_m), high.max(value_m));
        }
        // mostly void is void
        let value_m = (known > all / 2.0).then(|| sum / known);
        Ok(value_m.map(|value_m| Reading { value_m, relief_m: high - low }))
    }
}

/// A place between the outermost centres.
fn within(at: f64, cells: usize) -> f64 {
    at.clamp(0.5, cells as f64 - 0.5)
}

/// Weight of a cell by its distance along one axis: bilinear, or the same within half of `cells`.
fn weight(distance: f64, cells: f64) -> f64 {
    if cells < MEAN_FROM_CELLS {
        (1.0 - distance.abs()).max(0.0)
    } else {
        f64::from(u8::from(distance.abs() <= cells / 2.0))
    }
}
