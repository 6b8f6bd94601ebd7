//! Terrain and clutter of a run: in memory where there is room, otherwise in a file, read in windows.
use super::RunError;
use super::clutter::{ClutterRead, read_clutter_into, uniform_height_m};
use super::village_clutter::{ClutterDisc, burn_discs};
use crate::coverage::{GroundSource, StoreError};
use crate::grid::{Grid, GridGeometry, Window};
use crate::inputs::RasterInputError;
use crate::inputs::crs::PlanningProjection;
use crate::inputs::row_store::{RowFile, RowStore};
use crate::inputs::terrain::{TerrainReport, TerrainRequest, read_terrain_into};
use crate::scenario::ClutterChoice;
use crate::terrain::{ClutterHeight, Ground};
use std::borrow::Cow;
use std::path::Path;

/// Cells around a place that its interpolation can ask for.
const MARGIN_CELLS: f64 = 2.0;
/// Share of the memory that terrain may take.
const SHARE_OF_MEMORY: usize = 3;

/// Ground of a run.
pub(super) enum PlanningGround {
    /// All of it.
    Memory(Ground),
    /// In files.
    Files(GroundFiles),
}

/// Elevation and clutter in files.
pub(super) struct GroundFiles {
    elevation: RowFile,
    clutter: Option<RowFile>,
    /// In place of clutter in a file.
    uniform_clutter_m: Option<f32>,
}

/// What is read to make the ground.
pub(super) struct GroundRequest<'a> {
    pub(super) terrain: &'a TerrainRequest,
    pub(super) clutter: Option<&'a ClutterChoice>,
    /// Heights that villages state, in place of the choice's.
    pub(super) discs: &'a [ClutterDisc],
    pub(super) projection: &'a PlanningProjection,
    pub(super) geometry: GridGeometry,
    /// For ground that has no room in memory.
    pub(super) scratch: &'a Path,
    /// What the whole run may use.
    pub(super) memory_bytes: usize,
}

/// Ground with what is to be known of it.
pub(super) struct GroundRead {
    pub(super) ground: PlanningGround,
    pub(super) terrain: TerrainReport,
    pub(super) clutter: Option<ClutterRead>,
}

/// Whether terrain of so many bytes is kept in memory.
const fn has_room(bytes: usize, memory_bytes: usize) -> bool {
    bytes <= memory_bytes / SHARE_OF_MEMORY
}

impl GroundRequest<'_> {
    /// Reads terrain and clutter.
    pub(super) fn read(&self, progress: &dyn Fn(f64)) -> Result<GroundRead, RunError> {
        let layers = if self.has_clutter_cells() { 2 } else { 1 };
        let bytes = self.geometry.shape.cells().saturating_mul(4 * layers);
        if has_room(bytes, self.memory_bytes) { self.in_memory(progress) } else { self.in_files(progress) }
    }

    fn in_memory(&self, progress: &dyn Fn(f64)) -> Result<GroundRead, RunError> {
        let mut elevation = Grid::filled(self.geometry, f32::NAN);
        let terrain = read_terrain_into(self.terrain, self.projection, &mut elevation, progress)?;
        let mut heights = self.has_clutter_cells().then(|| Grid::filled(self.geometry, 0.0));
        let clutter = self.clutter_into(heights.as_mut().map(|grid| grid as &mut dyn RowStore))?;
        let mut ground = Ground::new(elevation, heights)
            .ok_or_else(|| RunError::Internal("terrain and clutter grids differ".to_owned()))?;
        if let Some(height_m) = self.uniform_clutter_m() {
            ground = ground.with_uniform_clutter(height_m);
        }
        Ok(GroundRead { ground: PlanningGround::Memory(ground), terrain, clutter })
    }

    fn in_files(&self, progress: &dyn Fn(f64)) -> Result<GroundRead, RunError> {
        let file = || RowFile::create_in(self.scratch, self.geometry);
        let mut elevation = file()?;
        let terrain = read_terrain_into(self.terrain, self.projection, &mut elevation, progress)?;
        let mut heights = self.has_clutter_cells().then(file).transpose()?;
        let clutter = self.clutter_into(heights.as_mut().map(|file| file as &mut dyn RowStore))?;
        let uniform_clutter_m = self.uniform_clutter_m();
        let files = GroundFiles { elevation, clutter: heights, uniform_clutter_m };
        Ok(GroundRead { ground: PlanningGround::Files(files), terrain, clutter })
    }

    /// Land cover, whose heights differ from cell to cell.
    fn land_cover(&self) -> Option<&ClutterChoice> {
        self.clutter.filter(|choice| choice.uniform_height_m.is_none())
    }

    /// Whether heights differ from cell to cell.
    fn has_clutter_cells(&self) -> bool {
        self.land_cover().is_some() || self.clutter.is_some() && !self.discs.is_empty()
    }

    /// The height everywhere, where no cell has its own.
    fn uniform_clutter_m(&self) -> Option<f32> {
        self.clutter.filter(|_| !self.has_clutter_cells()).and_then(uniform_height_m)
    }

    fn clutter_into(
        &self,
        store: Option<&mut dyn RowStore>,
    ) -> Result<Option<ClutterRead>, RasterInputError> {
        let Some(store) = store else { return Ok(None) };
        let mut read = None;
        if let Some(choice) = self.land_cover() {
            read = Some(read_clutter_into(choice, self.projection, store)?);
        } else {
            let height_m = self.clutter.and_then(uniform_height_m).unwrap_or(0.0);
            let row = vec![height_m; self.geometry.shape.cols];
            (0..self.geometry.shape.rows).try_for_each(|number| store.put_rows(number, &row))?;
        }
        burn_discs(self.discs, store)?;
        Ok(read)
    }
}

