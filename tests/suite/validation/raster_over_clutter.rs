//! The loss raster over ground with clutter against each cell's own path, and against that path from the cell to the mast: the
//! sweep itself runs outwards only, and a loss by P.1812 or P.526 is the same in both directions.
use super::deviations::{Deviations, put};
use super::real_ground::{BAC_YEN, CEVENNES, CellLosses, MastOn, flips, summits, wooded};
use signalgap::coverage::Reach;
use signalgap::inputs::crs::PlanningProjection;
use signalgap::propagation::{P526, P1812, PathLossModel};
use signalgap::terrain::Ground;
use signalgap::units::{Frequency, Length};

const RADIUS_KM: f64 = 12.0;
/// Random cells around each of two summits.
const CELLS: usize = 5_000;
/// The same path from its other end, dB: rasters are 32-bit numbers.
const RECIPROCAL_DB: f64 = 1e-4;

/// What stands on the ground.
#[derive(Clone, Copy)]
enum Cover {
    Bare,
    /// Clutter of 10 m everywhere.
    Uniform,
    /// Woods of 12 m and fields, cell by cell, some so many metres wide.
    Woods(f64),
}

/// What is compared, and the limits of the difference: median and 95th percentile (dB), share of flips.
type Held = (Cover, &'static str, (f64, f64, f64));

const COVERS: [Held; 4] = [
    (Cover::Bare, "bare", (0.04, 0.9, 0.005)),
    (Cover::Uniform, "clutter of 10 m", (0.05, 0.9, 0.005)),
    (Cover::Woods(500.0), "woods of 500 m", (0.05, 1.2, 0.007)),
    (Cover::Woods(150.0), "woods of 150 m", (0.1, 2.3, 0.012)),
];

fn covered(ground: &Ground, cover: Cover) -> Ground {
    match cover {
        Cover::Bare => ground.clone(),
        Cover::Uniform => ground.clone().with_uniform_clutter(10.0),
        Cover::Woods(wide_m) => wooded(ground, Some(wide_m)),
    }
}

/// Losses of random cells around two summits.
fn losses(ground: &Ground, projection: &PlanningProjection, model: &dyn PathLossModel) -> Vec<CellLosses> {
    let mut seed = 20_261_201;
    let reach = Reach { radius: Length::from_kilometres(RADIUS_KM), radial_spacing_cells: 1.25 };
    let frequency = Frequency::from_megahertz(900.0);
    let around = |cell| MastOn { ground, projection, model, cell, frequency, reach }.losses(CELLS, &mut seed);
    summits(ground.elevation(), RADIUS_KM).into_iter().flat_map(around).collect()
}

/// Prints what the raster misses of the cells' own paths, and of those with their ends exchanged.
fn hold(name: &str, losses: &[CellLosses], (median, most, flipped): (f64, f64, f64)) {
    let forward = losses.iter().map(|cell| cell.raster - cell.own).collect();
    let exchanged = losses.iter().map(|cell| cell.raster - cell.reversed).collect();
    let forward = Deviations::of(&format!("{name}, dB"), forward);
    let exchanged = Deviations::of(&format!("{name}, ends exchanged, dB"), exchanged);
    forward.print();
    exchanged.print();
    let share = flips(losses);
    put(&format!("| {name}: {:.2} % flips of the median loss |", 100.0 * share));
    assert!(losses.iter().all(|cell| (cell.own - cell.reversed).abs() < RECIPROCAL_DB), "{name}");
    assert!(losses.len() > 2 * CELLS * 9 / 10, "{name}: {} cells", losses.len());
    for deviations in [forward, exchanged] {
        assert!(deviations.share(0.5) <= median && deviations.share(0.95) <= most, "{name}");
    }
    assert!(share <= flipped, "{name}: {share}");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_raster_over_clutter_agrees_with_each_cells_own_path() {
    for area in [CEVENNES, BAC_YEN] {
        let (bare, projection) = area.read();
        for (cover, what, limits) in COVERS {
            let ground = covered(&bare, cover);
            let of_p1812 = losses(&ground, &projection, &P1812::default());
            hold(&format!("raster, {}, {what}", area.name), &of_p1812, limits);
            if matches!(cover, Cover::Uniform) {
                let of_p526 = losses(&ground, &projection, &P526);
                hold(&format!("raster, {}, {what}, P.526", area.name), &of_p526, limits);
            }
        }
    }
}
