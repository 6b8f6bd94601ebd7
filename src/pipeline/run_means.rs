//! What a run may use and replace, none of which changes its results.
use crate::store::Cache;

/// Memory of a run where nothing else is said, bytes: half a gibibyte.
pub const DEFAULT_MEMORY_BYTES: usize = 1 << 29;

/// What a run may use and replace, none of which changes its results.
#[derive(Clone, Copy, Debug)]
pub struct RunMeans<'a> {
    /// Memory for terrain, results at settlements, swept masts and tiles together, bytes; what the program needs besides (150 to 200 MiB) is not
    /// counted.
    pub memory_bytes: usize,
    /// Whether to continue with the tiles that a stopped run has left in the output folder.
    pub resume: bool,
    /// Where the ground and swept masts of earlier runs are found, and those of this one kept.
    pub cache: Option<&'a Cache>,
    /// Whether the results, or the unfinished run, of another scenario in the output folder may be replaced. A scenario is another one by
    /// its name or its file; the same one with other choices replaces its earlier results in any case.
    pub overwrite: bool,
}

impl Default for RunMeans<'_> {
    fn default() -> Self {
        Self { memory_bytes: DEFAULT_MEMORY_BYTES, resume: false, cache: None, overwrite: false }
    }
}
