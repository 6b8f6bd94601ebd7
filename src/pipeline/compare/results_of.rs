//! What was asked for, as finished results: folders as they are, scenario files by a run.
use super::super::{Progress, RunMeans, run};
use super::error::CompareError;
use crate::inputs::results::result_folder::ResultFolder;
use crate::inputs::scenario_file::{LoadedScenario, load_scenario};
use crate::outputs::scenario_slugs;
use std::path::{Path, PathBuf};

/// Scenarios compared at once, at most.
const MOST_SCENARIOS: usize = 100;

/// One scenario of the command line.
pub(super) struct Asked {
    /// What it is called; no other is called so.
    pub(super) label: String,
    /// The file or folder given.
    pub(super) path: PathBuf,
    /// Name of its files and of its folder.
    pub(super) slug: String,
    kind: AskedKind,
}

enum AskedKind {
    /// Finished results.
    Folder(Box<ResultFolder>),
    /// A scenario, and the folder that it is run into.
    Scenario(Box<LoadedScenario>, PathBuf),
}

impl Asked {
    /// The scenario, where it is to be run.
    pub(super) fn scenario(&self) -> Option<&LoadedScenario> {
        match &self.kind {
            AskedKind::Scenario(loaded, _) => Some(loaded),
            AskedKind::Folder(_) => None,
        }
    }
}

/// Finished results of a scenario.
pub(super) struct Finished {
    pub(super) folder: ResultFolder,
    /// Rows that its run set aside.
    pub(super) rejects: usize,
}

/// Looks at what is given, before anything is run; names that occur twice get a number.
pub(super) fn asked(inputs: &[PathBuf], output: &Path) -> Result<Vec<Asked>, CompareError> {
    let given = inputs.len();
    if given < 2 {
        return Err(CompareError::TooFew { given });
    }
    if given > MOST_SCENARIOS {
        return Err(CompareError::TooMany { given, most: MOST_SCENARIOS });
    }
    let mut kinds = Vec::with_capacity(given);
    for path in inputs {
        kinds.push(if path.is_dir() {
            AskedKind::Folder(Box::new(ResultFolder::open(path)?))
        } else {
            AskedKind::Scenario(Box::new(load_scenario(path)?), PathBuf::new())
        });
    }
    let names = kinds.iter().map(|kind| match kind {
        AskedKind::Folder(folder) => folder.name.clone(),
        AskedKind::Scenario(loaded, _) => loaded.scenario.name.clone(),
    });
    let labels = distinct(names);
    let slugs = scenario_slugs(&labels.iter().map(String::as_str).collect::<Vec<_>>());
    let parts = inputs.iter().zip(kinds).zip(labels.into_iter().zip(slugs));
    let mut asked: Vec<Asked> =
        parts.map(|((path, kind), (label, slug))| Asked { label, path: path.clone(), slug, kind }).collect();
    for found in &mut asked {
        if let AskedKind::Scenario(_, folder) = &mut found.kind {
            *folder = output.join(&found.slug);
        }
    }
    keep_given(&asked)?;
    Ok(asked)
}

/// Refuses to run a scenario into a folder that is compared as it is.
fn keep_given(asked: &[Asked]) -> Result<(), CompareError> {
    let is_given = |folder: &Path| {
        let folder = folder.canonicalize().ok();
        let given = asked.iter().filter(|other| other.scenario().is_none());
        folder.is_some() && given.into_iter().any(|other| other.path.canonicalize().ok() == folder)
    };
    for found in asked {
        if let AskedKind::Scenario(_, folder) = &found.kind
            && is_given(folder)
        {
            return Err(CompareError::OverResults { scenario: found.path.clone(), folder: folder.clone() });
        }
    }
    Ok(())
}

/// Names, with a number behind those that occurred before.
fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for name in names {
        let mut label = name.clone();
        let mut count = 1;
        while taken.contains(&label) {
            count += 1;
            label = format!("{name} ({count})");
        }
        taken.push(label);
    }
    taken
}

/// The results of all that was asked for, in its order.
pub(super) fn results_of(
    asked: &[Asked],
    means: RunMeans,
    progress: &dyn Progress,
) -> Result<Vec<Finished>, CompareError> {
    asked.iter().map(|found| result_of(found, means, progress)).collect()
}

/// The results of one scenario: those that are there, or those of a run.
fn result_of(asked: &Asked, means: RunMeans, progress: &dyn Progress) -> Result<Finished, CompareError> {
    match &asked.kind {
        AskedKind::Folder(folder) => Ok(Finished { folder: (**folder).clone(), rejects: 0 }),
        AskedKind::Scenario(loaded, folder) => {
            let report = run(loaded, folder, means, progress)
                .map_err(|error| CompareError::Run { label: asked.label.clone(), source: Box::new(error) })?;
            Ok(Finished { folder: ResultFolder::open(folder)?, rejects: report.rejects })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::distinct;

    #[test]
    fn no_two_scenarios_are_called_the_same() {
        let names = ["A", "A", "B", "A (2)"].map(str::to_owned);
        assert_eq!(distinct(names.into_iter()), ["A", "A (2)", "B", "A (2) (2)"]);
    }
}
