//! The processor time of a program.

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
