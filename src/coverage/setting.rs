//! What paths, sweeps and verdicts are computed with, each apart from the others.
use super::MeasuredField;
use crate::link::p2108::ClutterLoss;
use crate::link::{Receiver, ServiceNeed, TerminalCorrection};
use crate::network::Network;
use crate::propagation::{ClimateSource, PathLossModel, Polarization, PropagationError, Signal};
use crate::terrain::{Ground, PathProfile};
use crate::units::{Frequency, Length};

/// How the loss of a path is computed: all but its two ends.
#[derive(Clone, Copy)]
pub struct PathSetting<'a> {
    /// Terrain.
    pub ground: &'a Ground,
    /// The model that decides verdicts, causes and rasters.
    pub model: &'a dyn PathLossModel,
    /// Handset at the path's end.
    pub receiver: &'a Receiver,
    /// Radio climate: of the path's centre for a direct path, of the mast for a sweep.
    pub climate: ClimateSource<'a>,
    /// Share of the average year for which losses are not exceeded, %.
    pub time_percent: f64,
    /// Polarisation.
    pub polarization: Polarization,
    /// Whether the profiles hold buildings and trees: land cover is given, or the terrain is a surface model.
    pub clutter_on_profile: bool,
    /// Largest distance between profile samples.
    pub profile_step: Length,
    /// No clutter stands nearer to either end of a path: [`crate::terrain::PathProfile::with_clearings`].
    pub clearing: Length,
    /// Measured levels, on the planning grid.
    pub measured: Option<&'a MeasuredField>,
}

impl<'a> PathSetting<'a> {
    /// Losses that half of the average year does not exceed, vertical polarisation, profiles sampled once a cell.
    #[must_use]
    pub fn median(
        ground: &'a Ground,
        model: &'a dyn PathLossModel,
        receiver: &'a Receiver,
        climate: ClimateSource<'a>,
    ) -> Self {
        Self {
            ground,
            model,
            receiver,
            climate,
            time_percent: 50.0,
            polarization: Polarization::Vertical,
            clutter_on_profile: ground.has_clutter(),
            profile_step: ground.geometry().profile_step(None),
            clearing: PathProfile::CLEARING,
            measured: None,
        }
    }
}

impl PathSetting<'_> {
    /// What is added for buildings and trees around the handset to the loss by a model: nothing if the model includes them.
    #[must_use]
    pub fn terminal_correction(&self, model: &dyn PathLossModel) -> TerminalCorrection {
        if model.clutter().admits_terminal_correction(self.clutter_on_profile) {
            self.receiver.terminal_clutter
        } else {
            TerminalCorrection::None
        }
    }

    /// Median loss by buildings and trees around the handset that is added to a model's.
    ///
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for a frequency or distance without a value.
    pub fn handset_clutter(
        &self,
        model: &dyn PathLossModel,
        frequency: Frequency,
        ground_distance: Length,
    ) -> Result<ClutterLoss, PropagationError> {
        let handset = (self.receiver.height_agl(), &self.receiver.surroundings);
        self.terminal_correction(model).loss(handset, (frequency, ground_distance))
    }

    /// Height above ground at which paths end by a model: the handset's, or the top of what surrounds it where the
    /// correction asks for that.
    #[must_use]
    pub fn path_end_agl(&self, model: &dyn PathLossModel) -> Length {
        let receiver = self.receiver;
        self.terminal_correction(model).path_height(receiver.height_agl(), &receiver.surroundings)
    }

    /// The wave at a frequency: the time percentage requested, the median of locations, whose spread the prediction's
    /// standard deviation holds.
    #[must_use]
    pub const fn signal(&self, frequency: Frequency) -> Signal {
        Signal {
            frequency,
            polarization: self.polarization,
            time_percent: self.time_percent,
            location_percent: 50.0,
        }
    }
}

/// How far from a mast service is computed, and how finely a sweep covers that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// Places farther away are not computed.
    pub radius: Length,
    /// Largest distance between neighbouring radials, cells.
    pub radial_spacing_cells: f64,
}

/// What the sweep of a mast is computed with.
#[derive(Clone, Copy)]
pub struct SweepSetting<'a> {
    /// How losses are computed.
    pub path: PathSetting<'a>,
    /// How far.
    pub reach: Reach,
}

/// What a network's service is judged with.
#[derive(Clone, Copy)]
pub struct ServiceSetting<'a> {
    /// Sector-carriers.
    pub network: &'a Network,
    /// How losses are computed.
    pub path: PathSetting<'a>,
    /// How far from a mast.
    pub reach: Reach,
    /// What a place needs.
    pub need: ServiceNeed<'a>,
    /// Models compared with the deciding one, at settlements alone.
    pub other_models: &'a [Box<dyn PathLossModel>],
}

impl<'a> ServiceSetting<'a> {
    /// What its masts are swept with.
    #[must_use]
    pub const fn sweep(&self) -> SweepSetting<'a> {
        SweepSetting { path: self.path, reach: self.reach }
    }

    /// Whether levels are uncertain at all: by the prediction, or by the building around the handset.
    #[must_use]
    pub const fn has_shadowing(&self) -> bool {
        self.need.sigma_db > 0.0 || self.path.receiver.indoor.is_some()
    }

    /// The same over other ground.
    #[must_use]
    pub const fn over<'g>(&self, ground: &'g Ground) -> ServiceSetting<'g>
    where
        'a: 'g,
    {
        ServiceSetting { path: PathSetting { ground, ..self.path }, ..*self }
    }
}
