//! What is read to make the ground: terrain, and what stands on it.
use super::canopy::{above_terrain, lower_by, lower_evenly};
use super::clutter::{ClutterRead, read_clutter_into, uniform_height_m};
use super::village_clutter::{ClutterDisc, burn_discs};
use crate::geodesy::LonLat;
use crate::grid::{Grid, GridGeometry, GridPart, Window};
use crate::inputs::RasterInputError;
use crate::inputs::crs::{CrsError, PlanningProjection};
use crate::inputs::read_files::{CLUTTER, CLUTTER_HEIGHTS, SURFACE};
use crate::inputs::row_store::{PartStore, RowStore};
use crate::inputs::terrain::{TerrainReport, TerrainRequest, read_terrain_into};
use crate::scenario::{ClutterChoice, Scenario};
use crate::terrain::{Ground, TerrainKind};
use rayon::prelude::*;
use std::path::PathBuf;

/// Cells around a window that bridging a narrow gap in it looks at, and one more.
const NEAR_CELLS: usize = 4;

/// What is read to make the ground.
pub(super) struct GroundRequest<'a> {
    pub(super) terrain: &'a TerrainRequest,
    pub(super) kind: TerrainKind,
    /// A surface model beside the terrain; empty without.
    pub(super) surface: &'a [String],
    pub(super) clutter: Option<&'a ClutterChoice>,
    /// Heights that villages state, in place of the choice's.
    pub(super) discs: &'a [ClutterDisc],
    pub(super) projection: &'a PlanningProjection,
    pub(super) geometry: GridGeometry,
}

/// Ground with what is to be known of it.
pub(super) struct GroundRead<G> {
    pub(super) ground: G,
    pub(super) terrain: TerrainReport,
    pub(super) clutter: ClutterRead,
}

/// Terrain, and what stands on it, as they were read.
pub(super) struct Layers<S> {
    pub(super) elevation: S,
    pub(super) clutter: Option<S>,
    /// In place of clutter by cells.
    pub(super) uniform_clutter_m: Option<f32>,
}

/// A grid of voids.
///
/// # Panics
/// Never: there are as many values as cells.
pub(super) fn without_values(geometry: GridGeometry) -> Grid<f32> {
    // the first touch of fresh memory costs more than what is put there, and all threads share it
    let values = rayon::iter::repeat_n(f32::NAN, geometry.shape.cells()).collect();
    Grid::from_values(geometry, values).expect("as many values as cells")
}

