//! Features of a layer as folders of placemarks.
use super::earth_layers::{EarthLayer, Kind, Properties, text_of};
use crate::outputs::dictionary::alias_of;
use crate::outputs::rasters::cloud_raster::escaped;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Writes the folder of a layer; nothing of one without features.
///
/// # Definition
/// Names are texts, whatever they hold. A balloon shows the description alone, in which a text of the user is escaped as HTML is: it is never run, nor
/// taken for a placeholder.
pub(super) fn write_folder(kml: &mut String, layer: &EarthLayer, features: &[Value]) {
    let marks = marks_of(layer, features);
    if marks.is_empty() {
        return;
    }
    let visible = u8::from(layer.shown);
    let _ = write!(kml, "<Folder><name>{}</name><visibility>{visible}</visibility>", escaped(layer.title));
    for (at, kind) in layer.kinds.iter().enumerate() {
        let of_kind: Vec<&Mark<'_>> = marks.iter().filter(|mark| mark.kind == at).collect();
        let Some(_) = of_kind.first() else { continue };
        let folded = layer.kinds.len() > 1;
        if folded {
            let title = escaped(kind.title);
            let _ = write!(kml, "<Folder><name>{title}</name><visibility>{visible}</visibility>");
        }
        for mark in of_kind {
            write_mark(kml, layer, at, mark);
        }
        if folded {
            kml.push_str("</Folder>\n");
        }
    }
    kml.push_str("</Folder>\n");
}

/// Number of the style of a kind.
pub(super) fn style_id(layer: &EarthLayer, kind: usize) -> String {
    let stem = layer.file.trim_end_matches(".geojson");
    format!("{stem}_{kind}")
}

/// Features that are one placemark.
struct Mark<'f> {
    kind: usize,
    rows: Vec<&'f Properties>,
    geometry: &'f Value,
}

fn marks_of<'f>(layer: &EarthLayer, features: &'f [Value]) -> Vec<Mark<'f>> {
    let mut marks: Vec<Mark<'f>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for feature in features {
        let properties = feature.get("properties").and_then(Value::as_object);
        let Some((properties, geometry)) = properties.zip(feature.get("geometry")) else { continue };
        let key = layer.once_per.map(|field| format!("{} {geometry}", text_of(properties.get(field))));
        if let Some(at) = key.as_ref().and_then(|key| known.get(key)) {
            marks[*at].rows.push(properties);
            continue;
        }
        known.extend(key.map(|key| (key, marks.len())));
        marks.push(Mark { kind: kind_of(layer, properties), rows: vec![properties], geometry });
    }
    marks
}

/// The kind of a feature; the last for what none has.
fn kind_of(layer: &EarthLayer, properties: &Properties) -> usize {
    let value = text_of(properties.get(&layer.field));
    let found = layer.kinds.iter().position(|kind: &Kind| kind.value == value);
    found.unwrap_or(layer.kinds.len() - 1)
}

fn write_mark(kml: &mut String, layer: &EarthLayer, kind: usize, mark: &Mark<'_>) {
    let Some(first) = mark.rows.first() else { return };
    let name = (layer.name)(first);
    let visible = u8::from(layer.shown);
    let _ = write!(
        kml,
        "<Placemark><name>{}</name><visibility>{visible}</visibility><Snippet maxLines=\"0\"></Snippet>\
         <description>{}</description><styleUrl>#{}</styleUrl>",
        escaped(&name),
        escaped(&balloon(layer, &name, &mark.rows)),
        style_id(layer, kind)
    );
    write_data(kml, first);
    write_geometry(kml, mark.geometry);
    kml.push_str("</Placemark>\n");
}

/// What a balloon shows, as HTML.
fn balloon(layer: &EarthLayer, name: &str, rows: &[&Properties]) -> String {
    let mut html = format!("<h3>{}</h3>", as_html(name));
    let shown = |field: &str| layer.shows.is_empty() || layer.shows.contains(&field);
    for row in rows {
        html.push_str("<table>");
        for (field, value) in row.iter().filter(|(field, value)| shown(field) && !value.is_null()) {
            let (alias, text) = (as_html(&alias_of(field)), as_html(&text_of(Some(value))));
            let _ = write!(html, "<tr><td>{alias}</td><td>{text}</td></tr>");
        }
        html.push_str("</table>");
    }
    html
}

/// A text within HTML; no placeholder of KML either.
fn as_html(text: &str) -> String {
    escaped(text).replace('$', "&#36;")
}

/// All fields of the first feature, for programs.
fn write_data(kml: &mut String, properties: &Properties) {
    kml.push_str("<ExtendedData>");
    for (field, value) in properties.iter().filter(|(_, value)| !value.is_null()) {
        let (field, value) = (escaped(field), escaped(&text_of(Some(value))));
        let _ = write!(kml, "<Data name=\"{field}\"><value>{value}</value></Data>");
    }
    kml.push_str("</ExtendedData>");
}

fn write_geometry(kml: &mut String, geometry: &Value) {
    let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
    let parts = coordinates.as_array().map_or(&[][..], Vec::as_slice);
    match geometry.get("type").and_then(Value::as_str) {
        Some("Point") => write_point(kml, coordinates),
        Some("LineString") => write_line(kml, coordinates),
        Some("MultiPoint") => write_parts(kml, parts, write_point),
        Some("MultiLineString") => write_parts(kml, parts, write_line),
        _ => {}
    }
}

fn write_parts(kml: &mut String, parts: &[Value], write_part: fn(&mut String, &Value)) {
    kml.push_str("<MultiGeometry>");
    for part in parts {
        write_part(kml, part);
    }
    kml.push_str("</MultiGeometry>");
}

fn write_point(kml: &mut String, place: &Value) {
    let _ = write!(kml, "<Point><coordinates>{}</coordinates></Point>", pair(place));
}

/// A line that lies on the ground.
fn write_line(kml: &mut String, places: &Value) {
    let places = places.as_array().map_or(&[][..], Vec::as_slice);
    let pairs: Vec<String> = places.iter().map(pair).collect();
    let _ = write!(
        kml,
        "<LineString><tessellate>1</tessellate><coordinates>{}</coordinates></LineString>",
        pairs.join(" ")
    );
}

fn pair(place: &Value) -> String {
    let number = |at: usize| place.get(at).map(Value::to_string).unwrap_or_default();
    format!("{},{}", number(0), number(1))
}
