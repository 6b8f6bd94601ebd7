//! Sums by commune, of both vintages: nothing is lost and nothing counted twice.
use super::finished::{Finished, cell, toml_text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

/// The western and the eastern half of the district, and an area in which nobody lives.
const AREAS: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"ten_xa":"Tây","ma_xa":"01"},"geometry":{"type":"Polygon","coordinates":[[[104.0,20.5],[104.465,20.5],[104.465,21.5],[104.0,21.5],[104.0,20.5]]]}},
{"type":"Feature","properties":{"ten_xa":"Đông","ma_xa":"02"},"geometry":{"type":"MultiPolygon","coordinates":[[[[104.465,20.5],[104.465,21.5],[105.0,21.5],[105.0,20.5],[104.465,20.5]]]]}},
{"type":"Feature","properties":{"ten_xa":"Xa","ma_xa":"03"},"geometry":{"type":"Polygon","coordinates":[[[106.0,20.5],[106.5,20.5],[106.5,21.5],[106.0,20.5]]]}}
]}"#;

/// One of the two communes; the other became several.
const CROSSWALK: &str = "old_commune,old_commune_code,new_commune,new_commune_code,new_province\n\
                         Mây Ngàn,,Xã Mây Mới,M1,Tỉnh Mới\n\
                         Sương Biếc,,Một,S1,Tỉnh Mới\nSương Biếc,,Hai,S2,Tỉnh Mới\n";

static RUN: LazyLock<Finished> = LazyLock::new(|| {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district/scenario.toml");
    let scenario = format!(
        "extends = {}\n[communes]\npolygons = \"areas.geojson\"\nlevel = \"commune_map\"\ncrosswalk = \"crosswalk.csv\"\n[output]\n\
         rasters = false\n",
        toml_text(&base)
    );
    let files =
        [("scenario.toml", scenario.as_str()), ("areas.geojson", AREAS), ("crosswalk.csv", CROSSWALK)];
    Finished::of_files("summaries", &files)
});

/// What each level and technology adds up to: villages by verdict and people.
fn totals(rows: &[BTreeMap<String, String>]) -> BTreeMap<(String, String), [f64; 7]> {
    const COLUMNS: [&str; 7] = [
        "villages",
        "villages_served",
        "villages_partly_served",
        "villages_unserved",
        "people",
        "people_with_service",
        "people_without_service",
    ];
    let mut totals: BTreeMap<_, [f64; 7]> = BTreeMap::new();
    for row in rows {
        let sums = totals.entry((row["level"].clone(), row["technology"].clone())).or_default();
        for (sum, column) in sums.iter_mut().zip(COLUMNS) {
            *sum += cell(row, column);
        }
    }
    totals
}

#[test]
fn every_level_adds_up_to_all_villages() {
    let rows = RUN.table("communes.csv");
    let villages = RUN.features("settlements");
    let totals = totals(&rows);
    let levels: Vec<&str> = totals.keys().map(|(level, _)| level.as_str()).collect();
    for level in ["commune", "commune_2025", "province_2025", "commune_map"] {
        assert!(levels.contains(&level), "{level} in {levels:?}");
    }
    for ((level, technology), sums) in &totals {
        let verdict = |word: &str| {
            let of = villages.iter().filter(|village| village.text(&format!("verdict_{technology}")) == word);
            of.count() as f64
        };
        let people: f64 = villages.iter().filter_map(|village| village.maybe_number("population")).sum();
        let served: f64 = villages
            .iter()
            .filter_map(|village| village.maybe_number(&format!("people_served_{technology}")))
            .sum();
        let expected = [
            villages.len() as f64,
            verdict("served"),
            verdict("partly_served"),
            verdict("unserved"),
            people,
            served,
            people - served,
        ];
        for (sum, expected) in sums.iter().zip(expected) {
            assert!((sum - expected).abs() < 1.0, "{level} {technology}: {sums:?}, not {expected:?}");
        }
    }
}

#[test]
fn both_vintages_and_what_has_no_counterpart_are_told() {
    let rows = RUN.table("communes.csv");
    let of = |level: &str| {
        let rows = rows.iter().filter(|row| row["level"] == level && row["technology"] == "4g");
        rows.map(|row| (row["unit"].clone(), row["vintage"].clone(), cell(row, "villages")))
            .collect::<Vec<_>>()
    };
    let old = of("commune");
    let [split, kept] = ["Sương Biếc", "Mây Ngàn"]
        .map(|name| old.iter().find(|(unit, _, _)| unit == name).expect("a commune").2);
    let year = || "2025".to_owned();
    assert_eq!(of("commune_2025"), [("Xã Mây Mới".to_owned(), year(), kept), (String::new(), year(), split)]);
    assert_eq!(of("province_2025"), [("Tỉnh Mới".to_owned(), year(), kept), (String::new(), year(), split)]);
    assert!(old.iter().all(|(_, vintage, _)| vintage.is_empty()));
    let (_, text) = RUN.caveat("communes").expect("a caveat");
    assert!(text.contains("became several"), "{text}");
    let names: Vec<String> = RUN.features("settlements")[0].properties.keys().cloned().collect();
    assert!(names.contains(&"commune_2025".to_owned()), "{names:?}");
}

#[test]
fn the_map_has_all_areas_and_their_sums() {
    let collection = RUN.json("commune_areas.geojson");
    let features = collection["features"].as_array().expect("features");
    let areas: Vec<&Value> = features.iter().map(|feature| &feature["properties"]).collect();
    assert_eq!(areas.len(), 3);
    let number = |area: &Value, field: &str| area[field].as_f64().expect("a number");
    let villages: f64 = areas.iter().map(|area| number(area, "villages")).sum();
    assert!((villages - RUN.features("settlements").len() as f64).abs() < f64::EPSILON);
    let (nobody, others): (Vec<&Value>, Vec<&Value>) = areas.iter().partition(|area| area["unit"] == "Xa");
    assert!(nobody.len() == 1 && nobody[0]["share_without_service"].is_null());
    for area in others {
        let share = number(area, "share_without_service");
        let expected = number(area, "people_without_service") / number(area, "people");
        assert!((share - expected).abs() < 1e-4, "{share} {expected}");
    }
    assert_eq!(features[0]["geometry"]["type"], "MultiPolygon");
    let style = std::fs::read_to_string(RUN.folder.join("commune_areas.qml")).expect("a style");
    assert!(style.contains("share_without_service") && style.contains("50 % and more"));
}
