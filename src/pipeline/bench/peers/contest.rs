//! What both programs are given, and what is made of their results.
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Height of the mast's antenna above ground, m.
pub(super) const MAST_HEIGHT_M: f64 = 30.0;
/// Height of the receivers, m.
pub(super) const RECEIVER_HEIGHT_M: f64 = 1.5;

/// A program and its arguments.
pub(super) struct Invocation {
    pub(super) program: PathBuf,
    pub(super) arguments: Vec<OsString>,
}

/// Both programs with their arguments, and where they leave their results.
pub(super) struct Contest {
    /// This program.
    pub(super) own: Invocation,
    /// The other one.
    pub(super) other: Invocation,
    /// What has it say its version.
    pub(super) version_arguments: Vec<OsString>,
    /// What has it leave a result to compare, where that is not the one it is timed with.
    pub(super) more_arguments: Vec<OsString>,
    /// The folder of both.
    pub(super) folder: PathBuf,
    /// This program's raster.
    pub(super) own_result: PathBuf,
    /// The other's result.
    pub(super) other_result: PathBuf,
}

impl Contest {
    /// This program, ready to be started.
    pub(super) fn own(&self) -> Command {
        let mut command = self.command(&self.own);
        // what it would log is not part of the work
        command.env_remove("SIGNALGAP_LOG").args(["--threads", &rayon::current_num_threads().to_string()]);
        command
    }

    /// The other program, ready to be started.
    pub(super) fn other(&self) -> Command {
        self.command(&self.other)
    }

    fn command(&self, invocation: &Invocation) -> Command {
        let mut command = Command::new(&invocation.program);
        command.args(&invocation.arguments).current_dir(&self.folder);
        command
    }

    /// The version of the other program: the first word with digits and points of what it says.
    pub(super) fn version(&self) -> Option<String> {
        let mut command = Command::new(&self.other.program);
        command.args(&self.version_arguments).current_dir(&self.folder).stdin(Stdio::null());
        version_in(&String::from_utf8_lossy(&command.output().ok()?.stdout))
    }
}

/// The first word such as `3.6.2,` or `v1.4.2`.
fn version_in(text: &str) -> Option<String> {
    let words = text.split_whitespace().map(|word| word.trim_start_matches('v'));
    words
        .map(|word| word.trim_end_matches(|end: char| !end.is_ascii_alphanumeric()))
        .find(|word| {
            let numbered = word.starts_with(|first: char| first.is_ascii_digit()) && word.contains('.');
            numbered && word.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '.')
        })
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn versions_are_found_in_what_programs_say() {
        for (text, version) in [
            ("GDAL 3.6.2, released 2023/01/02", Some("3.6.2")),
            ("\t --==[ SPLAT! v1.4.2 Available Options... ]==--", Some("1.4.2")),
            ("usage: stub [-o 5]", None),
            ("", None),
        ] {
            assert_eq!(version_in(text).as_deref(), version, "{text}");
        }
    }
}
