//! Why a quick look fails.
use crate::geodesy::{GeographicBounds, LonLat};
use crate::inputs::antenna_files::AntennaFileError;
use crate::inputs::crs::{CrsError, PlaceError};
use crate::inputs::itu_maps::ItuMapError;
use crate::inputs::{RasterInputError, RasterSummary};
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
        "the site, longitude {:.5}, latitude {:.5}, lies outside the elevation model, which covers longitude {:.4} to {:.4}, \
         latitude {:.4} to {:.4}: add the tile that contains it, or correct the coordinates, longitude first",
        site.longitude_deg, site.latitude_deg, covers.west, covers.east, covers.south, covers.north
    )]
    SiteOutside {
        /// The site.
        site: LonLat,
        /// The box of all files.
        covers: GeographicBounds,
    },
    /// A site without ground.
    #[error(
        "the site, longitude {:.5}, latitude {:.5}, lies in a void of the elevation model or outside it, so the antenna height above sea level is unknown: \
         fill the void (gdal_fillnodata), or move the site", site.longitude_deg, site.latitude_deg
    )]
    SiteInVoid {
        /// The site.
        site: LonLat,
    },
    /// A radius within one cell.
    #[error(
        "the radius, {radius_m} m, is smaller than a cell of {cell_m} m: use a larger radius, or a finer resolution"
    )]
    RadiusTooSmall {
        /// The radius, m.
        radius_m: f64,
        /// Side of a cell, m.
        cell_m: f64,
    },
    /// A grid that does not fit into memory.
    #[error(
        "a radius of {radius_km} km makes {cells:.0} cells of {cell_m} m, more than {max_cells}: use a smaller radius, or a \
         resolution of {enough_m} m"
    )]
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
    #[error("internal error: {0}")]
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
