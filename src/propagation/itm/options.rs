//! What the model leaves to the user.
use super::limits::SOURCE;
use crate::propagation::{Limit, Parameter, PropagationError, Signal};
use serde::{Deserialize, Serialize};

/// Radio climate: the long-term statistics of the atmosphere (the Guide, TR-82-100, §6, with its examples).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItmClimate {
    /// Congo (code 1).
    Equatorial,
    /// Sudan (code 2).
    ContinentalSubtropical,
    /// West coast of Africa (code 3).
    MaritimeSubtropical,
    /// Sahara (code 4).
    Desert,
    /// Land in the middle latitudes (code 5).
    #[default]
    ContinentalTemperate,
    /// United Kingdom and western coasts, over land (code 6).
    MaritimeTemperateOverLand,
    /// United Kingdom and western coasts, over sea (code 7).
    MaritimeTemperateOverSea,
}

impl ItmClimate {
    /// All climates, by the codes 1 to 7 of the reference implementation.
    pub const ALL: &[Self] = &[
        Self::Equatorial,
        Self::ContinentalSubtropical,
        Self::MaritimeSubtropical,
        Self::Desert,
        Self::ContinentalTemperate,
        Self::MaritimeTemperateOverLand,
        Self::MaritimeTemperateOverSea,
    ];

    /// The climate of a code of the reference implementation, 1 to 7.
    #[must_use]
    pub fn of_code(code: u8) -> Option<Self> {
        usize::from(code).checked_sub(1).and_then(|index| Self::ALL.get(index)).copied()
    }
}

/// Which variations count as reliability and which as confidence (the Guide, §7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VariabilityMode {
    /// A message sent once: time, location and situation are one confidence (code 0).
    SingleMessage,
    /// A fixed link: time is the reliability; location and situation are the confidence (code 1).
    Accidental,
    /// A mobile terminal: time and location are the reliability, situation is the confidence (code 2).
    #[default]
    Mobile,
    /// Broadcasting: time and location are stated each on its own (code 3).
    Broadcast,
}

/// The form in which the quantile of the loss is requested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItmStatistics {
    /// Time and location percentage of the [`Signal`] with [`ItmOptions::situation_percent`].
    #[default]
    TimeLocationSituation,
    /// [`ItmOptions::confidence_percent`] and [`ItmOptions::reliability_percent`], in place of the percentages of the
    /// [`Signal`].
    ConfidenceReliability,
}

/// Ground, climate and statistics of the Irregular Terrain Model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ItmOptions {
    /// Radio climate; continental temperate by default.
    pub climate: ItmClimate,
    /// Relative permittivity of the ground; 15 (average ground) by default, poor ground 4, good 25, water 81.
    pub relative_permittivity: f64,
    /// Conductivity of the ground, S/m; 0.005 (average ground) by default, poor ground 0.001, good 0.02, sea 5.
    pub conductivity_s_m: f64,
    /// Mode of variability; mobile by default.
    pub variability: VariabilityMode,
    /// Whether the loss spreads over locations. False by default: terminals are where they are, and the spread
    /// about a predicted value is the link budget's. (False is the reference's "plus 10".)
    pub location_variability: bool,
    /// Whether the loss spreads over situations; true by default. (False is the reference's "plus 20", for
    /// interference.)
    pub situation_variability: bool,
    /// Form of the statistics; time, location and situation by default.
    pub statistics: ItmStatistics,
    /// Time percentage in place of the [`Signal`]'s, %; none by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_percent: Option<f64>,
    /// Share of locations in place of the [`Signal`]'s, %; none by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_percent: Option<f64>,
    /// Share of like situations in which the loss is not exceeded, %; 50 by default.
    pub situation_percent: f64,
    /// Share of like situations in which the reliability is reached, %; 50 by default.
    pub confidence_percent: f64,
    /// Share of the time (in mobile mode of time and locations) with at most this loss, %; 50 by default.
    pub reliability_percent: f64,
}

impl Default for ItmOptions {
    fn default() -> Self {
        Self {
            climate: ItmClimate::default(),
            relative_permittivity: 15.0,
            conductivity_s_m: 0.005,
            variability: VariabilityMode::default(),
            location_variability: false,
            situation_variability: true,
            statistics: ItmStatistics::default(),
            time_percent: None,
            location_percent: None,
            situation_percent: MEDIAN_PERCENT,
            confidence_percent: MEDIAN_PERCENT,
            reliability_percent: MEDIAN_PERCENT,
        }
    }
}

/// The three percentages of a quantile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Percentages {
    pub(super) time: f64,
    pub(super) location: f64,
    pub(super) situation: f64,
}

const MEDIAN_PERCENT: f64 = 50.0;

/// A percentage: the quantiles of 0 and 100 % themselves are not finite.
const fn percentage(parameter: Parameter) -> Limit {
    Limit { parameter, unit: "%", low: 1e-9, high: 100.0 - 1e-9 }
}

