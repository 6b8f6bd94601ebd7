//! A validator of GeoJSON written from the clauses of RFC 7946 alone; it shares nothing with the program's writer.
use super::rfc7946_box::box_faults;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Longitude and latitude.
pub(super) type Position = [f64; 2];
/// Decimals of a degree that say anything: some 1 cm (11.2 warns of more).
const DECIMALS: i32 = 7;

/// What is wrong with a text, each with its clause.
pub(super) fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let whole: Value = match serde_json::from_str(text) {
        Ok(whole) => whole,
        Err(error) => return vec![format!("no JSON (2): {error}")],
    };
    let Some(members) = whole.as_object().filter(|_| whole["type"] == "FeatureCollection") else {
        return vec!["no FeatureCollection (3)".to_owned()];
    };
    refuse(members, &["crs"], "(4)", &mut faults);
    refuse(members, &["coordinates", "geometries", "geometry", "properties"], "(7.1)", &mut faults);
    let Some(features) = whole["features"].as_array() else {
        faults.push("no list of features (3.3)".to_owned());
        return faults;
    };
    let (mut all, mut ids) = (Vec::new(), BTreeSet::new());
    for (number, feature) in features.iter().enumerate() {
        let mut own = Vec::new();
        all.extend(feature_faults(feature, &mut ids, &mut own));
        faults.extend(own.into_iter().map(|fault| format!("feature {number}: {fault}")));
    }
    faults.extend(box_faults(members.get("bbox"), &all));
    faults
}

/// Members that may not be there.
fn refuse(members: &Map<String, Value>, names: &[&str], clause: &str, faults: &mut Vec<String>) {
    let found = names.iter().filter(|name| members.contains_key(**name));
    faults.extend(found.map(|name| format!("member `{name}` {clause}")));
}

/// Clause 3.2; its positions.
fn feature_faults(feature: &Value, ids: &mut BTreeSet<String>, faults: &mut Vec<String>) -> Vec<Position> {
    let Some(members) = feature.as_object().filter(|_| feature["type"] == "Feature") else {
        faults.push("no Feature (3.2)".to_owned());
        return Vec::new();
    };
    refuse(members, &["crs"], "(4)", faults);
    refuse(members, &["coordinates", "geometries", "features"], "(7.1)", faults);
    if !members.get("properties").is_some_and(|found| found.is_object() || found.is_null()) {
        faults.push("no properties (3.2)".to_owned());
    }
    match members.get("id") {
        None => {}
        Some(id @ (Value::String(_) | Value::Number(_))) => {
            let is_new = ids.insert(id.to_string());
            faults.extend((!is_new).then(|| format!("id {id} twice (3.2)")));
        }
        Some(_) => faults.push("id is neither text nor number (3.2)".to_owned()),
    }
    let positions = match members.get("geometry") {
        Some(Value::Null) => Vec::new(),
        Some(geometry) => geometry_faults(geometry, faults),
        None => {
            faults.push("no geometry (3.2)".to_owned());
            Vec::new()
        }
    };
    faults.extend(members.get("bbox").into_iter().flat_map(|found| box_faults(Some(found), &positions)));
    positions
}

/// Clauses 3.1 to 3.1.9; its positions.
fn geometry_faults(geometry: &Value, faults: &mut Vec<String>) -> Vec<Position> {
    let Some(members) = geometry.as_object() else {
        faults.push("geometry is no object (3.1)".to_owned());
        return Vec::new();
    };
    refuse(members, &["geometry", "properties", "features"], "(7.1)", faults);
    let kind = geometry["type"].as_str().unwrap_or_default();
    if kind == "GeometryCollection" {
        let Some(parts) = geometry["geometries"].as_array() else {
            faults.push("no list of geometries (3.1.8)".to_owned());
            return Vec::new();
        };
        return parts.iter().flat_map(|part| geometry_faults(part, faults)).collect();
    }
    let depth = match kind {
        "Point" => 0,
        "LineString" | "MultiPoint" => 1,
        "Polygon" | "MultiLineString" => 2,
        "MultiPolygon" => 3,
        other => {
            faults.push(format!("`{other}` is no geometry (1.4)"));
            return Vec::new();
        }
    };
    let mut lists = Vec::new();
    position_lists(&geometry["coordinates"], depth, &mut lists, faults);
    for list in &lists {
        match kind {
            "LineString" | "MultiLineString" if list.len() < 2 => {
                faults.push("a line of one position (3.1.4)".to_owned());
            }
            "Polygon" | "MultiPolygon" => ring_faults(list, faults),
            _ => {}
        }
        let crosses = |pair: &[Position]| (pair[0][0] - pair[1][0]).abs() > 180.0;
        if !kind.ends_with("Point") && list.windows(2).any(crosses) {
            faults.push("not cut at the antimeridian (3.1.9)".to_owned());
        }
    }
    if kind.ends_with("Polygon") {
        turn_faults(&geometry["coordinates"], kind == "MultiPolygon", faults);
    }
    let positions: Vec<Position> = lists.into_iter().flatten().collect();
    faults.extend(members.get("bbox").into_iter().flat_map(|found| box_faults(Some(found), &positions)));
    positions
}

/// The lists of positions of coordinates nested so deep, a point's as a list of one.
fn position_lists(found: &Value, depth: usize, lists: &mut Vec<Vec<Position>>, faults: &mut Vec<String>) {
    let Some(items) = found.as_array() else {
        faults.push(format!("{found} is no list of coordinates (3.1)"));
        return;
    };
    match depth {
        0 => lists.push(position(found, faults).into_iter().collect()),
        1 => lists.push(items.iter().filter_map(|item| position(item, faults)).collect()),
        _ => items.iter().for_each(|item| position_lists(item, depth - 1, lists, faults)),
    }
}

