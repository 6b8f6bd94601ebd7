//! Arguments of the cache.
use super::headings;
use super::memory_argument::parse_bytes;
use crate::pipeline::{Cache, user_cache};

/// The cache of a command.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct CacheArguments {
    /// Most that the cache of terrain and swept masts may take on the disk, such as `2GiB` (default: a tenth of the free disk). It lies
    /// in the folder of caches of this computer, or where the variable SIGNALGAP_CACHE says, and may be removed at any time.
    #[arg(help_heading = headings::MEANS, long, value_name = "SIZE", value_parser = parse_bytes)]
    cache: Option<usize>,
    /// Read and sweep everything again, and keep nothing. The results are the same.
    #[arg(help_heading = headings::MEANS, long, conflicts_with = "cache")]
    no_cache: bool,
}

impl CacheArguments {
    /// The cache; `None` where there is to be none.
    pub(super) fn open(self) -> Option<Cache> {
        if self.no_cache { None } else { user_cache(self.cache.map(|bytes| bytes as u64)) }
    }
}
