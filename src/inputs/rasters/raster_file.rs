//! One raster opened and examined: its CRS, its lattice, its units, and whether its values are plausible.
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use super::raster_block::{Block, MOST_CELLS, read_block_into, require_complete};
use super::raster_colours::refuse_colours;
use super::raster_error::RasterInputError;
use super::raster_heights::{Heights, StatedUnits, Vertical};
use super::raster_source::RasterSource;
use crate::findings::RasterNote;
use crate::geodesy::{GeographicBounds, LonLat, geodesic_line};
use crate::grid::Cell;
use crate::inputs::gdal_access::gdal_c_calls::{QuietGdal, horizontal_part};
use crate::inputs::gdal_access::open_input::{Kind, OpenError, open_input};
use crate::inputs::places::crs::{crs_name, parse_crs, transform};
use crate::language::word;
use crate::scenario::{HeightUnit, SeaChoice};
use gdal::Dataset;
use gdal::errors::GdalError;
use gdal::raster::GdalType;
use gdal::spatial_ref::{AxisMappingStrategy, SpatialRef};
use serde::Serialize;

/// Lowest elevation accepted, metres (the shore of the Dead Sea lies at -430 m).
const LOWEST_ELEVATION_M: f64 = -500.0;
/// Lowest elevation accepted where the sea floor is told from land, metres: what only a few trenches exceed, and less deep
/// than the void value that files leave undeclared most often, -9999.
const LOWEST_SEA_FLOOR_M: f64 = -9_998.0;
/// Highest elevation accepted, metres (the highest mountain is 8,849 m).
pub(in crate::inputs) const HIGHEST_ELEVATION_M: f64 = 9_000.0;
/// Smallest side of a cell accepted, metres: surveys from the air reach a few centimetres.
const LEAST_CELL_M: f64 = 0.01;
/// Void value of SRTM and DTED where the file does not state it.
const TILE_VOID: f64 = -32_768.0;
/// Points per edge when an extent is converted to another CRS.
const EDGE_POINTS: i32 = 21;

/// What a raster's first band holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inputs) enum Content {
    /// Metres above sea (or a unit that is converted).
    Elevation,
    /// Class codes.
    LandCover,
}

/// What a raster is taken for, and what holds where it does not say so itself.
#[derive(Clone, Copy, Debug)]
pub(in crate::inputs) struct TakenFor<'a> {
    pub(in crate::inputs) content: Content,
    /// CRS of a raster that states none.
    pub(in crate::inputs) crs: Option<&'a str>,
    /// Unit of the heights of a raster that states none; default: metres.
    pub(in crate::inputs) height_unit: Option<HeightUnit>,
    /// What the floor of the sea is taken as.
    pub(in crate::inputs) sea: Option<SeaChoice>,
}

/// What a raster says of itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RasterSummary {
    /// The file.
    pub file: String,
    /// Code or name of its CRS.
    pub crs: String,
    /// Where it lies, WGS 84.
    pub extent: GeographicBounds,
    /// Side of a cell at the place the survey asked about, metres: geometric mean of the two axes; of a geographic
    /// raster rounded to three digits.
    pub resolution_m: f64,
    /// Columns.
    pub cols: usize,
    /// Rows.
    pub rows: usize,
}

/// An open raster.
pub(in crate::inputs) struct RasterFile {
    pub(in crate::inputs) shown: String,
    pub(in crate::inputs) dataset: Dataset,
    /// The horizontal part of its CRS.
    pub(in crate::inputs) spatial_ref: SpatialRef,
    /// What its CRS says of heights.
    pub(in crate::inputs) vertical: Option<Vertical>,
    /// GDAL's six numbers: west, east per column, east per row, north, north per column, north per row.
    pub(in crate::inputs) geo_transform: [f64; 6],
    pub(in crate::inputs) cols: usize,
    pub(in crate::inputs) rows: usize,
    /// Void value, where the file states none but its format does.
    pub(in crate::inputs) undeclared_void: Option<f64>,
    /// The CRS the user named, where the file states none.
    pub(in crate::inputs) assumed_crs: Option<String>,
    /// Value in metres (or class code) = value in file x scale + offset.
    pub(in crate::inputs) scale: f64,
    pub(in crate::inputs) offset: f64,
    pub(in crate::inputs) notes: Vec<RasterNote>,
    pub(in crate::inputs) void: Option<f64>,
    /// Lowest elevation accepted, metres.
    pub(in crate::inputs) lowest_m: f64,
    /// What the floor of the sea is taken as.
    pub(in crate::inputs) sea: Option<SeaChoice>,
    /// The first cell of a part, in the whole raster.
    pub(in crate::inputs) part_from: Option<Cell>,
}

