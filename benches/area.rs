//! Best-server layers of many masts: growing number of masts, coarse and fine cells, threads; beside them the direct path per
//! cell and mast in the same run.
//!
//! `cargo bench --bench area`; three sectors on three bands each, on generated terrain of 90 x 90 km: the
//! mast field of `signalgap bench --masts`, bare earth, which stays the same from version to version. Ids are
//! `what/threads/masts`, throughput in cells within reach of a mast, each mast's counted. The direct way profiles one such cell in
//! 9,973 on its own; its throughput counts those. `merge` and `finish` are the time of these stages alone, by a model that costs little,
//! of some layers: of the best server, with runners-up and quality, and all.
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use signalgap::coverage::{
    AreaMeans, AreaPlan, AreaQuantity, AreaStage, AreaWatch, AreaWish, DirectPath, Disc, MastIndex,
    NothingKept, PathSetting, Reach, ServiceSetting, SightedPath, area_in_memory, layers_of, sweep_area,
};
use signalgap::demonstration::{District, DistrictPlan, SectorRow, generate_mast_field};
use signalgap::geodesy::{LonLat, Position};
use signalgap::grid::Cell;
use signalgap::link::{Receiver, ServiceNeed, ServiceRequirement};
use signalgap::network::{AntennaPattern, Carrier, Network, SectorCarrier, SectorPattern, Technology};
use signalgap::propagation::{ClimateSource, FreeSpace, P1812, PathLossModel, RadioClimate};
use signalgap::terrain::Ground;
use signalgap::units::{Azimuth, Dbm, Decibels, Frequency, Length};
use std::hint::black_box;
use std::sync::Mutex;
use std::time::{Duration, Instant};

const ONE_CELL_IN: usize = 9_973;
/// The radio climate of Viet Nam's north-west.
const CLIMATE: ClimateSource<'static> =
    ClimateSource::Uniform(RadioClimate { delta_n: 45.0, surface_refractivity: 325.0 });

/// A place near enough to the true one for measuring speed.
fn position(easting_m: f64, northing_m: f64) -> Position {
    let geographic = LonLat {
        longitude_deg: 105.0 + (easting_m - 500_000.0) / 104_000.0,
        latitude_deg: northing_m / 110_600.0,
    };
    Position { geographic, easting_m, northing_m, meridian_convergence_deg: 0.0, point_scale: 1.0 }
}

fn sector(row: &SectorRow) -> SectorCarrier {
    let carrier = Carrier {
        technology: Technology::Lte,
        band: row.band.to_owned(),
        downlink: Frequency::from_megahertz(row.frequency_mhz),
        uplink: Frequency::from_megahertz(row.frequency_mhz),
        bandwidth_mhz: row.bandwidth_mhz,
    };
    let height_agl = Length::from_metres(row.antenna_height_m);
    SectorCarrier {
        sector_id: row.sector_id.clone(),
        site_id: row.site_id.clone(),
        operator: row.operator.clone(),
        azimuth: Some(Azimuth::from_degrees(row.azimuth_deg)),
        total_power: Dbm::new(row.power_dbm),
        maximum_gain: Decibels::new(row.gain_dbi),
        feeder_loss: Decibels::new(row.feeder_loss_db),
        pattern: AntennaPattern::Sector(SectorPattern::default()),
        antenna_ports: 2,
        ..SectorCarrier::isotropic(position(row.easting_m, row.northing_m), height_agl, carrier)
    }
}

/// Runs a bench by a model on so many masts of a range over terrain of a cell.
fn with_field(
    model: &dyn PathLossModel,
    (masts, cell_m, radius_km): (usize, f64, f64),
    run: &mut dyn FnMut(&ServiceSetting<'_>, &MastIndex),
) {
    let District { terrain, sectors, .. } =
        generate_mast_field(&DistrictPlan::field(masts, Length::from_metres(cell_m)));
    let ground = Ground::new(terrain, None).expect("a ground");
    let network = Network::new(sectors.iter().map(sector).collect());
    let (receiver, need) = (Receiver::default(), ServiceRequirement::default_of(Technology::Lte));
    let setting = ServiceSetting {
        network: &network,
        path: PathSetting::median(&ground, model, &receiver, CLIMATE),
        reach: Reach { radius: Length::from_kilometres(radius_km), radial_spacing_cells: 1.25 },
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
    run(&setting, &MastIndex::of(&network));
}

/// The cells within reach of each mast.
fn mast_cells<'a>(
    setting: &'a ServiceSetting<'_>,
    index: &'a MastIndex,
) -> impl Iterator<Item = (usize, Cell)> + 'a {
    let geometry = setting.path.ground.geometry();
    let of_mast = move |mast: usize| {
        let disc = Disc::new(geometry, &index.masts()[mast].antenna.position, setting.reach.radius.metres());
        (0..geometry.shape.rows)
            .flat_map(move |row| disc.columns(row).map(move |col| (mast, Cell { row, col })))
    };
    (0..index.masts().len()).flat_map(of_mast)
}

