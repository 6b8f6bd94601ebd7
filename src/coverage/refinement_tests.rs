//! Blocks of radials are refined where neighbouring radials disagree, and nowhere else.
use super::{AntennaPoint, MastSweep, PathSetting, Reach, SweepSetting};
use crate::geodesy::{LonLat, Position};
use crate::grid::{Cell, Grid, GridGeometry, Shape};
use crate::link::Receiver;
use crate::propagation::{ClimateSource, ModelKey, ModelOptions, RadioClimate};
use crate::terrain::Ground;
use crate::units::{Frequency, Length};

const SIDE: usize = 170;
const CELL_M: f64 = 90.0;
/// Reach, cells: with radials 1.25 cells apart two blocks on each side.
const REACH_CELLS: f64 = 80.0;
/// Nearer cells are read from a lattice of their own.
const NEAREST_CELLS: f64 = 12.0;
/// What a raster keeps less than a lattice, and what single precision loses, dB.
const KEPT_DB: f32 = 0.5 / 128.0 + 2e-4;

/// Losses of cells beyond the nearest: of the raster, and of lattices with the usual radials and with one more between each two.
struct CellLosses {
    raster: f32,
    usual: f32,
    halved: f32,
}

impl CellLosses {
    fn is_refined(&self) -> bool {
        (self.raster - self.halved).abs() < KEPT_DB
    }

    fn is_usual(&self) -> bool {
        (self.raster - self.usual).abs() < KEPT_DB
    }
}

fn losses(model: ModelKey, height_m: &dyn Fn(Cell) -> f32) -> Vec<CellLosses> {
    losses_at(&[900.0], model, height_m)
}

/// At the first of some frequencies.
fn losses_at(megahertz: &[f64], model: ModelKey, height_m: &dyn Fn(Cell) -> f32) -> Vec<CellLosses> {
    let frequencies: Vec<Frequency> = megahertz.iter().copied().map(Frequency::from_megahertz).collect();
    let shape = Shape { rows: SIDE, cols: SIDE };
    let geometry = GridGeometry { shape, west_m: 500_000.0, north_m: 2_350_000.0, cell_m: CELL_M };
    let cells = || (0..SIDE).flat_map(|row| (0..SIDE).map(move |col| Cell { row, col }));
    let elevation = Grid::from_values(geometry, cells().map(height_m).collect()).expect("all cells");
    let ground = Ground::new(elevation, None).expect("a ground");
    let middle = Cell { row: SIDE / 2, col: SIDE / 2 };
    let (easting_m, northing_m) = geometry.centre_m(middle);
    let geographic = LonLat { longitude_deg: 105.0, latitude_deg: 21.2 };
    let position =
        Position { geographic, easting_m, northing_m, meridian_convergence_deg: 0.0, point_scale: 1.0 };
    let model = model.model(&ModelOptions::default());
    let climate = ClimateSource::Uniform(RadioClimate { delta_n: 45.0, surface_refractivity: 325.0 });
    let receiver = Receiver::default();
    let setting = SweepSetting {
        path: PathSetting::median(&ground, model.as_ref(), &receiver, climate),
        reach: Reach { radius: Length::from_metres(REACH_CELLS * CELL_M), radial_spacing_cells: 1.25 },
    };
    let antenna = AntennaPoint { position, height_agl: Length::from_metres(40.0) };
    let sweep = MastSweep::new(&setting, &antenna, &frequencies);
    let raster = sweep.raster(&|_| ());
    let radials = sweep.mast_radials.in_blocks();
    let [usual, halved] = [radials, radials.halved()].map(|mast_radials| {
        let mut sweep = sweep.clone();
        sweep.mast_radials = mast_radials;
        sweep.lattice(&|_| ())
    });
    let away = |cell: &Cell| {
        let [rows, cols] =
            [cell.row.abs_diff(middle.row), cell.col.abs_diff(middle.col)].map(|cells| cells as f64);
        rows.hypot(cols)
    };
    let compared = cells().filter(|cell| (NEAREST_CELLS * 1.5..REACH_CELLS).contains(&away(cell)));
    let read = |cell: Cell| {
        let [mut raster_db, mut usual_db, mut halved_db] =
            [[f32::NAN; 3]; 3].map(|values| values[..=frequencies.len()].to_vec());
        let ground_m = ground.elevation_of(cell);
        assert!(raster.read(cell, &mut raster_db), "{cell:?}");
        assert!(usual.read(cell, ground_m, &mut usual_db) && halved.read(cell, ground_m, &mut halved_db));
        CellLosses { raster: raster_db[1], usual: usual_db[1], halved: halved_db[1] }
    };
    compared.map(read).collect()
}

/// Ground without any relation from cell to cell.
fn rubble(cell: Cell) -> f32 {
    let seed = (cell.row * SIDE + cell.col) as u64;
    500.0 * fastrand::Rng::with_seed(seed).f32()
}

#[test]
fn on_rubble_the_raster_is_that_of_twice_as_many_radials() {
    for model in [ModelKey::P1812, ModelKey::P526] {
        let losses = losses(model, &rubble);
        assert!(losses.iter().all(CellLosses::is_refined), "{model:?}");
        let usual = losses.iter().filter(|losses| losses.is_usual()).count();
        assert!(usual * 2 < losses.len(), "{model:?}: {usual} of {}", losses.len());
    }
}

#[test]
fn models_that_are_not_followed_side_by_side_keep_to_their_radials() {
    assert!(losses(ModelKey::Itm, &rubble).iter().all(CellLosses::is_usual));
}

#[test]
fn a_band_does_not_depend_on_the_others_of_its_mast() {
    // from ground where no block is refined to ground where all are
    let (mut refined, mut usual) = (0, 0);
    for most_m in [1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 2.0, 500.0] {
        let ground = |cell: Cell| rubble(cell) * (most_m / 500.0);
        let alone = losses_at(&[900.0], ModelKey::P1812, &ground);
        let beside = losses_at(&[900.0, 3_500.0], ModelKey::P1812, &ground);
        let bits =
            |losses: &[CellLosses]| losses.iter().map(|losses| losses.raster.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&alone), bits(&beside), "{most_m} m");
        refined += usize::from(alone.iter().all(CellLosses::is_refined));
        usual += usize::from(alone.iter().all(CellLosses::is_usual));
    }
    assert!(refined > 0 && usual > 0, "{refined}, {usual}");
}

#[test]
fn on_waves_no_radials_are_added() {
    let waves = |cell: Cell| {
        let [row, col] = [cell.row, cell.col].map(|cells| cells as f32);
        300.0 + 90.0 * ((row / 15.0).sin() + (col / 19.0).sin())
    };
    let losses = losses(ModelKey::P1812, &waves);
    assert!(losses.iter().all(CellLosses::is_usual));
    assert!(!losses.iter().all(CellLosses::is_refined), "others would be seen");
}

#[test]
fn rubble_in_one_quarter_refines_blocks_of_that_quarter_alone() {
    let quarter =
        |cell: Cell| if cell.row < cell.col && cell.row + cell.col < SIDE { rubble(cell) } else { 0.0 };
    let losses = losses(ModelKey::P1812, &quarter);
    let refined = losses.iter().filter(|losses| losses.is_refined() && !losses.is_usual()).count();
    let usual = losses.iter().filter(|losses| losses.is_usual()).count();
    assert!(refined * 8 > losses.len() && usual * 2 > losses.len(), "{refined}, {usual} of {}", losses.len());
    assert!(losses.iter().all(|losses| losses.is_refined() || losses.is_usual()));
}
