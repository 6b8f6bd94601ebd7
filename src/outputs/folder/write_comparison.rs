//! Writing a comparison: all of its files are put in place together, or none.
use super::earlier_results::{Earlier, MANIFEST};
use super::more_formats::{MORE_FILES, Wanted};
use super::qgis_files::QGIS_FILES;
use super::staging::{Staging, names_in, nothing_in_the_way};
use crate::outputs::comparison::change_rasters::{Beside, ChangeRaster, ChangeTiles, is_change_raster};
use crate::outputs::comparison::compare_files::{changes_geojson, compare_csv, compare_json};
use crate::outputs::comparison::compared::{Compared, ComparedSource};
use crate::outputs::error::OutputError;
use crate::outputs::files::replaced::Replaced;
use crate::outputs::html::{FACTS, comparison_facts_json};
use crate::outputs::qgis::beside::with_style;
use crate::outputs::report::manifest::{InputFile, OutputFile};
use crate::outputs::results::run_results::ResultFile;
use crate::outputs::workbook::run_sheets::sheets_of_comparison;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// Makes one file of a comparison.
type CompareWriter = fn(&Compared) -> Result<Vec<u8>, OutputError>;

const FILES: [(&str, CompareWriter); 4] = [
    ("compare.csv", compare_csv),
    ("compare.json", compare_json),
    ("changes.geojson", changes_geojson),
    (FACTS, comparison_facts_json),
];

/// What the manifest of a comparison says.
#[derive(Serialize)]
struct CompareManifest<'a> {
    program: &'a str,
    version: &'a str,
    /// By which it is told from the manifest of a run.
    comparison: &'a [ComparedSource],
    inputs: &'a [InputFile],
    outputs: &'a [OutputFile],
}

/// What tells the manifest of a comparison from that of a run.
#[derive(Deserialize)]
struct ManifestKind {
    program: String,
    comparison: Option<serde::de::IgnoredAny>,
}

/// Refuses, before any work, a folder with the results of a run, one in which a file of a comparison would replace something that is read (given with its
/// role), or a file that no earlier comparison made.
///
/// # Cost
/// Reads the earlier comparison for its checksums.
///
/// # Errors
/// [`OutputError::HoldsRun`], [`OutputError::OverInput`], [`OutputError::NotOurs`] and [`OutputError::File`] name the files.
pub fn keep_other_comparison<'i>(
    folder: &Path,
    inputs: impl IntoIterator<Item = (&'i str, &'i Path)>,
) -> Result<(), OutputError> {
    if holds_run(folder) {
        return Err(OutputError::HoldsRun { path: folder.to_owned() });
    }
    let rasters = names_in(folder, is_change_raster)?;
    let others = QGIS_FILES.into_iter().chain(MORE_FILES).chain([MANIFEST]).map(str::to_owned);
    let fixed = FILES.iter().flat_map(|(name, _)| with_style(name)).chain(others);
    let fixed: Vec<String> = fixed.collect();
    let names: Vec<&str> = fixed.iter().chain(&rasters).map(String::as_str).collect();
    nothing_in_the_way(folder, names.iter().copied())?;
    let replaced = Replaced::of(names.iter().map(|name| folder.join(name)));
    inputs.into_iter().try_for_each(|(role, input)| replaced.refuse(role, input))?;
    Earlier::in_folder(folder).refuse_others(fixed.iter().map(String::as_str))
}

fn holds_run(folder: &Path) -> bool {
    let text = fs::read(folder.join(MANIFEST)).unwrap_or_default();
    let kind = serde_json::from_slice::<ManifestKind>(&text).ok();
    kind.is_some_and(|kind| kind.program == env!("CARGO_PKG_NAME") && kind.comparison.is_none())
}

/// Writes all files of a comparison into a folder, in place of an earlier comparison's; folders in it stay as they are.
///
/// Returns the files written, in the order of their names. `done` is called once per raster.
///
/// # Errors
/// [`OutputError`] names the folder or file; when making the files fails, an earlier comparison stays as it was.
pub fn write_comparison(
    folder: &Path,
    compared: &Compared,
    tiles: &dyn ChangeTiles,
    done: &(dyn Fn() + Sync),
) -> Result<Vec<PathBuf>, OutputError> {
    let mut staging = Staging::begin(folder)?;
    for (name, make) in FILES {
        let file = ResultFile { name: name.to_owned(), bytes: make(compared)? };
        staging.add_layer(&file, compared.comparison.technology)?;
    }
    add_rasters(&mut staging, tiles, done)?;
    staging.add_comparison_for_qgis(compared, tiles.rasters())?;
    let title = compared.labels().join(" / ");
    let wanted =
        Wanted { title: &title, technology: compared.comparison.technology, formats: &compared.formats };
    staging.add_formats(&wanted, |read| sheets_of_comparison(compared, read))?;
    let earlier = staging.keep_others([MANIFEST])?;
    let manifest = CompareManifest {
        program: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        comparison: &compared.sources,
        inputs: &compared.inputs,
        outputs: staging.files(),
    };
    let mut bytes = serde_json::to_vec_pretty(&manifest)
        .map_err(|source| OutputError::Json { name: MANIFEST, source })?;
    bytes.push(b'\n');
    staging.add(&ResultFile { name: MANIFEST.to_owned(), bytes })?;
    staging.publish(&earlier)
}

/// Writes the rasters of differences: GDAL works on one per thread; which is written when does not matter to any.
fn add_rasters(
    staging: &mut Staging,
    tiles: &dyn ChangeTiles,
    done: &(dyn Fn() + Sync),
) -> Result<(), OutputError> {
    let folder = staging.part_folder();
    let pairs = tiles.rasters();
    let written: Vec<(String, Vec<Beside>)> = (0..2 * pairs.len())
        .into_par_iter()
        .map(|number| {
            let (raster, is_class) = (number / 2, number % 2 == 1);
            let write = if is_class { ChangeRaster::write_classes } else { ChangeRaster::write_levels };
            let outcome = write(&pairs[raster], tiles, raster, folder);
            done();
            outcome
        })
        .collect::<Vec<_>>()
        .into_iter()
        .collect::<Result<_, _>>()?;
    for (name, beside) in written {
        staging.complete_raster(&name)?;
        for (name, text) in beside {
            staging.add(&ResultFile { name, bytes: text.into_bytes() })?;
        }
    }
    Ok(())
}
