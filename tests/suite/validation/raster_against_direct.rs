//! The area raster against each cell's own path, on real terrain: the Cevennes, two summits, 12 km, two bands.
use super::deviations::Deviations;
use crate::support::shared;
use signalgap::coverage::{
    AreaQuantity, AreaWish, Mast, MastIndex, MastSweep, PathSetting, Reach, ServiceSetting, links_at,
    sweep_area,
};
use signalgap::geodesy::{LonLat, Position};
use signalgap::grid::{Cell, Grid};
use signalgap::inputs::crs::PlanningProjection;
use signalgap::inputs::terrain::{PlanningBounds, TerrainRequest, planning_geometry, read_terrain, survey};
use signalgap::link::{Receiver, ServiceNeed, ServiceRequirement};
use signalgap::network::{Carrier, Network, SectorCarrier, Technology};
use signalgap::propagation::{ClimateSource, P1812, RadioClimate};
use signalgap::terrain::Ground;
use signalgap::units::{Dbm, Decibels, Frequency, Length};
use std::path::{Path, PathBuf};

const RADIUS_KM: f64 = 12.0;
const CLIMATE: ClimateSource<'static> =
    ClimateSource::Uniform(RadioClimate { delta_n: 45.0, surface_refractivity: 325.0 });
/// Random cells per summit and band: 10,000 in all.
const CELLS: usize = 2_500;
/// Limits of the two ways' difference: median and 95th percentile (dB), share of flips.
const LIMITS: (f64, f64, f64) = (0.04, 0.9, 0.005);
/// Without the change of the loss for the height of the cell the 95th percentile is this much greater at least.
const MENDED: f64 = 1.2;

pub(crate) fn cevennes(file: &Path) -> (Ground, PlanningProjection) {
    let request = TerrainRequest {
        sources: vec![file.display().to_string()],
        base: PathBuf::new(),
        crs_override: None,
        height_unit: None,
        void_fill_max_cells: 0,
        bridge_narrow_gaps: false,
        sea: None,
    };
    let projection = PlanningProjection::from_user_input("EPSG:32631").expect("UTM 31N");
    let surveyed = survey(&request, LonLat { longitude_deg: 3.8, latitude_deg: 44.3 }).expect("a survey");
    let middle = projection.place(&[LonLat { longitude_deg: 3.8, latitude_deg: 44.25 }]).expect("a place")[0];
    let (half_m, e, n) = (22_000.0, middle.easting_m, middle.northing_m);
    let bounds =
        PlanningBounds { west_m: e - half_m, south_m: n - half_m, east_m: e + half_m, north_m: n + half_m };
    let native = surveyed.native_lattice(&projection);
    let geometry = planning_geometry(bounds, 30.0, native, 10_000_000).expect("a grid");
    let terrain = read_terrain(&request, &projection, geometry, &|_| ()).expect("terrain");
    (Ground::new(terrain.elevation, None).expect("no clutter"), projection)
}

/// The highest cell of the western and of the eastern half, far enough from the edges.
pub(crate) fn summits(elevation: &Grid<f32>) -> [Cell; 2] {
    let shape = elevation.geometry().shape;
    let margin = (RADIUS_KM * 1_000.0 / elevation.geometry().cell_m) as usize + 2;
    let highest = |cols: std::ops::Range<usize>| {
        let cells =
            (margin..shape.rows - margin).flat_map(move |row| cols.clone().map(move |col| Cell { row, col }));
        cells.max_by(|a, b| elevation.at(*a).total_cmp(&elevation.at(*b))).expect("cells inside")
    };
    let middle = shape.cols / 2;
    [highest(margin..middle), highest(middle..shape.cols - margin)]
}

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

/// A reproducible whole number below a limit (SplitMix64).
fn below(state: &mut u64, limit: usize) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) % limit as u64) as usize
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
    let file = shared("data/terrain/cevennes_srtm30m_utm31.tif");
    let (ground, projection) = cevennes(&file);
    let (receiver, need) = (Receiver::default(), ServiceRequirement::default_of(Technology::Lte));
    let mut seed = 20_261_124;
    let mut all = Vec::new();
    for summit in summits(ground.elevation()) {
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
