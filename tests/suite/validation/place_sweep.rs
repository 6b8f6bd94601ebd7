//! The sweep from a place outwards against the paths of masts to that place: losses of both directions of the radio, and the
//! slope at which the wave leaves the mast.
use super::deviations::{Deviations, put};
use super::real_ground::{BAC_YEN, CEVENNES, CLIMATE, CellLosses, below, flips, wooded};
use signalgap::coverage::{
    AntennaPoint, DirectPath, Lattice, PathSetting, PlaceSweep, Reach, SightedPath, SweepSetting,
};
use signalgap::geodesy::Position;
use signalgap::grid::Cell;
use signalgap::inputs::crs::PlanningProjection;
use signalgap::link::Receiver;
use signalgap::propagation::P1812;
use signalgap::terrain::Ground;
use signalgap::units::{Frequency, Length};

const RADIUS_KM: f64 = 12.0;
const HEIGHTS_M: [f64; 2] = [20.0, 60.0];
/// Uplink and downlink of a carrier in band 8.
const MHZ: [f64; 2] = [897.5, 942.5];
const PLACES: usize = 3;
const CELLS: usize = 600;
const NEAREST_M: f64 = 500.0;

/// What a lattice says of a cell, and what its own path says.
struct Pair {
    losses: [CellLosses; 2],
    /// Elevations at the mast, degrees.
    elevation_deg: (f64, f64),
}

fn position(ground: &Ground, projection: &PlanningProjection, cell: Cell) -> Position {
    let geographic = projection.to_geographic(&[ground.geometry().centre_m(cell)]).expect("a place");
    projection.place(&geographic).expect("a place")[0]
}

fn pairs(ground: &Ground, projection: &PlanningProjection) -> Vec<Pair> {
    let (receiver, model) = (Receiver::default(), P1812::default());
    let path = PathSetting::median(ground, &model, &receiver, CLIMATE);
    let reach = Reach { radius: Length::from_kilometres(RADIUS_KM), radial_spacing_cells: 1.25 };
    let heights = HEIGHTS_M.map(Length::from_metres);
    let frequencies = MHZ.map(Frequency::from_megahertz);
    let (shape, margin) = (ground.geometry().shape, 420);
    let mut seed = 20_261_129;
    let mut found = Vec::new();
    for _ in 0..PLACES {
        let mut inside = |limit: usize| margin + below(&mut seed, limit - 2 * margin);
        let place = position(ground, projection, Cell { row: inside(shape.rows), col: inside(shape.cols) });
        let sweep = PlaceSweep::new(&SweepSetting { path, reach }, &place, &heights, &frequencies);
        let lattices = sweep.lattices(&|_| ());
        // the taller masts alone: the same bits
        let alone = PlaceSweep::new(&SweepSetting { path, reach }, &place, &heights[1..], &frequencies);
        let alone = alone.lattices(&|_| ()).remove(0);
        for _ in 0..CELLS {
            let cell = Cell { row: below(&mut seed, shape.rows), col: below(&mut seed, shape.cols) };
            let (e, n) = ground.geometry().centre_m(cell);
            let away_m = (e - place.easting_m).hypot(n - place.northing_m);
            if !(NEAREST_M..1_000.0 * RADIUS_KM).contains(&away_m) {
                continue;
            }
            let mast = position(ground, projection, cell);
            let reading = |lattice: &Lattice| {
                let mut read = [0.0_f32; 3];
                lattice.read(cell, ground.elevation().at(cell), &mut read);
                read.map(f32::to_bits)
            };
            assert_eq!(reading(&alone), reading(&lattices[1]));
            for (lattice, height_agl) in lattices.iter().zip(heights) {
                let mut read = [0.0_f32; 3];
                let Ok(direct) = DirectPath::new(&path, AntennaPoint { position: mast, height_agl }, &place)
                else {
                    continue;
                };
                assert!(lattice.read(cell, ground.elevation().at(cell), &mut read), "{cell:?}");
                let sighted = SightedPath::new(direct.clone(), frequencies[1]);
                let own = |which: usize| {
                    let loss = direct.loss(&model, path.signal(frequencies[which])).expect("a loss");
                    loss.basic_transmission_loss.db()
                };
                let losses = [0, 1].map(|which| CellLosses {
                    raster: f64::from(read[1 + which]),
                    own: own(which),
                    reversed: own(which),
                });
                let read_deg = (f64::from(read[0]) / 1_000.0).atan().to_degrees();
                found.push(Pair {
                    losses,
                    elevation_deg: (read_deg, sighted.clearance().departure_elevation_deg),
                });
            }
        }
    }
    found
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_sweep_from_a_place_gives_what_a_mast_there_would_lose() {
    for area in [CEVENNES, BAC_YEN] {
        let (bare, projection) = area.read();
        // limits: median and 95th percentile (dB), share of flips; 95th percentile of the elevation, degrees
        for (wide_m, limits, most_deg) in
            [(None, (0.05, 1.2, 0.007), 0.5), (Some(500.0), (0.06, 1.5, 0.01), 0.6)]
        {
            let ground = wooded(&bare, wide_m);
            let pairs = pairs(&ground, &projection);
            assert!(pairs.len() > PLACES * CELLS / 4, "{}", pairs.len());
            let name = format!("place sweep, {}, woods of {wide_m:?} m", area.name);
            for which in [0, 1] {
                let losses: Vec<CellLosses> = pairs.iter().map(|pair| pair.losses[which]).collect();
                let off = losses.iter().map(|cell| cell.raster - cell.own).collect();
                let off = Deviations::of(&format!("{name}, {} MHz, dB", MHZ[which]), off);
                off.print();
                let flipped = flips(&losses);
                put(&format!("| {name}: {:.2} % flips of the median loss |", 100.0 * flipped));
                assert!(off.share(0.5) <= limits.0 && off.share(0.95) <= limits.1, "{name}");
                assert!(flipped <= limits.2, "{name}: {flipped}");
            }
            let off = pairs.iter().map(|pair| pair.elevation_deg.0 - pair.elevation_deg.1).collect();
            let off = Deviations::of(&format!("{name}, elevation at the mast, degrees"), off);
            off.print();
            assert!(off.share(0.5) < 0.02 && off.share(0.95) < most_deg, "{name}");
        }
    }
}
