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

use super::diffraction::bullington::{Ends, equivalent_edge};
use super::diffraction::delta_bullington::DiffractionGeometry;
use super::diffraction::skyline::Skyline;
use super::diffraction::spherical_earth::Wave;
use super::{
    ClutterTreatment, DiffractionTerms, Domain, Limit, PathEnvironment, PathLoss, PathLossModel,
    PreparedPath, PropagationError, Signal, Source, Terminals,
};
use crate::geodesy::{EARTH_RADIUS_KM, EffectiveEarth};
use crate::terrain::PathProfile;
use crate::units::Decibels;
use combine::Parts;
use geometry::{BareTerrain, PathGeometry};
use normal::inverse_complementary_normal;
use serde::Serialize;
use std::cell::OnceCell;

pub use location::LocationVariability;

const SOURCE: Source =
    Source { key: "p1812", document: "ITU-R P.1812-8 (09/2025)", clause: "Annex 1, basic transmission loss" };

const DOMAIN: Domain = Domain {
    frequency_mhz: Limit { parameter: "frequency", unit: "MHz", low: 30.0, high: 6_000.0 },
    ground_distance_km: Limit { parameter: "ground distance", unit: "km", low: 0.25, high: 3_000.0 },
    tx_height_agl_m: Limit { parameter: "transmitter antenna height", unit: "m", low: 1.0, high: 3_000.0 },
    rx_height_agl_m: Limit { parameter: "receiver antenna height", unit: "m", low: 1.0, high: 3_000.0 },
};

/// Time percentages of the Recommendation (§1).
const TIME_PERCENT: Limit = Limit { parameter: "time percentage", unit: "%", low: 1.0, high: 50.0 };

/// Effective Earth radius factor exceeded for beta-0 percent of the time, k_beta (§3.5).
const K_BETA: f64 = 3.0;

/// The model of ITU-R P.1812-8.
#[derive(Clone, Copy, Debug, Default)]
pub struct P1812 {
    /// Spread over locations; enters when the location percentage is not 50.
    pub location: LocationVariability,
    /// Distance of each terminal from the coast along the path, km, where known: (transmitter, receiver).
    pub coast_km: Option<(f64, f64)>,
}

