//! Predicted against measured loss: 532 places in Somerset around one transmitter at 415 MHz, over bare-earth terrain of 50 m.
use super::deviations::put;
use crate::support::{shared, signalgap};
use std::collections::BTreeMap;

const PLACES: usize = 532;
/// Mean and standard deviation of measured less predicted loss over bare earth, dB, as version 0.1.0 had them.
const BARE_EARTH: [(&str, f64, f64); 2] = [("p1812", 23.0, 7.3), ("itm", 21.8, 7.9)];
/// Those figures have one decimal.
const ROUNDING: f64 = 0.05;
/// With uniform clutter of 10 m the mean is this much nearer to zero at least, dB.
const NEARER: f64 = 10.0;
/// How far the mean may go when profiles are sampled otherwise, dB.
const BY_STEP: f64 = 0.1;

/// Mean and (sample) standard deviation of measured less predicted loss, dB.
#[derive(Clone, Copy)]
struct Error {
    mean: f64,
    deviation: f64,
}

impl Error {
    fn of(errors_db: &[f64]) -> Self {
        let count = errors_db.len() as f64;
        let mean = errors_db.iter().sum::<f64>() / count;
        let squares: f64 = errors_db.iter().map(|error| (error - mean).powi(2)).sum();
        Self { mean, deviation: (squares / (count - 1.0)).sqrt() }
    }

    fn print(self, name: &str) {
        let Self { mean, deviation } = self;
        put(&format!("| measured less predicted, {name}: mean {mean:.2} dB, SD {deviation:.2} dB |"));
    }
}

/// A column of a CSV without quotes, by the column `id`.
fn column(text: &str, name: &str) -> BTreeMap<String, f64> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let index = |name: &str| header.iter().position(|field| *field == name).expect("a column");
    let (id, value) = (index("id"), index(name));
    let pair = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        (fields[id].to_owned(), fields[value].parse().expect("a number"))
    };
    lines.map(pair).collect()
}

/// Runs `signalgap path --links` over the table of measurements.
fn error(model: &str, flags: &[&str]) -> Error {
    let table = shared("data/measurements/somerset_links.csv").display().to_string();
    let dem = shared("data/measurements/somerset_os_terrain50.tif").display().to_string();
    let folder = tempfile::tempdir().expect("a folder");
    let common = ["path", "--links", &table, "--dem", &dem, "--model", model, "-o", "losses.csv"];
    let output = signalgap(folder.path(), &[&common[..], flags].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let losses = std::fs::read_to_string(folder.path().join("losses.csv")).expect("losses");
    let predicted = column(&losses, "loss_db");
    let measured = column(&std::fs::read_to_string(table).expect("the table"), "measured_loss_db");
    let errors: Vec<f64> = measured.iter().map(|(id, measured)| measured - predicted[id]).collect();
    assert_eq!((errors.len(), predicted.len()), (PLACES, PLACES));
    Error::of(&errors)
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn over_bare_earth_the_error_is_that_of_the_first_version() {
    for (model, mean, deviation) in BARE_EARTH {
        let found = error(model, &["--clearing", "0"]);
        found.print(&format!("{model}, bare earth"));
        assert!((found.mean - mean).abs() <= ROUNDING && (found.deviation - deviation).abs() <= ROUNDING);
    }
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn uniform_clutter_takes_most_of_the_error_away_at_any_step() {
    let (bare, mut with_clutter) = (error("p1812", &[]), Vec::new());
    for height_m in ["3", "5", "7", "10", "15"] {
        error("p1812", &["--clutter-height", height_m]).print(&format!("p1812, clutter of {height_m} m"));
    }
    for step_m in ["5", "50", "150"] {
        let found = error("p1812", &["--clutter-height", "10", "--step-m", step_m]);
        found.print(&format!("p1812, clutter of 10 m, steps of {step_m} m"));
        with_clutter.push(found.mean);
    }
    assert!(with_clutter.iter().all(|mean| mean.abs() + NEARER < bare.mean.abs()));
    assert!(with_clutter.iter().all(|mean| (mean - with_clutter[0]).abs() <= BY_STEP), "{with_clutter:?}");
}
