//! One path of growing length by each model: sampling aside, geometry and loss.
//!
//! `cargo bench --bench propagation`; ids are `model/what/samples`. Times are processor time of one thread and the
//! throughput is paths per processor second, whatever else the machine does.
#[path = "measurement/cpu_time.rs"]
mod cpu_time;

use cpu_time::CpuTime;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use signalgap::propagation::{
    ModelKey, ModelOptions, PathEnvironment, PathLossModel, Polarization, Signal, Terminals,
};
use signalgap::terrain::{PathProfile, Zone};
use signalgap::units::{Frequency, Length};
use std::hint::black_box;

const SAMPLES: [usize; 3] = [250, 1_001, 4_000];
const STEP_KM: f64 = 0.03;

const ENVIRONMENT: PathEnvironment =
    PathEnvironment { delta_n: 45.0, surface_refractivity: 325.0, path_centre_latitude_deg: 21.2 };

fn terminals() -> Terminals {
    Terminals { tx_height_agl: Length::from_metres(30.0), rx_height_agl: Length::from_metres(1.5) }
}

fn signal(mhz: f64, time_percent: f64) -> Signal {
    Signal {
        frequency: Frequency::from_megahertz(mhz),
        polarization: Polarization::Vertical,
        time_percent,
        location_percent: 50.0,
    }
}

/// Rolling hills with ridges that hide the ends from each other.
fn hills(points: usize, clutter_m: f64) -> PathProfile {
    let height_m = |i: usize| {
        let d_km = i as f64 * STEP_KM;
        500.0 + 200.0 * (d_km / 3.1).sin() + 60.0 * (d_km / 0.7).sin() + 9.0 * (d_km / 0.11).cos()
    };
    let distances = (0..points).map(|i| i as f64 * STEP_KM).collect();
    let heights = (0..points).map(height_m).collect();
    PathProfile::new(distances, heights, vec![clutter_m; points], vec![Zone::Inland; points])
        .expect("a profile")
}

/// A valley with the antennas on its rims: nothing near the ray.
fn valley(points: usize) -> PathProfile {
    let middle = 0.5 * (points - 1) as f64;
    let height_m = |i: usize| 900.0 * ((i as f64 - middle) / middle).powi(2);
    let distances = (0..points).map(|i| i as f64 * STEP_KM).collect();
    PathProfile::bare_inland(distances, (0..points).map(height_m).collect()).expect("a profile")
}

fn one_loss(model: &dyn PathLossModel, profile: &PathProfile, time_percent: f64) -> f64 {
    let path = model.prepare(black_box(profile), terminals(), ENVIRONMENT).expect("a path");
    path.loss(signal(900.0, time_percent)).expect("a loss").basic_transmission_loss.db()
}

/// A model over hills at every length; at 1,001 samples also with clutter, a clear path and three bands.
fn one_model(criterion: &mut Criterion<CpuTime>, key: ModelKey, time_percents: &[f64]) {
    let model = key.model(&ModelOptions::default());
    let mut group = criterion.benchmark_group(key.key());
    group.throughput(Throughput::Elements(1));
    for samples in SAMPLES {
        let profile = hills(samples, 0.0);
        for &percent in time_percents {
            let id = BenchmarkId::new(format!("hills_p{percent}"), samples);
            group.bench_function(id, |bench| bench.iter(|| one_loss(model.as_ref(), &profile, percent)));
        }
    }
    let samples = 1_001;
    let id = |what: &str| BenchmarkId::new(what, samples);
    for (what, profile) in [("clutter_p50", hills(samples, 12.0)), ("clear_p50", valley(samples))] {
        group.bench_function(id(what), |bench| bench.iter(|| one_loss(model.as_ref(), &profile, 50.0)));
    }
    let profile = hills(samples, 0.0);
    group.bench_function(id("three_bands_p50"), |bench| {
        bench.iter(|| {
            let path = model.prepare(black_box(&profile), terminals(), ENVIRONMENT).expect("a path");
            [900.0, 1_800.0, 2_100.0].map(|mhz| path.loss(signal(mhz, 50.0)).expect("a loss"))
        });
    });
    group.finish();
}

fn every_model(criterion: &mut Criterion<CpuTime>) {
    for &key in ModelKey::ALL {
        // the others are medians
        let quantiles = matches!(key, ModelKey::P1812 | ModelKey::Itm);
        let time_percents: &[f64] = if quantiles { &[50.0, 10.0] } else { &[50.0] };
        one_model(criterion, key, time_percents);
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime);
    targets = every_model
}
criterion_main!(benches);
