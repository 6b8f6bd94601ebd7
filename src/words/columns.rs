//! The texts of how columns were taken.
use crate::findings::{ColumnHint, ColumnLeft, ColumnRead};

/// Columns found under other names than ours.
pub(super) fn recognised_text(columns: &[ColumnRead]) -> String {
    let read = |column: &ColumnRead| {
        let unit = match (column.converted_from, column.by_size) {
            (Some(unit), _) => format!(" (from {unit})"),
            (None, true) => " (Hz, kHz, MHz or GHz by the size of the number)".to_owned(),
            (None, false) => String::new(),
        };
        format!("`{}` as {}{unit}", column.column, column.field)
    };
    let list: Vec<String> = columns.iter().map(read).collect();
    format!("columns recognised by another name: {}", list.join(", "))
}

/// Columns that are not read.
pub(super) fn left_text(columns: &[ColumnLeft]) -> String {
    let list: Vec<String> = columns.iter().map(column_left).collect();
    format!("columns not read: {}", list.join(", "))
}

/// One column that is not read, with what it may have been meant for.
fn column_left(left: &ColumnLeft) -> String {
    let column = &left.column;
    match &left.hint {
        None => format!("`{column}`"),
        Some(ColumnHint::Near { field }) => format!("`{column}` (did you mean `{field}`?)"),
        Some(ColumnHint::Taken { field, by }) => format!("`{column}` ({field} is read from `{by}`)"),
        Some(ColumnHint::NoUnit { field, units, unit_field }) => {
            let beside = unit_field.map_or_else(String::new, |unit| format!(", or add a column `{unit}`"));
            format!("`{column}` ({field} without a unit: write one of {units} in the header{beside})")
        }
    }
}
