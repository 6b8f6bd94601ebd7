//! Elevation and clutter on the planning grid.
use crate::grid::{Grid, GridGeometry};
use serde::{Deserialize, Serialize};

/// What the elevation model's heights are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TerrainKind {
    /// The bare ground: clutter heights stand on top of it.
    BareEarth,
    /// Ground with canopy and roofs in it (SRTM, Copernicus GLO-30): clutter is already inside.
    Surface,
}

/// Elevation and, where given, representative clutter height.
#[derive(Clone, Debug)]
pub struct Ground {
    elevation: Grid<f32>,
    clutter_height: Option<Grid<f32>>,
}

impl Ground {
    /// From elevation (metres above mean sea level, NaN where void) and clutter height (metres above ground).
    ///
    /// `None` when the two grids do not lie on each other cell by cell.
    #[must_use]
    pub fn new(elevation: Grid<f32>, clutter_height: Option<Grid<f32>>) -> Option<Self> {
        let agree = clutter_height.as_ref().is_none_or(|clutter| clutter.geometry() == elevation.geometry());
        agree.then_some(Self { elevation, clutter_height })
    }

    /// The part that lies on `geometry`; `None` where that is not a part of the grid, cell by cell.
    #[must_use]
    pub fn window(&self, geometry: GridGeometry) -> Option<Self> {
        let elevation = self.elevation.window(geometry)?;
        let clutter_height = match &self.clutter_height {
            Some(clutter) => Some(clutter.window(geometry)?),
            None => None,
        };
        Some(Self { elevation, clutter_height })
    }

    /// Where the grid lies.
    #[must_use]
    pub const fn geometry(&self) -> &GridGeometry {
        self.elevation.geometry()
    }

    /// Elevation in metres above mean sea level, NaN where void.
    #[must_use]
    pub const fn elevation(&self) -> &Grid<f32> {
        &self.elevation
    }

    /// Elevation at a place by bilinear interpolation, metres; NaN in a void or outside.
    #[must_use]
    pub fn elevation_m(&self, easting_m: f64, northing_m: f64) -> f64 {
        self.elevation.bilinear(easting_m, northing_m)
    }

    /// Representative clutter height of the cell at a place, metres above ground; 0 where there is none.
    ///
    /// The class of the cell holds for the whole cell (land cover is not interpolated).
    #[must_use]
    pub fn clutter_height_m(&self, easting_m: f64, northing_m: f64) -> f64 {
        let Some(clutter) = &self.clutter_height else { return 0.0 };
        clutter.geometry().cell_at(easting_m, northing_m).map_or(0.0, |cell| f64::from(clutter.at(cell)))
    }

    /// Representative clutter height in metres above ground, where given.
    #[must_use]
    pub const fn clutter(&self) -> Option<&Grid<f32>> {
        self.clutter_height.as_ref()
    }

    /// Whether clutter heights were given.
    #[must_use]
    pub const fn has_clutter(&self) -> bool {
        self.clutter_height.is_some()
    }
}
