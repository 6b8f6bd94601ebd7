//! Arguments of `signalgap shards`, and what they do.
use super::examples;
use super::exit::{Failure, Report, told};
use super::headings;
use super::json_argument::JsonArgument;
use super::means_arguments::OverwriteArgument;
use super::memory_argument::{MemoryArgument, parse_bytes};
use super::progress::Bars;
use crate::inputs::scenario_file::{Variant, load_scenarios};
use crate::outputs::{ShardsFolder, ran_text, shards_plan_text, status_text};
use crate::pipeline::RunMeans;
use crate::pipeline::shards::{self, MergeRequest, ShardMeans, ShardsAsked, ShardsRunError};
use clap::Subcommand;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Processor time of a shard where no number of shards is asked for, minutes.
const DEFAULT_CPU_MINUTES: &str = "10";
/// What swept masts may take in the folder of a plan.
const DEFAULT_SHARED_MASTS: &str = "8GiB";

/// What is done with shards.
#[derive(Debug, Subcommand)]
pub(super) enum ShardsCommand {
    /// Divide a scenario into shards of about equal time, and tell what they take.
    ///
    /// Reads the tables and the headers of rasters, computes nothing, and writes `plan.json`. The same inputs give the same plan.
    #[command(after_long_help = examples::SHARDS_PLAN)]
    Plan(Box<PlanArguments>),
    /// Compute one shard of a plan.
    ///
    /// What is done already is not computed again; what was stopped goes on. Several shards may run at the same time, on any machines that see the plan's
    /// folder and the inputs. Exit code 75 says that the same may succeed later (disk full, no memory, a server that does not answer); any other that it would fail again.
    #[command(after_long_help = examples::SHARDS_RUN)]
    Run(Box<RunArguments>),
    /// Tell which shards are done; the exit code is 75 while some are missing.
    #[command(after_long_help = examples::SHARDS_STATUS)]
    Status {
        /// Folders of one plan.
        #[arg(required = true, value_name = "PLAN")]
        plans: Vec<PathBuf>,
        #[command(flatten)]
        json: JsonArgument,
    },
    /// Copy finished shards from other folders of the same plan into the first.
    ///
    /// For machines without a common disk: each computes shards in its own copy of the plan's folder.
    #[command(after_long_help = examples::SHARDS_GATHER)]
    Gather {
        /// The folder that gets them.
        #[arg(value_name = "PLAN")]
        plan: PathBuf,
        /// Folders of the same plan.
        #[arg(required = true, value_name = "OTHER")]
        others: Vec<PathBuf>,
        #[command(flatten)]
        json: JsonArgument,
    },
    /// Put all shards together to the files that one run would write, byte for byte.
    #[command(after_long_help = examples::SHARDS_MERGE)]
    Merge(Box<MergeArguments>),
}

/// Arguments of `signalgap shards plan`.
#[derive(Debug, clap::Args)]
pub(super) struct PlanArguments {
    /// The scenario file.
    pub(super) scenario: PathBuf,
    /// Folder for the plan and for what its shards leave; created if missing.
    #[arg(help_heading = headings::OUTPUT, long, short, value_name = "PLAN")]
    output: PathBuf,
    /// Number of shards.
    #[arg(help_heading = headings::SUBJECT, long, value_name = "N", conflicts_with = "cpu_minutes",
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    count: Option<u32>,
    /// Processor time of each shard, minutes, in place of their number.
    #[arg(help_heading = headings::SUBJECT, long, value_name = "MINUTES", default_value = DEFAULT_CPU_MINUTES, value_parser = minutes)]
    cpu_minutes: f64,
    #[command(flatten)]
    memory: MemoryArgument,
    /// Most that swept masts may take in the plan's folder. If all of them take less, the first shard that needs a mast sweeps it and keeps it there for
    /// the others; if not, or with `none`, each shard sweeps the part that it needs.
    #[arg(help_heading = headings::MEANS, long, value_name = "SIZE", default_value = DEFAULT_SHARED_MASTS, value_parser = size_or_none)]
    share_masts: usize,
    /// Replace another plan in the folder; what its shards left is of no use to the new one.
    #[arg(help_heading = headings::OUTPUT, long)]
    overwrite: bool,
    #[command(flatten)]
    json: JsonArgument,
}

/// Arguments of `signalgap shards run`.
#[derive(Debug, clap::Args)]
pub(super) struct RunArguments {
    /// The plan's folder.
    plan: PathBuf,
    /// Number of the shard, from 0.
    #[arg(value_name = "K")]
    shard: usize,
    /// The scenario file, where it is not where the plan says.
    #[arg(help_heading = headings::SUBJECT, long, value_name = "FILE")]
    scenario: Option<PathBuf>,
    /// Memory for terrain, swept masts and tiles (default: what the plan says).
    #[arg(help_heading = headings::MEANS, long, value_name = "SIZE", value_parser = parse_bytes)]
    memory: Option<usize>,
    #[command(flatten)]
    json: JsonArgument,
}

/// Arguments of `signalgap shards merge`.
#[derive(Debug, clap::Args)]
pub(super) struct MergeArguments {
    /// Folders of one plan; each shard is done in one of them.
    #[arg(required = true, value_name = "PLAN")]
    plans: Vec<PathBuf>,
    /// Folder for the results; created if missing.
    #[arg(help_heading = headings::OUTPUT, long, short, value_name = "FOLDER")]
    output: PathBuf,
    /// The scenario file, where it is not where the plan says.
    #[arg(help_heading = headings::SUBJECT, long, value_name = "FILE")]
    scenario: Option<PathBuf>,
    #[command(flatten)]
    memory: MemoryArgument,
    #[command(flatten)]
    overwrite: OverwriteArgument,
    #[command(flatten)]
    json: JsonArgument,
}

