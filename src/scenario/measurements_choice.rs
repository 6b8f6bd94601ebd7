//! Choices of the measured levels that predictions are compared with.
use super::text_list::text_or_list;
use crate::measurements::MeasuredQuantity;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether the places at which nothing was heard are in the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Misses {
    /// They are where the files hold any, otherwise they are not.
    #[default]
    Auto,
    /// They are.
    Logged,
    /// They were never written down: only what was heard is known.
    NotLogged,
}

/// Measured levels, what is left out of them, and what holds where they say nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MeasurementsChoice {
    /// Tables, logs and vector files; one or a list.
    #[serde(deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// Layer of a vector file with several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    /// CRS of coordinates in columns that are not degrees of WGS 84.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crs: Option<String>,
    /// Encoding of text tables, by its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Our field -> the file's column.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
    /// What the levels are of; default: what the format or the column's name says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<MeasuredQuantity>,
    /// The receiver's floor, dBm: levels shown at or below it, and rows that say "not heard", are at most this. Default: what
    /// the files show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor_dbm: Option<f64>,
    /// Whether places at which nothing was heard are in the files.
    pub misses: Misses,
    /// Rows nearer to or farther from their transmitter are left out, km.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_km: Option<[f64; 2]>,
    /// Rows with a level outside are left out, dBm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_dbm: Option<[f64; 2]>,
    /// Cells with fewer readings of a transmitter are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least_readings: Option<usize>,
    /// Side of the cells over which readings of a transmitter are averaged, m; default: the elevation model's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_over_m: Option<f64>,
    /// What holds for rows that describe their own transmitter, where they leave it out.
    pub link: MeasuredLink,
    /// Transmitters that are no sectors of the scenario: gateways of a sensor network, a test transmitter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub transmitters: Vec<MeasuredTransmitter>,
}

/// A link as far as its rows do not describe it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MeasuredLink {
    /// Transmitter, degrees east, WGS 84.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude_deg: Option<f64>,
    /// Degrees north.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude_deg: Option<f64>,
    /// Its antenna above ground, m.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height_m: Option<f64>,
    /// Carrier frequency, MHz.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency_mhz: Option<f64>,
    /// Radiated power over isotropic, dBm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eirp_dbm: Option<f64>,
    /// Receiving antenna above ground, m; default: the scenario's receiver's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receiver_height_m: Option<f64>,
    /// Gain of the receiving antenna over isotropic less its cable and what the body or the vehicle loses, dB; default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receiver_gain_db: Option<f64>,
}

/// A transmitter beside the sectors of a scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasuredTransmitter {
    /// Its name in the measurements.
    pub id: String,
    /// Degrees east, WGS 84.
    pub longitude_deg: f64,
    /// Degrees north.
    pub latitude_deg: f64,
    /// Antenna above ground, m.
    pub height_m: f64,
    /// Carrier frequency, MHz.
    pub frequency_mhz: f64,
    /// Radiated power over isotropic, dBm; of an uplink that of the moving end with the gateway's antenna added.
    pub eirp_dbm: f64,
}
