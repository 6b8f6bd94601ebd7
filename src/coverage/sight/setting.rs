//! What sees what, and how the answer is written.
use crate::coverage::disc::Disc;
use crate::coverage::mast_radials::MastRadials;
use crate::geodesy::{EffectiveEarth, Position};
use crate::grid::{GridGeometry, Window};
use crate::terrain::Ground;
use crate::units::Length;

/// Terrain reaches the straight ray.
pub const HIDDEN: u8 = 0;
/// Nothing reaches the straight ray.
pub const IN_SIGHT: u8 = 1;
/// Beyond the radius, or behind or in a void.
pub const SIGHT_UNKNOWN: u8 = u8::MAX;

/// What sees what.
#[derive(Clone, Copy, Debug)]
pub struct SightSetting<'a> {
    /// Terrain of the cells asked about, including clutter between the ends if the ground has any.
    pub ground: &'a Ground,
    /// The transmitting antenna's place.
    pub mast: &'a Position,
    /// Transmitting and receiving antenna above ground.
    pub antennas_agl: (Length, Length),
    /// Curvature of the ray against the Earth's.
    pub earth: EffectiveEarth,
    /// Cells farther away are ignored.
    pub radius: Length,
    /// Largest distance between neighbouring radials, cells.
    pub radial_spacing_cells: f64,
}

impl SightSetting<'_> {
    /// Of the cells whose terrain is held.
    pub(super) fn geometry(&self) -> &GridGeometry {
        self.ground.elevation().geometry()
    }

    /// The radius on the grid, m.
    pub(super) fn reach_m(&self) -> f64 {
        self.radius.metres() * self.mast.point_scale
    }

    pub(super) fn disc(&self) -> Disc {
        Disc::new(self.geometry(), self.mast, self.reach_m())
    }

    pub(super) fn mast_radials(&self) -> MastRadials {
        let geometry = self.geometry();
        let held = Window::whole(geometry.shape);
        MastRadials::new(geometry, held, self.mast, self.reach_m(), self.radial_spacing_cells)
    }

    /// True length of a cell, km.
    pub(super) fn cell_km(&self) -> f64 {
        self.geometry().cell_m / self.mast.point_scale / 1_000.0
    }

    /// Fall of the effective Earth below the mast's horizontal per square of distance, m per cell^2.
    pub(super) fn curvature(&self) -> f64 {
        500.0 / self.earth.radius_km() * self.cell_km() * self.cell_km()
    }

    pub(super) fn ground_at_mast_m(&self) -> f64 {
        self.ground.elevation_m(self.mast.easting_m, self.mast.northing_m)
    }
}
