//! Programs started in turn, and what each start took.
use super::contest::Contest;
use crate::outputs::{PeerOutcome, PeerTimes};
use crate::pipeline::Progress;
use crate::system::processor_time::ended;
use crate::text;
use std::io::{self, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Most letters of what a program says of its failure.
const MOST_LETTERS: usize = 200;
/// Most bytes of it that are kept, its end.
const MOST_BYTES: usize = 4_096;

/// What a start took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spent {
    wall_s: f64,
    processor_s: f64,
}

/// Why a start, or its result, is of no use.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trouble {
    /// It could not be started, or ended with an error: what it or the system said.
    Failed(String),
    /// It left no result that can be read.
    NoResult(String),
    /// It took longer than this, and was ended.
    TooSlow(Duration),
}

impl Trouble {
    pub(super) const fn outcome(&self) -> PeerOutcome {
        match self {
            Self::Failed(_) | Self::NoResult(_) => PeerOutcome::Failed,
            Self::TooSlow(_) => PeerOutcome::TooSlow,
        }
    }

    /// For a reader.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Failed(reason) => text!("peers-failed", reason = reason.as_str()),
            Self::NoResult(reason) => text!("peers-no-result", reason = reason.as_str()),
            Self::TooSlow(limit) => text!("peers-too-slow", seconds = limit.as_secs_f64()),
        }
    }
}

/// Starts this program and the other one in turn: the times of both, or why the other one has none.
///
/// # Errors
/// Why this program has none, for a reader.
pub(super) fn alternate(
    contest: &Contest,
    starts: usize,
    limit: Duration,
    progress: &dyn Progress,
) -> Result<Result<[PeerTimes; 2], Trouble>, String> {
    let (mut own, mut other) = (Vec::with_capacity(starts), Vec::with_capacity(starts));
    for _ in 0..starts {
        own.push(started(&mut contest.own(), limit).map_err(|trouble| trouble.text())?);
        match started(&mut contest.other(), limit) {
            Ok(spent) => other.push(spent),
            Err(trouble) => return Ok(Err(trouble)),
        }
        progress.advance(1);
    }
    Ok(Ok([times(&own), times(&other)]))
}

/// Runs a command to its end, or ends it when it takes longer than the limit.
///
/// What it says on standard error ends when it does, so that nothing has to look again and again whether it is done.
pub(super) fn started(command: &mut Command, limit: Duration) -> Result<Spent, Trouble> {
    let failed = |error: io::Error| Trouble::Failed(error.to_string());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let begun = Instant::now();
    let mut child = command.spawn().map_err(failed)?;
    let said = end_of(child.stderr.take());
    let Ok(said) = said.recv_timeout(limit) else {
        // it may have ended by itself in the meantime
        let _ = child.kill();
        ended(&mut child).map_err(failed)?;
        return Err(Trouble::TooSlow(limit));
    };
    let (status, processor_s) = ended(&mut child).map_err(failed)?;
    let wall_s = begun.elapsed().as_secs_f64();
    if status.success() {
        return Ok(Spent { wall_s, processor_s });
    }
    let last = said.lines().rev().map(str::trim).find(|line| !line.is_empty());
    Err(Trouble::Failed(last.map_or_else(|| status.to_string(), |line| format!("{line} ({status})"))))
}

/// Reads to the end and then tells what the last bytes were, without control characters.
fn end_of(said: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (told, when_told) = channel();
    std::thread::spawn(move || {
        let mut kept = Vec::new();
        if let Some(mut said) = said {
            let mut bytes = [0; MOST_BYTES];
            while let Ok(count @ 1..) = said.read(&mut bytes) {
                kept.extend_from_slice(&bytes[..count]);
                kept.drain(..kept.len().saturating_sub(MOST_BYTES));
            }
        }
        let text = String::from_utf8_lossy(&kept).into_owned();
        let clean = text.chars().filter(|letter| !letter.is_control() || *letter == '\n');
        let count = clean.clone().count();
        // nobody listens where the program was ended
        let _ = told.send(clean.skip(count.saturating_sub(MOST_LETTERS)).collect());
    });
    when_told
}

/// Smallest times and medians.
fn times(starts: &[Spent]) -> PeerTimes {
    let sorted = |of: fn(&Spent) -> f64| {
        let mut values: Vec<f64> = starts.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let (wall_s, processor_s) = (sorted(|spent| spent.wall_s), sorted(|spent| spent.processor_s));
    let least = |values: &[f64]| values.first().copied().unwrap_or(f64::NAN);
    PeerTimes {
        wall_min_s: least(&wall_s),
        wall_median_s: median(&wall_s),
        processor_min_s: least(&processor_s),
        processor_median_s: median(&processor_s),
    }
}

/// The middle of sorted values, or the mean of the two in the middle.
pub(super) fn median(sorted: &[f64]) -> f64 {
    let middle = |index: usize| sorted.get(index).copied().unwrap_or(f64::NAN);
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 { middle(half) } else { middle(half.wrapping_sub(1)).midpoint(middle(half)) }
}

#[cfg(test)]
mod tests {
    use super::{Spent, median, times};

    #[test]
    fn the_least_and_the_middle() {
        let spent = |(wall_s, processor_s): (f64, f64)| Spent { wall_s, processor_s };
        let times = times(&[(3.0, 0.5), (1.0, 0.7), (2.0, 0.6)].map(spent));
        let all = [times.wall_min_s, times.wall_median_s, times.processor_min_s, times.processor_median_s];
        assert_eq!(all.map(f64::to_bits), [1.0, 2.0, 0.5, 0.6].map(f64::to_bits), "{all:?}");
        assert!((median(&[1.0, 2.0, 4.0, 9.0]) - 3.0).abs() < 1e-12);
        assert!(median(&[]).is_nan());
    }

    #[cfg(unix)]
    mod of_programs {
        use crate::pipeline::bench::peers::starts::{Trouble, started};
        use std::process::Command;
        use std::time::Duration;

        fn shell(script: &str) -> Command {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            command
        }

        const LIMIT: Duration = Duration::from_secs(60);

        #[test]
        fn a_start_is_timed() {
            let spent = started(&mut shell("sleep 0.2"), LIMIT).expect("a good end");
            assert!((0.2..30.0).contains(&spent.wall_s), "{spent:?}");
            let busy = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done";
            let spent = started(&mut shell(busy), LIMIT).expect("a good end");
            assert!(spent.processor_s > 0.005, "{spent:?}");
        }

        #[test]
        fn a_failure_is_told_in_the_programs_words() {
            let told = started(&mut shell("echo fine; printf 'no \\033[31mfile\\n\\n' >&2; exit 3"), LIMIT);
            let Err(Trouble::Failed(reason)) = told else { panic!("{told:?}") };
            assert!(reason.starts_with("no [31mfile (") && reason.contains('3'), "{reason}");
            let told = started(&mut Command::new("/no/such/program"), LIMIT);
            assert!(matches!(told, Err(Trouble::Failed(_))), "{told:?}");
        }

        #[test]
        fn what_takes_too_long_is_ended() {
            let limit = Duration::from_millis(200);
            let told = started(&mut shell("exec sleep 60"), limit);
            assert_eq!(told, Err(Trouble::TooSlow(limit)));
        }
    }
}