/// Time percentages that have a value.
pub(super) const TIME: Limit = percentage(Parameter::TimePercentage);
const LOCATION: Limit = percentage(Parameter::LocationPercentage);
const SITUATION: Limit = percentage(Parameter::SituationPercentage);
const CONFIDENCE: Limit = percentage(Parameter::ConfidencePercentage);
const RELIABILITY: Limit = percentage(Parameter::ReliabilityPercentage);
/// A percentage of the form of statistics that was not chosen.
const fn unused(parameter: Parameter) -> Limit {
    Limit { parameter, unit: "%", low: MEDIAN_PERCENT, high: MEDIAN_PERCENT }
}

const UNUSED_TIME: Limit = unused(Parameter::UnusedTimePercentage);
const UNUSED_LOCATION: Limit = unused(Parameter::UnusedLocationPercentage);
const UNUSED_SITUATION: Limit = unused(Parameter::UnusedSituationPercentage);
const UNUSED_CONFIDENCE: Limit = unused(Parameter::UnusedConfidencePercentage);
const UNUSED_RELIABILITY: Limit = unused(Parameter::UnusedReliabilityPercentage);
const PERMITTIVITY: Limit =
    Limit { parameter: Parameter::RelativePermittivity, unit: "", low: 1.0, high: f64::INFINITY };
const CONDUCTIVITY: Limit =
    Limit { parameter: Parameter::Conductivity, unit: "S/m", low: f64::MIN_POSITIVE, high: f64::INFINITY };

impl ItmOptions {
    /// With the mode of a code of the reference implementation: 0 to 3, plus 10 without location variability, plus 20 without
    /// situation variability.
    #[must_use]
    pub fn with_mode_of_variability(self, code: u8) -> Option<Self> {
        let variability = match code % 10 {
            0 => VariabilityMode::SingleMessage,
            1 => VariabilityMode::Accidental,
            2 => VariabilityMode::Mobile,
            3 => VariabilityMode::Broadcast,
            _ => return None,
        };
        let (location_variability, situation_variability) = match code / 10 {
            0 => (true, true),
            1 => (false, true),
            2 => (true, false),
            3 => (false, false),
            _ => return None,
        };
        Some(Self { variability, location_variability, situation_variability, ..self })
    }

    /// Checks ground and percentages.
    ///
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for a permittivity below 1, a conductivity of 0 or less, or a percentage that is not
    /// between 0 and 100, as the reference refuses them; for a percentage other than 50 of the form not chosen, which would
    /// have no effect.
    pub fn check(&self) -> Result<(), PropagationError> {
        PERMITTIVITY.require(SOURCE.key, self.relative_permittivity)?;
        CONDUCTIVITY.require(SOURCE.key, self.conductivity_s_m)?;
        let [situation, confidence, reliability] = match self.statistics {
            ItmStatistics::TimeLocationSituation => [SITUATION, UNUSED_CONFIDENCE, UNUSED_RELIABILITY],
            ItmStatistics::ConfidenceReliability => [UNUSED_SITUATION, CONFIDENCE, RELIABILITY],
        };
        let [time, location] = match self.statistics {
            ItmStatistics::TimeLocationSituation => [TIME, LOCATION],
            ItmStatistics::ConfidenceReliability => [UNUSED_TIME, UNUSED_LOCATION],
        };
        time.require(SOURCE.key, self.time_percent.unwrap_or(MEDIAN_PERCENT))?;
        location.require(SOURCE.key, self.location_percent.unwrap_or(MEDIAN_PERCENT))?;
        situation.require(SOURCE.key, self.situation_percent)?;
        confidence.require(SOURCE.key, self.confidence_percent)?;
        reliability.require(SOURCE.key, self.reliability_percent)
    }

    /// The percentages of a signal. Confidence and reliability are situation and time at the median location, as in
    /// the reference.
    pub(super) fn percentages(&self, signal: Signal) -> Result<Percentages, PropagationError> {
        let percentages = match self.statistics {
            ItmStatistics::TimeLocationSituation => Percentages {
                time: self.time_percent.unwrap_or(signal.time_percent),
                location: self.location_percent.unwrap_or(signal.location_percent),
                situation: self.situation_percent,
            },
            ItmStatistics::ConfidenceReliability => Percentages {
                time: self.reliability_percent,
                location: MEDIAN_PERCENT,
                situation: self.confidence_percent,
            },
        };
        TIME.require(SOURCE.key, percentages.time)?;
        LOCATION.require(SOURCE.key, percentages.location)?;
        Ok(percentages)
    }

    /// Whether the location percentage changes the loss.
    pub(super) fn has_location_quantile(&self) -> bool {
        self.variability == VariabilityMode::Broadcast && self.location_variability
    }
}
