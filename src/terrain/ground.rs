//! Elevation and clutter on the planning grid.
use crate::grid::{Cell, Grid, GridGeometry, Window};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What the elevation model's heights are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TerrainKind {
    /// The bare ground: clutter heights stand on top of it.
    BareEarth,
    /// Ground with canopy and roofs in it (SRTM, Copernicus GLO-30): clutter heights are inside, and the ground lies that far
    /// below.
    Surface,
}

/// Representative clutter height, metres above ground.
#[derive(Clone, Debug)]
pub enum ClutterHeight {
    /// Not given: no clutter.
    None,
    /// The same in every cell.
    Uniform(f32),
    /// Of each cell.
    Cells(Grid<f32>),
}

impl ClutterHeight {
    fn of(cells: Option<Grid<f32>>) -> Self {
        cells.map_or(Self::None, Self::Cells)
    }
}

/// Elevation and, where given, representative clutter height: of the whole planning grid, or of a window of it.
///
/// A window keeps the frame of the whole grid: every place is found by the same arithmetic whatever part is held, so
/// results do not depend, to the last bit, on how the grid was divided.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The whole grid.
    frame: GridGeometry,
    held: Window,
    /// Of the window.
    elevation: Grid<f32>,
    clutter: ClutterHeight,
}

impl Ground {
    /// From elevation (metres above mean sea level, NaN where void) and clutter height (metres above ground).
    ///
    /// `None` when the two grids do not lie on each other cell by cell.
    #[must_use]
    pub fn new(elevation: Grid<f32>, clutter_height: Option<Grid<f32>>) -> Option<Self> {
        let agree = clutter_height.as_ref().is_none_or(|clutter| clutter.geometry() == elevation.geometry());
        let frame = *elevation.geometry();
        let (held, clutter) = (Window::whole(frame.shape), ClutterHeight::of(clutter_height));
        agree.then_some(Self { frame, held, elevation, clutter })
    }

    /// The same elevation under clutter of one height everywhere, metres above ground. No memory is taken for it.
    #[must_use]
    pub fn with_uniform_clutter(self, height_m: f32) -> Self {
        Self { clutter: ClutterHeight::Uniform(height_m), ..self }
    }

    /// The same elevation with all heights of clutter times a factor.
    ///
    /// # Cost
    /// A copy of the cells.
    #[must_use]
    pub fn with_clutter_factor(&self, factor: f32) -> Self {
        let clutter = match &self.clutter {
            ClutterHeight::None => ClutterHeight::None,
            ClutterHeight::Uniform(height_m) => ClutterHeight::Uniform(height_m * factor),
            ClutterHeight::Cells(cells) => {
                let scaled = cells.values().iter().map(|height_m| height_m * factor).collect();
                ClutterHeight::of(Grid::from_values(*cells.geometry(), scaled))
            }
        };
        Self { clutter, ..self.clone() }
    }

    /// From the values of a window of the grid `frame`, row by row; `None` where their number is not that of the window's
    /// cells.
    #[must_use]
    pub fn part(
        frame: GridGeometry,
        held: Window,
        elevation_m: Vec<f32>,
        clutter_m: Option<Vec<f32>>,
    ) -> Option<Self> {
        let geometry = frame.of_window(held);
        let elevation = Grid::from_values(geometry, elevation_m)?;
        let clutter = match clutter_m {
            Some(values) => Some(Grid::from_values(geometry, values)?),
            None => None,
        };
        let clutter = ClutterHeight::of(clutter);
        Some(Self { frame, held, elevation, clutter })
    }

    /// Ground of a grid of which nothing is held: void everywhere.
    ///
    /// # Panics
    /// Never: one cell has one value.
    #[must_use]
    pub fn nowhere(frame: GridGeometry) -> Self {
        Self::part(frame, Window::of(0..1, 0..1), vec![f32::NAN], None).expect("one value for one cell")
    }

