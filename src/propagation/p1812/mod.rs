//! ITU-R P.1812-8 (09/2025), Annex 1: point-to-area prediction for terrestrial services, 30 MHz to 6 GHz.
//!
//! All of it: line of sight with multipath and focusing (§4.2), delta-Bullington diffraction with clutter on the
//! profile (§4.3), troposcatter (§4.4), ducting (§4.5), their combination (§4.6), location variability (§4.7-4.9).
//! Symbols and equation numbers are the Recommendation's.

mod anomalous;
mod combine;
mod geometry;
mod limits;
mod location;
mod normal;
mod options;
mod prepared;
mod short_path;
#[cfg(test)]
mod tests;

use super::diffraction::spherical_earth::Wave;
use super::{
    Carried, ClutterTreatment, DiffractionTerms, Document, Domain, Limit, Parameter, PathEnvironment,
    PathLossModel, Polarization, PreparedPath, PropagationError, Signal, Source, Terminals,
};
use crate::terrain::PathProfile;
use prepared::Prepared;
use serde::Serialize;

pub use combine::Parts;
pub use geometry::{NO_COAST_KM, PathGeometry, beta_0};
pub use location::{ReceiverSite, location_sigma_db};
pub use normal::inverse_complementary_normal;
pub use options::{Coast, P1812Options};
pub use short_path::{FEWEST_SAMPLES, SHORTEST_KM, median_over_locations_db};

const SOURCE: Source = Source { key: "p1812", document: Document::P1812 };

const DOMAIN: Domain = Domain {
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

/// Effective Earth radius factor exceeded for beta-0 percent of the time, k_beta (§3.7).
pub const K_BETA: f64 = 3.0;

/// The wave with the Recommendation's own rounding of the speed of light (table 1).
#[must_use]
pub fn wave(f_ghz: f64, polarization: Polarization) -> Wave {
    Wave { f_ghz, wavelength_m: 0.2998 / f_ghz, polarization }
}

/// Free-space loss over 1 km, dB, equation (8).
#[must_use]
pub fn free_space_1_km_db(f_ghz: f64) -> f64 {
    92.4 + 20.0 * f_ghz.log10()
}

/// Field strength of 1 kW radiated over a half-wave dipole's gain, dB(uV/m), from the basic transmission loss.
///
/// # Source
/// ITU-R P.1812-8, §4.10, equation (70): 199.36 + 20 log10 f - L_b, f in GHz.
#[must_use]
pub fn field_strength_dbuv_m(f_ghz: f64, basic_transmission_loss_db: f64) -> f64 {
    199.36 + 20.0 * f_ghz.log10() - basic_transmission_loss_db
}

/// The model of ITU-R P.1812-8.
///
/// # Method
/// One pass over the bare terrain for the smooth surface and the obstruction, one for the horizons, one more where
/// clutter stands on it, one more below 50 % of time; the smooth Earth's edge by halving. Paths under 0.25 km and
/// profiles of fewer than five samples: `docs/models.md`.
///
/// # Cost
/// O(n): 2.6 us for 1,001 samples at 50 % of time, 3.8 us below.
///
/// # Accuracy
/// 33 Study Group 3 cases: 5e-8 dB at most, the losses on the way 8e-8 dB; 100 links over real terrain: 5e-7 dB, half of
/// the last digit printed (`tests/suite/validation/p1812.rs`, `tests/suite/validation/p1812_terms.rs`).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct P1812 {
    /// What the Recommendation leaves to its user.
    pub options: P1812Options,
}

/// Every intermediate quantity of a loss, by the Recommendation's symbols; dB, %, km, mrad.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct P1812Terms {
    /// Path geometry.
    pub geometry: PathGeometry,
    /// Least-squares surface at the ends, m above sea, equations (85) and (86).
    pub fitted_surface_m: (f64, f64),
    /// Smooth surface at the ends for diffraction, m above sea, equations (89).
    pub diffraction_surface_m: (f64, f64),
    /// Diffraction over the median effective Earth.
    pub diffraction_50: DiffractionTerms,
    /// Diffraction over the beta-0 effective Earth.
    pub diffraction_beta: DiffractionTerms,
    /// Losses before and after combination.
    pub parts: Parts,
    /// Standard deviation over locations, sigma_loc.
    pub location_sigma_db: f64,
    /// Basic transmission loss with location variability, L_b.
    pub basic_transmission_loss_db: f64,
}

impl PathLossModel for P1812 {
    fn source(&self) -> &'static Source {
        &SOURCE
    }

    fn domain(&self) -> &'static Domain {
        &DOMAIN
    }

    fn time_percent(&self) -> &'static Limit {
        &limits::TIME_PERCENT
    }

    fn check_options(&self) -> Result<(), PropagationError> {
        limits::check_options(&self.options)
    }

    fn clutter(&self) -> ClutterTreatment {
        ClutterTreatment::OnProfile
    }

    fn carried(&self) -> Carried {
        if self.options.coast == Coast::Far { Carried::P1812(self.options) } else { Carried::Nothing }
    }

    fn prepare<'p>(
        &self,
        profile: &'p PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Box<dyn PreparedPath + 'p>, PropagationError> {
        Ok(Box::new(Prepared::of(*self, profile, terminals, environment)?))
    }
}

impl P1812 {
    /// The loss with every intermediate quantity.
    ///
    /// # Errors
    /// As [`PathLossModel::prepare`] and [`PreparedPath::loss`].
    pub fn terms(
        &self,
        profile: &PathProfile,
        ends: (Terminals, PathEnvironment),
        signal: Signal,
    ) -> Result<P1812Terms, PropagationError> {
        Prepared::of(*self, profile, ends.0, ends.1)?.terms(signal)
    }
}
