//! Wall and processor time of stages.
use rustix::time::{ClockId, clock_gettime};
use std::time::Instant;

/// One stage's times, seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lap {
    pub(super) stage: &'static str,
    pub(super) wall: f64,
    /// Of all threads together.
    pub(super) processor: f64,
}

/// Times stages.
pub(super) struct Stopwatch {
    last: (Instant, f64),
    pub(super) laps: Vec<Lap>,
}

impl Stopwatch {
    pub(super) fn new() -> Self {
        Self { last: (Instant::now(), processor_seconds()), laps: Vec::new() }
    }

    /// Ends a stage.
    pub(super) fn lap(&mut self, stage: &'static str) {
        let now = (Instant::now(), processor_seconds());
        let wall = now.0.duration_since(self.last.0).as_secs_f64();
        self.laps.push(Lap { stage, wall, processor: now.1 - self.last.1 });
        self.last = now;
    }

    /// All stages together.
    pub(super) fn total(&self) -> (f64, f64) {
        self.laps.iter().fold((0.0, 0.0), |sum, lap| (sum.0 + lap.wall, sum.1 + lap.processor))
    }
}

/// Processor time of this process so far, seconds.
fn processor_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}
