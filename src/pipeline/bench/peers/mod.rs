//! This program beside others that do the same work: whole processes on the same files, in turn.

mod agreement;
mod contest;
mod itm;
mod request;
mod sight;
mod starts;
mod task;

pub use request::{LEAST_STARTS, PeersRequest};

use super::BenchError;
use super::date;
use crate::demonstration::{DistrictPlan, generate_mast_ground};
use crate::language::word;
use crate::outputs::{
    OutputError, PeerBench, PeerComparison, PeerOutcome, PeerWork, ScratchFolder, peers_text,
    write_peers_json,
};
use crate::pipeline::Progress;
use crate::system::programs::on_path;
use crate::text;
use request::Contested;
use std::path::Path;
use std::time::SystemTime;
use task::Task;

/// A program that does what this one does.
struct Peer {
    /// As it is installed.
    program: &'static str,
    work: PeerWork,
    /// Debian package, or address.
    source: Source,
    /// What it is given; `None` where it is not started.
    task: Option<Task>,
}

/// Where a program is to be had.
#[derive(Clone, Copy)]
enum Source {
    Debian(&'static str),
    Address(&'static str),
}

impl Source {
    /// For a reader.
    fn text(self) -> String {
        match self {
            Self::Debian(package) => text!("peers-debian-package", package),
            Self::Address(address) => address.to_owned(),
        }
    }
}

/// The programs that are looked for.
const PEERS: [Peer; 5] = [
    Peer {
        program: "gdal_viewshed",
        work: PeerWork::LineOfSight,
        source: Source::Debian("gdal-bin"),
        task: Some(Task::Sight),
    },
    Peer {
        program: "splat",
        work: PeerWork::Itm3Seconds,
        source: Source::Debian("splat"),
        task: Some(Task::Itm { posts_per_degree: 1_200 }),
    },
    Peer {
        program: "splat-hd",
        work: PeerWork::Itm1Second,
        source: Source::Debian("splat"),
        task: Some(Task::Itm { posts_per_degree: 3_600 }),
    },
    // its forks differ in options and in the form of their terrain
    Peer {
        program: "signalserver",
        work: PeerWork::Itm3Seconds,
        source: Source::Address("https://github.com/JayKickliter/Signal-Server"),
        task: None,
    },
    // a library: there is no program to start
    Peer {
        program: "crc-covlib",
        work: PeerWork::P1812,
        source: Source::Address("https://github.com/ic-crc/crc-covlib"),
        task: None,
    },
];

/// Starts this program and each other one that is installed in turn on made ground, and tells times, ratios, and how far the
/// results agree. Nothing is downloaded.
///
/// # Method
/// Times are those of whole processes, their reading and writing included: wall-clock time from the start to the end, and the
/// processor time that the system counted. The ground is the same on every machine.
///
/// # Cost
/// Seconds to make the ground, then a few seconds for each start.
///
/// # Errors
/// [`BenchError`]: this program fails, or a file cannot be written. Another program that is not there, fails, or takes too
/// long is a line that says so.
pub fn bench_peers(request: &PeersRequest, progress: &dyn Progress) -> Result<String, BenchError> {
    if let Some(json) = &request.json {
        require_folder(json)?;
    }
    let scratch = ScratchFolder::temporary().map_err(BenchError::Scratch)?;
    let found = PEERS.map(|peer| (on_path(peer.program), peer));
    let plan = DistrictPlan::around_mast(request.cell);
    let ground = found.iter().any(|(path, peer)| path.is_some() && peer.task.is_some()).then(|| {
        progress.stage(word("demo-making-the-terrain"), 1);
        generate_mast_ground(&plan)
    });
    let mut comparisons = Vec::with_capacity(found.len());
    for (path, peer) in &found {
        comparisons.push(match (path, peer.task, &ground) {
            (Some(path), Some(task), Some(ground)) => {
                let place = Contested { request, ground, path, folder: scratch.path() };
                compared(peer, task, &place, progress)?
            }
            (path, task, _) => peer.left_out(path.is_some(), task.is_some()),
        });
    }
    progress.finish();
    let bench = PeerBench {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        time: date::utc(SystemTime::now()),
        threads: rayon::current_num_threads(),
        starts: request.starts.max(LEAST_STARTS),
        limit_s: request.limit.as_secs_f64(),
        ground_km: plan.extent().kilometres(),
        cell_m: request.cell.metres(),
        radius_km: request.radius.kilometres(),
        comparisons,
    };
    if let Some(json) = &request.json {
        write_peers_json(json, &bench)?;
    }
    Ok(peers_text(&bench))
}

/// A file's folder must be there before anything is measured.
fn require_folder(path: &Path) -> Result<(), OutputError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| !folder.is_dir()) {
        Some(folder) => Err(OutputError::NoFolder { path: path.to_owned(), folder: folder.to_owned() }),
        None => Ok(()),
    }
}

/// One other program beside this one.
fn compared(
    peer: &Peer,
    task: Task,
    place: &Contested<'_>,
    progress: &dyn Progress,
) -> Result<PeerComparison, BenchError> {
    let request = place.request;
    let starts = request.starts.max(LEAST_STARTS);
    let folder = ScratchFolder::within(place.folder, peer.program).map_err(BenchError::Scratch)?;
    let contest = task.prepared(place, folder.path())?;
    progress.stage(&text!("peers-comparing-with", program = peer.program), starts as u64);
    let mut comparison = peer.left_out(true, true);
    comparison.program_version = contest.version();
    let ended = starts::alternate(&contest, starts, request.limit, progress);
    let ended = ended.map_err(|reason| BenchError::OwnRun { program: peer.program, reason })?;
    let agreed = ended.and_then(|times| {
        let agreement = task.agreement(&contest, request.limit)?;
        Ok((times, agreement))
    });
    match agreed {
        Ok(([own, other], agreement)) => {
            let ratio = |own_s: f64, other_s: f64| (other_s > 0.0).then(|| own_s / other_s);
            comparison.outcome = PeerOutcome::Compared;
            comparison.wall_ratio = ratio(own.wall_median_s, other.wall_median_s);
            comparison.processor_ratio = ratio(own.processor_median_s, other.processor_median_s);
            (comparison.own, comparison.other) = (Some(own), Some(other));
            comparison.agreement = Some(agreement);
            comparison.reason = None;
        }
        Err(trouble) => {
            (comparison.outcome, comparison.reason) = (trouble.outcome(), Some(trouble.text()));
        }
    }
    Ok(comparison)
}

impl Peer {
    /// The line of a program that was not compared: whether it was found, and whether it could be started.
    fn left_out(&self, found: bool, startable: bool) -> PeerComparison {
        let source = self.source.text();
        let (outcome, reason) = match (found, startable) {
            (_, false) => (PeerOutcome::NotStarted, text!("peers-not-started", source = source.as_str())),
            (_, true) => (PeerOutcome::NotFound, text!("peers-not-found", source = source.as_str())),
        };
        PeerComparison {
            work: self.work,
            program: self.program.to_owned(),
            program_version: None,
            outcome,
            reason: Some(reason),
            source,
            own: None,
            other: None,
            wall_ratio: None,
            processor_ratio: None,
            agreement: None,
        }
    }
}
