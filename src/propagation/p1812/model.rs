//! The model.
use super::limits::{DOMAIN, SOURCE, TIME_PERCENT, check_options};
use super::options::{Coast, P1812Options};
use super::prepared::Prepared;
use super::terms::P1812Terms;
use crate::propagation::{
    Carried, ClutterTreatment, Domain, Limit, PathEnvironment, PathLossModel, PreparedPath, PropagationError,
    Signal, Source, Terminals,
};
use crate::terrain::PathProfile;

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

    fn check_options(&self) -> Result<(), PropagationError> {
        check_options(&self.options)
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
        Ok(Box::new(Prepared::of(self.options, profile, terminals, environment)?))
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
        terminals: Terminals,
        environment: PathEnvironment,
        signal: Signal,
    ) -> Result<P1812Terms, PropagationError> {
        Prepared::of(self.options, profile, terminals, environment)?.terms(signal)
    }
}
