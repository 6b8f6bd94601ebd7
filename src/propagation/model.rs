//! What every path-loss model is.
use super::p1812::P1812Options;
use super::{Caveat, Document, Domain, Limit, Parameter, PropagationError};
use crate::terrain::PathProfile;
use crate::units::{Decibels, Frequency, Length};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The published text a model implements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Short name used in scenarios and outputs.
    pub key: &'static str,
    /// Document, edition and clause.
    pub document: Document,
}

/// Polarisation of the wave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarization {
    /// Electric field horizontal.
    Horizontal,
    /// Electric field vertical.
    Vertical,
}

/// The two antennas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terminals {
    /// Transmitter antenna, above ground.
    pub tx_height_agl: Length,
    /// Receiver antenna, above ground.
    pub rx_height_agl: Length,
}

/// The air along the path.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PathEnvironment {
    /// Average refractivity lapse rate through the lowest kilometre, N-units/km, as a positive number.
    pub delta_n: f64,
    /// Surface refractivity at sea level, N-units.
    pub surface_refractivity: f64,
    /// Latitude of the path's centre, degrees north.
    pub path_centre_latitude_deg: f64,
}

/// Frequency, polarisation and percentages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signal {
    /// Carrier frequency.
    pub frequency: Frequency,
    /// Polarisation.
    pub polarization: Polarization,
    /// Share of the average year for which the loss is not exceeded, %.
    pub time_percent: f64,
    /// Share of locations in which the loss is not exceeded, %.
    pub location_percent: f64,
}

/// The time percentages of a model of the median.
pub(super) const MEDIAN_TIME: Limit =
    Limit { parameter: Parameter::TimePercentage, unit: "%", low: 50.0, high: 50.0 };

/// The parts of a delta-Bullington diffraction loss, dB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct DiffractionTerms {
    /// Bullington loss over the actual profile.
    pub bullington_actual_db: f64,
    /// Bullington loss over the smooth profile.
    pub bullington_smooth_db: f64,
    /// Spherical-Earth loss.
    pub spherical_earth_db: f64,
}

impl DiffractionTerms {
    /// The whole diffraction loss: L_bulla + max(L_dsph - L_bulls, 0), P.526-16 equation (65).
    #[must_use]
    pub fn total(&self) -> Decibels {
        let beyond_db = (self.spherical_earth_db - self.bullington_smooth_db).max(0.0);
        Decibels::new(self.bullington_actual_db + beyond_db)
    }
}

/// How a model treats buildings and trees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClutterTreatment {
    /// As heights on the profile, where the profile has them.
    OnProfile,
    /// Inside the formula, by the measurements it was fitted to.
    InFormula,
    /// Not at all.
    Ignored,
}

impl ClutterTreatment {
    /// Whether a loss by clutter at the terminals (ITU-R P.2108, in `link`) may be added without counting it twice:
    /// `profile_has_clutter` tells whether the model was run over a profile with clutter heights, or over a surface model.
    #[must_use]
    pub const fn admits_terminal_correction(self, profile_has_clutter: bool) -> bool {
        match self {
            Self::OnProfile => !profile_has_clutter,
            Self::InFormula => false,
            Self::Ignored => true,
        }
    }
}

/// The mechanism a model took the loss from, where it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PropagationMode {
    /// Within the smooth-Earth or the terrain's horizon, as the model counts it.
    LineOfSight,
    /// The direct ray is blocked; a statistical model that distinguishes no mechanism beyond that.
    NonLineOfSight,
    /// Beyond a horizon, diffraction prevails.
    Diffraction,
    /// Far beyond it, scattering prevails.
    Troposcatter,
}

impl PropagationMode {
    /// The word in outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LineOfSight => "line_of_sight",
            Self::NonLineOfSight => "non_line_of_sight",
            Self::Diffraction => "diffraction",
            Self::Troposcatter => "troposcatter",
        }
    }
}

/// A predicted loss and what the reader must know about it.
#[derive(Clone, Debug, PartialEq)]
pub struct PathLoss {
    /// Basic transmission loss between isotropic antennas.
    pub basic_transmission_loss: Decibels,
    /// Free-space part.
    pub free_space: Decibels,
    /// Diffraction part; 0 for a model without a separate diffraction loss.
    pub diffraction: Decibels,
    /// Solution mode of a model that has several.
    pub mode: Option<PropagationMode>,
    /// Standard deviation over locations that the model itself states, dB.
    pub location_sigma: Option<Decibels>,
    /// Remarks on this very path.
    pub caveats: Vec<Caveat>,
}

/// The equations an area sweep carries from receiver to receiver ([`super::radial`]).
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Carried {
    /// None: each receiver's path is prepared on its own.
    Nothing,
    /// Free space with delta-Bullington.
    DeltaBullington,
    /// All of P.1812.
    P1812(P1812Options),
}

