//! Where the water goes: flow directions, drainage areas, and the carving of valleys by rivers.
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Square root of two: the way to a diagonal neighbour, in cells.
const DIAGONAL: f64 = std::f64::consts::SQRT_2;

/// Smallest fall from a cell to its receiver, metres per metre: no pit stays undrained.
const LEAST_FALL: f64 = 1e-4;

/// A square surface whose water leaves through one cell of its rim.
#[derive(Clone, Debug)]
pub(super) struct Surface {
    /// Cells on a side.
    pub(super) side: usize,
    /// Side of a cell, metres.
    pub(super) cell_m: f64,
    /// Heights, metres, row by row from the north-west; never negative.
    pub(super) height_m: Vec<f32>,
}

/// What leaves and enters the surface besides rain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Throughflow {
    /// The cell through which all water leaves.
    pub(super) outlet: usize,
    /// The cell at which a river from outside comes in.
    pub(super) inlet: usize,
    /// The area that river drains before it comes in, square metres.
    pub(super) inlet_area_m2: f64,
}

/// Flow directions of a surface.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    /// All cells, each after the one that receives its water.
    pub(super) order: Vec<u32>,
    /// The cell that receives the water of each cell; the outlet is its own.
    pub(super) receiver: Vec<u32>,
    /// The area drained through each cell, square metres.
    pub(super) area_m2: Vec<f64>,
}

/// How a surface is carved in one step.
pub(super) struct Carving<'a> {
    /// Rise of each cell per step, metres.
    pub(super) uplift_m: &'a [f32],
    /// Steepest slope each cell's ground can stand, metres per metre.
    pub(super) steepest: &'a [f32],
    /// Erodibility times the length of a step, of the unit that makes `erosion * sqrt(area) / distance` a number.
    pub(super) erosion: f64,
}

impl Surface {
    /// The neighbours of a cell with their distance in cells, in a fixed order.
    pub(super) fn neighbours(&self, cell: usize) -> impl Iterator<Item = (usize, f64)> + use<> {
        let side = self.side;
        let (row, col) = (cell / side, cell % side);
        let rows = row.saturating_sub(1)..=(row + 1).min(side - 1);
        rows.flat_map(move |r| {
            let cols = col.saturating_sub(1)..=(col + 1).min(side - 1);
            cols.map(move |c| (r * side + c, if r == row || c == col { 1.0 } else { DIAGONAL }))
        })
        .filter(move |&(other, _)| other != cell)
    }

    /// Directs the water of every cell to the outlet and sums the drained areas.
    ///
    /// *Method*: priority-flood from the outlet (Barnes, Lehman and Mulla, "Priority-flood", Computers & Geosciences
    /// 62, 2014). A cell that no hollow holds sends its water to its steepest lower neighbour, the others to the
    /// cell from which the flood reached them. Ties go to the smaller index.
    pub(super) fn flow(&self, through: &Throughflow) -> Flow {
        let (order, mut receiver, level_m) = self.flooded(through.outlet);
        for &cell in &order[1..] {
            let cell = cell as usize;
            if level_m[cell] > self.height_m[cell] {
                continue; // in a hollow: the flood's own way out
            }
            let mut steepest = 0.0;
            for (other, distance) in self.neighbours(cell) {
                let fall = (f64::from(level_m[cell]) - f64::from(level_m[other])) / distance;
                if fall > steepest {
                    steepest = fall;
                    receiver[cell] = other as u32;
                }
            }
        }
        let mut area_m2 = vec![self.cell_m * self.cell_m; self.height_m.len()];
        area_m2[through.inlet] += through.inlet_area_m2;
        for &cell in order[1..].iter().rev() {
            let area = area_m2[cell as usize];
            area_m2[receiver[cell as usize] as usize] += area;
        }
        Flow { order, receiver, area_m2 }
    }

