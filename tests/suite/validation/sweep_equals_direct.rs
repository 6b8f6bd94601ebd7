//! The radial sweep against the direct path on the same samples.
use super::carried_radials::{
    BANDS_MHZ, DELTA_N, LATITUDE_DEG, N_0, fractal, link, noise, p526_bands, p1812_bands,
};
use super::deviations::Deviations;
use signalgap::geodesy::EffectiveEarth;
use signalgap::propagation::radial::{CarriedLoss, LossBand, RadialLosses, RadialStart, RadialSweep, Sample};
use signalgap::propagation::{P526, P1812, PathEnvironment, PathLossModel, Polarization, Signal, Terminals};
use signalgap::terrain::{PathProfile, Zone, clearance};
use signalgap::units::{Frequency, Length};

const STEP_KM: f64 = 0.03;
const LIMIT_DB: f64 = 1e-9;

/// Profiles that differ in kind: fractal, flat, staircase, spikes, sea, a plateau at equal slope.
fn terrains() -> Vec<(&'static str, Vec<f64>)> {
    let mut seed = 7;
    let samples = 900;
    let mut all = Vec::new();
    for roughness_m in [5.0, 60.0, 400.0] {
        all.push(("fractal", fractal(roughness_m, samples, &mut seed)));
    }
    all.push(("flat", vec![100.0; samples]));
    all.push(("sea", vec![0.0; samples]));
    all.push(("staircase", (0..samples).map(|i| f64::from((i / 50) as u32) * 40.0).collect()));
    let mut spikes = vec![20.0; samples];
    (0..samples).step_by(97).for_each(|i| spikes[i] = 20.0 + 600.0 * noise(&mut seed));
    all.push(("spikes", spikes));
    all.push(("equal slope", (0..samples).map(|i| 30.0 + 0.8 * i as f64).collect()));
    // teeth all of one height, a ditch between two plateaux, and a wall beside the mast
    all.push(("teeth", (0..samples).map(|i| if i % 40 == 20 { 90.0 } else { 10.0 }).collect()));
    let ditch = |i: usize| if (300..600).contains(&i) { 5.0 } else { 250.0 };
    all.push(("ditch", (0..samples).map(ditch).collect()));
    all.push(("wall", (0..samples).map(|i| if i == 2 { 300.0 } else { 40.0 }).collect()));
    all.push(("valley", (0..samples).map(|i| 0.002 * (i as f64 - 450.0).powi(2)).collect()));
    all
}

/// What varies between the runs over one terrain.
#[derive(Clone, Copy)]
struct Run {
    heights_m: (f64, f64),
    time_percent: f64,
    location_percent: f64,
    cluttered: bool,
    /// Over the sea from 3 to 9 km, coastal land to 10 km.
    coast: bool,
    /// Distance of the first sample, in steps.
    first_step: f64,
    /// No clutter nearer to the ends, m.
    clearing_m: f64,
}

const RUNS: [Run; 8] = [
    Run {
        heights_m: (30.0, 1.5),
        time_percent: 50.0,
        location_percent: 50.0,
        cluttered: false,
        coast: false,
        first_step: 1.0,
        clearing_m: 0.0,
    },
    Run {
        heights_m: (80.0, 10.0),
        time_percent: 50.0,
        location_percent: 90.0,
        cluttered: true,
        coast: false,
        first_step: 0.5,
        clearing_m: 0.0,
    },
    Run {
        heights_m: (5.0, 1.5),
        time_percent: 50.0,
        location_percent: 50.0,
        cluttered: false,
        coast: true,
        first_step: 1.4,
        clearing_m: 0.0,
    },
    Run {
        heights_m: (30.0, 1.5),
        time_percent: 10.0,
        location_percent: 50.0,
        cluttered: false,
        coast: false,
        first_step: 1.0,
        clearing_m: 0.0,
    },
    Run {
        heights_m: (60.0, 1.5),
        time_percent: 1.0,
        location_percent: 50.0,
        cluttered: true,
        coast: true,
        first_step: 0.7,
        clearing_m: 0.0,
    },
    Run {
        heights_m: (400.0, 1.5),
        time_percent: 50.0,
        location_percent: 50.0,
        cluttered: false,
        coast: false,
        first_step: 1.0,
        clearing_m: 0.0,
    },
    Run {
        heights_m: (30.0, 1.5),
        time_percent: 50.0,
        location_percent: 90.0,
        cluttered: true,
        coast: false,
        first_step: 0.5,
        clearing_m: 50.0,
    },
    Run {
        heights_m: (12.0, 1.5),
        time_percent: 1.0,
        location_percent: 50.0,
        cluttered: true,
        coast: true,
        first_step: 0.7,
        clearing_m: 80.0,
    },
];

