//! Why a path has no result.
use crate::geodesy::LonLat;
use crate::inputs::crs::{CrsError, PlaceError};
use crate::inputs::itu_maps::ItuMapError;
use crate::inputs::{InputError, LinkInputError, RasterInputError};
use crate::language::decimals;
use crate::outputs::OutputError;
use crate::pipeline::RunError;
use crate::pipeline::dem::DemError;
use crate::pipeline::handset::ClutterTwice;
use crate::propagation::PropagationError;
use crate::terrain::SamplingError;
use crate::words::refusal_text;

/// Why a path has no result.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PathError {
    /// The profile or a row of a table.
    #[error(transparent)]
    Link(#[from] LinkInputError),
    /// Terrain or land cover.
    #[error(transparent)]
    Raster(#[from] RasterInputError),
    /// A path so long that its box of terrain does not fit into memory.
    #[error(
        "{}", crate::text!("path-error-too-long", length_km = decimals(length_km, 0), cells = decimals(cells, 0), cell_m, max_cells))]
    TooLong {
        /// Ground distance, km.
        length_km: f64,
        /// Cells of the box.
        cells: f64,
        /// Side of a cell, m.
        cell_m: f64,
        /// Maximum number of cells.
        max_cells: usize,
    },
    /// The maps of the radio climate.
    #[error(transparent)]
    ItuMaps(#[from] ItuMapError),
    /// Maps of the radio climate and no place to read them at.
    #[error("{}", crate::text!("path-error-maps-without-places"))]
    MapsWithoutPlaces,
    /// A coordinate reference system.
    #[error(transparent)]
    Crs(#[from] CrsError),
    /// A place that cannot be placed.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// Terrain is missing on the path.
    #[error(
        "{}", crate::text!("path-error-void", at_km = decimals(at_km, 3), longitude_deg = decimals(at.longitude_deg, 5), latitude_deg = decimals(at.latitude_deg, 5), void_points, points))]
    Void {
        /// Distance of the first void point, km.
        at_km: f64,
        /// Where it is.
        at: LonLat,
        /// Number of void points.
        void_points: usize,
        /// Number of points.
        points: usize,
    },
    /// The samples make no profile.
    #[error(transparent)]
    Sampling(SamplingError),
    /// The model requested has no value.
    #[error("{}", refusal_text(.0))]
    Model(PropagationError),
    /// A link of a table without ground.
    #[error("{}", crate::text!("path-error-no-ground", looked_for))]
    NoGround {
        /// The profile that was looked for.
        looked_for: String,
    },
    /// A link of a table without places.
    #[error("{}", crate::text!("path-error-no-places", looked_for))]
    NoPlaces {
        /// The profile that was looked for.
        looked_for: String,
    },
    /// A picture of an unknown format.
    #[error("{}", crate::text!("path-error-picture-name", file = file.display()))]
    PictureName {
        /// The file.
        file: std::path::PathBuf,
    },
    /// The result cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Buildings and trees that would count twice.
    #[error(transparent)]
    ClutterTwice(#[from] ClutterTwice),
    /// A scenario's inputs, or a link of it.
    #[error(transparent)]
    Run(Box<RunError>),
    /// A mast or village that the scenario does not have.
    #[error("{}", crate::text!("path-error-unknown-name", what, text, nearest))]
    UnknownName {
        /// `mast`, `village`.
        what: &'static str,
        /// What was typed.
        text: String,
        /// Those that it may have meant.
        nearest: String,
    },
    /// A name of several masts or villages.
    #[error("{}", crate::text!("path-error-ambiguous-name", what, text, all))]
    AmbiguousName {
        /// `mast`, `village`.
        what: &'static str,
        /// What was typed.
        text: String,
        /// What it may be.
        all: String,
    },
    /// An internal error.
    #[error("{}", crate::text!("internal-error", reason = .0))]
    Internal(String),
}

impl PathError {
    /// Whether this is an internal error rather than bad input.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        match self {
            Self::Run(error) => error.is_internal(),
            other => matches!(other, Self::Internal(_)),
        }
    }
}

impl From<RunError> for PathError {
    fn from(error: RunError) -> Self {
        Self::Run(Box::new(error))
    }
}

impl From<InputError> for PathError {
    fn from(error: InputError) -> Self {
        Self::Link(error.into())
    }
}

impl From<DemError> for PathError {
    fn from(error: DemError) -> Self {
        match error {
            DemError::Raster(error) => Self::Raster(error),
            DemError::Crs(error) => Self::Crs(error),
            DemError::Place(error) => Self::Place(error),
            DemError::Internal(text) => Self::Internal(text),
        }
    }
}
