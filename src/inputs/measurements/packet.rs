//! A packet of a sensor network: who sent it from where, and who heard it how.
use super::recognise::MeasurementFormat;
use crate::geodesy::LonLat;
use serde_json::Value;

/// How deep a position may lie in a payload.
const DEEPEST: usize = 4;

/// A value from which a frequency is in Hz.
const HERTZ_FROM: f64 = 1e6;

/// One packet as its network wrote it down.
#[derive(Clone, Debug)]
pub(super) struct Packet {
    pub(super) format: MeasurementFormat,
    pub(super) device: String,
    /// When, as the network writes it.
    pub(super) time: String,
    /// Degrees, longitude first; not checked.
    pub(super) position: Option<[f64; 2]>,
    pub(super) frequency_mhz: Option<f64>,
    pub(super) receptions: Vec<Reception>,
}

/// What one receiver heard of a packet.
#[derive(Clone, Debug)]
pub(super) struct Reception {
    pub(super) gateway: String,
    pub(super) place: Option<LonLat>,
    /// dBm; `None` where it is not told.
    pub(super) rssi_dbm: Option<f64>,
    /// dB.
    pub(super) snr_db: Option<f64>,
    /// What it heard was sent on by another, not by the device.
    pub(super) relayed: bool,
}

impl Reception {
    /// Power of the signal without the noise, dBm.
    ///
    /// # Method
    /// A LoRa receiver's RSSI is the power of signal and noise together, its SNR the ratio of the two: S = RSSI - 10 lg(1 + 10^(-SNR/10)), which is
    /// RSSI + SNR - 10 lg(1 + 10^(SNR/10)).
    pub(super) fn signal_dbm(&self) -> Option<f64> {
        let rssi_dbm = self.rssi_dbm?;
        // 0 dBm and 0 dB together are a packet that came by wire
        let ratio = self.snr_db.filter(|snr| snr.is_finite() && rssi_dbm < 0.0);
        Some(ratio.map_or(rssi_dbm, |snr_db| rssi_dbm - 10.0 * (1.0 + 10_f64.powf(-snr_db / 10.0)).log10()))
    }
}

/// The first of the names that an object has.
pub(super) fn first<'a>(object: &'a Value, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| object.get(name)).filter(|value| !value.is_null())
}

/// A number, or a text that is one.
pub(super) fn number(object: &Value, names: &[&str]) -> Option<f64> {
    let value = first(object, names)?;
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|value| value.is_finite())
}

/// A text, or a number as a text.
pub(super) fn text(object: &Value, names: &[&str]) -> String {
    match first(object, names) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// A frequency in MHz of one in Hz or MHz.
pub(super) fn megahertz(object: &Value, names: &[&str]) -> Option<f64> {
    let value = number(object, names).filter(|value| *value > 0.0)?;
    Some(if value >= HERTZ_FROM { value / 1e6 } else { value })
}

/// A position anywhere in a payload, degrees, longitude first.
pub(super) fn position_in(value: &Value) -> Option<[f64; 2]> {
    position_within(value, DEEPEST)
}

fn position_within(value: &Value, depth: usize) -> Option<[f64; 2]> {
    let scaled = |names: &[&str]| number(value, names).map(|whole| whole / 1e7);
    let lat =
        number(value, &["latitude", "lat", "Latitude"]).or_else(|| scaled(&["latitude_i", "latitudeI"]));
    let lon = number(value, &["longitude", "lon", "lng", "long", "Longitude"])
        .or_else(|| scaled(&["longitude_i", "longitudeI"]));
    if let (Some(lon), Some(lat)) = (lon, lat) {
        return Some([lon, lat]);
    }
    let next = depth.checked_sub(1)?;
    value.as_object()?.values().find_map(|inner| position_within(inner, next))
}

/// A place on Earth that is not the mark 0/0.
pub(super) fn place_of(position: [f64; 2]) -> Option<LonLat> {
    let [longitude_deg, latitude_deg] = position;
    let is_place = longitude_deg.abs() <= 180.0 && latitude_deg.abs() <= 90.0;
    let is_mark = longitude_deg.abs() < f64::EPSILON && latitude_deg.abs() < f64::EPSILON;
    (is_place && !is_mark).then_some(LonLat { longitude_deg, latitude_deg })
}

#[cfg(test)]
mod tests {
    use super::Reception;

    #[test]
    fn the_signal_is_what_the_noise_leaves() {
        let signal = |rssi_dbm: f64, snr_db: Option<f64>| {
            let (gateway, place, rssi_dbm, relayed) = (String::new(), None, Some(rssi_dbm), false);
            Reception { gateway, place, rssi_dbm, snr_db, relayed }.signal_dbm().expect("a level")
        };
        assert!((signal(-80.0, Some(30.0)) + 80.0).abs() < 0.01, "a strong signal is all there is");
        assert!((signal(-110.0, Some(0.0)) + 113.010_3).abs() < 1e-4, "half");
        let weak = signal(-118.0, Some(-15.0));
        assert!((weak - (-118.0 - 15.0 - 10.0 * (1.0 + 10_f64.powf(-1.5)).log10())).abs() < 1e-9);
        assert!((signal(-95.0, None) + 95.0).abs() < 1e-12);
    }
}
