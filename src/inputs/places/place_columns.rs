//! Where the rows of a table without geometries lie: two columns, or one that holds both coordinates.
use super::angle::Angle;
use super::angle_columns::{LATITUDE, LONGITUDE};
use super::file_letters::Letters;
use super::geometry_text::{is_geometry, parse_geometry};
use super::hemisphere::{Axis, Letter};
use super::pair_text::parse_pair;
use super::source_crs::{self, SourceCrs};
use crate::inputs::tables::columns::{ColumnChoice, Columns, require};
use crate::inputs::tables::fields::ONE_PLACE_COLUMN;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::{Shape, Table};
use crate::inputs::tables::text_values::parse_number;
use crate::inputs::{InputError, Reject};
use crate::language::word;
use crate::text;

/// Places in the file's own CRS, east or longitude first.
pub(super) struct ColumnPlaces {
    pub(super) shapes: Vec<Result<Shape, Reject>>,
    /// Rows with a coordinate in degrees and minutes.
    pub(super) with_minutes: usize,
}

/// Which coordinate stands first.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    LatLon,
    LonLat,
}

/// What a row's text says before the whole file is known.
enum Stated {
    /// In the order of the text.
    Pair([Angle; 2]),
    Shape(Shape),
}

/// A table whose coordinates stand in columns.
pub(super) struct PlaceColumns<'a> {
    pub(super) table: &'a Table,
    pub(super) columns: &'a Columns,
    pub(super) choice: &'a ColumnChoice<'a>,
    pub(super) crs: &'a SourceCrs,
}

