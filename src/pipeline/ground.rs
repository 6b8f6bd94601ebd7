//! Ground of a run: in memory, in a file where it has no room in memory, or a part of it.
use super::ground_part::GroundPart;
use super::ground_request::{GroundRead, GroundRequest, Layers};
use crate::coverage::{GroundSource, StoreError};
use crate::grid::{GridGeometry, Window};
use crate::inputs::RasterInputError;
use crate::inputs::row_store::{RowFile, RowStore};
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
    /// A part of it.
    Part(Box<GroundPart>),
}

/// Elevation and clutter in files.
pub(super) struct GroundFiles {
    pub(super) elevation: RowFile,
    pub(super) clutter: Option<RowFile>,
    /// In place of clutter in a file.
    pub(super) uniform_clutter_m: Option<f32>,
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

/// Whether terrain of so many bytes is kept in memory.
const fn has_room(bytes: usize, memory_bytes: usize) -> bool {
    bytes <= memory_bytes / SHARE_OF_MEMORY
}

impl GroundRequest<'_> {
    /// Reads terrain and clutter.
    pub(super) fn read(
        &self,
        room: &Room<'_>,
        progress: &dyn Fn(f64),
    ) -> Result<GroundRead<PlanningGround>, RasterInputError> {
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
            Self::Part(part) => part.geometry(),
        }
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
            Self::Part(part) => part.clutter_kind(),
        }
    }

    /// Whether all of it is in memory.
    pub(super) const fn is_in_memory(&self) -> bool {
        matches!(self, Self::Memory(_))
    }

    /// Refuses files of a part that disagree anywhere on the grid; those of the whole were looked at when it was read.
    pub(super) fn require_agreement(&self) -> Result<(), RasterInputError> {
        if let Self::Part(part) = self { part.require_agreement() } else { Ok(()) }
    }

    /// Bytes of memory that it takes.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Memory(_) => self.bytes_in_memory(),
            Self::Files(_) => 0,
            Self::Part(part) => self.bytes_per_cell() * part.held_cells(),
        }
    }

    /// Bytes of memory it would take as a whole.
    pub(super) fn bytes_in_memory(&self) -> usize {
        self.bytes_per_cell() * self.geometry().shape.cells()
    }

    /// Bytes of memory for a cell.
    pub(super) const fn bytes_per_cell(&self) -> usize {
        if self.clutter_kind().0 { 8 } else { 4 }
    }

    /// Whether a run that may use so much memory would keep it there.
    pub(super) fn would_be_in_memory(&self, memory_bytes: usize) -> bool {
        has_room(self.bytes_in_memory(), memory_bytes)
    }

    /// Ground that holds at least a window.
    pub(super) fn part(&self, window: Window) -> Result<Cow<'_, Ground>, RasterInputError> {
        let files = match self {
            Self::Memory(ground) => return Ok(Cow::Borrowed(ground)),
            Self::Part(part) => return part.part(window),
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
    use super::{PlanningGround, Room};
    use crate::grid::{GridGeometry, Shape, Window};
    use crate::inputs::crs::PlanningProjection;
    use crate::inputs::terrain::TerrainRequest;
    use crate::pipeline::ground_request::GroundRequest;
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
