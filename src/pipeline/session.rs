//! One opened input set, and the steps over it: open, judge, explain, rank, map, write.
use super::calibrated::add_of_calibration;
use super::caveats::Caveats;
use super::checksums::BeforeReading;
use super::coordinate_caveats::uncertainty_of;
use super::planning_inputs::Inputs;
use super::read::{Means, Told, read_for_part, read_inputs};
use super::shared_bands::SharedBands;
use super::size::RunWork;
use super::{Progress, RunError, Timer};
use crate::coverage::{
    AreaTally, MastIndex, MeasuredField, PathSetting, PositionUncertainty, Reach, ServiceSetting,
};
use crate::findings::CountedCaveat;
use crate::geodesy::PlanningCrs;
use crate::grid::{GridGeometry, Window};
use crate::inputs::Reject;
use crate::inputs::presence::require_inputs;
use crate::inputs::scenario_file::LoadedScenario;
use crate::link::ServiceNeed;
use crate::network::Network;
use crate::outputs::{CaveatRow, ReportFindings};
use crate::propagation::{ClimateSource, PathLossModel, RadioClimate, RefractivityMaps};
use crate::scenario::Scenario;
use crate::settlements::Settlement;
use crate::store::Cache;
use crate::terrain::Ground;
use crate::units::Length;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A scenario with all its inputs read and checked. Each step over it can be called alone, and gives its result in memory.
///
/// # Examples
/// ```no_run
/// use signalgap::inputs::scenario_file::load_scenario;
/// use signalgap::pipeline::{DEFAULT_MEMORY_BYTES, Session, Silent};
///
/// let loaded = load_scenario("district.toml".as_ref())?;
/// let session = Session::open(&loaded, DEFAULT_MEMORY_BYTES, &Silent)?;
/// let judged = session.judge(&Silent)?;
/// let gaps = session.explain(&judged);
/// let remedies = session.remedies(&gaps, None, &Silent)?;
/// let ranking = session.rank(&judged, &gaps, &remedies)?;
/// for ranked in &ranking.settlements {
///     println!("{} {}", ranked.rank, session.settlements()[ranked.settlement].name);
/// }
/// # Ok::<(), signalgap::pipeline::RunError>(())
/// ```
pub struct Session<'a> {
    pub(super) loaded: &'a LoadedScenario,
    pub(super) inputs: Inputs,
    /// The deciding model first.
    models: Vec<Box<dyn PathLossModel>>,
    pub(super) index: MastIndex,
    /// How exactly the villages' places are known.
    pub(super) uncertainty: Option<PositionUncertainty>,
    /// Measured levels and reports, where there is a calibration.
    pub(super) measured: Option<MeasuredField>,
    /// What villages reported, beside the predictions.
    pub(super) reported: Option<ReportFindings>,
    pub(super) caveats: Caveats,
    pub(super) memory_bytes: usize,
    /// Where the ground and swept masts of earlier runs are found, and those of this one kept.
    pub(super) cache: Option<&'a Cache>,
    /// Frequencies at which the masts are swept for others too.
    pub(super) shared: Option<&'a SharedBands>,
    timer: Mutex<Timer>,
    tally: Mutex<AreaTally>,
}

/// How a session is opened.
pub(super) struct Opening<'o, 'a> {
    /// Folder for terrain that has no room in memory.
    pub(super) scratch: &'o Path,
    pub(super) memory_bytes: usize,
    pub(super) before: BeforeReading,
    pub(super) timer: Timer,
    pub(super) cache: Option<&'a Cache>,
    pub(super) shared: Option<&'a SharedBands>,
}

impl<'a> Session<'a> {
    /// Reads and checks everything a scenario names, for steps that may use so much memory, bytes. Terrain that has no room in it is kept in a file without a name in
    /// the system's folder for temporary files.
    ///
    /// # Errors
    /// [`RunError`] names what cannot be read, and what to do.
    pub fn open(
        loaded: &'a LoadedScenario,
        memory_bytes: usize,
        progress: &dyn Progress,
    ) -> Result<Self, RunError> {
        require_inputs(loaded)?;
        let opening = Opening {
            scratch: &std::env::temp_dir(),
            memory_bytes,
            before: BeforeReading::of(loaded),
            timer: Timer::new(),
            cache: None,
            shared: None,
        };
        Self::open_with(loaded, opening, progress)
    }

