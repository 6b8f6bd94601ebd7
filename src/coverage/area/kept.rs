//! Readings of masts that were kept from earlier runs.
use super::error::AreaError;
use super::reading::{Reading, ReadingKey};

/// Where the readings of whole masts are kept beyond one run. What is kept there may be gone at any time: it is then computed
/// again.
pub trait KeptReadings: Sync {
    /// What the cells of a tile read of a mast; `None` where it is not kept, or is not as it was.
    fn find(&self, key: ReadingKey) -> Option<Reading>;

    /// Whether a mast is swept for all tiles that it reaches, so that they can be kept, even where some of them are not asked for.
    fn keeps_all_tiles(&self) -> bool;

    /// Keeps what all tiles that a mast reaches read of it, tile by tile as they are given; whether that worked.
    ///
    /// # Errors
    /// Those of `read` alone: a store that fails keeps nothing.
    fn keep(
        &self,
        tiles: &[ReadingKey],
        read: &mut dyn FnMut(ReadingKey) -> Result<Reading, AreaError>,
    ) -> Result<bool, AreaError>;
}

/// Keeps nothing.
#[derive(Clone, Copy, Debug)]
pub struct NothingKept;

impl KeptReadings for NothingKept {
    fn find(&self, _key: ReadingKey) -> Option<Reading> {
        None
    }

    fn keeps_all_tiles(&self) -> bool {
        false
    }

    fn keep(
        &self,
        _tiles: &[ReadingKey],
        _read: &mut dyn FnMut(ReadingKey) -> Result<Reading, AreaError>,
    ) -> Result<bool, AreaError> {
        Ok(false)
    }
}

/// What a run over an area had to sweep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AreaTally {
    /// Masts swept; one that had to be swept again counts again.
    pub swept: usize,
    /// Masts whose readings were found, every one of them.
    pub found: usize,
}
