//! Whether a run would write what is in its folder already.
use super::checksums::{BeforeReading, identity};
use crate::inputs::file_stamp::ReadFile;
use crate::inputs::read_files::{CLUTTER, CLUTTER_HEIGHTS, SURFACE, rasters_are_at_hand};
use crate::inputs::scenario_file::LoadedScenario;
use crate::outputs::{InputFile, inputs_of_finished};
use crate::scenario::Scenario;
use std::path::{Path, PathBuf};

/// Whether a folder holds the results of this very scenario by this build, all of them unchanged, and every input is as it was when
/// they were made. Where an input lies on the web, or a folder of antenna patterns is searched, that cannot be known.
///
/// # Cost
/// Reads all results and inputs for their checksums.
pub(super) fn is_finished(folder: &Path, loaded: &LoadedScenario) -> bool {
    let scenario = &loaded.scenario;
    if scenario.sites.patterns_folder.is_some() || !ground_is_at_hand(scenario) {
        return false;
    }
    let Some(inputs) = inputs_of_finished(folder, scenario) else { return false };
    let known: Vec<(&str, PathBuf)> =
        inputs.iter().map(|input| (input.role.as_str(), identity(&input.path))).collect();
    // a file that was added since, such as a tile of the terrain
    let is_known = |file: &ReadFile| known.contains(&(file.role, identity(&file.path.to_string_lossy())));
    let is_same = |input: &InputFile| {
        input.is_at_hand() && InputFile::of(&input.role, &input.path).is_ok_and(|now| now == *input)
    };
    BeforeReading::of(loaded).files.iter().all(is_known) && inputs.iter().all(is_same)
}

/// Whether all rasters of the ground lie on this machine.
pub(super) fn ground_is_at_hand(scenario: &Scenario) -> bool {
    let clutter = scenario.clutter.iter();
    let clutter =
        clutter.flat_map(|clutter| [(&clutter.files, CLUTTER), (&clutter.height_files, CLUTTER_HEIGHTS)]);
    let terrain = [(&scenario.terrain.files, "terrain"), (&scenario.terrain.surface, SURFACE)];
    terrain.into_iter().chain(clutter).all(|(patterns, role)| rasters_are_at_hand(role, patterns))
}