/// Clauses 3.1.1, 4 and 11.2.
fn position(found: &Value, faults: &mut Vec<String>) -> Option<Position> {
    let numbers: Option<Vec<f64>> =
        found.as_array().and_then(|items| items.iter().map(Value::as_f64).collect());
    let Some([longitude, latitude, rest @ ..]) = numbers.as_deref() else {
        faults.push(format!("{found} is no position (3.1.1)"));
        return None;
    };
    if rest.len() > 1 {
        faults.push(format!("{found} has more than three numbers (3.1.1)"));
    }
    if longitude.abs() > 180.0 || latitude.abs() > 90.0 {
        faults.push(format!("{found} is no longitude and latitude in degrees (4)"));
    }
    let scale = 10.0_f64.powi(DECIMALS);
    if [longitude, latitude]
        .iter()
        .any(|degrees| ((**degrees * scale).round() / scale - **degrees).abs() > 1e-12)
    {
        faults.push(format!("{found} has more than {DECIMALS} decimals (11.2)"));
    }
    Some([*longitude, *latitude])
}

/// Clause 3.1.6: closed, of four positions at least.
fn ring_faults(ring: &[Position], faults: &mut Vec<String>) {
    if ring.len() < 4 {
        faults.push("a ring of fewer than four positions (3.1.6)".to_owned());
    }
    let bits = |position: Option<&Position>| position.map(|place| place.map(f64::to_bits));
    if bits(ring.first()) != bits(ring.last()) {
        faults.push("a ring that is not closed (3.1.6)".to_owned());
    }
}

/// Clause 3.1.6: exterior rings run counterclockwise, holes clockwise.
fn turn_faults(coordinates: &Value, several: bool, faults: &mut Vec<String>) {
    let polygons =
        if several { coordinates.as_array().cloned().unwrap_or_default() } else { vec![coordinates.clone()] };
    for polygon in &polygons {
        for (number, ring) in polygon.as_array().into_iter().flatten().enumerate() {
            let ring: Vec<Position> = ring
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|item| position(item, &mut Vec::new()))
                .collect();
            let twice_area: f64 =
                ring.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum();
            if (number == 0) != (twice_area > 0.0) {
                faults.push(format!("ring {number} turns the wrong way (3.1.6)"));
            }
        }
    }
}

/// Every clause finds its fault, and nothing is found where there is none.
#[test]
fn the_validator_finds_what_is_wrong() {
    let of = |geometry: &str, more: &str| {
        format!(
            "{{\"type\":\"FeatureCollection\"{more},\"features\":[{{\"type\":\"Feature\",\"id\":7,\"properties\":{{}},\
             \"geometry\":{geometry}}}]}}"
        )
    };
    let square =
        r#"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[1,2],[2,2],[1,1]]]}"#;
    let cut = r#"{"type":"MultiLineString","coordinates":[[[179,1],[180,2]],[[-180,2],[-179,3]]]}"#;
    for (geometry, more) in [
        (square, r#","bbox":[0,0,9,9]"#),
        (cut, r#","bbox":[179,1,-179,3]"#),
        (r#"{"type":"Point","coordinates":[5.1234567,-90]}"#, ""),
        ("null", ""),
    ] {
        assert_eq!(faults(&of(geometry, more)), Vec::<String>::new(), "{geometry}");
    }
    for (clause, geometry, more) in [
        ("(4)", "null", r#","crs":null"#),
        ("(7.1)", "null", r#","properties":{}"#),
        ("(3.2)", "null},{\"type\":\"Feature\",\"id\":7,\"properties\":null,\"geometry\":null", ""),
        ("(3.2)", "null},{\"type\":\"Feature\",\"geometry\":null", ""),
        ("(3.1)", "[1,2]", ""),
        ("(1.4)", r#"{"type":"Circle","coordinates":[1,2]}"#, ""),
        ("(3.1.1)", r#"{"type":"Point","coordinates":[1]}"#, ""),
        ("(4)", r#"{"type":"Point","coordinates":[181,0]}"#, ""),
        ("(4)", r#"{"type":"Point","coordinates":[0,-91]}"#, ""),
        ("(11.2)", r#"{"type":"Point","coordinates":[0.12345678,0]}"#, ""),
        ("(3.1.4)", r#"{"type":"LineString","coordinates":[[0,0]]}"#, ""),
        ("(3.1.9)", r#"{"type":"LineString","coordinates":[[179,0],[-179,0]]}"#, ""),
        ("(3.1.6)", r#"{"type":"Polygon","coordinates":[[[0,0],[0,9],[9,9],[0,0]]]}"#, ""),
        ("(3.1.6)", r#"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9]]]}"#, ""),
        ("(3.1.6)", r#"{"type":"Polygon","coordinates":[[[0,0],[9,0],[0,0]]]}"#, ""),
        ("(5)", square, r#","bbox":[0,0,9]"#),
        ("(5)", square, r#","bbox":[0,0,9,8]"#),
        ("(5)", square, r#","bbox":[-1,0,9,9]"#),
        ("(5.2)", cut, r#","bbox":[-180,1,180,3]"#),
        ("(5.2)", cut, r#","bbox":[-179,1,179,3]"#),
    ] {
        let found = faults(&of(geometry, more));
        assert!(
            found.iter().any(|fault| fault.contains(clause)),
            "{geometry} {more}: {found:?}, not {clause}"
        );
    }
    assert!(faults("{").len() == 1 && faults("[]").len() == 1);
}
