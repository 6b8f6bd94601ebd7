//! Choices of what may be built: spectrum, candidate places, small equipment.
use super::input_choices::{own_technology, technology_of_word};
use crate::network::Technology;
use serde::{Deserialize, Serialize};

/// A carrier that an operator may use anywhere in the area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpectrumChoice {
    /// The operator, as in the table of masts.
    pub operator: String,
    /// Technology.
    #[serde(default = "own_technology", deserialize_with = "technology_of_word")]
    pub technology: Technology,
    /// Band, as `B8` or `LTE 900`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub band: String,
    /// Downlink centre, MHz; default: the middle of the band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency_mhz: Option<f64>,
    /// Channel bandwidth, MHz; default: the preset's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bandwidth_mhz: Option<f64>,
    /// Total power of the carrier, dBm; default: the preset's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub power_dbm: Option<f64>,
}

/// A place where a mast may be built.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CandidatePlace {
    /// Its name in the results.
    pub name: String,
    /// Longitude, WGS 84, degrees.
    pub longitude_deg: f64,
    /// Latitude, WGS 84, degrees.
    pub latitude_deg: f64,
    /// Antennas above ground, m; default: each height of `new_mast.heights_m`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub antenna_height_m: Option<f64>,
}

/// What remedies are looked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RemediesChoice {
    /// How many are told of each gap, beside the satellite terminal; 0: none are looked for.
    pub per_gap: usize,
    /// For how many gaps they are looked for, those with most people without service: the work grows with its square. The others are told the
    /// satellite terminal alone, and do not count among the people that a remedy serves elsewhere.
    pub most_gaps: usize,
    /// Places in and over villages: antennas of small sectors and repeaters above ground, m.
    pub small_height_m: f64,
    /// Their antenna gain, dBi, all round.
    pub small_gain_dbi: f64,
    /// Total power of a small sector, dBm: under the 38 dBm of a medium range base station (3GPP TS 36.104, 6.2.1).
    pub small_power_dbm: f64,
    /// Largest total power of a repeater, dBm.
    pub repeater_power_dbm: f64,
    /// Largest gain of a repeater, dB, which the isolation of its antennas limits.
    pub repeater_gain_db: f64,
    /// Gain of the repeater's antenna towards its donor, dBi.
    pub donor_gain_dbi: f64,
}

impl Default for RemediesChoice {
    fn default() -> Self {
        Self {
            per_gap: 3,
            most_gaps: 500,
            small_height_m: 12.0,
            small_gain_dbi: 8.0,
            small_power_dbm: 37.0,
            repeater_power_dbm: 30.0,
            repeater_gain_db: 85.0,
            donor_gain_dbi: 15.0,
        }
    }
}