fn samples(ground_m: &[f64], run: Run) -> Vec<Sample> {
    let zone = |d_km: f64| match d_km {
        d if run.coast && (3.0..9.0).contains(&d) => Zone::Sea,
        d if run.coast && (9.0..10.0).contains(&d) => Zone::CoastalLand,
        _ => Zone::Inland,
    };
    ground_m
        .iter()
        .enumerate()
        .map(|(i, ground_m)| {
            let distance_km = if i == 0 { 0.0 } else { (i as f64 - 1.0 + run.first_step) * STEP_KM };
            let clutter_m = if run.cluttered && i > 0 { f64::from((i / 7 % 3) as u32) * 7.0 } else { 0.0 };
            Sample { distance_km, ground_m: *ground_m, clutter_m, zone: zone(distance_km) }
        })
        .collect()
}

/// The samples as a path; clearings are those of the sweep's own profile.
fn path_over(sweep: &RadialSweep, samples: &[Sample], run: Run) -> PathProfile {
    if run.clearing_m > 0.0 {
        return sweep.profile(samples.len() - 1);
    }
    let column = |value: fn(&Sample) -> f64| samples.iter().map(value).collect::<Vec<_>>();
    let clutter_m = column(|s| s.clutter_m);
    let zones = samples.iter().map(|s| s.zone).collect();
    PathProfile::new(column(|s| s.distance_km), column(|s| s.ground_m), clutter_m, zones).expect("a profile")
}

fn direct_losses(model: &dyn PathLossModel, profile: &PathProfile, run: Run) -> Vec<f64> {
    let terminals = Terminals {
        tx_height_agl: Length::from_metres(run.heights_m.0),
        rx_height_agl: Length::from_metres(run.heights_m.1),
    };
    let environment = PathEnvironment {
        delta_n: DELTA_N,
        surface_refractivity: N_0,
        path_centre_latitude_deg: LATITUDE_DEG,
    };
    let path = model.prepare(profile, terminals, environment).expect("a path");
    BANDS_MHZ
        .iter()
        .map(|mhz| {
            let signal = Signal {
                frequency: Frequency::from_megahertz(*mhz),
                polarization: Polarization::Vertical,
                time_percent: run.time_percent,
                location_percent: run.location_percent,
            };
            path.loss(signal).expect("a loss").basic_transmission_loss.db()
        })
        .collect()
}

/// A radial over samples, with a receiver on each.
fn traced(samples: &[Sample], run: Run) -> RadialSweep {
    let start = RadialStart {
        ground_m: samples[0].ground_m,
        clutter_m: samples[0].clutter_m,
        zone: samples[0].zone,
        latitude_deg: LATITUDE_DEG,
        latitude_deg_per_km: 0.0,
    };
    let mut sweep =
        RadialSweep::new(link(run.heights_m, run.clearing_m, run.time_percent), start, run.cluttered);
    sweep.lay(samples.len() - 1, |i| samples[i + 1]);
    sweep.trace(1);
    sweep
}

