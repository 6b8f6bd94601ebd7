//! Intervals beyond which the equations have no value, and those of the Recommendation that are remarks.
use super::options::{Coast, P1812Options};
use super::short_path::SHORTEST_KM;
use crate::propagation::{
    Document, Domain, Limit, LinkCase, Parameter, PathEnvironment, PropagationError, Source, Terminals,
};

/// Key and document.
pub(super) const SOURCE: Source = Source { key: "p1812", document: Document::P1812 };

/// The limits the Recommendation states.
pub(super) const DOMAIN: Domain = Domain {
    frequency_mhz: Limit { parameter: Parameter::Frequency, unit: "MHz", low: 30.0, high: 6_000.0 },
    ground_distance_km: Limit {
        parameter: Parameter::GroundDistance,
        unit: "km",
        low: SHORTEST_KM,
        high: 3_000.0,
    },
    tx_height_agl_m: Limit { parameter: Parameter::TransmitterHeight, unit: "m", low: 1.0, high: 3_000.0 },
    rx_height_agl_m: Limit { parameter: Parameter::ReceiverHeight, unit: "m", low: 1.0, high: 3_000.0 },
};

/// Time percentages of the Recommendation (§1).
pub(super) const TIME_PERCENT: Limit =
    Limit { parameter: Parameter::TimePercentage, unit: "%", low: 1.0, high: 50.0 };
/// Location percentages of the Recommendation (§1).
pub(super) const LOCATION_PERCENT: Limit =
    Limit { parameter: Parameter::LocationPercentage, unit: "%", low: 1.0, high: 99.0 };
/// Side of the square over which locations vary (§4.7); beyond it a remark.
pub(super) const LOCATION_RESOLUTION_M: Limit =
    Limit { parameter: Parameter::LocationResolution, unit: "m", low: 50.0, high: 1_000.0 };

pub(super) const USABLE_FREQUENCY_MHZ: Limit =
    Limit { parameter: Parameter::Frequency, unit: "MHz", low: 1.0, high: 1e6 };
/// From 0.1 m: antennas on the ground have no effective height, and the equations no value.
const USABLE_HEIGHT_M: Limit =
    Limit { parameter: Parameter::AntennaHeight, unit: "m", low: 0.1, high: 10_000.0 };
const USABLE_RESOLUTION_M: Limit =
    Limit { parameter: Parameter::LocationResolution, unit: "m", low: 1.0, high: 100_000.0 };
const USABLE_COAST_KM: Limit =
    Limit { parameter: Parameter::CoastDistance, unit: "km", low: 0.0, high: 20_000.0 };
/// Wider than the limits of the inputs: the equations have values there.
const USABLE_N_0: Limit =
    Limit { parameter: Parameter::SurfaceRefractivity, unit: "N-units", low: 0.0, high: 600.0 };
const LATITUDE_DEG: Limit =
    Limit { parameter: Parameter::PathCentreLatitude, unit: "degrees", low: -90.0, high: 90.0 };

/// Refuses antennas and air for which the equations have no value.
pub(super) fn check_link(terminals: Terminals, environment: PathEnvironment) -> Result<(), PropagationError> {
    let antennas = [terminals.tx_height_agl, terminals.rx_height_agl];
    antennas.iter().try_for_each(|antenna| USABLE_HEIGHT_M.require(SOURCE.key, antenna.metres()))?;
    LinkCase::DELTA_N.require(SOURCE.key, environment.delta_n)?;
    USABLE_N_0.require(SOURCE.key, environment.surface_refractivity)?;
    LATITUDE_DEG.require(SOURCE.key, environment.path_centre_latitude_deg)
}

/// Refuses options for which the equations have no value.
pub(super) fn check_options(options: &P1812Options) -> Result<(), PropagationError> {
    USABLE_RESOLUTION_M.require(SOURCE.key, options.location_resolution_m)?;
    if let Coast::Given { tx_km, rx_km } = options.coast {
        USABLE_COAST_KM.require(SOURCE.key, tx_km)?;
        USABLE_COAST_KM.require(SOURCE.key, rx_km)?;
    }
    Ok(())
}
