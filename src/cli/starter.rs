//! The commented starter scenario.
use super::exit::Outcome;
use std::io::Write;
use std::path::Path;

/// The files `signalgap init` writes.
const FILES: [(&str, &str); 3] = [
    ("scenario.toml", include_str!("starter/scenario.toml")),
    ("villages.csv", include_str!("starter/villages.csv")),
    ("sites.csv", include_str!("starter/sites.csv")),
];

/// Writes the starter; refuses to overwrite.
pub(super) fn write(folder: &Path) -> Outcome {
    let there: Vec<String> = FILES
        .iter()
        .map(|(name, _)| folder.join(name))
        .filter(|path| path.exists())
        .map(|path| path.display().to_string())
        .collect();
    if !there.is_empty() {
        return Outcome::BadInput(format!(
            "{}: exists already and is not overwritten; name another folder",
            there.join(", ")
        ));
    }
    let cannot = |path: &Path, error: std::io::Error| {
        Outcome::BadInput(format!("{}: cannot be written: {error}", path.display()))
    };
    if let Err(error) = std::fs::create_dir_all(folder) {
        return cannot(folder, error);
    }
    for (name, text) in FILES {
        let path = folder.join(name);
        if let Err(error) = std::fs::write(&path, text) {
            return cannot(&path, error);
        }
    }
    let scenario = folder.join("scenario.toml");
    let text = format!(
        "Wrote {0}\nNext: put elevation files beside it, fill villages.csv and sites.csv, then\n  signalgap check {0}\n",
        scenario.display()
    );
    let _ = std::io::stdout().write_all(text.as_bytes());
    Outcome::Done
}

#[cfg(test)]
mod tests {
    use crate::inputs::scenario_file::load_scenario;

    #[test]
    fn the_starter_loads_and_shows_the_defaults() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        assert!(matches!(super::write(folder.path()), super::Outcome::Done));
        let scenario = load_scenario(&folder.path().join("scenario.toml")).expect("a scenario").scenario;
        assert_eq!(scenario.service, crate::scenario::ServiceChoice::default());
        assert_eq!(scenario.propagation, crate::scenario::PropagationChoice::default());
        assert_eq!(scenario.sites.presets, crate::scenario::Presets::default());
        assert_eq!(scenario.sites.sector_pattern, crate::network::SectorPattern::default());
        assert_eq!(scenario.ranking, crate::scenario::RankingChoice::default());
        assert!(matches!(super::write(folder.path()), super::Outcome::BadInput(_)), "nothing is overwritten");
    }
}
