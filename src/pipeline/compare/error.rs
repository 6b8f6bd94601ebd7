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
        "{given} scenario is given: at least two are compared, scenario files or folders with finished results"
    )]
    TooFew {
        /// How many were given.
        given: usize,
    },
    /// More than are compared at once.
    #[error("{given} scenarios are given: at most {most} are compared at once")]
    TooMany {
        /// How many were given.
        given: usize,
        /// Most.
        most: usize,
    },
    /// A run that would replace results to compare with.
    #[error(
        "the scenario `{}` is run into {}, which is also given as finished results: give the folder alone, or another output folder",
        scenario.display(), folder.display()
    )]
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
    #[error("scenario {label}: {source}")]
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
        "roads `{file}`: more than {most} pieces of a cell's length: give the roads of the study area alone, or a coarser selection"
    )]
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
