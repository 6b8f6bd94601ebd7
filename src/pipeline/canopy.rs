//! Buildings and trees as the difference of two surfaces: what a surface model rises above the terrain, and the terrain under a
//! surface model.
use crate::grid::{Shape, Window};
use crate::inputs::RasterInputError;
use crate::inputs::row_store::RowStore;
use serde::{Deserialize, Serialize};

/// A surface this far below the terrain is not merely less exact, m.
const BELOW_M: f32 = 3.0;
/// Buildings and trees are seldom taller, m.
const TALL_M: f32 = 100.0;

/// How well a surface model lies on the terrain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SurfaceFit {
    /// Cells with both.
    pub(super) cells: u64,
    /// Cells with terrain but without surface: open ground.
    pub(super) without_surface: u64,
    /// Cells whose surface lies more than 3 m below the terrain: open ground.
    pub(super) below: u64,
    /// Cells whose surface rises more than 100 m above the terrain.
    pub(super) tall: u64,
}

impl SurfaceFit {
    /// Shares of [`Self::below`] and [`Self::tall`] in all cells with both, where they are more than errors of single cells.
    pub(super) fn apart(&self) -> Option<[f64; 2]> {
        /// Canopy heights are noisy: so many cells may lie below the terrain, or too high above it.
        const USUAL: [f64; 2] = [0.05, 0.01];
        let shares = [self.below, self.tall].map(|count| count as f64 / self.cells.max(1) as f64);
        shares.iter().zip(USUAL).any(|(share, usual)| *share > usual).then_some(shares)
    }
}

/// Turns the heights of a surface model, metres above sea, into heights above the terrain; 0 where it lies below or is void.
///
/// # Cost
/// One row of each in memory at a time.
///
/// # Source
/// ITU-R P.1812-8 §3.2.2: with a surface model beside a terrain model, the representative clutter height is the difference.
pub(super) fn above_terrain(
    terrain: &dyn RowStore,
    surface: &mut dyn RowStore,
) -> Result<SurfaceFit, RasterInputError> {
    let mut fit = SurfaceFit::default();
    for (row, strip) in strips(surface.geometry().shape) {
        let ground_m = terrain.window(strip)?;
        let mut heights_m = surface.window(strip)?;
        for (height_m, ground_m) in heights_m.iter_mut().zip(ground_m) {
            *height_m = fit.height_m(*height_m, ground_m);
        }
        surface.put_rows(row, &heights_m)?;
    }
    Ok(fit)
}

impl SurfaceFit {
    fn height_m(&mut self, surface_m: f32, ground_m: f32) -> f32 {
        if ground_m.is_nan() {
            return 0.0;
        }
        if surface_m.is_nan() {
            self.without_surface += 1;
            return 0.0;
        }
        let height_m = surface_m - ground_m;
        self.cells += 1;
        self.below += u64::from(height_m < -BELOW_M);
        self.tall += u64::from(height_m > TALL_M);
        height_m.max(0.0)
    }
}

/// Lowers a surface model by the height of the canopy and roofs in it: what is left is the terrain.
///
/// # Cost
/// One row of each in memory at a time.
pub(super) fn lower_by(surface: &mut dyn RowStore, canopy: &dyn RowStore) -> Result<(), RasterInputError> {
    for (row, strip) in strips(surface.geometry().shape) {
        let canopy_m = canopy.window(strip)?;
        let mut ground_m = surface.window(strip)?;
        ground_m.iter_mut().zip(canopy_m).for_each(|(ground_m, canopy_m)| *ground_m -= canopy_m);
        surface.put_rows(row, &ground_m)?;
    }
    Ok(())
}

/// As [`lower_by`], by one height everywhere.
pub(super) fn lower_evenly(surface: &mut dyn RowStore, canopy_m: f32) -> Result<(), RasterInputError> {
    for (row, strip) in strips(surface.geometry().shape) {
        let ground_m: Vec<f32> = surface.window(strip)?.into_iter().map(|top_m| top_m - canopy_m).collect();
        surface.put_rows(row, &ground_m)?;
    }
    Ok(())
}

fn strips(shape: Shape) -> impl Iterator<Item = (usize, Window)> {
    (0..shape.rows).map(move |row| (row, Window::of(row..row + 1, 0..shape.cols)))
}

#[cfg(test)]
mod tests {
    use super::{SurfaceFit, above_terrain, lower_by, lower_evenly};
    use crate::grid::{Grid, GridGeometry, Shape};

    fn grid(values: [f32; 6]) -> Grid<f32> {
        let shape = Shape { rows: 2, cols: 3 };
        let geometry = GridGeometry { shape, west_m: 0.0, north_m: 0.0, cell_m: 30.0 };
        Grid::from_values(geometry, values.to_vec()).expect("six values")
    }

    #[test]
    fn a_surface_rises_above_the_terrain_or_counts_as_open_ground() {
        let terrain = grid([100.0, 100.0, 100.0, f32::NAN, 100.0, 100.0]);
        let mut surface = grid([112.5, 96.0, 99.0, 120.0, f32::NAN, 250.0]);
        let fit = above_terrain(&terrain, &mut surface).expect("in memory");
        assert_eq!(surface.values(), [12.5, 0.0, 0.0, 0.0, 0.0, 150.0]);
        assert_eq!(fit, SurfaceFit { cells: 4, without_surface: 1, below: 1, tall: 1 });
        assert_eq!(fit.apart(), Some([0.25, 0.25]));
        assert_eq!(SurfaceFit { cells: 100, below: 5, tall: 1, ..fit }.apart(), None);
    }

    #[test]
    fn terrain_lies_under_the_canopy() {
        let mut surface = grid([112.0, 96.0, 99.0, 120.0, f32::NAN, 250.0]);
        lower_by(&mut surface, &grid([12.0, 0.0, 4.0, 20.0, 5.0, 50.0])).expect("in memory");
        lower_evenly(&mut surface, 10.0).expect("in memory");
        assert_eq!(surface.values()[..4], [90.0, 86.0, 85.0, 90.0]);
        assert!(surface.values()[4].is_nan());
    }
}
