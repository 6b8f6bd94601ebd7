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
        "{} MiB of memory is not enough: the opportunity map of one height needs {} MiB; give more with --memory, or set a smaller \
         new_mast.radius_km or fewer new_mast.downtilts_deg",
        bound_bytes >> 20, needed_bytes.div_ceil(1 << 20)
    )]
    TooLittleMemory {
        /// The bound.
        bound_bytes: usize,
        /// The least that is needed.
        needed_bytes: usize,
    },
    /// The model's losses differ from one end to the other, and there are too many cells for paths of their own.
    #[error(
        "the model that decides is not the same from both ends, so that every cell needs a path of its own: {paths} paths, and the limit is {limit}; \
         name \"p1812\" or \"p526\" first in propagation.models, or set a smaller new_mast.radius_km or a larger area.resolution_m"
    )]
    TooManyPaths {
        /// Paths from places without service to cells.
        paths: usize,
        /// As many are computed.
        limit: usize,
    },
    /// More distinct sets than an index holds.
    #[error(
        "the cells serve more than {limit} distinct sets of places; set a larger area.resolution_m, or fewer new_mast.heights_m"
    )]
    TooManySets {
        /// The limit.
        limit: usize,
    },
}
