//! Masts that could be built: how they are equipped, and where they may stand.
use crate::network::{SectorPattern, Technology};
use crate::propagation::{Limit, Parameter};
use crate::scenario::text_list::text_or_list;
use serde::{Deserialize, Serialize};

/// One carrier of a new mast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewCarrier {
    /// Technology.
    pub technology: Technology,
    /// Band, as a table of sites names it; its middle is the downlink frequency.
    pub band: String,
    /// Channel bandwidth, MHz.
    pub bandwidth_mhz: f64,
    /// Total power, all antenna ports together, dBm.
    pub power_dbm: f64,
}

/// Masts that could be built.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NewMastChoice {
    /// Antenna heights above ground that are tried, m.
    pub heights_m: Vec<f64>,
    /// Whose the masts are: the present masts of this operator help them. Empty: an operator without other masts.
    pub operator: String,
    /// What they radiate; empty: the default of the ranked technology. Ports, boost and pilot share are those of `sites.presets`.
    pub carriers: Vec<NewCarrier>,
    /// Gain of their antenna, which radiates all round, dBi.
    pub gain_dbi: f64,
    /// Feeder loss, dB.
    pub feeder_loss_db: f64,
    /// Electrical tilts that the antenna may have; the best for each place is taken, of equal ones the first.
    pub downtilts_deg: Vec<f64>,
    /// Shape of the beam; of an antenna that radiates all round the vertical part alone counts.
    pub pattern: SectorPattern,
    /// Places farther away are not served by a new mast, km; default: the service radius, which is also the most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub radius_km: Option<f64>,
    /// No mast stands on ground steeper than this, degrees.
    pub slope_limit_deg: f64,
    /// Areas in which no mast may stand: vector files of polygons; one or a list.
    #[serde(deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub forbidden_areas: Vec<String>,
}

impl Default for NewMastChoice {
    /// A rural 4G site as the omnis of a register without antennas are taken: 11 dBi, a beam of 10 degrees, tilts in steps that lose at most 0.3 dB.
    fn default() -> Self {
        Self {
            heights_m: vec![20.0, 40.0, 60.0],
            operator: String::new(),
            carriers: Vec::new(),
            gain_dbi: 11.0,
            feeder_loss_db: 1.0,
            downtilts_deg: vec![0.0, 3.0, 6.0, 9.0],
            pattern: SectorPattern::default(),
            radius_km: None,
            slope_limit_deg: 90.0,
            forbidden_areas: Vec::new(),
        }
    }
}

impl NewMastChoice {
    /// Antenna heights.
    pub const HEIGHT_M: Limit =
        Limit { parameter: Parameter::AntennaHeight, unit: "m", low: 1.0, high: 500.0 };
    /// Heights that are tried at most.
    pub const MOST_HEIGHTS: usize = 16;
    /// Tilts that are tried at most.
    pub const MOST_DOWNTILTS: usize = 16;

    /// The carriers of the ranked technology: those that are chosen, or the default in the widest-reaching band that both technologies have had in rural Asia, 900 MHz.
    #[must_use]
    pub fn carriers_of(&self, technology: Technology) -> Vec<NewCarrier> {
        if self.carriers.is_empty() {
            let (bandwidth_mhz, power_dbm) = match technology {
                Technology::Lte => (10.0, 46.0),
                Technology::Umts => (5.0, 43.0),
            };
            return vec![NewCarrier { technology, band: "B8".to_owned(), bandwidth_mhz, power_dbm }];
        }
        self.carriers.iter().filter(|carrier| carrier.technology == technology).cloned().collect()
    }
}