/// Predicts the basic transmission loss of links from their path profiles, in two steps: what depends on the
/// geometry alone ([`Self::prepare`]), and the loss at a frequency ([`PreparedPath::loss`]), so that one geometry
/// serves every band.
///
/// # Units and conventions
/// - `profile`: first sample under the transmitter, last under the receiver, metres above one vertical datum;
/// - antenna heights are above *ground*; the model adds the end samples itself;
/// - a loss is in dB between isotropic antennas, greater is weaker. Gains, feeder and building entry are added in
///   `link`.
///
/// # Contract
/// Pure and thread-safe: no file, clock, random number or log; equal inputs give equal bits.
///
/// # Examples
/// ```
/// use signalgap::propagation::{ModelKey, ModelOptions, Polarization, RadioClimate, Signal, Terminals};
/// use signalgap::terrain::PathProfile;
/// use signalgap::units::{Frequency, Length};
/// let level = PathProfile::bare_inland(vec![0.0, 5.0, 10.0], vec![0.0; 3]).expect("a profile");
/// let height = Length::from_metres(30.0);
/// let terminals = Terminals { tx_height_agl: height, rx_height_agl: height };
/// let air = RadioClimate { delta_n: 45.0, surface_refractivity: 325.0 }.on_path(21.0);
/// let model = ModelKey::FreeSpace.model(&ModelOptions::default());
/// let path = model.prepare(&level, terminals, air).expect("a path");
/// let signal = Signal {
///     frequency: Frequency::from_megahertz(900.0),
///     polarization: Polarization::Vertical,
///     time_percent: 50.0,
///     location_percent: 50.0,
/// };
/// let loss = path.loss(signal).expect("a loss").basic_transmission_loss;
/// assert!((loss.db() - 111.532_633).abs() < 1e-6);
/// ```
pub trait PathLossModel: Send + Sync {
    /// Document, edition and clause that the code follows.
    fn source(&self) -> &'static Source;

    /// The intervals the source was made for; leaving one is a [`Caveat`].
    fn domain(&self) -> &'static Domain;

    /// Intervals the source states for quantities that the model derives from the path; leaving one is a [`Caveat`]
    /// too.
    fn further_limits(&self) -> &'static [Limit] {
        &[]
    }

    /// Refuses options for which the equations have no value.
    ///
    /// # Errors
    /// [`PropagationError::OutOfDomain`] names the option.
    fn check_options(&self) -> Result<(), PropagationError> {
        Ok(())
    }

    /// Time percentages the equations have a value for; of most models the median alone.
    fn time_percent(&self) -> &'static Limit {
        &MEDIAN_TIME
    }

    /// How buildings and trees enter; decides whether a terminal correction (ITU-R P.2108) may be added.
    fn clutter(&self) -> ClutterTreatment;

    /// What an area sweep may carry along a radial in place of preparing each receiver's path.
    fn carried(&self) -> Carried {
        Carried::Nothing
    }

    /// The model as one that computes the receivers of a radial together, which it does where nothing is [`Self::carried`].
    fn along_radials(&self) -> Option<&dyn RadialModel> {
        None
    }

    /// Computes all that does not depend on the wave.
    ///
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for an input without a value in the equations.
    fn prepare<'p>(
        &self,
        profile: &'p PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Box<dyn PreparedPath + 'p>, PropagationError>;
}

/// A path whose geometry is known.
pub trait PreparedPath {
    /// Basic transmission loss of one wave.
    ///
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for a frequency or percentage without a value in the equations.
    fn loss(&self, signal: Signal) -> Result<PathLoss, PropagationError>;
}

/// The samples along a radial from a transmitter, its receivers on some of the last.
#[derive(Clone, Debug)]
pub struct RadialProfile<'r> {
    /// Distances from the transmitter, km; the first sample is its own.
    pub distance_km: &'r [f64],
    /// Bare ground, m above sea.
    pub ground_m: &'r [f64],
    /// Ground with buildings and trees, m above sea; bare at the transmitter.
    pub obstacle_m: &'r [f64],
    /// Whether buildings and trees are cleared around antennas: the path to a receiver then has samples of its own.
    pub cleared: bool,
    /// The samples that have a receiver.
    pub receivers: Range<usize>,
    /// Both antennas.
    pub terminals: Terminals,
    /// The air; the latitude is the transmitter's.
    pub environment: PathEnvironment,
}

/// A model that computes the losses of all receivers of a radial in less time than path by path.
pub trait RadialModel {
    /// Whether it could: puts down the basic transmission losses at each signal, dB, signal by signal and there receiver by receiver, NaN
    /// where the model has none.
    ///
    /// # Accuracy
    /// Within 1e-9 dB of [`PreparedPath::loss`] over the profile to the receiver.
    fn losses_along(&self, radial: &RadialProfile<'_>, signals: &[Signal], losses_db: &mut [f64]) -> bool;
}
