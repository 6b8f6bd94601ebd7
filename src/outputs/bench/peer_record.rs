//! What a comparison with other programs found.
use serde::Serialize;

/// This program and others at the same work, in one run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeerBench {
    /// Version of this program.
    pub version: String,
    /// When it was measured, UTC: `2026-11-24T21:05:33Z`.
    pub time: String,
    /// Threads of this program.
    pub threads: usize,
    /// How often each program was started.
    pub starts: usize,
    /// Time after which a start is given up, seconds.
    pub limit_s: f64,
    /// Side of the made ground, km.
    pub ground_km: f64,
    /// Side of its cells, m.
    pub cell_m: f64,
    /// How far each program looked, km.
    pub radius_km: f64,
    /// Each other program.
    pub comparisons: Vec<PeerComparison>,
}

/// Another program beside this one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeerComparison {
    /// What both computed.
    pub work: PeerWork,
    /// Name of the other program.
    pub program: String,
    /// Its version, where it tells that.
    pub program_version: Option<String>,
    /// What came of it.
    pub outcome: PeerOutcome,
    /// Why it was not compared, for a reader.
    pub reason: Option<String>,
    /// Debian package or address from which it is to be had.
    pub source: String,
    /// Of this program.
    pub own: Option<PeerTimes>,
    /// Of the other one.
    pub other: Option<PeerTimes>,
    /// Wall-clock time of this program over that of the other one, medians.
    pub wall_ratio: Option<f64>,
    /// The same of the processor time.
    pub processor_ratio: Option<f64>,
    /// How far both say the same.
    pub agreement: Option<PeerAgreement>,
}

/// What programs computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PeerWork {
    /// Which cells are in line of sight.
    LineOfSight,
    /// Loss by the Irregular Terrain Model, 3 arc-seconds.
    Itm3Seconds,
    /// The same, 1 arc-second.
    Itm1Second,
    /// Loss by ITU-R P.1812.
    P1812,
}

/// What came of another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PeerOutcome {
    /// Both were measured.
    Compared,
    /// It is not installed.
    NotFound,
    /// It is not started.
    NotStarted,
    /// It failed, or left no result that can be read.
    Failed,
    /// It took longer than the limit.
    TooSlow,
}

/// Times of whole processes, seconds; processor time of all threads together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PeerTimes {
    /// Smallest wall-clock time.
    pub wall_min_s: f64,
    /// Median of the same.
    pub wall_median_s: f64,
    /// Smallest processor time.
    pub processor_min_s: f64,
    /// Median of the same.
    pub processor_median_s: f64,
}

/// How far two results say the same.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PeerAgreement {
    /// Cells or points on which both have a value.
    pub cells: usize,
    /// Share of them on which both say the same (of losses: within `within_db`), 0 to 1.
    pub share: f64,
    /// What counts as the same loss, dB.
    pub within_db: Option<f64>,
    /// Half of the losses differ by no more than this, dB.
    pub median_difference_db: Option<f64>,
}
