//! The GeoJSON layers and the table as other programs open them.
#![expect(clippy::disallowed_types, reason = "results are opened as another program opens them")]
use super::district::SMALL;
use super::finished::Finished;
use gdal::Dataset;
use gdal::vector::{LayerAccess, OGRFieldType};
use geojson::{FeatureCollection, GeometryValue};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

const LAYERS: [&str; 7] = ["settlements", "clusters", "gaps", "rays", "blocking_points", "remedies", "sites"];

/// Names of numbers that have no unit: counts, indices, shares and probabilities (the technology may follow).
const WITHOUT_UNIT: [&str; 33] = [
    "people_without",
    "rank",
    "score",
    "population",
    "households",
    "people_without_service",
    "people_served",
    "clusters_total",
    "clusters_served",
    "probability",
    "probability_gain",
    "served_share",
    "fresnel_share",
    "diffraction_share",
    "fixed_broadband_share",
    "smartphone_share",
    "pilot_power_share",
    "sectors_computed",
    "sectors_without_terrain",
    "sectors_refused",
    "server_index",
    "antenna_ports",
    "remedy_people",
    "remedy_cost",
    "remedy_number",
    "people_of_gap",
    "people_of_others",
    "people_gained",
    "people_estimated",
    "people_lost",
    "gaps_closed",
    "cost",
    "cost_without_visit",
];
const UNITS: [&str; 7] = ["_db", "_dbm", "_dbi", "_km", "_m", "_deg", "_mhz"];

fn text(run: &Finished, layer: &str) -> String {
    fs::read_to_string(run.folder.join(format!("{layer}.geojson"))).expect("a layer")
}

#[test]
fn every_layer_is_rfc_7946() {
    for layer in LAYERS {
        let text = text(&SMALL, layer);
        let collection: FeatureCollection = text.parse().unwrap_or_else(|error| panic!("{layer}: {error}"));
        assert!(!collection.features.is_empty(), "{layer}");
        let whole: Value = serde_json::from_str(&text).expect("JSON");
        assert!(!has_member(&whole, "crs"), "{layer}: RFC 7946 §4 knows one CRS");
        let mut corners = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        for feature in &collection.features {
            assert!(feature.properties.is_some(), "{layer}");
            for point in points(&feature.geometry.as_ref().expect("a geometry").value) {
                assert_eq!(point.len(), 2, "{layer}: longitude and latitude");
                assert!((104.0..105.0).contains(&point[0]) && (20.0..22.0).contains(&point[1]), "{point:?}");
                let rounded = |degrees: f64| ((degrees * 1e7).round() - degrees * 1e7).abs() < 1e-3;
                assert!(rounded(point[0]) && rounded(point[1]), "{layer}: more than 7 decimals: {point:?}");
                corners = [
                    corners[0].min(point[0]),
                    corners[1].min(point[1]),
                    corners[2].max(point[0]),
                    corners[3].max(point[1]),
                ];
            }
        }
        let bbox = collection.bbox.expect("a bounding box");
        assert_eq!(bbox.len(), 4);
        assert!(
            bbox.iter().zip(corners).all(|(a, b)| (a - b).abs() < 1e-12),
            "{layer}: {bbox:?} and {corners:?}"
        );
        assert!(text.contains("synthetic"), "{layer}: the generated district is labelled in every file");
    }
}

/// Coordinates of a point, points or a line: no layer holds polygons, so there is no ring to turn the right way.
fn points(geometry: &GeometryValue) -> Vec<Vec<f64>> {
    match geometry {
        GeometryValue::Point { coordinates } => vec![coordinates.as_slice().to_vec()],
        GeometryValue::MultiPoint { coordinates } | GeometryValue::LineString { coordinates } => {
            coordinates.iter().map(|point| point.as_slice().to_vec()).collect()
        }
        other => panic!("neither points nor a line: {other:?}"),
    }
}

fn has_member(value: &Value, name: &str) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(key, value)| key == name || has_member(value, name)),
        Value::Array(values) => values.iter().any(|value| has_member(value, name)),
        _ => false,
    }
}

