//! The names of quantities with limits, and what is said of values outside them.
use crate::propagation::{Limit, Parameter, PropagationError};

/// The name of a quantity, without its unit.
#[must_use]
pub const fn parameter_text(parameter: Parameter) -> &'static str {
    match parameter {
        Parameter::Frequency => "frequency",
        Parameter::GroundDistance => "ground distance",
        Parameter::GroundDistanceWithoutLineOfSight => "ground distance without line of sight",
        Parameter::AntennaHeight => "antenna height above ground",
        Parameter::TransmitterHeight => "transmitter antenna height",
        Parameter::ReceiverHeight => "receiver antenna height",
        Parameter::BaseHeight => "base antenna height",
        Parameter::MobileHeight => "mobile antenna height",
        Parameter::EffectiveBaseHeight => "effective base antenna height",
        Parameter::TimePercentage => "time percentage",
        Parameter::LocationPercentage => "location percentage",
        Parameter::SituationPercentage => "situation percentage",
        Parameter::ConfidencePercentage => "confidence percentage",
        Parameter::ReliabilityPercentage => "reliability percentage",
        Parameter::UnusedTimePercentage => "time percentage beside statistics = \"confidence_reliability\"",
        Parameter::UnusedLocationPercentage => {
            "location percentage beside statistics = \"confidence_reliability\""
        }
        Parameter::UnusedSituationPercentage => {
            "situation percentage beside statistics = \"confidence_reliability\""
        }
        Parameter::UnusedConfidencePercentage => {
            "confidence percentage beside statistics = \"time_location_situation\""
        }
        Parameter::UnusedReliabilityPercentage => {
            "reliability percentage beside statistics = \"time_location_situation\""
        }
        Parameter::DeltaN => "delta-N",
        Parameter::N0 => "N0",
        Parameter::SurfaceRefractivity => "surface refractivity",
        Parameter::SurfaceRefractivityAtSeaLevel => "surface refractivity at sea level",
        Parameter::TerrainRefractivity => "refractivity at the height of the terrain",
        Parameter::RelativePermittivity => "relative permittivity",
        Parameter::Conductivity => "conductivity",
        Parameter::ImpedanceRatio => "imaginary over real part of the ground's surface transfer impedance",
        Parameter::ReferenceAttenuation => "reference attenuation",
        Parameter::LocationResolution => "location resolution",
        Parameter::CoastDistance => "distance from the coast",
        Parameter::PathCentreLatitude => "latitude of the path's centre",
        Parameter::StreetWidth => "street width",
        Parameter::BuildingHeight => "building height",
        Parameter::ClutterHeight => "representative clutter height",
        Parameter::HeightGainFrequency => "frequency of the P.2108 height-gain correction",
        Parameter::StatisticalFrequency => "frequency of the P.2108 statistical correction",
        Parameter::StatisticalDistance => "ground distance of the P.2108 statistical correction",
        Parameter::Latitude => "latitude",
        Parameter::Resolution => "resolution",
        Parameter::Cell => "cell",
        Parameter::Step => "step",
        Parameter::Clearing => "clearing",
        Parameter::RadialSpacing => "radial spacing",
        Parameter::Radius => "radius",
        Parameter::Bandwidth => "bandwidth",
        Parameter::Power => "power",
        Parameter::GainOrLoss => "gain or loss",
        Parameter::Azimuth => "azimuth",
        Parameter::Tilt => "tilt",
        Parameter::EffectiveEarthFactor => "effective Earth factor k",
        Parameter::FresnelShare => "share of the first Fresnel zone",
        Parameter::RainRate => "rain rate",
        Parameter::RainFrequency => "frequency of the attenuation by rain",
        Parameter::RefractivityGradient => "refractivity gradient dN1",
        Parameter::FadeMargin => "fade margin",
    }
}

/// "150 to 1500 MHz", or "25 m" where both limits are one.
#[must_use]
pub fn limit_text(limit: Limit) -> String {
    let Limit { unit, low, high, .. } = limit;
    if low < high { format!("{low} to {high} {unit}") } else { format!("{low} {unit}") }
}

/// Why a model gave no value.
#[must_use]
pub fn refusal_text(error: &PropagationError) -> String {
    let PropagationError::OutOfDomain { model, parameter, value, unit, low, high } = error;
    let parameter = parameter_text(*parameter);
    format!("{parameter} = {value} {unit}: {model} needs a value from {low} to {high} {unit}")
}

#[cfg(test)]
mod tests {
    use super::limit_text;
    use crate::propagation::{Limit, Parameter};

    #[test]
    fn limits_in_words() {
        let height = Limit { parameter: Parameter::AntennaHeight, unit: "m", low: 1.5, high: 10.0 };
        assert_eq!(limit_text(height), "1.5 to 10 m");
        assert_eq!(limit_text(Limit { low: 25.0, high: 25.0, ..height }), "25 m");
    }
}
