//! Technology and carrier.
use crate::units::Frequency;
use serde::{Deserialize, Serialize};

/// LTE channel bandwidths, MHz (3GPP TS 36.101, table 5.6-1).
const LTE_BANDWIDTHS_MHZ: [f64; 6] = [1.4, 3.0, 5.0, 10.0, 15.0, 20.0];

/// Bandwidths a UMTS carrier is given, MHz: the chip rate, 3.84 MHz, to the carrier spacing (3GPP TS 25.104, 5.4.1).
const UMTS_BANDWIDTHS_MHZ: std::ops::RangeInclusive<f64> = 3.8..=5.0;

/// A radio technology whose service is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Technology {
    /// UMTS, the third generation: judged by RSCP.
    Umts,
    /// LTE, the fourth generation: judged by RSRP.
    Lte,
}

impl Technology {
    /// Both, in the order of the outputs.
    pub const ALL: [Self; 2] = [Self::Lte, Self::Umts];

    /// The planner's word: `3G` or `4G`.
    #[must_use]
    pub const fn generation(self) -> &'static str {
        match self {
            Self::Umts => "3G",
            Self::Lte => "4G",
        }
    }

    /// The word in field and file names: `3g` or `4g`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Umts => "3g",
            Self::Lte => "4g",
        }
    }

    /// A carrier's channel bandwidth, MHz, if the technology has it.
    ///
    /// # Errors
    /// The reason, with the bandwidths there are.
    pub fn check_bandwidth(self, bandwidth_mhz: f64) -> Result<f64, &'static str> {
        let known = match self {
            Self::Umts => UMTS_BANDWIDTHS_MHZ.contains(&bandwidth_mhz),
            Self::Lte => LTE_BANDWIDTHS_MHZ.iter().any(|known| (known - bandwidth_mhz).abs() < 1e-9),
        };
        match self {
            _ if known => Ok(bandwidth_mhz),
            Self::Umts => Err("outside 3.8 to 5 MHz (UMTS)"),
            Self::Lte => Err("not an LTE bandwidth: 1.4, 3, 5, 10, 15 or 20 MHz"),
        }
    }
}

/// One frequency in use.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Carrier {
    /// Technology.
    pub technology: Technology,
    /// Band name such as `B3`, as given; empty when unknown.
    pub band: String,
    /// Centre of the downlink.
    pub downlink: Frequency,
    /// Centre of the uplink (its own duplex frequency).
    pub uplink: Frequency,
    /// Channel bandwidth, MHz.
    pub bandwidth_mhz: f64,
}
