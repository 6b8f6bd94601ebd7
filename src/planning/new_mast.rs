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

#[cfg(test)]
mod tests {
    use super::{MastDesign, NewMast};
    use crate::geodesy::{LonLat, Position};
    use crate::network::{AntennaPattern, Carrier, SectorPattern, Technology};
    use crate::planning::AddedCarrier;
    use crate::units::{Azimuth, Dbm, Decibels, Frequency, Length, Tilt};

    #[test]
    fn each_carrier_is_a_sector_on_the_same_antenna() {
        let carrier = |band: &str, downlink_mhz: f64| AddedCarrier {
            carrier: Carrier {
                technology: Technology::Lte,
                band: band.to_owned(),
                downlink: Frequency::from_megahertz(downlink_mhz),
                uplink: Frequency::from_megahertz(downlink_mhz - 45.0),
                bandwidth_mhz: 10.0,
            },
            total_power: Dbm::new(46.0),
            antenna_ports: 2,
            reference_signal_boost: Decibels::default(),
            pilot_power_share: 0.1,
        };
        let design = MastDesign {
            operator: "One".to_owned(),
            carriers: vec![carrier("B8", 942.5), carrier("B20", 806.0)],
            maximum_gain: Decibels::new(11.0),
            feeder_loss: Decibels::new(1.0),
            pattern: AntennaPattern::Sector(SectorPattern::default()),
            downtilts: vec![Tilt::from_degrees_down(4.0)],
        };
        let position = Position {
            geographic: LonLat { longitude_deg: 104.0, latitude_deg: 21.0 },
            easting_m: 1.0,
            northing_m: 2.0,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        };
        let mast = NewMast {
            design: &design,
            site_id: "N1".to_owned(),
            position,
            height_agl: Length::from_metres(40.0),
            downtilt: design.downtilts[0],
        };
        let sectors = mast.sectors();
        assert_eq!(sectors.iter().map(|s| s.sector_id.as_str()).collect::<Vec<_>>(), ["N1-1", "N1-2"]);
        for sector in &sectors {
            assert_eq!((sector.site_id.as_str(), sector.operator.as_str()), ("N1", "One"));
            assert!((sector.antenna_height_agl.metres() - 40.0).abs() < 1e-9);
            // the beam points 4 degrees down all round: 12 (5 / 10)^2 = 3 dB five degrees beside it
            for azimuth_deg in [0.0, 200.0] {
                let gain = |elevation_deg: f64| {
                    sector.gain_towards(Azimuth::from_degrees(azimuth_deg), elevation_deg).db()
                };
                assert!((gain(-4.0) - 11.0).abs() < 1e-9 && (gain(1.0) - 8.0).abs() < 1e-9);
            }
        }
    }
}
