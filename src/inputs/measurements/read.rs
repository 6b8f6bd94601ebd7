//! Every file of measured levels to readings.
use super::coordinate_repairs::repair_coordinates;
use super::file_draft::{ColumnUse, FileDraft, MeasuredFile};
use super::floors::bound_by_floors;
use super::json_log::read_json_log;
use super::measured_fields::measured_columns;
use super::neighbours::{NeighbourColumns, neighbour_columns};
use super::oddity::Oddity;
use super::receiver_columns::receiver_columns;
use super::recognise::{MeasurementFormat, clean_headers, format_of, header_of};
use super::repeats::{drop_repeated_rows, settle_repeats};
use super::table_readings::{TableReadings, level_fields};
use crate::inputs::places::row_places::{Place, locate};
use crate::inputs::tables::columns::{Columns, find_columns, require};
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::{Table, TableChoice};
use crate::inputs::tables::unread_columns::account_for_columns;
use crate::inputs::{InputError, Reject};
use crate::language::word;
use crate::measurements::Reading;
use crate::scenario::MeasurementsChoice;

/// Maximum number of readings of all files together: some 1.5 GB.
const MOST_READINGS: usize = 4_000_000;

/// What was read of all files.
#[derive(Clone, Debug)]
pub struct MeasurementsRead {
    /// By file, row, and column within the row.
    pub readings: Vec<Reading>,
    /// The files, by name; [`Reading::file`] is an index into them.
    pub files: Vec<MeasuredFile>,
    /// Refused rows, by file, row, field.
    pub rejects: Vec<Reject>,
}

/// Reads every file of the choice.
///
/// # Units and conventions
/// Formats are recognised by their columns; `[measurements.columns]` comes first. Places are in WGS 84. Levels at the receiver's floor and
/// rows that say "not heard" are [`Observed::AtMost`](crate::measurements::Observed::AtMost). What is odd is counted in
/// [`MeasuredFile::oddities`]; rows that cannot be used are rejects.
///
/// # Cost and determinism
/// Some 10 microseconds per row. The readings of a file come in the order of its rows; which they are does not depend on that order, but for
/// the counts of repeated positions and levels in files without times.
///
/// # Errors
/// [`InputError`] when a file or the choice cannot be used as a whole, or when no reading is left.
pub fn read_measurements(choice: &MeasurementsChoice) -> Result<MeasurementsRead, InputError> {
    let tables = TableChoice {
        section: "measurements",
        files: &choice.files,
        layer: choice.layer.as_deref(),
        crs: choice.crs.as_deref(),
        encoding: choice.encoding.as_deref(),
        columns: &choice.columns,
    };
    let paths = tables.paths()?;
    let mut read = MeasurementsRead { readings: Vec::new(), files: Vec::new(), rejects: Vec::new() };
    for (file, path) in paths.iter().enumerate() {
        let draft = match read_json_log(file, path, choice.quantity)? {
            Some(log) => log,
            None => read_table(file, path, &tables, choice)?,
        };
        settle(path, draft, choice, &mut read);
        if read.readings.len() > MOST_READINGS {
            return Err(InputError::TooManyRows { section: tables.section, most: MOST_READINGS });
        }
    }
    read.rejects.sort();
    if read.readings.is_empty() {
        return Err(InputError::NothingLeft {
            what: word("measurements-reading"),
            files: paths,
            rejects: read.rejects,
            skipped: String::new(),
        });
    }
    Ok(read)
}

