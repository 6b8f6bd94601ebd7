//! Line of sight and clearance by their sweeps against each cell's own path: the Cevennes, two summits, 8 km.
use super::deviations::Deviations;
use super::real_ground::{CEVENNES, CLIMATE, summits};
use signalgap::coverage::{AntennaPoint, IN_SIGHT, PathSetting, Quantity, Reach, SiteRaster};
use signalgap::geodesy::LonLat;
use signalgap::grid::Cell;
use signalgap::link::Receiver;
use signalgap::propagation::P1812;
use signalgap::units::{Frequency, Length};

const RADIUS_KM: f64 = 8.0;
/// Least distance of the summits from the edges.
const SUMMITS_WITHIN_KM: f64 = 12.0;
/// Every so many cells of a row and rows are compared.
const STEP: usize = 3;
/// Most of the cells whose line of sight differs, and of the clearance's deviation: median and 95th percentile.
const FLIPS: f64 = 0.006;
const CLEARANCE: (f64, f64) = (0.05, 0.5);

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn sight_and_clearance_agree_with_each_cells_own_path() {
    let (ground, projection) = CEVENNES.read();
    let (mut cells, mut flips, mut apart) = (0_usize, 0_usize, Vec::new());
    for summit in summits(ground.elevation(), SUMMITS_WITHIN_KM) {
        let centre = ground.geometry().centre_m(summit);
        let geographic = projection.to_geographic(&[centre]).expect("a place");
        let mast = projection.place(&geographic).expect("a place")[0];
        let (model, receiver) = (P1812::default(), Receiver::default());
        let one = SiteRaster {
            path: PathSetting::median(&ground, &model, &receiver, CLIMATE),
            antenna: AntennaPoint { position: mast, height_agl: Length::from_metres(30.0) },
            frequency: Frequency::from_megahertz(900.0),
            reach: Reach { radius: Length::from_kilometres(RADIUS_KM), radial_spacing_cells: 1.5 },
            beam: None,
        };
        let disc = one.disc();
        let chosen: Vec<Cell> = (0..ground.geometry().shape.rows)
            .step_by(STEP)
            .flat_map(|row| disc.columns(row).step_by(STEP).map(move |col| Cell { row, col }))
            .collect();
        let centres: Vec<_> = chosen.iter().map(|cell| ground.geometry().centre_m(*cell)).collect();
        let places: Vec<LonLat> = projection.to_geographic(&centres).expect("places");
        let placed: Vec<_> = chosen.into_iter().zip(places).collect();
        let (sight, clearance) = (one.sight(), one.clearance());
        let exact = |quantity| one.exact(quantity, &placed);
        let own = exact(Quantity::Sight).into_iter().zip(exact(Quantity::Clearance));
        for ((cell, _), (seen, share)) in placed.iter().zip(own) {
            cells += 1;
            flips += usize::from((sight.at(*cell) == IN_SIGHT) != (seen > 0.5));
            apart.push(f64::from(clearance.at(*cell)) - f64::from(share));
        }
    }
    let share = flips as f64 / cells as f64;
    let deviations = Deviations::of("clearance, sweep against direct path, Fresnel radii", apart);
    deviations.print();
    println!(
        "| line of sight, sweep against direct path: {flips} of {cells} cells differ, {:.2} % |",
        100.0 * share
    );
    assert!(cells > 40_000 && share <= FLIPS, "{share}");
    assert!(deviations.share(0.5) <= CLEARANCE.0 && deviations.share(0.95) <= CLEARANCE.1);
}
