//! Terrain on the planning grid.
//!
//! `survey` looks at the files, `planning_geometry` lays the grid, `read_terrain` warps the files to it. Elevations
//! are f32 metres above sea (the file's own vertical datum, unchanged); NaN means void.
use super::mosaic::{Target, lattice_of, mosaic, require_agreement, same_lattice};
use super::narrow_gaps::{NARROW_GAP_CELLS, bridge_narrow_gaps};
use super::row_store::RowStore;
use super::sea::Sea;
use super::void_fill::fill_small_voids;
use crate::findings::RasterNote;
use crate::geodesy::LonLat;
use crate::grid::{Grid, GridGeometry, GridPart, Shape};
use crate::inputs::places::crs::PlanningProjection;
use crate::inputs::rasters::raster_error::RasterInputError;
use crate::inputs::rasters::raster_file::{Content, RasterFile, RasterSummary, TakenFor};
use crate::inputs::rasters::raster_search::{Opened, open_rasters};
use crate::inputs::rasters::raster_source::RasterSource;
use crate::scenario::{HeightUnit, SeaChoice};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

pub use super::mosaic::Lattice;

/// How far a bound may lie beyond a lattice line and still count as on it, in cells.
const ON_LINE_CELLS: f64 = 1e-6;

/// Which terrain to read, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TerrainRequest {
    /// Files, globs, folders, addresses: see [`crate::inputs::rasters::raster_source::find_rasters`].
    pub sources: Vec<String>,
    /// The folder that relative sources are relative to.
    pub base: PathBuf,
    /// CRS of the rasters that state none; rasters that state one keep it.
    pub crs_override: Option<String>,
    /// Unit of the heights of rasters that state none (metres without it); rasters that state one keep it.
    pub height_unit: Option<HeightUnit>,
    /// Voids of at most this many planning cells are filled; 0 fills none.
    pub void_fill_max_cells: usize,
    /// Gaps in the terrain at most 3 planning cells wide are bridged, whatever their length.
    pub bridge_narrow_gaps: bool,
    /// What ground far below sea level and voids are taken as; without it such ground is refused.
    pub sea: Option<SeaChoice>,
}

impl TerrainRequest {
    fn open(&self) -> Result<Opened, RasterInputError> {
        let crs = self.crs_override.as_deref();
        let taken =
            TakenFor { content: Content::Elevation, crs, height_unit: self.height_unit, sea: self.sea };
        open_rasters(&self.sources, &self.base, taken)
    }
}

/// What the terrain files say of themselves.
pub struct TerrainSurvey {
    /// One entry per file, in the order of their names.
    pub rasters: Vec<RasterSummary>,
    /// The files themselves, in the same order.
    pub sources: Vec<RasterSource>,
    /// Cell size of the finest file that covers the place asked about (of all files where none does), metres.
    pub resolution_m: f64,
    opened: Vec<RasterFile>,
}

impl TerrainSurvey {
    /// The finest file that covers a place (of all files where none does), and the side of its cells there, metres.
    #[must_use]
    pub fn finest_at(&self, at: LonLat) -> Option<(&RasterSummary, f64)> {
        let known = self.rasters.iter().zip(&self.opened);
        let there = known.map(|(summary, raster)| (summary, raster.resolution_m(at)));
        let finest = |least: &mut dyn Iterator<Item = (_, f64)>| least.min_by(|a, b| a.1.total_cmp(&b.1));
        finest(&mut there.clone().filter(|(summary, _)| covers(summary, at)))
            .or_else(|| finest(&mut there.clone()))
    }

    /// The lattice of the terrain's own cells, when the finest files are in the planning CRS, with square cells, and
    /// all on one lattice: a planning grid of the same cell size laid on it takes their values unresampled.
    #[must_use]
    pub fn native_lattice(&self, projection: &PlanningProjection) -> Option<Lattice> {
        self.lattice_of(projection, self.resolution_m)
    }

    /// As [`Self::native_lattice`], of the files whose cells have the side given.
    #[must_use]
    pub fn lattice_of(&self, projection: &PlanningProjection, resolution_m: f64) -> Option<Lattice> {
        let is_finest = |summary: &RasterSummary| (summary.resolution_m - resolution_m).abs() < 1e-9;
        let mut finest = self.rasters.iter().zip(&self.opened).filter(|(summary, _)| is_finest(summary));
        let first = lattice_of(finest.next()?.1, projection)?;
        let shared = |raster| lattice_of(raster, projection).is_some_and(|other| same_lattice(first, other));
        finest.all(|(_, raster)| shared(raster)).then_some(first)
    }
}

