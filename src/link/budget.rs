//! Link budgets of both directions.
use super::{BuildingClass, ServiceNeed, Surroundings, TerminalCorrection, building_entry_loss};
use crate::network::{LteBandwidth, SectorCarrier, Technology};
use crate::units::{Dbm, Decibels, Frequency, Length};
use serde::{Deserialize, Serialize};

/// Subcarriers of one resource block (3GPP TS 36.211, §6.2.3).
const SUBCARRIERS: f64 = 12.0;

/// The handset and where it is used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Receiver {
    /// Antenna above ground, m.
    pub height_agl_m: f64,
    /// Antenna gain over isotropic, dB.
    pub gain_dbi: f64,
    /// Loss by the user's body, dB.
    pub body_loss_db: f64,
    /// Building the handset is used in; outdoors without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indoor: Option<BuildingClass>,
    /// Loss by buildings and trees around it, for a model that includes no clutter itself.
    pub terminal_clutter: TerminalCorrection,
    /// What surrounds it, where the correction asks.
    pub surroundings: Surroundings,
}

impl Default for Receiver {
    fn default() -> Self {
        Self {
            height_agl_m: 1.5,
            gain_dbi: 0.0,
            body_loss_db: 0.0,
            indoor: None,
            terminal_clutter: TerminalCorrection::None,
            surroundings: Surroundings::default(),
        }
    }
}

impl Receiver {
    /// Antenna above ground.
    #[must_use]
    pub const fn height_agl(&self) -> Length {
        Length::from_metres(self.height_agl_m)
    }

    /// Median building entry loss and the standard deviation it adds; zeros outdoors.
    ///
    /// The deviation is half the distance between the losses at +/- one standard deviation (15.87 and 84.13 %).
    #[must_use]
    pub fn building(&self, frequency: Frequency) -> (Decibels, f64) {
        let Some(class) = self.indoor else { return (Decibels::new(0.0), 0.0) };
        let at = |probability| building_entry_loss(class, frequency, probability);
        let spread = at(0.841_344_746) - at(0.158_655_254);
        (at(0.5), 0.5 * spread.db())
    }
}

/// Power of the pilot the technology is judged by: per resource element (LTE), of the common pilot channel (UMTS).
///
/// # Source
/// LTE: 3GPP TS 36.214, §5.1.1, power of one port's cell-specific reference signal: total power less 10 log10(ports)
/// less 10 log10(12 N_RB), plus the boost. UMTS: TS 25.215, §5.1.1, CPICH share of the carrier's power. `None`
/// when the LTE bandwidth is none of the standard's (TS 36.101, table 5.6-1).
#[must_use]
pub fn pilot_power(sector: &SectorCarrier) -> Option<Dbm> {
    match sector.carrier.technology {
        Technology::Umts => Some(sector.total_power + Decibels::new(10.0 * sector.pilot_power_share.log10())),
        Technology::Lte => {
            let epre = epre(sector.total_power, sector.carrier.bandwidth_mhz, sector.antenna_ports)?;
            Some(epre + sector.reference_signal_boost)
        }
    }
}

/// Energy per resource element of an LTE carrier's reference signal, of one port and without boost; `None` when the
/// bandwidth is none of the standard's.
///
/// # Source
/// 3GPP TS 36.214, §5.1.1; TS 36.101, table 5.6-1, for the resource blocks of a bandwidth.
#[must_use]
pub fn epre(total_power: Dbm, bandwidth_mhz: f64, antenna_ports: u32) -> Option<Dbm> {
    let blocks = LteBandwidth::of(bandwidth_mhz)?.resource_blocks;
    let elements = SUBCARRIERS * f64::from(blocks) * f64::from(antenna_ports);
    Some(total_power - Decibels::new(10.0 * elements.log10()))
}

