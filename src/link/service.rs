//! What counts as service.
use crate::network::Technology;
use serde::{Deserialize, Serialize};

/// Thermal noise density, dBm/Hz: k T with the Boltzmann constant and T = 290 K (ITU-R P.372, reference temperature).
const THERMAL_DBM_HZ: f64 = -173.975;

/// How good the median level is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceClass {
    /// Below the lowest threshold.
    None,
    /// Usable at times.
    Poor,
    /// Usable.
    Fair,
    /// Good.
    Good,
    /// Excellent.
    Excellent,
}

impl ServiceClass {
    /// All, from the worst.
    pub const ALL: [Self; 5] = [Self::None, Self::Poor, Self::Fair, Self::Good, Self::Excellent];

    /// The word in outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Poor => "poor",
            Self::Fair => "fair",
            Self::Good => "good",
            Self::Excellent => "excellent",
        }
    }
}

/// Lower limits of the classes, dBm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassThresholds {
    /// Where the four numbers come from.
    pub source: String,
    /// `poor` begins here.
    pub poor_dbm: f64,
    /// `fair` begins here.
    pub fair_dbm: f64,
    /// `good` begins here.
    pub good_dbm: f64,
    /// `excellent` begins here.
    pub excellent_dbm: f64,
}

impl ClassThresholds {
    /// Operators' practice for RSRP (4G) and RSCP (3G, VNPT's published classes shifted to four steps).
    #[must_use]
    pub fn practice(technology: Technology) -> Self {
        let [poor_dbm, fair_dbm, good_dbm, excellent_dbm] = match technology {
            Technology::Lte => [-115.0, -105.0, -95.0, -80.0],
            Technology::Umts => [-105.0, -95.0, -85.0, -75.0],
        };
        Self { source: String::new(), poor_dbm, fair_dbm, good_dbm, excellent_dbm }
    }

    /// The class of a median level; a limit belongs to the better class. NaN is `none`.
    #[must_use]
    pub fn class_of(&self, level_dbm: f64) -> ServiceClass {
        [
            (self.excellent_dbm, ServiceClass::Excellent),
            (self.good_dbm, ServiceClass::Good),
            (self.fair_dbm, ServiceClass::Fair),
            (self.poor_dbm, ServiceClass::Poor),
        ]
        .into_iter()
        .find(|(limit, _)| level_dbm >= *limit)
        .map_or(ServiceClass::None, |(_, class)| class)
    }
}

/// What the uplink needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UplinkRequirement {
    /// Where the numbers come from.
    pub source: String,
    /// Largest power of the handset, dBm.
    pub handset_power_dbm: f64,
    /// Bandwidth the handset's power is spread over, kHz.
    pub bandwidth_khz: f64,
    /// Noise figure of the base station's receiver, dB.
    pub noise_figure_db: f64,
    /// Rise of the noise by other handsets, dB.
    pub interference_margin_db: f64,
    /// Signal to interference and noise needed in that bandwidth, dB.
    pub required_sinr_db: f64,
}

impl UplinkRequirement {
    /// Weakest level at the base station's receiver that works, dBm.
    #[must_use]
    pub fn sensitivity_dbm(&self) -> f64 {
        THERMAL_DBM_HZ
            + 10.0 * (self.bandwidth_khz * 1_000.0).log10()
            + self.noise_figure_db
            + self.interference_margin_db
            + self.required_sinr_db
    }
}

/// What disturbs the downlink, for maps of signal to interference and noise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterferenceChoice {
    /// Where the numbers come from.
    pub source: String,
    /// Average share of its power that every sector transmits, 0 to 1.
    pub load: f64,
    /// Noise figure of the handset, dB.
    pub noise_figure_db: f64,
}

/// Noise figure of a handset: 3GPP TR 36.942 (LTE) and TR 25.942 (UMTS).
const HANDSET_NOISE_FIGURE_DB: f64 = 9.0;

/// What one technology needs to serve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceRequirement {
    /// Weakest usable downlink level (RSRP for LTE, RSCP for UMTS), dBm.
    pub required_level_dbm: f64,
    /// Limits of the classes.
    pub classes: ClassThresholds,
    /// The uplink.
    pub uplink: UplinkRequirement,
    /// Load of the network and noise of the handset.
    pub interference: InterferenceChoice,
}

impl ServiceRequirement {
    /// The defaults of a technology, uncited: a scenario fills the `source` fields from `words`.
    #[must_use]
    pub fn default_of(technology: Technology) -> Self {
        let classes = ClassThresholds::practice(technology);
        let uplink = match technology {
            Technology::Lte => UplinkRequirement {
                source: String::new(),
                handset_power_dbm: 23.0,
                bandwidth_khz: 540.0,
                noise_figure_db: 5.0,
                interference_margin_db: 1.0,
                required_sinr_db: -2.9,
            },
            Technology::Umts => UplinkRequirement {
                source: String::new(),
                handset_power_dbm: 24.0,
                bandwidth_khz: 3_840.0,
                noise_figure_db: 5.0,
                interference_margin_db: 3.0,
                required_sinr_db: -12.8,
            },
        };
        let interference =
            InterferenceChoice { source: String::new(), load: 0.5, noise_figure_db: HANDSET_NOISE_FIGURE_DB };
        Self { required_level_dbm: classes.poor_dbm, classes, uplink, interference }
    }