/// Opens every terrain file and reads all but its values; resolutions are those at `at`.
///
/// # Errors
/// Files that are missing, are no rasters, or do not say where they lie.
pub fn survey(request: &TerrainRequest, at: LonLat) -> Result<TerrainSurvey, RasterInputError> {
    let (sources, opened): (Vec<_>, Vec<_>) = request.open()?.rasters.into_iter().unzip();
    let rasters = opened.iter().map(|raster| raster.summary(at)).collect::<Result<Vec<_>, _>>()?;
    let finest = |resolutions: &mut dyn Iterator<Item = f64>| resolutions.min_by(f64::total_cmp);
    let resolution_m =
        finest(&mut rasters.iter().filter(|summary| covers(summary, at)).map(|summary| summary.resolution_m))
            .or_else(|| finest(&mut rasters.iter().map(|summary| summary.resolution_m)))
            .ok_or(RasterInputError::NoSources)?;
    Ok(TerrainSurvey { rasters, sources, resolution_m, opened })
}

fn covers(summary: &RasterSummary, at: LonLat) -> bool {
    summary.extent.contains(at)
}

/// A box in the planning CRS, metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanningBounds {
    /// Western edge.
    pub west_m: f64,
    /// Southern edge.
    pub south_m: f64,
    /// Eastern edge.
    pub east_m: f64,
    /// Northern edge.
    pub north_m: f64,
}

/// The planning grid over a box, widened to whole cells.
///
/// Cell edges lie on multiples of the cell size, or on `lattice` where its cells have that size (a lattice of another
/// cell size is of no use and is skipped).
///
/// # Errors
/// A box that is empty or not finite, or a grid of more than `max_cells` cells.
pub fn planning_geometry(
    bounds: PlanningBounds,
    cell_m: f64,
    lattice: Option<Lattice>,
    max_cells: usize,
) -> Result<GridGeometry, RasterInputError> {
    let PlanningBounds { west_m, south_m, east_m, north_m } = bounds;
    let finite = [west_m, south_m, east_m, north_m, cell_m].iter().all(|value| value.is_finite());
    if !finite || cell_m <= 0.0 || west_m >= east_m || south_m >= north_m {
        return Err(RasterInputError::BadArea { west_m, south_m, east_m, north_m, cell_m });
    }
    let lattice = lattice.filter(|lattice| (lattice.cell_m - cell_m).abs() <= 1e-9 * cell_m);
    let (x_0, y_0) = lattice.map_or((0.0, 0.0), |lattice| (lattice.easting_m, lattice.northing_m));
    let down = |value_m: f64, origin_m: f64| ((value_m - origin_m) / cell_m + ON_LINE_CELLS).floor();
    let up = |value_m: f64, origin_m: f64| ((value_m - origin_m) / cell_m - ON_LINE_CELLS).ceil();
    let (first_col, first_row) = (down(west_m, x_0), up(north_m, y_0));
    let cols = (up(east_m, x_0) - first_col).max(1.0);
    let rows = (first_row - down(south_m, y_0)).max(1.0);
    let cells = cols * rows;
    if cells > max_cells as f64 {
        let area_m2 = (east_m - west_m) * (north_m - south_m);
        // One per cent more than the even share, for the widening to whole cells.
        let enough_m = (1.01 * (area_m2 / max_cells as f64).sqrt()).ceil();
        return Err(RasterInputError::TooManyCells { cells, cell_m, max_cells, enough_m });
    }
    let shape = Shape { rows: rows as usize, cols: cols as usize };
    Ok(GridGeometry { shape, west_m: x_0 + first_col * cell_m, north_m: y_0 + first_row * cell_m, cell_m })
}

/// What was read, filled and left void.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TerrainReport {
    /// Files that meet the grid.
    pub files: Vec<String>,
    /// Cells of the grid.
    pub cells: usize,
    /// Cells without terrain before filling, outside the files' cover included.
    pub void_cells_before_fill: usize,
    /// Cells filled from their surroundings.
    pub filled_cells: usize,
    /// Cells still void.
    pub void_cells: usize,
    /// Void cells over all cells, 0..=1.
    pub void_share: f64,
    /// What the user should know of the files.
    pub notes: Vec<RasterNote>,
}

