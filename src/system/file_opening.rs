//! How files and folders are opened, made and brought to the disk.
use crate::language::word;
use std::fs::{DirBuilder, FileType, OpenOptions};
use std::io;
use std::path::Path;

/// Has a file opened without waiting for whoever is at its other end. On Windows no file of a folder makes one wait.
pub(crate) fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    options
}

/// Has a link refused, or opened itself (Windows), in place of what it leads to.
pub(crate) fn without_following_links(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed())
    }
    #[cfg(windows)]
    {
        /// `FILE_FLAG_OPEN_REPARSE_POINT` of `CreateFileW`.
        const OPEN_REPARSE_POINT: u32 = 0x0020_0000;
        use std::os::windows::fs::OpenOptionsExt;
        options.custom_flags(OPEN_REPARSE_POINT)
    }
}

/// Words for what is neither a regular file nor a folder.
pub(crate) fn special_kind(kind: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return word("file-opening-named-pipe");
        }
        if kind.is_socket() {
            return word("file-opening-socket");
        }
    }
    let _ = kind;
    word("file-opening-device")
}

/// Makes a folder that only its owner may look into; on Windows, one with the rights of the folder it is in.
///
/// # Errors
/// The system's; `AlreadyExists` where something has the name.
pub(crate) fn make_private_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        DirBuilder::new().mode(0o700).create(path)
    }
    #[cfg(windows)]
    {
        DirBuilder::new().create(path)
    }
}

/// Brings the names in a folder to the disk; on Windows the system does so by itself.
///
/// # Errors
/// The system's.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        OpenOptions::new().read(true).open(folder).and_then(|folder| folder.sync_all())
    }
    #[cfg(windows)]
    {
        folder.metadata().map(drop)
    }
}
