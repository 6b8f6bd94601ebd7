//! Who runs the program.

/// Whether this is the administrator of a Unix system.
#[cfg(unix)]
#[must_use]
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    // the process's own folder belongs to its user; without such folders nobody is taken for the administrator
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// Whether this is the administrator of a Unix system.
#[cfg(not(unix))]
#[must_use]
pub(crate) const fn is_root() -> bool {
    false
}
