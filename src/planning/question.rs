//! Which gaps are looked for, and what would be added to masts.
use crate::network::{Carrier, SectorCarrier, Technology};
use crate::units::{Dbm, Decibels};

/// Which gaps to look for.
#[derive(Clone, Copy, Debug)]
pub struct GapQuestion<'a> {
    /// A place without this technology is a gap.
    pub technology: Technology,
    /// What a mast without the technology would get.
    pub added: &'a AddedCarrier,
}

/// A carrier as it would be added to a sector: the antenna, its direction and the feeder stay.
#[derive(Clone, Debug, PartialEq)]
pub struct AddedCarrier {
    /// Frequency and technology.
    pub carrier: Carrier,
    /// Total power, all antenna ports together.
    pub total_power: Dbm,
    /// Number of antenna ports that share the power.
    pub antenna_ports: u32,
    /// Boost of the reference signals (LTE).
    pub reference_signal_boost: Decibels,
    /// Share of the total power given to the common pilot channel (UMTS), 0 to 1.
    pub pilot_power_share: f64,
}

impl AddedCarrier {
    /// The carrier on the antenna of a sector.
    #[must_use]
    pub fn on(&self, sector: &SectorCarrier) -> SectorCarrier {
        SectorCarrier {
            carrier: self.carrier.clone(),
            total_power: self.total_power,
            antenna_ports: self.antenna_ports,
            reference_signal_boost: self.reference_signal_boost,
            pilot_power_share: self.pilot_power_share,
            ..sector.clone()
        }
    }
}
