//! Which blocks of a mast's radials hold the cells that are asked for.
use super::mast_radials::{MastRadials, Side};
use super::radial_block::BLOCK;
use crate::grid::Window;
use std::ops::Range;

/// Cells that the ground around a radial is held for besides its samples.
const MARGIN_CELLS: f64 = 3.0;

/// Some blocks of the radials of a mast.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AskedBlocks {
    pub(super) radials: MastRadials,
    /// Of each side.
    pub(super) blocks: [Range<usize>; 4],
    /// Whether cells near the mast are among those asked for.
    pub(super) near: bool,
}

impl AskedBlocks {
    /// All of them.
    pub(super) fn all(radials: MastRadials) -> Self {
        let blocks = (radials.radials() - 1) / BLOCK;
        Self { radials, blocks: Side::ALL.map(|_| 0..blocks), near: true }
    }

    /// At least those with cells of some windows; cells are near within so many of the mast.
    ///
    /// # Cost
    /// O(1) per window.
    pub(super) fn of(radials: MastRadials, windows: &[Window], near_cells: f64) -> Self {
        let (rows, cols) = radials.cells_around(near_cells);
        let is_near = |window: &Window| {
            let meet = |a: Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
            meet(window.rows(), &rows) && meet(window.cols(), &cols)
        };
        let of_side = |side| {
            let each = windows.iter().filter_map(|window| blocks_of(&radials, side, window));
            each.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)).unwrap_or(0..0)
        };
        let blocks = Side::ALL.map(of_side);
        Self { radials, blocks, near: windows.iter().any(is_near) }
    }

    /// The cells of the grid that following the blocks needs; `None` where there are none. Near the mast, cells within so many of it are needed.
    pub(super) fn ground(&self, near_cells: f64) -> Option<Window> {
        let radials = &self.radials;
        let near = if self.near { near_cells } else { 0.0 };
        let mut bounds = [-near, near, -near, near];
        for (side, blocks) in Side::ALL.into_iter().zip(&self.blocks).filter(|(_, blocks)| !blocks.is_empty())
        {
            // beside the last block, radials of the next are followed
            let last = (blocks.end + 1).min((radials.radials() - 1) / BLOCK);
            let ends = [blocks.start, last].map(|block| {
                let slope = radials.slope(block * BLOCK);
                (slope, slope * radials.ends_at(slope))
            });
            let [(first, from), (last, to)] = ends;
            let straight = if first <= 0.0 && last >= 0.0 { 0.0 } else { first.abs().min(last.abs()) };
            let ahead = radials.ends_at(straight);
            let across = (from.min(0.0), to.max(0.0));
            let [north, south, west, east] = match side {
                Side::East => [across.0, across.1, 0.0, ahead],
                Side::West => [across.0, across.1, -ahead, 0.0],
                Side::South => [0.0, ahead, across.0, across.1],
                Side::North => [-ahead, 0.0, across.0, across.1],
            };
            let [b0, b1, b2, b3] = bounds;
            bounds = [b0.min(north), b1.max(south), b2.min(west), b3.max(east)];
        }
        radials.window_within(bounds.map(|bound| bound + MARGIN_CELLS.copysign(bound)))
    }

    /// About how many cells of the grid lie in the blocks, out to the reach.
    ///
    /// # Cost
    /// O(1) per block.
    pub(super) fn cells(&self) -> f64 {
        let radials = &self.radials;
        let of_block = |side: Side, block: usize| {
            let slopes = [block, block + 1].map(|block| radials.slope(block * BLOCK));
            let middle = f64::midpoint(slopes[0], slopes[1]);
            let lines = radials.lines(side).within_reach(middle, radials.ends_at(middle)) as f64;
            0.5 * lines * lines * (slopes[1] - slopes[0])
        };
        let sides = Side::ALL.into_iter().zip(&self.blocks);
        sides.flat_map(|(side, blocks)| blocks.clone().map(move |block| of_block(side, block))).sum()
    }
}

/// At least the blocks of a side with cells of a window.
fn blocks_of(radials: &MastRadials, side: Side, window: &Window) -> Option<Range<usize>> {
    // a cell more on each side: at the diagonals cells belong to either side
    let ([north, south], [west, east]) = radials.offsets_of(window);
    let (ahead, across) = match side {
        Side::East => ([west, east], [north, south]),
        Side::West => ([-east, -west], [north, south]),
        Side::South => ([north, south], [west, east]),
        Side::North => ([-south, -north], [west, east]),
    };
    let [nearest, farthest] = [ahead[0].max(0.5), ahead[1]];
    if farthest <= 0.0 {
        return None;
    }
    let least = across[0] / if across[0] < 0.0 { nearest } else { farthest };
    let most = across[1] / if across[1] < 0.0 { farthest } else { nearest };
    if least > 1.0 || most < -1.0 {
        return None;
    }
    let blocks = (radials.radials() - 1) / BLOCK;
    let block = |slope: f64| (0.5 * (slope.clamp(-1.0, 1.0) + 1.0) * blocks as f64) as usize;
    Some(block(least).min(blocks - 1)..(block(most) + 1).min(blocks))
}