impl RasterFile {
    /// Reads all about an open raster but its values.
    ///
    /// # Errors
    /// When it holds colours, or has no CRS (and none is given), no geotransform, or heights in no known unit.
    pub(in crate::inputs) fn of(
        dataset: Dataset,
        source: &RasterSource,
        taken: TakenFor<'_>,
    ) -> Result<Self, RasterInputError> {
        let _quiet = QuietGdal::new();
        let file = source.shown.clone();
        let bands = dataset.raster_count();
        let mut notes = Vec::new();
        if taken.content == Content::Elevation {
            notes.extend(refuse_colours(&dataset, &file)?);
        }
        if bands > 1 {
            notes.push(RasterNote::FirstBandOnly { file: file.clone(), bands });
        }
        let (whole_crs, assumed_crs) = stated_or_assumed(&dataset, taken.crs, &file)?;
        let vertical = Vertical::of(&whole_crs);
        let spatial_ref = if vertical.is_some() {
            horizontal_part(&whole_crs).map_err(|source| no_horizontal_part(&whole_crs, source))?
        } else {
            whole_crs
        };
        if let Some(crs) = &assumed_crs {
            notes.push(RasterNote::CrsAssumed { file: file.clone(), crs: crs.clone() });
        }
        let geo_transform = dataset
            .geo_transform()
            .map_err(|_no_geotransform| RasterInputError::NoGeoreference { file: file.clone() })?;
        let (cols, rows) = dataset.raster_size();
        let mut opened = Self {
            shown: file,
            dataset,
            spatial_ref,
            vertical,
            geo_transform,
            cols,
            rows,
            undeclared_void: None,
            assumed_crs,
            scale: 1.0,
            offset: 0.0,
            notes,
            void: None,
            lowest_m: lowest_m(taken.sea),
            sea: taken.sea,
            part_from: None,
        };
        opened.require_sizeable_cells()?;
        opened.read_band(taken)?;
        require_complete(&opened.dataset, &opened.shown, &source.gdal_name)?;
        if !opened.is_north_up() && bands > 1 {
            return Err(RasterInputError::RotatedMultiBand { file: opened.shown, bands });
        }
        Ok(opened)
    }

    /// Refuses cells that are too small to have been measured; those in degrees are taken as they are at the equator.
    fn require_sizeable_cells(&self) -> Result<(), RasterInputError> {
        let (x_m, y_m) = self.pixel_m(LonLat { longitude_deg: 0.0, latitude_deg: 0.0 });
        if x_m.min(y_m) < LEAST_CELL_M {
            let (file, least_m) = (self.shown.clone(), LEAST_CELL_M);
            return Err(RasterInputError::AbsurdCells { file, x_m, y_m, least_m });
        }
        Ok(())
    }

    /// Void value, scale, offset and unit of the first band.
    fn read_band(&mut self, taken: TakenFor<'_>) -> Result<(), RasterInputError> {
        let no_band = |_no_band| RasterInputError::NoBand { file: self.shown.clone() };
        let (declared, scale, offset, unit) = {
            let band = self.dataset.rasterband(1).map_err(no_band)?;
            (band.no_data_value(), band.scale(), band.offset(), band.unit())
        };
        let driver = self.dataset.driver().short_name();
        let is_tile = driver == "SRTMHGT" || driver == "DTED";
        self.undeclared_void = (declared.is_none() && is_tile).then_some(TILE_VOID);
        self.void = declared.or(self.undeclared_void);
        self.scale = scale.unwrap_or(1.0);
        self.offset = offset.unwrap_or(0.0);
        if taken.content == Content::Elevation {
            let heights = Heights::of(StatedUnits {
                file: &self.shown,
                band: &unit,
                vertical: self.vertical.as_ref(),
                horizontal: self.foreign_unit(),
                said: taken.height_unit,
            })?;
            self.scale *= heights.metres_per_unit;
            self.offset *= heights.metres_per_unit;
            self.notes.extend(heights.notes);
        }
        Ok(())
    }

    /// Code or name of the CRS.
    pub(in crate::inputs) fn crs_name(&self) -> String {
        crs_name(&self.spatial_ref)
    }

