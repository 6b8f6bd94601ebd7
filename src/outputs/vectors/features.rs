//! GeoJSON as RFC 7946 wants it: WGS 84, longitude first, 7 decimals, a bounding box.
use crate::geodesy::LonLat;
use crate::outputs::error::OutputError;
use crate::outputs::results::model_rows::deciding_model;
use crate::outputs::values::fields::{Fields, round_to};
use crate::scenario::Scenario;
use geo::orient::Direction;
use geo::{LineString, MultiPolygon, Orient, Polygon};
use geojson::{FeatureCollection, FeatureWriter, Geometry};
use serde_json::{Map, Value};

/// A hundred-millionth of the Earth's circumference: 7 decimals of a degree are about 1 cm.
const COORDINATE_DECIMALS: i32 = 7;

/// South-western and north-eastern corner of a box.
type Corners = [[f64; 2]; 2];

/// One feature: where it is, and what is said of it, which is computed when it is written: a district has many.
pub(in crate::outputs) struct Feature<'a> {
    geometry: Geometry,
    /// Boxes around its points and the parts of its line, none of which crosses the antimeridian.
    corners: Vec<Corners>,
    properties: Box<dyn FnOnce() -> Fields + 'a>,
}

impl<'a> Feature<'a> {
    /// At one place.
    pub(in crate::outputs) fn point(place: LonLat, properties: impl FnOnce() -> Fields + 'a) -> Self {
        let coordinates = rounded(place);
        let (geometry, corners) = (Geometry::new_point(coordinates), vec![[coordinates; 2]]);
        Self { geometry, corners, properties: Box::new(properties) }
    }

    /// Along places; at least two. Cut in parts where it crosses the antimeridian.
    pub(in crate::outputs) fn line(places: &[LonLat], properties: impl FnOnce() -> Fields + 'a) -> Self {
        let coordinates: Vec<[f64; 2]> = places.iter().copied().map(rounded).collect();
        let mut parts = cut_at_antimeridian(&coordinates);
        let around = |part: &Vec<[f64; 2]>| bounds(part.iter().map(|point| [*point; 2]));
        let corners = parts.iter().filter_map(around).collect();
        let geometry = match parts.pop() {
            Some(only) if parts.is_empty() => Geometry::new_line_string(only),
            last => Geometry::new_multi_line_string(parts.into_iter().chain(last)),
        };
        Self { geometry, corners, properties: Box::new(properties) }
    }

    /// At several places; at least one.
    pub(in crate::outputs) fn points(places: &[LonLat], properties: impl FnOnce() -> Fields + 'a) -> Self {
        let coordinates: Vec<[f64; 2]> = places.iter().copied().map(rounded).collect();
        let corners = coordinates.iter().map(|point| [*point; 2]).collect();
        Self { geometry: Geometry::new_multi_point(coordinates), corners, properties: Box::new(properties) }
    }

    /// An area of one or several polygons: outer rings anticlockwise, holes clockwise (RFC 7946, §3.1.6).
    pub(in crate::outputs) fn area(
        area: &MultiPolygon<f64>,
        properties: impl FnOnce() -> Fields + 'a,
    ) -> Self {
        let area = area.orient(Direction::Default);
        let ring = |line: &LineString<f64>| -> Vec<[f64; 2]> {
            line.coords().map(|corner| rounded(lon_lat([corner.x, corner.y]))).collect()
        };
        let rings = |polygon: &Polygon<f64>| -> Vec<Vec<[f64; 2]>> {
            std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect()
        };
        let polygons: Vec<_> = area.iter().map(rings).collect();
        let around = |rings: &Vec<Vec<[f64; 2]>>| bounds(rings.iter().flatten().map(|point| [*point; 2]));
        let corners = polygons.iter().filter_map(around).collect();
        Self { geometry: Geometry::new_multi_polygon(polygons), corners, properties: Box::new(properties) }
    }
}

fn lon_lat([longitude_deg, latitude_deg]: [f64; 2]) -> LonLat {
    LonLat { longitude_deg, latitude_deg }
}

fn rounded(place: LonLat) -> [f64; 2] {
    [place.longitude_deg, place.latitude_deg].map(|degrees| round_to(degrees, COORDINATE_DECIMALS))
}

/// A line in parts that do not cross the antimeridian; neighbours on it end and begin at the same latitude.
///
/// # Source
/// RFC 7946, §3.1.9.
fn cut_at_antimeridian(line: &[[f64; 2]]) -> Vec<Vec<[f64; 2]>> {
    let mut parts = Vec::new();
    let mut part: Vec<[f64; 2]> = Vec::new();
    for point in line {
        let crosses = part.last().copied().filter(|before| (before[0] - point[0]).abs() > 180.0);
        if let Some([longitude, latitude]) = crosses {
            let side = 180.0_f64.copysign(longitude);
            let along = point[0] + 2.0 * side - longitude;
            let share = if along.abs() < f64::EPSILON { 0.0 } else { (side - longitude) / along };
            let at = round_to(latitude + share * (point[1] - latitude), COORDINATE_DECIMALS);
            // what lies on the meridian lies on both sides of it
            if (longitude - side).abs() > 0.0 {
                part.push([side, at]);
            }
            if part.len() > 1 {
                parts.push(std::mem::take(&mut part));
            }
            part = vec![[-side, at]];
            if (point[0] + side).abs() > 0.0 {
                part.push(*point);
            }
        } else {
            part.push(*point);
        }
    }
    if part.len() > 1 || parts.is_empty() {
        parts.push(part);
    }
    parts
}

