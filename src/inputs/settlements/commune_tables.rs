//! Areas of communes and crosswalks, as their files have them.
use super::commune_fields::{COMMUNE_AREAS, CROSSWALK};
use crate::inputs::places::row_places::{Place, locate};
use crate::inputs::tables::columns::{ColumnChoice, find_columns, require};
use crate::inputs::tables::csv_table::Header;
use crate::inputs::tables::rejects::Notes;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::TableChoice;
use crate::inputs::{InputError, Reject};
use crate::language::word;
use crate::scenario::CommunesChoice;
use crate::settlements::{AdminUnit, UnitArea};
use geo::MultiPolygon;
use std::collections::BTreeMap;

/// The section of the scenario.
const SECTION: &str = "communes";

/// What one row of a crosswalk says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Became {
    pub(super) old_name: String,
    pub(super) old_code: String,
    pub(super) old_district: String,
    /// Commune, district and province of today, those that are stated.
    pub(super) new: Vec<AdminUnit>,
}

/// What was read of files: usable rows, others, and the files.
pub(super) struct CommuneRows<T> {
    pub(super) rows: Vec<T>,
    pub(super) rejects: Vec<Reject>,
    pub(super) files: Vec<String>,
}

impl<T> CommuneRows<T> {
    const fn none() -> Self {
        Self { rows: Vec::new(), rejects: Vec::new(), files: Vec::new() }
    }
}

/// Reads the areas: rows of one unit are one area; by code and name. Rows that are no area are set aside.
///
/// # Errors
/// [`InputError`] names a file that cannot be read.
pub(super) fn read_areas(choice: &CommunesChoice) -> Result<CommuneRows<UnitArea>, InputError> {
    let mut read = CommuneRows::none();
    if choice.polygons.is_empty() {
        return Ok(read);
    }
    let tables = TableChoice {
        section: SECTION,
        files: &choice.polygons,
        layer: choice.layer.as_deref(),
        crs: choice.crs.as_deref(),
        encoding: choice.encoding.as_deref(),
        columns: &choice.columns,
    };
    let fields = ColumnChoice {
        section: SECTION,
        fields: COMMUNE_AREAS,
        mapping: &choice.columns,
        also_allowed: |_| false,
    };
    let mut areas: BTreeMap<(String, String), MultiPolygon<f64>> = BTreeMap::new();
    read.files = tables.paths()?;
    for path in &read.files {
        let table = tables.open(path, Header::FirstRow)?;
        read.rejects.extend(table.rejects.iter().cloned());
        let columns = find_columns(&table, &fields)?;
        let places = locate(&table, &columns, &tables, &fields, &mut Notes::default())?;
        for (row, place) in table.rows.iter().zip(places) {
            let reader = RowReader::new(&table, &columns, row);
            match place.and_then(|place| area_of(&reader, place)) {
                Ok((key, area)) => {
                    areas.entry(key).or_insert_with(|| MultiPolygon(Vec::new())).0.extend(area);
                }
                Err(reject) => read.rejects.push(reject),
            }
        }
    }
    let unit = |code, name| AdminUnit { level: choice.level.clone(), code, name };
    let area = |((code, name), area)| UnitArea { unit: unit(code, name), area, settlements: Vec::new() };
    read.rows = areas.into_iter().map(area).collect();
    Ok(read)
}

/// Code and name of a row, and its area.
type NamedArea = ((String, String), MultiPolygon<f64>);

fn area_of(reader: &RowReader<'_>, place: Place) -> Result<NamedArea, Reject> {
    let refused = |field: &str, reason: &str| Reject {
        file: reader.table.file.clone(),
        row: reader.row.number,
        field: field.to_owned(),
        value: String::new(),
        reason: reason.to_owned(),
    };
    let Place::Area(area) = place else {
        return Err(refused("geometry", word("polygon-needed")));
    };
    let (code, name) = (reader.text("code").to_owned(), reader.text("name").to_owned());
    if code.is_empty() && name.is_empty() {
        return Err(refused("name", word("commune-tables-an-area-needs-name-or-code")));
    }
    Ok(((code, name), area))
}

/// Reads the crosswalk. Rows without an old or a new commune are set aside.
///
/// # Errors
/// [`InputError`] names a file that cannot be read or has not the columns.
pub(super) fn read_crosswalk(choice: &CommunesChoice) -> Result<CommuneRows<Became>, InputError> {
    let mut read = CommuneRows::none();
    if choice.crosswalk.is_empty() {
        return Ok(read);
    }
    let tables = TableChoice {
        section: SECTION,
        files: &choice.crosswalk,
        layer: None,
        crs: None,
        encoding: choice.encoding.as_deref(),
        columns: &choice.crosswalk_columns,
    };
    let fields = ColumnChoice {
        section: SECTION,
        fields: CROSSWALK,
        mapping: &choice.crosswalk_columns,
        also_allowed: |_| false,
    };
    read.files = tables.paths()?;
    for path in &read.files {
        let table = tables.open(path, Header::FirstRow)?;
        read.rejects.extend(table.rejects.iter().cloned());
        let columns = find_columns(&table, &fields)?;
        for [name, code] in [["old_commune", "old_commune_code"], ["new_commune", "new_commune_code"]] {
            if columns.get(code).is_none() {
                require(&table, &columns, &fields, name)?;
            }
        }
        for row in &table.rows {
            match became(&RowReader::new(&table, &columns, row), &choice.vintage) {
                Ok(became) => read.rows.push(became),
                Err(reject) => read.rejects.push(reject),
            }
        }
    }
    Ok(read)
}

fn became(reader: &RowReader<'_>, vintage: &str) -> Result<Became, Reject> {
    let text = |field: &str| reader.text(field).to_owned();
    let of_level = |level: &str| AdminUnit {
        level: format!("{level}_{vintage}"),
        code: text(&format!("new_{level}_code")),
        name: text(&format!("new_{level}")),
    };
    let is_known = |unit: &AdminUnit| !(unit.code.is_empty() && unit.name.is_empty());
    let new: Vec<AdminUnit> =
        ["commune", "district", "province"].into_iter().map(of_level).filter(is_known).collect();
    let found = Became {
        old_name: text("old_commune"),
        old_code: text("old_commune_code"),
        old_district: text("old_district"),
        new,
    };
    let has_new = found.new.iter().any(|unit| unit.level.starts_with("commune"));
    if has_new && !(found.old_name.is_empty() && found.old_code.is_empty()) {
        return Ok(found);
    }
    Err(Reject {
        file: reader.table.file.clone(),
        row: reader.row.number,
        field: String::new(),
        value: String::new(),
        reason: word("commune-tables-row-of-crosswalk-needs-an-old").to_owned(),
    })
}
