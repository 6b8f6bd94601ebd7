//! The documents: links that hold, one version everywhere, licences of what is compiled in, the public address.
#![expect(clippy::print_stdout, reason = "a test that is left out says so")]
mod address;
mod licences;
mod links;
mod slugs;
mod versions;

use std::fs;
use std::path::{Path, PathBuf};

/// The repository; `None` in the crate alone, which has not all documents.
fn repository() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    if root.join(".ci/run").is_file() {
        return Some(root);
    }
    println!("SKIPPED: documents of the repository (this is the crate alone)");
    None
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
