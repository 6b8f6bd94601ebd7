//! What an antenna sees: line of sight and clearance of the first Fresnel zone, by separate sweeps.
//!
//! Line of sight needs one number per radial, the slope of the horizon so far. So the sweep goes line by line outwards with
//! the horizons of all radials of a wedge in one array: it compares the cells of a line with the horizons between which they
//! stand, then raises the horizons by the line's terrain. See `docs/decisions/0008-sight-line-by-line.md`.

mod clearance;
mod kernel;
mod pieces;
mod strip;
#[cfg(test)]
mod tests;
mod wedge;

pub use clearance::clearance_raster;

use super::disc::Disc;
use super::mast_radials::{MastRadials, Side};
use crate::geodesy::{EffectiveEarth, Position};
use crate::grid::{Grid, GridGeometry, Window};
use crate::terrain::Ground;
use crate::units::Length;
use pieces::{WEDGES, divide};
use rayon::prelude::*;
use wedge::Wedge;

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
    fn geometry(&self) -> &GridGeometry {
        self.ground.elevation().geometry()
    }

    /// The radius on the grid, m.
    fn reach_m(&self) -> f64 {
        self.radius.metres() * self.mast.point_scale
    }

    fn disc(&self) -> Disc {
        Disc::new(self.geometry(), self.mast, self.reach_m())
    }

    fn mast_radials(&self) -> MastRadials {
        let geometry = self.geometry();
        let held = Window::whole(geometry.shape);
        MastRadials::new(geometry, held, self.mast, self.reach_m(), self.radial_spacing_cells)
    }

    /// True length of a cell, km.
    fn cell_km(&self) -> f64 {
        self.geometry().cell_m / self.mast.point_scale / 1_000.0
    }

    /// Fall of the effective Earth below the mast's horizontal per square of distance, m per cell^2.
    fn curvature(&self) -> f64 {
        500.0 / self.earth.radius_km() * self.cell_km() * self.cell_km()
    }

    fn ground_at_mast_m(&self) -> f64 {
        self.ground.elevation_m(self.mast.easting_m, self.mast.northing_m)
    }
}

/// Line of sight from one antenna to every cell: [`IN_SIGHT`], [`HIDDEN`], or [`SIGHT_UNKNOWN`] outside the radius, in a
/// void, behind one, and everywhere when the mast stands in one.
///
/// # Method
/// Radials as in the loss sweep, sampled where they cross the lines of cell centres. A cell sees the mast when the slope at
/// which it stands, its antenna on its own ground, is greater than the horizon interpolated between its two radials over
/// the lines before it. On a radial that is [`line_of_sight`](crate::terrain::line_of_sight) over the same samples
/// (ITU-R P.526-16, §4.5.1; strictly clear, as there).
///
/// # Cost and determinism
/// O(R^2) for a radius of R cells; parallel over 32 wedges that do not depend on the number of threads: the same bits.
#[must_use]
pub fn line_of_sight_raster(setting: &SightSetting<'_>) -> Grid<u8> {
    let geometry = *setting.geometry();
    let mut seen = Grid::filled(geometry, SIGHT_UNKNOWN);
    let ground_at_mast_m = setting.ground_at_mast_m();
    if ground_at_mast_m.is_nan() {
        return seen;
    }
    let mast_radials = setting.mast_radials();
    let wedges: Vec<_> =
        divide(seen.values_mut(), &geometry, setting.disc()).into_iter().enumerate().collect();
    wedges.into_par_iter().for_each(|(number, mut pieces)| {
        let side = Side::ALL[number / WEDGES];
        Wedge::new(setting, &mast_radials, side, number % WEDGES, ground_at_mast_m).sweep(&mut pieces);
    });
    // the mast's own cell lies before the first line
    if let Some(cell) = geometry.cell_at(setting.mast.easting_m, setting.mast.northing_m)
        && !setting.ground.elevation().at(cell).is_nan()
    {
        seen.values_mut()[cell.row * geometry.shape.cols + cell.col] = IN_SIGHT;
    }
    seen
}
