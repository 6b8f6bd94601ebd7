//! OpenCelliD's export: 14 columns, with or without a header.
use super::sector_draft::SectorDraft;
use super::sector_row::{SectorRow, preset, technology, unplaced};
use crate::findings::RowNote;
use crate::geodesy::LonLat;
use crate::inputs::InputError;
use crate::inputs::Reject;
use crate::inputs::tables::columns::{Columns, comparable};
use crate::inputs::tables::csv_table::{Header, first_row};
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::{Table, is_text_table};
use crate::inputs::tables::text_values::parse_count;
use crate::network::{AntennaPattern, AssumedField, Carrier, SectorCarrier, Technology, uplink_frequency};
use crate::scenario::SitesChoice;
use crate::units::{Dbm, Decibels, Frequency, Length, Tilt};

/// The columns, in their order (OpenCelliD wiki, "Columns present in database").
pub(in crate::inputs) const COLUMNS: &[&str] = &[
    "radio",
    "mcc",
    "net",
    "area",
    "cell",
    "unit",
    "lon",
    "lat",
    "range",
    "samples",
    "changeable",
    "created",
    "updated",
    "averageSignal",
];

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

/// How the file is OpenCelliD's: by its header, or by a first row that fits; `None` when it is not.
///
/// # Errors
/// When the file cannot be read.
pub(in crate::inputs) fn recognise(path: &str) -> Result<Option<Header>, InputError> {
    if !is_text_table(path) {
        return Ok(None);
    }
    let first = first_row(path)?;
    let names: Vec<String> = first.iter().map(|name| comparable(name)).collect();
    if COLUMNS.iter().all(|column| names.contains(&comparable(column))) {
        return Ok(Some(Header::FirstRow));
    }
    let numbers = first.len() == COLUMNS.len() && first[1..5].iter().all(|text| text.parse::<u64>().is_ok());
    let is_data = numbers && technology(&first[0]).is_ok();
    Ok(is_data.then_some(Header::Fixed(COLUMNS)))
}

/// Columns by OpenCelliD's names.
///
/// # Errors
/// [`InputError::MissingColumn`] when one that is needed is not there.
pub(in crate::inputs) fn find(table: &Table) -> Result<Columns, InputError> {
    let mut columns = Columns::default();
    for (index, name) in table.columns.iter().enumerate() {
        columns.add(&comparable(name), index);
    }
    let needed = ["radio", "mcc", "net", "area", "cell", "lon", "lat"];
    match needed.into_iter().find(|name| columns.get(name).is_none()) {
        None => Ok(columns),
        Some(field) => Err(InputError::MissingColumn {
            file: table.file.clone(),
            section: "sites",
            field,
            tried: field.to_owned(),
            found: table.columns.clone(),
        }),
    }
}

/// Reads one row; every value of the link comes from the technology's preset.
///
/// # Units and conventions
/// Sectors are named `LTE-452-4-31027-1234`, sites `OC-104.43333-21.25000` by their place (to a metre), the operator
/// by country and network code as given (`452-04`).
///
/// # Errors
/// The first thing wrong with it.
pub(in crate::inputs) fn read(
    reader: RowReader<'_>,
    place: LonLat,
    choice: &SitesChoice,
) -> Result<SectorRow, Reject> {
    let radio = reader.required("radio")?;
    let technology = match technology(radio).map_err(|reason| reader.reject("radio", reason))? {
        Ok(technology) => technology,
        Err(technology) => return Ok(SectorRow::Skipped(RowNote::NotJudged { technology })),
    };
    for (field, high) in [("mcc", 999), ("net", 999), ("area", 0x00FF_FFFF), ("cell", u32::MAX)] {
        reader.required(field)?;
        reader.parsed(field, |text| parse_count(text, 0, high))?;
    }
    let text = |field| reader.text(field);
    let operator = format!("{}-{}", text("mcc"), text("net"));
    let sector_id = format!("{}-{operator}-{}-{}", radio.to_uppercase(), text("area"), text("cell"));
    let site_id = format!("OC-{:.5}-{:.5}", place.longitude_deg, place.latitude_deg);
    let carrier = carrier(choice, technology).map_err(|reason| reader.reject("radio", reason))?;
    let sector = from_preset(choice, carrier, place);
    Ok(SectorRow::Usable(Box::new(SectorDraft {
        file: reader.table.file.clone(),
        row: reader.row.number,
        id_column: "cell".to_owned(),
        site_column: "lon".to_owned(),
        antenna_notes: Vec::new(),
        sector: SectorCarrier { sector_id, site_id, operator, ..sector },
    })))
}

fn carrier(choice: &SitesChoice, technology: Technology) -> Result<Carrier, String> {
    let preset = preset(choice, technology);
    let downlink = Frequency::from_megahertz(preset.frequency_mhz);
    let uplink = uplink_frequency(technology, "", downlink).ok_or_else(|| {
        format!(
            "the preset frequency, {} MHz, is not in the downlink of any known band",
            preset.frequency_mhz
        )
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
        assumed: ASSUMED.to_vec(),
    }
}
