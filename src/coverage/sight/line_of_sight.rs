//! Line of sight from one antenna to every cell.
use super::pieces::{WEDGES, divide};
use super::setting::{IN_SIGHT, SIGHT_UNKNOWN, SightSetting};
use super::wedge::Wedge;
use crate::coverage::mast_radials::Side;
use crate::grid::Grid;
use rayon::prelude::*;

/// Line of sight from one antenna to every cell: [`IN_SIGHT`], [`HIDDEN`](super::HIDDEN), or [`SIGHT_UNKNOWN`] outside the radius, in a
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
