//! The same results in other forms, made of the files that are staged already: workbook, KMZ, FlatGeobuf.
use super::staging::Staging;
use crate::network::Technology;
use crate::outputs::error::OutputError;
use crate::outputs::geopackage::flatgeobuf::{can_write_flatgeobuf, write_flatgeobuf};
use crate::outputs::kml::write_kmz::{KMZ, kmz_of};
use crate::outputs::results::run_results::ResultFile;
use crate::outputs::workbook::run_sheets::ReadMade;
use crate::outputs::workbook::sheet::Sheet;
use crate::outputs::workbook::write_workbook::{WORKBOOK, workbook_of};
use crate::scenario::OutputFormat;

/// Names of the files that do not depend on the layers.
pub(super) const MORE_FILES: [&str; 2] = [WORKBOOK, KMZ];

/// In what forms, and under what title.
pub(super) struct Wanted<'w> {
    /// Title of workbook and KMZ.
    pub(super) title: &'w str,
    /// That of the ranking.
    pub(super) technology: Technology,
    /// The forms.
    pub(super) formats: &'w [OutputFormat],
}

/// Forms that this build of GDAL cannot write, of those that are wanted.
#[must_use]
pub fn formats_not_written(formats: &[OutputFormat]) -> Vec<OutputFormat> {
    let missing = |format: &&OutputFormat| **format == OutputFormat::Fgb && !can_write_flatgeobuf();
    formats.iter().filter(missing).copied().collect()
}

impl Staging {
    /// Adds the results in the forms that are wanted and can be written. `sheets` makes the sheets of the workbook of what it can read; without any there
    /// is no workbook.
    ///
    /// # Errors
    /// [`OutputError`] names the file.
    pub(super) fn add_formats(
        &mut self,
        wanted: &Wanted<'_>,
        sheets: impl FnOnce(ReadMade<'_>) -> Result<Vec<Sheet>, OutputError>,
    ) -> Result<(), OutputError> {
        if wanted.formats.contains(&OutputFormat::Xlsx) {
            let sheets = sheets(&|name| self.read_made(name))?;
            if !sheets.is_empty() {
                let bytes = workbook_of(wanted.title, &sheets)?;
                self.add(&ResultFile { name: WORKBOOK.to_owned(), bytes })?;
            }
        }
        if wanted.formats.contains(&OutputFormat::Kmz) {
            let made = kmz_of(wanted.title, wanted.technology.key(), &|name| self.read_made(name))?;
            if let Some(bytes) = made {
                self.add(&ResultFile { name: KMZ.to_owned(), bytes })?;
            }
        }
        if wanted.formats.contains(&OutputFormat::Fgb) && can_write_flatgeobuf() {
            self.add_flatgeobuf()?;
        }
        Ok(())
    }

    /// A staged file; `None` of one that is not there.
    fn read_made(&self, name: &str) -> Result<Option<Vec<u8>>, OutputError> {
        let is_there = self.files().iter().any(|file| file.file == name);
        is_there.then(|| self.read_staged(name)).transpose()
    }

    fn add_flatgeobuf(&mut self) -> Result<(), OutputError> {
        let stems: Vec<String> = self
            .files()
            .iter()
            .filter_map(|file| file.file.strip_suffix(".geojson"))
            .map(str::to_owned)
            .collect();
        for stem in stems {
            let source = self.part_folder().join(format!("{stem}.geojson"));
            let name = format!("{stem}.fgb");
            if write_flatgeobuf(&self.part_folder().join(&name), &stem, &source)? {
                self.complete_raster(&name)?;
            }
        }
        Ok(())
    }
}
