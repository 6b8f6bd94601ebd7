//! Cell lists: OpenCelliD's export, and Mozilla Location Service's; 14 columns, with or without a header.
use super::newest_cells::CellRow;
use super::sector_draft::SectorDraft;
use super::sector_row::{preset, unplaced};
use super::technology_words::technology;
use crate::findings::RowNote;
use crate::geodesy::LonLat;
use crate::inputs::InputError;
use crate::inputs::Reject;
use crate::inputs::tables::columns::{ColumnChoice, Columns, find_columns, require};
use crate::inputs::tables::csv_table::{Header, first_row};
use crate::inputs::tables::fields::{Field, field};
use crate::inputs::tables::header_text::HeaderText;
use crate::inputs::tables::quantity::Quantity;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::{Table, is_text_table};
use crate::inputs::tables::text_values::parse_count;
use crate::language::word;
use crate::network::{
    AntennaPattern, AssumedField, Carrier, SectorCarrier, Technology, Tenancy, uplink_frequency,
};
use crate::scenario::SitesChoice;
use crate::text;
use crate::units::{Dbm, Decibels, Frequency, Length, Tilt};
use encoding_rs::Encoding;
use std::collections::BTreeMap;

/// The columns, in their order (OpenCelliD wiki, "Columns present in database"), with the names that Mozilla Location Service's
/// export has and other lists use.
pub(in crate::inputs) const CELLS: &[Field] = &[
    field("radio", Quantity::TEXT, "technology"),
    field("mcc", Quantity::TEXT, ""),
    field("net", Quantity::TEXT, "mnc network"),
    field("area", Quantity::TEXT, "lac tac"),
    field("cell", Quantity::TEXT, "cid ci cell_id eci"),
    field("unit", Quantity::TEXT, "psc pci"),
    field("lon", Quantity::TEXT, "longitude"),
    field("lat", Quantity::TEXT, "latitude"),
    field("range", Quantity::TEXT, "range_m"),
    field("samples", Quantity::TEXT, ""),
    field("changeable", Quantity::TEXT, ""),
    field("created", Quantity::TEXT, ""),
    field("updated", Quantity::TEXT, ""),
    field("averageSignal", Quantity::TEXT, "avg_signal"),
];

/// Their names in a file without a header.
const NAMES: [&str; CELLS.len()] = {
    let mut names = [""; CELLS.len()];
    let mut index = 0;
    while index < CELLS.len() {
        names[index] = CELLS[index].name;
        index += 1;
    }
    names
};

/// The highest area code that is one: those above, and 0, stand for an unknown one (3GPP TS 23.003, 4.4.3 and 19.4.2.3: 0000 and FFFE
/// are reserved; FFFF is what devices report without one).
const HIGHEST_AREA: u32 = 65_533;

/// The highest cell identity of 28 bits (3GPP TS 23.003, 19.6, and TS 25.331, 10.3.2.2) that is not all ones, which stands for an
/// unknown one as does 2147483647.
const HIGHEST_CELL: u32 = 0x0FFF_FFFE;

/// What a row lacks and a preset supplies: everything a link budget needs.
const ASSUMED: [AssumedField; 8] = [
    AssumedField::AntennaHeight,
    AssumedField::Azimuth,
    AssumedField::Tilt,
    AssumedField::Power,
    AssumedField::Gain,
    AssumedField::FeederLoss,
    AssumedField::Frequency,
    AssumedField::Bandwidth,
];

/// How the file is a cell list: by its header, in any order, or by a first row that fits; `None` when it is not.
///
/// # Errors
/// When the file cannot be read.
pub(in crate::inputs) fn recognise(
    path: &str,
    encoding: Option<&'static Encoding>,
) -> Result<Option<Header>, InputError> {
    if !is_text_table(path) {
        return Ok(None);
    }
    let first = first_row(path, encoding)?;
    let names: Vec<String> = first.iter().map(|name| HeaderText::of(name).whole).collect();
    let is_there = |field: &Field| {
        let mut spellings = std::iter::once(field.name).chain(field.found_as.split_whitespace());
        spellings.any(|spelling| names.contains(&HeaderText::of(spelling).whole))
    };
    if CELLS.iter().all(is_there) {
        return Ok(Some(Header::FirstRow));
    }
    let numbers = first.len() == CELLS.len() && first[1..5].iter().all(|text| text.parse::<u64>().is_ok());
    let is_data = numbers && technology(&first[0]).is_ok();
    Ok(is_data.then_some(Header::Fixed(&NAMES)))
}

/// Whether a mapping of columns speaks of a cell list's fields alone.
pub(in crate::inputs) fn maps_cells(mapping: &BTreeMap<String, String>) -> bool {
    mapping.keys().all(|key| CELLS.iter().any(|field| field.name == key))
}

/// What is looked for in a cell list.
pub(in crate::inputs) fn column_choice(mapping: &BTreeMap<String, String>) -> ColumnChoice<'_> {
    ColumnChoice { section: "sites", fields: CELLS, mapping, also_allowed: |_| false }
}

/// Columns of a cell list.
///
/// # Errors
/// What [`find_columns`] says; [`InputError::MissingColumn`] when one that is needed is not there.
pub(in crate::inputs) fn find(table: &Table, choice: &ColumnChoice<'_>) -> Result<Columns, InputError> {
    let columns = find_columns(table, choice)?;
    for name in ["radio", "mcc", "net", "area", "cell", "lon", "lat"] {
        require(table, &columns, choice, name)?;
    }
    Ok(columns)
}

