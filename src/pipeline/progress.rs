//! Progress of a run.
use std::sync::atomic::{AtomicU64, Ordering};

/// Receives the progress of the pipeline; the command line draws bars, a library user may pass [`Silent`].
pub trait Progress: Sync {
    /// A stage with this number of steps begins.
    fn stage(&self, name: &str, steps: u64);
    /// This number of steps is done.
    fn advance(&self, steps: u64);
    /// The stage is over.
    fn finish(&self);
}

/// Reports nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _name: &str, _steps: u64) {}
    fn advance(&self, _steps: u64) {}
    fn finish(&self) {}
}

/// Reports a stage of a hundred steps as shares of the whole, from any thread; a share smaller than an earlier one is ignored.
pub(super) struct Hundredths<'a> {
    progress: &'a dyn Progress,
    reached: AtomicU64,
}

impl<'a> Hundredths<'a> {
    pub(super) fn new(progress: &'a dyn Progress) -> Self {
        Self { progress, reached: AtomicU64::new(0) }
    }

    pub(super) fn reach(&self, share: f64) {
        let now = (share.clamp(0.0, 1.0) * 100.0) as u64;
        let before = self.reached.fetch_max(now, Ordering::Relaxed);
        self.progress.advance(now.saturating_sub(before));
    }
}

#[cfg(test)]
mod tests {
    use super::{Hundredths, Progress};
    use std::sync::atomic::{AtomicU64, Ordering};

    #[derive(Default)]
    struct Told(AtomicU64);

    impl Progress for Told {
        fn stage(&self, _name: &str, _steps: u64) {}
        fn advance(&self, steps: u64) {
            self.0.fetch_add(steps, Ordering::Relaxed);
        }
        fn finish(&self) {}
    }

    #[test]
    fn shares_become_steps_once() {
        let told = Told::default();
        let hundredths = Hundredths::new(&told);
        for (share, steps) in [(0.0, 0), (0.255, 25), (0.1, 25), (0.26, 26), (1.5, 100), (f64::NAN, 100)] {
            hundredths.reach(share);
            assert_eq!(told.0.load(Ordering::Relaxed), steps, "{share}");
        }
    }
}
