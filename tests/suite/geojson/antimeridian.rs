//! A district around 180 degrees of longitude, as in Fiji (UTM 60S), and the same 30 degrees further west, where nothing is special (UTM 55S).
use super::check_folder;
use crate::support::signalgap;
use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Degrees from one to the other: five zones of UTM.
const AWAY_DEG: f64 = 30.0;
/// Masts and villages, degrees from the middle: some on either side.
const MASTS: [(&str, f64); 3] = [("WEST", -0.060), ("MIDDLE", -0.012), ("EAST", 0.085)];
const VILLAGES: [(&str, f64, u32); 6] = [
    ("A", -0.070, 100),
    ("B", -0.018, 200),
    ("C", 0.012, 300),
    ("D", 0.030, 50),
    ("E", 0.080, 80),
    ("F", -0.040, 60),
];
/// Ridges that run north and south, degrees from the middle: one on the meridian itself.
const RIDGES: [f64; 4] = [-0.050, -0.030, 0.0, 0.020];

struct World {
    folder: tempfile::TempDir,
    middle: f64,
}

impl World {
    fn around(middle: f64) -> Self {
        let world = Self { folder: tempfile::tempdir().expect("a folder"), middle };
        let ridge = |col: i32| {
            let east = (f64::from(col) + 0.5) * 0.001 - 0.15;
            RIDGES.iter().map(|ridge| 700.0 - 100_000.0 * (east - ridge).abs()).fold(100.0, f64::max)
        };
        let row: Vec<String> = (0..300).map(|col| format!("{:.1}", ridge(col))).collect();
        let rows = vec![row.join(" "); 200].join("\n");
        let west = middle - 0.15;
        let head = format!(
            "ncols 300\nnrows 200\nxllcorner {west}\nyllcorner -16.9\ncellsize 0.001\nNODATA_value -9999"
        );
        world.put("dem.asc", &format!("{head}\n{rows}\n"));
        let mut villages = "settlement_id,name,lon,lat,population\n".to_owned();
        for (id, east, people) in VILLAGES {
            let _ = writeln!(villages, "{id},Village {id},{:.6},-16.8,{people}", world.longitude(east));
        }
        world.put("villages.csv", &villages);
        let mut sites = "site_id,sector_id,operator,technology,frequency_mhz,bandwidth_mhz,lon,lat,antenna_height_m,power_dbm,gain_dbi,\
                         feeder_loss_db\n"
            .to_owned();
        for (id, east) in MASTS {
            let _ = writeln!(
                sites,
                "{id},{id}-L,One,LTE,1842.5,10,{:.6},-16.801,30,40,15,0",
                world.longitude(east)
            );
        }
        world.put("sites.csv", &sites);
        let crs = if middle > 170.0 { "EPSG:32760" } else { "EPSG:32755" };
        world.put(
            "scenario.toml",
            &format!(
                "name = \"Island\"\n[area]\ncrs = \"{crs}\"\nresolution_m = 120.0\n[terrain]\nfiles = \"dem.asc\"\nkind = \"bare_earth\"\n\
                 crs = \"EPSG:4326\"\n[settlements]\nfiles = \"villages.csv\"\nposition_uncertainty_m = 0.0\n[sites]\n\
                 files = \"sites.csv\"\n[service]\nradius_km = 8.0\n"
            ),
        );
        world
    }

    fn longitude(&self, east: f64) -> f64 {
        (self.middle + east + 180.0).rem_euclid(360.0) - 180.0
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a file");
    }

    fn run(&self) -> PathBuf {
        let output = signalgap(self.folder.path(), &["run", "scenario.toml", "-o", "out", "--threads", "2"]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        self.folder.path().join("out")
    }
}

fn json(folder: &Path, name: &str) -> Value {
    let bytes = fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::from_slice(&bytes).expect("JSON")
}

/// Equal, numbers to a unit of their last decimals, longitudes after a turn of 30 degrees.
fn same(field: &str, one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) if field.ends_with("longitude_deg") => {
            ((one - other).rem_euclid(360.0) - AWAY_DEG).abs() < 2e-7
        }
        (Some(one), Some(other)) => (one - other).abs() < 0.02,
        _ => one == other,
    }
}