/// South-western and north-eastern corner around all; `None` of nothing.
fn bounds(boxes: impl Iterator<Item = Corners>) -> Option<Corners> {
    boxes.reduce(|[low, high], [a, b]| {
        [[low[0].min(a[0]), low[1].min(a[1])], [high[0].max(b[0]), high[1].max(b[1])]]
    })
}

/// West, south, east, north; across the antimeridian the west is greater than the east.
///
/// # Source
/// RFC 7946, §5.2.
fn bounding_box(boxes: &[Corners]) -> Option<[f64; 4]> {
    let [low, high] = bounds(boxes.iter().copied())?;
    let turned = |longitude: f64| if longitude < 0.0 { longitude + 360.0 } else { longitude };
    let eastwards = boxes.iter().map(|[a, b]| {
        let (one, other) = (turned(a[0]), turned(b[0]));
        [[one.min(other), a[1]], [one.max(other), b[1]]]
    });
    match bounds(eastwards) {
        Some([west, east]) if high[0] - low[0] > 180.0 && east[0] - west[0] < high[0] - low[0] => {
            Some([west[0], low[1], round_to(east[0] - 360.0, COORDINATE_DECIMALS), high[1]])
        }
        _ => Some([low[0], low[1], high[0], high[1]]),
    }
}

/// What a collection says of itself: `name` is what GDAL calls the layer.
fn head(name: &str, scenario: &Scenario, features: &[Feature<'_>]) -> Map<String, Value> {
    let description = Some(scenario.description.trim()).filter(|text| !text.is_empty());
    let corners: Vec<_> = features.iter().flat_map(|feature| feature.corners.iter().copied()).collect();
    let bbox = bounding_box(&corners).map(|sides| Value::from(sides.to_vec()));
    [
        ("name", Some(name.into())),
        ("scenario", Some(scenario.name.as_str().into())),
        ("description", description.map(Value::from)),
        ("path_loss_model", Some(deciding_model(scenario).into())),
        ("bbox", bbox),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key.to_owned(), value?)))
    .collect()
}

/// The bytes of a GeoJSON file.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub(in crate::outputs) fn collection(
    name: &'static str,
    scenario: &Scenario,
    features: Vec<Feature<'_>>,
) -> Result<Vec<u8>, OutputError> {
    let head = head(name, scenario, &features);
    collection_of(name, &head, features)
}

/// As [`collection`], of more than one scenario.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub(in crate::outputs) fn unattributed_collection(
    name: &'static str,
    features: Vec<Feature<'_>>,
) -> Result<Vec<u8>, OutputError> {
    let corners: Vec<_> = features.iter().flat_map(|feature| feature.corners.iter().copied()).collect();
    let bbox = bounding_box(&corners).map(|sides| ("bbox".to_owned(), Value::from(sides.to_vec())));
    let head = std::iter::once(("name".to_owned(), name.into())).chain(bbox).collect();
    collection_of(name, &head, features)
}

