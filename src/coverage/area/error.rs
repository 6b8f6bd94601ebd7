//! Why an area could not be computed.
use crate::coverage::LinkError;
use std::error::Error;

/// What a source or store of the caller reports.
pub type StoreError = Box<dyn Error + Send + Sync>;

/// Why an area could not be computed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AreaError {
    /// A sector that cannot be computed.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// Ground could not be read, or a result not stored.
    #[error(transparent)]
    Store(StoreError),
    /// The limit is too small for one mast and one tile.
    #[error(
        "{}", crate::text!("area-error-too-little-memory", given_mib = bound_bytes >> 20, needed_mib = needed_bytes.div_ceil(1 << 20)))]
    TooLittleMemory {
        /// The bound.
        bound_bytes: usize,
        /// The least that is needed.
        needed_bytes: usize,
    },
}