impl PlaceColumns<'_> {
    /// The place of each row, in their order.
    ///
    /// # Method
    /// What letters mean, and which coordinate stands first in one column, is settled for the whole file before any row is taken.
    ///
    /// # Errors
    /// When a column is missing, or the order of two coordinates in one column cannot be told.
    pub(super) fn places(&self) -> Result<ColumnPlaces, InputError> {
        let one = ONE_PLACE_COLUMN.into_iter().find(|field| self.columns.get(field).is_some());
        let Some(field) = one else {
            require(self.table, self.columns, self.choice, "lon")?;
            require(self.table, self.columns, self.choice, "lat")?;
            let stated = self.stated(|reader| self.two_columns(&reader));
            return Ok(self.settled(stated, None, ["lon", "lat"]));
        };
        let stated = self.stated(|reader| self.one_column(&reader, field));
        let order = match field {
            "lat_lon" => Order::LatLon,
            "lon_lat" => Order::LonLat,
            _ => self.order(field, &stated)?,
        };
        Ok(self.settled(stated, Some(order), [field; 2]))
    }

    fn stated(&self, read: impl Fn(RowReader<'_>) -> Result<Stated, Reject>) -> Vec<Result<Stated, Reject>> {
        let (table, columns) = (self.table, self.columns);
        table.rows.iter().map(|row| read(RowReader::new(table, columns, row))).collect()
    }

    fn two_columns(&self, reader: &RowReader<'_>) -> Result<Stated, Reject> {
        let longitude = LONGITUDE.read(reader, |text| self.coordinate(text))?;
        let latitude = LATITUDE.read(reader, |text| self.coordinate(text))?;
        Ok(Stated::Pair([longitude, latitude]))
    }

    /// Only degrees have minutes and letters.
    fn coordinate(&self, text: &str) -> Result<Angle, String> {
        let angle = Angle::parse(text);
        if self.crs.in_degrees() {
            return angle;
        }
        match (parse_number(text), angle) {
            (Err(_), Ok(_)) => Err(self.not_in_degrees()),
            (_, angle) => angle,
        }
    }

    fn not_in_degrees(&self) -> String {
        text!("place-columns-degrees-but-the-coordinates-of-this", crs = self.crs.name())
    }

    fn one_column(&self, reader: &RowReader<'_>, field: &'static str) -> Result<Stated, Reject> {
        let text = reader.required(field)?;
        let refuse = |reason: String| reader.reject(field, reason);
        if is_geometry(text) {
            let found = parse_geometry(text).map_err(refuse)?;
            let named = found.srid.map(|number| format!("EPSG:{number}"));
            return match named {
                Some(named) if named != self.crs.name() => {
                    let section = self.choice.section;
                    Err(refuse(text!(
                        "place-columns-it-is-in-the-file-is",
                        named,
                        crs = self.crs.name(),
                        section
                    )))
                }
                _ => Ok(Stated::Shape(found.shape)),
            };
        }
        let pair = parse_pair(text).map_err(refuse)?;
        let in_degrees = pair.iter().any(|angle| angle.minutes || angle.letter.is_some());
        if in_degrees && !self.crs.in_degrees() {
            return Err(refuse(self.not_in_degrees()));
        }
        Ok(Stated::Pair(pair))
    }

    /// Which coordinate stands first in a column whose name does not say it: in at least half of the rows without letters one must be
    /// beyond 90 degrees, always the same.
    fn order(&self, field: &str, stated: &[Result<Stated, Reject>]) -> Result<Order, InputError> {
        let without_letter = |stated: &Stated| match stated {
            Stated::Pair(pair) if pair.iter().all(|angle| angle.letter.is_none()) => {
                Some(pair.map(|angle| angle.size))
            }
            _ => None,
        };
        let pairs: Vec<[f64; 2]> = stated.iter().flatten().filter_map(without_letter).collect();
        let beyond = |which: usize| {
            pairs.iter().filter(|pair| (90.0..=180.0).contains(&pair[which]) && pair[which] > 90.0).count()
        };
        let half = pairs.len().div_ceil(2);
        match (self.crs.in_degrees(), beyond(0), beyond(1)) {
            (true, 0, second) if second >= half => Ok(Order::LatLon),
            (true, first, 0) if first >= half => Ok(Order::LonLat),
            _ => Err(InputError::CoordinateOrder {
                file: self.table.file.clone(),
                section: self.choice.section,
                column: self
                    .columns
                    .get(field)
                    .map_or_else(String::new, |index| self.table.columns[index].clone()),
            }),
        }
    }

    /// Shapes from what the rows say; `order` is that of one column, `fields` are those of longitude and latitude.
    fn settled(
        &self,
        stated: Vec<Result<Stated, Reject>>,
        order: Option<Order>,
        fields: [&'static str; 2],
    ) -> ColumnPlaces {
        let mut letters = Letters::default();
        for stated in stated.iter().flatten() {
            if let Stated::Pair(pair) = stated {
                for angle in pair {
                    letters.add(angle);
                }
            }
        }
        let (table, columns) = (self.table, self.columns);
        let mut with_minutes = 0;
        let rows = table.rows.iter().zip(stated);
        let shapes = rows.map(|(row, stated)| match stated? {
            Stated::Shape(shape) => Ok(shape),
            Stated::Pair(pair) => {
                let reader = RowReader::new(table, columns, row);
                let shape = self.point(
                    &reader,
                    &order.map_or(pair, |order| lon_first(pair, order)),
                    &letters,
                    fields,
                )?;
                with_minutes += usize::from(pair.iter().any(|angle| angle.minutes));
                Ok(shape)
            }
        });
        ColumnPlaces { shapes: shapes.collect(), with_minutes }
    }

    fn point(
        &self,
        reader: &RowReader<'_>,
        [longitude, latitude]: &[Angle; 2],
        letters: &Letters,
        [lon_field, lat_field]: [&'static str; 2],
    ) -> Result<Shape, Reject> {
        let value =
            |angle, axis, field| letters.value(angle, axis).map_err(|reason| reader.reject(field, reason));
        let lon = value(longitude, Axis::Longitude, lon_field)?;
        let lat = value(latitude, Axis::Latitude, lat_field)?;
        if self.crs.is_wgs84() && !(-180.0..=180.0).contains(&lon) {
            return Err(reader.reject(lon_field, word("place-columns-outside-180-to-180-degrees-of")));
        }
        if self.crs.is_wgs84() && !(-90.0..=90.0).contains(&lat) {
            let swapped = (-180.0..=180.0).contains(&lat) && (-90.0..=90.0).contains(&lon);
            let hint = if swapped { source_crs::swapped() } else { "" };
            return Err(reader.reject(lat_field, text!("place-columns-outside-90-to-90-degrees-of", hint)));
        }
        Ok(Shape::Point([lon, lat]))
    }
}

/// Longitude, then latitude: by the letters, otherwise by the order of the column.
fn lon_first(pair: [Angle; 2], order: Order) -> [Angle; 2] {
    let [first, second] = pair;
    let axis = |angle: Angle| angle.letter.map(Letter::axis);
    let lat_first = match (axis(first), axis(second)) {
        (Some(first), _) => first == Axis::Latitude,
        (None, Some(second)) => second == Axis::Longitude,
        (None, None) => order == Order::LatLon,
    };
    if lat_first { [second, first] } else { pair }
}
