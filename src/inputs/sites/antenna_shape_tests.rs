//! One antenna written in the shapes of vendors, against a calculation by hand.
use super::antenna_files::{AntennaFile, read_antenna_file};
use crate::findings::RowNote;
use crate::network::{AntennaPattern, Direction, PatternRemark};
use crate::units::{Decibels, Tilt};
use std::sync::Arc;

const GAIN_DBI: f64 = 17.0;

/// 65 degrees wide at 3 dB, 30 dB behind.
fn horizontal_db(turn_deg: f64) -> f64 {
    let turn = (turn_deg + 180.0).rem_euclid(360.0) - 180.0;
    (12.0 * (turn / 65.0).powi(2)).min(30.0)
}

/// 8 degrees high at 3 dB, 4 degrees below the horizon.
fn vertical_db(down_deg: f64) -> f64 {
    let off = (down_deg - 4.0 + 180.0).rem_euclid(360.0) - 180.0;
    (12.0 * (off / 8.0).powi(2)).min(30.0)
}

/// By hand: H + (1 - t) V + t (V(180 - down) - H(180)) with t = |turn| / 180, from 0 to 40 dB.
fn by_hand_dbi(turn_deg: f64, down_deg: f64) -> f64 {
    let t = turn_deg.abs() / 180.0;
    let behind = vertical_db(180.0 - down_deg) - 30.0;
    GAIN_DBI - (horizontal_db(turn_deg) + (1.0 - t) * vertical_db(down_deg) + t * behind).clamp(0.0, 40.0)
}

const DIRECTIONS: [[f64; 2]; 12] = [
    [0.0, 0.0],
    [0.0, 4.0],
    [0.0, 8.0],
    [0.0, -3.0],
    [32.0, 4.0],
    [-32.0, 4.0],
    [60.0, 0.0],
    [-60.0, 6.0],
    [90.0, 2.0],
    [120.0, 10.0],
    [180.0, 0.0],
    [-150.0, 4.0],
];

fn rows(step: f64, attenuation_db: impl Fn(f64) -> f64) -> String {
    let count = (360.0 / step).round() as i32;
    let lines = (0..count).map(|index| f64::from(index) * step);
    lines.map(|at| format!("{at} {:.3}\n", attenuation_db(at))).collect::<Vec<_>>().concat()
}

fn plain() -> String {
    let (horizontal, vertical) = (rows(1.0, horizontal_db), rows(1.0, vertical_db));
    format!(
        "NAME K\nFREQUENCY 1842\nGAIN 17 dBi\nTILT ELECTRICAL\nELECTRICAL_TILT 4\nHORIZONTAL 360\n{horizontal}VERTICAL 360\n{vertical}"
    )
}

fn with_vertical(vertical: &str) -> String {
    let text = plain();
    let start = text.find("VERTICAL 360").expect("a vertical cut");
    format!("{}{vertical}", &text[..start])
}

/// Rows changed word by word; the lines above them stay.
fn with_rows(change: impl Fn(&str, &str) -> String) -> String {
    let line = |line: &str| match line.split_once(' ') {
        Some((angle, value)) if line.starts_with(|c: char| c.is_ascii_digit()) => change(angle, value),
        _ => line.to_owned(),
    };
    plain().lines().map(line).collect::<Vec<_>>().join("\n")
}

fn radio_mobile() -> String {
    let horizontal = (0..360).map(|at| horizontal_db(f64::from(at)));
    let vertical = (0..360).map(|at| vertical_db(f64::from(at) - 90.0));
    horizontal.chain(vertical).map(|value| format!("-{value:.3}\n")).collect::<Vec<_>>().concat()
}

fn two_columns() -> String {
    (0..360)
        .map(f64::from)
        .map(|at| format!("{:.3}\t{:.3}\r\n", horizontal_db(at), vertical_db(at)))
        .collect::<Vec<_>>()
        .concat()
}

fn read(bytes: &[u8]) -> Result<AntennaFile, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("k.msi");
    std::fs::write(&path, bytes).expect("a file");
    read_antenna_file(&path).map_err(|error| error.to_string())
}

