//! The Irregular Terrain Model against NTIA's vectors and NTIA's own library over real mountain links.
use super::deviations::Deviations;
use crate::support::shared;
use signalgap::propagation::itm::{Itm, ItmClimate, ItmOptions, ItmTerms};
use signalgap::propagation::{PathEnvironment, Polarization, PropagationMode, Signal, Terminals};
use signalgap::terrain::PathProfile;
use signalgap::units::{Frequency, Length};
use std::collections::BTreeMap;
use std::{fs, path::Path};

/// NTIA's point-to-point vectors, rounded to 0.01 dB.
const VECTORS: usize = 5;
const VECTOR_TOLERANCE_DB: f64 = 0.01;
/// Links over real terrain by NTIA's library, printed to 1e-6 dB and 1e-4 m.
const REAL_LINKS: usize = 100;
const LINK_TOLERANCE_DB: f64 = 1e-3;
const IRREGULARITY_TOLERANCE_M: f64 = 1e-3;

type Row<'t> = BTreeMap<&'t str, &'t str>;

fn number(text: &str) -> f64 {
    text.trim().parse().unwrap_or_else(|_| panic!("`{text}` is not a number"))
}

fn rows(text: &str) -> Vec<Row<'_>> {
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    lines.map(|line| header.iter().copied().zip(line).collect()).collect()
}

/// Options of the reference's codes for climate and mode of variability.
fn options(climate: f64, mdvar: f64) -> ItmOptions {
    let climate = ItmClimate::of_code(climate as u8).expect("a climate");
    let options = ItmOptions { climate, ..ItmOptions::default() };
    options.with_mode_of_variability(mdvar as u8).expect("a mode of variability")
}

fn air(surface_refractivity: f64) -> PathEnvironment {
    PathEnvironment { delta_n: 45.0, surface_refractivity, path_centre_latitude_deg: 40.0 }
}

fn terminals([tx_m, rx_m]: [f64; 2]) -> Terminals {
    Terminals { tx_height_agl: Length::from_metres(tx_m), rx_height_agl: Length::from_metres(rx_m) }
}

fn vector(row: &Row<'_>, line: &str) -> f64 {
    let value = |name: &str| number(row[name]);
    let profile: Vec<f64> = line.split(',').map(number).collect();
    let (intervals, spacing_m, heights) = (profile[0] as usize, profile[1], &profile[2..]);
    assert!(heights.len() > intervals, "{} heights for {intervals} intervals", heights.len());
    let distances = (0..=intervals).map(|i| i as f64 * spacing_m / 1_000.0).collect();
    let profile =
        PathProfile::bare_inland(distances, heights[..=intervals].to_vec()).expect("a profile of NTIA's");
    let model = Itm {
        options: ItmOptions {
            relative_permittivity: value("epsilon"),
            conductivity_s_m: value("sigma"),
            situation_percent: value("situation"),
            ..options(value("climate"), value("mdvar"))
        },
    };
    let signal = Signal {
        frequency: Frequency::from_megahertz(value("f__mhz")),
        polarization: [Polarization::Horizontal, Polarization::Vertical][value("pol") as usize],
        time_percent: value("time"),
        location_percent: value("location"),
    };
    let ends = (terminals([value("h_tx__meter"), value("h_rx__meter")]), air(value("N_0")));
    model.terms(&profile, ends.0, ends.1, signal).expect("a loss").basic_transmission_loss_db - value("A__db")
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn every_point_to_point_vector() {
    let folder = shared("validation/itm");
    let cases = fs::read_to_string(folder.join("p2p.csv")).expect("the cases");
    let profiles = fs::read_to_string(folder.join("pfls.csv")).expect("the profiles");
    let rows = rows(&cases);
    assert_eq!(rows.len(), profiles.lines().count(), "cases and profiles");
    let deviations = rows.iter().zip(profiles.lines()).map(|(row, line)| vector(row, line)).collect();
    let all = Deviations::of("ITM basic transmission loss, NTIA's vectors, dB", deviations);
    all.print();
    assert_eq!(all.cases(), VECTORS);
    assert!(all.maximum() <= VECTOR_TOLERANCE_DB);
}

fn real_link(row: &Row<'_>, folder: &Path) -> ItmTerms {
    let value = |name: &str| number(row[name]);
    let text = fs::read_to_string(folder.join(format!("profiles/{}.csv", row["id"]))).expect("a profile");
    let (mut distances, mut heights) = (Vec::new(), Vec::new());
    for line in text.lines().skip(1) {
        let mut fields = line.split(',').map(number);
        distances.push(fields.next().expect("a distance"));
        heights.push(fields.next().expect("a height"));
    }
    let profile = PathProfile::bare_inland(distances, heights).expect("a profile");
    let model = Itm {
        options: ItmOptions {
            relative_permittivity: value("itm_epsilon"),
            conductivity_s_m: value("itm_sigma"),
            situation_percent: value("itm_situation"),
            ..options(value("itm_climate"), value("itm_mdvar"))
        },
    };
    let signal = Signal {
        frequency: Frequency::from_megahertz(value("f_mhz")),
        polarization: match row["polarization"] {
            "vertical" => Polarization::Vertical,
            "horizontal" => Polarization::Horizontal,
            other => panic!("polarisation `{other}`"),
        },
        time_percent: value("itm_time"),
        location_percent: value("itm_location"),
    };
    let ends = (terminals([value("h_tx_m"), value("h_rx_m")]), air(value("n0")));
    model.terms(&profile, ends.0, ends.1, signal).expect("a loss")
}

/// The reference's return code, warnings and mode, as ours.
fn codes(terms: &ItmTerms) -> (u16, u16, u16) {
    let mode = match terms.mode {
        PropagationMode::LineOfSight => 1,
        PropagationMode::Diffraction => 2,
        PropagationMode::Troposcatter => 3,
        PropagationMode::NonLineOfSight => panic!("not a mode of this model"),
    };
    (u16::from(terms.warnings.bits() != 0), terms.warnings.bits(), mode)
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn every_real_mountain_link() {
    let folder = shared("validation/real_paths");
    let text = fs::read_to_string(folder.join("paths.csv")).expect("the links");
    let (mut losses, mut irregularities, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows(&text) {
        let terms = real_link(&row, &folder);
        let warnings = u16::from_str_radix(row["itm_warnings"].trim_start_matches("0x"), 16).expect("flags");
        let expected = (number(row["itm_return"]) as u16, warnings, number(row["itm_mode"]) as u16);
        let loss = terms.basic_transmission_loss_db - number(row["itm_loss_db"]);
        let irregularity = terms.geometry.irregularity_m - number(row["itm_delta_h_m"]);
        if codes(&terms) != expected || loss.abs() > LINK_TOLERANCE_DB {
            wrong.push(format!(
                "{}: {:?}, not {expected:?}; {loss:+e} dB, {irregularity:+e} m",
                row["id"],
                codes(&terms)
            ));
        }
        losses.push(loss);
        irregularities.push(irregularity);
    }
    let losses = Deviations::of("ITM basic transmission loss, real links, dB", losses);
    let irregularities = Deviations::of("ITM terrain irregularity, real links, m", irregularities);
    losses.print();
    irregularities.print();
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(losses.cases(), REAL_LINKS);
    assert!(losses.maximum() <= LINK_TOLERANCE_DB);
    assert!(irregularities.maximum() <= IRREGULARITY_TOLERANCE_M);
}
