//! A folder that a run wrote: its manifest, and its files.
use super::listed_files::{ListedFiles, MANIFEST, OutputEntry, manifest_of, of_this_program};
use super::results_error::ResultsError;
use crate::coverage::Scope;
use crate::language::word;
use crate::network::Technology;
use crate::planning::comparison::PlanCost;
use crate::scenario::{CsvFormulas, OutputFormat};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What a manifest says, as far as it is needed.
#[derive(Deserialize)]
struct ManifestFile {
    program: String,
    version: String,
    #[serde(default)]
    planning_crs: String,
    scopes: Option<Vec<ScopeEntry>>,
    #[serde(default)]
    counts: CountEntry,
    outputs: Vec<OutputEntry>,
    scenario: Option<ScenarioEntry>,
}

#[derive(Deserialize)]
struct ScopeEntry {
    technology: String,
    operator: Option<String>,
    prefix: String,
}

#[derive(Default, Deserialize)]
struct CountEntry {
    #[serde(default)]
    rejects: u64,
}

#[derive(Deserialize)]
struct ScenarioEntry {
    name: String,
    service: ServiceEntry,
    ranking: RankingEntry,
    output: OutputChoiceEntry,
    #[serde(default)]
    plan: PlanEntry,
}

/// What the scenario costs, where it says so.
#[derive(Default, Deserialize)]
struct PlanEntry {
    cost: Option<f64>,
    currency: Option<String>,
}

#[derive(Deserialize)]
struct ServiceEntry {
    shadowing_correlation: f64,
}

#[derive(Deserialize)]
struct RankingEntry {
    technology: Technology,
}

#[derive(Deserialize)]
struct OutputChoiceEntry {
    csv_formulas: CsvFormulas,
    #[serde(default)]
    formats: Vec<OutputFormat>,
}

/// A scope, and what the names of its fields begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::inputs) struct NamedScope {
    pub(in crate::inputs) scope: Scope,
    pub(in crate::inputs) prefix: String,
}

/// A folder with the finished results of a run.
#[derive(Clone, Debug)]
pub struct ResultFolder {
    files: ListedFiles,
    /// Name of the scenario.
    pub name: String,
    /// Rows that the run set aside.
    pub rejects: usize,
    /// Name of the planning CRS.
    pub planning_crs: String,
    /// The technology by which gaps are ranked.
    pub ranked_technology: Technology,
    /// What the scenario costs, where it is a plan.
    pub plan: Option<PlanCost>,
    pub(in crate::inputs) shadowing_correlation: f64,
    /// How the run wrote texts that spreadsheets take for formulas.
    pub csv_formulas: CsvFormulas,
    /// Forms in which the run wrote its results beside the usual ones.
    pub formats: Vec<OutputFormat>,
    pub(in crate::inputs) scopes: Vec<NamedScope>,
}

impl ResultFolder {
    /// Reads the manifest of a folder.
    ///
    /// # Errors
    /// [`ResultsError`]: there is none, it is of something else than a run, or of another version (major and minor number).
    pub fn open(path: &Path) -> Result<Self, ResultsError> {
        let folder = || path.to_owned();
        let bytes = manifest_of(path)?;
        let not_a_run = |reason: String| ResultsError::NotARun { folder: folder(), reason };
        let manifest: ManifestFile =
            serde_json::from_slice(&bytes).map_err(|error| not_a_run(format!("{MANIFEST}: {error}")))?;
        of_this_program(path, &manifest.program, &manifest.version)?;
        let scenario = manifest
            .scenario
            .ok_or_else(|| not_a_run(word("result-folder-manifest-json-names-no-scenario").to_owned()))?;
        let scopes = manifest.scopes.ok_or_else(|| ResultsError::NotWritten {
            folder: folder(),
            file: word("result-folder-list-of-scopes-in-manifest-json").to_owned(),
        })?;
        let scopes = scopes.into_iter().map(named_scope).collect::<Option<Vec<_>>>();
        Ok(Self {
            files: ListedFiles::of(path, manifest.outputs),
            name: scenario.name,
            rejects: usize::try_from(manifest.counts.rejects).unwrap_or(usize::MAX),
            planning_crs: manifest.planning_crs,
            ranked_technology: scenario.ranking.technology,
            plan: scenario
                .plan
                .cost
                .zip(scenario.plan.currency)
                .map(|(cost, currency)| PlanCost { cost, currency }),
            shadowing_correlation: scenario.service.shadowing_correlation,
            csv_formulas: scenario.output.csv_formulas,
            formats: scenario.output.formats,
            scopes: scopes.ok_or_else(|| {
                not_a_run(word("result-folder-manifest-json-names-an-unknown-technology").to_owned())
            })?,
        })
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.files.folder()
    }

    /// The manifest.
    #[must_use]
    pub fn manifest(&self) -> PathBuf {
        self.path().join(MANIFEST)
    }

    /// Whether the run wrote a file of this name.
    #[must_use]
    pub fn lists(&self, name: &str) -> bool {
        self.files.lists(name)
    }

    /// The content of a file, as the run wrote it.
    ///
    /// # Errors
    /// As [`ListedFiles::read`].
    pub(in crate::inputs) fn read(&self, name: &str) -> Result<Vec<u8>, ResultsError> {
        self.files.read(name)
    }

    /// The path of a file that is as the run wrote it.
    ///
    /// # Errors
    /// As [`ListedFiles::unchanged`].
    pub(in crate::inputs) fn unchanged(&self, name: &str) -> Result<PathBuf, ResultsError> {
        self.files.unchanged(name)
    }
}

fn named_scope(entry: ScopeEntry) -> Option<NamedScope> {
    let technology = Technology::ALL.into_iter().find(|known| known.key() == entry.technology)?;
    Some(NamedScope { scope: Scope { technology, operator: entry.operator }, prefix: entry.prefix })
}