    /// The CRS to read the raster in, where it states none or one with heights.
    pub(in crate::inputs) fn crs_to_use(&self) -> Option<String> {
        if self.vertical.is_some() { self.spatial_ref.to_wkt().ok() } else { self.assumed_crs.clone() }
    }

    /// The unit of its coordinates, where that is a length and not the metre.
    pub(in crate::inputs) fn foreign_unit(&self) -> Option<String> {
        let is_foreign =
            self.spatial_ref.is_projected() && (self.spatial_ref.linear_units() - 1.0).abs() > 1e-9;
        is_foreign.then(|| {
            self.spatial_ref
                .linear_units_name()
                .unwrap_or_else(|| word("raster-file-another-unit").to_owned())
        })
    }

    /// Rows run south and columns east, without rotation.
    pub(in crate::inputs) fn is_north_up(&self) -> bool {
        let [_, per_col, skew_x, _, skew_y, per_row] = self.geo_transform;
        per_col > 0.0 && per_row < 0.0 && skew_x.abs() <= 0.0 && skew_y.abs() <= 0.0
    }

    /// Size of a cell along columns and rows, in the units of the CRS.
    pub(in crate::inputs) fn pixel(&self) -> (f64, f64) {
        let [_, x_per_col, x_per_row, _, y_per_col, y_per_row] = self.geo_transform;
        (x_per_col.hypot(y_per_col), x_per_row.hypot(y_per_row))
    }

    /// Size of a cell along columns and rows, metres; of a geographic raster at the latitude of `at`.
    pub(in crate::inputs) fn pixel_m(&self, at: LonLat) -> (f64, f64) {
        let (x, y) = self.pixel();
        if !self.spatial_ref.is_geographic() {
            let unit_m = self.spatial_ref.linear_units();
            return (x * unit_m, y * unit_m);
        }
        let degrees_per_unit = self.spatial_ref.angular_units().to_degrees();
        let span_m = |east_deg: f64, north_deg: f64| {
            let end = |sign: f64| LonLat {
                longitude_deg: at.longitude_deg + sign * east_deg / 2.0,
                latitude_deg: (at.latitude_deg + sign * north_deg / 2.0).clamp(-90.0, 90.0),
            };
            geodesic_line(end(-1.0), end(1.0)).ground_distance.metres()
        };
        (span_m(x * degrees_per_unit, 0.0), span_m(0.0, y * degrees_per_unit))
    }

    /// West, south, east, north in the raster's own CRS.
    pub(in crate::inputs) fn own_extent(&self) -> [f64; 4] {
        let [x, x_per_col, x_per_row, y, y_per_col, y_per_row] = self.geo_transform;
        let (cols, rows) = (self.cols as f64, self.rows as f64);
        let corners = [(0.0, 0.0), (cols, 0.0), (0.0, rows), (cols, rows)]
            .map(|(col, row)| (x + col * x_per_col + row * x_per_row, y + col * y_per_col + row * y_per_row));
        let fold = |pick: fn(&(f64, f64)) -> f64, best: fn(f64, f64) -> f64, start: f64| {
            corners.iter().map(pick).fold(start, best)
        };
        [
            fold(|corner| corner.0, f64::min, f64::INFINITY),
            fold(|corner| corner.1, f64::min, f64::INFINITY),
            fold(|corner| corner.0, f64::max, f64::NEG_INFINITY),
            fold(|corner| corner.1, f64::max, f64::NEG_INFINITY),
        ]
    }

    /// Where the raster lies, WGS 84.
    ///
    /// # Errors
    /// When its corners cannot be converted.
    pub(in crate::inputs) fn extent(&self) -> Result<GeographicBounds, RasterInputError> {
        let _quiet = QuietGdal::new();
        let own = self.own_extent();
        let to_degrees = self.spatial_ref.angular_units().to_degrees();
        let [west, south, east, north] = own.map(|edge| edge * to_degrees);
        if self.turn().is_some() && (west < -180.0 || east > 180.0) {
            // a conversion would bring both edges to the turn of Greenwich; another datum is metres away
            return Ok(GeographicBounds { west, south, east, north });
        }
        let wgs84 = parse_crs("EPSG:4326")?;
        let bounds = transform(&self.spatial_ref, &wgs84)?.transform_bounds(&own, EDGE_POINTS);
        let [west, south, east, north] = bounds.map_err(|source| {
            let (from, to) = (self.crs_name(), "EPSG:4326".to_owned());
            crate::inputs::places::crs::CrsError::NoTransform { from, to, source: source.into() }
        })?;
        Ok(GeographicBounds { west, south, east, north })
    }

