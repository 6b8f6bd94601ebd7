//! Every choice of one run: resolved, validated, serialisable, all defaults visible.
//!
//! `inputs/` reads it from `scenario.toml`; the rest of the program sees only this. Paths in a [`Scenario`] are already
//! joined to the folder of the file they stood in.

mod choices;
mod communes_choice;
mod input_choices;
mod measurements_choice;
mod model_list;
mod network_changes;
mod new_mast_choice;
mod new_mast_problems;
mod plan_choice;
mod plan_problems;
mod problems;
mod propagation_problems;
mod remedy_choices;
mod remedy_problems;
mod report_problems;
mod reports_choice;
mod text_list;

pub use crate::planning::Costs;
pub use choices::{
    AreaChoice, CsvFormulas, IndicatorsChoice, OutputChoice, OutputFormat, PropagationChoice, RankingChoice,
    ServiceChoice, default_weights,
};
pub use communes_choice::CommunesChoice;
pub use input_choices::{
    ClutterChoice, ClutterTableKey, HeightUnit, Preset, Presets, SeaChoice, SettlementsChoice, SitesChoice,
    SitesFormat, TerrainChoice,
};
pub use measurements_choice::{MeasuredLink, MeasuredTransmitter, MeasurementsChoice, Misses};
pub use network_changes::{ColumnValue, ColumnValues, NetworkChanges, SectorChange};
pub use new_mast_choice::{NewCarrier, NewMastChoice};
pub use plan_choice::{BackhaulChoice, BudgetCounts, PeopleCount, PlanChoice, PlanOperators, SatelliteUse};
pub use problems::Problem;
pub use remedy_choices::{CandidatePlace, RemediesChoice, SpectrumChoice};
pub use reports_choice::ReportsChoice;
pub use text_list::text_or_list;

use crate::language::Language;
use crate::link::Receiver;
use crate::terrain::TerrainKind;
use serde::{Deserialize, Serialize};

/// One run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Name shown in the outputs.
    pub name: String,
    /// What it is about; free text.
    #[serde(default)]
    pub description: String,
    /// Language of all texts; that of the environment where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Where and how finely.
    #[serde(default)]
    pub area: AreaChoice,
    /// Elevation.
    pub terrain: TerrainChoice,
    /// Land cover, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clutter: Option<ClutterChoice>,
    /// Villages.
    #[serde(default)]
    pub settlements: SettlementsChoice,
    /// Communes: their areas, and what they became.
    #[serde(default, skip_serializing_if = "CommunesChoice::is_empty")]
    pub communes: CommunesChoice,
    /// Masts.
    #[serde(default)]
    pub sites: SitesChoice,
    /// Measured levels that predictions are compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurements: Option<MeasurementsChoice>,
    /// What villages reported of their signal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reports: Option<ReportsChoice>,
    /// Loss model and radio climate.
    #[serde(default)]
    pub propagation: PropagationChoice,
    /// The handset.
    #[serde(default)]
    pub receiver: Receiver,
    /// What counts as service.
    #[serde(default)]
    pub service: ServiceChoice,
    /// How gaps are ordered.
    #[serde(default)]
    pub ranking: RankingChoice,
    /// What remedies are looked for.
    #[serde(default)]
    pub remedies: RemediesChoice,
    /// What work costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub costs: Option<Costs>,
    /// What is planned, and what the scenario costs as a whole where it is a plan.
    #[serde(default)]
    pub plan: PlanChoice,
    /// Carriers that operators may use; an operator without an entry may use those that its masts have, and the preset's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spectrum: Vec<SpectrumChoice>,
    /// Places where a mast may be built.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidate_places: Vec<CandidatePlace>,
    /// What the indicators of a district mean.
    #[serde(default)]
    pub indicators: IndicatorsChoice,
    /// Masts that could be built.
    #[serde(default)]
    pub new_mast: NewMastChoice,
    /// What is written.
    #[serde(default)]
    pub output: OutputChoice,
}

impl Scenario {
    /// Whether path profiles hold buildings and trees: clutter is given, or a surface model.
    #[must_use]
    pub fn clutter_on_profile(&self) -> bool {
        let surface = self.terrain.kind == TerrainKind::Surface || !self.terrain.surface.is_empty();
        self.clutter.is_some() || surface
    }
}
