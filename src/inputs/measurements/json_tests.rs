//! Messages of sensor networks.
use super::format_tests::{read, read_with};
use super::{MeasurementFormat, Oddity};
use crate::measurements::{MeasuredQuantity, Observed, RadioAccess};
use crate::scenario::MeasurementsChoice;

#[test]
fn packets_of_meshtastic() {
    let content = r#"{"from":123,"sender":"!gw1","hops_away":0,"rx_rssi":-80,"rx_snr":30,"timestamp":1774968180,"type":"position","payload":{"latitude_i":210873000,"longitude_i":1044748000}}
{"fromId":"!7b","gateway":"!gw1","hopStart":3,"hopLimit":2,"rxRssi":-90,"rxSnr":5,"rxTime":1774968181,"decoded":{"position":{"latitudeI":210873000,"longitudeI":1044748000}}}
{"from":123,"sender":"!gw1","rssi":-90,"payload":{"text":"hello"},"type":"text"}
not json
"#;
    let found = read("mesh.jsonl", content);
    let file = &found.files[0];
    assert_eq!((file.format, file.rows), (MeasurementFormat::Meshtastic, 4));
    assert_eq!(file.oddities, [(Oddity::NoPosition, 1), (Oddity::Relayed, 1)]);
    assert_eq!((found.rejects.len(), found.rejects[0].row), (1, 4));
    let [reading] = &found.readings[..] else { panic!("{:?}", found.readings) };
    assert_eq!((reading.place.latitude_deg, reading.place.longitude_deg), (21.0873, 104.4748));
    assert!((reading.observed.value() + 80.0).abs() < 0.01 && reading.observed.is_heard());
    assert_eq!((reading.cell.id.as_str(), reading.device.as_str()), ("!gw1", "123"));
    assert_eq!(
        (reading.quantity, reading.cell.access),
        (MeasuredQuantity::ReceivedPower, Some(RadioAccess::Lora))
    );
    assert_eq!(reading.seconds, Some(1_774_968_180.0));
}

#[test]
fn uplinks_of_the_things_stack() {
    let content = r#"{"end_device_ids":{"device_id":"tracker"},"received_at":"2026-03-31T14:43:00.250Z","uplink_message":{
        "decoded_payload":{"gps_1":{"latitude":21.0873,"longitude":104.4748}},"settings":{"frequency":"868100000"},
        "rx_metadata":[{"gateway_ids":{"gateway_id":"gw-a"},"rssi":-110,"snr":0,"location":{"latitude":21.1,"longitude":104.5}},
        {"gateway_ids":{"gateway_id":"gw-b"},"rssi":-117},
        {"gateway_ids":{"gateway_id":"packetbroker"},"packet_broker":{},"rssi":-60,"snr":9}]}}"#;
    for content in [content.replace('\n', " "), content.to_owned(), format!("[{content}]")] {
        let found = read("ttn.json", &content);
        assert_eq!(found.files[0].format, MeasurementFormat::TheThingsStack);
        assert_eq!(found.files[0].oddities, [(Oddity::Relayed, 1)]);
        let [a, b] = &found.readings[..] else { panic!("{:?}", found.readings) };
        assert!((a.observed.value() + 113.010_3).abs() < 1e-4);
        assert_eq!(
            (a.transmitter.frequency_mhz, a.transmitter.place.map(|place| place.longitude_deg)),
            (Some(868.1), Some(104.5))
        );
        assert_eq!((b.observed, b.cell.id.as_str()), (Observed::Level(-117.0), "gw-b"));
        assert_eq!((a.device.as_str(), a.seconds), ("tracker", Some(1_774_968_180.25)));
    }
}

#[test]
fn the_place_that_a_network_states_for_a_device() {
    let content = r#"{"uplink_message":{"locations":{"user":{"latitude":1,"longitude":2},"frm-payload":{"latitude":21.1,"longitude":104.5}},
        "rx_metadata":[{"gateway_ids":{"gateway_id":"g"},"rssi":-100}]}}"#;
    assert_eq!(read("t.json", content).readings[0].place.longitude_deg.to_bits(), 104.5_f64.to_bits());
}

#[test]
fn uplinks_of_chirpstack() {
    let content = r#"{"time":"2026-03-31T14:43:00Z","deviceInfo":{"devEui":"aa01"},"object":{"latitude":21.0873,"longitude":104.4748},"rxInfo":[{"gatewayId":"g1","rssi":-99,"location":{"latitude":21.1,"longitude":104.5}},{"gatewayId":"g2","rssi":-118,"snr":-15}],"txInfo":{"frequency":921400000}}
{"deviceInfo":{"devEui":"aa01"},"object":{"latitude":0,"longitude":0},"rxInfo":[{"gatewayId":"g1","rssi":-99}]}
{"deviceInfo":{"devEui":"aa01"},"object":{"latitude":95,"longitude":0},"rxInfo":[{"gatewayId":"g1","rssi":-99}]}
{"deviceInfo":{"devEui":"aa01"},"object":{"latitude":21,"longitude":104},"rxInfo":[{"gatewayId":"g1","rssi":0,"snr":0}]}
"#;
    let found = read("cs.ndjson", content);
    assert_eq!(found.files[0].format, MeasurementFormat::ChirpStack);
    assert_eq!(found.readings.len(), 2);
    assert!((found.readings[1].observed.value() + 133.135).abs() < 0.01);
    assert_eq!(found.readings[0].transmitter.frequency_mhz, Some(921.4));
    assert_eq!(found.rejects.iter().map(|reject| reject.row).collect::<Vec<_>>(), [3]);
    assert_eq!(
        found.files[0].oddities,
        [(Oddity::NoPosition, 1), (Oddity::FillLevel, 1), (Oddity::NoLevel, 1)]
    );
}

#[test]
fn other_json_is_refused_with_the_reason() {
    for content in ["{\"a\":1}\n{\"a\":2}\n", "[]", "{", "[1,2"] {
        let error = read_with("x.json", content, MeasurementsChoice::default()).expect_err(content);
        assert!(error.contains("x.json"), "{error}");
    }
}
