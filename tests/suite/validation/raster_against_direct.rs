//! The area raster against each cell's own path, on real terrain: the Cevennes, two summits, 12 km, two bands.
use super::deviations::Deviations;
use super::real_ground::{CEVENNES, CLIMATE, below, summits};
use signalgap::coverage::{
    AreaQuantity, AreaWish, Mast, MastIndex, MastSweep, PathSetting, Reach, ServiceSetting, links_at,
    sweep_area,
};
use signalgap::geodesy::Position;
use signalgap::grid::Cell;
use signalgap::inputs::crs::PlanningProjection;
use signalgap::link::{Receiver, ServiceNeed, ServiceRequirement};
use signalgap::network::{Carrier, Network, SectorCarrier, Technology};
use signalgap::propagation::P1812;
use signalgap::units::{Dbm, Decibels, Frequency, Length};

const RADIUS_KM: f64 = 12.0;
/// Random cells per summit and band: 10,000 in all.
const CELLS: usize = 2_500;
/// Limits of the two ways' difference: median and 95th percentile (dB), share of flips.
const LIMITS: (f64, f64, f64) = (0.04, 0.9, 0.005);
/// Without the change of the loss for the height of the cell the 95th percentile is this much greater at least.
const MENDED: f64 = 1.2;

fn sector(position: Position, mhz: f64) -> SectorCarrier {
    let carrier = Carrier {
        technology: Technology::Lte,
        band: String::new(),
        downlink: Frequency::from_megahertz(mhz),
        uplink: Frequency::from_megahertz(mhz),
        bandwidth_mhz: 10.0,
    };
    SectorCarrier {
        total_power: Dbm::new(46.0),
        maximum_gain: Decibels::new(10.0),
        ..SectorCarrier::isotropic(position, Length::from_metres(30.0), carrier)
    }
}

/// (raster level, direct level, level read without the cell's height) of random cells around one mast.
fn pairs(
    setting: &ServiceSetting<'_>,
    projection: &PlanningProjection,
    seed: &mut u64,
) -> Vec<(f64, f64, f64)> {
    let index = MastIndex::of(setting.network);
    let wish = AreaWish { any_operator: vec![AreaQuantity::Level], each_operator: Vec::new() };
    let layers = sweep_area(setting, &index, &wish, &|| ()).expect("layers");
    let levels = layers.level(Technology::Lte).expect("a level");
    let shape = setting.path.ground.geometry().shape;
    let mast: &Mast = &index.masts()[0];
    let sweep = MastSweep::new(&setting.sweep(), &mast.antenna, &mast.downlinks(setting.network));
    let lattice = sweep.lattice(&|_| ());
    let mut found = Vec::new();
    while found.len() < CELLS {
        let cell = Cell { row: below(seed, shape.rows), col: below(seed, shape.cols) };
        let raster_dbm = f64::from(levels.at(cell));
        let (easting_m, northing_m) = setting.path.ground.geometry().centre_m(cell);
        let near = (easting_m - mast.antenna.position.easting_m)
            .hypot(northing_m - mast.antenna.position.northing_m)
            < 1_000.0;
        if raster_dbm.is_nan() || near {
            continue;
        }
        let geographic = projection.to_geographic(&[(easting_m, northing_m)]).expect("a place")[0];
        let place = Position { geographic, easting_m, northing_m, ..mast.antenna.position };
        let links = links_at(setting, &index, &place).expect("links").links;
        let Some(server) = links.first() else {
            continue; // just beyond the geodesic radius
        };
        let mut read = [[0.0; 2]; 2];
        lattice.read(cell, setting.path.ground.elevation().at(cell), &mut read[0]);
        lattice.read(cell, f32::NAN, &mut read[1]);
        let unmended_dbm = raster_dbm - f64::from(read[1][1] - read[0][1]);
        found.push((raster_dbm, server.link.level.dbm(), unmended_dbm));
    }
    found
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn cells_read_from_the_sweep_agree_with_their_own_paths() {
    let (ground, projection) = CEVENNES.read();
    let (receiver, need) = (Receiver::default(), ServiceRequirement::default_of(Technology::Lte));
    let mut seed = 20_261_124;
    let mut all = Vec::new();
    for summit in summits(ground.elevation(), RADIUS_KM) {
        let (easting_m, northing_m) = ground.geometry().centre_m(summit);
        let geographic = projection.to_geographic(&[(easting_m, northing_m)]).expect("a place");
        let position = projection.place(&geographic).expect("a place")[0];
        for mhz in [900.0, 1_800.0] {
            let network = Network::new(vec![sector(position, mhz)]);
            let model = P1812::default();
            let setting = ServiceSetting {
                network: &network,
                path: PathSetting::median(&ground, &model, &receiver, CLIMATE),
                reach: Reach { radius: Length::from_kilometres(RADIUS_KM), radial_spacing_cells: 1.25 },
                need: ServiceNeed {
                    lte: &need,
                    umts: &need,
                    sigma_db: 8.0,
                    offset_db: 0.0,
                    target_probability: 0.9,
                    shadowing_correlation: 0.5,
                },
                other_models: &[],
            };
            all.extend(pairs(&setting, &projection, &mut seed));
        }
    }
    let mut levels: Vec<f64> = all.iter().map(|(_, direct, _)| *direct).collect();
    levels.sort_by(f64::total_cmp);
    let threshold = levels[levels.len() / 2];
    let flips =
        all.iter().filter(|(raster, direct, _)| (*raster >= threshold) != (*direct >= threshold)).count();
    let share = flips as f64 / all.len() as f64;
    let deviations =
        Deviations::of("raster against direct path, RSRP, dB", all.iter().map(|(r, d, _)| r - d).collect());
    let unmended =
        Deviations::of("the same without the cell's height, dB", all.iter().map(|(_, d, u)| u - d).collect());
    unmended.print();
    deviations.print();
    println!(
        "| flips of the median level ({threshold:.1} dBm): {flips} of {} cells, {:.2} % |",
        all.len(),
        100.0 * share
    );
    assert!(unmended.share(0.95) > MENDED * deviations.share(0.95));
    assert_eq!(deviations.cases(), 4 * CELLS);
    assert!(deviations.share(0.5) <= LIMITS.0 && deviations.share(0.95) <= LIMITS.1 && share <= LIMITS.2);
}
