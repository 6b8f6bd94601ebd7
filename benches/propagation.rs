//! One path of growing length: sampling aside, geometry and loss.
//!
//! `cargo bench --bench propagation`; ids are `model/samples`.
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use signalgap::propagation::{P526, PathEnvironment, PathLossModel, Polarization, Signal, Terminals};
use signalgap::terrain::PathProfile;
use signalgap::units::{Frequency, Length};
use std::hint::black_box;

fn hills(points: usize) -> PathProfile {
    let height_m = |i: usize| {
        let d_km = i as f64 * 0.03;
        500.0 + 200.0 * (d_km / 3.1).sin() + 60.0 * (d_km / 0.7).sin() + 9.0 * (d_km / 0.11).cos()
    };
    let distances = (0..points).map(|i| i as f64 * 0.03).collect();
    PathProfile::bare_inland(distances, (0..points).map(height_m).collect()).expect("a profile")
}

fn one_path(criterion: &mut Criterion) {
    let terminals =
        Terminals { tx_height_agl: Length::from_metres(30.0), rx_height_agl: Length::from_metres(1.5) };
    let environment =
        PathEnvironment { delta_n: 45.0, surface_refractivity: 325.0, path_centre_latitude_deg: 21.2 };
    let signal = |mhz| Signal {
        frequency: Frequency::from_megahertz(mhz),
        polarization: Polarization::Vertical,
        time_percent: 50.0,
        location_percent: 50.0,
    };
    let mut group = criterion.benchmark_group("p526");
    for points in [250, 1_000, 4_000] {
        let profile = hills(points);
        group.throughput(Throughput::Elements(1));
        group.bench_with_input(BenchmarkId::new("one_band", points), &profile, |bench, profile| {
            bench.iter(|| {
                let path = P526.prepare(black_box(profile), terminals, environment).expect("a path");
                path.loss(signal(900.0)).expect("a loss").basic_transmission_loss
            });
        });
        group.bench_with_input(BenchmarkId::new("three_bands", points), &profile, |bench, profile| {
            bench.iter(|| {
                let path = P526.prepare(black_box(profile), terminals, environment).expect("a path");
                [900.0, 1_800.0, 2_100.0].map(|mhz| path.loss(signal(mhz)).expect("a loss"))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, one_path);
criterion_main!(benches);
