//! GeoJSON as RFC 7946 wants it: WGS 84, longitude first, 7 decimals, a bounding box.
use super::error::OutputError;
use super::fields::{Fields, round_to};
use super::model_rows::deciding_model;
use crate::geodesy::LonLat;
use crate::scenario::Scenario;
use geojson::Geometry;
use serde::Serialize;

/// A hundred-millionth of the Earth's circumference: 7 decimals of a degree are about 1 cm.
const COORDINATE_DECIMALS: i32 = 7;

/// One feature: where and what.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename = "Feature")]
pub(super) struct Feature {
    geometry: Geometry,
    properties: Fields,
    #[serde(skip)]
    corners: [[f64; 2]; 2],
}

impl Feature {
    /// At one place.
    pub(super) fn point(place: LonLat, properties: Fields) -> Self {
        let coordinates = rounded(place);
        Self { geometry: Geometry::new_point(coordinates), properties, corners: [coordinates, coordinates] }
    }

    /// At several places; at least one.
    pub(super) fn points(places: &[LonLat], properties: Fields) -> Self {
        let coordinates: Vec<[f64; 2]> = places.iter().copied().map(rounded).collect();
        let corners = bounds(coordinates.iter().map(|point| [*point, *point]));
        Self {
            geometry: Geometry::new_multi_point(coordinates),
            properties,
            corners: corners.unwrap_or_default(),
        }
    }
}

fn rounded(place: LonLat) -> [f64; 2] {
    [place.longitude_deg, place.latitude_deg].map(|degrees| round_to(degrees, COORDINATE_DECIMALS))
}

/// South-western and north-eastern corner around all; `None` of nothing.
fn bounds(boxes: impl Iterator<Item = [[f64; 2]; 2]>) -> Option<[[f64; 2]; 2]> {
    boxes.reduce(|[low, high], [a, b]| {
        [[low[0].min(a[0]), low[1].min(a[1])], [high[0].max(b[0]), high[1].max(b[1])]]
    })
}

/// A file of features; `name` is what GDAL calls the layer.
#[derive(Serialize)]
#[serde(tag = "type", rename = "FeatureCollection")]
struct FeatureCollection<'a> {
    name: &'a str,
    scenario: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    path_loss_model: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    bbox: Option<[f64; 4]>,
    features: &'a [Feature],
}

/// The bytes of a GeoJSON file, one feature per line.
///
/// # Errors
/// [`OutputError::Json`].
pub(super) fn collection(
    name: &'static str,
    scenario: &Scenario,
    features: &[Feature],
) -> Result<Vec<u8>, OutputError> {
    let corners = bounds(features.iter().map(|feature| feature.corners));
    let head = FeatureCollection {
        name,
        scenario: &scenario.name,
        description: scenario.description.trim(),
        path_loss_model: deciding_model(scenario),
        bbox: corners.map(|[low, high]| [low[0], low[1], high[0], high[1]]),
        features: &[],
    };
    let json = |source| OutputError::Json { name, source };
    let mut bytes = serde_json::to_vec(&head).map_err(json)?;
    // `head` ends in `[]}`: the features go between the brackets
    bytes.truncate(bytes.len() - 2);
    for (index, feature) in features.iter().enumerate() {
        bytes.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut bytes, feature).map_err(json)?;
    }
    bytes.extend_from_slice(b"\n]}\n");
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::{Feature, collection};
    use crate::geodesy::LonLat;
    use crate::outputs::example::World;
    use crate::outputs::fields::Fields;

    const PLACES: [LonLat; 2] = [
        LonLat { longitude_deg: 104.123_456_789, latitude_deg: 21.0 },
        LonLat { longitude_deg: 104.0, latitude_deg: 21.5 },
    ];

    #[test]
    fn a_collection_is_rfc_7946() {
        let world = World::new();
        let features =
            [Feature::points(&PLACES, Fields::default()), Feature::point(PLACES[1], Fields::default())];
        let bytes = collection("places", &world.scenario, &features).expect("GeoJSON");
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.starts_with(
            r#"{"type":"FeatureCollection","name":"places","scenario":"Hand-made","description":"synthetic","path_loss_model":"p1812 (ITU-R P.1812-8 (09/2025))","bbox":[104.0,21.0,104.1234568,21.5],"features":["#
        ));
        let read: geojson::FeatureCollection = text.parse().expect("GeoJSON");
        assert_eq!(read.features.len(), 2);
        assert!(!text.contains("crs"), "RFC 7946 knows one reference system");
    }

    #[test]
    fn an_empty_collection_has_no_bounding_box() {
        let world = World::new();
        let text =
            String::from_utf8(collection("places", &world.scenario, &[]).expect("GeoJSON")).expect("UTF-8");
        assert!(!text.contains("bbox"));
        assert_eq!(text.parse::<geojson::FeatureCollection>().expect("GeoJSON").features.len(), 0);
    }
}
