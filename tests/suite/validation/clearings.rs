//! Loss over clutter, whatever the step of the profile and whichever end it is seen from.
use super::deviations::Deviations;
use signalgap::geodesy::{LonLat, Position};
use signalgap::grid::{Cell, Grid, GridGeometry, Shape};
use signalgap::propagation::{P526, P1812, PathEnvironment, PathLossModel, Polarization, Signal, Terminals};
use signalgap::terrain::{Ground, PathProfile, ProfileLine, sample_profile};
use signalgap::units::{Frequency, Length};

const STEPS_M: [f64; 5] = [5.0, 10.0, 30.0, 50.0, 90.0];
const SIDE_CELLS: usize = 500;
const CELL_M: f64 = 30.0;

fn grid(value: impl Fn(f64, f64) -> f64) -> Grid<f32> {
    let geometry = GridGeometry {
        shape: Shape { rows: SIDE_CELLS, cols: SIDE_CELLS },
        west_m: 0.0,
        north_m: SIDE_CELLS as f64 * CELL_M,
        cell_m: CELL_M,
    };
    let cells =
        (0..SIDE_CELLS).flat_map(|row| (0..SIDE_CELLS).map(move |col| geometry.centre_m(Cell { row, col })));
    let values = cells.map(|(east_m, north_m)| value(east_m, north_m) as f32).collect();
    Grid::from_values(geometry, values).expect("all cells")
}

/// Hills of 150 m, smooth enough that the terrain itself does not ask for a fine step.
fn hills(east_m: f64, north_m: f64) -> f64 {
    300.0 + 150.0 * (east_m / 1_900.0).sin() * (north_m / 2_300.0).cos()
}

/// Woods of 12 m and fields, some 500 m wide.
fn woods(east_m: f64, north_m: f64) -> f64 {
    if (east_m / 160.0).sin() + (north_m / 210.0).sin() > 0.2 { 12.0 } else { 0.0 }
}

fn place(east_m: f64, north_m: f64) -> Position {
    // degrees of a map without distortion near the equator
    let geographic = LonLat { longitude_deg: east_m / 111_319.49, latitude_deg: north_m / 110_574.3 };
    Position {
        geographic,
        easting_m: east_m,
        northing_m: north_m,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    }
}

fn profile(ground: &Ground, from: &Position, to: &Position, step_m: f64) -> PathProfile {
    let line = ProfileLine::between(from, to, Length::from_metres(step_m));
    sample_profile(ground, ProfileLine { clearing: PathProfile::CLEARING, ..line }).expect("a profile")
}

fn loss_db(model: &dyn PathLossModel, profile: &PathProfile, heights_m: [f64; 2]) -> f64 {
    let [tx, rx] = heights_m.map(Length::from_metres);
    let terminals = Terminals { tx_height_agl: tx, rx_height_agl: rx };
    let environment =
        PathEnvironment { delta_n: 45.0, surface_refractivity: 325.0, path_centre_latitude_deg: 0.07 };
    let signal = Signal {
        frequency: Frequency::from_megahertz(900.0),
        polarization: Polarization::Vertical,
        time_percent: 50.0,
        location_percent: 50.0,
    };
    let path = model.prepare(profile, terminals, environment).expect("a path");
    path.loss(signal).expect("a loss").basic_transmission_loss.db()
}

/// Paths of 1 to 9 km in many directions.
fn paths() -> Vec<[Position; 2]> {
    let middle = SIDE_CELLS as f64 * CELL_M / 2.0;
    (0..60)
        .map(|index| {
            let (turn, length_m) = (f64::from(index) * 0.61, 1_000.0 + 100.0 * f64::from(index));
            let from = place(middle + 37.0 * f64::from(index % 7), middle - 53.0 * f64::from(index % 5));
            [from, place(from.easting_m + length_m * turn.cos(), from.northing_m + length_m * turn.sin())]
        })
        .collect()
}

#[test]
fn the_step_and_the_direction_do_not_matter() {
    // between woods and fields a sample can miss the first trees by a cell: there most paths are held
    for (name, held_share, ground) in [
        ("uniform clutter", 1.0, Ground::new(grid(hills), None).expect("ground").with_uniform_clutter(10.0)),
        ("woods and fields", 0.95, Ground::new(grid(hills), Some(grid(woods))).expect("one grid")),
    ] {
        let (mut by_step, mut by_direction) = (Vec::new(), Vec::new());
        for [from, to] in paths() {
            let finest = loss_db(&P1812::default(), &profile(&ground, &from, &to, STEPS_M[0]), [30.0, 1.5]);
            for step_m in STEPS_M {
                let path = profile(&ground, &from, &to, step_m);
                by_step.push(loss_db(&P1812::default(), &path, [30.0, 1.5]) - finest);
                let back = profile(&ground, &to, &from, step_m);
                by_direction.push(loss_db(&P526, &path, [30.0, 1.5]) - loss_db(&P526, &back, [1.5, 30.0]));
            }
        }
        let steps = Deviations::of(&format!("{name}, steps of 5 to 90 m against 5 m, dB"), by_step);
        let directions = Deviations::of(&format!("{name}, there and back, dB"), by_direction);
        steps.print();
        directions.print();
        assert!(directions.maximum() < 1e-6, "{name}");
        assert!(steps.share(0.5) < 0.1 && steps.share(held_share) < 1.0, "{name}");
    }
}
