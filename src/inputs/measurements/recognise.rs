//! Which program wrote a file of measured levels.
use crate::inputs::InputError;
use crate::inputs::tables::csv_table::{Header, first_row};
use crate::inputs::tables::header_text::HeaderText;
use crate::inputs::tables::table_rows::{Coordinates, Table, is_text_table};
use encoding_rs::Encoding;
use serde::Serialize;

/// What a file was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasurementFormat {
    /// A log of G-NetTrack.
    GNetTrack,
    /// An export of TEMS, with `All-` before its columns.
    Tems,
    /// An export of QualiPoc or SmartBenchmarker.
    QualiPoc,
    /// An export of CellMapper.
    CellMapper,
    /// A table as OpenCelliD takes it.
    OpenCelliD,
    /// A table of links: both ends in each row.
    Links,
    /// A table with one column per receiver.
    ReceiverColumns,
    /// Packets of a Meshtastic network, JSON.
    Meshtastic,
    /// Uplinks of The Things Stack, JSON.
    TheThingsStack,
    /// Uplinks of ChirpStack, JSON.
    ChirpStack,
    /// Any other table.
    Table,
    /// Any other vector file.
    Vector,
}

/// Columns of CellMapper's export, which has no header.
const CELL_MAPPER: [&str; 12] = [
    "Latitude",
    "Longitude",
    "Altitude",
    "MCC",
    "MNC",
    "LAC",
    "CID",
    "Signal",
    "Type",
    "Subtype",
    "ARFCN",
    "PSC",
];

/// Where a file's column names come from: CellMapper writes none.
///
/// # Errors
/// When the beginning of the file cannot be read.
pub(super) fn header_of(path: &str, encoding: Option<&'static Encoding>) -> Result<Header, InputError> {
    if !is_text_table(path) {
        return Ok(Header::FirstRow);
    }
    let first = first_row(path, encoding)?;
    let is_number = |index: usize| first.get(index).is_some_and(|text| text.parse::<f64>().is_ok());
    let headless = first.len() == CELL_MAPPER.len() && [0, 1, 3, 4, 7].into_iter().all(is_number);
    Ok(if headless { Header::Fixed(&CELL_MAPPER) } else { Header::FirstRow })
}

/// Removes signs without a width from the headers: some exports put one before or behind names.
pub(super) fn clean_headers(table: &mut Table) {
    const INVISIBLE: [char; 6] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}'];
    for column in &mut table.columns {
        if column.contains(INVISIBLE) {
            let cleaned = column.replace(INVISIBLE, "");
            cleaned.trim().clone_into(column);
        }
    }
}

/// What a table is, by the names of its columns.
pub(super) fn format_of(table: &Table) -> MeasurementFormat {
    let headers: Vec<String> = table.columns.iter().map(|column| HeaderText::of(column).whole).collect();
    let has = |name: &str| headers.iter().any(|header| header == name);
    let begins = |name: &str| headers.iter().any(|header| header.starts_with(name));
    let any_has = |names: &[&str]| names.iter().all(|name| has(name));
    if begins("allserving") || begins("allneighbor") || any_has(&["alllatitude", "alllongitude"]) {
        return MeasurementFormat::Tems;
    }
    if begins("nrxlev") || any_has(&["operatorname", "networkmode"]) || any_has(&["networktech", "level"]) {
        return MeasurementFormat::GNetTrack;
    }
    if begins("lteserving") || begins("lteue") || begins("ltepcell") {
        return MeasurementFormat::QualiPoc;
    }
    if any_has(&["mcc", "mnc", "lac", "cellid", "signal"]) {
        return MeasurementFormat::OpenCelliD;
    }
    if any_has(&["mcc", "mnc", "cid", "signal", "subtype"]) {
        return MeasurementFormat::CellMapper;
    }
    let two_ends = any_has(&["txlat", "txlon"]) || any_has(&["latitudetx", "longitudetx"]);
    match table.coordinates {
        _ if two_ends => MeasurementFormat::Links,
        Coordinates::Geometry(_) => MeasurementFormat::Vector,
        Coordinates::Columns => MeasurementFormat::Table,
    }
}
