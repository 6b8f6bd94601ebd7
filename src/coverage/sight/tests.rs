//! The line-of-sight sweep compared with a scan of every radial's own samples, and against the direct path.
use super::kernel::Frame;
use super::pieces::WEDGES;
use super::wedge::Wedge;
use super::{HIDDEN, IN_SIGHT, SIGHT_UNKNOWN, SightSetting, line_of_sight_raster};
use crate::coverage::mast_radials::Side;
use crate::geodesy::{EffectiveEarth, LonLat, Position};
use crate::grid::{Cell, Grid, GridGeometry, Shape};
use crate::terrain::{Ground, PathProfile, Zone, line_of_sight};
use crate::units::Length;
use proptest::prelude::*;

const CELL_M: f64 = 30.0;
/// A ray that passes so near may be counted either way, m per cell of distance.
const GRAZING: f64 = 1e-9;

fn geometry(rows: usize, cols: usize) -> GridGeometry {
    GridGeometry { shape: Shape { rows, cols }, west_m: 0.0, north_m: rows as f64 * CELL_M, cell_m: CELL_M }
}

fn mast_at(geometry: &GridGeometry, row: f64, col: f64) -> Position {
    Position {
        geographic: LonLat { longitude_deg: 3.0, latitude_deg: 44.0 },
        easting_m: geometry.west_m + (col + 0.5) * geometry.cell_m,
        northing_m: geometry.north_m - (row + 0.5) * geometry.cell_m,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    }
}

fn ground(
    geometry: GridGeometry,
    height_m: impl Fn(usize, usize) -> f32,
    clutter_m: Option<&dyn Fn(usize, usize) -> f32>,
) -> Ground {
    let grid = |value: &dyn Fn(usize, usize) -> f32| {
        let cells =
            (0..geometry.shape.cells()).map(|n| value(n / geometry.shape.cols, n % geometry.shape.cols));
        Grid::from_values(geometry, cells.collect()).expect("a value per cell")
    };
    Ground::new(grid(&height_m), clutter_m.map(grid)).expect("one geometry")
}

fn setting<'a>(ground: &'a Ground, mast: &'a Position, radius_m: f64) -> SightSetting<'a> {
    SightSetting {
        ground,
        mast,
        antennas_agl: (Length::from_metres(20.0), Length::from_metres(1.5)),
        earth: EffectiveEarth::median(45.0),
        radius: Length::from_metres(radius_m),
        radial_spacing_cells: 1.5,
    }
}

/// Steep noise that repeats, by the cell's number.
fn noise(row: usize, col: usize, seed: u64) -> f64 {
    fastrand::Rng::with_seed(seed.wrapping_add((row as u64) << 20 | col as u64)).f64()
}

/// Terrain where a radial crosses a line, and clutter of the nearer centre; `None` outside.
fn sample(ground: &Ground, (row, col): (f64, f64)) -> Option<(f64, f64)> {
    let geometry = ground.geometry();
    let (last_row, last_col) = ((geometry.shape.rows - 1) as f64, (geometry.shape.cols - 1) as f64);
    if !(0.0..=last_row).contains(&row) || !(0.0..=last_col).contains(&col) {
        return None;
    }
    let easting_m = geometry.west_m + (col + 0.5) * geometry.cell_m;
    let northing_m = geometry.north_m - (row + 0.5) * geometry.cell_m;
    let nearer = Cell { row: (row + 0.5).floor() as usize, col: (col + 0.5).floor() as usize };
    let (centre_e_m, centre_n_m) = geometry.centre_m(nearer);
    let clutter_m = ground.clutter_height_m(centre_e_m, centre_n_m);
    Some((ground.elevation_m(easting_m, northing_m), clutter_m))
}

