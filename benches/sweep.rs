//! One mast from terrain in memory to a loss raster in memory: growing range, bands, threads, coarser cells, real terrain;
//! beside it the direct path per cell in the same run.
//!
//! `cargo bench --bench sweep`; times are of one thread where ids do not say otherwise. Ids are `what/range in km`,
//! `what/bands` or `what/threads`, throughput in cells within the range. The direct way profiles one cell in 499 on its own;
//! its throughput counts those. Real terrain is read where `SIGNALGAP_SHARED` holds it.
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use signalgap::coverage::{
    DirectPath, Mast, MastIndex, MastSweep, PathSetting, Reach, ServiceSetting, SightedPath,
};
use signalgap::geodesy::{LonLat, Position};
use signalgap::grid::{Cell, Grid, GridGeometry, Shape};
use signalgap::inputs::crs::PlanningProjection;
use signalgap::inputs::terrain::{PlanningBounds, TerrainRequest, planning_geometry, read_terrain};
use signalgap::link::{Receiver, ServiceNeed, ServiceRequirement};
use signalgap::network::{Carrier, Network, SectorCarrier, Technology};
use signalgap::propagation::{ClimateSource, Deygout, Itm, P526, P1812, PathLossModel, RadioClimate};
use signalgap::terrain::Ground;
use signalgap::units::{Dbm, Frequency, Length};
use std::f64::consts::PI;
use std::hint::black_box;

const ONE_CELL_IN: usize = 499;
/// The radio climate of Viet Nam's north-west.
const CLIMATE: ClimateSource<'static> =
    ClimateSource::Uniform(RadioClimate { delta_n: 45.0, surface_refractivity: 325.0 });

/// Ridges of several lengths and directions, 200 to 1,800 m, around a mast in the middle.
fn ridges(radius_km: f64, cell_m: f64) -> Ground {
    let side = 2 * (radius_km * 1_000.0 / cell_m) as usize + 21;
    let half_m = side as f64 * cell_m / 2.0;
    let geometry = GridGeometry {
        shape: Shape { rows: side, cols: side },
        west_m: 500_000.0 - half_m,
        north_m: 2_300_000.0 + half_m,
        cell_m,
    };
    let mut elevation = Grid::filled(geometry, 0.0_f32);
    for row in 0..side {
        for col in 0..side {
            let (x, y) = (col as f64 * cell_m / 1_000.0, row as f64 * cell_m / 1_000.0);
            let height_m = 1_000.0
                + 420.0 * (0.9 * x + 1.7 * (y / 7.0).sin()).sin()
                + 250.0 * (1.9 * y - 0.7 * x).cos()
                + 90.0 * (5.1 * x + 3.7 * y).sin()
                + 25.0 * (17.0 * x).sin() * (19.0 * y).cos();
            elevation.values_mut()[row * side + col] = height_m as f32;
        }
    }
    Ground::new(elevation, None).expect("a ground")
}

fn middle() -> Position {
    Position {
        geographic: LonLat { longitude_deg: 105.0, latitude_deg: 20.8 },
        easting_m: 500_010.0,
        northing_m: 2_300_010.0,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    }
}

/// Terrain of an elevation model around a place; `None` where the file is not there.
fn real(file: &str, crs: &str, (place, radius_km): (LonLat, f64)) -> Option<(Ground, Position)> {
    let shared = std::env::var("SIGNALGAP_SHARED").unwrap_or_else(|_| "../shared".to_owned());
    let file = format!("{shared}/data/{file}");
    if !std::path::Path::new(&file).exists() {
        return None;
    }
    let request = TerrainRequest {
        sources: vec![file],
        base: std::path::PathBuf::new(),
        crs_override: None,
        height_unit: None,
        void_fill_max_cells: 0,
        bridge_narrow_gaps: false,
        sea: None,
    };
    let projection = PlanningProjection::from_user_input(crs).expect("a projection");
    let position = projection.place(&[place]).expect("a place")[0];
    let (half_m, e, n) = (radius_km * 1_000.0 + 200.0, position.easting_m, position.northing_m);
    let bounds =
        PlanningBounds { west_m: e - half_m, south_m: n - half_m, east_m: e + half_m, north_m: n + half_m };
    let geometry = planning_geometry(bounds, 30.0, None, 100_000_000).expect("a grid");
    let terrain = read_terrain(&request, &projection, geometry, &|_| ()).expect("terrain");
    Some((Ground::new(terrain.elevation, None).expect("a ground"), position))
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
        sector_id: format!("S{mhz}"),
        total_power: Dbm::new(46.0),
        ..SectorCarrier::isotropic(position, Length::from_metres(30.0), carrier)
    }
}