    /// The cells that lie on `geometry` as a grid of its own; `None` where that is not a part of what is held, cell by cell.
    #[must_use]
    pub fn cut_out(&self, geometry: GridGeometry) -> Option<Self> {
        let clutter = match &self.clutter {
            ClutterHeight::Cells(cells) => ClutterHeight::Cells(cells.window(geometry)?),
            uniform_or_none => uniform_or_none.clone(),
        };
        Some(Self { clutter, ..Self::new(self.elevation.window(geometry)?, None)? })
    }

    /// Where the whole grid lies.
    #[must_use]
    pub const fn geometry(&self) -> &GridGeometry {
        &self.frame
    }

    /// The cells that are held; places outside have no elevation.
    #[must_use]
    pub const fn held(&self) -> Window {
        self.held
    }

    /// Elevation of the cells that are held, metres above mean sea level, NaN where void.
    #[must_use]
    pub const fn elevation(&self) -> &Grid<f32> {
        &self.elevation
    }

    /// Elevation of a cell of the whole grid, metres; NaN in a void or where it is not held.
    #[must_use]
    pub fn elevation_of(&self, cell: Cell) -> f32 {
        let held = self.held.rows().contains(&cell.row) && self.held.cols().contains(&cell.col);
        if held { self.elevation.at(self.within(cell)) } else { f32::NAN }
    }

    /// Elevation of cells of one row of the whole grid, metres; `None` where they are not held.
    #[must_use]
    pub fn elevation_row(&self, row: usize, cols: Range<usize>) -> Option<&[f32]> {
        self.elevation.values().get(self.held_row(row, cols)?)
    }

    /// Representative clutter height of cells of one row of the whole grid, metres above ground; `None` where they are not held,
    /// or have no height of their own.
    #[must_use]
    pub fn clutter_row(&self, row: usize, cols: Range<usize>) -> Option<&[f32]> {
        let ClutterHeight::Cells(cells) = &self.clutter else { return None };
        cells.values().get(self.held_row(row, cols)?)
    }

    /// Where cells of one row stand among those that are held.
    fn held_row(&self, row: usize, cols: Range<usize>) -> Option<Range<usize>> {
        let held = self.held.cols();
        if !self.held.rows().contains(&row) || cols.start < held.start || cols.end > held.end {
            return None;
        }
        let first = (row - self.held.first.row) * self.held.shape.cols;
        Some(first + cols.start - held.start..first + cols.end - held.start)
    }

    fn within(&self, cell: Cell) -> Cell {
        Cell { row: cell.row - self.held.first.row, col: cell.col - self.held.first.col }
    }

    /// Elevation at a place by bilinear interpolation, metres; NaN in a void or outside.
    #[must_use]
    pub fn elevation_m(&self, easting_m: f64, northing_m: f64) -> f64 {
        let (row, col) = self.frame.fractional(easting_m, northing_m);
        // whole numbers are subtracted without rounding
        self.elevation.bilinear_between(row - self.held.first.row as f64, col - self.held.first.col as f64)
    }

    /// Representative clutter height of the cell at a place, metres above ground; 0 where there is none.
    ///
    /// The class of the cell holds for the whole cell (land cover is not interpolated).
    #[must_use]
    pub fn clutter_height_m(&self, easting_m: f64, northing_m: f64) -> f64 {
        let height_m = |cell: Cell| match &self.clutter {
            ClutterHeight::None => 0.0,
            ClutterHeight::Uniform(height_m) => f64::from(*height_m),
            ClutterHeight::Cells(cells) => f64::from(cells.at(self.within(cell))),
        };
        if matches!(self.clutter, ClutterHeight::None) {
            return 0.0;
        }
        let cell = self.frame.cell_at(easting_m, northing_m);
        let held = |cell: &Cell| self.held.rows().contains(&cell.row) && self.held.cols().contains(&cell.col);
        cell.filter(held).map_or(0.0, height_m)
    }