/// Follows every radial of every wedge and compares its horizon with the direct path over the same samples; returns the
/// receivers compared and those in sight.
fn compare_on_radials(setting: &SightSetting<'_>) -> (usize, usize) {
    let mast_radials = setting.mast_radials();
    let disc = setting.disc();
    let base_m = setting.ground_at_mast_m();
    let (tx, rx) = setting.antennas_agl;
    let (mut compared, mut clear) = (0, 0);
    for side in Side::ALL {
        let lines = mast_radials.lines(side);
        for number in 0..WEDGES {
            let mut wedge = Wedge::new(setting, &mast_radials, side, number, base_m);
            let radials = wedge.radials();
            let mut profiles = vec![Some((vec![0.0], vec![base_m], vec![0.0])); radials.len()];
            let mut voids = Vec::new();
            for line in 0..lines.count {
                let offset = lines.offset(line);
                let frame = Frame {
                    datum_m: base_m + tx.metres() - rx.metres(),
                    offset,
                    curvature: setting.curvature(),
                };
                for (index, radial) in radials.clone().enumerate() {
                    let slope = mast_radials.slope(radial);
                    if offset * slope.mul_add(slope, 1.0).sqrt() > disc.reach_cells {
                        profiles[index] = None;
                        continue;
                    }
                    let across = slope * offset;
                    let place = match side {
                        Side::East | Side::West => (lines.mast_across + across, lines.index(line) as f64),
                        Side::South | Side::North => (lines.index(line) as f64, lines.mast_across + across),
                    };
                    let Some((distance_km, ground_m, clutter_m)) = &mut profiles[index] else { continue };
                    let middle = |position: f64| (position.fract() - 0.5).abs() < 1e-9;
                    // in the middle between two centres either's clutter may count
                    let tie = setting.ground.has_clutter() && middle(lines.mast_across + across);
                    let Some((height_m, top_m)) = sample(setting.ground, place).filter(|_| !tie) else {
                        profiles[index] = None;
                        continue;
                    };
                    if height_m.is_nan() {
                        profiles[index] = None;
                        voids.push(index);
                        continue;
                    }
                    distance_km.push(offset * slope.mul_add(slope, 1.0).sqrt() * setting.cell_km());
                    ground_m.push(height_m);
                    clutter_m.push(top_m);
                    let points = distance_km.len();
                    let profile = PathProfile::new(
                        distance_km.clone(),
                        ground_m.clone(),
                        clutter_m.clone(),
                        vec![Zone::Inland; points],
                    );
                    let direct = line_of_sight(
                        &profile.expect("a profile"),
                        setting.antennas_agl.0,
                        setting.antennas_agl.1,
                        setting.earth,
                    );
                    let over = frame.slope(height_m, across) - wedge.horizon(index);
                    if over.abs() > GRAZING {
                        assert_eq!(over > 0.0, direct, "{side:?} radial {radial} line {line}: {over}");
                    }
                    compared += 1;
                    clear += usize::from(direct);
                }
                wedge.advance(line);
                assert!(
                    voids.iter().all(|&index| wedge.horizon(index).is_nan()),
                    "a void lets nothing through"
                );
            }
        }
    }
    (compared, clear)
}

#[test]
fn horizons_are_those_of_the_direct_path_over_the_same_samples() {
    let geometry = geometry(61, 67);
    let hills = |row: usize, col: usize| {
        (400.0 + 60.0 * noise(row / 3, col / 4, 1) + 25.0 * noise(row, col, 2)) as f32
    };
    let flat = |_: usize, _: usize| 250.0;
    let stairs = |_: usize, col: usize| (100 + 12 * (col / 5)) as f32;
    let spikes = |row: usize, col: usize| if noise(row, col, 3) > 0.96 { 420.0 } else { 200.0 };
    let trees = |row: usize, col: usize| if noise(row / 4, col / 4, 5) > 0.6 { 14.0 } else { 0.0 };
    let pits = |row: usize, col: usize| if noise(row, col, 6) > 0.985 { f32::NAN } else { hills(row, col) };
    for (name, ground) in [
        ("hills", ground(geometry, hills, None)),
        ("flat", ground(geometry, flat, None)),
        ("stairs", ground(geometry, stairs, None)),
        ("spikes", ground(geometry, spikes, None)),
        ("trees", ground(geometry, hills, Some(&trees))),
        ("voids", ground(geometry, pits, None)),
        ("voids and trees", ground(geometry, pits, Some(&trees))),
    ] {
        for (row, col) in [(30.0, 33.0), (31.37, 28.81), (12.5, 50.5), (0.2, 0.1)] {
            let mast = mast_at(&geometry, row, col);
            let (compared, clear) = compare_on_radials(&setting(&ground, &mast, 800.0));
            assert!(compared > 500 && clear > 0, "{name}: {clear} of {compared} in sight");
        }
    }
}

