//! Which wedge writes which cells: every row of the raster is split where one wedge of radials ends and the next begins.
use crate::coverage::disc::Disc;
use crate::coverage::mast_radials::Side;
use crate::grid::GridGeometry;

/// Wedges of each side; even, so that one begins at slope 0.
pub(super) const WEDGES: usize = 8;

/// Neighbouring cells of one row that belong to one wedge.
pub(super) struct Piece<'a, T> {
    pub(super) row: usize,
    pub(super) first_col: usize,
    pub(super) cells: &'a mut [T],
}

/// Cuts the disc out of a raster: the pieces of each wedge, by side and wedge, rows rising.
pub(super) fn divide<'a, T>(
    values: &'a mut [T],
    geometry: &GridGeometry,
    disc: Disc,
) -> Vec<Vec<Piece<'a, T>>> {
    let cols = geometry.shape.cols;
    let mut wedges: Vec<Vec<Piece<'a, T>>> = Vec::new();
    wedges.resize_with(Side::ALL.len() * WEDGES, Vec::new);
    for (row, values) in values.chunks_mut(cols).enumerate() {
        let inside = disc.columns(row);
        let mut at = inside.start;
        let (_, mut rest) = values.split_at_mut(at);
        for (owner, end) in ends(disc, row) {
            let end = if end.is_finite() { end.clamp(0.0, cols as f64) as usize } else { cols };
            let end = end.clamp(at, inside.end.max(at));
            let (cells, behind) = rest.split_at_mut(end - at);
            rest = behind;
            if !cells.is_empty() {
                wedges[owner].push(Piece { row, first_col: at, cells });
            }
            at = end;
        }
    }
    wedges
}

/// The wedges that a row crosses from west to east, and the column before which each ends.
fn ends(disc: Disc, row: usize) -> impl Iterator<Item = (usize, f64)> {
    let Disc { mast_row, mast_col, .. } = disc;
    let down = row as f64 - mast_row;
    let away = down.abs();
    let half = WEDGES / 2;
    let owner = |side: Side, wedge: usize| side as usize * WEDGES + wedge;
    // from the row of the mast towards a diagonal, along which slopes reach 1 or -1
    let outwards = move |step: usize| if down >= 0.0 { half + step } else { half - 1 - step };
    let bound = move |step: usize| step as f64 / half as f64;
    let western = (0..half).map(move |step| {
        let end = mast_col - away / bound(step + 1);
        // cells on the diagonal belong to the west
        let end = if step + 1 == half { end.floor() + 1.0 } else { end.ceil() };
        (owner(Side::West, outwards(step)), end)
    });
    let middle = if down >= 0.0 { Side::South } else { Side::North };
    let inner = (0..WEDGES).map(move |wedge| {
        let slope = 2.0 * (wedge + 1) as f64 / WEDGES as f64 - 1.0;
        (owner(middle, wedge), (mast_col + slope * away).ceil())
    });
    let eastern = (0..half).rev().map(move |step| {
        let end = if step == 0 { f64::INFINITY } else { (mast_col + away / bound(step)).floor() + 1.0 };
        (owner(Side::East, outwards(step)), end)
    });
    western.chain(inner).chain(eastern)
}
