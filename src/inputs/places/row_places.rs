//! Where the rows of a table lie, in WGS 84.
use super::source_crs::{SWAPPED, SourceCrs, name_of, parse_crs};
use crate::geodesy::LonLat;
use crate::inputs::tables::columns::{ColumnChoice, Columns, require};
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::{Coordinates, Row, Shape, Table, TableChoice};
use crate::inputs::tables::text_values::parse_number;
use crate::inputs::{InputError, Reject};
use geo::{Coord, CoordsIter, MapCoords, MultiPolygon};
use std::cell::Cell;

/// A row's place.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::inputs) enum Place {
    Point(LonLat),
    /// Polygons, longitude and latitude in degrees.
    Area(MultiPolygon<f64>),
}

/// The places of a table's rows, in their order; a row without a usable place gets the reason.
///
/// # Errors
/// When the file's CRS is missing, unknown or contradicted, or coordinate columns are missing.
pub(in crate::inputs) fn locate(
    table: &Table,
    columns: &Columns,
    choice: &TableChoice<'_>,
    fields: &ColumnChoice<'_>,
) -> Result<Vec<Result<Place, Reject>>, InputError> {
    let crs = source_crs(table, choice)?;
    if matches!(table.coordinates, Coordinates::Columns) {
        require(table, columns, fields, "lon")?;
        require(table, columns, fields, "lat")?;
    }
    let pairs: Vec<Result<Vec<[f64; 2]>, Reject>> = table
        .rows
        .iter()
        .map(|row| coordinate_pairs(RowReader { table, columns, row }, crs.is_wgs84()))
        .collect();
    let flat: Vec<[f64; 2]> = pairs.iter().flatten().flatten().copied().collect();
    let mut converted = crs.to_geographic(&flat).into_iter();
    let places = table.rows.iter().zip(pairs).map(|(row, pairs)| {
        let own = pairs?;
        let lonlat: Vec<Result<LonLat, String>> = converted.by_ref().take(own.len()).collect();
        let reader = RowReader { table, columns, row };
        match lonlat.into_iter().collect::<Result<Vec<LonLat>, String>>() {
            Ok(lonlat) => Ok(place(row, &lonlat)),
            Err(reason) => Err(unplaced(reader, &own, &reason)),
        }
    });
    Ok(places.collect())
}

fn source_crs(table: &Table, choice: &TableChoice<'_>) -> Result<SourceCrs, InputError> {
    let section = choice.section;
    let given = choice.crs.map(|text| parse_crs(section, text)).transpose()?;
    let own = match &table.coordinates {
        Coordinates::Columns => None,
        Coordinates::Geometry(own) => own.clone(),
    };
    let crs = match (own, given) {
        (Some(own), Some(given)) if own != given && name_of(&own) != name_of(&given) => {
            return Err(InputError::CrsContradiction {
                file: table.file.clone(),
                section,
                own: name_of(&own),
                given: name_of(&given),
            });
        }
        (Some(crs), _) | (None, Some(crs)) => crs,
        (None, None) if matches!(table.coordinates, Coordinates::Columns) => return Ok(SourceCrs::wgs84()),
        (None, None) => return Err(InputError::NoCrs { file: table.file.clone(), section }),
    };
    let name = name_of(&crs);
    SourceCrs::new(crs).map_err(|reason| InputError::UnknownCrs { section, text: name, reason })
}

/// A row's coordinates, in the file's CRS.
fn coordinate_pairs(reader: RowReader<'_>, degrees: bool) -> Result<Vec<[f64; 2]>, Reject> {
    let finite = |pairs: Vec<[f64; 2]>| {
        if pairs.iter().flatten().all(|value| value.is_finite()) {
            Ok(pairs)
        } else {
            Err(reader.reject_as("geometry", "", "a coordinate is not a finite number"))
        }
    };
    match &reader.row.shape {
        Shape::InColumns => column_pair(reader, degrees).map(|pair| vec![pair]),
        Shape::Empty => Err(reader.reject_as("geometry", "", "no geometry: a point or an area is needed")),
        Shape::Point(pair) => finite(vec![*pair]),
        Shape::Area(area) => finite(area.coords_iter().map(|corner| [corner.x, corner.y]).collect()),
        Shape::Other(name) => {
            let reason = "not a point or an area: points, polygons and multipolygons are read";
            Err(reader.reject_as("geometry", name, reason))
        }
    }
}

fn column_pair(reader: RowReader<'_>, degrees: bool) -> Result<[f64; 2], Reject> {
    let number = |field: &str| {
        reader.required(field)?;
        let value = reader.parsed(field, parse_number)?;
        value.ok_or_else(|| reader.reject(field, "empty: a value is needed"))
    };
    let (lon, lat) = (number("lon")?, number("lat")?);
    if degrees && !(-180.0..=180.0).contains(&lon) {
        return Err(reader.reject("lon", "outside -180 to 180 degrees of longitude"));
    }
    if degrees && !(-90.0..=90.0).contains(&lat) {
        let swapped = (-180.0..=180.0).contains(&lat) && (-90.0..=90.0).contains(&lon);
        let hint = if swapped { SWAPPED } else { "" };
        return Err(reader.reject("lat", format!("outside -90 to 90 degrees of latitude{hint}")));
    }
    Ok([lon, lat])
}

fn place(row: &Row, lonlat: &[LonLat]) -> Place {
    match &row.shape {
        Shape::Area(area) => {
            // corners come in the order in which `coordinate_pairs` listed them
            let next = Cell::new(0);
            Place::Area(area.map_coords(|own| {
                let corner = lonlat.get(next.replace(next.get() + 1));
                corner.map_or(own, |place| Coord { x: place.longitude_deg, y: place.latitude_deg })
            }))
        }
        _ => Place::Point(lonlat[0]),
    }
}

fn unplaced(reader: RowReader<'_>, own: &[[f64; 2]], reason: &str) -> Reject {
    match reader.row.shape {
        Shape::InColumns => {
            let value = format!("{} {}", reader.text("lon"), reader.text("lat"));
            reader.reject_as(&reader.place_field(), &value, reason)
        }
        _ => reader.reject_as(
            "geometry",
            &own.first().map_or_else(String::new, |[x, y]| format!("{x} {y}")),
            reason,
        ),
    }
}
