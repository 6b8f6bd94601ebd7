//! Profiles from an elevation model: each path gets a planning grid of its own, no larger than its box.
use super::{DemChoice, PathError};
use crate::geodesy::{LonLat, Position, geodesic_line, intermediate_point};
use crate::grid::GridGeometry;
use crate::inputs::RasterInputError;
use crate::inputs::RasterNote;
use crate::inputs::crs::PlanningProjection;
use crate::inputs::terrain::{
    PlanningBounds, TerrainRequest, TerrainSurvey, planning_geometry, read_terrain, survey,
};
use crate::outputs::PathNote;
use crate::pipeline::clutter::clutter_heights;
use crate::terrain::{Ground, PathProfile, ProfileLine, SamplingError, sample_profile};
use crate::units::Length;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Cells around the path's box, so that its ends are interpolated like the rest.
const MARGIN_CELLS: f64 = 2.0;
/// Most cells of one box: 400 MB of elevations.
const MOST_CELLS: usize = 100_000_000;
/// The place at which the files are surveyed. What depends on it (cells in degrees) is asked for at each path instead.
const ANYWHERE: LonLat = LonLat { longitude_deg: 0.0, latitude_deg: 0.0 };

/// An elevation model, opened.
pub(super) struct Dem<'a> {
    choice: &'a DemChoice,
    request: TerrainRequest,
    survey: TerrainSurvey,
    /// By name; `None` for one that cannot be a planning CRS.
    projections: BTreeMap<String, Option<PlanningProjection>>,
}

/// A path on its planning grid.
#[derive(Clone, Debug)]
pub(super) struct PlacedPath {
    pub(super) ends: [Position; 2],
    /// Name of the planning CRS.
    pub(super) crs: String,
    pub(super) geometry: GridGeometry,
    /// How far the straight line on the grid lies beside the geodesic at its middle.
    pub(super) beside_geodesic: Length,
}

impl<'a> Dem<'a> {
    pub(super) fn open(choice: &'a DemChoice) -> Result<Self, PathError> {
        let request = TerrainRequest {
            sources: choice.files.clone(),
            base: PathBuf::new(),
            crs_override: choice.crs.clone(),
            void_fill_max_cells: 0,
        };
        let survey = survey(&request, ANYWHERE)?;
        Ok(Self { choice, request, survey, projections: BTreeMap::new() })
    }

    /// Places a path on the elevation model's own CRS where that is metric and true to scale there, else on the UTM zone
    /// of its middle.
    pub(super) fn place(&mut self, places: [LonLat; 2]) -> Result<PlacedPath, PathError> {
        let length = geodesic_line(places[0], places[1]).ground_distance;
        let middle = intermediate_point(places[0], places[1], Length::from_metres(0.5 * length.metres()));
        let (finest, cell_m) = self.survey.finest_at(middle).ok_or(RasterInputError::NoSources)?;
        let own = finest.crs.clone();
        if !self.projections.contains_key(&own) {
            self.projections.insert(own.clone(), PlanningProjection::from_user_input(&own).ok());
        }
        let placed = self.projection(&own).and_then(|projection| projection.place(&places).ok());
        let (crs, ends) = if let Some(ends) = placed {
            (own, ends)
        } else {
            let utm = PlanningProjection::utm_for(middle)?;
            let name = utm.crs().name.clone();
            let ends = utm.place(&places)?;
            self.projections.entry(name.clone()).or_insert(Some(utm));
            (name, ends)
        };
        let [from, to] = ends[..] else {
            return Err(PathError::Internal("a path has two ends".to_owned()));
        };
        let geometry = self.box_around([from, to], &crs, cell_m).map_err(|error| too_long(error, length))?;
        let on_grid =
            [(f64::midpoint(from.easting_m, to.easting_m), f64::midpoint(from.northing_m, to.northing_m))];
        let unknown = || PathError::Internal(format!("no projection {crs}"));
        let on_grid = self.projection(&crs).ok_or_else(unknown)?.to_geographic(&on_grid)?[0];
        let beside_geodesic = geodesic_line(middle, on_grid).ground_distance;
        Ok(PlacedPath { ends: [from, to], crs, geometry, beside_geodesic })
    }

