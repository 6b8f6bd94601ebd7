//! The ground: mountains that rise, rivers that carve them, and a floodplain along the larger ones.
//!
//! *Method*: one large river crosses the district. Uplift drawn from ridged noise works against stream power and
//! slides on a coarse lattice, then on lattices twice as fine, so the drainage is a tree at every scale. The finest
//! lattice is read smoothly, a little displaced (which bends the eight directions of the flow), and gets detail that
//! grows with the slope. All water leaves the district; only the rounding to whole metres and the detail leave
//! small hollows, as in any measured model.

use super::DistrictPlan;
use super::drainage::{Carving, Flow, Surface, Throughflow};
use super::random::Noise;
use crate::grid::{Grid, GridGeometry, Shape};

/// Steps of uplift and erosion on each lattice, coarsest first; each lattice is twice as fine as the one before.
const STEPS: [usize; 4] = [70, 24, 10, 4];

/// Rise of the strongest uplift in one step, metres, before the relief is scaled to the plan.
const UPLIFT_M: f64 = 60.0;

/// Erodibility times time step: a channel that drains 1 km2 under the strongest uplift falls by
/// `UPLIFT_M / (EROSION * 1000)`, that is 0.3.
const EROSION: f64 = 0.2;

/// Half the width of the ground that a river draining 1 km2 makes level, metres; it grows with the square root.
const FLOODPLAIN_M: f64 = 9.0;

/// Smallest area whose river makes level ground, square metres.
const FLOODPLAIN_AREA_M2: f64 = 8.0e6;

/// Widest level ground on either side of a river, metres.
const FLOODPLAIN_WIDEST_M: f64 = 420.0;

/// Fall of a floodplain towards its river, metres per metre.
const FLOODPLAIN_FALL: f64 = 0.035;

/// How far from a floodplain's edge the valley's wall is cut back, metres.
const WALL_M: f64 = 260.0;

/// Steepest wall beside a floodplain, metres per metre.
const WALL_SLOPE: f64 = 0.62;

/// What the relief of one plan is made of: noise fields, and the large river's way.
struct Setting<'a> {
    plan: &'a DistrictPlan,
    broad: Noise,
    ground: Noise,
    detail: Noise,
}

/// The terrain of a plan: whole metres above sea on the plan's grid.
pub(super) fn terrain(plan: &DistrictPlan) -> Grid<f32> {
    let setting = Setting {
        plan,
        broad: Noise::new(plan.seed, 1),
        ground: Noise::new(plan.seed, 2),
        detail: Noise::new(plan.seed, 3),
    };
    let surface = setting.evolved();
    let side = plan.side();
    let geometry = GridGeometry {
        shape: Shape { rows: side, cols: side },
        west_m: plan.west_m,
        north_m: plan.south_m + plan.extent.metres(),
        cell_m: plan.cell.metres(),
    };
    let mut grid = Grid::filled(geometry, 0.0_f32);
    for (index, height_m) in grid.values_mut().iter_mut().enumerate() {
        let (row, col) = setting.displaced(&surface, index / side, index % side);
        *height_m = smooth(&surface, row, col) as f32;
    }
    let mut rough = grid.clone();
    for (index, height_m) in rough.values_mut().iter_mut().enumerate() {
        *height_m += setting.detail_m(&surface, &grid, index) as f32;
    }
    fit(rough.values_mut(), plan.lowest.metres(), plan.highest.metres());
    rough
}

/// Stretches the heights to the plan's lowest and highest, and rounds them to whole metres.
fn fit(heights_m: &mut [f32], lowest_m: f64, highest_m: f64) {
    let least = f64::from(heights_m.iter().copied().fold(f32::INFINITY, f32::min));
    let most = f64::from(heights_m.iter().copied().fold(f32::NEG_INFINITY, f32::max));
    let stretch = (highest_m - lowest_m) / (most - least).max(1.0);
    for height_m in heights_m {
        *height_m = (lowest_m + (f64::from(*height_m) - least) * stretch).round() as f32;
    }
}