impl GroundRequest<'_> {
    /// Reads terrain and clutter into memory, whatever room it takes.
    ///
    /// # Panics
    /// Never: both layers are on one grid.
    pub(super) fn in_memory(&self, progress: &dyn Fn(f64)) -> Result<GroundRead<Ground>, RasterInputError> {
        let (layers, terrain, clutter) = self.layers(&|| Ok(without_values(self.geometry)), progress)?;
        let ground = Ground::new(layers.elevation, layers.clutter).expect("both are on the planning grid");
        let ground = match layers.uniform_clutter_m {
            Some(height_m) => ground.with_uniform_clutter(height_m),
            None => ground,
        };
        Ok(GroundRead { ground, terrain, clutter })
    }

    /// Reads terrain and clutter into stores.
    pub(super) fn layers<S: RowStore>(
        &self,
        store: &dyn Fn() -> Result<S, RasterInputError>,
        progress: &dyn Fn(f64),
    ) -> Result<(Layers<S>, TerrainReport, ClutterRead), RasterInputError> {
        let parts = if self.has_clutter_cells() { 2.0 } else { 1.0 };
        let mut elevation = store()?;
        let first = |share: f64| progress(share / parts);
        let report = read_terrain_into(self.terrain, self.projection, &mut elevation, &first)?;
        let mut read = ClutterRead::default();
        let uniform_clutter_m = self.uniform_clutter_m();
        let mut clutter = None;
        if self.has_clutter_cells() {
            let mut cells = store()?;
            let second = |share: f64| progress((1.0 + share) / parts);
            read = self.clutter_into(&elevation, &mut cells, &second)?;
            clutter = Some(cells);
        }
        if self.kind == TerrainKind::Surface {
            match (&clutter, uniform_clutter_m) {
                (Some(cells), _) => lower_by(&mut elevation, cells)?,
                (None, Some(height_m)) => lower_evenly(&mut elevation, height_m)?,
                (None, None) => {}
            }
        }
        Ok((Layers { elevation, clutter, uniform_clutter_m }, report, read))
    }

    /// The role of the rasters that clutter is read from.
    pub(super) fn clutter_role(&self) -> &'static str {
        if !self.surface.is_empty() {
            SURFACE
        } else if self.clutter.is_some_and(|choice| !choice.height_files.is_empty()) {
            CLUTTER_HEIGHTS
        } else {
            CLUTTER
        }
    }

    /// Whether clutter differs from cell to cell, and its height where it is the same everywhere, m.
    pub(super) fn clutter_kind(&self) -> (bool, Option<f32>) {
        (self.has_clutter_cells(), self.uniform_clutter_m())
    }

    /// Whether heights differ from cell to cell.
    pub(super) fn has_clutter_cells(&self) -> bool {
        let rasters = self.clutter.is_some_and(|choice| choice.uniform_height_m.is_none());
        rasters || !self.surface.is_empty() || self.clutter.is_some() && !self.discs.is_empty()
    }

    /// The height everywhere, where no cell has its own.
    fn uniform_clutter_m(&self) -> Option<f32> {
        self.clutter.filter(|_| !self.has_clutter_cells()).and_then(uniform_height_m)
    }

    fn clutter_into(
        &self,
        elevation: &dyn RowStore,
        cells: &mut dyn RowStore,
        progress: &dyn Fn(f64),
    ) -> Result<ClutterRead, RasterInputError> {
        if !self.surface.is_empty() {
            let request = TerrainRequest { sources: self.surface.to_vec(), ..self.terrain.clone() };
            let report = read_terrain_into(&request, self.projection, cells, progress)?;
            let fit = above_terrain(elevation, cells)?;
            return Ok(ClutterRead::of_surface(report, fit));
        }
        let read = match self.clutter {
            Some(choice) => read_clutter_into(choice, self.projection, cells, progress)?,
            None => ClutterRead::default(),
        };
        burn_discs(self.discs, cells)?;
        Ok(read)
    }

    /// Reads a window, with the values that the whole grid has there.
    ///
    /// # Method
    /// Small voids are filled and narrow gaps bridged as in the whole grid: where there are voids, as far around the window as one that is filled
    /// can reach is read too.
    pub(super) fn part(&self, window: Window) -> Result<Ground, RasterInputError> {
        let fills = self.terrain.void_fill_max_cells;
        let near = if fills == 0 { 0 } else { NEAR_CELLS };
        let (ground, voids) = self.part_around(window, near)?;
        // what fills a void in the window may depend on another void beside it
        let far = 2 * (fills + 1) + NEAR_CELLS;
        let is_far = fills > 0 && (voids > 0 || !self.surface.is_empty());
        if is_far { Ok(self.part_around(window, far)?.0) } else { Ok(ground) }
    }

    /// A window, read with so many cells around it; and how many of all these cells are void before some are filled.
    ///
    /// # Panics
    /// Never: there are as many values as cells.
    fn part_around(&self, window: Window, cells: usize) -> Result<(Ground, usize), RasterInputError> {
        let whole = self.geometry;
        let part = GridPart { whole, window: window.widened(cells, whole.shape) };
        let (layers, report, _) = self.layers(&|| Ok(PartStore::empty(part)), &|_| ())?;
        let within = window.from(part.window.first);
        let clutter_m = layers.clutter.map(|clutter| clutter.window(within)).transpose()?;
        let ground = Ground::part(whole, window, layers.elevation.window(within)?, clutter_m);
        let ground = ground.expect("a value for each cell");
        let ground = match layers.uniform_clutter_m {
            Some(height_m) => ground.with_uniform_clutter(height_m),
            None => ground,
        };
        Ok((ground, report.void_cells_before_fill))
    }
}

/// What terrain a scenario asks for.
pub(super) fn terrain_request(scenario: &Scenario) -> TerrainRequest {
    TerrainRequest {
        sources: scenario.terrain.files.clone(),
        base: PathBuf::new(),
        crs_override: scenario.terrain.crs.clone(),
        height_unit: scenario.terrain.height_unit,
        void_fill_max_cells: scenario.terrain.void_fill_max_cells,
        bridge_narrow_gaps: scenario.terrain.void_fill_max_cells > 0,
        sea: scenario.terrain.sea,
    }
}

/// The planning CRS of a scenario whose settlements have a middle.
pub(super) fn projection_of(scenario: &Scenario, centre: LonLat) -> Result<PlanningProjection, CrsError> {
    match &scenario.area.crs {
        Some(name) => PlanningProjection::from_user_input(name),
        None => PlanningProjection::utm_for(centre),
    }
}
