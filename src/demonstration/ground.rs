//! What a settler or a mast builder looks at: slope, height over the surroundings, free view.
use crate::grid::Grid;

/// Sines of 0, 10, ... 90 degrees, to nine decimals: a table, so that no platform's sine is called.
const SINES: [f64; 10] = [
    0.0,
    0.173_648_178,
    0.342_020_143,
    0.5,
    0.642_787_610,
    0.766_044_443,
    0.866_025_404,
    0.939_692_621,
    0.984_807_753,
    1.0,
];

/// Number of directions that [`direction`] knows: every ten degrees.
pub(super) const DIRECTIONS: usize = 36;

/// The unit vector (east, north) at an azimuth of `tens` times ten degrees from north, clockwise.
pub(super) fn direction(tens: usize) -> (f64, f64) {
    let step = tens % 9;
    let (sine, cosine) = (SINES[step], SINES[9 - step]);
    match tens / 9 % 4 {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

/// A point on the map, planning coordinates in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    /// Easting, metres.
    pub(super) easting_m: f64,
    /// Northing, metres.
    pub(super) northing_m: f64,
}

impl Spot {
    /// Distance to another point, metres.
    pub(super) fn distance_m(self, other: Self) -> f64 {
        let (east, north) = (other.easting_m - self.easting_m, other.northing_m - self.northing_m);
        (east * east + north * north).sqrt()
    }

    /// The point that lies `distance_m` away along the unit vector `towards`.
    pub(super) fn moved(self, towards: (f64, f64), distance_m: f64) -> Self {
        Self {
            easting_m: self.easting_m + towards.0 * distance_m,
            northing_m: self.northing_m + towards.1 * distance_m,
        }
    }
}

/// The terrain, with questions about it. Outside the district every answer is NaN or "no".
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    terrain: &'a Grid<f32>,
}

impl<'a> Ground<'a> {
    /// Looks at a terrain without voids.
    pub(super) const fn new(terrain: &'a Grid<f32>) -> Self {
        Self { terrain }
    }

    /// Height above sea, metres.
    pub(super) fn height_m(self, spot: Spot) -> f64 {
        self.terrain.bilinear(spot.easting_m, spot.northing_m)
    }

    /// Slope over two cells in each direction, metres per metre.
    pub(super) fn slope(self, spot: Spot) -> f64 {
        let reach_m = self.terrain.geometry().cell_m;
        let rise = |towards: (f64, f64)| {
            (self.height_m(spot.moved(towards, reach_m)) - self.height_m(spot.moved(towards, -reach_m)))
                / (2.0 * reach_m)
        };
        let (east, north) = (rise((1.0, 0.0)), rise((0.0, 1.0)));
        (east * east + north * north).sqrt()
    }

    /// Height over the mean of the ground at `reach_m` and half of it, metres; NaN near the district's rim.
    pub(super) fn relative_height_m(self, spot: Spot, reach_m: f64) -> f64 {
        let mut sum = 0.0;
        for ring_m in [reach_m, reach_m * 0.5] {
            for tens in (0..DIRECTIONS).step_by(3) {
                sum += self.height_m(spot.moved(direction(tens), ring_m));
            }
        }
        self.height_m(spot) - sum / 24.0
    }

    /// Whether a point `over_a_m` above `a` and one `over_b_m` above `b` see each other over the ground (flat Earth: this
    /// places masts, it does not judge service). Heights above clutter that is equally high everywhere ask for sight over it.
    pub(super) fn sees(self, a: Spot, over_a_m: f64, b: Spot, over_b_m: f64) -> bool {
        let (from_m, to_m) = (self.height_m(a) + over_a_m, self.height_m(b) + over_b_m);
        let steps = (a.distance_m(b) / self.terrain.geometry().cell_m).ceil() as usize;
        // The far end first: it is the low one, where the ground is most often in the way.
        (1..steps).rev().all(|step| {
            let share = step as f64 / steps as f64;
            let spot = Spot {
                easting_m: a.easting_m + (b.easting_m - a.easting_m) * share,
                northing_m: a.northing_m + (b.northing_m - a.northing_m) * share,
            };
            self.height_m(spot) < from_m + (to_m - from_m) * share
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{DIRECTIONS, Ground, Spot, direction};
    use crate::grid::{Grid, GridGeometry, Shape};

    const SHAPE: Shape = Shape { rows: 40, cols: 40 };

    /// A plane that rises to the east by one in ten, with a wall 100 m high along the middle column.
    fn plane_with_wall() -> Grid<f32> {
        let geometry = GridGeometry { shape: SHAPE, west_m: 0.0, north_m: 4_000.0, cell_m: 100.0 };
        let values = (0..1_600_u16)
            .map(|index| f32::from(index % 40) * 10.0 + if index % 40 == 20 { 100.0 } else { 0.0 })
            .collect();
        Grid::from_values(geometry, values).expect("1600 values")
    }

    #[test]
    fn directions_are_those_of_the_compass() {
        for tens in 0..DIRECTIONS {
            let (east, north) = direction(tens);
            let azimuth = (tens as f64 * 10.0).to_radians();
            assert!((east - azimuth.sin()).abs() < 1e-8 && (north - azimuth.cos()).abs() < 1e-8, "{tens}");
        }
    }

    #[test]
    fn a_plane_has_its_slope_and_a_wall_hides() {
        let terrain = plane_with_wall();
        let ground = Ground::new(&terrain);
        let spot = |easting_m| Spot { easting_m, northing_m: 2_000.0 };
        assert!((ground.slope(spot(1_000.0)) - 0.1).abs() < 1e-6);
        assert!(ground.relative_height_m(spot(1_000.0), 400.0).abs() < 1e-3);
        assert!(ground.relative_height_m(spot(2_050.0), 400.0) > 50.0);
        assert!(!ground.sees(spot(1_000.0), 30.0, spot(3_000.0), 2.0));
        assert!(ground.sees(spot(1_000.0), 30.0, spot(1_900.0), 2.0));
        assert!(ground.sees(spot(1_000.0), 250.0, spot(3_000.0), 150.0));
    }
}