    /// Thermal noise at the handset in what its level is measured in, dBm: a subcarrier of 15 kHz (LTE; 3GPP TS 36.211 §6.12), the chip
    /// rate of 3.84 MHz (UMTS; TS 25.104 §5.2).
    #[must_use]
    pub fn noise_dbm(&self, technology: Technology) -> f64 {
        let bandwidth_hz: f64 = match technology {
            Technology::Lte => 15e3,
            Technology::Umts => 3.84e6,
        };
        THERMAL_DBM_HZ + 10.0 * bandwidth_hz.log10() + self.interference.noise_figure_db
    }

    /// Weakest median level at which a handset finds a cell at all, dBm: 6 dB below the noise for LTE (3GPP TS 36.133 §8.1.2.2, SCH Es/Iot),
    /// 20 dB below for UMTS (TS 25.133 §8.1.2.2, CPICH Ec/Io).
    #[must_use]
    pub fn weakest_found_dbm(&self, technology: Technology) -> f64 {
        let below_noise_db = match technology {
            Technology::Lte => 6.0,
            Technology::Umts => 20.0,
        };
        self.noise_dbm(technology) - below_noise_db
    }
}

/// Whether a place has service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// All of it.
    Served,
    /// A part of it.
    PartlyServed,
    /// None of it.
    Unserved,
    /// Not known: terrain is missing.
    NoData,
}

impl Verdict {
    /// All, from the best.
    pub const ALL: [Self; 4] = [Self::Served, Self::PartlyServed, Self::Unserved, Self::NoData];

    /// The word in outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Served => "served",
            Self::PartlyServed => "partly_served",
            Self::Unserved => "unserved",
            Self::NoData => "no_data",
        }
    }

    /// The verdict of a whole from its parts.
    ///
    /// All served is served, none served is unserved, some served and some not is partly served; where parts without
    /// data leave that open it is no data. Without parts: no data.
    #[must_use]
    pub fn of_parts(parts: impl IntoIterator<Item = Self>) -> Self {
        let (mut served, mut lacking, mut unknown) = (false, false, false);
        for part in parts {
            served |= matches!(part, Self::Served | Self::PartlyServed);
            lacking |= matches!(part, Self::Unserved | Self::PartlyServed);
            unknown |= part == Self::NoData;
        }
        match (served, lacking, unknown) {
            (true, true, _) => Self::PartlyServed,
            (_, _, true) | (false, false, false) => Self::NoData,
            (true, false, false) => Self::Served,
            (false, true, false) => Self::Unserved,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ClassThresholds, ServiceClass, ServiceRequirement, Verdict};
    use crate::network::Technology;

    #[test]
    fn a_limit_belongs_to_the_better_class() {
        let classes = ClassThresholds::practice(Technology::Lte);
        for (level_dbm, class) in [
            (-79.0, ServiceClass::Excellent),
            (-80.0, ServiceClass::Excellent),
            (-80.1, ServiceClass::Good),
            (-105.0, ServiceClass::Fair),
            (-115.0, ServiceClass::Poor),
            (-115.1, ServiceClass::None),
            (f64::NAN, ServiceClass::None),
        ] {
            assert_eq!(classes.class_of(level_dbm), class, "{level_dbm}");
        }
    }

    #[test]
    fn uplink_sensitivity_by_hand() {
        // LTE: -173.975 + 57.324 + 5 + 1 - 2.9 = -113.551; UMTS: -173.975 + 65.843 + 5 + 3 - 12.8 = -112.932
        for (technology, dbm) in [(Technology::Lte, -113.551), (Technology::Umts, -112.932)] {
            let uplink = ServiceRequirement::default_of(technology).uplink;
            assert!((uplink.sensitivity_dbm() - dbm).abs() < 1e-3);
        }
    }

    #[test]
    fn verdicts_of_parts() {
        use Verdict::{NoData, PartlyServed, Served, Unserved};
        for (parts, whole) in [
            (vec![Served, Served], Served),
            (vec![Unserved], Unserved),
            (vec![Served, Unserved], PartlyServed),
            (vec![PartlyServed], PartlyServed),
            (vec![Served, Unserved, NoData], PartlyServed),
            (vec![Served, NoData], NoData),
            (vec![Unserved, NoData], NoData),
            (vec![], NoData),
        ] {
            assert_eq!(Verdict::of_parts(parts.clone()), whole, "{parts:?}");
        }
    }
}
