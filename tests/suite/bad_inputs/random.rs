//! Random bytes and random changes of good files through every reader: errors, never panics.
use super::case::{SCENARIO, SITES, VILLAGES};
use proptest::prelude::*;
use signalgap::inputs::antenna_files::read_antenna_file;
use signalgap::inputs::scenario_file::{load_scenario, load_scenarios};
use signalgap::inputs::settlements::read_settlements;
use signalgap::inputs::sites::read_sites;
use signalgap::scenario::{SettlementsChoice, SitesChoice};
use std::path::Path;

/// Hands a file to a reader; what it returns does not matter, that it returns does.
fn hand_over(name: &str, content: &[u8], reader: impl FnOnce(&Path)) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a file");
    reader(&path);
}

fn villages(path: &Path) {
    let text = format!("files = {:?}", path.display().to_string());
    let choice: SettlementsChoice = toml::from_str(&text).expect("a choice");
    if let Ok(read) = read_settlements(&choice) {
        assert!(!read.rows.is_empty(), "no rows is an error");
        assert!(read.rejects.iter().all(|reject| !reject.reason.is_empty() && reject.row > 0));
    }
}

fn masts(path: &Path) {
    let text = format!("files = {:?}", path.display().to_string());
    let choice: SitesChoice = toml::from_str(&text).expect("a choice");
    if let Ok(read) = read_sites(&choice) {
        assert!(!read.rows.is_empty(), "no rows is an error");
        assert!(read.rejects.iter().all(|reject| !reject.reason.is_empty() && reject.row > 0));
    }
}

fn scenario(path: &Path) {
    if let Err(error) = load_scenario(path) {
        assert!(!error.to_string().is_empty());
    }
}

/// A scenario that changes the network in every way.
fn plan() -> String {
    format!(
        "{SCENARIO}[[sites.change]]\nsite_id = \"S1\"\nlon = 104.5\npower_dbm = \"4 dBm\"\n[[sites.add]]\nsite_id = \"N\"\n\
         technology = \"LTE\"\nband = \"B8\"\nlon = 104.5\nlat = 21.2\nazimuth_deg = [0, 120]\n[sites.every]\nelectrical_tilt_deg = 2\n\
         [[variants.cases]]\nname = \"a\"\nsites.remove = [\"N\"]\n"
    )
}

/// The network of a plan, of each of its variants.
fn changed_masts(path: &Path) {
    std::fs::write(path.with_file_name("sites.csv"), SITES).expect("a table");
    match load_scenarios(path) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(variants) => {
            for variant in variants.iter().take(2) {
                let read = read_sites(&variant.loaded.scenario.sites);
                assert!(
                    read.map_or_else(|error| !error.to_string().is_empty(), |read| !read.rows.is_empty())
                );
            }
        }
    }
}

fn antenna(path: &Path) {
    if let Err(error) = read_antenna_file(path) {
        assert!(!error.to_string().is_empty());
    }
}

/// A short antenna file: enough to reach every line of the reader.
fn antenna_text() -> String {
    let cut = |key: &str| -> String {
        let lines: Vec<String> = (0..360).map(|degree| format!("{degree} {}", degree % 30)).collect();
        format!("{key} 360\n{}\n", lines.join("\n"))
    };
    format!("NAME K\nGAIN 17 dBi\nTILT 2\n{}{}", cut("HORIZONTAL"), cut("VERTICAL"))
}

/// A good file with some bytes replaced, taken out or put in, and perhaps cut off.
fn spoilt(good: String) -> impl Strategy<Value = Vec<u8>> {
    // letters that mean something to one of the readers come more often than others
    let byte = prop_oneof![
        Just(b','),
        Just(b'\n'),
        Just(b'\r'),
        Just(b'"'),
        Just(b'.'),
        Just(b'-'),
        Just(b'='),
        Just(b'['),
        Just(0),
        any::<u8>()
    ];
    let change = (any::<prop::sample::Index>(), 0_u8..3, byte);
    let changes = prop::collection::vec(change, 0..12);
    (changes, prop::option::weighted(0.2, any::<prop::sample::Index>())).prop_map(move |(changes, end)| {
        let mut bytes = good.clone().into_bytes();
        for (place, kind, byte) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = place.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => {
                    bytes.remove(at);
                }
            }
        }
        if let Some(end) = end {
            bytes.truncate(end.index(bytes.len().max(1)));
        }
        bytes
    })
}

