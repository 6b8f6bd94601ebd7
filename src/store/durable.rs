//! Files and names that outlast a power cut.
#![expect(clippy::disallowed_types, reason = "files are written whole or not at all")]
use crate::system::file_opening::sync_folder;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// Brings the names in a folder to the disk: before, a file moved there may be gone, or be back under its old name, after a
/// power cut.
///
/// # Errors
/// The system's; a file system that cannot do this is taken as it is.
pub fn sync_names(folder: &Path) -> io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match sync_folder(folder) {
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        outcome => outcome,
    }
}

/// Writes a file of some parts under a temporary name, has it brought to the disk, and renames it.
///
/// # Errors
/// The system's; the file is then as it was before.
pub fn write_whole(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let beside = path.with_extension("part");
    // left by a process that was killed
    remove_old(&beside)?;
    let mut file = File::create_new(&beside)?;
    for part in parts {
        file.write_all(part)?;
    }
    file.sync_all()?;
    fs::rename(&beside, path)?;
    sync_names(path.parent().unwrap_or(Path::new("")))
}

/// Removes a file that may not be there.
fn remove_old(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::sync_names;
    use std::path::Path;

    #[test]
    fn a_folder_is_brought_to_the_disk_and_one_that_is_missing_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(sync_names(folder.path()).is_ok() && sync_names(Path::new("")).is_ok());
        assert!(sync_names(&folder.path().join("nowhere")).is_err());
    }
}
