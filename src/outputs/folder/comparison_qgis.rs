//! What QGIS opens of a comparison as a whole: relief, `GeoPackage` and project.
use super::qgis_files::with_margin;
use super::staging::Staging;
use crate::outputs::comparison::change_rasters::ChangeRaster;
use crate::outputs::comparison::compare_project::{compare_layers, compare_layouts, title_of};
use crate::outputs::comparison::compared::Compared;
use crate::outputs::error::OutputError;
use crate::outputs::qgis::project::Project;
use crate::outputs::rasters::relief::{RELIEF, RELIEF_STYLE, style};
use crate::outputs::results::run_results::ResultFile;
use crate::text;
use std::fs;
use std::path::Path;

impl Staging {
    /// Adds the first scenario's relief, `GeoPackage` and project to the files of a comparison that are there.
    ///
    /// # Errors
    /// [`OutputError`] names the file.
    pub(super) fn add_comparison_for_qgis(
        &mut self,
        compared: &Compared,
        rasters: &[ChangeRaster],
    ) -> Result<(), OutputError> {
        if let Some(relief) = compared.area.as_ref().and_then(|area| area.relief.as_deref()) {
            self.copy_relief(relief)?;
        }
        self.add_geopackage()?;
        let Some(area) = &compared.area else { return Ok(()) };
        let layers = compare_layers(compared, rasters, &self.styled_files());
        let layouts = compare_layouts(compared, rasters, &layers);
        let provenance = text!(
            "comparison-qgis-signalgap-planning-crs-scenarios-compared-and",
            version = env!("CARGO_PKG_VERSION"),
            crs = area.crs.name
        );
        self.add_project(&Project {
            title: &title_of(compared),
            crs: (&area.crs.name, &area.crs.wkt),
            extent: with_margin(area.extent_m),
            layers,
            relations: Vec::new(),
            layouts,
            provenance: &provenance,
        })
    }

    fn copy_relief(&mut self, relief: &Path) -> Result<(), OutputError> {
        let failed = |source| OutputError::File { path: relief.to_owned(), source };
        fs::copy(relief, self.part_folder().join(RELIEF)).map_err(failed)?;
        self.complete_raster(RELIEF)?;
        self.add(&ResultFile { name: RELIEF_STYLE.to_owned(), bytes: style().into_bytes() })
    }
}
