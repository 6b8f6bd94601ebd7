//! Areas in which no mast may stand.
use super::crs::PlanningProjection;
use super::row_places::{Place, locate};
use crate::geodesy::LonLat;
use crate::grid::{CellMask, GridGeometry};
use crate::inputs::tables::columns::{ColumnChoice, find_columns};
use crate::inputs::tables::csv_table::Header;
use crate::inputs::tables::rejects::Notes;
use crate::inputs::tables::table_rows::{Row, Table, TableChoice};
use crate::inputs::{InputError, Reject};
use crate::language::word;
use crate::text;
use geo::{LineString, MultiPolygon};
use std::collections::BTreeMap;

/// The role of the files.
pub const FORBIDDEN_AREAS: &str = "forbidden_areas";

/// Cells in which no mast may stand, and the files that say so.
pub struct ForbiddenAreas {
    /// The cells.
    pub cells: CellMask,
    /// The files read.
    pub files: Vec<String>,
}

/// Reads areas from vector files of polygons and marks the cells whose centres lie in them.
///
/// # Errors
/// [`InputError`] names a file that cannot be read, and a row that is no area or lies outside the planning CRS: an area that was left out would allow
/// masts where there may be none.
pub fn read_forbidden_areas(
    files: &[String],
    projection: &PlanningProjection,
    geometry: &GridGeometry,
) -> Result<ForbiddenAreas, InputError> {
    let mut cells = CellMask::none(geometry);
    if files.is_empty() {
        return Ok(ForbiddenAreas { cells, files: Vec::new() });
    }
    let columns = BTreeMap::new();
    let choice =
        TableChoice { section: "new_mast", files, layer: None, crs: None, encoding: None, columns: &columns };
    let files = choice.paths()?;
    for path in &files {
        let table = choice.open(path, Header::FirstRow)?;
        for (row, area) in areas_of(&table, &choice)? {
            for polygon in &area {
                let lines = std::iter::once(polygon.exterior()).chain(polygon.interiors());
                let rings = lines.map(|line| placed(line, projection)).collect::<Result<Vec<_>, String>>();
                let rings = rings.map_err(|reason| unreadable(&table, row, &reason))?;
                cells.add(geometry, &rings);
            }
        }
    }
    Ok(ForbiddenAreas { cells, files })
}

/// The areas of a table with their rows.
fn areas_of(table: &Table, choice: &TableChoice<'_>) -> Result<Vec<(u64, MultiPolygon<f64>)>, InputError> {
    let fields = ColumnChoice {
        section: choice.section,
        fields: &[],
        mapping: choice.columns,
        also_allowed: |_| false,
    };
    let columns = find_columns(table, &fields)?;
    if let Some(reject) = table.rejects.first() {
        return Err(unreadable(table, reject.row, &reject.reason));
    }
    let places = locate(table, &columns, choice, &fields, &mut Notes::default())?;
    let area = |(row, place): (&Row, Result<Place, Reject>)| match place {
        Ok(Place::Area(area)) => Ok((row.number, area)),
        Ok(Place::Point(_)) => Err(unreadable(table, row.number, word("polygon-needed"))),
        Err(reject) => Err(unreadable(table, row.number, &reject.reason)),
    };
    table.rows.iter().zip(places).map(area).collect()
}

/// A ring on the planning grid.
fn placed(ring: &LineString<f64>, projection: &PlanningProjection) -> Result<Vec<(f64, f64)>, String> {
    let corners: Vec<LonLat> =
        ring.coords().map(|corner| LonLat { longitude_deg: corner.x, latitude_deg: corner.y }).collect();
    let positions = projection.place(&corners).map_err(|error| error.to_string())?;
    Ok(positions.iter().map(|position| (position.easting_m, position.northing_m)).collect())
}

fn unreadable(table: &Table, row: u64, reason: &str) -> InputError {
    InputError::Unreadable { file: table.file.clone(), reason: text!("forbidden-areas-row", row, reason) }
}

#[cfg(test)]
mod tests {
    use super::read_forbidden_areas;
    use crate::grid::{Cell, GridGeometry, Shape};
    use crate::inputs::places::crs::PlanningProjection;

    /// An area in GeoJSON, in degrees.
    fn geojson(geometry: &str) -> String {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{}},"geometry":{geometry}}}]}}"#
        )
    }

    #[test]
    fn cells_in_an_area_are_marked_and_points_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let projection = PlanningProjection::from_user_input("EPSG:32648").expect("a CRS");
        let middle = crate::geodesy::LonLat { longitude_deg: 104.4, latitude_deg: 21.2 };
        let at = projection.place(&[middle]).expect("a place")[0];
        let geometry = GridGeometry {
            shape: Shape { rows: 100, cols: 100 },
            west_m: at.easting_m - 1_500.0,
            north_m: at.northing_m + 1_500.0,
            cell_m: 30.0,
        };
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("a file");
            vec![path.display().to_string()]
        };
        // 0.005 by 0.005 degrees, some 519 by 554 m: 17.3 by 18.5 cells, around the grid's middle
        let square = "[[[104.3975,21.1975],[104.4025,21.1975],[104.4025,21.2025],[104.3975,21.2025],[104.3975,21.1975]]]";
        let area = format!(r#"{{"type":"Polygon","coordinates":{square}}}"#);
        let read = read_forbidden_areas(&write("area.geojson", &geojson(&area)), &projection, &geometry);
        let cells = read.expect("an area").cells;
        let all = (0..100).flat_map(|row| (0..100).map(move |col| Cell { row, col }));
        let count = all.filter(|cell| cells.holds(*cell)).count();
        assert!((300..340).contains(&count), "{count}");
        assert!(cells.holds(Cell { row: 50, col: 50 }) && !cells.holds(Cell { row: 20, col: 50 }));
        let point = geojson(r#"{"type":"Point","coordinates":[104.4,21.2]}"#);
        let refused = read_forbidden_areas(&write("point.geojson", &point), &projection, &geometry);
        let text = refused.err().expect("a point").to_string();
        assert!(text.contains("point.geojson") && text.contains("a polygon is needed"), "{text}");
    }
}
