//! Exit codes.
use super::flags::{Flags, flags_for_keys};
use crate::outputs::printable_json;
use crate::pipeline::bench::BenchError;
use crate::pipeline::calibrate::CalibrateError;
use crate::pipeline::compare::CompareError;
use crate::pipeline::coverage::CoverageError;
use crate::pipeline::path::PathError;
use crate::pipeline::report::ReportError;
use crate::pipeline::{RunError, RunReport};
use crate::text;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// How the program ends.
#[derive(Debug)]
pub(super) enum Outcome {
    /// All done.
    Done,
    /// Done, but this many rows were rejected; with the place where they are listed.
    Rejects(usize, String),
    /// Input or usage is wrong.
    BadInput(String),
    /// An internal error.
    Fault(String),
    /// The same may succeed later.
    Temporary(String),
    /// Done, but what was asked about is not complete.
    Unfinished,
}

impl Outcome {
    pub(super) const fn exit_code(&self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Rejects(..) => 1,
            Self::BadInput(_) => 2,
            Self::Fault(_) => 3,
            // EX_TEMPFAIL of sysexits.h, which schedulers and mail systems know
            Self::Temporary(_) | Self::Unfinished => 75,
        }
    }

    /// The message for standard error, if any.
    pub(super) fn message(&self) -> Option<String> {
        match self {
            Self::Done | Self::Unfinished => None,
            Self::Rejects(1, listed) => Some(text!("exit-1-row-was-rejected-exit-code", listed)),
            Self::Rejects(count, listed) => Some(text!("exit-rows-were-rejected-exit-code-1", count, listed)),
            Self::BadInput(text) | Self::Fault(text) | Self::Temporary(text) => Some(text.clone()),
        }
    }
}

/// An error with the reasons behind it, each once.
pub(super) fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut behind = error.source();
    while let Some(reason) = behind {
        let reason_text = reason.to_string();
        if !text.contains(reason_text.trim()) {
            text = format!("{text}: {}", reason_text.trim());
        }
        behind = reason.source();
    }
    text
}

/// The result of a command.
pub(super) struct Report {
    /// For standard output.
    pub(super) summary: String,
    pub(super) rejects: usize,
    /// Where the rejected rows are listed.
    pub(super) listed: String,
    /// For programs: the headline totals, and where the files are.
    pub(super) totals: Option<Totals>,
    /// For programs, in place of totals.
    pub(super) document: Option<Value>,
    /// Whether what was asked about is not complete.
    pub(super) unfinished: bool,
}

/// The headline totals of a command, and what it wrote.
pub(super) struct Totals {
    pub(super) headline: Map<String, Value>,
    pub(super) folder: Option<PathBuf>,
    pub(super) files: Vec<PathBuf>,
}

impl Report {
    pub(super) fn without_rejects(summary: String) -> Self {
        Self { summary, rejects: 0, listed: String::new(), totals: None, document: None, unfinished: false }
    }

    pub(super) fn of_run(report: RunReport, folder: &Path) -> Self {
        let listed = text!("cli-see", file = folder.join("rejects.csv").display());
        let totals =
            Totals { headline: report.headline, folder: Some(folder.to_owned()), files: report.files };
        Self {
            rejects: report.rejects,
            listed,
            totals: Some(totals),
            ..Self::without_rejects(report.summary)
        }
    }

    /// What goes to standard output: one document where a program asks for that.
    pub(super) fn text(&self, json: bool) -> Result<String, Failure> {
        if let Some(document) = self.document.as_ref().filter(|_| json) {
            return printable_json(document).map_err(|error| Failure::Fault(told(&error)));
        }
        let Some(totals) = self.totals.as_ref().filter(|_| json) else { return Ok(self.summary.clone()) };
        let names = totals.files.iter().filter_map(|file| file.file_name());
        let document = json!({
            "program": env!("CARGO_PKG_NAME"),
            "version": env!("CARGO_PKG_VERSION"),
            "headline": totals.headline,
            "rejects": self.rejects,
            "folder": totals.folder.as_ref().map(|folder| folder.display().to_string()),
            "files": names.map(|name| name.to_string_lossy()).collect::<Vec<_>>(),
        });
        printable_json(&document).map_err(|error| Failure::Fault(told(&error)))
    }
}

/// What went wrong: bad input or an internal error.
pub(super) enum Failure {
    Input(String),
    Fault(String),
    /// The same may succeed later.
    Temporary(String),
}

impl Failure {
    fn of(error: &(impl std::error::Error + Flags + 'static), internal: bool) -> Self {
        let text = told(error) + error.hint();
        if internal { Self::Fault(text) } else { Self::Input(text) }
    }

    /// The same, for a command that has no scenario.
    fn with_flags_for_keys(self) -> Self {
        match self {
            Self::Input(text) => Self::Input(flags_for_keys(&text)),
            Self::Fault(text) => Self::Fault(flags_for_keys(&text)),
            Self::Temporary(text) => Self::Temporary(flags_for_keys(&text)),
        }
    }
}

impl Failure {
    /// Of a link of a scenario: its keys are the scenario's, and no flag sets them.
    pub(super) fn of_scenario_link(error: &PathError) -> Self {
        let text = told(error);
        if error.is_internal() { Self::Fault(text) } else { Self::Input(text) }
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Self {
        Self::of(&error, error.is_internal())
    }
}

impl From<CalibrateError> for Failure {
    fn from(error: CalibrateError) -> Self {
        let text = told(&error);
        if error.is_internal() { Self::Fault(text) } else { Self::Input(text) }
    }
}

impl From<PathError> for Failure {
    fn from(error: PathError) -> Self {
        Self::of(&error, error.is_internal()).with_flags_for_keys()
    }
}

impl From<BenchError> for Failure {
    fn from(error: BenchError) -> Self {
        Self::of(&error, error.is_internal())
    }
}

impl From<CompareError> for Failure {
    fn from(error: CompareError) -> Self {
        Self::of(&error, error.is_internal())
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        Self::of(&error, error.is_internal())
    }
}

impl From<CoverageError> for Failure {
    fn from(error: CoverageError) -> Self {
        Self::of(&error, error.is_internal()).with_flags_for_keys()
    }
}
