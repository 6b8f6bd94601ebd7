//! The texts of how columns were taken.
use crate::findings::{ColumnHint, ColumnLeft, ColumnRead};
use crate::language::word;
use crate::text;

/// Columns found under other names than ours.
pub(super) fn recognised_text(columns: &[ColumnRead]) -> String {
    let read = |column: &ColumnRead| {
        let unit = match (column.converted_from, column.by_size) {
            (Some(unit), _) => text!("columns-from", unit),
            (None, true) => word("columns-hz-khz-mhz-or-ghz-by").to_owned(),
            (None, false) => String::new(),
        };
        text!("columns-as", column = column.column, field = column.field, unit)
    };
    let list: Vec<String> = columns.iter().map(read).collect();
    text!("columns-columns-recognised-by-another-name", list = list.join(", "))
}

/// Columns that are not read.
pub(super) fn left_text(columns: &[ColumnLeft]) -> String {
    let list: Vec<String> = columns.iter().map(column_left).collect();
    text!("columns-columns-not-read", list = list.join(", "))
}

/// One column that is not read, with what it may have been meant for.
fn column_left(left: &ColumnLeft) -> String {
    let column = &left.column;
    match &left.hint {
        None => format!("`{column}`"),
        Some(ColumnHint::Near { field }) => text!("columns-did-you-mean", column, field),
        Some(ColumnHint::Taken { field, by }) => text!("columns-is-read-from", column, field, by),
        Some(ColumnHint::NoUnit { field, units, unit_field }) => {
            let beside = unit_field.map_or_else(String::new, |unit| text!("columns-or-add-column", unit));
            text!("columns-without-unit-write-one-of-in", column, field, units, beside)
        }
    }
}