/// The file gives the gains by hand at the tilt of its cuts, as stated by a table or not.
fn assert_by_hand(shape: &str, text: &[u8], accuracy_db: f64) {
    let antenna = read(text).unwrap_or_else(|error| panic!("{shape}: {error}"));
    let tilt = antenna.pattern.electrical_downtilt();
    assert!((tilt.degrees_down() - 4.0).abs() <= 0.5, "{shape}: {tilt:?}");
    let gain_dbi = antenna.gain.map_or(GAIN_DBI, Decibels::db);
    let pattern = AntennaPattern::Measured(Arc::new(antenna.pattern));
    for electrical in [tilt, Tilt::from_degrees_down(4.0)] {
        for [turn_deg, down_deg] in DIRECTIONS {
            let towards = Direction { turn_deg, elevation_deg: -down_deg };
            let loss = pattern.attenuation(towards, Tilt::from_degrees_down(0.0), electrical, false);
            let (found, expected) = (gain_dbi - loss.db(), by_hand_dbi(turn_deg, down_deg));
            assert!(
                (found - expected).abs() <= accuracy_db,
                "{shape} {turn_deg} {down_deg}: {found} {expected}"
            );
        }
    }
}

#[test]
fn the_shapes_of_vendors_give_the_gain_by_hand() {
    let plain = plain();
    let head = |old: &str, new: &str| plain.replacen(old, new, 1).into_bytes();
    let fine: String = format!("VERTICAL 3600\n{}", rows(0.1, vertical_db));
    let zenith = format!("VERTICAL 360\n{}", rows(1.0, |at| vertical_db(at - 90.0)));
    let upwards = format!("VERTICAL 360\n{}", rows(1.0, |at| vertical_db(-at)));
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let shapes: Vec<(&str, Vec<u8>)> = vec![
        ("plain", plain.clone().into_bytes()),
        ("no count", plain.replace("AL 360", "AL").into_bytes()),
        ("a second number", plain.replace("AL 360", "AL 360 0").into_bytes()),
        ("the unit first", head("17 dBi", "(dBi) 17")),
        ("plain dB", head("17 dBi", "17 dB")),
        ("decimal comma", plain.replace('.', ",").into_bytes()),
        ("carriage returns", plain.replace('\n', "\r").into_bytes()),
        ("relative gains", with_rows(|at, value| format!("{at} -{value}")).into_bytes()),
        (
            "half turns",
            with_rows(|at, value| {
                let degrees: i32 = at.parse().expect("degrees");
                format!("{} {value}", if degrees >= 180 { degrees - 360 } else { degrees })
            })
            .into_bytes(),
        ),
        (
            "361 rows",
            plain
                .replace("AL 360", "AL 361")
                .replace("\nVERT", "\n360 0.0\nVERT")
                .into_bytes()
                .into_iter()
                .chain(format!("360 {:.3}\n", vertical_db(0.0)).into_bytes())
                .collect(),
        ),
        ("tenths of a degree", with_vertical(&fine).into_bytes()),
        ("from the zenith", with_vertical(&zenith).into_bytes()),
        ("upwards", with_vertical(&upwards).into_bytes()),
        ("commas between", with_rows(|at, value| format!("{at},{value}")).into_bytes()),
        ("UTF-16", utf16),
        ("Radio Mobile", radio_mobile().into_bytes()),
        ("two columns", two_columns().into_bytes()),
        ("no gain", head("GAIN 17 dBi", "GAIN")),
        ("tilt in words only", head("\nELECTRICAL_TILT 4", "")),
        ("T4", head("TILT ELECTRICAL\nELECTRICAL_TILT 4", "TILT T4")),
        ("4T", head("TILT ELECTRICAL\nELECTRICAL_TILT 4", "TILT 04T")),
        ("a negative tilt", head("TILT 4", "TILT -4")),
        ("a tilt with its unit", head("TILT 4", "TILT 4.0 deg")),
        ("a wrong tilt", head("TILT 4", "TILT 9")),
    ];
    for (shape, text) in &shapes {
        assert_by_hand(shape, text, 0.1);
    }
    // 72 rows: interpolated between 5 degrees
    let coarse = plain.replace(&rows(1.0, horizontal_db), &rows(5.0, horizontal_db));
    assert_by_hand("72 rows", coarse.replacen("360", "72", 1).as_bytes(), 0.1);
    let both = with_vertical(&format!("VERTICAL\n{}", rows(5.0, vertical_db)));
    assert_by_hand("72 rows of the vertical cut", both.as_bytes(), 0.5);
}

