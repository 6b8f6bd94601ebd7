//! Terrain, villages, masts and published numbers that are not part of the project.
use std::path::{Path, PathBuf};

/// A file or folder of the reference data, which are in the folder named by `SIGNALGAP_SHARED` (default `../shared`).
///
/// A test that asks for one carries `#[cfg_attr(not(has_shared), ignore = "...")]`, so that cargo lists it as ignored where
/// `build.rs` found no folder. Whoever runs it all the same, or with `SIGNALGAP_REQUIRE_SHARED=1`, needs the file.
pub(crate) fn shared(what: &str) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = here.join(std::env::var_os("SIGNALGAP_SHARED").unwrap_or_else(|| "../shared".into()));
    let path = folder.join(what);
    // the program runs in folders of its own, where `..` leads elsewhere
    path.canonicalize().unwrap_or_else(|error| panic!("no reference data at {}: {error}", path.display()))
}
