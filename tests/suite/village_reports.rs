//! Reports of villages: compared with the prediction, and, with a calibration, an observation of its error.
use crate::support::contents;
use signalgap::coverage::{LevelSource, ScopeService};
use signalgap::geodesy::Position;
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::network::Technology;
use signalgap::pipeline::{DEFAULT_MEMORY_BYTES, RunMeans, Session, Silent, run};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Reports count within four times this distance.
const DECORRELATION_M: f64 = 500.0;

/// A calibration that found no offset.
const CALIBRATION: &str = r#"
version = 1
model = "p1812"
clutter = "as_stated"
offset_db = { value = 0.0, low = -1.0, high = 1.0 }
offset_variance_db2 = 0.0
masts = []

[sigma]
measured_db = 8.0
unmeasured_db = 8.0
between_masts_db = 0.0
masts = 1

[intervals]
offset_db = { value = 0.0, low = -1.0, high = 1.0 }
sigma_db = { value = 8.0, low = 7.0, high = 9.0 }

[correlation]
distance_m = 500.0
share = 0.7
between_masts = 0.5
between_masts_measured = false
pairs = 0

[validation]
layouts = 1
block_side_m = 500.0
blocks = 9
places = 100
rmse_db = 8.0
bias_db = 0.0
uncalibrated_rmse_db = 8.0
within_50 = 0.5
within_80 = 0.8
within_90 = 0.9
within_95 = 0.95

[domain]
frequency_mhz = [900.0, 2200.0]
distance_km = [0.1, 20.0]
antenna_height_m = [20.0, 60.0]
bounds = { west = 104.4, south = 21.0, east = 104.6, north = 21.2 }

[data]
readings = 100
places = 100
files = []
"#;

const SCENARIO: &str = "
extends = \"scenario.toml\"
[area]
resolution_m = 120.0
[output]
rasters = false
formats = []
";
const CALIBRATED: &str = "[propagation]\ncalibration = \"calibration.toml\"\n";
const REPORTS: &str = "[reports]\nfiles = \"reports.csv\"\nwrong_no = 0.01\n";

/// The small district with a scenario of these parts and these reports.
fn world(parts: &[&str], reports: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district");
    for name in ["scenario.toml", "sites.csv", "terrain.tif", "villages.csv"] {
        fs::copy(from.join(name), folder.path().join(name)).expect("a copy");
    }
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    write("calibration.toml", CALIBRATION);
    write("reports.csv", reports);
    write("reported.toml", &format!("{SCENARIO}{}", parts.concat()));
    folder
}

/// A place of a village, and what it receives of 4G of any operator.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    village: String,
    is_centre: bool,
    position: Position,
    service: ScopeService,
}

impl Place {
    fn probability(&self) -> f64 {
        self.service.weakest.probability.unwrap_or_default()
    }

    fn away_m(&self, other: &Self) -> f64 {
        let (a, b) = (self.position, other.position);
        (a.easting_m - b.easting_m).hypot(a.northing_m - b.northing_m)
    }
}

fn judged(parts: &[&str], reports: &str) -> Vec<Place> {
    let folder = world(parts, reports);
    let loaded =
        load_scenario(&folder.path().join("reported.toml")).unwrap_or_else(|error| panic!("{error}"));
    let session =
        Session::open(&loaded, DEFAULT_MEMORY_BYTES, &Silent).unwrap_or_else(|error| panic!("{error}"));
    let service = session.judge(&Silent).expect("a judgement").service;
    let asked =
        |scope: &signalgap::coverage::Scope| scope.technology == Technology::Lte && scope.operator.is_none();
    let scope = service.scopes.iter().position(asked).expect("4G");
    let villages = session.settlements().iter().zip(&service.settlements);
    let places = villages.flat_map(|(village, judged)| {
        let clusters = village.clusters.iter().zip(&judged.clusters);
        clusters.map(move |(cluster, judged)| Place {
            village: village.settlement_id.clone(),
            is_centre: cluster.cluster_id.is_empty(),
            position: cluster.samples[0].position,
            service: judged.scopes[scope],
        })
    });
    places.collect()
}

/// The centre that is served with the least probability of at least 0.8, and whose surroundings have service too.
fn served_village(places: &[Place]) -> &Place {
    let has_near = |place: &&Place| {
        places.iter().any(|other| {
            let away_m = other.away_m(place);
            away_m > 0.0 && away_m < 2.0 * DECORRELATION_M && other.probability() > 0.5
        })
    };
    let served = places.iter().filter(|place| place.is_centre && place.probability() >= 0.8);
    let least = served.filter(has_near).min_by(|a, b| a.probability().total_cmp(&b.probability()));
    least.expect("a village with service and neighbours")
}

#[test]
fn a_no_lowers_the_village_and_its_neighbours_and_leaves_the_far_ones_as_they_are() {
    let before = judged(&[CALIBRATED], "");
    let told = served_village(&before).clone();
    let reports = format!("settlement_id,date,status\n{},2026-03-31,no\n", told.village);
    let after = judged(&[CALIBRATED, REPORTS], &reports);
    assert_eq!(before.len(), after.len());
    let (mut lowered, mut far) = (0, 0);
    for (before, after) in before.iter().zip(&after) {
        let away_m = before.away_m(&told);
        if away_m < 1.0 {
            let source = after.service.weakest.deciding.expect("a sector").link.source;
            assert_eq!(source, LevelSource::Conditioned);
            assert!(after.probability() < before.probability() - 0.2, "{before:?} {after:?}");
        } else if away_m > 4.0 * DECORRELATION_M + 1.0 {
            far += 1;
            assert_eq!(before, after);
        } else if away_m < 2.0 * DECORRELATION_M && before.probability() > 0.5 {
            lowered += 1;
            assert!(after.probability() < before.probability(), "{before:?} {after:?}");
        }
    }
    assert!(lowered > 0 && far > 5, "{lowered} near, {far} far");
}

