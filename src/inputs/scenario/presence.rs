//! Whether the files a scenario names are there: all are looked for before any is read.
use super::scenario_file::LoadedScenario;
use crate::inputs::RasterInputError;
use crate::inputs::files::file_pattern::files_matching;
use crate::inputs::itu_maps::{ItuMapError, find_itu_maps};
use crate::inputs::rasters::raster_source::find_rasters;
use crate::language::word;
use crate::scenario::Scenario;
use crate::text;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf, absolute};

/// Inputs of a scenario that are missing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{}", crate::text!("missing-inputs", scenario, keys = count(.keys), told = .keys.iter().map(MissingKey::told).collect::<Vec<_>>().join("\n"), folders = .folders.join(", ")))]
pub struct MissingInputs {
    /// The scenario.
    pub scenario: String,
    /// Folders that its relative paths count from: its own, then those of the files it extends.
    pub folders: Vec<String>,
    /// What is missing, by key, in the order of the documentation.
    pub keys: Vec<MissingKey>,
}

/// Files that one key names and that are missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingKey {
    /// The scenario's key.
    pub key: &'static str,
    /// What is expected, and where it can be had.
    pub expected: &'static str,
    /// Paths and patterns, joined to the folder they count from.
    pub paths: Vec<String>,
}

impl MissingKey {
    fn told(&self) -> String {
        let paths: Vec<String> = self.paths.iter().map(|path| format!("\n    {path}")).collect();
        format!("  {}: {}{}", self.key, self.expected, paths.concat())
    }
}

fn count(keys: &[MissingKey]) -> String {
    match keys.iter().map(|missing| missing.paths.len()).sum::<usize>() {
        1 => word("presence-1-input").to_owned(),
        several => text!("presence-inputs", several),
    }
}

/// Looks for every file, folder and pattern that a scenario names, without opening any; a pattern that matches nothing is
/// missing. Addresses and `/vsi...` names are not looked for. What is there but cannot be read is left to its reader.
///
/// # Cost
/// One look per name; folders of rasters are listed.
///
/// # Errors
/// [`MissingInputs`] names all that is missing.
pub fn require_inputs(loaded: &LoadedScenario) -> Result<(), MissingInputs> {
    let keys = missing_keys(&loaded.scenario);
    if keys.is_empty() {
        return Ok(());
    }
    let scenario = loaded.files.first().map(|file| file.display().to_string()).unwrap_or_default();
    let mut folders: Vec<String> = Vec::new();
    for file in &loaded.files {
        let folder = folder_of(file).display().to_string();
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    Err(MissingInputs { scenario, folders, keys })
}

fn missing_keys(scenario: &Scenario) -> Vec<MissingKey> {
    let Scenario { terrain, clutter, settlements, communes, sites, propagation, new_mast, plan, .. } =
        scenario;
    let measured = scenario.measurements.as_ref().map_or(&[][..], |measurements| &measurements.files);
    let reports = scenario.reports.as_ref().map_or(&[][..], |reports| &reports.files);
    let missing_file = |file: &Option<PathBuf>| -> Vec<String> {
        let missing = file.iter().filter(|file| !file.is_file());
        missing.map(|file| file.display().to_string()).collect()
    };
    let (clutter, heights) =
        clutter.as_ref().map_or((&[][..], &[][..]), |clutter| (&clutter.files, &clutter.height_files));
    let patterns = sites.patterns_folder.iter().filter(|folder| is_missing(folder));
    let patterns = patterns.map(|folder| folder.display().to_string()).collect();
    [
        ("terrain.files", "presence-terrain", missing_of(&terrain.files, no_raster)),
        ("terrain.surface", "presence-surface", missing_of(&terrain.surface, no_raster)),
        ("clutter.files", "presence-clutter", missing_of(clutter, no_raster)),
        ("clutter.height_files", "presence-clutter-heights", missing_of(heights, no_raster)),
        ("settlements.files", "presence-settlements", missing_of(&settlements.files, no_table)),
        ("communes.polygons", "presence-communes", missing_of(&communes.polygons, no_table)),
        ("communes.crosswalk", "presence-crosswalk", missing_of(&communes.crosswalk, no_table)),
        ("sites.files", "presence-sites", missing_of(&sites.files, no_table)),
        ("sites.join", "presence-joined", missing_of(&sites.join, no_table)),
        ("sites.patterns_folder", "presence-patterns", patterns),
        ("measurements.files", "presence-measurements", missing_of(measured, no_table)),
        ("reports.files", "presence-reports", missing_of(reports, no_table)),
        ("propagation.calibration", "presence-calibration", missing_file(&propagation.calibration)),
        (
            "propagation.itu_maps",
            "presence-itu-maps",
            propagation.itu_maps.as_deref().map_or_else(Vec::new, no_maps),
        ),
        (
            "new_mast.forbidden_areas",
            "presence-forbidden-areas",
            missing_of(&new_mast.forbidden_areas, no_table),
        ),
        ("plan.costs", "presence-costs", missing_file(&plan.costs)),
        ("plan.power_lines", "presence-lines", missing_of(&plan.power_lines, no_table)),
        ("plan.roads", "presence-lines", missing_of(&plan.roads, no_table)),
        ("plan.backhaul.fibre_ends", "presence-fibre-ends", missing_of(&plan.backhaul.fibre_ends, no_table)),
    ]
    .into_iter()
    .filter(|(_, _, paths)| !paths.is_empty())
    .map(|(key, expected, paths)| MissingKey { key, expected: word(expected), paths })
    .collect()
}

/// Each once, in the scenario's order; blank names are left to the checks of the scenario.
fn missing_of(names: &[String], is_missing: fn(&str) -> bool) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let new = names.iter().filter(|name| seen.insert(*name) && !name.trim().is_empty());
    let missing = new.filter(|name| is_missing(name));
    missing
        .map(
            |name| {
                if Path::new(name).is_dir() { text!("presence-no-raster-in-it", name) } else { name.clone() }
            },
        )
        .collect()
}

fn no_raster(name: &str) -> bool {
    let found = find_rasters(&[name.to_owned()], Path::new(""));
    matches!(found, Err(RasterInputError::NothingFound { .. }))
}

fn no_table(name: &str) -> bool {
    if name.starts_with("/vsi") || name.contains("://") || !is_missing(Path::new(name)) {
        return false;
    }
    // a bad pattern is reported by its reader
    !name.contains(['*', '?', '[']) || files_matching(name).is_ok_and(|found| found.is_empty())
}

fn no_maps(folder: &Path) -> Vec<String> {
    let missing = |error| match error {
        ItuMapError::Folder { folder, reason } if reason.kind() == ErrorKind::NotFound => Some(folder),
        ItuMapError::Missing { folder, name } => Some(folder.join(name)),
        _ => None,
    };
    let found = find_itu_maps(folder).into_iter().filter_map(Result::err).filter_map(missing);
    let mut paths: Vec<String> = found.map(|path| path.display().to_string()).collect();
    paths.dedup();
    paths
}

fn is_missing(path: &Path) -> bool {
    path.metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// The folder a file stands in, as seen from everywhere.
fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    absolute(folder).unwrap_or_else(|_| folder.to_owned())
}
