//! Uplinks of ChirpStack, version 4 and, but for names, 3.
use super::packet::{Packet, Reception, megahertz, number, place_of, position_in, text};
use super::recognise::MeasurementFormat;
use serde_json::Value;

/// The uplink in a message, if it is one.
pub(super) fn packet(message: &Value) -> Option<Packet> {
    let receivers = message.get("rxInfo")?.as_array()?;
    let device = message.get("deviceInfo").unwrap_or(message);
    let relayed = message.get("relayRxInfo").is_some_and(|relay| !relay.is_null());
    Some(Packet {
        format: MeasurementFormat::ChirpStack,
        device: text(device, &["devEui", "devEUI", "deviceName"]),
        time: time(message, receivers),
        position: message.get("object").and_then(position_in),
        frequency_mhz: message.get("txInfo").and_then(|sent| megahertz(sent, &["frequency"])),
        receptions: receivers.iter().map(|receiver| reception(receiver, relayed)).collect(),
    })
}

fn time(message: &Value, receivers: &[Value]) -> String {
    let own = text(message, &["time", "publishedAt"]);
    let of_receiver =
        || receivers.first().map_or_else(String::new, |first| text(first, &["gwTime", "nsTime", "time"]));
    if own.is_empty() { of_receiver() } else { own }
}

fn reception(receiver: &Value, relayed: bool) -> Reception {
    Reception {
        gateway: text(receiver, &["gatewayId", "gatewayID"]),
        place: receiver.get("location").and_then(position_in).and_then(place_of),
        rssi_dbm: number(receiver, &["rssi"]),
        snr_db: number(receiver, &["snr", "loRaSNR"]),
        relayed,
    }
}
