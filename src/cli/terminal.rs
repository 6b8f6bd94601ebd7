//! What the terminal can show: its width, and colours.
use std::ffi::{OsStr, OsString};
use std::io::{IsTerminal as _, stderr, stdout};

/// Columns of standard output: those that the variable COLUMNS states, otherwise the terminal's; `None` where it goes elsewhere.
pub(super) fn columns() -> Option<usize> {
    let stated = std::env::var("COLUMNS").ok().and_then(|text| text.trim().parse().ok());
    let own = || terminal_size::terminal_size_of(stdout()).map(|(width, _)| usize::from(width.0));
    stated.or_else(own).filter(|columns| *columns > 0)
}

/// Whether texts on standard output have colours.
pub(super) fn coloured_output() -> bool {
    coloured(stdout().is_terminal(), Environment::of_process())
}

/// Whether texts on standard error have colours.
pub(super) fn coloured_errors() -> bool {
    coloured(stderr().is_terminal(), Environment::of_process())
}

/// The variables that colours depend on.
struct Environment {
    no_color: Option<OsString>,
    term: Option<OsString>,
}

impl Environment {
    fn of_process() -> Self {
        Self { no_color: std::env::var_os("NO_COLOR"), term: std::env::var_os("TERM") }
    }
}

/// Only on terminals, and never where NO_COLOR says anything (no-color.org).
fn coloured(is_terminal: bool, environment: Environment) -> bool {
    let refused = environment.no_color.is_some_and(|text| !text.is_empty());
    is_terminal && !refused && environment.term.as_deref() != Some(OsStr::new("dumb"))
}

/// The program's name as messages begin, in red where there are colours.
pub(super) const fn prefix(coloured: bool) -> &'static str {
    if coloured { "\u{1b}[1;31msignalgap:\u{1b}[0m" } else { "signalgap:" }
}

#[cfg(test)]
mod tests {
    use super::{Environment, coloured};

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        let with = |is_terminal, no_color: Option<&str>, term: Option<&str>| {
            let [no_color, term] = [no_color, term].map(|text| text.map(Into::into));
            coloured(is_terminal, Environment { no_color, term })
        };
        assert!(with(true, None, Some("xterm")) && with(true, Some(""), None));
        assert!(!with(false, None, Some("xterm")));
        assert!(!with(true, Some("1"), Some("xterm")) && !with(true, None, Some("dumb")));
    }
}
