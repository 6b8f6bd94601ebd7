//! Logs on standard error: what the program reads, and how long its stages take. Off by default.
use crate::text;
use tracing_subscriber::filter::{LevelFilter, ParseError, Targets};
use tracing_subscriber::fmt;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

/// Says what is logged: a level (`info`, `debug`, `trace`), or levels by part of the program.
const VARIABLE: &str = "SIGNALGAP_LOG";

/// The part of the logs that is ours.
const OWN: &str = env!("CARGO_PKG_NAME");

/// What is logged for so many `-v`, or else for what the variable says; `None`: nothing.
fn filter(verbosity: u8, asked: Option<&str>) -> Result<Option<Targets>, String> {
    let own = |level| Ok(Some(Targets::new().with_target(OWN, level)));
    match (verbosity, asked.map(str::trim)) {
        (0, None | Some("")) => Ok(None),
        (0, Some(text)) => text.parse().map(Some).map_err(|error: ParseError| {
            text!("logs-write-info-debug-or-trace-or", variable = VARIABLE, text, error)
        }),
        (1, _) => own(LevelFilter::INFO),
        (2, _) => own(LevelFilter::DEBUG),
        (_, _) => own(LevelFilter::TRACE),
    }
}

/// From here on logs go to standard error, if they are wanted; whether they are.
pub(super) fn begin(verbosity: u8) -> Result<bool, String> {
    let asked = std::env::var(VARIABLE).ok();
    let Some(filter) = filter(verbosity, asked.as_deref())? else { return Ok(false) };
    let lines = fmt::layer().with_writer(std::io::stderr).with_ansi(false).with_timer(fmt::time::uptime());
    let begun = tracing_subscriber::registry().with(lines.with_filter(filter)).try_init();
    Ok(begun.is_ok())
}

#[cfg(test)]
mod tests {
    use super::filter;

    #[test]
    fn nothing_is_logged_unless_asked() {
        assert_eq!(filter(0, None), Ok(None));
        assert_eq!(filter(0, Some(" ")), Ok(None));
        for (verbosity, asked) in [(1, None), (3, None), (0, Some("debug")), (1, Some("nonsense=="))] {
            assert!(filter(verbosity, asked).expect("a filter").is_some(), "{verbosity} {asked:?}");
        }
        let wrong = filter(0, Some("signalgap=loud")).expect_err("no level");
        assert!(wrong.starts_with("SIGNALGAP_LOG=signalgap=loud: "), "{wrong}");
    }
}