struct Prepared<'p> {
    model: P1812,
    profile: &'p PathProfile,
    geometry: PathGeometry,
    ends: Ends,
    /// Heights of the smooth surface at the ends, m above sea: as fitted, and as diffraction uses it.
    fitted_m: (f64, f64),
    surface_m: (f64, f64),
    /// Diffraction over the median Earth.
    median: DiffractionGeometry,
    /// Diffraction over the Earth exceeded beta-0 percent of the time; worked out when a time percentage needs it.
    beyond: OnceCell<DiffractionGeometry>,
    antennas_agl_m: [f64; 2],
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
        &TIME_PERCENT
    }

    fn clutter(&self) -> ClutterTreatment {
        ClutterTreatment::OnProfile
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
        let path = Prepared::of(*self, profile, ends.0, ends.1)?;
        let losses = path.evaluate(signal, true)?;
        Ok(P1812Terms {
            geometry: path.geometry,
            fitted_surface_m: path.fitted_m,
            diffraction_surface_m: path.surface_m,
            diffraction_50: losses.diffraction_50,
            diffraction_beta: losses.diffraction_beta,
            parts: losses.parts,
            basic_transmission_loss_db: losses.basic_transmission_loss_db,
        })
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

impl<'p> Prepared<'p> {
    fn of(
        model: P1812,
        profile: &'p PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Self, PropagationError> {
        let antennas_agl_m = [terminals.tx_height_agl.metres(), terminals.rx_height_agl.metres()];
        for height_m in antennas_agl_m {
            within("antenna height above ground", height_m, "m", (0.0, 10_000.0))?;
        }
        within("delta-N", environment.delta_n, "N-units/km", (0.0, 156.0))?;
        let heights_agl = (terminals.tx_height_agl, terminals.rx_height_agl);
        let ends = Ends::of(profile, heights_agl, EffectiveEarth::median(environment.delta_n).radius_km());
        let terrain = BareTerrain::of(profile, ends);
        let geometry = PathGeometry::over(profile, &terrain, environment, model.coast_km);
        let surface_m = terrain.fit.diffraction_heights_m(profile.ends_m());
        let skyline = if profile.has_clutter() { obstacle_skyline(profile, ends) } else { terrain.skyline };
        let edge = equivalent_edge(&skyline, profile.distance_km(), profile.obstacle_m(), ends);
        let median = DiffractionGeometry::over(profile, ends, (edge, surface_m), geometry.omega);
        let (fitted_m, beyond) = (terrain.fit.heights_m, OnceCell::new());
        Ok(Self { model, profile, geometry, ends, fitted_m, surface_m, median, beyond, antennas_agl_m })
    }

    /// Diffraction over the Earth of k_beta = 3.
    fn beyond(&self) -> &DiffractionGeometry {
        self.beyond.get_or_init(|| {
            let ends = Ends { c_e: 1.0 / (EARTH_RADIUS_KM * K_BETA), ..self.ends };
            let skyline = obstacle_skyline(self.profile, ends);
            let (d_km, obstacle_m) = (self.profile.distance_km(), self.profile.obstacle_m());
            let edge = equivalent_edge(&skyline, d_km, obstacle_m, ends);
            DiffractionGeometry::over(self.profile, ends, (edge, self.surface_m), self.geometry.omega)
        })
    }

    /// The losses of one wave; `beta` says whether diffraction over the beta-0 Earth is wanted even where it has no
    /// weight.
    fn evaluate(&self, signal: Signal, beta: bool) -> Result<Losses, PropagationError> {
        let Limit { parameter, unit, low, high } = TIME_PERCENT;
        within(parameter, signal.time_percent, unit, (low, high))?;
        within("location percentage", signal.location_percent, "%", (1.0, 99.0))?;
        let f_ghz = signal.frequency.gigahertz();
        // the Recommendation's own rounding of the speed of light (table 1)
        let wave = Wave { f_ghz, wavelength_m: 0.2998 / f_ghz, polarization: signal.polarization };
        let diffraction_50 = self.median.terms(wave);
        let diffraction_beta =
            if beta || signal.time_percent < 50.0 { self.beyond().terms(wave) } else { diffraction_50 };
        let losses = (diffraction_50.total().db(), diffraction_beta.total().db());
        let parts = Parts::of(&self.geometry, f_ghz, signal.time_percent, losses);
        let location_db = if self.geometry.receiver_at_sea {
            0.0
        } else {
            -inverse_complementary_normal(signal.location_percent / 100.0)
                * self.model.location.sigma_db(f_ghz)
        };
        let basic_transmission_loss_db = parts.l_b0p.max(parts.l_bc + location_db);
        Ok(Losses { diffraction_50, diffraction_beta, parts, basic_transmission_loss_db })
    }
}

/// The losses of one wave.
struct Losses {
    diffraction_50: DiffractionTerms,
    diffraction_beta: DiffractionTerms,
    parts: Parts,
    basic_transmission_loss_db: f64,
}

fn obstacle_skyline(profile: &PathProfile, ends: Ends) -> Skyline {
    Skyline::of(profile.distance_km(), profile.obstacle_m(), ends)
}

impl PreparedPath for Prepared<'_> {
    fn loss(&self, signal: Signal) -> Result<PathLoss, PropagationError> {
        let losses = self.evaluate(signal, false)?;
        Ok(PathLoss {
            basic_transmission_loss: Decibels::new(losses.basic_transmission_loss_db),
            free_space: Decibels::new(losses.parts.l_bfs),
            diffraction: losses.diffraction_50.total(),
            mode: None,
            location_sigma: None,
            caveats: DOMAIN.caveats(signal.frequency.megahertz(), self.geometry.d_km, self.antennas_agl_m),
        })
    }
}