    fn projection(&self, name: &str) -> Option<&PlanningProjection> {
        self.projections.get(name).and_then(Option::as_ref)
    }

    fn box_around(
        &self,
        ends: [Position; 2],
        crs: &str,
        cell_m: f64,
    ) -> Result<GridGeometry, RasterInputError> {
        let margin_m = MARGIN_CELLS * cell_m;
        let span = |of: fn(&Position) -> f64| {
            let [a, b] = [of(&ends[0]), of(&ends[1])];
            (a.min(b) - margin_m, a.max(b) + margin_m)
        };
        let (west_m, east_m) = span(|end| end.easting_m);
        let (south_m, north_m) = span(|end| end.northing_m);
        let bounds = PlanningBounds { west_m, south_m, east_m, north_m };
        self.geometry(bounds, crs, cell_m)
    }

    /// The planning grid over a box, on the terrain's own lattice where that is in the same CRS.
    pub(super) fn geometry(
        &self,
        bounds: PlanningBounds,
        crs: &str,
        cell_m: f64,
    ) -> Result<GridGeometry, RasterInputError> {
        let lattice = self.projection(crs).and_then(|projection| self.survey.lattice_of(projection, cell_m));
        planning_geometry(bounds, cell_m, lattice, MOST_CELLS)
    }

    /// Terrain and clutter on a grid, with what is to be known of them.
    pub(super) fn ground(
        &self,
        crs: &str,
        geometry: GridGeometry,
    ) -> Result<(Ground, Vec<PathNote>), PathError> {
        let unknown = || PathError::Internal(format!("no projection {crs}"));
        let projection = self.projection(crs).ok_or_else(unknown)?;
        let terrain = read_terrain(&self.request, projection, geometry, &|_| ())?;
        let worth_saying = |note: &&RasterNote| !matches!(note, RasterNote::OutsideGrid { .. });
        let mut notes: Vec<PathNote> = terrain
            .report
            .notes
            .iter()
            .filter(worth_saying)
            .map(|note| PathNote::new("terrain", note.to_string()))
            .collect();
        let clutter = match &self.choice.clutter {
            None => None,
            Some(choice) => {
                let read = clutter_heights(choice, projection, geometry)?;
                notes.extend(read.read.classes_without_height.iter().map(|(class, _)| {
                    let text = format!("land-cover class {class} has no height and counts as open ground");
                    PathNote::new("clutter_class_without_height", text)
                }));
                Some(read.heights)
            }
        };
        let ground = Ground::new(terrain.elevation, clutter);
        let ground = ground.ok_or_else(|| PathError::Internal("terrain and clutter grids differ".to_owned()));
        Ok((ground?, notes))
    }
}

impl DemChoice {
    /// The profile of a placed path over ground that holds its box.
    pub(super) fn profile(&self, ground: &Ground, path: &PlacedPath) -> Result<PathProfile, PathError> {
        // exactly the path's own box, so that a path has the same bits whatever else was read with it
        let own = ground.cut_out(path.geometry);
        let own =
            own.ok_or_else(|| PathError::Internal("a path lies outside the grid read for it".to_owned()))?;
        let [transmitter, receiver] = &path.ends;
        let step = self.step.unwrap_or_else(|| path.geometry.resolution());
        sample_profile(&own, ProfileLine { transmitter, receiver, step }).map_err(|error| match error {
            SamplingError::Void { at_km, void_points, points } => {
                let distance = Length::from_kilometres(at_km);
                let at = intermediate_point(transmitter.geographic, receiver.geographic, distance);
                PathError::Void { at_km, at, void_points, points }
            }
            other => PathError::Sampling(other),
        })
    }
}

fn too_long(error: RasterInputError, length: Length) -> PathError {
    match error {
        RasterInputError::TooManyCells { cells, cell_m, max_cells, .. } => {
            PathError::TooLong { length_km: length.kilometres(), cells, cell_m, max_cells }
        }
        other => other.into(),
    }
}
