//! Places for new relay sites: in reach of both ends.
use crate::grid::{Cell, Grid};
use crate::units::Length;

/// A cell from which hops to two antennas are clear.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RelayPlace {
    /// The cell.
    pub cell: Cell,
    /// The least antenna heights above ground for the hops to either.
    pub antennas_agl: [Length; 2],
}

impl RelayPlace {
    /// The least height of a mast that carries both antennas.
    #[must_use]
    pub fn mast_height(&self) -> Length {
        let [a, b] = self.antennas_agl;
        if a > b { a } else { b }
    }
}

/// The cells in reach of two antennas where the lowest mast carries both hops, lowest first, no two nearer than `apart` on the grid; of equal heights the one with the
/// lower sum, then the first cell. Empty where the maps do not lie on each other.
///
/// `maps` are those of [`hop_height_raster`](crate::coverage::hop_height_raster) for either antenna: screens, so that each hop is still to be confirmed.
///
/// # Cost
/// O(cells), a sort of the cells in reach of both, and O(count) for each of them until `count` are found.
#[must_use]
pub fn relay_places(maps: [&Grid<f32>; 2], apart: Length, count: usize) -> Vec<RelayPlace> {
    let [first, second] = maps;
    let geometry = first.geometry();
    if geometry != second.geometry() {
        return Vec::new();
    }
    let both = first.values().iter().zip(second.values()).enumerate();
    let mut reached: Vec<(f32, f32, usize)> = both
        .filter(|(_, (a, b))| !a.is_nan() && !b.is_nan())
        .map(|(at, (a, b))| (a.max(*b), a + b, at))
        .collect();
    reached.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    let cols = geometry.shape.cols;
    let apart_cells = apart.metres() / geometry.cell_m;
    let mut places: Vec<RelayPlace> = Vec::new();
    for (_, _, at) in reached {
        if places.len() >= count {
            break;
        }
        let cell = Cell { row: at / cols, col: at % cols };
        let away = |place: &RelayPlace| {
            let rows = place.cell.row.abs_diff(cell.row) as f64;
            rows.hypot(place.cell.col.abs_diff(cell.col) as f64)
        };
        if places.iter().all(|place| away(place) >= apart_cells) {
            let agl = |map: &Grid<f32>| Length::from_metres(f64::from(map.at(cell)));
            places.push(RelayPlace { cell, antennas_agl: [agl(first), agl(second)] });
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::relay_places;
    use crate::grid::{Cell, Grid, GridGeometry, Shape};
    use crate::units::Length;

    #[test]
    fn the_lowest_masts_come_first_and_stand_apart() {
        let shape = Shape { rows: 2, cols: 4 };
        let geometry = GridGeometry { shape, west_m: 0.0, north_m: 0.0, cell_m: 100.0 };
        let grid = |values: [f32; 8]| Grid::from_values(geometry, values.to_vec()).expect("a grid");
        let none = f32::NAN;
        let a = grid([10.0, 12.0, none, 5.0, 10.0, 30.0, 8.0, 20.0]);
        let b = grid([20.0, 11.0, 1.0, none, 9.0, 30.0, 8.0, 5.0]);
        let cells = |apart_m: f64, count: usize| {
            let places = relay_places([&a, &b], Length::from_metres(apart_m), count);
            places.iter().map(|place| (place.cell.row, place.cell.col)).collect::<Vec<_>>()
        };
        // 8, 10, 12, 20 (sum 25), 20 (sum 30), 30 m
        assert_eq!(cells(0.0, 9), [(1, 2), (1, 0), (0, 1), (1, 3), (0, 0), (1, 1)]);
        assert_eq!(cells(150.0, 9), [(1, 2), (1, 0)]);
        assert_eq!(cells(0.0, 1), [(1, 2)]);
        let first = relay_places([&a, &b], Length::default(), 3)[2];
        assert_eq!(first.cell, Cell { row: 0, col: 1 });
        assert_eq!(first.mast_height(), Length::from_metres(12.0));
    }
}