#[test]
fn a_yes_raises_and_a_poor_moves_towards_the_need() {
    let before = judged(&[CALIBRATED], "");
    let weak = before.iter().filter(|place| place.is_centre && place.service.weakest.deciding.is_some());
    let weak = weak.min_by(|a, b| (a.probability() - 0.2).abs().total_cmp(&(b.probability() - 0.2).abs()));
    let weak = weak.expect("a village");
    let centre = |places: &[Place], village: &str| {
        let found = places.iter().find(|place| place.is_centre && place.village == village);
        found.expect("a village").service.weakest
    };
    let report =
        |village: &str, status: &str| format!("settlement_id,date,status\n{village},2026,{status}\n");
    let after = judged(&[CALIBRATED, REPORTS], &report(&weak.village, "yes"));
    assert!(centre(&after, &weak.village).probability > weak.service.weakest.probability);
    let strong = before.iter().filter(|place| place.is_centre);
    let strong = strong.max_by(|a, b| a.probability().total_cmp(&b.probability())).expect("a village");
    let after = judged(&[CALIBRATED, REPORTS], &report(&strong.village, "poor"));
    let level = |service: signalgap::coverage::PlaceService| service.deciding.expect("a sector").link.level;
    assert!(level(centre(&after, &strong.village)) < level(strong.service.weakest));
}

fn results(parts: &[&str], reports: &str) -> (String, BTreeMap<PathBuf, Vec<u8>>) {
    let folder = world(parts, reports);
    let loaded =
        load_scenario(&folder.path().join("reported.toml")).unwrap_or_else(|error| panic!("{error}"));
    let out = folder.path().join("out");
    let report = run(&loaded, &out, RunMeans::default(), &Silent).unwrap_or_else(|error| panic!("{error}"));
    let files = contents(&out)
        .into_iter()
        .map(|(path, bytes)| (path.strip_prefix(&out).expect("within").to_owned(), bytes));
    (report.summary, files.collect())
}

fn lines(files: &BTreeMap<PathBuf, Vec<u8>>, name: &str) -> Vec<String> {
    let text = String::from_utf8(files[Path::new(name)].clone()).expect("UTF-8");
    text.lines().map(str::to_owned).collect()
}

#[test]
fn contradictions_come_first_and_the_order_of_rows_does_not_matter() {
    let told = served_village(&judged(&[CALIBRATED], "")).village.clone();
    let head = "settlement_id,date,operator,status\n";
    let rows = [
        format!("{told},31/03/2026,,no\n"),
        format!("{told},2025,,yes\n"),
        format!("{told},2024,,no\n"),
        "DEMO-C02-02,2026,m\u{e2}y n\u{fa}i,yes\n".to_owned(),
        "DEMO-C02-04,2026,,poor\n".to_owned(),
        "NOWHERE,2026,,yes\n".to_owned(),
    ];
    let (summary, files) = results(&[CALIBRATED, REPORTS], &format!("{head}{}", rows.concat()));
    let reports = lines(&files, "reports.csv");
    assert_eq!(reports.len(), 4, "{reports:?}");
    let first: Vec<&str> = reports[1].split(',').collect();
    assert_eq!((first[0], first[4], first[5], first[10]), (told.as_str(), "2026-03-31", "no", "true"));
    let [before, after] = [6, 7].map(|column| first[column].parse::<f64>().expect("a number"));
    assert!(after < before - 0.2, "{first:?}");
    let changes = lines(&files, "report_changes.csv");
    assert_eq!(changes.len(), 3, "{changes:?}");
    assert!(changes[1].ends_with(",2024,no,2025,yes,better"), "{changes:?}");
    assert!(changes[2].ends_with(",2025,yes,2026-03-31,no,appears_again"), "{changes:?}");
    assert!(summary.contains("Survey first"), "{summary}");
    assert!(lines(&files, "rejects.csv")[1].contains("NOWHERE"));

    let mut turned = rows.clone();
    turned[..5].reverse();
    let (_, again) = results(&[CALIBRATED, REPORTS], &format!("{head}{}", turned.concat()));
    for name in ["reports.csv", "report_changes.csv", "service.csv", "margins.csv", "ranking.csv"] {
        assert!(files[Path::new(name)] == again[Path::new(name)], "{name}");
    }
}

#[test]
fn without_a_calibration_reports_are_compared_alone() {
    let told = served_village(&judged(&[CALIBRATED], "")).village.clone();
    let list = format!("M\u{e3} th\u{f4}n,Ng\u{e0}y\n{told},2026\n");
    let (summary, files) = results(&[REPORTS], &list);
    let (_, plain) = results(&[], &list);
    let row = &lines(&files, "reports.csv")[1];
    let cells: Vec<&str> = row.split(',').collect();
    assert!(cells[5] == "no" && !cells[6].is_empty() && cells[7].is_empty(), "{row}");
    assert!(summary.contains("compared only"), "{summary}");
    assert!(!plain.contains_key(Path::new("reports.csv")));
    for (name, bytes) in plain.iter().filter(|(name, _)| name.extension().is_some_and(|end| end == "csv")) {
        assert!(files[name] == *bytes, "{}", name.display());
    }
}
