//! Tables with one column per receiver: which columns are receivers, and what stands in them.
use super::level_text::{LevelText, plain_level};
use crate::inputs::Reject;
use crate::inputs::tables::columns::Columns;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::Table;
use crate::inputs::tables::text_values::parse_number;
use crate::measurements::MeasuredQuantity;

/// Fewer columns are no table of receivers.
const LEAST_RECEIVERS: usize = 2;

/// Levels, dBm, as receivers hear them.
const LEVELS: std::ops::RangeInclusive<f64> = -160.0..=-20.0;

/// Marks of tables with one column per receiver for what a receiver did not hear.
const NOT_HEARD: [f64; 4] = [-200.0, 0.0, -999.0, -9_999.0];

/// The columns without another meaning that hold levels and marks of "not heard" only, of which one at least is a level; none where they
/// are fewer than two.
pub(super) fn receiver_columns(table: &Table, columns: &Columns) -> Vec<usize> {
    let unknown =
        (0..table.columns.len()).filter(|index| !columns.uses(*index) && !table.columns[*index].is_empty());
    let found: Vec<usize> = unknown.filter(|index| holds_levels(table, *index)).collect();
    if found.len() >= LEAST_RECEIVERS { found } else { Vec::new() }
}

fn holds_levels(table: &Table, index: usize) -> bool {
    let mut any = false;
    table.rows.iter().all(|row| match heard(&row.values[index]) {
        Ok(LevelText::Level(_)) => {
            any = true;
            true
        }
        Ok(_) => true,
        Err(_) => false,
    }) && any
}

/// What a text of a receiver's column says.
fn heard(text: &str) -> Result<LevelText, String> {
    if let Ok(value) = parse_number(text.trim()) {
        if NOT_HEARD.iter().any(|mark| mark.to_bits() == value.to_bits()) {
            return Ok(LevelText::NotHeard);
        }
        if LEVELS.contains(&value) {
            return Ok(LevelText::Level(value));
        }
        return Err(String::new());
    }
    Ok(match plain_level(text, MeasuredQuantity::ReceivedPower)? {
        LevelText::Level(value) => LevelText::Level(value),
        _ => LevelText::NotHeard,
    })
}

/// What a row says of a receiver: an empty field is "not heard".
///
/// # Errors
/// Neither a level nor a mark; a table of receivers has none such.
pub(super) fn receiver_level(reader: &RowReader<'_>, index: usize) -> Result<LevelText, Reject> {
    let text = &reader.row.values[index];
    heard(text).map_err(|reason| reader.reject_as(&reader.table.columns[index], text, reason))
}
