//! Whose results an output folder holds: those of another scenario are not replaced unasked.
use super::earlier_results::MANIFEST;
use super::work_folder::{FINGERPRINT, WorkFolder};
use crate::language::word;
use crate::outputs::error::OutputError;
use crate::system::file_identity::identity_of;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// The part of a manifest, or of the fingerprint of an unfinished run, that tells the scenario.
#[derive(Deserialize)]
struct Recorded {
    scenario: RecordedScenario,
    inputs: Vec<RecordedFile>,
    /// Of a manifest.
    program: Option<String>,
}

#[derive(Deserialize)]
struct RecordedScenario {
    name: String,
}

#[derive(Deserialize)]
struct RecordedFile {
    role: String,
    path: PathBuf,
}

impl Recorded {
    /// What a file records; `None` where there is none, or none that can be read.
    fn in_file(path: &Path) -> Option<Self> {
        let plain = path.symlink_metadata().is_ok_and(|there| there.is_file());
        let text = fs::read(path).ok().filter(|_| plain)?;
        serde_json::from_slice(&text).ok()
    }

    /// The scenario file, the first of those that were merged.
    fn file(&self) -> Option<&Path> {
        self.inputs.iter().find(|input| input.role == "scenario").map(|input| input.path.as_path())
    }

    /// Whether it is of another scenario: another name, another file name, or another file, where both are there to be told apart.
    fn is_another(&self, name: &str, file: &Path) -> bool {
        let other_file = self.file().is_some_and(|recorded| {
            let (recorded_there, there) = (identity_of(recorded), identity_of(file));
            recorded.file_name() != file.file_name() || recorded_there.is_some() && recorded_there != there
        });
        self.scenario.name != name || other_file
    }
}

/// Refuses, before any work, a folder that holds the results or the unfinished run of another scenario than this one, by its name
/// and its file. A folder without a manifest that can be read belongs to none.
///
/// # Cost
/// Reads the manifest and the fingerprint of the unfinished run, if they are there.
///
/// # Errors
/// [`OutputError::OtherScenario`] names folder and both scenarios.
pub fn keep_other_scenarios(folder: &Path, name: &str, file: &Path) -> Result<(), OutputError> {
    let finished = Recorded::in_file(&folder.join(MANIFEST))
        .filter(|found| found.program.as_deref() == Some(env!("CARGO_PKG_NAME")));
    let work = WorkFolder::place(folder);
    let is_folder = work.symlink_metadata().is_ok_and(|there| there.is_dir());
    let unfinished = Recorded::in_file(&work.join(FINGERPRINT)).filter(|_| is_folder);
    for (found, what) in [
        (finished, word("other-scenario-the-results")),
        (unfinished, word("other-scenario-an-unfinished-run")),
    ] {
        if let Some(found) = found.filter(|found| found.is_another(name, file)) {
            return Err(OutputError::OtherScenario {
                path: folder.to_owned(),
                what,
                other: told(
                    &found.scenario.name,
                    found.file().unwrap_or(Path::new(word("other-scenario-file-unknown"))),
                ),
                this: told(name, file),
            });
        }
    }
    Ok(())
}

/// A scenario for people.
fn told(name: &str, file: &Path) -> String {
    format!("\"{name}\" ({})", file.display())
}

#[cfg(test)]
mod tests {
    use super::{WorkFolder, keep_other_scenarios};
    use serde_json::json;
    use std::fs;
    use std::path::Path;

    /// A folder that holds what a scenario has left.
    fn folder_of(name: &str, file: &Path, finished: bool) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let inputs = json!([
            { "role": "scenario", "path": file, "sha256": "0" },
            { "role": "scenario", "path": "base.toml", "sha256": "1" },
            { "role": "terrain", "path": "/vsicurl/dem.tif", "note": "on the web" },
        ]);
        let scenario = json!({ "name": name, "description": "" });
        if finished {
            let text = json!({ "program": "signalgap", "inputs": inputs, "scenario": scenario }).to_string();
            fs::write(folder.path().join("manifest.json"), text).expect("a file");
        } else {
            let work = WorkFolder::place(folder.path());
            fs::create_dir(&work).expect("a folder");
            let text = json!({ "version": "0.1.0", "inputs": inputs, "scenario": scenario }).to_string();
            fs::write(work.join("run.json"), text).expect("a file");
        }
        folder
    }

    #[test]
    fn another_name_or_file_is_another_scenario() {
        for (finished, what) in [(true, "the results"), (false, "an unfinished run")] {
            let folder = folder_of("Plan A", Path::new("plans/a.toml"), finished);
            let keep = |name: &str, file: &str| keep_other_scenarios(folder.path(), name, file.as_ref());
            assert!(keep("Plan A", "plans/a.toml").is_ok());
            assert!(keep("Plan A", "/moved/a.toml").is_ok(), "the file is gone from where it was");
            for (name, file) in [("Plan B", "plans/a.toml"), ("Plan A", "plans/b.toml")] {
                let error = keep(name, file).expect_err("another").to_string();
                for words in [what, "\"Plan A\" (plans/a.toml)", &format!("\"{name}\" ({file})")] {
                    assert!(error.contains(words), "{words}: {error}");
                }
            }
        }
    }

    #[test]
    fn files_of_one_name_in_two_folders_are_two_scenarios() {
        let plans = tempfile::tempdir().expect("a folder");
        let file = |folder: &str| {
            let folder = plans.path().join(folder);
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(folder.join("scenario.toml"), "").expect("a file");
            folder.join("scenario.toml")
        };
        let (a, b) = (file("a"), file("b"));
        let folder = folder_of("Plan", &a, true);
        assert!(keep_other_scenarios(folder.path(), "Plan", &b).is_err());
        let by_another_way = plans.path().join("b/../a/scenario.toml");
        assert!(keep_other_scenarios(folder.path(), "Plan", &by_another_way).is_ok());
        fs::remove_file(a).expect("moved away");
        assert!(keep_other_scenarios(folder.path(), "Plan", &b).is_ok());
    }

    #[test]
    fn what_cannot_be_read_is_nobodys() {
        let folder = tempfile::tempdir().expect("a folder");
        let keep = || keep_other_scenarios(folder.path(), "Plan", "plan.toml".as_ref());
        assert!(keep().is_ok(), "an empty folder");
        let foreign = json!({ "program": "other", "inputs": [], "scenario": { "name": "x" } }).to_string();
        for text in ["", "{", "[]", r#"{"program": "signalgap"}"#, &foreign] {
            fs::write(folder.path().join("manifest.json"), text).expect("a file");
            assert!(keep().is_ok(), "{text}");
        }
    }
}
