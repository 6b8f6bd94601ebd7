//! Terrain and clutter of a run: in memory where there is room, otherwise in a file, read in windows.
use super::canopy::{above_terrain, lower_by, lower_evenly};
use super::clutter::{ClutterRead, read_clutter_into, uniform_height_m};
use super::village_clutter::{ClutterDisc, burn_discs};
use crate::coverage::{GroundSource, StoreError};
use crate::grid::{Grid, GridGeometry, Window};
use crate::inputs::RasterInputError;
use crate::inputs::crs::PlanningProjection;
use crate::inputs::read_files::{CLUTTER, CLUTTER_HEIGHTS, SURFACE};
use crate::inputs::row_store::{RowFile, RowStore};
use crate::inputs::terrain::{TerrainReport, TerrainRequest, read_terrain_into};
use crate::scenario::ClutterChoice;
use crate::terrain::{ClutterHeight, Ground, TerrainKind};
use rayon::prelude::*;
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
    pub(super) elevation: RowFile,
    pub(super) clutter: Option<RowFile>,
    /// In place of clutter in a file.
    pub(super) uniform_clutter_m: Option<f32>,
}

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

/// Where ground may be kept.
pub(super) struct Room<'a> {
    /// For ground that has no room in memory.
    pub(super) scratch: &'a Path,
    /// What the whole run may use.
    pub(super) memory_bytes: usize,
}

impl Room<'_> {
    /// Whether ground of so many bytes is kept in memory.
    pub(super) const fn holds(&self, bytes: usize) -> bool {
        has_room(bytes, self.memory_bytes)
    }
}

/// Ground with what is to be known of it.
pub(super) struct GroundRead<G = PlanningGround> {
    pub(super) ground: G,
    pub(super) terrain: TerrainReport,
    pub(super) clutter: ClutterRead,
}

/// Terrain, and what stands on it, as they were read.
struct Layers<S> {
    elevation: S,
    clutter: Option<S>,
    /// In place of clutter by cells.
    uniform_clutter_m: Option<f32>,
}

