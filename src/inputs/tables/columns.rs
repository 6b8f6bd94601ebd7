//! Which column of a file holds what.
use super::fields::{Field, ONE_PLACE_COLUMN};
use super::header_text::HeaderText;
use super::quantity::{Quantity, Unit, Unstated};
use super::table_rows::{Coordinates, Table};
use crate::findings::ColumnRead;
use crate::inputs::InputError;
use std::collections::BTreeMap;

/// One column that has a meaning.
#[derive(Clone, Copy, Debug)]
pub(in crate::inputs) struct Column {
    pub(in crate::inputs) index: usize,
    /// The unit that its header states.
    pub(in crate::inputs) unit: Option<&'static Unit>,
}

/// Columns by our names.
#[derive(Clone, Debug, Default)]
pub(in crate::inputs) struct Columns {
    by_field: BTreeMap<String, Column>,
    /// Found under another name than ours, in the order of the fields.
    pub(in crate::inputs) recognised: Vec<ColumnRead>,
}

impl Columns {
    /// Index of the column, if the file has it.
    pub(in crate::inputs) fn get(&self, field: &str) -> Option<usize> {
        self.column(field).map(|column| column.index)
    }

    /// The column, if the file has it.
    pub(in crate::inputs) fn column(&self, field: &str) -> Option<Column> {
        self.by_field.get(field).copied()
    }

    /// Whether a column has a meaning.
    pub(in crate::inputs) fn uses(&self, index: usize) -> bool {
        self.by_field.values().any(|used| used.index == index)
    }

    /// All our names found, in alphabetical order.
    pub(in crate::inputs) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_field.keys().map(String::as_str)
    }

    /// Gives a column a meaning unless the field has a column, or the column a meaning.
    pub(in crate::inputs) fn add(&mut self, field: &str, index: usize) {
        self.add_with_unit(field, Column { index, unit: None });
    }

    fn remove(&mut self, field: &str) {
        self.by_field.remove(field);
        self.recognised.retain(|read| read.field != field);
    }

    fn add_with_unit(&mut self, field: &str, column: Column) -> bool {
        let free = !self.uses(column.index) && !self.by_field.contains_key(field);
        if free {
            self.by_field.insert(field.to_owned(), column);
        }
        free
    }
}

/// A column name as it is compared where nothing is guessed.
pub(in crate::inputs) fn comparable(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// What a section of the scenario says about columns.
#[derive(Clone, Copy)]
pub(in crate::inputs) struct ColumnChoice<'a> {
    pub(in crate::inputs) section: &'static str,
    pub(in crate::inputs) fields: &'a [Field],
    pub(in crate::inputs) mapping: &'a BTreeMap<String, String>,
    /// Whether a name in the mapping that is no field is allowed.
    pub(in crate::inputs) also_allowed: fn(&str) -> bool,
}