    /// Representative clutter height of the cells that are held.
    #[must_use]
    pub const fn clutter(&self) -> &ClutterHeight {
        &self.clutter
    }

    /// Whether clutter heights were given.
    #[must_use]
    pub const fn has_clutter(&self) -> bool {
        !matches!(self.clutter, ClutterHeight::None)
    }
}

#[cfg(test)]
mod tests {
    use super::{ClutterHeight, Ground};
    use crate::grid::{Cell, Grid, GridGeometry, Shape, Window};

    #[test]
    fn a_window_has_the_bits_of_the_whole() {
        let frame = GridGeometry {
            shape: Shape { rows: 40, cols: 50 },
            west_m: 431_207.3,
            north_m: 2_351_119.9,
            cell_m: 29.7,
        };
        let values = (0..2_000).map(|i| ((i * 7_919) % 1_301) as f32 * 0.77).collect();
        let clutter = (0..2_000).map(|i| (i % 13) as f32).collect();
        let elevation = Grid::from_values(frame, values).expect("cells");
        let whole = Ground::new(elevation, Grid::from_values(frame, clutter)).expect("a ground");
        let held = Window::of(9..31, 14..44);
        let cut = |grid: &Grid<f32>| {
            let cells = held.rows().flat_map(|row| held.cols().map(move |col| Cell { row, col }));
            cells.map(|cell| grid.at(cell)).collect::<Vec<_>>()
        };
        let ClutterHeight::Cells(cells) = whole.clutter() else { panic!("clutter of each cell") };
        let clutter = Some(cut(cells));
        let part = Ground::part(frame, held, cut(whole.elevation()), clutter).expect("a part");
        for i in 0..500 {
            let at = (
                frame.west_m + 29.7 * (14.6 + 28.7 * f64::from(i) / 500.0),
                frame.north_m - 29.7 * (9.6 + 20.7 * f64::from(i * 37 % 500) / 500.0),
            );
            assert_eq!(part.elevation_m(at.0, at.1).to_bits(), whole.elevation_m(at.0, at.1).to_bits());
            assert_eq!(
                part.clutter_height_m(at.0, at.1).to_bits(),
                whole.clutter_height_m(at.0, at.1).to_bits()
            );
        }
        assert!(part.elevation_m(frame.west_m + 50.0, frame.north_m - 500.0).is_nan(), "not held");
        let (held_cell, other) = (Cell { row: 9, col: 43 }, Cell { row: 8, col: 43 });
        assert_eq!(part.elevation_of(held_cell).to_bits(), whole.elevation_of(held_cell).to_bits());
        assert!(part.elevation_of(other).is_nan());
    }

    #[test]
    fn uniform_clutter_is_a_grid_of_one_height() {
        let shape = Shape { rows: 6, cols: 5 };
        let frame = GridGeometry { shape, west_m: 500_000.0, north_m: 2_300_000.0, cell_m: 30.0 };
        let elevation = || Grid::filled(frame, 100.0_f32);
        let cells = Ground::new(elevation(), Some(Grid::filled(frame, 12.5))).expect("a ground");
        let uniform = Ground::new(elevation(), None).expect("a ground").with_uniform_clutter(12.5);
        assert!(uniform.has_clutter());
        let own = frame.of_window(Window::of(1..4, 1..5));
        let [cut_cells, cut] = [&cells, &uniform].map(|ground| ground.cut_out(own).expect("a part"));
        for (e, n) in [(10.0, -10.0), (100.0, -100.0), (149.0, -1.0), (-1.0, -50.0), (75.0, -181.0)] {
            let at = (frame.west_m + e, frame.north_m + n);
            let height = |ground: &Ground| ground.clutter_height_m(at.0, at.1).to_bits();
            assert_eq!(height(&uniform), height(&cells), "{at:?}");
            assert_eq!(height(&cut), height(&cut_cells), "{at:?}");
        }
    }
}