    /// What the raster says of itself; the resolution at `at`.
    ///
    /// # Errors
    /// When its corners cannot be converted to WGS 84.
    pub(in crate::inputs) fn summary(&self, at: LonLat) -> Result<RasterSummary, RasterInputError> {
        let (file, crs, extent) = (self.shown.clone(), self.crs_name(), self.extent()?);
        let resolution_m = self.resolution_m(at);
        Ok(RasterSummary { file, crs, extent, resolution_m, cols: self.cols, rows: self.rows })
    }

    /// Side of a cell at a place, metres: geometric mean of the two axes; of a geographic raster to three digits.
    pub(in crate::inputs) fn resolution_m(&self, at: LonLat) -> f64 {
        let (x_m, y_m) = self.pixel_m(at);
        let mean_m = (x_m * y_m).sqrt();
        if self.spatial_ref.is_geographic() { three_digits(mean_m) } else { mean_m }
    }

    /// Reads the part of the raster under an area and checks its values.
    ///
    /// # Errors
    /// A part that cannot be read, an elevation the Earth does not have, a value that is no class.
    pub(in crate::inputs) fn check_values(
        &self,
        area: [f64; 4],
        area_crs: &SpatialRef,
        content: Content,
        progress: &dyn Fn(f64),
    ) -> Result<(), RasterInputError> {
        let _quiet = QuietGdal::new();
        let Some(window) = self.window(area, area_crs)? else { return Ok(()) };
        self.require_few_cells(window)?;
        let (mut checked, cells) = (0, (window.rows * window.cols) as f64);
        let mut values: Vec<f64> = Vec::new();
        for block in self.blocks(window) {
            checked += block.rows * block.cols;
            progress(checked as f64 / cells);
            self.read_block_into(block, &mut values)?;
            for (index, &value) in values.iter().enumerate() {
                let cell = Cell { row: block.row + index / block.cols, col: block.col + index % block.cols };
                self.check_value(value, cell, content)?;
            }
        }
        Ok(())
    }

    /// The blocks in which a part of the raster is read.
    pub(in crate::inputs) fn blocks(&self, part: Block) -> impl Iterator<Item = Block> + use<> {
        let stored = self.dataset.rasterband(1).map_or(0, |band| band.block_size().0);
        part.pieces(stored >= self.cols)
    }

    /// Refuses a part with more cells than can be read in a useful time.
    ///
    /// # Errors
    /// [`RasterInputError::TooFine`].
    pub(in crate::inputs) fn require_few_cells(&self, part: Block) -> Result<(), RasterInputError> {
        let cells = part.rows.saturating_mul(part.cols);
        if cells <= MOST_CELLS {
            return Ok(());
        }
        Err(RasterInputError::TooFine { file: self.shown.clone(), cells, limit: MOST_CELLS })
    }

    /// Puts the values of a block in place of others, row by row, in their memory.
    ///
    /// # Errors
    /// A block that cannot be read, or that there is no memory for.
    pub(in crate::inputs) fn read_block_into<T: Copy + Default + GdalType>(
        &self,
        block: Block,
        values: &mut Vec<T>,
    ) -> Result<(), RasterInputError> {
        read_block_into(&self.dataset, &self.shown, block, values)
    }

    pub(in crate::inputs) fn is_void(&self, raw: f64) -> bool {
        // A void value is stated in double precision, also where the band is in single.
        let is_void = |void: f64| (raw - void).abs() <= f64::from(f32::EPSILON) * void.abs();
        raw.is_nan() || self.void.is_some_and(is_void)
    }

    pub(in crate::inputs) fn check_value(
        &self,
        raw: f64,
        cell: Cell,
        content: Content,
    ) -> Result<(), RasterInputError> {
        if self.is_void(raw) {
            return Ok(());
        }
        let value = raw * self.scale + self.offset;
        let file = || self.shown.clone();
        let (row, col) =
            self.part_from.map_or((cell.row, cell.col), |from| (from.row + cell.row, from.col + cell.col));
        match content {
            Content::Elevation if !(self.lowest_m..=HIGHEST_ELEVATION_M).contains(&value) => {
                let (low, high) = (self.lowest_m, HIGHEST_ELEVATION_M);
                Err(RasterInputError::AbsurdElevation { file: file(), value, row, col, low, high })
            }
            Content::LandCover if !(0.0..65_535.0).contains(&value) || value.fract().abs() > 0.0 => {
                Err(RasterInputError::NotAClass { file: file(), value, row, col })
            }
            _ => Ok(()),
        }
    }