impl TerrainReport {
    /// Of terrain that was not read.
    #[must_use]
    pub const fn of_nothing() -> Self {
        Self {
            files: Vec::new(),
            cells: 0,
            void_cells_before_fill: 0,
            filled_cells: 0,
            void_cells: 0,
            void_share: 0.0,
            notes: Vec::new(),
        }
    }
}

/// Terrain on the planning grid.
#[derive(Clone, Debug, PartialEq)]
pub struct WarpedTerrain {
    /// Metres above sea; NaN is void.
    pub elevation: Grid<f32>,
    /// What was read, filled and left void.
    pub report: TerrainReport,
}

/// Reads the terrain and warps it to the planning grid.
///
/// # Method
/// Files are grouped by CRS and cell size; each group is one mosaic, warped bilinearly by GDAL; coarse groups first,
/// finer ones over them. A group on the grid's own lattice is copied. Where the planning cell is more than twice the
/// source's, GDAL's kernel widens to the planning cell and averages. In the outermost half cell of a group, and of a
/// source cell beside a void, the nearest values are continued. Ground more than 10 m below sea level may be the floor of a
/// sea: with [`SeaChoice::Level`] it is put at 0 m. Small voids are then filled and narrow gaps bridged; what stays void is
/// put at 0 m with [`SeaChoice::Level`], and the deep ground made void with [`SeaChoice::Void`].
///
/// # Errors
/// A file that cannot be found, opened, read, placed or believed (elevations outside -500..9000 m, or
/// -9998..9000 m where the sea is told from land); ground more than 20 m below sea level without a choice; files that do not
/// meet the grid.
pub fn read_terrain(
    request: &TerrainRequest,
    projection: &PlanningProjection,
    geometry: GridGeometry,
    progress: &dyn Fn(f64),
) -> Result<WarpedTerrain, RasterInputError> {
    let mut elevation = Grid::filled(geometry, f32::NAN);
    let report = read_terrain_into(request, projection, &mut elevation, progress)?;
    Ok(WarpedTerrain { elevation, report })
}

/// Refuses terrain whose files disagree where they overlap on a grid; reads nothing else.
///
/// # Errors
/// As [`read_terrain`].
pub fn require_terrain_agrees(
    request: &TerrainRequest,
    projection: &PlanningProjection,
    geometry: GridGeometry,
) -> Result<(), RasterInputError> {
    let rasters = request.open()?.rasters.into_iter().map(|(_, raster)| raster).collect();
    require_agreement(rasters, &Target { projection, part: GridPart::all_of(geometry) })
}

/// As [`read_terrain`], into a store of rows: strip by strip, so that the grid need not fit into memory.
///
/// # Errors
/// As [`read_terrain`], and those of the store.
pub fn read_terrain_into(
    request: &TerrainRequest,
    projection: &PlanningProjection,
    store: &mut dyn RowStore,
    progress: &dyn Fn(f64),
) -> Result<TerrainReport, RasterInputError> {
    let geometry = *store.geometry();
    let Opened { rasters, notes } = request.open()?;
    let rasters = rasters.into_iter().map(|(_, raster)| raster).collect();
    let target = Target { projection, part: store.part() };
    let read = mosaic(rasters, target, Content::Elevation, &|share| progress(share / 2.0))?;
    let (mut void_cells_before_fill, mut sea) = (0, Sea::of(request.sea));
    read.each_strip(&|share| progress(f64::midpoint(1.0, share)), &mut |strip, values| {
        void_cells_before_fill += values.iter().filter(|value| value.is_nan()).count();
        sea.take(strip.first.row * geometry.shape.cols, values);
        store.put_rows(strip.first.row, values)
    })?;
    sea.require_choice(store, projection)?;
    let filled_cells = fill_small_voids(store, request.void_fill_max_cells)?;
    let unfilled = void_cells_before_fill - filled_cells;
    let bridged = if request.bridge_narrow_gaps && unfilled > 0 { bridge_narrow_gaps(store)? } else { 0 };
    let settled = sea.settle(store, unfilled - bridged)?;
    let (cells, void_cells) = (geometry.shape.cells(), unfilled - bridged - settled.filled + settled.voided);
    let bridged =
        (bridged > 0).then_some(RasterNote::GapsBridged { cells: bridged, widest: NARROW_GAP_CELLS });
    Ok(TerrainReport {
        files: read.files,
        cells,
        void_cells_before_fill,
        filled_cells,
        void_cells,
        void_share: void_cells as f64 / cells as f64,
        notes: notes.into_iter().chain(read.notes).chain(bridged).chain(sea.notes(settled)).collect(),
    })
}

#[cfg(test)]
mod tests;
