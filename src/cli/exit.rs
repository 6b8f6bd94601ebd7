//! Exit codes.
use std::process::ExitCode;

/// How the program ends.
#[derive(Debug)]
pub(super) enum Outcome {
    /// All done.
    Done,
    /// Done, but so many rows were set aside.
    Rejects(usize),
    /// Input or usage is wrong.
    BadInput(String),
    /// The program itself is wrong.
    Fault(String),
}

impl Outcome {
    pub(super) fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::Rejects(_) => 1,
            Self::BadInput(_) => 2,
            Self::Fault(_) => 3,
        })
    }

    /// What to tell on standard error, if anything.
    pub(super) fn message(&self) -> Option<String> {
        match self {
            Self::Done => None,
            Self::Rejects(1) => Some("1 row was rejected (exit code 1)".to_owned()),
            Self::Rejects(count) => Some(format!("{count} rows were rejected (exit code 1)")),
            Self::BadInput(text) | Self::Fault(text) => Some(text.clone()),
        }
    }
}
