//! Standard output: a failure to write is reported; a closed pipe is not an error.
use super::mistakes;
use super::plain::without_controls;
use super::terminal::coloured_output;
use crate::text;
use std::io::{self, ErrorKind, Write};

/// Prints to standard output, without control characters.
///
/// # Errors
/// The system's, except for a closed pipe.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    unless_gone(out.write_all(without_controls(text).as_bytes()).and_then(|()| out.flush()))
}

/// Shows help, the version, or a mistake in the arguments; the exit code.
pub(super) fn show(text: &clap::Error) -> u8 {
    let rendered = text.render().to_string();
    if text.use_stderr() {
        let shown = mistakes::told(text).map_or(rendered, |told| text!("streams-signalgap", error = told));
        let _ = write!(io::stderr(), "{}", without_controls(&shown));
    } else if let Err(error) = print_help(text, &rendered) {
        let _ = writeln!(io::stderr(), "{}", text!("streams-signalgap", error = lost(&error)));
        return 2;
    }
    u8::try_from(text.exit_code()).unwrap_or(2)
}

/// Help and version: texts of our own, in colours where the terminal has them.
fn print_help(text: &clap::Error, rendered: &str) -> io::Result<()> {
    if !coloured_output() {
        return print(rendered);
    }
    let mut out = io::stdout().lock();
    unless_gone(write!(out, "{}", text.render().ansi()).and_then(|()| out.flush()))
}

/// The message for output that could not be written.
pub(super) fn lost(error: &io::Error) -> String {
    text!("streams-standard-output-the-output-is-lost", error)
}

fn unless_gone(outcome: io::Result<()>) -> io::Result<()> {
    match outcome {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
