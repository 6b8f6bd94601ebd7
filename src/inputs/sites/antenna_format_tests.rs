//! Patterns in other formats than lines of text: XML, tables of antennas, Radio Mobile's second version.
use super::antenna_files::{AntennaFile, read_antenna_file};
use super::pattern_folder::PatternFolder;
use crate::findings::RowNote;
use crate::network::{AntennaPattern, Direction, PatternRemark};
use crate::units::Tilt;
use std::sync::Arc;

/// 65 degrees wide at 3 dB, 30 dB behind.
fn horizontal_db(turn_deg: f64) -> f64 {
    let turn = (turn_deg + 180.0).rem_euclid(360.0) - 180.0;
    (12.0 * (turn / 65.0).powi(2)).min(30.0)
}

/// 10 degrees high at 3 dB, level, 30 dB behind.
fn vertical_db(down_deg: f64) -> f64 {
    let off = (down_deg + 180.0).rem_euclid(360.0) - 180.0;
    (12.0 * (off / 10.0).powi(2)).min(30.0)
}

fn values(cut: impl Fn(f64) -> f64, separator: &str) -> String {
    (0..360).map(|at| format!("{:.2}", cut(f64::from(at)))).collect::<Vec<_>>().join(separator)
}

fn pairs(cut: impl Fn(f64) -> f64, row: impl Fn(i32, f64) -> String) -> String {
    (0..360).map(|at| row(at, cut(f64::from(at)))).collect()
}

fn read(name: &str, text: &str) -> Result<AntennaFile, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a file");
    read_antenna_file(&path).map_err(|error| error.to_string())
}

/// The attenuation ahead of the antenna, aside and below it, as stated by the two cuts.
fn assert_cuts(shape: &str, antenna: &AntennaFile) {
    assert_eq!(antenna.gain.map(|gain| (gain.db() * 100.0).round()), Some(1_700.0), "{shape}");
    let pattern = AntennaPattern::Measured(Arc::new(antenna.pattern.clone()));
    let level = Tilt::from_degrees_down(0.0);
    for (turn_deg, down_deg, expected) in
        [(0.0, 0.0, 0.0), (30.0, 0.0, horizontal_db(30.0)), (0.0, 7.0, vertical_db(7.0)), (180.0, 0.0, 30.0)]
    {
        let towards = Direction { turn_deg, elevation_deg: -down_deg };
        let found = pattern.attenuation(towards, level, level, false).db();
        assert!((found - expected).abs() < 0.05, "{shape} {turn_deg} {down_deg}: {found}, {expected}");
    }
}

