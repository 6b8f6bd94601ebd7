//! Uplinks of The Things Stack, version 3.
use super::packet::{Packet, Reception, first, megahertz, number, place_of, position_in, text};
use super::recognise::MeasurementFormat;
use serde_json::Value;

/// Gateways of other networks go by this name.
const PACKET_BROKER: &str = "packetbroker";

/// The uplink in a message, if it is one.
pub(super) fn packet(message: &Value) -> Option<Packet> {
    let message = first(message, &["result", "data"]).unwrap_or(message);
    let uplink = message.get("uplink_message")?;
    let ids = message.get("end_device_ids").unwrap_or(&Value::Null);
    let position = uplink.get("decoded_payload").and_then(position_in).or_else(|| stated_position(uplink));
    let receptions =
        uplink.get("rx_metadata").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut time = text(message, &["received_at"]);
    if time.is_empty() {
        time = text(uplink, &["received_at"]);
    }
    Some(Packet {
        format: MeasurementFormat::TheThingsStack,
        device: text(ids, &["device_id", "dev_eui"]),
        time,
        position,
        frequency_mhz: uplink.get("settings").and_then(|settings| megahertz(settings, &["frequency"])),
        receptions: receptions.iter().map(reception).collect(),
    })
}

/// Where the network says the device is: by its payload first, by what its owner wrote down last.
fn stated_position(uplink: &Value) -> Option<[f64; 2]> {
    let locations = uplink.get("locations")?.as_object()?;
    let by_owner = |name: &str| name == "user";
    let payload = locations.get("frm-payload").and_then(position_in);
    let other =
        || locations.iter().filter(|(name, _)| !by_owner(name)).find_map(|(_, place)| position_in(place));
    payload.or_else(other).or_else(|| locations.get("user").and_then(position_in))
}

fn reception(metadata: &Value) -> Reception {
    let ids = metadata.get("gateway_ids").unwrap_or(&Value::Null);
    let gateway = text(ids, &["gateway_id", "eui"]);
    let by_another = metadata.get("packet_broker").is_some() || metadata.get("relay").is_some();
    Reception {
        relayed: by_another || gateway == PACKET_BROKER,
        gateway,
        place: metadata.get("location").and_then(position_in).and_then(place_of),
        rssi_dbm: number(metadata, &["rssi", "channel_rssi", "signal_rssi"]),
        snr_db: number(metadata, &["snr"]),
    }
}
