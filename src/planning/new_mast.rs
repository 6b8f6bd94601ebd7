//! A mast that could be built: its equipment, and the sector-carriers that it would add to a network.
use super::AddedCarrier;
use crate::geodesy::Position;
use crate::network::{AntennaPattern, SectorCarrier};
use crate::units::{Decibels, Length, Tilt};

/// The equipment of new masts: one antenna that radiates all round, with some carriers on it.
#[derive(Clone, Debug, PartialEq)]
pub struct MastDesign {
    /// Whose it is; empty for an operator without a name.
    pub operator: String,
    /// What it radiates.
    pub carriers: Vec<AddedCarrier>,
    /// Gain in the main lobe, over isotropic.
    pub maximum_gain: Decibels,
    /// Loss between transmitter and antenna.
    pub feeder_loss: Decibels,
    /// Shape of the beam.
    pub pattern: AntennaPattern,
    /// Electrical tilts that the antenna may have, in the order of preference; never empty.
    pub downtilts: Vec<Tilt>,
}

/// A new mast at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct NewMast<'a> {
    /// Equipment.
    pub design: &'a MastDesign,
    /// Name of the site; its sectors' names begin with it.
    pub site_id: String,
    /// Where.
    pub position: Position,
    /// Antenna above ground.
    pub height_agl: Length,
    /// Electrical tilt.
    pub downtilt: Tilt,
}

impl NewMast<'_> {
    /// The sector-carriers, one for each carrier of the design, in their order.
    #[must_use]
    pub fn sectors(&self) -> Vec<SectorCarrier> {
        let sector = |(number, added): (usize, &AddedCarrier)| {
            let bare = SectorCarrier::isotropic(self.position, self.height_agl, added.carrier.clone());
            let on_antenna = SectorCarrier {
                sector_id: format!("{}-{}", self.site_id, number + 1),
                site_id: self.site_id.clone(),
                operator: self.design.operator.clone(),
                electrical_downtilt: self.downtilt,
                maximum_gain: self.design.maximum_gain,
                feeder_loss: self.design.feeder_loss,
                pattern: self.design.pattern.clone(),
                ..bare
            };
            added.on(&on_antenna)
        };
        self.design.carriers.iter().enumerate().map(sector).collect()
    }
}