/// Reads one row; every value of the link comes from the technology's preset.
///
/// # Units and conventions
/// Sectors are named `LTE-452-4-31027-1234`, sites `OC-104.43333-21.25000` by their place (to a metre), the operator
/// by country and network code as given (`452-04`).
///
/// # Errors
/// The first thing wrong with it; a filler in the place of a code is one.
pub(in crate::inputs) fn read(
    reader: RowReader<'_>,
    place: LonLat,
    choice: &SitesChoice,
) -> Result<CellOutcome, Reject> {
    let radio = reader.required("radio")?;
    let technology = match technology(radio).map_err(|reason| reader.reject("radio", reason))? {
        Ok(technology) => technology,
        Err(technology) => return Ok(CellOutcome::Skipped(RowNote::NotJudged { technology })),
    };
    check_codes(&reader, place)?;
    let text = |field| reader.text(field);
    let operator = format!("{}-{}", text("mcc"), text("net"));
    let sector_id = format!("{}-{operator}-{}-{}", radio.to_uppercase(), text("area"), text("cell"));
    let site_id = format!("OC-{:.5}-{:.5}", place.longitude_deg, place.latitude_deg);
    let carrier = carrier(choice, technology).map_err(|reason| reader.reject("radio", reason))?;
    let sector = from_preset(choice, carrier, place);
    let count = |field| {
        reader.parsed(field, |text| {
            text.parse::<u64>().ok().ok_or_else(|| word("not-a-whole-number").to_owned())
        })
    };
    let (updated_s, samples) = (count("updated")?.unwrap_or(0), count("samples")?.unwrap_or(0));
    let physical_cell = physical_cell(text("unit"), technology);
    let draft = SectorDraft {
        file: reader.table.file.clone(),
        row: reader.row.number,
        id_column: reader.column_name("cell").to_owned(),
        site_column: reader.column_name("lon").to_owned(),
        notes: Vec::new(),
        kept_row: None,
        sector: SectorCarrier { sector_id, site_id, operator, physical_cell, ..sector },
    };
    Ok(CellOutcome::Usable(Box::new(CellRow { draft, updated_s, samples })))
}

/// What a row turned out to be.
pub(in crate::inputs) enum CellOutcome {
    /// A cell, boxed for its size.
    Usable(Box<CellRow>),
    /// Of a technology that is not judged.
    Skipped(RowNote),
}

/// Physical cell identity or scrambling code; both 0 and -1 stand for an unknown one in these lists.
fn physical_cell(text: &str, technology: Technology) -> Option<u16> {
    let code = text.parse().ok()?;
    (1..=technology.highest_physical_cell()).contains(&code).then_some(code)
}

/// Refuses codes that no cell has, and the fillers that stand for unknown ones.
fn check_codes(reader: &RowReader<'_>, place: LonLat) -> Result<(), Reject> {
    for (field, high) in [("mcc", 999), ("net", 999), ("area", u32::MAX), ("cell", u32::MAX)] {
        reader.required(field)?;
        reader.parsed(field, |text| parse_count(text, 0, high))?;
    }
    for (field, highest) in [("area", HIGHEST_AREA), ("cell", HIGHEST_CELL)] {
        reader.parsed(field, |text| match text.parse() {
            Ok(code) if (1..=highest).contains(&code) => Ok(()),
            _ => Err(text!("opencellid-filler-not-code-1-to-are", highest)),
        })?;
    }
    if reader.text("range") == "0" {
        return Err(reader.reject("range", word("opencellid-filler-the-place-of-this-cell")));
    }
    if place.longitude_deg == 0.0 && place.latitude_deg == 0.0 {
        return Err(reader.reject("lon", word("opencellid-filler-longitude-and-latitude-0-are")));
    }
    Ok(())
}

fn carrier(choice: &SitesChoice, technology: Technology) -> Result<Carrier, String> {
    let preset = preset(choice, technology);
    let downlink = Frequency::from_megahertz(preset.frequency_mhz);
    let uplink = uplink_frequency(technology, "", downlink).ok_or_else(|| {
        text!("opencellid-the-preset-frequency-mhz-is-not", frequency_mhz = preset.frequency_mhz)
    })?;
    Ok(Carrier { technology, band: String::new(), downlink, uplink, bandwidth_mhz: preset.bandwidth_mhz })
}

fn from_preset(choice: &SitesChoice, carrier: Carrier, place: LonLat) -> SectorCarrier {
    let preset = preset(choice, carrier.technology);
    SectorCarrier {
        sector_id: String::new(),
        site_id: String::new(),
        operator: String::new(),
        position: unplaced(place),
        antenna_height_agl: Length::from_metres(preset.antenna_height_m),
        azimuth: None,
        mechanical_downtilt: Tilt::from_degrees_down(0.0),
        electrical_downtilt: Tilt::from_degrees_down(0.0),
        total_power: Dbm::new(preset.power_dbm),
        maximum_gain: Decibels::new(preset.omni_gain_dbi),
        feeder_loss: Decibels::new(preset.feeder_loss_db),
        pattern: AntennaPattern::Sector(choice.sector_pattern),
        carrier,
        antenna_ports: preset.antenna_ports,
        reference_signal_boost: Decibels::new(preset.reference_signal_boost_db),
        pilot_power_share: preset.pilot_power_share,
        status: String::new(),
        tenancy: Tenancy::default(),
        physical_cell: None,
        assumed: ASSUMED.to_vec(),
        prediction_error: None,
    }
}
