//! Terrain, villages and masts that are not part of the project, for tests.
use std::path::{Path, PathBuf};

/// A file or folder of the reference data, which are in the folder named by `SIGNALGAP_SHARED` (default `../shared`).
///
/// A test that asks for one is ignored by name where `build.rs` found no such folder; in any other case a file that is
/// missing is a failure.
pub(super) fn shared(what: &str) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = here.join(std::env::var_os("SIGNALGAP_SHARED").unwrap_or_else(|| "../shared".into()));
    let path = folder.join(what);
    assert!(path.exists(), "no reference data at {}", path.display());
    path
}
