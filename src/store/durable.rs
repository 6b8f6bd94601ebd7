//! Files and names that outlast a power cut.
use crate::system::file_opening::sync_folder;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::time::Duration;

/// How unfinished files begin.
pub const UNFINISHED: &str = ".signalgap-";

/// An unfinished file that nobody has written to for so long was left by a process that was killed.
pub const LEFT_AFTER: Duration = Duration::from_secs(24 * 3_600);

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

/// Writes a file of some parts under a temporary name of its own, has it brought to the disk, and renames it: of several processes that write
/// the same file, one after the other puts it in place.
///
/// # Errors
/// The system's; the file is then as it was before.
pub fn write_whole(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new();
    beside.prefix(UNFINISHED).suffix(".part");
    let mut file = readable_by_others(&mut beside).tempfile_in(folder)?;
    for part in parts {
        file.write_all(part)?;
    }
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync_names(folder)
}

/// A temporary file is its owner's alone unless this is said; what is kept may be for others too, as far as the process allows it.
#[cfg(unix)]
fn readable_by_others<'b>(
    beside: &'b mut tempfile::Builder<'static, 'static>,
) -> &'b mut tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    beside.permissions(std::fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn readable_by_others<'b>(
    beside: &'b mut tempfile::Builder<'static, 'static>,
) -> &'b mut tempfile::Builder<'static, 'static> {
    beside
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