#[test]
fn what_was_taken_otherwise_is_noted() {
    let cuts = |remark| RowNote::AntennaCuts { remark };
    let zenith = with_vertical(&format!("VERTICAL 360\n{}", rows(1.0, |at| vertical_db(at - 90.0))));
    let upwards = with_vertical(&format!("VERTICAL 360\n{}", rows(1.0, |at| vertical_db(-at))));
    let omni = zenith.replace(&rows(1.0, horizontal_db), &rows(1.0, |_| 0.0)).replace("TILT 4", "TILT 0");
    let level = |at: f64| vertical_db(94.0 - (at - 180.0).abs());
    let omni = omni.replace(&rows(1.0, |at| vertical_db(at - 90.0)), &rows(1.0, level));
    for (text, expected) in [
        (plain(), vec![]),
        (omni, vec![cuts(PatternRemark::FromZenith)]),
        (zenith, vec![cuts(PatternRemark::FromZenith)]),
        (upwards.clone(), vec![cuts(PatternRemark::CountedUpwards)]),
        (upwards.replace("TILT 4", "TILT"), vec![cuts(PatternRemark::BeamAboveHorizon)]),
        (plain().replace("TILT 4", "TILT 9"), vec![cuts(PatternRemark::TiltDiffers)]),
    ] {
        assert_eq!(read(text.as_bytes()).expect("an antenna").notes, expected);
    }
    let decibels = read(plain().replace("17 dBi", "17 dB").as_bytes()).expect("an antenna");
    assert_eq!(decibels.gain_note, Some(RowNote::GainInDecibels));
}

#[test]
fn two_beams_have_the_vertical_cut_in_each() {
    let twin = |turn_deg: f64| horizontal_db(turn_deg - 33.0).min(horizontal_db(turn_deg + 33.0));
    let horizontal = rows(1.0, |at| (twin((at + 180.0).rem_euclid(360.0) - 180.0) * 2.0).min(30.0));
    let text = plain().replace(&rows(1.0, horizontal_db), &horizontal);
    let antenna = read(text.as_bytes()).expect("an antenna");
    assert_eq!(antenna.notes, [RowNote::AntennaCuts { remark: PatternRemark::BeamBesideAxis }]);
    let pattern = AntennaPattern::Measured(Arc::new(antenna.pattern));
    for turn_deg in [-33.0, 33.0] {
        for down_deg in [0.0, 4.0, 8.0] {
            let towards = Direction { turn_deg, elevation_deg: -down_deg };
            let level = Tilt::from_degrees_down(0.0);
            let found = pattern.attenuation(towards, level, Tilt::from_degrees_down(4.0), false).db();
            assert!((found - vertical_db(down_deg)).abs() < 0.01, "{turn_deg} {down_deg}: {found}");
        }
    }
}

#[test]
fn what_is_no_pattern_is_refused() {
    let gains = with_rows(|at, value| format!("{at} {:.3}", 30.0 - value.parse::<f64>().expect("dB")));
    let omni_gains = format!(
        "GAIN 9 dBi\nHORIZONTAL\n{}VERTICAL\n{}",
        rows(1.0, |_| 30.0),
        rows(1.0, |at| (30.0 - vertical_db(at + 4.0)).max(30.0 - vertical_db(184.0 - at)))
    );
    let aside = with_vertical(&format!("VERTICAL 360\n{}", rows(1.0, |at| vertical_db(at - 40.0))));
    let one_way = radio_mobile().lines().take(500).collect::<Vec<_>>().join("\n");
    for (text, expected) in [
        (gains, "the cuts disagree where they meet"),
        (aside, "the cuts disagree where they meet"),
        (omni_gains, "strongest at 13 degrees"),
        (one_way, "500 lines of values without HORIZONTAL and VERTICAL"),
        (plain().replace("\n90 23.006\n", "\n"), "a table of 360 values, but 359 rows follow"),
        (plain().replace("AL 360", "AL").replace("\n90 23.006\n", "\n\n"), ""),
    ] {
        match read(text.as_bytes()) {
            Err(error) => assert!(!expected.is_empty() && error.contains(expected), "{error}"),
            Ok(_) => assert!(expected.is_empty(), "not refused: {expected}"),
        }
    }
}
