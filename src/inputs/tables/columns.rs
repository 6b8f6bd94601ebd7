//! Which column of a file holds what.
use super::table_rows::Table;
use crate::inputs::InputError;
use std::collections::BTreeMap;

/// One of our fields and the column names it is found under without a mapping, best first.
///
/// Names are compared in lower case, blanks and hyphens as underscores; our own name is always tried first.
pub(in crate::inputs) struct Field {
    pub(in crate::inputs) name: &'static str,
    pub(in crate::inputs) found_as: &'static [&'static str],
}

/// Columns by our names.
#[derive(Clone, Debug, Default)]
pub(in crate::inputs) struct Columns(BTreeMap<String, usize>);

impl Columns {
    /// Index of the column, if the file has it.
    pub(in crate::inputs) fn get(&self, field: &str) -> Option<usize> {
        self.0.get(field).copied()
    }

    /// Whether a column has a meaning.
    pub(in crate::inputs) fn uses(&self, index: usize) -> bool {
        self.0.values().any(|used| *used == index)
    }

    /// All our names found, in alphabetical order.
    pub(in crate::inputs) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Gives a column a meaning unless the field has a column, or the column a meaning.
    pub(in crate::inputs) fn add(&mut self, field: &str, index: usize) {
        if !self.uses(index) && !self.0.contains_key(field) {
            self.0.insert(field.to_owned(), index);
        }
    }
}

/// A column name as it is compared.
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

/// Finds the columns of a table, by the mapping first, then by name.
///
/// # Errors
/// When the mapping names an unknown field or a column the file lacks.
pub(in crate::inputs) fn find_columns(
    table: &Table,
    choice: &ColumnChoice<'_>,
) -> Result<Columns, InputError> {
    let names: Vec<String> = table.columns.iter().map(|name| comparable(name)).collect();
    let mut columns = Columns::default();
    for (key, column) in choice.mapping {
        let known = choice.fields.iter().any(|field| field.name == key) || (choice.also_allowed)(key);
        if !known {
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
        columns.0.insert(key.clone(), index);
    }
    for field in choice.fields {
        for tried in std::iter::once(&field.name).chain(field.found_as) {
            if let Some(index) = names.iter().position(|name| name == tried) {
                columns.add(field.name, index);
            }
        }
    }
    Ok(columns)
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
    if columns.get(name).is_some() {
        return Ok(());
    }
    let others =
        choice.fields.iter().find(|field| field.name == name).map_or(&[][..], |field| field.found_as);
    let tried: Vec<&str> = std::iter::once(name).chain(others.iter().copied()).collect();
    Err(InputError::MissingColumn {
        file: table.file.clone(),
        section: choice.section,
        field: name,
        tried: tried.join(", "),
        found: table.columns.clone(),
    })
}
