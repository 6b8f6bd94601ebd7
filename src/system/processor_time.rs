//! The processor time of a program.
use std::io;
use std::process::{Child, ExitStatus};
use wait4::Wait4 as _;

/// Processor time of this process so far, all threads together, seconds.
pub(crate) fn processor_time_s() -> f64 {
    #[cfg(unix)]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
    }
    #[cfg(windows)]
    {
        cpu_time::ProcessTime::now().as_duration().as_secs_f64()
    }
}

/// Waits for a program to end: how it ended, and its processor time, all threads together, seconds. On Unix programs that it
/// started itself and waited for are part of it, on Windows they are not.
pub(crate) fn ended(child: &mut Child) -> io::Result<(ExitStatus, f64)> {
    let used = child.wait4()?;
    Ok((used.status, (used.rusage.utime + used.rusage.stime).as_secs_f64()))
}
