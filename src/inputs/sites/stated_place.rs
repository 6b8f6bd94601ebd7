//! Where a sector stands as a scenario states it.
use super::sector_row::column_choice;
use crate::geodesy::LonLat;
use crate::inputs::places::row_places::{Place, locate};
use crate::inputs::tables::columns::find_columns;
use crate::inputs::tables::fields::{ONE_PLACE_COLUMN, is_of_axis, is_place};
use crate::inputs::tables::rejects::Notes;
use crate::inputs::tables::stated_values::StatedValues;
use crate::inputs::tables::table_rows::{Coordinates, Row, Shape, Table, TableChoice};
use crate::language::word;
use crate::text;
use std::collections::BTreeMap;

/// The stated place, read as the columns of a table in WGS 84; `None` where no coordinate is stated. One coordinate alone moves `before`.
///
/// # Errors
/// The reason, with the column and the value, why it is no place.
pub(super) fn stated_place(stated: &StatedValues, before: Option<LonLat>) -> Result<Option<LonLat>, String> {
    let is_given = |text: &str| !text.trim().is_empty();
    let given = stated.iter().filter(|(column, value)| is_place(column) && is_given(&value.text));
    let (mut columns, mut values): (Vec<String>, Vec<String>) =
        given.map(|(column, value)| (column.to_owned(), value.text.to_string())).unzip();
    if columns.is_empty() {
        return Ok(None);
    }
    if !columns.iter().any(|column| ONE_PLACE_COLUMN.contains(&column.as_str())) {
        for axis in ["lon", "lat"] {
            if columns.iter().any(|column| is_of_axis(column, axis)) {
                continue;
            }
            let before = before.ok_or_else(|| text!("stated-place-is-missing-give-lon-and-lat", axis))?;
            let degrees = if axis == "lon" { before.longitude_deg } else { before.latitude_deg };
            columns.push(axis.to_owned());
            values.push(degrees.to_string());
        }
    }
    located(columns, values).map(Some)
}

fn located(columns: Vec<String>, values: Vec<String>) -> Result<LonLat, String> {
    let table = Table {
        file: word("stated-place-the-scenario").to_owned(),
        columns,
        rows: vec![Row { number: 1, values, shape: Shape::InColumns }],
        coordinates: Coordinates::Columns,
        rejects: Vec::new(),
        stored: Vec::new(),
        lone_quotes: 0,
        decimal_commas: 0,
    };
    let mapping = BTreeMap::new();
    let fields = column_choice(&mapping);
    let choice = TableChoice {
        section: fields.section,
        files: &[],
        layer: None,
        crs: None,
        encoding: None,
        columns: &mapping,
    };
    let columns = find_columns(&table, &fields).map_err(|error| error.to_string())?;
    let places = locate(&table, &columns, &choice, &fields, &mut Notes::default());
    match places.map_err(|error| error.to_string())?.pop() {
        Some(Ok(Place::Point(place))) => Ok(place),
        Some(Err(reject)) => Err(format!("{} `{}`: {}", reject.field, reject.value, reject.reason)),
        _ => Err(word("stated-place-not-point-mast-needs-one").to_owned()),
    }
}
