//! Antenna files that masts name.
use super::case::{Case, case, run_all};
use std::fmt::Write as _;

/// An MSI file whose cuts fall off by a tenth of a decibel per degree.
fn msi() -> String {
    let mut text = "NAME K1\nFREQUENCY 1842\nGAIN 16 dBd\nTILT ELECTRICAL\n".to_owned();
    for cut in ["HORIZONTAL", "VERTICAL"] {
        writeln!(text, "{cut} 360").expect("text");
        for degree in 0..360 {
            writeln!(text, "{degree} {:.1}", f64::from(degree) / 10.0).expect("text");
        }
    }
    text
}

/// A second mast that names the antenna `K1`, in the folder `antennas`.
fn with_antenna(name: &'static str, file: &str, content: impl Into<Vec<u8>>) -> Case {
    case(name)
        .scenario("files = \"sites.csv\"", "files = \"sites.csv\"\npatterns_folder = \"antennas\"")
        .file(
            "sites.csv",
            "site_id,technology,lon,lat,antenna\nS1,LTE,104.44,21.24,\nS2,LTE,104.45,21.25,K1\n",
        )
        .file(&format!("antennas/{file}"), content)
}

#[test]
fn antenna_files() {
    let bad = |name, old: &str, new: &str, reason| {
        let case = with_antenna(name, "K1.msi", msi().replacen(old, new, 1));
        case.rejects(("sites.csv", 3), ("antenna", "K1"), reason)
    };
    let refused = |case: Case, reason| case.rejects(("sites.csv", 3), ("antenna", "K1"), reason);
    run_all(&[
        with_antenna("a good antenna file", "k1.MSI", msi()).goes_well(),
        with_antenna("an antenna file with CR LF", "K1.pln", msi().replace('\n', "\r\n")).goes_well(),
        bad(
            "a negative attenuation",
            "\n7 0.7\n",
            "\n7 -0.7\n",
            "line 13: the attenuation `-0.7` has another sign",
        ),
        bad("an attenuation that is no number", "\n7 0.7\n", "\n7 NaN\n", "line 13"),
        bad("a degree twice", "\n7 0.7\n", "\n6 0.7\n", "line 13: the angle 6 degrees appears twice"),
        bad("a degree too few", "\n7 0.7\n", "\n", "line 5: a table of 360 values, but 359 rows follow"),
        bad(
            "cuts of another step",
            "HORIZONTAL 360",
            "HORIZONTAL 36",
            "a table of 36 values, but 360 rows follow",
        ),
        bad(
            "a gain of nonsense",
            "16 dBd",
            "sixteen",
            "line 3: GAIN `sixteen` is not a number with dBd or dBi",
        ),
        bad("a gain beyond antennas", "16 dBd", "160 dBd", "line 3: GAIN `160 dBd` is outside -10 to 40 dBi"),
        refused(with_antenna("an empty antenna file", "K1.msi", ""), "there is no HORIZONTAL table"),
        refused(
            with_antenna("binary garbage as an antenna", "K1.msi", (0..=255).collect::<Vec<u8>>()),
            "there is no HORIZONTAL table",
        ),
        refused(
            with_antenna("an antenna file cut off", "K1.msi", &msi()[..2_000]),
            "antenna file `antennas/K1.msi`",
        ),
        refused(
            with_antenna("another antenna's file", "K2.msi", msi()),
            "no antenna of this name (a file .msi, .pln, .pla, .ant, .txt, .xml, .pap, or a row of a table of antennas) in `antennas`",
        ),
        refused(
            with_antenna("two files of one name", "K1.msi", msi()).file("antennas/k1.pln", msi()),
            "2 antenna files match this name in `antennas`: give the full file name",
        ),
        refused(
            with_antenna("a folder as an antenna", "K1.msi/x", ""),
            "antenna file `antennas/K1.msi` cannot be read: it is a folder; a regular file is needed",
        ),
        with_antenna("no folder of antennas", "K1.msi", msi())
            .scenario("\"antennas\"", "\"gone\"")
            .says("sites.patterns_folder: a folder of antenna patterns (.msi, .pln)")
            .says("\n    gone\n"),
    ]);
}
