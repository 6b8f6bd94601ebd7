//! Where the rows of a table lie, in WGS 84.
use super::place_columns::PlaceColumns;
use super::source_crs::{SourceCrs, name_of, parse_crs};
use crate::findings::RowNote;
use crate::geodesy::LonLat;
use crate::inputs::tables::columns::{ColumnChoice, Columns};
use crate::inputs::tables::rejects::Notes;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::{Coordinates, Shape, Table, TableChoice};
use crate::inputs::{InputError, Reject};
use crate::language::word;
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
/// When the file's CRS is missing, unknown or contradicted, coordinate columns are missing, or the order of two coordinates in one
/// column cannot be told.
pub(in crate::inputs) fn locate(
    table: &Table,
    columns: &Columns,
    choice: &TableChoice<'_>,
    fields: &ColumnChoice<'_>,
    notes: &mut Notes,
) -> Result<Vec<Result<Place, Reject>>, InputError> {
    let crs = source_crs(table, choice)?;
    let shapes = match table.coordinates {
        Coordinates::Columns => {
            let found = PlaceColumns { table, columns, choice: fields, crs: &crs }.places()?;
            notes.add(RowNote::DegreesMinutesSeconds, found.with_minutes);
            found.shapes
        }
        Coordinates::Geometry(_) => table.rows.iter().map(|row| Ok(row.shape.clone())).collect(),
    };
    let pairs: Vec<Result<Vec<[f64; 2]>, Reject>> = table
        .rows
        .iter()
        .zip(&shapes)
        .map(|(row, shape)| {
            coordinate_pairs(RowReader::new(table, columns, row), shape.as_ref().map_err(Clone::clone)?)
        })
        .collect();
    let flat: Vec<[f64; 2]> = pairs.iter().flatten().flatten().copied().collect();
    let mut converted = crs.to_geographic(&flat).into_iter();
    let places = table.rows.iter().zip(pairs.into_iter().zip(shapes)).map(|(row, (pairs, shape))| {
        let own = pairs?;
        let lonlat: Vec<Result<LonLat, String>> = converted.by_ref().take(own.len()).collect();
        let reader = RowReader::new(table, columns, row);
        match lonlat.into_iter().collect::<Result<Vec<LonLat>, String>>() {
            Ok(lonlat) => Ok(place(&shape?, &lonlat)),
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
fn coordinate_pairs(reader: RowReader<'_>, shape: &Shape) -> Result<Vec<[f64; 2]>, Reject> {
    let refuse = |value: &str, reason: &str| Err(reader.reject_as(&reader.place_field(), value, reason));
    let finite = |pairs: Vec<[f64; 2]>| {
        if pairs.iter().flatten().all(|value| value.is_finite()) {
            Ok(pairs)
        } else {
            refuse("", word("row-places-coordinate-is-not-finite-number"))
        }
    };
    match shape {
        Shape::InColumns | Shape::Empty => refuse("", word("no-geometry")),
        Shape::Point(pair) => finite(vec![*pair]),
        Shape::Area(area) => finite(area.coords_iter().map(|corner| [corner.x, corner.y]).collect()),
        Shape::Other(name) => refuse(name, word("row-places-not-point-or-an-area-points")),
    }
}

fn place(shape: &Shape, lonlat: &[LonLat]) -> Place {
    match shape {
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
    let value = match reader.row.shape {
        Shape::InColumns => reader.place_text(),
        _ => own.first().map_or_else(String::new, |[x, y]| format!("{x} {y}")),
    };
    reader.reject_as(&reader.place_field(), &value, reason)
}
