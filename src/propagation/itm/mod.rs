//! The Irregular Terrain Model (Longley-Rice), version 1.4, point-to-point mode, 20 MHz to 20 GHz.
//!
//! After G. A. Hufford, "The ITS Irregular Terrain Model, version 1.2.2: the Algorithm" (NTIA/ITS, 1995; its equation
//! numbers stand beside the lines), with the limits, warnings and constants of NTIA's reference implementation, version
//! 1.4; "the Guide" is NTIA Report TR-82-100 (1982). The model works on the bare terrain: clutter on the profile is ignored.

mod climate;
mod diffraction;
mod even_profile;
mod fit;
mod geometry;
mod ground;
mod horizons;
mod intervals;
mod irregularity;
mod limits;
mod line_of_sight;
mod options;
mod radial;
mod troposcatter;
mod variability;
mod warnings;

use super::{
    Caveat, ClutterTreatment, Domain, Limit, PathEnvironment, PathLoss, PathLossModel, PreparedPath,
    PropagationError, PropagationMode, RadialModel, Remark, Signal, Source, Terminals,
};
use crate::terrain::PathProfile;
use crate::units::Decibels;
use diffraction::DiffractionLine;
use ground::{Ground, Wave};
use limits::{ATTENUATION, DOMAIN, SOURCE};
use line_of_sight::line_of_sight_db;
use serde::Serialize;
use troposcatter::ScatterLine;
use variability::{Deviates, quantile};

pub use geometry::ItmGeometry;
pub use options::{ItmClimate, ItmOptions, ItmStatistics, VariabilityMode};
pub use warnings::{ItmWarning, ItmWarnings};

/// The Irregular Terrain Model (Longley-Rice), point-to-point.
///
/// Terrain profile, bare: clutter heights are ignored. An unevenly spaced profile is read at its least spacing, with a
/// caveat. The bending of rays follows from the surface refractivity; delta-N is not used. Time and location percentage are
/// those of the [`Signal`] unless [`ItmStatistics`] says otherwise.
///
/// # Accuracy
/// Against NTIA's five point-to-point vectors at most 0.005 dB (they are rounded to 0.01), against NTIA's library
/// over 100 real mountain links at most 5e-7 dB, with every warning and mode (`tests/suite/validation/itm.rs`).
#[derive(Clone, Copy, Debug, Default)]
pub struct Itm {
    /// Ground, climate and statistics.
    pub options: ItmOptions,
}

/// Every intermediate quantity of a loss.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ItmTerms {
    /// Path geometry, with the geometric line of sight.
    pub geometry: ItmGeometry,
    /// Mode of the reference attenuation. Line of sight means a path shorter than the two smooth-Earth horizons
    /// together, whatever stands in between.
    pub mode: PropagationMode,
    /// Reference attenuation A_ref over free space, dB.
    pub reference_attenuation_db: f64,
    /// Free-space basic transmission loss, dB.
    pub free_space_db: f64,
    /// Basic transmission loss for the percentages, dB.
    pub basic_transmission_loss_db: f64,
    /// Standard deviation over locations sigma_L, dB.
    pub location_sigma_db: f64,
    /// The reference's warnings.
    pub warnings: ItmWarnings,
}

impl PathLossModel for Itm {
    fn source(&self) -> &'static Source {
        &SOURCE
    }

    fn domain(&self) -> &'static Domain {
        &DOMAIN
    }

    fn check_options(&self) -> Result<(), PropagationError> {
        self.options.check()
    }

    fn time_percent(&self) -> &'static Limit {
        &options::TIME
    }

    fn clutter(&self) -> ClutterTreatment {
        ClutterTreatment::Ignored
    }

    fn along_radials(&self) -> Option<&dyn RadialModel> {
        Some(self)
    }

    fn prepare<'p>(
        &self,
        profile: &'p PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Box<dyn PreparedPath + 'p>, PropagationError> {
        Ok(Box::new(self.prepared(profile, terminals, environment)?))
    }
}

impl Itm {
    /// The loss with every intermediate quantity.
    ///
    /// # Errors
    /// As [`PathLossModel::prepare`] and [`PreparedPath::loss`].
    pub fn terms(
        &self,
        profile: &PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
        signal: Signal,
    ) -> Result<ItmTerms, PropagationError> {
        self.prepared(profile, terminals, environment)?.terms(signal)
    }

    fn prepared(
        &self,
        profile: &PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Prepared, PropagationError> {
        self.options.check()?;
        Ok(Prepared { options: self.options, geometry: ItmGeometry::of(profile, terminals, environment)? })
    }
}

#[derive(Clone, Copy, Debug)]
struct Prepared {
    options: ItmOptions,
    geometry: ItmGeometry,
}

/// A wave over the ground, with the percentages requested.
#[derive(Clone, Copy, Debug)]
struct Requested {
    wave: Wave,
    deviates: Deviates,
}

impl Requested {
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for a frequency or percentage without a value.
    fn of(options: &ItmOptions, signal: Signal) -> Result<Self, PropagationError> {
        let percentages = options.percentages(signal)?;
        let ground = Ground {
            relative_permittivity: options.relative_permittivity,
            conductivity_s_m: options.conductivity_s_m,
        };
        let wave = Wave::over(ground, signal.frequency.megahertz(), signal.polarization)?;
        Ok(Self { wave, deviates: Deviates::of(percentages, options.variability) })
    }
}

impl Prepared {
    fn terms(&self, signal: Signal) -> Result<ItmTerms, PropagationError> {
        self.terms_of(&Requested::of(&self.options, signal)?)
    }

