//! What files of measured levels hold, in numbers and words.
use crate::inputs::measurements::{MeasuredFile, MeasurementFormat, MeasurementsRead, Oddity};
use crate::language::word;
use crate::measurements::{MeasuredQuantity, Reading};
use crate::outputs::{CheckedFile, CountedOddity, LevelSummary, NamesSeen, PreviewRow};
use crate::words::row_note;
use std::collections::{BTreeMap, BTreeSet};

/// Readings shown of each file.
const PREVIEW: usize = 8;

/// Names shown of each kind.
const NAMES: usize = 6;

/// A description of each file.
pub(super) fn describe(read: &MeasurementsRead) -> Vec<CheckedFile> {
    let mut of_files: Vec<Vec<&Reading>> = vec![Vec::new(); read.files.len()];
    for reading in &read.readings {
        if let Some(readings) = of_files.get_mut(reading.file) {
            readings.push(reading);
        }
    }
    let files = read.files.iter().zip(&of_files);
    files
        .map(|(file, readings)| CheckedFile {
            rejects: read.rejects.iter().filter(|reject| reject.file == file.path).count(),
            ..described(file, readings)
        })
        .collect()
}

fn described(file: &MeasuredFile, readings: &[&Reading]) -> CheckedFile {
    let seconds: Vec<f64> = readings.iter().filter_map(|reading| reading.seconds).collect();
    let span = |values: &[f64]| {
        let least = values.iter().copied().min_by(f64::total_cmp)?;
        values.iter().copied().max_by(f64::total_cmp).map(|most| [least, most])
    };
    let of =
        |value: fn(&Reading) -> f64| span(&readings.iter().map(|reading| value(reading)).collect::<Vec<_>>());
    let west_east = of(|reading| reading.place.longitude_deg);
    let south_north = of(|reading| reading.place.latitude_deg);
    CheckedFile {
        path: file.path.clone(),
        format: key(&file.format),
        format_text: format_text(file.format).to_owned(),
        rows: file.rows,
        columns: file.columns.iter().map(|used| format!("{} -> {}", used.column, used.field)).collect(),
        notes: file.notes.iter().map(|note| row_note(&note.note)).collect(),
        levels: levels(readings),
        floor_dbm: file.floor_dbm,
        bounds_deg: west_east
            .zip(south_north)
            .map(|([west, east], [south, north])| [west, south, east, north]),
        cells: names(readings, cell_name),
        operators: names(readings, |reading| {
            let cell = &reading.cell;
            if cell.operator.is_empty() { cell.network.clone() } else { cell.operator.clone() }
        }),
        devices: names(readings, |reading| reading.device.clone()),
        seconds: span(&seconds),
        oddities: file.oddities.iter().map(|&(oddity, count)| counted(oddity, count)).collect(),
        rejects: 0,
        preview: readings.iter().take(PREVIEW).map(|reading| preview(reading)).collect(),
    }
}

fn counted(oddity: Oddity, count: usize) -> CountedOddity {
    CountedOddity { oddity: key(&oddity), count, text: oddity_text(oddity).to_owned() }
}

/// The name under which programs know a format or an oddity.
fn key(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn levels(readings: &[&Reading]) -> Vec<LevelSummary> {
    let mut of: BTreeMap<MeasuredQuantity, (Vec<f64>, usize)> = BTreeMap::new();
    for reading in readings {
        let (heard, not_heard) = of.entry(reading.quantity).or_default();
        if reading.observed.is_heard() {
            heard.push(reading.observed.value());
        } else {
            *not_heard += 1;
        }
    }
    let summary = |(quantity, (mut heard, not_heard)): (MeasuredQuantity, (Vec<f64>, usize))| {
        heard.sort_by(f64::total_cmp);
        LevelSummary {
            quantity,
            heard: heard.len(),
            not_heard,
            lowest: heard.first().copied(),
            median: heard.get(heard.len() / 2).copied(),
            highest: heard.last().copied(),
        }
    };
    of.into_iter().map(summary).collect()
}

fn names(readings: &[&Reading], name: impl Fn(&Reading) -> String) -> NamesSeen {
    let all: BTreeSet<String> =
        readings.iter().map(|reading| name(reading)).filter(|name| !name.is_empty()).collect();
    NamesSeen { count: all.len(), first: all.into_iter().take(NAMES).collect() }
}

/// By what a row names its transmitter: its identity, or else physical cell and channel.
fn cell_name(reading: &Reading) -> String {
    let cell = &reading.cell;
    match (cell.id.is_empty(), cell.physical, cell.channel) {
        (false, ..) => cell.id.clone(),
        (true, Some(physical), Some(channel)) => format!("PCI {physical} / {channel}"),
        (true, Some(physical), None) => format!("PCI {physical}"),
        (true, None, _) => reading.transmitter.place.map_or_else(String::new, |place| {
            format!("{:.5} {:.5}", place.longitude_deg, place.latitude_deg)
        }),
    }
}

fn preview(reading: &Reading) -> PreviewRow {
    PreviewRow {
        row: reading.row,
        longitude_deg: reading.place.longitude_deg,
        latitude_deg: reading.place.latitude_deg,
        quantity: reading.quantity,
        level: reading.observed.value(),
        heard: reading.observed.is_heard(),
        cell: cell_name(reading),
        serving: reading.serving,
        seconds: reading.seconds,
    }
}

fn format_text(format: MeasurementFormat) -> &'static str {
    match format {
        MeasurementFormat::GNetTrack => word("measured-gnettrack"),
        MeasurementFormat::Tems => word("measured-tems"),
        MeasurementFormat::QualiPoc => word("measured-qualipoc"),
        MeasurementFormat::CellMapper => word("measured-cellmapper"),
        MeasurementFormat::OpenCelliD => word("measured-opencellid"),
        MeasurementFormat::Links => word("measured-links"),
        MeasurementFormat::ReceiverColumns => word("measured-receiver-columns"),
        MeasurementFormat::Meshtastic => word("measured-meshtastic"),
        MeasurementFormat::TheThingsStack => word("measured-things-stack"),
        MeasurementFormat::ChirpStack => word("measured-chirpstack"),
        MeasurementFormat::Table => word("measured-table"),
        MeasurementFormat::Vector => word("measured-vector"),
    }
}

fn oddity_text(oddity: Oddity) -> &'static str {
    match oddity {
        Oddity::NoPosition => word("oddity-no-position"),
        Oddity::ScaledDegrees => word("oddity-scaled-degrees"),
        Oddity::SwappedAxes => word("oddity-swapped-axes"),
        Oddity::MovedPoint => word("oddity-moved-point"),
        Oddity::FillLevel => word("oddity-fill-level"),
        Oddity::NoLevel => word("oddity-no-level"),
        Oddity::AtFloor => word("oddity-at-floor"),
        Oddity::NotHeard => word("oddity-not-heard"),
        Oddity::NotHeardWithoutFloor => word("oddity-not-heard-without-floor"),
        Oddity::Duplicate => word("oddity-duplicate"),
        Oddity::RepeatedPosition => word("oddity-repeated-position"),
        Oddity::CachedLevel => word("oddity-cached-level"),
        Oddity::Relayed => word("oddity-relayed"),
        Oddity::TimeUnread => word("oddity-time-unread"),
    }
}
