//! Why a quick look fails.
use crate::geodesy::{GeographicBounds, LonLat};
use crate::inputs::antenna_files::AntennaFileError;
use crate::inputs::crs::{CrsError, PlaceError};
use crate::inputs::itu_maps::ItuMapError;
use crate::inputs::{RasterInputError, RasterSummary};
use crate::language::decimals;
use crate::outputs::OutputError;
use crate::pipeline::dem::DemError;
use crate::pipeline::handset::ClutterTwice;
use crate::propagation::PropagationError;
use crate::words::refusal_text;

/// Why a quick look fails.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CoverageError {
    /// Terrain or land cover.
    #[error(transparent)]
    Raster(#[from] RasterInputError),
    /// The maps of the radio climate.
    #[error(transparent)]
    ItuMaps(#[from] ItuMapError),
    /// The file of the antenna's pattern.
    #[error(transparent)]
    Antenna(#[from] AntennaFileError),
    /// A coordinate reference system.
    #[error(transparent)]
    Crs(#[from] CrsError),
    /// A site that cannot be placed.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// A site beyond the elevation model.
    #[error(
        "{}", crate::text!("coverage-error-site-outside", longitude_deg = decimals(site.longitude_deg, 5), latitude_deg = decimals(site.latitude_deg, 5), west = decimals(covers.west, 4), east = decimals(covers.east, 4), south = decimals(covers.south, 4), north = decimals(covers.north, 4)))]
    SiteOutside {
        /// The site.
        site: LonLat,
        /// The box of all files.
        covers: GeographicBounds,
    },
    /// A site without ground.
    #[error(
        "{}", crate::text!("coverage-error-site-in-void", longitude_deg = decimals(site.longitude_deg, 5), latitude_deg = decimals(site.latitude_deg, 5)))]
    SiteInVoid {
        /// The site.
        site: LonLat,
    },
    /// A radius within one cell.
    #[error(
        "{}", crate::text!("coverage-error-radius-too-small", radius_m, cell_m))]
    RadiusTooSmall {
        /// The radius, m.
        radius_m: f64,
        /// Side of a cell, m.
        cell_m: f64,
    },
    /// A grid that does not fit into memory.
    #[error(
        "{}", crate::text!("coverage-error-too-many-cells", radius_km, cells = decimals(cells, 0), cell_m, max_cells, enough_m))]
    TooManyCells {
        /// The radius, km.
        radius_km: f64,
        /// Cells of the grid.
        cells: f64,
        /// Side of a cell, m.
        cell_m: f64,
        /// Maximum number of cells.
        max_cells: usize,
        /// Side of cells that would do, m.
        enough_m: f64,
    },
    /// The model has no value for any path.
    #[error("{}", refusal_text(.0))]
    Model(PropagationError),
    /// The raster cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Buildings and trees that would count twice.
    #[error(transparent)]
    ClutterTwice(#[from] ClutterTwice),
    /// An internal error.
    #[error("{}", crate::text!("internal-error", reason = .0))]
    Internal(String),
}

impl CoverageError {
    /// Whether this is an internal error rather than bad input.
    #[must_use]
    pub const fn is_internal(&self) -> bool {
        matches!(self, Self::Internal(_))
    }

    pub(super) fn outside(site: LonLat, rasters: &[RasterSummary]) -> Self {
        let edge = |of: fn(&GeographicBounds) -> f64, pick: fn(f64, f64) -> f64| {
            rasters.iter().map(|raster| of(&raster.extent)).reduce(pick).unwrap_or(f64::NAN)
        };
        let covers = GeographicBounds {
            west: edge(|extent| extent.west, f64::min),
            south: edge(|extent| extent.south, f64::min),
            east: edge(|extent| extent.east, f64::max),
            north: edge(|extent| extent.north, f64::max),
        };
        Self::SiteOutside { site, covers }
    }
}

impl From<DemError> for CoverageError {
    fn from(error: DemError) -> Self {
        match error {
            DemError::Raster(error) => Self::Raster(error),
            DemError::Crs(error) => Self::Crs(error),
            DemError::Place(error) => Self::Place(error),
            DemError::Internal(text) => Self::Internal(text),
        }
    }
}
