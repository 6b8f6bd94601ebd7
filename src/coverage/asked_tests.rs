//! A sweep for some windows has the bits of the whole one there, over no more ground than it asks for.
use super::{AntennaPoint, MastRaster, MastSweep, PathSetting, Reach, SweepSetting};
use crate::geodesy::{LonLat, Position};
use crate::grid::{Cell, Grid, GridGeometry, Shape, Window};
use crate::link::Receiver;
use crate::propagation::{ClimateSource, ModelKey, ModelOptions, RadioClimate};
use crate::terrain::Ground;
use crate::units::{Frequency, Length};

const SHAPE: Shape = Shape { rows: 260, cols: 240 };
const GEOMETRY: GridGeometry =
    GridGeometry { shape: SHAPE, west_m: 500_000.0, north_m: 2_350_000.0, cell_m: 60.0 };

/// Ground with and without relation from cell to cell, so that some blocks are refined, with clutter.
fn ground() -> Ground {
    let height_m = |index: usize| {
        let (row, col) = (index / SHAPE.cols, index % SHAPE.cols);
        let rubble = fastrand::Rng::with_seed(index as u64).f32();
        300.0
            + 200.0 * (row as f32 / 31.0).sin() * (col as f32 / 23.0).cos()
            + rubble * if row > 130 { 200.0 } else { 2.0 }
    };
    let elevation = (0..SHAPE.cells()).map(height_m).collect();
    let clutter = (0..SHAPE.cells()).map(|index| (index % 17) as f32).collect();
    let elevation = Grid::from_values(GEOMETRY, elevation).expect("all cells");
    Ground::new(elevation, Grid::from_values(GEOMETRY, clutter)).expect("a ground")
}

fn part(ground: &Ground, window: Window) -> Ground {
    let rows = |of: &dyn Fn(usize) -> Vec<f32>| window.rows().flat_map(of).collect::<Vec<f32>>();
    let elevation = rows(&|row| ground.elevation_row(row, window.cols()).expect("held").to_vec());
    let clutter = rows(&|row| ground.clutter_row(row, window.cols()).expect("held").to_vec());
    Ground::part(GEOMETRY, window, elevation, Some(clutter)).expect("a part")
}

fn values(raster: &MastRaster, window: Window) -> Vec<u32> {
    let mut all = Vec::new();
    for row in window.rows() {
        let mut values = vec![0.0; window.shape.cols * raster.channels()];
        raster.read_row(row, window.cols(), &mut values);
        all.extend(values.into_iter().map(f32::to_bits));
    }
    all
}

#[test]
fn windows_have_the_bits_of_the_whole() {
    let whole_ground = ground();
    let climate = ClimateSource::Uniform(RadioClimate { delta_n: 45.0, surface_refractivity: 325.0 });
    let receiver = Receiver::default();
    let frequencies = [700.0, 2_600.0].map(Frequency::from_megahertz);
    let mut dice = fastrand::Rng::with_seed(21);
    let (mut followed, mut compared) = (0.0, 0);
    for (model, mast) in [
        (ModelKey::P1812, Cell { row: 130, col: 120 }),
        (ModelKey::P1812, Cell { row: 7, col: 230 }),
        (ModelKey::P526, Cell { row: 200, col: 60 }),
        (ModelKey::Itm, Cell { row: 60, col: 40 }),
    ] {
        let (easting_m, northing_m) = GEOMETRY.centre_m(mast);
        let position = Position {
            geographic: LonLat { longitude_deg: 105.0, latitude_deg: 21.2 },
            easting_m: easting_m + 11.0,
            northing_m: northing_m - 7.0,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        };
        let antenna = AntennaPoint { position, height_agl: Length::from_metres(35.0) };
        let model = model.model(&ModelOptions::default());
        let reach = Reach { radius: Length::from_metres(100.0 * 60.0), radial_spacing_cells: 0.6 };
        let over = |ground: &Ground, windows: Option<&[Window]>| {
            let path = PathSetting::median(ground, model.as_ref(), &receiver, climate);
            let sweep = MastSweep::new(&SweepSetting { path, reach }, &antenna, &frequencies);
            let cells = sweep.cells_of(windows) / sweep.cells_of(None);
            (windows.map_or_else(|| sweep.raster(&|_| ()), |some| sweep.raster_of(some, &|_| ())), cells)
        };
        let (whole, _) = over(&whole_ground, None);
        let setting = SweepSetting {
            path: PathSetting::median(&whole_ground, model.as_ref(), &receiver, climate),
            reach,
        };
        let sweep = MastSweep::new(&setting, &antenna, &frequencies);
        for _ in 0..12 {
            let windows: Vec<Window> = (0..dice.usize(1..3))
                .map(|_| {
                    let (row, col) = (dice.usize(0..SHAPE.rows - 1), dice.usize(0..SHAPE.cols - 1));
                    let (rows, cols) = (dice.usize(1..40), dice.usize(1..40));
                    Window::of(row..(row + rows).min(SHAPE.rows), col..(col + cols).min(SHAPE.cols))
                })
                .collect();
            let held = sweep.ground_of(&windows).expect("cells");
            let (some, share) = over(&part(&whole_ground, held), Some(&windows));
            for window in &windows {
                let values = [&whole, &some].map(|raster| values(raster, *window));
                assert!(values[0] == values[1], "{} {mast:?} {window:?}", model.source().key);
                compared += values[0].iter().filter(|bits| !f32::from_bits(**bits).is_nan()).count();
            }
            followed += share / 48.0;
        }
    }
    assert!(compared > 20_000 && (0.05..0.6).contains(&followed), "{compared} values, {followed}");
}
