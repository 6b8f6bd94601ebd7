//! A part of the ground, read from the files when it is first asked for.
use super::ground_request::{GroundRequest, projection_of, terrain_request};
use super::village_clutter::ClutterDisc;
use crate::geodesy::LonLat;
use crate::grid::{GridGeometry, Window};
use crate::inputs::RasterInputError;
use crate::inputs::terrain::require_terrain_agrees;
use crate::scenario::Scenario;
use crate::terrain::Ground;
use std::borrow::Cow;
use std::sync::{Mutex, OnceLock, PoisonError};

/// Reads any window of a scenario's ground from its files, with the values that the whole has there.
pub(super) struct GroundReader {
    pub(super) scenario: Scenario,
    /// The middle of the settlements, which decides on the planning CRS where the scenario does not.
    pub(super) centre: LonLat,
    pub(super) discs: Vec<ClutterDisc>,
    pub(super) geometry: GridGeometry,
    /// Whether clutter differs from cell to cell, and its height where it is the same everywhere, m.
    pub(super) clutter_kind: (bool, Option<f32>),
}

/// Ground of which one window is held, once something in it was asked for; what lies outside is read each time.
pub(super) struct GroundPart {
    reader: GroundReader,
    held: Option<Window>,
    ground: OnceLock<Ground>,
    /// Locked while the window is read.
    reading: Mutex<()>,
}

impl GroundReader {
    fn read(&self, window: Window) -> Result<Ground, RasterInputError> {
        let scenario = &self.scenario;
        let projection = projection_of(scenario, self.centre)?;
        let request = GroundRequest {
            terrain: &terrain_request(scenario),
            kind: scenario.terrain.kind,
            surface: &scenario.terrain.surface,
            clutter: scenario.clutter.as_ref(),
            discs: &self.discs,
            projection: &projection,
            geometry: self.geometry,
        };
        request.part(window)
    }
}

impl GroundPart {
    /// Ground of which a window is held, or nothing.
    pub(super) const fn new(reader: GroundReader, held: Option<Window>) -> Self {
        Self { reader, held, ground: OnceLock::new(), reading: Mutex::new(()) }
    }

    /// Refuses files that disagree where they overlap, anywhere on the grid.
    pub(super) fn require_agreement(&self) -> Result<(), RasterInputError> {
        let GroundReader { scenario, centre, geometry, .. } = &self.reader;
        let projection = projection_of(scenario, *centre)?;
        require_terrain_agrees(&terrain_request(scenario), &projection, *geometry)
    }

    pub(super) const fn geometry(&self) -> &GridGeometry {
        &self.reader.geometry
    }

    /// How many cells are held.
    pub(super) fn held_cells(&self) -> usize {
        self.held.map_or(0, |window| window.shape.cells())
    }

    pub(super) const fn clutter_kind(&self) -> (bool, Option<f32>) {
        self.reader.clutter_kind
    }

    /// Ground that holds at least a window.
    pub(super) fn part(&self, window: Window) -> Result<Cow<'_, Ground>, RasterInputError> {
        let Some(held) = self.held.filter(|held| held.holds(&window)) else {
            return Ok(Cow::Owned(self.reader.read(window)?));
        };
        // where a thread panicked, nothing is held yet
        let _one_at_a_time = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ground) = self.ground.get() {
            return Ok(Cow::Borrowed(ground));
        }
        let read = self.reader.read(held)?;
        Ok(Cow::Borrowed(self.ground.get_or_init(|| read)))
    }
}
