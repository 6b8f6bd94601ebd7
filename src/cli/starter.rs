//! The commented starter scenario.
use super::exit::Failure;
use crate::pipeline::write_starter;
use std::path::Path;

/// Every choice with its default, in the order of the documentation.
const SCENARIO: &str = include_str!("starter/scenario.toml");

/// Writes the starter, never over anything; gives the text for the terminal.
pub(super) fn write(folder: &Path) -> Result<String, Failure> {
    write_starter(folder, SCENARIO)?;
    Ok(format!(
        "Wrote {0}: every choice with its default, and a fictional valley (villages.csv, sites.csv, terrain.tif)\n\
         that shows what the files look like. Try it, then put your own in their place:\n  \
         signalgap check {0}\n  signalgap run {0}\n",
        folder.join("scenario.toml").display()
    ))
}

#[cfg(test)]
mod tests {
    use super::SCENARIO;
    use crate::inputs::scenario_file::load_scenario;
    use crate::scenario::{AreaChoice, OutputChoice};

    #[test]
    fn the_starter_shows_the_defaults() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let file = folder.path().join("scenario.toml");
        std::fs::write(&file, SCENARIO).expect("a file");
        let scenario = load_scenario(&file).expect("a scenario").scenario;
        assert_eq!(scenario.area, AreaChoice::default());
        assert_eq!(scenario.service, crate::scenario::ServiceChoice::default());
        assert_eq!(scenario.propagation, crate::scenario::PropagationChoice::default());
        assert_eq!(scenario.receiver, Default::default());
        assert_eq!(scenario.sites.presets, crate::scenario::Presets::default());
        assert_eq!(scenario.sites.sector_pattern, crate::network::SectorPattern::default());
        assert_eq!(scenario.ranking, crate::scenario::RankingChoice::default());
        assert_eq!(scenario.output, OutputChoice::default());
    }
}
