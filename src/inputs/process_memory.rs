//! The memory of this process, as reported by the system.
use std::fs;

/// The largest memory this process has had since it began, or since [`forget_peak_memory`], bytes (`VmHWM` of proc(5)); `None`
/// where the system has no such file.
#[must_use]
pub fn peak_memory_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes << 10)
}

/// Has the peak counted from here on, where the system allows it (`clear_refs` of proc(5)).
pub fn forget_peak_memory() {
    // where it does not, the peak is that of the whole process
    let _ = fs::write("/proc/self/clear_refs", "5");
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::peak_memory_bytes;

    #[test]
    fn the_peak_holds_what_was_there() {
        let bytes = vec![1_u8; 1 << 25];
        assert!(bytes.iter().map(|byte| usize::from(*byte)).sum::<usize>() == 1 << 25);
        assert!(peak_memory_bytes().expect("Linux tells it") >= 1 << 25);
    }
}
