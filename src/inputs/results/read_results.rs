//! A finished run as scenarios are compared by it.
use super::result_folder::ResultFolder;
use super::result_margins::read_margins;
use super::result_places::read_places;
use super::results_error::ResultsError;
use crate::planning::comparison::ScenarioFindings;

/// Reads what a finished run found at settlements. It is labelled by the scenario's name, which may be another one's too.
///
/// # Cost
/// Memory for the largest of its files (1 GiB at most) beside what is kept of them.
///
/// # Errors
/// [`ResultsError`]: a file is missing, changed since it was written, or holds what no run writes.
pub fn read_findings(folder: &ResultFolder) -> Result<ScenarioFindings, ResultsError> {
    let mut places = read_places(folder)?;
    let towers = read_margins(folder, &mut places)?;
    Ok(ScenarioFindings {
        label: folder.name.clone(),
        scopes: folder.scopes.iter().map(|named| named.scope.clone()).collect(),
        shadowing_correlation: folder.shadowing_correlation,
        plan: folder.plan.clone(),
        towers,
        settlements: places.into_values().collect(),
    })
}
