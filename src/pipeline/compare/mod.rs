//! Scenarios side by side: run what is not finished, read the results, compare, write.

mod area;
mod change_tiles;
mod error;
mod maps;
mod results_of;
mod road_pieces;

use crate::language::word;
pub use error::CompareError;

use self::area::area_of;
use self::change_tiles::Rasters;
use self::maps::map_totals;
use self::results_of::{Asked, Finished, asked, results_of};
use self::road_pieces::Roads;
use super::{Progress, RunMeans};
use crate::inputs::bound_gdal_cache;
use crate::inputs::read_files::files_of_scenario;
use crate::inputs::results::read_results::read_findings;
use crate::network::Technology;
use crate::outputs::{
    ChangeTiles, Compared, ComparedSource, InputFile, compare_headline, compare_text, keep_other_comparison,
    prepare_folder, write_comparison,
};
use crate::planning::comparison::{ComparisonQuestion, ScenarioFindings};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

/// What to compare.
#[derive(Clone, Debug)]
pub struct CompareRequest<'a> {
    /// Scenario files and folders with finished results; the first is what the others are compared with.
    pub inputs: Vec<PathBuf>,
    /// Folder for the comparison, and in it one for each scenario that is run.
    pub output: PathBuf,
    /// A vector file of lines along which service is measured.
    pub roads: Option<String>,
    /// What the runs may use.
    pub means: RunMeans<'a>,
}

/// What a comparison tells its caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareReport {
    /// Text for the terminal.
    pub summary: String,
    /// Number of rows set aside by the runs.
    pub rejects: usize,
    /// Folders of the runs that set rows aside.
    pub with_rejects: Vec<PathBuf>,
    /// The files written, those of the runs not among them.
    pub files: Vec<PathBuf>,
    /// The headline totals.
    pub headline: Map<String, Value>,
}

/// Compares scenarios with the first one, and writes what differs.
///
/// A scenario file is run first, all variants of a file with `[variants]`, each into a folder of its name within the output folder, unless
/// that folder holds just these results already; a folder is read as it is, each file compared with the checksum in its manifest.
///
/// # Cost
/// That of the runs; then the results of all scenarios at settlements in memory, and rasters window by window.
///
/// # Errors
/// [`CompareError`]: fewer than two scenarios, an input that cannot be read, a run that fails, a folder that is not to be replaced; an earlier comparison
/// then stays as it was, and so do the results of runs that are finished.
pub fn compare(request: &CompareRequest<'_>, progress: &dyn Progress) -> Result<CompareReport, CompareError> {
    let asked = asked(&request.inputs, &request.output)?;
    let _prepared = prepare_folder(&request.output)?;
    bound_gdal_cache(request.means.memory_bytes);
    keep_inputs(request, &asked)?;
    let finished = results_of(&asked, (request.means, &request.output), progress)?;
    let findings = read_all(&asked, &finished, progress)?;
    let technology = finished[0].folder.ranked_technology;
    let question = ComparisonQuestion { scenarios: &findings, technology };
    let places: usize = findings.iter().map(|found| found.settlements.len()).max().unwrap_or(0);
    progress.stage(word("compare-drawing-shadowing"), (places * Technology::ALL.len()) as u64);
    let mut comparison = question.answer(&|| progress.advance(1));
    progress.finish();
    let rasters = Rasters::open(&finished, &asked, technology)?;
    let area = area_of(&finished, &findings, rasters.rasters())?;
    drop(findings);

    comparison.notes.extend(rasters.notes.iter().cloned());
    let mut roads = request.roads.as_deref().map(Roads::of);
    let maps = map_totals(&rasters, roads.as_mut(), progress)?;
    let compared = Compared {
        comparison,
        sources: sources(&asked, &finished),
        maps,
        area,
        csv_formulas: finished[0].folder.csv_formulas,
        formats: finished[0].folder.formats.clone(),
        inputs: inputs_read(request, &finished)?,
    };
    progress.stage(word("writing-results"), 2 * rasters.rasters().len() as u64);
    let files = write_comparison(&request.output, &compared, &rasters, &|| progress.advance(1))?;
    progress.finish();
    let with_rejects = finished.iter().filter(|found| found.rejects > 0);
    Ok(CompareReport {
        summary: compare_text(&compared, &request.output, &files),
        rejects: finished.iter().map(|found| found.rejects).sum(),
        with_rejects: with_rejects.map(|found| found.folder.path().to_owned()).collect(),
        files,
        headline: compare_headline(&compared),
    })
}

/// Refuses an output folder in which a file of the comparison would replace what is read.
fn keep_inputs(request: &CompareRequest<'_>, asked: &[Asked]) -> Result<(), CompareError> {
    let scenarios = asked.iter().filter_map(Asked::scenario).flat_map(files_of_scenario);
    let mut read: Vec<(&'static str, PathBuf)> = scenarios.map(|file| (file.role, file.path)).collect();
    read.extend(request.roads.iter().map(|roads| (ROADS, PathBuf::from(roads))));
    let read = read.iter().map(|(role, path)| (*role, path.as_path()));
    Ok(keep_other_comparison(&request.output, read)?)
}

/// The role of the roads.
const ROADS: &str = "roads";

fn read_all(
    asked: &[Asked],
    finished: &[Finished],
    progress: &dyn Progress,
) -> Result<Vec<ScenarioFindings>, CompareError> {
    progress.stage(word("compare-reading-results"), finished.len() as u64);
    let read = |(asked, finished): (&Asked, &Finished)| {
        let mut found = read_findings(&finished.folder)?;
        found.label.clone_from(&asked.label);
        progress.advance(1);
        Ok(found)
    };
    let findings = asked.iter().zip(finished).map(read).collect::<Result<_, CompareError>>()?;
    progress.finish();
    Ok(findings)
}

fn sources(asked: &[Asked], finished: &[Finished]) -> Vec<ComparedSource> {
    let source = |(asked, finished): (&Asked, &Finished)| ComparedSource {
        label: asked.label.clone(),
        folder: finished.folder.path().to_owned(),
        scenario: asked.scenario().map(|_| asked.path.clone()),
        was_there: finished.was_there,
    };
    asked.iter().zip(finished).map(source).collect()
}

/// The manifests of all results, and the roads.
fn inputs_read(request: &CompareRequest<'_>, finished: &[Finished]) -> Result<Vec<InputFile>, CompareError> {
    let manifests = finished.iter().map(|found| ("results", found.folder.manifest()));
    let mut inputs = Vec::new();
    for (role, path) in manifests {
        inputs.push(InputFile::of(role, &path.to_string_lossy())?);
    }
    if let Some(roads) = request.roads.as_deref().filter(|roads| Path::new(roads).is_file()) {
        inputs.push(InputFile::of(ROADS, roads)?);
    }
    Ok(inputs)
}
