//! Programs that are installed.
use std::path::PathBuf;

/// Where a program of this name lies: the first on the PATH.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let candidates = std::env::split_paths(&folders).map(|folder| folder.join(name)).collect::<Vec<_>>();
    candidates
        .into_iter()
        .map(|path| path.with_extension(std::env::consts::EXE_EXTENSION))
        .find(|path| path.is_file())
}