/// A time in minutes.
fn minutes(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(minutes) if minutes.is_finite() && minutes > 0.0 => Ok(minutes),
        _ => Err(crate::language::word("arguments-not-an-amount").to_owned()),
    }
}

/// A size, or `none`.
fn size_or_none(text: &str) -> Result<usize, String> {
    if text.trim().eq_ignore_ascii_case("none") { Ok(0) } else { parse_bytes(text) }
}

impl ShardsCommand {
    /// Whether a program reads the result.
    pub(super) const fn asks_for_json(&self) -> bool {
        let argument = match self {
            Self::Plan(arguments) => &arguments.json,
            Self::Run(arguments) => &arguments.json,
            Self::Status { json, .. } | Self::Gather { json, .. } => json,
            Self::Merge(arguments) => &arguments.json,
        };
        argument.json
    }

    /// The scenario file that is meant.
    pub(super) fn scenario(&self) -> Option<PathBuf> {
        let planned =
            |plan: &Path| ShardsFolder::open(plan).ok().map(|folder| folder.plan().scenario.clone());
        match self {
            Self::Plan(arguments) => Some(arguments.scenario.clone()),
            Self::Run(arguments) => arguments.scenario.clone().or_else(|| planned(&arguments.plan)),
            Self::Merge(arguments) => {
                arguments.scenario.clone().or_else(|| planned(arguments.plans.first()?))
            }
            Self::Status { .. } | Self::Gather { .. } => None,
        }
    }

    /// Does it.
    pub(super) fn carry_out(&self, bars: &Bars) -> Result<Report, Failure> {
        match self {
            Self::Plan(arguments) => arguments.plan(bars),
            Self::Run(arguments) => arguments.run(bars),
            Self::Status { plans, .. } => {
                let status = shards::status(plans)?;
                let document =
                    json!({ "count": status.count, "done": status.done(), "missing": status.missing });
                let summary = status_text(&status);
                Ok(Report { unfinished: !status.missing.is_empty(), ..with_document(summary, document) })
            }
            Self::Gather { plan, others, .. } => {
                let (taken, status) = shards::gather(plan, others)?;
                let document = json!({
                    "count": status.count,
                    "done": status.done(),
                    "missing": status.missing,
                    "taken": taken,
                });
                let summary = crate::text!("shards-gathered", taken) + "\n" + &status_text(&status);
                Ok(with_document(summary, document))
            }
            Self::Merge(arguments) => arguments.merge(bars),
        }
    }
}

impl PlanArguments {
    fn plan(&self, bars: &Bars) -> Result<Report, Failure> {
        let mut variants = load_scenarios(&self.scenario).map_err(|error| Failure::Input(told(&error)))?;
        let loaded = match variants.pop() {
            Some(Variant { label: None, loaded, .. }) if variants.is_empty() => loaded,
            _ => return Err(ShardsRunError::Variants { file: self.scenario.display().to_string() }.into()),
        };
        let asked = ShardsAsked {
            count: self.count.map(|count| count as usize),
            cpu_s: 60.0 * self.cpu_minutes,
            memory_bytes: self.memory.memory,
            shared_masts_bytes: self.share_masts as u64,
            overwrite: self.overwrite,
        };
        let planned = shards::plan(&loaded, &self.output, &asked, bars)?;
        let plan = planned.folder.plan();
        let document = json!({
            "plan": planned.folder.path().display().to_string(),
            "digest": plan.digest,
            "count": plan.count,
            "totals": plan.totals,
        });
        let summary = shards_plan_text(&planned.folder, planned.fewer_than);
        Ok(with_document(summary, document))
    }
}

impl RunArguments {
    fn run(&self, bars: &Bars) -> Result<Report, Failure> {
        let means = ShardMeans { scenario: self.scenario.clone(), memory_bytes: self.memory };
        let ran = shards::run(&self.plan, self.shard, &means, bars)?;
        let record = absolute(&ran.record);
        let document = json!({
            "shard": ran.done.shard,
            "record": record.display().to_string(),
            "sha256": ran.sha256,
            "already_done": ran.already_done,
            "cpu_s": ran.done.cpu_s,
            "expected_cpu_s": ran.expected_cpu_s,
            "wall_s": ran.done.wall_s,
            "masts_swept": ran.done.masts_swept,
            "masts_found": ran.done.masts_found,
        });
        Ok(with_document(ran_text(&ran.done, ran.already_done, ran.expected_cpu_s), document))
    }
}

impl MergeArguments {
    fn merge(&self, bars: &Bars) -> Result<Report, Failure> {
        let means = RunMeans {
            memory_bytes: self.memory.memory,
            overwrite: self.overwrite.overwrite,
            ..RunMeans::default()
        };
        let request = MergeRequest {
            folders: &self.plans,
            scenario: self.scenario.as_deref(),
            output: &self.output,
            means,
        };
        Ok(Report::of_run(shards::merge(&request, bars)?, &self.output))
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn with_document(summary: String, document: Value) -> Report {
    Report { document: Some(document), ..Report::without_rejects(summary) }
}

impl From<ShardsRunError> for Failure {
    fn from(error: ShardsRunError) -> Self {
        let text = told(&error);
        if error.is_internal() {
            Self::Fault(text)
        } else if error.is_temporary() {
            Self::Temporary(text)
        } else {
            Self::Input(text)
        }
    }
}