impl Setting<'_> {
    /// The carved surface on the finest lattice.
    fn evolved(&self) -> Surface {
        let mut surface = self.initial();
        let mut strength = 1.0;
        for (level, &steps) in STEPS.iter().enumerate() {
            if level > 0 {
                surface = self.refined(&surface);
            }
            let (uplift_m, steepest) = self.forcing(&surface, strength);
            let carving = Carving { uplift_m: &uplift_m, steepest: &steepest, erosion: EROSION };
            let through = self.throughflow(&surface);
            for _ in 0..steps {
                surface.carve(&carving, &through);
            }
            if level < 2 {
                strength *= self.scaled_to_plan(&mut surface);
            }
        }
        let flow = surface.flow(&self.throughflow(&surface));
        level_floodplains(&mut surface, &flow, self.ground);
        surface
    }

    /// Scales the heights so that the highest stands as far above the lowest as the plan says; the factor.
    fn scaled_to_plan(&self, surface: &mut Surface) -> f64 {
        let most = f64::from(surface.height_m.iter().copied().fold(0.0, f32::max));
        let factor = (self.plan.highest.metres() - self.plan.lowest.metres()) / most.max(1.0);
        for height_m in &mut surface.height_m {
            *height_m = (f64::from(*height_m) * factor) as f32;
        }
        factor
    }

    /// Gentle ground that falls to the large river and, along it, to the east.
    fn initial(&self) -> Surface {
        let side = self.plan.coarsest_side;
        let cell_m = self.plan.coarsest_m(STEPS.len());
        let mut surface = Surface { side, cell_m, height_m: vec![0.0; side * side] };
        for cell in 0..side * side {
            let (u, v) = place(side, cell);
            let rough = 1.0 + self.ground.fractal(u * 9.0, v * 9.0, 4);
            let height_m = 400.0 * self.river_distance(u, v) + 60.0 * (1.0 - u) + 110.0 * rough.max(0.0);
            surface.height_m[cell] = height_m as f32;
        }
        let outlet = self.throughflow(&surface).outlet;
        surface.height_m[outlet] = 0.0;
        surface
    }

    /// The large river's distance south of the northern rim at `u`, both as shares of the side.
    fn river_v(&self, u: f64) -> f64 {
        let bend = 0.16 * self.broad.at(u * 1.9 + 0.4, 3.3) + 0.07 * self.broad.at(u * 5.3, 8.1);
        (0.64 + bend).clamp(0.2, 0.85)
    }

    /// How far a place is from the large river, as a share of the side (north-south, a stand-in for the nearest).
    fn river_distance(&self, u: f64, v: f64) -> f64 {
        (v - self.river_v(u)).abs()
    }

    fn throughflow(&self, surface: &Surface) -> Throughflow {
        let row = |u: f64| ((self.river_v(u) * surface.side as f64) as usize).min(surface.side - 1);
        Throughflow {
            outlet: row(1.0) * surface.side + surface.side - 1,
            inlet: row(0.0) * surface.side,
            inlet_area_m2: self.plan.inlet_area_m2,
        }
    }

    /// Uplift per step (metres) and steepest slope of every cell.
    fn forcing(&self, surface: &Surface, strength: f64) -> (Vec<f32>, Vec<f32>) {
        (0..surface.side * surface.side)
            .map(|cell| {
                let (u, v) = place(surface.side, cell);
                let uplift_m = UPLIFT_M * strength * self.uplift_share(u, v);
                let steepest = 0.56 + 0.36 * self.ground.fractal(u * 7.0 + 40.0, v * 7.0, 2);
                (uplift_m as f32, steepest.clamp(0.16, 0.95) as f32)
            })
            .unzip()
    }

    /// Uplift as a share of the strongest: weak along the large river, strong in one massif, ridged everywhere.
    fn uplift_share(&self, u: f64, v: f64) -> f64 {
        let (bent_u, bent_v) = (
            u + 0.08 * self.broad.fractal(u * 2.5 + 11.0, v * 2.5, 2),
            v + 0.08 * self.broad.fractal(u * 2.5, v * 2.5 + 23.0, 2),
        );
        let away = self.river_distance(bent_u, bent_v);
        let away = away * away / (away * away + 0.02);
        let (east, south) = (bent_u - 0.36, bent_v - 0.24);
        let massif = 1.0 / (1.0 + (east * east * 0.6 + south * south) / 0.03);
        let ridges = self.broad.ridged(bent_u * 3.2, bent_v * 3.2 + 5.0, 3);
        0.06 + 0.94 * (0.2 + 0.8 * away) * (0.10 + 0.45 * ridges + 0.45 * massif)
    }

    /// The same surface on a lattice twice as fine, read at displaced places.
    fn refined(&self, surface: &Surface) -> Surface {
        let side = surface.side * 2;
        let mut height_m = vec![0.0; side * side];
        for (cell, height) in height_m.iter_mut().enumerate() {
            let (row, col) = ((cell / side) as f64 * 0.5 - 0.25, (cell % side) as f64 * 0.5 - 0.25);
            let (south, east) = self.displacement(row, col, surface.side);
            *height = smooth(surface, row + south, col + east).max(0.0) as f32;
        }
        let mut fine = Surface { side, cell_m: surface.cell_m * 0.5, height_m };
        let outlet = self.throughflow(&fine).outlet;
        fine.height_m[outlet] = 0.0;
        fine
    }

    /// Displacement in cells (south, east), nothing at the rim so that the outlet stays where it is.
    fn displacement(&self, row: f64, col: f64, side: usize) -> (f64, f64) {
        let last = side as f64 - 1.0;
        let rim = row.min(last - row).min(col).min(last - col).max(0.0);
        let share = (rim / 6.0).min(1.0) * 1.5;
        let south = share * self.detail.fractal(row / 7.0 + 7.0, col / 7.0, 2);
        (south, share * self.detail.fractal(row / 7.0, col / 7.0 - 7.0, 2))
    }

    /// Where the row or column `index` of the district lies on the evolved lattice, in cells.
    fn lattice(&self, surface: &Surface, index: usize) -> f64 {
        let (cell_m, margin_m) = (self.plan.cell.metres(), self.plan.margin_m(STEPS.len()));
        (margin_m + (index as f64 + 0.5) * cell_m) / surface.cell_m - 0.5
    }

    /// The place on the evolved lattice (row, column, in cells) from which one cell of the district is read.
    fn displaced(&self, surface: &Surface, row: usize, col: usize) -> (f64, f64) {
        let (row, col) = (self.lattice(surface, row), self.lattice(surface, col));
        let (south, east) = self.displacement(row, col, surface.side);
        (row + south * 0.8, col + east * 0.8)
    }

    /// Detail finer than the evolved lattice, metres: more where the ground of `grid` is steep.
    fn detail_m(&self, surface: &Surface, grid: &Grid<f32>, index: usize) -> f64 {
        let GridGeometry { shape: Shape { rows, cols }, cell_m, .. } = *grid.geometry();
        let (row, col) = (index / cols, index % cols);
        let rise_m = |low: usize, high: usize| f64::from(grid.values()[high]) - f64::from(grid.values()[low]);
        let along = rise_m(row * cols + col.saturating_sub(1), row * cols + (col + 1).min(cols - 1));
        let across = rise_m(row.saturating_sub(1) * cols + col, (row + 1).min(rows - 1) * cols + col);
        let slope = (along * along + across * across).sqrt() / (2.0 * cell_m);
        let (row, col) = (self.lattice(surface, row), self.lattice(surface, col));
        let rough = self.detail.fractal(row / 3.5 + 0.3, col / 3.5 + 0.7, 3);
        0.13 * surface.cell_m * (slope - 0.06).clamp(0.0, 0.9) * rough
    }
}

