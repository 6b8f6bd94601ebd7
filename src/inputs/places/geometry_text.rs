//! Geometries that stand as text in a column: WKT, EWKT and GeoJSON.
use crate::inputs::QuietGdal;
use crate::inputs::tables::table_rows::Shape;
use crate::inputs::tables::vector_table::shape_of_geometry;
use crate::language::word;
use gdal::vector::Geometry;

/// What the text of a geometry may begin with, in capitals.
const KEYWORDS: [&str; 5] = ["POINT", "MULTIPOINT", "POLYGON", "MULTIPOLYGON", "SRID="];

/// A geometry, east or longitude first, and the number of the CRS that its text names.
#[derive(Debug, PartialEq)]
pub(super) struct GeometryText {
    pub(super) shape: Shape,
    /// From `SRID=4326;POINT (...)`.
    pub(super) srid: Option<u32>,
}

/// Whether a text is meant as a geometry.
pub(super) fn is_geometry(text: &str) -> bool {
    let capitals = text.to_uppercase();
    text.starts_with('{') || KEYWORDS.iter().any(|keyword| capitals.starts_with(keyword))
}

/// Reads `POINT (105.8 20.9)`, `SRID=4326;POINT Z (105.8 20.9 612)`, `{"type": "Point", "coordinates": [105.8, 20.9]}`; polygons likewise.
///
/// # Errors
/// The reason, when it cannot be read.
pub(super) fn parse_geometry(text: &str) -> Result<GeometryText, String> {
    let _quiet = QuietGdal::new();
    let unreadable = || word("geometry-text-not-geometry-in-wkt-or-geojson").to_owned();
    let (srid, text) = without_srid(text).ok_or_else(unreadable)?;
    let is_point = text.to_uppercase().starts_with("POINT");
    if is_point && text.contains(',') {
        return Err(word("geometry-text-point-in-wkt-has-blank-between").to_owned());
    }
    let geometry =
        if text.starts_with('{') { Geometry::from_geojson(text) } else { Geometry::from_wkt(text) };
    let geometry = geometry.map_err(|_no_geometry| unreadable())?;
    Ok(GeometryText { shape: shape_of_geometry(&geometry), srid })
}

/// The number behind `SRID=`, and the rest.
fn without_srid(text: &str) -> Option<(Option<u32>, &str)> {
    if !text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("SRID=")) {
        return Some((None, text));
    }
    let (number, rest) = text[5..].split_once(';')?;
    Some((Some(number.trim().parse().ok()?), rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::{is_geometry, parse_geometry};
    use crate::inputs::tables::table_rows::Shape;

    #[test]
    fn points_and_areas() {
        for (text, srid) in [
            ("POINT (105.25 20.5)", None),
            ("Point(105.25 20.5)", None),
            ("POINT Z (105.25 20.5 612)", None),
            ("SRID=4326;POINT(105.25 20.5)", Some(4326)),
            ("MULTIPOINT ((105.25 20.5))", None),
            ("{\"type\": \"Point\", \"coordinates\": [105.25, 20.5]}", None),
        ] {
            assert!(is_geometry(text), "{text}");
            let found = parse_geometry(text).expect(text);
            assert_eq!((found.shape, found.srid), (Shape::Point([105.25, 20.5]), srid), "{text}");
        }
        let area = parse_geometry("POLYGON ((0 0, 1 0, 1 1, 0 0))").expect("an area").shape;
        assert!(matches!(area, Shape::Area(_)), "{area:?}");
    }

    #[test]
    fn what_is_no_geometry() {
        assert!(!is_geometry("20.5, 105.25") && !is_geometry("Pont-Saint-Esprit"));
        for text in
            ["POINT (a b)", "POINT (105,25 20,5)", "SRID=x;POINT (1 2)", "{\"type\": \"Point\"}", "POINT"]
        {
            assert!(parse_geometry(text).is_err(), "{text}");
        }
        assert_eq!(parse_geometry("POINT EMPTY").expect("empty").shape, Shape::Empty);
    }
}