/// Whether terrain of so many bytes is kept in memory.
const fn has_room(bytes: usize, memory_bytes: usize) -> bool {
    bytes <= memory_bytes / SHARE_OF_MEMORY
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
    /// Reads terrain and clutter.
    pub(super) fn read(
        &self,
        room: &Room<'_>,
        progress: &dyn Fn(f64),
    ) -> Result<GroundRead, RasterInputError> {
        let layers = if self.has_clutter_cells() { 2 } else { 1 };
        let bytes = self.geometry.shape.cells().saturating_mul(4 * layers);
        if room.holds(bytes) {
            let GroundRead { ground, terrain, clutter } = self.in_memory(progress)?;
            return Ok(GroundRead { ground: PlanningGround::Memory(ground), terrain, clutter });
        }
        let (layers, terrain, clutter) =
            self.layers(&|| RowFile::create_in(room.scratch, self.geometry), progress)?;
        let Layers { elevation, clutter: cells, uniform_clutter_m } = layers;
        let files = GroundFiles { elevation, clutter: cells, uniform_clutter_m };
        Ok(GroundRead { ground: PlanningGround::Files(files), terrain, clutter })
    }

    /// As [`Self::read`], whatever room it takes.
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

    fn layers<S: RowStore>(
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

    /// Whether heights differ from cell to cell.
    fn has_clutter_cells(&self) -> bool {
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

    /// Whether clutter differs from cell to cell.
    const fn has_clutter_cells(&self) -> bool {
        self.clutter_kind().0
    }

    /// Whether clutter differs from cell to cell, and its height where it is the same everywhere, m.
    pub(super) const fn clutter_kind(&self) -> (bool, Option<f32>) {
        match self {
            Self::Memory(ground) => match ground.clutter() {
                ClutterHeight::None => (false, None),
                ClutterHeight::Uniform(height_m) => (false, Some(*height_m)),
                ClutterHeight::Cells(_) => (true, None),
            },
            Self::Files(files) => (files.clutter.is_some(), files.uniform_clutter_m),
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

#[cfg(test)]
mod tests {
    use super::{GroundRequest, PlanningGround, Room};
    use crate::grid::{GridGeometry, Shape, Window};
    use crate::inputs::crs::PlanningProjection;
    use crate::inputs::terrain::TerrainRequest;
    use crate::scenario::ClutterChoice;
    use crate::terrain::{ClutterHeight, TerrainKind};
    use std::fmt::Write as _;
    use std::io::Write as _;
    use std::path::Path;

    const GEOMETRY: GridGeometry = GridGeometry {
        shape: Shape { rows: 9, cols: 7 },
        west_m: 500_000.0,
        north_m: 2_300_270.0,
        cell_m: 30.0,
    };

    fn raster(folder: &Path, name: &str, value: impl Fn(i32, i32) -> i32) -> String {
        let mut text =
            "ncols 7\nnrows 9\nxllcorner 500000\nyllcorner 2300000\ncellsize 30\nNODATA_value -9999\n"
                .to_owned();
        for row in 0..9 {
            let values: Vec<String> = (0..7).map(|col| value(row, col).to_string()).collect();
            writeln!(text, "{}", values.join(" ")).expect("text");
        }
        let file = tempfile::Builder::new().prefix(name).suffix(".asc").tempfile_in(folder).expect("a file");
        file.as_file().write_all(text.as_bytes()).expect("a raster");
        file.into_temp_path().keep().expect("a raster").display().to_string()
    }

    #[test]
    fn files_hold_what_memory_does() {
        let folder = tempfile::tempdir().expect("a folder");
        let projection = PlanningProjection::from_user_input("EPSG:32648").expect("UTM 48N");
        let ground = raster(folder.path(), "ground", |row, col| 300 + 3 * row + col);
        let top = raster(folder.path(), "top", |row, col| 305 + row * col);
        let canopy = raster(folder.path(), "canopy", |row, col| if row == 4 { -9_999 } else { col });
        let heights = ClutterChoice { height_files: vec![canopy], ..ClutterChoice::default() };
        let uniform = ClutterChoice { uniform_height_m: Some(7.5), ..ClutterChoice::default() };
        for (kind, surface, clutter) in [
            (TerrainKind::BareEarth, None, None),
            (TerrainKind::BareEarth, Some(top), None),
            (TerrainKind::BareEarth, None, Some(&heights)),
            (TerrainKind::Surface, None, Some(&heights)),
            (TerrainKind::Surface, None, Some(&uniform)),
        ] {
            let terrain = TerrainRequest {
                sources: vec![ground.clone()],
                crs_override: Some("EPSG:32648".to_owned()),
                ..TerrainRequest::default()
            };
            let clutter = clutter.map(|choice| ClutterChoice {
                crs: choice.uniform_height_m.is_none().then(|| "EPSG:32648".to_owned()),
                ..choice.clone()
            });
            let request = GroundRequest {
                terrain: &terrain,
                kind,
                surface: surface.as_slice(),
                clutter: clutter.as_ref(),
                discs: &[],
                projection: &projection,
                geometry: GEOMETRY,
            };
            let window = Window::of(2..7, 1..6);
            let parts = [1, usize::MAX].map(|memory_bytes| {
                let room = Room { scratch: folder.path(), memory_bytes };
                let read = request.read(&room, &|_| ()).expect("ground");
                assert_eq!(read.ground.is_in_memory(), memory_bytes > 1);
                cells(&read.ground, window)
            });
            assert_eq!(parts[0], parts[1], "{kind:?}");
        }
    }

    /// Elevation and clutter at the centres of a window's cells.
    fn cells(ground: &PlanningGround, window: Window) -> Vec<[f64; 2]> {
        let part = ground.part(window).expect("a part");
        assert!(!matches!(part.clutter(), ClutterHeight::Cells(cells) if cells.values().is_empty()));
        let centres = window
            .rows()
            .flat_map(|row| window.cols().map(move |col| GEOMETRY.centre_m(crate::grid::Cell { row, col })));
        centres
            .map(|(east_m, north_m)| {
                [part.elevation_m(east_m, north_m), part.clutter_height_m(east_m, north_m)]
            })
            .collect()
    }
}
