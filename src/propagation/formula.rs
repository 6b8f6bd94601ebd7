//! Models that are a formula: what they share.
use super::effective_height::LinkGeometry;
use super::model::MEDIAN_TIME;
use super::{
    Caveat, ClutterTreatment, Domain, Limit, LinkCase, Parameter, PathEnvironment, PathLoss, PathLossModel,
    PreparedPath, PropagationError, PropagationMode, Remark, Signal, Source, Terminals, free_space_loss,
};
use crate::geodesy::EffectiveEarth;
use crate::terrain::PathProfile;
use crate::units::Decibels;

/// Antenna heights above ground for which every formula has a value.
pub(super) const USABLE_HEIGHT: Limit =
    Limit { parameter: Parameter::AntennaHeight, unit: "m", low: 0.1, high: 10_000.0 };
/// The same for frequency.
pub(super) const USABLE_FREQUENCY: Limit =
    Limit { parameter: Parameter::Frequency, unit: "MHz", low: 1.0, high: 1_000_000.0 };
/// These models are medians of locations.
const MEDIAN_LOCATION: Limit =
    Limit { parameter: Parameter::LocationPercentage, unit: "%", low: 50.0, high: 50.0 };

/// What a formula gives for one link.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Evaluation {
    /// Basic transmission loss, dB.
    pub(super) loss_db: f64,
    /// Line of sight or not, if the formula distinguishes them.
    pub(super) mode: Option<PropagationMode>,
    /// Standard deviation over locations, dB, where the source states it.
    pub(super) location_sigma_db: Option<f64>,
    /// Remarks beyond those of the domain.
    pub(super) caveats: Vec<Caveat>,
}

impl Evaluation {
    /// A median alone.
    pub(super) const fn of(loss_db: f64) -> Self {
        Self { loss_db, mode: None, location_sigma_db: None, caveats: Vec::new() }
    }
}

/// A model whose loss is a formula of frequency and a few lengths. Each is a [`PathLossModel`] by the implementation
/// below, which works the lengths out of the profile.
pub(super) trait Formula: Clone + Send + Sync + 'static {
    /// Document, edition and clause.
    const SOURCE: &'static Source;
    /// Validity limits; the antennas are the base (first) and the mobile.
    const DOMAIN: &'static Domain;
    /// Frequencies for which the formula has a value that means something.
    const USABLE_FREQUENCY: Limit = USABLE_FREQUENCY;
    /// Limits of derived quantities.
    const FURTHER_LIMITS: &'static [Limit] = &[];
    /// How buildings and trees enter.
    const CLUTTER: ClutterTreatment;
    /// Whether free space is taken where the formula gives less: true of fits to measurements, which say nothing about
    /// such links.
    const NOT_BELOW_FREE_SPACE: bool;

    /// Refuses options for which the formula has no value.
    fn check_options(&self) -> Result<(), PropagationError> {
        Ok(())
    }

    /// The loss of one link, which is within the usable limits of this file.
    fn evaluate(&self, link: &LinkGeometry, signal: Signal) -> Evaluation;
}

struct Prepared<F> {
    formula: F,
    link: LinkGeometry,
}

impl<F: Formula> PathLossModel for F {
    fn source(&self) -> &'static Source {
        F::SOURCE
    }

    fn domain(&self) -> &'static Domain {
        F::DOMAIN
    }

    fn further_limits(&self) -> &'static [Limit] {
        F::FURTHER_LIMITS
    }

    fn check_options(&self) -> Result<(), PropagationError> {
        Formula::check_options(self)
    }

    fn clutter(&self) -> ClutterTreatment {
        F::CLUTTER
    }

    fn prepare<'p>(
        &self,
        profile: &'p PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Box<dyn PreparedPath + 'p>, PropagationError> {
        Formula::check_options(self)?;
        let earth = usable_earth(F::SOURCE.key, terminals, environment)?;
        let link = LinkGeometry::of(profile, terminals, earth);
        Ok(Box::new(Prepared { formula: self.clone(), link }))
    }
}

/// The median effective Earth, once antenna heights and delta-N are found usable.
pub(super) fn usable_earth(
    model: &'static str,
    terminals: Terminals,
    environment: PathEnvironment,
) -> Result<EffectiveEarth, PropagationError> {
    for height in [terminals.tx_height_agl, terminals.rx_height_agl] {
        USABLE_HEIGHT.require(model, height.metres())?;
    }
    LinkCase::DELTA_N.require(model, environment.delta_n)?;
    Ok(EffectiveEarth::median(environment.delta_n))
}

/// Refuses a frequency without a value, and percentages other than 50: these models know the median only.
pub(super) fn require_median(model: &'static str, signal: Signal) -> Result<(), PropagationError> {
    USABLE_FREQUENCY.require(model, signal.frequency.megahertz())?;
    MEDIAN_TIME.require(model, signal.time_percent)?;
    MEDIAN_LOCATION.require(model, signal.location_percent)
}

impl<F: Formula> PreparedPath for Prepared<F> {
    fn loss(&self, signal: Signal) -> Result<PathLoss, PropagationError> {
        F::USABLE_FREQUENCY.require(F::SOURCE.key, signal.frequency.megahertz())?;
        require_median(F::SOURCE.key, signal)?;
        let Self { formula, link } = self;
        let free_space = free_space_loss(link.slant_range(), signal.frequency);
        let mut found = formula.evaluate(link, signal);
        let antennas_m = [link.base_agl_m, link.mobile_agl_m];
        let mut caveats = F::DOMAIN.caveats(signal.frequency.megahertz(), link.d_km, antennas_m);
        caveats.append(&mut found.caveats);
        if F::NOT_BELOW_FREE_SPACE && found.loss_db < free_space.db() {
            found.loss_db = free_space.db();
            caveats.push(Caveat::Remark { model: F::SOURCE.key, remark: Remark::BelowFreeSpace });
        }
        Ok(PathLoss {
            basic_transmission_loss: Decibels::new(found.loss_db),
            free_space,
            diffraction: Decibels::new(0.0),
            mode: found.mode,
            location_sigma: found.location_sigma_db.map(Decibels::new),
            caveats,
        })
    }
}
