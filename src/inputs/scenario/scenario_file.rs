//! Reading `scenario.toml`: one scenario, or all variants of one.
use super::assembly::assemble;
use super::calibration_file::{calibrated, measured_places};
pub use super::scenario_error::ScenarioFileError;
use super::source_files::{SourceFile, read_source_files};
use super::variants::{VariantPlan, variant_plans};
use crate::calibration::{CalibrationRecord, ResidualRecord};
use crate::inputs::files::file_stamp::FileStamp;
use crate::scenario::Scenario;
use std::path::{Path, PathBuf};

/// A scenario and the files it came from.
#[derive(Clone, Debug)]
pub struct LoadedScenario {
    /// Every choice, defaults filled in, paths joined.
    pub scenario: Scenario,
    /// The file requested, then all it extends, each before those it extends itself.
    pub files: Vec<PathBuf>,
    /// What the system said of each of these before it was read.
    pub stamps: Vec<Option<FileStamp>>,
    /// What the calibration that it names found; clutter and spread are in the scenario already.
    pub calibration: Option<CalibrationRecord>,
    /// What was measured, beside that; empty where runs do not take it into account.
    pub measured_places: Vec<ResidualRecord>,
}

/// One of the scenarios of a file.
#[derive(Clone, Debug)]
pub struct Variant {
    /// What tells it from the others, in words: `antenna_height_m=30,bands=B28`; `None` where the file has no `[variants]`.
    pub label: Option<String>,
    /// The same as a name for a folder: letters a to z, digits, `-`, `_` and `.`, at most 80, no two alike.
    pub folder: Option<String>,
    /// The scenario, its name followed by the label.
    pub loaded: LoadedScenario,
}

/// Reads a scenario with the files it extends.
///
/// # Method
/// Built-in defaults, then the base files from the farthest, then the file itself, table by table; `ranking.weights` is
/// replaced whole, and `sites.remove`, `sites.change` and `sites.add` of all files add up. Relative paths are joined to the folder of the file
/// they stand in.
///
/// # Errors
/// [`ScenarioFileError`] names file, key, line and what to do; all unknown keys and all contradictions at once. A file with `[variants]`
/// is several scenarios: none of them is taken for all.
///
/// # Examples
/// ```
/// use signalgap::inputs::scenario_file::load_scenario;
/// use std::path::Path;
///
/// let loaded = load_scenario(Path::new("data/small-district/scenario.toml"))?;
/// assert_eq!(loaded.scenario.sites.files, ["data/small-district/sites.csv"]);
/// assert_eq!(loaded.files.len(), 1, "it extends no other file");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn load_scenario(path: &Path) -> Result<LoadedScenario, ScenarioFileError> {
    let sources = read_checked(path)?;
    if let Some(plans) = variant_plans(&sources)? {
        return Err(ScenarioFileError::Several { file: path.display().to_string(), count: plans.len() });
    }
    load(&sources, None)
}

/// Reads all scenarios of a file: those of its `[variants]`, in their order, otherwise the one that it is. `[variants]` of files that it
/// extends do not count.
///
/// # Cost
/// The files are read once; some kilobytes and about 0.1 ms for each scenario. At most 1000 scenarios, and 32 MiB of texts of files for all together.
///
/// # Errors
/// As [`load_scenario`]; those of a variant name it.
pub fn load_scenarios(path: &Path) -> Result<Vec<Variant>, ScenarioFileError> {
    let sources = read_checked(path)?;
    let Some(plans) = variant_plans(&sources)? else {
        return Ok(vec![Variant { label: None, folder: None, loaded: load(&sources, None)? }]);
    };
    plans
        .into_iter()
        .map(|plan| {
            let loaded = load(&sources, Some(&plan))?;
            Ok(Variant { label: Some(plan.label), folder: Some(plan.folder), loaded })
        })
        .collect()
}

/// The files of a scenario, without unknown keys.
fn read_checked(path: &Path) -> Result<Vec<SourceFile>, ScenarioFileError> {
    let sources = read_source_files(path)?;
    let unknown: Vec<String> =
        sources.iter().enumerate().flat_map(|(number, source)| source.unknown_keys(number == 0)).collect();
    if !unknown.is_empty() {
        return Err(ScenarioFileError::UnknownKeys(unknown));
    }
    let wrong: Vec<String> = sources.iter().flat_map(SourceFile::network_problems).collect();
    if wrong.is_empty() { Ok(sources) } else { Err(ScenarioFileError::Changes(wrong)) }
}

fn load(sources: &[SourceFile], plan: Option<&VariantPlan>) -> Result<LoadedScenario, ScenarioFileError> {
    let mut scenario = assemble(sources, plan)?;
    let calibration = calibrated(&mut scenario)?;
    let measured_places = measured_places(&scenario)?;
    let files = sources.iter().map(|source| source.path.clone()).collect();
    let stamps = sources.iter().map(|source| source.stamp).collect();
    Ok(LoadedScenario { scenario, files, stamps, calibration, measured_places })
}
