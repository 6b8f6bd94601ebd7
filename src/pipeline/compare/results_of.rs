//! What was asked for, as finished results: folders as they are, scenario files by a run.
use super::error::CompareError;
use crate::inputs::results::result_folder::ResultFolder;
use crate::inputs::scenario_file::{LoadedScenario, Variant, load_scenarios};
use crate::outputs::scenario_slugs;
use crate::pipeline::finished::is_finished;
use crate::pipeline::several::Several;
use crate::pipeline::{Progress, RunMeans, Timer};
use crate::scenario::Scenario;
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
    /// Whether the folder held the results of this very scenario already.
    pub(super) was_there: bool,
}

/// Looks at what is given, before anything is run; names that occur twice get a number.
pub(super) fn asked(inputs: &[PathBuf], output: &Path) -> Result<Vec<Asked>, CompareError> {
    let mut given = Vec::new();
    for path in inputs {
        if path.is_dir() {
            let folder = ResultFolder::open(path)?;
            given.push((path, folder.name.clone(), None, AskedKind::Folder(Box::new(folder))));
            continue;
        }
        for Variant { folder, loaded, .. } in load_scenarios(path)? {
            let name = loaded.scenario.name.clone();
            given.push((path, name, folder, AskedKind::Scenario(Box::new(loaded), PathBuf::new())));
        }
    }
    if given.len() < 2 {
        return Err(CompareError::TooFew { given: given.len() });
    }
    if given.len() > MOST_SCENARIOS {
        return Err(CompareError::TooMany { given: given.len(), most: MOST_SCENARIOS });
    }
    let labels = distinct(given.iter().map(|(_, name, _, _)| name.clone()));
    let slugs = scenario_slugs(&labels.iter().map(String::as_str).collect::<Vec<_>>());
    let folders: Vec<Option<&str>> = given.iter().map(|(_, _, folder, _)| folder.as_deref()).collect();
    let slugs = with_folders(slugs, &folders);
    let parts = given.into_iter().zip(labels.into_iter().zip(slugs));
    let mut asked: Vec<Asked> = parts
        .map(|((path, _, _, kind), (label, slug))| Asked { label, path: path.clone(), slug, kind })
        .collect();
    for found in &mut asked {
        if let AskedKind::Scenario(_, folder) = &mut found.kind {
            *folder = output.join(&found.slug);
        }
    }
    keep_given(&asked)?;
    Ok(asked)
}

/// Names with those that variants have for their folders in place of their own, each once.
fn with_folders(slugs: Vec<String>, folders: &[Option<&str>]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::with_capacity(slugs.len());
    for (slug, folder) in slugs.into_iter().zip(folders) {
        let wanted = folder.map_or(slug, str::to_owned);
        let numbered = (2..).map(|number| format!("{wanted}_{number}"));
        let mut names = std::iter::once(wanted.clone()).chain(numbered);
        taken.extend(names.find(|name| !taken.contains(name)));
    }
    taken
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
    (means, output): (RunMeans<'_>, &Path),
    progress: &dyn Progress,
) -> Result<Vec<Finished>, CompareError> {
    let scenarios: Vec<&Scenario> =
        asked.iter().filter_map(Asked::scenario).map(|loaded| &loaded.scenario).collect();
    let several = Several::of(&scenarios, means, output)
        .map_err(|error| CompareError::Tables { source: Box::new(error) })?;
    let runs: Vec<&Asked> = asked.iter().filter(|found| found.scenario().is_some()).collect();
    let mut finished = several.each(|number| result_of(runs[number], &several, progress))?.into_iter();
    let results = asked.iter().map(|found| match &found.kind {
        AskedKind::Folder(folder) => {
            Some(Finished { folder: (**folder).clone(), rejects: 0, was_there: true })
        }
        AskedKind::Scenario(..) => finished.next(),
    });
    Ok(results.flatten().collect())
}

/// The results of one scenario: those that are there, or those of a run.
fn result_of(
    asked: &Asked,
    several: &Several<'_>,
    progress: &dyn Progress,
) -> Result<Finished, CompareError> {
    let (loaded, folder) = match &asked.kind {
        AskedKind::Folder(folder) => {
            return Ok(Finished { folder: (**folder).clone(), rejects: 0, was_there: true });
        }
        AskedKind::Scenario(loaded, folder) => (loaded, folder),
    };
    if is_finished(folder, loaded)
        && let Ok(folder) = ResultFolder::open(folder)
    {
        let rejects = folder.rejects;
        return Ok(Finished { folder, rejects, was_there: true });
    }
    let run = several
        .run(loaded, folder, Timer::new(), progress)
        .map_err(|error| CompareError::Run { label: asked.label.clone(), source: Box::new(error) })?;
    Ok(Finished { folder: ResultFolder::open(folder)?, rejects: run.report.rejects, was_there: false })
}

#[cfg(test)]
mod tests {
    use super::{distinct, with_folders};

    #[test]
    fn no_two_scenarios_are_called_the_same() {
        let names = ["A", "A", "B", "A (2)"].map(str::to_owned);
        assert_eq!(distinct(names.into_iter()), ["A", "A (2)", "B", "A (2) (2)"]);
    }

    #[test]
    fn variants_keep_the_names_of_their_folders() {
        let slugs = ["a_b", "tall", "tall_2"].map(str::to_owned).to_vec();
        assert_eq!(with_folders(slugs, &[Some("a-b"), None, Some("tall")]), ["a-b", "tall", "tall_2"]);
    }
}
