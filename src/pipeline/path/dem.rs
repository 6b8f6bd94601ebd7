//! Profiles from an elevation model: each path gets a planning grid of its own, no larger than its box.
use super::PathError;
use super::void::void_on;
use crate::geodesy::{LonLat, Position, geodesic_line, intermediate_point};
use crate::grid::GridGeometry;
use crate::inputs::RasterInputError;
use crate::inputs::terrain::PlanningBounds;
use crate::pipeline::dem::{Dem, DemChoice};
use crate::terrain::{Ground, PathProfile, ProfileLine, sample_profile};
use crate::units::Length;

/// Cells around the path's box, so that its ends are interpolated like the rest.
const MARGIN_CELLS: f64 = 2.0;

/// A path on its planning grid.
#[derive(Clone, Debug)]
pub(super) struct PlacedPath {
    pub(super) ends: [Position; 2],
    /// Name of the planning CRS.
    pub(super) crs: String,
    pub(super) geometry: GridGeometry,
    /// Distance of the straight line on the grid from the geodesic at its middle.
    pub(super) beside_geodesic: Length,
}

impl PlacedPath {
    /// Places a path on the elevation model's own CRS if that is metric and true to scale there, otherwise on the UTM zone
    /// of its middle.
    pub(super) fn of(dem: &mut Dem<'_>, places: [LonLat; 2]) -> Result<Self, PathError> {
        let length = geodesic_line(places[0], places[1]).ground_distance;
        let middle = intermediate_point(places[0], places[1], Length::from_metres(0.5 * length.metres()));
        let cell_m = dem.cell_m_at(middle)?;
        let (crs, ends) = dem.locate(&places, middle)?;
        let [from, to] = ends[..] else {
            return Err(PathError::Internal("a path has two ends".to_owned()));
        };
        let bounds = bounds_around([from, to], cell_m);
        let geometry = dem.geometry(bounds, &crs, cell_m).map_err(|error| too_long(error, length))?;
        let on_grid =
            [(f64::midpoint(from.easting_m, to.easting_m), f64::midpoint(from.northing_m, to.northing_m))];
        let on_grid = dem.projection(&crs)?.to_geographic(&on_grid)?[0];
        let beside_geodesic = geodesic_line(middle, on_grid).ground_distance;
        Ok(Self { ends: [from, to], crs, geometry, beside_geodesic })
    }

    /// The profile of a path over ground that holds its box, sampled at most `step` apart: the side of a cell without it.
    pub(super) fn profile(&self, ground: &Ground, choice: &DemChoice) -> Result<PathProfile, PathError> {
        // exactly the path's own box, so that a path has the same bits whatever else was read with it
        let own = ground.cut_out(self.geometry);
        let own =
            own.ok_or_else(|| PathError::Internal("a path lies outside the grid read for it".to_owned()))?;
        let [transmitter, receiver] = &self.ends;
        let step = self.geometry.profile_step(choice.step);
        let line = ProfileLine::between(transmitter, receiver, step);
        let line = ProfileLine { clearing: choice.clearing, ..line };
        let places = [transmitter.geographic, receiver.geographic];
        sample_profile(&own, line).map_err(|error| void_on(places, error))
    }
}

fn bounds_around(ends: [Position; 2], cell_m: f64) -> PlanningBounds {
    let margin_m = MARGIN_CELLS * cell_m;
    let span = |of: fn(&Position) -> f64| {
        let [a, b] = [of(&ends[0]), of(&ends[1])];
        (a.min(b) - margin_m, a.max(b) + margin_m)
    };
    let (west_m, east_m) = span(|end| end.easting_m);
    let (south_m, north_m) = span(|end| end.northing_m);
    PlanningBounds { west_m, south_m, east_m, north_m }
}

fn too_long(error: RasterInputError, length: Length) -> PathError {
    match error {
        RasterInputError::TooManyCells { cells, cell_m, max_cells, .. } => {
            PathError::TooLong { length_km: length.kilometres(), cells, cell_m, max_cells }
        }
        other => other.into(),
    }
}
