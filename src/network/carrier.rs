//! Technology and carrier.
use crate::units::Frequency;
use serde::{Deserialize, Serialize};

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
