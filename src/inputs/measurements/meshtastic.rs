//! Packets of a Meshtastic network: JSON as gateways publish it, and as the Python client prints it.
use super::packet::{Packet, Reception, megahertz, number, position_in, text};
use super::recognise::MeasurementFormat;
use serde_json::Value;

/// The packet in a message, if it is one of this network.
pub(super) fn packet(message: &Value) -> Option<Packet> {
    let rssi_names = ["rx_rssi", "rxRssi", "rssi"];
    let is_packet = ["from", "fromId", "from_id"].iter().any(|name| message.get(name).is_some());
    let has_level = rssi_names.iter().any(|name| message.get(name).is_some());
    if !is_packet || !(has_level || message.get("payload").is_some() || message.get("decoded").is_some()) {
        return None;
    }
    let reception = Reception {
        gateway: text(message, &["gateway", "gateway_id", "gatewayId", "sender", "rx_by"]),
        place: None,
        rssi_dbm: number(message, &rssi_names),
        snr_db: number(message, &["rx_snr", "rxSnr", "snr"]),
        relayed: is_relayed(message),
    };
    Some(Packet {
        format: MeasurementFormat::Meshtastic,
        device: text(message, &["from", "fromId", "from_id"]),
        time: text(message, &["rx_time", "rxTime", "timestamp", "time"]),
        position: position_in(message),
        frequency_mhz: megahertz(message, &["frequency", "freq"]),
        receptions: vec![reception],
    })
}

/// Whether others sent the packet on before it was heard: fewer hops are left than it began with.
fn is_relayed(message: &Value) -> bool {
    if let Some(away) = number(message, &["hops_away", "hopsAway"]) {
        return away > 0.0;
    }
    let begun = number(message, &["hop_start", "hopStart"]).filter(|begun| *begun > 0.0);
    let left = number(message, &["hop_limit", "hopLimit"]);
    begun.zip(left).is_some_and(|(begun, left)| left < begun)
}