/// What a cell sees by the definition: its own slope over the horizon between its two radials, each from its own samples.
fn by_definition(setting: &SightSetting<'_>, cell: Cell) -> Option<bool> {
    let (mast_radials, disc) = (setting.mast_radials(), setting.disc());
    let (down, right) = (cell.row as f64 - disc.mast_row, cell.col as f64 - disc.mast_col);
    let side = match (right.abs() >= down.abs(), right >= 0.0, down >= 0.0) {
        (true, true, _) => Side::East,
        (true, false, _) => Side::West,
        (false, _, true) => Side::South,
        (false, _, false) => Side::North,
    };
    let along_columns = matches!(side, Side::East | Side::West);
    let (offset, across) = if along_columns { (right.abs(), down) } else { (down.abs(), right) };
    let lines = mast_radials.lines(side);
    let base_m = setting.ground_at_mast_m();
    let (tx, rx) = setting.antennas_agl;
    let frame = |offset: f64, agl_m: f64| Frame {
        datum_m: base_m + tx.metres() - agl_m,
        offset,
        curvature: setting.curvature(),
    };
    let horizon = |slope: f64| {
        let before =
            (0..lines.count).map(|line| (line, lines.offset(line))).take_while(|(_, at)| at + 0.5 < offset);
        before.fold(-1e30_f64, |highest, (line, at)| {
            let (mast, index) = (lines.mast_across + slope * at, lines.index(line) as f64);
            let place = if along_columns { (mast, index) } else { (index, mast) };
            let (row, col) = (place.0.clamp(0.0, 66.0), place.1.clamp(0.0, 60.0));
            let (height_m, top_m) = sample(setting.ground, (row, col)).expect("inside");
            highest.max(frame(at, 0.0).slope(height_m + top_m, slope * at))
        })
    };
    let intervals = (mast_radials.radials() - 1) as f64;
    let place = (0.5 * (across / offset + 1.0) * intervals).clamp(0.0, intervals - 1e-9);
    let (a, b) = (
        horizon(2.0 * place.floor() / intervals - 1.0),
        horizon(2.0 * (place.floor() + 1.0) / intervals - 1.0),
    );
    let height_m = f64::from(setting.ground.elevation().at(cell));
    let over = frame(offset, rx.metres()).slope(height_m, across) - (a + (b - a) * place.fract());
    (over.abs() > 1e-7).then_some(over > 0.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_cell_is_what_the_definition_says(
        seed in 0_u64..1_000_000,
        (row, col) in (-0.4..66.4_f64, -0.4..60.4_f64),
        radius_m in 100.0..2_400.0_f64,
        rough in 0.0..80.0_f64,
    ) {
        let geometry = geometry(67, 61);
        let hills = |row: usize, col: usize| {
            (300.0 + rough * noise(row / 5, col / 5, seed) + 0.4 * rough * noise(row, col, seed + 1)) as f32
        };
        let ground = ground(geometry, hills, None);
        let mast = mast_at(&geometry, row, col);
        let setting = setting(&ground, &mast, radius_m);
        let seen = line_of_sight_raster(&setting);
        let own = geometry.cell_at(mast.easting_m, mast.northing_m);
        for row in 0..67 {
            for col in 0..61 {
                let cell = Cell { row, col };
                let (easting_m, northing_m) = geometry.centre_m(cell);
                let away_m = (easting_m - mast.easting_m).hypot(northing_m - mast.northing_m);
                let value = seen.at(cell);
                if own == Some(cell) {
                    prop_assert_eq!(value, IN_SIGHT);
                } else if (away_m - radius_m).abs() < 1e-6 {
                    // on the edge
                } else if away_m > radius_m {
                    prop_assert_eq!(value, SIGHT_UNKNOWN, "{:?} beyond the radius", cell);
                } else if let Some(expected) = by_definition(&setting, cell) {
                    prop_assert_eq!(value, if expected { IN_SIGHT } else { HIDDEN }, "{:?}", cell);
                }
            }
        }
    }
}

#[test]
fn uniform_clutter_hides_what_a_grid_of_that_height_hides() {
    let geometry = geometry(61, 57);
    let height_m = |row: usize, col: usize| noise(row, col, 11) as f32 * 25.0;
    let cells = ground(geometry, height_m, Some(&|_, _| 7.0));
    let uniform = ground(geometry, height_m, None).with_uniform_clutter(7.0);
    let bare = ground(geometry, height_m, None);
    let mast = mast_at(&geometry, 30.3, 28.8);
    let [cells, uniform, bare] =
        [&cells, &uniform, &bare].map(|ground| line_of_sight_raster(&setting(ground, &mast, 800.0)));
    assert_eq!(cells.values(), uniform.values());
    assert_ne!(bare.values(), uniform.values());
}

#[test]
fn a_void_hides_what_lies_behind_it() {
    let geometry = geometry(41, 41);
    let hole = |row: usize, col: usize| if row == 20 && (28..31).contains(&col) { f32::NAN } else { 100.0 };
    let ground = ground(geometry, hole, None);
    let mast = mast_at(&geometry, 20.0, 20.0);
    let seen = line_of_sight_raster(&setting(&ground, &mast, 570.0));
    let at = |row, col| seen.at(Cell { row, col });
    assert_eq!([at(20, 27), at(20, 29), at(20, 35)], [IN_SIGHT, SIGHT_UNKNOWN, SIGHT_UNKNOWN]);
    assert_eq!([at(20, 10), at(10, 20), at(30, 20), at(24, 35)], [IN_SIGHT; 4]);
    let nothing = line_of_sight_raster(&setting(&ground, &mast_at(&geometry, 20.0, 29.0), 570.0));
    assert!(nothing.values().iter().all(|value| *value == SIGHT_UNKNOWN), "the mast stands in the void");
}

#[test]
fn a_wall_hides_what_is_lower_and_shows_what_is_higher() {
    let geometry = geometry(61, 61);
    // a wall of 100 m in the north at row 20, and a tower behind it at twice the distance and height
    let height = |row: usize, col: usize| match (row, col) {
        (20, _) | (9, 30) => 100.0,
        (10, 30) => 180.0 + 2.0,
        _ => 0.0,
    };
    let ground = ground(geometry, height, None);
    let mast = mast_at(&geometry, 30.0, 30.0);
    let seen = line_of_sight_raster(&setting(&ground, &mast, 870.0));
    let at = |row, col| seen.at(Cell { row, col });
    // the ray over the wall rises 80 m in 10 rows: at row 10 it is at 180 m
    assert_eq!([at(20, 30), at(15, 30), at(10, 30), at(9, 30)], [IN_SIGHT, HIDDEN, IN_SIGHT, HIDDEN]);
    assert_eq!([at(21, 30), at(40, 30), at(30, 50)], [IN_SIGHT; 3]);
}
