//! Calibrations of worlds whose truth is known.
#![expect(clippy::print_stdout, reason = "the figures are shown")]
use super::{
    Calibrated, CalibrationData, CalibrationQuestion, CalibrationRefusal, CalibrationSample, Prior, calibrate,
};
use crate::measurements::Observed;
use rayon::prelude::*;
use std::f64::consts::TAU;

/// What is true of a world.
const OFFSET_DB: f64 = 5.0;
const CLUTTER_M: f64 = 7.0;
const SIGMA_DB: f64 = 7.0;
/// Shadowing is alike over this distance, for this share of its variance.
const DISTANCE_M: f64 = 150.0;
const SHARE: f64 = 0.6;
const FLOOR_DBM: f64 = -108.0;
const SEEDS: u64 = 20;
const HEIGHTS_M: [f64; 14] = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 15.0, 20.0, 30.0];

/// What becomes of levels below the floor.
#[derive(Clone, Copy, PartialEq)]
enum Below {
    Heard,
    NotHeard,
    NotLogged,
}

/// A normal number.
fn normal(random: &mut fastrand::Rng) -> f64 {
    (-2.0 * (1.0 - random.f64()).ln()).sqrt() * (TAU * random.f64()).cos()
}

/// A random field of variance 1 with the correlation exp(-d/D): waves of its spectrum.
struct Waves(Vec<[f64; 3]>);

impl Waves {
    fn new(random: &mut fastrand::Rng, distance_m: f64) -> Self {
        let wave = |random: &mut fastrand::Rng| {
            let number = ((1.0 - random.f64()).powi(-2) - 1.0).sqrt() / distance_m;
            let turn = TAU * random.f64();
            [number * turn.cos(), number * turn.sin(), TAU * random.f64()]
        };
        Self((0..200).map(|_| wave(random)).collect())
    }

    fn at(&self, east_m: f64, north_m: f64) -> f64 {
        let sum: f64 = self.0.iter().map(|[x, y, phase]| (x * east_m + y * north_m + phase).cos()).sum();
        sum * (2.0 / self.0.len() as f64).sqrt()
    }
}

/// Roads around six masts; `noise` replaces the truth by the prediction over 10 m of clutter with noise that is alike nowhere.
fn world(seed: u64, below: Below, noise: bool) -> CalibrationData {
    let random = &mut fastrand::Rng::with_seed(seed);
    let ground = Waves::new(random, 600.0);
    let mut samples = Vec::new();
    for mast in 0..6 {
        let (mast_east, mast_north) = (16e3 * random.f64(), 16e3 * random.f64());
        let shadowing = Waves::new(random, DISTANCE_M);
        for _ in 0..6 {
            let mut at = (mast_east + 14e3 * (random.f64() - 0.5), mast_north + 14e3 * (random.f64() - 0.5));
            let mut heading = TAU * random.f64();
            for _ in 0..50 {
                heading += 0.2 * normal(random);
                at = (at.0 + 60.0 * heading.cos(), at.1 + 60.0 * heading.sin());
                let distance_km = ((at.0 - mast_east).hypot(at.1 - mast_north) / 1e3).max(0.1);
                let per_m = 0.9 * (0.7 + 0.5 * ground.at(at.0, at.1)).max(0.0) + 0.1;
                let over = |height_m: f64| {
                    -72.0 - 36.0 * distance_km.log10() - per_m * height_m * (1.0 - 0.01 * height_m)
                };
                let shadow = SHARE.sqrt() * shadowing.at(at.0, at.1) + (1.0 - SHARE).sqrt() * normal(random);
                let level = if noise {
                    over(10.0) + SIGMA_DB * normal(random)
                } else {
                    over(CLUTTER_M) + OFFSET_DB + SIGMA_DB * shadow
                };
                let is_below = level < FLOOR_DBM && below != Below::Heard;
                if is_below && below == Below::NotLogged {
                    continue;
                }
                samples.push(CalibrationSample {
                    mast,
                    easting_m: at.0,
                    northing_m: at.1,
                    observed: if is_below { Observed::AtMost(FLOOR_DBM) } else { Observed::Level(level) },
                    logged_from: (below == Below::NotLogged).then_some(FLOOR_DBM),
                    predicted: HEIGHTS_M.map(over).to_vec(),
                    hidden: false,
                    distance_km,
                    clutter_m: 0.0,
                    inferred: false,
                });
            }
        }
    }
    CalibrationData { clutter: HEIGHTS_M.to_vec(), clutter_step: 0.1, samples }
}