/// How a header is a field's.
#[derive(Clone, Copy)]
enum Fit {
    /// With the unit it states.
    With(Option<&'static Unit>),
    /// But for a unit that the field does not have.
    UnknownUnit,
}

/// Finds the columns of a table: by the mapping first, then by our own names, then by the table of synonyms.
///
/// # Errors
/// When the mapping names an unknown field or a column the file lacks, or a header states a unit that is not converted.
pub(in crate::inputs) fn find_columns(
    table: &Table,
    choice: &ColumnChoice<'_>,
) -> Result<Columns, InputError> {
    let mut columns = mapped_columns(table, choice)?;
    let headers: Vec<HeaderText> = table.columns.iter().map(|name| HeaderText::of(name)).collect();
    for field in choice.fields {
        let own = HeaderText::of(field.name).whole;
        if let Some(index) = headers.iter().position(|header| header.whole == own) {
            columns.add_with_unit(field.name, Column { index, unit: field.quantity.own() });
        }
    }
    for field in choice.fields {
        if columns.get(field.name).is_none() {
            add_by_synonym(table, &headers, field, &mut columns)?;
        }
    }
    drop_powers_without_unit(choice, &mut columns);
    drop_bounds(&headers, choice, &mut columns);
    keep_one_place(table, choice, &mut columns);
    Ok(columns)
}

fn mapped_columns(table: &Table, choice: &ColumnChoice<'_>) -> Result<Columns, InputError> {
    let names: Vec<String> = table.columns.iter().map(|name| comparable(name)).collect();
    let mut columns = Columns::default();
    for (key, column) in choice.mapping {
        let field = choice.fields.iter().find(|field| field.name == key);
        if field.is_none() && !(choice.also_allowed)(key) {
            let known: Vec<&str> = choice.fields.iter().map(|field| field.name).collect();
            return Err(InputError::UnknownField {
                section: choice.section,
                key: key.clone(),
                known: known.join(", "),
            });
        }
        let exact = table.columns.iter().position(|name| name == column.trim());
        let index = exact.or_else(|| names.iter().position(|name| *name == comparable(column)));
        let index = index.ok_or_else(|| InputError::MappedColumn {
            file: table.file.clone(),
            section: choice.section,
            key: key.clone(),
            column: column.clone(),
            found: table.columns.clone(),
        })?;
        let unit = field.and_then(|field| stated_unit(&field.quantity, &table.columns[index]));
        columns.by_field.insert(key.clone(), Column { index, unit });
    }
    Ok(columns)
}

/// Letters from which a unit is recognised at the end of a longer word.
const GLUED_UNIT: usize = 3;

/// The unit of a mapped column: its header's, in brackets, as the last word or at its end; our own for what must have one.
fn stated_unit(quantity: &Quantity, header: &str) -> Option<&'static Unit> {
    let last = super::header_text::words(header).pop().unwrap_or_default();
    let bracket = HeaderText::of(header).bracket.unwrap_or_default();
    let stated = quantity.unit(&bracket).or_else(|| quantity.unit(&last)).or_else(|| {
        // `Powerdbw`, but not `team` as metres
        let glued = quantity.without_unit(&last).filter(|(stem, _)| last.len() - stem.len() >= GLUED_UNIT);
        glued.max_by_key(|(stem, _)| std::cmp::Reverse(stem.len())).map(|(_, unit)| unit)
    });
    stated.or_else(|| quantity.own().filter(|_| quantity.unstated != Unstated::BySize))
}

fn add_by_synonym(
    table: &Table,
    headers: &[HeaderText],
    field: &Field,
    columns: &mut Columns,
) -> Result<(), InputError> {
    let mut unknown_unit = None;
    // our own name with a unit, unless it has one
    let own = Some(field.name)
        .filter(|name| field.quantity.without_unit(&HeaderText::of(name).whole).next().is_none());
    for spelling in own.into_iter().chain(field.found_as.split_whitespace()) {
        let spelling = HeaderText::of(spelling).whole;
        for (index, header) in headers.iter().enumerate().filter(|(index, _)| !columns.uses(*index)) {
            match fit(&field.quantity, header, &spelling) {
                Some(Fit::With(unit)) => {
                    columns.add_with_unit(field.name, Column { index, unit });
                    columns.recognised.push(ColumnRead {
                        column: table.columns[index].clone(),
                        field: field.name,
                        converted_from: unit
                            .filter(|unit| field.quantity.own() != Some(unit))
                            .map(|unit| unit.name),
                        by_size: unit.is_none() && field.quantity.unstated == Unstated::BySize,
                    });
                    return Ok(());
                }
                Some(Fit::UnknownUnit) => unknown_unit = unknown_unit.or(Some(index)),
                None => {}
            }
        }
    }
    match unknown_unit {
        None => Ok(()),
        Some(index) => Err(InputError::ColumnUnit {
            file: table.file.clone(),
            column: table.columns[index].clone(),
            field: field.name,
            known: field.quantity.unit_names(),
        }),
    }
}

