//! One mast's area sweep over growing range and number of bands, beside the direct path per cell in the same run.
//!
//! `cargo bench --bench sweep`; times are of one thread. Ids are `what/range in km` or `what/bands`, throughput in cells
//! within the range. The direct way profiles one cell in 499 on its own; its throughput counts those.
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use signalgap::coverage::{LinkSetting, Mast, MastIndex, link_facts, sweep_mast};
use signalgap::geodesy::{LonLat, Position};
use signalgap::grid::{Cell, Grid, GridGeometry, Shape};
use signalgap::link::{Receiver, ServiceRequirement};
use signalgap::network::{AntennaPattern, Carrier, Network, SectorCarrier, SectorPattern, Technology};
use signalgap::propagation::{P526, P1812, PathLossModel, Polarization};
use signalgap::terrain::Ground;
use signalgap::units::{Dbm, Decibels, Frequency, Length, Tilt};
use std::f64::consts::PI;
use std::hint::black_box;

const CELL_M: f64 = 30.0;
const ONE_CELL_IN: usize = 499;

/// Ridges of several lengths and directions, 200 to 1,800 m, around a mast in the middle.
fn ground(radius_km: f64) -> Ground {
    let side = 2 * (radius_km * 1_000.0 / CELL_M) as usize + 21;
    let half_m = side as f64 * CELL_M / 2.0;
    let geometry = GridGeometry {
        shape: Shape { rows: side, cols: side },
        west_m: 500_000.0 - half_m,
        north_m: 2_300_000.0 + half_m,
        cell_m: CELL_M,
    };
    let mut elevation = Grid::filled(geometry, 0.0_f32);
    for row in 0..side {
        for col in 0..side {
            let (x, y) = (col as f64 * CELL_M / 1_000.0, row as f64 * CELL_M / 1_000.0);
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

fn position() -> Position {
    Position {
        geographic: LonLat { longitude_deg: 105.0, latitude_deg: 20.8 },
        easting_m: 500_010.0,
        northing_m: 2_300_010.0,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    }
}

fn sector(mhz: f64) -> SectorCarrier {
    SectorCarrier {
        sector_id: format!("S{mhz}"),
        site_id: "S".to_owned(),
        operator: String::new(),
        position: position(),
        antenna_height_agl: Length::from_metres(30.0),
        azimuth: None,
        mechanical_downtilt: Tilt::default(),
        electrical_downtilt: Tilt::default(),
        total_power: Dbm::new(46.0),
        maximum_gain: Decibels::new(11.0),
        feeder_loss: Decibels::new(1.0),
        pattern: AntennaPattern::Sector(SectorPattern::default()),
        carrier: Carrier {
            technology: Technology::Lte,
            band: String::new(),
            downlink: Frequency::from_megahertz(mhz),
            uplink: Frequency::from_megahertz(mhz),
            bandwidth_mhz: 10.0,
        },
        antenna_ports: 1,
        reference_signal_boost: Decibels::default(),
        pilot_power_share: 0.1,
        status: String::new(),
        assumed: Vec::new(),
    }
}

/// Runs a bench in a setting of a range, bands (MHz), a model and a share of time.
fn with_setting(
    (radius_km, bands): (f64, &[f64]),
    (model, time_percent): (&dyn PathLossModel, f64),
    run: &mut dyn FnMut(&LinkSetting<'_>, &Mast),
) {
    let ground = ground(radius_km);
    let network = Network::new(bands.iter().map(|mhz| sector(*mhz)).collect());
    let (receiver, need) = (Receiver::default(), ServiceRequirement::default_of(Technology::Lte));
    let setting = LinkSetting {
        ground: &ground,
        network: &network,
        model,
        other_models: &[],
        receiver: &receiver,
        lte: &need,
        umts: &need,
        sigma_db: 8.0,
        target_probability: 0.9,
        service_radius: Length::from_kilometres(radius_km),
        delta_n: 45.0,
        surface_refractivity: 325.0,
        refractivity: None,
        time_percent,
        clutter_on_profile: false,
        polarization: Polarization::Vertical,
        profile_step: Length::from_metres(CELL_M),
        radial_spacing_cells: 1.25,
    };
    run(&setting, &MastIndex::of(&network).masts()[0]);
}

fn cells(radius_km: f64) -> u64 {
    (PI * (radius_km * 1_000.0 / CELL_M).powi(2)) as u64
}

/// Losses of one cell in [`ONE_CELL_IN`], each by its own path; their number and sum.
fn direct(setting: &LinkSetting<'_>, mast: &Mast) -> (u64, f64) {
    let geometry = setting.ground.geometry();
    let (mut count, mut sum) = (0, 0.0);
    for number in (0..geometry.shape.cells()).step_by(ONE_CELL_IN) {
        let cell = Cell { row: number / geometry.shape.cols, col: number % geometry.shape.cols };
        let (easting_m, northing_m) = geometry.centre_m(cell);
        let (east_m, north_m) = (easting_m - mast.position.easting_m, northing_m - mast.position.northing_m);
        if east_m.hypot(north_m) > setting.service_radius.metres() {
            continue;
        }
        let geographic =
            LonLat { longitude_deg: 105.0 + east_m / 104_000.0, latitude_deg: 20.8 + north_m / 110_700.0 };
        let place = Position { geographic, easting_m, northing_m, ..mast.position };
        let facts = link_facts(setting, mast, &place).expect("a path");
        let links = facts.links(setting, &mast.sectors, &mut Vec::new()).expect("a link");
        sum += links[0].loss.db();
        count += 1;
    }
    (count, sum)
}

fn one_mast(criterion: &mut Criterion) {
    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    let mut group = criterion.benchmark_group("sweep");
    group.sample_size(10);
    let median: (&dyn PathLossModel, f64) = (&P1812::default(), 50.0);
    for radius_km in [5.0, 10.0, 20.0, 40.0] {
        group.throughput(Throughput::Elements(cells(radius_km)));
        for (name, model) in
            [("p1812", median), ("p1812, 10 % of time", (median.0, 10.0)), ("p526", (&P526, 50.0))]
        {
            with_setting((radius_km, &[900.0]), model, &mut |setting, mast| {
                group.bench_function(BenchmarkId::new(name, radius_km), |bench| {
                    bench.iter(|| one_thread.install(|| sweep_mast(black_box(setting), mast)));
                });
            });
        }
    }
    for bands in [&[900.0][..], &[900.0, 1_800.0], &[700.0, 900.0, 1_800.0, 2_100.0]] {
        group.throughput(Throughput::Elements(cells(20.0)));
        with_setting((20.0, bands), median, &mut |setting, mast| {
            group.bench_function(BenchmarkId::new("p1812 by bands", bands.len()), |bench| {
                bench.iter(|| one_thread.install(|| sweep_mast(black_box(setting), mast)));
            });
        });
    }
    for radius_km in [5.0, 10.0, 20.0, 40.0] {
        with_setting((radius_km, &[900.0]), median, &mut |setting, mast| {
            group.throughput(Throughput::Elements(direct(setting, mast).0));
            group.bench_function(BenchmarkId::new("direct p1812", radius_km), |bench| {
                bench.iter(|| direct(black_box(setting), mast).1);
            });
        });
    }
    group.finish();
}

criterion_group!(benches, one_mast);
criterion_main!(benches);
