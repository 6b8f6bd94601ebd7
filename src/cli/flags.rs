//! The flags that a message is about. The library names none, since its callers have none.
use crate::language::word;
use crate::pipeline::bench::{BenchError, HistoryError};
use crate::pipeline::compare::CompareError;
use crate::pipeline::coverage::CoverageError;
use crate::pipeline::path::{PathError, PathNote};
use crate::pipeline::report::ReportError;
use crate::pipeline::{OutputError, RunError};

/// Keys of a scenario, and the flags of `path` and `coverage` that set the same.
const FLAG_OF_KEY: [(&str, &str); 6] = [
    ("receiver.terminal_clutter", "--terminal-clutter"),
    ("terrain.height_unit", "--height-unit"),
    ("terrain.sea = \"ground\"", "--sea ground"),
    ("terrain.sea = \"level\"", "--sea level"),
    ("terrain.sea = \"void\"", "--sea void"),
    ("terrain.sea", "--sea"),
];

/// The text of a command that has no scenario: flags in place of the scenario's keys.
pub(super) fn flags_for_keys(text: &str) -> String {
    FLAG_OF_KEY.iter().fold(text.to_owned(), |text, (key, flag)| text.replace(key, flag))
}

/// A note with the flags that it is about.
pub(super) fn note_with_flags(note: &mut PathNote) {
    note.text = flags_for_keys(&note.text);
    if note.kind == "latitude_assumed" {
        note.text.push_str(word("flags-set-it-with-latitude"));
    }
}

/// An error of the library, with the flags to look at.
pub(super) trait Flags {
    /// What to add to the message; empty where no flag helps.
    fn hint(&self) -> &'static str;
}

impl Flags for RunError {
    fn hint(&self) -> &'static str {
        match self {
            Self::TooLittleMemory { .. } | Self::TooManySettlements { .. } => word("flags-limit-memory"),
            Self::Output(error) => error.hint(),
            _ => "",
        }
    }
}

impl Flags for OutputError {
    fn hint(&self) -> &'static str {
        match self {
            Self::OtherScenario { .. } => word("flags-folder-demo-folder-or-say-overwrite"),
            Self::OtherRun { .. } => word("flags-omit-resume-to-start-over"),
            _ => "",
        }
    }
}

impl Flags for ReportError {
    fn hint(&self) -> &'static str {
        match self {
            Self::Output(OutputError::Exists { .. }) => word("flags-overwrite-replaces-it"),
            Self::NotAsListed { .. } => " (-o FILE)",
            _ => "",
        }
    }
}

impl Flags for BenchError {
    fn hint(&self) -> &'static str {
        match self {
            Self::Run(error) => error.hint(),
            Self::History(HistoryError::Damaged { .. }) => " (--history)",
            Self::History(HistoryError::NoSuch { .. }) => " (--compare)",
            Self::SameFile { .. } => " (--json, --history)",
            _ => "",
        }
    }
}

impl Flags for CompareError {
    fn hint(&self) -> &'static str {
        match self {
            Self::Run { source, .. } => source.hint(),
            Self::TooManyRoads { .. } => " (--roads)",
            _ => "",
        }
    }
}

impl Flags for PathError {
    fn hint(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => " (--profile)",
            Self::MapsWithoutPlaces => " (--tx, --rx)",
            Self::Void { .. } => word("flags-sea-level"),
            Self::NoGround { .. } => " (--dem)",
            _ => "",
        }
    }
}

impl Flags for CoverageError {
    fn hint(&self) -> &'static str {
        match self {
            Self::SiteOutside { .. } => " (--site)",
            Self::RadiusTooSmall { .. } | Self::TooManyCells { .. } => " (--radius-km, --resolution-m)",
            _ => "",
        }
    }
}
