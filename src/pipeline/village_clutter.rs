//! Buildings and trees around villages that state their height: discs on the clutter of the planning grid.
use crate::grid::{Cell, GridPart, Window};
use crate::inputs::RasterInputError;
use crate::inputs::row_store::RowStore;
use crate::settlements::Settlement;
use crate::units::Length;
use serde::Serialize;

/// Clutter around one place of a village, on the grid.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct ClutterDisc {
    easting_m: f64,
    northing_m: f64,
    radius: Length,
    height: Length,
}

/// The discs around all places of the clusters that state a height, from north to south; those of one northing in the order of the
/// settlements.
pub(super) fn clutter_discs(settlements: &[Settlement], buffer_m: f64) -> Vec<ClutterDisc> {
    let clusters = settlements.iter().flat_map(|settlement| &settlement.clusters);
    let stated = clusters.filter_map(|cluster| Some((cluster, cluster.clutter_height_m?)));
    let mut discs: Vec<ClutterDisc> = stated
        .flat_map(|(cluster, height_m)| {
            cluster.samples.iter().map(move |sample| ClutterDisc {
                easting_m: sample.position.easting_m,
                northing_m: sample.position.northing_m,
                radius: Length::from_metres(buffer_m * sample.position.point_scale),
                height: Length::from_metres(height_m),
            })
        })
        .collect();
    discs.sort_by(|a, b| b.northing_m.total_cmp(&a.northing_m));
    discs
}

/// Puts the height of the nearest disc into every cell whose centre lies in one, and into the cell of each place.
///
/// # Cost
/// One row in memory at a time.
///
/// # Errors
/// [`RasterInputError::Scratch`] where the cells cannot be kept.
pub(super) fn burn_discs(discs: &[ClutterDisc], store: &mut dyn RowStore) -> Result<(), RasterInputError> {
    let GridPart { whole: geometry, window } = store.part();
    let widest_m = discs.iter().map(|disc| disc.radius.metres()).fold(0.0, f64::max) + geometry.cell_m;
    for row in window.rows() {
        let (_, northing_m) = geometry.centre_m(Cell { row, col: 0 });
        let first = discs.partition_point(|disc| disc.northing_m > northing_m + widest_m);
        let end = discs.partition_point(|disc| disc.northing_m >= northing_m - widest_m);
        if first == end {
            continue;
        }
        let own_row = row - window.first.row;
        let mut heights_m = store.window(Window::of(own_row..own_row + 1, 0..window.shape.cols))?;
        let mut nearest_m = vec![f64::INFINITY; heights_m.len()];
        for disc in &discs[first..end] {
            let own = geometry.cell_at(disc.easting_m, disc.northing_m);
            let col_at = |easting_m: f64| ((easting_m - geometry.west_m) / geometry.cell_m).max(0.0) as usize;
            let reach_m = disc.radius.metres() + geometry.cell_m;
            let last = (col_at(disc.easting_m + reach_m) + 1).min(window.cols().end);
            for col in col_at(disc.easting_m - reach_m).clamp(window.first.col.min(last), last)..last {
                let cell = Cell { row, col };
                let col = col - window.first.col;
                let (easting_m, northing_m) = geometry.centre_m(cell);
                let away_m = (easting_m - disc.easting_m).hypot(northing_m - disc.northing_m);
                let is_inside = away_m <= disc.radius.metres() || own == Some(cell);
                if is_inside && away_m < nearest_m[col] {
                    nearest_m[col] = away_m;
                    heights_m[col] = disc.height.metres() as f32;
                }
            }
        }
        store.put_rows(own_row, &heights_m)?;
    }
    Ok(())
}

/// A disc for tests.
#[cfg(test)]
pub(super) fn disc_at(easting_m: f64, northing_m: f64) -> ClutterDisc {
    ClutterDisc {
        easting_m,
        northing_m,
        radius: Length::from_metres(170.0),
        height: Length::from_metres(9.0),
    }
}

#[cfg(test)]
mod tests {
    use super::{ClutterDisc, burn_discs};
    use crate::grid::{Cell, Grid, GridGeometry, Shape};
    use crate::units::Length;

    #[test]
    fn the_nearest_disc_counts_and_the_rest_stays() {
        let shape = Shape { rows: 20, cols: 20 };
        let geometry = GridGeometry { shape, west_m: 1_000.0, north_m: 2_000.0, cell_m: 10.0 };
        let disc = |col: f64, row: f64, radius_m: f64, height_m: f64| ClutterDisc {
            easting_m: geometry.west_m + 10.0 * col,
            northing_m: geometry.north_m - 10.0 * row,
            radius: Length::from_metres(radius_m),
            height: Length::from_metres(height_m),
        };
        // north to south; the last is smaller than a cell, beside its centre
        let discs = [disc(5.5, 5.5, 25.0, 12.0), disc(9.5, 5.5, 25.0, 3.0), disc(15.1, 15.1, 1.0, 8.0)];
        let mut heights = Grid::filled(geometry, 1.0_f32);
        burn_discs(&discs, &mut heights).expect("in memory");
        let at = |col: usize, row: usize| heights.at(Cell { row, col }) as i32;
        assert_eq!([at(5, 5), at(6, 5), at(5, 7), at(3, 5), at(2, 5), at(7, 7)], [12, 12, 12, 12, 1, 1]);
        // as far from both: the first
        assert_eq!([at(7, 5), at(8, 5), at(11, 5)], [12, 3, 3]);
        assert_eq!([at(15, 15), at(14, 15), at(16, 15), at(15, 14)], [8, 1, 1, 1]);
        let changed = heights.values().iter().filter(|height| (**height - 1.0).abs() > 0.1).count();
        // 21 cells each, of which three lie in both, and the own cell of the last
        assert_eq!(changed, 2 * 21 - 3 + 1);
    }
}
