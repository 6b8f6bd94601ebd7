//! Land cover on the planning grid: class codes, nearest neighbour.
use super::crs::PlanningProjection;
use super::mosaic::{Target, mosaic};
use super::raster_error::RasterInputError;
use super::raster_file::{Content, RasterFile, RasterNote};
use super::raster_source::find_rasters;
use crate::grid::{Grid, GridGeometry};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The code of a cell without a land-cover class.
pub const NO_CLASS: u16 = u16::MAX;

/// Which land cover to read.
#[derive(Clone, Debug, PartialEq)]
pub struct LandCoverRequest {
    /// Files, globs, folders, addresses: see [`find_rasters`].
    pub sources: Vec<String>,
    /// The folder that relative sources are relative to.
    pub base: PathBuf,
    /// CRS of the rasters that state none; rasters that state one keep it.
    pub crs_override: Option<String>,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClassCount {
    /// Class code.
    pub class: u16,
    /// Cells of that class.
    pub cells: usize,
}

/// What was read and what is missing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LandCoverReport {
    /// Files that meet the grid.
    pub files: Vec<String>,
    /// Cells of the grid.
    pub cells: usize,
    /// Cells without a class.
    pub cells_without_class: usize,
    /// Cells per class, by rising code.
    pub classes: Vec<ClassCount>,
    /// What the user should know of the files.
    pub notes: Vec<RasterNote>,
}

/// Reads the land cover and takes the class under each cell's centre; [`NO_CLASS`] where there is none.
///
/// # Errors
/// A file that cannot be found, opened, read or placed; a value that is no class code (a whole number from 0 to 65534);
/// files that do not meet the grid.
pub fn read_land_cover(
    request: &LandCoverRequest,
    projection: &PlanningProjection,
    geometry: GridGeometry,
    progress: &dyn Fn(f64),
) -> Result<(Grid<u16>, LandCoverReport), RasterInputError> {
    let crs = request.crs_override.as_deref();
    let rasters = find_rasters(&request.sources, &request.base)?
        .iter()
        .map(|source| RasterFile::open(source, crs, Content::LandCover))
        .collect::<Result<Vec<_>, _>>()?;
    let read = mosaic(rasters, &Target { projection, geometry }, Content::LandCover, progress)?;
    let mut classes = Grid::filled(geometry, NO_CLASS);
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for (class, &value) in classes.values_mut().iter_mut().zip(&read.values) {
        if !value.is_nan() {
            *class = value as u16;
            *counts.entry(*class).or_default() += 1;
        }
    }
    let with_class: usize = counts.values().sum();
    let report = LandCoverReport {
        files: read.files,
        cells: geometry.shape.cells(),
        cells_without_class: geometry.shape.cells() - with_class,
        classes: counts.into_iter().map(|(class, cells)| ClassCount { class, cells }).collect(),
        notes: read.notes,
    };
    Ok((classes, report))
}
