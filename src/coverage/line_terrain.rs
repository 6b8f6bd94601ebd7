//! Terrain where radials cross the lines of cell centres.
use super::mast_radials::Lines;
use crate::terrain::{ClutterHeight, Ground};

/// Terrain along the lines of a side.
#[derive(Clone, Copy)]
pub(super) struct LineTerrain<'a> {
    lines: &'a Lines,
    elevation_m: &'a [f32],
    clutter_m: Option<&'a [f32]>,
    /// Where the cells have none of their own.
    uniform_m: f64,
    /// The last cell of a line.
    last: f64,
}

impl<'a> LineTerrain<'a> {
    pub(super) fn of(ground: &'a Ground, lines: &'a Lines) -> Self {
        let (clutter_m, uniform_m) = match ground.clutter() {
            ClutterHeight::None => (None, 0.0),
            ClutterHeight::Uniform(height_m) => (None, f64::from(*height_m)),
            ClutterHeight::Cells(cells) => (Some(cells.values()), 0.0),
        };
        Self {
            lines,
            elevation_m: ground.elevation().values(),
            clutter_m,
            uniform_m,
            last: (lines.across_cells - 1) as f64,
        }
    }

    /// Ground between two centres of a line, NaN in a void, and clutter of the nearer one.
    #[inline]
    pub(super) fn at(&self, line: usize, across: f64) -> (f64, f64) {
        let lines = self.lines;
        let across = across.clamp(0.0, self.last);
        let before = (across as usize).min(lines.across_cells.saturating_sub(2));
        let share = across - before as f64;
        let first = lines.index(line) * lines.along_stride + before * lines.across_stride - lines.held_from;
        let a = f64::from(self.elevation_m[first]);
        let ground_m = if share > 0.0 {
            let b = f64::from(self.elevation_m[first + lines.across_stride]);
            a + (b - a) * share
        } else {
            a
        };
        let nearer = if share >= 0.5 { first + lines.across_stride } else { first };
        (ground_m, self.clutter_m.map_or(self.uniform_m, |clutter_m| f64::from(clutter_m[nearer])))
    }

    /// As [`Self::at`]; `None` beside the line's cells and in a void.
    pub(super) fn within(&self, line: usize, across: f64) -> Option<(f64, f64)> {
        if !(-0.5..=self.last + 0.5).contains(&across) {
            return None;
        }
        let (ground_m, clutter_m) = self.at(line, across);
        (!ground_m.is_nan()).then_some((ground_m, clutter_m))
    }
}