    fn terms_of(&self, requested: &Requested) -> Result<ItmTerms, PropagationError> {
        let Requested { wave, deviates } = requested;
        let geometry = self.geometry;
        let (reference_db, mode) = reference_attenuation(&geometry, wave);
        ATTENUATION.require(SOURCE.key, reference_db)?;
        let reference_attenuation_db = reference_db.max(0.0);
        let quantile = quantile(&geometry, wave, reference_attenuation_db, &self.options, *deviates);
        let free_space_db = wave.free_space_1_km_db + 20.0 * (geometry.distance_m / 1_000.0).log10();
        Ok(ItmTerms {
            geometry,
            mode,
            reference_attenuation_db,
            free_space_db,
            basic_transmission_loss_db: quantile.attenuation_db + free_space_db,
            location_sigma_db: quantile.location_sigma_db,
            warnings: geometry.warnings().and(quantile.warnings).and(domain_warnings(&geometry, wave.f_mhz)),
        })
    }

    /// What the reader must know: limits left, the reference's warnings, and what is this crate's own doing.
    fn caveats(&self, terms: &ItmTerms, signal: Signal) -> Vec<Caveat> {
        let geometry = &terms.geometry;
        let mut caveats = DOMAIN.caveats(
            signal.frequency.megahertz(),
            geometry.distance_m / 1_000.0,
            geometry.structural_height_m,
        );
        let mut remark = |remark| caveats.push(Caveat::Remark { model: SOURCE.key, remark });
        let warnings = terms.warnings.iter().filter(|warning| !warning.is_of_domain());
        warnings.map(Remark::Itm).for_each(&mut remark);
        if terms.mode == PropagationMode::LineOfSight && !geometry.line_of_sight {
            remark(Remark::ItmHiddenLineOfSight);
        }
        if geometry.resampled {
            remark(Remark::ItmResampled);
        }
        let location_percent = self.options.location_percent.unwrap_or(signal.location_percent);
        let quantile_asked = (location_percent - 50.0).abs() > 0.0;
        let by_location = self.options.statistics == ItmStatistics::TimeLocationSituation;
        if quantile_asked && by_location && !self.options.has_location_quantile() {
            remark(Remark::ItmLocationIgnored);
        }
        caveats
    }
}

/// Reference attenuation A_ref before it is kept from below zero, dB, and its mode, Algorithm (4.1).
fn reference_attenuation(path: &ItmGeometry, wave: &Wave) -> (f64, PropagationMode) {
    let line = DiffractionLine::of(path, wave);
    if path.distance_m < path.d_ls_m() {
        return (line_of_sight_db(path, wave, &line), PropagationMode::LineOfSight);
    }
    match ScatterLine::of(path, wave, &line) {
        Some(scatter) if path.distance_m > scatter.from_m => {
            (scatter.at_db(path.distance_m), PropagationMode::Troposcatter)
        }
        _ => (line.at_db(path.distance_m), PropagationMode::Diffraction),
    }
}

/// Warnings that stand for the limits of [`DOMAIN`].
fn domain_warnings(geometry: &ItmGeometry, f_mhz: f64) -> ItmWarnings {
    let mut warnings = ItmWarnings::default();
    let outside = |limit: &Limit, value: f64| limit.caveat(value).is_some();
    let [tx_m, rx_m] = geometry.structural_height_m;
    warnings.add_if(outside(&DOMAIN.tx_height_agl_m, tx_m), ItmWarning::TxTerminalHeight);
    warnings.add_if(outside(&DOMAIN.rx_height_agl_m, rx_m), ItmWarning::RxTerminalHeight);
    warnings.add_if(outside(&DOMAIN.frequency_mhz, f_mhz), ItmWarning::Frequency);
    let d_km = geometry.distance_m / 1_000.0;
    warnings.add_if(d_km < DOMAIN.ground_distance_km.low, ItmWarning::PathTooShort);
    warnings.add_if(d_km > DOMAIN.ground_distance_km.high, ItmWarning::PathNearUpperLimit);
    warnings
}

impl PreparedPath for Prepared {
    fn loss(&self, signal: Signal) -> Result<PathLoss, PropagationError> {
        let terms = self.terms(signal)?;
        let hidden = !terms.geometry.line_of_sight && terms.mode != PropagationMode::Troposcatter;
        Ok(PathLoss {
            basic_transmission_loss: Decibels::new(terms.basic_transmission_loss_db),
            free_space: Decibels::new(terms.free_space_db),
            // the model keeps no diffraction apart: what a hidden path has over free space is laid to it
            diffraction: Decibels::new(if hidden { terms.reference_attenuation_db } else { 0.0 }),
            mode: Some(terms.mode),
            location_sigma: Some(Decibels::new(terms.location_sigma_db)),
            caveats: self.caveats(&terms, signal),
        })
    }
}
