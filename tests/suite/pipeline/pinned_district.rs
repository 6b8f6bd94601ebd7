//! The district of version 0.1.0, kept in `tests/fixtures`, gives the results that version 0.1.0 gave.
use super::finished::{Feature, Finished, toml_text};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The choices of version 0.1.0 where the defaults have changed since.
pub(super) const CHOICES: &str = include_str!("../../pinned_v010.toml");

/// A verdict, and a median level in dBm.
type Pinned = (&'static str, f64);

/// Villages with what version 0.1.0 said of them: on 4G, then on 3G.
const VILLAGES: [(&str, Pinned, Pinned); 9] = [
    ("03860-01", ("served", -80.30), ("served", -67.55)),
    ("03905-01", ("served", -64.76), ("served", -88.21)),
    ("03875-05", ("partly_served", -91.42), ("partly_served", -71.34)),
    ("03896-06", ("partly_served", -75.63), ("served", -55.55)),
    ("03905-02", ("partly_served", -131.76), ("partly_served", -67.86)),
    ("03860-08", ("unserved", -108.69), ("unserved", -95.45)),
    ("03881-07", ("unserved", -144.42), ("served", -85.46)),
    ("03896-04", ("unserved", -117.85), ("unserved", -98.47)),
    ("03905-03", ("unserved", -132.45), ("unserved", -125.49)),
];

/// The files have two decimals.
const LEVEL_TOLERANCE_DB: f64 = 0.011;

/// The folder, or `None` with a visible remark: the published package is without it.
pub(super) fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/district-0.1.0");
    if folder.exists() {
        return Some(folder);
    }
    let _ = writeln!(std::io::stderr(), "SKIPPED: tests/fixtures is not part of the published package");
    None
}

/// Served, partly served and unserved.
fn verdicts(settlements: &[Feature], technology: &str) -> [usize; 3] {
    ["served", "partly_served", "unserved"].map(|verdict| {
        let of = |settlement: &&Feature| settlement.text(&format!("verdict_{technology}")) == verdict;
        settlements.iter().filter(of).count()
    })
}

#[test]
fn its_files_are_those_of_0_1_0() {
    let Some(folder) = folder() else { return };
    let page = fs::read_to_string(folder.join("README.md")).expect("its page");
    for file in ["terrain.tif", "villages.csv", "sites.csv", "scenario.toml"] {
        let content = fs::read(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let digest = Sha256::digest(&content).iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        let row = page.lines().find(|line| line.contains(&format!("`{file}`"))).unwrap_or_default();
        assert!(row.contains(&digest), "{file} was changed: its checksum is {digest}");
    }
}

#[test]
fn its_results_are_those_of_0_1_0() {
    let Some(folder) = folder() else { return };
    let base = toml_text(&folder.join("scenario.toml"));
    let scenario = format!("extends = {base}\n{CHOICES}\n[output]\nrasters = false\n");
    let run = Finished::of_files("pinned_district", &[("scenario.toml", &scenario)]);
    let settlements = run.features("settlements");
    assert_eq!(verdicts(&settlements, "4g"), [61, 25, 34]);
    assert_eq!(verdicts(&settlements, "3g"), [59, 26, 35]);
    let people = |field: &str| settlements.iter().map(|settlement| settlement.number(field)).sum::<f64>();
    let (all, served) = (people("population"), people("people_served_4g"));
    assert!((all - 55_644.0).abs() < 0.5 && (all - served - 16_961.0).abs() < 0.5, "{served} of {all}");
    assert_eq!((run.count("gaps"), run.table("ranking.csv").len()), (110, 59));
    let by_id: BTreeMap<&str, &Feature> =
        settlements.iter().map(|settlement| (settlement.text("settlement_id"), settlement)).collect();
    for (id, (verdict_4g, rsrp_dbm), (verdict_3g, rscp_dbm)) in VILLAGES {
        let village = by_id[id];
        assert_eq!(
            (village.text("verdict_4g"), village.text("verdict_3g")),
            (verdict_4g, verdict_3g),
            "{id}"
        );
        let off_db = |field: &str, level_dbm: f64| (village.number(field) - level_dbm).abs();
        assert!(off_db("rsrp_4g_dbm", rsrp_dbm) < LEVEL_TOLERANCE_DB, "{id}: 4G");
        assert!(off_db("rscp_3g_dbm", rscp_dbm) < LEVEL_TOLERANCE_DB, "{id}: 3G");
    }
}