fn collection_of(
    name: &'static str,
    head: &Map<String, Value>,
    features: Vec<Feature<'_>>,
) -> Result<Vec<u8>, OutputError> {
    if features.is_empty() {
        // version 1.0.0 of the writer leaves out `features` where there are none
        let empty =
            FeatureCollection { bbox: None, features: Vec::new(), foreign_members: Some(head.clone()) };
        return Ok(format!("{empty}\n").into_bytes());
    }
    let mut bytes = Vec::new();
    write(&mut bytes, head, features)
        .map_err(|source| OutputError::GeoJson { name, source: Box::new(source) })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn write(
    bytes: &mut Vec<u8>,
    head: &Map<String, Value>,
    features: Vec<Feature<'_>>,
) -> Result<(), geojson::Error> {
    let mut writer = FeatureWriter::from_writer(bytes);
    for (key, value) in head {
        writer.write_foreign_member(key, value)?;
    }
    for feature in features {
        writer.write_feature(&geojson::Feature {
            geometry: Some(feature.geometry),
            properties: Some((feature.properties)().into_map()),
            ..geojson::Feature::default()
        })?;
    }
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::{Feature, collection};
    use crate::geodesy::LonLat;
    use crate::outputs::example::World;
    use crate::outputs::values::fields::Fields;

    const PLACES: [LonLat; 2] = [
        LonLat { longitude_deg: 104.123_456_789, latitude_deg: 21.0 },
        LonLat { longitude_deg: 104.0, latitude_deg: 21.5 },
    ];

    #[test]
    fn a_collection_is_rfc_7946() {
        let world = World::new();
        let features =
            vec![Feature::points(&PLACES, Fields::default), Feature::point(PLACES[1], Fields::default)];
        let bytes = collection("places", &world.scenario, features).expect("GeoJSON");
        let text = String::from_utf8(bytes).expect("UTF-8");
        let read: geojson::FeatureCollection = text.parse().expect("GeoJSON");
        assert_eq!(read.bbox, Some(vec![104.0, 21.0, 104.123_456_8, 21.5]));
        let said = read.foreign_members.expect("the collection's own members");
        assert_eq!(said["name"], "places");
        assert_eq!(said["scenario"], "Hand-made");
        assert_eq!(said["description"], "synthetic");
        assert_eq!(said["path_loss_model"], "p1812 (ITU-R P.1812-8 (09/2025))");
        let keys = ["name", "scenario", "features"].map(|key| text.find(&format!("\"{key}\"")));
        assert!(keys.is_sorted() && keys[0].is_some(), "GDAL reads the layer's name before the features");
        assert_eq!(read.features.len(), 2);
        assert!(!text.contains("crs"), "RFC 7946 knows one reference system");
    }

    #[test]
    fn a_box_across_the_antimeridian_has_its_west_in_the_east() {
        let at = |longitude: f64, latitude: f64| [[longitude, latitude]; 2];
        let fiji = [at(179.99, -17.0), at(-179.985, -16.5), [[-179.99, -16.8], [179.995, -16.7]]];
        assert_eq!(super::bounding_box(&fiji), Some([179.99, -17.0, -179.985, -16.5]));
        let wide = [at(-100.0, 0.0), at(100.0, 1.0), at(0.0, 0.5)];
        assert_eq!(super::bounding_box(&wide), Some([-100.0, 0.0, 100.0, 1.0]));
        assert_eq!(super::bounding_box(&[]), None);
    }

    #[test]
    fn a_line_across_the_antimeridian_is_cut() {
        let line = [[179.0, 10.0], [179.5, 10.0], [-179.5, 12.0], [-179.0, 12.0]];
        let parts = [
            vec![[179.0, 10.0], [179.5, 10.0], [180.0, 11.0]],
            vec![[-180.0, 11.0], [-179.5, 12.0], [-179.0, 12.0]],
        ];
        assert_eq!(super::cut_at_antimeridian(&line), parts);
        let back: Vec<_> = line.iter().rev().copied().collect();
        assert_eq!(super::cut_at_antimeridian(&back)[0], [[-179.0, 12.0], [-179.5, 12.0], [-180.0, 11.0]]);
        assert_eq!(super::cut_at_antimeridian(&line[..2]), [line[..2].to_vec()]);
        // from and to the meridian itself
        let on = [[-180.0, 1.0], [179.0, 1.0], [-180.0, 1.0]];
        assert_eq!(super::cut_at_antimeridian(&on), [vec![[180.0, 1.0], [179.0, 1.0], [180.0, 1.0]]]);
        let place = |longitude_deg| LonLat { longitude_deg, latitude_deg: 1.0 };
        let world = World::new();
        let ray = Feature::line(&[place(179.9), place(-179.9)], Fields::default);
        let text = collection("rays", &world.scenario, vec![ray]).expect("GeoJSON");
        let text = String::from_utf8(text).expect("UTF-8");
        assert!(
            text.contains("\"coordinates\":[[[179.9,1.0],[180.0,1.0]],[[-180.0,1.0],[-179.9,1.0]]]"),
            "{text}"
        );
        assert!(text.contains("\"bbox\": [179.9,1.0,-179.9,1.0]"), "{text}");
        // the box reaches to the last point, and one on the meridian is not written twice
        let ray = Feature::line(&[179.9, -180.0, -179.8].map(place), Fields::default);
        let text = collection("rays", &world.scenario, vec![ray]).expect("GeoJSON");
        let text = String::from_utf8(text).expect("UTF-8");
        let cut = "\"coordinates\":[[[179.9,1.0],[180.0,1.0]],[[-180.0,1.0],[-179.8,1.0]]]";
        assert!(text.contains(cut) && text.contains("\"bbox\": [179.9,1.0,-179.8,1.0]"), "{text}");
    }

    #[test]
    fn an_empty_collection_has_no_bounding_box() {
        let world = World::new();
        let text = String::from_utf8(collection("places", &world.scenario, Vec::new()).expect("GeoJSON"))
            .expect("UTF-8");
        assert!(!text.contains("bbox"));
        let read: geojson::FeatureCollection = text.parse().expect("GeoJSON");
        assert_eq!(read.features.len(), 0);
        assert_eq!(read.foreign_members.expect("the collection's own members")["name"], "places");
    }
}
