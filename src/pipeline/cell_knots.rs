//! Where the cells of the planning grid lie on the Earth, from knots a few cells apart: the reference system is asked once and from one thread.
use super::RunError;
use crate::coverage::StoreError;
use crate::geodesy::LonLat;
use crate::grid::{Cell, GridGeometry};
use crate::inputs::crs::PlanningProjection;
use crate::planning::CellPlaces;
use std::ops::Range;

/// Cells from knot to knot. Between knots 480 m apart (16 cells of 30 m) a place is off by d^2 / (8 R), 5 mm; less on finer grids.
const STEP: usize = 16;

/// Places of a grid's cells.
pub(super) struct CellKnots {
    /// Knots of a row of knots.
    cols: usize,
    places: Vec<LonLat>,
}

impl CellKnots {
    /// # Cost
    /// 16 bytes for each 256 cells.
    ///
    /// # Errors
    /// [`RunError::Place`] for a grid that leaves the reference system.
    pub(super) fn of(geometry: GridGeometry, projection: &PlanningProjection) -> Result<Self, RunError> {
        let knots = |cells: usize| cells.saturating_sub(1).div_ceil(STEP) + 1;
        let (rows, cols) = (knots(geometry.shape.rows), knots(geometry.shape.cols));
        let cells = (0..rows).flat_map(|row| (0..cols).map(move |col| (row, col)));
        let centres: Vec<(f64, f64)> =
            cells.map(|(row, col)| geometry.centre_m(Cell { row: STEP * row, col: STEP * col })).collect();
        Ok(Self { cols, places: projection.to_geographic(&centres)? })
    }

    fn at(&self, row: usize, col: usize) -> LonLat {
        let (above, left) = (row / STEP, col / STEP);
        let (down, right) = ((row % STEP) as f64 / STEP as f64, (col % STEP) as f64 / STEP as f64);
        let knot = |row: usize, col: usize| {
            self.places.get(row * self.cols + col.min(self.cols - 1)).or(self.places.last())
        };
        let corners = [(0, 0), (0, 1), (1, 0), (1, 1)];
        let shares = [(1.0 - down) * (1.0 - right), (1.0 - down) * right, down * (1.0 - right), down * right];
        let first = knot(above, left).copied().unwrap_or(LonLat { longitude_deg: 0.0, latitude_deg: 0.0 });
        let (mut east_deg, mut north_deg) = (0.0, 0.0);
        for ((below, beside), share) in corners.into_iter().zip(shares) {
            let corner = knot(above + below, left + beside).copied().unwrap_or(first);
            // the short way round, across 180 degrees too
            let turn_deg = (corner.longitude_deg - first.longitude_deg + 540.0).rem_euclid(360.0) - 180.0;
            east_deg += share * turn_deg;
            north_deg += share * (corner.latitude_deg - first.latitude_deg);
        }
        let longitude_deg = (first.longitude_deg + east_deg + 540.0).rem_euclid(360.0) - 180.0;
        LonLat { longitude_deg, latitude_deg: first.latitude_deg + north_deg }
    }
}

impl CellPlaces for CellKnots {
    fn row(&self, row: usize, cols: Range<usize>) -> Result<Vec<LonLat>, StoreError> {
        Ok(cols.map(|col| self.at(row, col)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::CellKnots;
    use crate::grid::{Cell, GridGeometry, Shape};
    use crate::inputs::crs::PlanningProjection;
    use crate::planning::CellPlaces;

    #[test]
    fn places_between_knots_are_those_of_the_projection() {
        let projection = PlanningProjection::from_user_input("EPSG:9206").expect("a CRS");
        let geometry = GridGeometry {
            shape: Shape { rows: 50, cols: 70 },
            west_m: 540_000.0,
            north_m: 2_340_000.0,
            cell_m: 30.0,
        };
        let knots = CellKnots::of(geometry, &projection).expect("knots");
        for (row, cols) in [(0, 0..70), (33, 5..60), (49, 60..70)] {
            let centres: Vec<(f64, f64)> =
                cols.clone().map(|col| geometry.centre_m(Cell { row, col })).collect();
            let exact = projection.to_geographic(&centres).expect("places");
            for (found, exact) in knots.row(row, cols).expect("places").iter().zip(exact) {
                assert!((found.longitude_deg - exact.longitude_deg).abs() < 1e-7, "{found:?} {exact:?}");
                assert!((found.latitude_deg - exact.latitude_deg).abs() < 1e-7, "{found:?} {exact:?}");
            }
        }
    }
}
