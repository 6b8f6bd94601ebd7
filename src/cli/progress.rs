//! Progress bars.
use crate::pipeline::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Mutex;
use std::time::Duration;

/// One bar at a time on standard error, with the time left; nothing where that is no terminal.
#[derive(Debug)]
pub(super) struct Bars {
    quiet: bool,
    bar: Mutex<Option<ProgressBar>>,
}

impl Bars {
    pub(super) const fn new(quiet: bool) -> Self {
        Self { quiet, bar: Mutex::new(None) }
    }

    fn with_bar(&self, change: impl FnOnce(&mut Option<ProgressBar>)) {
        // a poisoned bar is still a bar
        change(&mut self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
    }
}

impl Progress for Bars {
    fn stage(&self, name: &str, steps: u64) {
        tracing::info!(steps, "{name}");
        let target = if self.quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(steps), target);
        let style = ProgressStyle::with_template("{msg:22} {wide_bar} {pos}/{len}  {elapsed} (left: {eta})");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(name.to_owned());
        bar.enable_steady_tick(Duration::from_millis(200));
        self.with_bar(|current| {
            if let Some(before) = current.replace(bar) {
                before.finish_and_clear();
            }
        });
    }

    fn advance(&self, steps: u64) {
        self.with_bar(|bar| {
            if let Some(bar) = bar {
                bar.inc(steps);
            }
        });
    }

    fn finish(&self) {
        self.with_bar(|bar| {
            if let Some(bar) = bar.take() {
                bar.finish_and_clear();
            }
        });
    }
}
