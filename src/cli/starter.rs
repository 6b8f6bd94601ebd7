//! The commented starter scenario.
use super::exit::Failure;
use crate::language::Language;
use crate::pipeline::{StarterTexts, write_starter};
use crate::text;
use std::path::Path;

/// The scenario with every choice and its default, in the order of the documentation; and every cost with an example and its
/// source.
const ENGLISH: StarterTexts<'_> = StarterTexts {
    scenario: include_str!("starter/scenario.toml"),
    costs: include_str!("starter/costs.toml"),
};
/// The same with comments, names and sources in Vietnamese.
const VIETNAMESE: StarterTexts<'_> = StarterTexts {
    scenario: include_str!("starter/scenario.vi.toml"),
    costs: include_str!("starter/costs.vi.toml"),
};

/// Writes the starter, never over anything; gives the text for the terminal.
pub(super) fn write(folder: &Path) -> Result<String, Failure> {
    let texts = match Language::current() {
        Language::English => ENGLISH,
        Language::Vietnamese => VIETNAMESE,
    };
    write_starter(folder, texts)?;
    let scenario = folder.join("scenario.toml");
    Ok(text!("starter-wrote", scenario = scenario.display()) + "\n")
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, VIETNAMESE};
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
        assert_eq!(
            load(ENGLISH.scenario),
            load(least),
            "what the starter spells out is what is there without it"
        );
        let mut vietnamese = load(VIETNAMESE.scenario);
        assert_ne!(vietnamese.name, "My district");
        vietnamese.name = "My district".to_owned();
        assert_eq!(vietnamese, load(least), "and so does the one in Vietnamese");
    }

    #[test]
    fn both_languages_offer_the_same_choices() {
        // comments apart, and settings in comments uncommented
        let settings = |text: &str| -> Vec<String> {
            let lines = text.lines().map(|line| line.trim_start_matches("# "));
            let keys = lines.filter_map(|line| line.split_once(" = ").map(|(key, _)| key.trim().to_owned()));
            keys.filter(|key| {
                key.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_')
            })
            .collect()
        };
        for (english, vietnamese) in
            [(ENGLISH.scenario, VIETNAMESE.scenario), (ENGLISH.costs, VIETNAMESE.costs)]
        {
            assert_eq!(settings(english), settings(vietnamese));
            assert_eq!(english.lines().count(), vietnamese.lines().count());
        }
        let folder = tempfile::tempdir().expect("a scratch folder");
        let costs = |text: &str| {
            let file = folder.path().join("costs.toml");
            std::fs::write(&file, text).expect("a file");
            crate::inputs::costs::load_costs(&file).expect("costs")
        };
        let (english, vietnamese) = (costs(ENGLISH.costs), costs(VIETNAMESE.costs));
        assert_eq!(english.table.currency, vietnamese.table.currency);
    }
}