fn fit(quantity: &Quantity, header: &HeaderText, spelling: &str) -> Option<Fit> {
    if header.whole == spelling {
        return Some(Fit::With(None));
    }
    let Some(bracket) = &header.bracket else {
        let mut stems = quantity.without_unit(&header.whole);
        return stems.find(|(stem, _)| *stem == spelling).map(|(_, unit)| Fit::With(Some(unit)));
    };
    if let Some(unit) = quantity.unit(bracket) {
        let mut bases = std::iter::once(header.base.as_str())
            .chain(quantity.without_unit(&header.base).filter(|(_, own)| *own == unit).map(|(stem, _)| stem));
        return bases.any(|base| base == spelling).then_some(Fit::With(Some(unit)));
    }
    let same = header.base == spelling && !quantity.units.is_empty();
    same.then_some(if bracket.is_empty() { Fit::With(None) } else { Fit::UnknownUnit })
}

/// The field that states the unit of a power, row by row.
pub(in crate::inputs) fn unit_field(field: &str) -> Option<&'static str> {
    match field {
        "power_dbm" => Some("power_unit"),
        "eirp_dbm" => Some("eirp_unit"),
        _ => None,
    }
}

/// A power whose unit neither the header nor a column says is not read.
fn drop_powers_without_unit(choice: &ColumnChoice<'_>, columns: &mut Columns) {
    for field in choice.fields.iter().filter(|field| field.quantity.unstated == Unstated::Unknown) {
        let stated = columns.column(field.name).is_none_or(|column| column.unit.is_some());
        let by_row = unit_field(field.name).is_some_and(|unit| columns.get(unit).is_some());
        if !stated && !by_row {
            columns.remove(field.name);
        }
    }
}

/// `lat_min` beside `lat_max` is a bound, and no minutes.
fn drop_bounds(headers: &[HeaderText], choice: &ColumnChoice<'_>, columns: &mut Columns) {
    for (field, prefixes) in
        [("lat_minutes", &["lat", "latitude"][..]), ("lon_minutes", &["lon", "long", "lng", "longitude"])]
    {
        let is_maximum = |header: &HeaderText| {
            prefixes.iter().any(|prefix| header.whole.strip_prefix(prefix).is_some_and(|rest| rest == "max"))
        };
        if headers.iter().any(is_maximum) && !choice.mapping.contains_key(field) {
            columns.remove(field);
        }
    }
}

/// A table says in one way where its rows lie: by a mapped column of both coordinates, by geometries, by two columns, or by a column of
/// both that was found.
fn keep_one_place(table: &Table, choice: &ColumnChoice<'_>, columns: &mut Columns) {
    const TWO: [&str; 2] = ["lon", "lat"];
    let mapped = ONE_PLACE_COLUMN.into_iter().find(|field| choice.mapping.contains_key(*field));
    let elsewhere = matches!(table.coordinates, Coordinates::Geometry(_))
        || TWO.iter().all(|field| columns.get(field).is_some());
    let found = ONE_PLACE_COLUMN.into_iter().find(|field| !elsewhere && columns.get(field).is_some());
    let kept = mapped.or(found);
    for field in ONE_PLACE_COLUMN.into_iter().filter(|field| kept != Some(*field)) {
        columns.remove(field);
    }
    if kept.is_some() {
        for field in TWO {
            columns.remove(field);
        }
    }
}

/// Refuses a table without a column it must have.
///
/// # Errors
/// [`InputError::MissingColumn`], with what was looked for and what is there.
pub(in crate::inputs) fn require(
    table: &Table,
    columns: &Columns,
    choice: &ColumnChoice<'_>,
    name: &'static str,
) -> Result<(), InputError> {
    /// Spellings that are listed.
    const LISTED: usize = 8;
    if columns.get(name).is_some() {
        return Ok(());
    }
    let found_as = choice.fields.iter().find(|field| field.name == name).map_or("", |field| field.found_as);
    let mut tried: Vec<&str> = std::iter::once(name).chain(found_as.split_whitespace()).collect();
    if tried.len() > LISTED {
        tried.truncate(LISTED);
        tried.push("...");
    }
    Err(InputError::MissingColumn {
        file: table.file.clone(),
        section: choice.section,
        field: name,
        tried: tried.join(", "),
        found: table.columns.clone(),
    })
}
