//! Why opportunities could not be mapped.
use crate::coverage::{LinkError, StoreError};

/// Why opportunities could not be mapped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpportunityError {
    /// A sector that cannot be computed.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// Ground could not be read, or a place not be converted.
    #[error(transparent)]
    Source(StoreError),
    /// The limit is too small for the map of one height.
    #[error(
        "{}", crate::text!("opportunity-error-too-little-memory", given_mib = bound_bytes >> 20, needed_mib = needed_bytes.div_ceil(1 << 20)))]
    TooLittleMemory {
        /// The bound.
        bound_bytes: usize,
        /// The least that is needed.
        needed_bytes: usize,
    },
    /// The model's losses differ from one end to the other, and there are too many cells for paths of their own.
    #[error(
        "{}", crate::text!("opportunity-error-too-many-paths", paths, limit))]
    TooManyPaths {
        /// Paths from places without service to cells.
        paths: usize,
        /// As many are computed.
        limit: usize,
    },
    /// More distinct sets than an index holds.
    #[error(
        "{}", crate::text!("opportunity-error-too-many-sets", limit))]
    TooManySets {
        /// The limit.
        limit: usize,
    },
}
