//! Buildings and trees around the handset, as a choice of the scenario.
use super::p2108::{ClutterLoss, ClutterType, TerminalClutter, height_gain_loss, statistical_clutter_loss};
use crate::propagation::{Limit, Parameter, PathLossModel, PropagationError};
use crate::units::{Decibels, Frequency, Length};
use serde::{Deserialize, Serialize};

/// How the loss by buildings and trees around the handset is computed, for a model that includes no clutter itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TerminalCorrection {
    /// Not at all.
    #[default]
    None,
    /// ITU-R P.2108-1, §3.2: the median of urban and suburban places, by frequency and distance.
    Statistical,
    /// ITU-R P.2108-1, §3.1: by the height of the [`Surroundings`]; the path ends at their top.
    HeightGain,
}

impl TerminalCorrection {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::None, Self::Statistical, Self::HeightGain];

    /// The word in scenarios and outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Statistical => "statistical",
            Self::HeightGain => "height_gain",
        }
    }
}

/// What surrounds the handset, for [`TerminalCorrection::HeightGain`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Surroundings {
    /// Kind.
    pub kind: ClutterType,
    /// Representative height, m; default: the Recommendation's for the kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height_m: Option<f64>,
    /// Street width, m; of no effect over water and in the open.
    pub street_width_m: f64,
}

impl Default for Surroundings {
    /// Suburban, with the street of the Recommendation.
    fn default() -> Self {
        Self { kind: ClutterType::Suburban, height_m: None, street_width_m: 27.0 }
    }
}

impl Surroundings {
    /// Representative heights, in a scenario and on the command line.
    pub const HEIGHT_M: Limit =
        Limit { parameter: Parameter::ClutterHeight, unit: "m", low: 1.0, high: 100.0 };
    /// Widths of streets, in a scenario and on the command line.
    pub const STREET_WIDTH_M: Limit =
        Limit { parameter: Parameter::StreetWidth, unit: "m", low: 1.0, high: 1_000.0 };

    /// As P.2108 takes it.
    #[must_use]
    pub fn terminal_clutter(&self) -> TerminalClutter {
        TerminalClutter {
            clutter_type: self.kind,
            representative_height: self
                .height_m
                .map_or(self.kind.representative_height(), Length::from_metres),
            street_width: Length::from_metres(self.street_width_m),
        }
    }
}

impl TerminalCorrection {
    /// Height above ground at which the path ends: the antenna's, or the top of what surrounds it.
    #[must_use]
    pub fn path_height(self, antenna_height_agl: Length, surroundings: &Surroundings) -> Length {
        match self {
            Self::None | Self::Statistical => antenna_height_agl,
            Self::HeightGain => surroundings.terminal_clutter().path_height(antenna_height_agl),
        }
    }

    /// Median loss to be added to that of the path.
    ///
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for values without one in the equations; limits of the Recommendation are
    /// caveats of the loss.
    pub fn loss(
        self,
        (antenna_height_agl, surroundings): (Length, &Surroundings),
        (frequency, ground_distance): (Frequency, Length),
    ) -> Result<ClutterLoss, PropagationError> {
        match self {
            Self::None => {
                Ok(ClutterLoss { loss: Decibels::new(0.0), location_sigma: None, caveats: Vec::new() })
            }
            Self::Statistical => statistical_clutter_loss(frequency, ground_distance, 50.0),
            Self::HeightGain => {
                height_gain_loss(frequency, antenna_height_agl, surroundings.terminal_clutter())
            }
        }
    }
}

/// The correction for what surrounds a handset that is chosen for all models.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HandsetClutter {
    /// How its loss is computed.
    pub correction: TerminalCorrection,
    /// What surrounds the handset, where the correction asks.
    pub surroundings: Surroundings,
}

impl HandsetClutter {
    /// What is left of it for one model: nothing if the model includes clutter, by formula or on the profile.
    #[must_use]
    pub fn for_model(self, model: &dyn PathLossModel, clutter_on_profile: bool) -> Self {
        if model.clutter().admits_terminal_correction(clutter_on_profile) {
            return self;
        }
        Self { correction: TerminalCorrection::None, ..self }
    }

    /// As [`TerminalCorrection::path_height`].
    #[must_use]
    pub fn path_height(&self, antenna_height_agl: Length) -> Length {
        self.correction.path_height(antenna_height_agl, &self.surroundings)
    }

    /// As [`TerminalCorrection::loss`].
    ///
    /// # Errors
    /// As there.
    pub fn loss(
        &self,
        antenna_height_agl: Length,
        frequency: Frequency,
        ground_distance: Length,
    ) -> Result<ClutterLoss, PropagationError> {
        self.correction.loss((antenna_height_agl, &self.surroundings), (frequency, ground_distance))
    }
}

#[cfg(test)]
mod tests {
    use super::{Surroundings, TerminalCorrection};
    use crate::link::p2108::ClutterType;
    use crate::units::{Frequency, Length};

    const HANDSET: Length = Length::from_metres(1.5);

    fn loss_db(correction: TerminalCorrection, surroundings: &Surroundings) -> f64 {
        let wave = (Frequency::from_megahertz(1_800.0), Length::from_kilometres(5.0));
        correction.loss((HANDSET, surroundings), wave).expect("a loss").loss.db()
    }

    #[test]
    fn each_way_has_its_own_loss_and_path() {
        let town = Surroundings::default();
        assert!(loss_db(TerminalCorrection::None, &town).abs() < 1e-12);
        // 1.8 GHz, 2 km on: L_l = -2 log10(1.8^-5 10^-12.5 + 10^-16.5) = 27.5509, L_s = 32.98 + 23.9 log 2 + 3 log 1.8 = 40.9405;
        // -5 log10(10^-5.51018 + 10^-8.1881) = 27.5463
        assert!((loss_db(TerminalCorrection::Statistical, &town) - 27.546).abs() < 2e-3);
        // 8.5 m over the handset, street of 27 m: theta = 17.476 deg, nu = 0.342 sqrt(1.8 8.5 17.476) = 5.5923;
        // J = 6.9 + 20 log(sqrt(5.4923^2 + 1) + 5.4923) = 27.79; less 6.03
        assert!((loss_db(TerminalCorrection::HeightGain, &town) - 21.76).abs() < 1e-2);
        let ends_at = |correction: TerminalCorrection| correction.path_height(HANDSET, &town).metres();
        assert!((ends_at(TerminalCorrection::Statistical) - 1.5).abs() < 1e-12);
        assert!((ends_at(TerminalCorrection::HeightGain) - 10.0).abs() < 1e-12);
    }

    #[test]
    fn every_choice_of_the_surroundings_counts() {
        let town = Surroundings::default();
        let before = loss_db(TerminalCorrection::HeightGain, &town);
        for changed in [
            Surroundings { kind: ClutterType::Open, ..town },
            Surroundings { height_m: Some(6.0), ..town },
            Surroundings { street_width_m: 15.0, ..town },
        ] {
            let after = loss_db(TerminalCorrection::HeightGain, &changed);
            assert!((after - before).abs() > 0.1, "{changed:?}: {after}");
        }
    }
}
