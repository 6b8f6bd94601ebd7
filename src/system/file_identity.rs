//! How a file is told from others, and from what it was before.
use std::fs::Metadata;
use std::path::Path;

#[cfg(unix)]
pub(crate) use unix::{FileIdentity, FileMarks};
#[cfg(windows)]
pub(crate) use windows::{FileIdentity, FileMarks};

/// What a file is, whatever name or link it goes by; `None` where there is none.
pub(crate) fn identity_of(path: &Path) -> Option<FileIdentity> {
    FileIdentity::of(path, &path.metadata().ok()?)
}

/// Whether an open file is what a name stands for now, links not followed.
pub(crate) fn is_still(opened: &Metadata, path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|there| same(opened, &there))
}

#[cfg(unix)]
fn same(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Two files that were made in the same tenth of a microsecond are taken for one.
#[cfg(windows)]
fn same(a: &Metadata, b: &Metadata) -> bool {
    use std::os::windows::fs::MetadataExt;
    a.creation_time() == b.creation_time()
}

#[cfg(unix)]
mod unix {
    use std::fs::Metadata;
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;

    /// Device and number of a file, the same for all its names and links.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) struct FileIdentity {
        device: u64,
        inode: u64,
    }

    impl FileIdentity {
        /// Of a file that is there.
        #[expect(clippy::unnecessary_wraps, reason = "other systems may not tell")]
        pub(super) fn of(_path: &Path, there: &Metadata) -> Option<Self> {
            Some(Self { device: there.dev(), inode: there.ino() })
        }
    }

    /// What changes when a file is written to or replaced.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) struct FileMarks {
        device: u64,
        inode: u64,
        bytes: u64,
        /// Last change of the content, seconds and nanoseconds.
        modified: (i64, i64),
        /// Last change of content or name, which no program can set.
        changed: (i64, i64),
    }

    impl FileMarks {
        /// Of a file that is there.
        pub(crate) fn of(there: &Metadata) -> Self {
            Self {
                device: there.dev(),
                inode: there.ino(),
                bytes: there.size(),
                modified: (there.mtime(), there.mtime_nsec()),
                changed: (there.ctime(), there.ctime_nsec()),
            }
        }
    }
}

#[cfg(windows)]
mod windows {
    use std::fs::Metadata;
    use std::os::windows::fs::MetadataExt;
    use std::path::{Path, PathBuf};

    /// The one full name of a file; a second hard link is not told from another file.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) struct FileIdentity(PathBuf);

    impl FileIdentity {
        /// Of a file that is there.
        pub(super) fn of(path: &Path, _there: &Metadata) -> Option<Self> {
            path.canonicalize().ok().map(Self)
        }
    }

    /// What changes when a file is written to or replaced; a program can set the times.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) struct FileMarks {
        bytes: u64,
        /// Units of 100 ns.
        created: u64,
        modified: u64,
    }

    impl FileMarks {
        /// Of a file that is there.
        pub(crate) fn of(there: &Metadata) -> Self {
            Self {
                bytes: there.file_size(),
                created: there.creation_time(),
                modified: there.last_write_time(),
            }
        }
    }
}