    /// As [`Self::open`], the inputs being known to be there.
    pub(super) fn open_with(
        loaded: &'a LoadedScenario,
        opening: Opening<'_, 'a>,
        progress: &dyn Progress,
    ) -> Result<Self, RunError> {
        let Opening { scratch, memory_bytes, before, mut timer, cache, shared } = opening;
        let mut caveats = Caveats::default();
        let means = Means { scratch, memory_bytes, before: &before, cache };
        let inputs = read_inputs(loaded, &means, &mut caveats, &mut Told { progress, timer: &mut timer })?;
        progress.finish();
        caveats.add_of_inputs(&loaded.scenario, &inputs)?;
        if let Some(record) = &loaded.calibration {
            add_of_calibration(&mut caveats, &loaded.scenario, record, &inputs);
        }
        let mut session = Self { cache, shared, ..Self::over(loaded, inputs, caveats, memory_bytes, timer) };
        session.take_measurements(progress)?;
        Ok(session)
    }

    /// Over inputs that were read: without measurements, cache, or what other scenarios share.
    fn over(
        loaded: &'a LoadedScenario,
        inputs: Inputs,
        caveats: Caveats,
        memory_bytes: usize,
        timer: Timer,
    ) -> Self {
        Self {
            models: loaded.scenario.propagation.loss_models(),
            index: MastIndex::of(&inputs.network),
            uncertainty: uncertainty_of(&loaded.scenario, &inputs.settlements),
            loaded,
            inputs,
            measured: None,
            reported: None,
            caveats,
            memory_bytes,
            cache: None,
            shared: None,
            timer: Mutex::new(timer),
            tally: Mutex::default(),
        }
    }