/// Deviations of the carried from the direct loss at every 13th receiver (all of the first 40).
fn compare(model: &dyn PathLossModel, (loss, bands): (CarriedLoss, Vec<LossBand>), runs: &[Run]) -> Vec<f64> {
    let mut deviations = Vec::new();
    for (name, ground_m) in terrains() {
        for &run in runs {
            let samples = samples(&ground_m, run);
            let sweep = traced(&samples, run);
            let mut carried = RadialLosses::default();
            sweep.losses(loss, &bands, &mut carried);
            let receivers = sweep.receivers();
            for n in receivers.clone().filter(|n| *n <= 40 || n % 13 == 0) {
                if sweep.is_short(n) && matches!(loss, CarriedLoss::P1812(_)) {
                    continue;
                }
                let carried = carried.losses_db.iter().skip(n - receivers.start).step_by(receivers.len());
                let path = path_over(&sweep, &samples[..=n], run);
                for (carried, direct) in carried.zip(direct_losses(model, &path, run)) {
                    let deviation = carried - direct;
                    if deviation.abs() > LIMIT_DB {
                        println!(
                            "{name}, n = {n}, {} m, p = {}: {deviation:+e} dB",
                            run.heights_m.0, run.time_percent
                        );
                    }
                    deviations.push(deviation);
                }
            }
        }
    }
    deviations
}

#[test]
fn carried_p526_gives_the_direct_loss() {
    let runs: Vec<Run> =
        RUNS.iter().filter(|run| run.time_percent > 49.0 && run.location_percent < 51.0).copied().collect();
    let losses =
        Deviations::of("P.526, sweep against direct, same samples, dB", compare(&P526, p526_bands(), &runs));
    losses.print();
    assert!(losses.cases() > 5_000);
    assert!(losses.maximum() < LIMIT_DB);
}

#[test]
fn carried_p1812_gives_the_direct_loss() {
    let mut all = Vec::new();
    for run in RUNS {
        all.extend(compare(&P1812::default(), p1812_bands(run.time_percent, run.location_percent), &[run]));
    }
    let losses = Deviations::of("P.1812, sweep against direct, same samples, dB", all);
    losses.print();
    assert!(losses.cases() > 10_000);
    assert!(losses.maximum() < LIMIT_DB);
}

#[test]
fn carried_sight_is_the_direct_paths() {
    let (mut angles, mut seen) = (Vec::new(), [0_usize; 2]);
    let run = RUNS[1];
    let earth = EffectiveEarth::median(DELTA_N);
    for (_, ground_m) in terrains() {
        let samples = samples(&ground_m, run);
        let sweep = traced(&samples, run);
        for (n, departure_slope) in sweep.receivers().zip(sweep.departure_slopes()).skip(1) {
            let path = sweep.profile(n);
            let heights = (Length::from_metres(run.heights_m.0), Length::from_metres(run.heights_m.1));
            let direct = clearance(&path, heights.0, heights.1, earth, Frequency::from_megahertz(900.0));
            let departure_deg = (departure_slope / 1_000.0).atan().to_degrees();
            angles.push(direct.departure_elevation_deg - departure_deg);
            let sight_slope = sweep.receiver(n).sight_slope();
            if sight_slope.abs() > 1e-9 {
                assert_eq!(direct.line_of_sight, sight_slope > 0.0);
                seen[usize::from(direct.line_of_sight)] += 1;
            }
        }
    }
    let angles = Deviations::of("departure elevation, degrees", angles);
    angles.print();
    assert!(angles.maximum() < 1e-9 && seen[0] > 1_000 && seen[1] > 1_000);
}

#[test]
fn a_radial_ends_at_the_first_void() {
    let run = RUNS[0];
    let (_, ground_m) = terrains().swap_remove(1);
    let whole = samples(&ground_m, run);
    let mut cut = whole.clone();
    cut[400].ground_m = f64::NAN;
    let (loss, bands) = p1812_bands(run.time_percent, run.location_percent);
    let losses = |samples: &[Sample]| {
        let sweep = traced(samples, run);
        let mut losses = RadialLosses::default();
        sweep.losses(loss, &bands, &mut losses);
        (sweep.receivers(), losses.losses_db)
    };
    let ((all, whole_db), (some, cut_db)) = (losses(&whole), losses(&cut));
    assert_eq!((all, some.clone()), (1..900, 1..400));
    for band in 0..bands.len() {
        for (i, cut_db) in cut_db[band * some.len()..][..some.len()].iter().enumerate() {
            assert_eq!(
                cut_db.to_bits(),
                whole_db[band * 899 + i].to_bits(),
                "what lies behind has no effect"
            );
        }
    }
}
