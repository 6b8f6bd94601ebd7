//! ITU-R P.526-16 §4.5 against the ITU's delta-Bullington examples.
use super::deviations::Deviations;
use crate::support::shared;
use signalgap::propagation::diffraction::delta_bullington::DiffractionGeometry;
use signalgap::propagation::diffraction::spherical_earth::Wave;
use signalgap::propagation::{Polarization, Terminals};
use signalgap::terrain::PathProfile;
use signalgap::units::{Frequency, Length};
use std::{fs, path::Path};

/// Number of cases in the reference folder.
const CASES: usize = 10;
/// The ITU suggests 0.1 dB; its examples are rounded well below that.
const TOLERANCE_DB: f64 = 0.006;

fn columns(text: &str) -> Vec<Vec<&str>> {
    text.lines().skip(1).map(|line| line.split(',').map(str::trim).collect()).collect()
}

fn profile(file: &Path) -> PathProfile {
    let text = fs::read_to_string(file).expect("a profile file");
    let number = |text: &str| text.parse::<f64>().expect("a number in the profile");
    let rows = columns(&text);
    let distances = rows.iter().map(|row| number(row[0])).collect();
    PathProfile::bare_inland(distances, rows.iter().map(|row| number(row[1])).collect()).expect("a profile")
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn every_part_of_the_itu_examples() {
    let folder = shared("validation/delta_bullington");
    let text = fs::read_to_string(folder.join("cases.csv")).expect("the cases");
    let mut deviations = [const { Vec::new() }; 4];
    for row in columns(&text) {
        let number = |index: usize| row[index].parse::<f64>().expect("a number in the cases");
        let terminals = Terminals {
            tx_height_agl: Length::from_metres(number(1)),
            rx_height_agl: Length::from_metres(number(2)),
        };
        let frequency = Frequency::from_megahertz(number(3));
        assert_eq!(row[4], "horizontal");
        let path = profile(&folder.join(row[0]));
        let terms = DiffractionGeometry::of(&path, terminals, number(5), 0.0).terms(Wave {
            f_ghz: frequency.gigahertz(),
            wavelength_m: frequency.wavelength().metres(),
            polarization: Polarization::Horizontal,
        });
        let found = [
            terms.bullington_actual_db,
            terms.bullington_smooth_db,
            terms.spherical_earth_db,
            terms.total().db(),
        ];
        for ((all, found), expected) in deviations.iter_mut().zip(found).zip((6..10).map(number)) {
            all.push(found - expected);
        }
    }
    let names = ["Bullington, actual", "Bullington, smooth", "spherical Earth", "delta-Bullington"];
    for (name, all) in names.iter().zip(deviations) {
        Deviations::of(&format!("P.526-16 {name}, dB"), all).hold(CASES, TOLERANCE_DB);
    }
}
