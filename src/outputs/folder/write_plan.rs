//! Writing a plan: all of its files are put in place together, or none.
use super::earlier_results::{Earlier, MANIFEST};
use super::more_formats::{MORE_FILES, Wanted};
use super::qgis_files::QGIS_FILES;
use super::staging::{Staging, nothing_in_the_way};
use crate::outputs::error::OutputError;
use crate::outputs::files::replaced::Replaced;
use crate::outputs::html::{FACTS, plan_facts_json};
use crate::outputs::plan::plan_json::{headline, plan_json};
use crate::outputs::plan::plan_tables::{curve_csv, plan_csv, robustness_csv, stages_csv, villages_csv};
use crate::outputs::plan::plan_toml::plan_toml;
use crate::outputs::plan::plan_vectors::{
    backhaul_geojson, plan_geojson, served_by_geojson, unserved_after_geojson,
};
use crate::outputs::plan::planned::Planned;
use crate::outputs::qgis::beside::with_style;
use crate::outputs::report::manifest::{Manifest, manifest_json};
use crate::outputs::results::run_results::ResultFile;
use crate::outputs::tables::rejects::{RejectRow, rejects_csv};
use crate::outputs::workbook::run_sheets::sheets_of_plan;
use crate::outputs::{settlements_geojson, sites_geojson};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// Makes one file of a plan.
type PlanWriter = fn(&Planned<'_>) -> Result<Vec<u8>, OutputError>;

const FILES: [(&str, PlanWriter); 13] = [
    ("plan.geojson", plan_geojson),
    ("backhaul.geojson", backhaul_geojson),
    ("served_by.geojson", served_by_geojson),
    ("unserved_after.geojson", unserved_after_geojson),
    // as they are today, under the plan
    ("settlements.geojson", |planned| settlements_geojson(&planned.results)),
    ("sites.geojson", |planned| sites_geojson(&planned.results)),
    ("plan.csv", plan_csv),
    ("curve.csv", curve_csv),
    ("robustness.csv", robustness_csv),
    ("stages.csv", stages_csv),
    ("villages.csv", villages_csv),
    ("plan.json", plan_json),
    (FACTS, plan_facts_json),
];
/// The plan as a scenario.
const SCENARIO: &str = "plan.toml";
/// Files a plan may leave out: pictures of fewer than two budgets, rows set aside where there are none.
const PICTURES: [&str; 2] = ["curve.svg", "curve.png"];
const REJECTS: &str = "rejects.csv";

/// What tells the manifest of a plan from others.
#[derive(Deserialize)]
struct ManifestKind {
    program: String,
    plan: Option<serde::de::IgnoredAny>,
}

fn fixed_names() -> impl Iterator<Item = String> {
    let others = [SCENARIO].into_iter().chain(PICTURES).chain([REJECTS, MANIFEST]);
    FILES
        .iter()
        .flat_map(|(name, _)| with_style(name))
        .chain(others.chain(QGIS_FILES).chain(MORE_FILES).map(str::to_owned))
}

/// The pictures, by the names of [`PICTURES`].
#[cfg(feature = "plot")]
fn pictures(planned: &Planned<'_>) -> Result<Vec<ResultFile>, OutputError> {
    let Some((svg, png)) = crate::outputs::plan::curve_picture::curve_pictures(planned)? else {
        return Ok(Vec::new());
    };
    let named = PICTURES.into_iter().zip([svg.into_bytes(), png]);
    Ok(named.map(|(name, bytes)| ResultFile { name: name.to_owned(), bytes }).collect())
}

/// What kind of results a folder holds; `None` where it holds none of this program.
fn kind_of(folder: &Path) -> Option<ManifestKind> {
    let text = fs::read(folder.join(MANIFEST)).ok()?;
    let kind: ManifestKind = serde_json::from_slice(&text).ok()?;
    (kind.program == env!("CARGO_PKG_NAME")).then_some(kind)
}

/// Whether a folder holds a plan.
pub(super) fn holds_plan(folder: &Path) -> bool {
    kind_of(folder).is_some_and(|kind| kind.plan.is_some())
}

/// Refuses, before any work, a folder with other results than a plan's, one in which a file of a plan would replace something that is read (given with its
/// role), or a file that no earlier plan made.
///
/// # Cost
/// Reads the earlier plan for its checksums.
///
/// # Errors
/// [`OutputError::HoldsOther`], [`OutputError::OverInput`], [`OutputError::NotOurs`] and [`OutputError::File`] name the files.
pub fn keep_other_plans<'i>(
    folder: &Path,
    inputs: impl IntoIterator<Item = (&'i str, &'i Path)>,
) -> Result<(), OutputError> {
    if kind_of(folder).is_some_and(|kind| kind.plan.is_none()) {
        return Err(OutputError::HoldsOther { path: folder.to_owned() });
    }
    let names: Vec<String> = fixed_names().collect();
    nothing_in_the_way(folder, names.iter().map(String::as_str))?;
    let replaced = Replaced::of(names.iter().map(|name| folder.join(name)));
    inputs.into_iter().try_for_each(|(role, input)| replaced.refuse(role, input))?;
    Earlier::in_folder(folder).refuse_others(names.iter().map(String::as_str))
}

/// Writes all files of a plan into a folder, in place of an earlier plan's; the manifest is requested when all others are made.
///
/// Returns the files written, in the order of their names.
///
/// # Errors
/// [`OutputError`] names the folder or file; when making the files fails, an earlier plan stays as it was.
pub fn write_plan(
    folder: &Path,
    planned: &Planned<'_>,
    rejects: &[RejectRow],
    manifest: impl FnOnce() -> Manifest,
) -> Result<Vec<PathBuf>, OutputError> {
    let mut staging = Staging::begin(folder)?;
    for (name, make) in FILES {
        let file = ResultFile { name: name.to_owned(), bytes: make(planned)? };
        staging.add_layer(&file, planned.results.scenario.ranking.technology)?;
    }
    staging.add(&ResultFile { name: SCENARIO.to_owned(), bytes: plan_toml(planned, folder)? })?;
    #[cfg(feature = "plot")]
    for picture in pictures(planned)? {
        staging.add(&picture)?;
    }
    if !rejects.is_empty() {
        let bytes = rejects_csv(rejects, planned.results.scenario.output.csv_formulas)?;
        staging.add(&ResultFile { name: REJECTS.to_owned(), bytes })?;
    }
    staging.add_for_qgis(&planned.results)?;
    let scenario = planned.results.scenario;
    let wanted = Wanted {
        title: &scenario.name,
        technology: scenario.ranking.technology,
        formats: &scenario.output.formats,
    };
    staging.add_formats(&wanted, |read| sheets_of_plan(planned, read))?;
    let earlier = staging.keep_others(PICTURES.into_iter().chain([REJECTS, MANIFEST]))?;
    let bytes = manifest_json(&planned.results, &manifest(), staging.files())?;
    let failed = |source| OutputError::Json { name: MANIFEST, source };
    let mut document: Map<String, Value> = serde_json::from_slice(&bytes).map_err(failed)?;
    document.insert("plan".to_owned(), Value::Object(headline(planned).into_map()));
    let mut bytes = serde_json::to_vec_pretty(&document).map_err(failed)?;
    bytes.push(b'\n');
    staging.add(&ResultFile { name: MANIFEST.to_owned(), bytes })?;
    staging.publish(&earlier)
}