impl GroundSource for PlanningGround {
    fn ground(&self, window: Window) -> Result<Cow<'_, Ground>, StoreError> {
        Ok(self.part(window)?)
    }
}

impl PlanningGround {
    pub(super) fn geometry(&self) -> &GridGeometry {
        match self {
            Self::Memory(ground) => ground.geometry(),
            Self::Files(files) => files.elevation.geometry(),
        }
    }

    pub(super) const fn has_clutter(&self) -> bool {
        match self {
            Self::Memory(ground) => ground.has_clutter(),
            Self::Files(files) => files.clutter.is_some() || files.uniform_clutter_m.is_some(),
        }
    }

    /// Whether clutter differs from cell to cell.
    const fn has_clutter_cells(&self) -> bool {
        match self {
            Self::Memory(ground) => matches!(ground.clutter(), ClutterHeight::Cells(_)),
            Self::Files(files) => files.clutter.is_some(),
        }
    }

    /// Whether all of it is in memory.
    pub(super) const fn is_in_memory(&self) -> bool {
        matches!(self, Self::Memory(_))
    }

    /// Bytes of memory it takes as a whole.
    pub(super) fn bytes(&self) -> usize {
        if self.is_in_memory() { self.bytes_in_memory() } else { 0 }
    }

    /// Bytes of memory it would take as a whole.
    pub(super) fn bytes_in_memory(&self) -> usize {
        let layers = if self.has_clutter_cells() { 2 } else { 1 };
        4 * layers * self.geometry().shape.cells()
    }

    /// Whether a run that may use so much memory would keep it there.
    pub(super) fn would_be_in_memory(&self, memory_bytes: usize) -> bool {
        has_room(self.bytes_in_memory(), memory_bytes)
    }

    /// Ground that holds at least a window.
    pub(super) fn part(&self, window: Window) -> Result<Cow<'_, Ground>, RasterInputError> {
        let files = match self {
            Self::Memory(ground) => return Ok(Cow::Borrowed(ground)),
            Self::Files(files) => files,
        };
        let elevation_m = files.elevation.window(window)?;
        let clutter_m = files.clutter.as_ref().map(|file| file.window(window)).transpose()?;
        let part = Ground::part(*self.geometry(), window, elevation_m, clutter_m);
        let part = part.unwrap_or_else(|| Ground::nowhere(*self.geometry()));
        Ok(Cow::Owned(match files.uniform_clutter_m {
            Some(height_m) => part.with_uniform_clutter(height_m),
            None => part,
        }))
    }

    /// Ground around places, up to a distance from them on the grid.
    pub(super) fn around(
        &self,
        places_m: &[(f64, f64)],
        reach_m: f64,
    ) -> Result<Cow<'_, Ground>, RasterInputError> {
        let reach_cells = reach_m / self.geometry().cell_m + MARGIN_CELLS;
        match Window::around(self.geometry(), places_m, reach_cells) {
            Some(window) => self.part(window),
            None => Ok(Cow::Owned(Ground::nowhere(*self.geometry()))),
        }
    }

    /// Elevation at a place, metres; NaN in a void or outside.
    pub(super) fn elevation_m(&self, easting_m: f64, northing_m: f64) -> Result<f64, RasterInputError> {
        Ok(self.around(&[(easting_m, northing_m)], 0.0)?.elevation_m(easting_m, northing_m))
    }
}
