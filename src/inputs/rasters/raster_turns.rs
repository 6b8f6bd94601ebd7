//! Rasters in degrees, whatever turn of the Earth their longitudes are on: 245 degrees is -115 degrees, and 180.1 is -179.9.
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use super::raster_block::Block;
use super::raster_error::RasterInputError;
use super::raster_file::RasterFile;
use crate::grid::Cell;
use crate::inputs::gdal_access::gdal_c_calls::QuietGdal;
use gdal::Dataset;
use gdal::errors::GdalError;
use gdal::programs::raster::{BuildVRTOptions, build_vrt};
use gdal::spatial_ref::SpatialRef;
use std::f64::consts::TAU;

/// Turns by which longitudes of a raster may differ from those of an area.
const TURNS: [f64; 3] = [-1.0, 0.0, 1.0];
/// Cells beyond an area that its interpolation may ask for across a seam.
const SEAM_CELLS: f64 = 2.0;

/// West, south, east, north.
type Extent = [f64; 4];

/// An area on the planning grid, and the same with what the warp reads around it.
#[derive(Clone, Copy)]
pub(in crate::inputs) struct Area {
    pub(in crate::inputs) own: Extent,
    pub(in crate::inputs) around: Extent,
}

/// A raster under an area.
pub(in crate::inputs) enum Under {
    /// It lies elsewhere.
    Apart,
    /// As it is.
    Whole,
    /// Parts of it, each on the turn of the area's longitudes.
    Parts(Vec<RasterFile>),
}

impl RasterFile {
    /// One turn of the Earth in units of its longitudes, where it has longitudes.
    pub(super) fn turn(&self) -> Option<f64> {
        self.spatial_ref.is_geographic().then(|| TAU / self.spatial_ref.angular_units())
    }

    /// A longitude on the turn on which the raster lies; any other coordinate as it is.
    pub(super) fn on_own_turn(&self, x: f64) -> f64 {
        let [west, _, east, _] = self.own_extent();
        let turns = self.turn().map_or(0.0, |turn| ((x - f64::midpoint(west, east)) / turn).round() * turn);
        x - turns
    }

    /// What of the raster lies under an area: parts of one in degrees are moved by whole turns, so that both sides of its seam, or
    /// of 180 degrees, lie side by side. One that needs no move stays as it is.
    ///
    /// # Errors
    /// An area and a raster between which coordinates cannot be converted; GDAL's.
    pub(in crate::inputs) fn under(
        &self,
        area: Area,
        area_crs: &SpatialRef,
    ) -> Result<Under, RasterInputError> {
        let _quiet = QuietGdal::new();
        let Some(own) = self.bounds_of(area.own, area_crs)? else { return Ok(Under::Apart) };
        let around = self.bounds_of(area.around, area_crs)?.unwrap_or(own);
        let turn = self.turn().filter(|_| self.is_north_up());
        let Some(turn) = turn else {
            return Ok(if self.window_in(own).is_some() { Under::Whole } else { Under::Apart });
        };
        if !TURNS.iter().any(|turns| self.window_in(moved(own, -turns * turn)).is_some()) {
            return Ok(Under::Apart);
        }
        let windows = TURNS.map(|turns| (turns * turn, self.window_in(self.seen(around, turns * turn))));
        let met: Vec<_> =
            windows.iter().filter_map(|(east, window)| window.map(|window| (*east, window))).collect();
        if let [(east, _)] = met[..]
            && east.abs() <= 0.0
        {
            return Ok(Under::Whole);
        }
        let parts = met.into_iter().map(|(east, window)| self.part(east, window));
        Ok(Under::Parts(parts.collect::<Result<_, _>>()?))
    }

    /// Bounds as the raster sees them before it is moved eastwards; those beyond a seam wide enough to interpolate across it.
    fn seen(&self, bounds: Extent, east: f64) -> Extent {
        let margin = if east.abs() > 0.0 { SEAM_CELLS * self.pixel().0 } else { 0.0 };
        let [west, south, far, north] = moved(bounds, -east);
        [west - margin, south, far + margin, north]
    }

    /// A part of the raster, moved eastwards.
    fn part(&self, east: f64, window: Block) -> Result<Self, RasterInputError> {
        let failed = |source: GdalError| {
            let files = format!("'{}'", self.shown);
            RasterInputError::Warp { files, source: source.into() }
        };
        let dataset = self.cut_out(east, window).map_err(failed)?;
        let geo_transform = dataset.geo_transform().map_err(failed)?;
        Ok(Self {
            shown: self.shown.clone(),
            dataset,
            spatial_ref: self.spatial_ref.clone(),
            vertical: self.vertical.clone(),
            geo_transform,
            cols: window.cols,
            rows: window.rows,
            undeclared_void: self.undeclared_void,
            assumed_crs: self.assumed_crs.clone(),
            scale: self.scale,
            offset: self.offset,
            notes: self.notes.clone(),
            void: self.void,
            lowest_m: self.lowest_m,
            sea: self.sea,
            part_from: Some(Cell { row: window.row, col: window.col }),
        })
    }

    /// A virtual raster over cells of this one, moved eastwards.
    fn cut_out(&self, east: f64, window: Block) -> Result<Dataset, GdalError> {
        let [left, per_col, _, top, _, per_row] = self.geo_transform;
        let edge = |from: f64, per_cell: f64, cells: usize| format!("{}", from + per_cell * cells as f64);
        let (west, north) = (edge(left, per_col, window.col), edge(top, per_row, window.row));
        let far = edge(left, per_col, window.col + window.cols);
        let south = edge(top, per_row, window.row + window.rows);
        let extent = ["-b", "1", "-te", &west, &south, &far, &north].map(str::to_owned).to_vec();
        let mut part = build_vrt(None, &[&self.dataset], Some(BuildVRTOptions::new(extent)?))?;
        let mut place = part.geo_transform()?;
        place[0] += east;
        part.set_geo_transform(&place)?;
        Ok(part)
    }
}

fn moved([west, south, far, north]: Extent, east: f64) -> Extent {
    [west + east, south, far + east, north]
}