    /// The part of the raster under an area, with a margin of two cells; `None` where they do not meet.
    fn window(&self, area: [f64; 4], area_crs: &SpatialRef) -> Result<Option<Block>, RasterInputError> {
        if self.part_from.is_some() {
            return Ok(Some(Block { col: 0, row: 0, cols: self.cols, rows: self.rows }));
        }
        Ok(self.bounds_of(area, area_crs)?.and_then(|bounds| self.window_in(bounds)))
    }

    /// West, south, east and north of an area in the raster's CRS; across 180 degrees the east is beyond it. `None` where the area
    /// has no coordinates there.
    pub(super) fn bounds_of(
        &self,
        area: [f64; 4],
        area_crs: &SpatialRef,
    ) -> Result<Option<[f64; 4]>, RasterInputError> {
        if *area_crs == self.spatial_ref {
            return Ok(Some(area));
        }
        let bounds = transform(area_crs, &self.spatial_ref)?.transform_bounds(&area, EDGE_POINTS).ok();
        let turn = self.turn().unwrap_or(f64::INFINITY);
        Ok(bounds.map(|[west, south, east, north]| {
            [west, south, if west > east { east + turn } else { east }, north]
        }))
    }

    /// As [`Self::window`], of bounds in the raster's CRS.
    pub(super) fn window_in(&self, bounds: [f64; 4]) -> Option<Block> {
        let [west, south, east, north] = bounds;
        let own = self.own_extent();
        if east <= own[0] || west >= own[2] || north <= own[1] || south >= own[3] {
            return None;
        }
        if !self.is_north_up() {
            return Some(Block { col: 0, row: 0, cols: self.cols, rows: self.rows });
        }
        let [left, per_col, _, top, _, per_row] = self.geo_transform;
        let span = |from: f64, to: f64, count: usize| {
            let first = (from.floor() - 2.0).clamp(0.0, count as f64) as usize;
            let last = (to.ceil() + 2.0).clamp(0.0, count as f64) as usize;
            (first, last - first)
        };
        let (col, cols) = span((west - left) / per_col, (east - left) / per_col, self.cols);
        let (row, rows) = span((north - top) / per_row, (south - top) / per_row, self.rows);
        (cols > 0 && rows > 0).then_some(Block { row, col, rows, cols })
    }
}

/// Lowest elevation accepted, metres: a depth only where it is not taken as ground.
const fn lowest_m(sea: Option<SeaChoice>) -> f64 {
    match sea {
        Some(SeaChoice::Level | SeaChoice::Void) => LOWEST_SEA_FLOOR_M,
        Some(SeaChoice::Ground) | None => LOWEST_ELEVATION_M,
    }
}

/// The dataset of a source, with at least one band.
///
/// # Errors
/// When it is no raster.
pub(in crate::inputs) fn open_dataset(source: &RasterSource) -> Result<Dataset, RasterInputError> {
    let file = source.shown.clone();
    match open_input(&source.gdal_name, Kind::Raster) {
        Ok(dataset) if dataset.raster_count() == 0 => Err(RasterInputError::NoBand { file }),
        Ok(dataset) => Ok(dataset),
        Err(OpenError::Refused(reason)) => Err(RasterInputError::Refused { file, reason }),
        Err(OpenError::Gdal(source)) => Err(RasterInputError::NotARaster { file, source }),
    }
}

fn no_horizontal_part(whole: &SpatialRef, source: GdalError) -> crate::inputs::places::crs::CrsError {
    let (from, to) = (crs_name(whole), word("raster-file-its-horizontal-part").to_owned());
    crate::inputs::places::crs::CrsError::NoTransform { from, to, source: source.into() }
}

/// The CRS a raster states, otherwise the one the user named for it.
fn stated_or_assumed(
    dataset: &Dataset,
    named: Option<&str>,
    file: &str,
) -> Result<(SpatialRef, Option<String>), RasterInputError> {
    if let Ok(mut spatial_ref) = dataset.spatial_ref() {
        spatial_ref.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        return Ok((spatial_ref, None));
    }
    let named = named.ok_or_else(|| RasterInputError::NoCrs { file: file.to_owned() })?;
    Ok((parse_crs(named)?, Some(named.to_owned())))
}

/// Rounded to three significant digits.
fn three_digits(value: f64) -> f64 {
    let unit = 10_f64.powf(value.abs().log10().floor() - 2.0);
    (value / unit).round() * unit
}