#[test]
fn xml_in_several_shapes() {
    let head = "<Name>K</Name><BoresightGain>17</BoresightGain><BoresightGainUnit>dBi</BoresightGainUnit>\
                <ElectricalTiltDegrees>0</ElectricalTiltDegrees>";
    let list = |name: &str, cut: fn(f64) -> f64| {
        let gains = values(|at| -cut(at), ";");
        format!(
            "<{name}Pattern><StartAngle>0</StartAngle><EndAngle>359</EndAngle><Step>1</Step><Gains>{gains}</Gains></{name}Pattern>"
        )
    };
    let lists = format!(
        "<?xml version=\"1.0\"?><Pap>{head}{}{}</Pap>",
        list("Horizontal", horizontal_db),
        list("Vertical", vertical_db)
    );
    let points = |name: &str, cut: fn(f64) -> f64| {
        let rows = pairs(cut, |at, db| format!("<point angle=\"{at}\" attenuation=\"{db:.2}\"/>"));
        format!("<cut plane=\"{name}\">{rows}</cut>")
    };
    let attributes = format!(
        "<antenna name=\"K\" gain=\"14.85 dBd\">{}{}</antenna>",
        points("azimuth", horizontal_db),
        points("elevation", vertical_db)
    );
    let children = |name: &str, cut: fn(f64) -> f64| {
        let rows = pairs(cut, |at, db| format!("<Row><Angle>{at}</Angle><Loss>{db:.2}</Loss></Row>"));
        format!("<{name}>{rows}</{name}>")
    };
    let elements = format!(
        "<Antenna><Gain unit=\"dBi\">17</Gain>{}{}</Antenna>",
        children("Horizontal", horizontal_db),
        children("Vertical", vertical_db)
    );
    let text = |name: &str, cut: fn(f64) -> f64| {
        format!("<{name}>\n{}</{name}>", pairs(cut, |at, db| format!("{at} {db:.2}\n")))
    };
    let texts = format!(
        "<Antenna><GainDbi>17</GainDbi>{}{}</Antenna>",
        text("HORIZONTAL", horizontal_db),
        text("VERTICAL", vertical_db)
    );
    for (shape, document) in
        [("lists", &lists), ("attributes", &attributes), ("elements", &elements), ("texts", &texts)]
    {
        let antenna = read("k.xml", document).unwrap_or_else(|error| panic!("{shape}: {error}"));
        assert_cuts(shape, &antenna);
    }
    for (document, expected) in [
        ("<Antenna><Gain>17</Gain>", "it is not well-formed XML"),
        (
            "<Antenna><Gain>17</Gain></Antenna>",
            "no cut is found in the XML: an element named horizontal or azimuth",
        ),
        ("<!DOCTYPE a [<!ENTITY b SYSTEM \"/etc/passwd\">]><a>&b;</a>", "it is not well-formed XML"),
        (&texts.replace("\n200 30.00\n", "\n200 thirty\n"), "`thirty` is not an attenuation in dB"),
        (&format!("<a>{texts}{texts}</a>"), "2 cuts named horizontal or azimuth"),
    ] {
        let error = read("k.xml", document).expect_err(expected);
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn a_table_of_antennas() {
    let cut = |kind: u8, cut: fn(f64) -> f64| {
        format!("{kind} 0 360 {}", pairs(cut, |at, db| format!("{at} {db:.2} ")))
    };
    let pattern = format!("2 {} {}", cut(0, horizontal_db).trim(), cut(1, vertical_db).trim());
    let table = format!(
        "Name\tGain (dBi)\tManufacturer\tPattern\tPattern Electrical Tilt (\u{b0})\n\
         K 65\t17\tX\t{pattern}\t0\nbroken\t17\tX\t{}\t0\ntwice\t17\tX\t{pattern}\t0\nTwice\t17\tX\t{pattern}\t0\n",
        pattern.replacen("360", "361", 1)
    );
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("Antennas.txt"), table).expect("a table");
    let mut patterns = PatternFolder::new(Some(folder.path()));
    assert_cuts("a row", &patterns.antenna("k 65").expect("an antenna").file);
    for (name, expected) in [
        ("broken", "the pattern is not a count of cuts"),
        ("twice", "2 rows have this name"),
        ("other", "no antenna of this name"),
    ] {
        let error = patterns.antenna(name).expect_err(expected);
        assert!(error.contains(expected), "{error}");
    }
    assert_eq!(patterns.into_files(), [folder.path().join("Antennas.txt")]);
}

#[test]
fn the_versions_of_radio_mobile() {
    let horizontal = pairs(horizontal_db, |_, db| format!("-{db:.2}\n"));
    let front: Vec<String> = (0..=180).map(|at| format!("-{:.2}", vertical_db(f64::from(at - 90)))).collect();
    let lines: Vec<&str> = horizontal.lines().chain(front.iter().map(String::as_str)).collect();
    // the last value, straight down, may be absent
    for text in [lines.join("\n"), lines[..540].join("\n")] {
        let antenna = read("k.ant", &text).expect("an antenna");
        let remark = PatternRemark::BackHalfMirrored;
        assert!(antenna.notes.contains(&RowNote::AntennaCuts { remark }), "{:?}", antenna.notes);
        let pattern = AntennaPattern::Measured(Arc::new(antenna.pattern));
        let level = Tilt::from_degrees_down(0.0);
        let at = |turn_deg: f64, elevation_deg: f64| {
            pattern.attenuation(Direction { turn_deg, elevation_deg }, level, level, false).db()
        };
        assert!((at(0.0, -7.0) - vertical_db(7.0)).abs() < 0.05);
        assert!((at(180.0, 0.0) - 30.0).abs() < 0.05 && at(180.0, -7.0) > 30.0);
    }
    let error = read("k.ant", &horizontal).expect_err("no vertical cut");
    assert!(error.contains("the horizontal cut alone (Radio Mobile V1)"), "{error}");
}
