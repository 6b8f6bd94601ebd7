//! The map as a still picture, for builds without the interactive one.
use serde_json::{Value, json};
use std::f64::consts::PI;

/// Width or height of the picture, whichever is longer, in its own units.
const SIDE: f64 = 1_000.0;
/// Room around places where there is no raster, as a share of their extent.
const ROOM: f64 = 0.05;

/// Where villages and masts lie on the picture, and the rasters under them.
pub(super) fn static_map(facts: &Value, images: &[Value]) -> Value {
    let places = |name: &str| facts[name].as_array().map_or(&[][..], Vec::as_slice);
    let (villages, masts) = (places("villages"), places("masts"));
    let all: Vec<[f64; 2]> = villages.iter().chain(masts).filter_map(mercator_of).collect();
    let edges = images.first().and_then(edges_of).or_else(|| around(&all));
    let Some([west, south, east, north]) = edges else { return Value::Null };
    let scale = SIDE / (east - west).max(north - south);
    let on_picture = |[x, y]: [f64; 2]| [(x - west) * scale, (north - y) * scale];
    let rounded = |value: f64| (10.0 * value).round() / 10.0;
    let put = |place: &Value, mut fields: Value| {
        let [x, y] = on_picture(mercator_of(place)?);
        let inside =
            (0.0..=(east - west) * scale).contains(&x) && (0.0..=(north - south) * scale).contains(&y);
        fields["x"] = rounded(x).into();
        fields["y"] = rounded(y).into();
        inside.then_some(fields)
    };
    let village = |place: &Value| {
        let name = place["name"].as_str().or_else(|| place["id"].as_str());
        put(place, json!({ "name": name, "verdict": place["verdict"] }))
    };
    let source = |key: &str| {
        let found = images.iter().find(|image| image["key"].as_str().is_some_and(|of| of.starts_with(key)));
        found.map_or(Value::Null, |image| image["src"].clone())
    };
    let technology = facts["technology"].as_str().unwrap_or_default();
    json!({
        "width": rounded((east - west) * scale),
        "height": rounded((north - south) * scale),
        "relief": source("relief"),
        "class": source(&format!("class_{technology}")),
        "villages": villages.iter().filter_map(village).collect::<Vec<_>>(),
        "masts": masts.iter().filter_map(|mast| put(mast, json!({ "id": mast["id"] }))).collect::<Vec<_>>(),
    })
}

/// A place in Web Mercator, radians.
fn mercator_of(place: &Value) -> Option<[f64; 2]> {
    mercator(place["lon"].as_f64()?, place["lat"].as_f64()?)
}

fn mercator(longitude_deg: f64, latitude_deg: f64) -> Option<[f64; 2]> {
    let y = (PI / 4.0 + latitude_deg.to_radians() / 2.0).tan().ln();
    y.is_finite().then_some([longitude_deg.to_radians(), y])
}

fn edges_of(image: &Value) -> Option<[f64; 4]> {
    let edge = |index: usize| image["bounds"][index].as_f64();
    let [west, south] = mercator(edge(0)?, edge(1)?)?;
    let [east, north] = mercator(edge(2)?, edge(3)?)?;
    Some([west, south, east, north])
}

fn around(places: &[[f64; 2]]) -> Option<[f64; 4]> {
    let [x, y] = [0, 1].map(|axis| {
        places
            .iter()
            .map(|place| place[axis])
            .fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], value| [low.min(value), high.max(value)])
    });
    let room = ROOM * (x[1] - x[0]).max(y[1] - y[0]).max(1e-6);
    (!places.is_empty()).then(|| [x[0] - room, y[0] - room, x[1] + room, y[1] + room])
}

#[cfg(test)]
mod tests {
    use super::static_map;
    use serde_json::json;

    #[test]
    fn places_lie_where_the_raster_has_them() {
        let facts = json!({
            "technology": "4g",
            "villages": [{"id": "A", "name": null, "lon": 105.0, "lat": 0.0, "verdict": "served"}],
            "masts": [{"id": "M", "lon": 104.5, "lat": 0.25}, {"id": "far", "lon": 90.0, "lat": 0.0}],
        });
        let images = [json!({"key": "class_4g", "bounds": [104.0, -0.5, 106.0, 0.5], "src": "data:,"})];
        let map = static_map(&facts, &images);
        assert_eq!((&map["width"], &map["villages"][0]["x"]), (&json!(1_000.0), &json!(500.0)));
        assert_eq!((&map["villages"][0]["y"], &map["villages"][0]["name"]), (&json!(250.0), &json!("A")));
        assert_eq!(map["masts"].as_array().map(Vec::len), Some(1), "one lies outside");
        assert!(map["relief"].is_null() && map["class"] == "data:,");
        assert!(static_map(&json!({"villages": [], "masts": []}), &[]).is_null());
    }
}