/// Sum of the losses of all bands at one cell in [`ONE_CELL_IN`], each by its own path.
fn direct(setting: &ServiceSetting<'_>, index: &MastIndex) -> f64 {
    let mut sum_db = 0.0;
    for (mast, cell) in mast_cells(setting, index).step_by(ONE_CELL_IN) {
        let mast = &index.masts()[mast];
        let (easting_m, northing_m) = setting.path.ground.geometry().centre_m(cell);
        let sectors = mast.sectors.iter().map(|&sector| &setting.network.sectors()[sector]);
        let place = position(easting_m, northing_m);
        let path = DirectPath::new(&setting.path, mast.antenna, &place).expect("a path");
        let path = SightedPath::new(path, setting.network.sectors()[mast.sectors[0]].carrier.downlink);
        let links = path.links(&setting.path, &setting.need, sectors).expect("links");
        sum_db += links.iter().map(|link| link.loss.db()).sum::<f64>();
    }
    sum_db
}

fn best_server(criterion: &mut Criterion) {
    let wish = AreaWish {
        any_operator: vec![AreaQuantity::Level, AreaQuantity::BestServer],
        each_operator: Vec::new(),
    };
    let mut group = criterion.benchmark_group("area");
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
    for (name, masts, cell_m, radius_km) in [
        ("15 km at 90 m", 1, 90.0, 15.0),
        ("15 km at 90 m", 10, 90.0, 15.0),
        ("15 km at 90 m", 100, 90.0, 15.0),
        ("10 km at 30 m", 4, 30.0, 10.0),
    ] {
        with_field(&P1812::default(), (masts, cell_m, radius_km), &mut |setting, index| {
            let cells = mast_cells(setting, index).count();
            for threads in [1, 2] {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
                group.throughput(Throughput::Elements(cells as u64));
                group.bench_function(BenchmarkId::new(format!("{name}/{threads} threads"), masts), |bench| {
                    bench.iter(|| {
                        pool.install(|| sweep_area(black_box(setting), index, &wish, &|| ()).expect("layers"))
                    });
                });
            }
            group.throughput(Throughput::Elements(cells.div_ceil(ONE_CELL_IN) as u64));
            group.bench_function(BenchmarkId::new(format!("{name}/direct"), masts), |bench| {
                bench.iter(|| direct(black_box(setting), index));
            });
        });
    }
    group.finish();
}

/// Adds up the time of one stage.
struct StageTime {
    of: AreaStage,
    /// When it began, where it is going on, and how long it took before.
    taken: Mutex<(Option<Instant>, Duration)>,
}

impl StageTime {
    fn of(of: AreaStage) -> Self {
        Self { of, taken: Mutex::new((None, Duration::ZERO)) }
    }

    fn taken(&self) -> Duration {
        self.taken.lock().map_or(Duration::ZERO, |taken| taken.1)
    }
}

impl AreaWatch for StageTime {
    fn begins(&self, stage: AreaStage) {
        if let Ok(mut taken) = self.taken.lock() {
            if let Some(began) = taken.0.take() {
                taken.1 += began.elapsed();
            }
            taken.0 = (stage == self.of).then(Instant::now);
        }
    }

    fn done(&self) {}
}

fn stages(criterion: &mut Criterion) {
    use AreaQuantity as Q;
    let wishes: [(&str, &[Q]); 3] = [
        ("best server", &[Q::Level, Q::BestServer]),
        ("runners-up and quality", &[Q::Level, Q::BestServer, Q::SecondLevel, Q::Quality]),
        ("all layers", &Q::ALL),
    ];
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    let mut group = criterion.benchmark_group("area stages");
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
    with_field(&FreeSpace, (10, 90.0, 15.0), &mut |setting, index| {
        let mast_cells = mast_cells(setting, index).count() as u64;
        let grid_cells = setting.path.ground.geometry().shape.cells() as u64;
        for (name, quantities) in wishes {
            let wish = AreaWish { any_operator: quantities.to_vec(), each_operator: Vec::new() };
            let plan = AreaPlan::new(setting, index, layers_of(setting.network, &wish)).expect("a plan");
            for (stage, of, cells) in
                [("merge", AreaStage::Merge, mast_cells), ("finish", AreaStage::Finish, grid_cells)]
            {
                group.throughput(Throughput::Elements(cells));
                group.bench_function(BenchmarkId::new(stage, name), |bench| {
                    bench.iter_custom(|times| {
                        let watch = StageTime::of(of);
                        let ground = setting.path.ground;
                        let means =
                            AreaMeans { ground, memory_bytes: usize::MAX, watch: &watch, kept: &NothingKept };
                        for _ in 0..times {
                            pool.install(|| {
                                black_box(area_in_memory(&plan, setting, &means)).expect("layers")
                            });
                        }
                        watch.taken()
                    });
                });
            }
        }
    });
    group.finish();
}

criterion_group!(benches, best_server, stages);
criterion_main!(benches);
