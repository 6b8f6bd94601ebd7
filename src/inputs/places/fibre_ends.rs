//! Places that have fibre today.
use super::crs::PlanningProjection;
use super::row_places::{Place, locate};
use crate::geodesy::{LonLat, Position};
use crate::inputs::tables::columns::{ColumnChoice, find_columns};
use crate::inputs::tables::csv_table::Header;
use crate::inputs::tables::fields::SETTLEMENTS;
use crate::inputs::tables::rejects::Notes;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::{Row, Table, TableChoice};
use crate::inputs::{InputError, Reject};
use crate::language::word;
use std::collections::BTreeMap;

/// A place with fibre.
#[derive(Clone, Debug, PartialEq)]
pub struct FibreEnd {
    /// Its name in the file, if it has one, and the file's name and the row, which make it unique.
    pub name: String,
    /// Where.
    pub position: Position,
}

/// Reads places from vector files and tables of points, by file and row; rows that are no point are set aside.
///
/// # Errors
/// [`InputError`] names a file that cannot be read.
pub fn read_fibre_ends(
    files: &[String],
    projection: &PlanningProjection,
) -> Result<(Vec<FibreEnd>, Vec<Reject>), InputError> {
    let (mut ends, mut rejects) = (Vec::new(), Vec::new());
    if files.is_empty() {
        return Ok((ends, rejects));
    }
    let columns = BTreeMap::new();
    let section = "plan.backhaul";
    let choice = TableChoice { section, files, layer: None, crs: None, encoding: None, columns: &columns };
    for path in &choice.paths()? {
        let table = choice.open(path, Header::FirstRow)?;
        rejects.extend(table.rejects.iter().cloned());
        for (row, place) in places_of(&table, &choice)? {
            match place.and_then(|place| placed(&table, &row, &place, projection)) {
                Ok(end) => ends.push(end),
                Err(reject) => rejects.push(reject),
            }
        }
    }
    Ok((ends, rejects))
}

/// A row.
struct NamedRow {
    number: u64,
    /// Empty without one.
    name: String,
}

/// A row, and its place or why it has none.
type RowPlace = (NamedRow, Result<Place, Reject>);

/// The places of a table with their rows.
fn places_of(table: &Table, choice: &TableChoice<'_>) -> Result<Vec<RowPlace>, InputError> {
    let fields = ColumnChoice {
        section: choice.section,
        fields: SETTLEMENTS,
        mapping: choice.columns,
        also_allowed: |_| false,
    };
    let columns = find_columns(table, &fields)?;
    let places = locate(table, &columns, choice, &fields, &mut Notes::default())?;
    let named = |row: &Row| {
        let reader = RowReader::new(table, &columns, row);
        NamedRow { number: row.number, name: reader.text("name").to_owned() }
    };
    Ok(table.rows.iter().map(named).zip(places).collect())
}

/// A place on the planning grid.
fn placed(
    table: &Table,
    row: &NamedRow,
    place: &Place,
    projection: &PlanningProjection,
) -> Result<FibreEnd, Reject> {
    let refused = |reason: String| Reject {
        file: table.file.clone(),
        row: row.number,
        field: "geometry".to_owned(),
        value: String::new(),
        reason,
    };
    let Place::Point(point) = place else {
        return Err(refused(word("fibre-ends-point-is-needed-and-this-is").to_owned()));
    };
    let place = LonLat { longitude_deg: point.longitude_deg, latitude_deg: point.latitude_deg };
    let position = projection.place(&[place]).map_err(|error| refused(error.to_string()))?;
    let file = std::path::Path::new(&table.file).file_name().unwrap_or_default().to_string_lossy();
    let source = format!("{file}:{}", row.number);
    let name = if row.name.is_empty() { source } else { format!("{} ({source})", row.name) };
    Ok(FibreEnd { name, position: position[0] })
}

#[cfg(test)]
mod tests {
    use super::read_fibre_ends;
    use crate::inputs::crs::PlanningProjection;

    #[test]
    fn points_are_read_and_what_is_none_is_set_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("ends.csv");
        std::fs::write(&file, "name,lon,lat\nChợ,104.2,21.1\n,104.3,95\n,104.4,21.2\n").expect("a file");
        let projection = PlanningProjection::from_user_input("EPSG:32648").expect("a CRS");
        let files = [file.display().to_string()];
        let (ends, rejects) = read_fibre_ends(&files, &projection).expect("it is read");
        let names: Vec<&str> = ends.iter().map(|end| end.name.as_str()).collect();
        assert_eq!(names, ["Chợ (ends.csv:2)", "ends.csv:4"]);
        assert!((ends[0].position.geographic.longitude_deg - 104.2).abs() < 1e-9);
        assert_eq!(rejects.iter().map(|reject| reject.row).collect::<Vec<_>>(), [3]);
        let missing = read_fibre_ends(&["nowhere.csv".to_owned()], &projection);
        assert!(missing.is_err());
    }
}