fn features(folder: &Path, name: &str) -> Vec<(Map<String, Value>, Value)> {
    let collection = json(folder, name);
    let features = collection["features"].as_array().expect("features");
    let parts = |feature: &Value| {
        (feature["properties"].as_object().expect("properties").clone(), feature["geometry"].clone())
    };
    features.iter().map(parts).collect()
}

/// The same features with the same values in both.
fn alike(name: &str, folders: [&PathBuf; 2]) {
    let [ours, others] = folders.map(|folder| features(folder, name));
    assert_eq!(ours.len(), others.len(), "{name}");
    for ((fields, _), (expected, _)) in ours.iter().zip(&others) {
        assert_eq!(fields.len(), expected.len(), "{name}");
        for (field, value) in fields {
            assert!(
                same(field, value, &expected[field]),
                "{name}: {field} is {value}, not {}",
                expected[field]
            );
        }
    }
}

fn in_a_box_across(fiji: &Path) {
    for name in ["sites.geojson", "settlements.geojson", "rays.geojson"] {
        let bbox: Vec<f64> = serde_json::from_value(json(fiji, name)["bbox"].clone()).expect("a box");
        assert!(bbox[0] > 179.9 && bbox[2] < -179.9, "{name}: {bbox:?}");
    }
}

/// Gaps on both sides, and rays from one to the other, in parts that meet at the meridian.
fn cut_at_the_meridian(fiji: &Path) {
    let gaps = features(fiji, "gaps.geojson");
    let longitudes: Vec<f64> =
        gaps.iter().map(|(_, point)| point["coordinates"][0].as_f64().expect("degrees")).collect();
    assert!(
        longitudes.iter().any(|east| *east > 0.0) && longitudes.iter().any(|east| *east < 0.0),
        "{longitudes:?}"
    );
    let rays = features(fiji, "rays.geojson");
    let cut: Vec<&Value> =
        rays.iter().map(|(_, line)| line).filter(|line| line["type"] == "MultiLineString").collect();
    assert!(!cut.is_empty() && cut.len() < rays.len(), "{} of {} rays are cut", cut.len(), rays.len());
    for line in cut {
        let first = line["coordinates"][0].as_array().and_then(|part| part.last());
        let ends = [first.expect("a part"), &line["coordinates"][1][0]];
        assert_eq!(ends[0][1], ends[1][1], "the parts meet: {line}");
        assert!(
            ends.iter().all(|end| end[0].as_f64().is_some_and(|east| (east.abs() - 180.0).abs() < 1e-12)),
            "{line}"
        );
    }
}

#[test]
fn a_run_there_is_a_run_anywhere() {
    let [there, here] = [180.0, 180.0 - AWAY_DEG].map(World::around);
    let [fiji, moved] = [there.run(), here.run()];
    let names = check_folder(&fiji);
    assert_eq!(names, check_folder(&moved));
    for name in &names {
        alike(name, [&fiji, &moved]);
    }
    in_a_box_across(&fiji);
    cut_at_the_meridian(&fiji);
    for table in ["service.csv", "ranking.csv", "indicators.csv"] {
        let [ours, others] = [&fiji, &moved]
            .map(|folder| fs::read_to_string(folder.join(table)).expect("a table").lines().count());
        assert!(ours == others && ours > 1, "{table}: {ours} lines, not {others}");
    }
    let classes = |folder: &Path| fs::read(folder.join("coverage_4g_class.tif")).expect("a raster").len();
    assert!(classes(&fiji) > 1_000 && classes(&moved) > 1_000);
}
