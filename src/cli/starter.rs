//! The commented starter scenario.
use super::exit::Failure;
use crate::pipeline::{StarterTexts, write_starter};
use crate::text;
use std::path::Path;

/// Every choice with its default, in the order of the documentation.
const SCENARIO: &str = include_str!("starter/scenario.toml");

/// Every cost with an example and its source.
const COSTS: &str = include_str!("starter/costs.toml");

/// Writes the starter, never over anything; gives the text for the terminal.
pub(super) fn write(folder: &Path) -> Result<String, Failure> {
    write_starter(folder, StarterTexts { scenario: SCENARIO, costs: COSTS })?;
    let scenario = folder.join("scenario.toml");
    Ok(text!("starter-wrote", scenario = scenario.display()) + "\n")
}

#[cfg(test)]
mod tests {
    use super::SCENARIO;
    use crate::inputs::scenario_file::load_scenario;

    #[test]
    fn the_starter_shows_the_defaults() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let load = |text: &str| {
            let file = folder.path().join("scenario.toml");
            std::fs::write(&file, text).expect("a file");
            load_scenario(&file).expect("a scenario").scenario
        };
        let least = "name = \"My district\"\n[terrain]\nfiles = \"terrain.tif\"\nkind = \"surface\"\n\
                     [clutter]\nuniform_height_m = 10.0\n[settlements]\nfiles = \"villages.csv\"\n[sites]\nfiles = \"sites.csv\"\n";
        assert_eq!(load(SCENARIO), load(least), "what the starter spells out is what is there without it");
    }
}
