//! A link beside its loss: how its ends see each other, and what was measured on it.
use crate::outputs::paths::link_level::LinkLevel;
use crate::terrain::Clearance;
use crate::units::{Dbm, Decibels, Length};

/// What was measured on a link; `None` where the table does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LinkMeasured {
    /// Level at the receiver.
    pub level: Option<Dbm>,
    /// Loss between isotropic antennas.
    pub loss: Option<Decibels>,
}

/// What the table of losses says of a link besides its loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkBeside {
    /// Length of the path over ground.
    pub ground_distance: Length,
    /// Sight between the ends of the path that the model had.
    pub sight: Clearance,
    /// Loss by clutter around the receiver, to be added.
    pub terminal_clutter: Decibels,
    /// What was measured.
    pub measured: LinkMeasured,
    /// All terms of the level but the loss, where a power is given.
    pub terms: Option<LinkLevel>,
}

/// A prediction beside what was measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LinkComparison {
    /// Predicted level, where a power is given.
    pub predicted_level: Option<Dbm>,
    /// What was measured.
    pub measured: LinkMeasured,
    /// Measured less predicted level, or predicted less measured loss where levels cannot be compared: positive where more was received than
    /// predicted.
    pub residual: Option<Decibels>,
}

impl LinkBeside {
    /// The link compared with a predicted basic transmission loss, clutter around the receiver added.
    #[must_use]
    pub fn compared(&self, basic_transmission_loss: Decibels) -> LinkComparison {
        let loss = basic_transmission_loss + self.terminal_clutter;
        let predicted_level = self.terms.map(|terms| terms.after(loss));
        let of_level =
            self.measured.level.zip(predicted_level).map(|(measured, predicted)| measured - predicted);
        let of_loss = self.measured.loss.map(|measured| loss - measured);
        LinkComparison { predicted_level, measured: self.measured, residual: of_level.or(of_loss) }
    }
}

#[cfg(test)]
mod tests {
    use super::{LinkBeside, LinkMeasured};
    use crate::outputs::{LevelQuantity, LinkLevel};
    use crate::terrain::Clearance;
    use crate::units::{Dbm, Decibels, Length};

    fn beside(level_dbm: Option<f64>, loss_db: Option<f64>, power_dbm: Option<f64>) -> LinkBeside {
        LinkBeside {
            ground_distance: Length::from_metres(1_000.0),
            sight: Clearance {
                line_of_sight: true,
                fresnel_share: 1.0,
                obstruction: None,
                departure_elevation_deg: 0.0,
            },
            terminal_clutter: Decibels::new(3.0),
            measured: LinkMeasured { level: level_dbm.map(Dbm::new), loss: loss_db.map(Decibels::new) },
            terms: power_dbm.map(|power_dbm| LinkLevel {
                quantity: LevelQuantity::ReceivedPower,
                radiated: Dbm::new(power_dbm),
                antenna_gain: Decibels::new(10.0),
                feeder_loss: Decibels::new(2.0),
                receiver_gain: Decibels::new(-1.0),
                calibration: Decibels::new(0.0),
            }),
        }
    }

    #[test]
    fn more_received_than_predicted_is_positive() {
        // 43 + 10 - 2 - 1 - (137 + 3) = -90 dBm
        let compared = beside(Some(-85.0), Some(150.0), Some(43.0)).compared(Decibels::new(137.0));
        assert_eq!(compared.predicted_level, Some(Dbm::new(-90.0)));
        assert_eq!(compared.residual, Some(Decibels::new(5.0)));
        let of_loss = beside(Some(-85.0), Some(133.0), None).compared(Decibels::new(137.0));
        assert_eq!((of_loss.predicted_level, of_loss.residual), (None, Some(Decibels::new(7.0))));
    }

    #[test]
    fn a_level_without_power_is_not_compared() {
        assert_eq!(beside(Some(-85.0), None, None).compared(Decibels::new(137.0)).residual, None);
        assert_eq!(beside(None, None, Some(43.0)).compared(Decibels::new(137.0)).residual, None);
    }
}
