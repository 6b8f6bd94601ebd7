//! ITU-R P.1812-8 (09/2025), Annex 1: point-to-area prediction for terrestrial services, 30 MHz to 6 GHz.
//!
//! All of it: line of sight with multipath and focusing (§4.2), delta-Bullington diffraction with clutter on the
//! profile (§4.3), troposcatter (§4.4), ducting (§4.5), their combination (§4.6), location variability (§4.7-4.9).
//! Symbols and equation numbers are the Recommendation's.

mod anomalous;
mod combine;
mod geometry;
mod location;
mod normal;

use super::diffraction::delta_bullington::DiffractionGeometry;
use super::diffraction::spherical_earth::Wave;
use super::{
    Carried, ClutterTreatment, DiffractionTerms, Domain, Limit, PathEnvironment, PathLoss, PathLossModel,
    Polarization, PreparedPath, PropagationError, Signal, Source, Terminals,
};
use crate::terrain::PathProfile;
use crate::units::Decibels;
pub use combine::Parts;
pub use geometry::{NO_COAST_KM, PathGeometry, beta_0};
pub use normal::inverse_complementary_normal;

pub use location::LocationVariability;

const SOURCE: Source =
    Source { key: "p1812", document: "ITU-R P.1812-8 (09/2025)", clause: "Annex 1, basic transmission loss" };

const DOMAIN: Domain = Domain {
    frequency_mhz: Limit { parameter: "frequency", unit: "MHz", low: 30.0, high: 6_000.0 },
    ground_distance_km: Limit { parameter: "ground distance", unit: "km", low: 0.25, high: 3_000.0 },
    tx_height_agl_m: Limit { parameter: "transmitter antenna height", unit: "m", low: 1.0, high: 3_000.0 },
    rx_height_agl_m: Limit { parameter: "receiver antenna height", unit: "m", low: 1.0, high: 3_000.0 },
};

/// Effective Earth radius factor exceeded for beta-0 percent of the time, k_beta (§3.5).
pub const K_BETA: f64 = 3.0;

/// The model of ITU-R P.1812-8.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct P1812 {
    /// Spread over locations; enters when the location percentage is not 50.
    pub location: LocationVariability,
    /// Distance of each terminal from the coast along the path, km, where known: (transmitter, receiver).
    pub coast_km: Option<(f64, f64)>,
}

struct Prepared {
    model: P1812,
    geometry: PathGeometry,
    /// Diffraction over the median Earth, and over the one exceeded beta-0 percent of the time.
    median: DiffractionGeometry,
    beyond: DiffractionGeometry,
    antennas_agl_m: [f64; 2],
}

/// Every intermediate quantity of a loss, by the Recommendation's symbols; dB, %, km, mrad.
#[derive(Clone, Debug, PartialEq)]
pub struct P1812Terms {
    /// Path geometry.
    pub geometry: PathGeometry,
    /// Diffraction over the median effective Earth.
    pub diffraction_50: DiffractionTerms,
    /// Diffraction over the beta-0 effective Earth.
    pub diffraction_beta: DiffractionTerms,
    /// Losses before and after combination.
    pub parts: Parts,
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

    fn clutter(&self) -> ClutterTreatment {
        ClutterTreatment::OnProfile
    }

    fn carried(&self) -> Carried {
        if self.coast_km.is_some() { Carried::Nothing } else { Carried::P1812(*self) }
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

impl P1812 {
    /// What a share of locations adds to the median loss, dB, on land.
    ///
    /// # Source
    /// §4.8, equations (67) and (68).
    #[must_use]
    pub fn location_db(&self, f_ghz: f64, location_percent: f64) -> f64 {
        -inverse_complementary_normal(location_percent / 100.0) * self.location.sigma_db(f_ghz)
    }

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

fn within(
    parameter: &'static str,
    value: f64,
    unit: &'static str,
    limits: (f64, f64),
) -> Result<(), PropagationError> {
    let (low, high) = limits;
    if (low..=high).contains(&value) {
        return Ok(());
    }
    Err(PropagationError::OutOfDomain { model: SOURCE.key, parameter, value, unit, low, high })
}

impl Prepared {
    fn of(
        model: P1812,
        profile: &PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Self, PropagationError> {
        let antennas_agl_m = [terminals.tx_height_agl.metres(), terminals.rx_height_agl.metres()];
        for height_m in antennas_agl_m {
            within("antenna height above ground", height_m, "m", (0.0, 10_000.0))?;
        }
        within("delta-N", environment.delta_n, "N-units/km", (0.0, 156.0))?;
        let geometry = PathGeometry::of(profile, terminals, environment, model.coast_km);
        let heights = (terminals.tx_height_agl, terminals.rx_height_agl);
        let a_beta_km = crate::geodesy::EARTH_RADIUS_KM * K_BETA;
        Ok(Self {
            model,
            median: DiffractionGeometry::of(profile, heights, geometry.a_e_km, geometry.omega),
            beyond: DiffractionGeometry::of(profile, heights, a_beta_km, geometry.omega),
            geometry,
            antennas_agl_m,
        })
    }

    fn terms(&self, signal: Signal) -> Result<P1812Terms, PropagationError> {
        within("time percentage", signal.time_percent, "%", (1.0, 50.0))?;
        within("location percentage", signal.location_percent, "%", (1.0, 99.0))?;
        let f_ghz = signal.frequency.gigahertz();
        let wave = wave(f_ghz, signal.polarization);
        let diffraction_50 = self.median.terms(wave);
        let diffraction_beta = self.beyond.terms(wave);
        let losses = (diffraction_50.total().db(), diffraction_beta.total().db());
        let parts = Parts::of(&self.geometry, f_ghz, signal.time_percent, losses);
        let location_db = if self.geometry.receiver_at_sea {
            0.0
        } else {
            self.model.location_db(f_ghz, signal.location_percent)
        };
        let basic_transmission_loss_db = parts.l_b0p.max(parts.l_bc + location_db);
        Ok(P1812Terms {
            geometry: self.geometry.clone(),
            diffraction_50,
            diffraction_beta,
            parts,
            basic_transmission_loss_db,
        })
    }
}

impl PreparedPath for Prepared {
    fn loss(&self, signal: Signal) -> Result<PathLoss, PropagationError> {
        let terms = self.terms(signal)?;
        Ok(PathLoss {
            basic_transmission_loss: Decibels::new(terms.basic_transmission_loss_db),
            free_space: Decibels::new(terms.parts.l_bfs),
            diffraction: terms.diffraction_50.total(),
            mode: None,
            location_sigma: None,
            caveats: DOMAIN.caveats(signal.frequency.megahertz(), self.geometry.d_km, self.antennas_agl_m),
        })
    }
}
