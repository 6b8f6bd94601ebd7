//! What remedies are looked for, and what may be built.
use super::Costs;
use crate::coverage::AntennaPoint;
use crate::network::{AntennaPattern, SectorCarrier, Technology};
use crate::planning::AddedCarrier;
use crate::units::{Dbm, Decibels, Length};

/// A carrier that an operator may add to a mast.
#[derive(Clone, Debug, PartialEq)]
pub struct AllowedCarrier {
    /// The operator.
    pub operator: String,
    /// The carrier with its power.
    pub added: AddedCarrier,
}

/// The antenna of a sector that is added to a mast.
#[derive(Clone, Debug)]
pub struct NewAntenna {
    /// Gain in the main lobe, over isotropic.
    pub gain: Decibels,
    /// Loss between transmitter and antenna.
    pub feeder_loss: Decibels,
    /// Shape of the beam.
    pub pattern: AntennaPattern,
}

/// Small sectors and repeaters in and over villages: antennas that radiate all round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SmallEquipment {
    /// Antennas above ground.
    pub height_agl: Length,
    /// Gain towards the village, over isotropic.
    pub gain: Decibels,
    /// Total power of a small sector.
    pub power: Dbm,
    /// Largest total power of a repeater.
    pub repeater_power: Dbm,
    /// Largest gain of a repeater.
    pub repeater_gain: Decibels,
    /// Gain of a repeater's antenna towards its donor.
    pub donor_gain: Decibels,
}

/// A place where a mast may be built, with what would stand on it.
#[derive(Clone, Debug)]
pub struct NewSite {
    /// Its name.
    pub name: String,
    /// Where its antennas radiate from.
    pub antenna: AntennaPoint,
    /// Its sector-carriers, all of one operator, with place, height and names.
    pub sectors: Vec<SectorCarrier>,
}

/// What remedies are looked for.
#[derive(Clone, Copy, Debug)]
pub struct RemedyQuestion<'a> {
    /// The technology that the gaps lack.
    pub technology: Technology,
    /// Masts are made no taller than this.
    pub tallest_antenna_agl: Length,
    /// Carriers that may be added, of the technology, in any order.
    pub allowed: &'a [AllowedCarrier],
    /// The antenna of a new sector.
    pub new_antenna: &'a NewAntenna,
    /// Small sectors and repeaters.
    pub small: SmallEquipment,
    /// Places for new masts.
    pub candidates: &'a [NewSite],
    /// What work costs, if that is known.
    pub costs: Option<&'a Costs>,
    /// How many remedies are kept of each gap, beside the satellite terminal.
    pub per_gap: usize,
}