/// Settles what the whole file decides, and adds its readings.
fn settle(path: &str, mut draft: FileDraft, choice: &MeasurementsChoice, read: &mut MeasurementsRead) {
    let floor_dbm = bound_by_floors(&mut draft.drafts, choice.floor_dbm, &mut draft.tally);
    settle_repeats(&mut draft.drafts, &mut draft.tally);
    let not_heard = draft.drafts.iter().filter(|draft| !draft.reading.observed.is_heard()).count();
    read.files.push(MeasuredFile {
        path: path.to_owned(),
        format: draft.format,
        rows: draft.rows,
        readings: draft.drafts.len(),
        not_heard,
        floor_dbm,
        oddities: draft.tally.into_list(),
        columns: draft.columns,
        notes: draft.notes.into_list(),
    });
    read.readings.extend(draft.drafts.into_iter().map(|draft| draft.reading));
    read.rejects.append(&mut draft.rejects);
}

fn read_table(
    file: usize,
    path: &str,
    tables: &TableChoice<'_>,
    choice: &MeasurementsChoice,
) -> Result<FileDraft, InputError> {
    let mut table = tables.open(path, header_of(path, tables.stated_encoding()?)?)?;
    clean_headers(&mut table);
    let fields = measured_columns(tables.columns);
    let columns = find_columns(&table, &fields)?;
    let mut draft = FileDraft::new(format_of(&table));
    prepare(&mut table, &columns, tables, &mut draft);
    let rows = row_readings(file, &table, &columns, choice, draft.format);
    if !rows.receivers.is_empty() {
        draft.format = MeasurementFormat::ReceiverColumns;
    } else if rows.levels.is_empty() && rows.neighbours.is_empty() {
        require(&table, &columns, &fields, "level")?;
    }
    let kept = names_of(&table, &rows);
    account_for_columns(&table, &columns, &fields, &kept, &mut draft.notes);
    draft.columns = columns_used(&table, &columns);
    let places = locate(&table, &columns, tables, &fields, &mut draft.notes)?;
    for (row, place) in table.rows.iter().zip(places) {
        let reader = RowReader::new(&table, &columns, row);
        match place {
            Ok(Place::Point(place)) => rows.add(&reader, place, &mut draft),
            Ok(Place::Area(_)) => {
                draft.rejects.push(reader.reject_as("geometry", "", word("measurements-not-a-point")));
            }
            Err(reject) => draft.rejects.push(reject),
        }
    }
    Ok(draft)
}

/// Takes from a table what is no row of its own, and puts right what can be.
fn prepare(table: &mut Table, columns: &Columns, tables: &TableChoice<'_>, draft: &mut FileDraft) {
    draft.rows = (table.rows.len() + table.rejects.len()) as u64;
    draft.rejects.append(&mut table.rejects);
    table.add_notes(&mut draft.notes);
    draft.tally.add(Oddity::Duplicate, drop_repeated_rows(&mut table.rows));
    if tables.crs.is_none() {
        repair_coordinates(table, columns, &mut draft.tally);
    }
}

/// How the rows of a table are read; columns are receivers where none holds levels.
fn row_readings(
    file: usize,
    table: &Table,
    columns: &Columns,
    choice: &MeasurementsChoice,
    format: MeasurementFormat,
) -> TableReadings {
    let levels = level_fields(columns, choice.quantity);
    let neighbours = neighbour_columns(table);
    let no_level = levels.is_empty() && neighbours.is_empty();
    let receivers = if no_level { receiver_columns(table, columns) } else { Vec::new() };
    TableReadings {
        file,
        format,
        levels,
        neighbours,
        receivers,
        quantity: choice.quantity,
        floor_dbm: choice.floor_dbm,
    }
}

/// Columns of neighbours and receivers, which have no field.
fn names_of(table: &Table, rows: &TableReadings) -> Vec<String> {
    let neighbours = rows.neighbours.iter().flat_map(NeighbourColumns::indices);
    neighbours.chain(rows.receivers.iter().copied()).map(|index| table.columns[index].clone()).collect()
}

fn columns_used(table: &Table, columns: &Columns) -> Vec<ColumnUse> {
    let used = columns.names().filter_map(|field| {
        let index = columns.get(field)?;
        Some(ColumnUse { field: field.to_owned(), column: table.columns[index].clone() })
    });
    used.collect()
}