    /// The order in which a flood rising from the outlet reaches the cells, from where, and at what level.
    fn flooded(&self, outlet: usize) -> (Vec<u32>, Vec<u32>, Vec<f32>) {
        let count = self.height_m.len();
        let mut order = Vec::with_capacity(count);
        let mut receiver = vec![outlet as u32; count];
        let mut level_m = vec![f32::INFINITY; count];
        // Heights are not negative, so their bits sort as they do: level above, index below.
        let key = |level: f32, cell: usize| Reverse(u64::from(level.to_bits()) << 32 | cell as u64);
        let mut heap = BinaryHeap::with_capacity(count / 4);
        level_m[outlet] = self.height_m[outlet];
        heap.push(key(level_m[outlet], outlet));
        while let Some(Reverse(next)) = heap.pop() {
            let cell = (next & 0xFFFF_FFFF) as usize;
            order.push(cell as u32);
            for (other, _) in self.neighbours(cell) {
                if level_m[other].is_infinite() {
                    level_m[other] = self.height_m[other].max(level_m[cell]);
                    receiver[other] = cell as u32;
                    heap.push(key(level_m[other], other));
                }
            }
        }
        (order, receiver, level_m)
    }

    /// One step of uplift against rivers that cut down.
    ///
    /// *Method*: detachment-limited stream power, dz/dt = U - K A^(1/2) S, solved implicitly from the outlet upwards
    /// (Braun and Willett, "A very efficient O(n), implicit and parallel method to solve the stream power equation",
    /// Geomorphology 180-181, 2013, with m = 1/2 and n = 1), then slides: no slope steeper than its ground can stand.
    pub(super) fn carve(&mut self, carving: &Carving, through: &Throughflow) {
        let flow = self.flow(through);
        for &cell in &flow.order[1..] {
            let cell = cell as usize;
            let below = flow.receiver[cell] as usize;
            let distance_m = self.cell_m * self.step_length(cell, below);
            let power = carving.erosion * flow.area_m2[cell].sqrt() / distance_m;
            let floor_m = f64::from(self.height_m[below]);
            let risen_m = f64::from(self.height_m[cell]) + f64::from(carving.uplift_m[cell]);
            let carved_m = (risen_m + power * floor_m) / (1.0 + power);
            let highest_m = floor_m + f64::from(carving.steepest[cell]) * distance_m;
            let lowest_m = floor_m + LEAST_FALL * distance_m;
            self.height_m[cell] = carved_m.min(highest_m).max(lowest_m) as f32;
        }
    }

    /// Distance between neighbouring cells, in cells.
    fn step_length(&self, cell: usize, other: usize) -> f64 {
        let same_line = cell / self.side == other / self.side || cell % self.side == other % self.side;
        if same_line { 1.0 } else { DIAGONAL }
    }
}

#[cfg(test)]
mod tests {
    use super::{Carving, Surface, Throughflow};

    const THROUGH: Throughflow = Throughflow { outlet: 5, inlet: 20, inlet_area_m2: 1e6 };

    /// Six by six cells with a pit in the middle; the outlet is at the end of the first row.
    fn bowl() -> Surface {
        let mut height_m: Vec<f32> = (0_u8..36).map(|cell| 100.0 + f32::from(cell * 7 % 11)).collect();
        height_m[5] = 90.0;
        height_m[14] = 20.0;
        Surface { side: 6, cell_m: 100.0, height_m }
    }

    #[test]
    fn all_water_leaves_through_the_outlet() {
        let flow = bowl().flow(&THROUGH);
        assert_eq!(flow.order.len(), 36);
        assert!((flow.area_m2[5] - (36.0 * 1e4 + 1e6)).abs() < 1e-6);
        for start in 0..36_usize {
            let mut cell = start;
            for _ in 0..36 {
                cell = flow.receiver[cell] as usize;
            }
            assert_eq!(cell, 5, "water from {start} stays in {cell}");
        }
    }

    #[test]
    fn carving_drains_pits_and_holds_the_slope_limit() {
        let mut surface = bowl();
        let (uplift_m, steepest) = (vec![50.0; 36], vec![0.5; 36]);
        let carving = Carving { uplift_m: &uplift_m, steepest: &steepest, erosion: 0.1 };
        for _ in 0..30 {
            surface.carve(&carving, &THROUGH);
        }
        let flow = surface.flow(&THROUGH);
        for &cell in &flow.order[1..] {
            let (cell, below) = (cell as usize, flow.receiver[cell as usize] as usize);
            let fall_m = surface.height_m[cell] - surface.height_m[below];
            assert!(fall_m > 0.0 && fall_m <= 0.5 * 141.5, "{cell}: {fall_m}");
        }
    }

    #[test]
    fn corner_and_inner_cells_have_three_and_eight_neighbours() {
        assert_eq!(bowl().neighbours(0).count(), 3);
        assert_eq!(bowl().neighbours(35).count(), 3);
        assert_eq!(bowl().neighbours(14).count(), 8);
    }
}