#[test]
fn names_are_lower_snake_case_with_units() {
    for layer in LAYERS {
        let mut names: Option<Vec<String>> = None;
        for feature in SMALL.features(layer) {
            let own: Vec<String> = feature.properties.keys().cloned().collect();
            assert_eq!(
                *names.get_or_insert_with(|| own.clone()),
                own,
                "{layer}: every feature has the same fields"
            );
            for (name, value) in &feature.properties {
                let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
                assert!(
                    name.chars().all(letters) && name.starts_with(|c: char| c.is_ascii_lowercase()),
                    "{name}"
                );
                assert!(!name.contains("__") && !name.ends_with('_'), "{layer}: {name}");
                assert!(!value.is_object() && !value.is_array(), "{layer}: {name} is flat");
                if value.is_number() {
                    let bare = name.trim_end_matches("_4g").trim_end_matches("_3g");
                    let unitless = WITHOUT_UNIT
                        .iter()
                        .any(|known| bare == *known || bare.ends_with(&format!("_{known}")));
                    assert!(
                        unitless || UNITS.iter().any(|unit| name.ends_with(unit)),
                        "{layer}: {name} has no unit"
                    );
                }
            }
        }
    }
}

#[test]
fn gdal_reads_every_layer() {
    for layer in LAYERS {
        let dataset = Dataset::open(SMALL.folder.join(format!("{layer}.geojson"))).expect("GDAL opens it");
        assert_eq!(dataset.layer_count(), 1);
        let read = dataset.layer(0).expect("a layer");
        let features = SMALL.features(layer);
        assert_eq!((read.name().as_str(), read.feature_count() as usize), (layer, features.len()));
        assert_eq!(read.spatial_ref().and_then(|crs| crs.auth_code().ok()), Some(4_326), "{layer}");
        let fields: Vec<(String, _)> =
            read.defn().fields().map(|field| (field.name(), field.field_type())).collect();
        let names: BTreeSet<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        let file = SMALL.json(&format!("{layer}.geojson"));
        let first = file["features"][0]["properties"].as_object().expect("fields");
        let expected: BTreeSet<&str> = first.keys().map(String::as_str).collect();
        assert_eq!(names, expected, "{layer}");
        for (name, kind) in &fields {
            let text =
                ["_id", "_code", "verdict_4g", "cause", "remedy"].iter().any(|end| name.ends_with(end));
            assert!(!text || *kind == OGRFieldType::OFTString, "{layer}: {name} is read as {kind}");
            let level = ["_db", "_dbm", "_km"].iter().any(|end| name.ends_with(end));
            let known = features.iter().any(|feature| !feature.value(name).is_null());
            assert!(!level || !known || *kind == OGRFieldType::OFTReal, "{layer}: {name} is read as {kind}");
        }
    }
}

#[test]
fn gdal_reads_the_ranking() {
    let dataset = Dataset::open(SMALL.folder.join("ranking.csv")).expect("GDAL opens it");
    let layer = dataset.layer(0).expect("a layer");
    let rows = SMALL.table("ranking.csv");
    assert_eq!((layer.name().as_str(), layer.feature_count() as usize), ("ranking", rows.len()));
    let fields: BTreeSet<String> = layer.defn().fields().map(|field| field.name()).collect();
    let columns: BTreeSet<String> = rows[0].keys().cloned().collect();
    assert_eq!(fields, columns);
    for column in
        ["rank", "settlement_id", "name", "score", "cause_text", "remedy_text", "people_without_service"]
    {
        assert!(columns.contains(column), "{column}");
    }
    assert!(rows.iter().all(|row| row["commune_code"].starts_with("DEMO-C")), "codes are texts");
}

#[test]
fn layers_agree_on_places() {
    let (settlements, clusters) = (SMALL.features("settlements"), SMALL.features("clusters"));
    for settlement in &settlements {
        let centre = clusters
            .iter()
            .find(|cluster| cluster.text("settlement_id") == settlement.text("settlement_id"))
            .expect("its centre");
        assert!(centre.text("cluster_id").is_empty(), "the centre comes first");
        assert_eq!(centre.place, settlement.place);
        assert_eq!(centre.value("rsrp_4g_dbm"), settlement.value("rsrp_4g_dbm"));
    }
    for gap in SMALL.features("gaps") {
        let key = |feature: &super::finished::Feature| {
            (feature.text("settlement_id").to_owned(), feature.text("cluster_id").to_owned())
        };
        let cluster = clusters.iter().find(|cluster| key(cluster) == key(&gap)).expect("its cluster");
        assert_eq!(cluster.place, gap.place);
        assert_eq!(cluster.value("downlink_margin_4g_db"), gap.value("downlink_margin_db"));
    }
}
