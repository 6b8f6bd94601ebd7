//! Technology and carrier.
use crate::units::Frequency;
use serde::{Deserialize, Serialize};

/// A channel bandwidth of LTE.
///
/// # Examples
/// ```
/// use signalgap::network::LteBandwidth;
/// assert_eq!(LteBandwidth::of(10.0).map(|bandwidth| bandwidth.resource_blocks), Some(50));
/// assert_eq!(LteBandwidth::of(7.0), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LteBandwidth {
    /// Its number in text, MHz.
    pub key: &'static str,
    /// Width, MHz.
    pub mhz: f64,
    /// Resource blocks that fill it: 180 kHz each, 90 % of the channel (77 % at 1.4 MHz).
    pub resource_blocks: u32,
}

impl LteBandwidth {
    /// All there are (3GPP TS 36.101, table 5.6-1), the narrowest first.
    pub const ALL: [Self; 6] = [
        Self { key: "1.4", mhz: 1.4, resource_blocks: 6 },
        Self { key: "3", mhz: 3.0, resource_blocks: 15 },
        Self { key: "5", mhz: 5.0, resource_blocks: 25 },
        Self { key: "10", mhz: 10.0, resource_blocks: 50 },
        Self { key: "15", mhz: 15.0, resource_blocks: 75 },
        Self { key: "20", mhz: 20.0, resource_blocks: 100 },
    ];

    /// The one of a width, MHz; `None` where LTE has none.
    #[must_use]
    pub fn of(mhz: f64) -> Option<Self> {
        Self::ALL.into_iter().find(|known| (known.mhz - mhz).abs() < 1e-9)
    }

    /// The keys of all but the widest.
    #[must_use]
    pub fn narrower() -> [&'static str; 5] {
        let [narrower @ .., _] = Self::ALL.map(|known| known.key);
        narrower
    }

    /// The key of the widest.
    #[must_use]
    pub const fn widest() -> &'static str {
        let [.., widest] = Self::ALL;
        widest.key
    }
}

/// A channel bandwidth that a technology does not have.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum BandwidthError {
    /// None that a UMTS carrier is given.
    #[error("{}", crate::text!("bandwidth-error-umts", start = UMTS_BANDWIDTHS_MHZ.start(), end = UMTS_BANDWIDTHS_MHZ.end()))]
    Umts,
    /// None of LTE's.
    #[error("{}", crate::text!("bandwidth-error-lte", narrower = LteBandwidth::narrower().join(", "), widest = LteBandwidth::widest()))]
    Lte,
}

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

    /// The technology of a word, whatever its case and marks: `LTE`, `4G`, `E-UTRA`, `UMTS`, `3G`, `W-CDMA`, ...
    ///
    /// # Examples
    /// ```
    /// use signalgap::network::Technology;
    /// assert_eq!(Technology::of_word("lte"), Some(Technology::Lte));
    /// assert_eq!(Technology::of_word("GSM"), None);
    /// ```
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let letters: String = word.to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
        match letters.as_str() {
            "LTE" | "4G" | "4GLTE" | "LTE4G" | "EUTRA" | "EUTRAN" | "LTEA" | "LTEFDD" | "LTETDD"
            | "FDDLTE" | "TDLTE" | "TDDLTE" => Some(Self::Lte),
            "UMTS" | "3G" | "3GUMTS" | "UMTS3G" | "WCDMA" | "UTRA" | "UTRAN" | "HSPA" | "HSDPA" | "HSUPA"
            | "DCHSPA" => Some(Self::Umts),
            _ => None,
        }
    }

    /// The highest physical cell identity (3GPP TS 36.211, 6.11) or primary scrambling code (TS 25.213, 5.2.3); the lowest is 0.
    #[must_use]
    pub const fn highest_physical_cell(self) -> u16 {
        match self {
            Self::Lte => 503,
            Self::Umts => 511,
        }
    }

    /// The planner's word: `3G` or `4G`.
    #[must_use]
    pub const fn generation(self) -> &'static str {
        match self {
            Self::Umts => "3G",
            Self::Lte => "4G",
        }
    }

    /// Its name: `UMTS` or `LTE`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Umts => "UMTS",
            Self::Lte => "LTE",
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
    /// [`BandwidthError`] says which bandwidths there are.
    pub fn check_bandwidth(self, bandwidth_mhz: f64) -> Result<f64, BandwidthError> {
        let known = match self {
            Self::Umts => UMTS_BANDWIDTHS_MHZ.contains(&bandwidth_mhz),
            Self::Lte => LteBandwidth::of(bandwidth_mhz).is_some(),
        };
        match self {
            _ if known => Ok(bandwidth_mhz),
            Self::Umts => Err(BandwidthError::Umts),
            Self::Lte => Err(BandwidthError::Lte),
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

#[cfg(test)]
mod tests {
    use super::{LteBandwidth, Technology};

    #[test]
    fn bandwidths_by_width_and_in_words() {
        for known in LteBandwidth::ALL {
            assert_eq!(known.key.parse(), Ok(known.mhz));
            assert_eq!(LteBandwidth::of(known.mhz), Some(known));
            assert_eq!(Technology::Lte.check_bandwidth(known.mhz), Ok(known.mhz));
        }
        assert_eq!(LteBandwidth::of(7.0), None);
        let said = Technology::Lte.check_bandwidth(f64::NAN).expect_err("no bandwidth");
        assert_eq!(said.to_string(), "not an LTE bandwidth: 1.4, 3, 5, 10, 15 or 20 MHz");
        let said = Technology::Umts.check_bandwidth(20.0).expect_err("no bandwidth");
        assert_eq!(said.to_string(), "outside 3.8 to 5 MHz (UMTS)");
    }
}