    /// Reads and checks everything but the ground, of which a window is held once something in it is asked for.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub(super) fn open_part(
        loaded: &'a LoadedScenario,
        held: Option<Window>,
        memory_bytes: usize,
        progress: &dyn Progress,
    ) -> Result<Self, RunError> {
        let (mut caveats, mut timer) = (Caveats::default(), Timer::new());
        let inputs = read_for_part(loaded, held, &mut caveats, &mut Told { progress, timer: &mut timer })?;
        progress.finish();
        Ok(Self::over(loaded, inputs, caveats, memory_bytes, timer))
    }

    /// Every choice of the scenario.
    #[must_use]
    pub const fn scenario(&self) -> &'a Scenario {
        &self.loaded.scenario
    }

    /// The settlements, in the order of the findings.
    #[must_use]
    pub fn settlements(&self) -> &[Settlement] {
        &self.inputs.settlements
    }

    /// The sector-carriers that reach the planning grid.
    #[must_use]
    pub const fn network(&self) -> &Network {
        &self.inputs.network
    }

    /// The planning grid.
    #[must_use]
    pub fn geometry(&self) -> &GridGeometry {
        self.inputs.ground.geometry()
    }

    /// Reference system of the planning grid.
    #[must_use]
    pub const fn crs(&self) -> &PlanningCrs {
        &self.inputs.crs
    }

    /// Rows set aside, with the reason.
    #[must_use]
    pub fn rejects(&self) -> &[Reject] {
        &self.inputs.rejects
    }

    /// What the reader of the results must know of the inputs.
    #[must_use]
    pub fn caveats(&self) -> &[CountedCaveat] {
        self.caveats.all()
    }

    /// The same with their sentences.
    pub(super) fn caveat_rows(&self) -> Vec<CaveatRow> {
        self.caveats.clone().into_rows()
    }

    /// All that service is judged with, over ground that holds at least the places asked about.
    ///
    /// # Errors
    /// [`RunError::Internal`] for a scenario that states no model or no radio climate, which none that was loaded does.
    pub fn setting<'g>(&'g self, ground: &'g Ground) -> Result<ServiceSetting<'g>, RunError> {
        let scenario = self.scenario();
        let no_model = || RunError::Internal("the scenario names no model".to_owned());
        let (model, other_models) = self.models.split_first().ok_or_else(no_model)?;
        let choice = &scenario.propagation;
        let step = self.geometry().profile_step(choice.profile_step_m.map(Length::from_metres));
        Ok(ServiceSetting {
            network: &self.inputs.network,
            path: PathSetting {
                ground,
                model: &**model,
                receiver: &scenario.receiver,
                climate: self.climate()?,
                time_percent: choice.time_percent,
                polarization: choice.polarization,
                clutter_on_profile: scenario.clutter_on_profile(),
                profile_step: step,
                clearing: Length::from_metres(choice.clearing_m),
                measured: self.measured.as_ref(),
            },
            reach: Reach {
                radius: Length::from_kilometres(scenario.service.radius_km),
                radial_spacing_cells: choice.radial_spacing_cells,
            },
            need: self.need(),
            other_models,
        })
    }

    /// What a place needs to count as served.
    pub(super) fn need(&self) -> ServiceNeed<'_> {
        need_of(self.scenario(), self.offset_db())
    }

    /// What a calibration adds to levels of masts that it did not measure, dB.
    fn offset_db(&self) -> f64 {
        self.loaded.calibration.as_ref().map_or(0.0, |record| record.offset_db.value)
    }

    /// How many models judge.
    pub(super) const fn model_count(&self) -> usize {
        self.models.len()
    }

    /// The radio climate of the scenario: its two numbers, or the maps it names.
    pub(super) fn climate(&self) -> Result<ClimateSource<'_>, RunError> {
        climate_of(self.scenario(), self.inputs.refractivity.as_ref())
    }

    /// The times of all stages.
    pub(super) fn into_timer(self) -> Timer {
        self.timer.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was swept and what was found.
    pub(super) fn work(&self) -> RunWork {
        RunWork {
            ground_was_kept: self.inputs.ground_was_kept,
            // whole numbers, whoever panicked
            masts: *self.tally.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Notes what was swept and what was found.
    pub(super) fn note_work(&self, masts: AreaTally) {
        *self.tally.lock().unwrap_or_else(PoisonError::into_inner) = masts;
    }

    /// Ends a stage's time.
    pub(super) fn lap(&self, stage: &'static str) {
        self.timer().lap(stage);
    }

    /// The times of the stages so far.
    pub(super) fn timer(&self) -> MutexGuard<'_, Timer> {
        // a time is a time, whoever panicked
        self.timer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The radio climate of a scenario: its two numbers, or the maps it names.
///
/// # Errors
/// [`RunError::Internal`] for a scenario with neither, which none that was loaded is.
pub(super) fn climate_of<'m>(
    scenario: &Scenario,
    maps: Option<&'m RefractivityMaps>,
) -> Result<ClimateSource<'m>, RunError> {
    let choice = &scenario.propagation;
    let stated = choice.delta_n.zip(choice.surface_refractivity);
    let stated = stated.map(|(delta_n, surface_refractivity)| {
        ClimateSource::Uniform(RadioClimate { delta_n, surface_refractivity })
    });
    maps.map(ClimateSource::Maps).or(stated).ok_or_else(|| {
        RunError::Internal("the scenario has neither a radio climate nor maps of it".to_owned())
    })
}

/// What a scenario needs of a place to count as served, with an offset that is added to levels, dB.
pub(super) const fn need_of(scenario: &Scenario, offset_db: f64) -> ServiceNeed<'_> {
    ServiceNeed {
        lte: &scenario.service.lte,
        umts: &scenario.service.umts,
        sigma_db: scenario.service.sigma_db,
        offset_db,
        target_probability: scenario.service.target_probability,
        shadowing_correlation: scenario.service.shadowing_correlation,
    }
}
