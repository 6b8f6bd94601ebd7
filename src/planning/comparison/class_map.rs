//! Cells of two scenarios: differences of level, changes of class, areas and roads by class.
use crate::grid::{Cell, GridGeometry, Window};
use crate::link::ServiceClass;
use serde::Serialize;

/// Number of the class rasters for cells without a class.
pub const NO_CLASS: u8 = u8::MAX;
/// A cell without a change of class.
pub const SAME_CLASS: u8 = 0;

/// Tens of a change are the class before.
const TEN: u8 = 10;

/// The change between two numbers of the class rasters: 10 x before + after, 0 where they are equal, [`NO_CLASS`] where there is no signal before and
/// after. A cell without a class counts as class none.
///
/// # Examples
/// ```
/// use signalgap::planning::comparison::{NO_CLASS, class_change};
/// assert_eq!(class_change(2, 3), 23, "fair to good");
/// assert_eq!(class_change(NO_CLASS, 1), 1, "none to poor");
/// assert_eq!(class_change(4, 4), 0);
/// assert_eq!(class_change(0, NO_CLASS), NO_CLASS);
/// ```
#[must_use]
pub const fn class_change(before: u8, after: u8) -> u8 {
    let (before, after) = (known(before), known(after));
    if before != after {
        TEN * before + after
    } else if before == 0 {
        NO_CLASS
    } else {
        SAME_CLASS
    }
}

/// A class without one as none; what is no class at all likewise.
const fn known(class: u8) -> u8 {
    if class < ServiceClass::ALL.len() as u8 { class } else { 0 }
}

/// The classes before and after a change; `None` for no change.
#[must_use]
pub fn classes_of_change(change: u8) -> Option<[ServiceClass; 2]> {
    let class = |number: u8| ServiceClass::ALL.get(usize::from(number)).copied();
    let [before, after] = [class(change / TEN)?, class(change % TEN)?];
    (before != after).then_some([before, after])
}

/// Steps of a difference of levels, per dB: 0.004 dB at most, in binary, which leaves the low bytes empty and packs several times faster than decimals.
const STEPS_PER_DB: f32 = 128.0;

/// The difference of two levels, dB, in steps of 1/128 dB; NaN where either is missing.
#[must_use]
pub fn level_change(before: f32, after: f32) -> f32 {
    // never minus zero
    ((after - before) * STEPS_PER_DB).round() / STEPS_PER_DB + 0.0
}

/// Something measured by class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ByClass {
    /// From none to excellent.
    pub classes: [f64; 5],
    /// Where no sector reaches, terrain is missing, or the raster ends.
    pub no_data: f64,
}

impl ByClass {
    /// Adds to what a number of the class rasters stands for.
    pub fn add(&mut self, class: u8, amount: f64) {
        match self.classes.get_mut(usize::from(class)) {
            Some(sum) => *sum += amount,
            None => self.no_data += amount,
        }
    }

    /// Of the classes good and excellent.
    #[must_use]
    pub fn good(&self) -> f64 {
        self.classes[3] + self.classes[4]
    }
}

/// A piece of road no longer than a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoadPiece {
    /// The cell of its middle; `None` outside the grid.
    pub cell: Option<Cell>,
    /// Its length on the grid, m.
    pub length_m: f64,
}

/// Roads given by their corners (easting and northing, m) in pieces no longer than a cell, at most so many; `None` where there are more.
#[must_use]
pub fn road_pieces(roads: &[Vec<[f64; 2]>], geometry: &GridGeometry, most: usize) -> Option<Vec<RoadPiece>> {
    let mut pieces = Vec::new();
    for ends in roads.iter().flat_map(|road| road.windows(2)) {
        let (from, to) = (ends[0], ends[1]);
        let (east_m, north_m) = (to[0] - from[0], to[1] - from[1]);
        let whole_m = east_m.hypot(north_m);
        let count = (whole_m / geometry.cell_m).ceil();
        if count > (most - pieces.len()) as f64 {
            return None;
        }
        for piece in 0..count as usize {
            let share = (piece as f64 + 0.5) / count;
            let cell = geometry.cell_at(from[0] + share * east_m, from[1] + share * north_m);
            pieces.push(RoadPiece { cell, length_m: whole_m / count });
        }
    }
    Some(pieces)
}

/// The windows of a grid, square ones of so many cells, by row.
pub fn windows_of(geometry: &GridGeometry, side: usize) -> impl Iterator<Item = Window> + use<> {
    let (rows, cols) = (geometry.shape.rows, geometry.shape.cols);
    (0..rows).step_by(side).flat_map(move |row| {
        let within = move |col| Window::of(row..(row + side).min(rows), col..(col + side).min(cols));
        (0..cols).step_by(side).map(within)
    })
}

#[cfg(test)]
mod tests {
    use super::{ByClass, NO_CLASS, class_change, classes_of_change, level_change, road_pieces, windows_of};
    use crate::grid::{Cell, GridGeometry, Shape};
    use crate::link::ServiceClass;

    fn grid() -> GridGeometry {
        GridGeometry { shape: Shape { rows: 3, cols: 5 }, west_m: 0.0, north_m: 300.0, cell_m: 100.0 }
    }

    #[test]
    fn every_change_says_both_classes() {
        for (before, from) in ServiceClass::ALL.into_iter().enumerate() {
            for (after, to) in ServiceClass::ALL.into_iter().enumerate() {
                let change = class_change(before as u8, after as u8);
                let expected = (from != to).then_some([from, to]);
                assert_eq!(classes_of_change(change), expected, "{before} {after}");
            }
        }
        assert_eq!(class_change(NO_CLASS, NO_CLASS), NO_CLASS);
    }

    #[test]
    fn a_difference_of_equal_levels_is_zero() {
        assert_eq!(level_change(-97.25, -97.25).to_bits(), 0.0_f32.to_bits());
        assert!((level_change(-100.0, -97.25) - 2.75).abs() < 1e-6);
        assert!(level_change(f32::NAN, -97.25).is_nan());
    }

    #[test]
    fn a_road_is_as_long_as_its_pieces() {
        let road = vec![[50.0, 250.0], [350.0, 250.0], [350.0, -50.0]];
        let pieces = road_pieces(std::slice::from_ref(&road), &grid(), 100).expect("few");
        assert_eq!(pieces.len(), 6);
        assert!((pieces.iter().map(|piece| piece.length_m).sum::<f64>() - 600.0).abs() < 1e-9);
        assert_eq!(pieces[0].cell, Some(Cell { row: 0, col: 1 }), "its middle at 100 m");
        assert_eq!(pieces[5].cell, None, "its middle at the lower edge");
        assert!(road_pieces(&[road], &grid(), 5).is_none());
        let mut by_class = ByClass::default();
        by_class.add(3, 1.0);
        by_class.add(NO_CLASS, 2.0);
        assert_eq!((by_class.good(), by_class.no_data), (1.0, 2.0));
    }

    #[test]
    fn windows_cover_a_grid_once() {
        let windows: Vec<_> = windows_of(&grid(), 2).collect();
        assert_eq!(windows.len(), 6);
        assert_eq!(windows.iter().map(|window| window.shape.cells()).sum::<usize>(), 15);
    }
}
