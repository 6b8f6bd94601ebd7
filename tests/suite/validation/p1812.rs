//! ITU-R P.1812-8 against the Study Group 3 cases and the losses of real mountain links.
use super::deviations::Deviations;
use crate::support::shared;
use signalgap::geodesy::{LonLat, path_centre};
use signalgap::propagation::p1812::P1812Terms;
use signalgap::propagation::{P1812, PathEnvironment, PathLossModel, Polarization, Signal, Terminals};
use signalgap::terrain::{PathProfile, Zone};
use signalgap::units::{Frequency, Length};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Cases in the Study Group 3 profiles, and links over real terrain.
const STUDY_GROUP_CASES: usize = 33;
const REAL_LINKS: usize = 100;
const TOLERANCE_DB: f64 = 1e-6;

/// One file of the Study Group 3 format.
pub(crate) struct StudyGroupFile {
    profile: PathProfile,
    keys: BTreeMap<String, f64>,
    /// frequency MHz, transmitter m, receiver m, polarisation (1 horizontal, 2 vertical), time %, loss dB
    pub(crate) cases: Vec<[f64; 6]>,
}

fn number(text: &str) -> f64 {
    text.trim().parse().unwrap_or_else(|_| panic!("`{text}` is not a number"))
}

fn read(file: &Path) -> StudyGroupFile {
    let text = fs::read_to_string(file).expect("a profile file");
    let section = |name: &str| {
        let (begin, end) = (format!("{{Begin of {name}}}"), format!("{{End of {name}}}"));
        let lines = text.lines().skip_while(move |line| *line != begin).skip(1);
        lines.take_while(move |line| *line != end).map(|line| line.split(',').collect::<Vec<_>>())
    };
    let keys = text
        .lines()
        .filter_map(|line| line.split_once(":,"))
        .filter_map(|(key, value)| Some((key.to_owned(), value.trim().parse().ok()?)))
        .collect();
    let points: Vec<Vec<&str>> =
        section("Profile").skip(1).filter(|row| row.len() >= 5 && !row[0].is_empty()).collect();
    let column = |index: usize| points.iter().map(|row| number(row[index])).collect::<Vec<_>>();
    let zone = points
        .iter()
        .map(|row| match row[4].trim() {
            "1" => Zone::Sea,
            "3" => Zone::CoastalLand,
            "4" => Zone::Inland,
            other => panic!("zone `{other}`"),
        })
        .collect();
    let cases = section("Measurements")
        .map(|row| [row[0], row[1], row[3], row[4], row[14], row[row.len() - 1]].map(number))
        .collect();
    let profile = PathProfile::new(column(0), column(1), column(3), zone).expect("a profile");
    StudyGroupFile { profile, keys, cases }
}

/// The files in the order of their names.
pub(crate) fn study_group_files() -> Vec<(PathBuf, StudyGroupFile)> {
    let folder = shared("validation/p1812/profiles");
    let mut files: Vec<_> =
        fs::read_dir(&folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

/// The terms of one case, and the latitude of the path's centre.
pub(crate) fn study_group_case(file: &StudyGroupFile, case: [f64; 6]) -> (P1812Terms, f64) {
    let key = |name: &str| file.keys[name];
    let place = |end: &str| LonLat {
        longitude_deg: key(&format!("{end} LON")),
        latitude_deg: key(&format!("{end} LAT")),
    };
    let latitude_deg = path_centre(place("Tx"), place("Rx"), file.profile.ground_distance()).latitude_deg;
    let ends = (
        Terminals {
            tx_height_agl: Length::from_metres(case[1]),
            rx_height_agl: Length::from_metres(case[2]),
        },
        PathEnvironment {
            delta_n: key("Average annual values dN (N-units/km)"),
            surface_refractivity: key("Average annual sea-level surface refractivity No (N-units)"),
            path_centre_latitude_deg: latitude_deg,
        },
    );
    let polarization = if case[3] < 1.5 { Polarization::Horizontal } else { Polarization::Vertical };
    let signal = Signal {
        frequency: Frequency::from_megahertz(case[0]),
        polarization,
        time_percent: case[4],
        location_percent: 50.0,
    };
    (P1812::default().terms(&file.profile, ends.0, ends.1, signal).expect("a loss"), latitude_deg)
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn every_study_group_case() {
    let files = study_group_files();
    let mut deviations = Vec::new();
    for (path, file) in &files {
        for (index, case) in file.cases.iter().enumerate() {
            let (terms, _) = study_group_case(file, *case);
            let deviation = terms.basic_transmission_loss_db - case[5];
            if deviation.abs() > TOLERANCE_DB {
                println!("{} {index}: {deviation:+e} dB\n{terms:#?}", path.display());
            }
            deviations.push(deviation);
        }
    }
    let all = Deviations::of("P.1812-8 basic transmission loss, SG3, dB", deviations);
    all.hold(STUDY_GROUP_CASES, TOLERANCE_DB);
}

fn real_link(row: &BTreeMap<&str, &str>, folder: &Path) -> f64 {
    let value = |name: &str| number(row[name]);
    let text = fs::read_to_string(folder.join(format!("profiles/{}.csv", row["id"]))).expect("a profile");
    let points: Vec<Vec<f64>> =
        text.lines().skip(1).map(|line| line.split(',').map(number).collect()).collect();
    let column = |index: usize| points.iter().map(|row| row[index]).collect::<Vec<_>>();
    let zones = vec![Zone::Inland; points.len()];
    let profile = PathProfile::new(column(0), column(1), column(2), zones).expect("a profile");
    let terminals = Terminals {
        tx_height_agl: Length::from_metres(value("h_tx_m")),
        rx_height_agl: Length::from_metres(value("h_rx_m")),
    };
    let place = |end: &str| LonLat {
        longitude_deg: value(&format!("{end}_lon")),
        latitude_deg: value(&format!("{end}_lat")),
    };
    let environment = PathEnvironment {
        delta_n: value("delta_n"),
        surface_refractivity: value("n0"),
        path_centre_latitude_deg: path_centre(place("tx"), place("rx"), profile.ground_distance())
            .latitude_deg,
    };
    let signal = Signal {
        frequency: Frequency::from_megahertz(value("f_mhz")),
        polarization: match row["polarization"] {
            "vertical" => Polarization::Vertical,
            _ => Polarization::Horizontal,
        },
        time_percent: value("time_percent"),
        location_percent: 50.0,
    };
    let path = P1812::default().prepare(&profile, terminals, environment).expect("a path");
    path.loss(signal).expect("a loss").basic_transmission_loss.db() - value("p1812_basic_loss_db")
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn every_real_mountain_link() {
    let folder = shared("validation/real_paths");
    let text = fs::read_to_string(folder.join("paths.csv")).expect("the links");
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    let rows = lines.map(|row| header.iter().copied().zip(row).collect::<BTreeMap<_, _>>());
    let mut deviations = Vec::new();
    for row in rows {
        let deviation = real_link(&row, &folder);
        if deviation.abs() > TOLERANCE_DB {
            println!("{}: {deviation:+e} dB", row["id"]);
        }
        deviations.push(deviation);
    }
    let all = Deviations::of("P.1812-8 basic transmission loss, real links, dB", deviations);
    all.hold(REAL_LINKS, TOLERANCE_DB);
}
