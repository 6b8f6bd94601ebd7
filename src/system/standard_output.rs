//! Whether there is a standard output.

/// Whether standard output was closed when the program began: Rust then opens the null device in its place, for reading and
/// writing, where a shell's `>/dev/null` opens it for writing alone. Windows tells nothing of this: never there.
#[cfg(unix)]
pub(crate) fn is_closed() -> bool {
    use rustix::fs::{OFlags, Stat, fcntl_getfl, fstat, stat};
    let out = std::io::stdout();
    let both_ways = fcntl_getfl(&out).is_ok_and(|flags| flags & OFlags::RWMODE == OFlags::RDWR);
    let device = |there: Stat| there.st_rdev;
    let null = stat("/dev/null").ok().map(device);
    both_ways && null.is_some() && fstat(&out).ok().map(device) == null
}

#[cfg(windows)]
pub(crate) const fn is_closed() -> bool {
    false
}
