//! The names of quantities with limits, and what is said of values outside them.
use crate::language::{unit as unit_text, word};
use crate::propagation::{Limit, Parameter, PropagationError};
use crate::text;

/// The name of a quantity, without its unit.
#[must_use]
pub fn parameter_text(parameter: Parameter) -> &'static str {
    match parameter {
        Parameter::Frequency => word("parameters-frequency"),
        Parameter::GroundDistance => word("parameters-ground-distance"),
        Parameter::GroundDistanceWithoutLineOfSight => {
            word("parameters-ground-distance-without-line-of-sight")
        }
        Parameter::AntennaHeight => word("parameters-antenna-height-above-ground"),
        Parameter::TransmitterHeight => word("parameters-transmitter-antenna-height"),
        Parameter::ReceiverHeight => word("parameters-receiver-antenna-height"),
        Parameter::BaseHeight => word("parameters-base-antenna-height"),
        Parameter::MobileHeight => word("parameters-mobile-antenna-height"),
        Parameter::EffectiveBaseHeight => word("parameters-effective-base-antenna-height"),
        Parameter::TimePercentage => word("parameters-time-percentage"),
        Parameter::LocationPercentage => word("parameters-location-percentage"),
        Parameter::SituationPercentage => word("parameters-situation-percentage"),
        Parameter::ConfidencePercentage => word("parameters-confidence-percentage"),
        Parameter::ReliabilityPercentage => word("parameters-reliability-percentage"),
        Parameter::UnusedTimePercentage => {
            word("parameters-time-percentage-beside-statistics-confidence-reliability")
        }
        Parameter::UnusedLocationPercentage => {
            word("parameters-location-percentage-beside-statistics-confidence-reliability")
        }
        Parameter::UnusedSituationPercentage => {
            word("parameters-situation-percentage-beside-statistics-confidence-reliability")
        }
        Parameter::UnusedConfidencePercentage => {
            word("parameters-confidence-percentage-beside-statistics-time-location")
        }
        Parameter::UnusedReliabilityPercentage => {
            word("parameters-reliability-percentage-beside-statistics-time-location")
        }
        Parameter::DeltaN => word("parameters-delta"),
        Parameter::N0 => "N0",
        Parameter::SurfaceRefractivity => word("parameters-surface-refractivity"),
        Parameter::SurfaceRefractivityAtSeaLevel => word("parameters-surface-refractivity-at-sea-level"),
        Parameter::TerrainRefractivity => word("parameters-refractivity-at-the-height-of-the"),
        Parameter::RelativePermittivity => word("parameters-relative-permittivity"),
        Parameter::Conductivity => word("parameters-conductivity"),
        Parameter::ImpedanceRatio => word("parameters-imaginary-over-real-part-of-the"),
        Parameter::ReferenceAttenuation => word("parameters-reference-attenuation"),
        Parameter::LocationResolution => word("parameters-location-resolution"),
        Parameter::CoastDistance => word("parameters-distance-from-the-coast"),
        Parameter::PathCentreLatitude => word("parameters-latitude-of-the-path-centre"),
        Parameter::StreetWidth => word("parameters-street-width"),
        Parameter::BuildingHeight => word("parameters-building-height"),
        Parameter::ClutterHeight => word("parameters-representative-clutter-height"),
        Parameter::HeightGainFrequency => word("parameters-frequency-of-the-2108-height-gain"),
        Parameter::StatisticalFrequency => word("parameters-frequency-of-the-2108-statistical-correction"),
        Parameter::StatisticalDistance => word("parameters-ground-distance-of-the-2108-statistical"),
        Parameter::Latitude => word("parameters-latitude"),
        Parameter::Resolution => word("parameters-resolution"),
        Parameter::Cell => word("parameters-cell"),
        Parameter::Step => word("parameters-step"),
        Parameter::Clearing => word("parameters-clearing"),
        Parameter::RadialSpacing => word("parameters-radial-spacing"),
        Parameter::Radius => word("parameters-radius"),
        Parameter::Bandwidth => word("parameters-bandwidth"),
        Parameter::Power => word("parameters-power"),
        Parameter::GainOrLoss => word("parameters-gain-or-loss"),
        Parameter::Azimuth => word("parameters-azimuth"),
        Parameter::Tilt => word("parameters-tilt"),
        Parameter::EffectiveEarthFactor => word("parameters-effective-earth-factor"),
        Parameter::FresnelShare => word("parameters-share-of-the-first-fresnel-zone"),
        Parameter::RainRate => word("parameters-rain-rate"),
        Parameter::RainFrequency => word("parameters-frequency-of-the-attenuation-by-rain"),
        Parameter::RefractivityGradient => word("parameters-refractivity-gradient-dn1"),
        Parameter::FadeMargin => word("parameters-fade-margin"),
    }
}

/// "150 to 1500 MHz", or "25 m" where both limits are one.
#[must_use]
pub fn limit_text(limit: Limit) -> String {
    let Limit { unit, low, high, .. } = limit;
    if low < high {
        text!("parameters-to", low, high, unit = unit_text(unit))
    } else {
        text!("parameters-one", low, unit = unit_text(unit))
    }
}

/// Why a model gave no value.
#[must_use]
pub fn refusal_text(error: &PropagationError) -> String {
    let PropagationError::OutOfDomain { model, parameter, value, unit, low, high } = error;
    let parameter = parameter_text(*parameter);
    text!("parameters-needs-value-from-to", parameter, value, unit = unit_text(unit), model, low, high)
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