/// Runs a bench on some terrain in a setting of a range, bands (MHz), a model and a share of time.
fn with_setting(
    (ground, position): &(Ground, Position),
    (radius_km, bands): (f64, &[f64]),
    (model, time_percent): (&dyn PathLossModel, f64),
    run: &mut dyn FnMut(&ServiceSetting<'_>, &Mast),
) {
    let network = Network::new(bands.iter().map(|mhz| sector(*position, *mhz)).collect());
    let (receiver, need) = (Receiver::default(), ServiceRequirement::default_of(Technology::Lte));
    let setting = ServiceSetting {
        network: &network,
        path: PathSetting { time_percent, ..PathSetting::median(ground, model, &receiver, CLIMATE) },
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
    run(&setting, &MastIndex::of(&network).masts()[0]);
}

/// Cells within the range.
fn cells(setting: &ServiceSetting<'_>) -> u64 {
    (PI * (setting.reach.radius.metres() / setting.path.ground.geometry().cell_m).powi(2)) as u64
}

/// Sweeps a mast and reads the loss of the first band out, row by row.
fn raster(setting: &ServiceSetting<'_>, mast: &Mast) -> Vec<f32> {
    let sweep = MastSweep::new(&setting.sweep(), &mast.antenna, &mast.downlinks(setting.network));
    let swept = sweep.raster(&|_| ());
    let shape = setting.path.ground.geometry().shape;
    let cols = shape.cols;
    let mut values = vec![0.0; cols * swept.channels()];
    let mut raster = Vec::with_capacity(shape.cells());
    for row in 0..shape.rows {
        swept.read_row(row, 0..cols, &mut values);
        raster.extend_from_slice(&values[cols..2 * cols]);
    }
    raster
}

/// Losses of one cell in [`ONE_CELL_IN`], each by its own path; their number and sum.
fn direct(setting: &ServiceSetting<'_>, mast: &Mast) -> (u64, f64) {
    let geometry = setting.path.ground.geometry();
    let (mut count, mut sum) = (0, 0.0);
    for number in (0..geometry.shape.cells()).step_by(ONE_CELL_IN) {
        let cell = Cell { row: number / geometry.shape.cols, col: number % geometry.shape.cols };
        let (easting_m, northing_m) = geometry.centre_m(cell);
        let (east_m, north_m) =
            (easting_m - mast.antenna.position.easting_m, northing_m - mast.antenna.position.northing_m);
        if east_m.hypot(north_m) > setting.reach.radius.metres() {
            continue;
        }
        let geographic =
            LonLat { longitude_deg: 105.0 + east_m / 104_000.0, latitude_deg: 20.8 + north_m / 110_700.0 };
        let place = Position { geographic, easting_m, northing_m, ..mast.antenna.position };
        let path = DirectPath::new(&setting.path, mast.antenna, &place).expect("a path");
        let sectors = setting.network.sectors();
        let path = SightedPath::new(path, sectors[0].carrier.downlink);
        sum += path.links(&setting.path, &setting.need, sectors).expect("links")[0].loss.db();
        count += 1;
    }
    (count, sum)
}

const BANDS_MHZ: [&[f64]; 3] = [&[900.0], &[900.0, 1_800.0], &[700.0, 900.0, 1_800.0, 2_100.0]];
const RANGES_KM: [f64; 4] = [5.0, 10.0, 20.0, 40.0];

type Group<'a> = BenchmarkGroup<'a, WallTime>;

fn bench(
    group: &mut Group<'_>,
    id: BenchmarkId,
    threads: usize,
    (setting, mast): (&ServiceSetting<'_>, &Mast),
) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    group.throughput(Throughput::Elements(cells(setting)));
    group.bench_function(id, |bench| bench.iter(|| pool.install(|| raster(black_box(setting), mast))));
}

fn ranges(group: &mut Group<'_>, p1812: &P1812) {
    for radius_km in RANGES_KM {
        let land = (ridges(radius_km, 30.0), middle());
        let models: [(&str, &dyn PathLossModel, f64); 5] = [
            ("p1812", p1812, 50.0),
            ("p1812, 10 % of time", p1812, 10.0),
            ("p526", &P526, 50.0),
            ("itm", &Itm::default(), 50.0),
            ("deygout", &Deygout, 50.0),
        ];
        for (name, model, time_percent) in models {
            with_setting(&land, (radius_km, BANDS_MHZ[0]), (model, time_percent), &mut |setting, mast| {
                bench(group, BenchmarkId::new(name, radius_km), 1, (setting, mast));
            });
        }
        with_setting(&land, (radius_km, BANDS_MHZ[0]), (p1812, 50.0), &mut |setting, mast| {
            group.throughput(Throughput::Elements(direct(setting, mast).0));
            group.bench_function(BenchmarkId::new("direct p1812", radius_km), |bench| {
                bench.iter(|| direct(black_box(setting), mast).1);
            });
        });
    }
}

fn bands_threads_and_cells(group: &mut Group<'_>, p1812: &P1812) {
    let land = (ridges(20.0, 30.0), middle());
    for bands in BANDS_MHZ {
        with_setting(&land, (20.0, bands), (p1812, 50.0), &mut |setting, mast| {
            bench(group, BenchmarkId::new("p1812 by bands", bands.len()), 1, (setting, mast));
        });
    }
    for threads in [1, 2] {
        with_setting(&land, (20.0, BANDS_MHZ[0]), (p1812, 50.0), &mut |setting, mast| {
            bench(group, BenchmarkId::new("p1812 by threads", threads), threads, (setting, mast));
        });
    }
    let coarse = (ridges(40.0, 90.0), middle());
    with_setting(&coarse, (40.0, BANDS_MHZ[0]), (p1812, 50.0), &mut |setting, mast| {
        bench(group, BenchmarkId::new("p1812, cells of 90 m", 40), 1, (setting, mast));
    });
}

fn real_terrain(group: &mut Group<'_>, p1812: &P1812) {
    let (bac_yen, cevennes) = ("bacyen/dem_30m_semisynthetic.tif", "terrain/cevennes_srtm30m_utm31.tif");
    let places = [
        ("Bac Yen", bac_yen, "EPSG:32648", (LonLat { longitude_deg: 104.4, latitude_deg: 21.25 }, 30.0)),
        (
            "Cevennes",
            cevennes,
            "EPSG:32631",
            (LonLat { longitude_deg: 3.807_864, latitude_deg: 44.185_728 }, 23.5),
        ),
    ];
    for (name, file, crs, around) in places {
        let Some(land) = real(file, crs, around) else { continue };
        with_setting(&land, (around.1, BANDS_MHZ[0]), (p1812, 50.0), &mut |setting, mast| {
            bench(group, BenchmarkId::new(format!("p1812, {name}"), around.1), 1, (setting, mast));
        });
    }
}

fn one_mast(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sweep");
    group.sample_size(10);
    let p1812 = P1812::default();
    ranges(&mut group, &p1812);
    bands_threads_and_cells(&mut group, &p1812);
    real_terrain(&mut group, &p1812);
    group.finish();
}

criterion_group!(benches, one_mast);
criterion_main!(benches);
