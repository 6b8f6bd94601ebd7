//! A folder that a run wrote: its manifest, and its files, each compared with the manifest's checksum before it is used.
use super::results_error::ResultsError;
use crate::coverage::Scope;
use crate::inputs::files::regular_file::{SizeLimit, open_regular, read_regular};
use crate::language::word;
use crate::network::Technology;
use crate::planning::comparison::PlanCost;
use crate::scenario::{CsvFormulas, OutputFormat};
use crate::store::hexadecimal;
use crate::text;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Name of the manifest.
const MANIFEST: &str = "manifest.json";

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
struct OutputEntry {
    file: String,
    sha256: String,
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
    path: PathBuf,
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
    /// Checksums by name.
    checksums: BTreeMap<String, String>,
}

impl ResultFolder {
    /// Reads the manifest of a folder.
    ///
    /// # Errors
    /// [`ResultsError`]: there is none, it is of something else than a run, or of another version (major and minor number).
    pub fn open(path: &Path) -> Result<Self, ResultsError> {
        let folder = || path.to_owned();
        let bytes = read_regular(&path.join(MANIFEST), SizeLimit::MANIFEST)
            .map_err(|error| ResultsError::NoManifest { folder: folder(), reason: error.to_string() })?;
        let not_a_run = |reason: String| ResultsError::NotARun { folder: folder(), reason };
        let manifest: ManifestFile =
            serde_json::from_slice(&bytes).map_err(|error| not_a_run(format!("manifest.json: {error}")))?;
        if manifest.program != env!("CARGO_PKG_NAME") {
            return Err(not_a_run(text!("result-folder-manifest-json-is-of", program = manifest.program)));
        }
        let own = env!("CARGO_PKG_VERSION");
        if major_and_minor(&manifest.version) != major_and_minor(own) {
            return Err(ResultsError::OtherVersion { folder: folder(), found: manifest.version, own });
        }
        let scenario = manifest
            .scenario
            .ok_or_else(|| not_a_run(word("result-folder-manifest-json-names-no-scenario").to_owned()))?;
        let scopes = manifest.scopes.ok_or_else(|| ResultsError::NotWritten {
            folder: folder(),
            file: word("result-folder-list-of-scopes-in-manifest-json").to_owned(),
        })?;
        let scopes = scopes.into_iter().map(named_scope).collect::<Option<Vec<_>>>();
        Ok(Self {
            path: folder(),
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
            checksums: manifest.outputs.into_iter().map(|entry| (entry.file, entry.sha256)).collect(),
        })
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The manifest.
    #[must_use]
    pub fn manifest(&self) -> PathBuf {
        self.path.join(MANIFEST)
    }

    /// Whether the run wrote a file of this name.
    #[must_use]
    pub fn lists(&self, name: &str) -> bool {
        self.checksums.contains_key(name)
    }

    /// The content of a file, as the run wrote it.
    ///
    /// # Errors
    /// [`ResultsError`] where the file is not listed, missing, larger than 1 GiB, or not as it was written.
    pub(in crate::inputs) fn read(&self, name: &str) -> Result<Vec<u8>, ResultsError> {
        let expected = self.checksum(name)?;
        let file = self.path.join(name);
        let bytes = read_regular(&file, SizeLimit::TABLE)
            .map_err(|error| ResultsError::Unreadable { file: file.clone(), reason: error.to_string() })?;
        if hexadecimal(&Sha256::digest(&bytes)) == *expected {
            Ok(bytes)
        } else {
            Err(ResultsError::Changed { file })
        }
    }

    /// The path of a file that is as the run wrote it.
    ///
    /// # Cost
    /// Reads the file in pieces.
    ///
    /// # Errors
    /// [`ResultsError`] where the file is not listed, missing, or not as it was written.
    pub(in crate::inputs) fn unchanged(&self, name: &str) -> Result<PathBuf, ResultsError> {
        const PIECE_BYTES: usize = 1 << 20;
        let expected = self.checksum(name)?;
        let file = self.path.join(name);
        let mut hasher = Sha256::new();
        let mut piece = vec![0; PIECE_BYTES];
        let mut hash = || -> std::io::Result<()> {
            let mut opened = open_regular(&file)?;
            loop {
                let read = opened.read(&mut piece)?;
                if read == 0 {
                    return Ok(());
                }
                hasher.update(&piece[..read]);
            }
        };
        hash().map_err(|error| ResultsError::Unreadable { file: file.clone(), reason: error.to_string() })?;
        if hexadecimal(&hasher.finalize()) == *expected {
            Ok(file)
        } else {
            Err(ResultsError::Changed { file })
        }
    }

    fn checksum(&self, name: &str) -> Result<&String, ResultsError> {
        let (folder, file) = (self.path.clone(), name.to_owned());
        self.checksums.get(name).ok_or(ResultsError::NotWritten { folder, file })
    }
}

fn named_scope(entry: ScopeEntry) -> Option<NamedScope> {
    let technology = Technology::ALL.into_iter().find(|known| known.key() == entry.technology)?;
    Some(NamedScope { scope: Scope { technology, operator: entry.operator }, prefix: entry.prefix })
}

/// `0.1` of `0.1.7`.
fn major_and_minor(version: &str) -> Vec<&str> {
    version.split('.').take(2).collect()
}
