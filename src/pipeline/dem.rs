//! An elevation model opened for places that are not known before: what CRS to plan in there, and terrain on its grid.
use super::ground_request::GroundRequest;
use crate::findings::RasterNote;
use crate::geodesy::{LonLat, Position};
use crate::grid::GridGeometry;
use crate::inputs::crs::{CrsError, PlaceError, PlanningProjection};
use crate::inputs::read_files::{CLUTTER, CLUTTER_HEIGHTS, ReadFile, SURFACE, files_of_rasters};
use crate::inputs::terrain::{
    PlanningBounds, TerrainReport, TerrainRequest, TerrainSurvey, planning_geometry, survey,
};
use crate::inputs::{RasterInputError, RasterSummary};
use crate::language::word;
use crate::outputs::{CaveatRow, DemClutter, PathNote};
use crate::scenario::{ClutterChoice, HeightUnit, SeaChoice};
use crate::terrain::{Ground, TerrainKind};
use crate::units::Length;
use crate::words::raster_note;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Maximum number of cells of one grid: 400 MB of elevations.
const MOST_CELLS: usize = 100_000_000;
/// The place at which the files are surveyed. What depends on it (cells in degrees) is requested at each place instead.
const ANYWHERE: LonLat = LonLat { longitude_deg: 0.0, latitude_deg: 0.0 };

/// An elevation model and what stands on it.
#[derive(Clone, Debug, PartialEq)]
pub struct DemChoice {
    /// Files, globs, folders, addresses.
    pub files: Vec<String>,
    /// CRS of files that state none.
    pub crs: Option<String>,
    /// Unit of the heights of files that state none; default: metres.
    pub height_unit: Option<HeightUnit>,
    /// What ground far below sea level and voids are taken as; without it such ground is refused.
    pub sea: Option<SeaChoice>,
    /// What its heights are of, where that is stated; without it, of bare earth.
    pub kind: Option<TerrainKind>,
    /// A surface model beside it; empty without.
    pub surface: Vec<String>,
    /// Buildings and trees.
    pub clutter: Option<ClutterChoice>,
    /// Largest distance between profile samples; default: the side of a cell.
    pub step: Option<Length>,
    /// No clutter stands nearer to either end of a path.
    pub clearing: Length,
}

impl DemChoice {
    /// All files that are read for it, those that its rasters refer to included.
    pub(super) fn read_files(&self) -> Vec<ReadFile> {
        let mut files = files_of_rasters("elevation", &self.files);
        if let Some(clutter) = &self.clutter {
            files.extend(files_of_rasters(CLUTTER, &clutter.files));
            files.extend(files_of_rasters(CLUTTER_HEIGHTS, &clutter.height_files));
        }
        files.extend(files_of_rasters(SURFACE, &self.surface));
        files
    }

    /// Buildings and trees on it.
    pub(super) fn standing(&self) -> DemClutter {
        DemClutter {
            choice: self.clutter.clone(),
            surface: self.surface.clone(),
            included: self.kind == Some(TerrainKind::Surface),
        }
    }

    /// Whether buildings and trees stand on its profiles.
    pub(super) fn has_clutter(&self) -> bool {
        self.standing().is_some()
    }

    /// What is to be known of buildings and trees on it, or without any.
    fn note(&self) -> Option<PathNote> {
        let (key, text) = match (self.kind, &self.clutter) {
            (None, Some(_)) => ("clutter_on_dem", word("dem-clutter-heights-are-added-to-the")),
            (Some(TerrainKind::Surface), None) => {
                ("surface_without_canopy", word("dem-both-ends-stand-on-the-canopy"))
            }
            _ => return None,
        };
        Some(PathNote::new(key, text.to_owned()))
    }
}

/// Why an elevation model cannot be used at some places.
#[derive(Debug, thiserror::Error)]
pub(super) enum DemError {
    #[error(transparent)]
    Raster(#[from] RasterInputError),
    #[error(transparent)]
    Crs(#[from] CrsError),
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error("{}", crate::text!("internal-error", reason = .0))]
    Internal(String),
}

/// An elevation model, opened.
pub(super) struct Dem<'a> {
    choice: &'a DemChoice,
    request: TerrainRequest,
    survey: TerrainSurvey,
    /// By name; `None` for one that cannot be a planning CRS.
    projections: BTreeMap<String, Option<PlanningProjection>>,
}

/// Terrain and clutter on a grid.
pub(super) struct GroundRead {
    pub(super) ground: Ground,
    pub(super) terrain: TerrainReport,
    /// Notes on both.
    pub(super) notes: Vec<PathNote>,
}

