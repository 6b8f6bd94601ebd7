//! Why a scenario cannot be used.
use crate::scenario::Problem;

/// Why a scenario cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScenarioFileError {
    /// The file cannot be read.
    #[error("{file}: cannot read the scenario: {reason}")]
    Unreadable {
        /// File.
        file: String,
        /// The system's reason.
        reason: String,
    },
    /// The text is no TOML.
    #[error("{file}: not a TOML file: {reason}")]
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
    #[error("{file}: [variants]: {reason}")]
    Variants {
        /// File.
        file: String,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// Several scenarios where one is needed.
    #[error(
        "{file}: its [variants] make {count} scenarios, and this takes one: `run`, `compare` and `bench` take them all; for the scenario without \
         variants write a file with `extends` (variants are not inherited)"
    )]
    Several {
        /// File.
        file: String,
        /// Number of scenarios.
        count: usize,
    },
    /// Keys without which there is no scenario.
    #[error("{file}: {keys} missing: every scenario needs them (`signalgap init` writes one to begin with)")]
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
    #[error("`extends` forms a loop: {0}")]
    Circle(String),
    /// A scenario of too many files.
    #[error("{file}: more than {limit} files extend one another: merge some of them")]
    TooDeep {
        /// The first file that is one too many.
        file: String,
        /// Maximum number of files of a scenario.
        limit: usize,
    },
    /// Choices that cannot be followed.
    #[error("{file}: the scenario contradicts itself or exceeds its limits:\n{}", list(.problems, .places))]
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
