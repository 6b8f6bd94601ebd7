//! A comparison as the writers take it.
use crate::geodesy::PlanningCrs;
use crate::network::Technology;
use crate::outputs::report::manifest::InputFile;
use crate::outputs::values::field_slugs::slugs;
use crate::planning::comparison::{ByClass, Comparison};
use crate::scenario::{CsvFormulas, OutputFormat};
use serde::Serialize;
use std::path::PathBuf;

/// All that is written of a comparison.
#[derive(Clone, Debug)]
pub struct Compared {
    /// What was found.
    pub comparison: Comparison,
    /// In the order of the scenarios.
    pub sources: Vec<ComparedSource>,
    /// Areas and roads by class, where the rasters are there.
    pub maps: Vec<MapTotals>,
    /// Where the villages lie on a map; `None` where there are none.
    pub area: Option<ComparedArea>,
    /// How texts that spreadsheets take for formulas are written.
    pub csv_formulas: CsvFormulas,
    /// Forms beside GeoJSON and CSV.
    pub formats: Vec<OutputFormat>,
    /// All that was read.
    pub inputs: Vec<InputFile>,
}

/// Where a scenario's results are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparedSource {
    /// What the scenario is called in the comparison.
    pub label: String,
    /// Folder with its results.
    pub folder: PathBuf,
    /// The scenario file, where it was run for the comparison.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<PathBuf>,
    /// Whether its results were there already and nothing had to be run.
    pub was_there: bool,
}

/// The ground of all scenarios, as the first one plans on it.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedArea {
    /// Planning CRS of the first scenario.
    pub crs: PlanningCrs,
    /// Around all villages: west, south, east, north in the planning CRS.
    pub extent_m: [f64; 4],
    /// Relief that the first scenario drew, where it is there.
    pub relief: Option<PathBuf>,
}

/// Area and roads of one scenario by the class of the strongest level.
#[derive(Clone, Debug, PartialEq)]
pub struct MapTotals {
    /// Index of the scenario.
    pub scenario: usize,
    /// Technology.
    pub technology: Technology,
    /// Area, km2.
    pub area_km2: ByClass,
    /// Roads, km, where roads were given.
    pub road_km: Option<ByClass>,
}

impl Compared {
    /// Names of the scenarios.
    pub(in crate::outputs) fn labels(&self) -> Vec<&str> {
        self.comparison.scenarios.iter().map(|scenario| scenario.label.as_str()).collect()
    }

    /// The map of a scenario.
    pub(in crate::outputs) fn map(&self, scenario: usize, technology: Technology) -> Option<&MapTotals> {
        self.maps.iter().find(|map| map.scenario == scenario && map.technology == technology)
    }
}

/// Names of files and folders for scenarios: lower case in ASCII, each another one.
///
/// # Examples
/// ```
/// let names = signalgap::outputs::scenario_slugs(&["Hôm nay", "Plan A", "plan a"]);
/// assert_eq!(names, ["hom_nay", "plan_a", "plan_a_2"]);
/// ```
#[must_use]
pub fn scenario_slugs(labels: &[&str]) -> Vec<String> {
    slugs(labels.iter().copied(), "scenario")
}
