//! Columns that have no meaning here, each with what it may have been meant for.
use super::columns::{ColumnChoice, Columns, unit_field};
use super::fields::Field;
use super::header_text::{HeaderText, words};
use super::quantity::Unstated;
use super::rejects::Notes;
use super::table_rows::Table;
use crate::findings::{ColumnHint, ColumnLeft, RowNote};

/// Jaro-Winkler similarity from which two names look alike.
const ALIKE: f64 = 0.9;

/// Says of every column of a table how it was taken, unless it has our own name: recognised, or not read. `kept` are
/// columns read for another purpose: they are named only if they look like a field that the table lacks.
pub(in crate::inputs) fn account_for_columns(
    table: &Table,
    columns: &Columns,
    choice: &ColumnChoice<'_>,
    kept: &[String],
    notes: &mut Notes,
) {
    if !columns.recognised.is_empty() {
        notes.add(RowNote::ColumnsRecognised { columns: columns.recognised.clone() }, 1);
    }
    let left: Vec<ColumnLeft> = columns_left(table, columns, choice)
        .into_iter()
        .filter(|left| !kept.contains(&left.column) || matches!(left.hint, Some(ColumnHint::Near { .. })))
        .collect();
    if !left.is_empty() {
        notes.add(RowNote::ColumnsNotRead { columns: left }, 1);
    }
}

/// The columns without a meaning, in the order of the file.
pub(in crate::inputs) fn columns_left(
    table: &Table,
    columns: &Columns,
    choice: &ColumnChoice<'_>,
) -> Vec<ColumnLeft> {
    let unread = table.columns.iter().enumerate();
    let unread = unread.filter(|(index, name)| !name.is_empty() && !columns.uses(*index));
    unread
        .map(|(_, name)| ColumnLeft { column: name.clone(), hint: hint(name, table, columns, choice.fields) })
        .collect()
}

fn hint(header: &str, table: &Table, columns: &Columns, fields: &[Field]) -> Option<ColumnHint> {
    let near = nearest(header, fields)?;
    let field = near.name;
    if let Some(index) = columns.get(field) {
        let by = table.columns[index].clone();
        return exact(header, near).then_some(ColumnHint::Taken { field, by });
    }
    let lacks_unit = near.quantity.unstated == Unstated::Unknown && exact(header, near);
    let units = near.quantity.unit_names();
    Some(if lacks_unit {
        ColumnHint::NoUnit { field, units, unit_field: unit_field(field) }
    } else {
        ColumnHint::Near { field }
    })
}

/// Whether a header is one of the field's spellings, but for its unit.
fn exact(header: &str, field: &Field) -> bool {
    let header = HeaderText::of(header);
    spellings(field).any(|spelling| header.base == spelling || header.whole == spelling)
}

fn spellings(field: &Field) -> impl Iterator<Item = String> {
    std::iter::once(field.name)
        .chain(field.found_as.split_whitespace())
        .map(|name| HeaderText::of(name).whole)
}

/// The field whose name, or whose synonym, is nearest to a header.
fn nearest<'f>(header: &str, fields: &'f [Field]) -> Option<&'f Field> {
    let text = HeaderText::of(header);
    let parts = words(header);
    let likeness = |field: &Field| {
        let names = std::iter::once(field.name).chain(field.found_as.split_whitespace());
        names.map(|name| likeness_of(&text.base, &parts, name)).fold(0.0, f64::max)
    };
    let scored = fields.iter().map(|field| (likeness(field), field)).filter(|(score, _)| *score >= ALIKE);
    scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.name.cmp(a.1.name))).map(|(_, field)| field)
}

fn likeness_of(base: &str, parts: &[String], name: &str) -> f64 {
    /// Letters from which a word says something.
    const LONG: usize = 5;
    let spelling = HeaderText::of(name).whole;
    if spelling.len() < 4 {
        return if base == spelling { 1.0 } else { 0.0 };
    }
    let known = words(name);
    let shares_a_word = parts.iter().any(|part| part.len() >= LONG && known.contains(part))
        && (parts.len() == 1 || known.len() == 1);
    let alike = strsim::jaro_winkler(base, &spelling);
    if shares_a_word { alike.max(ALIKE) } else { alike }
}
