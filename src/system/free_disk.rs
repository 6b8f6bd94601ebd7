//! Free room on a disk.
use std::path::Path;

/// Bytes that this user may still write to the disk of a folder that is there; `None` where the system does not tell (on Windows
/// the standard library does not).
pub(crate) fn free_disk_bytes(folder: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        let disk = rustix::fs::statvfs(folder).ok()?;
        disk.f_bavail.checked_mul(disk.f_frsize)
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::free_disk_bytes;

    #[test]
    fn the_disk_of_a_folder_has_some_room() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(free_disk_bytes(folder.path()).is_none_or(|bytes| bytes > 0));
        assert_eq!(free_disk_bytes(&folder.path().join("nowhere")), None);
    }
}