/// Values that readers stumble over, and the ordinary ones.
fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,3}(\\.[0-9]{0,4})?",
        prop::sample::select(vec![
            "",
            " ",
            "NaN",
            "inf",
            "-inf",
            "1e400",
            "-0",
            "1e-400",
            "0x10",
            "104,45",
            "213",
            "yes",
            "omni",
            "LTE",
            "UMTS",
            "B3",
            "\"",
            "\"\"",
            "a\"b",
            "\u{feff}",
            "\u{0}",
            "45%",
            "03860",
            "9223372036854775808",
            "\u{1ec7}",
            "1_000",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ]
}

/// A table with the columns of a good one and rows of such values.
fn table(good: &str) -> impl Strategy<Value = String> {
    let header = good.lines().next().expect("a header").to_owned();
    let columns = header.split(',').count();
    let row = prop::collection::vec(field(), columns - 1..columns + 2);
    let first = good.lines().nth(1).expect("a row").to_owned();
    prop::collection::vec(row, 0..8).prop_map(move |rows| {
        let rows: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
        format!("{header}\n{first}\n{}\n", rows.join("\n"))
    })
}

/// GeoJSON geometries, right and wrong.
fn geometry() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        (-200.0..200.0_f64).prop_map(|value| value.to_string()),
        prop::sample::select(vec![
            "0", "1e300", "-1e300", "90", "-90", "180", "null", "\"x\"", "104.45", "21.25"
        ])
        .prop_map(str::to_owned),
    ];
    let pair = prop::collection::vec(number, 0..4).prop_map(|numbers| format!("[{}]", numbers.join(",")));
    let list = |of: BoxedStrategy<String>| {
        prop::collection::vec(of, 0..6).prop_map(|items| format!("[{}]", items.join(","))).boxed()
    };
    let line = list(pair.clone().boxed());
    let rings = list(line.clone());
    let areas = list(rings.clone());
    prop_oneof![
        pair.prop_map(|coordinates| ("Point", coordinates)),
        line.clone().prop_map(|coordinates| ("MultiPoint", coordinates)),
        line.prop_map(|coordinates| ("LineString", coordinates)),
        rings.prop_map(|coordinates| ("Polygon", coordinates)),
        areas.prop_map(|coordinates| ("MultiPolygon", coordinates)),
    ]
    .prop_map(|(kind, coordinates)| format!("{{\"type\":\"{kind}\",\"coordinates\":{coordinates}}}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        hand_over("v.csv", &bytes, villages);
        hand_over("s.csv", &bytes, masts);
        hand_over("s.toml", &bytes, scenario);
        hand_over("a.msi", &bytes, antenna);
    }

    #[test]
    fn spoilt_tables(v in spoilt(VILLAGES.to_owned()), s in spoilt(SITES.to_owned())) {
        hand_over("v.csv", &v, villages);
        hand_over("s.csv", &s, masts);
    }

    #[test]
    fn random_rows(v in table(VILLAGES), s in table(SITES)) {
        hand_over("v.csv", v.as_bytes(), villages);
        hand_over("s.csv", s.as_bytes(), masts);
    }

    #[test]
    fn spoilt_scenarios(text in spoilt(SCENARIO.to_owned())) {
        hand_over("scenario.toml", &text, scenario);
    }

    #[test]
    fn spoilt_plans(text in spoilt(plan()), value in field()) {
        hand_over("plan.toml", &text, changed_masts);
        let text = plan().replace("\"4 dBm\"", &format!("{value:?}"));
        hand_over("plan.toml", text.as_bytes(), changed_masts);
    }

    #[test]
    fn spoilt_antennas(text in spoilt(antenna_text())) {
        hand_over("a.msi", &text, antenna);
    }

    #[test]
    fn random_geometries(geometries in prop::collection::vec(geometry(), 1..5)) {
        let feature = |(index, geometry): (usize, &String)| {
            format!("{{\"type\":\"Feature\",\"properties\":{{\"id\":\"{index}\"}},\"geometry\":{geometry}}}")
        };
        let features: Vec<String> = geometries.iter().enumerate().map(feature).collect();
        let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","));
        hand_over("v.geojson", text.as_bytes(), |path| {
            let choice: SettlementsChoice =
                toml::from_str(&format!("files = {:?}", path.display().to_string())).expect("a choice");
            let _ = read_settlements(&choice);
        });
    }
}
