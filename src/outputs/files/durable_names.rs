//! Names that outlast a power cut.
use crate::system::file_opening::sync_folder;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Brings the names in a folder to the disk: before, a file moved there may be gone, or be back under its old name, after a
/// power cut.
///
/// # Errors
/// The system's; a file system that cannot do this is taken as it is.
pub(in crate::outputs) fn sync_names(folder: &Path) -> io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match sync_folder(folder) {
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        outcome => outcome,
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
