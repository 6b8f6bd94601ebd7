//! Scenarios that are run one after another: what they have in common is read and swept once.
use super::cache_choice::cache_within;
use super::run::{RunWay, TimedRun, run_timed};
use super::shared_bands::SharedBands;
use super::{Progress, RunError, RunMeans, Timer};
use crate::inputs::scenario_file::LoadedScenario;
use crate::outputs::{OutputError, ScratchFolder};
use crate::scenario::Scenario;
use crate::store::Cache;
use std::path::Path;

/// Scenarios that are run one after another. They find each other's ground and swept masts in the cache of the means, or else in
/// one of their own, which is removed at the end.
pub(super) struct Several<'a> {
    means: RunMeans<'a>,
    shared: SharedBands,
    own: Option<(Cache, ScratchFolder)>,
}

impl<'a> Several<'a> {
    /// Of scenarios, with a cache of their own, where they need one, within a folder.
    ///
    /// # Cost
    /// Reads the tables of all scenarios.
    ///
    /// # Errors
    /// [`RunError`]: tables that cannot be read, a folder that cannot be written to.
    pub(super) fn of(scenarios: &[&Scenario], means: RunMeans<'a>, folder: &Path) -> Result<Self, RunError> {
        let failed = |source| OutputError::Folder { path: folder.to_owned(), source };
        let own = match means.cache {
            None if scenarios.len() > 1 => {
                let scratch = ScratchFolder::within(folder, "cache").map_err(failed)?;
                Some((cache_within(scratch.path()), scratch))
            }
            _ => None,
        };
        Ok(Self { means, shared: SharedBands::of(scenarios)?, own })
    }

    /// Calls `run` with the number of each, those that share sweeps one after another; what it gives, in the order of the scenarios.
    ///
    /// # Errors
    /// The first of `run`.
    pub(super) fn each<T, E>(&self, mut run: impl FnMut(usize) -> Result<T, E>) -> Result<Vec<T>, E> {
        let mut results = Vec::new();
        for number in self.shared.order() {
            results.push((number, run(number)?));
        }
        results.sort_by_key(|(number, _)| *number);
        Ok(results.into_iter().map(|(_, result)| result).collect())
    }

    /// Runs one of them.
    ///
    /// # Errors
    /// As [`super::run()`].
    pub(super) fn run(
        &self,
        loaded: &LoadedScenario,
        folder: &Path,
        timer: Timer,
        progress: &dyn Progress,
    ) -> Result<TimedRun, RunError> {
        let cache = self.means.cache.or(self.own.as_ref().map(|(cache, _)| cache));
        let means = RunMeans { cache, ..self.means };
        run_timed(loaded, folder, RunWay { means, timer, shared: Some(&self.shared) }, progress)
    }
}
