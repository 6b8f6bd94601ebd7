//! Terrain of some neighbouring lines, line after line, whatever way the lines run on the grid.
use crate::coverage::mast_radials::Lines;
use crate::grid::Grid;
use crate::terrain::{ClutterHeight, Ground};

/// Heights of neighbouring lines over a range across them; beyond the grid's edge the heights of the edge are repeated.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    heights_m: Vec<f32>,
    clutter_m: Vec<f32>,
    /// Position across the lines of each line's first height; it may lie before the grid.
    first: isize,
    width: usize,
    void: bool,
}

impl Strip {
    /// Fills the strip with the lines of some `numbers`, over positions `across`.
    pub(super) fn fill(
        &mut self,
        ground: &Ground,
        lines: &Lines,
        numbers: std::ops::Range<usize>,
        across: std::ops::Range<isize>,
    ) {
        self.first = across.start;
        self.width = across.len();
        load(&mut self.heights_m, ground.elevation(), lines, numbers.clone(), across.clone());
        // a sum is NaN when one of its terms is
        self.void = self.heights_m.iter().sum::<f32>().is_nan();
        self.clutter_m.clear();
        match ground.clutter() {
            ClutterHeight::None => {}
            ClutterHeight::Uniform(height_m) => self.clutter_m.resize(self.heights_m.len(), *height_m),
            ClutterHeight::Cells(cells) => load(&mut self.clutter_m, cells, lines, numbers, across),
        }
    }

    pub(super) const fn first(&self) -> isize {
        self.first
    }

    /// Whether a height is void.
    pub(super) const fn has_void(&self) -> bool {
        self.void
    }

    pub(super) fn heights_m(&self, line: usize) -> &[f32] {
        &self.heights_m[line * self.width..(line + 1) * self.width]
    }

    /// Clutter of a line, where the ground has clutter.
    pub(super) fn clutter_m(&self, line: usize) -> Option<&[f32]> {
        self.clutter_m.get(line * self.width..(line + 1) * self.width).filter(|clutter| !clutter.is_empty())
    }
}

fn load(
    into: &mut Vec<f32>,
    grid: &Grid<f32>,
    lines: &Lines,
    numbers: std::ops::Range<usize>,
    across: std::ops::Range<isize>,
) {
    let (from, count) = (numbers.start, numbers.len());
    let width = across.len();
    into.clear();
    into.resize(count * width, 0.0);
    let values = grid.values();
    let last = lines.across_cells.cast_signed() - 1;
    let clamped = |position: isize| position.clamp(0, last).cast_unsigned();
    let ahead = lines.index(from) * lines.along_stride;
    if lines.across_stride == 1 {
        // lines are rows: each is one copy, and the edge is repeated at both ends
        let inside = clamped(across.start)..clamped(across.end - 1) + 1;
        let before = (inside.start.cast_signed() - across.start).max(0).cast_unsigned().min(width - 1);
        let end = (before + inside.len()).min(width);
        for (line, into) in into.chunks_mut(width).enumerate() {
            let row = line_start(ahead, lines, line);
            into[before..end].copy_from_slice(&values[row + inside.start..row + inside.start + end - before]);
            into[..before].fill(values[row + inside.start]);
            into[end..].fill(values[row + inside.end - 1]);
        }
        return;
    }
    // lines are columns: row by row, so that what is read lies together
    for (position, number) in across.zip(0..) {
        let row = clamped(position) * lines.across_stride;
        let (first, last) = (line_start(ahead, lines, 0), line_start(ahead, lines, count - 1));
        let cells = &values[row + first.min(last)..=row + first.max(last)];
        let spread = into[number..].iter_mut().step_by(width);
        if lines.rising {
            spread.zip(cells).for_each(|(to, from)| *to = *from);
        } else {
            spread.zip(cells.iter().rev()).for_each(|(to, from)| *to = *from);
        }
    }
}

/// Index of the first value of a line so many lines beyond one that starts at `ahead`.
const fn line_start(ahead: usize, lines: &Lines, line: usize) -> usize {
    if lines.rising { ahead + line * lines.along_stride } else { ahead - line * lines.along_stride }
}
