//! Why a run stops.
use crate::coverage::{AreaError, LinkError};
use crate::inputs::InputError;
use crate::inputs::RasterInputError;
use crate::inputs::crs::{CrsError, PlaceError};
use crate::inputs::file_stamp::ChangedInput;
use crate::inputs::itu_maps::ItuMapError;
use crate::inputs::presence::MissingInputs;
use crate::inputs::scenario_file::ScenarioFileError;
use crate::outputs::OutputError;
use crate::planning::{OpportunityError, RankingError};
use crate::propagation::PropagationError;
use crate::words::refusal_text;
use std::path::PathBuf;

/// Why a run stops: the first thing that leaves nothing to work with.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RunError {
    /// The scenario.
    #[error(transparent)]
    Scenario(#[from] ScenarioFileError),
    /// Files listed in the scenario that are missing.
    #[error(transparent)]
    Missing(#[from] MissingInputs),
    /// A file that changed while it was read.
    #[error(transparent)]
    Changed(#[from] ChangedInput),
    /// Settlements or sites.
    #[error(transparent)]
    Table(#[from] InputError),
    /// Terrain or land cover.
    #[error(transparent)]
    Raster(#[from] RasterInputError),
    /// Maps of the radio climate.
    #[error(transparent)]
    Climate(#[from] ItuMapError),
    /// The planning CRS.
    #[error(transparent)]
    Crs(#[from] CrsError),
    /// A place outside the planning CRS.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// A link for which the model has no value.
    #[error("{}", crate::text!("sector-refused", sector_id, refusal = refusal_text(refusal)))]
    Refused {
        /// The sector.
        sector_id: String,
        /// The model's reason.
        refusal: PropagationError,
    },
    /// Another link without a budget.
    #[error(transparent)]
    Link(LinkError),
    /// The area layers.
    #[error(transparent)]
    Area(AreaError),
    /// The opportunity map.
    #[error(transparent)]
    Opportunity(OpportunityError),
    /// Too little memory for the area layers.
    #[error(
        "{}", crate::text!("run-error-too-little-memory", given_mib = bound_bytes >> 20, needed_mib))]
    TooLittleMemory {
        /// What is allowed.
        bound_bytes: usize,
        /// The smallest value with which the run works, MiB.
        needed_mib: usize,
    },
    /// Too little memory for the settlements.
    #[error(
        "{}", crate::text!("run-error-too-many-settlements", given_mib = bound_bytes >> 20, number, needed_mib))]
    TooManySettlements {
        /// What is allowed.
        bound_bytes: usize,
        /// Number of settlements.
        number: usize,
        /// The smallest value with which the run works, MiB.
        needed_mib: usize,
    },
    /// A ranking criterion.
    #[error(transparent)]
    Ranking(#[from] RankingError),
    /// What is asked of a plan cannot be met.
    #[error("{0}")]
    Plan(String),
    /// The file of costs.
    #[error(transparent)]
    Costs(#[from] crate::inputs::costs::CostFileError),
    /// Roads or power lines.
    #[error(transparent)]
    Lines(#[from] crate::inputs::results::ResultsError),
    /// Files that are there already and are not the program's own, or not as it made them.
    #[error(
        "{}", crate::text!("run-error-would-overwrite", file = files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>().join(", ")))]
    WouldOverwrite {
        /// Those files.
        files: Vec<PathBuf>,
    },
    /// A grid around the settlements that is too large, perhaps for one of them.
    #[error("{}", crate::text!("run-error-grid-too-large", source, farthest))]
    GridTooLarge {
        /// How large, and how large it may be.
        source: Box<RasterInputError>,
        /// Settlement, distance, place.
        farthest: String,
    },
    /// Nothing to judge any settlement by.
    #[error(
        "{}", crate::text!("run-error-no-terrain", settlements, example))]
    NoTerrain {
        /// How many settlements.
        settlements: usize,
        /// One of them and where it lies.
        example: String,
    },
    /// The report of finished results.
    #[error(transparent)]
    Report(#[from] super::report::ReportError),
    /// The results cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// An internal error.
    #[error("{}", crate::text!("internal-error", reason = .0))]
    Internal(String),
}

impl From<LinkError> for RunError {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Propagation { sector_id, refusal } => Self::Refused { sector_id, refusal },
            other => Self::Link(other),
        }
    }
}

impl From<AreaError> for RunError {
    fn from(error: AreaError) -> Self {
        match error {
            AreaError::TooLittleMemory { bound_bytes, needed_bytes } => {
                Self::TooLittleMemory { bound_bytes, needed_mib: needed_bytes.div_ceil(1 << 20) }
            }
            AreaError::Link(error) => error.into(),
            other => Self::Area(other),
        }
    }
}

impl From<OpportunityError> for RunError {
    fn from(error: OpportunityError) -> Self {
        match error {
            OpportunityError::Link(error) => error.into(),
            other => Self::Opportunity(other),
        }
    }
}

impl RunError {
    /// Whether this is an internal error rather than bad input.
    #[must_use]
    pub const fn is_internal(&self) -> bool {
        matches!(self, Self::Internal(_))
    }
}
