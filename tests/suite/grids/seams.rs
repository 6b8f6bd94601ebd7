//! Rows without values along the border of two tiles.
use super::{Grid, Link, VOID};

/// Two tiles that meet at 5 degrees north; the last row of the northern one has no values.
fn two_tiles(mast: (f64, f64), village: (f64, f64)) -> Link {
    let link = Link::new(mast, village);
    let cell = 0.0005;
    let slope = |x: f64, y: f64| (500.0 + 1_000.0 * (x - 10.0) + 2_000.0 * (y - 5.0)) as f32;
    let north = Grid { corner: (9.9, 5.1), cell, size: (400, 200) };
    north.write(&link.dem("north.tif"), |x, y| if y < 5.0 + cell { VOID } else { slope(x, y) });
    Grid { corner: (9.9, 5.0), cell, size: (400, 200) }.write(&link.dem("south.tif"), slope);
    link
}

#[test]
fn a_border_row_without_values_is_bridged_by_every_command() {
    // across the border, along it, and with one end in it
    for (mast, village) in [
        ((10.0, 4.99), (10.005, 5.012)),
        ((9.99, 5.000_25), (10.01, 5.000_25)),
        ((10.0, 4.985), (10.0, 5.000_25)),
    ] {
        let found = two_tiles(mast, village).found();
        found.agree();
        let height_m = |(x, y): (f64, f64)| 500.0 + 1_000.0 * (x - 10.0) + 2_000.0 * (y - 5.0);
        found.ends(height_m(mast), height_m(village));
        for text in &found.notes {
            assert!(text.replace("\n  ", " ").contains("cells in terrain gaps of at most 3 cells"), "{text}");
        }
    }
}
