//! How far two results say the same.
use super::starts::median;
use crate::grid::{Cell, Grid, Window};
use crate::inputs::results::ResultsError;
use crate::inputs::results::result_raster::ResultRaster;
use crate::outputs::PeerAgreement;
use std::path::Path;

/// Losses that differ by no more are the same, dB.
const SAME_LOSS_DB: f64 = 3.0;

/// A raster as a whole, NaN where it has no value.
pub(super) fn whole(file: &Path) -> Result<Grid<f32>, ResultsError> {
    let raster = ResultRaster::open_file(file)?;
    let geometry = raster.geometry();
    let mut grid = Grid::filled(geometry, f32::NAN);
    grid.values_mut().copy_from_slice(&raster.quantities(Window::whole(geometry.shape))?);
    Ok(grid)
}

/// The share of the cells on which both say the same of line of sight; `None` where they have no cell in common.
pub(super) fn of_sight(own: &Grid<f32>, other: &Grid<f32>) -> Option<PeerAgreement> {
    let shape = own.geometry().shape;
    let (mut cells, mut same) = (0_usize, 0_usize);
    for (index, value) in own.values().iter().enumerate() {
        let cell = Cell { row: index / shape.cols, col: index % shape.cols };
        let (easting_m, northing_m) = own.geometry().centre_m(cell);
        let Some(there) = other.geometry().cell_at(easting_m, northing_m) else { continue };
        let beside = other.at(there);
        if !value.is_nan() && !beside.is_nan() {
            cells += 1;
            same += usize::from((value - beside).abs() < 0.5);
        }
    }
    (cells > 0).then(|| PeerAgreement {
        cells,
        share: same as f64 / cells as f64,
        within_db: None,
        median_difference_db: None,
    })
}

/// The same of losses, by how much they differ, dB; `None` where there is none.
pub(super) fn of_losses(differences_db: &[f64]) -> Option<PeerAgreement> {
    let mut differences_db: Vec<f64> = differences_db.iter().map(|difference| difference.abs()).collect();
    differences_db.sort_by(f64::total_cmp);
    let cells = differences_db.len();
    let same = differences_db.partition_point(|difference| *difference <= SAME_LOSS_DB);
    (cells > 0).then(|| PeerAgreement {
        cells,
        share: same as f64 / cells as f64,
        within_db: Some(SAME_LOSS_DB),
        median_difference_db: Some(median(&differences_db)),
    })
}

#[cfg(test)]
mod tests {
    use super::{of_losses, of_sight};
    use crate::grid::{Grid, GridGeometry, Shape};

    fn grid(west_m: f64, cols: usize, values: &[f32]) -> Grid<f32> {
        let shape = Shape { rows: values.len() / cols, cols };
        let geometry = GridGeometry { shape, west_m, north_m: 100.0, cell_m: 10.0 };
        Grid::from_values(geometry, values.to_vec()).expect("as many values as cells")
    }

    #[test]
    fn cells_are_compared_where_they_lie() {
        let own = grid(0.0, 3, &[1.0, 0.0, 1.0, 0.0, f32::NAN, 1.0]);
        // a column further east, and a row less
        let other = grid(10.0, 3, &[0.0, 0.0, 1.0]);
        let agreement = of_sight(&own, &other).expect("two cells");
        assert_eq!(agreement.cells, 2);
        assert!((agreement.share - 0.5).abs() < 1e-12, "{agreement:?}");
        assert_eq!(of_sight(&own, &grid(1_000.0, 3, &[1.0, 1.0, 1.0])), None);
    }

    #[test]
    fn losses_are_the_same_within_three_decibels() {
        let agreement = of_losses(&[-0.5, 1.0, 3.0, -3.1, 20.0]).expect("losses");
        assert_eq!((agreement.cells, agreement.median_difference_db), (5, Some(3.0)));
        assert!((agreement.share - 0.6).abs() < 1e-12, "{agreement:?}");
        assert_eq!(of_losses(&[]), None);
    }
}