fn question(stated_clutter: f64, layouts: u64) -> CalibrationQuestion {
    let prior = Prior { clutter: 10.0, clutter_sd: 6.0, weight: 1.0 };
    CalibrationQuestion { stated_clutter, prior, hidden: true, layouts }
}

fn calibrated(data: &CalibrationData, layouts: u64) -> Calibrated {
    calibrate(data, question(0.0, layouts), &|| ()).expect("a calibration")
}

#[test]
fn intervals_cover_the_truth_whatever_becomes_of_weak_levels() {
    for below in [Below::NotHeard, Below::NotLogged] {
        let one = |seed: u64| {
            let found = calibrated(&world(seed, below, false), 1).intervals;
            let clutter = found.clutter.expect("a height");
            let truths = [(found.offset_db, OFFSET_DB), (clutter, CLUTTER_M), (found.sigma_db, SIGMA_DB)];
            truths.map(|(interval, truth)| {
                ((interval.low..=interval.high).contains(&truth), 0.5 * (interval.high - interval.low))
            })
        };
        let all: Vec<_> = (0..SEEDS).into_par_iter().map(one).collect();
        let covered = all.iter().flatten().filter(|(covers, _)| *covers).count() as f64;
        let share = covered / (3 * SEEDS) as f64;
        let half = |which: usize| all.iter().map(|found| found[which].1).sum::<f64>() / SEEDS as f64;
        println!(
            "covered {share:.3}; half-widths {:.2} dB, {:.2} m, {:.1} %",
            half(0),
            half(1),
            100.0 * half(2) / SIGMA_DB
        );
        assert!((0.88..=0.99).contains(&share), "{share}");
        assert!(half(0) <= 2.0 && half(1) <= 3.0 && half(2) <= 0.15 * SIGMA_DB);
    }
}

#[test]
fn what_was_stated_comes_true() {
    for below in [Below::Heard, Below::NotLogged] {
        let found = calibrated(&world(77, below, false), 4);
        let within = found.validation.mean_of(|layout| layout.within[2]);
        assert!((0.86..0.94).contains(&within), "{within}");
        assert!((found.sigmas.measured_db - SIGMA_DB).abs() < 0.7, "{:?}", found.sigmas);
        assert!((60.0..400.0).contains(&found.correlation.distance_m), "{:?}", found.correlation);
        let conditioning = found.conditioning.expect("halves");
        assert!(conditioning.overall < 1.0 && conditioning.near.is_none_or(|near| near < 1.0));
    }
}

#[test]
fn noise_shows_no_gain() {
    let seeds = 6;
    let (mut gain, mut near) = (0.0, 0.0);
    for seed in 0..seeds {
        let data = world(100 + seed, Below::Heard, true);
        let found = calibrate(&data, question(10.0, 2), &|| ()).expect("a calibration");
        let validation = &found.validation;
        gain += 1.0
            - validation.mean_of(|layout| layout.rmse_db)
                / validation.mean_of(|layout| layout.uncalibrated_rmse_db);
        near += found.conditioning.map_or(1.0, |conditioning| conditioning.overall);
    }
    let (gain, near) = (gain / seeds as f64, near / seeds as f64);
    println!("gain {gain:.4}, conditioned {near:.4}");
    assert!(gain < 0.003 && near > 0.997, "{gain} {near}");
}

#[test]
fn too_little_is_refused() {
    let mut data = world(3, Below::Heard, false);
    let all = std::mem::take(&mut data.samples);
    data.samples = all[..19].to_vec();
    let refusal = calibrate(&data, question(0.0, 1), &|| ()).map(|_| ());
    assert_eq!(refusal, Err(CalibrationRefusal::FewPlaces { places: 19, needed: 20 }));
    // one place again and again
    data.samples = vec![all[0].clone(); 40];
    let refusal = calibrate(&data, question(0.0, 1), &|| ()).map(|_| ());
    assert!(matches!(refusal, Err(CalibrationRefusal::FewBlocks { blocks: 1, .. })), "{refusal:?}");
}
