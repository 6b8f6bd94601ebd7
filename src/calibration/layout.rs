//! Blocks of ground: what lies together is left out together.
use super::data::CalibrationSample;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Squares that divide the ground, in some place and turn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BlockLayout {
    /// Side of a square, m.
    pub side_m: f64,
    /// A corner on the planning grid, as shares of a side.
    pub corner: [f64; 2],
    /// Turn of the sides from the grid's, degrees.
    pub turn_deg: f64,
    /// Number of the layout: decides which blocks make a part together.
    pub number: u64,
}

impl BlockLayout {
    /// Layouts of one side, spread evenly over corners and turns (Roberts' sequence R3), so that the same data always have the same.
    #[must_use]
    pub fn several(side_m: f64, count: u64) -> Vec<Self> {
        /// The real root of x^4 = x + 1.
        const ROOT: f64 = 1.220_744_084_605_759_6;
        let share = |number: u64, power: i32| (0.5 + (number + 1) as f64 * ROOT.powi(-power)).fract();
        (0..count)
            .map(|number| Self {
                side_m,
                corner: [share(number, 1), share(number, 2)],
                turn_deg: 90.0 * share(number, 3),
                number,
            })
            .collect()
    }

    /// The block of each sample, numbered from 0 in the order of their places.
    pub(super) fn blocks(&self, samples: &[CalibrationSample]) -> Vec<usize> {
        let (sin, cos) = self.turn_deg.to_radians().sin_cos();
        let cell = |sample: &CalibrationSample| {
            let (east, north) = (sample.easting_m / self.side_m, sample.northing_m / self.side_m);
            let along = cos * east + sin * north + self.corner[0];
            let across = cos * north - sin * east + self.corner[1];
            (along.floor() as i64, across.floor() as i64)
        };
        let cells: Vec<(i64, i64)> = samples.iter().map(cell).collect();
        let mut numbers: BTreeMap<(i64, i64), usize> = cells.iter().map(|&cell| (cell, 0)).collect();
        for (number, value) in numbers.values_mut().enumerate() {
            *value = number;
        }
        cells.iter().map(|cell| numbers[cell]).collect()
    }

    /// The part, of so many, that each block belongs to: the blocks in an order that looks random, dealt out one by one.
    pub(super) fn parts(&self, blocks: usize, parts: usize) -> Vec<usize> {
        let mut order: Vec<(u64, usize)> =
            (0..blocks).map(|block| (mixed(self.number << 32 ^ block as u64), block)).collect();
        order.sort_unstable();
        let mut part_of = vec![0; blocks];
        for (place, (_, block)) in order.into_iter().enumerate() {
            part_of[block] = place % parts.max(1);
        }
        part_of
    }
}

/// A number that looks random (`SplitMix64`'s output function).
fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
