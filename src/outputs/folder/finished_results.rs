//! Results in a folder that a run would write again, byte by byte.
use super::earlier_results::{Earlier, MANIFEST};
use crate::outputs::report::manifest::{InputFile, build};
use crate::scenario::Scenario;
use serde::Deserialize;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The part of a manifest that tells what was run.
#[derive(Deserialize)]
struct Ran {
    build: [String; 2],
    scenario: Value,
    inputs: Vec<InputFile>,
}

/// What was read for the results in a folder, if they are those of a scenario by this build of the program, and unchanged since;
/// `None` otherwise. Whether the inputs are still the same is left to the caller.
///
/// # Cost
/// Reads all results for their checksums.
#[must_use]
pub fn inputs_of_finished(folder: &Path, scenario: &Scenario) -> Option<Vec<InputFile>> {
    let manifest = folder.join(MANIFEST);
    if !manifest.symlink_metadata().is_ok_and(|there| there.is_file()) {
        return None;
    }
    let ran: Ran = serde_json::from_slice(&fs::read(manifest).ok()?).ok()?;
    let is_same = ran.build == build() && Some(&ran.scenario) == serde_json::to_value(scenario).ok().as_ref();
    let earlier = Earlier::in_folder(folder);
    let is_whole = is_same && earlier.names().all(|name| earlier.owns(name));
    is_whole.then_some(ran.inputs)
}
