//! Terrain where radials cross the lines of cell centres.
use super::mast_radials::Lines;
use crate::propagation::fan::{FanLine, FanTerrain};
use crate::simd::LANES;
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

    /// Where the first cell of a line would stand among the values held, counted from before the first of them: with numbers that wrap.
    #[inline(always)]
    pub(super) const fn origin(&self, line: usize) -> usize {
        let lines = self.lines;
        (lines.index(line) * lines.along_stride).wrapping_sub(lines.held_from)
    }

    /// Ground of a line's cell, m above sea; NaN where it is not held.
    #[inline(always)]
    pub(super) fn of_cell(&self, line: usize, across: usize) -> f32 {
        let place = self.origin(line).wrapping_add(across * self.lines.across_stride);
        self.elevation_m.get(place).copied().unwrap_or(f32::NAN)
    }

    /// Ground between two centres of a line, NaN in a void, and clutter of the nearer one.
    #[inline]
    pub(super) fn at(&self, line: usize, across: f64) -> (f64, f64) {
        let lines = self.lines;
        let across = across.clamp(0.0, self.last);
        let before = (across as usize).min(lines.across_cells.saturating_sub(2));
        let share = across - before as f64;
        let first = self.origin(line).wrapping_add(before * lines.across_stride);
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

impl FanTerrain for LineTerrain<'_> {
    /// As [`LineTerrain::at`] for eight places; NaN beside the line's cells too.
    #[inline(always)]
    fn line(&self, line: usize, aside: [f64; LANES]) -> FanLine {
        let (lines, origin) = (self.lines, self.origin(line));
        let stride = lines.across_stride;
        let most = (self.last - 1.0).max(0.0) as i32;
        let mut befores = [0_i32; LANES];
        let mut shares = [0.0; LANES];
        for lane in 0..LANES {
            let across = lines.mast_across + aside[lane];
            let across = if across > 0.0 { across } else { 0.0 };
            let across = if across < self.last { across } else { self.last };
            let before = across as i32;
            befores[lane] = if before < most { before } else { most };
            shares[lane] = across - f64::from(befores[lane]);
        }
        let mut found = FanLine { ground_m: [f64::NAN; LANES], clutter_m: [self.uniform_m; LANES] };
        for lane in 0..LANES {
            let first = origin.wrapping_add(befores[lane].cast_unsigned() as usize * stride);
            let [a, b] = [first, first.wrapping_add(stride)]
                .map(|cell| self.elevation_m.get(cell).copied().unwrap_or(f32::NAN));
            let (a, b, share) = (f64::from(a), f64::from(b), shares[lane]);
            found.ground_m[lane] = if share > 0.0 { a + (b - a) * share } else { a };
            if let Some(clutter_m) = self.clutter_m {
                let nearer = if share >= 0.5 { first.wrapping_add(stride) } else { first };
                found.clutter_m[lane] = clutter_m.get(nearer).map_or(0.0, |clutter_m| f64::from(*clutter_m));
            }
        }
        for (ground_m, aside) in found.ground_m.iter_mut().zip(aside) {
            // half a cell beyond the outer centres the terrain ends
            let across = lines.mast_across + aside;
            let inside = across >= -0.5 && across <= self.last + 0.5;
            *ground_m = if inside { *ground_m } else { f64::NAN };
        }
        found
    }
}
