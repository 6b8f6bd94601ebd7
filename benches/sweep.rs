//! The radial sweep of one mast over growing range, beside the direct path per cell in the same run.
//!
//! `cargo bench --bench sweep`; ids are `way/range in cells`, throughput in receivers. The direct way profiles every
//! 16th radial's receivers on their own, so that both run over the same terrain.
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use signalgap::coverage::{RadialSweep, SweepLink};
use signalgap::propagation::Polarization;
use signalgap::propagation::diffraction::delta_bullington::DiffractionGeometry;
use signalgap::propagation::diffraction::spherical_earth::Wave;
use signalgap::terrain::PathProfile;
use signalgap::units::{Frequency, Length};
use std::hint::black_box;

const STEP_KM: f64 = 0.03;
const EARTH_KM: f64 = 8_931.0;

fn radial(samples: usize, turn: usize) -> Vec<f64> {
    let height_m = |i: usize| {
        let d_km = i as f64 * STEP_KM + turn as f64 * 0.37;
        700.0 + 300.0 * (d_km / 4.3).sin() + 80.0 * (d_km / 0.9).sin() + 9.0 * (d_km / 0.13).cos()
    };
    (0..samples).map(height_m).collect()
}

fn wave() -> Wave {
    let frequency = Frequency::from_megahertz(900.0);
    Wave {
        f_ghz: frequency.gigahertz(),
        wavelength_m: frequency.wavelength().metres(),
        polarization: Polarization::Vertical,
    }
}

fn carried(radials: &[Vec<f64>]) -> f64 {
    let link = SweepLink {
        step_km: STEP_KM,
        tx_height_agl_m: 30.0,
        rx_height_agl_m: 1.5,
        effective_radius_km: EARTH_KM,
        longest_wavelength_m: wave().wavelength_m,
    };
    let mut sum = 0.0;
    for ground_m in radials {
        let mut sweep = RadialSweep::new(link, ground_m[0]);
        for height_m in &ground_m[1..] {
            sum += sweep.advance(*height_m, 0.0).diffraction.terms(wave()).total().db();
        }
    }
    sum
}

fn direct(radials: &[Vec<f64>]) -> f64 {
    let heights = (Length::from_metres(30.0), Length::from_metres(1.5));
    let mut sum = 0.0;
    for ground_m in radials {
        for n in 1..ground_m.len() {
            let distances = (0..=n).map(|i| i as f64 * STEP_KM).collect();
            let path = PathProfile::bare_inland(distances, ground_m[..=n].to_vec()).expect("a profile");
            sum += DiffractionGeometry::of(&path, heights, EARTH_KM, 0.0).terms(wave()).total().db();
        }
    }
    sum
}

fn one_mast(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sweep");
    group.sample_size(10);
    for samples in [167, 333, 667, 1_333] {
        let radials: Vec<Vec<f64>> = (0..8).map(|turn| radial(samples, turn)).collect();
        group.throughput(Throughput::Elements((8 * (samples - 1)) as u64));
        let id = |way| BenchmarkId::new(way, samples);
        group.bench_with_input(id("carried"), &radials, |bench, radials| {
            bench.iter(|| carried(black_box(radials)));
        });
        group.bench_with_input(id("direct"), &radials, |bench, radials| {
            bench.iter(|| direct(black_box(radials)));
        });
    }
    group.finish();
}

criterion_group!(benches, one_mast);
criterion_main!(benches);
