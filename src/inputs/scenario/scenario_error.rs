//! Why a scenario cannot be used.
use crate::scenario::Problem;

/// Why a scenario cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScenarioFileError {
    /// The file cannot be read.
    #[error("{}", crate::text!("scenario-file-error-unreadable", file, reason))]
    Unreadable {
        /// File.
        file: String,
        /// The system's reason.
        reason: String,
    },
    /// The text is no TOML.
    #[error("{}", crate::text!("not-toml", file, reason))]
    Syntax {
        /// File.
        file: String,
        /// Line, column and the reason; the line itself only of the file that was requested.
        reason: String,
    },
    /// Keys that nothing defines.
    #[error("{}", .0.join("\n"))]
    UnknownKeys(Vec<String>),
    /// Changes of the network of which keys or types of values are wrong.
    #[error("{}", .0.join("\n"))]
    Changes(Vec<String>),
    /// Variants that cannot be made.
    #[error("{}", crate::text!("scenario-file-error-variants", file, reason))]
    Variants {
        /// File.
        file: String,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// Several scenarios where one is needed.
    #[error(
        "{}", crate::text!("scenario-file-error-several", file, count))]
    Several {
        /// File.
        file: String,
        /// Number of scenarios.
        count: usize,
    },
    /// Keys without which there is no scenario.
    #[error("{}", crate::text!("scenario-file-error-missing", file, keys))]
    Missing {
        /// File.
        file: String,
        /// Each of them.
        keys: String,
    },
    /// A value of the wrong type.
    #[error("{file}: {place}: {reason}")]
    Value {
        /// File, and the line where that is known.
        file: String,
        /// The key.
        place: String,
        /// What was found and what is needed; the line's text.
        reason: String,
    },
    /// Files that extend each other.
    #[error("{}", crate::text!("scenario-file-error-circle", reason = .0))]
    Circle(String),
    /// A scenario of too many files.
    #[error("{}", crate::text!("scenario-file-error-too-deep", file, limit))]
    TooDeep {
        /// The first file that is one too many.
        file: String,
        /// Maximum number of files of a scenario.
        limit: usize,
    },
    /// A calibration that cannot be used.
    #[error("{}", crate::text!("scenario-file-error-calibration", file, reason))]
    Calibration {
        /// Its file.
        file: String,
        /// Why.
        reason: String,
    },
    /// Choices that cannot be followed.
    #[error("{}", crate::text!("scenario-file-error-problems", file, places = list(.problems, .places)))]
    Problems {
        /// File.
        file: String,
        /// Each of them.
        problems: Vec<Problem>,
        /// File, line and text of the line of each, where a file states the key.
        places: Vec<Option<String>>,
    },
}

fn list(problems: &[Problem], places: &[Option<String>]) -> String {
    let place = |index: usize| places.get(index).and_then(Option::as_ref);
    let one = |(index, problem): (usize, &Problem)| match place(index) {
        Some(place) => format!("  {problem}\n{place}"),
        None => format!("  {problem}"),
    };
    problems.iter().enumerate().map(one).collect::<Vec<_>>().join("\n")
}