/// The centre of a cell as shares of the side: (east of the western rim, south of the northern rim).
fn place(side: usize, cell: usize) -> (f64, f64) {
    let share = |index: usize| (index as f64 + 0.5) / side as f64;
    (share(cell % side), share(cell / side))
}

/// The surface between its centres by Catmull and Rom's cubic, metres; the rim's values continue outwards.
fn smooth(surface: &Surface, row: f64, col: f64) -> f64 {
    let (row_0, col_0) = (row.floor(), col.floor());
    let weights_row = cubic(row - row_0);
    let weights_col = cubic(col - col_0);
    let last = surface.side as f64 - 1.0;
    let mut sum = 0.0;
    for (down, weight_row) in STENCIL.into_iter().zip(weights_row) {
        let line = (row_0 + down).clamp(0.0, last) as usize * surface.side;
        for (right, weight_col) in STENCIL.into_iter().zip(weights_col) {
            let column = (col_0 + right).clamp(0.0, last) as usize;
            sum += weight_row * weight_col * f64::from(surface.height_m[line + column]);
        }
    }
    sum
}

/// Places of the four neighbours of [`cubic`], from the one before the place.
const STENCIL: [f64; 4] = [-1.0, 0.0, 1.0, 2.0];

/// Weights of four neighbours for a place `t` (0 to 1) between the middle two.
fn cubic(t: f64) -> [f64; 4] {
    [
        0.5 * t * (t * (2.0 - t) - 1.0),
        0.5 * (t * t * (3.0 * t - 5.0) + 2.0),
        0.5 * t * (t * (4.0 - 3.0 * t) + 1.0),
        0.5 * t * t * (t - 1.0),
    ]
}

/// Makes the ground beside the larger rivers nearly level, as wide as the river is large.
fn level_floodplains(surface: &mut Surface, flow: &Flow, ground: Noise) {
    let before_m = surface.height_m.clone();
    let (side, cell_m) = (surface.side, surface.cell_m);
    for (river, &area_m2) in flow.area_m2.iter().enumerate() {
        if area_m2 < FLOODPLAIN_AREA_M2 {
            continue;
        }
        let (u, v) = place(side, river);
        let width = 0.75 + 0.7 * ground.fractal(u * 14.0, v * 14.0 + 60.0, 2);
        let widest_m = (FLOODPLAIN_M * (area_m2 / 1.0e6).sqrt()).min(FLOODPLAIN_WIDEST_M);
        let half_m = widest_m * width.clamp(0.15, 1.3);
        let reach = ((half_m + WALL_M) / cell_m).ceil() as usize;
        let (row, col) = (river / side, river % side);
        for r in row.saturating_sub(reach)..=(row + reach).min(side - 1) {
            for c in col.saturating_sub(reach)..=(col + reach).min(side - 1) {
                let (down, right) = (r.abs_diff(row) as f64, c.abs_diff(col) as f64);
                let distance_m = (down * down + right * right).sqrt() * cell_m;
                if distance_m <= half_m + WALL_M {
                    let wall_m = WALL_SLOPE * (distance_m - half_m).max(0.0);
                    let plain_m = f64::from(before_m[river]) + FLOODPLAIN_FALL * distance_m + wall_m;
                    let height_m = &mut surface.height_m[r * side + c];
                    *height_m = f64::from(*height_m).min(plain_m) as f32;
                }
            }
        }
    }
}
