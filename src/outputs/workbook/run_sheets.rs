//! Which sheets the workbooks of a run, a plan and a comparison have.
use super::sheet::Sheet;
use crate::outputs::comparison::compare_files::compare_sheet;
use crate::outputs::comparison::compared::Compared;
use crate::outputs::error::OutputError;
use crate::outputs::plan::plan_tables::plan_sheets;
use crate::outputs::plan::planned::Planned;
use crate::outputs::results::run_results::Results;
use crate::outputs::tables::communes::communes_sheet;
use crate::outputs::tables::service::service_sheet;

/// Beginnings of the fields of gaps that a map needs and a reader of rows does not: each mast with its losses, and the ridge.
const MASTS_OF_GAPS: [&str; 5] = ["promising_", "strongest_", "nearest_", "blocking_", "model_"];

/// A layer that is a sheet too: message of its title, file, beginnings of the fields that are left out.
type LayerSheet = (&'static str, &'static str, &'static [&'static str]);

const OF_RUN: [LayerSheet; 3] = [
    ("sheet-villages", "settlements.geojson", &[]),
    ("sheet-gaps", "gaps.geojson", &MASTS_OF_GAPS),
    ("sheet-remedies", "remedies.geojson", &[]),
];
const OF_PLAN: [LayerSheet; 3] = [
    ("sheet-sites", "plan.geojson", &[]),
    ("sheet-ways-home", "backhaul.geojson", &[]),
    ("sheet-still-without", "unserved_after.geojson", &[]),
];
const OF_COMPARISON: [LayerSheet; 1] = [("sheet-changes", "changes.geojson", &[])];

/// Reads a file that is made already; `None` of others.
pub(in crate::outputs) type ReadMade<'r> = &'r dyn Fn(&str) -> Result<Option<Vec<u8>>, OutputError>;

fn of_layers(layers: &[LayerSheet], read: ReadMade<'_>) -> Result<Vec<Sheet>, OutputError> {
    let mut sheets = Vec::new();
    for (title, file, without) in layers {
        if let Some(bytes) = read(file)? {
            sheets.push(Sheet::of_layer(title, file, &bytes, without)?);
        }
    }
    Ok(sheets)
}

/// Villages, gaps, remedies, communes, service.
///
/// # Errors
/// [`OutputError`] where a layer cannot be read.
pub(in crate::outputs) fn run_sheets(
    results: &Results<'_>,
    read: ReadMade<'_>,
) -> Result<Vec<Sheet>, OutputError> {
    let mut sheets = of_layers(&OF_RUN, read)?;
    sheets.push(communes_sheet(results));
    sheets.push(service_sheet(results));
    Ok(sheets)
}

/// Sites in the order of work with their costs, ways home, who stays without; stages, budgets, villages before and after.
///
/// # Errors
/// [`OutputError`] where a layer cannot be read.
pub(in crate::outputs) fn sheets_of_plan(
    planned: &Planned<'_>,
    read: ReadMade<'_>,
) -> Result<Vec<Sheet>, OutputError> {
    let mut sheets = of_layers(&OF_PLAN, read)?;
    sheets.extend(plan_sheets(planned));
    Ok(sheets)
}

/// Measures of all scenarios, and the places that changed.
///
/// # Errors
/// [`OutputError`] where a layer cannot be read.
pub(in crate::outputs) fn sheets_of_comparison(
    compared: &Compared,
    read: ReadMade<'_>,
) -> Result<Vec<Sheet>, OutputError> {
    let mut sheets = vec![compare_sheet(compared)];
    sheets.extend(of_layers(&OF_COMPARISON, read)?);
    Ok(sheets)
}
