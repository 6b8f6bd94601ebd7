//! What a receiver gets of a link: levels, and the sectors of a scenario's mast.
use crate::coverage::Link;
use crate::language::word;
use crate::network::{SectorCarrier, Technology};
use crate::units::{Dbm, Decibels};

/// A level at the receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelQuantity {
    /// The whole carrier.
    ReceivedPower,
    /// Reference signal received power, LTE.
    Rsrp,
    /// Received signal code power of the pilot, UMTS.
    Rscp,
}

impl LevelQuantity {
    /// Of a technology's pilot.
    #[must_use]
    pub const fn of_pilot(technology: Technology) -> Self {
        match technology {
            Technology::Lte => Self::Rsrp,
            Technology::Umts => Self::Rscp,
        }
    }

    /// The word in outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ReceivedPower => "received_power",
            Self::Rsrp => "rsrp",
            Self::Rscp => "rscp",
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::ReceivedPower => word("link-level-received-power"),
            Self::Rsrp => "RSRP",
            Self::Rscp => "RSCP",
        }
    }

    pub(super) fn radiated_name(self) -> &'static str {
        match self {
            Self::ReceivedPower => word("link-level-power"),
            Self::Rsrp => word("link-level-energy-per-resource-element"),
            Self::Rscp => word("link-level-pilot-power"),
        }
    }
}

/// All terms of a level but the loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkLevel {
    /// What it is.
    pub quantity: LevelQuantity,
    /// At the transmitter's output.
    pub radiated: Dbm,
    /// Transmitting antenna over isotropic, towards the receiver.
    pub antenna_gain: Decibels,
    /// Between transmitter and antenna.
    pub feeder_loss: Decibels,
    /// Receiving antenna less losses by body and building.
    pub receiver_gain: Decibels,
    /// What a calibration adds.
    pub calibration: Decibels,
}

impl LinkLevel {
    /// The level after a loss.
    #[must_use]
    pub fn after(&self, loss: Decibels) -> Dbm {
        self.radiated + self.antenna_gain - self.feeder_loss - loss + self.receiver_gain + self.calibration
    }
}

/// One sector of a mast as a place receives it.
#[derive(Clone, Debug)]
pub struct SectorLink {
    /// The sector.
    pub sector: SectorCarrier,
    /// How the place receives it.
    pub link: Link,
    /// Level that its technology requires.
    pub required: Dbm,
}

/// A link of a scenario, by its names.
#[derive(Clone, Debug)]
pub struct ScenarioLink {
    /// The scenario's name.
    pub scenario: String,
    /// The mast's site.
    pub site_id: String,
    /// Name and identifier of the village, with the cluster.
    pub village: String,
    /// Sectors that were asked for, the one whose path is shown first.
    pub sectors: Vec<SectorLink>,
    /// Share of places and times at which service must work.
    pub target_probability: f64,
}
