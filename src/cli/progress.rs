//! Progress on standard error: bars for people, lines of JSON for programs.
use crate::pipeline::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;
use std::io::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How progress is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ProgressKind {
    /// Bars, where standard error is a terminal.
    Bars,
    /// A line of JSON for each stage and each hundredth of it.
    Json,
}

/// One bar at a time on standard error, with the time left (nothing where that is no terminal), or lines of JSON.
#[derive(Debug)]
pub(super) struct Bars {
    quiet: bool,
    kind: ProgressKind,
    bar: Mutex<Option<ProgressBar>>,
    stage: Mutex<Stage>,
}

/// A stage as it is told in lines.
#[derive(Debug, Default)]
struct Stage {
    name: String,
    done: u64,
    total: u64,
}

impl Stage {
    /// The line of a stage that has come so far.
    fn line(&self) -> String {
        let Self { name, done, total } = self;
        json!({ "stage": name, "done": done, "total": total }).to_string()
    }

    /// So many steps further; whether another hundredth is done.
    fn advance(&mut self, steps: u64) -> bool {
        let hundredths = |done: u64| done.saturating_mul(100) / self.total.max(1);
        let before = hundredths(self.done);
        self.done = self.done.saturating_add(steps).min(self.total.max(self.done));
        hundredths(self.done) > before
    }
}

impl Bars {
    pub(super) fn new(quiet: bool, kind: ProgressKind) -> Self {
        Self { quiet, kind, bar: Mutex::new(None), stage: Mutex::default() }
    }

    fn with_bar(&self, change: impl FnOnce(&mut Option<ProgressBar>)) {
        // a poisoned bar is still a bar
        change(&mut self.bar.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Changes the stage, and tells it where the change says so.
    fn with_stage(&self, change: impl FnOnce(&mut Stage) -> bool) {
        let mut stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        if change(&mut stage) {
            // who does not listen any more need not be told
            let _ = writeln!(std::io::stderr(), "{}", stage.line());
        }
    }
}

impl Progress for Bars {
    fn stage(&self, name: &str, steps: u64) {
        tracing::info!(steps, "{name}");
        if self.kind == ProgressKind::Json {
            return self.with_stage(|stage| {
                *stage = Stage { name: name.to_owned(), done: 0, total: steps };
                true
            });
        }
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
        if self.kind == ProgressKind::Json {
            return self.with_stage(|stage| stage.advance(steps));
        }
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

#[cfg(test)]
mod tests {
    use super::Stage;

    #[test]
    fn a_line_for_each_hundredth() {
        let mut stage = Stage { name: "Sweeping \"masts\"".to_owned(), done: 0, total: 1_000 };
        let told = (0..1_000).filter(|_| stage.advance(1)).count();
        assert_eq!(told, 100);
        assert_eq!(stage.line(), r#"{"stage":"Sweeping \"masts\"","done":1000,"total":1000}"#);
        assert!(!stage.advance(5), "no more than all");
        assert!(Stage { total: 2, ..Stage::default() }.advance(1));
        assert!(!Stage::default().advance(0));
    }
}