impl<'a> Dem<'a> {
    pub(super) fn open(choice: &'a DemChoice) -> Result<Self, RasterInputError> {
        let request = TerrainRequest {
            sources: choice.files.clone(),
            base: PathBuf::new(),
            crs_override: choice.crs.clone(),
            height_unit: choice.height_unit,
            void_fill_max_cells: 0,
            bridge_narrow_gaps: true,
            sea: choice.sea,
        };
        let survey = survey(&request, ANYWHERE)?;
        Ok(Self { choice, request, survey, projections: BTreeMap::new() })
    }

    /// What the files say of themselves.
    pub(super) fn rasters(&self) -> &[RasterSummary] {
        &self.survey.rasters
    }

    /// The side of the finest cells at a place, m.
    pub(super) fn cell_m_at(&self, at: LonLat) -> Result<f64, RasterInputError> {
        self.survey.finest_at(at).map(|(_, cell_m)| cell_m).ok_or(RasterInputError::NoSources)
    }

    /// Positions of places on the finest elevation model's own CRS at `at` where that is metric and true to scale there,
    /// otherwise on the UTM zone of `at`; with the CRS's name.
    pub(super) fn locate(
        &mut self,
        places: &[LonLat],
        at: LonLat,
    ) -> Result<(String, Vec<Position>), DemError> {
        let (finest, _) = self.survey.finest_at(at).ok_or(RasterInputError::NoSources)?;
        let own = finest.crs.clone();
        if !self.projections.contains_key(&own) {
            self.projections.insert(own.clone(), PlanningProjection::from_user_input(&own).ok());
        }
        let placed = self.projections.get(&own).and_then(Option::as_ref);
        if let Some(positions) = placed.and_then(|projection| projection.place(places).ok()) {
            return Ok((own, positions));
        }
        let utm = PlanningProjection::utm_for(at)?;
        let name = utm.crs().name.clone();
        let positions = utm.place(places)?;
        self.projections.entry(name.clone()).or_insert(Some(utm));
        Ok((name, positions))
    }

    /// As [`Self::locate`], on a CRS that the user names.
    pub(super) fn locate_on(
        &mut self,
        crs: &str,
        places: &[LonLat],
        at: LonLat,
    ) -> Result<(String, Vec<Position>), DemError> {
        let projection = PlanningProjection::from_user_input(crs)?;
        projection.require_near(at)?;
        let positions = projection.place(places)?;
        let name = projection.crs().name.clone();
        self.projections.entry(name.clone()).or_insert(Some(projection));
        Ok((name, positions))
    }

    /// A planning CRS that was located on.
    pub(super) fn projection(&self, name: &str) -> Result<&PlanningProjection, DemError> {
        let known = self.projections.get(name).and_then(Option::as_ref);
        known.ok_or_else(|| DemError::Internal(format!("no projection {name}")))
    }

    /// Whether a planning CRS is that of the finest elevation model at a place, by name or because its lattice lies in it.
    pub(super) fn is_own(&self, crs: &str, at: LonLat) -> bool {
        let Some((finest, _)) = self.survey.finest_at(at) else { return false };
        let projection = self.projections.get(crs).and_then(Option::as_ref);
        let lattice = projection.and_then(|own| self.survey.lattice_of(own, finest.resolution_m));
        finest.crs == crs || lattice.is_some()
    }

    /// The planning grid over a box, on the terrain's own lattice where that is in the same CRS.
    pub(super) fn geometry(
        &self,
        bounds: PlanningBounds,
        crs: &str,
        cell_m: f64,
    ) -> Result<GridGeometry, RasterInputError> {
        let projection = self.projections.get(crs).and_then(Option::as_ref);
        let lattice = projection.and_then(|projection| self.survey.lattice_of(projection, cell_m));
        planning_geometry(bounds, cell_m, lattice, MOST_CELLS)
    }

    /// Terrain and clutter on a grid, with notes on them; `progress` is given shares of the whole.
    pub(super) fn ground(
        &self,
        crs: &str,
        geometry: GridGeometry,
        progress: &dyn Fn(f64),
    ) -> Result<GroundRead, DemError> {
        let request = GroundRequest {
            terrain: &self.request,
            kind: self.choice.kind.unwrap_or(TerrainKind::BareEarth),
            surface: &self.choice.surface,
            clutter: self.choice.clutter.as_ref(),
            discs: &[],
            projection: self.projection(crs)?,
            geometry,
        };
        let read = request.in_memory(progress)?;
        let worth_saying = |note: &&RasterNote| !matches!(note, RasterNote::OutsideGrid { .. });
        let of_terrain = read.terrain.notes.iter().filter(worth_saying);
        let mut notes: Vec<PathNote> =
            of_terrain.map(|note| PathNote::new("terrain", raster_note(note))).collect();
        notes.extend(
            read.clutter
                .caveats()
                .into_iter()
                .map(|counted| PathNote::new(counted.caveat.key(), CaveatRow::of(counted).sentence())),
        );
        notes.extend(self.choice.note());
        Ok(GroundRead { ground: read.ground, terrain: read.terrain, notes })
    }
}
