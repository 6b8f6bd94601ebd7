//! Logs of messages in JSON: one per line, or a list.
use super::file_draft::FileDraft;
use super::level_text::{LevelText, checked_level};
use super::oddity::Oddity;
use super::packet::{Packet, Reception, place_of};
use super::recognise::MeasurementFormat;
use super::table_readings::push;
use super::times::seconds_of;
use super::{chirpstack, meshtastic, things_stack};
use crate::geodesy::LonLat;
use crate::inputs::files::regular_file::SizeLimit;
use crate::inputs::tables::csv_table::bytes_of;
use crate::inputs::{InputError, Reject};
use crate::language::word;
use crate::measurements::{CellNames, MeasuredQuantity, Observed, OwnTransmitter, RadioAccess, Reading};
use serde_json::Value;
use std::path::Path;

/// Bytes in which GeoJSON says what it is.
const BEGINNING: usize = 4_096;

/// A log as it is read.
struct JsonLog<'a> {
    file: usize,
    path: &'a str,
    quantity: MeasuredQuantity,
}

/// The readings of a file if it is a log of messages; `None` where GDAL is to read it.
///
/// # Errors
/// When it cannot be read, is no JSON, or holds no message of a network that is known.
pub(super) fn read_json_log(
    file: usize,
    path: &str,
    quantity: Option<MeasuredQuantity>,
) -> Result<Option<FileDraft>, InputError> {
    let extension = Path::new(path).extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let is_json =
        extension.is_some_and(|found| ["json", "jsonl", "ndjson"].iter().any(|known| found == *known));
    if !is_json || path.starts_with("/vsi") {
        return Ok(None);
    }
    let bytes = bytes_of(path, SizeLimit::TABLE)?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{feff}');
    let beginning: String = text.chars().take(BEGINNING).filter(|letter| !letter.is_whitespace()).collect();
    if ["\"FeatureCollection\"", "\"type\":\"Feature\"", "\"Topology\""]
        .iter()
        .any(|word| beginning.contains(word))
    {
        return Ok(None);
    }
    let log = JsonLog { file, path, quantity: quantity.unwrap_or(MeasuredQuantity::ReceivedPower) };
    let mut draft = FileDraft::new(MeasurementFormat::Meshtastic);
    let mut known = 0;
    for message in log.messages(text)? {
        draft.rows += 1;
        match message.content {
            Ok(content) => known += usize::from(log.add(message.row, &content, &mut draft)),
            Err(reason) => draft.rejects.push(log.reject(message.row, "", String::new(), reason)),
        }
    }
    if known == 0 {
        let reason = word("measurements-no-message-of-a-known-network").to_owned();
        return Err(InputError::Unreadable { file: path.to_owned(), reason });
    }
    Ok(Some(draft))
}

/// A message with its place in the file: a line, or its number in a list.
struct Message {
    row: u64,
    content: Result<Value, String>,
}

impl JsonLog<'_> {
    /// The messages of a list, of lines, or the one that the whole file is.
    fn messages(&self, text: &str) -> Result<Vec<Message>, InputError> {
        let whole = || {
            serde_json::from_str::<Value>(text).map_err(|error| InputError::Unreadable {
                file: self.path.to_owned(),
                reason: error.to_string(),
            })
        };
        let numbered =
            |(index, content): (usize, Value)| Message { row: index as u64 + 1, content: Ok(content) };
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).peekable();
        let first = lines.peek().map_or("", |(_, line)| line.trim());
        if first.starts_with('[') || serde_json::from_str::<Value>(first).is_err() {
            return Ok(match whole()? {
                Value::Array(list) => list.into_iter().enumerate().map(numbered).collect(),
                one => vec![numbered((0, one))],
            });
        }
        let line = |(index, line): (usize, &str)| Message {
            row: index as u64 + 1,
            content: serde_json::from_str(line).map_err(|error| error.to_string()),
        };
        Ok(lines.map(line).collect())
    }

    fn reject(&self, row: u64, field: &str, value: String, reason: String) -> Reject {
        Reject { file: self.path.to_owned(), row, field: field.to_owned(), value, reason }
    }

    /// Adds what the receivers of a packet heard; whether the message is one of a known network.
    fn add(&self, row: u64, message: &Value, into: &mut FileDraft) -> bool {
        let packet = things_stack::packet(message)
            .or_else(|| chirpstack::packet(message))
            .or_else(|| meshtastic::packet(message));
        let Some(packet) = packet else {
            let reason = word("measurements-no-message-of-a-known-network").to_owned();
            into.rejects.push(self.reject(row, "", String::new(), reason));
            return false;
        };
        into.format = packet.format;
        let Some(position) =
            packet.position.filter(|position| position.iter().any(|value| value.abs() > 0.0))
        else {
            into.tally.add(Oddity::NoPosition, 1);
            return true;
        };
        let Some(place) = place_of(position) else {
            let [lon, lat] = position;
            let reason = word("measurements-no-place-on-earth").to_owned();
            into.rejects.push(self.reject(row, "position", format!("{lon} {lat}"), reason));
            return true;
        };
        let blank = self.blank(row, place, &packet);
        into.tally.add(Oddity::TimeUnread, usize::from(blank.seconds.is_none() && !packet.time.is_empty()));
        into.tally.add(Oddity::NoLevel, usize::from(packet.receptions.is_empty()));
        for reception in &packet.receptions {
            self.add_reception(&blank, reception, into);
        }
        true
    }

    fn blank(&self, row: u64, place: LonLat, packet: &Packet) -> Reading {
        Reading {
            file: self.file,
            row,
            place,
            observed: Observed::AtMost(f64::INFINITY),
            quantity: self.quantity,
            cell: CellNames { access: Some(RadioAccess::Lora), ..CellNames::default() },
            serving: None,
            transmitter: OwnTransmitter { frequency_mhz: packet.frequency_mhz, ..OwnTransmitter::default() },
            receiver_height_m: None,
            seconds: seconds_of(&packet.time),
            device: packet.device.clone(),
        }
    }

    fn add_reception(&self, blank: &Reading, reception: &Reception, into: &mut FileDraft) {
        if reception.relayed {
            into.tally.add(Oddity::Relayed, 1);
            return;
        }
        let Some(signal_dbm) = reception.signal_dbm() else {
            into.tally.add(Oddity::NoLevel, 1);
            return;
        };
        match checked_level(signal_dbm, self.quantity) {
            Ok(level) => {
                let mut reading = blank.clone();
                reading.cell.id.clone_from(&reception.gateway);
                reading.transmitter.place = reception.place;
                into.tally.add(Oddity::NoLevel, usize::from(level == LevelText::Fill));
                push(reading, level, into);
            }
            Err(reason) => {
                let value = reception.rssi_dbm.unwrap_or(signal_dbm).to_string();
                into.rejects.push(self.reject(blank.row, "rssi", value, reason));
            }
        }
    }
}
