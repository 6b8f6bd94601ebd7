//! Why a comparison stops.
use crate::inputs::crs::{CrsError, PlaceError};
use crate::inputs::results::ResultsError;
use crate::inputs::scenario_file::ScenarioFileError;
use crate::outputs::OutputError;
use crate::pipeline::RunError;
use std::path::PathBuf;

/// Why a comparison stops.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CompareError {
    /// Nothing to compare with.
    #[error(
        "{}", crate::text!("compare-error-too-few", given))]
    TooFew {
        /// How many were given.
        given: usize,
    },
    /// More than are compared at once.
    #[error("{}", crate::text!("compare-error-too-many", given, most))]
    TooMany {
        /// How many were given.
        given: usize,
        /// Most.
        most: usize,
    },
    /// A run that would replace results to compare with.
    #[error(
        "{}", crate::text!("compare-error-over-results", scenario = scenario.display(), folder = folder.display()))]
    OverResults {
        /// The scenario file.
        scenario: PathBuf,
        /// The folder.
        folder: PathBuf,
    },
    /// A scenario file.
    #[error(transparent)]
    Scenario(#[from] ScenarioFileError),
    /// A run.
    #[error("{}", crate::text!("compare-error-run", label, source))]
    Run {
        /// Name of the scenario.
        label: String,
        /// Why it stopped.
        source: Box<RunError>,
    },
    /// Finished results, or roads.
    #[error(transparent)]
    Results(#[from] ResultsError),
    /// The reference system of a raster.
    #[error(transparent)]
    Crs(#[from] CrsError),
    /// A place outside it.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// More roads than are measured.
    #[error(
        "{}", crate::text!("compare-error-too-many-roads", file, most))]
    TooManyRoads {
        /// The file.
        file: String,
        /// Most pieces.
        most: usize,
    },
    /// The masts or villages of a scenario cannot be read.
    #[error(transparent)]
    Tables {
        /// Why.
        source: Box<RunError>,
    },
    /// The comparison cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

impl CompareError {
    /// Whether this is an internal error rather than bad input.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        matches!(self, Self::Run { source, .. } | Self::Tables { source } if source.is_internal())
    }
}
