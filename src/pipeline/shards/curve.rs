//! Tiles in an order in which neighbours stay together: along a Hilbert curve.

/// Where a cell of a square whose side is 2 to the power of `order` lies on the Hilbert curve through it.
///
/// # Source
/// D. Hilbert, "Über die stetige Abbildung einer Linie auf ein Flächenstück", Mathematische Annalen 38 (1891); turned and reflected quarter by
/// quarter, from the largest on.
pub(super) fn place_on_curve(order: u32, mut row: u64, mut col: u64) -> u64 {
    let mut place = 0;
    for level in (0..order).rev() {
        let side = 1 << level;
        let (low, right) = (row & side != 0, col & side != 0);
        let quarter = match (right, low) {
            (false, false) => 0,
            (false, true) => 1,
            (true, true) => 2,
            (true, false) => 3,
        };
        place += side * side * quarter;
        if !low {
            if right {
                // within this quarter the curve runs the other way
                (row, col) = (side - 1 - (row & (side - 1)), side - 1 - (col & (side - 1)));
            }
            std::mem::swap(&mut row, &mut col);
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::place_on_curve;

    #[test]
    fn every_cell_has_a_place_and_neighbours_on_the_curve_are_neighbours() {
        for order in 0..6 {
            let side = 1_u64 << order;
            let mut places: Vec<(u64, (u64, u64))> = (0..side)
                .flat_map(|row| (0..side).map(move |col| (place_on_curve(order, row, col), (row, col))))
                .collect();
            places.sort_unstable();
            let numbers: Vec<u64> = places.iter().map(|(place, _)| *place).collect();
            assert_eq!(numbers, (0..side * side).collect::<Vec<_>>());
            for pair in places.windows(2) {
                let [(_, a), (_, b)] = pair else { panic!("two") };
                assert_eq!(a.0.abs_diff(b.0) + a.1.abs_diff(b.1), 1, "{order}: {a:?} {b:?}");
            }
        }
    }
}
