//! What the model follows, and where it was made for.
use crate::propagation::{Document, Domain, Limit, Parameter, Source};

/// Key and document.
pub(super) const SOURCE: Source = Source { key: "itm", document: Document::Itm };

/// Where the reference does not warn.
pub(super) const DOMAIN: Domain = Domain {
    frequency_mhz: Limit { parameter: Parameter::Frequency, unit: "MHz", low: 40.0, high: 10_000.0 },
    ground_distance_km: Limit { parameter: Parameter::GroundDistance, unit: "km", low: 1.0, high: 1_000.0 },
    tx_height_agl_m: Limit { parameter: Parameter::TransmitterHeight, unit: "m", low: 1.0, high: 1_000.0 },
    rx_height_agl_m: Limit { parameter: Parameter::ReceiverHeight, unit: "m", low: 1.0, high: 1_000.0 },
};

/// Where the rounded Earth before a horizon is smaller than Vogler's curves know, there is no attenuation.
pub(super) const ATTENUATION: Limit =
    Limit { parameter: Parameter::ReferenceAttenuation, unit: "dB", low: f64::MIN, high: f64::MAX };