/// Every term of one link, median.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkBudget {
    /// Pilot power at the transmitter.
    pub pilot_power: Dbm,
    /// Antenna gain towards the receiver.
    pub antenna_gain: Decibels,
    /// Feeder loss.
    pub feeder_loss: Decibels,
    /// Basic transmission loss, downlink.
    pub downlink_loss: Decibels,
    /// Basic transmission loss, uplink.
    pub uplink_loss: Decibels,
    /// Loss by buildings and trees around the handset, downlink.
    pub terminal_clutter: Decibels,
    /// Receiver antenna gain less body loss less building entry loss.
    pub receiver_gain: Decibels,
    /// Median RSRP or RSCP.
    pub level: Dbm,
    /// Median downlink level over the requirement.
    pub downlink_margin: Decibels,
    /// Median uplink level over the base station's sensitivity.
    pub uplink_margin: Decibels,
    /// Standard deviation of prediction and building together, dB.
    pub sigma_db: f64,
}

impl LinkBudget {
    /// The smaller of the two margins: with one shadowing for both directions it decides.
    #[must_use]
    pub fn margin(&self) -> Decibels {
        if self.uplink_margin < self.downlink_margin { self.uplink_margin } else { self.downlink_margin }
    }

    /// Probability that both directions work.
    #[must_use]
    pub fn probability(&self) -> f64 {
        super::probability_at(self.margin().db(), self.sigma_db)
    }
}

/// What one link loses on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Losses {
    /// Antenna gain towards the receiver.
    pub antenna_gain: Decibels,
    /// Basic transmission loss at the downlink frequency.
    pub downlink: Decibels,
    /// Basic transmission loss at the uplink frequency.
    pub uplink: Decibels,
    /// Loss by buildings and trees around the handset, downlink and uplink.
    pub terminal_clutter: [Decibels; 2],
    /// What measurements nearby change.
    pub measured: MeasuredShift,
}

/// What measurements nearby change of a prediction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasuredShift {
    /// Added to the level, dB.
    pub db: f64,
    /// Standard deviation of what is left, as a share of that without measurements.
    pub sigma_share: f64,
}

impl MeasuredShift {
    /// Nothing.
    pub const NONE: Self = Self { db: 0.0, sigma_share: 1.0 };
}

/// Computes both directions of one link.
///
/// # Units and conventions
/// Losses are positive dB and subtracted. Levels are *medians*: the shadowing enters only the probability.
/// `None` when the LTE bandwidth is not a standard one (see [`pilot_power`]).
///
/// # Examples
/// A 20 MHz carrier of 46 dBm on two ports radiates 12.2 dBm per resource element and port.
#[must_use]
pub fn link_budget(
    sector: &SectorCarrier,
    losses: Losses,
    receiver: &Receiver,
    need: &ServiceNeed<'_>,
) -> Option<LinkBudget> {
    let requirement = need.of(sector.carrier.technology);
    let pilot_power = pilot_power(sector)?;
    let (entry_down, spread_db) = receiver.building(sector.carrier.downlink);
    let (entry_up, _) = receiver.building(sector.carrier.uplink);
    let handset = Decibels::new(receiver.gain_dbi - receiver.body_loss_db);
    let receiver_gain = handset - entry_down;
    let error = need.error_of(sector);
    let mast = losses.antenna_gain - sector.feeder_loss + error.offset + Decibels::new(losses.measured.db);
    let [clutter_down, clutter_up] = losses.terminal_clutter;
    let level = pilot_power + mast - losses.downlink - clutter_down + receiver_gain;
    let uplink_level =
        Dbm::new(requirement.uplink.handset_power_dbm) + handset - entry_up - clutter_up - losses.uplink
            + mast;
    Some(LinkBudget {
        pilot_power,
        antenna_gain: losses.antenna_gain,
        feeder_loss: sector.feeder_loss,
        downlink_loss: losses.downlink,
        uplink_loss: losses.uplink,
        terminal_clutter: clutter_down,
        receiver_gain,
        level,
        downlink_margin: level - Dbm::new(requirement.required_level_dbm),
        uplink_margin: uplink_level - Dbm::new(requirement.uplink.sensitivity_dbm()),
        sigma_db: (error.sigma_db * losses.measured.sigma_share).hypot(spread_db),
    })
}
