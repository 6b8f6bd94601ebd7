//! The opportunity map of one point from terrain in memory to the map in memory: growing number of heights, tilts, clutter.
//!
//! `cargo bench --bench opportunity`; one thread. Ids are `what/heights`, throughput in cells within the range times heights: its
//! inverse is the cost per point, height and cell, both directions of the radio.
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use signalgap::coverage::{Disc, MastIndex, PathSetting, Reach, ServiceSetting, StoreError};
use signalgap::geodesy::{LonLat, Position};
use signalgap::grid::{Cell, Grid, GridGeometry, Shape};
use signalgap::link::{Receiver, ServiceNeed, ServiceRequirement};
use signalgap::network::{AntennaPattern, Carrier, Network, SectorPattern, Technology};
use signalgap::planning::{
    AddedCarrier, Cause, CellPlaces, Gap, MapMeans, MastDesign, OpportunityQuestion, map_opportunities,
    points_to_serve,
};
use signalgap::propagation::{ClimateSource, P1812, RadioClimate};
use signalgap::settlements::{Cluster, Facilities, SamplePoint, Settlement};
use signalgap::terrain::Ground;
use signalgap::units::{Dbm, Decibels, Frequency, Length, Tilt};
use std::collections::BTreeMap;
use std::ops::Range;

const RADIUS_KM: f64 = 20.0;
const CELL_M: f64 = 30.0;
const CLIMATE: ClimateSource<'static> =
    ClimateSource::Uniform(RadioClimate { delta_n: 45.0, surface_refractivity: 325.0 });

/// Where cells lie, nearly.
struct Plane(GridGeometry);

impl CellPlaces for Plane {
    fn row(&self, row: usize, cols: Range<usize>) -> Result<Vec<LonLat>, StoreError> {
        let place = |col| {
            let (east_m, north_m) = self.0.centre_m(Cell { row, col });
            let longitude_deg = 105.0 + (east_m - 500_010.0) / 104_000.0;
            LonLat { longitude_deg, latitude_deg: 20.8 + (north_m - 2_300_010.0) / 110_700.0 }
        };
        Ok(cols.map(place).collect())
    }
}

/// Ridges of several lengths and directions, 200 to 1,800 m, as in the bench of the sweep.
fn ridges() -> Ground {
    let side = 2 * (RADIUS_KM * 1_000.0 / CELL_M) as usize + 41;
    let half_m = side as f64 * CELL_M / 2.0;
    let geometry = GridGeometry {
        shape: Shape { rows: side, cols: side },
        west_m: 500_000.0 - half_m,
        north_m: 2_300_000.0 + half_m,
        cell_m: CELL_M,
    };
    let height = |at: usize| {
        let (x, y) = ((at % side) as f64 * CELL_M / 1_000.0, (at / side) as f64 * CELL_M / 1_000.0);
        let height_m = 1_000.0
            + 420.0 * (0.9 * x + 1.7 * (y / 7.0).sin()).sin()
            + 250.0 * (1.9 * y - 0.7 * x).cos()
            + 90.0 * (5.1 * x + 3.7 * y).sin()
            + 25.0 * (17.0 * x).sin() * (19.0 * y).cos();
        height_m as f32
    };
    let heights = (0..side * side).map(height).collect();
    Ground::new(Grid::from_values(geometry, heights).expect("a grid"), None).expect("a ground")
}

fn village() -> (Settlement, Gap) {
    let position = Position {
        geographic: LonLat { longitude_deg: 105.0, latitude_deg: 20.8 },
        easting_m: 500_010.0,
        northing_m: 2_300_010.0,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    };
    let cluster = Cluster {
        cluster_id: String::new(),
        name: String::new(),
        samples: vec![SamplePoint { position, weight: 1.0 }],
        population: Some(100.0),
        households: None,
        fixed_broadband_share: None,
        smartphone_share: None,
        facilities: Facilities::default(),
        clutter_height_m: None,
    };
    let settlement = Settlement {
        settlement_id: "V".to_owned(),
        name: String::new(),
        admin_units: Vec::new(),
        population: Some(100.0),
        households: None,
        electrified: None,
        commune_fibre: None,
        attributes: BTreeMap::new(),
        clusters: vec![cluster],
    };
    let gap = Gap {
        settlement: 0,
        cluster: 0,
        sample: 0,
        people_without_service: Some(100.0),
        best: None,
        deficit: None,
        masts: Vec::new(),
        cause: Cause::NoSiteInRange,
        other_models: Vec::new(),
    };
    (settlement, gap)
}

/// LTE in band 8.
fn design(vertical_beamwidth_deg: f64, downtilts_deg: &[f64]) -> MastDesign {
    MastDesign {
        operator: String::new(),
        carriers: vec![AddedCarrier {
            carrier: Carrier {
                technology: Technology::Lte,
                band: String::new(),
                downlink: Frequency::from_megahertz(942.5),
                uplink: Frequency::from_megahertz(897.5),
                bandwidth_mhz: 10.0,
            },
            total_power: Dbm::new(46.0),
            antenna_ports: 2,
            reference_signal_boost: Decibels::default(),
            pilot_power_share: 0.1,
        }],
        maximum_gain: Decibels::new(11.0),
        feeder_loss: Decibels::new(1.0),
        pattern: AntennaPattern::Sector(SectorPattern { vertical_beamwidth_deg, ..SectorPattern::default() }),
        downtilts: downtilts_deg.iter().map(|degrees| Tilt::from_degrees_down(*degrees)).collect(),
    }
}

fn one_point(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("opportunity");
    group.sample_size(10);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    let (bare, model, receiver) = (ridges(), P1812::default(), Receiver::default());
    let wooded = bare.clone().with_uniform_clutter(10.0);
    let (network, need) = (Network::new(Vec::new()), ServiceRequirement::default_of(Technology::Lte));
    let (settlement, gap) = village();
    let (isotropic, omni) = (design(f64::INFINITY, &[0.0]), design(10.0, &[0.0, 3.0, 6.0, 9.0]));
    let heights = [20.0, 40.0, 60.0].map(Length::from_metres);
    for (name, ground, design) in [
        ("bare, isotropic", &bare, &isotropic),
        ("bare, omni with four tilts", &bare, &omni),
        ("clutter of 10 m, omni with four tilts", &wooded, &omni),
    ] {
        for count in [1, 3] {
            let setting = ServiceSetting {
                network: &network,
                path: PathSetting::median(ground, &model, &receiver, CLIMATE),
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
            let question = OpportunityQuestion {
                setting,
                design,
                technology: Technology::Lte,
                heights_agl: &heights[..count],
                radius: Length::from_kilometres(RADIUS_KM),
            };
            let settlements = std::slice::from_ref(&settlement);
            let gaps = std::slice::from_ref(&gap);
            let index = MastIndex::of(&network);
            let points = points_to_serve(&question, &index, ground, settlements, gaps).expect("points");
            let means = MapMeans {
                ground,
                places: &Plane(*ground.geometry()),
                forbidden: &|_| false,
                memory_bytes: 1 << 30,
                done: &|| (),
            };
            let disc = Disc::new(ground.geometry(), &points[0].position, 1_000.0 * RADIUS_KM);
            group.throughput(Throughput::Elements((disc.cells() * count) as u64));
            group.bench_function(BenchmarkId::new(name, count), |bench| {
                bench.iter(|| pool.install(|| map_opportunities(&question, &points, &means).expect("a map")));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, one_point);
criterion_main!(benches);
