//! Cleaning up when the program is told to stop: only the tiles needed by `--resume` are kept.
//!
//! On Windows no signal is handled: unfinished files stay in their hidden folder, as after a power cut.
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

static STOPPING: AtomicBool = AtomicBool::new(false);

/// From here on, a signal to stop removes what is unfinished before it ends the program as usual. A signal that the caller
/// has chosen to ignore (`nohup`, a shell's background) stays ignored.
#[cfg(unix)]
pub(super) fn clean_up_when_stopped() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let ignored = ignored_signals();
    let heeded = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
    // without a handler the program stops all the same
    let Ok(mut signals) = signal_hook::iterator::Signals::new(heeded) else { return };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            STOPPING.store(true, Ordering::SeqCst);
            crate::pipeline::remove_unfinished();
            // in vain only for signals that cannot be had here
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
}

/// Does nothing.
#[cfg(windows)]
pub(super) const fn clean_up_when_stopped() {}

/// Holds a thread that would end the program by itself, or report an error, while a signal is ending it.
pub(super) fn wait_if_stopping() {
    while STOPPING.load(Ordering::SeqCst) {
        std::thread::park();
    }
}

/// Ends the program once all is told and put in place. On Unix at once, without taking apart what GDAL and PROJ hold: the
/// system takes it back all the same, and faster.
#[cfg(unix)]
pub(super) fn end(code: u8) -> ExitCode {
    signal_hook::low_level::exit(i32::from(code))
}

/// Ends the program once all is told and put in place.
#[cfg(windows)]
pub(super) fn end(code: u8) -> ExitCode {
    ExitCode::from(code)
}

/// The signals the caller has this program ignore, one bit each; none if the system does not report them.
#[cfg(unix)]
fn ignored_signals() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}
