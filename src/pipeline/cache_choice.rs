//! Where the cache lies, and how large it may be.
use crate::store::Cache;
use crate::system::free_disk::free_disk_bytes;
use etcetera::BaseStrategy as _;
use std::env;
use std::path::{Path, PathBuf};

/// Names the cache's folder, or says [`OFF`].
const VARIABLE: &str = "SIGNALGAP_CACHE";
/// No cache.
const OFF: &str = "off";
/// The name of the folder within the platform's folder of caches.
const FOLDER: &str = "signalgap";
/// Share of the free disk that the cache may take where nothing is said.
const SHARE_OF_FREE_DISK: u64 = 10;
/// Most that it takes where nothing is said, bytes.
const MOST_BYTES: u64 = 16 << 30;
/// What it may take where the system does not tell the free disk, bytes.
const UNKNOWN_DISK_BYTES: u64 = 1 << 30;

/// The cache of this user: in the folder that the variable `SIGNALGAP_CACHE` names, else in the platform's folder of caches
/// (`~/.cache/signalgap` on Linux, `~/Library/Caches/signalgap` on macOS, `%LOCALAPPDATA%\\signalgap` on Windows); of so many bytes,
/// else of a tenth of the disk that is free or was taken by it, 16 GiB at most. `None` where the variable says `off`, or there is
/// no such folder.
#[must_use]
pub fn user_cache(bytes: Option<u64>) -> Option<Cache> {
    let folder = match env::var_os(VARIABLE) {
        Some(text) if text == OFF => return None,
        Some(text) if !text.is_empty() => PathBuf::from(text),
        _ => etcetera::base_strategy::choose_native_strategy().ok()?.cache_dir().join(FOLDER),
    };
    let limit_bytes = bytes.unwrap_or_else(|| default_bytes(&folder));
    Some(Cache::new(folder, limit_bytes))
}

/// A cache in a folder, as large as the disk lets it be by default.
pub(super) fn cache_within(folder: &Path) -> Cache {
    Cache::new(folder.to_owned(), default_bytes(folder))
}

fn default_bytes(folder: &Path) -> u64 {
    let free = folder.ancestors().find_map(free_disk_bytes);
    free.map_or(UNKNOWN_DISK_BYTES, |free| (free / SHARE_OF_FREE_DISK).min(MOST_BYTES))
}
